"""Numbers, in digits and in words of both languages."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbers import asked_numbers, asked_ordinals, numbers, plain_words
from corpus.text import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06/8/2020", {6, 8, 2020}),
        ("6 August 2020", {6, 8, 2020}),
        ("ngày 6 tháng 8 năm 2020", {6, 8, 2020}),
        ("2020-12-15", {2020, 12, 15}),
        ("1.500.000 đồng", {1_500_000}),
        ("1,500,000 VND.", {1_500_000}),
        ("phí 1.500.000đ", {1_500_000}),
        ("VND 1 500 000", {1_500_000}),
        ("2.500.000,75 = 2,500,000.75", {2_500_000, 75}),
        ("tháng 8 năm 2020 120 đại biểu", {8, 2020, 120}),
        ("1,5 triệu", {1, 5}),
        ("1.5 million", {1, 5}),
        ("6.8.2020", {6, 8, 2020}),
        ("G/TBT/N/VNM/1", {1}),
        ("ISO 9001:2015", {9001, 2015}),
        ("lần thứ tư", {4}),
        ("the fourth session", {4}),
        ("62nd", {62}),
        ("thứ năm", {5}),
        ("trong năm", set()),
        ("thứ nhất", {1}),
        ("thống nhất", set()),
        ("đầu tư", set()),
        ("sáu định hướng", {6}),
        ("six directions", {6}),
        ("không có gì", set()),
    ],
)
def test_a_number_counts_however_it_is_written(text: str, expected: set[int]) -> None:
    """numbers() reads digits, grouped digits, dates, ordinals, months and number words; "năm" alone is a year."""
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phiên họp lần thứ tư ngày 06/8/2020?", {4, 6, 8, 2020}),
        ("the 62nd and the third meeting", {62, 3}),
        ("What may one do in June?", set()),
        ("một hai doanh nghiệp", set()),
        ("phí 1.500.000đ", {1_500_000}),
    ],
)
def test_a_question_insists_on_digits_and_ordinals_only(text: str, expected: set[int]) -> None:
    """asked_numbers() leaves out words that may mean something else: may, one, một."""
    assert asked_numbers(text) == expected


@pytest.mark.parametrize("read", [numbers, asked_numbers])
def test_endless_digits_do_not_break_reading(read: Callable[[str], frozenset[int]]) -> None:
    """A run of digits too long for Python's int() harms nothing; the numbers around it are still read."""
    assert {62, 2020} <= read("kỳ 62 " + "9" * 5000 + " năm 2020")


@given(st.integers(1000, 10**12), st.sampled_from(["", "phí ", "the fee of "]))
def test_a_number_is_one_word_however_it_is_grouped(number: int, before: str) -> None:
    """Groups of three set apart by points, commas or spaces of any width make the same word, and the same number."""
    forms = [f"{before}{number:,}".replace(",", sign) + " đồng" for sign in ("", ".", ",", " ", "\u00a0", "\u202f")]
    assert {tuple(plain_words(form)) for form in forms} == {(*words(before), str(number), "đồng")}
    assert {read(form) for form in forms for read in (numbers, asked_numbers)} == {frozenset({number})}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 06/08", "ngày 6 8"),
        ("the 62nd and 1st", "the 62 and 1"),
        ("tăng 1,5% và 1.5 %", "tăng 1.5 và 1.5"),
        ("1,5-2,5 kg", "1.5 2.5 kg"),
        ("0,125 = 0.125", "0.125 0.125"),
        ("1.500.000,50đ", "1500000.50 đ"),
        ("Điều 2.10, không phải 2.1", "điều 2.10 không phải 2.1"),
        ("Article 2.9.2", "article 2 9 2"),
        ("TCVN 7087:2013, 12/2022", "tcvn 7087 2013 12 2022"),
        ("6.8.2020", "6 8 2020"),
        ("1,2,3", "1 2 3"),
        ("1.50.000", "1 50 0"),
        ("ĐT 0912 345 678", "đt 912 345 678"),
        ("năm 2020 120 đại biểu", "năm 2020 120 đại biểu"),
        ("WG1, QH15, 3G", "wg1 qh15 3g"),
        ("000", "0"),
        ("", ""),
    ],
)
def test_only_what_is_one_number_becomes_one_word(text: str, expected: str) -> None:
    """Leading zeros, ordinal endings and signs of grouping go; dates, codes, clauses and lists stay in pieces."""
    assert plain_words(text) == expected.split()


@given(st.text(st.characters(exclude_categories=["Nd", "No", "Nl"])))
def test_words_without_numbers_are_the_words(text: str) -> None:
    """Where there is no number, plain_words() is words()."""
    assert plain_words(text) == words(text)


@pytest.mark.parametrize(
    ("question", "nth"),
    [
        ("Phiên họp lần thứ chín họp khi nào?", {9}), ("Meeting VKFTA lần thứ 5 held khi nào?", {5}), ("ACCSQ họp lần 54 ở đâu?", {54}),
        ("Where did the 45th meeting of WG1 take place?", {45}), ("When was the fifth TBT session?", {5}),
        ("Họp lần thứ mấy?", set()), ("phải bên thứ 3 chứng nhận", set()), ("Năm 2020 có 13 FTA", set()), ("Thứ ba họp lúc nào?", set()),
    ],
)  # fmt: skip
def test_a_question_may_ask_about_one_meeting_of_many(question: str, nth: set[int]) -> None:
    """asked_ordinals() knows which meeting is meant, and takes no weekday and no third party for one."""
    assert asked_ordinals(question) == nth
