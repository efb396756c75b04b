"""What is looked at in each place found for a question, before anyone judges. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.alike import Alike
from bot.answer_kind import counts, holds
from bot.evidence import Evidence
from bot.support import Held, Unit, around, place, units
from bot.validity import tells_of
from corpus.numbers import numbers
from corpus.text import words
from corpus.types import Language
from index.generation import Generation
from index.question.glossary import Entry, EntryKind, shipped
from index.question.kind import asked_kind
from index.question.lexicon import key
from index.stores.bm25 import links_of, terms
from index.types import Known, Query, Sentence

LOOKED_AT = 6
"""Places looked at, the best by score."""
YEARS = range(1900, 2100)
_LEAST_TELLING = 0.25


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
    held_asked: float
    """Share of the question's weight that it or a question that people ask of it holds."""
    alike_behind: float
    """How much less of that weight one of those questions says than one of any place found."""
    alike_unanswered: float
    """Share of it that a question says that sounds like the document and that nothing answers."""
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
    instead: float
    """1 if it lacks such a name and holds another: what holds for Korea tells nothing about Thailand."""
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
    english: float
    """1 if the question is in English: its cosines and shares are not those of a question in Vietnamese."""
    alone: float
    """1 if the place has no translation, which would hold a synonym here and there."""
    across: float
    """1 if the place stands only in the other language than the question's."""


def features(evidence: Evidence) -> list[Features]:
    """The features of the first LOOKED_AT places found for a question."""
    asked, others = units(evidence.query, evidence.generation), _other_names(evidence.query, evidence.generation)
    seen, alike = {unit: unit.seen(evidence.generation) for unit in asked}, Alike(asked, evidence.query, evidence.generation)
    looked_at = evidence.sentences[:LOOKED_AT]
    most = max((alike.best(one.questions) for one in looked_at), default=0.0)
    return [_features(evidence, one, seen, others, alike, most=most) for one in looked_at]


def _features(evidence: Evidence, one: Sentence, seen: Mapping[Unit, bool], others: list[str], alike: Alike, *, most: float) -> Features:
    query, generation, document = evidence.query, evidence.generation, evidence.document(one)
    inside, near = place(generation, document.id, one.span), around(generation, one)
    held, held_inside = Held.of(near, query), Held.of(inside, query)
    holding = {unit: held.unit(unit) for unit in seen}
    total = sum(unit.weight for unit in seen) or 1.0
    missing = [*sorted((unit.weight for unit in seen if not holding[unit]), reverse=True), 0.0, 0.0]
    held_too = alike.said(one.questions)
    pair = (one.similarity, one.parallel_similarity or one.similarity)
    text, kind = " ".join(text for _, text in inside), asked_kind(query.reading)
    # A marked block stands by itself and says what it is about; its sheet may be about several agreements.
    naming = held_inside if document.mark_at(one.span[0]) else held
    absent = [known for known in query.known if known.is_name and not naming.name(known) and _sets_apart(known.said, generation)]
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
        held_asked=sum(unit.weight for unit in seen if holding[unit] or unit in held_too) / total,
        alike_behind=most - alike.best(one.questions),
        alike_unanswered=alike.unanswered(document.id),
        unseen=sum(unit.weight for unit, is_seen in seen.items() if not is_seen and not holding[unit]) / total,
        missing_number=float(any(number not in YEARS for number in lacking)),
        missing_year=float(any(number in YEARS and not tells_of(number, evidence.validity(one), said) for number in lacking)),
        missing_place=float(any(not known.is_organisation for known in absent)),
        missing_organisation=float(any(known.is_organisation for known in absent)),
        instead=float(bool(absent) and _names_another(query, inside, generation)),
        missing_name=float(any(not held.word(name) for name in others)),
        unseen_name=float(
            any(not held.word(name) and not _seen(generation, name) for name in others)
            or any(not _named(known, generation) for known in absent)
        ),
        missing_kind=float(not holds(kind, text, query.reading)),
        uncounted=float(not counts(text, query.reading, lambda thing: _other_spellings(query, thing))),
        restored=float(query.restored is not None),
        english=float(query.language is Language.EN),
        alone=float(len(inside) == 1),
        across=float(all(language is not query.language for language, _ in inside)),
    )


def _other_names(query: Query, generation: Generation) -> list[str]:
    """The capitalised words of a question that are no terms of the glossary and no common words."""
    return [
        name for name in names(query.reading)
        if not all(any(word in known.said.split() for known in query.known) for word in name.split())
        and not any(generation.words[of].is_common(_term(name, of)) for of in Language)
    ]


def _sets_apart(name: str, generation: Generation) -> bool:
    """True but for a name like that of the country that nearly every document is about."""
    return all(
        max(generation.words[of].weight(link) for link in links_of(key(name, of))) >= _LEAST_TELLING * generation.words[of].rarest
        for of in Language
    )


def _named(known: Known, generation: Generation) -> bool:
    """True if any document may name it, in any spelling."""
    return any(generation.words[of].holds_phrase(key(spelling, of)) for spelling in known.spellings for of in Language)


def _names_another(query: Query, inside: Iterable[tuple[Language, str]], generation: Generation) -> bool:
    """True if a place or an organisation stands there that the question does not name, and that sets places apart."""
    asked = {spelling for known in query.known for spelling in known.spellings}
    return any(
        entry.kind in (EntryKind.PLACE, EntryKind.ORGANISATION) and not asked.intersection(entry.all) and _sets_apart(said, generation)
        for _, text in inside for entry, said in _entries(text)
    )


@lru_cache(maxsize=4096)
def _entries(text: str) -> tuple[tuple[Entry, str], ...]:
    return tuple(shipped().find(text))


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
