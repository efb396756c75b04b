"""How the score of a hit came about, for a person to read."""

from dataclasses import dataclass

import numpy as np

from corpus.types import Span
from index.fusion import Weights, with_asked
from index.hybrid import HybridIndex, Search
from index.types import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One part of a score: `value` × `weight`."""

    name: str
    """passage, sentence, words, asked, other_language or reranker."""
    value: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A word of the question found in the passage, as `found`; `share` of all that was found, in [0, 1]."""

    said: str
    found: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The signals add up to `hit.score`, but for a hit whose translation scored better."""

    signals: tuple[Signal, ...]
    matches: tuple[Match, ...]
    """The words found, best first."""
    sentence: Span | None
    """The sentence nearest to the question."""


def explain(index: HybridIndex, asked: Search, hit: Hit) -> Explanation:
    """What each signal gave to a hit of `index.search(asked)`."""
    weights, language = index.weights, hit.passage.language
    own = language is asked.query.language
    signals = [
        Signal(name="passage", value=hit.similarity, weight=weights.passage),
        _nearest_said(hit, weights),
        Signal(name="words", value=hit.coverage, weight=weights.words if own else weights.words_across),
    ]
    if hit.alone:
        signals.append(Signal(name="other_language", value=1.0, weight=hit.alone))
    if hit.reranked is not None:
        signals.append(Signal(name="reranker", value=hit.reranked, weight=weights.reranked))
    return Explanation(signals=tuple(signals), matches=_matches(index, asked, hit), sentence=nearest_sentence(index, asked, hit))


def _nearest_said(hit: Hit, weights: Weights) -> Signal:
    """The nearest sentence, or the question that people ask of the place where that came nearer."""
    (nearest,) = with_asked(np.array([hit.best_sentence]), np.array([hit.asked]), weights).tolist()
    return Signal(name="asked" if nearest > hit.best_sentence else "sentence", value=nearest, weight=weights.sentence)


def _matches(index: HybridIndex, asked: Search, hit: Hit) -> tuple[Match, ...]:
    query, language = asked.query, hit.passage.language
    store, row = index.generation.words[language], index.rank(hit.passage)
    found = store.matches_across(row, asked.concepts[language])
    if language is query.language:
        found |= {(term, term): score for term, score in store.matches(row, query.terms[language]).items()}
        found |= {("", term): score for term, score in store.matches(row, query.synonyms[language]).items()}
    total = sum(found.values()) or 1.0
    ranked = sorted(found.items(), key=lambda item: -item[1])
    return tuple(Match(said=said, found=spelling, share=score / total) for (said, spelling), score in ranked)


def nearest_sentence(index: HybridIndex, asked: Search, hit: Hit) -> Span | None:
    """Where in its document the sentence of a hit stands that is nearest to the question."""
    generation, row = index.generation, index.row(hit.passage)
    here = np.arange(generation.sentence_starts[row], generation.sentence_starts[row + 1])
    if not len(here):
        return None
    return hit.passage.sentences[int((generation.sentence_vectors.vectors(here) @ asked.vector).argmax())]
