"""Accents put back into Vietnamese typed without them, with counts learned from the texts that are searched.

The question is restored, the index is never folded: folding would merge the spellings of three in four tokens.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Self

from corpus.text import fold, has_accents, place_tones, words

_CANDIDATES = 12
_WORD = re.compile(r"[^\W\d_]+")


class AccentRestorer:
    """A Viterbi pass over the accented forms of each syllable, scored by counts of syllables and their pairs."""

    def __init__(self, ones: dict[str, int], pairs: dict[str, int]) -> None:
        self._ones, self._pairs = ones, pairs
        self._total = sum(ones.values()) or 1
        forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(ones, key=lambda w: -ones[w]):
            if len(forms[plain := fold(word)]) < _CANDIDATES:
                forms[plain].append(word)
        self._forms = dict(forms)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Self:
        """From Vietnamese texts: those that are searched, and some that ask as people ask."""
        ones: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for text in texts:
            sequence = [word for word in words(text) if not word.isdigit()]
            ones.update(sequence)
            pairs.update(f"{a} {b}" for a, b in pairwise(sequence))
        return cls(dict(ones), dict(pairs))

    def restore(self, text: str) -> str:
        """The text with accents put back; words that carry accents, names in capitals and unknown words stay."""
        found = list(_WORD.finditer(text))
        shouting = text.upper() == text and len(found) > 2
        chosen = self._viterbi([self._options(match.group(), abbreviates=not shouting) for match in found])
        pieces, at = [], 0
        for match, word in zip(found, chosen, strict=True):
            pieces += [text[at : match.start()], _like(match.group(), word)]
            at = match.end()
        return "".join([*pieces, text[at:]])

    def to_json(self) -> dict[str, dict[str, int]]:
        return {"ones": self._ones, "pairs": self._pairs}

    def _options(self, word: str, *, abbreviates: bool) -> list[str]:
        lower = place_tones(word.lower())
        forms = self._forms.get(fold(word), [])
        if has_accents(word) or not forms:
            return [lower]
        if abbreviates and word.isupper() and len(word) > 1:
            # An abbreviation is left alone, unless the texts know it only with accents: TCDLCL is TCĐLCL.
            return forms if len(word) > 3 and lower not in forms else [lower]
        return forms

    def _viterbi(self, options: list[list[str]]) -> list[str]:
        scores: dict[str, float] = {"": 0.0}
        came_from: list[dict[str, str]] = []
        for forms in options:
            back, ahead = {}, {}
            for form in forms:
                back[form] = max(scores, key=lambda before: scores[before] + self._log(before, form))
                ahead[form] = scores[back[form]] + self._log(back[form], form)
            scores, came_from = ahead, [*came_from, back]
        path = [max(scores, key=lambda form: scores[form])]
        for back in reversed(came_from):
            path.append(back[path[-1]])
        return path[-2::-1]

    def _log(self, before: str, word: str) -> float:
        smooth = 0.1 * (self._ones.get(word, 0) + 0.05) / self._total
        seen = self._ones.get(before, 0)
        return math.log((0.9 * self._pairs.get(f"{before} {word}", 0) / seen if seen else 0.0) + smooth)


def _like(written: str, word: str) -> str:
    """`word` with the capitals of `written`; unchanged spelling is returned as it was."""
    if word == place_tones(written.lower()):
        return written
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
