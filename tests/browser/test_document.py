"""A document's page: the address of a quote leads to exactly its words."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from service import build, cached_settings

from bot.settings import Settings
from browser.pages import PHONE, QUESTIONS, Opening
from browser.sites import serving
from corpus.types import Language, Passage
from index.hybrid import HybridIndex

_MARKED = """() => [...document.querySelectorAll("mark:not(.aligned)")].map((mark) => mark.textContent).join("")"""


def places(starter: HybridIndex) -> list[tuple[str, int, int]]:
    """A sentence from the middle of every document."""
    found: dict[str, list[Passage]] = {}
    for passage in starter.generation.passages:
        found.setdefault(passage.document_id, []).append(passage)
    return [(id_, *passages[len(passages) // 2].sentences[0]) for id_, passages in found.items()]


def test_a_fragment_marks_exactly_its_words_and_brings_them_into_view(visit: Opening, bot_url: str, starter: HybridIndex) -> None:
    """In every third document: what is marked is text[start:end], white space apart, and it can be seen without scrolling."""
    visitor = visit(f"{bot_url}/documents")
    for document_id, start, end in places(starter)[::3]:
        visitor.page.goto(f"{bot_url}/documents/{document_id}#c{start}-{end}")
        expect(visitor.page.locator("mark").first).to_be_in_viewport()
        text = starter.generation.documents[document_id].text[start:end]
        assert visitor.page.evaluate(_MARKED).split() == text.split()
    assert visitor.violations == []
    assert visitor.complaints == []


def test_a_link_of_an_answer_leads_there(visit: Opening, bot_url: str) -> None:
    """From the source of an answer to the same words in the document, in a tab of its own."""
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["vi"])
    visitor.marker(1).click()
    quoted = visitor.sources.first.locator("mark").first.inner_text()
    with visitor.page.context.expect_page() as opened:
        visitor.sources.first.get_by_role("link").first.click()
    expect(opened.value.locator("mark").first).to_be_in_viewport()
    assert opened.value.evaluate(_MARKED).split() == quoted.split()


def test_another_fragment_marks_other_words(visit: Opening, bot_url: str, starter: HybridIndex) -> None:
    """Following a link within the page moves the mark; an offset that the document does not have is said to be none of it."""
    document_id, start, end = places(starter)[0]
    visitor = visit(f"{bot_url}/documents/{document_id}#c{start}-{end}")
    visitor.page.evaluate(f"() => {{ location.hash = '#c{start}-{start + 5}'; }}")
    expect(visitor.page.locator("mark:not(.aligned)")).to_have_text(starter.generation.documents[document_id].text[start : start + 5])
    visitor.page.evaluate("() => { location.hash = '#c9999990-9999999'; }")
    expect(visitor.page.locator("mark")).to_have_count(0)
    expect(visitor.page.get_by_role("status")).not_to_be_empty()


def test_offsets_count_characters_as_the_server_does(visit: Opening, settings: Settings, tmp_path: Path) -> None:
    """Where a document holds signs beyond the basic plane, the words marked are still the right ones."""
    own = cached_settings(settings, tmp_path / "own")
    text = "🙂🙂 Trước đó. Nhãn 🏷 ghi tên hàng hóa. Sau đó 🙂.\n"
    build(own, {"signs.md": f"---\nid: signs\nlanguage: vi\n---\n{text}"})
    with serving(own) as bot:
        visitor = visit(f"{bot}/v1/documents/signs")
        whole: str = json.loads(visitor.page.inner_text("body"))["text"]
        start = whole.index("Nhãn")
        end = whole.index("hàng hóa.") + len("hàng hóa.")
        visitor.page.goto(f"{bot}/documents/signs#c{start}-{end}")
        expect(visitor.page.locator("mark")).to_have_text("Nhãn 🏷 ghi tên hàng hóa.")


@pytest.mark.parametrize("language", list(Language))
def test_both_languages_stand_side_by_side(visit: Opening, bot_url: str, starter: HybridIndex, language: Language) -> None:
    """With their `lang`, on a wide screen beside each other, on a phone below each other, and nothing scrolls sideways."""
    document_id = next(d.id for d in starter.generation.documents.values() if d.language is language and d.kind == "fact-sheet")
    for size in ((1280, 800), PHONE, (320, 256)):
        visitor = visit(f"{bot_url}/documents/{quote(document_id)}?language={language}", language=language, size=size)
        row = visitor.page.locator(".row", has=visitor.page.locator(".other")).nth(3)
        own, other = row.locator(".cell:not(.other)"), row.locator(".cell.other")
        assert {cell.get_attribute("lang") for cell in (own, other)} == {"vi", "en"}
        left, right = own.bounding_box(), other.bounding_box()
        assert left
        assert right
        assert (right["x"] > left["x"]) == (size[0] == 1280)
        assert visitor.fits()


def test_a_document_that_is_not_there_is_a_page_in_both_languages(visit: Opening, bot_url: str) -> None:
    """With the way to the list of documents."""
    visitor = visit(f"{bot_url}/documents/nowhere")
    assert {part.get_attribute("lang") for part in visitor.page.locator("section").all()} == {"vi", "en"}
    expect(visitor.page.locator("main").get_by_role("link", name="Xem danh sách tài liệu")).to_be_visible()
