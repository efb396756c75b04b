"""Every mention of a meeting in some documents, and which of them are of one meeting. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.meetings.acts import acts
from bot.meetings.circumstances import Sentence, When
from bot.meetings.mentions import mentions
from bot.meetings.names import Mention
from bot.meetings.words import SPECIAL
from corpus.blocks import blocks, sentences
from corpus.dates import first_day, last_day
from corpus.types import Document, Language, Span
from index.twins import Alignments

_DAY = len("2020-12-15")
_LONGEST = 5000
"""Characters of a sentence: what is longer is a damaged text, and reading it would take long."""
Link = tuple[int, int]
"""The numbers of two mentions of one meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention with what its sentence says of it, in its document."""

    document: Document
    sentence: Span
    mention: Mention
    chairs: tuple[str, ...]
    holders: tuple[str, ...]
    decided: str | None

    @property
    def language(self) -> Language:
        return self.document.language

    @property
    def adds(self) -> bool:
        """True if it tells more of a meeting than that it was."""
        return bool(self.chairs or self.decided or self.mention.when or self.mention.place or self.mention.form)


def groups(documents: Mapping[str, Document], alignments: Alignments) -> list[list[Told]]:
    """The mentions of some documents, those of one meeting together, in the order of the documents."""
    told: list[Told] = []
    links: list[Link] = []
    for document in documents.values():
        for block in blocks(document.text):
            links += _read(document, (block.start, block.end), told)
    for (left, right), pairs in alignments.items():
        if documents[right].translation_of == left:
            links += _translated(told, left, right, pairs)
    links += _same(told, frozenset(alignments))
    return [[told[n] for n in numbers] for numbers in _joined(len(told), links)]


def _read(document: Document, block: Span, told: list[Told]) -> Iterator[Link]:
    """Adds what a block tells; "the meeting" in it is the one before, if there was only one in its sentence."""
    last: list[int] = []
    series: Mention | None = None
    for start, end in sentences(document.text, *block):
        if end - start > _LONGEST:
            continue
        sentence = Sentence.read(document.text[start:end], document.language)
        found = mentions(sentence)
        now: list[int] = []
        for mention, act in zip(found, acts(sentence, found), strict=True):
            one = mention.after(series)
            series = one if one.ordinal and one.bodies else series
            chairs, holders = (tuple(sentence.text[slice(*span)] for span in spans) for spans in (act.chairs, act.holders))
            decided = sentence.text[slice(*act.decided)] if act.decided else None
            made = Told(document=document, sentence=(start, end), mention=one, chairs=chairs, holders=holders, decided=decided)
            meant = now or last
            if one.bare and len(meant) == 1 and agree(told[meant[0]].mention.when, one.when):
                if made.adds:
                    told.append(made)
                    yield meant[0], len(told) - 1
            elif one.certain or (not one.several and len(one.words) > 1):
                now += [len(told)] if one.certain else []
                told.append(made)
        last = now or last


def _translated(told: Sequence[Told], left: str, right: str, pairs: Sequence[tuple[Span, Span]]) -> Iterator[Link]:
    """What a sentence and its translation both tell of: the same number and body, the same day, or all that is left."""
    of = {name: [n for n, one in enumerate(told) if one.document.id == name] for name in (left, right)}
    for mine, other in pairs if of[left] and of[right] else ():
        ours = [n for n in of[left] if _touch(told[n].sentence, mine)]
        theirs = [n for n in of[right] if _touch(told[n].sentence, other)]
        for key in _KEYS:
            for n in list(ours):
                same = [m for m in theirs if key(told[m].mention) == key(told[n].mention) is not None]
                if same:
                    yield n, same[0]
                    ours.remove(n)
                    theirs.remove(same[0])
        if len(ours) == len(theirs) == 1 and told[ours[0]].mention.ordinal == told[theirs[0]].mention.ordinal:
            yield ours[0], theirs[0]


_KEYS: tuple[Callable[[Mention], Hashable], ...] = (
    lambda one: (one.ordinal, frozenset(one.bodies)) if one.ordinal or one.bodies else None,
    lambda one: one.ordinal,
    lambda one: one.when if one.when and len(one.when[0]) > len("2020") else None,
)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(told: Sequence[Told], together: frozenset[tuple[str, str]]) -> Iterator[Link]:
    """Mentions in one language that can only be of one meeting."""
    of_one_body: dict[Hashable, dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, one in enumerate(told):
        of_one_body[one.language, frozenset(one.mention.bodies)][one.mention.ordinal].append(n)
    for numbered in of_one_body.values():
        for alike in numbered.values():
            yield from (pair for pair in combinations(alike, 2) if _match(told, *pair))
        for dated in numbered.pop(None, ()):
            # One mention is dated, the other numbered: the same meeting, where no other number is possible.
            possible = {number: [n for n in alike if _match(told, n, dated)] for number, alike in numbered.items()}
            possible = {number: alike for number, alike in possible.items() if alike}
            near = [n for alike in possible.values() for n in alike if _near(told[n].document.id, told[dated].document.id, together)]
            if len(possible) == 1 and near:
                yield near[0], dated


def _match(told: Sequence[Told], left: int, right: int) -> bool:
    return same_meeting(told[left].mention, told[right].mention)


def _near(one: str, other: str, together: frozenset[tuple[str, str]]) -> bool:
    """True for one document, or two that say the same in two languages."""
    return one == other or (one, other) in together


def same_meeting(one: Mention, other: Mention) -> bool:
    """True if two mentions of the same bodies in one language may be of one meeting, and names or days say that they are."""
    if not agree(one.when, other.when) or one.words & SPECIAL != other.words & SPECIAL:
        return False
    nested = one.words <= other.words or other.words <= one.words
    if one.ordinal and other.ordinal:
        return one.ordinal == other.ordinal and (nested if one.bodies else one.words == other.words)
    if one.words == other.words and len(one.words) > 1:
        return True
    return bool(one.when and one.when == other.when and len(one.when[0]) == _DAY and nested and one.bodies)


def agree(one: When | None, other: When | None) -> bool:
    """True unless two dates tell different times: one may be more precise."""
    if one is None or other is None:
        return True
    (a, b), (c, d) = ((first_day(when[0]), last_day(when[1])) for when in (one, other))
    return (a <= c and d <= b) or (c <= a and b <= d)


def _joined(count: int, links: Iterable[Link]) -> list[list[int]]:
    """The numbers that links join, in order."""
    group = list(range(count))
    for left, right in links:
        old, new = max(group[left], group[right]), min(group[left], group[right])
        group = [new if one == old else one for one in group]
    found: dict[int, list[int]] = defaultdict(list)
    for n, of in enumerate(group):
        found[of].append(n)
    return list(found.values())
