"""POST /v1/feedback: kept where a journal is set, refused in the reader's language where it cannot be."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from test_api_problems import JSON, problem

from api import create_app
from bot.journal import Journal
from bot.settings import Settings

FEEDBACK = "/v1/feedback"
SAID = {
    "answer_id": "5f0c", "helpful": False, "reasons": ["outdated", "wrong_source"], "language": "vi",
    "question": "Nhãn phụ là gì? Gọi 0912 345 678", "comment": "Trả lời về an@congty.vn",
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journal") / "journal.sqlite3"


@pytest.fixture(scope="module")
def client(settings: Settings, path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings.model_copy(update={"journal": str(path)}))) as made:
        yield made


def test_feedback_is_kept_masked(client: TestClient, path: Path) -> None:
    """204 without a body; the journal then holds it, with personal data masked and each reason once."""
    response = client.post(FEEDBACK, json={**SAID, "reasons": ["outdated", "outdated"]}, headers={"user-agent": "Telltale/1"})
    assert (response.status_code, response.content) == (204, b"")
    (said,) = Journal.open(str(path)).newest(1)
    assert (said.answer_id, said.helpful, said.reasons, said.language) == ("5f0c", False, ("outdated",), "vi")
    assert (said.question, said.comment) == ("Nhãn phụ là gì? Gọi [số]", "Trả lời về [e-mail]")
    assert b"Telltale" not in path.read_bytes()


def test_a_reason_may_stand_with_praise_and_a_comment_may_be_left_out(client: TestClient, path: Path) -> None:
    """`reasons` says what is wrong even with what helped; without `comment` nothing is kept there."""
    for without in ({"comment": None}, {}):
        sent = {key: SAID[key] for key in SAID if key != "comment"} | {"helpful": True} | without
        assert client.post(FEEDBACK, json=sent).status_code == 204
        (said,) = Journal.open(str(path)).newest(1)
        assert (said.helpful, said.reasons, said.comment) == (True, ("outdated", "wrong_source"), "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": ["boring"]}, {"reasons": "outdated"}, {"reasons": ["outdated"] * 5}, {"reasons": [5]},
        {"helpful": "yes"}, {"helpful": 1}, {"helpful": None}, {"language": "fr"}, {"colour": "red"}, {"address": "127.0.0.1"},
        {"answer_id": ""}, {"answer_id": "a" * 65}, {"answer_id": "an@congty.vn"}, {"answer_id": 5},
        {"question": ""}, {"question": "a" * 2001}, {"question": None}, {"comment": "a" * 1001}, {"comment": 5},
    ],
)  # fmt: skip
def test_feedback_that_breaks_the_contract_is_refused(client: TestClient, wrong: dict[str, Any]) -> None:
    """422 in either language, naming the field."""
    for language in ("vi", "en"):
        body = problem(client, "POST", FEEDBACK, language, json=SAID | wrong)
        assert body["status"] == 422
        assert f"«{next(iter(wrong))}" in body["detail"]


@pytest.mark.parametrize("field", ["answer_id", "helpful", "question", "language"])
def test_what_the_contract_asks_for_must_be_there(client: TestClient, field: str) -> None:
    """422 for a field left out."""
    assert problem(client, "POST", FEEDBACK, "vi", json={key: SAID[key] for key in SAID if key != field})["status"] == 422


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_is_read_only_so_far(client: TestClient, chunked: bool) -> None:
    """413 for more than 64 KiB, also where its length is not announced."""
    body = b'{"comment": "' + b"a" * 100_000 + b'"}'
    content: Any = iter([body[:50_000], body[50_000:]]) if chunked else body
    assert problem(client, "POST", FEEDBACK, "vi", content=content, headers=JSON)["status"] == 413


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_journal_feedback_is_not_taken(settings: Settings, language: str) -> None:
    """404 that says it is not switched on."""
    with TestClient(create_app(settings)) as client:
        body = problem(client, "POST", FEEDBACK, language, json=SAID)
    assert (body["status"], body["type"]) == (404, "urn:hoidap:problem:journal-off")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_feedback_that_cannot_be_kept_is_not_lost_in_silence(settings: Settings, tmp_path: Path, language: str) -> None:
    """503 where the write fails: whoever sent it can send it again."""
    path = tmp_path / "journal.sqlite3"
    with TestClient(create_app(settings.model_copy(update={"journal": str(path)}))) as client:
        with closing(sqlite3.connect(path)) as file:
            file.execute("DROP TABLE feedback")
        assert problem(client, "POST", FEEDBACK, language, json=SAID)["status"] == 503
