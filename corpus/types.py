"""What the corpus hands on: documents and passages. Nothing here touches a file."""

from dataclasses import dataclass, field
from enum import StrEnum


class Language(StrEnum):
    """A language the project answers in (BCP 47 code)."""

    VI = "vi"
    EN = "en"

    @property
    def other(self) -> "Language":
        return Language.EN if self is Language.VI else Language.VI


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence for people, in both languages."""

    vi: str
    en: str

    def to(self, language: Language) -> str:
        return self.vi if language is Language.VI else self.en


Span = tuple[int, int]
"""Half-open character offsets into a document's text."""


class Status(StrEnum):
    """How far a document or a block of it still holds."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    CHECK = "check"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """How far a text holds, and when. Dates are ISO 8601, of any precision ("2020", "2020-12", "2020-12-15")."""

    status: Status = Status.CURRENT
    in_force_from: str | None = None
    in_force_to: str | None = None
    """The last day in force."""
    replaced_by: str | None = None
    """What holds instead, for a reader; a link in it ("[the new rule](#id)") leads to a block or document of the corpus."""
    as_of: str | None = None
    """The day on which the text was last known to be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A block of a document that an editor named: `document.text[start:end]` stands or falls as one, and is quoted whole."""

    id: str
    start: int
    end: int
    validity: Validity
    """The document's, where the mark says nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was loaded, never rewritten, with what is known about it.

    `published` is an ISO 8601 date of any precision ("2020", "2020-12", "2020-12-15").
    """

    id: str
    title: str
    text: str = field(repr=False)
    language: Language
    published: str | None = None
    url: str | None = None
    kind: str = "document"
    number: str | None = None
    validity: Validity = Validity()
    translation_of: str | None = None
    marks: tuple[Mark, ...] = ()
    """In order of their place."""

    def mark(self, mark_id: str | None) -> Mark | None:
        """The marked block with an id."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def mark_at(self, start: int) -> Mark | None:
        """The marked block that a place of the text belongs to."""
        return next((mark for mark in self.marks if mark.start <= start < mark.end), None)

    def validity_at(self, start: int) -> Validity:
        """How far a place of the text holds."""
        mark = self.mark_at(start)
        return mark.validity if mark else self.validity


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that people ask, in the language of its document, and the place that answers it."""

    document_id: str
    place: Span | None
    """None for a question that sounds like the document and that nothing answers."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document: `document.text[start:end]`, with the spans of its sentences in the same text."""

    id: str
    document_id: str
    start: int
    end: int
    language: Language
    heading: str = ""
    page: int | None = None
    sentences: tuple[Span, ...] = ()
