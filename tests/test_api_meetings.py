"""GET /v1/meetings keeps the contract: JSON for clients, a table and a calendar for people, problems in their language."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from api import create_app
from bot.settings import Settings
from corpus.text import has_accents

MEETING = {"id", "first", "last", "name", "organisations", "ordinal", "place", "form", "chair", "decided", "citations"}
CITATION = {"document_id", "title", "language", "quote", "start", "end"}
ALL = 14


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as made:
        yield made


def meetings(client: TestClient, **asked: str) -> list[dict[str, Any]]:
    response = client.get("/v1/meetings", params=asked)
    assert response.status_code == 200, response.text
    rows: list[dict[str, Any]] = response.json()["meetings"]
    return rows


def test_every_meeting_has_the_keys_of_the_contract(client: TestClient) -> None:
    """Exactly the promised keys, both languages where a text is told, and quotes that are slices of the documents."""
    rows = meetings(client)
    assert len(rows) == ALL
    for row in rows:
        assert set(row) == MEETING
        assert set(row["name"]) == {"vi", "en"}
        assert row["form"] in (None, "online", "hybrid", "in_person")
        for cite in row["citations"]:
            assert set(cite) == CITATION
            document = client.get(f"/v1/documents/{cite['document_id']}").json()
            assert document["text"][cite["start"] : cite["end"]] == cite["quote"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"organisation": "APO"}, 2), ({"organisation": "To chuc Nang suat Chau A"}, 2), ({"from": "2020-12-11"}, 8), ({"to": "1999"}, 1),
        ({"from": "2017-07", "to": "2017-07-31"}, 1), ({"organisation": "VKFTA", "from": "2021"}, 0), ({"organisation": "nobody"}, 0),
        ({"organisation": "", "from": "", "to": ""}, ALL),
    ],
)  # fmt: skip
def test_filters_narrow(asked: dict[str, str], count: int, client: TestClient) -> None:
    """By organisation, by time, by both; a blank field asks for nothing, and nothing found is an empty list."""
    assert len(meetings(client, **asked)) == count


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2020-13"}, {"from": "2020-02-30"}, {"to": "soon"}, {"from": "0000"}, {"from": "20200101"}, {"from": "2021", "to": "2020"},
        {"from": "२०२०"}, {"format": "xml"}, {"language": "fr"}, {"organisation": "a" * 201}, {"organization": "APO"}, {"from": "1" * 999},
    ],
    ids=str,
)  # fmt: skip
def test_a_bad_value_is_a_problem_in_the_askers_language(asked: dict[str, str], language: str, client: TestClient) -> None:
    """422, problem+json, and the field is named."""
    response = client.get("/v1/meetings", params=asked, headers={"accept-language": language})
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    detail = response.json()["detail"]
    assert has_accents(detail) == (language == "vi")
    assert any(f"«{field}»" in detail for field in asked)


def test_a_table_comes_as_a_file(client: TestClient) -> None:
    """CSV with a name to save it under, in the language asked for, else in that of the reader."""
    response = client.get("/v1/meetings", params={"format": "csv", "organisation": "SEOM", "language": "en"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="meetings.csv"'
    assert response.content.decode("utf-8-sig").startswith("First day,Last day,Meeting,")
    mine = client.get("/v1/meetings", params={"format": "csv"}, headers={"accept-language": "vi"})
    assert mine.content.decode("utf-8-sig").startswith("Ngày bắt đầu,")


def test_a_calendar_comes_as_a_file_and_counts_what_it_lacks(client: TestClient) -> None:
    """iCalendar that a calendar reads; the meetings of which only the year is known are counted in a header and in the file."""
    response = client.get("/v1/meetings", params={"format": "ics", "language": "vi"})
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert len(calendar.walk("VEVENT")) + int(response.headers["x-hoidap-left-out"]) == ALL
    assert str(calendar["X-HOIDAP-LEFT-OUT"]) == response.headers["x-hoidap-left-out"] == "6"


def test_the_page_that_an_event_names_shows_the_document(client: TestClient) -> None:
    """The address in the calendar leads to the document."""
    calendar = Calendar.from_ical(client.get("/v1/meetings", params={"format": "ics", "organisation": "RCEP"}).content)
    (event,) = calendar.walk("VEVENT")
    assert client.get(str(event["URL"]).partition("#")[0]).status_code == 200
