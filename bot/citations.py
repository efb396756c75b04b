"""Marker ↔ passage: every quote is proven against its document before it leaves. Pure."""

from datetime import date

from bot.answerers.base import Quote
from bot.types import Citation, Parallel
from bot.validity import shown_status
from corpus.text import squeeze
from corpus.types import Validity
from index.generation import Generation


class CitationBook:
    """The citations of one answer, numbered in the order in which they are first used."""

    def __init__(self, generation: Generation, most: int, day: date) -> None:
        self._generation, self._most, self._day = generation, most, day
        self.citations: list[Citation] = []

    @property
    def validities(self) -> list[tuple[Citation, Validity]]:
        """Each citation with how far the place it quotes holds."""
        return [(made, self._generation.documents[made.document_id].validity_at(made.start)) for made in self.citations]

    @property
    def full(self) -> bool:
        return len(self.citations) >= self._most

    def cite(self, quote: Quote) -> int | None:
        """The marker of a quote, or None where it proves nothing or the book is full."""
        for made in self.citations:
            if (made.document_id, made.start, made.end) == (quote.document_id, *quote.span):
                return made.marker
        if self.full:
            return None
        citation = _citation(self._generation, quote, len(self.citations) + 1, self._day)
        if citation is None or not verbatim(citation, self._generation):
            return None
        self.citations.append(citation)
        return citation.marker


def verbatim(citation: Citation, generation: Generation) -> bool:
    """True if the quote stands in its document at its offsets, and in the passage that is shown around it."""
    document = generation.documents.get(citation.document_id)
    return (
        document is not None
        and 0 <= citation.start < citation.end <= len(document.text)
        and document.text[citation.start : citation.end] == citation.quote
        and citation.quote in citation.passage
    )


def _citation(generation: Generation, quote: Quote, marker: int, day: date) -> Citation | None:
    document = generation.documents.get(quote.document_id)
    if document is None:
        return None
    start, end = quote.span
    touched = [p for p in generation.passages_of[document.id] if p.start < end and start < p.end]
    around = (min([start, *(p.start for p in touched)]), max([end, *(p.end for p in touched)]))
    other = generation.parallel(document.id, start, end)
    return Citation(
        marker=marker, document_id=document.id, title=document.title, url=document.url, language=document.language,
        quote=document.text[start:end], start=start, end=end, passage=document.text[slice(*around)],
        page=touched[0].page if touched else None, published=document.published, status=shown_status(document.validity_at(start), day),
        parallel=Parallel(
            document_id=other[0].id, language=other[0].language, quote=squeeze(other[0].text[slice(*other[1])])
        ) if other else None,
    )  # fmt: skip
