"""Which passages a member of staff wants to search among. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from bot.validity import Standing, standing
from corpus.dates import dates
from corpus.errors import FilterRefused
from corpus.text import fold, words
from corpus.types import Document, Language, Passage, Validity
from index.question.glossary import Entry, EntryKind, base, shipped

Words = tuple[str, ...]
_NOT_IN_FORCE = frozenset({Standing.ENDED, Standing.NOT_YET, Standing.PAST})


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilter:
    """What to search among; what is None or empty leaves nothing out.

    Raises FilterRefused if the years are the wrong way round.
    """

    kind: str = ""
    organisation: str = ""
    """A body, a forum or an agreement, as anyone may call it: "STAMEQ" or "tong cuc tdc"."""
    first: int | None = None
    last: int | None = None
    """Years, both included."""
    in_force: bool = False
    """True leaves out what has ended, what is not in force yet, and what tells of the past."""
    language: Language | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise FilterRefused(
                vi=f"Năm bắt đầu («from»: {self.first}) phải trước hoặc trùng năm kết thúc («to»: {self.last}).",
                en=f"The first year («from»: {self.first}) must not be after the last («to»: {self.last}).",
            )

    @property
    def leaves_all(self) -> bool:
        """True if every passage of its languages is wanted."""
        return self == SearchFilter(language=self.language)

    @property
    def languages(self) -> list[Language]:
        return [self.language] if self.language else list(Language)

    def admits(self, document: Document, passage: Passage, named: "Name | None", day: date) -> bool:
        """True if a passage is among what is wanted on a day. `named` is the organisation, as the glossary knows it."""
        validity = document.validity_at(passage.start)
        return (
            (not self.kind or document.kind.casefold() == self.kind.casefold())
            and (not self.in_force or standing(validity, day) not in _NOT_IN_FORCE)
            and self._in_years(document, passage, validity, day)
            and (named is None or any(named.stands_in(text) for text in _said_of(document, passage)))
        )

    def _in_years(self, document: Document, passage: Passage, validity: Validity, day: date) -> bool:
        if self.first is None and self.last is None:
            return True
        first, last = self.first or 0, self.last or 9999
        return any(begin <= last and first <= end for begin, end in _years(document, passage, validity, day))


@dataclass(frozen=True, slots=True)
class Name:
    """A name that staff look for: its spellings, each as the words it is compared by."""

    spellings: frozenset[Words]
    literal: str
    """The words that were typed, where no glossary knows them."""

    @classmethod
    def of(cls, typed: str) -> "Name | None":
        """What somebody typed for an organisation, with or without accents; None for nothing."""
        folded = _folded(typed)
        within = (entry for entry, _ in shipped().find(typed) if entry.kind is not EntryKind.TERM)
        meant = _names().get(folded) or next(within, None)
        return cls(frozenset(map(_bases, meant.all)) if meant else frozenset(), folded) if folded.strip() else None

    def stands_in(self, text: str) -> bool:
        """True if a text names it, in any spelling."""
        if self.spellings:
            return not self.spellings.isdisjoint(_named(text))
        return self.literal in _folded(text)


@cache
def _names() -> dict[str, Entry]:
    """What the glossary knows by name, under each of its spellings; of two with one spelling the first."""
    names = [entry for entry in shipped().entries if entry.kind is not EntryKind.TERM]
    return {_folded(spelling): entry for entry in reversed(names) for spelling in entry.all}


def _folded(said: str) -> str:
    """Words without accents, each between two spaces."""
    return f" {' '.join(words(fold(said)))} "


def _bases(said: str) -> Words:
    return tuple(base(word) for word in words(said))


@lru_cache(maxsize=50_000)
def _named(text: str) -> frozenset[Words]:
    """What the glossary knows of a text; a text is read once, for it takes longer than all the rest of a search."""
    return frozenset(_bases(said) for _, said in shipped().find(text))


def _said_of(document: Document, passage: Passage) -> tuple[str, str, str]:
    return document.text[passage.start : passage.end], passage.heading, document.title


def _years(document: Document, passage: Passage, validity: Validity, day: date) -> Iterable[tuple[int, int]]:
    """The years that a passage belongs to: when it was published, the dates that it says, and while it is in force.

    It is known to be in force from its first day – without one, in the year of its last – until its last, or else until
    this day. The day of the last check (`as_of`) says something only of what has no other date.
    """
    found = [(_year(one.first), _year(one.last)) for one in dates(document.text[passage.start : passage.end])]
    if document.published:
        found.append((_year(document.published), _year(document.published)))
    if known := validity.in_force_from or validity.in_force_to:
        found.append((_year(known), _year(validity.in_force_to) if validity.in_force_to else max(_year(known), day.year)))
    if not found and validity.as_of:
        found.append((_year(validity.as_of), _year(validity.as_of)))
    return found


def _year(iso: str) -> int:
    return int(iso[:4])
