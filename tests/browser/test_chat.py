"""The chat at `/`: what a reader can do with an answer, and what a screen reader hears."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from service import build, cached_settings

from bot.journal import Journal
from bot.settings import Settings
from browser.pages import PHONE, QUESTIONS, Opening, Texts, Visitor
from browser.sites import serving

_HEARD = """() => {
  const root = document.querySelector("hoidap-chat").shadowRoot, log = root.querySelector("[role=log]");
  window.heard = [];
  new MutationObserver((changes) => {
    if (log.ariaLive === "off") return;
    for (const {target, addedNodes} of changes) {
      const near = target.closest ? target : target.parentElement;
      if (!near?.closest("[aria-busy=true]")) heard.push(...[...addedNodes].map((node) => node.textContent));
    }
  }).observe(log, {childList: true, subtree: true, characterData: true});
}"""


_AFTER = 4
"""DOCUMENT_POSITION_FOLLOWING, and neither holds the other."""


def led_on(visitor: Visitor, said: dict[str, str]) -> Locator:
    """The buttons of what may be asked next, once they are there."""
    title = visitor.turn.get_by_role("heading", name=said["next"])
    expect(title).to_be_visible()
    return title.locator("xpath=following-sibling::ul").get_by_role("button")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_speaks_the_reader_s_language(visit: Opening, bot_url: str, texts: Texts, language: str) -> None:
    """By the browser's language: title, labels, examples and `lang`; an example is asked by pressing it."""
    visitor = visit(bot_url, language=language)
    expect(visitor.page).to_have_title(texts[language]["pageTitle"])
    assert visitor.page.locator("html").get_attribute("lang") == language
    expect(visitor.chat.get_by_role("textbox", name=texts[language]["boxLabel"])).to_be_visible()
    visitor.chat.get_by_role("listitem").get_by_role("button").first.click()
    expect(visitor.sources.first).to_be_visible()
    assert visitor.violations == []
    assert visitor.complaints == []


def test_a_switch_of_language_keeps_the_conversation(visit: Opening, bot_url: str, texts: Texts) -> None:
    """Labels change, the answer stays word for word, the choice outlives a reload, and nothing is read out anew."""
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["vi"])
    answer = visitor.turn.locator(".answer-text").inner_text()
    visitor.page.evaluate(_HEARD)
    visitor.switch("en")
    expect(visitor.chat.get_by_role("button", name=texts["en"]["send"], exact=True)).to_be_visible()
    visitor.page.wait_for_timeout(700)
    assert visitor.turn.locator(".answer-text").inner_text() == answer
    assert visitor.page.evaluate("heard") == []
    visitor.page.reload()
    expect(visitor.chat.get_by_role("button", name=texts["en"]["send"], exact=True)).to_be_visible()
    assert visitor.turn.locator(".answer-text").inner_text() == answer


def test_a_screen_reader_hears_an_answer_once_in_its_language(visit: Opening, bot_url: str) -> None:
    """The log is live and polite; the text is busy until it is whole; question, answer and quotes carry their language."""
    visitor = visit(bot_url)
    expect(visitor.log).to_have_attribute("aria-live", "polite")
    visitor.switch("vi")
    visitor.ask(QUESTIONS["en"])
    expect(visitor.turn.locator(".answer-text")).to_have_attribute("lang", "en")
    expect(visitor.turn.get_by_text(QUESTIONS["en"], exact=True)).to_have_attribute("lang", "en")
    visitor.marker(1).click()
    quotes = visitor.sources.first.locator("blockquote")
    assert {quote.get_attribute("lang") for quote in quotes.all()} == {"vi", "en"}


def test_a_marker_opens_the_exact_quote(visit: Opening, bot_url: str) -> None:
    """Every [n] of the answer opens source n, whose marked words are a slice of the document at its link's offsets."""
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["vi"])
    count = visitor.sources.count()
    assert count
    for number in range(1, count + 1):
        visitor.marker(number).click()
        source = visitor.sources.nth(number - 1)
        expect(source).to_have_attribute("open", "")
        quote = source.locator("mark").first.inner_text()
        link = source.get_by_role("link").first.get_attribute("href") or ""
        document_id, start, end = re.search(r"documents/([^#?]+).*#c(\d+)-(\d+)$", link).groups()  # type: ignore[union-attr]
        document = visitor.page.request.get(f"{bot_url}/v1/documents/{document_id}").json()
        assert document["text"][int(start) : int(end)].split() == quote.split()


