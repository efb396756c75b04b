"""What the pages weigh, and how soon they are there. Printed with `-s`; the figures stand in docs/benchmarks.md."""

from statistics import median

import pytest
from playwright.sync_api import expect

from browser.pages import QUESTIONS, Opening, Visitor
from browser.sites import Host

pytestmark = pytest.mark.alone

WIDGET_KB, SCRIPT_KB = 40, 6
FIRST_PAINT_MS = 1000
SLOWER = 4
"""The processor of a cheap phone, against this one."""
_PAINTED = """() => new Promise((resolve) => new PerformanceObserver((list) => resolve({
  first: performance.getEntriesByName("first-contentful-paint")[0].startTime, largest: list.getEntries().at(-1).startTime,
})).observe({type: "largest-contentful-paint", buffered: true}))"""


def weighed(visitor: Visitor) -> list[int]:
    """A list that grows by the bytes of every answer from now on, its headers included, as they came over the line."""
    sizes: list[int] = []
    session = visitor.cdp
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda done: sizes.append(int(done["encodedDataLength"])))
    return sizes


def test_the_widget_weighs_little(visit: Opening, host: Host) -> None:
    """All that opening it brings, headers included: less than 40 KB; the script that every page of the site loads: less than 6 KB."""
    visitor = visit("about:blank")
    sizes = weighed(visitor)
    visitor.page.goto(f"{host.bot}/widget.js")
    script = sum(sizes)
    visitor.page.goto(host.page("agency"))
    visitor.page.wait_for_load_state("networkidle")
    sizes.clear()
    visitor.open_chat()
    visitor.page.wait_for_load_state("networkidle")
    print(f"\nwidget.js {script / 1000:.1f} KB, opened {sum(sizes) / 1000:.1f} KB in {len(sizes)} requests")  # noqa: T201 - read by hand
    assert sizes
    assert sum(sizes) < WIDGET_KB * 1000
    assert script < SCRIPT_KB * 1000


def test_the_page_shows_within_a_second(visit: Opening, bot_url: str) -> None:
    """The first paint with content of `/`, on a processor four times slower: median of three visits without a cache."""
    first, largest, weights = [], [], []
    for _ in range(3):
        visitor = visit("about:blank")
        visitor.cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        sizes = weighed(visitor)
        visitor.page.goto(bot_url)
        painted = visitor.page.evaluate(_PAINTED)
        visitor.page.wait_for_load_state("networkidle")
        first.append(painted["first"])
        largest.append(painted["largest"])
        weights.append(sum(sizes))
    print(f"\n/ first paint {median(first):.0f} ms, largest {median(largest):.0f} ms, {median(weights) / 1000:.1f} KB")  # noqa: T201 - read by hand
    assert median(first) < FIRST_PAINT_MS


def test_the_first_answer_comes_soon(visit: Opening, bot_url: str) -> None:
    """From Enter to the answer with its sources: less than two seconds, median of three visits."""
    times = []
    for _ in range(3):
        visitor = visit(bot_url)
        visitor.page.wait_for_load_state("networkidle")
        visitor.page.evaluate("""() => {
          const log = document.querySelector("hoidap-chat").shadowRoot.querySelector("[role=log]");
          addEventListener("keydown", ({key, timeStamp}) => { if (key === "Enter") seen.sent ??= timeStamp; }, {capture: true});
          new MutationObserver(() => {
            if (!log.querySelector("details")) return;
            requestAnimationFrame(() => { seen.answered ??= performance.now(); });
          }).observe(log, {childList: true, subtree: true});
        }""")
        visitor.ask(QUESTIONS["vi"])
        expect(visitor.sources.first).to_be_visible()
        times.append(float(visitor.page.evaluate("seen.answered - seen.sent")))
    print(f"\nfirst answer {median(times):.0f} ms")  # noqa: T201 - read by hand
    assert median(times) < 2000
