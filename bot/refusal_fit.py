"""Fits the judgement of `bot.refusal`:  python -m bot.refusal_fit QUESTIONS.jsonl …

Each question is asked of the live index twice, once with the questions that come with its documents and once without, and
every place found is right or not by the question's `accept`. Reports on subjects that the fit did not see, then fits on all
of them and writes `refusal.json`.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answerers.extractive import ExtractiveAnswerer
from bot.evaluate import AnswerRow, read_rows
from bot.evidence import Evidence, gather
from bot.features import Features, features
from bot.refusal import Judge, Logistic, Verdict, of_question
from bot.settings import load
from bot.wiring import open_index
from index.hybrid import HybridIndex
from index.stores.faiss import FaissStore

THRESHOLDS = {"asked": 0.45, "bare": 0.5}
OUT = Path(__file__).parent / "refusal.json"
_FOLDS = 5
_ALWAYS = Logistic(dict.fromkeys([*(field.name for field in fields(Features)), "likeliest", "any"], 0.0), 0.0)


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what was seen in the places found for it."""

    row: AnswerRow
    evidence: Evidence
    seen: tuple[Features, ...]

    @property
    def subject(self) -> str:
        return self.row.subject

    def right(self, text: str) -> bool:
        return self.row.accept is not None and re.search(self.row.accept, text, re.IGNORECASE) is not None

    def said(self, judge: Judge) -> str:
        """What the bot would say; nothing where it refuses."""
        sifted = judge.decide(self.evidence, judge.rank(self.evidence, self.seen))
        return " ".join(statement.text for statement in ExtractiveAnswerer().answer(sifted))


def main(paths: list[Path]) -> None:
    index, rows = open_index(load()), [row for path in paths for row in read_rows(path, AnswerRow)]
    fitted = {}
    for name, of in {"asked": index, "bare": _bare(index)}.items():
        cases = [_case(of, row) for row in rows]
        _report(name, cases, THRESHOLDS[name])
        fitted[name] = asdict(_fit(cases, THRESHOLDS[name]))
    OUT.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


def _bare(index: HybridIndex) -> HybridIndex:
    """The same documents without the questions that come with them."""
    none = FaissStore.build(np.empty((0, index.embedder.dimension), np.float32))
    return HybridIndex(replace(index.generation, asked=(), asked_vectors=none), index.embedder)


def _case(index: HybridIndex, row: AnswerRow) -> Case:
    asked = index.understand(row.question)
    _, evidence = gather(index, asked, asked.query.language)
    return Case(row, evidence, tuple(features(evidence)))


def _fit(cases: Sequence[Case], threshold: float) -> Verdict:
    """The judgement of places, then that of questions: it sees the chances that a fit on other subjects gives their places."""
    values, labels = [], []
    for train, test in _folds(cases):
        willing = _judge(Verdict(_places([cases[n] for n in train]), _ALWAYS, 0.0))
        for case in (cases[n] for n in test):
            if said := case.said(willing):
                values.append(of_question(willing.rank(case.evidence, case.seen)))
                labels.append(case.right(said))
    return Verdict(_places(cases), _logistic(values, labels), threshold)


def _judge(verdict: Verdict) -> Judge:
    return Judge(asked=verdict, bare=verdict)


def _places(cases: Sequence[Case]) -> Logistic:
    """Over every place of every question: does it answer?"""
    values, labels = [], []
    for case in cases:
        for one, seen in zip(case.evidence.sentences, case.seen, strict=False):
            values.append(asdict(seen))
            labels.append(case.right(case.evidence.document(one).text[slice(*one.span)]))
    return _logistic(values, labels)


def _logistic(rows: Sequence[dict[str, float]], labels: Sequence[bool]) -> Logistic:
    """Fitted on standardised values, told in plain ones."""
    from sklearn.linear_model import LogisticRegression

    x = np.array([list(row.values()) for row in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = np.inf  # what never varies has no weight
    model = LogisticRegression(max_iter=3000).fit((x - mean) / spread, np.array(labels))
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (weights * mean).sum())
    return Logistic({name: round(float(w), 3) for name, w in zip(rows[0], weights, strict=True)}, round(bias, 3))


def _folds(cases: Sequence[Case]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    from sklearn.model_selection import GroupKFold

    return list(GroupKFold(_FOLDS).split(np.zeros(len(cases)), groups=[case.subject for case in cases]))


def _report(name: str, cases: Sequence[Case], threshold: float) -> None:
    answered: dict[int, tuple[bool, bool]] = {}
    for train, test in _folds(cases):
        judge = _judge(_fit([cases[n] for n in train], threshold))
        for number in test.tolist():
            said = cases[number].said(judge)
            answered[number] = (bool(said), cases[number].right(said))
    for mode in [*sorted({case.row.mode for case in cases}), "all"]:
        here = [n for n, case in enumerate(cases) if mode in (case.row.mode, "all")]
        can, cannot = [n for n in here if cases[n].row.accept], [n for n in here if not cases[n].row.accept]
        print(
            f"{name}, {mode}: right {np.mean([answered[n][1] for n in can]):.3f},"
            f" wrong {np.mean([answered[n][0] and not answered[n][1] for n in can]):.3f} of {len(can)} answerable,"
            f" refuses {np.mean([not answered[n][0] for n in cannot]):.3f} of {len(cannot)} unanswerable"
        )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
