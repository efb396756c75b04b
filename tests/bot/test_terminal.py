"""An answer on a terminal: everything that the JSON tells a person, in lines that fit."""

from dataclasses import replace

import pytest
from tiny import EN, ONLY_VI, UNWILLING, VI, WILLING, tiny_index

from bot.answerers.extractive import ExtractiveAnswerer
from bot.pipeline import Bot
from bot.terminal import show
from bot.types import Answer
from corpus.types import Language

INDEX = tiny_index(VI, EN, ONLY_VI)
ANSWER = Bot(lambda: INDEX, ExtractiveAnswerer(), WILLING).ask("Cuộc họp VKFTA diễn ra ngày nào?")
REFUSED = Bot(lambda: INDEX, ExtractiveAnswerer(), UNWILLING).ask("Cuộc họp VKFTA diễn ra ngày nào?")


def flat(answer: Answer) -> str:
    return " ".join(show(answer).split())


def test_an_answer_shows_its_sources() -> None:
    """Text, each marker with title, date, address and the quote."""
    shown = flat(ANSWER)
    assert ANSWER.text in shown
    assert "Trích dẫn:" in shown
    for citation in ANSWER.citations:
        assert f"[{citation.marker}] {citation.title}" in shown
        assert f"“{citation.quote}”" in shown
    assert "2020-08" in shown
    assert "https://tcvn.gov.vn/" in shown
    assert "Tài liệu gần nhất" not in shown


def test_a_refusal_shows_the_nearest_documents() -> None:
    """No sources; the suggestions by their titles."""
    shown = flat(REFUSED)
    assert REFUSED.text in shown
    assert "Trích dẫn" not in shown
    assert all(suggestion.title in shown for suggestion in REFUSED.suggestions)


def test_notices_and_restored_accents_are_shown() -> None:
    """What was understood comes first, then notices, then the answer."""
    shown = flat(replace(ANSWER, query=replace(ANSWER.query, restored="cuộc họp"), notices=("Chú ý điều này.",)))
    assert shown.startswith("Hiểu là: cuộc họp")
    assert shown.index("Chú ý điều này.") < shown.index(ANSWER.text)


@pytest.mark.parametrize(("language", "label"), [(Language.VI, "Trích dẫn:"), (Language.EN, "Sources:")])
def test_the_labels_follow_the_answer(language: Language, label: str) -> None:
    """Labels are in the language of the answer."""
    assert label in show(replace(ANSWER, language=language))


def test_lines_fit() -> None:
    """Running text is no wider than 100 columns."""
    long = replace(ANSWER, text="một hai ba bốn " * 60, notices=("năm sáu bảy tám " * 30,), citations=())
    assert all(len(line) <= 100 for line in show(long).splitlines())
