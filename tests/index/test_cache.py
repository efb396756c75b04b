"""A rebuild embeds only what changed."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from fakes import HashEmbedder

from corpus.errors import IndexWriteFailed
from index.cache import EmbeddingCache
from index.embedders.base import Vectors

TEXTS = [f"Câu số {n} nói về tiêu chuẩn {n * 7}" for n in range(100)]


class Breaking(HashEmbedder):
    """Gives up once it has embedded `most` texts."""

    def __init__(self, most: int, error: BaseException) -> None:
        super().__init__()
        self._most, self._error = most, error

    def passages(self, texts: Sequence[str]) -> Vectors:
        if self.embedded + len(texts) > self._most:
            raise self._error
        return super().passages(texts)


class Named(HashEmbedder):
    """Counts how often it is asked for its id, which a model may have to work for."""

    asked = 0

    @property
    def id(self) -> str:
        self.asked += 1
        return super().id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "embeddings.sqlite3"


def test_a_second_build_embeds_nothing(path: Path) -> None:
    """What is kept is not embedded again, in any order, and comes back bit for bit."""
    first, second = HashEmbedder(), HashEmbedder()
    vectors = EmbeddingCache(path).passages(first, TEXTS)
    np.testing.assert_array_equal(vectors, HashEmbedder().passages(TEXTS))
    np.testing.assert_array_equal(EmbeddingCache(path).passages(second, TEXTS[::-1]), vectors[::-1])
    assert (first.embedded, second.embedded) == (len(TEXTS), 0)


def test_a_changed_text_is_embedded_alone(path: Path) -> None:
    """One changed text is one text embedded."""
    EmbeddingCache(path).passages(HashEmbedder(), TEXTS)
    second, changed = HashEmbedder(), [*TEXTS[:50], "Câu mới", *TEXTS[51:]]
    np.testing.assert_array_equal(EmbeddingCache(path).passages(second, changed), HashEmbedder().passages(changed))
    assert second.embedded == 1


def test_models_and_roles_never_meet(path: Path) -> None:
    """Another model, and a question with the words of a passage, are embedded for themselves."""
    cache = EmbeddingCache(path)
    cache.passages(HashEmbedder(), TEXTS[:3])
    other = HashEmbedder(name="other")
    cache.passages(other, TEXTS[:3])
    assert other.embedded == 3
    cache.questions(HashEmbedder(), TEXTS[:3])
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("SELECT count(*) FROM vectors").fetchone() == (9,)


@pytest.mark.parametrize("damage", ["substr(vector, 1, 7)", "x''", "cast(vector || x'00' AS BLOB)"], ids=["short", "empty", "long"])
def test_a_broken_row_is_embedded_anew(path: Path, damage: str) -> None:
    """A row that cannot be a vector is embedded again and mended."""
    wanted = EmbeddingCache(path).passages(HashEmbedder(), TEXTS[:5])
    with closing(sqlite3.connect(path)) as store, store:
        store.execute(f"UPDATE vectors SET vector = {damage} WHERE rowid = 2")  # noqa: S608 - three constants above
    for embeds in (1, 0):
        embedder = HashEmbedder()
        np.testing.assert_array_equal(EmbeddingCache(path).passages(embedder, TEXTS[:5]), wanted)
        assert embedder.embedded == embeds


@pytest.mark.parametrize("error", [RuntimeError("out of memory"), KeyboardInterrupt()], ids=["error", "Ctrl-C"])
def test_a_broken_off_build_keeps_what_it_did(path: Path, error: BaseException) -> None:
    """A build broken off in the middle goes on where it stopped."""
    broken = Breaking(70, error)
    with pytest.raises(type(error)):
        EmbeddingCache(path).passages(broken, TEXTS)
    assert 0 < broken.embedded < len(TEXTS)
    second = HashEmbedder()
    np.testing.assert_array_equal(EmbeddingCache(path).passages(second, TEXTS), HashEmbedder().passages(TEXTS))
    assert second.embedded == len(TEXTS) - broken.embedded


@pytest.mark.parametrize("kept", [0, 40, 100])
def test_progress_adds_up(path: Path, kept: int) -> None:
    """Progress tells of every text once, kept or embedded."""
    EmbeddingCache(path).passages(HashEmbedder(), TEXTS[:kept])
    told: list[int] = []
    EmbeddingCache(path).passages(HashEmbedder(), TEXTS, told.append)
    assert sum(told) == len(TEXTS)


def test_without_a_file_nothing_is_kept() -> None:
    """A cache without a path embeds each time; surrogates and no texts at all are no errors."""
    cache, embedder = EmbeddingCache(None), HashEmbedder()
    for _ in range(2):
        cache.passages(embedder, ["một", "\ud800"])
    assert embedder.embedded == 4
    assert cache.passages(embedder, []).shape == (0, embedder.dimension)


def test_the_model_is_named_once(path: Path) -> None:
    """The model's id is asked for once a call, not once a text: a folder of weights is read to the end for it."""
    embedder = Named()
    EmbeddingCache(path).passages(embedder, TEXTS)
    assert embedder.asked <= 2


def test_a_file_that_is_no_cache_is_refused_by_name(tmp_path: Path) -> None:
    """What the storage raises leaves as IndexWriteFailed, in both languages."""
    broken = tmp_path / "embeddings.sqlite3"
    broken.write_bytes(b"not a database" * 100)
    with pytest.raises(IndexWriteFailed) as refused:
        EmbeddingCache(broken).passages(HashEmbedder(), ["a"])
    assert "embeddings.sqlite3" in refused.value.message.vi
    assert "embeddings.sqlite3" in refused.value.message.en


def test_an_error_of_the_embedder_stays_its_own(tmp_path: Path) -> None:
    """An OSError while embedding is not blamed on the cache."""
    with pytest.raises(OSError, match="no such weights"):
        EmbeddingCache(tmp_path / "kept.sqlite3").passages(Breaking(40, OSError("no such weights")), TEXTS)
