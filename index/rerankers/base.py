"""What a reranker does: it reads question and text together, which is slower and better than comparing two vectors."""

from collections.abc import Sequence
from typing import Protocol

from index.embedders.base import Vectors


class Reranker(Protocol):
    """Judges how well each text answers a question."""

    @property
    def id(self) -> str:
        """Names the model and its weights."""

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts),), float32 in [0, 1], higher is better.

        Each text is judged for itself, whatever stands beside it. Scores of two models cannot be compared, and a
        number between is no probability unless the model was trained to give one.
        """
