"""Meetings as JSON, as a table for Excel (CSV) and as a calendar (RFC 5545). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any, Literal

from icalendar import Calendar, Event

from bot.addresses import of_place
from bot.exports.csv_table import csv_table
from bot.exports.file import File
from bot.meetings.book import Cited, Meeting
from corpus.dates import first_day, last_day
from corpus.types import Language, Text

_CHAIR, _DECIDED, _QUOTE = Text(vi="Chủ trì", en="Chair"), Text(vi="Nội dung quyết định", en="Decided"), Text(vi="Trích dẫn", en="Quote")
_COLUMNS = (
    Text(vi="Ngày bắt đầu", en="First day"), Text(vi="Ngày kết thúc", en="Last day"), Text(vi="Cuộc họp", en="Meeting"),
    Text(vi="Tổ chức", en="Organisations"), Text(vi="Lần thứ", en="Number"), Text(vi="Địa điểm", en="Place"),
    Text(vi="Hình thức", en="Form"), _CHAIR, _DECIDED, _QUOTE, Text(vi="Tài liệu", en="Document"),
)  # fmt: skip
_FORMS = {
    "online": Text(vi="Trực tuyến", en="Online"), "in_person": Text(vi="Trực tiếp", en="In person"),
    "hybrid": Text(vi="Kết hợp trực tuyến và trực tiếp", en="Hybrid"),
}  # fmt: skip
_TITLE = Text(vi="Cuộc họp trong tài liệu", en="Meetings in the documents")
_ONLY_THE_MONTH = Text(vi="Tài liệu chỉ nêu tháng, không nêu ngày.", en="The document tells the month only, not the day.")
_FILE_NAME = Text(vi="cuoc-hop", en="meetings")


def as_file(meetings: Sequence[Meeting], suffix: Literal["csv", "ics"], language: Language, *, now: datetime, origin: str) -> File:
    """A table or a calendar; `now` and `origin` as in `as_calendar`."""
    content = as_csv(meetings, language) if suffix == "csv" else as_calendar(meetings, language, now=now, origin=origin)
    return File(name=_FILE_NAME.to(language), suffix=suffix, content=content, language=language)


def as_json(meetings: Iterable[Meeting]) -> dict[str, Any]:
    """The JSON of the HTTP contract and of `--json`."""
    return {"meetings": [asdict(one) for one in meetings]}


def as_csv(meetings: Iterable[Meeting], language: Language) -> bytes:
    """A row for each meeting."""
    return csv_table([column.to(language) for column in _COLUMNS], (_cells(one, language) for one in meetings))


def _cells(one: Meeting, language: Language) -> list[str]:
    cited = _cited(one, language)
    form = _FORMS.get(one.form or "")
    return [
        one.first or "", one.last or "", one.name.to(language), ", ".join(one.organisations), str(one.ordinal or ""),
        _text(one.place, language), _text(form, language), _text(one.chair, language), _text(one.decided, language),
        "\n".join(cite.quote for cite in cited), "\n".join(dict.fromkeys(cite.title for cite in cited)),
    ]  # fmt: skip


def _text(of: Text | None, language: Language) -> str:
    return of.to(language) if of else ""


def _cited(one: Meeting, language: Language) -> Sequence[Cited]:
    """The citations in a language; all where it has none."""
    return [cite for cite in one.citations if cite.language is language] or one.citations


def left_out(meetings: Iterable[Meeting]) -> int:
    """How many meetings a calendar cannot hold: of these not even the month is known."""
    return sum(not one.has_month for one in meetings)


def as_calendar(meetings: Sequence[Meeting], language: Language, *, now: datetime, origin: str) -> bytes:
    """A calendar of whole days. `now` is in UTC; `origin` is the address at which the documents can be read.

    A meeting of which only the month is known spans it; X-HOIDAP-LEFT-OUT counts those that could not be put in.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Hoi Dap//Meetings//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _TITLE.to(language))
    calendar.add("x-hoidap-left-out", str(left_out(meetings)))
    for one in meetings:
        if one.has_month:
            calendar.add_component(_event(one, language, now, origin))
    return bytes(calendar.to_ical())


def _event(one: Meeting, language: Language, now: datetime, origin: str) -> Event:
    event = Event()
    event.add("uid", f"{one.id}@hoidap")
    event.add("dtstamp", now)
    first, after = _days(one)
    event.add("dtstart", first)
    event.add("dtend", after)
    event.add("transp", "TRANSPARENT")
    event.add("summary", one.name.to(language))
    if one.place or one.form == "online":
        event.add("location", _text(one.place or _FORMS["online"], language))
    event.add("description", _description(one, language, origin))
    event.add("url", _address(_cited(one, language)[0], origin))
    return event


def _days(one: Meeting) -> tuple[date, date]:
    """The first day, and the day after the last (RFC 5545)."""
    return first_day(str(one.first)), last_day(str(one.last)) + timedelta(days=1)


def _description(one: Meeting, language: Language, origin: str) -> str:
    lines = [] if one.has_days else [_ONLY_THE_MONTH.to(language)]
    lines += [f"{label.to(language)}: {said.to(language)}" for label, said in ((_CHAIR, one.chair), (_DECIDED, one.decided)) if said]
    lines += [f"{_QUOTE.to(language)}: {cite.quote}\n{cite.title}\n{_address(cite, origin)}" for cite in _cited(one, language)]
    return "\n\n".join(lines)


def _address(cite: Cited, origin: str) -> str:
    """The page that shows the quote in its document."""
    return of_place(cite.document_id, (cite.start, cite.end), origin)
