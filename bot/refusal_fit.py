"""Fits the judgement of `bot.refusal`:  python -m bot.refusal_fit QUESTIONS.jsonl … [--passages P.jsonl --asked Q.jsonl]

Each question is asked of the live index, and every place found is right or not by the question's `accept`. The judgement of
documents without known questions sees more: the starter corpus without its questions, also in one language only, asked in
the other; questions `--asked` of a pool of `--passages`; and questions with the documents that answer them taken out (not
where questions are known: those of such a document would be gone as well). Reports on subjects that the fit did not see, then
fits on all of them and writes `refusal.json`.
"""

import argparse
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answerers.extractive import ExtractiveAnswerer
from bot.evaluate import AnswerRow, PassageRow, index_rows, read_rows
from bot.evidence import Evidence, gather
from bot.features import Features, features
from bot.refusal import Judge, Logistic, Verdict, of_question
from bot.settings import load
from bot.wiring import build_index, open_index
from corpus.types import Language
from index.cache import EmbeddingCache
from index.hybrid import HybridIndex
from index.stores.bm25 import WordStore
from index.stores.faiss import FaissStore

THRESHOLD = 0.4
OUT = Path(__file__).parent / "refusal.json"
_FOLDS = 5
_TAKEN_OUT = 3
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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("questions", nargs="+", type=Path, help="rows {id, mode, question, accept} about the starter corpus")
    parser.add_argument("--passages", type=Path, help="rows {id, lang, title, text}")
    parser.add_argument("--asked", type=Path, help="rows {id, mode, question, accept} about these passages")
    given = parser.parse_args()
    index, rows = open_index(load()), [row for path in given.questions for row in read_rows(path, AnswerRow)]
    asked, bare = _cases(index, rows, taken_out=False), _cases(_bare(index), rows)
    for language in Language:
        bare += _cases(_in_one(language), [row for row in rows if (row.mode == "en") is (language is Language.VI)], "across")
    if given.passages and given.asked:
        pool = index_rows(read_rows(given.passages, PassageRow), index.embedder, EmbeddingCache(load().cache))
        bare += _cases(pool, read_rows(given.asked, AnswerRow), "pool")
    fitted = {}
    for name, cases in {"asked": asked, "bare": bare}.items():
        _report(name, cases)
        fitted[name] = asdict(_fit(cases))
    OUT.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


def _bare(index: HybridIndex) -> HybridIndex:
    """The same documents without the questions that come with them."""
    none, no_words = FaissStore.build(np.empty((0, index.embedder.dimension), np.float32)), {of: WordStore.build([], of) for of in Language}
    return HybridIndex(replace(index.generation, asked=(), asked_vectors=none, asked_words=no_words), index.embedder)


def _in_one(language: Language) -> HybridIndex:
    """The starter corpus as if it existed only in one language."""
    live = load()
    with tempfile.TemporaryDirectory() as folder:
        for path in live.corpus.glob(f"*.{language}.md"):
            shutil.copy(path, folder)
        settings = live.model_copy(update={"var": Path(folder) / "var"})
        build_index(settings, Path(folder))
        return _bare(open_index(settings))


def _cases(index: HybridIndex, rows: Sequence[AnswerRow], group: str = "", *, taken_out: bool = True) -> list[Case]:
    """Each question as it is; of every third that is answered, a second case without the documents that answer it."""
    cases = []
    for number, row in enumerate(rows):
        asked = index.understand(row.question)
        _, evidence = gather(index, asked, asked.query.language)
        case = Case(row.model_copy(update={"mode": group or row.mode}), evidence, tuple(features(evidence)))
        cases.append(case)
        answering = {one.passage.document_id for one in evidence.sentences if case.right(evidence.text(one))}
        if taken_out and answering and number % _TAKEN_OUT == 0:
            left = replace(evidence, sentences=tuple(one for one in evidence.sentences if one.passage.document_id not in answering))
            alone = row.model_copy(update={"mode": "taken out", "accept": None})
            cases.append(Case(alone, left, tuple(features(left))))
    return cases


def _fit(cases: Sequence[Case]) -> Verdict:
    """The judgement of places, then that of questions: it sees the chances that a fit on other subjects gives their places."""
    values, labels = [], []
    for train, test in _folds(cases):
        willing = _judge(Verdict(_places([cases[n] for n in train]), _ALWAYS, 0.0))
        for case in (cases[n] for n in test):
            if said := case.said(willing):
                values.append(of_question(willing.rank(case.evidence, case.seen)))
                labels.append(case.right(said))
    return Verdict(_places(cases), _logistic(values, labels), THRESHOLD)


def _judge(verdict: Verdict) -> Judge:
    return Judge(asked=verdict, bare=verdict)


def _places(cases: Sequence[Case]) -> Logistic:
    """Over every place of every question: does it answer?"""
    values, labels = [], []
    for case in cases:
        for one, seen in zip(case.evidence.sentences, case.seen, strict=False):
            values.append(asdict(seen))
            labels.append(case.right(case.evidence.text(one)))
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


def _report(name: str, cases: Sequence[Case]) -> None:
    answered: dict[int, tuple[bool, bool]] = {}
    for train, test in _folds(cases):
        judge = _judge(_fit([cases[n] for n in train]))
        for number in test.tolist():
            said = cases[number].said(judge)
            answered[number] = (bool(said), cases[number].right(said))
    for mode in [*sorted({case.row.mode for case in cases}), "all"]:
        here = [n for n, case in enumerate(cases) if mode in (case.row.mode, "all")]
        can, cannot = [n for n in here if cases[n].row.accept], [n for n in here if not cases[n].row.accept]
        print(
            f"{name}, {mode}: right {_share(answered[n][1] for n in can)},"
            f" wrong {_share(answered[n][0] and not answered[n][1] for n in can)} of {len(can)} answerable,"
            f" refuses {_share(not answered[n][0] for n in cannot)} of {len(cannot)} unanswerable"
        )


def _share(hits: Iterable[bool]) -> str:
    of = list(hits)
    return f"{sum(of) / len(of):.3f}" if of else "–"


if __name__ == "__main__":
    main()
