"""Vietnamese or English, with accents or without, alone or mixed."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import addresses, common, detect, possible_syllable, spans, unaccented, vote
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


def pieces(text: str) -> list[tuple[str, str]]:
    return [(text[start:end].strip(), language.value) for start, end, language in spans(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("what is hop quy", [("what is", "en"), ("hop quy", "vi")]),
        ("do we need cong bo hop quy for toys", [("do we need", "en"), ("cong bo hop quy", "vi"), ("for toys", "en")]),
        (
            "thoi han comment cho draft technical regulation la bao lau",
            [("thoi han", "vi"), ("comment", "en"), ("cho", "vi"), ("draft technical regulation", "en"), ("la bao lau", "vi")],
        ),
        ("Tổng cục negotiate phần TBT của mấy FTA rồi?", [("Tổng cục", "vi"), ("negotiate", "en"), ("phần TBT của mấy FTA rồi?", "vi")]),
        ("SEOM họp on which date?", [("SEOM họp", "vi"), ("on which date?", "en")]),
        ("Phía Hàn ai co-chair phien hop?", [("Phía Hàn ai", "vi"), ("co-chair", "en"), ("phien hop?", "vi")]),
        ("cam on nhieu, to chuc nao that bai", [("cam on nhieu, to chuc nao that bai", "vi")]),
        ("Why don't we run the APO in Viet Nam?", [("Why don't we run the APO in Viet Nam?", "en")]),
        ("Beyoncé won the prize of the year", [("Beyoncé won the prize of the year", "en")]),
        ("STAMEQ 2020?", [("STAMEQ 2020?", "vi")]),
    ],
)
def test_a_mixed_text_is_cut_where_its_language_changes(text: str, cut: list[tuple[str, str]]) -> None:
    """Each piece is in one language; names, codes, numbers and words of both languages go with their neighbours."""
    assert pieces(text) == cut


WORDS = st.lists(st.sampled_from("what is the hop quy cho của TBT 2020 ? , đo".split())).map(" ".join)


@given(st.text(st.characters(), max_size=60) | WORDS)
def test_the_pieces_are_the_text(text: str) -> None:
    """spans() begin where the last one ended, from 0 to the end of the text, and no two neighbours share a language."""
    text = unicodedata.normalize("NFC", text)
    found = spans(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert all(start < end for start, end, _ in found)
    assert all(a[2] is not b[2] for a, b in pairwise(found))


def test_a_question_of_one_language_is_one_piece() -> None:
    """No English question of the set holds a Vietnamese piece; no accented word is ever in an English one."""
    english = [row["question"] for row in ROWS if row["mode"] == "en"]
    assert [text for text in english if len(spans(text)) > 1] == []
    for row in ROWS:
        for start, end, language in spans(row["question"]):
            if language is Language.EN:
                assert not set(row["question"][start:end]) & set("đảẩẻểỉỏổởủửỷạậặẹệịọộợụựỵơư")


def test_addresses_are_no_words() -> None:
    """E-mail and web addresses are found as they stand and weigh nothing."""
    text = "Gửi tới hoi-dap@tcvn.gov.vn hay https://tcvn.gov.vn/the-of-what?"
    assert [text[start:end] for start, end in addresses(text)] == ["hoi-dap@tcvn.gov.vn", "https://tcvn.gov.vn/the-of-what?"]
    assert vote(text) == vote("Gửi tới hay")


@pytest.mark.parametrize("word", ["chuan", "nghieng", "quyen", "giay", "o", "xoong", "the"])
def test_what_a_syllable_may_look_like(word: str) -> None:
    """A Vietnamese syllable without its accents is possible; so are English words that look like one."""
    assert possible_syllable(word)


@pytest.mark.parametrize("word", ["standard", "chuaan", "tieeu", "str", "ngx", "Chuan", ""])
def test_what_no_syllable_looks_like(word: str) -> None:
    """Other words are not possible; letters are small and without accents."""
    assert not possible_syllable(word)


def test_common_words_of_one_language_tell_which() -> None:
    """common() knows the language of a word that only one of the two has, and nothing of any other."""
    assert (common("cua"), common("which"), common("can"), common("stameq")) == (Language.VI, Language.EN, None, None)
