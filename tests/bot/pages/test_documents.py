"""The pages of documents: every character of a text in its place, both languages beside each other, what has ended said so."""

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.documents import Cell, DocumentPage, Slice, document_list, document_page, kinds_of
from bot.pages.rendering import exact, render
from bot.validity import Standing
from corpus.blocks import BlockKind, blocks
from corpus.types import Document, Language, Mark, Status, Validity
from index.hybrid import HybridIndex

DAY = date(2026, 11, 26)


def of(text: str, **more: object) -> Document:
    made: dict[str, object] = {"id": "one", "title": "One", "text": text, "language": Language.EN, **more}
    return Document(**made)  # type: ignore[arg-type]


def page_of(*documents: Document, language: Language = Language.EN) -> DocumentPage:
    """The page of the first; the second is its translation."""
    known = {document.id: document for document in documents}
    pair = {documents[0].id: documents[1].id, documents[1].id: documents[0].id} if len(documents) == 2 else {}
    return document_page(known, pair, documents[0], language, DAY)


def cells(page: DocumentPage, side: int = 0) -> list[Cell]:
    return [row.cells[side] for _, rows in page.groups for row in rows]


def slices(page: DocumentPage, side: int = 0) -> list[Slice]:
    return [one for cell in cells(page, side) for one in (*cell.slices, *(inside for row in cell.table for inside in row))]


def html_of(page: DocumentPage) -> str:
    return render("document.html", Language.EN, here="document", base="../", page=page, address="http://here/documents/one")


def shown_slices(html: str) -> list[tuple[int, str]]:
    """Each element that carries an offset, with its text as a browser reads it."""
    found = re.findall(r'<span data-start="(\d+)">([^<]*)</span>', html)
    return [(int(start), unescape(text).replace("\r\n", "\n")) for start, text in found]


def test_every_slice_is_the_text_at_its_offset(starter: HybridIndex) -> None:
    """Of every document and both sides of its page: document.text[start:] begins with the slice; all blocks are there."""
    generation = starter.generation
    for document in generation.documents.values():
        page = document_page(generation.documents, generation.translations, document, Language.VI, DAY)
        assert len(page.documents) == 2
        for side, shown in enumerate(page.documents):
            assert all(shown.text.startswith(one.text, one.start) and one.text for one in slices(page, side))
            assert [one.start for one in slices(page, side)] == [block.start for block in blocks(shown.text)]
        assert shown_slices(html_of(page)) == [
            (one.start, one.text) for _, rows in page.groups for row in rows for cell in row.cells for one in cell.slices
        ]


@given(st.text(alphabet="a|-\n #<>&\"'\r.1)đ😀\u2028", max_size=60))
def test_any_text_keeps_its_offsets(text: str) -> None:
    """Whatever a document holds, the page shows slices of it, and a browser reads the characters that were loaded."""
    document = of(text)
    page = page_of(document)
    assert all(text.startswith(one.text, one.start) for one in slices(page))
    expected = [(one.start, re.sub("\r", "&#13;", one.text)) for one in slices(page)]
    assert [(start, re.sub("\r", "&#13;", shown)) for start, shown in shown_slices(html_of(page))] == expected


def test_html_in_a_document_is_text() -> None:
    """Tags, attributes and entities of a text, a title or a notice are shown and never read."""
    evil = '<script>alert(1)</script> <img src=x onerror="y"> &amp; \'"'
    page = page_of(of(evil, title=evil, number=evil, validity=Validity(status=Status.SUPERSEDED, replaced_by=evil)))
    html = html_of(page)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert shown_slices(html) == [(0, evil)]
    assert str(exact("a\r\n<")) == "a&#13;\n&lt;"


def test_headings_step_down_one_level_at_a_time() -> None:
    """The title is the first level; a heading is never more than one below the one over it."""
    page = page_of(of("# A\n\n#### B\n\nText.\n\n###### C\n\n## D\n\n# E\n"))
    assert [row.level for _, rows in page.groups for row in rows if row.kind is BlockKind.HEADING] == [2, 3, 4, 3, 2]


def test_items_in_a_row_are_one_list() -> None:
    """A bullet is shown as one; the number or letter of an item stands before it, outside its offsets."""
    page = page_of(of("Needed:\n\n- a form\n* a stamp\n\n1. Go.\n2) Come.\n\nDone.\n"))
    assert [(listed, [row.cells[0].sign for row in rows]) for listed, rows in page.groups] == [
        (False, [""]), (True, ["•", "•", "1.", "2)"]), (False, [""])
    ]  # fmt: skip
    assert html_of(page).count("<ul") == 1


def test_a_table_is_a_table() -> None:
    """A Markdown table is shown with its header and rows, each cell with its own offset; its ruler is not shown."""
    text = "Fees:\n\n| Kind | Fee |\n|------|----:|\n| new  | 1 |\n| old  |  |\n"
    page = page_of(of(text))
    table = cells(page)[1].table
    assert [[cell.text for cell in row] for row in table] == [["Kind", "Fee"], ["new", "1"], ["old", ""]]
    assert all(text.startswith(cell.text, cell.start) for row in table for cell in row)
    assert html_of(page).count('<th scope="col">') == 2
    assert not cells(page_of(of("| only | one line |\n\nMore.")))[0].table


