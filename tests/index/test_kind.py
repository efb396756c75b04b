"""What a question asks for is known by its words, in both languages."""

import pytest

from index.question.kind import Kind, asked_kind
from index.question.particulars import particulars


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Số điện thoại của Văn phòng TBT là gì?", Kind.CONTACT),
        ("Which hotel hosted the meeting?", Kind.VENUE),
        ("Tổng cục đã chi bao nhiêu tiền?", Kind.MONEY),
        ("How much does a test cost?", Kind.MONEY),
        ("Có bao nhiêu đại biểu tham dự?", Kind.PEOPLE),
        ("How many participants attended?", Kind.PEOPLE),
        ("Hội nghị khai mạc lúc mấy giờ?", Kind.HOUR),
        ("At what time did it open?", Kind.HOUR),
        ("Thuế suất là bao nhiêu phần trăm?", Kind.PERCENT),
        ("Trưởng đoàn Hàn Quốc tên là gì?", Kind.PERSON),
        ("Who is the Director General of KATS?", Kind.PERSON),
        ("Hiệp định có hiệu lực từ ngày nào?", Kind.FORCE),
        ("When did the EVFTA enter into force?", Kind.FORCE),
        ("APO đã mở bao nhiêu khóa đào tạo?", Kind.NUMBER),
        ("How long is the agreement valid?", Kind.NUMBER),
        ("Ai giữ chức Chủ tịch ACCSQ?", Kind.NAME),
        ("Vì sao cán bộ phải họp trực tuyến?", Kind.OTHER),
        ("What does the APMRA cover?", Kind.OTHER),
        ("Nội dung mấy buổi hội thảo gồm những gì?", Kind.OTHER),
        ("Họp mấy lần, ở đâu?", Kind.NUMBER),
        ("", Kind.OTHER),
    ],
)
def test_a_question_asks_for_one_kind(question: str, kind: Kind) -> None:
    """asked_kind() knows the kind, and letter case does not matter."""
    assert asked_kind(question) is kind
    assert asked_kind(question.upper()) is kind


def test_particulars_tell_questions_apart_that_sound_alike() -> None:
    """Another session, another class of goods or another kind of thing makes another question; other words do not."""
    when = particulars("When was the fourth session?")
    assert when == particulars("Phiên họp lần thứ tư diễn ra khi nào?") != particulars("When was the fifth session?")
    assert when != particulars("Who chaired the fourth session?")
    assert particulars("What was the fourth session about?") < when, "what is asked openly may be asked by anyone"
    assert particulars("Hàng hóa nhóm 2 là gì?") != particulars("Phương tiện đo nhóm 2 là gì?")
