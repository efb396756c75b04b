"""The vectors that ship are those of the texts that ship."""

from pathlib import Path

import numpy as np

from bot.settings import Settings
from corpus.library import STARTER, read
from corpus.types import Language
from index.cache import EmbeddingCache
from index.centres import Role, sample
from index.embedders.base import Embedder, Vectors
from index.hybrid import HybridIndex
from index.shipped import Shipped, shipped


def test_nothing_of_the_starter_corpus_is_left_to_embed(settings: Settings, starter: HybridIndex, embedder: Embedder) -> None:
    """Every passage, sentence, question and general sentence ships: if not, run `python -m bot.ship_vectors`."""
    left: list[str] = []

    class Watching(Shipped):
        def fill(self, keys: list[bytes], missing: list[int], vectors: Vectors) -> list[int]:  # type: ignore[override] # as it is called
            unknown = shipped().fill(keys, missing, vectors)
            left.extend(str(number) for number in unknown)
            return unknown

    cache = EmbeddingCache(None, Watching.of({}))
    documents = starter.generation.documents
    cache.passages(embedder, [documents[p.document_id].text[a:b] for p in starter.generation.passages for a, b in p.sentences])
    cache.questions(embedder, [one.text for one in read(STARTER).asked])
    for language in Language:
        cache.questions(embedder, sample(Role.QUESTIONS, language))
        cache.passages(embedder, sample(Role.PASSAGES, language))
    assert left == []


def test_a_shipped_vector_is_the_embedded_one(embedder: Embedder) -> None:
    """Rounded to a byte a number, a vector still points where the model's does: cosine above 0.999."""
    texts = sample(Role.PASSAGES, Language.VI)[:20] + sample(Role.PASSAGES, Language.EN)[:20]
    kept, fresh = EmbeddingCache(None).passages(embedder, texts), embedder.passages(texts)
    cosines = (kept * fresh).sum(axis=1) / np.linalg.norm(kept, axis=1)
    assert cosines.min() > 0.999
    assert not np.array_equal(kept, fresh)


def test_what_is_saved_is_opened_as_it_was(tmp_path: Path) -> None:
    """save() and open() keep keys and vectors; a text that is not there stays missing."""
    vectors = {bytes([n]) * 32: np.linspace(-n, n + 1, 8, dtype=np.float32) for n in range(3)}
    Shipped.of(vectors).save(tmp_path / "shipped.npz")
    opened = Shipped.open(tmp_path / "shipped.npz")
    into = np.zeros((4, 8), np.float32)
    assert opened.fill([*vectors, b"x" * 32], [0, 1, 2, 3], into) == [3]
    for row, vector in zip(into, vectors.values(), strict=False):
        np.testing.assert_allclose(row, vector, atol=0.02)
    assert Shipped.of({}).fill([b"x" * 32], [0], into) == [0]
