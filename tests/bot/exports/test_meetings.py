"""What leaves as a table or a calendar opens in Excel and in any calendar, and says what it leaves out."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from bot.exports.meetings import as_calendar, as_csv, left_out
from bot.meetings.book import Cited, Meeting
from corpus.types import Language, Text

NOW = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
ORIGIN = "https://hoidap.example/"
CITED = [
    Cited(document_id=f"tin-{language}", title=title, language=language, quote=quote, start=5, end=5 + len(quote))
    for language, title, quote in (
        (Language.VI, "Tin hội nhập", "Hội nghị diễn ra tại Hà Nội; các bên đã ký kết, “thống nhất”."),
        (Language.EN, "News", "The conference took place in Ha Noi;\nthe parties signed, agreed."),
    )
]
MEETING = Meeting(
    id="0123456789ab", first="2020-12-10", last="2020-12-11", name=Text(vi="Hội nghị hợp tác", en="Cooperation conference"),
    organisations=("ASEAN", "APO"), ordinal=7, place=Text(vi="Hà Nội", en="Ha Noi"), form="hybrid",
    chair=Text(vi="Tổng cục", en="Directorate"), decided=Text(vi="ký kết thỏa thuận", en="signed an agreement"), citations=tuple(CITED),
)  # fmt: skip
MONTH, YEAR, NEVER = (replace(MEETING, id=str(n), first=day, last=day) for n, day in enumerate(("2017-07", "2020", None)))


def table(*meetings: Meeting, language: Language = Language.VI) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(meetings, language).decode("utf-8-sig"), newline="")))


def events(*meetings: Meeting, language: Language = Language.VI, now: datetime = NOW) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(as_calendar(meetings, language, now=now, origin=ORIGIN))
    return [{name: event.decoded(name) for name in event} for event in calendar.walk("VEVENT")]


def test_a_table_opens_in_excel_with_its_accents() -> None:
    """UTF-8 with its mark, lines as RFC 4180 ends them, and every row as long as the first."""
    made = as_csv([MEETING], Language.VI)
    assert made.startswith(b"\xef\xbb\xbfNg\xc3\xa0y")
    assert made.endswith(b"\r\n")
    assert len({len(row) for row in table(MEETING, MONTH, NEVER)}) == 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.VI, {"Cuộc họp": "Hội nghị hợp tác", "Hình thức": "Kết hợp trực tuyến và trực tiếp", "Tài liệu": "Tin hội nhập"}),
        (Language.EN, {"Meeting": "Cooperation conference", "Form": "Hybrid", "Document": "News", "Organisations": "ASEAN, APO"}),
    ],
)
def test_a_table_is_in_the_language_asked_for(language: Language, expected: dict[str, str]) -> None:
    """Heads, names, forms and quotes are in one language."""
    head, row = table(MEETING, language=language)
    assert {key: dict(zip(head, row, strict=True))[key] for key in expected} == expected


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", " =", "\r="])
def test_no_cell_is_a_formula(sign: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe; a minus within a word is left."""
    evil = f'{sign}HYPERLINK("http://evil.example")'
    rows = table(replace(MEETING, name=Text(vi=evil, en=evil), chair=Text(vi=evil, en=evil)), language=Language.EN)
    assert rows[1].count(f"'{evil}") == 2
    assert "2020-12-10" in rows[1]


def test_what_only_one_language_tells_is_quoted_from_it() -> None:
    """A table in English of a Vietnamese document quotes that document."""
    assert CITED[0].quote in table(replace(MEETING, citations=(CITED[0],)), language=Language.EN)[1]


def test_a_calendar_has_whole_days_and_the_day_after_the_last() -> None:
    """DTEND is the day after (RFC 5545); a month is all its days."""
    assert [(one["DTSTART"], one["DTEND"]) for one in events(MEETING, MONTH)] == [
        (date(2020, 12, 10), date(2020, 12, 12)), (date(2017, 7, 1), date(2017, 8, 1)),
    ]  # fmt: skip


def test_an_event_keeps_its_uid() -> None:
    """A calendar that is read again changes its events and adds none."""
    first, again = events(MEETING), events(MEETING, language=Language.EN, now=datetime(2027, 1, 1, tzinfo=UTC))
    assert first[0]["UID"] == again[0]["UID"]
    assert (first[0]["DTSTAMP"], again[0]["DTSTAMP"]) == (NOW, datetime(2027, 1, 1, tzinfo=UTC))


def test_an_event_says_where_and_quotes_its_source() -> None:
    """Summary, place and description are in the language asked for; the quote comes back whole, with the page that shows it."""
    (one,) = events(MEETING)
    said = {key: value.decode() if isinstance(value, bytes) else str(value) for key, value in one.items()}
    assert (said["SUMMARY"], said["LOCATION"]) == ("Hội nghị hợp tác", "Hà Nội")
    assert CITED[0].quote in said["DESCRIPTION"]
    assert CITED[0].title in said["DESCRIPTION"]
    assert said["URL"] == f"{ORIGIN}documents/tin-vi#c5-{CITED[0].end}"


def test_a_calendar_says_what_it_leaves_out() -> None:
    """A meeting of which not even the month is known is in no calendar, and is counted."""
    made = as_calendar([MEETING, MONTH, YEAR, NEVER], Language.VI, now=NOW, origin=ORIGIN)
    assert b"X-HOIDAP-LEFT-OUT:2" in made
    assert made.count(b"BEGIN:VEVENT") == left_out([MEETING, MONTH, YEAR, NEVER]) == 2


def test_a_month_is_called_a_month() -> None:
    """An event that spans a month tells that its day is not known."""
    assert ["chỉ nêu tháng" in str(one["DESCRIPTION"]) for one in events(MONTH, MEETING)] == [True, False]
