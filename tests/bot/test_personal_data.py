"""What is kept of a reader's words names nobody and still says what was asked."""

import time

import pytest

from bot.personal_data import masked
from corpus.types import Language

TELLING = """
an.nguyen@congty.com.vn|AN_NGUYEN+1@mail.example.org|an@localhost|an.nguyen [at] congty [dot] vn|an (at) congty.vn|ａｎ＠ｃｏｎｇｔｙ．ｖｎ
0912345678|0912 345 678|0912.345.678|0912-34-56-78|091 2345 678|(024) 3791 1606|024.3791.1606|02437911606|+84 912 345 678|+84912345678
(+84) 24 3791 1606|+84 (0)24 3791-1606|84 912 345 678|0084 912 345 678|+1 (202) 555-0123|(202) 555-0123|202-555-0123|+44 20 7946 0958
0044 20 7946 0958|912 345 678|０９１２３４５６７８|0912\u200b345\u200b678|0912\u2011345\u2011678|0912\u00a0345\u00a0678
ĐT: 3791 1606|Zalo 37911606|001200012345|001 200 012 345|123456789|0101234567|0101234567-001|19034567891011|9704 1234 5678 9012
0901.21.10.00
"""
PIECES = "nguyen ngu 912 345 3791 1606 555 7946 123 200 903 704 901".split()
KEPT = """
Nghị định 43/2017/NĐ-CP và 37/2026/NĐ-CP|Thông tư 03/2017/TT-BKHCN ngày 25/12/2017|Luật 05/2007/QH12, 78/2025/QH15|Luật số 68/2006/QH11
TCVN 7563-2019|TCVN ISO 9001:2015 và ISO/IEC 17025:2017|QCVN 01-190:2020/BNNPTNT|TCVN 5699-2-30:2013|TCVN 12345-1:2020
G/TBT/N/VNM/123|G/TBT/N/EU/1050/Add.1|HS 8517.13.00|mã HS 85171300|HS 0901.21.10.00, 0901.22.10.00 và 8517.13.00.00|HS code 8517130000
0901.21.10|8517.13.00.00|8471.30|ngày 06/8/2020|06.08.2020|2020-12-15|từ 01-07-2026 đến 31-12-2027|10/12/2020 - 11/12/2020
giai đoạn 2016-2020, 2021-2025|2016-2020|năm 2019 2020 2021|hàng trị giá 1.500.000.000 đồng|1,500,000,000 VND|2 500 000 USD|12.000 kg
Điều 28, khoản 2, điểm a|UTC+7 ngày 2020-12-15|07:30 ngày 01/7/2026|15 phần trăm|2020-12-15 08:30|C++ 11|Công ty @ Hà Nội
"""


def each(lines: str) -> list[str]:
    return [one for line in lines.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("telling", each(TELLING))
@pytest.mark.parametrize("around", ["{}", "Liên hệ {} giúp tôi", "số:{}, gọi sau 8 giờ", "({})", "năm 2020 {} 2021", "{}/", "{}."])
def test_what_tells_who_somebody_is_is_masked(telling: str, around: str) -> None:
    """E-mail addresses, telephone numbers however they are written, and numbers of cards, taxpayers and accounts."""
    kept = masked(around.format(telling), Language.VI)
    assert "[e-mail]" in kept or "[số]" in kept
    assert not [piece for piece in PIECES if piece in kept]


@pytest.mark.parametrize("said", each(KEPT))
def test_numbers_of_the_field_are_kept(said: str) -> None:
    """Instruments, standards, notifications, HS codes, dates and sums stay to the letter."""
    assert masked(said, Language.EN) == said


def test_a_mask_speaks_the_language_of_the_words() -> None:
    """The gap is named in the language of the feedback."""
    assert masked("Call 0912 345 678 or an@b.vn", Language.EN) == "Call [number] or [e-mail]"
    assert masked("Gọi 0912 345 678", Language.VI) == "Gọi [số]"


@pytest.mark.parametrize("piece", ["0 ", "a", "a.", "1.", "@", "0912 ", "((", "HS 0901,", "a (at) ", "1.000"])
def test_no_text_makes_the_forms_search_for_long(piece: str) -> None:
    """The longest question is masked in much less than a second, whatever it is made of."""
    started = time.perf_counter()
    masked((piece * 2000)[:2000], Language.VI)
    assert time.perf_counter() - started < 0.5
