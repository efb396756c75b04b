"""Meetings are read from documents as a careful reader would list them.

What counts: an event at which people met and that a document dates or numbers. A conference, a session, a summit, a
ministers' retreat is one; so is a named conference in a list that its sentence gives a year. "Three seminars", "more
than 30 meetings", what a committee does every year, a term of office and a signing are none – but the meeting at which
something was signed is. `meetings_seed.jsonl` is that list for the seed article, written by hand before any code.
"""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from tiny import tiny_index

from bot.meetings.book import Meeting, MeetingBook, find_meetings, select
from bot.meetings.organisations import organisations
from corpus.parallel import align
from corpus.text import fold
from corpus.types import Document, Language, Text
from index.hybrid import HybridIndex

_DATA = Path(__file__).parents[2] / "data"


def rows_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


SEED, SMALL = rows_of("meetings_seed"), rows_of("meetings_small")
LEAST = 0.95


def told(vi: str = "", en: str = "") -> tuple[Meeting, ...]:
    """The meetings of a text, and of its translation where there is one."""
    documents: dict[str, Document] = {}
    if vi:
        documents["tin-vi"] = Document(id="tin-vi", title="Tin", text=vi, language=Language.VI)
    if en:
        documents["tin-en"] = Document(id="tin-en", title="News", text=en, language=Language.EN, translation_of="tin-vi" if vi else None)
    pairs = {("tin-vi", "tin-en"): align(documents["tin-vi"], documents["tin-en"])} if vi and en else {}
    return find_meetings(documents, pairs)


@pytest.fixture(scope="module")
def found(starter: HybridIndex) -> tuple[Meeting, ...]:
    return find_meetings(starter.generation.documents, starter.generation.alignments)


@pytest.fixture(scope="module")
def of_the_article(found: tuple[Meeting, ...]) -> list[Meeting]:
    return [one for one in found if any(cite.document_id.startswith("stameq-integration-2020") for cite in one.citations)]


def is_listed(one: Meeting, row: dict[str, Any]) -> bool:
    """True if a meeting is that of a row: the same number and day, and named alike in both languages."""
    names = zip((row["name_vi"], row["name_en"]), (one.name.vi, one.name.en), strict=True)
    alike = all(fold(listed)[:30] in fold(name) or fold(name)[:30] in fold(listed) for listed, name in names)
    return (one.first, one.last, one.ordinal) == (row["first"], row["last"], row["ordinal"]) and alike


def test_the_seed_article_yields_its_meetings_and_no_others(of_the_article: list[Meeting]) -> None:
    """At least 95 % of the listed meetings are found with their days and numbers, and 95 % of what is found is listed."""
    hit = [row for row in SEED if any(is_listed(one, row) for one in of_the_article)]
    right = [one for one in of_the_article if any(is_listed(one, row) for row in SEED)]
    assert len(hit) >= LEAST * len(SEED), [row["name_en"] for row in SEED if row not in hit]
    assert len(right) >= LEAST * len(of_the_article), [one.name.en for one in of_the_article if one not in right]


@pytest.mark.parametrize("row", SEED, ids=lambda row: row["name_en"][:40])
def test_a_meeting_of_the_seed_article_is_told_in_full(row: dict[str, Any], of_the_article: list[Meeting]) -> None:
    """Bodies, place, form, chair, whether something was decided, and each sentence that tells of it are right, in both languages."""
    (one,) = (one for one in of_the_article if is_listed(one, row))
    assert list(one.organisations[: len(row["organisations"])]) == row["organisations"]
    assert one.place == (Text(**row["place"]) if row["place"] else None)
    assert one.form == row["form"]
    for language in Language:
        assert {led.short for led in organisations(one.chair.to(language) if one.chair else "")} == set(row["chair"])
    assert (one.decided is not None) is row["decided"]
    quotes = [cite.quote for cite in one.citations if cite.language is Language.VI]
    assert len(quotes) == len(row["sentence_vi"])
    assert all(any(piece in quote for quote in quotes) for piece in row["sentence_vi"])
    assert len([cite for cite in one.citations if cite.language is Language.EN]) == len(quotes)


