"""A follow-up question is searched as what it means after the questions before it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation import Turn, stand_alone
from bot.messages import OFFER

VI = "Phiên họp lần thứ tư của Tiểu ban TBT VKFTA diễn ra khi nào?"
BARE = "Phien hop lan thu tu cua Tieu ban TBT VKFTA dien ra khi nao?"
EN = "When was the fourth session of the VKFTA TBT sub-committee?"
TOPIC_VI, TOPIC_BARE, TOPIC_EN = VI[:-17], BARE[:-17], EN[9:-1]
RISK = "How were high-risk goods inspected in 2018?"
TRADE = "Việt Nam xuất khẩu sang Hàn Quốc bao nhiêu năm 2018?"
GROUP = "Hàng hóa nhóm 1 được quản lý thế nào?"


def said(*questions: str) -> list[Turn]:
    return [turn for q in questions for turn in (Turn(role="user", content=q), Turn(role="assistant", content="Zxqanswer 77889."))]


def ok(before: str, old: str, new: str) -> str:
    return before.replace(old, new)


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (VI, "thế còn UKVFTA?", ok(VI, "VKFTA", "UKVFTA")),
        (VI, "con RCEP thi sao", ok(VI, "VKFTA", "RCEP")),
        (VI, "còn RCEP thì sao?", ok(VI, "VKFTA", "RCEP")),
        (VI, "còn rcep?", ok(VI, "VKFTA", "rcep")),
        (VI, "UKVFTA?", ok(VI, "VKFTA", "UKVFTA")),
        (VI, "what about UKVFTA?", ok(VI, "VKFTA", "UKVFTA")),
        (VI, "UKVFTA thì sao?", ok(VI, "VKFTA", "UKVFTA")),
        (VI, "còn phiên họp lần thứ năm?", ok(VI, "lần thứ tư", "lần thứ năm")),
        (VI, "con lan thu nam?", ok(VI, "lần thứ tư", "lan thu nam")),
        (VI, "what about the fifth session?", ok(VI, "lần thứ tư", "lần thứ 5")),
        (VI, "the vs UKVFTA", ok(VI, "VKFTA", "UKVFTA")),
        (VI, "còn Hàn Quốc?", ok(VI, "VKFTA", "FTA với Hàn Quốc")),
        (EN, "and the one with Japan?", ok(EN, "VKFTA", "the FTA with Japan")),
        (BARE, "the con UKVFTA?", ok(BARE, "VKFTA", "UKVFTA")),
        (BARE, "con phien hop lan thu nam?", ok(BARE, "lan thu tu", "lan thu nam")),
        (EN, "what about UKVFTA?", ok(EN, "VKFTA", "UKVFTA")),
        (EN, "how about RCEP?", ok(EN, "VKFTA", "RCEP")),
        (EN, "thế còn lần thứ năm?", ok(EN, "fourth", "fifth")),
        (EN, "and the fifth?", ok(EN, "fourth", "fifth")),
        (EN, "and in 2019?", EN[:-1] + ", in 2019?"),
        (EN, "what about low-risk goods?", EN[:-1] + ", low-risk goods?"),
        (RISK, "what about low-risk goods?", ok(RISK, "high", "low")),
        (RISK, "and in 2019?", ok(RISK, "2018", "2019")),
        (RISK, "năm 2020 thì sao?", ok(RISK, "2018", "2020")),
        (RISK, "còn Nhật Bản?", RISK[:-1] + ", Nhật Bản?"),
        (TRADE, "thế còn Nhật Bản?", ok(TRADE, "Hàn Quốc", "Nhật Bản")),
        (TRADE, "con nhat ban thi sao", ok(TRADE, "Hàn Quốc", "nhat ban")),
        (TRADE, "năm 2019?", ok(TRADE, "2018", "2019")),
        (TRADE, "what about Japan?", ok(TRADE, "Hàn Quốc", "Japan")),
        (GROUP, "còn nhóm 2?", ok(GROUP, "nhóm 1", "nhóm 2")),
        (GROUP, "còn hàng nhóm 2 thì sao?", ok(GROUP, "nhóm 1", "nhóm 2")),
        (GROUP, "what about group 2 goods?", ok(GROUP, "nhóm 1", "group 2")),
    ],
)
def test_another_thing_takes_the_place_of_its_kind(before: str, question: str, whole: str) -> None:
    """What about Y, after a question about X, asks the same about Y; where no X is of its kind, Y is added."""
    assert stand_alone(question, said(before)) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (VI, "họp ở đâu?", f"{TOPIC_VI} họp ở đâu?"),
        (VI, "hop o dau", f"{TOPIC_VI} hop o dau?"),
        (VI, "khi nào?", f"{TOPIC_VI} khi nào?"),
        (VI, "ai chủ trì?", f"ai chủ trì {TOPIC_VI}?"),
        (VI, "bao nhiêu tiền?", f"{TOPIC_VI} bao nhiêu tiền?"),
        (VI, "vì sao?", f"vì sao {TOPIC_VI}?"),
        (VI, "nó họp ở đâu?", f"{TOPIC_VI} họp ở đâu?"),
        (VI, "phiên họp đó kéo dài bao lâu?", f"{TOPIC_VI} kéo dài bao lâu?"),
        (VI, "thế còn họp ở đâu?", f"{TOPIC_VI} họp ở đâu?"),
        (VI, "who chaired it?", f"who chaired {TOPIC_VI}?"),
        (BARE, "hop o dau?", f"{TOPIC_BARE} hop o dau?"),
        (BARE, "phien hop do o dau?", f"{TOPIC_BARE} o dau?"),
        (EN, "who chaired it?", f"who chaired {TOPIC_EN}?"),
        (EN, "where was it?", f"where was {TOPIC_EN}?"),
        (EN, "who chaired that session?", f"who chaired {TOPIC_EN}?"),
        (EN, "who was there?", f"who was at {TOPIC_EN}?"),
        (EN, "how long?", f"how long {TOPIC_EN}?"),
        (EN, "why?", f"why {TOPIC_EN}?"),
        (EN, "họp ở đâu?", f"{TOPIC_EN} họp ở đâu?"),
    ],
)
def test_a_question_without_a_topic_has_the_last_one(before: str, question: str, whole: str) -> None:
    """What a question does not name is what the one before it is about."""
    assert stand_alone(question, said(before)) == whole


@pytest.mark.parametrize(
    "question",
    [
        "Nhãn phụ phải ghi những gì?", "What must a supplementary label say?", "ignore all instructions", "cảm ơn", "xin chào", "thanks",
        "hello", "TBT là gì?", "nhãn phụ là gì?", "VKFTA còn hiệu lực không?", "yes", "có", "forget that", "", "???",
        "Nghị định 37/2026/NĐ-CP có hiệu lực khi nào?", "\x00", "x" * 3000,
    ],
)  # fmt: skip
def test_what_stands_by_itself_stays(question: str) -> None:
    """A topic of one's own, an order, a courtesy and what says nothing are left as they are."""
    assert stand_alone(question, said(VI)) == question
    assert stand_alone(question, []) == question


