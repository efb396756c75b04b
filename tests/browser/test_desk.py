"""The staff desk: finding, filtering, taking along, and what met when."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.pages import PHONE, Opening, Visitor

_SOUGHT = "nhãn phụ hàng nhập khẩu"


def hits(visitor: Visitor) -> Locator:
    return visitor.page.locator(".hits > li")


def look_up(visitor: Visitor, words: str) -> None:
    """Type and search from the first tab."""
    visitor.page.get_by_role("searchbox").fill(words)
    visitor.page.keyboard.press("Enter")
    expect(hits(visitor).first).to_be_visible()


def downloaded(visitor: Visitor, kind: str) -> bytes:
    with visitor.page.expect_download() as coming:
        visitor.page.locator("[role=tabpanel]:visible").get_by_role("link", name=kind, exact=True).click()
    return Path(coming.value.path()).read_bytes()


def test_a_hit_shows_its_words_and_leads_to_its_place(visit: Opening, bot_url: str) -> None:
    """The words sought are marked, and the title opens the document with exactly that passage marked and in view."""
    visitor = visit(f"{bot_url}/desk")
    look_up(visitor, _SOUGHT)
    assert {mark.lower() for mark in hits(visitor).first.locator("mark").all_inner_texts()} & set(_SOUGHT.split())
    hits(visitor).first.get_by_role("link").first.click()
    expect(visitor.page.locator("mark:not(.aligned)").first).to_be_in_viewport()
    assert visitor.violations == []


def test_filters_narrow_and_stand_in_the_address(visit: Opening, bot_url: str) -> None:
    """Only what fits is listed, the address brings the same list back, and pressing back undoes the last filter."""
    visitor = visit(f"{bot_url}/desk")
    look_up(visitor, _SOUGHT)
    visitor.page.locator("[role=tabpanel]:visible select[name=in]").select_option("en")
    expect(visitor.page.locator(".hits > li > blockquote:not([lang=en])")).to_have_count(0)
    expect(hits(visitor).first).to_be_visible()
    found = hits(visitor).all_inner_texts()
    again = visit(visitor.page.url)
    expect(hits(again)).to_have_count(len(found))
    assert hits(again).all_inner_texts() == found
    visitor.page.go_back()
    expect(visitor.page.locator(".hits > li > blockquote[lang=vi]").first).to_be_visible()


def test_what_was_found_can_be_taken_along(visit: Opening, bot_url: str) -> None:
    """CSV and DOCX hold the hits on the page, first things first."""
    visitor = visit(f"{bot_url}/desk")
    look_up(visitor, _SOUGHT)
    shown = " ".join(hits(visitor).first.locator("> blockquote").inner_text().split())[:40]
    rows = list(csv.reader(io.StringIO(downloaded(visitor, "CSV").decode("utf-8-sig"))))
    assert any(shown in " ".join(cell.split()) for cell in rows[1])
    with zipfile.ZipFile(io.BytesIO(downloaded(visitor, "DOCX"))) as letter:
        words = re.sub(r"<[^>]+>", "", letter.read("word/document.xml").decode())
    assert shown.split()[0] in words


def test_nothing_found_is_said(visit: Opening, bot_url: str) -> None:
    """With what to try instead, and without links to empty files."""
    visitor = visit(f"{bot_url}/desk?q={_SOUGHT}&organisation=Interpol")
    expect(visitor.page.get_by_role("tabpanel").get_by_role("status")).not_to_be_empty()
    expect(hits(visitor)).to_have_count(0)
    expect(visitor.page.get_by_role("link", name="CSV", exact=True)).to_have_count(0)


def test_meetings_are_a_timeline_and_a_table(visit: Opening, bot_url: str) -> None:
    """An event of the timeline leads to its row; the row opens its sentence, whose link marks it in the document."""
    visitor = visit(f"{bot_url}/desk")
    visitor.page.get_by_role("tab").nth(1).click()
    events = visitor.page.locator(".timeline a.event")
    expect(events.first).to_be_visible()
    events.first.click()
    row = visitor.page.locator("tr:focus")
    expect(row).to_be_in_viewport()
    row.get_by_role("button", expanded=False).click()
    quoted = visitor.page.locator("tr.quotes:visible blockquote").first.inner_text()
    visitor.page.locator("tr.quotes:visible").get_by_role("link").first.click()
    expect(visitor.page.locator("mark:not(.aligned)").first).to_be_in_viewport()
    assert "".join(visitor.page.locator("mark:not(.aligned)").all_inner_texts()).split() == quoted.split()
    assert visitor.violations == []


def test_meetings_of_one_body_alone(visit: Opening, bot_url: str) -> None:
    """The list of bodies filters; CSV, calendar and JSON hold the meetings that are shown."""
    visitor = visit(f"{bot_url}/desk?tab=meetings")
    rows = visitor.page.locator("table.meetings tbody tr:not(.quotes)")
    expect(rows.first).to_be_visible()
    every = rows.count()
    body = visitor.page.locator("[role=tabpanel]:visible select[name=organisation]")
    expect(body.locator("option").nth(1)).to_be_attached()
    body.select_option("APO")
    expect(rows).not_to_have_count(every)
    shown = rows.count()
    assert 0 < shown < every
    assert len(list(csv.reader(io.StringIO(downloaded(visitor, "CSV").decode("utf-8-sig"))))) == shown + 1
    calendar = downloaded(visitor, "iCalendar").decode()
    assert 0 < calendar.count("BEGIN:VEVENT") <= shown


def test_the_tabs_go_by_keyboard(visit: Opening, bot_url: str) -> None:
    """Arrow keys change the tab as a screen reader expects, and the focus goes along."""
    visitor = visit(f"{bot_url}/desk")
    first, second = visitor.page.get_by_role("tab").all()
    first.focus()
    visitor.page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-selected", "true")
    expect(visitor.page.get_by_role("tabpanel")).to_have_count(1)


@pytest.mark.parametrize("size", [PHONE, (320, 640)], ids=["phone", "320 px"])
def test_the_desk_fits_a_phone(visit: Opening, bot_url: str, size: tuple[int, int]) -> None:
    """Neither hits nor meetings make the page scroll sideways."""
    visitor = visit(f"{bot_url}/desk?q={_SOUGHT}", size=size)
    expect(hits(visitor).first).to_be_visible()
    assert visitor.fits()
    visitor.page.get_by_role("tab").nth(1).click()
    expect(visitor.page.locator("table.meetings").first).to_be_visible()
    assert visitor.fits()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_switch_of_language_keeps_what_is_shown(visit: Opening, bot_url: str, language: str) -> None:
    """The desk speaks the other language, with the same words sought."""
    other = {"vi": "en", "en": "vi"}[language]
    visitor = visit(f"{bot_url}/desk?language={language}&q={_SOUGHT}", language=language)
    expect(hits(visitor).first).to_be_visible()
    visitor.page.get_by_role("link", name=re.compile(f"^{other.upper()} – ")).click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", other)
    expect(hits(visitor).first).to_be_visible()
    expect(visitor.page.get_by_role("searchbox")).to_have_value(_SOUGHT)
