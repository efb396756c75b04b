"""What goes into a search and what comes out."""

from dataclasses import dataclass, field

from corpus.types import Language, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Words of a question that the glossary knows under other spellings."""

    said: str
    spellings: tuple[str, ...]
    is_name: bool
    """True for a place or an organisation: evidence about another one does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as it was understood."""

    text: str
    language: Language
    reading: str
    """What to search with: without courtesies, spelled out, with accents."""
    restored: str | None = None
    """The reading, where accents were put back or shorthand was spelled out."""
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
    coverage: float
    """Share of the question's weight of words found in the passage, in [0, 1]."""
    reason: str


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