def test_the_starter_corpus_tells_of_one_meeting_more(found: tuple[Meeting, ...], of_the_article: list[Meeting]) -> None:
    """Fact sheets speak of sessions at which remarks are raised and of what meets once a year; only one dated meeting is in them."""
    (other,) = (one for one in found if one not in of_the_article)
    assert (other.first, other.last, other.ordinal, other.organisations) == ("1992-10-22", "1992-10-23", 24, ("AEM",))


def test_every_citation_is_a_slice_of_its_document(found: tuple[Meeting, ...], starter: HybridIndex) -> None:
    """Every row cites, and `document.text[start:end] == quote` for each citation, in the language that it says."""
    for one in found:
        assert one.citations
        for cite in one.citations:
            document = starter.generation.documents[cite.document_id]
            assert document.text[cite.start : cite.end] == cite.quote
            assert (document.language, document.title) == (cite.language, cite.title)


def test_meetings_come_by_day_and_each_has_an_id_of_its_own(found: tuple[Meeting, ...]) -> None:
    """Rows are in order of their first day; reading again gives the same ids."""
    days = [one.first or "9" for one in found]
    assert days == sorted(days)
    assert len({one.id for one in found}) == len(found)


def test_another_article_is_read_as_well() -> None:
    """Several mentions are one row; a series goes on into the next sentence; decrees and counts are no meetings."""
    vi, en = ((_DATA / f"meetings_article_{language}.md").read_text(encoding="utf-8") for language in Language)
    found = told(vi, en)
    assert [(one.first, one.last, one.ordinal, one.organisations, one.place and one.place.en, len(one.citations)) for one in found] == [
        ("2023-05-16", "2023-05-18", 65, ("APO",), "Ha Noi", 6),
        ("2023-09-18", "2023-09-22", None, ("ISO",), "Brisbane, Australia", 2),
        ("2023-11-07", "2023-11-10", 60, ("ACCSQ",), "Jakarta, Indonesia", 4),
        ("2024-05", "2024-05", 61, ("ACCSQ",), "Vientiane, Laos", 2),
        (None, None, 59, ("ACCSQ",), None, 2),
    ]
    assert found[0].decided == Text(
        vi="các thành viên đã thông qua kế hoạch hành động năm 2024", en="members adopted the action plan for 2024"
    )


def row(one: Meeting) -> list[object]:
    return [one.first, one.last, one.ordinal, list(one.organisations), one.form]


def row_of(listed: dict[str, Any]) -> list[object]:
    return [listed[key] for key in ("first", "last", "ordinal", "organisations", "form")]


