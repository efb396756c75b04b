"""A question as typed → what is asked."""

import random
import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QuestionRefused
from corpus.types import Language
from index.question.accents import AccentRestorer
from index.question.understand import LONGEST_QUESTION, tidy, understand
from index.question.vocabulary import vietnamese_phrases
from index.types import Query

RESTORER = AccentRestorer.learn(
    [
        "Doanh nghiệp cần chứng nhận gì để nhập khẩu?", "Tổng cục TCĐLCL là cơ quan nào?", "Hội nghị diễn ra khi nào?",
        "Tiêu chuẩn quốc gia là gì?", "Việt Nam và WTO ký hiệp định.", "Sản phẩm của doanh nghiệp không cần giấy tờ gì?",
    ]
)  # fmt: skip


def asked(question: str) -> Query:
    return understand(question, RESTORER)


@pytest.mark.parametrize(
    "question",
    ["", " \n\t\u00a0", "\u200b\u200d\u2060\ufeff", "\0\x1f", "\ud800\udfff", "\u00ad", "\u202e\u200f\u061c", "\u0301\u0323" * 50,
     "\ue000\uf8ff", "\ufe0f", "\U000e0041", "\uffff\ufdd0", "\u3164\u115f", "\x85\x9f", "\u2028\u2029", "\u180e"],
)  # fmt: skip
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
        ("ti\u200dêu\u061c ch\u200cuẩn\ue000là\x85gì", "tiêu chuẩn là gì"),
        ("❤\ufe0f TBT", "❤ TBT"),
        ("10 m² là gì™", "10 m² là gì™"),
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
        ("Em làm cơ quan nhà nước, cho hỏi hội nghị diễn ra khi nào", "hội nghị diễn ra khi nào"),
        ("tieu chuan cho hoi nghi la gi", "tiêu chuẩn cho hội nghị là gì"),
        ("Hội nghị cho biết tiêu chuẩn gì?", "Hội nghị cho biết tiêu chuẩn gì?"),
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
    assert "Hoa Kỳ = United States" in query.expansions
    assert {"unit state", "american"} <= set(query.synonyms[Language.EN])
    assert "mỹ" in query.synonyms[Language.VI]
    assert "hoa kỳ" not in query.synonyms[Language.VI], "what was said is no synonym of itself"
    assert [(known.said, known.is_name) for known in query.known] == [("thỏa thuận", False), ("hoa kỳ", True)]


def test_what_everybody_knows_is_not_explained() -> None:
    """Names, classes and abbreviations are shown as expansions; numbers and everyday terms are not."""
    assert asked("phien hop thu chin cua VKFTA hop ngay nao").expansions == ("VKFTA = Viet Nam - Korea Free Trade Agreement",)
    assert asked("What is an MRA?").expansions == ("MRA = thừa nhận lẫn nhau",)


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("quy chuaarn kyx thuaajt laf gif", "quy chuẩn kỹ thuật là gì"),
        ("tie6u chua63n la2 gi2?", "tiêu chuẩn là gì?"),
        ("Doanh nghieejp caanf gif ddeer nhaapj khaaur", "Doanh nghiệp cần gì để nhập khẩu"),
        ("tieu chuaarn quoc gia la gi", "tiêu chuẩn quốc gia là gì"),
    ],
)
def test_left_over_keys_are_read(question: str, reading: str) -> None:
    """Telex and VNI are read before the language is judged; where some words are bare, they get their accents too."""
    query = asked(question)
    assert (query.language, query.reading, query.restored) == (Language.VI, reading, reading)


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("ＴＢＴ　ｌà　ｇì？", "TBT là gì?"),
        ("𝗧𝗕𝗧 là gì", "TBT là gì"),
        ("Tiêu chuẩn hoá là gì?", "Tiêu chuẩn hóa là gì?"),
        (unicodedata.normalize("NFD", "Tiêu chuẩn  là gì?"), "Tiêu chuẩn là gì?"),
        ("Giá 1 m² là gì?", "Giá 1 m² là gì?"),
    ],
)
def test_letters_are_read_in_their_usual_form(question: str, reading: str) -> None:
    """Width, composition and tone placement are brought together; nobody needs to be told, for it looks the same."""
    query = asked(question)
    assert (query.reading, query.restored) == (reading, None)


READ = AccentRestorer.learn(
    ["Công bố hợp quy là gì?", "Thời hạn góp ý là bao lâu?", "cho doanh nghiệp", "Cuộc họp bàn về gì?", "Bạn và bán hàng"],
    vietnamese_phrases(),
)


