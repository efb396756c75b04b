"""What the bot says: answers, their citations, and the events on the way to them."""

from dataclasses import dataclass

from corpus.errors import HoidapError
from corpus.types import Document, Language, Status
from index.types import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """The same place in the other language."""

    document_id: str
    language: Language
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words an answer rests on: `quote` is the document's text from `start` to `end`, character for character."""

    marker: int
    document_id: str
    title: str
    url: str | None
    language: Language
    quote: str
    start: int
    end: int
    passage: str
    """The text around the quote."""
    page: int | None
    published: str | None
    status: Status
    """On the day of the answer: what was current when it was written may have ended."""
    parallel: Parallel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A document near a question that nothing answers."""

    document_id: str
    title: str
    language: Language
    url: str | None

    @classmethod
    def of(cls, document: Document) -> "Suggestion":
        return cls(document_id=document.id, title=document.title, language=document.language, url=document.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`text` carries a marker "[n]" for each citation; a refusal has none and `answered` is false."""

    id: str
    text: str
    language: Language
    answered: bool
    query: Query
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    notices: tuple[str, ...] = ()
    took_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The search is done; the answer is still to come."""

    id: str
    language: Language
    query: Query
    documents: tuple[Suggestion, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of the answer's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    error: HoidapError


Event = Found | Delta | Done | Failed
