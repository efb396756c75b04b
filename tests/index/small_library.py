"""A few short documents in both languages, for tests of storage and switching."""

from collections.abc import Sequence

from corpus.parallel import Pair
from corpus.types import Document, Language, Passage
from index.cache import EmbeddingCache
from index.embedders.base import Embedder
from index.generation import Generation, assemble

TEXTS = {
    "fees-vi": "Lệ phí cấp giấy là 150 đồng. Doanh nghiệp nộp tại cửa số 3.",
    "fees-en": "The fee for a permit is 150 dong. Businesses pay at counter 3.",
    "hours-vi": "Phòng tiếp khách mở cửa buổi sáng. Vui lòng mang giấy giới thiệu.",
}


def documents(extra: str = "") -> list[Document]:
    """The documents; `extra` is added to the last one, so that the corpus differs."""
    return [
        Document(
            id=name, title=name.title(), text=text + (extra if name == "hours-vi" else ""), language=Language(name[-2:]),
            published="2020-12", translation_of="fees-vi" if name == "fees-en" else None,
        )
        for name, text in TEXTS.items()
    ]  # fmt: skip


def chunk(document: Document) -> Sequence[Passage]:
    """One passage a document, cut into sentences after each full stop."""
    stops = [at + 1 for at, sign in enumerate(document.text) if sign == "."]
    starts = [0, *(stop + 1 for stop in stops[:-1])]
    return [
        Passage(
            id=f"{document.id}:0", document_id=document.id, start=0, end=len(document.text), language=document.language,
            heading="Giới thiệu", page=None, sentences=tuple(zip(starts, stops, strict=True)),
        )
    ]  # fmt: skip


def alignments() -> dict[tuple[str, str], tuple[Pair, ...]]:
    """Sentence by sentence, in both directions."""
    vietnamese, english = (chunk(document)[0].sentences for document in documents()[:2])
    pairs = tuple(zip(vietnamese, english, strict=True))
    return {("fees-vi", "fees-en"): pairs, ("fees-en", "fees-vi"): tuple((b, a) for a, b in pairs)}


def built(embedder: Embedder, extra: str = "", cache: EmbeddingCache | None = None) -> Generation:
    return assemble(documents(extra), chunk, alignments(), embedder=embedder, cache=cache or EmbeddingCache(None))