@pytest.mark.parametrize(
    ("validity", "said"),
    [
        (Validity(status=Status.SUPERSEDED, in_force_to="2026-06-30"), "No longer in force since 1 July 2026"),
        (Validity(status=Status.SUPERSEDED), "No longer in force"),
        (Validity(in_force_to="2026-06"), "No longer in force since 1 July 2026"),
        (Validity(in_force_from="2027-01-01"), "Not yet in force, applies from 1 January 2027"),
        (Validity(status=Status.CHECK), "Check if still in force"),
        (Validity(status=Status.HISTORICAL), "Historical record"),
        (Validity(in_force_to="2026-12-31"), None),
    ],
)
def test_what_does_not_hold_says_so(validity: Validity, said: str | None) -> None:
    """A badge goes by the day and says since when; what holds has none."""
    document = of("Old rule.\n\nNew rule.\n", marks=(Mark(id="old", start=0, end=9, validity=validity),))
    old, new = cells(page_of(document))
    assert (old.badge.label if old.badge else None, new.badge) == (said, None)
    assert old.ended == (said or "").startswith("No longer")
    whole = page_of(of("Rule.", validity=validity))
    assert (whole.badge.label if whole.badge else None) == said
    assert cells(whole)[0].badge is None, "said once, over the document"


def test_what_holds_instead_is_a_link() -> None:
    """`replaced_by` leads to the block it names, in this document or another; a link that leads nowhere is its label."""
    new = Mark(id="new", start=11, end=20, validity=Validity())
    instead = "see [new](#new), [two](two#x), [three](nowhere#x), [web](https://example.org/) or [bad](javascript:alert)"
    old = Mark(id="old", start=0, end=9, validity=Validity(status=Status.SUPERSEDED, replaced_by=instead))
    document = of("Old rule.\n\nNew rule.\n", marks=(old, new))
    known = {"one": document, "two": of("Two.", id="two")}
    badge = cells(document_page(known, {}, document, Language.EN, DAY))[0].badge
    assert badge
    assert "".join(piece.text for piece in badge.instead) == "see new, two, three, web or bad"
    assert {piece.text: piece.address for piece in badge.instead if piece.address} == {
        "new": "documents/one#c11-20", "two": "documents/two", "web": "https://example.org/",
    }  # fmt: skip
    assert 'href="../documents/one#c11-20"' in html_of(document_page(known, {}, document, Language.EN, DAY))


def test_both_languages_stand_side_by_side() -> None:
    """A row is a block in the document's own language, then in the other; badges are in the language of their text."""
    ended = Validity(status=Status.SUPERSEDED)
    vi = of("Một.\n\nHai.\n", id="vi", language=Language.VI, marks=(Mark(id="m", start=0, end=4, validity=ended),))
    en = of("One.\n\nTwo.\n", id="en", marks=(Mark(id="m", start=0, end=4, validity=ended),))
    for first, second in ((vi, en), (en, vi)):
        page = page_of(first, second)
        assert [[cell.language for cell in row.cells] for _, rows in page.groups for row in rows] == [[first.language, second.language]] * 2
        assert [cells(page, side)[0].badge.label for side in (0, 1)] == [  # type: ignore[union-attr]
            "Hết hiệu lực" if one.language is Language.VI else "No longer in force" for one in (first, second)
        ]


def test_a_badge_over_the_document_is_in_the_reader_s_language() -> None:
    """With what replaced it in the words of the version in that language, whichever version is shown first."""
    vi, en = (
        of("Một.", id=language, language=language, validity=Validity(status=Status.SUPERSEDED, replaced_by=instead))
        for language, instead in ((Language.VI, "Luật mới"), (Language.EN, "the new law"))
    )
    for first, second in ((vi, en), (en, vi)):
        badge = page_of(first, second, language=Language.EN).badge
        assert badge
        assert (badge.label, badge.instead[0].text) == ("No longer in force", "the new law")


def test_the_list_shows_each_document_once(starter: HybridIndex) -> None:
    """Both languages are one line, the reader's first; fact sheets before articles, the newest date of the two."""
    generation = starter.generation
    for language in Language:
        shelves = document_list(generation.documents, generation.translations, language, DAY)
        topics = [topic for _, of_kind in shelves for topic in of_kind]
        assert sorted(document.id for topic in topics for document in topic.documents) == sorted(generation.documents)
        assert {topic.documents[0].language for topic in topics} == {language}
        assert [name.en for name, _ in shelves] == ["Fact sheets by topic", "Articles"]
        assert topics[-1].date
        assert topics[-1].date.vi == "tháng 12/2020"
        assert topics[-1].badge.standing is Standing.HOLDS
    assert [kind for kind, _ in kinds_of(generation.documents)] == ["fact-sheet", "article"]


def test_a_document_without_translation_is_listed_and_shown_alone() -> None:
    """Its page says in which language it exists, and has one column."""
    alone = of("Chỉ một.", language=Language.VI, kind="law", published="2020-08")
    page = page_of(alone)
    assert page.facts == (("kind", "law"), ("published", "August 2020"))
    assert "exists only in Vietnamese" in html_of(page)
    assert [name.vi for name, _ in document_list({"one": alone}, {}, Language.EN, DAY)] == ["law"]
