"""Vietnamese or English, with accents or without, alone or mixed."""

import json
import unicodedata
from pathlib import Path

import pytest

from corpus.language import detect, unaccented, vote
from corpus.text import fold
from corpus.types import Language

SEED = Path(__file__).parent.parent / "data" / "questions_seed.jsonl"
ROWS = [json.loads(line) for line in SEED.read_text(encoding="utf-8").splitlines()]

VIETNAMESE = [
    "Chứng nhận hợp quy là gì?",
    "TBT là gì?",
    "Hội nghị APO diễn ra khi nào?",
    "Cho tôi hỏi deadline nộp standard",
    "Doanh nghiệp export sang EU cần certificate nào?",
]
ENGLISH = [
    "What is conformity certification?",
    "what is TBT",
    "How many FTAs has STAMEQ negotiated?",
    "Can I do it?",
    "Who is Nguyễn Hoàng Linh?",
    "Where did Prime Minister Nguyễn Xuân Phúc speak?",
    "Which meeting was held in Đà Nẵng?",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_is_recognised_with_and_without_accents(text: str) -> None:
    """detect() says vi for Vietnamese, with English words in it or not, and also once its accents are gone."""
    assert detect(text, Language.EN) is Language.VI
    assert detect(fold(text), Language.EN) is Language.VI
    assert unaccented(fold(text))
    assert not unaccented(text)


@pytest.mark.parametrize("text", VIETNAMESE)
def test_composition_makes_no_difference(text: str) -> None:
    """A decomposed text, as some systems save it, is seen as its composed twin is."""
    loose = unicodedata.normalize("NFD", text)
    assert (vote(loose), unaccented(loose)) == (vote(text), unaccented(text))


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised(text: str) -> None:
    """detect() says en for English; a Vietnamese name in it, accents and all, does not change that."""
    assert detect(text, Language.VI) is Language.EN


@pytest.mark.parametrize("mode", ["vi", "en"])
def test_every_question_of_one_language_is_recognised(mode: str) -> None:
    """detect() is right for each question of the shipped question set that is in one language."""
    wrong = [row["question"] for row in ROWS if row["mode"] == mode and detect(row["question"]) != mode]
    assert not wrong


def test_unaccented_questions_are_nearly_all_recognised() -> None:
    """detect() says vi for at least 98 of 100 questions typed without accents, and unaccented() knows them."""
    plain = [row["question"] for row in ROWS if row["mode"] == "plain"]
    assert sum(detect(text) is Language.VI for text in plain) >= 0.98 * len(plain)
    assert sum(unaccented(text) for text in plain) >= 0.98 * len(plain)
    assert not any(unaccented(row["question"]) for row in ROWS if row["mode"] == "vi")


@pytest.mark.parametrize("text", ["", "123", "STAMEQ", "G/TBT/N/VNM/1", "?!"])
@pytest.mark.parametrize("default", list(Language))
def test_codes_and_numbers_weigh_nothing(text: str, default: Language) -> None:
    """Where no word tells, vote() is nought for both and detect() gives the default."""
    assert vote(text) == (0, 0)
    assert detect(text, default) is default


def test_a_few_accents_do_not_hide_the_missing_ones() -> None:
    """unaccented() is True where most Vietnamese words stand bare beside one that is accented."""
    assert unaccented("Đo luong la gi va ai phai kiem dinh")
    assert not unaccented("Đo lường là gì và ai phải kiểm định TBT")
