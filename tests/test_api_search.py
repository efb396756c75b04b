"""GET /v1/search: filters, and what was found as a file."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient
from test_api_problems import problem

from api import create_app
from bot.settings import Settings

SEARCH = "/v1/search"
HIT = {
    "passage_id", "document_id", "title", "url", "language", "heading", "text", "start", "end", "page", "published", "status", "score",
    "similarity", "coverage", "reason", "twin", "kind", "spans", "parallel",
}  # fmt: skip
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as made:
        yield made


def hits(client: TestClient, q: str, **params: Any) -> list[dict[str, Any]]:
    response = client.get(SEARCH, params={"q": q, **params})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["hits"]
    return found


def test_a_hit_has_the_keys_that_clients_were_promised(client: TestClient) -> None:
    """All offsets are places of GET /v1/documents/{id}, and `parallel` is a slice of the other language."""
    for hit in hits(client, "cuộc họp trực tuyến", k=20):
        assert set(hit) == HIT
        assert all(hit["start"] <= start < end <= hit["end"] for start, end in hit["spans"])
        if other := hit["parallel"]:
            assert other["language"] != hit["language"]
            text = client.get(f"/v1/documents/{other['document_id']}").json()["text"]
            assert text[other["start"] : other["end"]] == other["quote"]


def test_filters_hold_for_every_hit(client: TestClient) -> None:
    """kind, language, in_force, from, to: each alone and all together."""
    q = "hàng hóa nhóm 2"
    assert {hit["kind"] for hit in hits(client, q, kind="article", k=50)} == {"article"}
    assert {hit["language"] for hit in hits(client, q, language="en")} == {"en"}
    assert "superseded" in {hit["status"] for hit in hits(client, q)}
    assert "superseded" not in {hit["status"] for hit in hits(client, q, in_force="true", k=50)}
    together = {"kind": "article", "language": "en", "in_force": "true", "from": 2020, "to": 2020}
    found = hits(client, "online meetings", k=50, organisation="to chuc nang suat chau a", **together)
    assert {(hit["document_id"], hit["language"]) for hit in found} == {("stameq-integration-2020-en", "en")}
    assert all("APO" in hit["text"] + hit["heading"] or "Asian Productivity" in hit["text"] for hit in found)


def test_filters_left_blank_or_unmet_are_no_errors(client: TestClient) -> None:
    """The blank fields of a form ask for nothing; what no document has is not found."""
    blank = dict.fromkeys(("kind", "organisation", "from", "to", "language"), "")
    assert hits(client, "nhãn phụ", **blank) == hits(client, "nhãn phụ")
    assert hits(client, "nhãn phụ", kind="poem") == hits(client, "nhãn phụ", organisation="Công ty Không Có") == []


@pytest.mark.parametrize(
    "params",
    [
        {"format": "pdf"}, {"format": ""}, {"from": "2021", "to": "2020"}, {"from": "hai nghìn"}, {"from": "20"}, {"to": "2020-12"},
        {"in_force": "perhaps"}, {"kind": "a" * 101}, {"organisation": "a" * 201}, {"k": 0}, {"k": "many"}, {"q": " "}, {"words": "fr"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_cannot_be_searched_is_refused_by_name(client: TestClient, params: dict[str, Any], language: str) -> None:
    """422 in the reader's language; the field that is wrong is named."""
    body = problem(client, "GET", SEARCH, language, params={"q": "a", **params})
    assert body["status"] == 422
    assert f"«{next(iter(params))}»" in body["detail"] or params == {"q": " "}


@pytest.mark.parametrize(("params", "accept", "first"), [
    ({}, "vi", "STT"), ({}, "en-GB,en;q=0.9", "No."), ({}, "fr", "STT"),
    ({"language": "en"}, "vi", "No."), ({"language": "vi"}, "en", "STT"), ({"words": "en"}, "vi", "No."),
    ({"language": "en", "words": "vi"}, "en", "STT"), ({"language": "", "words": ""}, "en", "No."),
])  # fmt: skip
def test_a_table_is_a_file_in_the_askers_language(client: TestClient, params: dict[str, str], accept: str, first: str) -> None:
    """`words`, else `language`, else Accept-Language, names the columns; the rows are the hits of the JSON."""
    asked: dict[str, str | int] = {"q": "nhãn phụ", "k": 3, **params}
    response = client.get(SEARCH, params={**asked, "format": "csv"}, headers={"accept-language": accept})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"].startswith('attachment; filename="')
    assert response.headers["content-language"] == ("vi" if first == "STT" else "en")
    assert response.headers["x-content-type-options"] == "nosniff"
    columns, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    assert columns[0] == first
    assert [row[5] for row in rows] == [hit["text"] for hit in client.get(SEARCH, params=asked).json()["hits"]]


@pytest.mark.parametrize(("accept", "title"), [("vi", "Kết quả tra cứu"), ("en", "Search results")])
def test_a_document_is_a_file_in_the_askers_language(client: TestClient, accept: str, title: str) -> None:
    """It opens, says what was searched for, and cites the pages of this service."""
    asked: dict[str, str | int] = {"q": "nhan phu la gi", "k": 2, "format": "docx", "in_force": "true"}
    response = client.get(SEARCH, params=asked, headers={"accept-language": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, WORD)
    assert "nhan-phu-la-gi" in response.headers["content-disposition"]
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(response.content)).paragraphs]
    assert paragraphs[0] == title
    assert any(said.endswith(": nhan phu la gi") for said in paragraphs)
    assert sum("http://testserver/documents/" in said for said in paragraphs) == 2
