"""The name of a meeting, read from its noun outwards: its bodies, its numbers, and what tells it apart. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.meetings.circumstances import FRAME, Sentence, When, circumstances, from_to
from bot.meetings.ordinals import NTH, ordinals
from bot.meetings.organisations import Named
from bot.meetings.words import AT, COUNTED, LEFT_STOP, STOP, form_of, telling
from corpus.text import words
from corpus.types import Language, Span

_YEAR, _MONTH = len("2020"), len("2020-12")
_LONGEST_NAME = 400
_CLOSES = {"“": "”", '"': '"', "‘": "’", "«": "»", "(": ")"}
_SHORT_FORM = re.compile(r"(?=.*[^\W\d_])(?!.*\d/\d)[^\s()]{1,30}")
"""What in brackets belongs to a name: "(GBM)", "(AEM-54)"."""
_TOPIC = re.compile(r"[“\"«]|\b(?:về|on)\b", re.IGNORECASE)
"""What a meeting is about may have a code; it is nobody who met."""
_ON = re.compile(r"on (?:the )?", re.IGNORECASE)
_NEXT = re.compile(r"\)?,? (?:the )?(?:\w+ )?", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|its|their|this)\s+$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(\S+)\s+$")
_DANGLING = re.compile(r"(?:\s+(?:of|in|for|vào|của))?\s*$", re.IGNORECASE)
_PLURAL = re.compile(r"\b(meeting|conference|session|summit|workshop|seminar|retreat|forum)s\b", re.IGNORECASE)
_SUMMED = re.compile(r"\b(?:tổng kết|sơ kết|kế hoạch|công tác|triển khai|chủ tịch|summing|review\w*|plan\w*|chair\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A meeting where a sentence names it: `span` is the name, `end` where its day and place end."""

    span: Span
    end: int
    name: str
    words: frozenset[str]
    """What tells it apart, without its bodies and numbers."""
    bodies: tuple[str, ...]
    ordinal: int | None = None
    when: When | None = None
    place: str | None = None
    form: str | None = None
    body: str = ""
    """The words for its first body."""
    beside: str = ""
    """The same, where they are not in its name but stand beside it, or before."""
    several: bool = False
    """True if it is more than one, uncounted: "3 seminars", "the meetings"."""
    framed: bool = False
    """True if its day is the one that the sentence opens with."""
    proper: bool = False
    """True if it has a name of its own."""

    def after(self, earlier: "Mention | None") -> "Mention":
        """With the body of the meeting numbered before it, where it has no name: "… the second conference"."""
        if self.bodies or self.words or not self.ordinal or earlier is None:
            return self
        return replace(self, bodies=earlier.bodies, body=earlier.body, beside=earlier.body)

    @property
    def bare(self) -> bool:
        """True for "the meeting": it can only be the one that was just told of."""
        return not (self.words or self.ordinal or self.several or (self.bodies and not self.beside))

    @property
    def certain(self) -> bool:
        """True if it is numbered or dated well enough to be a meeting that took place."""
        if self.several and not self.ordinal:
            return False
        if self.ordinal:
            return bool(self.bodies or len(self.words) > 1 or self.when)
        of_its_own = self.proper and bool((self.words and self.bodies) or (len(self.words) > 1 and self.framed))
        return self.when is not None and (len(self.when[0]) > _YEAR or of_its_own)


def read_name(sentence: Sentence, head: re.Match[str], after: int) -> Iterator[Mention]:
    """The meeting, or the several, that a noun and the words around it name; no word of it stands before `after`."""
    return _Reader(sentence, head, after).read()


