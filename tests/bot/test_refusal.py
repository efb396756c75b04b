"""The judgement looks at the evidence: what is missing there, and how near the rest comes."""

from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evidence import Evidence, gather
from bot.refusal import Features, Judge, features, lacks_form, names
from index.hybrid import HybridIndex


def evidence(index: HybridIndex, question: str) -> Evidence:
    asked = index.understand(question)
    language = asked.query.language
    return gather(index, asked, language)[1]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hội nghị ACCSQ lần thứ 87 họp ngày nào?", "missing_number"),
        ("Tổng cục hợp tác với Brazil về năng suất ra sao?", "missing_place"),
        ("What did STAMEQ agree with Zorblatt about productivity?", "missing_name"),
        ("What did STAMEQ agree with Zorblatt about productivity?", "unseen_name"),
        ("Who signed the agreement with the British Standards Institution?", "missing_kind"),
        ("How many zebras did the Asian Productivity Organization train in 2020?", "uncounted"),
        ("nam 2020 apo to chuc dc may khoa dao tao", "restored"),
    ],
)
def test_what_the_evidence_lacks_is_seen(starter: HybridIndex, question: str, missing: str) -> None:
    """A number, place, name or form that the question asks for and the evidence lacks makes its feature 1."""
    assert asdict(features(evidence(starter, question)))[missing] == 1


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị ASEAN và APO tại Hà Nội khai mạc lúc mấy giờ?", "Which hotel hosted the conference of ASEAN and APO in Ha Noi?",
        "Hiệp định EVFTA có hiệu lực từ ngày nào?", "email của phó tổng cục trưởng Nguyễn Hoàng Linh là gì",
    ],
)  # fmt: skip
def test_a_form_that_is_nowhere_near_settles_it(starter: HybridIndex, question: str) -> None:
    """An hour, an address or an entry into force that no evidence has the form of is not answered, whatever else fits."""
    seen = evidence(starter, question)
    assert lacks_form(seen)
    assert not Judge(weights=dict.fromkeys(asdict(features(seen)), 9.0), bias=9.0, threshold=0.0).may_answer(seen)


def test_an_answered_question_lacks_nothing(starter: HybridIndex) -> None:
    """No feature of something missing stands against a question that the corpus answers in its own words."""
    seen = asdict(features(evidence(starter, "Hội nghị tổng kết năm Việt Nam Chủ tịch ASEAN 2020 diễn ra vào ngày nào?")))
    assert {name: value for name, value in seen.items() if name.startswith(("missing", "unseen_name", "uncounted")) and value} == {}
    assert seen["sentence_words"] > 0.5


@pytest.mark.parametrize("question", ["?", "🙂🙂", "xyzzy plugh qwfp", "2020", "Hà Nội", "What is it?"])
def test_features_stay_in_their_range(starter: HybridIndex, question: str) -> None:
    """Cosines in [-1, 1], everything else in [0, 1], for any question at all."""
    found = evidence(starter, question)
    for name, value in asdict(features(found)).items():
        assert (-1.001 if name in ("similarity", "agreement") else 0) <= value <= 1.001, name


def test_words_of_no_document_are_unseen(starter: HybridIndex) -> None:
    """A question of nothing but unknown words is unseen as a whole, and nothing of it is found."""
    seen = features(evidence(starter, "xyzzyq plughw qwfpzx"))
    assert (seen.unseen_words, seen.passage_words, seen.sentence_words) == (1, 0, 0)


def test_without_sentences_there_is_no_answer(starter: HybridIndex) -> None:
    """may_answer() is false where nothing was found, however willing the judge."""
    willing = Judge(weights={field.name: 0.0 for field in fields(Features)}, bias=99, threshold=0)
    found = evidence(starter, "Hà Nội")
    assert willing.may_answer(found)
    assert not willing.may_answer(replace(found, sentences=()))


@settings(deadline=None)
@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(0, 1), st.floats(0, 1))
def test_a_probability_is_one_and_grows_with_its_evidence(bias: float, weight: float, less: float, more: float) -> None:
    """probability() is in [0, 1] and follows the sign of the weight."""
    judge = Judge(weights={field.name: weight * (field.name == "similarity") for field in fields(Features)}, bias=bias, threshold=0.5)
    none = Features(**{field.name: 0.0 for field in fields(Features)})
    low, high = (judge.probability(replace(none, similarity=value)) for value in sorted((less, more)))
    assert 0 <= low <= 1
    assert 0 <= high <= 1
    assert low <= high + 1e-9 if weight >= 0 else high <= low + 1e-9


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng cục hợp tác với Nhật Bản thế nào?", ["nhật bản"]),
        ("hợp tác với DIN ra sao", ["din"]),
        ("APO là gì?", ["apo"]),
        ("Hội nghị nào?", []),
        ("TỔNG CỤC HỌP VỚI AI", []),
        ("hợp tác với Anh, Mỹ, Pháp", ["anh", "mỹ", "pháp"]),
        ("", []),
    ],
)
def test_names_are_the_capitalised_words(text: str, found: list[str]) -> None:
    """Capitalised words are names, runs of them pairs; a capital at the start or everywhere tells nothing."""
    assert names(text) == found
