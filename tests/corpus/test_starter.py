"""The corpus that ships: an article and fact sheets, each in two languages that say the same."""

import hashlib
import re
from collections import Counter

import pytest

from corpus.blocks import BlockKind, blocks, sentences
from corpus.library import STARTER, Library, read
from corpus.types import Document, Language

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")


@pytest.fixture(scope="module")
def library() -> Library:
    return read(STARTER)


def texts(library: Library) -> dict[Language, str]:
    """The article."""
    return {document.language: document.text for document in library.documents if document.kind == "article"}


def sheets(library: Library) -> list[Document]:
    return [document for document in library.documents if document.kind == "fact-sheet"]


def test_every_document_pairs(library: Library) -> None:
    """Each of the 16 Vietnamese documents has its translation, without a problem."""
    assert not library.problems
    vietnamese = {document.id for document in library.documents if document.language is Language.VI}
    assert len(vietnamese) == 16
    assert {d.translation_of for d in library.documents if d.language is Language.EN} == vietnamese
    assert len(library.alignments) == 32


def test_every_sheet_says_what_it_is(library: Library) -> None:
    """Each sheet is dated, asks its headings as questions, marks each paragraph, and ends with what it is worth."""
    for sheet in sheets(library):
        assert sheet.validity.as_of == "2026-11-26"
        headings = [sheet.text[b.start : b.end] for b in blocks(sheet.text) if b.kind is BlockKind.HEADING]
        assert all(heading.endswith("?") for heading in headings), sheet.id
        paragraphs = {b.start for b in blocks(sheet.text) if b.kind is BlockKind.PARAGRAPH}
        assert paragraphs == {mark.start for mark in sheet.marks}, sheet.id
        about = sheet.text[sheet.marks[-1].start : sheet.marks[-1].end]
        assert sheet.marks[-1].id == "about"
        for said in ("pháp lý", "26 tháng 11 năm 2026", "Văn phòng TBT Việt Nam") if sheet.language is Language.VI else (
            "not legal advice", "26 November 2026", "Viet Nam TBT Office"
        ):
            assert said in about, sheet.id


def test_no_sheet_gives_an_address_that_nobody_verified(library: Library) -> None:
    """No telephone number and no e-mail address; web hosts only those that the facts name."""
    hosts = {"tbt.gov.vn", "elabel.gov.vn", "dpp.gov.vn", "vnpc.gs1.gov.vn", "nqi.gov.vn"}
    for sheet in sheets(library):
        assert not re.search(r"\+84|\b0\d{9,10}\b|\S@\S", sheet.text), sheet.id
        assert set(re.findall(r"[\w.-]+\.vn\b", sheet.text)) <= hosts, sheet.id


def test_blocks_line_up_and_hold_the_same_numbers(library: Library) -> None:
    """Both have 36 blocks of the same kinds, and each block the same digit groups once months in words are digits."""
    both = texts(library)
    vi, en = both[Language.VI], both[Language.EN]
    assert [b.kind for b in blocks(vi)] == [b.kind for b in blocks(en)]
    assert len(blocks(vi)) == 36
    assert sum(b.kind is BlockKind.HEADING for b in blocks(vi)) == 6
    for ours, theirs in zip(blocks(vi), blocks(en), strict=True):
        left = vi[ours.start : ours.end]
        right = MONTH.sub(lambda month: str(MONTHS.index(month[1]) + 1), en[theirs.start : theirs.end])
        assert Counter(map(int, re.findall(r"\d+", left))) == Counter(map(int, re.findall(r"\d+", right))), left


def test_nearly_every_sentence_has_its_parallel(library: Library) -> None:
    """At most one sentence in twenty of either text stands outside the alignment."""
    for (ours, _), pairs in library.alignments.items():
        text = next(d.text for d in library.documents if d.id == ours)
        spans = [span for block in blocks(text) for span in sentences(text, block.start, block.end)]
        alone = [text[a:b] for a, b in spans if not any(s <= a and b <= e for (s, e), _ in pairs)]
        assert len(alone) <= len(spans) / 20, alone


def test_the_vietnamese_text_is_the_published_one(library: Library) -> None:
    """The source text is never edited: its SHA-256 is pinned."""
    digest = hashlib.sha256(texts(library)[Language.VI].encode()).hexdigest()
    assert digest == "ded91c5ed1f4d74a7693cfe992c87e95d1a5ce5f54bdc338d898d0d0994d1279"
