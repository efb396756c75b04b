"""A search as the staff's desk shows it: the hits, what to highlight in each, and the same place in the other language."""

from dataclasses import dataclass
from datetime import date

from bot.search_filter import Name, SearchFilter
from bot.validity import shown_status
from corpus.types import Document, Passage, Span, Status
from index.explain import nearest_sentence
from index.hybrid import HybridIndex, Search
from index.types import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHit:
    """A hit with what a reader needs to judge it."""

    hit: Hit
    document: Document
    status: Status
    """On the day of the search."""
    spans: tuple[Span, ...]
    """The sentence nearest to the question, in the document's text."""
    parallel: tuple[Document, Span] | None
    """The same place in the other language."""

    @property
    def text(self) -> str:
        return self.document.text[self.hit.passage.start : self.hit.passage.end]


def look_up(index: HybridIndex, asked: Search, wanted: SearchFilter, k: int, day: date) -> list[DeskHit]:
    """The k best passages among those that are wanted and say more than a heading, best first."""
    generation, named = index.generation, Name.of(wanted.organisation)

    def admits(passage: Passage) -> bool:
        headings = generation.headings(passage.document_id)
        return not all(start in headings for start, _ in passage.sentences) and (
            wanted.leaves_all or wanted.admits(generation.documents[passage.document_id], passage, named, day)
        )

    hits = index.search(asked, k, wanted.languages, admits)
    return [_desk_hit(index, asked, hit, day) for hit in hits]


def _desk_hit(index: HybridIndex, asked: Search, hit: Hit, day: date) -> DeskHit:
    passage, document = hit.passage, index.generation.documents[hit.passage.document_id]
    nearest = nearest_sentence(index, asked, hit)
    return DeskHit(
        hit=hit, document=document, status=shown_status(document.validity_at(passage.start), day),
        spans=(nearest,) if nearest else (), parallel=index.generation.parallel(document.id, passage.start, passage.end),
    )
