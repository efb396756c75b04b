"""A filter leaves out what is not wanted, and costs what is wanted no place."""

from dataclasses import replace
from datetime import date

import pytest
from tiny import EN, ONLY_VI, TODAY, VI, tiny_index

from bot.desk_search import look_up
from bot.search_filter import Name, SearchFilter
from corpus.errors import FilterRefused
from corpus.text import has_accents
from corpus.types import Document, Language, Passage, Status, Validity
from index.hybrid import HybridIndex

TEXT = "Phương tiện đo phải được kiểm định."


def document(text: str = TEXT, *, published: str | None = None, kind: str = "fact-sheet", **validity: str) -> Document:
    return Document(id="a", title="A", text=text, language=Language.VI, kind=kind, published=published, validity=Validity(**validity))  # type: ignore[arg-type]


def admitted(of: Document, wanted: SearchFilter, heading: str = "") -> bool:
    passage = Passage(id="a#0", document_id="a", start=0, end=len(of.text), language=of.language, heading=heading)
    return wanted.admits(of, passage, Name.of(wanted.organisation), TODAY)


@pytest.mark.parametrize(
    ("of", "years"),
    [
        (document(published="2020-12"), (2020, 2020)),
        (document(published="2020-12", as_of="2026-11-26"), (2020, 2020)),
        (document("Cuộc họp ngày 06/8/2020 và Chiến lược ISO 2030.", as_of="2026-11-26"), (2020, 2020)),
        (document("Cuộc họp ngày 06/8/2020 và Chiến lược ISO 2030.", as_of="2026-11-26"), (2029, 2031)),
        (document(in_force_from="2018-07-01"), (2024, 2025)),
        (document(in_force_from="2018-07-01", in_force_to="2026-06-30"), (2026, None)),
        (document(in_force_from="2018-07-01"), (2026, None)),
        (document(in_force_from="2027-01-01"), (2027, 2027)),
        (document(in_force_to="2026-06-30"), (2026, 2026)),
        (document(as_of="2026-11-26"), (2026, None)),
    ],
)
def test_a_passage_belongs_to_the_years_it_is_about(of: Document, years: tuple[int | None, int | None]) -> None:
    """When it was published, the dates it says, while it is in force; its last check only where nothing else is known."""
    assert admitted(of, SearchFilter(first=years[0], last=years[1]))


@pytest.mark.parametrize(
    ("of", "years"),
    [
        (document(published="2020-12", as_of="2026-11-26"), (2021, None)),
        (document("Cuộc họp ngày 06/8/2020.", as_of="2026-11-26"), (2026, 2026)),
        (document("Theo TCVN 7563-2019 và Nghị định 43/2017/NĐ-CP.", published="2020"), (2017, 2019)),
        (document(in_force_from="2018-07-01"), (None, 2017)),
        (document(in_force_from="2018-07-01", in_force_to="2026-06-30"), (2027, None)),
        (document(in_force_from="2018-07-01"), (2027, None)),
        (document(in_force_from="2027-01-01"), (None, 2026)),
        (document(in_force_to="2026-06-30"), (1901, 2025)),
        (document(in_force_to="2026-06-30"), (2027, None)),
        (document(), (2026, None)),
    ],
)
def test_a_passage_of_other_years_is_left_out(of: Document, years: tuple[int | None, int | None]) -> None:
    """The number of a standard or a decree is no year; a period reaches no further than is known; no date at all is no year."""
    assert not admitted(of, SearchFilter(first=years[0], last=years[1]))


@pytest.mark.parametrize(
    ("validity", "holds"),
    [
        ({}, True), ({"status": Status.CHECK}, True), ({"in_force_to": "2026-11-26"}, True), ({"in_force_to": "2026-11-25"}, False),
        ({"in_force_from": "2026-11-26"}, True), ({"in_force_from": "2026-11-27"}, False), ({"status": Status.SUPERSEDED}, False),
        ({"status": Status.HISTORICAL}, False),
    ],
)  # fmt: skip
def test_in_force_is_asked_for_today(validity: dict[str, str], holds: bool) -> None:
    """What has ended, does not apply yet or tells of the past is left out; what could not be confirmed stays."""
    assert admitted(document(**validity), SearchFilter(in_force=True)) is holds
    assert admitted(document(**validity), SearchFilter())