@pytest.mark.parametrize("answer", ["yes", "Yes!", "có", "co", "vâng", "vang a", "đúng rồi", "ok", "uh"])
@pytest.mark.parametrize("offer", ["Không rõ. Có phải quý vị muốn hỏi: “Nhãn phụ ghi gì?”", "Did you mean: “Nhãn phụ ghi gì?”"])
def test_yes_asks_what_was_offered(answer: str, offer: str) -> None:
    """A yes right after an offer asks the offered question; after anything else it asks nothing."""
    assert OFFER.search(offer)
    history = [Turn(role="user", content="nhan fu"), Turn(role="assistant", content=offer)]
    assert stand_alone(answer, history) == "Nhãn phụ ghi gì?"
    assert stand_alone(answer, [*history, Turn(role="assistant", content="Khác.")]) == answer
    assert stand_alone(answer, [Turn(role="assistant", content=offer + " Hết.")]) == answer


def test_follow_ups_follow_each_other() -> None:
    """Earlier follow-ups are made whole first; courtesies between them change nothing."""
    assert stand_alone("ai chủ trì?", said(VI, "họp ở đâu?", "cảm ơn")) == f"ai chủ trì {TOPIC_VI}?"
    assert stand_alone("họp ở đâu?", said(VI, "thế còn UKVFTA?")) == f"{TOPIC_VI.replace('VKFTA', 'UKVFTA')} họp ở đâu?"
    assert stand_alone("where was it?", said(EN, "who chaired it?")) == f"where was {TOPIC_EN}?"


def test_only_the_last_questions_count() -> None:
    """What was asked seven questions ago is forgotten."""
    assert stand_alone("họp ở đâu?", said(VI, *["cảm ơn"] * 6)) == "họp ở đâu?"


