"""The judgement looks at the evidence: what is missing there, and how near the rest comes."""

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import EN, UNWILLING, VI, WILLING, tiny_index

from bot.evidence import Evidence, gather
from bot.features import Features, features, names
from bot.refusal import Logistic, lacks_form
from bot.support import units
from bot.wiring import make_judge
from index.hybrid import HybridIndex


def evidence(index: HybridIndex, question: str) -> Evidence:
    asked = index.understand(question)
    return gather(index, asked, asked.query.language)[1]


def best(index: HybridIndex, question: str) -> Features:
    return features(evidence(index, question))[0]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hội nghị ACCSQ lần thứ 87 họp ngày nào?", "missing_number"),
        ("Năm 1987 ACCSQ họp những gì?", "missing_year"),
        ("Tổng cục hợp tác với Brazil về năng suất ra sao?", "missing_place"),
        ("Hiệp định VCFTA quy định thời hạn góp ý dự thảo thế nào?", "unanswered"),
        ("What did STAMEQ agree with Zorblatt about productivity?", "missing_name"),
        ("What did STAMEQ agree with Zorblatt about productivity?", "unseen_name"),
        ("Who signed the agreement with the British Standards Institution?", "missing_kind"),
        ("How many zebras did the Asian Productivity Organization train in 2020?", "uncounted"),
        ("nam 2020 apo to chuc dc may khoa dao tao", "restored"),
    ],
)
def test_what_the_evidence_lacks_is_seen(starter: HybridIndex, question: str, missing: str) -> None:
    """A number, place, name or form that the question asks for and the best place lacks shows in its feature."""
    assert asdict(best(starter, question))[missing] > 0.3


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị ASEAN và APO tại Hà Nội khai mạc lúc mấy giờ?", "Which hotel hosted the conference of ASEAN and APO in Ha Noi?",
        "Không có nhãn phụ thì bị phạt bao nhiêu tiền?", "How much does a barcode cost?",
        "Số điện thoại của Văn phòng TBT Việt Nam là gì?", "How many APO training courses were held in 2019?",
    ],
)  # fmt: skip
def test_a_form_that_is_nowhere_near_settles_it(starter: HybridIndex, question: str) -> None:
    """A sum, an hour, an address or a count of another year that no evidence has is refused, however willing the judge."""
    found = evidence(starter, question)
    assert lacks_form(found, found.sentences[0])
    assert WILLING.sift(replace(found, sentences=found.sentences[:1])).sentences == ()


def test_an_answered_question_lacks_nothing(starter: HybridIndex) -> None:
    """No feature of something missing stands against a question that the corpus answers in its own words."""
    seen = asdict(best(starter, "Hội nghị tổng kết năm Việt Nam Chủ tịch ASEAN 2020 diễn ra vào ngày nào?"))
    flags = {"missing_number", "missing_year", "missing_place", "missing_organisation", "missing_name", "unseen_name", "uncounted"}
    assert {name for name in flags if seen[name]} == set()
    assert seen["held"] > 0.5


@pytest.mark.parametrize("question", ["?", "🙂🙂", "xyzzy plugh qwfp", "2020", "Hà Nội", "What is it?"])
def test_features_stay_in_their_range(starter: HybridIndex, question: str) -> None:
    """Cosines in [-1, 1], what scores less at least 0, everything else in [0, 1], for any question at all."""
    for seen in features(evidence(starter, question)):
        for name, value in asdict(seen).items():
            assert value >= (-1.001 if name in ("similarity", "agreement") else 0), name
            assert name == "behind" or value <= 1.001, name


def test_words_of_no_document_are_unseen(starter: HybridIndex) -> None:
    """A question of nothing but unknown words is unseen as a whole, and nothing of it is held."""
    seen = best(starter, "xyzzyq plughw qwfpzx")
    assert (seen.unseen, seen.held, seen.held_inside, seen.missing) == (1, 0, 0, 1)


def test_a_synonym_is_held_by_way_of_the_other_language(starter: HybridIndex) -> None:
    """"Optional" is held by a place that says "voluntary": both are "tự nguyện"."""
    by_synonym, by_nonsense = (
        best(starter, f"Is declaring conformity with a standard {word}?") for word in ("optional", "xyzzyq")
    )
    assert by_synonym.missing < by_nonsense.missing == 1


def test_without_places_there_is_no_answer() -> None:
    """sift() leaves nothing where nothing was found, however willing the judge, and nothing where the judge is not."""
    found = evidence(tiny_index(VI, EN), "Cuộc họp VKFTA diễn ra ngày nào?")
    assert WILLING.sift(found).sentences
    assert WILLING.sift(replace(found, sentences=())).sentences == ()
    assert UNWILLING.sift(found).sentences == ()


def test_places_come_likeliest_first(starter: HybridIndex) -> None:
    """sift() orders by chance, and what it keeps are places that were found."""
    found = evidence(starter, "Nhà nhập khẩu phải dán nhãn phụ khi nào?")
    sifted = make_judge().sift(found).sentences
    assert [one.score for one in sifted] == sorted((one.score for one in sifted), reverse=True)
    assert {one.span for one in sifted} <= {one.span for one in found.sentences}


@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(0, 1), st.floats(0, 1))
def test_a_probability_is_one_and_grows_with_its_evidence(bias: float, weight: float, less: float, more: float) -> None:
    """probability() is in [0, 1] and follows the sign of the weight."""
    judgement = Logistic({"held": weight, "missing": 0.0}, bias)
    low, high = (judgement.probability({"held": value, "missing": 1.0}) for value in sorted((less, more)))
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


@pytest.mark.parametrize("question", ["Cuộc họp nào diễn ra ở đâu?", "Which zebra would chair it?"])
def test_everyday_words_that_no_document_holds_tell_nothing(question: str) -> None:
    """In a small corpus nearly every word is unseen: "nào" and "which" are not missing from it, "zebra" is."""
    index = tiny_index(VI, EN)
    unseen = [unit for unit in units(index.understand(question).query, index.generation) if not unit.seen(index.generation)]
    weights = {unit.said: unit.weight for unit in unseen}
    assert weights.get("nào", 0.0) == weights.get("which", 0.0) == 0.0
    assert weights.get("zebra", 1.0) == 1.0
