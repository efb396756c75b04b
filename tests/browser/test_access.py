"""No page in any state has a fault that axe-core knows, in light and in dark."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.pages import PHONE, QUESTIONS, Opening, Texts, Visitor
from browser.sites import Host

_OPTIONS = {"resultTypes": ["violations"]}


def faults(visitor: Visitor) -> list[str]:
    """What axe-core finds, in both colour schemes, by rule and place."""
    found = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        violations = Axe().run(visitor.page, options=_OPTIONS).response["violations"]
        found += [f"{scheme}: {one['id']} {node['target']} {node['failureSummary']}" for one in violations for node in one["nodes"]]
    return found


def answered(visitor: Visitor) -> None:
    visitor.ask(QUESTIONS["vi"])
    visitor.ask(QUESTIONS["plain"])
    visitor.marker(1).click()


def refused(visitor: Visitor) -> None:
    visitor.ask(QUESTIONS["refused"])


def failed(visitor: Visitor) -> None:
    visitor.page.context.set_offline(True)
    visitor.ask(QUESTIONS["vi"])
    expect(visitor.turn.get_by_role("button")).to_be_visible()


def meetings(visitor: Visitor) -> None:
    expect(visitor.page.locator(".timeline")).to_be_visible()
    visitor.page.get_by_role("row").get_by_role("button").first.click()


def found(visitor: Visitor) -> None:
    expect(visitor.page.locator(".hits > li").first).to_be_visible()


def marked(visitor: Visitor) -> None:
    expect(visitor.page.locator("mark").first).to_be_visible()


def as_it_comes(visitor: Visitor) -> None:
    visitor.page.wait_for_load_state("networkidle")


STATES: dict[str, tuple[str, Callable[[Visitor], None]]] = {
    "chat": ("/", as_it_comes),
    "answered": ("/", answered),
    "refused": ("/", refused),
    "failed": ("/", failed),
    "desk": ("/desk", as_it_comes),
    "desk, hits": ("/desk?q=nhãn phụ hàng nhập khẩu", found),
    "desk, meetings": ("/desk?tab=meetings", meetings),
    "documents": ("/documents", as_it_comes),
    "document": ("/documents/labelling-vi#c0-200", marked),
    "no document": ("/documents/nowhere", as_it_comes),
}


@pytest.mark.parametrize(("address", "reach"), STATES.values(), ids=STATES.keys())
def test_a_page_has_no_fault(visit: Opening, bot_url: str, address: str, reach: Callable[[Visitor], None]) -> None:
    """As it comes, answered with a source open, refused, failed; the desk, the documents and what is not there."""
    visitor = visit(bot_url + address)
    reach(visitor)
    assert faults(visitor) == []


def test_the_widget_has_no_fault(visit: Opening, host: Host) -> None:
    """Closed, open, and answered with a source open, on somebody else's page."""
    visitor = visit(host.page("agency"))
    expect(visitor.launcher).to_be_visible()
    assert faults(visitor) == []
    visitor.open_chat()
    assert faults(visitor) == []
    answered(visitor)
    assert faults(visitor) == []


def test_the_widget_has_no_fault_on_a_phone(visit: Opening, host: Host, texts: Texts) -> None:
    """Over the whole screen, in English, with the form that asks what was wrong."""
    visitor = visit(host.page("agency", "en"), language="en", size=PHONE, touch=True)
    visitor.open_chat()
    visitor.ask(QUESTIONS["en"])
    visitor.turn.get_by_role("button", name=texts["en"]["unhelpful"]).click()
    assert faults(visitor) == []
