"""The HTTP contract, as a client sees it."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from service import build, cached_settings, contract

from api import create_app
from bot.settings import Settings

VI = "Hội nghị tổng kết năm Việt Nam làm Chủ tịch ASEAN được tổ chức vào ngày nào?"
EN = "On what date did the Prime Minister speak at the conference reviewing Viet Nam's ASEAN chairmanship year?"
PLAIN = "hop tong ket nam chu tich asean cua vn hom nao vay"
NOWHERE = "How tall is Mount Everest?"


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as made:
        yield made


def events(client: TestClient, body: dict[str, Any]) -> list[tuple[str, Any]]:
    """The server-sent events of an answer, read as the standard says: fields, then an empty line."""
    found: list[tuple[str, Any]] = []
    with client.stream("POST", "/v1/ask/stream", json=body) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        name = "message"
        data: list[str] = []
        for line in response.iter_lines():
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if line == "" and data:
                found.append((name, json.loads("\n".join(data))))
                name, data = "message", []
            elif field == "event":
                name = value
            elif field == "data":
                data.append(value)
    assert not data
    return found


@pytest.mark.parametrize(
    ("question", "language", "said"), [(VI, "vi", "11/12/2020"), (PLAIN, "vi", "11/12/2020"), (EN, "en", "11 December 2020")]
)
def test_an_answer_is_the_contract_and_its_quotes_are_slices(client: TestClient, question: str, language: str, said: str) -> None:
    """POST /v1/ask: exact keys, and each quote is the text of GET /v1/documents/{id} from start to end."""
    response = client.post("/v1/ask", json={"question": question})
    answer = response.json()
    contract(answer)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert (answer["answered"], answer["language"], answer["suggestions"]) == (True, language, [])
    assert said in answer["citations"][0]["quote"]
    assert (answer["query"]["restored"] is not None) == (question == PLAIN)
    for citation in answer["citations"]:
        text = client.get(f"/v1/documents/{citation['document_id']}").json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert f"[{citation['marker']}]" in answer["answer"]
        assert citation["parallel"]["language"] != citation["language"]


def test_a_refusal_is_an_answer_of_its_own(client: TestClient) -> None:
    """200, answered false, no citations, the nearest documents in the asker's language."""
    response = client.post("/v1/ask", json={"question": NOWHERE})
    answer = response.json()
    contract(answer)
    assert (response.status_code, answer["answered"], answer["citations"], answer["language"]) == (200, False, [], "en")
    assert {suggestion["language"] for suggestion in answer["suggestions"]} == {"en"}


def test_language_citations_and_history_are_taken(client: TestClient) -> None:
    """`language` chooses the answer's language, `max_citations` limits, `history` is accepted."""
    history = [{"role": "user", "content": "Xin chào"}, {"role": "assistant", "content": "Chào quý vị."}]
    answer = client.post("/v1/ask", json={"question": VI, "language": "en", "max_citations": 1, "history": history}).json()
    contract(answer)
    assert (answer["language"], answer["query"]["language"], len(answer["citations"])) == ("en", "vi", 1)
    assert answer["citations"][0]["language"] == "en"


@pytest.mark.parametrize("question", [VI, NOWHERE])
def test_the_stream_is_the_same_answer_in_pieces(client: TestClient, question: str) -> None:
    """found, delta …, done; the deltas joined are the answer, and done is what /v1/ask says."""
    (first, found), *deltas, (last, done) = events(client, {"question": question})
    assert (first, last) == ("found", "done")
    assert set(found) == {"id", "language", "query", "documents", "notices"}
    assert {name for name, _ in deltas} == {"delta"}
    assert "".join(data["text"] for _, data in deltas) == done["answer"]
    contract(done)
    assert found["id"] == done["id"]
    asked = client.post("/v1/ask", json={"question": question}).json()
    changing = {"id", "took_ms"}
    assert {k: v for k, v in done.items() if k not in changing} == {k: v for k, v in asked.items() if k not in changing}


