"""Passages that say the same in the two languages: one result of a search, whichever language finds it.

Declared translations know their places. Others are recognised: each the other's nearest, near enough, and with the
words of the one found in the other through the lexicon. Nearest alone is not enough: every passage has a nearest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from corpus.parallel import Pair, parallel_of
from corpus.types import Language, Passage
from index.embedders.base import Vectors
from index.question.lexicon import Lexicon
from index.stores.base import Rows
from index.stores.bm25 import WordStore, terms

_ALIKE = 0.95
"""Cosine and share of words, together. Of 240 parallel passages 240 reach it; of 161 that are each other's nearest
without being parallel, two (XQuAD, passages of one half in each language)."""
_STEP = 1024

Alignments = Mapping[tuple[str, str], tuple[Pair, ...]]
Twins = Mapping[int, tuple[int, ...]]
"""Row of a passage → rows of the passages that say the same in the other language."""


def find_twins(
    passages: Sequence[Passage], alignments: Alignments, *, vectors: Vectors, texts: Sequence[str], lexicon: Lexicon,
    stores: Mapping[Language, WordStore],
) -> Twins:  # fmt: skip
    """Row n of `vectors` and `texts` is `passages[n]`; vectors are centred by language."""
    translated = {document for pair in alignments for document in pair}
    alone = {
        language: np.array([n for n, p in enumerate(passages) if p.language is language and p.document_id not in translated], np.int64)
        for language in Language
    }
    return _both_ways([*_declared(passages, alignments), *_recognised(alone, vectors, texts, lexicon, stores)])


def _declared(passages: Sequence[Passage], alignments: Alignments) -> Iterator[tuple[int, int]]:
    """Pairs of rows at the same place of a document and its translation."""
    rows_of: dict[str, list[int]] = {}
    for row, passage in enumerate(passages):
        rows_of.setdefault(passage.document_id, []).append(row)
    for (document, translation), pairs in alignments.items():
        for row in rows_of.get(document, []):
            place = parallel_of(pairs, passages[row].start, passages[row].end)
            if place:
                yield from ((row, n) for n in rows_of.get(translation, []) if passages[n].start < place[1] and place[0] < passages[n].end)


def _recognised(
    rows: Mapping[Language, Rows], vectors: Vectors, texts: Sequence[str], lexicon: Lexicon, stores: Mapping[Language, WordStore]
) -> Iterator[tuple[int, int]]:
    ours, theirs = vectors[rows[Language.VI]], vectors[rows[Language.EN]]
    if not len(ours) or not len(theirs):
        return
    there, back = _nearest(ours, theirs), _nearest(theirs, ours)
    for n, m in enumerate(there.tolist()):
        alike = float(ours[n] @ theirs[m])
        if back[m] == n and alike >= _ALIKE - 1:
            left, right = int(rows[Language.VI][n]), int(rows[Language.EN][m])
            if alike + _shared(texts[left], texts[right], lexicon, stores[Language.VI]) >= _ALIKE:
                yield left, right


def _both_ways(pairs: Iterable[tuple[int, int]]) -> Twins:
    found: dict[int, list[int]] = {}
    for left, right in pairs:
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return {row: tuple(dict.fromkeys(others)) for row, others in found.items()}


def _nearest(vectors: Vectors, others: Vectors) -> Rows:
    """For each vector the number of the nearest of the others, a slice of the product at a time."""
    return np.concatenate([(vectors[at : at + _STEP] @ others.T).argmax(axis=1) for at in range(0, len(vectors), _STEP)])


def _shared(vietnamese: str, english: str, lexicon: Lexicon, store: WordStore) -> float:
    """The share of the Vietnamese words, by their weight, that the English text has under one of their names."""
    said = Counter(terms(english, Language.EN))
    concepts = {c.said: c for c in lexicon.concepts(vietnamese, Language.EN, store.weight) if len(c.spellings) > 1}
    held = sum(c.weight for c in concepts.values() if any(spelling in said for spelling in c.spellings[:-1]))
    return held / (sum(c.weight for c in concepts.values()) or 1.0)