@pytest.mark.parametrize("listed", SMALL, ids=lambda listed: listed["id"])
def test_both_languages_of_a_meeting_are_one_row(listed: dict[str, Any]) -> None:
    """Day, number, bodies, form, place, chair and decision are read in either language, and the two are joined, whatever the body."""
    (one,) = told(listed["vi"], listed["en"])
    assert row(one) == row_of(listed)
    said = [Text(**listed[key]) if listed[key] else None for key in ("place", "chair", "decided")]
    assert [one.place, one.chair, one.decided] == said
    assert {cite.language for cite in one.citations} == set(Language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("listed", SMALL, ids=lambda listed: listed["id"])
def test_a_meeting_is_found_in_one_language_alone(listed: dict[str, Any], language: Language) -> None:
    """Nothing of a row leans on the translation."""
    (one,) = told(**{language: listed[language]})
    assert set(one.organisations) >= set(listed["organisations"][:1])
    assert (one.first, one.last, one.ordinal, one.form) == (listed["first"], listed["last"], listed["ordinal"], listed["form"])
    for field in ("place", "chair", "decided"):
        said: Text | None = getattr(one, field)
        assert (said.to(language) if said else None) == (listed[field][language] if listed[field] else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị ACCSQ lần thứ 53, 54 và 55 đã diễn ra tại Bangkok.", [(None, 53), (None, 54), (None, 55)]),
        (
            "Các phiên họp lần thứ 21 và 22 của APLMF lần lượt diễn ra vào các ngày 12/10/2014 và 3/11/2015.",
            [("2014-10-12", 21), ("2015-11-03", 22)],
        ),
        (
            "Ngày 12/5/2021 và ngày 20/5/2021, Tổng cục lần lượt chủ trì phiên họp lần thứ 10 và 11 của Ban liên ngành về TBT.",
            [("2021-05-12", 10), ("2021-05-20", 11)],
        ),
        (
            "Hội nghị lần thứ nhất của APMP được tổ chức vào tháng 12 năm 2005; hội nghị lần thứ hai được tổ chức vào tháng 11 năm 2007.",
            [("2005-12", 1), ("2007-11", 2)],
        ),
    ],
)
def test_several_numbers_are_several_meetings(text: str, expected: list[tuple[str | None, int]]) -> None:
    """Each number of a run is a meeting of the same body, with its own day where as many days are told."""
    found = told(text)
    assert [(one.first, one.ordinal) for one in found] == expected
    assert len({one.organisations[0] for one in found}) == 1


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Ủy ban TBT họp ba lần một năm; phiên họp đầu tiên thường diễn ra vào tháng 3.", "The TBT Committee meets three times a year."),
        ("Năm 2021, Tổng cục tổ chức 12 hội thảo về nhãn hàng hóa.", "In 2021, the Directorate held 12 workshops on labelling."),
        ("Cán bộ tham gia hơn 30 cuộc họp trực tuyến của ISO năm 2020.", "Staff took part in more than 30 online meetings of ISO in 2020."),
        ("Nếu được nêu tại phiên họp thứ 3 của Ủy ban TBT thì được ghi nhận.", "If raised at the third TBT Committee session, it counts."),
        ("Quốc hội phê chuẩn Hiệp định EVFTA ngày 8/6/2020.", "The National Assembly ratified the EVFTA on 8 June 2020."),
        ("Việt Nam là Chủ tịch ACCSQ nhiệm kỳ 2020-2021.", "Viet Nam chairs ACCSQ for the 2020-2021 term."),
        ("Ngày 12/5/2005, Đại hội đồng thông qua đạo luật về nhãn hàng.", "On 12 May 2005, the General Assembly passed a labelling act."),
        ("Phòng họp mở cửa từ ngày 2/1/2020.", "The meeting room opened on 2 January 2020."),
        ("Hội nghị ACCSQ lần thứ 53 họp khi nào?", "When was the 53rd ACCSQ meeting held?"),
        ("Ban liên ngành về TBT họp định kỳ mỗi năm một lần.", "The Committee shall hold its first meeting within one year."),
    ],
)
def test_what_is_no_meeting_makes_no_row(vi: str, en: str) -> None:
    """Habits, counts, conditions, ratifications, terms of office, rooms and questions are no meetings, in either language."""
    assert [one.name for one in (*told(vi), *told(en=en))] == []


def test_a_meeting_that_is_only_prepared_has_not_the_day_of_its_preparation() -> None:
    """The day a sentence opens with is not that of a meeting which it only looks forward or back to."""
    for text in ("Ngày 5/5/2022, Tổng cục tổ chức chuẩn bị cho phiên họp lần thứ 90 của Ủy ban TBT.",):
        assert [(one.first, one.ordinal) for one in told(text)] == [(None, 90)]
    (one,) = told(en="On 5 May 2022 the Directorate organised training ahead of the 90th meeting of the TBT Committee.")
    assert (one.first, one.ordinal) == (None, 90)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hội nghị Ban Chấp hành APO lần thứ 62 đã thành công.\n\nHội nghị Ban Chấp hành APO diễn ra ngày 8/6/2020.", 1),
        ("Phiên họp lần thứ 4 của VKFTA diễn ra ngày 6/8/2020.\n\nPhiên họp lần thứ 4 của VKFTA do KATS chủ trì.", 1),
        ("Phiên họp lần thứ 4 của VKFTA diễn ra ngày 6/8/2020.\n\nPhiên họp lần thứ 4 của EVFTA diễn ra ngày 6/8/2020.", 2),
        ("Hội nghị Ban Chấp hành APO lần thứ 62 và 63 đã thành công.\n\nHội nghị Ban Chấp hành APO diễn ra ngày 8/6/2020.", 3),
        ("Hội thảo về nhãn điện tử của APO diễn ra ngày 8/6/2020.\n\nHội thảo về nhãn điện tử của APO diễn ra ngày 9/9/2020.", 2),
        ("Phiên họp lần thứ 4 của VKFTA diễn ra năm 2020.\n\nPhiên họp lần thứ 4 của VKFTA diễn ra ngày 6/8/2021.", 2),
    ],
)
def test_mentions_are_joined_only_where_the_text_allows_no_other(text: str, count: int) -> None:
    """One number, one body and days that agree are one meeting; another body, another day or two possible numbers are not."""
    assert len(told(text)) == count


