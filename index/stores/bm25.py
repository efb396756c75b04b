"""Okapi BM25 over words and word pairs, one language at a time.

Ours rather than a library's, because the weight of each word is needed again for coverage and for refusal.
Source: Robertson and Zaragoza (2009), with the non-negative idf of Lucene.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from snowballstemmer import stemmer

from corpus.dates import dates
from corpus.numbers import plain_words
from corpus.types import Language
from index.embedders.base import Vectors
from index.stores.base import Rows
from index.types import Concept

_K1, _B = 1.2, 0.75
_NEXT_SPELLING = 0.9
"""A translation counts this much of the one before it: lexicons put the usual one first."""
_BRITISH = re.compile(r"(?<=\w{4})is(e[ds]?|ing|ations?)$")
_english = stemmer("english")


def terms(text: str, language: Language) -> list[str]:
    """The words of a text as an index of `language` knows them, then each pair of neighbours ("tiêu chuẩn").

    Vietnamese words span syllables and are never inflected; English ones are reduced to their stem. A number is one
    word in one form; a date gives its day and its month as well ("2020-08-06", "2020-08"), before the pairs.
    """
    text = unicodedata.normalize("NFKC", text)
    single = [stem(word) for word in plain_words(text)] if language is Language.EN else plain_words(text)
    days = [name for date in dates(text) for name in date.names]
    return single + days + [f"{a} {b}" for a, b in pairwise(single)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its ending, in American spelling; other words as they are."""
    return str(_english.stemWord(_BRITISH.sub(r"iz\1", word))) if word.isascii() else word


