"""The likeliest way through columns of forms, and how sure each step of it is. Pure arithmetic.

Two passes: pairs of neighbours strike out what is hardly possible, so that the second can afford to look at three at a time.
Sources: Viterbi (1967) for the way; Baum et al. (1970), forward and backward, for how sure it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.question.syllables import START, Column, Syllables, Table

_LEAST, _MOST = 0.01, 3
"""A form goes on to the second pass if it is this likely, and at most so many of a column do."""
_SCALED_EVERY = 16
"""Columns after which the weights are made to sum to one again: no table can make them vanish before."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """For each column: the form on the best way, how sure it is in [0, 1], and the likeliest other form (or the same)."""

    best: list[str]
    sure: list[float]
    second: list[str]


def decode(columns: Sequence[Column], syllables: Syllables) -> Decoded:
    """The best way through one clause."""
    if not columns:
        return Decoded([], [], [])
    tables = [syllables.after_one(before, here) for before, here in zip([(START,), *columns], columns, strict=False)]
    kept = [_likely(column, shares) for column, shares in zip(columns, _pair_shares(tables), strict=True)]
    before = [(START,), *kept]
    tables = [syllables.after_two(a, b, c) for a, b, c in zip([(START,), *before], before, kept, strict=False)]
    best, sure, second = [], [], []
    for column, way, shares in zip(kept, _viterbi(tables), _triple_shares(tables), strict=True):
        best.append(column[way])
        sure.append(shares[way])
        second.append(max((n for n in range(len(column)) if n != way), key=shares.__getitem__, default=way))
    return Decoded(best, sure, [column[n] for column, n in zip(kept, second, strict=True)])


def _pair_shares(tables: Sequence[Table]) -> list[list[float]]:
    """How likely each form of each column is; `tables[t][a, b]` goes from form a to form b of column t."""
    ahead, behind = [np.ones(1)], [np.ones(tables[-1].shape[1])]
    for n, table in enumerate(tables):
        ahead.append(_scaled(ahead[-1] @ table, n))
    for n, table in enumerate(reversed(tables[1:])):
        behind.append(_scaled(table @ behind[-1], n))
    return [_to_one(a * b) for a, b in zip(ahead[1:], reversed(behind), strict=True)]


def _likely(column: Column, shares: list[float]) -> Column:
    """The forms of a column that are likely enough, in their order."""
    if len(column) == 1:
        return column
    least = max(_LEAST, sorted(shares)[-min(_MOST, len(shares))])
    return tuple(form for form, share in zip(column, shares, strict=True) if share >= least)


def _viterbi(tables: Sequence[Table]) -> list[int]:
    """The number of the form in each column; `tables[t][a, b, c]` goes from forms a, b to form c of column t."""
    scores, came_from = np.ones((1, 1)), []
    for n, table in enumerate(tables):
        ways = scores[:, :, None] * table
        came_from.append(ways.argmax(axis=0))
        scores = _scaled(np.maximum.reduce(ways, axis=0), n)
    before, here = divmod(int(scores.argmax()), scores.shape[1])
    way = [here]
    for back in reversed(came_from):
        way.append(before)
        before = int(back[before, way[-2]])
    return way[-2::-1]


def _triple_shares(tables: Sequence[Table]) -> list[list[float]]:
    """How likely each form of each column is, with tables as for `_viterbi`."""
    ahead, behind = [np.ones((1, 1))], [np.ones(tables[-1].shape[1:])]
    for n, table in enumerate(tables):
        ahead.append(_scaled(np.add.reduce(ahead[-1][:, :, None] * table, axis=0), n))
    for n, table in enumerate(reversed(tables[1:])):
        behind.append(_scaled(np.add.reduce(table * behind[-1], axis=2), n))
    return [_to_one(np.add.reduce(a * b, axis=0)) for a, b in zip(ahead[1:], reversed(behind), strict=True)]


def _scaled(weights: Table, n: int) -> Table:
    return weights / max(float(weights.sum()), 1e-300) if n % _SCALED_EVERY == 0 else weights


def _to_one(weights: Table) -> list[float]:
    shares: list[float] = weights.tolist()
    total = sum(shares) or 1.0
    return [share / total for share in shares]
