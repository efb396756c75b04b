"""Denials are counted, and known by what they deny."""

import pytest

from bot.answerers.denial import denials, same_denied


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Hàng này không phải kiểm tra.", 1), ("chưa có hiệu lực, không áp dụng", 2), ("It isn't needed.", 1), ("neither A nor B", 2),
        ("hàng không dân dụng", 0), ("không gian và không khí", 0), ("có phải kiểm tra hay không", 0), ("No. 37", 0),
        ("Có cần không?", 0), ("", 0),
    ],
)  # fmt: skip
def test_denials_are_counted(text: str, times: int) -> None:
    """What only looks or sounds like a denial is none."""
    assert denials(text) == times


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("Hàng rủi ro thấp không cần kiểm tra chất lượng.", True), ("Không phải kiểm tra đối với hàng rủi ro thấp.", True),
        ("Hàng rủi ro thấp không phải công bố, phải kiểm tra.", False), ("Hàng rủi ro thấp phải kiểm tra.", True),
    ],
)
def test_a_denial_stays_with_what_it_denies(sentence: str, same: bool) -> None:
    """Other helping words are the same denial, another verb is another."""
    assert same_denied(sentence, ["Hàng rủi ro thấp không phải kiểm tra chất lượng, nhưng phải công bố."]) is same
