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


class Preferring:
    """A reranker that likes texts with one word in them, and remembers what it was asked."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    @property
    def id(self) -> str:
        return f"preferring:{self._word}"

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        self.asked.append((question, tuple(texts)))
        return np.array([1.0 if self._word in words(text) else 0.0 for text in texts], np.float32)
