"""The widget on somebody else's page: it keeps to itself, and the page keeps to itself."""

import pytest
from playwright.sync_api import expect

from browser.pages import PHONE, QUESTIONS, Opening, Texts
from browser.sites import Host, hosting

LOOKS = [
    "color", "backgroundColor", "fontSize", "fontFamily", "letterSpacing", "borderTopWidth", "position", "opacity", "transform", "display",
]  # fmt: skip
"""What a careless style sheet would change."""
_STYLES = """([selector, names]) => {
  const roots = [document.querySelector("hoidap-widget").shadowRoot];
  const chat = roots[0].querySelector("hoidap-chat");
  if (chat) roots.push(chat.shadowRoot);
  return roots.flatMap((root) => [...root.querySelectorAll(selector)]
    .map((one) => [one.tagName, one.className, ...names.map((name) => getComputedStyle(one)[name])].join("|")));
}"""


def test_before_it_is_opened_it_asks_for_nothing(visit: Opening, host: Host) -> None:
    """Of the bot the page fetches widget.js and no more, however long it stands there."""
    visitor = visit(host.page("agency"))
    expect(visitor.launcher).to_be_visible()
    visitor.page.wait_for_timeout(500)
    assert [request.url for request in visitor.requests if request.url.startswith(host.bot)] == [f"{host.bot}/widget.js"]
    visitor.open_chat()
    assert len([request for request in visitor.requests if request.url.startswith(host.bot)]) > 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_answers_under_a_strict_policy(visit: Opening, host: Host, texts: Texts, language: str) -> None:
    """Loaded, opened, asked, a source opened: no violation, no complaint in the console. Opening moves nothing that was there."""
    visitor = visit(host.page("agency", language), language=language)
    visitor.open_chat()
    expect(visitor.box).to_be_focused()
    assert visitor.shift < 0.001
    visitor.ask(QUESTIONS[language])
    visitor.marker(1).click()
    expect(visitor.sources.first.locator("mark").first).to_be_visible()
    expect(visitor.chat.get_by_role("button", name=texts[language]["send"], exact=True)).to_be_visible()
    assert visitor.violations == []
    assert visitor.complaints == []
    assert visitor.shift < 0.05  # an answer that arrives moves what is below it in the chat


def test_the_address_of_the_page_does_not_leave_it(visit: Opening, host: Host) -> None:
    """Nothing is sent anywhere but to the bot and the page's own site, and no cookie is set."""
    visitor = visit(host.page("agency"))
    visitor.open_chat()
    visitor.ask(QUESTIONS["vi"])
    assert {request.url[: len(host.bot)] for request in visitor.requests} == {host.bot, host.url}
    assert visitor.page.context.cookies() == []


def test_the_styles_of_the_page_stay_outside(visit: Opening, host: Host, texts: Texts) -> None:
    """A page that styles everything with !important changes nothing in the widget."""
    looks = []
    for page in ("agency", "hostile"):
        visitor = visit(host.page(page))
        visitor.launcher.evaluate("launcher => launcher.click()")
        expect(visitor.box).to_be_visible()
        visitor.ask(QUESTIONS["vi"])
        visitor.marker(1).click()
        expect(visitor.turn.get_by_text(texts["vi"]["next"])).to_be_visible()
        visitor.page.mouse.move(0, 0)
        looks.append(visitor.page.evaluate(_STYLES, ["*", LOOKS]))
    assert looks[0]
    assert looks[1] == looks[0]


def test_the_styles_of_the_widget_stay_inside(visit: Opening, host: Host) -> None:
    """Opening it changes neither the looks nor the places of anything on the page."""
    everything = """names => [...document.querySelectorAll("body, body *:not(hoidap-widget)")].map((one) =>
        [one.tagName, JSON.stringify(one.getBoundingClientRect()), ...names.map((name) => getComputedStyle(one)[name])].join("|"))"""
    visitor = visit(host.page("agency"))
    before = visitor.page.evaluate(everything, LOOKS)
    visitor.open_chat()
    visitor.ask(QUESTIONS["vi"])
    assert visitor.page.evaluate(everything, LOOKS) == before


