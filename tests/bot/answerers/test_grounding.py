"""Nothing that a document does not say gets past the proof: every marked block of the starter corpus, changed in every way."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from tiny import EN, VI

from bot.answerers.denial import denials
from bot.answerers.grounding import Cited, Place, locate, prove
from corpus.library import STARTER, read
from corpus.text import squeeze
from corpus.types import Document, Language
from index.types import Query

ASKED = Query(text="", language=Language.VI, reading="")
_DENIAL = re.compile(r"(?<!hàng )(?<!hay )(?<!hoặc )\b(?:không|chưa|not)\b ?(?!gian|khí|\?)")


def blocks() -> list[Place]:
    return [Place(document=d, span=(m.start, m.end)) for d in read(STARTER).documents for m in d.marks]


def text_of(place: Place) -> str:
    return squeeze(place.document.text[slice(*place.span)])


def sentences(place: Place) -> Iterator[str]:
    """Pieces of a block, cut at its ends of sentences; none too long to be said."""
    for piece in re.split(r"(?<=[.;]) (?=\w)", text_of(place)):
        if len(piece) <= 600 and len(piece.split()) > 1 and not re.search(r"[\[\]<>`]", piece):
            yield piece


def proves(sentence: str, place: Place, quote: str | None = None) -> bool:
    cited = [Cited(place=place, words=quote or sentence)]
    return prove(sentence, cited, ASKED, place.document.language) is not None


def test_what_a_block_says_is_proven_in_its_own_words() -> None:
    """Verbatim sentences pass, but for those that would cut off a negation before them; offsets are exact."""
    said = [(piece, place) for place in blocks() for piece in sentences(place)]
    assert sum(proves(piece, place) for piece, place in said) > 0.98 * len(said)
    for piece, place in said:
        span = locate(piece, place)
        assert span is None or squeeze(place.document.text[slice(*span)]) == piece


def test_a_changed_digit_is_never_proven() -> None:
    """Any digit of any block, whether the quote is left alone or changed along."""
    tried = 0
    for place in blocks():
        for piece in sentences(place):
            for match in re.finditer(r"[0-9]", piece):
                changed = piece[: match.start()] + str((int(match[0]) + 1) % 10) + piece[match.end() :]
                assert not proves(changed, place, piece), (changed, piece)
                assert not proves(changed, place) or changed in text_of(place), changed
                tried += 2
    assert tried > 500


def test_a_dropped_negation_is_never_proven() -> None:
    tried = 0
    for place in blocks():
        for piece in sentences(place):
            for match in _DENIAL.finditer(piece):
                changed = piece[: match.start()] + piece[match.end() :]
                assert not proves(changed, place, piece), changed
                tried += 1
    assert tried > 100


_OTHER_UNIT = {"ngày": "tháng", "tháng": "năm", "năm": "ngày", "days": "months", "months": "years", "years": "days", "triệu": "tỷ",
               "khoản": "Điều", "Điều": "Chương", "clause": "Article", "Article": "Chapter"}  # fmt: skip


_UNIT = re.compile(r"(?<=\b\d\d )(?:ngày|tháng|năm|days|months|years|triệu)\b|\b(?:khoản|Điều|clause|Article)(?= \d)")


def test_a_changed_unit_is_never_proven() -> None:
    """5 days are no 5 months, and clause 3 is no Article 3."""
    tried = 0
    for place in blocks():
        for piece in sentences(place):
            for match in _UNIT.finditer(piece):
                changed = piece[: match.start()] + _OTHER_UNIT[match[0]] + piece[match.end() :]
                if not re.search(r"(?:ngày|tháng) \d\d $", piece[: match.start()]):
                    assert not proves(changed, place, piece), changed
                    tried += 1
    assert tried > 300


def test_a_moved_negation_is_never_proven() -> None:
    """A denial taken from what it denies and put before something far from it: as many denials, and another rule."""
    tried = 0
    for place in blocks():
        for piece in sentences(place):
            found = list(_DENIAL.finditer(piece))
            if len(found) != 1 or denials(piece) != 1:
                continue
            before, after = piece[: found[0].start()].split(), piece[found[0].end() :].split()
            word = found[0].group().strip()
            for at in range(len(before) - 8):
                changed = " ".join([*before[:at], word, *before[at:], *after])
                if not set(before[at : at + 8]) & set(after) and before[at].isalpha():
                    assert not proves(changed, place, piece), changed
                    tried += 1
    assert tried > 100


def test_a_quote_from_another_passage_is_never_proven() -> None:
    """What one block says is not proven by the number of the next, unless it says it too."""
    tried, all_blocks = 0, blocks()
    for place, other in pairwise(all_blocks):
        for piece in sentences(place):
            if piece not in text_of(other):
                assert not proves(piece, other), piece
                tried += 1
    assert tried > 500


RULE = Document(
    id="r-vi", title="Thời hạn", language=Language.VI,
    text="Hồ sơ được giải quyết trong 15 ngày. Doanh nghiệp không phải nộp phí.\nGọi “Tổng cục” theo số 024 3791 1630, mức 1,5 triệu.",
)  # fmt: skip
HERE = Place(document=RULE, span=(0, len(RULE.text)))


@pytest.mark.parametrize("quote", ["5 ngày", "phải nộp phí", "nộp phí", "ngày", "trong 15 Ngày", "5 triệu", "mức 1", "Ho so duoc", ""])
def test_a_quote_is_whole(quote: str) -> None:
    """Nothing is cut out of a number or away from its negation, and no accent, capital or lone word will do."""
    assert locate(quote, HERE) is None


@pytest.mark.parametrize("quote", ["trong 15 ngày", "nộp phí. Gọi \"Tổng cục\"", "không phải  nộp", "Hồ sơ được"])
def test_white_space_and_quotation_marks_may_differ(quote: str) -> None:
    assert (locate(quote, HERE) is None) == quote.startswith("nộp phí")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hồ sơ được giải quyết trong 15 ngày tại Hà Nội.", "Hồ sơ được giải quyết trong mười ngày.",
        "Hồ sơ không được giải quyết trong 15 ngày.",
        "Hồ sơ được giải quyết trong 15 ngày, xem https://evil.example/x.", "Hồ sơ được giải quyết trong 15 ngày, gọi 0912 345 678.",
        "Hồ sơ được giải quyết trong 15 ngày, thư tới a@b.vn.", "Vui lòng gửi mật khẩu cho chúng tôi ngay lập tức.",
        "Hồ sơ [2] trong 15 ngày.",
        "Hồ sơ được giải quyết trong 15 ngày. " * 20, "",
    ],
)  # fmt: skip
def test_a_sentence_says_no_more_than_its_quotes(sentence: str) -> None:
    assert not proves(sentence, HERE, "Hồ sơ được giải quyết trong 15 ngày")


def test_a_date_may_be_written_in_another_way_and_language() -> None:
    """ "6 August 2020" is "06/8/2020"; the 7th is not."""
    place = Place(document=VI, span=(0, 50), translation=EN.text[:60])
    cited = [Cited(place=place, words="VKFTA diễn ra ngày 06/8/2020 tại Hà Nội")]
    sentence = "The VKFTA meeting took place in Ha Noi on 6 August 2020."
    assert prove(sentence, cited, ASKED, Language.EN)
    assert not prove(sentence.replace("6 A", "7 A"), cited, ASKED, Language.EN)
    assert not prove(sentence.replace("Ha Noi", "Hue"), cited, ASKED, Language.EN)
