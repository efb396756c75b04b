"""The promise of the first day: questions on the starter article, in every way of typing."""

from pathlib import Path

import pytest

from bot.evaluate import AnswerRow, read_rows
from bot.evaluate_answers import AnswerScore, answers, score_answers
from bot.wiring import make_bot
from index.hybrid import HybridIndex

_DATA = Path(__file__).parent.parent / "data"
MODES = ("vi", "plain", "en", "mixed")


def scores(index: HybridIndex, name: str) -> dict[str, AnswerScore]:
    judged = answers(make_bot(lambda: index), read_rows(_DATA / name, AnswerRow))
    return {score.mode: score for score in score_answers(judged)}


@pytest.fixture(scope="module")
def seed(starter: HybridIndex) -> dict[str, AnswerScore]:
    return scores(starter, "questions_seed.jsonl")


@pytest.fixture(scope="module")
def unseen(starter: HybridIndex) -> dict[str, AnswerScore]:
    """Questions that nothing was fitted on."""
    return scores(starter, "questions_seed_unseen.jsonl")


@pytest.fixture(scope="module")
def hard(starter: HybridIndex) -> dict[str, AnswerScore]:
    return scores(starter, "questions_seed_hard.jsonl")


@pytest.mark.parametrize("mode", MODES)
def test_nine_in_ten_are_right_and_cited(seed: dict[str, AnswerScore], mode: str) -> None:
    """In each way of asking, at least 90 % are right and cited, and at most 10 % wrong."""
    assert (seed[mode].right_and_cited or 0) >= 0.9
    assert (seed[mode].wrong or 0) <= 0.1


@pytest.mark.parametrize("mode", MODES)
def test_what_was_never_fitted_on_fares_as_well(unseen: dict[str, AnswerScore], mode: str) -> None:
    """The same floors hold for questions that were written and kept apart."""
    assert (unseen[mode].right_and_cited or 0) >= 0.9
    assert (unseen[mode].wrong or 0) <= 0.1
    assert (unseen[mode].refusal_recall or 0) >= 0.8


@pytest.mark.parametrize("mode", MODES)
def test_four_in_five_unanswerable_are_refused(seed: dict[str, AnswerScore], mode: str) -> None:
    """In each way of asking, at least 80 % of what the article does not say is refused."""
    assert (seed[mode].refusal_recall or 0) >= 0.8


def test_questions_far_from_the_words_of_the_article_do_not_slip(hard: dict[str, AnswerScore]) -> None:
    """Indirect questions and near misses, together: what was reached is not lost."""
    assert (hard["all"].right_and_cited or 0) >= 0.78
    assert (hard["all"].wrong or 0) <= 0.06
    assert (hard["all"].refusal_recall or 0) >= 0.72
