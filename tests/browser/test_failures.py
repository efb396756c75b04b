"""What a reader sees when something does not come: the server gone, the network slow, the request refused."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from scripted_llm import ScriptedLLM, Write, event, scripted
from service import cached_settings

from bot.settings import Settings
from bot.wiring import build_index
from browser.pages import QUESTIONS, Opening, Texts, Visitor
from browser.sites import Host, free_port, served

_TRUE = "Ngày 06/8/2020, Tổng cục đã đồng chủ trì với Cơ quan Tiêu chuẩn và Công nghệ Hàn Quốc (KATS) phiên họp lần thứ tư."
_ASKED = "Phiên họp lần thứ tư của Tiểu ban TBT trong VKFTA diễn ra khi nào?"


def one_true_line(server: ScriptedLLM, write: Write) -> None:
    """Says what the first passage says, word for word, and then nothing until it is let go."""
    write(event(f'{_TRUE} [1: "{_TRUE[:-1]}"]\n'))
    server.go.wait(20)


def slow(visitor: Visitor, latency: int) -> None:
    """From now on a request takes `latency` ms there and back, at 400 kbit/s: a mobile network where it is thin."""
    visitor.page.wait_for_load_state("networkidle")
    visitor.cdp.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": latency, "downloadThroughput": 50_000, "uploadThroughput": 50_000,
    })  # fmt: skip


@pytest.fixture
def var(settings: Settings, tmp_path: Path) -> Path:
    """An index of the starter documents for a server in a process of its own."""
    own = cached_settings(settings, tmp_path / "own").model_copy(update={"corpus": settings.corpus})
    build_index(own, own.corpus)
    return own.var


def test_a_server_gone_in_mid_answer(visit: Opening, texts: Texts, var: Path) -> None:
    """What had come stays, marked as incomplete, with where to turn; once the server is back, one press asks again."""
    port, said = free_port(), texts["vi"]
    with scripted(one_true_line) as model:
        with served(var, port, HOIDAP_LLM_URL=model.url) as process:
            visitor = visit(f"http://127.0.0.1:{port}")
            visitor.ask(_ASKED, wait=False)
            expect(visitor.turn).to_contain_text("06/8/2020")
            process.kill()
        expect(visitor.turn.get_by_text(said["incomplete"])).to_be_visible()
        expect(visitor.turn).to_contain_text("06/8/2020")
        expect(visitor.turn).to_contain_text("Văn phòng TBT Việt Nam")
        retry = visitor.turn.get_by_role("button", name=said["retry"])
        expect(retry).to_be_visible()
    retry.click()  # there is no server at all
    expect(visitor.turn.get_by_text(said["unreachable"])).to_be_visible()
    expect(visitor.turn).to_contain_text("Văn phòng TBT Việt Nam")
    with served(var, port):
        visitor.turn.get_by_role("button", name=said["retry"]).click()
        expect(visitor.sources.first).to_be_visible()
        expect(visitor.log.get_by_role("article")).to_have_count(1)


def test_over_a_slow_line_something_useful_shows_at_once(visit: Opening, bot_url: str, texts: Texts) -> None:
    """On a slow 3G line (2 s there and back): that the search is on shows before any answer could, and then the answer."""
    visitor = visit(bot_url)
    slow(visitor, 2000)
    visitor.ask(QUESTIONS["vi"], wait=False)
    expect(visitor.turn.get_by_text(texts["vi"]["searching"])).to_be_visible(timeout=1500)
    expect(visitor.chat.get_by_role("button", name=texts["vi"]["stop"], exact=True)).to_be_visible(timeout=1500)
    assert visitor.sources.count() == 0
    expect(visitor.sources.first).to_be_visible()


def test_over_a_slow_line_the_widget_opens_at_once(visit: Opening, host: Host) -> None:
    """Pressing the launcher shows the panel and that it is opening, before anything could come; then the chat takes the focus."""
    visitor = visit(host.page("agency"))
    slow(visitor, 1600)
    visitor.launcher.click()
    expect(visitor.panel.get_by_role("status")).to_be_visible(timeout=1500)
    expect(visitor.box).to_be_focused()


def test_an_answer_can_be_stopped(visit: Opening, bot_url: str, texts: Texts) -> None:
    """Stop ends it, says so, and gives the box back."""
    visitor = visit(bot_url)
    slow(visitor, 3000)
    visitor.ask(QUESTIONS["vi"], wait=False)
    visitor.page.wait_for_timeout(600)  # the second half of a double click on Send does not stop
    visitor.chat.get_by_role("button", name=texts["vi"]["stop"], exact=True).click()
    expect(visitor.turn.get_by_text(texts["vi"]["stopped"])).to_be_visible()
    expect(visitor.box).to_be_focused()


def test_a_question_that_is_too_long_is_not_sent(visit: Opening, bot_url: str) -> None:
    """The box says by how much, stays as it is, and no request leaves."""
    visitor = visit(bot_url)
    visitor.box.fill("hàng hóa " * 250)
    visitor.box.press("Enter")
    expect(visitor.box).to_have_attribute("aria-invalid", "true")
    expect(visitor.box).to_have_value("hàng hóa " * 250)
    assert not any("/v1/ask" in request.url for request in visitor.requests)
