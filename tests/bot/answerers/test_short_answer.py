"""The few words that answer are those of the sentence, and there are none where two compete or something is in doubt."""

import pytest

from bot.answerers.short_answer import short_answer
from corpus.types import Language

_EVFTA = "EVFTA được ký ngày 30 tháng 6 năm 2019."
_MANILA = "ACCSQ được thành lập tại Manila từ ngày 22 đến ngày 23 tháng 10 năm 1992."
_MANILA_EN = "ACCSQ was established in Manila from 22 to 23 October 1992."
_RCEP = "RCEP được 15 nước ký ngày 15 tháng 11 năm 2020."
_BARCODE = "Hồ sơ đầy đủ được cấp quyền sử dụng mã vạch trong 07 ngày làm việc (điểm b khoản 1 Điều 31 Nghị định 37/2026/NĐ-CP)."
_LAW = "Luật 78/2025/QH15 ngày 18 tháng 6 năm 2025 có hiệu lực từ ngày 01 tháng 01 năm 2026."
_CHAIR = "Ông Nguyễn Hoàng Linh chủ trì phiên họp của ACCSQ."
_FILE = "Hồ sơ còn thiếu được thông báo trong 3 ngày làm việc, hồ sơ đủ được kiểm tra trong 5 ngày làm việc."
_ASEAN = "Hội nghị ASEAN diễn ra"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("EVFTA được ký ngày nào?", _EVFTA, "30/6/2019"),
        ("EVFTA ký khi nào?", _EVFTA, "30/6/2019"),
        ("When was EVFTA signed?", _EVFTA, "30/6/2019"),
        ("RCEP được ký ngày nào?", _RCEP, "15/11/2020"),
        ("Luật 78/2025/QH15 có hiệu lực từ ngày nào?", _LAW, "01/01/2026"),
        ("Quốc hội phê chuẩn EVFTA ngày nào?", "Quốc hội Việt Nam phê chuẩn EVFTA ngày 08 tháng 6 năm 2020.", "08/6/2020"),
        ("AFA MRA được ký năm nào?", "AFA MRA được ký tại Hà Nội tháng 12 năm 1998.", "tháng 12/1998"),
        ("Việt Nam gia nhập APO năm nào?", "Việt Nam gia nhập APO năm 1996.", "năm 1996"),
        ("ACCSQ được thành lập ngày nào?", _MANILA, "22-23/10/1992"),
        ("Hội nghị ASEAN diễn ra ngày nào?", f"{_ASEAN} ngày 10-11/12/2020.", "10-11/12/2020"),
        ("Hội nghị ASEAN diễn ra khi nào?", f"{_ASEAN} ngày 05/02/2020.", "05/02/2020"),
        ("RCEP được bao nhiêu nước ký?", _RCEP, "15 nước"),
        ("How many countries signed RCEP?", _RCEP, "15 nước"),
        ("APO có bao nhiêu nền kinh tế thành viên?", "APO có 21 nền kinh tế thành viên.", "21 nền kinh tế"),
        ("ACCSQ có bao nhiêu thành viên?", "ACCSQ có 13 thành viên.", "13 thành viên"),
        ("Bao nhiêu % tiêu chuẩn đã hài hòa?", "Khoảng 60% tiêu chuẩn đã hài hòa.", "Khoảng 60%"),
        ("Cấp quyền sử dụng mã vạch mất bao lâu?", _BARCODE, "07 ngày làm việc"),
        ("Hồ sơ đầy đủ được cấp quyền sử dụng mã vạch trong mấy ngày?", _BARCODE, "07 ngày làm việc"),
        ("Nền tảng phải lưu dữ liệu nhãn bao lâu?", "Nền tảng phải lưu dữ liệu nhãn tối thiểu 05 năm.", "tối thiểu 05 năm"),
        ("Phí kiểm tra là bao nhiêu tiền?", "Phí kiểm tra là 3 triệu đồng.", "3 triệu đồng"),
        ("Ai chủ trì phiên họp ACCSQ?", _CHAIR, "Ông Nguyễn Hoàng Linh"),
        ("Ai chủ trì phiên họp?", "Phiên họp do bà Trần Thị Mai chủ trì.", "bà Trần Thị Mai"),
        ("ACCSQ được thành lập ở đâu?", _MANILA, "tại Manila"),
        ("Hội nghị ASEAN diễn ra ở đâu?", f"{_ASEAN} tại Đà Nẵng ngày 10/3/2020.", "tại Đà Nẵng"),
        ("Hội nghị ASEAN diễn ra ở đâu?", f"{_ASEAN} trực tuyến.", "trực tuyến"),
        ("Nhà nhập khẩu có phải xin phép không?", "Nhà nhập khẩu không phải xin phép.", "Không"),
        ("Nhà nhập khẩu có phải xin phép không?", "Nhà nhập khẩu phải xin phép.", "Có"),
        ("Chỉ thị có phải là một phần của AHCRS không?", "Chỉ thị là một phần của AHCRS.", "Có"),
    ],
)
def test_a_vietnamese_sentence_answers_in_its_own_words(question: str, sentence: str, answer: str) -> None:
    """Dates are written as Vietnamese writes them, and the rest stands in the sentence as it is."""
    assert short_answer(question, sentence, Language.VI) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When was EVFTA signed?", "EVFTA was signed on 30 June 2019.", "30 June 2019"),
        ("EVFTA được ký ngày nào?", "EVFTA was signed on 30 June 2019.", "30 June 2019"),
        ("When did CPTPP enter into force?", "CPTPP entered into force on 14 January 2019.", "14 January 2019"),
        ("When was ACCSQ established?", _MANILA_EN, "22–23 October 1992"),
        ("Where was ACCSQ established?", _MANILA_EN, "in Manila"),
        ("Where was UKVFTA signed?", "UKVFTA was signed in London on 29 December 2020.", "in London"),
        ("When was the ASEAN meeting held?", "The ASEAN meeting was held on 10–11 December 2020.", "10–11 December 2020"),
        ("When did Viet Nam join APO?", "Viet Nam joined APO in 1996.", "1996"),
        ("How many countries signed RCEP?", "RCEP was signed by 15 countries on 15 November 2020.", "15 countries"),
        ("How many member economies does APO have?", "APO had 21 member economies.", "21 member economies"),
        ("How long must the platform keep label data?", "The platform must keep label data for at least 5 years.", "at least 5 years"),
        ("Within how many working days is a file checked?", "A file is checked within 5 working days.", "5 working days"),
        ("How long is the receipt valid?", "The receipt is valid for 3 years.", "3 years"),
        ("What percent of the cost is supported?", "The cost is supported up to 80%.", "up to 80%"),
        ("Who chaired the meeting?", "Mr Nguyen Hoang Linh chaired the meeting.", "Mr Nguyen Hoang Linh"),
        ("Where was the meeting held?", "The meeting was held online.", "online"),
        ("Must importers register?", "Importers must register.", "Yes"),
        ("Must importers register?", "Importers must not register.", "No"),
        ("Is traceability compulsory?", "Traceability is compulsory.", "Yes"),
        ("Can the right be sold?", "The right cannot be sold.", "No"),
    ],
)
def test_an_english_sentence_answers_in_its_own_words(question: str, sentence: str, answer: str) -> None:
    """Dates are written as English writes them, whatever the language of the question."""
    assert short_answer(question, sentence, Language.EN) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("EVFTA có hiệu lực ngày nào?", _EVFTA),
        ("CPTPP được ký ngày nào?", _EVFTA),
        ("EVFTA được ký ở đâu?", _EVFTA),
        ("EVFTA được ký ngày 30/6/2019 phải không, khi nào có hiệu lực?", _EVFTA),
        ("EVFTA được ký khi nào và ở đâu?", _EVFTA),
        ("AFA MRA được ký ngày nào?", "AFA MRA được ký tại Hà Nội tháng 12 năm 1998."),
        ("RCEP có hiệu lực với Indonesia từ ngày nào?", "RCEP có hiệu lực với Việt Nam từ ngày 01 tháng 01 năm 2022."),
        ("UKVFTA được áp dụng từ ngày nào?", "UKVFTA được áp dụng tạm thời từ ngày 01 tháng 01 năm 2021."),
        ("QCVN được ban hành ngày nào?", "QCVN ban hành trước ngày 01 tháng 7 năm 2026 vẫn áp dụng."),
        ("Thông tư 14/2026 áp dụng từ ngày nào?", "Thông tư 14/2026/TT-BKHCN được cho là áp dụng từ ngày 25 tháng 5 năm 2026."),
        ("Nghị định 43 hết hiệu lực khi nào?", "Nghị định 43 hết hiệu lực từ ngày 23 tháng 01 năm 2026."),
        ("RCEP có bao nhiêu thành viên?", _RCEP),
        ("RCEP cần bao nhiêu nước phê chuẩn?", "RCEP cần 6 nước ASEAN và 3 nước ngoài ASEAN phê chuẩn."),
        ("Hồ sơ được kiểm tra trong bao lâu?", _FILE),
        ("Hồ sơ được thông báo trong bao nhiêu ngày làm việc?", _FILE),
        ("Khoảng thời gian là bao lâu theo CPTPP?", "Theo CPTPP, khoảng thời gian ít nhất là 6 tháng, trừ khi khẩn cấp."),
        ("CPTPP dành bao lâu để góp ý?", "CPTPP khuyến khích dành dài hơn để góp ý, ví dụ 90 ngày."),
        ("Ủy ban TBT rà soát mấy năm một lần?", "Ủy ban TBT rà soát hằng năm và rà soát sâu hơn 3 năm một lần."),
        ("Giấy có giá trị mấy tháng?", "Giấy có giá trị 3 năm."),
        ("Ai chủ trì phiên họp?", "Ông Nguyễn Hoàng Linh và ông Trần Văn Nam chủ trì phiên họp."),
        ("Ai chủ trì phiên họp?", "Phó Tổng cục trưởng Nguyễn Hoàng Linh chủ trì phiên họp."),
        ("Ai chủ trì phiên họp?", "Tổng cục chủ trì phiên họp."),
        ("Hiện nay ai chủ trì ACCSQ?", _CHAIR),
        ("Ai ký phiên họp ACCSQ?", _CHAIR),
        ("Hội nghị ASEAN diễn ra ở đâu?", f"{_ASEAN} trực tuyến và tại Hà Nội."),
        ("Hội nghị ASEAN diễn ra ở đâu?", f"{_ASEAN} tại Hà Nội, tại Đà Nẵng."),
        ("Hội nghị ASEAN diễn ra ở đâu tại Hà Nội?", f"{_ASEAN} tại Hà Nội."),
        ("Hội nghị ASEAN diễn ra ở đâu?", f"{_ASEAN} theo quy định tại Điều 5."),
        ("Nhà nhập khẩu có phải xin phép không?", "Nhà nhập khẩu không phải xin phép nếu hàng rủi ro thấp."),
        ("Nhà nhập khẩu có phải xin phép không?", "Nhà nhập khẩu hàng rủi ro cao phải xin phép."),
        ("Nhà nhập khẩu có phải xin phép không?", "Nhà nhập khẩu phải công bố hợp quy."),
        ("Nhà nhập khẩu có được bán không?", "Nhà nhập khẩu chỉ được bán."),
        ("Nhà nhập khẩu không phải xin phép đúng không?", "Nhà nhập khẩu không phải xin phép."),
        ("Vì sao EVFTA được ký?", _EVFTA),
        ("Hồ sơ được kiểm tra trong bao lâu?", "Hồ sơ được kiểm tra trong 3 đến 5 ngày."),
        ("Phạt bao nhiêu tiền?", "Phạt từ 10 triệu đồng đến 20 triệu đồng."),
        ("Ai đề xuất sáng kiến?", "Sáng kiến do Bộ Khoa học và Công nghệ đề xuất, ông Nguyễn Văn Nam phát biểu."),
        ("", _EVFTA),
    ],
)
def test_where_it_is_not_sure_there_is_no_short_answer(question: str, sentence: str) -> None:
    """Another event, name or unit, two candidates, a condition, or what the question says itself: nothing is said."""
    assert short_answer(question, sentence, Language.VI) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When was CPTPP signed?", "CPTPP entered into force on 14 January 2019."),
        ("When was EVFTA signed?", "EVFTA may be signed on 30 June 2019."),
        ("When was EVFTA signed on 30 June 2019?", "EVFTA was signed on 30 June 2019."),
        ("How long is the receipt valid?", "The receipt is valid for 3 years or 5 years."),
        ("Must importers register?", "Importers must register unless exempt."),
        ("Can a digital passport replace the electronic label?", "A digital passport may replace the electronic label."),
        ("Must importers register?", "Only importers must register."),
        ("What does EVFTA cover?", "EVFTA was signed on 30 June 2019."),
    ],
)
def test_an_english_sentence_in_doubt_gives_no_short_answer(question: str, sentence: str) -> None:
    """What holds for Vietnamese holds for English."""
    assert short_answer(question, sentence, Language.EN) == ""


def test_a_long_sentence_answers_only_from_the_clause_that_holds_the_question() -> None:
    """In more than 400 characters the one clause with most of the question's words answers, or nothing does."""
    more = "các bên tiếp tục trao đổi về nhiều nội dung khác nhau của chương trình" + " và kế hoạch chung" * 20
    assert short_answer("EVFTA được ký ngày nào?", f"EVFTA được ký ngày 30 tháng 6 năm 2019; {more}.", Language.VI) == "30/6/2019"
    assert short_answer("EVFTA được ký ngày nào?", f"EVFTA được ký ngày 30 tháng 6 năm 2019, {more}.", Language.VI) == ""
