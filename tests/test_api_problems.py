"""What cannot be done is a problem+json in the reader's language; what is hostile harms nobody."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import HashEmbedder
from fastapi.testclient import TestClient
from service import cached_settings, contract

from api import create_app
from bot.settings import Settings
from corpus.chunking import chunk
from corpus.library import read
from corpus.text import has_accents
from index.cache import EmbeddingCache
from index.generation import assemble
from index.shelf import Shelf

JSON = {"content-type": "application/json"}
ASK = "/v1/ask"


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as made:
        yield made


def problem(client: TestClient, method: str, path: str, language: str, **request: Any) -> dict[str, Any]:
    """The problem that a request ends in, checked for all that every problem must be."""
    headers = {**request.pop("headers", {}), "accept-language": language}
    response = client.request(method, path, headers=headers, **request)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["content-language"] == language
    assert "content-security-policy" in response.headers
    body: dict[str, Any] = response.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == response.status_code
    assert body["title"]
    assert has_accents(body["detail"]) == (language == "vi"), body["detail"]
    assert not any(sign in response.text for sign in ("Traceback", 'File "', "site-packages", "Error("))
    return body


@pytest.mark.parametrize(
    ("status", "method", "path", "sent"),
    [
        (422, "POST", ASK, {"json": {"question": ""}}),
        (422, "POST", ASK, {"json": {"question": "  \u200b "}}),
        (422, "POST", ASK, {"json": {"question": "a" * 2001}}),
        (422, "POST", ASK, {"json": {}}),
        (422, "POST", ASK, {"json": ["a"]}),
        (422, "POST", ASK, {"json": {"question": 5}}),
        (422, "POST", ASK, {"json": {"question": "a", "language": "fr"}}),
        (422, "POST", ASK, {"json": {"question": "a", "colour": "red"}}),
        (422, "POST", ASK, {"json": {"question": "a", "max_citations": 0}}),
        (422, "POST", ASK, {"json": {"question": "a", "max_citations": 9}}),
        (422, "POST", ASK, {"json": {"question": "a", "history": [{"role": "boss", "content": ""}]}}),
        (422, "POST", ASK, {"content": b""}),
        (400, "POST", ASK, {"content": b"{question", "headers": JSON}),
        (400, "POST", ASK, {"content": b'{"question": "\xff"}', "headers": JSON}),
        (400, "POST", ASK, {"content": b"[" * 100_000, "headers": JSON}),
        (422, "POST", "/v1/ask/stream", {"json": {"question": " "}}),
        (422, "POST", "/v1/ask/stream", {"json": {"question": "a" * 2001}}),
        (422, "GET", "/v1/search", {}),
        (422, "GET", "/v1/search?q=%20", {}),
        (422, "GET", "/v1/search?q=a&k=51", {}),
        (422, "GET", "/v1/search?q=a&language=fr", {}),
        (404, "GET", "/v1/documents/khong-co", {}),
        (404, "GET", "/v1/documents/%ff%00", {}),
        (404, "GET", "/nowhere", {}),
        (404, "GET", "/static/nowhere.js", {}),
        (404, "GET", "/static/templates/site.html", {}),
        (404, "GET", "/static/..%2f..%2fapi.py", {}),
        (405, "GET", ASK, {}),
        (405, "DELETE", "/v1/documents", {}),
    ],
)
def test_a_problem_is_said_in_the_readers_language(
    client: TestClient, status: int, method: str, path: str, sent: dict[str, Any]
) -> None:
    """Every request that cannot be met has its status and, in either language, a detail for people."""
    assert problem(client, method, path, "vi", **sent)["status"] == status
    assert problem(client, method, path, "en", **sent)["status"] == status


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_body_that_is_not_called_json_is_refused(client: TestClient, language: str) -> None:
    """Another content type is a problem, whatever the body holds."""
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        body = problem(client, "POST", ASK, language, content=b'{"question": "a"}', headers={"content-type": kind})
        assert body["status"] in (415, 422)


def test_values_that_may_stand_are_listed_in_the_readers_language(client: TestClient) -> None:
    """No English "or" in a Vietnamese sentence."""
    body = problem(client, "POST", ASK, "vi", json={"question": "a", "language": "fr"})
    assert "vi" in body["detail"]
    assert " or " not in body["detail"]


def test_a_wrong_method_says_which_are_right(client: TestClient) -> None:
    """RFC 9110: 405 carries Allow."""
    assert client.get(ASK).headers["allow"] == "POST"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_an_index_the_service_says_what_to_run(settings: Settings, tmp_path: Path, language: str) -> None:
    """503 with the command; the process lives, and the page is served."""
    with TestClient(create_app(settings.model_copy(update={"var": tmp_path}))) as client:
        for path in (ASK, "/v1/ask/stream", "/v1/search?q=a", "/v1/documents", "/readyz"):
            asks = path.startswith(ASK)
            body = problem(client, "POST" if asks else "GET", path, language, **({"json": {"question": "a"}} if asks else {}))
            assert body["status"] == 503
            assert "hoidap index" in body["detail"]
        assert client.get("/healthz").status_code == client.get("/").status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_index_of_another_embedder_is_refused_with_the_command(settings: Settings, tmp_path: Path, language: str) -> None:
    """503 names what differs and what mends it."""
    own, other = cached_settings(settings, tmp_path), HashEmbedder()
    (own.corpus / "a.md").write_text("Cuộc họp tại Hà Nội.", encoding="utf-8")
    documents = read(own.corpus).documents
    shelf = Shelf(own.index)
    with shelf.lock():
        shelf.publish(assemble(documents, lambda d: chunk(d, other.count_tokens), {}, embedder=other, cache=EmbeddingCache(None)))
    with TestClient(create_app(own)) as client:
        for method, path, body in (("POST", ASK, {"json": {"question": "a"}}), ("GET", "/readyz", {})):
            said = problem(client, method, path, language, **body)
            assert said["status"] == 503
            assert "hoidap index" in said["detail"]
            assert "hash:32" in said["detail"]


HOSTILE = {
    "a ligature that unfolds 18 times": "\ufdfa" * 2000,
    "NUL": "năng\0suất\0" * 100,
    "emoji": "🙂" * 2000,
    "flags and joiners": "👨\u200d👩\u200d👧🇻🇳" * 200,
    "right to left": "\u202ecọuh gnăn\u202c \u200fAPO\u200f?",
    "only zero width": "\u200b\u200c\u200d\ufeff\u2060" * 100,
    "no space": "x" * 2000,
    "no space, accented": "ế" * 2000,
    "a tower of marks": "a" + "\u0301" * 1999,
    "one-letter words": "a " * 999 + "b",
    "digits": "9" * 2000,
    "a number no one can count to": f"năm {'9' * 1900} có bao nhiêu?",
    "markup": "<script>alert(1)</script> là gì?",
    "signs": "?!.,;:()[]{}*+\\|^$" * 100,
    "not a character": "\uffff\ufffe\U0010ffff",
    "capitals": "ASEAN " * 333,
    "courtesies": "xin cho biết " * 150,
}


@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_question_is_answered_or_refused(client: TestClient, question: str) -> None:
    """200 or 422 in finite time, for an answer and for a search, and the process lives."""
    before = time.monotonic()
    asked, found = client.post(ASK, json={"question": question}), client.get("/v1/search", params={"q": question})
    assert asked.status_code == found.status_code
    assert asked.status_code in (200, 422)
    if asked.status_code == 200:
        contract(asked.json())
    assert client.get("/healthz").status_code == 200
    assert time.monotonic() - before < 60


@pytest.mark.parametrize(
    "body",
    [rb'{"question": "\ud800"}', rb'{"question": "n\u0103ng \udfff\ud800 su\u1ea5t"}', rb'{"question": "a", "\ud800": 1}',
     rb'{"question": "a", "language": "\ud800"}', rb'{"question": "a", "history": [{"role": "user", "content": "\ud800"}]}'],
)  # fmt: skip
def test_half_a_surrogate_is_no_text(client: TestClient, body: bytes) -> None:
    """A lone surrogate anywhere in the body ends in 200 or 422."""
    for path in (ASK, "/v1/ask/stream"):
        assert client.post(path, content=body, headers=JSON).status_code in (200, 422)


def test_markup_in_a_question_leaves_as_data(client: TestClient) -> None:
    """What a question holds is never served as HTML."""
    response = client.get("/v1/documents/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"
