"""Okapi BM25 over words and word pairs, one language at a time.

Ours rather than a library's, because the weight of each word is needed again for coverage and for refusal.
Source: Robertson and Zaragoza (2009), with the non-negative idf of Lucene.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from snowballstemmer import stemmer

from corpus.text import words
from corpus.types import Language
from index.embedders.base import Vectors
from index.stores.base import Rows

_K1, _B = 1.2, 0.75
_BRITISH = re.compile(r"(?<=\w{4})is(e[ds]?|ing|ations?)$")
_english = stemmer("english")


def terms(text: str, language: Language) -> list[str]:
    """The words of a text as an index of `language` knows them, then each pair of neighbours ("tiêu chuẩn").

    Vietnamese words span syllables and are never inflected; English ones are reduced to their stem.
    """
    single = [stem(word) for word in words(text)] if language is Language.EN else words(text)
    return single + [f"{a} {b}" for a, b in pairwise(single)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its ending, in American spelling; other words as they are."""
    return str(_english.stemWord(_BRITISH.sub(r"iz\1", word))) if word.isascii() else word


class WordStore:
    """Rows of text, searched by their terms."""

    def __init__(
        self, *, language: Language, vocabulary: Mapping[str, int], idf: Vectors, starts: Rows, rows: Rows, weights: Vectors, size: int
    ) -> None:
        """`idf[n]` weighs term n; its rows and weights stand at `starts[n]:starts[n + 1]`, nowhere if only common."""
        self.language = language
        self._vocabulary, self._idf, self._size = vocabulary, idf, size
        self._starts, self._rows, self._weights = starts, rows, weights
        self.rarest = _idf(0, size)

    def __len__(self) -> int:
        return self._size

    def weight(self, term: str) -> float:
        """The idf of a term; a term never seen weighs as much as the rarest."""
        number = self._vocabulary.get(term)
        return float(self._idf[number]) if number is not None else self.rarest

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
            number = self._vocabulary.get(term)
            if number is not None:
                here = slice(self._starts[number], self._starts[number + 1])
                scores[self._rows[here]] += self._weights[here]
        return scores

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
        idf = np.array([_idf(int(n), len(texts)) for n in frequency], np.float32)
        for term, n in commons.items():
            idf[vocabulary[term]] = min(idf[vocabulary[term]], _idf(n, len(general)))
        return cls(
            language=language, vocabulary=vocabulary, idf=idf, starts=np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64),
            rows=np.array([row for _, row, _ in triples], np.int64),
            weights=np.array([weight for _, _, weight in triples], np.float32) * idf[numbers], size=len(texts),
        )

    def save(self, path: Path) -> None:
        vocabulary = np.frombuffer(json.dumps(list(self._vocabulary), ensure_ascii=False).encode(), np.uint8)
        with path.open("wb") as file:
            np.savez(
                file, language=np.array(str(self.language)), vocabulary=vocabulary, idf=self._idf, starts=self._starts,
                rows=self._rows, weights=self._weights, size=np.array(self._size),
            )

    @classmethod
    def open(cls, path: Path) -> Self:
        with path.open("rb") as file, np.load(file) as saved:
            vocabulary = {term: n for n, term in enumerate(json.loads(saved["vocabulary"].tobytes()))}
            return cls(
                language=Language(str(saved["language"])), vocabulary=vocabulary, idf=saved["idf"], starts=saved["starts"],
                rows=saved["rows"], weights=saved["weights"], size=int(saved["size"]),
            )


def _idf(frequency: int, size: int) -> float:
    return float(np.log1p((size - frequency + 0.5) / (frequency + 0.5)))