@pytest.mark.parametrize("typed", ["STAMEQ", "Tổng cục TCĐLCL", "tong cuc tdc", " tổng cục tiêu chuẩn đo lường chất lượng", "Directorate"])
@pytest.mark.parametrize("said", ["Do Tổng cục TCĐLCL tổ chức.", "STAMEQ spoke.", "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia họp."])
def test_an_organisation_is_one_however_it_is_called(typed: str, said: str) -> None:
    """Any spelling of the glossary, in either language, with or without accents, finds any other."""
    assert admitted(document(said), SearchFilter(organisation=typed))
    assert not admitted(document("Do Tổng cục Thuế và WTO tổ chức."), SearchFilter(organisation=typed))


def test_an_organisation_may_be_named_above_a_passage() -> None:
    """The heading and the title of a passage count as its own words."""
    assert admitted(document(), SearchFilter(organisation="APO"), heading="Hội nghị của APO")
    assert admitted(replace(document(), title="Tổ chức Năng suất Châu Á"), SearchFilter(organisation="apo"))
    assert not admitted(document(), SearchFilter(organisation="APO"))


def test_an_organisation_that_no_glossary_knows_is_searched_for_as_typed() -> None:
    """Its words must stand together, with or without accents and capitals."""
    of = document("Công ty Ánh Dương gửi ý kiến.")
    assert admitted(of, SearchFilter(organisation="công ty ÁNH dương"))
    assert admitted(of, SearchFilter(organisation="anh duong"))
    assert not admitted(of, SearchFilter(organisation="ánh dươn"))
    assert not admitted(of, SearchFilter(organisation="Dương Ánh"))


@pytest.mark.parametrize("typed", ["", " ", "…"])
def test_no_organisation_leaves_nothing_out(typed: str) -> None:
    """Blanks and signs name nobody."""
    assert admitted(document(), SearchFilter(organisation=typed))


def test_a_kind_is_the_documents() -> None:
    """Whatever its capitals."""
    assert admitted(document(kind="article"), SearchFilter(kind="Article"))
    assert not admitted(document(kind="article"), SearchFilter(kind="fact-sheet"))


def test_years_the_wrong_way_round_are_refused() -> None:
    """FilterRefused names both years in either language."""
    with pytest.raises(FilterRefused) as caught:
        SearchFilter(first=2021, last=2020)
    for said in (caught.value.message.vi, caught.value.message.en):
        assert "2021" in said
        assert "2020" in said
    assert has_accents(caught.value.message.vi)


@pytest.mark.parametrize("question", ["hàng hóa nhóm 2", "xin chào quý vị", "Which meetings were held online?"])
def test_a_filter_costs_no_hit(starter: HybridIndex, question: str) -> None:
    """However far down the wanted passages stand, all but bare headings are found, with the scores of the whole search."""
    asked, wanted = starter.understand(question), SearchFilter(kind="article", language=Language.VI)
    found = look_up(starter, asked, wanted, 10_000, TODAY)
    headings = starter.generation.headings("stameq-integration-2020-vi")
    rows = [
        p for p in starter.generation.passages
        if p.document_id == "stameq-integration-2020-vi" and any(start not in headings for start, _ in p.sentences)
    ]
    assert sorted(hit.hit.passage.id for hit in found) == sorted(p.id for p in rows)
    everywhere = {hit.passage.id: hit.score for hit in starter.search(asked, 10_000, [Language.VI])}
    seen = [hit.hit for hit in found if hit.hit.passage.id in everywhere]
    assert seen
    assert all(hit.score == pytest.approx(everywhere[hit.passage.id], abs=1e-5) for hit in seen)


def test_a_desk_hit_says_what_to_highlight_and_where_the_other_language_stands() -> None:
    """`spans` lie in the passage, `parallel` is a place of the translation or None, the status is that of the day."""
    index = tiny_index(VI, EN, replace(ONLY_VI, validity=Validity(in_force_to="2026-11-25")))
    hits = look_up(index, index.understand("cuộc họp VKFTA và cân điện tử"), SearchFilter(language=Language.VI), 10, TODAY)
    assert {hit.document.id for hit in hits} == {"hop-vi", "rieng-vi"}
    for hit in hits:
        assert all(hit.hit.passage.start <= start < end <= hit.hit.passage.end for start, end in hit.spans)
        assert (hit.parallel is None) == (hit.document.id == "rieng-vi")
        assert (hit.status is Status.SUPERSEDED) == (hit.document.id == "rieng-vi")
        if hit.parallel:
            assert hit.parallel[0] == EN
    before = look_up(index, index.understand("cân điện tử"), SearchFilter(language=Language.VI), 1, date(2026, 11, 25))
    assert before[0].status is Status.CURRENT
