"""How far chance alone may move a share: bootstrap intervals."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Interval = tuple[float, float]

_DRAWS = 1_000
_SEED = 2026
_SPREAD = (2.5, 97.5)


def intervals(subjects: Sequence[str], hits: NDArray[np.bool_], counted: NDArray[np.bool_]) -> list[Interval | None]:
    """For each column, where 95 % of the shares hits / counted lie when whole subjects are drawn with replacement.

    A row is a question, and subjects[row] what it is about: rows that ask the same in other words succeed and fail together,
    so they are drawn together. Always the same for the same rows. None where nothing is counted, or of one subject only,
    which shows no spread. A share of 0 or 1 in every subject has an interval without width: what never was seen is never drawn.
    """
    of = np.unique(np.array(subjects, str), return_inverse=True)[1]
    many = int(of.max(initial=-1)) + 1
    if many == 0:
        return [None] * hits.shape[1]
    won, total = _by_subject(hits & counted, of, many), _by_subject(counted, of, many)
    times = np.random.default_rng(_SEED).multinomial(many, np.full(many, 1 / many), size=_DRAWS)
    drawn, out_of = times @ won, times @ total
    return [
        _spread(drawn[:, column], out_of[:, column]) if np.count_nonzero(total[:, column]) > 1 else None
        for column in range(hits.shape[1])
    ]  # fmt: skip


def _by_subject(flags: NDArray[np.bool_], of: NDArray[np.intp], many: int) -> NDArray[np.int64]:
    sums = np.zeros((many, flags.shape[1]), np.int64)
    np.add.at(sums, of, flags)
    return sums


def _spread(drawn: NDArray[np.int64], out_of: NDArray[np.int64]) -> Interval:
    some = out_of > 0  # a draw may miss every subject that counts
    low, high = np.percentile(drawn[some] / out_of[some], _SPREAD)
    return float(low), float(high)
