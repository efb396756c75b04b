"""Document(s) → what their pages show, both languages side by side. Pure: the templates only lay it out.

No character of a text is changed: every `Slice` of a page is `document.text[start : start + len(text)]`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.pages import texts
from bot.pages.badges import Badge, Documents, badge_of
from bot.validity import DATED_KINDS, Standing, standing, written
from corpus.blocks import Block, BlockKind, blocks
from corpus.text import fold
from corpus.types import Document, Language, Text


@dataclass(frozen=True, slots=True)
class Slice:
    """Characters of a document and where they start in it."""

    start: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A block in one language: running text, or the rows of a table."""

    language: Language
    anchor: str | None
    sign: str
    """What stands before a list item: "•", "1.", "a)"."""
    slices: tuple[Slice, ...]
    table: tuple[tuple[Slice, ...], ...]
    """The header and the rows; then `slices` is empty."""
    badge: Badge | None
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A block with the same block in the other language."""

    kind: BlockKind
    level: int
    """Of a heading: 2 to 6, and never more than one below the heading before it."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document and, where there is one, its translation."""

    documents: tuple[Document, ...]
    facts: tuple[tuple[str, str], ...]
    """What is known about it: the name of a text of the pages, and the value."""
    badge: Badge | None
    groups: tuple[tuple[bool, tuple[Row, ...]], ...]
    """Rows that belong together; True for the items of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A document with its translation, as one line of the list."""

    documents: tuple[Document, ...]
    date: Text | None
    badge: Badge


Translations = Mapping[str, str]
"""The id of a document → that of the same document in the other language."""

_KINDS = ("fact-sheet", "article")
"""Those that come first."""
_TABLE_LINE = re.compile(r"\|.*\|")
_TABLE_RULE = re.compile(r"[|:\s]*-[-|:\s]*")
_TABLE_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")


def document_page(documents: Documents, translations: Translations, shown: Document, language: Language, day: date) -> DocumentPage:
    """The page of a document as of a day, its own language first; `language` is that of the words around it."""
    other = documents.get(translations.get(shown.id, ""))
    sides = (shown, other) if other else (shown,)
    found = tuple(_rows(sides, documents, day))
    told = next((side for side in sides if side.language is language), shown)
    return DocumentPage(
        documents=sides, facts=tuple(_facts(shown, language)), badge=badge_of(told, told.validity, documents, language, day),
        groups=tuple((listed, tuple(rows)) for listed, rows in groupby(found, lambda row: row.kind is BlockKind.ITEM)),
    )


def document_list(
    documents: Documents, translations: Translations, language: Language, day: date
) -> tuple[tuple[Text, tuple[Topic, ...]], ...]:
    """The documents by kind, each once with its translation, the newest first; titles in `language` come first."""
    topics: list[Topic] = []
    for document in documents.values():
        other = documents.get(translations.get(document.id, ""))
        if other is None or document.language is language:
            topics.append(_topic((document, other) if other else (document,), documents, language, day))
    topics.sort(key=lambda topic: fold(topic.documents[0].title))
    topics.sort(key=lambda topic: _newest(topic.documents) or "", reverse=True)
    topics.sort(key=lambda topic: _place_of_kind(topic.documents[0].kind))
    return tuple((texts.kinds(kind), tuple(of)) for kind, of in groupby(topics, lambda topic: topic.documents[0].kind))


def kinds_of(documents: Documents) -> tuple[tuple[str, Text], ...]:
    """The kinds of the documents, with what each is called."""
    return tuple((kind, texts.kind(kind)) for kind in sorted({document.kind for document in documents.values()}, key=_place_of_kind))


def _place_of_kind(kind: str) -> tuple[int, str]:
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS), kind


def _facts(of: Document, language: Language) -> Iterator[tuple[str, str]]:
    yield "kind", texts.kind(of.kind).to(language)
    if of.number:
        yield "number", of.number
    for name, day in (("published", of.published), ("as_of", of.validity.as_of)):
        if day:
            yield name, written(day).to(language)


def _topic(pair: tuple[Document, ...], documents: Documents, language: Language, day: date) -> Topic:
    first, newest = pair[0], _newest(pair)
    badge = badge_of(first, first.validity, documents, language, day)
    holds = texts.DATED if first.kind in DATED_KINDS else texts.CURRENT
    return Topic(
        documents=pair, date=written(newest) if newest else None,
        badge=badge or Badge(standing=Standing.HOLDS, label=holds.to(language)),
    )


def _newest(of: Iterable[Document]) -> str | None:
    return max((day for one in of for day in (one.published, one.validity.as_of) if day), default=None)


def _rows(sides: tuple[Document, ...], documents: Documents, day: date) -> Iterator[Row]:
    """The blocks of the document, each beside the same block of its translation: the library has paired only equal ones."""
    depth, above = 1, list[int]()
    for of_both in zip(*(blocks(side.text) for side in sides), strict=True):
        first = of_both[0]
        if first.kind is BlockKind.HEADING:
            above = [level for level in above if level < first.level] + [first.level]
            depth = min(len(above) + 1, 6)
        yield Row(
            kind=first.kind, level=depth if first.kind is BlockKind.HEADING else 0,
            cells=tuple(_cell(side, block, documents, day) for side, block in zip(sides, of_both, strict=True)),
        )


def _cell(document: Document, block: Block, documents: Documents, day: date) -> Cell:
    mark = document.mark_at(block.start)
    text = document.text[block.start : block.end]
    first = mark is not None and mark.start == block.start
    validity = mark.validity if mark else document.validity
    table = _table(text, block.start)
    return Cell(
        language=document.language, anchor=mark.id if mark and first else None, sign=_sign(document.text, block),
        slices=() if table else (Slice(block.start, text),), table=table,
        badge=badge_of(document, validity, documents, document.language, day) if first and validity != document.validity else None,
        ended=mark is not None and standing(validity, day) is Standing.ENDED,
    )


def _sign(text: str, block: Block) -> str:
    """What an editor wrote before a list item; any kind of bullet is shown as one."""
    if block.kind is not BlockKind.ITEM:
        return ""
    before = text[:block.start].rpartition("\n")[2].strip()
    return before if any(c.isalnum() for c in before) else "•"


def _table(text: str, start: int) -> tuple[tuple[Slice, ...], ...]:
    """The cells of a Markdown table, header first and without the line under it; nothing where the text is none."""
    lines = text.split("\n")
    if len(lines) < 2 or not _TABLE_RULE.fullmatch(lines[1]) or not all(_TABLE_LINE.fullmatch(line.strip()) for line in lines):
        return ()
    rows: list[tuple[Slice, ...]] = []
    at = start
    for n, line in enumerate(lines):
        if n != 1:
            rows.append(tuple(_stripped(at + cell.start(), cell.group()) for cell in _TABLE_CELL.finditer(line)))
        at += len(line) + 1
    return tuple(rows)


def _stripped(start: int, text: str) -> Slice:
    return Slice(start + len(text) - len(text.lstrip()), text.strip())
