"""The intervals are those of a bootstrap over subjects."""

import math

import numpy as np
import pytest

from bot.intervals import intervals


def column(*flags: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.array(flags, bool).reshape(-1, 1)


def test_it_is_as_wide_as_theory_says() -> None:
    """Of 400 subjects, 90 % right: about 1.96 standard errors either way, and the share lies inside."""
    hits = column(*([1] * 360 + [0] * 40))
    (found,) = intervals([str(n) for n in range(400)], hits, np.ones_like(hits))
    error = 1.96 * math.sqrt(0.9 * 0.1 / 400)
    assert found == pytest.approx((0.9 - error, 0.9 + error), abs=0.006)


def test_rows_of_one_subject_add_no_certainty() -> None:
    """Each of 50 subjects asked in four ways with the same outcome: exactly the interval of the 50."""
    once = column(*([1] * 40 + [0] * 10))
    names = [str(n) for n in range(50)]
    four = np.repeat(once, 4, axis=0)
    assert intervals(names, once, np.ones_like(once)) == intervals(np.repeat(names, 4).tolist(), four, np.ones_like(four))


def test_what_is_not_counted_does_not_matter() -> None:
    """A hit that is not counted is none, and a draw without anything counted is left out."""
    hits, counted = column(1, 1, 1, 1), column(1, 1, 0, 0)
    assert intervals(list("abcd"), hits, counted) == [(1.0, 1.0)]
    assert intervals(list("abcd"), column(1, 0, 1, 1), counted) == [(0.0, 1.0)]


@pytest.mark.parametrize(("subjects", "counted"), [("", ()), ("ab", (0, 0)), ("ab", (1, 0)), ("aa", (1, 1))])
def test_nothing_and_one_subject_show_no_spread(subjects: str, counted: tuple[int, ...]) -> None:
    """None, never an interval without width that looks like certainty."""
    assert intervals(list(subjects), np.ones((len(subjects), 1), bool), column(*counted)) == [None]


def test_the_same_rows_give_the_same_figures() -> None:
    """Chance is fixed, each column is on its own, and low ≤ high within [0, 1]."""
    flags = np.random.default_rng(1).random((60, 3)) < [0.2, 0.5, 0.9]
    names = [str(n // 3) for n in range(60)]
    found = intervals(names, flags, np.ones_like(flags))
    assert found == intervals(names, flags, np.ones_like(flags))
    assert found[1:] == intervals(names, flags[:, 1:], np.ones_like(flags[:, 1:]))
    assert all(one and 0 <= one[0] <= one[1] <= 1 for one in found)