class _Reader:

    def __init__(self, sentence: Sentence, head: re.Match[str], after: int) -> None:
        self.of, self.text, self.language, self.head, self.after = sentence, sentence.text, sentence.language, head, after

    def read(self) -> Iterator[Mention]:
        span = (self._left(), self._right())
        name = self.text[slice(*span)]
        inside = [one for one in self.of.named if span[0] <= one.span[0] and one.span[1] <= span[1]]
        inside = [one for one in inside if one.known or not _TOPIC.search(self.text[span[0] : one.span[0]])]
        told = circumstances(self.of, span[1])
        beside = None if inside else self._beside(span[0], told.end)
        # In English "the first half of 2022" after the noun is no number of the meeting.
        before = name if self.language is Language.VI else self.text[span[0] : self.head.start()]
        said = next((self.text[slice(*body.span)] for body in ([beside] if beside else inside)), "")
        nth = next((m for m in NTH[self.language].finditer(before) if not _in_one(inside, span[0] + m.start())), None)
        numbered = ordinals(nth[1], self.language) if nth else ()
        one = Mention(
            span=span, end=told.end, name=name.strip(), words=self._telling(span, inside, nth), when=from_to(told.days), place=told.place,
            bodies=tuple(dict.fromkeys(body.short for body in ([beside] if beside else inside))), form=form_of(name) or told.form,
            body=said, beside=said if beside else "", several=not nth and self._several(), proper=self._proper(*span),
        )  # fmt: skip
        if not nth:
            yield one
        each = len(told.days) == len(numbered)
        for n, (number, said) in enumerate(numbered):
            alone = name.replace(nth[1], said) if nth else name
            when = from_to(told.days[n : n + 1]) if each else one.when
            yield replace(one, ordinal=number, when=when, name=_PLURAL.sub(r"\1", alone) if len(numbered) > 1 else alone)

    def _left(self) -> int:
        """Where the name begins: English puts before the noun what kind of meeting it is."""
        start = self.head.start()
        while self.language is Language.EN and (match := _WORD_BEFORE.search(self.text, max(self.after, start - 60), start)):
            at, word = match.start(), match[1]
            number = NTH[self.language].match(self.text, at)
            joins = word.lower() in ("and", "&") and NTH[self.language].match(self.text, start)
            dated = any(one.span[0] <= at < one.span[1] for one in self.of.dates)
            if dated or (word[-1] in ",.;:)”" and not number) or (LEFT_STOP.fullmatch(word) and not joins):
                break
            # A name is taken whole, whatever words it is made of.
            start = min([at, *(one.span[0] for one in self.of.named if self.after <= one.span[0] < at < one.span[1])])
        return start

    def _right(self) -> int:
        """Where the name ends: at a sign, a date, or a word that begins something else; a name or a quote in it is taken whole."""
        text, at = self.text, self.head.end()
        while at < min(len(text), self.head.end() + _LONGEST_NAME):
            named = next((one for one in self.of.named if one.span[0] == at), None)
            number = NTH[self.language].match(text, at)
            if named:
                at = named.span[1]
            elif text[at] in _CLOSES and (closing := text.find(_CLOSES[text[at]], at + 1)) > 0:
                if text[at] == "(" and not _SHORT_FORM.fullmatch(text, at + 1, closing):
                    break
                at = closing + 1
            elif text[at] in ",.;:!?…)" or self._stops(at):
                break
            else:
                at = number.end() if number else at + 1
        return self._without_year(self.head.start() + len(_DANGLING.sub("", text[self.head.start() : at])))

    def _stops(self, at: int) -> bool:
        on = _ON.match(self.text, at)
        begins = [one for one in self.of.dates if one.span[0] in (at, on.end() if on else at)]
        stopped = self.text[at - 1] == " " and STOP[self.language].match(self.text, at) is not None
        summed = _SUMMED.search(self.text[self.head.start() : at])
        return stopped or any(len(one.first) > (_MONTH if summed else _YEAR) for one in begins)

    def _without_year(self, end: int) -> int:
        """A year at the end of a name is when it met, unless the name sums it up or plans it."""
        year = next((one for one in self.of.dates if one.span[1] == end and len(one.first) == _YEAR and one.first == one.last), None)
        before = self.text[self.head.start() : year.span[0]] if year else ""
        if not year or _SUMMED.search(before):
            return end
        before = _DANGLING.sub("", before)
        return self.head.start() + len(before) if before.lower() != self.head.group().lower() else end

    def _beside(self, start: int, end: int) -> Named | None:
        """The body beside a name that has none: "adopted by SEOM at its 48th meeting", "at its 48th meeting, SEOM adopted"."""
        opens = start < FRAME or AT[self.language].search(self.text[:start])
        then = _NEXT.match(self.text, end) if opens else None
        of = next((one for one in self.of.named if then and one.known and then.start() < one.span[0] <= then.end()), None)
        if of:
            return of
        own = re.search(r"\b(?:its|their)\s+$", self.text[:start], re.I)
        after = 0 if own else self.after
        near = [one for one in self.of.named if after <= one.span[0] and one.span[1] <= start and one.known]
        return near[-1] if near else None

    def _telling(self, span: Span, inside: list[Named], nth: re.Match[str] | None) -> frozenset[str]:
        name = list(self.text[slice(*span)])
        cut = [(one.span[0] - span[0], one.span[1] - span[0]) for one in inside] + ([nth.span()] if nth else [])
        for start, end in cut:
            name[start:end] = " " * (end - start)
        return telling(words("".join(name)))

    def _several(self) -> bool:
        plural = self.language is Language.EN and self.head.group().lower().endswith("s")
        return plural or COUNTED[self.language].search(self.text[: self.head.start()]) is not None

    def _proper(self, start: int, end: int) -> bool:
        """True if it has a capital, a title in quotes, or in English an article that says there is only one."""
        capital = self.head.group()[0].isupper() and start > 0
        quoted = any(sign in self.text[start:end] for sign in "“«\"")
        return capital or quoted or (self.language is Language.EN and _DEFINITE.search(self.text[:start]) is not None)


def _in_one(named: Sequence[Named], at: int) -> bool:
    return any(one.span[0] <= at < one.span[1] for one in named)
