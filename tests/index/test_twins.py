"""Passages that say the same in the two languages are known as twins; others are not."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from fakes import HashEmbedder
from small_library import aligned, by_sentence, chunk, generation_of, written

from bot.settings import Settings
from corpus.parallel import Pair
from corpus.types import Language
from index.cache import EmbeddingCache
from index.embedders.base import Embedder, Vectors
from index.generation import Generation
from index.question.lexicon import Lexicon
from index.stores.bm25 import WordStore
from index.twins import Alignments, Twins, find_twins

VIETNAMESE = {
    "honey-vi": "Người nuôi ong cất mật trong hầm đá suốt mùa đông.",
    "train-vi": "Tàu chở khách rời ga lúc sáng sớm và đến cảng vào buổi trưa.",
    "rice-vi": "Nông dân gặt lúa trên ruộng bậc thang vào tháng chín.",
    "cat-vi": "Con mèo đen ngủ trên mái nhà của người thợ mộc.",
}
ENGLISH = {
    "honey-en": "The beekeepers keep their honey in a stone cellar all winter.",
    "train-en": "The passenger train leaves the station early and reaches the port at noon.",
    "rice-en": "Farmers harvest rice on the terraces in September.",
    "cat-en": "The black cat sleeps on the roof of the carpenter's house.",
}
WORDS = Lexicon({Language.VI: {}, Language.EN: {"mèo": ("cat",), "đen": ("black", "dark"), "ngủ": ("sleep",), "mái": ("roof",)}})


def turned(*degrees: float) -> Vectors:
    """Unit vectors at these angles."""
    angles = np.radians(np.array(degrees))
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def twins_of(texts: Mapping[str, str], vectors: Vectors, alignments: Alignments | None = None) -> Twins:
    """The twins among the documents, one passage each."""
    passages = [chunk(document)[0] for document in written(texts)]
    stores = {
        language: WordStore.build([text for name, text in texts.items() if name.endswith(language)], language) for language in Language
    }
    return find_twins(passages, alignments or {}, vectors=vectors, texts=list(texts.values()), lexicon=WORDS, stores=stores)


def named(generation: Generation) -> dict[str, set[str]]:
    """The twins by the documents they stand in."""
    of = [passage.document_id for passage in generation.passages]
    return {of[row]: {of[other] for other in others} for row, others in generation.twins.items()}


@pytest.fixture
def cache(settings: Settings) -> EmbeddingCache:
    """The sample is in it already."""
    return EmbeddingCache(settings.cache)


def test_passages_that_say_the_same_are_recognised(embedder: Embedder, cache: EmbeddingCache) -> None:
    """Without a word from anybody, each passage and its translation find each other among others, and nothing else does."""
    found = named(generation_of(VIETNAMESE | ENGLISH, embedder, cache=cache))
    assert found == {f"{name[:-2]}{a}": {f"{name[:-2]}{b}"} for name in VIETNAMESE for a, b in (("vi", "en"), ("en", "vi"))}


@pytest.mark.parametrize(("ours", "theirs"), [(["rice"], ["train"]), (["cat", "train"], ["rice", "honey"]), (["honey"], ["cat"])])
def test_the_nearest_of_strangers_is_no_twin(ours: list[str], theirs: list[str], embedder: Embedder, cache: EmbeddingCache) -> None:
    """Two passages that are each other's nearest only because there is no better one say different things."""
    texts = {f"{name}-vi": VIETNAMESE[f"{name}-vi"] for name in ours} | {f"{name}-en": ENGLISH[f"{name}-en"] for name in theirs}
    assert generation_of(texts, embedder, cache=cache).twins == {}


def test_declared_translations_are_twins_whatever_their_vectors() -> None:
    """What is declared a translation is one, though vectors point away and no word is known."""
    texts = {"a-vi": "Một câu.", "a-en": "Quite another thing."}
    assert twins_of(texts, turned(0, 180)) == {}
    assert twins_of(texts, turned(0, 180), aligned(*written(texts))) == {0: (1,), 1: (0,)}


@pytest.mark.parametrize("direction", [0, 1])
def test_one_direction_is_enough(direction: int) -> None:
    """A translation declared in one direction is known from both sides."""
    texts = {"a-vi": "Một câu.", "a-en": "Quite another thing."}
    pair, spans = list(aligned(*written(texts)).items())[direction]
    assert twins_of(texts, turned(0, 180), {pair: spans}) == {0: (1,), 1: (0,)}


