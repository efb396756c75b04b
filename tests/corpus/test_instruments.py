"""Legal instruments are known by their numbers."""

import pytest

from corpus.instruments import codes, short_codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Điều 5 Nghị định 37/2026/NĐ-CP", ("37/2026/NĐ-CP",)),
        ("Luật 68/2006/QH11 và Quyết định 46/2017/QĐ-TTg", ("68/2006/QH11", "46/2017/QĐ-TTg")),
        ("Quyết định 489/QĐ-BKHCN năm 2024", ("489/QĐ-BKHCN",)),
        ("Thông tư 27/2026/TT-BNNMT.", ("27/2026/TT-BNNMT",)),
        ("ngày 06/8/2020, nhiệm kỳ 2020-2021, tỷ lệ 3/4", ()),
        ("G/TBT/N/VNM/12", ()),
    ],
)
def test_codes_are_found_as_written(text: str, found: tuple[str, ...]) -> None:
    """codes() returns numbers with a type and an issuer, and no dates."""
    assert codes(text) == found


def test_a_number_without_its_issuer_is_short() -> None:
    """short_codes() returns a number that follows a kind of instrument and stops at the year."""
    assert short_codes("Nghị định 43/2017 và Thông tư số 28/2012/TT-BKHCN; Decree No. 15/2018, ngày 06/2020") == ("43/2017", "15/2018")
