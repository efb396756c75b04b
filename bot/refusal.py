"""May we answer, and from where? A judgement of its own: the best place of any corpus looks good beside the others. Pure.

Scores are no probabilities, so each place found is looked at by itself: how close it comes to the question, or to a
question that people ask of it, how much of the question's weighty words it holds, and whether its numbers and names are
there at all. What is likely to answer is kept, likeliest first; with nothing kept, the question is refused.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

from bot.answer_kind import STRICT, Kind, asked_kind, counts, holds
from bot.evidence import Evidence
from bot.support import Held, Unit, around, place, units
from bot.validity import tells_of
from corpus.numbers import asked_ordinals, numbers
from corpus.text import words
from corpus.types import Language
from index.generation import Generation
from index.question.lexicon import key
from index.stores.bm25 import links_of, terms
from index.types import Known, Query, Sentence

LOOKED_AT = 6
"""Places judged, the best by score."""
_SAID = 3
"""Places that an answer usually has room for."""
_YEARS = range(1900, 2100)
_LEAST_TELLING = 0.25
_OF_A_YEAR = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PEOPLE, Kind.PERCENT, Kind.PERSON, Kind.NAME})
"""Kinds of which another year tells nothing."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the judgement looks at in one place; each in [0, 1] but for the cosines and `behind`."""

    behind: float
    """How much less it scores than the best place found."""
    similarity: float
    """Cosine of the place, or of its translation."""
    agreement: float
    """The lesser of the two cosines: a sentence that answers does so in both languages."""
    asked: float
    """Cosine of the nearest question that people ask of it."""
    asked_behind: float
    """How much less that is than the nearest of any place found."""
    unanswered: float
    """Cosine of the nearest question that nothing answers."""
    held: float
    """Share of the question's weight that it holds, with its heading and title, in either language."""
    held_inside: float
    """The same, without heading and title."""
    missing: float
    """The weight of the rarest unit that it does not hold."""
    missing_next: float
    """The same for the next."""
    unseen: float
    """Share of the question's weight that no document holds."""
    missing_number: float
    """1 if it lacks a number of the question."""
    missing_year: float
    """1 if it lacks a year of the question, and is not known to tell about that year."""
    missing_place: float
    """1 if it lacks a place that the glossary knows and the question names, but for one that is everywhere: Viet Nam."""
    missing_organisation: float
    """The same for an agreement or an organisation."""
    missing_name: float
    """1 if it lacks another capitalised word of the question."""
    unseen_name: float
    """1 if no document at all holds such a word, place or organisation."""
    missing_kind: float
    """1 if it lacks the kind of thing that is asked for: a date, a number, a sum, a name."""
    uncounted: float
    """1 if the question asks how many of a thing and it counts no such thing."""
    restored: float
    """1 if accents were put back: what was guessed matches less well."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A weight for each value that it is given."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, values: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-self.bias - sum(self.weights[name] * value for name, value in values.items())))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two judgements, as fitted by `bot.refusal_fit`: over Features, that a place answers; then whether to answer at all."""

    place: Logistic
    question: Logistic
    threshold: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A place, what was seen in it, and the chance that it answers."""

    chance: float
    seen: Features
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the places of documents of which questions are known by one verdict, those of others by another."""

    asked: Verdict
    bare: Verdict

    def sift(self, evidence: Evidence) -> Evidence:
        """The places that may answer, likeliest first, each with its probability as its score; none, to refuse."""
        return self.decide(evidence, self.rank(evidence, features(evidence)))

    def rank(self, evidence: Evidence, seen: Sequence[Features]) -> list[Judged]:
        """The places with what was seen in them, likeliest first."""
        judged = [
            Judged(self._verdict(evidence, one).place.probability(asdict(of)), of, one)
            for one, of in zip(evidence.sentences, seen, strict=False)
        ]
        return sorted(judged, key=lambda one: -one.chance)

    def decide(self, evidence: Evidence, ranked: Sequence[Judged]) -> Evidence:
        """The evidence with these places, or without any where it is not likely enough that they answer."""
        if not ranked or lacks_form(evidence, ranked[0].sentence):
            return replace(evidence, sentences=())
        best, verdict = ranked[0].seen, self._verdict(evidence, ranked[0].sentence)
        if verdict.question.probability(of_question(ranked)) < verdict.threshold:
            return replace(evidence, sentences=())
        # What names another agreement or session than the one that was asked about only confuses.
        kept = [
            one for one in ranked
            if one.seen.missing_organisation <= best.missing_organisation and one.seen.missing_number <= best.missing_number
        ]
        return replace(evidence, sentences=tuple(replace(one.sentence, score=one.chance) for one in kept))

    def _verdict(self, evidence: Evidence, sentence: Sentence) -> Verdict:
        return self.asked if sentence.passage.document_id in evidence.generation.asked_documents else self.bare


