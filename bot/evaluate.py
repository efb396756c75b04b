"""How good is it? The rows that are measured, and retrieval over passages given as rows."""

import re
import statistics
import time
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from bot.parts import Part, leave_out
from corpus.blocks import blocks, sentences
from corpus.errors import EvaluationError
from corpus.text import fold
from corpus.types import Document, Language, Passage
from index.cache import EmbeddingCache, Progress
from index.embedders.base import Embedder
from index.generation import assemble
from index.hybrid import HybridIndex
from index.rerankers.base import Reranker
from index.types import Hit

_DEPTH = 10
Row = TypeVar("Row", bound=BaseModel)


class PassageRow(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    lang: Language
    title: str = ""
    text: str


class QuestionRow(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    lang: Language
    text: str
    passage_ids: list[str]


class AnswerRow(BaseModel):
    """`accept` is a regular expression searched in the answer, case ignored; None means the right answer is a refusal.

    `before` are the questions asked earlier in the conversation, in order.
    """

    model_config = ConfigDict(extra="ignore")
    id: str
    mode: str
    question: str
    accept: str | None
    before: list[str] = []

    @property
    def subject(self) -> str:
        """What the question is about: "tbt-001" of "tbt-001-plain". The ways of asking one thing share it."""
        return self.id.rpartition("-")[0] or self.id

    @field_validator("accept")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        if value is not None:
            re.compile(value)
        return value


def read_rows(path: Path, kind: type[Row]) -> list[Row]:
    """The rows of a JSON Lines file. Raises EvaluationError, naming file and line, if one cannot be read or none is there."""
    rows = list(_rows(path, kind))
    if not rows:
        raise EvaluationError(vi=f"{path} không có dòng nào.", en=f"{path} holds no rows.")
    return rows


def _rows(path: Path, kind: type[Row]) -> Iterator[Row]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(vi=f"Không đọc được {path} ({error}).", en=f"{path} cannot be read ({error}).") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield kind.model_validate_json(line)
            except (ValidationError, re.error) as error:
                why = str(error).split("\n")[-2].strip() if isinstance(error, ValidationError) else str(error)
                raise EvaluationError(
                    vi=f"{path}:{number}: dòng không đúng dạng ({why}).", en=f"{path}:{number}: the row is not as it must be ({why})."
                ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalScore:
    """One question language in one pool; nDCG and recall in [0, 1], times in milliseconds (median)."""

    asked: str
    pool: str
    questions: int
    ndcg_10: float
    recall_1: float
    recall_5: float
    ms: float
    embedding_ms: float


def index_rows(
    rows: Sequence[PassageRow], embedder: Embedder, cache: EmbeddingCache,
    started: Callable[[int], None] = lambda total: None, progress: Progress = lambda n: None, *,
    reranker: Reranker | None = None, without: Sequence[Part] = (),
) -> HybridIndex:  # fmt: skip
    """An index of the passages as given, one passage a row; `without` leaves parts of the search out."""

    def whole(document: Document) -> list[Passage]:
        text = document.text
        spans = tuple(span for block in blocks(text) for span in sentences(text, block.start, block.end))
        return [Passage(id=document.id, document_id=document.id, start=0, end=len(text), language=document.language, sentences=spans)]

    documents = [Document(id=row.id, title=row.title, text=row.text, language=row.lang) for row in rows]
    generation = assemble(
        documents, whole, {}, embedder=embedder, cache=cache, centred=Part.CENTRING not in without, started=started, progress=progress
    )
    return leave_out(without, generation, embedder, reranker)


def retrieval(
    index: HybridIndex, embedder: Embedder, questions: Sequence[QuestionRow], *, plain: bool = False,
    started: Callable[[int], None] = lambda total: None, progress: Progress = lambda n: None,
) -> list[RetrievalScore]:  # fmt: skip
    """A score for each question language and pool (vi, en, both). `plain` strips the accents from Vietnamese questions.

    In the pool of both languages a passage and its translation are one result.
    """
    language_of = {p.id: p.language for p in index.generation.passages}
    pools: dict[str, tuple[Language, ...]] = {**{str(one): (one,) for one in Language}, "both": tuple(Language)}
    started(len(questions))
    measured: dict[tuple[str, str], list[_Measured]] = {}
    for row in sorted(questions, key=lambda row: row.lang, reverse=True):
        stripped = plain and row.lang is Language.VI
        text = fold(row.text) if stripped else row.text
        before = time.perf_counter()
        embedder.questions([text])
        bare = 1000 * (time.perf_counter() - before)
        for pool, languages in pools.items():
            relevant = {i for i in row.passage_ids if language_of.get(i) in languages}
            if relevant:
                key = (f"{row.lang} plain" if stripped else str(row.lang), pool)
                measured.setdefault(key, []).append(_measure(index, text, languages, relevant, bare))
        progress(1)
    return [
        RetrievalScore(
            asked=asked, pool=pool, questions=len(of), ndcg_10=statistics.fmean(m.ndcg_10 for m in of),
            recall_1=statistics.fmean(m.recall_1 for m in of), recall_5=statistics.fmean(m.recall_5 for m in of),
            ms=statistics.median(m.ms for m in of), embedding_ms=statistics.median(m.embedding_ms for m in of),
        )
        for (asked, pool), of in measured.items()
    ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """One question in one pool."""

    ndcg_10: float
    recall_1: float
    recall_5: float
    ms: float
    embedding_ms: float


def _measure(index: HybridIndex, text: str, languages: Sequence[Language], relevant: set[str], embedding_ms: float) -> _Measured:
    before = time.perf_counter()
    hits = index.search(index.understand(text), k=_DEPTH, languages=languages)
    ms = 1000 * (time.perf_counter() - before)
    # A passage and its translation are one result: the first of them that is found counts, in whatever language.
    wanted = max(sum(index.language(i) is language for i in relevant) for language in languages)
    found = [hit.passage.id in relevant for hit in hits]
    return _Measured(
        ndcg_10=ndcg_10(hits, relevant, wanted), recall_1=float(any(found[:1])), recall_5=float(any(found[:5])),
        ms=ms, embedding_ms=embedding_ms,
    )  # fmt: skip


def ndcg_10(hits: Sequence[Hit], relevant: Container[str], wanted: int) -> float:
    """The discounted gain of the first ten hits, of the best that `wanted` relevant results can gain; in [0, 1].

    Source: Järvelin and Kekäläinen (2002), with gains of 0 and 1.
    """
    gains = np.array([hit.passage.id in relevant for hit in hits[:_DEPTH]], float)
    gains[np.cumsum(gains) > wanted] = 0
    discounts = 1 / np.log2(np.arange(_DEPTH) + 2)
    return float((gains * discounts[: len(gains)]).sum() / discounts[: min(wanted, _DEPTH)].sum())