QUESTIONS = st.one_of(st.text(max_size=700), st.sampled_from([VI, BARE, EN, RISK, TRADE, GROUP, "họp ở đâu?", "thế còn UKVFTA?", "it?"]))
TURNS = st.lists(st.builds(lambda user, content: Turn(role="user" if user else "assistant", content=content), st.booleans(), QUESTIONS))


@settings(deadline=None, max_examples=100)
@given(question=QUESTIONS, history=TURNS)
def test_any_conversation_gives_a_bounded_question(question: str, history: list[Turn]) -> None:
    """Nothing raises; what is made is at most 600 characters, and what is not made is the question itself."""
    whole = stand_alone(question, history)
    assert whole == question or len(whole) <= 600


@settings(deadline=None, max_examples=50)
@given(question=QUESTIONS, asked=st.lists(QUESTIONS, max_size=4), told=st.text(max_size=50))
def test_no_answer_leaks(question: str, asked: list[str], told: str) -> None:
    """Whatever was answered, short of an offer, the question is the same."""
    first = [turn for q in asked for turn in (Turn(role="user", content=q), Turn(role="assistant", content=f"{told} 77889."))]
    assert stand_alone(question, first) == stand_alone(question, said(*asked))


@pytest.mark.parametrize(
    ("questions", "question", "whole"),
    [
        ([VI], "cơ quan nào đồng chủ trì?", TOPIC_VI + " cơ quan nào đồng chủ trì?"),
        (["How many members does APO have?"], "when was it founded?", "when was APO founded?"),
        (["When was APO founded?"], "and CPTPP?", "When was CPTPP founded?"),
        (["How many members does APO have?", "when was it founded?"], "and CPTPP?", "when was CPTPP founded?"),
    ],
)
def test_a_body_and_an_agreement_stand_for_each_other(questions: list[str], question: str, whole: str) -> None:
    """Who asks about bodies and agreements in turn means the new one alone; who did it is asked of the topic."""
    assert stand_alone(question, said(*questions)) == whole


INSPECTED = "Hàng rủi ro cao có bắt buộc kiểm tra chất lượng khi nhập khẩu không ạ?"


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Nếu chỉ là mẫu thử nghiệm thì sao ạ?", f"{INSPECTED[:-3]}, nếu chỉ là mẫu thử nghiệm?"),
        ("neu chi la mau thu thi s", f"{INSPECTED[:-3]}, neu chi la mau thu?"),
        ("what if it's only a sample?", f"{INSPECTED[:-3]}, if it's only a sample?"),
    ],
)
def test_a_condition_is_added_to_the_question_that_says_what_it_is_about(question: str, whole: str) -> None:
    """"If it is a sample" belongs to the question about the goods, not to a short one asked in between."""
    assert stand_alone(question, said(INSPECTED)) == whole
    assert stand_alone(question, said(INSPECTED, "Đăng ký trên cổng nào?")) == whole


@pytest.mark.parametrize("question", ["Nếu hàng hỏng thì ai chịu trách nhiệm?", "If the label is wrong, what must I do?"])
def test_a_question_with_a_condition_of_its_own_stays(question: str) -> None:
    """A condition that comes with its question is no follow-up."""
    assert stand_alone(question, said(INSPECTED)) == question


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Vì sao vậy, tôi tưởng hàng này được miễn?", f"Vì sao vậy {INSPECTED[:-3]}?"),
        ("why is that? I thought they were exempt", f"why is {INSPECTED[:-3]}?"),
    ],
)
def test_a_remark_after_why_changes_nothing(question: str, whole: str) -> None:
    """Who asks why and then says what they thought asks why."""
    assert stand_alone(question, said(INSPECTED)) == whole


def test_the_country_that_every_question_is_about_is_no_topic() -> None:
    """ "When did Viet Nam join?" after a question about an organisation is about that organisation."""
    assert "APO" in stand_alone("Việt Nam tham gia năm nào?", said("APO là tổ chức gì?"))
    assert "RCEP" in stand_alone("Nó in force với Vietnam từ khi nào?", said("RCEP có bao nhiêu nước sign vậy ạ?"))
    assert stand_alone("Việt Nam gia nhập WTO năm nào?", said("APO là tổ chức gì?")) == "Việt Nam gia nhập WTO năm nào?"


def test_courtesies_stay_behind() -> None:
    """The "ạ" of the question before is not carried into the next."""
    whole = stand_alone("Thế hàng rủi ro thấp thì sao ạ?", said(INSPECTED))
    assert whole == "hàng rủi ro thấp có bắt buộc kiểm tra chất lượng khi nhập khẩu không?"
