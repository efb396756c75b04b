"""What an answer may rest on: the places found for a question, what holds before what has ended, none that only repeats others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.validity import Standing, asks_about_past, standing, tells_of
from corpus.dates import dates
from corpus.links import links
from corpus.text import words
from corpus.types import Document, Language, Mark, Validity
from index.generation import Generation
from index.hybrid import HybridIndex, Search
from index.types import Hit, Query, Sentence

_HITS = 12
_COMPARED = 16
_REPEATED = 0.8
_ENDED = 0.8
"""What the score of a rule that has ended is worth beside rules that hold; for a question about the past, that of another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A question and the sentences that may answer it, best first; of a marked block, the whole block."""

    query: Query
    language: Language
    sentences: tuple[Sentence, ...]
    generation: Generation
    unanswered: float = 0.0
    """Cosine to the nearest of the questions that nothing answers, at least 0."""

    def document(self, sentence: Sentence) -> Document:
        return self.generation.documents[sentence.passage.document_id]

    def text(self, sentence: Sentence) -> str:
        return self.document(sentence).text[slice(*sentence.span)]

    def validity(self, sentence: Sentence) -> Validity:
        return self.document(sentence).validity_at(sentence.span[0])


def gather(index: HybridIndex, asked: Search, language: Language) -> tuple[list[Hit], Evidence]:
    """The passages found for a question, and what an answer in `language` may rest on."""
    hits = index.search(asked, k=_HITS)
    found = weigh(asked.query, language, index.sentences(asked, hits, language), index.generation)
    return hits, replace(found, unanswered=asked.nearness.unanswered)


def weigh(query: Query, language: Language, sentences: Sequence[Sentence], generation: Generation) -> Evidence:
    """The sentences that can stand as an answer: no headings or bare links, and none that a longer one says in full.

    A caption or a lead often repeats the body's words without the date or the name that was asked for. A marked block
    stands as one, so that no rule is told without its exceptions, and repeats nothing: "within 1 day" is no part of
    "within 7 days", though nearly all its words are.
    """
    bodies = [
        s for s in sentences if s.span[0] not in generation.headings(s.passage.document_id) and _holds_words(generation, s)
    ]
    bodies = list(_whole_blocks(bodies, generation))
    bags = [frozenset(words(_text(generation, s))) for s in bodies[:_COMPARED]]
    telling = [
        s for s, bag in zip(bodies, bags, strict=False)
        if _mark(generation, s) or not any(_repeats(bag, other) for other in bags)
    ]
    return Evidence(query=query, language=language, sentences=(*telling, *bodies[_COMPARED:]), generation=generation)


def _whole_blocks(found: Iterable[Sentence], generation: Generation) -> Iterator[Sentence]:
    """Each marked block once, in the place of its best sentence."""
    seen = set[tuple[str, str]]()
    for sentence in found:
        document_id = sentence.passage.document_id
        mark = _mark(generation, sentence)
        if mark is None:
            yield sentence
        elif (document_id, mark.id) not in seen:
            seen.add((document_id, mark.id))
            yield replace(sentence, span=(mark.start, mark.end))


def holding_first(evidence: Evidence, day: date) -> Evidence:
    """Rules that have ended further back, each behind the block that took its place; of a question about a year that
    is over, what does not tell about it."""
    if asks_about_past(evidence.query.reading, day):
        return _of_that_time(evidence)

    def worth(sentence: Sentence) -> float:
        return sentence.score * (_ENDED if standing(evidence.validity(sentence), day) is Standing.ENDED else 1)

    ordered: list[Sentence] = []
    for sentence in sorted(evidence.sentences, key=lambda one: -worth(one)):
        ended = standing(evidence.validity(sentence), day) is Standing.ENDED
        ordered += [
            replace(one, score=worth(sentence)) for one in (*(_instead_of(sentence, evidence) if ended else ()), sentence)
        ]
    return replace(evidence, sentences=tuple(each_once(ordered)))


def each_once(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Without those that begin where an earlier one does."""
    seen = set[tuple[str, int]]()
    for sentence in sentences:
        if (place := (sentence.passage.document_id, sentence.span[0])) not in seen:
            seen.add(place)
            yield sentence


def _of_that_time(evidence: Evidence) -> Evidence:
    """What does not tell about the last year that is asked about further back."""
    year = max((int(one.last[:4]) for one in dates(evidence.query.reading)), default=None)
    if year is None:
        return evidence

    def worth(one: Sentence) -> float:
        text = evidence.text(one)
        return one.score * (1 if str(year) in text or tells_of(year, evidence.validity(one), text) else _ENDED)

    weighed = [replace(one, score=worth(one)) for one in evidence.sentences]
    return replace(evidence, sentences=tuple(sorted(weighed, key=lambda one: -one.score)))


def _instead_of(sentence: Sentence, evidence: Evidence) -> Iterator[Sentence]:
    """The marked blocks that a rule names as holding in its place."""
    generation, document = evidence.generation, evidence.document(sentence)
    for link in links(evidence.validity(sentence).replaced_by or ""):
        target = generation.documents.get(link.document_id or document.id)
        mark = target.mark(link.mark) if target else None
        for passage in generation.passages_of[target.id] if target and mark else ():
            if mark and passage.start == mark.start:
                yield replace(sentence, passage=passage, span=(mark.start, mark.end))


def _mark(generation: Generation, sentence: Sentence) -> Mark | None:
    return generation.documents[sentence.passage.document_id].mark_at(sentence.span[0])


def _holds_words(generation: Generation, sentence: Sentence) -> bool:
    return len(_text(generation, sentence).split()) > 1


def _repeats(bag: frozenset[str], other: frozenset[str]) -> bool:
    return len(other) > len(bag) and len(bag & other) >= _REPEATED * len(bag)


def _text(generation: Generation, sentence: Sentence) -> str:
    return generation.documents[sentence.passage.document_id].text[slice(*sentence.span)]