def test_the_meeting_is_the_one_before_it() -> None:
    """What is said of "the meeting" belongs to the one meeting told of before it in the paragraph, and is cited too."""
    (one,) = told("Phiên họp lần thứ 85 của Ủy ban TBT diễn ra ngày 10/11/2021. Phiên họp do bà Elisa Olmeda chủ trì.")
    assert one.chair == Text(vi="bà Elisa Olmeda", en="bà Elisa Olmeda")
    assert len(one.citations) == 2
    two = told("Phiên họp lần thứ 84 và 85 của Ủy ban TBT đã diễn ra. Phiên họp do bà Elisa Olmeda chủ trì.")
    assert [one.chair for one in two] == [None, None]


@pytest.mark.parametrize(
    ("organisation", "numbers"),
    [
        ("ACCSQ", {53, 54, 44, 38}), ("accsq/wg1", {44}), ("Ủy ban Tư vấn về Tiêu chuẩn và Chất lượng của ASEAN", {53, 54, 44, 38}),
        ("asean consultative committee for standards and quality", {53, 54, 44, 38}), ("to chuc nang suat chau a", {62, None}),
        ("KATS", {4}), ("Cơ quan Tiêu chuẩn và Công nghệ Hàn Quốc", {4}), ("nobody", set()),
    ],
)  # fmt: skip
def test_an_organisation_is_found_by_any_of_its_names(organisation: str, numbers: set[int | None], found: tuple[Meeting, ...]) -> None:
    """Short or full, in either language, with or without accents; a body is asked for with its parts."""
    assert {one.ordinal for one in select(found, organisation=organisation)} == numbers


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2020-12-11", None, ["2020-12-10", "2020-12-11"]), ("2020-11", "2020-11", ["2020-11-15"]), (None, "1992", ["1992-10-22"]),
        ("2017", "2017-07-01", ["2017-07"]), ("2021", None, []), ("2020-08-06", "2020-08-06", ["2020-08-06"]),
    ],
)  # fmt: skip
def test_a_stretch_of_time_holds_what_touches_it(since: str | None, until: str | None, days: list[str], found: tuple[Meeting, ...]) -> None:
    """`since` and `until` are of any precision, both ends included; a meeting counts where any of its days may lie inside."""
    assert [one.first for one in select(found, since=since, until=until) if one.first != "2020"] == days


def test_a_meeting_without_a_date_lies_in_no_stretch_of_time() -> None:
    """Asked for without dates it is there; with any, it is not."""
    undated = told("Hội nghị lần thứ 55 của ACCSQ đã thông qua kế hoạch.")
    assert len(select(undated)) == 1
    assert not select(undated, since="1900")
    assert not select(undated, until="2100")


def test_a_generation_is_read_once() -> None:
    """Asking again gives the same rows; another generation is read anew."""
    book, first, second = MeetingBook(), *(
        tiny_index(Document(id="tin-vi", title="Tin", text=f"Hội nghị APO diễn ra ngày {day}/6/2020.", language=Language.VI)).generation
        for day in (8, 9)
    )  # fmt: skip
    assert book(first) is book(first)
    assert [one.first for one in (*book(first), *book(second))] == ["2020-06-08", "2020-06-09"]


def test_what_one_meeting_prepared_another_may_adopt() -> None:
    """Reading ends where nothing but a meeting stands before the verb."""
    found = told("Phiên họp lần thứ 5 của APO ngày 5/5/2020 được thông qua tại Phiên họp lần thứ 6 của APO ngày 6/6/2020.")
    assert [(one.ordinal, one.first) for one in found] == [(5, "2020-05-05"), (6, "2020-06-06")]


def test_a_damaged_text_takes_no_time() -> None:
    """A sentence as long as a book, made of the words that this is about, is passed over."""
    started = time.perf_counter()
    told("Hội nghị tại Hà Nội và lần thứ 53, ngày 8/6/2020 do APO chủ trì và " * 2000)
    told(en="the first, second and third meeting of (the 53rd in Ha Noi on 8 June 2020 chaired by " * 55)
    assert time.perf_counter() - started < 5
