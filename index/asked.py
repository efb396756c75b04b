"""How near a question comes to those that people ask: two ways of asking the same are nearer than a question and its answer."""

from dataclasses import dataclass

import numpy as np

from corpus.types import Span
from index.embedders.base import Vectors
from index.generation import Generation
from index.question.particulars import particulars
from index.stores.base import Rows


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines of one question, after centring, to the questions of the corpus; 0 where there is none or it points away."""

    sentences: Vectors
    """Of each sentence of the generation: to the nearest question that its place answers."""
    unanswered: float
    """To the nearest question that nothing answers, but for those of other particulars."""


class AskedQuestions:
    """The questions of a generation, each with the sentences that answer it, in both languages."""

    def __init__(self, generation: Generation) -> None:
        self._size = int(generation.sentence_starts[-1])
        self._vectors = generation.asked_vectors.vectors(np.arange(len(generation.asked), dtype=np.int64))
        known: dict[tuple[str, Span], list[int]] = {}
        answering: list[list[int]] = []
        for one in generation.asked:
            place = (one.document_id, one.place or (0, 0))
            if place not in known:
                known[place] = _answering(generation, *place)
            answering.append(known[place])
        self._questions = np.repeat(np.arange(len(answering)), [len(of) for of in answering])
        self._sentences: Rows = np.array([number for of in answering for number in of], np.int64)
        self.of_sentence: dict[int, list[int]] = {}
        """The numbers of the questions that each sentence answers."""
        for question, numbers in enumerate(answering):
            for number in numbers:
                self.of_sentence.setdefault(number, []).append(question)
        self._generation = generation
        self._unanswered: Rows = np.array([n for n, one in enumerate(generation.asked) if one.place is None], np.int64)

    def nearness(self, question: str, vector: Vectors) -> Nearness:
        """`vector`: the question after centring, shape (dimension,)."""
        cosines = self._vectors @ vector
        sentences = np.zeros(self._size, np.float32)
        np.maximum.at(sentences, self._sentences, cosines[self._questions])
        return Nearness(sentences=sentences, unanswered=greatest(self._generation, self._unanswered, cosines, question))


def greatest(generation: Generation, unanswered: Rows, values: Vectors, question: str) -> float:
    """The greatest of the values, shape (known questions,), of those of `unanswered` that have no other particulars than a question; at
    least 0. Particulars are looked at only until one fits: from the greatest value down, that is soon."""
    asked = particulars(question)
    for number in unanswered[np.argsort(-values[unanswered], kind="stable")].tolist():
        if values[number] <= 0:
            break
        if particulars(generation.asked[number].text) <= asked:
            return float(values[number])
    return 0.0


def _answering(generation: Generation, document_id: str, place: Span) -> list[int]:
    """The sentences of a place and of the same place in the other language."""
    other = generation.parallel(document_id, *place)
    return [*generation.sentences_at(document_id, place), *(generation.sentences_at(other[0].id, other[1]) if other else [])]
