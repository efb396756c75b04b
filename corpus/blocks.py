"""The lines of meaning of a text: blocks (heading, paragraph, list item) and sentences, as spans. Pure.

A text whose paragraphs are parted by blank lines has one block a paragraph; a text without blank lines has one
block a line. Nothing is stripped from the text: a span leaves its signs ("## ", "- ") and white space outside, and a
comment ("<!-- … -->") that has its lines to itself belongs to no block.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Span


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    start: int
    end: int
    kind: BlockKind
    level: int = 0


_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE = re.compile(r"[^\r\n]+")
_COMMENT = re.compile(r"^[^\S\n]*<!--((?:(?!-->).){0,2000})-->[^\S\n]*\r?$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[^\S\n]+")
_ITEM = re.compile(r"(?:[-*+•–]|\d{1,3}[.)]|[a-zđ]\))[^\S\n]+")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"”’»)\]]*$")
_LONGEST_BARE_HEADING = 100


def comments(text: str) -> tuple[tuple[Span, str], ...]:
    """The place and the inside of every comment that has its lines to itself."""
    return tuple((match.span(), match[1].strip()) for match in _COMMENT.finditer(text))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; together they hold every character that is not white space, a sign or a comment."""
    by_paragraph = _BLANK_LINE.search(text) is not None
    hidden = [span for span, _ in comments(text)]
    found: list[Block] = []
    open_paragraph: int | None = None
    for line in _LINE.finditer(text):
        while hidden and hidden[0][1] <= line.start():
            del hidden[0]
        if hidden and hidden[0][0] <= line.start():
            open_paragraph = None
            continue
        start, end = _trim(text, line.start(), line.end())
        gap = by_paragraph and found and _BLANK_LINE.search(text, found[-1].end, line.start()) is not None
        if start == end:
            continue
        if heading := _HEADING.match(text, start, end):
            found.append(Block(heading.end(), end, BlockKind.HEADING, len(heading[1])))
            open_paragraph = None
        elif item := _ITEM.match(text, start, end):
            found.append(Block(item.end(), end, BlockKind.ITEM))
            open_paragraph = len(found) - 1
        elif by_paragraph and open_paragraph is not None and not gap:
            found[open_paragraph] = Block(found[open_paragraph].start, end, found[open_paragraph].kind)
        else:
            found.append(Block(start, end, BlockKind.PARAGRAPH))
            open_paragraph = len(found) - 1
    return _bare_headings(text, found)


def _bare_headings(text: str, found: list[Block]) -> tuple[Block, ...]:
    """A short paragraph that ends no sentence and is followed by a paragraph stands as a heading."""
    if not found or any(block.kind is BlockKind.HEADING for block in found):
        return tuple(found)
    kinds: list[Block] = []
    for block, following in zip(found, [*found[1:], None], strict=True):
        piece = text[block.start : block.end]
        bare = (
            block.kind is BlockKind.PARAGRAPH
            and following is not None
            and following.kind is BlockKind.PARAGRAPH
            and len(piece) <= _LONGEST_BARE_HEADING
            and "\n" not in piece
            and not _ENDS_A_SENTENCE.search(piece)
            and any(c.isalpha() for c in piece)
        )
        kinds.append(Block(block.start, block.end, BlockKind.HEADING, 2) if bare else block)
    return tuple(kinds)


# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    "ts ths gs pgs cn ks bs tp tt tx p q h đ đc ô b tr vd nxb tcn scn stt sđt đt no nos art arts para paras mr mrs ms dr"
    " prof st vs cf fig figs eq e.g i.e al approx est inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec"
    " u.s u.k u.n v.v ext tel dept rev vol ed eds pp".split()
)
# Ends one all the same where a capital follows: "… máy móc, v.v. Sau đó"; "No. 12" goes on.
_MAY_END = frozenset("v.v co inc ltd corp al u.s u.k u.n no nos art arts para paras".split())
_STOP = re.compile(r"(?:\.{3,}|…|[.!?]+)[\"”’»)\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«/]*$")


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `text[start:end]` as spans into `text`; they cover all but the white space between them."""
    spans: list[Span] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, start, end):
            spans.append(_trim(text, at, stop.end()))
            at = stop.end()
    spans.append(_trim(text, at, end))
    return tuple(span for span in spans if span[0] < span[1])


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    following = text[stop.end() : end].lstrip()
    first = following.lstrip("\"“‘«([-–•*")[:1]
    if not first:
        return True
    mark = stop.group().rstrip("\"”’»)]")
    if mark.startswith(("…", "...")):
        return first.isupper()
    if not mark.startswith("."):
        return not first.islower()
    word = _WORD_BEFORE.search(text, start, stop.start())
    before = word.group().lower() if word else ""
    if before in _ABBREVIATIONS:
        return before in _MAY_END and first.isupper()
    initial = len(before) == 1 and before.isalpha()
    if initial or (before.isdigit() and len(before) <= 2 and _opens(text, stop, start, before)):
        return False
    return not first.islower()


def _opens(text: str, stop: re.Match[str], start: int, number: str) -> bool:
    """True for the number of a list item at the start of its line ("1. Hồ sơ")."""
    return text[start : stop.start()].strip() == number


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))
