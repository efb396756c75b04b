"""Fits the judgement of `bot.refusal`:  python -m bot.refusal_fit QUESTIONS.jsonl

Answerable questions are asked twice: as they are, and with the passages that answer them taken out of the evidence,
which is how a corpus looks that does not answer. Questions written to have no answer count four times: they are
few, and nearer to what people ask. Reported on questions that the fit did not see; then fitted on all and written.
"""

import json
import re
import sys
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.evaluate import AnswerRow, answer_rows
from bot.evidence import Evidence, weigh
from bot.refusal import Features, features
from bot.settings import Settings
from bot.wiring import open_index
from index.hybrid import HybridIndex

THRESHOLD = 0.38
OUT = Path(__file__).parent / "refusal.json"
_FOLDS = 8
_UNANSWERABLE, _TAKEN_OUT = 4.0, 0.3


def main(path: Path) -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    index = open_index(Settings())
    samples = [sample for row in answer_rows(path) for sample in _samples(index, row)]
    x = np.array([list(asdict(seen).values()) for _, seen, _ in samples])
    weight = np.array([w for *_, w in samples])
    y = np.array([row.accept is not None and w == 1 for row, _, w in samples])
    groups = [row.id.rsplit("-", 1)[0] for row, *_ in samples]
    modes = np.array([row.mode for row, *_ in samples])

    def fit(rows: NDArray[np.int64]) -> LogisticRegression:
        return LogisticRegression(C=3, class_weight="balanced").fit(x[rows], y[rows], sample_weight=weight[rows])

    unseen = np.zeros(len(y))
    for train, test in GroupKFold(_FOLDS).split(x, y, groups):
        unseen[test] = fit(train).predict_proba(x[test])[:, 1]
    for mode in sorted(set(modes)):
        asked = (modes == mode) & (weight != _TAKEN_OUT)
        print(
            f"{mode}: answers {np.mean(unseen[asked & y] >= THRESHOLD):.2f} of {int((asked & y).sum())} answerable,"
            f" refuses {np.mean(unseen[asked & ~y] < THRESHOLD):.2f} of {int((asked & ~y).sum())} unanswerable"
        )
    model = fit(np.arange(len(y)))
    weights = {field.name: round(float(w), 2) for field, w in zip(fields(Features), model.coef_[0], strict=True)}
    fitted = {"weights": weights, "bias": round(float(model.intercept_[0]), 2), "threshold": THRESHOLD}
    OUT.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


def _samples(index: HybridIndex, row: AnswerRow) -> list[tuple[AnswerRow, Features, float]]:
    asked = index.understand(row.question)
    language = asked.query.language
    evidence = weigh(asked.query, language, index.sentences(asked, index.search(asked, k=12), language), index.generation)
    if row.accept is None:
        return [(row, features(evidence), _UNANSWERABLE)]
    accept = row.accept
    answering = {s.passage.id for s in evidence.sentences if re.search(accept, _text(evidence, s.span, s.passage.document_id), re.I)}
    rest = tuple(s for s in evidence.sentences if s.passage.id not in answering)
    out = [(row, features(evidence), 1.0)]
    return [*out, (row, features(replace(evidence, sentences=rest)), _TAKEN_OUT)] if rest else out


def _text(evidence: Evidence, span: tuple[int, int], document_id: str) -> str:
    return evidence.generation.documents[document_id].text[slice(*span)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
