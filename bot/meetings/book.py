"""What met when and where, who chaired, what was decided: the staff's view of the documents. Pure, but for a lock.

A meeting is an event at which people met and that a document dates or numbers. Its two languages are one row, by the
alignment of translations; so are two mentions of it where names, bodies, numbers and days allow no other.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.meetings.links import Told, groups
from bot.meetings.organisations import called, in_language, organisations
from corpus.dates import first_day, last_day
from corpus.types import Document, Language, Text
from index.generation import Generation
from index.twins import Alignments

_MONTH = len("2020-12")
_LAST = "9999"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence that tells of a meeting: `document.text[start:end] == quote`."""

    document_id: str
    title: str
    language: Language
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting. What only one language tells stands in both fields of a Text, as it is told."""

    id: str
    """Stays the same while the documents say the same of it."""
    first: str | None
    """First and last day, ISO 8601 of any precision; None where no document dates it."""
    last: str | None
    name: Text
    organisations: tuple[str, ...]
    """Short names: whose meeting it is, then who chaired it and who held it."""
    ordinal: int | None
    place: Text | None
    form: str | None
    """ "online", "hybrid" or "in_person"."""
    chair: Text | None
    decided: Text | None
    citations: tuple[Cited, ...]

    @property
    def has_month(self) -> bool:
        """True if at least the month is known in which people met."""
        return self.first is not None and len(self.first) >= _MONTH

    @property
    def has_days(self) -> bool:
        """True if it is known on which days people met."""
        return self.first is not None and len(self.first) > _MONTH


class MeetingBook:
    """The meetings of the live generation, read once for each generation."""

    def __init__(self) -> None:
        self._reading = threading.Lock()
        self._known: tuple[Generation, tuple[Meeting, ...]] | None = None

    def __call__(self, generation: Generation) -> tuple[Meeting, ...]:
        with self._reading:
            if self._known is None or self._known[0] is not generation:
                self._known = generation, find_meetings(generation.documents, generation.alignments)
            return self._known[1]


def find_meetings(documents: Mapping[str, Document], alignments: Alignments) -> tuple[Meeting, ...]:
    """The meetings that documents tell of, by day; those without one last."""
    rows = [row for of_one in groups(documents, alignments) if (row := _row(of_one))]
    return tuple(sorted(rows, key=lambda row: (row.first or _LAST, row.last or _LAST, row.name.vi)))


def select(
    meetings: Iterable[Meeting], *, organisation: str | None = None, since: str | None = None, until: str | None = None
) -> list[Meeting]:
    """The meetings of an organisation – any of its names, accents or not – that touch a stretch of time (ISO 8601, any precision).

    One without a date lies in no stretch of time.
    """
    return [
        one for one in meetings
        if (not organisation or any(called(short, organisation) for short in one.organisations))
        and (not since or (one.last is not None and last_day(one.last) >= first_day(since)))
        and (not until or (one.first is not None and first_day(one.first) <= last_day(until)))
    ]  # fmt: skip


def undated(
    meetings: Iterable[Meeting], *, organisation: str | None = None, since: str | None = None, until: str | None = None
) -> int:
    """How many meetings of an organisation a stretch of time leaves out because no document dates them."""
    return sum(one.first is None for one in select(meetings, organisation=organisation)) if since or until else 0


def _row(told: Sequence[Told]) -> Meeting | None:
    """The row of what was told of one meeting; None where nothing dates or numbers it."""
    if not any(one.mention.certain for one in told):
        return None
    told = sorted(told, key=lambda one: (not one.mention.certain, one.document.translation_of is not None))
    when = max((one.mention.when for one in told if one.mention.when), key=lambda when: len(when[0]), default=(None, None))
    ordinal = next((one.mention.ordinal for one in told if one.mention.ordinal), None)
    named = [one for one in told if one.mention.bodies]
    bodies = _once(body for one in [one for one in named if not one.mention.beside] or named for body in one.mention.bodies)
    led = [known.short for one in told for who in (*one.chairs, *one.holders) for known in organisations(who)]
    name = _told(told, lambda one: [_name(one)], lambda names: max(names, key=len))
    assert name is not None  # noqa: S101 - every mention has a name
    return Meeting(
        id=_id(bodies, ordinal, when[0], name), first=when[0], last=when[1], name=name, organisations=tuple(_once([*bodies, *led])),
        ordinal=ordinal, place=_place(told), form=next((one.mention.form for one in told if one.mention.form), None),
        chair=_told(told, lambda one: one.chairs, ", ".join), decided=_told(told, lambda one: [one.decided or ""], "; ".join),
        citations=tuple(_once(_cited(one) for one in told if one.mention.certain or one.adds or len(one.mention.words) > 1)),
    )  # fmt: skip


def _once(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def _told(told: Sequence[Told], said: Callable[[Told], Iterable[str]], join: Callable[[list[str]], str]) -> Text | None:
    """What is said in each language; what only one says, in its words."""
    in_each = {
        language: _once(words for one in told if one.language is language for words in said(one) if words) for language in Language
    }
    vi, en = ((join(in_each[language]) if in_each[language] else "") for language in (Language.VI, Language.EN))
    return Text(vi=vi or en, en=en or vi) if vi or en else None


def _name(one: Told) -> str:
    """As the document names it, with its body; "the meeting" is no name."""
    mention = one.mention
    if mention.bare and not mention.certain:
        return ""
    name = mention.name[0].upper() + mention.name[1:]
    return f"{name} ({mention.beside})" if mention.beside else name


def _place(told: Sequence[Told]) -> Text | None:
    said = {one.language: one.mention.place for one in reversed(told) if one.mention.place}
    vi, en = said.get(Language.VI), said.get(Language.EN)
    if vi is None and en is None:
        return None
    return Text(vi=vi or in_language(str(en), Language.VI), en=en or in_language(str(vi), Language.EN))


def _cited(one: Told) -> Cited:
    document, (start, end) = one.document, one.sentence
    return Cited(
        document_id=document.id, title=document.title, language=document.language, quote=document.text[start:end],
        start=start, end=end,
    )  # fmt: skip


def _id(bodies: Sequence[str], ordinal: int | None, first: str | None, name: Text) -> str:
    # A numbered meeting keeps its id when another document comes to tell its day.
    parts = [*sorted(bodies), str(ordinal) if ordinal and bodies else f"{first} {name.vi}"]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
