"""A sentence → the meetings that it tells of: their names, bodies, numbers, days, places and forms. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bot.meeting_words import (
    AT, COUNTED, ENDS_A_PLACE, FILLER, FORM, HABIT, HEAD, HOLDS, LEFT_STOP, NO_DAY, NO_PLACE, NOT_YET, NTH, PERSON, PLACE, STOP, form_of,
    ordinals, telling,
)  # fmt: skip
from bot.organisations import Named, is_place, organisations
from corpus.dates import Date, dates
from corpus.text import words
from corpus.types import Language, Span

_DAY, _MONTH = len("2020-12-15"), len("2020-12")
_LONGEST_NAME = 400
_OPENS, _CLOSES = "“\"‘«(", {"“": "”", '"': '"', "‘": "’", "«": "»", "(": ")"}
_FRAME = 40
"""Characters at the start of a sentence in which the year may stand that all of it is about."""

When = tuple[str, str]
"""First and last day, ISO 8601 of any precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document and what stands in it; every place below is in its own text."""

    text: str
    language: Language
    named: tuple[Named, ...]
    dates: tuple[Date, ...]

    @classmethod
    def read(cls, text: str, language: Language) -> "Sentence":
        return cls(text=text, language=language, named=organisations(text), dates=dates(text))


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
    beside: str = ""
    """The words for its body, where they are not in its name but stand beside it."""
    several: bool = False
    """True if it is more than one, uncounted: "3 seminars", "the meetings"."""
    proper: bool = False
    """True if it has a name of its own."""

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
        return self.when is not None and (len(self.when[0]) > 4 or (self.proper and len(self.words) > 1))


def mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """The meetings of a sentence in order; "lần thứ 53 và 54" are two."""
    if sentence.text.rstrip().endswith("?"):
        return ()
    found: list[Mention] = []
    for head in HEAD[sentence.language].finditer(sentence.text):
        if found and head.start() < found[-1].span[1]:
            continue
        found += _Reader(sentence, head, found[-1].span[1] if found else 0).read()
    return tuple(_dated(sentence, found))


class _Reader:
    """Reads one name from its noun outwards."""

    def __init__(self, sentence: Sentence, head: re.Match[str], after: int) -> None:
        self.of, self.text, self.language, self.head, self.after = sentence, sentence.text, sentence.language, head, after

    def read(self) -> Iterator[Mention]:
        span = (self._left(), self._right())
        name = self.text[slice(*span)]
        inside = [one for one in self.of.named if span[0] <= one.span[0] and one.span[1] <= span[1]]
        inside = [one for one in inside if one.known or not _topic(self.text[span[0] : one.span[0]])]
        beside = None if inside else self._beside(*span)
        bodies = tuple(dict.fromkeys(one.short for one in ([beside] if beside else inside)))
        end, when, place, form = _tail(self.of, span[1])
        nth = next((m for m in NTH[self.language].finditer(name) if not any(_within(m.span(), o.span, span[0]) for o in inside)), None)
        numbered = ordinals(nth[1], self.language) if nth else ()
        days = [(one.first, one.last) for one in when] or [None]
        days = days if len(days) == len(numbered) else [_from_to(when)] * max(1, len(numbered))
        one = Mention(
            span=span, end=end, name=name.strip(), words=self._telling(span, inside, nth), bodies=bodies, place=place,
            form=form_of(name) or form, beside=self.text[slice(*beside.span)] if beside else "", several=self._several(numbered=bool(numbered)), proper=self._proper(span),
        )  # fmt: skip
        if not numbered:
            yield replace(one, when=_from_to(when))
        for (number, said), day in zip(numbered, days if numbered else (), strict=True):
            alone = name.replace(nth[1], said) if nth else name
            yield replace(one, ordinal=number, when=day, name=_singular(alone) if len(numbered) > 1 else alone)

    def _left(self) -> int:
        """English puts before the noun what kind of meeting it is."""
        start = self.head.start()
        if self.language is Language.VI:
            return start
        while match := re.search(r"(\S+)\s+$", self.text[self.after : start]):
            word, joint = match[1], start
            at = self.after + match.start()
            day = next((one for one in self.of.dates if one.span[0] <= at < one.span[1]), None)
            number = NTH[self.language].match(self.text, at)
            joins = word.lower() in ("and", "&") and NTH[self.language].match(self.text, start) is not None
            if day or (word[-1] in ",.;:)”" and not number) or (LEFT_STOP.fullmatch(word) and not joins) or self.head.start() - at > 120:
                break
            named = next((one for one in self.of.named if one.span[0] < at < one.span[1] and one.span[0] >= self.after), None)
            start = named.span[0] if named else at
            if start >= joint:
                break
        return start

    def _right(self) -> int:
        text, at = self.text, self.head.end()
        stop, limit = STOP[self.language], min(len(self.text), self.head.end() + _LONGEST_NAME)
        while at < limit:
            named = next((one for one in self.of.named if one.span[0] == at), None)
            day = next((one for one in self.of.dates if one.span[0] == at), None)
            number = NTH[self.language].match(text, at)
            if named:
                at = named.span[1]
            elif text[at] in _OPENS and (closing := text.find(_CLOSES[text[at]], at + 1)) > 0:
                if text[at] == "(" and (dates(text[at:closing]) or closing - at > 60 or " " in text[at + 1 : closing].strip()):
                    break
                at = closing + 1
            elif text[at] in ",.;:!?…)" or (day and len(day.first) > 4) or (at and text[at - 1] == " " and stop.match(text, at)):
                break
            elif re.compile(r"on\b").match(text, at) and any(one.span[0] in (at + 3, at + 7) and len(one.first) > 4 for one in self.of.dates):
                break
            elif number and at and not text[at - 1].isalnum():
                at = number.end()
            else:
                at += 1
        return self._without_year(at)

    def _without_year(self, end: int) -> int:
        """A year at the end of a name is when it met, unless the name sums it up or plans it."""
        end = self.head.start() + len(self.text[self.head.start() : end].rstrip())
        year = next((one for one in self.of.dates if one.span[1] == end and len(one.first) == 4 and one.first == one.last), None)
        before = self.text[self.head.start() : year.span[0]] if year else ""
        if not year or re.search(r"\b(?:tổng kết|sơ kết|kế hoạch|công tác|triển khai|chủ tịch|summing|review|plan\w*|chair\w*)\b", before, re.I):
            return end
        before = re.sub(r"\s+(?:of|in|for|vào|của)$", "", before.rstrip())
        return self.head.start() + len(before) if before.lower() != self.head.group().lower() else end

    def _beside(self, start: int, end: int) -> Named | None:
        """The body beside a name that has none: "adopted by SEOM at its 48th meeting", "at its 48th meeting, SEOM adopted"."""
        then = re.compile(r",? (?:the )?(?:\w+ )?").match(self.text, end) if AT[self.language].search(self.text[:start]) else None
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

    def _several(self, *, numbered: bool) -> bool:
        counted = COUNTED[self.language].search(self.text[: self.head.start()])
        plural = self.language is Language.EN and self.head.group().lower().endswith("s")
        return not numbered and (plural or counted is not None)

    def _proper(self, span: Span) -> bool:
        inside = self.text[span[0] : span[1]]
        capital = self.head.group()[0].isupper() and span[0] > 0
        return capital or any(sign in inside for sign in "“«\"") or (self.language is Language.EN and not self._indefinite(span[0]))

    def _indefinite(self, start: int) -> bool:
        return re.search(r"\b(?:the|its|their|this)\s+$", self.text[:start], re.I) is None


def _topic(before: str) -> bool:
    """What a meeting is about may have a code; it is nobody who met."""
    return re.search(r"[“\"«]|\b(?:về|on)\b", before) is not None


def _within(part: Span, whole: Span, offset: int) -> bool:
    return whole[0] - offset <= part[0] and part[1] <= whole[1] - offset


def _singular(name: str) -> str:
    return re.sub(r"\b(meeting|conference|session|summit|workshop|seminar|retreat|forum)s\b", r"\1", name, flags=re.I)


def _from_to(when: list[Date]) -> When | None:
    """From the first to the last of some dates; beside a day, a year says no more."""
    exact = max((len(one.first) for one in when), default=0)
    when = [one for one in when if len(one.first) == exact]
    return (min(one.first for one in when), max(one.last for one in when)) if when else None


def _tail(sentence: Sentence, at: int) -> tuple[int, list[Date], str | None, str | None]:
    """What follows a name as to when, where and how: the end of it, its days, place and form."""
    text, when, place, form, end = sentence.text, [], None, None, at
    while at < len(text):
        day = next((one for one in sentence.dates if one.span[0] == at), None)
        where = None if place else PLACE[sentence.language].match(text, at)
        how = FORM.match(text, at)
        if day and not NO_DAY.search(text[:at]):
            when.append(day)
            at = end = day.span[1]
            joint = re.compile(r",? (?:và|and) ").match(text, at)
            at = joint.end() if joint and any(one.span[0] == joint.end() for one in sentence.dates) else at
        elif where and not _no_place(sentence, where):
            place = _place(sentence, where)
            at = end = where.start(1) + len(place)
        elif how:
            form = form_of(text[slice(*how.span())])
            at = end = how.end()
        else:
            filler = FILLER[sentence.language].match(text, at)
            if not filler or filler.end() == at:
                break
            at = filler.end()
    return end, when, place, form


def _no_place(sentence: Sentence, where: re.Match[str]) -> bool:
    body = any(one.span[0] <= where.start(1) < one.span[1] for one in sentence.named)
    return body or NO_PLACE.match(where[1]) is not None


def _place(sentence: Sentence, where: re.Match[str]) -> str:
    """With the country, where one follows."""
    follows = where[2] and (is_place(where[2]) or ENDS_A_PLACE.match(sentence.text, where.end()))
    if follows and not any(one.span[0] <= where.start(2) < one.span[1] for one in sentence.named):
        return sentence.text[where.start(1) : where.end(2)]
    return where[1]


def _dated(sentence: Sentence, found: list[Mention]) -> Iterator[Mention]:
    """Those without a day of their own have the one that the sentence opens with, or that its verb goes with."""
    text, language = sentence.text, sentence.language
    opening = _tail(sentence, 0)
    for one in found:
        own = {day.span for other in found for day in sentence.dates if other.span[0] <= day.span[0] < other.end}
        before = [day for day in sentence.dates if day.span[1] <= one.span[0] and day.span not in own]
        if one.when is None and before and not NOT_YET[language].search(text[: one.span[0]]) and _goes_with(sentence, before[-1], one):
            days = opening[1] if before[-1] in opening[1] else before[-1:]
            place = one.place or (opening[2] if before[-1] in opening[1] else None)
            one = replace(one, when=_from_to(days), place=place)  # noqa: PLW2901 - the same mention, with what was found
        if HABIT.search(text) and (one.when is None or len(one.when[0]) < _MONTH):
            continue
        if one.form is None and len(found) == 1 and not one.several:
            one = replace(one, form=form_of(text))  # noqa: PLW2901 - as above
        yield one


def _goes_with(sentence: Sentence, day: Date, one: Mention) -> bool:
    text, between = sentence.text, sentence.text[day.span[1] : one.span[0]]
    if NO_DAY.search(text[: day.span[0]]):
        return False
    if len(day.first) < _MONTH and (day.span[0] > _FRAME or day.first != day.last):
        return False
    at_start = day.span[0] <= _FRAME
    adjacent = not between.strip(" ,") or re.fullmatch(r"\s*(?:'s|’s)?\s*", between) is not None
    return adjacent or HOLDS[sentence.language].search(between) is not None or (at_start and AT[sentence.language].search(between) is not None)
