"""A question as typed → what is asked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QuestionRefused
from corpus.types import Language
from index.question.accents import AccentRestorer
from index.question.understand import LONGEST_QUESTION, tidy, understand
from index.types import Query

RESTORER = AccentRestorer.learn(
    [
        "Doanh nghiệp cần chứng nhận gì để nhập khẩu?", "Tổng cục TCĐLCL là cơ quan nào?", "Hội nghị diễn ra khi nào?",
        "Tiêu chuẩn quốc gia là gì?", "Việt Nam và WTO ký hiệp định.", "Sản phẩm của doanh nghiệp không cần giấy tờ gì?",
    ]
)  # fmt: skip


def asked(question: str) -> Query:
    return understand(question, RESTORER)


@pytest.mark.parametrize("question", ["", " \n\t\u00a0", "\u200b\u200d\u2060\ufeff", "\0\x1f", "\ud800\udfff", "\u00ad"])
def test_nothing_asked_is_refused(question: str) -> None:
    """A question without a visible character is refused, in both languages."""
    with pytest.raises(QuestionRefused) as refused:
        tidy(question)
    assert "trống" in refused.value.to(Language.VI)
    assert "empty" in refused.value.to(Language.EN)


def test_too_long_is_refused() -> None:
    """2000 characters are taken, 2001 are refused with both numbers said."""
    assert len(tidy("a" * LONGEST_QUESTION)) == LONGEST_QUESTION == 2000
    with pytest.raises(QuestionRefused) as refused:
        tidy("a" * 2001)
    assert all("2001" in refused.value.to(of) and "2000" in refused.value.to(of) for of in Language)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  TBT   là\n gì ", "TBT là gì"),
        ("TBT\0là\ud800gì", "TBT là gì"),
        ("\u202eTBT là gì\u202c\ufeff", "TBT là gì"),
        (unicodedata.normalize("NFD", "tiêu chuẩn"), "tiêu chuẩn"),
        ("stan\u00addards of Viet\u00a0Nam", "standards of Viet Nam"),
        ("tiêu ch\u2060uẩn", "tiêu chuẩn"),
    ],
)
def test_invisible_characters_go(typed: str, text: str) -> None:
    """What cannot be seen is taken out, and does not cut a word in two."""
    assert tidy(typed) == text


@given(st.text(st.characters(), max_size=80))
def test_anything_typed_is_understood_or_refused(question: str) -> None:
    """No text, surrogates and controls among it, breaks understanding; what is understood is tidy and can be encoded."""
    try:
        query = asked(question)
    except QuestionRefused:
        return
    assert query.text == tidy(query.text)
    query.reading.encode()


def test_an_emoji_is_a_question_without_words() -> None:
    """An emoji alone is visible: understood, with no term to look for."""
    query = asked("😀")
    assert (query.text, query.terms) == ("😀", {Language.VI: (), Language.EN: ()})


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("Xin vui lòng cho tôi biết hội nghị diễn ra khi nào ạ?", "hội nghị diễn ra khi nào?"),
        ("Cho em hỏi hội nghị diễn ra khi nào vậy ạ", "hội nghị diễn ra khi nào"),
        ("Chào anh, cho tôi hỏi tiêu chuẩn là gì", "tiêu chuẩn là gì"),
        ("cho toi hoi hoi nghi dien ra khi nao", "hội nghị diễn ra khi nào"),
        ("Could you please tell me what the national standard is, thanks?", "what the national standard is?"),
        ("What is the standard, please?", "What is the standard?"),
        ("Cho em hỏi ạ", "Cho em hỏi"),
    ],
)
def test_courtesies_are_left_out(question: str, core: str) -> None:
    """The reading holds the question without what politeness puts around it, unless nothing would be left."""
    assert asked(question).reading == core


@pytest.mark.parametrize("question", ["Hội nghị diễn ra khi nào?", "What is the national standard?", "ISO 9001?"])
def test_a_plain_question_is_read_as_it_stands(question: str) -> None:
    """Where nothing had to be mended, nothing is said to be restored."""
    query = asked(question)
    assert (query.reading, query.restored) == (question, None)


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("doanh nghiep can chung nhan gi", "doanh nghiệp cần chứng nhận gì"),
        ("TCDLCL la co quan nao?", "TCĐLCL là cơ quan nào?"),
        ("DN cần chứng nhận gì để NK?", "doanh nghiệp cần chứng nhận gì để nhập khẩu?"),
        ("hội nghị ntn?", "hội nghị như thế nào?"),
        ("dn can chung nhan gi", "doanh nghiệp cần chứng nhận gì"),
        ("sp cua dn ko can giay to gi", "sản phẩm của doanh nghiệp không cần giấy tờ gì"),
        ("TIEU CHUAN QUOC GIA LA GI", "TIÊU CHUẨN QUỐC GIA LÀ GÌ"),
    ],
)
def test_shorthand_and_accents_are_mended(question: str, reading: str) -> None:
    """Chat shorthand is spelled out and accents are put back, both at once too, and the asker is shown the reading."""
    query = asked(question)
    assert (query.language, query.reading, query.restored) == (Language.VI, reading, reading)


def test_english_is_not_spelled_out() -> None:
    """Vietnamese shorthand is left alone in an English question."""
    assert asked("What does sp and dn mean for the exporter?").reading == "What does sp and dn mean for the exporter?"


def test_what_evidence_must_hold() -> None:
    """Numbers, dates and ordinals of the question must be supported, in whichever spelling."""
    assert asked("Hội nghị lần thứ tư ngày 06/8/2020?").must_support == {4, 6, 8, 2020}
    assert asked("Who chaired the 62nd meeting?").must_support == {62}
    assert asked("Doanh nghiệp cần gì?").must_support == frozenset()


def test_the_other_language_is_searched_too() -> None:
    """A thing of the glossary brings its spellings in both languages, and is shown as an expansion; names are marked."""
    query = asked("Thỏa thuận với Hoa Kỳ là gì?")
    assert "hoa kỳ = United States" in query.expansions
    assert {"unit state", "american"} <= set(query.synonyms[Language.EN])
    assert "mỹ" in query.synonyms[Language.VI]
    assert "hoa kỳ" not in query.synonyms[Language.VI], "what was said is no synonym of itself"
    assert [(known.said, known.is_name) for known in query.known] == [("thỏa thuận", False), ("hoa kỳ", True)]
