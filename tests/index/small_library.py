"""A few short documents in both languages, for tests of search, storage and switching."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corpus.parallel import Pair
from corpus.types import Document, Language, Passage
from index.cache import EmbeddingCache
from index.embedders.base import Embedder
from index.generation import Generation, assemble
from index.twins import Alignments

TEXTS = {
    "fees-vi": "Lệ phí cấp giấy là 150 đồng. Doanh nghiệp nộp tại cửa số 3.",
    "fees-en": "The fee for a permit is 150 dong. Businesses pay at counter 3.",
    "hours-vi": "Phòng tiếp khách mở cửa buổi sáng. Vui lòng mang giấy giới thiệu.",
}
PLACES = 2
"""What a search over both languages can find: the fees, which stand in both, and the hours."""


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
    """One passage a document, cut into sentences after each full stop; under a heading where there is a title."""
    stops = [at + 1 for at, sign in enumerate(document.text) if sign == "."]
    starts = [0, *(stop + 1 for stop in stops[:-1])]
    return [
        Passage(
            id=f"{document.id}:0", document_id=document.id, start=0, end=len(document.text), language=document.language,
            heading="Giới thiệu" if document.title else "", page=None, sentences=tuple(zip(starts, stops, strict=True)),
        )
    ]  # fmt: skip


def by_sentence(document: Document) -> Sequence[Passage]:
    """One passage a sentence."""
    (whole,) = chunk(document)
    return [
        replace(whole, id=f"{document.id}:{n}", start=start, end=end, sentences=((start, end),))
        for n, (start, end) in enumerate(whole.sentences)
    ]


def aligned(document: Document, translation: Document) -> dict[tuple[str, str], tuple[Pair, ...]]:
    """Sentence by sentence, in both directions."""
    pairs = tuple(zip(chunk(document)[0].sentences, chunk(translation)[0].sentences, strict=True))
    return {(document.id, translation.id): pairs, (translation.id, document.id): tuple((b, a) for a, b in pairs)}


def alignments() -> dict[tuple[str, str], tuple[Pair, ...]]:
    fees, permit, _ = documents()
    return aligned(fees, permit)


def built(embedder: Embedder, extra: str = "", cache: EmbeddingCache | None = None) -> Generation:
    return assemble(documents(extra), chunk, alignments(), embedder=embedder, cache=cache or EmbeddingCache(None))


def written(texts: Mapping[str, str]) -> list[Document]:
    """One document a text, without a title, which would be searched too; its id ends with its language."""
    return [Document(id=name, title="", text=text, language=Language(name[-2:])) for name, text in texts.items()]


def generation_of(
    texts: Mapping[str, str], embedder: Embedder, *, cache: EmbeddingCache | None = None, pairs: Alignments | None = None,
    chunk: Callable[[Document], Sequence[Passage]] = chunk, centred: bool = True,
) -> Generation:  # fmt: skip
    """The texts as `written`, without a declared translation unless `pairs` names some."""
    return assemble(written(texts), chunk, pairs or {}, embedder=embedder, cache=cache or EmbeddingCache(None), centred=centred)
