"""The corpus that ships: two texts that say the same."""

import hashlib
import re
from collections import Counter

import pytest

from corpus.blocks import BlockKind, blocks, sentences
from corpus.library import STARTER, Library, read
from corpus.types import Language

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")


@pytest.fixture(scope="module")
def library() -> Library:
    return read(STARTER)


def texts(library: Library) -> dict[Language, str]:
    return {document.language: document.text for document in library.documents}


def test_the_two_documents_pair(library: Library) -> None:
    """The starter corpus is one document in two languages, without a problem."""
    assert not library.problems
    assert [(d.id, d.language) for d in library.documents] == [
        ("stameq-integration-2020-en", Language.EN), ("stameq-integration-2020-vi", Language.VI),
    ]  # fmt: skip
    assert set(library.alignments) == {
        ("stameq-integration-2020-vi", "stameq-integration-2020-en"), ("stameq-integration-2020-en", "stameq-integration-2020-vi"),
    }  # fmt: skip


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
