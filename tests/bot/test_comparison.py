"""What compares two things is asked of each of them; what only names two is not taken apart."""

import pytest

from bot.comparison import Side, sides
from bot.wiring import make_bot
from corpus.types import Language
from index.hybrid import HybridIndex


@pytest.mark.parametrize(
    ("question", "names", "first"),
    [
        ("So sánh thời hạn góp ý của EVFTA và CPTPP", ["EVFTA", "CPTPP"], "thời hạn góp ý của EVFTA"),
        ("so sanh thoi han gop y cua EVFTA va CPTPP", ["EVFTA", "CPTPP"], "thoi han gop y cua EVFTA"),
        ("RCEP and CPTPP: when did each enter into force?", ["RCEP", "CPTPP"], "RCEP : when did enter into force?"),
        ("Does CPTPP differ much from RCEP on comment periods?", ["CPTPP", "RCEP"], "Does CPTPP on comment periods?"),
        ("Hàng rủi ro cao khác hàng rủi ro thấp ở chỗ nào?", ["Hàng rủi ro cao", "hàng rủi ro thấp"], "Hàng rủi ro cao ở chỗ nào?"),
        ("Compare low-risk with high-risk goods", ["low-risk", "high-risk goods"], "low-risk"),
        ("RCEP, CPTPP và EVFTA có hiệu lực khi nào?", ["RCEP", "CPTPP", "EVFTA"], "RCEP có hiệu lực khi nào?"),
        ("Phiên họp lần thứ tư và lần thứ năm họp ở đâu?", ["lần thứ tư", "lần thứ năm"], "Phiên họp lần thứ tư họp ở đâu?"),
    ],
)  # fmt: skip
def test_a_comparison_has_sides(question: str, names: list[str], first: str) -> None:
    """Each thing that is compared, or joined with another of its kind, with the question about it alone."""
    found = sides(question)
    assert [side.name for side in found] == names
    assert found[0] == Side(names[0], first)
    assert all(other not in found[0].question for other in names[1:])


@pytest.mark.parametrize(
    "question",
    [
        "", "EVFTA có hiệu lực khi nào?", "Đồ chơi thuộc nhóm rủi ro cao hay rủi ro thấp?", "EVFTA và EVFTA?",
        "Hiệp định giữa Việt Nam và Hàn Quốc có hiệu lực khi nào?", "Does EVFTA apply to goods from the ASEAN countries?",
        "RCEP, CPTPP, EVFTA, UKVFTA có hiệu lực khi nào?", "Khác biệt lớn nhất của CPTPP là gì?", "x" * 2000,
    ],
)  # fmt: skip
def test_one_thing_has_no_sides(question: str) -> None:
    """A choice, the parties of one agreement, a thing named twice and more than three of a kind are left whole."""
    assert sides(question) == ()


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("So sánh thời điểm có hiệu lực của CPTPP và RCEP", Language.VI, ["14 tháng 01 năm 2019", "01 tháng 01 năm 2022"]),
        ("cptpp va rcep co hieu luc khi nao", Language.VI, ["14 tháng 01 năm 2019", "01 tháng 01 năm 2022"]),
        ("When did CPTPP and RCEP each enter into force for Viet Nam?", Language.EN, ["14 January 2019", "1 January 2022"]),
        ("CPTPP và RCEP enter into force khi nào?", Language.VI, ["14 tháng 01 năm 2019", "01 tháng 01 năm 2022"]),
    ],
)  # fmt: skip
def test_each_side_is_cited(starter: HybridIndex, question: str, language: Language, said: list[str]) -> None:
    """Two agreements in two sheets: the answer quotes both, in every way of asking."""
    answer = make_bot(lambda: starter).ask(question)
    assert answer.language is language
    for words in said:
        assert any(words in citation.quote for citation in answer.citations), answer.text


def test_a_side_of_which_nothing_is_known_is_told(starter: HybridIndex) -> None:
    """An agreement that no document tells about is named in a notice; the other is still answered."""
    answer = make_bot(lambda: starter).ask("So sánh thời hạn góp ý dự thảo của CPTPP và NAFTA")
    assert answer.answered
    assert any("NAFTA" in notice for notice in answer.notices)
    assert not any("CPTPP" in notice for notice in answer.notices)
