"""A visitor of the pages: what they open, see and press, found by role and label as a screen reader finds it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page, Request, expect

Texts = dict[str, dict[str, str]]
Opening = Callable[..., "Visitor"]

PHONE = (390, 844)
QUESTIONS = {
    "vi": "Hàng nhập khẩu rủi ro trung bình có phải kiểm tra chất lượng khi nhập khẩu không?",
    "plain": "nhan hang nhap khau phai co gi khi thong quan",
    "en": "When was the fourth meeting of the VKFTA Sub-Committee on TBT?",
    "refused": "Đỉnh Everest cao bao nhiêu mét?",
}

expect.set_options(timeout=15_000)

_WATCH = """
window.seen = {violations: [], shift: 0};
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sample}) =>
  seen.violations.push(`${violatedDirective} ${blockedURI} ${sample}`));
new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.shift += entry.value; })
  .observe({type: "layout-shift", buffered: true});
"""
_LOCALES = {"vi": "vi-VN", "en": "en-GB"}


@dataclass
class Visitor:
    """One browser tab without a past, and what happened in it."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    uncaught: list[str] = field(default_factory=list)

    @classmethod
    def come(
        cls, browser: Browser, visitors: list["Visitor"], url: str, *,
        language: str = "vi", size: tuple[int, int] = (1280, 800), touch: bool = False, before: str = "",
        **context: Any,
    ) -> "Visitor":
        """Open `url` in a new context; `before` is a script that runs in each page before the page's own."""
        opened = browser.new_context(
            locale=_LOCALES[language], viewport={"width": size[0], "height": size[1]}, has_touch=touch, is_mobile=touch, **context
        )
        opened.add_init_script(_WATCH + before)
        visitor = cls(opened.new_page())
        visitors.append(visitor)
        visitor.page.on("request", lambda request: visitor.requests.append(request))  # noqa: PLW0108 - a bound method cannot carry an attribute
        visitor.page.on("console", lambda said: visitor.complaints.append(said.text) if said.type == "error" else None)
        visitor.page.on("pageerror", lambda error: visitor.uncaught.append(str(error)))
        visitor.page.goto(url)
        return visitor

    @property
    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("seen.violations")
        return found

    @property
    def shift(self) -> float:
        """The layout shift so far, as Chromium counts it."""
        return float(self.page.evaluate("seen.shift"))

    @property
    def cdp(self) -> CDPSession:
        return self.page.context.new_cdp_session(self.page)

    # The widget

    @property
    def launcher(self) -> Locator:
        return self.page.locator("hoidap-widget").locator("button[aria-haspopup=dialog]")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog")

    def open_chat(self) -> None:
        self.launcher.click()
        expect(self.box).to_be_visible()

    # The chat

    @property
    def chat(self) -> Locator:
        return self.page.locator("hoidap-chat")

    @property
    def box(self) -> Locator:
        return self.chat.get_by_role("textbox").first

    @property
    def log(self) -> Locator:
        return self.chat.get_by_role("log")

    @property
    def turn(self) -> Locator:
        """The newest question with what came of it."""
        return self.log.get_by_role("article").last

    @property
    def sources(self) -> Locator:
        return self.turn.locator("details")

    def ask(self, question: str, *, wait: bool = True) -> None:
        """Type and send; by default wait until the answer is whole."""
        self.box.fill(question)
        self.box.press("Enter")
        if wait:
            expect(self.turn.get_by_text(question, exact=True)).to_be_visible()
            expect(self.turn.locator("[aria-busy]")).to_have_count(0)

    def switch(self, language: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{language.upper()} – ")).locator("visible=true").first.click()

    def marker(self, number: int) -> Locator:
        return self.turn.get_by_role("button").filter(has_text=re.compile(rf"^{number}$")).first

    def fits(self) -> bool:
        """Nothing has to be scrolled sideways: neither the page nor the chat in it."""
        fitting: bool = self.page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll("hoidap-chat")].every((one) => {
                 const inside = one.shadowRoot ? [...one.shadowRoot.querySelectorAll("#scroller, .root")] : [one];
                 return inside.every((part) => part.scrollWidth <= part.clientWidth);
               })"""
        )
        return fitting


def texts_of(browser: Browser, bot: str) -> Texts:
    page = browser.new_page()
    page.goto(f"{bot}/documents")
    said: Texts = page.evaluate(f"import('{bot}/static/texts.js').then((module) => module.texts)")
    page.close()
    return said
