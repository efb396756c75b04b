"""A number is read with what it counts or names."""

from collections import Counter

import pytest

from bot.answerers.measures import measures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("trong 07 ngày làm việc", {("7", "working day")}), ("within 7 working days", {("7", "working day")}),
        ("trong 07 ngày", {("7", "day")}), ("seven days", {("7", "day")}), ("bảy ngày", {("7", "day")}),
        ("1,5 triệu đồng", {("1.5", "million")}), ("khoản 3 Điều 42", {("3", "clause"), ("42", "article")}),
        ("Article 42, clause 3", {("3", "clause"), ("42", "article")}), ("Điều 8.3.4 CPTPP", {("8.3.4", "article")}),
        ("ngày 01 tháng 7 năm 2026", set()), ("1 July 2026", set()), ("Nghị định 37/2026/NĐ-CP", {("37/2026", "decree")}),
        ("24 người", set()), ("", set()),
    ],
)  # fmt: skip
def test_a_number_has_a_unit(text: str, found: set[tuple[str, str]]) -> None:
    """Units and parts of a law are the same in both languages; dates have none."""
    assert measures(text) == Counter(found)
