"""What a vector store does, and the exact one in NumPy that every other is measured against."""

from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from index.embedders.base import Vectors

Rows = NDArray[np.int64]


class VectorStore(Protocol):
    """Unit vectors by row number, searched by inner product."""

    def __len__(self) -> int: ...

    def search(self, vector: Vectors, k: int, rows: Rows | None = None) -> tuple[Rows, Vectors]:
        """The k best rows (of `rows`, if given) and their inner products, best first."""

    def vectors(self, rows: Rows) -> Vectors:
        """Shape (len(rows), dimension)."""

    def save(self, path: Path) -> None: ...

    @classmethod
    def build(cls, vectors: Vectors) -> Self: ...

    @classmethod
    def open(cls, path: Path) -> Self: ...


class ExactStore:
    """All vectors in one array."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = np.array(vectors, dtype=np.float32, order="C")

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, vector: Vectors, k: int, rows: Rows | None = None) -> tuple[Rows, Vectors]:
        candidates = np.arange(len(self), dtype=np.int64) if rows is None else rows
        scores = self._vectors[candidates] @ vector
        best = np.argsort(-scores, kind="stable")[:k]
        return candidates[best], scores[best]

    def vectors(self, rows: Rows) -> Vectors:
        return self._vectors[rows]

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            np.save(file, self._vectors)

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        return cls(vectors)

    @classmethod
    def open(cls, path: Path) -> Self:
        return cls(np.load(path))
