"""Vectors of the texts that ship with the project, so that a first index takes seconds instead of minutes.

A byte a number: `shipped.npz` beside this file is written by `python -m bot.ship_vectors` and found by the hash of a text, so that
a text that has changed since is embedded like any other.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.embedders.base import Vectors

FILE = Path(__file__).parent / "shipped.npz"
_KEY = 16
_GREATEST = 127


class Shipped:
    """Row n of `codes`, times `scales[n]`, is the vector of the text whose hash begins with `keys[n]`."""

    def __init__(self, keys: NDArray[np.uint8], codes: NDArray[np.int8], scales: NDArray[np.float16]) -> None:
        self.keys, self._codes, self._scales = keys, codes, scales
        self._row = {key.tobytes(): row for row, key in enumerate(keys)}

    def fill(self, keys: Sequence[bytes], missing: Sequence[int], vectors: Vectors) -> list[int]:
        """Fill in those of the missing rows that are known; the numbers of the others."""
        unknown = []
        for number in missing:
            row = self._row.get(keys[number][:_KEY])
            if row is None:
                unknown.append(number)
            else:
                vectors[number] = self._codes[row] * np.float32(self._scales[row])
        return unknown

    @classmethod
    def of(cls, vectors: Mapping[bytes, Vectors]) -> Self:
        """Vectors by the hash of their text, rounded."""
        rows = np.array(list(vectors.values()), np.float32) if vectors else np.empty((0, 1), np.float32)
        scales = (np.abs(rows).max(axis=1, initial=1e-9) / _GREATEST).astype(np.float16)
        codes = np.round(rows / scales[:, None].astype(np.float32)).clip(-_GREATEST, _GREATEST).astype(np.int8)
        return cls(np.array([list(key[:_KEY]) for key in vectors], np.uint8).reshape(len(vectors), _KEY), codes, scales)

    def save(self, path: Path) -> None:
        np.savez(path, keys=self.keys, codes=self._codes, scales=self._scales)

    @classmethod
    def open(cls, path: Path) -> Self:
        with np.load(path) as saved:
            return cls(saved["keys"], saved["codes"], saved["scales"])


@cache
def shipped() -> Shipped:
    """What ships with the project; nothing where the file is not there."""
    return Shipped.open(FILE) if FILE.exists() else Shipped.of({})
