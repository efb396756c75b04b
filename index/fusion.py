"""How passages and sentences are scored. Pure; by value, never by rank: words know nothing across languages, and a
vote of theirs equal to the vectors' ruins cross-language search. The measurements are in docs/retrieval.md.
"""

from dataclasses import dataclass

import numpy as np

from index.embedders.base import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each signal counts beside the best sentence's cosine."""

    passage: float
    words: float
    """Words of the question's own language."""
    words_across: float
    """Words found in the other language: names, numbers and codes cross, the rest is chance."""
    parallel: float = 0.0
    """The score of the same place in the other language."""


PASSAGES = Weights(passage=1.0, words=0.5, words_across=0.1)
SENTENCES = Weights(passage=0.9, words=1.0, words_across=0.5, parallel=1.0)

_LEAST_OF_ALL = 0.3
"""A best match that holds less than this share of the question's weight is not stretched to a full one."""


def lexical(scores: Vectors, total: float) -> Vectors:
    """BM25 scores of one language brought to [0, 1]: the best match counts 1, unless even it matches little."""
    best = float(scores.max(initial=0.0))
    normed: Vectors = scores / max(best, _LEAST_OF_ALL * total, 1e-6)
    return normed


def fuse(passage: Vectors, sentence: Vectors, words: Vectors, same_language: bool, weights: Weights) -> Vectors:
    """One score a row from the cosine of its passage, that of its (best) sentence, and its words."""
    share = weights.words if same_language else weights.words_across
    fused: Vectors = (sentence + weights.passage * passage + share * words).astype(np.float32)
    return fused
