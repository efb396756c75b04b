"""How good are the answers? Every question is asked as a user would ask it, after what came before it."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Literal

import numpy as np

from bot.conversation import Turn
from bot.evaluate import AnswerRow
from bot.intervals import Interval, intervals
from bot.pipeline import Bot
from bot.types import Answer
from corpus.language import detect
from corpus.text import squeeze
from corpus.types import Language
from index.cache import Progress
from index.embedders.base import Embedder

Outcome = Literal["right", "wrong", "refused"]

_NOT_ITS_OWN = re.compile(r"\[\d+\]|“[^”]*”")
"""Markers, and words in quotation marks: a refusal repeats the question, in whatever language it was."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_TIMED = 100
_TELLING = 4
"""Fewer words than these, a name, a date or any number of codes, are in no language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One question and what came of it."""

    row: AnswerRow
    answer: str
    quotes: tuple[str, ...]
    outcome: Outcome
    cited: bool
    language: Language
    in_language: bool
    """The answer is in the language that it claims."""
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Medians, in milliseconds."""

    questions: int
    answer_ms: float
    embedding_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerScore:
    """Of one mode. Shares of the answerable questions, but for the refusals and, of all, the language; None where nothing was counted."""

    mode: str
    answerable: int
    unanswerable: int
    right: float | None
    right_and_cited: float | None
    wrong: float | None
    refused: float | None
    refusal_precision: float | None
    refusal_recall: float | None
    language: float | None
    intervals: Mapping[str, Interval | None]
    """For each share by its name, where it would lie in 95 % of all draws of other subjects like these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """Of the answers that are `counted`, those that are `hit`."""

    counted: Callable[[Judged], bool]
    hit: Callable[[Judged], bool]


def _answerable(one: Judged) -> bool:
    return one.row.accept is not None


def _unanswerable(one: Judged) -> bool:
    return one.row.accept is None


def _refused(one: Judged) -> bool:
    return one.outcome == "refused"


_SHARES = {
    "right": _Share(counted=_answerable, hit=lambda one: one.outcome == "right"),
    "right_and_cited": _Share(counted=_answerable, hit=lambda one: one.outcome == "right" and one.cited),
    "wrong": _Share(counted=_answerable, hit=lambda one: one.outcome == "wrong"),
    "refused": _Share(counted=_answerable, hit=_refused),
    "refusal_precision": _Share(counted=_refused, hit=_unanswerable),
    "refusal_recall": _Share(counted=_unanswerable, hit=_refused),
    "language": _Share(counted=lambda one: True, hit=lambda one: one.in_language),
}


def answers(bot: Bot, rows: Sequence[AnswerRow], progress: Progress = lambda n: None) -> list[Judged]:
    """Ask every question. Right: `accept` is found in the answer, or the bot refused where nothing answers."""
    out = []
    for row in rows:
        out.append(_judge(row, _asked(bot, row)))
        progress(1)
    return out


def speed(bot: Bot, embedder: Embedder, rows: Sequence[AnswerRow]) -> Speed | None:
    """Medians over at most _TIMED questions, spread over the rows: the whole answer, and by turns the bare embedding of its question."""
    alone = [row.question for row in rows if not row.before]
    took = [(_ms(partial(embedder.questions, [q])), _ms(partial(bot.ask, q))) for q in alone[:: max(1, len(alone) // _TIMED)]]
    if not took:
        return None
    return Speed(questions=len(took), embedding_ms=median(bare for bare, _ in took), answer_ms=median(whole for _, whole in took))


def _ms(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - before)


def in_language(text: str, language: Language) -> bool:
    """True if the words that are the answer's own are in this language, or too few to tell."""
    own = _NOT_ITS_OWN.sub(" ", text)
    telling = sum(not word.isupper() for word in _WORD.findall(own))
    return telling < _TELLING or detect(own, language) is language


def score_answers(judged: Sequence[Judged]) -> list[AnswerScore]:
    """A score for each mode, then one for all of them."""
    modes = list(dict.fromkeys(one.row.mode for one in judged))
    groups = [(mode, [one for one in judged if one.row.mode == mode]) for mode in modes]
    return [_score(mode, group) for mode, group in [*groups, ("all", list(judged))]]


def _asked(bot: Bot, row: AnswerRow) -> Answer:
    """What the bot answers after the conversation before: what it said there is its own, right or wrong."""
    history: list[Turn] = []
    for question in row.before:
        said = _ask(bot, question, history)
        history += [Turn(role="user", content=question), Turn(role="assistant", content=said.text)]
    return _ask(bot, row.question, history)


def _ask(bot: Bot, question: str, history: Sequence[Turn]) -> Answer:
    return bot.ask(question, history=tuple(history)) if history else bot.ask(question)


def _judge(row: AnswerRow, answer: Answer) -> Judged:
    accepted = row.accept is not None and answer.answered and re.search(row.accept, answer.text, re.IGNORECASE) is not None
    quotes = tuple(citation.quote for citation in answer.citations)
    return Judged(
        row=row, answer=answer.text, quotes=quotes, outcome="right" if accepted else "wrong" if answer.answered else "refused",
        cited=accepted and re.search(row.accept or "", squeeze(" ".join(quotes)), re.IGNORECASE) is not None,
        language=answer.language, in_language=in_language(answer.text, answer.language), took_ms=answer.took_ms,
    )  # fmt: skip


def _score(mode: str, group: Sequence[Judged]) -> AnswerScore:
    counted = np.array([[share.counted(one) for share in _SHARES.values()] for one in group], bool).reshape(-1, len(_SHARES))
    hits = counted & np.array([[share.hit(one) for share in _SHARES.values()] for one in group], bool).reshape(-1, len(_SHARES))
    sums = zip(_SHARES, hits.sum(axis=0).tolist(), counted.sum(axis=0).tolist(), strict=True)
    shares = {name: won / total if total else None for name, won, total in sums}
    spread = intervals([one.row.subject for one in group], hits, counted)
    return AnswerScore(
        mode=mode, answerable=sum(map(_answerable, group)), unanswerable=sum(map(_unanswerable, group)),
        intervals=dict(zip(_SHARES, spread, strict=True)), **shares,
    )  # fmt: skip