class WordStore:
    """Rows of text, searched by their terms."""

    def __init__(
        self, *, language: Language, vocabulary: Mapping[str, int], idf: Vectors, starts: Rows, rows: Rows, shares: Vectors,
        size: int, rarest: float,
    ) -> None:  # fmt: skip
        """`idf[n]` weighs term n; the rows that hold it, and how full each is of it, stand at `starts[n]:starts[n + 1]`."""
        self.language, self.rarest = language, rarest
        self._vocabulary, self._idf, self._size = vocabulary, idf, size
        self._starts, self._rows, self._shares = starts, rows, shares

    def __len__(self) -> int:
        return self._size

    def weight(self, term: str, unknown: float | None = None) -> float:
        """The idf of a term; a term never seen weighs `unknown`, or as much as the rarest."""
        number = self._vocabulary.get(term)
        if number is not None:
            return float(self._idf[number])
        return self.rarest if unknown is None else unknown

    def holds(self, term: str) -> bool:
        """True if any row holds the term."""
        number = self._vocabulary.get(term)
        return number is not None and bool(self._starts[number + 1] > self._starts[number])

    def is_common(self, term: str) -> bool:
        """True if the term is known only from the general text: a word of the language, no name or code."""
        return term in self._vocabulary and not self.holds(term)

    def total(self, asked: Iterable[str]) -> float:
        """The weight of all terms together: what a row that holds each of them often comes near."""
        return sum(self.weight(term) for term in asked)

    def scores(self, asked: Iterable[str]) -> Vectors:
        """Shape (len(self),): the BM25 score of each row."""
        scores = np.zeros(self._size, np.float32)
        for term in asked:
            rows, shares = self._postings(term)
            scores[rows] += self.weight(term) * shares
        return scores

    def across(self, concepts: Iterable[Concept]) -> tuple[Vectors, float]:
        """Shape (len(self),): the BM25 score of each row over words of another language; and the weight of them all.

        The spellings of a concept count as one word: the best that a row holds, weighed by how many rows hold any.
        Source: the structured queries of Pirkola (1998).
        """
        scores, total = np.zeros(self._size, np.float32), 0.0
        for concept in concepts:
            held = np.zeros(self._size, np.float32)
            for place, spelling in enumerate(concept.spellings):
                rows, shares = self._phrase(spelling)
                held[rows] = np.maximum(held[rows], shares * _NEXT_SPELLING**place)
            frequency = int(np.count_nonzero(held))
            weight = min(_idf(frequency, self._size) if frequency else self.rarest, concept.weight)
            scores += weight * held
            total += weight
        return scores, total

    def matches(self, row: int, asked: Iterable[str]) -> dict[str, float]:
        """What each term adds to the score of a row, where it adds anything."""
        return {term: score for term in asked if (score := self.weight(term) * _share(row, *self._postings(term)))}

    def matches_across(self, row: int, concepts: Iterable[Concept]) -> dict[tuple[str, str], float]:
        """What each concept adds to the score of a row, by what is said and the spelling found."""
        found: dict[tuple[str, str], float] = {}
        for concept in concepts:
            shares = [_share(row, *self._phrase(s)) * _NEXT_SPELLING**place for place, s in enumerate(concept.spellings)]
            if best := max(shares, default=0.0):
                held = (concept.said, concept.spellings[shares.index(best)])
                found[held] = found.get(held, 0.0) + float(self.across([concept])[0][row])
        return found

    def holds_phrase(self, phrase: str) -> bool:
        """True if any row may hold the words of the phrase one after the other."""
        return all(self.holds(term) for term in links_of(phrase))

    def rows(self, phrase: str) -> Rows:
        """The rows that may hold the words of the phrase one after the other, in order."""
        return self._phrase(phrase)[0]

    def _phrase(self, phrase: str) -> tuple[Rows, Vectors]:
        """The rows that hold every link of a phrase, and how full they are of its rarest."""
        first, *others = links_of(phrase)
        rows, shares = self._postings(first)
        for link in others:
            more, theirs = self._postings(link)
            rows, left, right = np.intersect1d(rows, more, assume_unique=True, return_indices=True)
            shares = np.minimum(shares[left], theirs[right])
        return rows, shares

    def _postings(self, term: str) -> tuple[Rows, Vectors]:
        number = self._vocabulary.get(term)
        here = slice(0, 0) if number is None else slice(self._starts[number], self._starts[number + 1])
        return self._rows[here], self._shares[here]

    @classmethod
    def build(cls, texts: Sequence[str], language: Language, general: Sequence[str] = ()) -> Self:
        """From the texts that are searched. A term that is common in `general` text weighs no more than it would there:
        a small corpus never says "when" or "please", which does not make them telling."""
        counts = [Counter(terms(text, language)) for text in texts]
        commons = Counter(term for text in general for term in set(terms(text, language)))
        vocabulary = {term: n for n, term in enumerate(sorted({t for count in counts for t in count} | set(commons)))}
        lengths = np.array([sum(" " not in term for term in count.elements()) for count in counts] or [1], np.float32)
        norm = _K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1.0))
        triples = sorted((vocabulary[t], row, n / (n + norm[row])) for row, count in enumerate(counts) for t, n in count.items())
        numbers = np.array([number for number, _, _ in triples], np.int64)
        frequency = np.bincount(numbers, minlength=len(vocabulary))
        # Without a single row, the general text alone tells what is rare.
        size = len(texts) or len(general)
        idf = np.array([_idf(int(n), size) for n in frequency], np.float32)
        for term, n in commons.items():
            idf[vocabulary[term]] = min(idf[vocabulary[term]], _idf(n, len(general)))
        return cls(
            language=language, vocabulary=vocabulary, idf=idf, starts=np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64),
            rows=np.array([row for _, row, _ in triples], np.int64),
            shares=np.array([share for _, _, share in triples], np.float32), size=len(texts), rarest=_idf(0, size),
        )

    def save(self, path: Path) -> None:
        vocabulary = np.frombuffer(json.dumps(list(self._vocabulary), ensure_ascii=False).encode(), np.uint8)
        with path.open("wb") as file:
            np.savez(
                file, language=np.array(str(self.language)), vocabulary=vocabulary, idf=self._idf, starts=self._starts,
                rows=self._rows, shares=self._shares, size=np.array(self._size), rarest=np.array(self.rarest),
            )

    @classmethod
    def open(cls, path: Path) -> Self:
        with path.open("rb") as file, np.load(file) as saved:
            vocabulary = {term: n for n, term in enumerate(json.loads(saved["vocabulary"].tobytes()))}
            return cls(
                language=Language(str(saved["language"])), vocabulary=vocabulary, idf=saved["idf"], starts=saved["starts"],
                rows=saved["rows"], shares=saved["shares"], size=int(saved["size"]), rarest=float(saved["rarest"]),
            )


def _share(row: int, rows: Rows, shares: Vectors) -> float:
    at = int(np.searchsorted(rows, row))
    return float(shares[at]) if at < len(rows) and rows[at] == row else 0.0


def links_of(phrase: str) -> list[str]:
    """The terms that hold a phrase together: its word, or each pair of neighbours."""
    single = phrase.split()
    return single if len(single) == 1 else [f"{a} {b}" for a, b in pairwise(single)]


def _idf(frequency: int, size: int) -> float:
    return float(np.log1p((size - frequency + 0.5) / (frequency + 0.5)))
