"""What an answerer does: evidence in, statements out, each with the places that prove it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.types import Language, Span
from index.generation import Generation
from index.types import Query, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A question and the sentences found for it, best first. There is at least one."""

    query: Query
    language: Language
    sentences: tuple[Sentence, ...]
    generation: Generation


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A place in a document: what it holds is proven when the citation is made."""

    document_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something to say, and what proves it."""

    text: str
    quotes: tuple[Quote, ...]


class Answerer(Protocol):
    def answer(self, evidence: Evidence) -> Iterator[Statement]:
        """The statements of an answer, in order, as they become ready."""