def test_a_question_without_accents_is_shown_as_understood(visit: Opening, bot_url: str, texts: Texts) -> None:
    """With its accents put back, and a way to put it into the box and change it."""
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["plain"])
    expect(visitor.turn.get_by_text(texts["vi"]["understoodAs"])).to_be_visible()
    restored = visitor.turn.locator("q").inner_text()
    assert restored != QUESTIONS["plain"]
    visitor.turn.get_by_role("button", name=texts["vi"]["edit"]).click()
    expect(visitor.box).to_have_value(restored)
    expect(visitor.box).to_be_focused()


def test_terms_stand_behind_the_answer(visit: Opening, bot_url: str) -> None:
    """What a name means in the other language pushes nothing down: it stands below the sources, or below a refusal."""
    visitor = visit(bot_url, language="en")
    for question, before in (("What is the purpose of ACCSQ?", "details"), ("How tall is the president of ISO?", ".answer-text")):
        visitor.ask(question)
        terms = visitor.turn.get_by_text(re.compile("(accsq|iso) = ", re.IGNORECASE))
        expect(terms).to_be_visible()
        above = visitor.turn.locator(before).last
        assert above.evaluate("(one, terms) => one.compareDocumentPosition(terms)", terms.element_handle()) == _AFTER


@pytest.mark.parametrize(("language", "question"), [("vi", QUESTIONS["vi"]), ("en", "Is Decree 43/2017 on labels still in force?")])
def test_an_answer_leads_on(visit: Opening, bot_url: str, texts: Texts, language: str, question: str) -> None:
    """By one to three headings around its quotes that are questions, none of them asked before; only the newest turn does."""
    visitor = visit(bot_url, language=language)
    visitor.ask(question)
    offered = led_on(visitor, texts[language]).all_inner_texts()
    assert 1 <= len(offered) <= 3
    link = visitor.sources.first.get_by_role("link", include_hidden=True).first.get_attribute("href") or ""
    document = visitor.page.request.get(link.partition("#")[0].replace("/documents/", "/v1/documents/")).json()
    assert document["language"] == language
    headings = re.findall(r"^## (.+\?)$", document["text"], re.MULTILINE)
    assert set(offered) <= set(headings[:-1])  # the last is about the document itself
    led_on(visitor, texts[language]).first.click()
    expect(visitor.turn.get_by_role("heading", name=offered[0])).to_be_visible()
    expect(visitor.turn.locator("[aria-busy]")).to_have_count(0)
    assert offered[0] not in led_on(visitor, texts[language]).all_inner_texts()
    expect(visitor.log.get_by_text(texts[language]["next"])).to_have_count(1)


def test_where_the_document_does_not_come_an_answer_just_ends(visit: Opening, bot_url: str, texts: Texts) -> None:
    """No error, no empty title: the answer is whole without what leads on."""
    visitor = visit(bot_url)
    visitor.page.route("**/v1/documents/*", lambda route: route.abort())
    with visitor.page.expect_event("requestfailed"):
        visitor.ask(QUESTIONS["vi"])
    expect(visitor.sources.first).to_be_visible()
    expect(visitor.log.get_by_text(texts["vi"]["next"])).to_have_count(0)


def test_a_copy_carries_the_sources(visit: Opening, bot_url: str, texts: Texts) -> None:
    """On the clipboard: question, answer, and for each marker the quote, the title and the address of the place."""
    visitor = visit(bot_url, permissions=["clipboard-read", "clipboard-write"])
    visitor.ask(QUESTIONS["vi"])
    visitor.turn.get_by_role("button", name=texts["vi"]["copy"]).click()
    expect(visitor.turn.get_by_text(texts["vi"]["copied"], exact=True)).to_be_visible()
    copied: str = visitor.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTIONS["vi"])
    for number in range(1, visitor.sources.count() + 1):
        assert re.search(rf"^\[{number}\] “.+” – .+{bot_url}/documents/\S+#c\d+-\d+$", copied, re.MULTILINE), copied


def test_the_conversation_is_kept_in_the_tab_and_can_be_cleared(visit: Opening, bot_url: str, texts: Texts) -> None:
    """A reload brings it back without asking again; cleared, it is gone from the tab's memory, until it is undone."""
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["vi"])
    visitor.page.reload()
    expect(visitor.sources.first).to_be_visible()
    assert sum("/v1/ask" in request.url for request in visitor.requests) == 1
    clear = visitor.chat.get_by_role("button", name=texts["vi"]["clear"])
    clear.click()
    expect(visitor.log.get_by_role("article")).to_have_count(0)
    assert QUESTIONS["vi"] not in visitor.page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
    visitor.chat.get_by_role("button", name=texts["vi"]["undo"]).click()
    expect(visitor.sources.first).to_be_visible()
    clear.click()
    visitor.page.reload()
    expect(visitor.box).to_be_visible()
    expect(visitor.log.get_by_role("article")).to_have_count(0)


