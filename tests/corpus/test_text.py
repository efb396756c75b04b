"""Spellings: composed, folded, one tone placement."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold, has_accents, nfc, place_tones, squeeze, words


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"), ("hoá", "hóa"), ("khoẻ", "khỏe"), ("xoã", "xõa"), ("hoạ", "họa"), ("loè", "lòe"),
        ("thuỷ", "thủy"), ("huý", "húy"), ("tuỳ", "tùy"), ("luỹ", "lũy"), ("Hoà Bình", "Hòa Bình"),
    ],
)  # fmt: skip
def test_both_tone_placements_become_one(new: str, old: str) -> None:
    """place_tones() makes one word of the two spellings in use, composed or not."""
    assert place_tones(new) == place_tones(old) == old
    assert place_tones(unicodedata.normalize("NFD", new)) == old


@pytest.mark.parametrize("word", ["quý", "quà", "quỷ", "hoàn", "toán", "thuyền", "hoặc", "ngoặc", "của", "hòa", "khỏe", "ISO"])
def test_other_words_keep_their_tones(word: str) -> None:
    """place_tones() moves a mark only in an open oa, oe or uy, and never after q."""
    assert place_tones(word) == word


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đo lường", "do luong"), ("Tiêu chuẩn HOÁ", "tieu chuan hoa"), ("ĐƯỜNG", "duong"), ("ISO 9001:2015", "iso 9001:2015")],
)
def test_fold_takes_case_and_accents(text: str, plain: str) -> None:
    """fold() leaves lower-case letters without marks, đ among them, however the text is composed."""
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == plain


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """fold() is idempotent, and nfc() changes nothing fold() sees."""
    assert fold(fold(text)) == fold(text) == fold(nfc(text))


def test_accents_are_seen() -> None:
    """has_accents() is True for a mark or đ, False for plain letters and signs."""
    assert [has_accents(text) for text in ("đo", "Đo", "lường", unicodedata.normalize("NFD", "lường"))] == [True] * 4
    assert [has_accents(text) for text in ("do", "ISO 9001", "", "“…”")] == [False] * 4


def test_words_compare_equal_however_they_are_typed() -> None:
    """words() gives one list for composed, decomposed, full-width, upper-case and both tone placements."""
    expected = ["tiêu", "chuẩn", "hóa", "tcvn", "2020"]
    for text in ("Tiêu chuẩn hoá TCVN-2020", "TIÊU CHUẨN HOÁ, TCVN 2020", "tiêu chuẩn hóa ＴＣＶＮ ２０２０"):
        assert words(text) == words(unicodedata.normalize("NFD", text)) == expected


def test_squeeze_joins_lines() -> None:
    """squeeze() is NFC with single spaces and none at the ends."""
    assert squeeze(unicodedata.normalize("NFD", "  Đo\r\n lường\u00a0 ")) == "Đo lường"
