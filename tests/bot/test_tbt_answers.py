"""What a business may ask of the fact sheets, and what the answers say of validity."""

import pytest

from bot.pipeline import Bot
from bot.types import Answer
from corpus.types import Language, Status
from index.hybrid import HybridIndex


def blocks(bot: Bot, answer: Answer, starter: HybridIndex) -> list[str]:
    """The ids of the marked blocks that an answer cites."""
    marks = [starter.generation.documents[c.document_id].mark_at(c.start) for c in answer.citations]
    return [mark.id for mark in marks if mark]


@pytest.mark.parametrize(
    "question",
    ["Hàng hóa nhóm 2 hiện nay quản lý thế nào?", "hang nhom 2 gio quan ly sao", "What is group 2 of goods?",
     "Hàng hóa nhóm 2 là gì, group 2 goods còn không?"],
)  # fmt: skip
def test_group_2_of_goods_is_told_as_a_former_rule(bot: Bot, starter: HybridIndex, question: str) -> None:
    """The three risk levels come first; the old groups are introduced as no longer in force, and a notice says what replaced them."""
    answer = bot.ask(question)
    cited = blocks(bot, answer, starter)
    assert cited[0] == "vql-003"
    assert not any(mark.startswith("vme") for mark in cited), "no measuring instruments, no pre-packed goods"
    for citation in answer.citations:
        if citation.status is Status.SUPERSEDED:
            assert ("(Quy định cũ, đã hết hiệu lực từ 01/7/2026)" if answer.language is Language.VI else "(Former rule") in answer.text
            assert any(("đã hết hiệu lực từ 01/7/2026, được thay bằng" in n) or ("since 1 July 2026; it has been replaced" in n)
                       for n in answer.notices)  # fmt: skip


@pytest.mark.parametrize(
    "question", ["Phương tiện đo nhóm 2 là gì?", "phuong tien do nhom 2 la gi", "What are group 2 measuring instruments?"]
)
def test_group_2_of_measuring_instruments_is_in_force(bot: Bot, starter: HybridIndex, question: str) -> None:
    """Measuring instruments keep their groups: no word of an end."""
    answer = bot.ask(question)
    assert blocks(bot, answer, starter)[0] == "vme-003"
    assert answer.notices == ()


def test_a_question_about_the_past_gets_the_old_rule_first(bot: Bot, starter: HybridIndex) -> None:
    """Who asks about 2019 gets what held then, with the notice."""
    answer = bot.ask("Năm 2019 hàng hóa nhóm 2 được quản lý thế nào?")
    assert blocks(bot, answer, starter)[0] == "vql-007"
    assert any("đã hết hiệu lực từ 01/7/2026" in notice for notice in answer.notices)


def test_the_article_is_dated(bot: Bot) -> None:
    """What the article of 2020 says is introduced with its date, in the asker's language."""
    for question, said in (
        ("Phiên họp lần thứ tư của Tiểu ban TBT trong VKFTA diễn ra khi nào?", "Theo bài viết tháng 12/2020:"),
        ("When was the fourth session of the VKFTA TBT sub-committee?", "According to the article of December 2020:"),
    ):
        assert bot.ask(question).text.startswith(said)


def test_what_is_not_confirmed_is_said_to_be(bot: Bot) -> None:
    """A block that wants checking comes with the advice to look at the official text."""
    answer = bot.ask("Văn phòng TBT Việt Nam là cơ quan nào?")
    assert any("chưa được xác nhận đến ngày 26/11/2026" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    "question",
    ["Không dán nhãn phụ bị phạt bao nhiêu tiền?", "so dien thoai van phong tbt viet nam", "How much is the GS1 fee per year?",
     "Thuế nhập khẩu đồ chơi là bao nhiêu phần trăm?", "Phiên họp lần thứ chín của Tiểu ban TBT VKFTA họp ngày nào?"],
)  # fmt: skip
def test_what_the_sheets_do_not_hold_is_refused(bot: Bot, question: str) -> None:
    """Sums, numbers to call, duties and other sessions are refused, and the enquiry point is named."""
    answer = bot.ask(question)
    assert not answer.answered
    assert "TBT" in answer.text
