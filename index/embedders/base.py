"""What every embedder does, and the one way any text takes into a model."""

import unicodedata
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
LONGEST_INPUT = 8000
"""Characters that reach a model after cleaning; passages are far shorter."""


class Embedder(Protocol):
    """Text → unit vectors of `dimension` float32 numbers."""

    @property
    def id(self) -> str:
        """Names the model and its weights; vectors of two ids must never meet."""

    @property
    def dimension(self) -> int: ...

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), one unit vector a question."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), one unit vector a passage or sentence."""

    def count_tokens(self, text: str) -> int:
        """Tokens of the text alone, without the model's own marks."""


def clean(text: str) -> str:
    """The text a model may see: NFKC, no NUL, no lone surrogates, no longer than LONGEST_INPUT.

    The bundled engine reserves four code points a byte; U+FDFA alone expands beyond that and would overrun its
    memory, and no such code point is left after NFKC. Text ends at a NUL, and surrogates cannot be encoded.
    """
    readable = "".join(" " if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text[: 4 * LONGEST_INPUT])
    return unicodedata.normalize("NFKC", readable)[:LONGEST_INPUT]