def test_by_keyboard_alone(visit: Opening, host: Host) -> None:
    """Tab reaches the launcher, Enter opens, asks and opens a source, Escape closes, and the focus is where it began."""
    visitor = visit(host.page("agency"))
    expect(visitor.launcher).to_be_visible()
    keys = visitor.page.keyboard
    for _ in range(12):
        keys.press("Tab")
        if visitor.launcher.evaluate("launcher => launcher.getRootNode().activeElement === launcher"):
            break
    expect(visitor.launcher).to_be_focused()
    keys.press("Enter")
    expect(visitor.launcher).to_have_attribute("aria-expanded", "true")
    expect(visitor.box).to_be_focused()
    keys.type(QUESTIONS["vi"])
    keys.press("Enter")
    expect(visitor.sources.first).to_be_visible()
    for _ in range(40):  # backwards from the box, into the answer
        keys.press("Shift+Tab")
        if visitor.marker(1).evaluate("marker => marker.getRootNode().activeElement === marker"):
            break
    expect(visitor.marker(1)).to_be_focused()
    keys.press("Enter")
    expect(visitor.sources.first.locator("mark").first).to_be_visible()
    keys.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()
    expect(visitor.launcher).to_have_attribute("aria-expanded", "false")


def test_reopened_it_still_holds_the_conversation(visit: Opening, host: Host) -> None:
    """Closing hides; nothing is asked again."""
    visitor = visit(host.page("agency"))
    visitor.open_chat()
    visitor.ask(QUESTIONS["vi"])
    asked = len(visitor.requests)
    visitor.page.keyboard.press("Escape")
    visitor.launcher.click()
    expect(visitor.sources.first).to_be_visible()
    assert len(visitor.requests) == asked


def test_on_a_phone_it_fills_the_screen(visit: Opening, host: Host) -> None:
    """The panel is as large as the screen, the page behind is at rest, and nothing scrolls sideways."""
    visitor = visit(host.page("agency"), size=PHONE, touch=True)
    visitor.launcher.tap()
    expect(visitor.box).to_be_visible()
    assert visitor.panel.bounding_box() == {"x": 0, "y": 0, "width": PHONE[0], "height": PHONE[1]}
    assert visitor.panel.evaluate("panel => panel.matches(':modal')")
    visitor.ask(QUESTIONS["vi"])
    assert visitor.fits()


def test_a_site_that_is_not_allowed_is_told_so(visit: Opening, host: Host, texts: Texts) -> None:
    """On another origin the widget opens, says that it cannot connect and where to turn instead, and offers to try again."""
    with hosting() as stranger:
        stranger.bot = host.bot
        visitor = visit(stranger.page("agency"))
        visitor.launcher.click()
        expect(visitor.panel.get_by_text(texts["vi"]["unreachable"])).to_be_visible()
        expect(visitor.panel.get_by_text("Văn phòng TBT Việt Nam")).to_be_visible()
        expect(visitor.panel.get_by_role("button", name=texts["vi"]["retry"])).to_be_focused()
        visitor.page.keyboard.press("Escape")
        expect(visitor.launcher).to_be_focused()


def test_only_an_allowed_site_may_frame_the_bot(visit: Opening, host: Host) -> None:
    """`/` shows in a frame of an allowed origin and stays empty in one of any other."""
    allowed = visit(host.page("frame"))
    expect(allowed.page.frame_locator("iframe").get_by_role("textbox").first).to_be_visible()
    with hosting() as stranger:
        stranger.bot = host.bot
        refused = visit(stranger.page("frame"))
        refused.page.wait_for_timeout(300)
        assert refused.page.frame_locator("iframe").get_by_role("textbox").count() == 0
        assert any("frame-ancestors" in complaint for complaint in refused.complaints)


def test_in_a_page_it_needs_no_launcher(visit: Opening, host: Host, texts: Texts) -> None:
    """A <hoidap-chat> in the page comes to life at once, in the language of the tag, and answers there."""
    visitor = visit(host.page("inline", "en"), language="vi")
    expect(visitor.box).to_be_visible()
    expect(visitor.chat.get_by_role("button", name=texts["en"]["send"], exact=True)).to_be_visible()
    assert visitor.page.locator("hoidap-widget").count() == 0
    visitor.ask(QUESTIONS["en"])
    expect(visitor.sources.first).to_be_visible()
    assert visitor.violations == []
