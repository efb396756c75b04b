"""Accents put back into Vietnamese typed without them, with counts learned from the texts that are searched.

The question is restored, the index is never folded: folding would merge the spellings of three in four tokens.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

from corpus.text import fold, place_tones
from corpus.types import Span
from index.question.lattice import Decoded, decode
from index.question.syllables import CLAUSE, NUMBER, Column, Syllables

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,/:%-]*")
_DOUBTFUL = 0.7
"""A syllable less sure than this has a second reading."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """A text with its accents, and how else it may be read: the next likely reading, then the text as it was typed."""

    text: str
    alternatives: tuple[str, ...] = ()


class AccentRestorer:
    """Chooses among the accented forms of each syllable by the syllables around it."""

    def __init__(self, **counts: Any) -> None:
        self._syllables = Syllables(**counts)

    @classmethod
    def learn(cls, texts: Iterable[str], vocabulary: Iterable[str] = ()) -> Self:
        """From Vietnamese texts, those that are searched and some that ask as people ask; and from words of the language."""
        return cls(**Syllables.learn(texts, vocabulary).to_json())

    def to_json(self) -> dict[str, Any]:
        return self._syllables.to_json()

    def restore(self, text: str, within: Sequence[Span] | None = None) -> str:
        """The text with accents put back; words that carry accents, names in capitals and unknown words stay."""
        return self.read(text, within).text

    def read(self, text: str, within: Sequence[Span] | None = None) -> Restoration:
        """The same with its alternatives. Only words that begin in one of the spans `within` are restored."""
        found = list(_WORD.finditer(text))
        shouting = text.upper() == text and len(found) > 2
        columns = [
            self._forms(match.group(), abbreviates=not shouting, fixed=not _inside(match.start(), within))
            for match in found
        ]
        first, second = [], []
        for start, end in pairwise(_clauses(text, found)):
            decoded = decode(columns[start:end], self._syllables)
            first += decoded.best
            second += _otherwise(decoded, columns[start:end], self._syllables)
        reading = _written(text, found, first)
        others = [_written(text, found, second), text] if first != second else []
        return Restoration(reading, tuple(dict.fromkeys(other for other in others if other != reading)))

    def _forms(self, word: str, *, abbreviates: bool, fixed: bool) -> Column:
        if word[0].isdigit():
            return (NUMBER,)
        lower, plain = place_tones(word.lower()), fold(word)
        forms = self._syllables.forms(plain)
        if lower != plain or not forms or fixed:
            return (lower,)
        if abbreviates and word.isupper() and len(word) > 1:
            # An abbreviation is left alone, unless the texts know it only with accents: TCDLCL is TCĐLCL.
            return forms if len(word) > 3 and lower not in forms else (lower,)
        return forms


def _otherwise(decoded: Decoded, columns: Sequence[Column], syllables: Syllables) -> list[str]:
    """The best reading that has the least sure syllable in its second form; the same reading where all are sure."""
    place = min(range(len(columns)), key=lambda n: decoded.sure[n], default=None)
    if place is None or decoded.sure[place] >= _DOUBTFUL:
        return decoded.best
    return decode([*columns[:place], (decoded.second[place],), *columns[place + 1 :]], syllables).best


def _clauses(text: str, found: Sequence[re.Match[str]]) -> list[int]:
    """Where the clauses of the text begin, counted in words, and where the last ends."""
    begins = [n for n, (a, b) in enumerate(pairwise(found), 1) if CLAUSE.search(text, a.end(), b.start())]
    return [0, *begins, len(found)]


def _inside(at: int, within: Sequence[Span] | None) -> bool:
    return within is None or any(start <= at < end for start, end in within)


def _written(text: str, found: Sequence[re.Match[str]], syllables: Sequence[str]) -> str:
    pieces, at = [], 0
    for match, syllable in zip(found, syllables, strict=True):
        pieces += [text[at : match.start()], like(match.group(), syllable)]
        at = match.end()
    return "".join([*pieces, text[at:]])


def like(written: str, word: str) -> str:
    """`word` with the capitals of `written`; unchanged spelling is returned as it was."""
    if word == NUMBER or word == place_tones(written.lower()):
        return written
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
