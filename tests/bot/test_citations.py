"""Every quote is proven against its document before it leaves."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import EN, ONLY_VI, TODAY, VI, tiny_index

from bot.answerers.base import Quote
from bot.citations import CitationBook, verbatim
from bot.types import Citation
from corpus.types import Document

INDEX = tiny_index(VI, EN, ONLY_VI)
GENERATION = INDEX.generation
PLACES = [(p.document_id, span) for p in GENERATION.passages for span in p.sentences]


def cited(document_id: str, start: int, end: int) -> Citation | None:
    book = CitationBook(GENERATION, day=TODAY, most=1)
    marker = book.cite(Quote(document_id=document_id, span=(start, end)))
    assert marker == (1 if book.citations else None)
    return book.citations[0] if book.citations else None


def genuine(place: int) -> Citation:
    document_id, (start, end) = PLACES[place]
    made = cited(document_id, start, end)
    assert made is not None
    return made


places = st.integers(0, len(PLACES) - 1)


@settings(deadline=None)
@given(places)
def test_a_sentence_is_quoted_character_for_character(place: int) -> None:
    """quote == document.text[start:end], inside the passage shown around it."""
    made = genuine(place)
    assert made.quote == GENERATION.documents[made.document_id].text[made.start : made.end]
    assert made.quote in made.passage
    assert made.passage in GENERATION.documents[made.document_id].text
    assert verbatim(made, GENERATION)


@settings(deadline=None)
@given(places, st.integers(0, 200), st.characters())
def test_a_quote_changed_by_one_character_is_no_quote(place: int, at: int, other: str) -> None:
    """verbatim() is false as soon as one character differs, is lost or is added."""
    made = genuine(place)
    at %= len(made.quote)
    head, tail = made.quote[:at], made.quote[at + 1 :]
    if other != made.quote[at]:
        assert not verbatim(replace(made, quote=head + other + tail, passage=made.passage + head + other + tail), GENERATION)
    assert not verbatim(replace(made, quote=head + tail), GENERATION)
    assert not verbatim(replace(made, quote=made.quote[:at] + other + made.quote[at:]), GENERATION)


@settings(deadline=None)
@given(places, st.integers(-300, 300), st.integers(-300, 300))
def test_a_quote_at_other_offsets_is_no_quote(place: int, by_start: int, by_end: int) -> None:
    """verbatim() is false where the offsets name other characters."""
    made = genuine(place)
    moved = replace(made, start=made.start + by_start, end=made.end + by_end)
    assert verbatim(moved, GENERATION) == (by_start == by_end == 0)


@settings(deadline=None)
@given(st.sampled_from(sorted(GENERATION.documents)), st.integers(-400, 400), st.integers(-400, 400))
def test_offsets_that_leave_are_offsets_a_client_can_use(document_id: str, start: int, end: int) -> None:
    """0 <= start < end <= length of the text, whatever an answerer names."""
    made = cited(document_id, start, end)
    text = GENERATION.documents[document_id].text
    assert (made is not None) == (0 <= start < end <= len(text))


def test_an_unknown_document_proves_nothing() -> None:
    """cite() is None for a document that is not in the generation, and takes no marker."""
    book = CitationBook(GENERATION, day=TODAY, most=4)
    assert book.cite(Quote(document_id="khong-co", span=(0, 5))) is None
    assert book.cite(Quote(document_id=VI.id, span=(0, 5))) == 1


def test_a_citation_of_another_document_is_not_verbatim() -> None:
    """verbatim() looks into the document that is named."""
    made = genuine(0)
    assert not verbatim(replace(made, document_id="khong-co"), GENERATION)
    assert not verbatim(replace(made, document_id=ONLY_VI.id), GENERATION)


def test_markers_count_in_order_of_first_use() -> None:
    """The first place cited is 1, the next 2; a place cited again keeps its marker."""
    book = CitationBook(GENERATION, day=TODAY, most=4)
    quotes = [Quote(document_id=document_id, span=span) for document_id, span in PLACES[:3]]
    assert [book.cite(quote) for quote in (quotes[2], quotes[0], quotes[2], quotes[1], quotes[0])] == [1, 2, 1, 3, 2]
    assert [made.marker for made in book.citations] == [1, 2, 3]


def test_a_full_book_takes_no_more() -> None:
    """Beyond `most`, a new place gets no marker and an old one keeps its own."""
    book = CitationBook(GENERATION, day=TODAY, most=2)
    first, second, third = (Quote(document_id=document_id, span=span) for document_id, span in PLACES[:3])
    assert [book.cite(quote) for quote in (first, second, third, first)] == [1, 2, None, 1]
    assert book.full
    assert len(book.citations) == 2


@pytest.mark.parametrize(("here", "there"), [(VI, EN), (EN, VI)])
def test_the_same_place_in_the_other_language_comes_along(here: Document, there: Document) -> None:
    """`parallel` quotes the translation of exactly the sentence cited."""
    start = here.text.index("KATS")
    made = cited(here.id, start, start + 4)
    assert made is not None
    assert made.parallel is not None
    assert (made.parallel.document_id, made.parallel.language) == (there.id, there.language)
    assert "KATS" in made.parallel.quote
    assert "VKFTA" not in made.parallel.quote


def test_a_document_without_translation_has_no_parallel() -> None:
    """`parallel` is None where the document exists in one language only."""
    made = cited(ONLY_VI.id, 0, 5)
    assert made is not None
    assert made.parallel is None
