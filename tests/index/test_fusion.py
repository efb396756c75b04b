"""How passages and sentences are scored: by value, never by rank."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.embedders.base import Vectors
from index.fusion import PASSAGES, SENTENCES, fuse, lexical

scores = st.lists(st.floats(0, 50, width=32), max_size=20).map(lambda drawn: np.array(drawn, np.float32))


@given(scores, st.floats(0, 200))
def test_words_lie_between_nothing_and_one(drawn: Vectors, total: float) -> None:
    """lexical() stays in [0, 1] and keeps the order."""
    normed = lexical(drawn, total)
    assert ((normed >= 0) & (normed <= 1 + 1e-6)).all()
    assert (np.diff(normed[np.argsort(drawn, kind="stable")]) >= 0).all()


def test_the_best_match_counts_one() -> None:
    """A best match that holds a good share of the question counts 1."""
    np.testing.assert_allclose(lexical(np.array([2, 4, 0], np.float32), 8.0), [0.5, 1, 0])


def test_a_poor_match_is_not_stretched() -> None:
    """Where even the best row holds little of the question, it does not count as a full match."""
    assert lexical(np.array([1, 0], np.float32), 100.0)[0] < 0.05


def test_nothing_asked_divides_by_nothing() -> None:
    """No rows and no words give no scores and no warning."""
    assert lexical(np.empty(0, np.float32), 0.0).shape == (0,)
    assert not lexical(np.zeros(3, np.float32), 0.0).any()


def test_words_weigh_less_across_languages() -> None:
    """Matching words lift a row of the question's language more than one of the other; vectors count the same."""
    cosines, matched, none = np.array([0.4], np.float32), np.array([1], np.float32), np.zeros(1, np.float32)
    for weights in (PASSAGES, SENTENCES):
        own, across = (fuse(cosines, cosines, matched, same, weights)[0] for same in (True, False))
        bare = [fuse(cosines, cosines, none, same, weights)[0] for same in (True, False)]
        assert own > across > bare[0] == bare[1]


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1), st.booleans())
def test_a_row_is_scored_for_itself(passage: float, sentence: float, words: float, same: bool) -> None:
    """The score of a row does not depend on the rows beside it."""

    def first(beside: list[float]) -> float:
        passages, sentences, matched = (np.array([value, *beside], np.float32) for value in (passage, sentence, words))
        return float(fuse(passages, sentences, matched, same, PASSAGES)[0])

    assert first([]) == first([0.9, -0.9])
