"""Passages: a quote is a slice, nothing is lost, nothing is too long."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.blocks import comments
from corpus.chunking import LONGEST_SENTENCE_TOKENS, chunk
from corpus.library import STARTER, read
from corpus.types import Document, Language, Passage
from index.embedders.base import Embedder

Count = Callable[[str], int]
ITEM_MARK = re.compile(r"^[^\S\n]*(?:\d{1,3}[.)]|[a-zđ]\))(?=\s)", re.MULTILINE)


def count_words(text: str) -> int:
    return len(text.split())


def document(text: str) -> Document:
    return Document(id="doc", title="Doc", text=text, language=Language.VI)


def hold(text: str, count: Count) -> tuple[Passage, ...]:
    """Every law of passages at once; the passages, for what else a test wants of them."""
    passages = chunk(document(text), count)
    found = bytearray(len(text))
    at = 0
    for passage in passages:
        assert at <= passage.start < passage.end <= len(text), "passages are ordered, apart and inside the text"
        assert (passage.sentences[0][0], passage.sentences[-1][1]) == (passage.start, passage.end)
        assert count(text[passage.start : passage.end]) <= LONGEST_SENTENCE_TOKENS, "a passage fits the model"
        inner = passage.start
        for start, end in passage.sentences:
            assert inner <= start < end <= passage.end, "sentences are ordered, apart and inside their passage"
            assert text[start:end].strip(), "a sentence is never blank"
            inner = end
        found[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
        at = passage.end
    for mark in ITEM_MARK.finditer(text):
        found[mark.start() : mark.end()] = b"\1" * (mark.end() - mark.start())
    for (start, end), _ in comments(text):
        found[start:end] = b"\1" * (end - start)
    lost = [(at, c) for at, c in enumerate(text) if c.isalnum() and not found[at]]
    assert not lost, "every letter and digit but an item's number and a comment lies in some passage"
    assert len({passage.id for passage in passages}) == len(passages)
    return passages


PIECES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(
        ["\n", "\n\n", "\r\n\r\n", "\n# ", "\n- ", "\n1. ", ". ", "… ", "; ", ", ", "  ", "\u00a0", "\ue000", "\ue001 ", "\ufdfa"]
    ),
    st.sampled_from(["TS. A ", "v.v. ", "1.500.000 ", "ế", "chữ " * 90, "chữ  " * 90, "x" * 260, "Câu này dài. " * 40]),
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)


@pytest.mark.parametrize("count", [count_words, len])
@given(text=TEXTS)
@example(text="")
@example(text="xin  chào " * 250)
@example(text="a" + " " * 500 + "b " * 250)
@example(text="chữ; " * 300)
@example(text="\ufdfa" * 2000)
@example(text="\ue000\ue001a" * 500)
@example(text="x" * 5000)
def test_any_text_is_cut_without_loss(count: Count, text: str) -> None:
    """chunk() keeps every law for any text and for counters that see words or characters."""
    hold(text, count)


@pytest.mark.parametrize(
    "text",
    [
        "\ufdfa" * 2000, "\ufdfa " * 2000, "x" * 5000, "9" * 5000, "\ue000\ue001a" * 1000, ";" * 3000 + " a", "e" + "\u0301" * 2000,
        "👩\u200d👧" * 500, "Họp  ngày 06/8/2020, tại TP. Hồ Chí Minh;  " * 80,
        "Họp  ngày  hôm  nay  tại  Hà  Nội  và  " * 40,
    ],
    ids=["fdfa", "fdfa-words", "word", "digits", "private-use", "signs", "marks", "joined-emoji", "double-spaces", "wide-words"],
)  # fmt: skip
def test_hostile_text_is_cut_for_the_bundled_model(text: str, embedder: Embedder) -> None:
    """With the bundled model's own tokens the laws hold for ligatures, endless words, private-use signs and marks."""
    hold(text, embedder.count_tokens)


def test_a_sentence_without_clauses_fills_its_passages(embedder: Embedder) -> None:
    """Where only spaces can part an endless sentence, each passage but the last is nearly full: 150 tokens or more."""
    text = "Tổng cục đã phối hợp chặt chẽ với các bộ chuyên ngành để thống nhất nội dung và " * 25
    assert all(embedder.count_tokens(text[p.start : p.end]) >= 150 for p in hold(text, embedder.count_tokens)[:-1])


def test_the_starter_corpus_is_cut_for_the_bundled_model(embedder: Embedder) -> None:
    """Each starter document keeps the laws, and its passages are neither one nor a hundred."""
    for starter in read(STARTER).documents:
        assert 10 <= len(hold(starter.text, embedder.count_tokens)) <= 100


def test_a_passage_knows_its_headings() -> None:
    """`heading` is the path of headings above a passage; a heading is a passage of its own."""
    text = "# Một\n\nA b.\n\n## Hai\n\nC d.\n\n# Ba\n\nE f."
    found = [(text[p.start : p.end], p.heading) for p in hold(text, count_words)]
    assert found == [("Một", ""), ("A b.", "Một"), ("Hai", "Một"), ("C d.", "Một › Hai"), ("Ba", ""), ("E f.", "Ba")]


def test_a_list_stays_with_the_line_that_opens_it() -> None:
    """Items share the passage of the paragraph above while both fit; a new paragraph opens a new passage."""
    text = "Hồ sơ gồm:\n\n- đơn\n- giấy phép\n\nNộp tại bộ phận một cửa."
    assert [text[p.start : p.end] for p in hold(text, count_words)] == [text[:31].rstrip(), "Nộp tại bộ phận một cửa."]


def test_a_sentence_is_cut_only_when_it_must_be() -> None:
    """A long paragraph is cut between sentences; a sentence of up to 240 tokens stays whole, a longer one is cut at a clause."""
    text = " ".join(f"{'Chữ ' * 59}{n}." for n in range(12))
    assert all(text[p.start : p.end].count(".") == 3 for p in hold(text, count_words))
    whole = "chữ " * 229 + "hết."
    assert len(hold(whole, count_words)) == 1
    clauses = "; ".join(["chữ " * 89 + "mục"] * 4) + "."
    assert [text_end(clauses, p) for p in hold(clauses, count_words)] == [";", "."]


def text_end(text: str, passage: Passage) -> str:
    return text[passage.start : passage.end].rstrip()[-1]
