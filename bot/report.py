"""Evaluation figures as tables for people, with the machine they were measured on."""

import os
import platform
from collections.abc import Sequence
from typing import Any

from bot.evaluate import RetrievalScore
from bot.evaluate_answers import AnswerScore, Judged, Speed
from bot.intervals import Interval

SHARES = {
    "right": "right", "right_and_cited": "cited", "wrong": "wrong", "refused": "refused", "refusal_precision": "ref. prec.",
    "refusal_recall": "ref. recall", "language": "language",
}  # fmt: skip
"""The shares of an AnswerScore, as their columns are headed."""


def retrieval_table(scores: Sequence[RetrievalScore]) -> str:
    lines = [f"{'question → pool':<18}{'questions':>10}{'nDCG@10':>9}{'R@1':>7}{'R@5':>7}{'ms':>8}{'× embedding':>13}"]
    lines += [
        f"{f'{s.asked} → {s.pool}':<18}{s.questions:>10}{100 * s.ndcg_10:>9.1f}{100 * s.recall_1:>7.1f}{100 * s.recall_5:>7.1f}"
        f"{s.ms:>8.1f}{s.ms / s.embedding_ms:>13.2f}"
        for s in scores
    ]
    return "\n".join(lines)


def answers_table(scores: Sequence[AnswerScore]) -> str:
    lines = [f"{'mode':<10}{'questions':>14}" + "".join(f"{head:>12}" for head in SHARES.values())]
    for s in scores:
        lines.append(f"{s.mode:<10}{f'{s.answerable} + {s.unanswerable}':>14}" + "".join(f"{percent(getattr(s, n)):>12}" for n in SHARES))
        lines.append(f"{'':<24}" + "".join(f"{between(s.intervals[n]):>12}" for n in SHARES))
    return "\n".join([*(line.rstrip() for line in lines), "(…): 95 % interval, subjects drawn with replacement"])


def speed_line(speed: Speed | None) -> str:
    if speed is None:
        return ""
    ratio = speed.answer_ms / speed.embedding_ms
    return f"{speed.answer_ms:.1f} ms an answer, {ratio:.2f} × the bare embedding of its question (medians of {speed.questions})"


def percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def between(interval: Interval | None) -> str:
    """In per cent: "(91–97)"; nothing where there is no interval."""
    return f"({100 * interval[0]:.0f}–{100 * interval[1]:.0f})" if interval else ""


def judged_rows(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.row.id, "mode": one.row.mode, "before": one.row.before, "question": one.row.question, "answer": one.answer,
            "quotes": list(one.quotes), "outcome": one.outcome, "cited": one.cited, "unanswerable": one.row.accept is None,
            "language": one.language, "in_language": one.in_language, "took_ms": one.took_ms,
        }
        for one in judged
    ]  # fmt: skip


def machine(embedder: str, *settings: str) -> str:
    """What the figures were measured on."""
    about = [embedder, *(setting for setting in settings if setting not in ("", "none"))]
    return f"{', '.join(about)}; {platform.machine()}, {os.cpu_count()} CPUs, {platform.system()}, Python {platform.python_version()}"
