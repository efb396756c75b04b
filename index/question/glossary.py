"""Spellings of one thing in both languages: "Hoa Kỳ", "Mỹ", "American". Read from glossary.tsv beside this file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from corpus.language import common, possible_syllable
from corpus.text import words
from corpus.types import Language

_SHORTEST = 4
_BRITISH = re.compile(r"(?<=\w{3})is(?=e$|e[ds]$|ing$|ations?$)")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"),
    ("s", ""), ("eed", "eed"), ("ed", ""), ("ing", ""),
)  # fmt: skip


class EntryKind(StrEnum):
    PLACE = "place"
    ORGANISATION = "organisation"
    CLASS = "class"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing and its spellings; the first of each language is the usual one."""

    kind: EntryKind
    spellings: dict[Language, tuple[str, ...]]

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(spelling for of in self.spellings.values() for spelling in of)


class Glossary:
    """Finds entries in a text, inflected or not; the longest spelling wins where two begin at one word."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_words: dict[tuple[str, ...], Entry] = {}
        self._sure = {spelling.lower() for entry in entries for spelling in entry.all if _surely_a_name(spelling)}
        for entry in entries:
            for spelling in entry.all:
                self._by_words.setdefault(tuple(base(word) for word in words(spelling)), entry)
        self._longest: dict[str, int] = {}
        for key in self._by_words:
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def abbreviates(self, said: str) -> bool:
        """True for an abbreviation that is no word in either language, in any case."""
        return said.lower() in self._sure

    def find(self, text: str) -> Iterator[tuple[Entry, str]]:
        """Each entry the text names, with the words that name it. Spellings of one short word must match its capitals:
        "Anh" within a sentence is Britain, "anh" is somebody; only what is no word in either language, "rcep", needs none."""
        spelled = text.split()
        shouting = text.upper() == text
        capitals = {word for piece in spelled[1:] if piece[:1].isupper() and not shouting for word in words(piece)}
        sequence = words(text)
        bases = tuple(base(word) for word in sequence)
        at = 0
        while at < len(sequence):
            for length in range(min(self._longest.get(bases[at], 0), len(sequence) - at), 0, -1):
                piece = tuple(sequence[at : at + length])
                entry = self._by_words.get(bases[at : at + length])
                known = entry and (entry.kind is EntryKind.TERM or len(piece) > 1 or len(piece[0]) > 4 or piece[0] in self._sure)
                if entry and (known or piece[0] in capitals):
                    yield entry, " ".join(piece)
                    at += length - 1
                    break
            at += 1


def _surely_a_name(spelling: str) -> bool:
    """True for an abbreviation that cannot be read as a word: neither a Vietnamese syllable nor a common English word."""
    word = spelling.lower()
    return spelling.isupper() and spelling.isascii() and len(word) > 2 and not possible_syllable(word) and common(word) is not Language.EN


@lru_cache(maxsize=50_000)
def base(word: str) -> str:
    """An English word without the endings that leave it the same word: "chaired" is "chair", "production" no "product"."""
    if not word.isascii() or len(word) < _SHORTEST:
        return word
    word = _BRITISH.sub("iz", word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e")


@cache
def shipped() -> Glossary:
    """The glossary of the project."""
    entries = []
    for line in (Path(__file__).parent / "glossary.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, vietnamese, english = line.split("\t")
            spellings = {Language.VI: tuple(vietnamese.split("|")), Language.EN: tuple(english.split("|"))}
            entries.append(Entry(EntryKind(kind), spellings))
    return Glossary(entries)
