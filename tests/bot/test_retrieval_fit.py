"""The weights are tried on halves that share no article, and scored as `eval retrieval` scores."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes import HashEmbedder
from service import cached_settings, environment

from bot.evaluate import PassageRow, QuestionRow, index_rows, retrieval
from bot.parts import Part
from bot.retrieval_fit import Case, gather_cases, score
from bot.settings import Settings
from corpus.types import Language
from index.cache import EmbeddingCache
from index.fusion import PASSAGES
from index.hybrid import HybridIndex

SAID = {
    "bến": ("Tàu cá cập bến lúc sáng sớm.", "Boats reach the quay early.", "Tàu cá cập bến lúc nào?", "When do boats reach the quay?"),
    "mũ": ("Mũ bảo hiểm có dấu hợp quy.", "Helmets carry a conformity mark.", "Mũ bảo hiểm có dấu gì?", "What mark do helmets carry?"),
    "cân": ("Cân điện tử được kiểm định.", "Electronic scales are verified.", "Cân nào được kiểm định?", "Which scales are verified?"),
    "vải": ("Vải được nhuộm bằng chàm.", "Cloth is dyed with indigo.", "Vải được nhuộm bằng gì?", "What is cloth dyed with?"),
}
ROWS = [
    PassageRow(id=f"{n}-{language}", lang=language, title=article, text=said[place])
    for n, (article, said) in enumerate(SAID.items()) for place, language in enumerate(Language)
]  # fmt: skip
QUESTIONS = [
    QuestionRow(id=f"q{n}-{language}", lang=language, text=said[2 + place], passage_ids=[f"{n}-vi", f"{n}-en"])
    for n, said in enumerate(SAID.values()) for place, language in enumerate(Language)
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> HybridIndex:
    # What stands only in one language is not helped: each pool is scored by itself.
    return index_rows(ROWS, HashEmbedder(), EmbeddingCache(None), without=[Part.OTHER_LANGUAGE])


def relevant_at(place: int, *, half: int = 0, own: bool = True) -> Case:
    """Twelve passages, the one that answers at this place (12: at none)."""
    signal = np.linspace(1, 0, 12, dtype=np.float32)
    return Case(half=half, own=own, passage=signal, sentence=signal, words=signal, relevant=np.arange(12) == place)


def test_an_article_is_in_one_half() -> None:
    """Both languages of an article, and all its questions, choose or report together; the halves take turns."""
    asked = [*QUESTIONS, *(row.model_copy(update={"id": f"{row.id}-again"}) for row in QUESTIONS)]
    index = index_rows(ROWS, HashEmbedder(), EmbeddingCache(None))
    cases = gather_cases(index, ROWS, asked)
    halves = {row.id: {case.half for case in cases[2 * n : 2 * n + 2]} for n, row in enumerate(asked)}
    for n in range(len(SAID)):
        of_article = {half for name, found in halves.items() if name.startswith(f"q{n}-") for half in found}
        assert of_article == {n % 2}


def test_a_question_is_a_case_in_each_pool(index: HybridIndex) -> None:
    """Its own language and the other, with one entry a passage put forward in every signal."""
    cases = gather_cases(index, ROWS, QUESTIONS)
    assert len(cases) == 2 * len(QUESTIONS)
    for row, vi, en in zip(QUESTIONS, cases[::2], cases[1::2], strict=True):
        assert (vi.own, en.own) == (row.lang is Language.VI, row.lang is Language.EN)
    for case in cases:
        assert len(case.passage) == len(case.sentence) == len(case.words) == len(case.relevant) == len(SAID)
        assert case.relevant.sum() == 1


@pytest.mark.parametrize(("place", "points"), [(0, 100.0), (1, 100 / np.log2(3)), (9, 100 / np.log2(11)), (10, 0.0), (12, 0.0)])
def test_the_score_is_that_of_a_hand(place: int, points: float) -> None:
    """nDCG@10 × 100 of the one passage that answers."""
    assert score([relevant_at(place)], PASSAGES, 0, own=True) == pytest.approx(points)


def test_only_the_half_and_the_pool_wanted_count() -> None:
    """The mean is over the cases of one half in one kind of pool."""
    cases = [relevant_at(0), relevant_at(12), relevant_at(1, half=1), relevant_at(12, own=False)]
    assert score(cases, PASSAGES, 0, own=True) == pytest.approx(50)
    assert score(cases, PASSAGES, 1, own=True) == pytest.approx(100 / np.log2(3))
    assert score(cases, PASSAGES, 0, own=False) == 0


def test_weights_change_the_order() -> None:
    """Words that know the answer lift it once they count enough; in the other pool `words_across` counts."""
    case = replace(relevant_at(11), words=np.eye(12, dtype=np.float32)[11])
    here, there = replace(PASSAGES, words=3.0, words_across=0.0), replace(PASSAGES, words=0.0, words_across=3.0)
    for own, counted, ignored in ((True, here, there), (False, there, here)):
        cases = [replace(case, own=own)]
        assert (score(cases, counted, 0, own=own), score(cases, ignored, 0, own=own)) == (100, 0)


@pytest.mark.parametrize("own", [True, False])
def test_the_shipped_weights_score_what_the_evaluation_measures(index: HybridIndex, own: bool) -> None:
    """Both halves together are nDCG@10 of `eval retrieval` in the pools of one language."""
    cases = gather_cases(index, ROWS, QUESTIONS)
    halves = [score(cases, PASSAGES, half, own=own) for half in (0, 1)]
    pools = [s for s in retrieval(index, HashEmbedder(), QUESTIONS) if s.pool != "both" and (s.asked == s.pool) is own]
    assert len(pools) == 2
    assert np.mean(halves) == pytest.approx(100 * np.mean([s.ndcg_10 for s in pools]))


def test_the_report_shows_both_pools(settings: Settings, tmp_path: Path) -> None:
    """Run as a script it prints what each half chooses, how that does on the other, and what is shipped; it writes nothing."""
    var = cached_settings(settings, tmp_path / "own").var
    passages, questions = tmp_path / "p.jsonl", tmp_path / "q.jsonl"
    passages.write_text("".join(row.model_dump_json() + "\n" for row in ROWS), encoding="utf-8")
    questions.write_text("".join(row.model_dump_json() + "\n" for row in QUESTIONS), encoding="utf-8")
    command = [sys.executable, "-m", "bot.retrieval_fit", str(passages), str(questions)]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(var), capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    pools = done.stdout.split("pool of ")[1:]
    assert [pool.splitlines()[0] for pool in pools] == ["the question's own language", "the other language"]
    for pool in pools:
        chosen = [line.strip() for line in pool.splitlines() if "chooses" in line]
        assert [line[:14] for line in chosen] == ["half 0 chooses", "half 1 chooses"]
        assert all("on the other; as shipped" in line for line in chosen)
    assert {path.name for path in tmp_path.iterdir()} == {"own", "p.jsonl", "q.jsonl"}
