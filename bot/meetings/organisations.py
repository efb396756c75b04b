"""Which organisations a text names, where, and how each is called for short. Pure."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.text import fold, words
from corpus.types import Language, Span
from index.question.glossary import Entry, EntryKind, shipped

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[/ ]([A-Z]{2,6}\d{0,3})\b")
"""A part of the organisation before it: "ACCSQ/WG1", "APEC SCSC"."""
_CODE = re.compile(r"\b[A-Z][A-Z0-9]{2,7}(?:[/-][A-Z]{1,5} ?\d{0,4})*\b")
_MINISTERS = re.compile(r"\bcác (?=bộ trưởng)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLCDM]+")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation where a text names it."""

    short: str
    span: Span
    known: bool = True
    """False for a code that the glossary does not know."""


def organisations(text: str) -> tuple[Named, ...]:
    """The organisations of a text, in order; a part of one, "ACCSQ/WG1", is one of its own."""
    found: list[Named] = []
    placed = _placed(text)
    taken = [span for _, span in placed]
    for entry, (start, end) in placed:
        if entry.kind is not EntryKind.ORGANISATION:
            continue
        part = _PART.match(text, end)
        new = part and (text[end] == "/" or not (_ROMAN.fullmatch(part[1]) or _touches(part.span(1), taken)))
        if part and new:
            found.append(Named(f"{short_name(entry)}/{part[1]}", (start, part.end())))
        else:
            found.append(Named(short_name(entry), (start, end)))
    known = [one.span for one in found]
    for code in _CODE.finditer(text):
        # "TCVN" is a standard, "TCVN/TC 207" is the committee that wrote it.
        new = "/" in code.group() or not (_ROMAN.fullmatch(code.group()) or _touches(code.span(), taken))
        if new and not _touches(code.span(), known):
            found.append(Named(code.group(), code.span(), known=False))
    return tuple(sorted(found, key=lambda one: one.span))


def _touches(span: Span, others: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _placed(text: str) -> list[tuple[Entry, Span]]:
    """What the glossary finds, with its place."""
    tokens = [(words(match.group()), match.span()) for match in _WORD.finditer(text)]
    flat = [(word, span) for spelled, span in tokens for word in spelled]
    placed, at = [], 0
    # The glossary knows "các Bộ" as the ministries; "các Bộ trưởng" are ministers.
    for entry, said in shipped().find(_MINISTERS.sub("·", text)):
        sought = said.split()
        while at < len(flat) and [word for word, _ in flat[at : at + len(sought)]] != sought:
            at += 1
        if at < len(flat):
            placed.append((entry, (flat[at][1][0], flat[at + len(sought) - 1][1][1])))
            at += len(sought)
    return placed


def short_name(entry: Entry) -> str:
    """Its abbreviation where it has one, else its usual English name."""
    spelled = (*entry.spellings[Language.EN], *entry.spellings[Language.VI])
    codes = [spelling for spelling in spelled if spelling.isascii() and spelling.isupper() and " " not in spelling]
    return codes[0] if codes else entry.spellings[Language.EN][0]


def is_place(text: str) -> bool:
    """True if the glossary knows the words as a place."""
    return any(entry.kind is EntryKind.PLACE and words(text) == said.split() for entry, said in shipped().find(f"· {text}"))


def in_language(text: str, language: Language) -> str:
    """A place as a language usually calls it; the words themselves where the glossary does not know it."""
    for entry in shipped().entries:
        if entry.kind is EntryKind.PLACE and fold(text) in {fold(spelling) for spelling in entry.all}:
            return entry.spellings[language][0]
    return text


def called(short: str, asked: str) -> bool:
    """True if somebody who asks for `asked` may mean the organisation: any of its names, or a part of it, accents or not."""
    wanted = fold(asked).split()
    names = {short, short.partition("/")[0], *_names().get(short.partition("/")[0], ())} if "/" not in asked else {short}
    return any(wanted == fold(name).split() for name in names) or (len(wanted) == 1 and any(wanted[0] in _spelled(name) for name in names))


def _spelled(name: str) -> list[str]:
    return words(fold(name))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {short_name(entry): entry.all for entry in reversed(shipped().entries) if entry.kind is EntryKind.ORGANISATION}
