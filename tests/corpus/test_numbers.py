"""Numbers, in digits and in words of both languages."""

from collections.abc import Callable

import pytest

from corpus.numbers import asked_numbers, numbers


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
