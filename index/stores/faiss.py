"""Vectors in a FAISS index. The only file that imports faiss."""

from pathlib import Path
from typing import Self

import faiss
import numpy as np

from index.embedders.base import Vectors
from index.stores.base import Rows


class FaissStore:
    """`IndexFlatIP`: exact inner products, which the contract test compares with `ExactStore` value by value."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: Vectors, k: int, rows: Rows | None = None) -> tuple[Rows, Vectors]:
        k = min(k, len(self) if rows is None else len(rows))
        if k == 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        parameters = None if rows is None else _only(rows)
        scores, found = self._index.search(np.ascontiguousarray(vector[None], np.float32), k, params=parameters)
        return found[0], scores[0]

    def vectors(self, rows: Rows) -> Vectors:
        found: Vectors = self._index.reconstruct_batch(np.ascontiguousarray(rows, np.int64))
        return found

    def save(self, path: Path) -> None:
        # Written by Python, so that a full disk is an OSError like any other.
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> Self:
        return cls(faiss.deserialize_index(np.fromfile(path, dtype=np.uint8)))


def _only(rows: Rows) -> faiss.SearchParameters:
    parameters = faiss.SearchParameters()
    parameters.sel = faiss.IDSelectorBatch(rows)
    return parameters
