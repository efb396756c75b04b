"""Evaluation figures as tables for people, with the machine they were measured on."""

import os
import platform
from collections.abc import Sequence
from typing import Any

from bot.evaluate import AnswerScore, Judged, RetrievalScore


def retrieval_table(scores: Sequence[RetrievalScore]) -> str:
    lines = [f"{'question → pool':<18}{'questions':>10}{'nDCG@10':>9}{'R@1':>7}{'R@5':>7}{'ms':>8}{'× embedding':>13}"]
    lines += [
        f"{f'{s.asked} → {s.pool}':<18}{s.questions:>10}{100 * s.ndcg_10:>9.1f}{100 * s.recall_1:>7.1f}{100 * s.recall_5:>7.1f}"
        f"{s.ms:>8.1f}{s.ms / s.embedding_ms:>13.2f}"
        for s in scores
    ]
    return "\n".join(lines)


def answers_table(scores: Sequence[AnswerScore]) -> str:
    head = ("right", "cited", "wrong", "refused", "ref. prec.", "ref. recall")
    lines = [f"{'mode':<10}{'questions':>14}" + "".join(f"{name:>12}" for name in head)]
    for s in scores:
        shares = (s.right, s.right_and_cited, s.wrong, s.refused, s.refusal_precision, s.refusal_recall)
        lines.append(
            f"{s.mode:<10}{f'{s.answerable} + {s.unanswerable}':>14}"
            + "".join(f"{'–' if share is None else f'{100 * share:.1f} %':>12}" for share in shares)
        )
    return "\n".join(lines)


def judged_rows(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.row.id, "mode": one.row.mode, "question": one.row.question, "answer": one.answer, "outcome": one.outcome,
            "cited": one.cited, "unanswerable": one.row.accept is None, "took_ms": one.took_ms,
        }
        for one in judged
    ]  # fmt: skip


def machine(embedder: str, *settings: str) -> str:
    """What the figures were measured on."""
    about = [embedder, *(setting for setting in settings if setting not in ("", "none"))]
    return f"{', '.join(about)}; {platform.machine()}, {os.cpu_count()} CPUs, {platform.system()}, Python {platform.python_version()}"
