"""A text answers only with a thing of the kind that was asked for, and a new one."""

import pytest

from bot.answer_kind import counts, holds
from index.question.kind import Kind


@pytest.mark.parametrize(
    ("kind", "text", "question", "held"),
    [
        (Kind.DATE, "Cuộc họp diễn ra ngày 06/8/2020.", "Cuộc họp diễn ra ngày nào?", True),
        (Kind.DATE, "Cuộc họp năm 2020 rất thành công.", "Cuộc họp năm 2020 diễn ra ngày nào?", False),
        (Kind.DATE, "Cuộc họp rất thành công.", "Cuộc họp diễn ra ngày nào?", False),
        (Kind.NUMBER, "APO có 55 khóa đào tạo.", "APO có bao nhiêu khóa đào tạo?", True),
        (Kind.NUMBER, "APO có nhiều khóa đào tạo năm 2020.", "Năm 2020 APO có bao nhiêu khóa đào tạo?", False),
        (Kind.MONEY, "Kinh phí là 3 tỷ đồng.", "Kinh phí bao nhiêu?", True),
        (Kind.MONEY, "Có 14 tổ chức quốc tế.", "Kinh phí bao nhiêu?", False),
        (Kind.PEOPLE, "Hội nghị có hơn 200 đại biểu.", "Có bao nhiêu đại biểu?", True),
        (Kind.PEOPLE, "Hội nghị ngày 06/8/2020.", "Có bao nhiêu đại biểu?", False),
        (Kind.HOUR, "Khai mạc lúc 8 giờ 30.", "Khai mạc mấy giờ?", True),
        (Kind.HOUR, "Khai mạc ngày 8 tháng 8.", "Khai mạc mấy giờ?", False),
        (Kind.PERCENT, "Tăng 5,2% so với năm trước.", "Tăng bao nhiêu phần trăm?", True),
        (Kind.PERSON, "Phó Tổng cục trưởng Nguyễn Hoàng Linh chủ trì.", "Người chủ trì tên là gì?", True),
        (Kind.PERSON, "Tổng cục chủ trì cuộc họp.", "Người chủ trì tên là gì?", False),
        (Kind.NAME, "Cơ quan KATS đồng chủ trì.", "Ai đồng chủ trì?", True),
        (Kind.NAME, "Cơ quan KATS đồng chủ trì.", "Ai đồng chủ trì với KATS?", False),
        (Kind.CONTACT, "Liên hệ: tbt@example.vn", "E-mail là gì?", True),
        (Kind.CONTACT, "Năm 2020 có 14 tổ chức.", "E-mail là gì?", False),
        (Kind.OTHER, "Bất kỳ câu nào.", "Vì sao?", True),
    ],
)
def test_a_text_holds_a_kind_only_if_it_says_something_new(kind: Kind, text: str, question: str, held: bool) -> None:
    """A number or name that the question says itself answers nothing."""
    assert holds(kind, text, question) is held


def test_a_number_counts_only_before_the_thing_asked_for() -> None:
    """"55 courses" does not say how many talks; another spelling of the thing does count."""

    def spellings(thing: str) -> tuple[str, ...]:
        return ("training courses",) if thing == "khóa đào tạo" else ()

    question = "APO đã mở bao nhiêu khóa đào tạo trong năm?"
    assert counts("APO đã mở 55 khóa đào tạo.", question, spellings)
    assert counts("APO held 55 training courses.", question, spellings)
    assert not counts("APO đã tổ chức 21 buổi tọa đàm.", question, spellings)
    assert counts("Không có số nào.", "Vì sao APO mở khóa đào tạo?", spellings)
    assert counts("Không có số nào.", "Nội dung mấy khóa đào tạo gồm gì?", spellings), "a plural"
    assert counts("Đã đàm phán 13 FTA đa phương.", "Đã đàm phán mấy cái FTA rồi?", spellings), "a classifier names nothing"
    assert not counts("Đã đàm phán 13 cuộc.", "Đã đàm phán mấy cái FTA rồi?", spellings)
