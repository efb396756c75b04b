"""Answers to the question sets, asked once a run."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from bot.evaluate import AnswerRow, read_rows
from bot.evaluate_answers import AnswerScore, Judged, answers, score_answers
from bot.pipeline import Bot

Scores = dict[str, AnswerScore]
ScoresOf = Callable[..., Scores]

DATA = Path(__file__).parent / "data"


def asker(bot: Bot) -> ScoresOf:
    """A function that gives the scores of one or more sets of `tests/data` together, by way of asking."""

    @cache
    def judged(name: str) -> list[Judged]:
        return answers(bot, read_rows(DATA / f"{name}.jsonl", AnswerRow))

    def scores(*names: str) -> Scores:
        return {score.mode: score for score in score_answers([one for name in names for one in judged(name)])}

    return scores