def test_a_refusal_says_where_to_turn(visit: Opening, bot_url: str) -> None:
    """Nothing is quoted, the enquiry point is named, and no source is shown."""
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["refused"])
    expect(visitor.turn).to_contain_text("TBT")
    expect(visitor.sources).to_have_count(0)


def test_feedback_reaches_the_journal(visit: Opening, bot_url: str, texts: Texts, journal: Path) -> None:
    """What is pressed and written is kept as it was meant; a telephone number in it is not."""
    said = texts["vi"]
    visitor = visit(bot_url)
    visitor.ask(QUESTIONS["vi"])
    visitor.turn.get_by_role("button", name=said["unhelpful"]).click()
    visitor.turn.get_by_role("checkbox", name=said["reasonOutdated"]).check()
    visitor.turn.get_by_role("textbox", name=said["comment"]).fill("Xin gọi 0912 345 678")
    visitor.turn.get_by_role("button", name=said["sendFeedback"]).click()
    expect(visitor.turn.get_by_text(said["thanks"])).to_be_focused()
    (kept,) = Journal.open(str(journal)).newest(1)
    assert (kept.helpful, kept.reasons, kept.language, kept.question) == (False, ("outdated",), "vi", QUESTIONS["vi"])
    assert kept.comment.startswith("Xin gọi")
    assert "345" not in kept.comment


def test_where_no_journal_is_kept_no_feedback_is_asked_for(visit: Opening, settings: Settings, texts: Texts) -> None:
    """The buttons are not there: a click that leads nowhere is worse than none."""
    with serving(settings) as bot:
        visitor = visit(bot)
        visitor.ask(QUESTIONS["vi"])
        expect(visitor.turn.get_by_role("button", name=texts["vi"]["copy"])).to_be_visible()
        expect(visitor.turn.get_by_role("button", name=texts["vi"]["helpful"])).to_have_count(0)


@pytest.mark.parametrize(
    ("size", "zoom"), [(PHONE, 1), ((320, 640), 1), ((1280, 800), 2), ((1280, 1024), 4)], ids=["phone", "320 px", "200 %", "400 %"]
)
def test_nothing_scrolls_sideways(visit: Opening, bot_url: str, size: tuple[int, int], zoom: int) -> None:
    """On a phone, at 320 pixels, at 200 and 400 %: the box and the whole answer with its sources fit the width."""
    # To a page, zoom is a window so much smaller, and sharper.
    visitor = visit(bot_url, size=(size[0] // zoom, size[1] // zoom), device_scale_factor=zoom)
    assert visitor.fits()
    visitor.ask(QUESTIONS["vi"])
    visitor.marker(1).click()
    assert visitor.fits()
    expect(visitor.box).to_be_in_viewport(ratio=0.9)


HOSTILE = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>'
_DOCUMENT = f"""---
id: hostile-vi
title: "Quy định {HOSTILE.replace('"', "'")}"
language: vi
---
Phiên họp của Tiểu ban TBT diễn ra ngày 06/8/2020 tại Hà Nội {HOSTILE}.
"""


def test_markup_in_a_document_is_text(visit: Opening, settings: Settings, tmp_path: Path) -> None:
    """In an answer, in its sources, on the document's page and at the desk it is shown letter by letter, and nothing of it runs."""
    own = cached_settings(settings, tmp_path / "own")
    build(own, {"hostile.md": _DOCUMENT})
    with serving(own) as bot:
        for address in ("", "/documents/hostile-vi", "/desk?q=phiên họp của Tiểu ban TBT"):
            visitor = visit(bot + address)
            if not address:
                visitor.ask("Phiên họp của Tiểu ban TBT diễn ra ngày nào?")
                visitor.marker(1).click()
            expect(visitor.page.get_by_text("onerror").first).to_be_visible()
            assert visitor.page.title() != "taken"
            assert visitor.page.locator("img[onerror]").count() == 0
            assert visitor.violations == []


def test_markup_in_a_question_is_text(visit: Opening, bot_url: str) -> None:
    """A question is shown as it was typed."""
    visitor = visit(bot_url)
    visitor.ask(f"{HOSTILE} là gì?")
    assert visitor.page.title() != "taken"
    assert visitor.violations == []
