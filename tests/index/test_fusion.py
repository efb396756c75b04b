"""How passages and sentences are scored: by value, never by rank."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedders.base import Vectors
from index.fusion import PASSAGES, SENTENCES, Weights, fuse, lexical

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


def test_words_count_in_both_languages() -> None:
    """Matching words lift a row of either language, one of the other no more; vectors count the same."""
    cosines, matched, none = np.array([0.4], np.float32), np.array([1], np.float32), np.zeros(1, np.float32)
    for weights in (PASSAGES, SENTENCES):
        own, across = (fuse(cosines, cosines, matched, same, weights)[0] for same in (True, False))
        bare = [fuse(cosines, cosines, none, same, weights)[0] for same in (True, False)]
        assert own >= across > bare[0] == bare[1]


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1))
def test_a_score_is_the_weighted_sum(passage: float, sentence: float, words: float) -> None:
    """Each signal counts by its own weight: the words of the two languages by two."""
    weights = Weights(passage=0.25, sentence=2.0, words=3.0, words_across=5.0)
    of_passage, of_sentence, of_words = (np.array([value], np.float32) for value in (passage, sentence, words))
    for same, share in ((True, 3.0), (False, 5.0)):
        (score,) = fuse(of_passage, of_sentence, of_words, same, weights)
        assert float(score) == pytest.approx(0.25 * passage + 2.0 * sentence + share * words, abs=1e-5)


def test_scores_are_single_precision() -> None:
    """Scores of float32 signals are float32, so that an opened index gives the very same numbers."""
    signal = np.array([0.1, 0.2], np.float32)
    assert fuse(signal, signal, signal, True, PASSAGES).dtype == lexical(signal, 1.0).dtype == np.float32


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1), st.booleans())
def test_a_row_is_scored_for_itself(passage: float, sentence: float, words: float, same: bool) -> None:
    """The score of a row does not depend on the rows beside it."""

    def first(beside: list[float]) -> float:
        passages, sentences, matched = (np.array([value, *beside], np.float32) for value in (passage, sentence, words))
        return float(fuse(passages, sentences, matched, same, PASSAGES)[0])

    assert first([]) == first([0.9, -0.9])
