"""May we answer? A judgement of its own: the best sentence of any corpus looks good beside the others. Pure.

Scores are no probabilities, so the evidence is looked at: how close the best sentence comes to the question, how
much of the question's weighty words it and its passage hold, and whether its numbers and names are there at all.
"""

import math
import re
from dataclasses import astuple, dataclass

from corpus.numbers import numbers
from corpus.text import words
from corpus.types import Language
from index.generation import Generation
from index.stores.bm25 import terms
from index.types import Query, Sentence

_NAME = re.compile(r"(?<=[\w,;:)] )[A-ZĐÀ-Ỹ][\w]*")


@dataclass(frozen=True, slots=True)
class Features:
    """What the judgement looks at; each in [0, 1] but for the cosines."""

    similarity: float
    """Cosine of the best sentence, or of its translation."""
    agreement: float
    """The lesser of the two cosines: a sentence that answers does so in both languages."""
    passage_words: float
    """Share of the question's weight found in the passage, its heading and title, in either language."""
    sentence_words: float
    """The same, in the sentence alone."""
    unseen_words: float
    """Share of the question's weight that no document holds."""
    missing_number: float
    """1 if the evidence lacks a number of the question."""
    missing_name: float
    """Share of the question's capitalised words that the evidence lacks."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic judgement over Features. Fitted by `python -m bot.refusal` (see docs/benchmarks.md)."""

    weights: tuple[float, ...] = (0.0,) * 7
    bias: float = 0.0
    threshold: float = 0.5

    def may_answer(self, query: Query, sentences: list[Sentence], generation: Generation) -> bool:
        return self.probability(features(query, sentences[0], generation)) >= self.threshold

    def probability(self, seen: Features) -> float:
        logit = self.bias + sum(w * x for w, x in zip(self.weights, astuple(seen), strict=True))
        return 1 / (1 + math.exp(-logit))


def features(query: Query, best: Sentence, generation: Generation) -> Features:
    """The features of a question and the sentence that would answer it."""
    document = generation.documents[best.passage.document_id]
    sentence = document.text[slice(*best.span)]
    around = " ".join([generation.text(best.passage), best.passage.heading, document.title, document.published or ""])
    if other := generation.parallel(document.id, *best.span):
        sentence += " " + other[0].text[slice(*other[1])]
    if other := generation.parallel(document.id, best.passage.start, best.passage.end):
        around += " " + " ".join([other[0].text[slice(*other[1])], other[0].title])
    asked = list(dict.fromkeys(words(query.reading)))
    weight = {word: min(generation.words[of].weight(_term(word, of)) for of in Language) for word in asked}
    total = sum(weight.values()) or 1.0
    in_passage, in_sentence = _bag(around), _bag(sentence)
    names = [word for match in _NAME.findall(query.reading) for word in words(match)]
    pair = (best.similarity, best.parallel_similarity or best.similarity)
    return Features(
        similarity=max(pair),
        agreement=min(pair),
        passage_words=sum(weight[w] for w in asked if _in(w, in_passage)) / total,
        sentence_words=sum(weight[w] for w in asked if _in(w, in_sentence)) / total,
        unseen_words=sum(weight[w] for w in asked if not any(generation.words[of].holds(_term(w, of)) for of in Language)) / total,
        missing_number=float(not query.must_support <= numbers(around)),
        missing_name=sum(not _in(name, in_passage) for name in names) / len(names) if names else 0.0,
    )


def _term(word: str, language: Language) -> str:
    return terms(word, language)[0]


def _bag(text: str) -> dict[Language, frozenset[str]]:
    return {language: frozenset(terms(text, language)) for language in Language}


def _in(word: str, bag: dict[Language, frozenset[str]]) -> bool:
    return any(_term(word, language) in held for language, held in bag.items())
