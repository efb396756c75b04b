"""The mean vector of each language, taken away from questions and passages.

A multilingual model gives each language a direction of its own; without it, texts compare by what they say. The
means come from the general sample beside this file, so that a small corpus does not have its own topic removed.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from corpus.types import Language
from index.cache import EmbeddingCache, Progress
from index.embedders.base import Embedder, Vectors

_SAMPLE = Path(__file__).parent / "sample"


class Role(StrEnum):
    QUESTIONS = "questions"
    PASSAGES = "statements"


def sample(role: Role, language: Language) -> list[str]:
    """General sentences of one language, written for this project; line n says the same in both."""
    return (_SAMPLE / f"{role}.{language}.txt").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True, slots=True)
class Centres:
    """`means` maps "role.language" to a vector of the embedder's dimension."""

    means: dict[str, Vectors]

    @classmethod
    def measure(cls, embedder: Embedder, cache: EmbeddingCache, progress: Progress = lambda n: None) -> "Centres":
        means = {}
        for role in Role:
            for language in Language:
                embed = cache.questions if role is Role.QUESTIONS else cache.passages
                means[f"{role}.{language}"] = embed(embedder, sample(role, language), progress).mean(axis=0)
        return cls(means)

    @classmethod
    def none(cls, dimension: int) -> "Centres":
        """Means that change nothing."""
        return cls({f"{role}.{language}": np.zeros(dimension, np.float32) for role in Role for language in Language})

    def centre(self, vectors: Vectors, role: Role, language: Language) -> Vectors:
        """Shape as given; each row moved by the mean of its role and language, and of length one again."""
        moved = vectors - self.means[f"{role}.{language}"]
        centred: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)
        return centred
