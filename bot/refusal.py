"""May we answer, and from where? A judgement of its own: the best place of any corpus looks good beside the others. Pure.

Scores are no probabilities, so each place found is looked at by itself: how close it comes to the question, or to a
question that people ask of it, how much of the question's weighty words it holds, and whether its numbers and names are
there at all. What is likely to answer is kept, likeliest first; with nothing kept, the question is refused.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from bot.answer_kind import STRICT, holds
from bot.evidence import Evidence
from bot.features import YEARS, Features, features
from bot.support import around
from bot.validity import tells_of
from corpus.numbers import asked_ordinals, numbers
from index.question.kind import Kind, asked_kind
from index.types import Sentence

_SAID = 3
"""Places that an answer usually has room for."""
_NEAR = 0.35
"""Cosine, after centring, from which a place is about what was asked; places about other things stay below it."""
_OF_A_YEAR = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PEOPLE, Kind.PERCENT, Kind.PERSON, Kind.NAME})
"""Kinds of which another year tells nothing."""


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
    """The least chance with which a question is answered."""


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

    def near_miss(self, evidence: Evidence, ranked: Sequence[Judged]) -> Sentence | None:
        """Of a question that nothing answers: the likeliest of the places that are at least about it."""
        places = [*(one.sentence for one in ranked), *evidence.sentences[len(ranked) :]]
        near = [one for one in places if max(one.similarity, one.parallel_similarity) >= _NEAR]
        # Who asks about the ninth session is best told of the fourth.
        if asked_ordinals(evidence.query.reading):
            near.sort(key=lambda one: not asked_ordinals(evidence.text(one)))
        return near[0] if near else None

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
    years = [year for year in lacking if year in YEARS and not tells_of(year, evidence.validity(sentence), near)]
    return bool(ordinals & lacking) or (kind in STRICT and not holds(kind, near, query.reading)) or (kind in _OF_A_YEAR and bool(years))
