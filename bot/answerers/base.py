"""What an answerer does: evidence in, statements out, each with the places that prove it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.evidence import Evidence
from corpus.types import Span


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
    lead: str = ""
    """A short answer to say before it: "06/8/2020.", "13." """
    paragraph: bool = False
    """It begins a paragraph: the words of another place do not go on from those before."""


class Answerer(Protocol):
    def answer(self, evidence: Evidence) -> Iterator[Statement]:
        """The statements of an answer, in order, as they become ready."""
