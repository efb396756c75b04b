"""What the browser's tests share: one Chromium, the bot on the starter documents, and a site that embeds it."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bot.settings import Settings
from browser.chromium import chromium, launched
from browser.pages import Opening, Texts, Visitor, texts_of
from browser.sites import Host, hosting, serving


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium of this machine. Where CI runs it must be there."""
    if not chromium():
        missing = "no Chromium on this machine: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright, launched(playwright) as running:
        yield running


@pytest.fixture(scope="package")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journal") / "journal.sqlite3"


@pytest.fixture(scope="package")
def host(settings: Settings, journal: Path) -> Iterator[Host]:
    """The other site; its pages embed the bot, which knows its origin."""
    with hosting() as embedding, serving(settings.model_copy(update={"journal": str(journal)}), embedding.url) as bot:
        embedding.bot = bot
        yield embedding


@pytest.fixture(scope="package")
def bot_url(host: Host) -> str:
    """The bot by itself: its own pages, as the visitor of its address sees them."""
    return host.bot


@pytest.fixture(scope="package")
def texts(browser: Browser, bot_url: str) -> Texts:
    """What the pages say, by language and key, as the browser reads it."""
    return texts_of(browser, bot_url)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opening]:
    """Opens pages, each for a visitor without a past. No page may throw an error that nobody catches."""
    visitors: list[Visitor] = []
    yield partial(Visitor.come, browser, visitors)
    errors = [error for visitor in visitors for error in visitor.uncaught]
    for visitor in visitors:
        visitor.page.context.close()
    assert errors == []
