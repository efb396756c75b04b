"""What goes into a search and what comes out."""

from dataclasses import dataclass, field

from corpus.types import Language, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Words of a question that the glossary knows under other spellings."""

    said: str
    spellings: tuple[str, ...]
    is_name: bool
    """True for a place, an organisation or a class: evidence about another one does not answer."""
    is_organisation: bool = False
    """True for what bears a name of its own – a body, a forum, an agreement – and for a class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A word or a set phrase of a question, to be searched in the other language."""

    said: str
    spellings: tuple[str, ...]
    """What it may be called there, as terms of that language, best first; itself last, for names and codes cross."""
    weight: float
    """How telling it is in its own language; no spelling weighs more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as it was understood."""

    text: str
    language: Language
    reading: str
    """What to search with: without courtesies, spelled out, with accents."""
    restored: str | None = None
    """The reading, where it differs visibly from what was typed: accents, left-over keys, shorthand."""
    alternatives: tuple[str, ...] = ()
    """How else the question may be read, likeliest first, where accents are in doubt: at most two."""
    foreign: bool = False
    """True if it is in neither Vietnamese nor English; `language` is then the one to answer in."""
    expansions: tuple[str, ...] = ()
    terms: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    """Words and word pairs for the lexical side, as each language's index knows them."""
    synonyms: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    """Further terms that say the same, from the glossary."""
    known: tuple[Known, ...] = ()
    """What the glossary knows of the question's words."""
    must_support: frozenset[int] = frozenset()
    """Numbers that an answer's evidence must hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found, and why."""

    passage: Passage
    score: float
    similarity: float
    """Cosine of question and passage after centring, in [-1, 1]."""
    best_sentence: float
    """The same for the best of its sentences."""
    coverage: float
    """Share of the question's weight of words found in the passage, in [0, 1]."""
    asked: float = 0.0
    """Cosine of the nearest question that people ask of its block, at least 0."""
    alone: float = 0.0
    """What was added because it exists only in the language that the question is not in."""
    reranked: float | None = None
    """The judgement of a reranker in [0, 1], where one is set."""
    twin: Passage | None = None
    """The passage that says the same in the other language: both are one result."""

    @property
    def reason(self) -> str:
        """How the score came about, in one line."""
        parts = [f"passage {self.similarity:.3f}", f"best sentence {self.best_sentence:.3f}", f"words {self.coverage:.3f}"]
        return ", ".join(parts if self.reranked is None else [*parts, f"reranker {self.reranked:.3f}"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that may answer, with the passage that holds it."""

    passage: Passage
    span: Span
    score: float
    similarity: float
    """Cosine of question and sentence after centring, in [-1, 1]."""
    parallel_similarity: float
    """The same for the translation of the sentence; 0 where there is none."""
    asked: float = 0.0
    """Cosine of the nearest question that people ask of its block, at least 0."""
    questions: tuple[int, ...] = ()
    """The numbers of the questions that people ask of it, in either language."""
