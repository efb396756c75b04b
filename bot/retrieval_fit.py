"""Tries the weights of `index.fusion`:  python -m bot.retrieval_fit PASSAGES.jsonl QUESTIONS.jsonl

Half of the articles choose, the other half is reported, and the other way round; nothing is written. nDCG@10 × 100.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.evaluate import PassageRow, QuestionRow, index_rows, read_rows
from bot.settings import load
from bot.wiring import make_embedder
from corpus.types import Language
from index.cache import EmbeddingCache
from index.embedders.base import Vectors
from index.fusion import PASSAGES, Weights, fuse
from index.hybrid import HybridIndex

_PASSAGE, _WORDS = (0.6, 0.8, 1.0, 1.2), (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question in a pool of one language: its signals for each passage put forward, and which of them answer."""

    half: int
    own: bool
    passage: Vectors
    sentence: Vectors
    words: Vectors
    relevant: NDArray[np.bool_]


def main(passages: Path, questions: Path) -> None:
    settings = load()
    rows = read_rows(passages, PassageRow)
    index = index_rows(rows, make_embedder(settings.embedder), EmbeddingCache(settings.cache))
    cases = gather_cases(index, rows, read_rows(questions, QuestionRow))
    for own, name in ((True, "the question's own language"), (False, "the other language")):
        tried = [replace(PASSAGES, passage=p, words=w, words_across=w) for p, w in product(_PASSAGE, _WORDS)]
        scores = np.array([[score(cases, weights, half, own=own) for half in (0, 1)] for weights in tried])
        shipped = [score(cases, PASSAGES, half, own=own) for half in (0, 1)]
        print(f"pool of {name}")
        for weights, (a, b) in zip(tried, scores, strict=True):
            print(f"  passage {weights.passage:.1f}, words {weights.words:.1f}: {a:.2f} {b:.2f}")
        for half in (0, 1):
            at = int(scores[:, half].argmax())
            chosen = f"passage {tried[at].passage:.1f}, words {tried[at].words:.1f}"
            print(f"  half {half} chooses {chosen}: {scores[at, 1 - half]:.2f} on the other; as shipped {shipped[1 - half]:.2f}")


def gather_cases(index: HybridIndex, rows: Sequence[PassageRow], questions: Sequence[QuestionRow]) -> list[Case]:
    """Every other article is in half 0, in both languages."""
    article = {row.id: row.title for row in rows}
    order = list(dict.fromkeys(article[i] for i in sorted({min(q.passage_ids) for q in questions})))
    cases = []
    for question in questions:
        asked = index.understand(question.text)
        for pool in Language:
            found = index.signals(asked, pool)
            ids = [index.generation.passages[row].id for row in found.rows]
            cases.append(
                Case(
                    half=order.index(article[min(question.passage_ids)]) % 2, own=pool is asked.query.language,
                    passage=found.passage, sentence=found.sentence, words=found.words,
                    relevant=np.array([i in question.passage_ids for i in ids]),
                )
            )  # fmt: skip
    return cases


def score(cases: Sequence[Case], weights: Weights, half: int, *, own: bool) -> float:
    """Mean nDCG@10 × 100, one relevant passage a question."""
    gains = []
    for case in cases:
        if case.half == half and case.own is own:
            order = np.argsort(-fuse(case.passage, case.sentence, case.words, own, weights), kind="stable")[:10]
            gains.append(float((case.relevant[order] / np.log2(np.arange(len(order)) + 2)).sum()))
    return 100 * float(np.mean(gains))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
