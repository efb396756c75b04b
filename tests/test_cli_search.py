"""`hoidap search`, started as people start it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from service import hoidap, one_sentence

from bot.settings import Settings

PLAIN = "phien hop thu tu cua tieu ban TBT voi KATS dien ra ngay nao"
ENGLISH = "When was the fourth session of the TBT Sub-Committee with KATS?"


def found(settings: Settings, *arguments: str) -> dict[str, Any]:
    """What `--json` prints."""
    done = hoidap(settings.var, "search", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def hits(shown: str) -> list[str]:
    """The hits as they are printed, each with its lines."""
    return re.split(r"^\d+\. ", shown, flags=re.MULTILINE)[1:]


def test_search_prints_the_question_and_its_hits(settings: Settings) -> None:
    """`search` exits 0: how the question was understood, then five hits numbered from 1, best first, none explained."""
    done = hoidap(settings.var, "search", PLAIN, LC_ALL="vi_VN.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    understood = done.stdout.splitlines()[0]
    assert understood.startswith("Hiểu là: ")
    assert "phiên họp thứ tư của tiểu ban TBT với KATS diễn ra ngày nào" in understood
    assert re.findall(r"^(\d+)\. ", done.stdout, flags=re.MULTILINE) == ["1", "2", "3", "4", "5"]
    scores = [float(hit.split()[0]) for hit in hits(done.stdout)]
    assert scores == sorted(scores, reverse=True)
    assert "06/8/2020" in hits(done.stdout)[0]
    assert " × " not in done.stdout


@pytest.mark.parametrize(
    ("locale", "labels"),
    [("vi_VN.UTF-8", ["Hiểu là", "cùng nội dung", "cả đoạn", "câu gần nhất", "từ ngữ"]),
     ("en_US.UTF-8", ["Understood as", "says the same", "whole passage", "nearest sentence", "words"])],
)  # fmt: skip
def test_explain_shows_how_each_score_came_about(settings: Settings, locale: str, labels: list[str]) -> None:
    """`--explain` adds the parts of each score, in the language of the terminal; what a person adds up is the score."""
    done = hoidap(settings.var, "search", ENGLISH, "--explain", "-k", "3", LC_ALL=locale)
    assert (done.returncode, len(hits(done.stdout))) == (0, 3)
    assert all(label in done.stdout for label in labels)
    for hit in hits(done.stdout):
        points = [float(part) for part in re.findall(r"^ +([+-]\d\.\d{3}) ", hit, flags=re.MULTILINE)]
        assert len(points) >= 3
        assert sum(points) == pytest.approx(float(hit.split()[0]), abs=0.004)
    assert "kats (" in hits(done.stdout)[0]


def test_json_is_what_the_service_gives(settings: Settings) -> None:
    """`--json` prints the query and the hits of GET /v1/search; `-k` and `--language` bound them."""
    said = found(settings, ENGLISH, "-k", "2", "--language", "vi")
    assert set(said) == {"query", "hits"}
    assert said["query"]["language"] == "en"
    assert [hit["language"] for hit in said["hits"]] == ["vi", "vi"]
    assert "06/8/2020" in said["hits"][0]["text"]
    assert all("explanation" not in hit for hit in said["hits"])
    assert all(hit["twin"]["language"] == "en" for hit in said["hits"])


def test_json_explains_where_asked_to(settings: Settings) -> None:
    """`--json --explain` adds to each hit its signals, the words found, and the span of a sentence in the passage."""
    said = found(settings, PLAIN, "-k", "50", "--explain")
    assert said["hits"]
    for hit in said["hits"]:
        explanation = hit["explanation"]
        names = [signal["name"] for signal in explanation["signals"]][:3]
        assert names in (["passage", "sentence", "words"], ["passage", "asked", "words"])
        # A hit that its twin found scores better than its own signals.
        assert sum(signal["value"] * signal["weight"] for signal in explanation["signals"]) <= hit["score"] + 1e-3
        start, end = explanation["sentence"]
        assert hit["start"] <= start < end <= hit["end"]


def test_a_pair_of_passages_is_one_hit(settings: Settings) -> None:
    """No hit is the twin of another, however many are wanted."""
    said = found(settings, ENGLISH, "-k", "50")
    shown = {hit["passage_id"] for hit in said["hits"]}
    assert len(shown) == len(said["hits"])
    assert not shown & {hit["twin"]["passage_id"] for hit in said["hits"] if hit["twin"]}


@pytest.mark.parametrize("wrong", [["-k", "0"], ["-k", "51"], ["-k", "few"], ["--language", "fr"], ["--colour"]])
def test_a_search_that_makes_no_sense_is_wrong_usage(tmp_path: Path, wrong: list[str]) -> None:
    """Exit code 2, before anything is opened."""
    assert hoidap(tmp_path, "search", "a", *wrong).returncode == 2


def test_searching_for_nothing_is_refused(settings: Settings) -> None:
    """An empty question exits 1 with one sentence."""
    done = hoidap(settings.var, "search", " \u200b")
    assert (done.returncode, done.stdout) == (1, "")
    assert "empty" in one_sentence(done.stderr)


def test_search_before_any_index_says_what_to_run(tmp_path: Path) -> None:
    """`search` exits 1 with the command, in the language of the terminal, `--json` or not."""
    done = hoidap(tmp_path / "new", "search", ENGLISH, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Run: hoidap index" in one_sentence(done.stderr)
    done = hoidap(tmp_path / "new", "search", ENGLISH, LC_ALL="vi_VN.UTF-8")
    assert "Vui lòng chạy: hoidap index" in one_sentence(done.stderr)


@pytest.mark.parametrize("question", ["😀", "x" * 2000, "\u202eKATS\u202c", "2020"])
def test_odd_questions_are_explained(settings: Settings, question: str) -> None:
    """A question without a known word is searched and explained like any other."""
    done = hoidap(settings.var, "search", question, "--explain", "-k", "1")
    assert (done.returncode, len(hits(done.stdout))) == (0, 1)


@pytest.mark.parametrize("value", ["magic", "cross-encoder:", ""])
def test_a_reranker_that_cannot_be_is_refused_by_its_key(tmp_path: Path, value: str) -> None:
    """HOIDAP_RERANKER is `none` or `cross-encoder:<name or folder>`; anything else exits 1, naming the key."""
    done = hoidap(tmp_path, "search", "a", HOIDAP_RERANKER=value)
    assert (done.returncode, done.stdout) == (1, "")
    assert "HOIDAP_RERANKER" in one_sentence(done.stderr)


def test_a_reranker_that_is_not_there_is_a_sentence(settings: Settings, tmp_path: Path) -> None:
    """A folder without a model exits 1 and names it; `none` is as if nothing were set."""
    done = hoidap(settings.var, "search", ENGLISH, HOIDAP_RERANKER=f"cross-encoder:{tmp_path / 'nowhere'}")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nowhere" in one_sentence(done.stderr)
    plain, none = (hoidap(settings.var, "search", ENGLISH, **more).stdout for more in ({}, {"HOIDAP_RERANKER": "none"}))
    assert plain == none
