"""Measuring from the command line: figures for people and for machines, and what cannot be measured."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from service import cached_settings, hoidap, one_sentence

from bot.parts import Part
from bot.settings import Settings

QUESTION = "Hội nghị tổng kết năm Việt Nam làm Chủ tịch ASEAN được tổ chức vào ngày nào?"


def rows(path: Path, *made: dict[str, Any]) -> str:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
    return str(path)


def test_eval_answers_writes_its_figures(settings: Settings, tmp_path: Path) -> None:
    """`eval answers` prints a table and writes scores and rows, and the failures as a page."""
    questions = rows(
        tmp_path / "q.jsonl",
        {"id": "1", "mode": "vi", "question": QUESTION, "accept": "11/12/2020"},
        {"id": "2", "mode": "en", "question": "How tall is Mount Everest?", "accept": None},
        {"id": "3", "mode": "en", "question": "How tall is Mount Everest?", "accept": "8848"},
    )
    done = hoidap(
        settings.var,
        "eval",
        "answers",
        "--questions",
        questions,
        "--json",
        str(tmp_path / "out.json"),
        "--html",
        str(tmp_path / "out.html"),
    )
    assert done.returncode == 0
    figures = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert set(figures) == {"machine", "scores", "speed", "rows"}
    scores = {score["mode"]: score for score in figures["scores"]}
    assert (scores["vi"]["right"], scores["en"]["refused"], scores["all"]["refusal_precision"]) == (1.0, 1.0, 0.5)
    assert [row["outcome"] for row in figures["rows"]] == ["right", "refused", "refused"]
    assert scores["all"]["intervals"]["right"] == [0.0, 1.0]
    assert scores["vi"]["intervals"]["right"] is None
    assert "ref. recall" in done.stdout
    assert "8848" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_eval_answers_asks_rows_of_passages(settings: Settings, tmp_path: Path) -> None:
    """`--passages` asks these rows, whatever the live index holds: what they say is answered, what they do not is refused."""
    text = "The Lomond laboratory calibrates electronic scales."
    passages = rows(tmp_path / "p.jsonl", {"id": "a", "lang": "en", "title": "", "text": text})
    questions = rows(
        tmp_path / "q.jsonl",
        {"id": "1", "mode": "en", "question": "Which laboratory calibrates electronic scales?", "accept": "Lomond"},
        {"id": "2", "mode": "en", "question": "When did the Prime Minister speak at the ASEAN conference?", "accept": None},
    )
    var, out = cached_settings(settings, tmp_path).var, tmp_path / "out.json"
    done = hoidap(var, "eval", "answers", "--passages", passages, "--questions", questions, "--json", str(out))
    assert done.returncode == 0
    assert [row["outcome"] for row in json.loads(out.read_text(encoding="utf-8"))["rows"]] == ["right", "refused"]
    assert "× the bare embedding" in done.stdout


@pytest.fixture
def sample(tmp_path: Path) -> list[str]:
    """The options that name three passages and a question about each."""
    passages = rows(
        tmp_path / "p.jsonl",
        {"id": "a", "lang": "vi", "title": "", "text": "Mã số mã vạch được cấp cho doanh nghiệp."},
        {"id": "b", "lang": "en", "title": "", "text": "The laboratory calibrates electronic scales."},
        {"id": "c", "lang": "vi", "title": "", "text": "Mũ bảo hiểm phải mang dấu hợp quy."},
    )
    questions = rows(
        tmp_path / "q.jsonl",
        {"id": "1", "lang": "vi", "text": "Mũ bảo hiểm cần dấu gì?", "passage_ids": ["c"]},
        {"id": "2", "lang": "en", "text": "Who calibrates scales?", "passage_ids": ["b"]},
        {"id": "3", "lang": "vi", "text": "Ai được cấp mã vạch?", "passage_ids": ["a"]},
    )
    return ["--passages", passages, "--questions", questions]


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_eval_retrieval_writes_its_figures(settings: Settings, tmp_path: Path, sample: list[str], plain: list[str]) -> None:
    """`eval retrieval` prints a table and writes scores; three passages, each found first."""
    out = tmp_path / "out.json"
    var = cached_settings(settings, tmp_path).var
    done = hoidap(var, "eval", "retrieval", *sample, *plain, "--json", str(out))
    assert done.returncode == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    scores = figures["scores"]
    asked = "vi plain" if plain else "vi"
    assert {(score["asked"], score["pool"]) for score in scores} == {(asked, "vi"), (asked, "both"), ("en", "en"), ("en", "both")}
    assert {score["recall_1"] for score in scores} == {1.0}
    assert "nDCG@10" in done.stdout
    assert figures["machine"] in done.stdout
    assert "without" not in figures["machine"]


def test_eval_retrieval_leaves_parts_out(settings: Settings, tmp_path: Path, sample: list[str]) -> None:
    """`--without PART`, once or more often: the parts are named with the machine, and the figures are those without them."""
    var, out = cached_settings(settings, tmp_path).var, tmp_path / "out.json"
    # Without vectors and words every passage scores alike: the first row is found, and a question about the third is not answered first.
    parts = ["passages", "sentences", "words"]
    done = hoidap(var, "eval", "retrieval", *sample, *(f"--without={part}" for part in parts), "--json", str(out))
    assert done.returncode == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert all(f"without {part}" in figures["machine"] for part in parts)
    assert figures["machine"] in done.stdout
    assert {score["recall_1"] for score in figures["scores"] if (score["asked"], score["pool"]) == ("vi", "vi")} == {0.5}


def test_every_part_can_be_left_out(settings: Settings, tmp_path: Path, sample: list[str]) -> None:
    """All of them at once still give a table."""
    var = cached_settings(settings, tmp_path).var
    done = hoidap(var, "eval", "retrieval", *sample, *(f"--without={part}" for part in Part))
    assert done.returncode == 0
    assert "vi → both" in done.stdout


def test_a_part_that_does_not_exist_is_wrong_usage(tmp_path: Path, sample: list[str]) -> None:
    """Exit code 2, naming the parts there are."""
    done = hoidap(tmp_path / "var", "eval", "retrieval", *sample, "--without", "luck")
    assert done.returncode == 2
    said = " ".join(re.sub(r"[│╭╮╰╯─]", " ", done.stderr).split())
    assert "luck" in said
    assert all(f"'{part}'" in said for part in Part)


@pytest.mark.parametrize("empty", ["p.jsonl", "q.jsonl"])
def test_eval_retrieval_of_nothing_is_refused(settings: Settings, tmp_path: Path, empty: str) -> None:
    """A file without rows is a sentence that names it, never a table of nothing."""
    files = {
        "p.jsonl": rows(tmp_path / "p.jsonl", {"id": "a", "lang": "vi", "title": "", "text": "Mã số mã vạch."}),
        "q.jsonl": rows(tmp_path / "q.jsonl", {"id": "1", "lang": "vi", "text": "Mã vạch?", "passage_ids": ["a"]}),
    }
    rows(tmp_path / empty)
    var = cached_settings(settings, tmp_path).var
    done = hoidap(var, "eval", "retrieval", "--passages", files["p.jsonl"], "--questions", files["q.jsonl"])
    assert done.returncode == 1
    assert empty in done.stderr


def test_eval_names_a_bad_row(settings: Settings, tmp_path: Path) -> None:
    """Exit code 1 with file and line."""
    questions = rows(tmp_path / "q.jsonl", {"id": "1", "mode": "vi", "question": "?", "accept": None}, {"id": "2"})
    done = hoidap(settings.var, "eval", "answers", "--questions", questions)
    assert done.returncode == 1
    assert "q.jsonl:2" in one_sentence(done.stderr)


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_figures_that_cannot_be_written_are_a_sentence(tmp_path: Path, option: str) -> None:
    """A path that cannot be written is told before the work, here before the questions are read, without a stack trace."""
    done = hoidap(tmp_path / "var", "eval", "answers", "--questions", str(tmp_path / "none"), option, str(tmp_path / "no" / "out.file"))
    assert done.returncode == 1
    assert "out.file" in one_sentence(done.stderr)
