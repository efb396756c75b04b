"""Makes the pictures of README.md: `make pictures`."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from bot.settings import Settings
from bot.wiring import build_index
from browser.chromium import launched
from browser.pages import PHONE, QUESTIONS, Visitor
from browser.sites import Host, hosting, serving

_DESKTOP = (1200, 760)
_GROUP_2 = "hang hoa nhom 2 gio quan ly the nao"


@dataclass(frozen=True)
class Picture:
    """A page in a state: `address` of the bot, or "" for the page of another site with the widget."""

    name: str
    address: str
    reach: Callable[[Visitor], None]
    size: tuple[int, int] = _DESKTOP
    language: str = "vi"


def with_its_source(visitor: Visitor, question: str) -> None:
    """Asked, the first source open, and the question at the top."""
    visitor.ask(question)
    visitor.marker(1).click()
    visitor.turn.evaluate("turn => { turn.scrollIntoView({behavior: 'instant'}); scrollTo(0, 0); }")


def chat(visitor: Visitor) -> None:
    with_its_source(visitor, QUESTIONS["vi"])


def phone(visitor: Visitor) -> None:
    visitor.ask(_GROUP_2)


def widget(visitor: Visitor) -> None:
    visitor.open_chat()
    with_its_source(visitor, QUESTIONS["en"])


def desk(visitor: Visitor) -> None:
    expect(visitor.page.locator(".hits > li").first).to_be_visible()


def timeline(visitor: Visitor) -> None:
    expect(visitor.page.locator(".timeline")).to_be_visible()


def document(visitor: Visitor) -> None:
    expect(visitor.page.locator("mark").first).to_be_visible()


PICTURES = (
    Picture("chat", "/", chat, (1200, 900)),
    Picture("chat-phone", "/", phone, PHONE),
    Picture("widget", "", widget, language="en"),
    Picture("desk", "/desk?q=nhãn phụ hàng nhập khẩu", desk),
    Picture("timeline", "/desk?tab=meetings&from=2020&to=2020", timeline),
)


@contextmanager
def sites() -> Iterator[Host]:
    """The bot on the starter documents, and a site that embeds it."""
    with tempfile.TemporaryDirectory() as folder, hosting() as host:
        settings = Settings(var=Path(folder), journal=str(Path(folder) / "journal.sqlite3"))
        build_index(settings, settings.corpus)
        with serving(settings, host.url) as host.bot:
            yield host


def take(folder: Path) -> None:
    """Every picture as a PNG in `folder`."""
    with sites() as host, sync_playwright() as playwright, launched(playwright) as browser:
        visitors: list[Visitor] = []
        for picture in PICTURES:
            url = host.bot + picture.address if picture.address else host.page("agency", picture.language)
            visitor = Visitor.come(
                browser, visitors, url, language=picture.language, size=picture.size, touch=picture.size == PHONE, reduced_motion="reduce"
            )
            picture.reach(visitor)
            visitor.page.wait_for_timeout(300)
            visitor.page.screenshot(path=folder / f"{picture.name}.png", animations="disabled", caret="hide")
            visitor.page.context.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
