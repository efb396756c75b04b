"""The pages of documents and the desk, as a browser gets them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from service import build, cached_settings

from api import create_app
from bot.pages.texts import texts
from bot.settings import Settings
from corpus.text import has_accents
from corpus.types import Language

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PAGES = ["/documents", "/documents/risk-conformity-vi", "/desk"]


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as made:
        yield made


class Page(HTMLParser):
    """What stands where: slices by their offset, links, ids, what is loaded, and what a strict policy would block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.named: list[str] = []
        self.language = ""
        self.slices: list[tuple[str, int, str]] = []
        self._open: list[tuple[str, str | None, int | None]] = []
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.language = self.language or str(values.get("lang", ""))
        self.ids += [str(values["id"])] if "id" in values else []
        self.links += [str(values.get("href"))] if tag == "a" and "href" in values else []
        self.loads += [str(values.get("src") or values.get("href"))] if tag in ("script", "img", "link") else []
        self.named += [str(values["aria-controls"])] if "aria-controls" in values else []
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not values.get("src")):
            self.inline.append(tag)
        if tag not in ("meta", "link", "img", "input", "br"):
            start = values.get("data-start")
            self._open.append((tag, values.get("lang"), int(start) if start else None))
            self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        opened, _, start = self._open.pop()
        assert opened == tag, f"{opened} is closed by {tag}"
        if start is not None:
            language = next(lang for _, lang, _ in reversed(self._open) if lang)
            self.slices.append((language, start, self._text))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_is_whole_and_keeps_the_policy(client: TestClient, path: str, language: str) -> None:
    """Tags close, ids are its own, nothing is inline, all it loads and links to within the site is there."""
    response = client.get(f"{path}?language={language}", headers=BROWSER)
    page = Page(response.text)
    assert (response.status_code, response.headers["content-language"], page.language) == (200, language, language)
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert page.inline == []
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.named) <= set(page.ids)
    assert any(load.endswith(".css") for load in page.loads)
    within = {link for link in page.links if "://" not in link and not link.startswith(("#", "?"))}
    for address in {*page.loads, *within}:
        assert client.get(str(response.url.join(address)), headers=BROWSER).status_code == 200, address


def test_a_document_s_slices_are_its_text(client: TestClient) -> None:
    """On the page of every document, each element with an offset holds exactly the text of GET /v1/documents/{id} there."""
    listed = client.get("/v1/documents").json()["documents"]
    for row in listed:
        text = client.get(f"/v1/documents/{row['id']}").json()["text"]
        own = [one for one in Page(client.get(f"/documents/{row['id']}").text).slices if one[0] == row["language"]]
        assert own
        assert all(text[start : start + len(said)] == said for _, start, said in own)


def test_the_words_around_a_document_are_in_the_language_wanted(client: TestClient) -> None:
    """`?language=` decides, otherwise the document's own language; the list goes by Accept-Language."""
    for path, headers, language in [
        ("/documents/labelling-vi", {"accept-language": "en"}, "vi"), ("/documents/labelling-en", {"accept-language": "vi"}, "en"),
        ("/documents/labelling-vi?language=en", {}, "en"), ("/documents", {"accept-language": "en"}, "en"),
        ("/desk", {"accept-language": "vi"}, "vi"), ("/desk?language=en", {"accept-language": "vi"}, "en"),
    ]:  # fmt: skip
        assert client.get(path, headers=headers).headers["content-language"] == language, path


def test_what_has_ended_is_marked_with_what_replaced_it(client: TestClient) -> None:
    """The block no longer in force says since when, in both languages, and leads to the blocks that hold instead."""
    page = client.get("/documents/risk-conformity-vi").text
    assert "Hết hiệu lực từ 01/7/2026" in page
    assert "No longer in force since 1 July 2026" in page
    for language in ("vi", "en"):
        text = client.get(f"/v1/documents/risk-conformity-{language}").json()
        block = next(block for block in text["blocks"] if block["id"] == "vql-003")
        assert f'href="../documents/risk-conformity-{language}#c{block["start"]}-{block["end"]}"' in page


