"""The promise of the first day: questions on the starter article, in every way of typing."""

import pytest
from question_sets import Scores, ScoresOf

MODES = ("vi", "plain", "en", "mixed")


@pytest.fixture(scope="module")
def seed(scores_of: ScoresOf) -> Scores:
    return scores_of("questions_seed")


@pytest.fixture(scope="module")
def unseen(scores_of: ScoresOf) -> Scores:
    """Questions that nothing was fitted on."""
    return scores_of("questions_seed_unseen")


@pytest.fixture(scope="module")
def hard(scores_of: ScoresOf) -> Scores:
    return scores_of("questions_seed_hard")


@pytest.mark.parametrize("mode", MODES)
def test_nine_in_ten_are_right_and_cited(seed: Scores, mode: str) -> None:
    """In each way of asking, at least 90 % are right and cited, and at most 10 % wrong."""
    assert (seed[mode].right_and_cited or 0) >= 0.9
    assert (seed[mode].wrong or 0) <= 0.1


@pytest.mark.parametrize("mode", MODES)
def test_what_was_never_fitted_on_fares_as_well(unseen: Scores, mode: str) -> None:
    """The same floors hold for questions that were written and kept apart."""
    assert (unseen[mode].right_and_cited or 0) >= 0.9
    assert (unseen[mode].wrong or 0) <= 0.1
    assert (unseen[mode].refusal_recall or 0) >= 0.8


@pytest.mark.parametrize("mode", MODES)
def test_four_in_five_unanswerable_are_refused(seed: Scores, mode: str) -> None:
    """In each way of asking, at least 80 % of what the article does not say is refused."""
    assert (seed[mode].refusal_recall or 0) >= 0.8


def test_questions_far_from_the_words_of_the_article_do_not_slip(hard: Scores) -> None:
    """Indirect questions and near misses, together: what was reached is not lost."""
    assert (hard["all"].right_and_cited or 0) >= 0.78
    assert (hard["all"].wrong or 0) <= 0.07
    assert (hard["all"].refusal_recall or 0) >= 0.72