def of_question(ranked: Sequence[Judged]) -> dict[str, float]:
    """What decides whether to answer: the features of the likeliest place, and how likely it and the next two are."""
    none = math.prod(1 - one.chance for one in ranked[:_SAID])
    return {**asdict(ranked[0].seen), "likeliest": _logit(ranked[0].chance), "any": _logit(1 - none)}


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def lacks_form(evidence: Evidence, sentence: Sentence) -> bool:
    """True if the question asks for what is known by its form – a sum, an hour, an address – and it is nowhere near.

    So it is with another meeting – the fourth says nothing about the fifth – and with who and how many of another year.
    """
    query, kind = evidence.query, asked_kind(evidence.query.reading)
    ordinals = asked_ordinals(query.reading)
    if kind not in STRICT | _OF_A_YEAR and not ordinals:
        return False
    near = " ".join(text for _, text in around(evidence.generation, sentence))
    lacking = query.must_support - numbers(near)
    years = [year for year in lacking if year in _YEARS and not tells_of(year, evidence.validity(sentence), near)]
    return bool(ordinals & lacking) or (kind in STRICT and not holds(kind, near, query.reading)) or (kind in _OF_A_YEAR and bool(years))


def features(evidence: Evidence) -> list[Features]:
    """The features of the first LOOKED_AT places found for a question."""
    asked, others = units(evidence.query, evidence.generation), _other_names(evidence.query, evidence.generation)
    seen = {unit: unit.seen(evidence.generation) for unit in asked}
    return [_features(evidence, one, seen, others) for one in evidence.sentences[:LOOKED_AT]]


def _features(evidence: Evidence, one: Sentence, seen: Mapping[Unit, bool], others: list[str]) -> Features:
    query, generation, document = evidence.query, evidence.generation, evidence.document(one)
    inside, near = place(generation, document.id, one.span), around(generation, one)
    held, held_inside = Held.of(near, query), Held.of(inside, query)
    holding = {unit: held.unit(unit) for unit in seen}
    total = sum(unit.weight for unit in seen) or 1.0
    missing = [*sorted((unit.weight for unit in seen if not holding[unit]), reverse=True), 0.0, 0.0]
    pair = (one.similarity, one.parallel_similarity or one.similarity)
    text, kind = " ".join(text for _, text in inside), asked_kind(query.reading)
    # A marked block stands by itself and says what it is about; its sheet may be about several agreements.
    naming = held_inside if document.mark_at(one.span[0]) else held
    absent = [known for known in query.known if known.is_name and not naming.name(known) and _telling(known, generation)]
    said = " ".join(text for _, text in near)
    lacking = query.must_support - numbers(said)
    return Features(
        behind=evidence.sentences[0].score - one.score,
        similarity=max(pair),
        agreement=min(pair),
        asked=one.asked,
        asked_behind=max(other.asked for other in evidence.sentences[:LOOKED_AT]) - one.asked,
        unanswered=evidence.unanswered,
        held=sum(unit.weight for unit in seen if holding[unit]) / total,
        held_inside=sum(unit.weight for unit in seen if held_inside.unit(unit)) / total,
        missing=missing[0],
        missing_next=missing[1],
        unseen=sum(unit.weight for unit, is_seen in seen.items() if not is_seen and not holding[unit]) / total,
        missing_number=float(any(number not in _YEARS for number in lacking)),
        missing_year=float(any(number in _YEARS and not tells_of(number, evidence.validity(one), said) for number in lacking)),
        missing_place=float(any(not known.is_organisation for known in absent)),
        missing_organisation=float(any(known.is_organisation for known in absent)),
        missing_name=float(any(not held.word(name) for name in others)),
        unseen_name=float(
            any(not held.word(name) and not _seen(generation, name) for name in others)
            or any(not _named(known, generation) for known in absent)
        ),
        missing_kind=float(not holds(kind, text, query.reading)),
        uncounted=float(not counts(text, query.reading, lambda thing: _other_spellings(query, thing))),
        restored=float(query.restored is not None),
    )


def _other_names(query: Query, generation: Generation) -> list[str]:
    """The capitalised words of a question that are no terms of the glossary and no common words."""
    return [
        name for name in names(query.reading)
        if not all(any(word in known.said.split() for known in query.known) for word in name.split())
        and not any(generation.words[of].is_common(_term(name, of)) for of in Language)
    ]


def _telling(known: Known, generation: Generation) -> bool:
    """True if a name sets places apart: the country that nearly every document is about does not."""
    return all(
        max(generation.words[of].weight(link) for link in links_of(key(known.said, of))) >= _LEAST_TELLING * generation.words[of].rarest
        for of in Language
    )


def _named(known: Known, generation: Generation) -> bool:
    """True if any document may name it, in any spelling."""
    return any(generation.words[of].holds_phrase(key(spelling, of)) for spelling in known.spellings for of in Language)


def _other_spellings(query: Query, thing: str) -> tuple[str, ...]:
    return tuple(spelling for known in query.known if known.said == thing for spelling in known.spellings)


def _seen(generation: Generation, word: str) -> bool:
    return any(generation.words[language].holds(_term(word, language)) for language in Language)


def names(text: str) -> list[str]:
    """The capitalised words of a question, runs of them as pairs: "Nhật Bản", "DIN". The first word tells nothing."""
    found: list[str] = []
    if text.upper() == text:
        return found
    run: list[str] = []
    for number, piece in enumerate(text.split()):
        word = piece.strip(".,;:?!()\"“”'’")
        if word[:1].isupper() and (number > 0 or (word.isupper() and len(word) > 1)):
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
