"""How much of what a question says do the questions say that people are known to ask? Word for word, inflected, or by another name.

A cosine tells that two questions are about the same; it hardly tells "who chaired" from "when was". Words do, and people
ask for "lighter inspection" where a rule speaks of exemption. Pure.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.support import Unit
from corpus.types import Language
from index.asked import greatest
from index.embedders.base import Vectors
from index.generation import Generation
from index.question.lexicon import key
from index.types import Query


class Alike:
    """The units of a question against all known questions of a generation."""

    def __init__(self, asked: Sequence[Unit], query: Query, generation: Generation) -> None:
        self._units, self._generation, self._question = asked, generation, query.reading
        self._said: NDArray[np.bool_] = np.zeros((len(asked), len(generation.asked)), bool)
        for n, unit in enumerate(asked):
            for language, phrase in _spellings(unit, query):
                self._said[n, generation.asked_rows[language][generation.asked_words[language].rows(phrase)]] = True
        weights = np.array([unit.weight for unit in asked], np.float32)
        self._shares: Vectors = weights @ self._said / (weights.sum() or 1.0)

    def said(self, questions: Sequence[int]) -> frozenset[Unit]:
        """The units that any of these questions says."""
        return frozenset(self._units[n] for n in np.flatnonzero(self._said[:, list(questions)].any(axis=1)).tolist())

    def best(self, questions: Sequence[int]) -> float:
        """The greatest share of the question's weight that one of these questions says."""
        return float(self._shares[list(questions)].max(initial=0.0))

    def unanswered(self, document_id: str) -> float:
        """The same among the questions that sound like a document, that nothing answers, and that have no other particulars."""
        return greatest(self._generation, self._generation.unanswered[document_id], self._shares, self._question)


def _spellings(unit: Unit, query: Query) -> Iterator[tuple[Language, str]]:
    """What says a unit, as the index of each language knows it."""
    for language in Language:
        yield language, unit.said
    for spelling in unit.spellings:
        yield unit.language.other, spelling
    for known in query.known:
        if f" {unit.said} " in f" {key(known.said, unit.language)} ":
            for spelling in known.spellings:
                yield from ((language, key(spelling, language)) for language in Language)
