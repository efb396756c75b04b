"""What another site may do with the bot: load it, ask it, frame it – if it is allowed to."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from service import build, cached_settings

from api import create_app
from bot.settings import Settings, load
from corpus.errors import SettingsError

ALLOWED, STRANGER = "https://www.example.org", "https://elsewhere.example"
QUESTION = {"question": "Are medium-risk goods inspected at import?"}
WEB = Path(__file__).parent.parent / "bot" / "web"


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings.model_copy(update={"origins": (ALLOWED,)}))) as made:
        yield made


def ancestors(client: TestClient, path: str) -> str:
    policy = client.get(path).headers["content-security-policy"]
    return policy.partition("frame-ancestors ")[2]


@pytest.mark.parametrize("path", ["/widget.js", "/static/chat.js", "/v1/about", "/v1/documents", "/v1/documents/none"])
def test_only_an_allowed_site_may_read(client: TestClient, path: str) -> None:
    """The allowed origin is named in the answer – an error too –, a stranger is not, and no cookie is ever let through."""
    allowed = client.get(path, headers={"Origin": ALLOWED})
    assert allowed.headers["access-control-allow-origin"] == ALLOWED
    assert "origin" in allowed.headers["vary"].lower()
    assert "access-control-allow-credentials" not in allowed.headers
    assert "access-control-allow-origin" not in client.get(path, headers={"Origin": STRANGER}).headers


@pytest.mark.parametrize("origin", [ALLOWED, STRANGER])
def test_an_unexpected_error_is_an_answer_like_any_other(settings: Settings, origin: str) -> None:
    """500 is problem+json and secured, and the allowed site can tell it from a server that is away."""
    app = create_app(settings.model_copy(update={"origins": (ALLOWED,)}))

    @app.get("/v1/broken")
    def broken() -> None:
        raise ZeroDivisionError

    with TestClient(app) as client:
        response = client.get("/v1/broken", headers={"Origin": origin})
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers.get("access-control-allow-origin") == (ALLOWED if origin == ALLOWED else None)


@pytest.mark.parametrize(("origin", "status"), [(ALLOWED, 200), (STRANGER, 400)])
def test_a_question_is_asked_after_leave_is_given(client: TestClient, origin: str, status: int) -> None:
    """The browser's question before POST /v1/ask/stream is granted to the allowed site alone."""
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    granted = client.options("/v1/ask/stream", headers=headers)
    assert granted.status_code == status
    assert granted.headers.get("access-control-allow-origin") == (ALLOWED if status == 200 else None)


def test_without_allowed_sites_nobody_may(settings: Settings) -> None:
    """By default no other site reads or frames anything."""
    with TestClient(create_app(settings)) as alone:
        assert "access-control-allow-origin" not in alone.get("/v1/about", headers={"Origin": ALLOWED}).headers
        assert ancestors(alone, "/") == "'none'"


def test_only_an_allowed_site_may_frame(client: TestClient) -> None:
    """frame-ancestors names the bot and the allowed origins, on every page."""
    assert {ancestors(client, path) for path in ("/", "/documents", "/static/chat.js")} == {f"'self' {ALLOWED}"}


def test_the_launcher_is_a_script_that_is_asked_after_each_time(client: TestClient) -> None:
    """GET /widget.js: JavaScript, revalidated, so that a site has the newest without changing its page."""
    response = client.get("/widget.js")
    assert "javascript" in response.headers["content-type"]
    assert response.headers["cache-control"] == "no-cache"
    assert client.get("/widget.js", headers={"If-None-Match": response.headers["etag"]}).status_code == 304


def test_about_tells_what_is_there(client: TestClient, settings: Settings) -> None:
    """GET /v1/about: how many documents, the newest day among them, and whether feedback is taken."""
    documents = client.get("/v1/documents").json()["documents"]
    newest = max(day for row in documents for day in (row["published"], row["as_of"]) if day and len(day) == 10)
    assert client.get("/v1/about").json() == {"feedback": False, "documents": len(documents), "newest": newest}


def test_about_says_that_feedback_is_taken_where_a_journal_is_kept(settings: Settings, tmp_path: Path) -> None:
    """`feedback` follows HOIDAP_JOURNAL, and a document that is dated by its month names no day."""
    own = cached_settings(settings, tmp_path).model_copy(update={"journal": str(tmp_path / "journal.sqlite3")})
    build(own, {"mot.md": "---\npublished: 2020-12\n---\nCuộc họp thứ nhất diễn ra tại Hà Nội."})
    with TestClient(create_app(own)) as client:
        assert client.get("/v1/about").json() == {"feedback": True, "documents": 1, "newest": None}


