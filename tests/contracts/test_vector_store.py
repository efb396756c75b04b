"""Every vector store gives the values of the exact one."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedders.base import Vectors
from index.stores.base import ExactStore, Rows, VectorStore
from index.stores.faiss import FaissStore

STORES: list[type[VectorStore]] = [ExactStore, FaissStore]
every_store = pytest.mark.parametrize("kind", STORES, ids=lambda kind: kind.__name__)


def unit(count: int, dimension: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    rows: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return rows


def chosen(size: int, count: int, seed: int) -> Rows:
    """Some rows in no order, as a filter may name them."""
    return np.random.default_rng(seed).permutation(size)[:count].astype(np.int64)


@every_store
@given(sizes=st.tuples(st.integers(1, 60), st.integers(2, 24), st.integers(0, 60)), k=st.integers(0, 80), seed=st.integers(0, 2**32 - 2))
@settings(deadline=None, max_examples=60)
def test_values_are_inner_products(kind: type[VectorStore], sizes: tuple[int, int, int], k: int, seed: int) -> None:
    """search() gives the k largest inner products by value, best first, each of its own row, with and without a filter."""
    size, dimension, filtered = sizes
    vectors, asked = unit(size, dimension, seed), unit(1, dimension, seed + 1)[0]
    store = kind.build(vectors)
    for rows in (None, chosen(size, min(filtered, size), seed)):
        allowed = np.arange(size) if rows is None else rows
        found, scores = store.search(asked, k, rows)
        wanted = np.sort(vectors[allowed] @ asked)[::-1][:k]
        np.testing.assert_allclose(scores, wanted, atol=1e-5)
        np.testing.assert_allclose(vectors[found] @ asked, scores, atol=1e-5)
        assert set(found.tolist()) <= set(allowed.tolist())
        assert len(set(found.tolist())) == len(found)


def test_stores_agree_at_working_size() -> None:
    """The engine and the exact store agree in rows and values over thousands of vectors of the model's dimension."""
    vectors, questions, rows = unit(3000, 384, 1), unit(20, 384, 2), chosen(3000, 700, 3)
    exact, fast = ExactStore.build(vectors), FaissStore.build(vectors)
    for asked in questions:
        for allowed in (None, rows):
            (rows_exact, scores_exact), (rows_fast, scores_fast) = exact.search(asked, 50, allowed), fast.search(asked, 50, allowed)
            np.testing.assert_allclose(scores_fast, scores_exact, atol=1e-5)
            assert len(set(rows_fast.tolist()) ^ set(rows_exact.tolist())) <= 2, "only neighbours of equal value may differ"


@every_store
def test_more_than_there_are(kind: type[VectorStore]) -> None:
    """search() with k beyond the size gives every row once."""
    store = kind.build(unit(5, 8, 4))
    found, scores = store.search(unit(1, 8, 5)[0], 99)
    assert sorted(found.tolist()) == [0, 1, 2, 3, 4]
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


@every_store
@pytest.mark.parametrize("size", [0, 5])
def test_nothing_to_search(kind: type[VectorStore], size: int) -> None:
    """An empty store and an empty filter give no rows, of the right types."""
    store = kind.build(unit(5, 8, 6)[:size])
    found, scores = store.search(unit(1, 8, 7)[0], 3, np.empty(0, np.int64))
    assert (len(store), found.shape, scores.shape) == (size, (0,), (0,))
    assert found.dtype == np.int64
    assert scores.dtype == np.float32
    assert store.vectors(np.empty(0, np.int64)).shape == (0, 8)
    if not size:
        assert len(store.search(unit(1, 8, 7)[0], 3)[0]) == 0


@every_store
def test_vectors_are_given_back(kind: type[VectorStore]) -> None:
    """vectors() returns the rows asked for, in that order, bit for bit."""
    vectors, rows = unit(40, 16, 8), np.array([7, 0, 39, 7], np.int64)
    np.testing.assert_array_equal(kind.build(vectors).vectors(rows), vectors[rows])


@every_store
@pytest.mark.parametrize("size", [0, 1, 50])
def test_open_equals_saved(kind: type[VectorStore], size: int, tmp_path: Path) -> None:
    """A store that was saved and opened answers as before."""
    vectors, asked = unit(50, 16, 9)[:size], unit(1, 16, 10)[0]
    store = kind.build(vectors)
    store.save(tmp_path / "store")
    opened = kind.open(tmp_path / "store")
    assert len(opened) == size
    np.testing.assert_array_equal(opened.vectors(np.arange(size)), vectors)
    for before, after in zip(store.search(asked, 10), opened.search(asked, 10), strict=True):
        np.testing.assert_array_equal(before, after)


@every_store
def test_caller_keeps_its_array(kind: type[VectorStore]) -> None:
    """Changing the array after build() does not change the store."""
    vectors = unit(4, 8, 11)
    store, before = kind.build(vectors), vectors.copy()
    vectors[:] = 0
    np.testing.assert_array_equal(store.vectors(np.arange(4)), before)