@pytest.mark.parametrize(
    ("question", "language", "reading"),
    [
        ("thoi han comment cho draft technical regulation la bao lau", Language.VI,
         "thời hạn comment cho draft technical regulation là bao lâu"),
        ("cuoc hop co-chair ban ve gi", Language.VI, "cuộc họp co-chair bàn về gì"),
        ("what is cong bo hop quy", Language.EN, "what is công bố hợp quy"),
        ("do we need cong bo hop quy for toys", Language.EN, "do we need công bố hợp quy for toys"),
        ("Who is Nguyen Hoang Linh?", Language.EN, "Who is Nguyen Hoang Linh?"),
        ("What is the hop of the song?", Language.EN, "What is the hop of the song?"),
        ("standard vs regulation khac gi nhau", Language.VI, "standard vs regulation khác gì nhau"),
    ],
)  # fmt: skip
def test_only_vietnamese_pieces_get_accents(question: str, language: Language, reading: str) -> None:
    """In a mixed question the English pieces stay as they are; a Vietnamese piece of an English question gets its accents."""
    query = understand(question, READ)
    assert (query.language, query.reading) == (language, reading)
    assert query.restored == (reading if reading != question else None)


def test_a_vietnamese_piece_of_an_english_question_is_kept_as_typed_too() -> None:
    """What was put into an English question is a guess: the question as typed is its alternative."""
    assert understand("what is cong bo hop quy", READ).alternatives == ("what is cong bo hop quy",)


def test_doubt_is_kept() -> None:
    """A reading in doubt keeps at most two others, the question as typed among them; a sure one keeps none."""
    doubtful = understand("ban gi", AccentRestorer.learn(["bán gì", "bàn gì", "bạn gì"]))
    assert len(doubtful.alternatives) == 2
    assert doubtful.alternatives[-1] == "ban gi"
    assert asked("doanh nghiep can chung nhan gi").alternatives == ()
    assert asked("Hội nghị diễn ra khi nào?").alternatives == ()


@pytest.mark.parametrize("question", ["Welche Normen gelten für Spielzeug?", "玩具适用哪些标准？", "Quelles sont les normes du pays ?"])
def test_a_third_language_is_known_and_left_alone(question: str) -> None:
    """A question in another language is marked, answered in English, and not one of its letters is changed."""
    query = asked(question)
    assert (query.foreign, query.language, query.restored, query.alternatives) == (True, Language.EN, None, ())
    assert query.reading.replace("?", "？") == question.replace("?", "？")
    assert not asked("Hội nghị diễn ra khi nào?").foreign


ODD = {
    "one letter": "a", "one accented letter": "ạ", "a word without end": "a" * 2000, "a sign without end": "?" * 2000,
    "emoji": "😀" * 2000, "families": "👨\u200d👩\u200d👧" * 300, "flags": "🇻🇳" * 900, "signs": "?!.,;:()[]{}*+\\|^$" * 100,
    "directions": "\u202eTBT l\u200fà gì\u202c", "marks": "a" + "\u0301" * 1999, "many letters": "a " * 1000, "slashes": "ba/" * 600,
    "points": "a." * 1000, "hyphens": "a-" * 1000, "apostrophes": "a'" * 1000, "at": "@" * 2000, "numbers": "1 " * 1000,
    "digits": "9" * 2000, "ba": "ba " * 660, "telex": "chuaarn " * 250, "vni": "chua63n " * 250, "capitals": "BAN HANG " * 222,
    "frames": "xin cho toi hoi " * 125, "mixed": "what is hop quy la gi " * 90, "han": "标准" * 1000, "thai": "มาตรฐาน" * 280,
    "arabic": "ما هي المعايير " * 130, "phrases in a sign": "\ufdfa" * 2000, "w": "w" * 2000, "wide": "Ａ" * 2000, "quotes": '"' * 2000,
    "private use": "a\ue000" * 900, "surrogates": "a\ud800" * 900, "zalgo": "q̷̢u̸y̵ c̶h̴u̵a̷n̵ " * 80,
}  # fmt: skip


@pytest.mark.parametrize("question", ODD.values(), ids=ODD)
def test_no_question_is_too_odd(question: str) -> None:
    """Anything up to the longest question is understood in a moment, and its reading is no longer than a question may be."""
    asked("tiêu chuẩn laf gì")  # the files are read
    started = time.process_time()
    query = understand(question[:LONGEST_QUESTION], READ)
    assert time.process_time() - started < 0.5
    assert query.text
    assert query.reading.strip()
    assert len(unicodedata.normalize("NFKC", query.reading)) <= 2 * LONGEST_QUESTION
    query.reading.encode()


def test_random_signs_are_understood_or_refused() -> None:
    """Of a thousand texts thrown together from all of Unicode and from our own words, none does anything else."""
    chance = random.Random(20201215)  # noqa: S311 - the same texts every time
    own = ["ban", "hàng", "chuaarn", "what", "TBT", "2020", "?", " ", "\u200b", "\u0301", "\u202e", "😀", "đ", "ko", "1.5", "@", "-", "'"]
    for _ in range(1000):
        signs = [chance.choice(own) if chance.random() < 0.7 else chr(chance.randrange(0x110000)) for _ in range(chance.randrange(60))]
        with suppress(QuestionRefused):
            query = understand("".join(signs), READ)
            assert query.reading
            assert query.restored in (None, query.reading)