def test_texts_are_compressed_and_the_stream_is_not(client: TestClient) -> None:
    """gzip for files and answers; an event stream passes as it is, so that each event leaves at once."""
    accepting = {"Accept-Encoding": "gzip"}
    assert client.get("/static/chat.js", headers=accepting).headers["content-encoding"] == "gzip"
    assert client.post("/v1/ask", json=QUESTION, headers=accepting).headers["content-encoding"] == "gzip"
    with client.stream("POST", "/v1/ask/stream", json=QUESTION, headers=accepting) as response:
        assert "content-encoding" not in response.headers
        assert b"".join(response.iter_raw()).startswith(b"event: found\n")


def test_the_chat_is_light(client: TestClient) -> None:
    """All that opening the widget loads – followed from import to import – is under 40 KB compressed."""
    seen = dict[str, int]()
    sheets = re.findall(r'"(\w+\.css)"', (WEB / "styles.js").read_text(encoding="utf-8"))
    wanted = ["/widget.js", "/static/chat.js", *(f"/static/{name}" for name in sheets)]
    while wanted:
        path = wanted.pop()
        if path not in seen:
            text = client.get(path).text
            seen[path] = len(gzip.compress(text.encode()))
            wanted += [f"/static/{name}" for name in re.findall(r'^import [^;]*?"\./([\w.]+)";', text, re.MULTILINE)]
    assert len(seen) >= 20
    assert sum(seen.values()) < 40_000, seen


def texts(script: str, language: str) -> dict[str, str]:
    """The entries of one language in a script's table of texts: `key: "text",` a line."""
    table = script.partition(f"  {language}: {{\n")[2]
    rows: dict[str, str] = {}
    for line in table.splitlines():
        if line.strip() == "},":
            break
        if line.strip() and not line.strip().startswith("//"):
            entry = re.fullmatch(r'\s*(\w+): "(.+)",', line)
            assert entry, line
            assert entry[1] not in rows, f"{entry[1]} twice"
            rows[entry[1]] = entry[2]
    return rows


def test_every_text_is_there_in_both_languages_with_the_same_places_to_fill() -> None:
    """texts.js: the same keys, and the same {names} in each."""
    script = (WEB / "texts.js").read_text(encoding="utf-8")
    vi, en = texts(script, "vi"), texts(script, "en")
    assert len(vi) > 50
    assert vi.keys() == en.keys()
    for key, text in vi.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", en[key])), key


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_launcher_says_the_same_of_an_absent_server(language: str) -> None:
    """widget.js cannot load texts.js when the server is away, so it has those texts itself: to the letter."""
    chat = texts((WEB / "texts.js").read_text(encoding="utf-8"), language)
    launcher = texts((WEB / "widget.js").read_text(encoding="utf-8").replace("\n    ", "\n  "), language)
    assert (launcher["away"], launcher["awayHelp"], launcher["retry"]) == (chat["unreachable"], chat["unreachableHelp"], chat["retry"])


def test_every_text_that_is_asked_for_is_there() -> None:
    """Each key that the chat's modules name – in a call or a data attribute – is in texts.js."""
    known = texts((WEB / "texts.js").read_text(encoding="utf-8"), "vi").keys()
    for script in ("composer", "frame", "turn", "sources", "feedback", "page"):
        source = (WEB / f"{script}.js").read_text(encoding="utf-8")
        asked = re.findall(r'voice\.(?:label|button)\("?\w+"?, "[^"]*", "(\w+)"', source) + re.findall(r'text\("\w+", "(\w+)"', source)
        asked += re.findall(r'voice\.say\("(\w+)"', source) + re.findall(r'data-(?:text|label)="(\w+)"', source)
        assert asked, script
        assert set(asked) <= known, script


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://a.example, http://localhost:8080", ("https://a.example", "http://localhost:8080")),
        ("https://A.example/ https://a.example", ("https://a.example",)),
        ("", ()),
    ],
)
def test_origins_are_read_as_people_write_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, read: tuple[str, ...]
) -> None:
    """HOIDAP_ORIGINS: commas or spaces, capitals and a last slash do not matter, nothing twice."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOIDAP_ORIGINS", written)
    assert load().origins == read


@pytest.mark.parametrize("wrong", ["*", "www.example.org", "https://a.example/page", "https://*.a.example", "https://a.example;script-src"])
def test_what_is_no_origin_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: str) -> None:
    """No wildcard, no path and nothing that would end the policy: the setting is named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOIDAP_ORIGINS", wrong)
    with pytest.raises(SettingsError, match="HOIDAP_ORIGINS"):
        load()