@pytest.mark.parametrize(
    ("path", "status"), [("/documents/khong-co", 404), ("/documents/%ff%00", 404), ("/nowhere/at/all", 404), ("/desk?language=fr", 422)]
)
def test_what_is_not_there_is_a_page_in_both_languages(client: TestClient, path: str, status: int) -> None:
    """A browser gets an HTML page that says it in both languages and leads on; other clients get the problem as JSON."""
    response = client.get(path, headers=BROWSER)
    page = Page(response.text)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert texts(Language.VI)["back"] in response.text
    assert texts(Language.EN)["back"] in response.text
    for address in [*page.loads, *(link for link in page.links if not link.startswith(("#", "?")))]:
        assert client.get(str(response.url.join(address))).status_code == 200, address
    assert client.get(path).headers["content-type"] == "application/problem+json"


def test_the_address_of_a_page_cannot_carry_html(client: TestClient) -> None:
    """What a visitor was led to type comes back escaped."""
    for path in ("/documents/<script>alert(1)<", "/documents/risk-conformity-vi?x=<script>alert(1)<"):
        assert "<script>alert" not in client.get(path, headers=BROWSER).text


def test_without_an_index_a_browser_is_told_so(settings: Settings, tmp_path: Path) -> None:
    """503 as a page, in both languages; the page at the root of the site stays."""
    own = cached_settings(settings, tmp_path)
    with TestClient(create_app(own)) as client:
        for path in ("/documents", "/documents/one", "/desk"):
            response = client.get(path, headers=BROWSER)
            assert (response.status_code, response.headers["content-type"]) == (503, "text/html; charset=utf-8")
            assert has_accents(response.text)
            assert "hoidap index" in response.text


def test_a_hostile_document_harms_no_page(settings: Settings, tmp_path: Path) -> None:
    """HTML, lone carriage returns, signs beyond the first plane and a script address are shown as text, offsets kept."""
    own = cached_settings(settings, tmp_path)
    said = ["<img src=x onerror=alert(1)> 😀 &amp; một\rhai.", "[x](javascript:alert(1)) 😀 ba."]
    evil = '---\nid: about\ntitle: "<b>Đậm</b>"\n---\n' + "\r\n\r\n".join(said)
    build(own, {"evil.md": evil})
    with TestClient(create_app(own)) as client:
        response = client.get("/documents/about", headers=BROWSER)
        page, text = Page(response.text), client.get("/v1/documents/about").json()["text"]
        assert page.inline == []
        assert "x" not in page.loads
        assert [one for _, _, one in page.slices] == said
        assert all(text.startswith(one, start) for _, start, one in page.slices)
        assert not any(link.startswith("javascript") for link in page.links)
        assert "&lt;b&gt;Đậm" in client.get("/documents", headers=BROWSER).text


def test_a_document_prints_without_navigation_and_with_its_address(client: TestClient) -> None:
    """The style sheets have rules for paper: the header goes, the address appears, both languages stay."""
    page = client.get("/documents/risk-conformity-vi").text
    sheets = {name: client.get(f"/static/{name}").text for name in re.findall(r"static/(\w+\.css)", page)}
    paper = " ".join(sheet.partition("@media print")[2] for sheet in sheets.values())
    assert {"site.css", "document.css"} <= set(sheets)
    assert ".header { display: none; }" in paper
    assert ".one .other { display: block; }" in paper
    assert "/documents/risk-conformity-vi</dd>" in page


def test_every_text_of_the_pages_is_in_both_languages() -> None:
    """No text is empty or the same in both, and no English one carries Vietnamese marks."""
    vi, en = texts(Language.VI), texts(Language.EN)
    assert all(vi[name] and en[name] and vi[name] != en[name] and not has_accents(en[name]) for name in en)
