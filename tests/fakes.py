"""Small real classes that stand in for slow ones."""

import hashlib
from collections.abc import Sequence

import numpy as np

from corpus.text import words
from index.embedders.base import Vectors, clean


class HashEmbedder:
    """A bag of hashed words: deterministic, instant, and texts with the same words are near each other."""

    def __init__(self, dimension: int = 32, name: str = "hash") -> None:
        self.dimension, self._name = dimension, name
        self.embedded = 0

    @property
    def id(self) -> str:
        return f"{self._name}:{self.dimension}"

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return self._encode(texts)

    def count_tokens(self, text: str) -> int:
        return len(clean(text).split())

    def _encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in words(clean(text)) or [""]:
                digest = hashlib.sha256(word.encode()).digest()
                row[digest[0] % self.dimension] += 1 if digest[1] % 2 else -1
            row[0] += 0.01
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit
