"""How passages and sentences are scored. Pure; by value, never by rank: words know nothing across languages, and a
vote of theirs equal to the vectors' ruins cross-language search. The measurements are in docs/retrieval.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from corpus.types import Language
from index.embedders.base import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each signal counts."""

    passage: float
    """The cosine of the passage."""
    sentence: float = 1.0
    """The cosine of its best sentence, or of the sentence itself."""
    words: float
    """Words of the question's own language."""
    words_across: float
    """Words found in the other language, through the lexicon."""
    asked: float = 1.0
    """The cosine of the nearest question that people ask of it, where it comes nearer than any sentence."""
    other_language: Mapping[Language, float] = field(default_factory=dict)
    """Added, by the question's language, to what exists only in the other: its cosines and words come out lower."""
    parallel: float = 0.0
    """The score of the same place in the other language."""
    reranked: float = 0.0
    """The judgement of a reranker, where one is set."""


PASSAGES = Weights(
    passage=1.0, words=0.5, words_across=0.5, other_language={Language.VI: 0.15, Language.EN: 0.1}, reranked=2.0,
)  # fmt: skip
SENTENCES = Weights(passage=0.9, words=1.0, words_across=0.5, parallel=1.0)

_LEAST_OF_ALL = 0.3
"""A best match that holds less than this share of the question's weight is not stretched to a full one."""


def lexical(scores: Vectors, total: float) -> Vectors:
    """BM25 scores of one language brought to [0, 1]: the best match counts 1, unless even it matches little."""
    best = float(scores.max(initial=0.0))
    normed: Vectors = scores / max(best, _LEAST_OF_ALL * total, 1e-6)
    return normed


_NEARER = 0.2
"""A question is nearer to another way of asking it than to its answer, by about as much: without this, places that come
with such questions would push aside those that come without."""


def with_asked(sentence: Vectors, asked: Vectors, weights: Weights) -> Vectors:
    """The cosine of the nearest sentence, or of the nearest question that people ask of the place."""
    nearest: Vectors = np.maximum(sentence, weights.asked * (asked - _NEARER))
    return nearest


def fuse(passage: Vectors, sentence: Vectors, words: Vectors, same_language: bool, weights: Weights) -> Vectors:
    """One score a row from the cosine of its passage, that of its (best) sentence, and its words."""
    share = weights.words if same_language else weights.words_across
    fused: Vectors = (weights.sentence * sentence + weights.passage * passage + share * words).astype(np.float32)
    return fused