def test_search_finds_passages(client: TestClient) -> None:
    """GET /v1/search: the best first, at most k, in the language wanted, each a slice of its document."""
    found = client.get("/v1/search", params={"q": "APO training courses", "k": 3, "language": "en"}).json()
    assert set(found) == {"query", "hits"}
    assert len(found["hits"]) == 3
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    for hit in found["hits"]:
        assert hit["language"] == "en"
        text = client.get(f"/v1/documents/{hit['document_id']}").json()["text"]
        assert text[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize("question", [VI, EN])
def test_a_passage_and_its_translation_are_one_hit(client: TestClient, question: str) -> None:
    """Each hit names its `twin`, the passage that says the same in the other language, and no hit is another's twin."""
    hits = client.get("/v1/search", params={"q": question, "k": 50}).json()["hits"]
    documents = {d["id"]: d for d in client.get("/v1/documents").json()["documents"]}
    twins = [hit["twin"] for hit in hits if hit["twin"]]
    assert twins
    for hit in hits:
        if twin := hit["twin"]:
            assert set(twin) == {"passage_id", "document_id", "language"}
            assert {hit["language"], twin["language"]} == {"vi", "en"}
            assert documents[twin["document_id"]]["language"] == twin["language"]
    shown = [hit["passage_id"] for hit in hits]
    assert len(set(shown)) == len(shown)
    assert not {twin["passage_id"] for twin in twins} & set(shown)


def test_the_asker_s_own_language_is_shown_first(client: TestClient) -> None:
    """Of a pair, the hit is the one in the language of the question, whichever was found; in a pool of the other, its twin."""
    for question, own, other in ((VI, "vi", "en"), (EN, "en", "vi")):
        first = client.get("/v1/search", params={"q": question}).json()["hits"][0]
        alone = client.get("/v1/search", params={"q": question, "language": other}).json()["hits"][0]
        assert (first["language"], alone["language"]) == (own, other)
        assert first["twin"]["passage_id"] == alone["passage_id"]


def test_documents_are_listed_without_their_text(client: TestClient) -> None:
    """GET /v1/documents lists every document; GET /v1/documents/{id} adds the text and the marked blocks."""
    listed = client.get("/v1/documents").json()["documents"]
    assert {d["language"] for d in listed} == {"vi", "en"}
    for row in listed:
        one = client.get(f"/v1/documents/{row['id']}").json()
        text = one.pop("text")
        assert all(text[block["start"] : block["end"]].strip() for block in one.pop("blocks"))
        assert one == row


def test_health_and_readiness(client: TestClient) -> None:
    """/healthz says that the process lives, /readyz which index it serves."""
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready"
    assert ready["embedder"].startswith("bundled:")


class Page(HTMLParser):
    """What a strict policy would block, and what the page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not values.get("src")):
            self.inline.append(tag)
        if tag in ("script", "img", "link"):
            self.loads.append(str(values.get("src") or values.get("href")))


def test_the_page_keeps_its_own_policy(client: TestClient) -> None:
    """No inline script or style; everything it loads comes from here and is there, under the same policy."""
    response = client.get("/")
    page = Page()
    page.feed(response.text)
    assert page.inline == []
    assert any(path.endswith(".js") for path in page.loads)
    for path in ["/", *page.loads]:
        got = client.get(path if path.startswith("/") else f"/{path}")
        assert got.status_code == 200, path
        policy = got.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert got.headers["x-content-type-options"] == "nosniff"
        kind = {"js": "javascript", "css": "css", "svg": "svg"}.get(path.rpartition(".")[2], "html")
        assert kind in got.headers["content-type"]


def test_questions_at_once_get_the_answers_they_get_alone(client: TestClient) -> None:
    """Eight threads change nothing: same text, same citations."""
    questions = [VI, EN, PLAIN, NOWHERE]

    def ask(question: str) -> tuple[str, Any]:
        answer = client.post("/v1/ask", json={"question": question}).json()
        return answer["answer"], answer["citations"]

    alone = {question: ask(question) for question in questions}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(ask, questions * 8))
    assert together == [alone[question] for question in questions * 8]


def test_a_new_index_is_picked_up_without_a_failed_request(settings: Settings, tmp_path: Path) -> None:
    """While the index is built anew and switched, every request succeeds, and the new document appears."""
    own = cached_settings(settings, tmp_path)
    build(own, {"mot.md": "Cuộc họp thứ nhất diễn ra tại Hà Nội."})
    with TestClient(create_app(own)) as client, ThreadPoolExecutor(1) as pool:
        assert [d["id"] for d in client.get("/v1/documents").json()["documents"]] == ["mot"]
        building = pool.submit(build, own, {"hai.md": "Cuộc họp thứ hai diễn ra tại Đà Nẵng."})
        while not building.done():
            assert client.post("/v1/ask", json={"question": "Cuộc họp ở đâu?"}).status_code == 200
        building.result()
        answer = client.post("/v1/ask", json={"question": "Cuộc họp thứ hai diễn ra ở đâu?"})
        assert answer.status_code == 200
        assert {d["id"] for d in client.get("/v1/documents").json()["documents"]} == {"mot", "hai"}
