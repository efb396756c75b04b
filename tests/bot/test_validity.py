"""What holds on a day, and what a reader is told where it does not."""

from dataclasses import replace
from datetime import date

import pytest
from tiny import EN, VI, tiny_index

from bot.answerers.base import Quote
from bot.citations import CitationBook
from bot.validity import Standing, asks_about_past, notices, preface, shown_status, standing, tells_of
from corpus.types import Document, Language, Status, Validity

TODAY = date(2026, 11, 26)
OLD = Validity(status=Status.SUPERSEDED, in_force_to="2026-06-30", replaced_by="[ba mức độ rủi ro (Nghị định 37/2026/NĐ-CP)](#new)")


@pytest.mark.parametrize(
    ("validity", "stands"),
    [
        (Validity(), Standing.HOLDS),
        (Validity(in_force_to="2026-11-26"), Standing.HOLDS),
        (Validity(in_force_to="2026-11-25"), Standing.ENDED),
        (Validity(in_force_to="2026-10"), Standing.ENDED),
        (Validity(in_force_to="2026"), Standing.HOLDS),
        (Validity(in_force_from="2026-11-27"), Standing.NOT_YET),
        (Validity(in_force_from="2026-11-26"), Standing.HOLDS),
        (Validity(status=Status.CHECK), Standing.UNCONFIRMED),
        (Validity(status=Status.CHECK, in_force_to="2020"), Standing.ENDED),
        (Validity(status=Status.HISTORICAL, in_force_to="2020"), Standing.PAST),
        (OLD, Standing.ENDED),
    ],
)
def test_dates_and_status_tell_how_a_place_stands(validity: Validity, stands: Standing) -> None:
    """standing() goes by the last day in force, then by the first, then by the status."""
    assert standing(validity, TODAY) is stands
    assert (shown_status(validity, TODAY) is Status.SUPERSEDED) == (stands is Standing.ENDED)


@pytest.mark.parametrize(
    ("question", "past"),
    [
        ("Năm 2019 hàng nhóm 2 được kiểm tra thế nào?", True),
        ("How were group 2 goods inspected in 2019?", True),
        ("Trước đây hàng nhóm 2 quản lý ra sao?", True),
        ("Trước ngày 01/7/2026 hàng hóa được phân loại thế nào?", True),
        ("What was the rule before 1 July 2026?", True),
        ("Nghị định 43/2017/NĐ-CP còn hiệu lực không?", False),
        ("Trước đây là nhóm 2, hiện nay quản lý thế nào?", False),
        ("Is the 2019 rule still in force?", False),
        ("Từ ngày 01/7/2026 hàng hóa được phân loại thế nào?", False),
        ("Hàng nhóm 2 là gì?", False),
    ],
)
def test_a_question_about_the_past_is_known(question: str, past: bool) -> None:
    """asks_about_past() hears years gone by and "formerly", unless the question asks how it is now."""
    assert asks_about_past(question, TODAY) is past


@pytest.mark.parametrize(
    ("validity", "text", "year", "told"),
    [
        (OLD, "", 2019, True), (OLD, "", 2026, True), (OLD, "", 2027, False), (replace(OLD, in_force_from="2008-07-01"), "", 2007, False),
        (Validity(as_of="2026-11-26"), "", 2026, True), (Validity(as_of="2026-11-26"), "", 2019, False), (Validity(), "", 2019, False),
        (Validity(), "Hàng nhập khẩu trước ngày 23 tháng 01 năm 2026 được lưu thông.", 2025, True),
        (Validity(), "Goods imported before 23 January 2026 may circulate.", 2025, True),
        (Validity(), "Goods imported before 23 January 2026 may circulate.", 2027, False),
        (Validity(), "Since 1 January 2019 it has been in force.", 2020, True),
        (Validity(), "Cuộc họp ngày 06/8/2020.", 2019, False),
    ],
)  # fmt: skip
def test_a_place_tells_of_the_years_in_which_it_held(validity: Validity, text: str, year: int, told: bool) -> None:
    """tells_of() is true within the dates in force, in the year of the last check, and before or since a date that is said."""
    assert tells_of(year, validity, text) is told


def marked(validity: Validity, of: Document = VI) -> Document:
    return replace(of, validity=validity)


@pytest.mark.parametrize(
    ("document", "language", "said"),
    [
        (replace(VI, kind="article"), Language.VI, "Theo bài viết tháng 8/2020:"),
        (replace(VI, kind="article", published="2020-12-15"), Language.VI, "Theo bài viết 15/12/2020:"),
        (replace(VI, kind="article", published="2020"), Language.EN, "According to the article of 2020:"),
        (replace(VI, kind="article"), Language.EN, "According to the article of August 2020:"),
        (replace(VI, kind="article", published=None), Language.EN, ""),
        (VI, Language.VI, ""),
        (marked(OLD), Language.VI, "(Quy định cũ, đã hết hiệu lực từ 01/7/2026)"),
        (marked(OLD), Language.EN, "(Former rule, no longer in force since 1 July 2026)"),
        (marked(Validity(status=Status.SUPERSEDED, replaced_by="x")), Language.EN, "(Former rule, no longer in force)"),
    ],
)
def test_words_that_do_not_simply_hold_are_introduced(document: Document, language: Language, said: str) -> None:
    """preface() dates a report and says that a rule has ended, in the asker's language and its way of writing dates."""
    assert preface(document, document.validity, TODAY, language) == said


@pytest.mark.parametrize(
    ("validity", "vi", "en"),
    [
        (OLD, "Lưu ý: nội dung tại [1] đã hết hiệu lực từ 01/7/2026, được thay bằng ba mức độ rủi ro (Nghị định 37/2026/NĐ-CP).",
         "Note: what is cited at [1] is no longer in force since 1 July 2026;"
         " it has been replaced by ba mức độ rủi ro (Nghị định 37/2026/NĐ-CP)."),
        (Validity(in_force_from="2027-02-05"), "Lưu ý: nội dung tại [1] chưa có hiệu lực; sẽ áp dụng từ 05/02/2027.",
         "Note: what is cited at [1] is not yet in force; it will apply from 5 February 2027."),
        (Validity(status=Status.CHECK, as_of="2026-11-26"),
         "Lưu ý: nội dung tại [1] chưa được xác nhận đến ngày 26/11/2026; vui lòng đối chiếu văn bản chính thức trước khi áp dụng.",
         "Note: what is cited at [1] was not confirmed as of 26 November 2026; please check the official text before relying on it."),
        (Validity(), None, None),
    ],
)  # fmt: skip
def test_a_notice_says_what_does_not_hold(validity: Validity, vi: str | None, en: str | None) -> None:
    """notices() has one sentence for what is cited, or none where it holds."""
    book = CitationBook(tiny_index(marked(validity), EN).generation, most=1, day=TODAY)
    book.cite(Quote(document_id=VI.id, span=(0, 10)))
    assert notices(book.validities, TODAY, Language.VI) == ((vi,) if vi else ())
    assert notices(book.validities, TODAY, Language.EN) == ((en,) if en else ())


def test_places_that_stand_alike_share_a_notice() -> None:
    """Two citations of one unconfirmed document are named in one notice."""
    book = CitationBook(tiny_index(marked(Validity(status=Status.HISTORICAL))).generation, most=2, day=TODAY)
    for passage in tiny_index(VI).generation.passages:
        book.cite(Quote(document_id=VI.id, span=passage.sentences[0]))
    (notice,) = notices(book.validities, TODAY, Language.EN)
    assert "[1], [2]" in notice
