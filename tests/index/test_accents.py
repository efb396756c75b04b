"""Accents come back where they were left out, and nowhere else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold
from index.question.accents import AccentRestorer

TEXTS = [
    "Tổng cục TCĐLCL là cơ quan quản lý tiêu chuẩn.",
    "Tổng cục TCĐLCL là đầu mối TBT của Việt Nam.",
    "Doanh nghiệp cần chứng nhận hợp quy cho sản phẩm.",
    "Doanh nghiệp cần công bố tiêu chuẩn áp dụng.",
    "Bàn ghế, bán hàng và bạn bè; bán hàng trực tuyến.",
    "Hàng rào kỹ thuật là gì? Hội nghị diễn ra khi nào?",
]


@pytest.fixture(scope="module")
def restorer() -> AccentRestorer:
    return AccentRestorer.learn(TEXTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("doanh nghiep can chung nhan hop quy", "doanh nghiệp cần chứng nhận hợp quy"),
        ("hang rao ky thuat la gi", "hàng rào kỹ thuật là gì"),
        ("ban hang truc tuyen", "bán hàng trực tuyến"),
        ("ban ghe", "bàn ghế"),
        ("ban be", "bạn bè"),
    ],
)
def test_accents_come_back(restorer: AccentRestorer, typed: str, meant: str) -> None:
    """Each syllable gets the accents that the learned texts give it beside its neighbours."""
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hoi nghi dien ra khi nao?", "Hội nghị diễn ra khi nào?"),
        ("(doanh nghiep), TBT: la  gi?!", "(doanh nghiệp), TBT: là  gì?!"),
        ("Doanh Nghiep", "Doanh Nghiệp"),
        ("", ""),
        ("… 2020 ?", "… 2020 ?"),
    ],
)
def test_the_rest_stays(restorer: AccentRestorer, typed: str, meant: str) -> None:
    """Punctuation, spaces, numbers and capitals are as they were typed."""
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize("word", ["bàn", "Bạn", "nghỉ", "ACCSQ", "TBT", "LA", "hoà", "xyzw", "Zalo", "standards"])
def test_what_is_left_alone(restorer: AccentRestorer, word: str) -> None:
    """Words that carry accents, abbreviations and words never seen stay as they are."""
    assert restorer.restore(f"{word} ban hang") == f"{word} bán hàng"


def test_an_abbreviation_known_only_with_accents(restorer: AccentRestorer) -> None:
    """TCDLCL is TCĐLCL, whose letters the texts know no other way."""
    assert restorer.restore("TCDLCL la gi") == "TCĐLCL là gì"


@given(st.text(max_size=60))
def test_only_accents_change(text: str) -> None:
    """Whatever is typed, restoring changes accents and nothing else."""
    assert fold(AccentRestorer.learn(TEXTS).restore(text)) == fold(text)


def test_an_untaught_restorer_changes_nothing() -> None:
    """Without texts there is nothing to put back."""
    assert AccentRestorer.learn([]).restore("tieu chuan") == "tieu chuan"


def test_learned_counts_survive_a_file(restorer: AccentRestorer) -> None:
    """What was learned is the same after JSON."""
    again = AccentRestorer(**json.loads(json.dumps(restorer.to_json(), ensure_ascii=False)))
    for text in TEXTS:
        assert again.restore(fold(text)) == restorer.restore(fold(text))
