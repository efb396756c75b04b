"""Fits the judgement of `bot.refusal`:  python -m bot.refusal_fit QUESTIONS.jsonl …

Reports on questions whose fact the fit did not see, then fits on all of them and writes `refusal.json`.
"""

import json
import sys
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.evaluate import AnswerRow, read_rows
from bot.evidence import Evidence, gather
from bot.refusal import Features, features, lacks_form
from bot.settings import load
from bot.wiring import open_index
from index.hybrid import HybridIndex

THRESHOLD = 0.43
"""Set so that about one answerable question in sixteen is refused."""
OUT = Path(__file__).parent / "refusal.json"
_FOLDS = 8


def main(paths: list[Path]) -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    index, rows = open_index(load()), [row for path in paths for row in read_rows(path, AnswerRow)]
    evidence = [_evidence(index, row) for row in rows]
    x = np.array([list(asdict(features(one)).values()) for one in evidence])
    clear = np.array([not lacks_form(one) for one in evidence])
    y = np.array([row.accept is not None for row in rows])
    facts = [row.id.rsplit("-", 1)[0] for row in rows]
    modes = np.array([row.mode for row in rows])

    def fit(on: NDArray[np.int64]) -> LogisticRegression:
        judged = on[clear[on]]
        return LogisticRegression(C=3, class_weight="balanced", max_iter=1000).fit(x[judged], y[judged])

    unseen = np.zeros(len(y))
    for train, test in GroupKFold(_FOLDS).split(x, y, facts):
        unseen[test] = fit(train).predict_proba(x[test])[:, 1] * clear[test]
    for mode in sorted(set(modes)):
        here = modes == mode
        print(
            f"{mode}: answers {np.mean(unseen[here & y] >= THRESHOLD):.2f} of {int((here & y).sum())} answerable,"
            f" refuses {np.mean(unseen[here & ~y] < THRESHOLD):.2f} of {int((here & ~y).sum())} unanswerable"
        )
    model = fit(np.arange(len(y)))
    weights = {field.name: round(float(w), 2) for field, w in zip(fields(Features), model.coef_[0], strict=True)}
    fitted = {"weights": weights, "bias": round(float(model.intercept_[0]), 2), "threshold": THRESHOLD}
    OUT.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


def _evidence(index: HybridIndex, row: AnswerRow) -> Evidence:
    asked = index.understand(row.question)
    return gather(index, asked, asked.query.language)[1]


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
