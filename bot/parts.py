"""The parts of a search that can be left out, so that what each one gives can be measured."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from corpus.types import Language
from index.embedders.base import Embedder
from index.fusion import PASSAGES
from index.generation import Generation
from index.hybrid import HybridIndex, Search
from index.question.accents import AccentRestorer
from index.question.lexicon import Lexicon
from index.rerankers.base import Reranker


class Part(StrEnum):
    PASSAGES = "passages"
    SENTENCES = "sentences"
    WORDS = "words"
    LEXICON = "lexicon"
    GLOSSARY = "glossary"
    CENTRING = "centring"
    ACCENTS = "accents"
    OTHER_LANGUAGE = "other-language"
    ASKED = "asked"
    TWINS = "twins"


def leave_out(parts: Sequence[Part], generation: Generation, embedder: Embedder, reranker: Reranker | None = None) -> HybridIndex:
    """The index of a generation without these parts; centring is left out when the generation is assembled."""
    weights = PASSAGES
    if Part.PASSAGES in parts:
        weights = replace(weights, passage=0.0)
    if Part.SENTENCES in parts:
        weights = replace(weights, sentence=0.0)
    if Part.WORDS in parts:
        weights = replace(weights, words=0.0, words_across=0.0)
    if Part.ASKED in parts:
        weights = replace(weights, asked=0.0)
    if Part.OTHER_LANGUAGE in parts:
        weights = replace(weights, other_language={})
    if Part.LEXICON in parts:
        generation = replace(generation, lexicon=Lexicon({language: {} for language in Language}))
    if Part.ACCENTS in parts:
        generation = replace(generation, restorer=AccentRestorer(ones={}, pairs={}))
    if Part.TWINS in parts:
        generation = replace(generation, twins={})
    kind = _WithoutGlossary if Part.GLOSSARY in parts else HybridIndex
    return kind(generation, embedder, weights=weights, reranker=reranker)


class _WithoutGlossary(HybridIndex):
    def understand(self, question: str) -> Search:
        asked = super().understand(question)
        return replace(asked, query=replace(asked.query, synonyms=dict.fromkeys(Language, ())))
