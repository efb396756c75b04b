"""What an answer may rest on: the sentences found for a question, without those that only repeat others."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import words
from corpus.types import Document, Language
from index.generation import Generation
from index.hybrid import HybridIndex, Search
from index.types import Hit, Query, Sentence

_HITS = 12
_COMPARED = 16
_REPEATED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A question and the sentences that may answer it, best first."""

    query: Query
    language: Language
    sentences: tuple[Sentence, ...]
    generation: Generation

    def document(self, sentence: Sentence) -> Document:
        return self.generation.documents[sentence.passage.document_id]


def gather(index: HybridIndex, asked: Search, language: Language) -> tuple[list[Hit], Evidence]:
    """The passages found for a question, and what an answer in `language` may rest on."""
    hits = index.search(asked, k=_HITS)
    return hits, weigh(asked.query, language, index.sentences(asked, hits, language), index.generation)


def weigh(query: Query, language: Language, sentences: Sequence[Sentence], generation: Generation) -> Evidence:
    """The sentences that can stand as an answer: no headings or bare links, and none that a longer one says in full.

    A caption or a lead often repeats the body's words without the date or the name that was asked for.
    """
    bodies = [
        s for s in sentences if s.span[0] not in generation.headings(s.passage.document_id) and _holds_words(generation, s)
    ]
    bags = [frozenset(words(_text(generation, s))) for s in bodies[:_COMPARED]]
    telling = [s for s, bag in zip(bodies, bags, strict=False) if not any(_repeats(bag, other) for other in bags)]
    return Evidence(query=query, language=language, sentences=(*telling, *bodies[_COMPARED:]), generation=generation)


def _holds_words(generation: Generation, sentence: Sentence) -> bool:
    return len(_text(generation, sentence).split()) > 1


def _repeats(bag: frozenset[str], other: frozenset[str]) -> bool:
    return len(other) > len(bag) and len(bag & other) >= _REPEATED * len(bag)


def _text(generation: Generation, sentence: Sentence) -> str:
    return generation.documents[sentence.passage.document_id].text[slice(*sentence.span)]