def test_twins_of_declared_documents_are_at_the_same_place() -> None:
    """Where documents are declared, each passage is the twin of what stands at its place, not of all of the other document."""
    texts = {"a-vi": "Câu đầu. Câu giữa. Câu cuối.", "a-en": "First one. Middle one. Last one."}
    fine = generation_of(texts, HashEmbedder(), pairs=aligned(*written(texts)), chunk=by_sentence)
    assert fine.twins == {0: (3,), 1: (4,), 2: (5,), 3: (0,), 4: (1,), 5: (2,)}
    coarse = generation_of(
        texts, HashEmbedder(), pairs=aligned(*written(texts)),
        chunk=lambda document: (chunk if document.language is Language.VI else by_sentence)(document),
    )  # fmt: skip
    assert {row: set(others) for row, others in coarse.twins.items()} == {0: {1, 2, 3}, 1: {0}, 2: {0}, 3: {0}}


def test_what_was_left_untranslated_has_no_twin() -> None:
    """A passage of a translated document at whose place nothing stands has no twin."""
    texts = {"a-vi": "Câu đầu. Câu chỉ có ở đây.", "a-en": "First one."}
    one, other = written(texts)
    first: dict[tuple[str, str], tuple[Pair, ...]] = {(one.id, other.id): ((chunk(one)[0].sentences[0], chunk(other)[0].sentences[0]),)}
    assert generation_of(texts, HashEmbedder(), pairs=first, chunk=by_sentence).twins == {0: (2,), 2: (0,)}


def test_a_declared_document_has_no_other_twin() -> None:
    """A passage whose document has a translation is not taken for the twin of a third document, however near."""
    texts = {"a-vi": "Một câu.", "a-en": "Quite another thing.", "b-en": "One sentence."}
    one, other, _ = written(texts)
    assert twins_of(texts, turned(0, 90, 0), aligned(one, other)) == {0: (1,), 1: (0,)}
    assert twins_of(texts, turned(0, 90, 0)) == {0: (2,), 2: (0,)}


def test_each_must_be_the_others_nearest() -> None:
    """Of two Vietnamese passages near one English passage only the nearer is its twin."""
    texts = {"a-vi": "Một.", "b-vi": "Hai.", "a-en": "One."}
    assert twins_of(texts, turned(10, 5, 0)) == {1: (2,), 2: (1,)}


def test_passages_of_one_language_are_no_twins() -> None:
    """Two copies in one language, and the passages of a corpus in one language alone, are no twins."""
    for language in Language:
        assert twins_of({f"a-{language}": "Một.", f"b-{language}": "Một."}, turned(0, 0)) == {}
    assert twins_of({}, np.empty((0, 2), np.float32)) == {}


@pytest.mark.parametrize(
    ("english", "degrees", "twins"),
    [
        ("Quite another thing.", 10, True),
        ("Quite another thing.", 70, False),
        ("A black cat.", 70, True),
        ("A dark cat.", 70, True),
        ("A cat.", 70, False),
        ("A cat sleeps on the black roof.", 100, False),
    ],
)
def test_words_and_nearness_count_together(english: str, degrees: float, twins: bool) -> None:
    """Very near is enough; less near needs the words of the one in the other; what points away is no twin for all its words."""
    assert twins_of({"a-vi": "Mèo đen.", "a-en": english}, turned(0, degrees)) == ({0: (1,), 1: (0,)} if twins else {})


@pytest.mark.parametrize("size", [1, 1023, 1024, 1025, 2100])
def test_any_number_of_passages(size: int) -> None:
    """Each passage finds its translation, wherever it stands, however many there are."""
    drawn = np.random.default_rng(size).normal(size=(size, 16)).astype(np.float32)
    ours = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    order = np.random.default_rng(1).permutation(size)
    texts = {f"{n}-vi": "?." for n in range(size)} | {f"{n}-en": "?." for n in range(size)}
    found = twins_of(texts, np.concatenate([ours, ours[order]]))
    wanted = {int(row): (size + n,) for n, row in enumerate(order)}
    assert found == wanted | {others[0]: (row,) for row, others in wanted.items()}


def sides(generation: Generation, row: int) -> tuple[Language, Sequence[Language]]:
    """The language of a passage and those of its twins."""
    return generation.passages[row].language, [generation.passages[other].language for other in generation.twins[row]]


def test_twins_speak_the_other_language() -> None:
    """Whatever the corpus, a twin is in the other language, is a twin back, and stands once."""
    texts = VIETNAMESE | ENGLISH | {"more-vi": "Câu đầu. Câu giữa. Câu cuối.", "more-en": "First one. Middle one. Last one."}
    declared = aligned(*[document for document in written(texts) if document.id.startswith("more")])
    generation = generation_of(
        texts, HashEmbedder(), pairs=declared,
        chunk=lambda document: (chunk if document.language is Language.VI else by_sentence)(document),
    )  # fmt: skip
    assert len(generation.twins) >= 4
    for row, others in generation.twins.items():
        own, theirs = sides(generation, row)
        assert set(theirs) == {own.other}
        assert all(row in generation.twins[other] for other in others)
        assert len(set(others)) == len(others)
