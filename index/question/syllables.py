"""How likely a Vietnamese syllable is after the two before it: counts of texts, and a list of what belongs together.

Interpolated n-grams with absolute discounting (Ney, Essen and Kneser, 1994). Two syllables that the vocabulary joins are
taken to be so much likelier together; that is worth more than counting the vocabulary as text, which it is not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus.language import possible_syllable
from corpus.text import fold, words

START = "^"
"""What stands before the first syllable of a clause."""
NUMBER = "#"
CLAUSE = re.compile(r"[.?!;:()“”\"]+(?=\s|$)|\n")
"""What ends a clause: syllables on both sides tell nothing about each other."""

_MOST_FORMS = 12
_PAIR_DISCOUNT, _TRIPLE_DISCOUNT = 0.75, 0.5
_JOINED = 55.0
"""How much likelier a syllable is after one it forms a word with. Anything from 20 to 150 does as well."""
_LISTED = 0.05
"""What a syllable counts for each word of the vocabulary that holds it, up to one in all."""
_SETTLED = 0.9
"""A syllable this likely after the one before it is settled: no triple needs to be kept for it."""

Column = tuple[str, ...]
"""The forms a syllable may take."""
Table = NDArray[np.float64]


class Syllables:
    """`ones`, `pairs` and `triples` map syllables, joined by a blank, to how often they stand so; `joined` are pairs of the vocabulary."""

    def __init__(
        self, ones: dict[str, float], pairs: dict[str, int], triples: dict[str, int] | None = None, joined: Iterable[str] = (),
    ) -> None:
        self._ones, self._pairs, self._triples, self._joined = ones, pairs, triples or {}, frozenset(joined)
        self._total = sum(ones.values()) or 1.0
        self._after_one = _shares(pairs, _PAIR_DISCOUNT)
        self._after_two = _shares(self._triples, _TRIPLE_DISCOUNT, pairs)
        forms: dict[str, list[str]] = defaultdict(list)
        for syllable in sorted(ones, key=lambda form: -ones[form]):
            if len(forms[plain := fold(syllable)]) < _MOST_FORMS:
                forms[plain].append(syllable)
        self._forms = {plain: tuple(found) for plain, found in forms.items()}
        self.after_one = lru_cache(20_000)(self._pair_table)
        self.after_two = lru_cache(20_000)(self._triple_table)

    @classmethod
    def learn(cls, texts: Iterable[str], vocabulary: Iterable[str] = ()) -> Self:
        """From Vietnamese texts, and from words and set phrases of the language."""
        ones: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        triples: Counter[str] = Counter()
        for clause in (clause for text in texts for clause in CLAUSE.split(text)):
            said = _with_numbers_alike(words(clause))
            ones.update(said)
            begun = [START, *said] if said else []
            pairs.update(f"{a} {b}" for a, b in pairwise(begun))
            triples.update(f"{a} {b} {c}" for a, b, c in zip(begun, begun[1:], begun[2:], strict=False))
        listed = [[word for word in words(phrase) if possible_syllable(fold(word))] for phrase in vocabulary]
        weighed = {syllable: min(_LISTED * n, 1.0) for syllable, n in Counter(s for said in listed for s in said).items()}
        joined = {f"{a} {b}" for said in listed for a, b in pairwise(said)}
        known: dict[str, float] = {syllable: ones[syllable] + weighed.get(syllable, 0.0) for syllable in {**ones, **weighed}}
        without = cls(known, dict(pairs), joined=joined)
        open_pairs = {pair for pair in pairs if without._leaves_open(*pair.split(" "))}
        needed = {said: n for said, n in triples.items() if not open_pairs.isdisjoint((said.rpartition(" ")[0], said.partition(" ")[2]))}
        return cls(known, dict(pairs), needed, joined)

    def to_json(self) -> dict[str, Any]:
        return {"ones": self._ones, "pairs": self._pairs, "triples": self._triples, "joined": sorted(self._joined)}

    def forms(self, plain: str) -> Column:
        """The accented forms of a syllable without accents, the commonest first."""
        return self._forms.get(plain, ())

    def _leaves_open(self, before: str, syllable: str) -> bool:
        """True if the pair alone does not settle how its second syllable is read."""
        shares = {form: self._pair(before, form) * self._bond(before, form) for form in self.forms(fold(syllable))}
        return shares.get(syllable, 0.0) < _SETTLED * sum(shares.values())

    def _pair_table(self, before: Column, here: Column) -> Table:
        return _upto_one([[self._pair(b, c) * self._bond(b, c) for c in here] for b in before])

    def _triple_table(self, first: Column, before: Column, here: Column) -> Table:
        return _upto_one([[[self._triple(a, b, c) * self._bond(b, c) for c in here] for b in before] for a in first])

    def _bond(self, before: str, syllable: str) -> float:
        return _JOINED if f"{before} {syllable}" in self._joined else 1.0

    def _triple(self, first: str, before: str, syllable: str) -> float:
        left, shares = self._after_two.get(f"{first} {before}", (1.0, {}))
        return shares.get(syllable, 0.0) + left * self._pair(before, syllable)

    def _pair(self, before: str, syllable: str) -> float:
        left, shares = self._after_one.get(before, (1.0, {}))
        return shares.get(syllable, 0.0) + left * (self._ones.get(syllable, 0.0) + 0.05) / self._total


def _with_numbers_alike(said: list[str]) -> list[str]:
    """Whatever begins with a digit as NUMBER, runs of it as one: "năm 2020" and "năm 2021" tell the same."""
    alike = [NUMBER if word[0].isdigit() else word for word in said]
    return [word for word, before in zip(alike, [START, *alike], strict=False) if word != NUMBER or before != NUMBER]


def _upto_one(weights: list[Any]) -> Table:
    """Scaled so that the likeliest step weighs one: only the weights within a table are ever compared."""
    table = np.array(weights)
    scaled: Table = table / table.max()
    return scaled


def _shares(
    counts: dict[str, int], discount: float, of: dict[str, int] | None = None
) -> dict[str, tuple[float, dict[str, float]]]:
    """What stands before → (the share left for what was never seen there, the share of each syllable seen).

    `of` counts what stands before, where not all that follows it is in `counts`.
    """
    following: dict[str, dict[str, int]] = defaultdict(dict)
    for said, count in counts.items():
        before, _, syllable = said.rpartition(" ")
        following[before][syllable] = count
    found = {}
    for before, seen in following.items():
        total = max(of.get(before, 0) if of else 0, sum(seen.values()))
        shares = {syllable: (count - discount) / total for syllable, count in seen.items()}
        found[before] = (1.0 - sum(shares.values()), shares)
    return found
