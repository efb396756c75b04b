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
    """How far a document still holds."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    CHECK = "check"
    HISTORICAL = "historical"


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
    status: Status = Status.CURRENT
    replaced_by: str | None = None
    translation_of: str | None = None


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
