"""May we answer? A judgement of its own: the best sentence of any corpus looks good beside the others. Pure.

Scores are no probabilities, so the evidence is looked at: how close the best sentence comes to the question, how
much of the question's weighty words it and its passage hold, and whether its numbers and names are there at all.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise

from bot.answer_kind import STRICT, asked_kind, counts, holds
from bot.evidence import Evidence
from corpus.numbers import numbers, plain_words
from corpus.text import words
from corpus.types import Language, Span
from index.generation import Generation
from index.stores.bm25 import stem, terms
from index.types import Known, Query, Sentence

_LOOKED_AT = 2
"""Sentences judged together: an answer often needs the second."""
_RARE = 0.7


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
    rare_words: float
    """How many of the question's rare words the sentences hold, at most two, halved: "APMRA" alone says much."""
    unseen_words: float
    """Share of the question's weight that no document holds."""
    missing_number: float
    """1 if the evidence lacks a number of the question."""
    missing_place: float
    """1 if the evidence lacks a place or an organisation that the glossary knows and the question names."""
    missing_name: float
    """1 if the evidence lacks another capitalised word of the question."""
    unseen_name: float
    """1 if no document at all holds such a word."""
    missing_kind: float
    """1 if the sentences lack the kind of thing that is asked for: a date, a number, a sum, a name."""
    uncounted: float
    """1 if the question asks how many of a thing and the sentences count no such thing."""
    restored: float
    """1 if accents were put back: what was guessed matches less well."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic judgement over Features, as fitted by `bot.refusal_fit`."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def may_answer(self, evidence: Evidence) -> bool:
        """True if the sentences found are likely to answer."""
        return bool(evidence.sentences) and not lacks_form(evidence) and self.probability(features(evidence)) >= self.threshold

    def probability(self, seen: Features) -> float:
        logit = self.bias + sum(self.weights[name] * value for name, value in asdict(seen).items())
        return 1 / (1 + math.exp(-logit))


def lacks_form(evidence: Evidence) -> bool:
    """True if the question asks for what is known by its form – a sum, an hour, an address – and it is nowhere near."""
    kind = asked_kind(evidence.query.reading)
    if kind not in STRICT:
        return False
    near = " ".join(text for one in evidence.sentences[:_LOOKED_AT] for text in _around(evidence.generation, one))
    return not holds(kind, near, evidence.query.reading)


def features(evidence: Evidence) -> Features:
    """The features of a question and the best sentences found for it."""
    query, generation, said = evidence.query, evidence.generation, evidence.sentences[:_LOOKED_AT]
    best = said[0]
    sentence = " ".join(text for one in said for text in _in_both(generation, one.passage.document_id, one.span))
    around = " ".join(text for one in said for text in _around(generation, one))
    asked = list(dict.fromkeys(plain_words(query.reading)))
    weight = {word: min(generation.words[of].weight(_term(word, of)) for of in Language) for word in asked}
    total = sum(weight.values()) or 1.0
    rarest = max(generation.words[of].rarest for of in Language)

    def share(held: Callable[[str], bool]) -> float:
        return sum(weight[word] for word in asked if held(word)) / total

    in_passage, in_sentence = _Held(query, around), _Held(query, sentence)
    pair = (best.similarity, best.parallel_similarity or best.similarity)
    others = [
        name for name in names(query.reading)
        if not any(name in known.said for known in query.known)
        and not any(generation.words[of].is_common(_term(name, of)) for of in Language)
    ]
    return Features(
        similarity=max(pair),
        agreement=min(pair),
        passage_words=share(in_passage.word),
        sentence_words=share(in_sentence.word),
        rare_words=min(2, sum(in_sentence.word(word) and weight[word] >= _RARE * rarest for word in asked)) / 2,
        unseen_words=1 - share(lambda word: in_passage.word(word) or _seen(generation, word)),
        missing_number=float(not query.must_support <= numbers(around)),
        missing_place=float(any(known.is_name and not in_passage.known(known) for known in query.known)),
        missing_name=float(any(not in_passage.word(name) for name in others)),
        unseen_name=float(any(not in_passage.word(name) and not _seen(generation, name) for name in others)),
        missing_kind=float(not holds(asked_kind(query.reading), sentence, query.reading)),
        uncounted=float(not counts(sentence, query.reading, lambda thing: _other_spellings(query, thing))),
        restored=float(query.restored is not None),
    )


def _in_both(generation: Generation, document_id: str, span: Span) -> list[str]:
    """A place of a document and the same place in its translation."""
    other = generation.parallel(document_id, *span)
    return [generation.documents[document_id].text[slice(*span)]] + ([other[0].text[slice(*other[1])]] if other else [])


def _around(generation: Generation, sentence: Sentence) -> list[str]:
    """The passage of a sentence in both languages, with its heading and what is known of the document."""
    passage = sentence.passage
    document = generation.documents[passage.document_id]
    translation = generation.documents.get(generation.translations.get(document.id, ""))
    texts = _in_both(generation, document.id, (passage.start, passage.end))
    return [*texts, passage.heading, document.title, translation.title if translation else "", document.published or ""]


class _Held:
    """Which words of a question a text holds: as they stand, inflected, or by another spelling of the glossary."""

    def __init__(self, query: Query, text: str) -> None:
        self._terms = frozenset(term for language in Language for term in terms(text, language))
        self._text = _stems(text)
        self._by_spelling = {word for known in query.known if self.known(known) for word in known.said.split()}

    def word(self, word: str) -> bool:
        return word in self._by_spelling or any(_term(word, language) in self._terms for language in Language)

    def known(self, known: Known) -> bool:
        return any(_stems(spelling) in self._text for spelling in known.spellings)


def _other_spellings(query: Query, thing: str) -> tuple[str, ...]:
    return tuple(spelling for known in query.known if known.said == thing for spelling in known.spellings)


def _stems(text: str) -> str:
    return f" {' '.join(stem(word) for word in words(text))} "


def _seen(generation: Generation, word: str) -> bool:
    return any(generation.words[language].holds(_term(word, language)) for language in Language)


def names(text: str) -> list[str]:
    """The capitalised words of a question, runs of them as pairs: "Nhật Bản", "DIN". The first word tells nothing."""
    found: list[str] = []
    if text.upper() == text:
        return found
    run: list[str] = []
    for place, piece in enumerate(text.split()):
        word = piece.strip(".,;:?!()\"“”'’")
        if word[:1].isupper() and (place > 0 or (word.isupper() and len(word) > 1)):
            run += words(word)
        else:
            found, run = found + _pairs(run), []
        if piece != word and piece[-1:] in ".,;:?!)":
            found, run = found + _pairs(run), []
    return found + _pairs(run)


def _pairs(run: list[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(run)] or run


def _term(word: str, language: Language) -> str:
    """A word or a pair as an index of `language` knows it."""
    return terms(word, language)[-1]
