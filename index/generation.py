"""An index generation: everything a search needs, assembled once and never changed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

import numpy as np

from corpus.blocks import BlockKind, blocks
from corpus.parallel import parallel_of
from corpus.text import has_accents
from corpus.types import Asked, Document, Language, Passage, Span
from index.cache import EmbeddingCache, Progress
from index.centres import Centres, Role, sample
from index.embedders.base import Embedder, Vectors
from index.question.accents import AccentRestorer
from index.question.lexicon import Lexicon
from index.question.vocabulary import vietnamese_phrases
from index.stores.base import Rows, VectorStore
from index.stores.bm25 import WordStore
from index.stores.faiss import FaissStore
from index.twins import Alignments, Twins, find_twins

FORMAT = 4
NORMALISER = 2
"""Raised when `index.stores.bm25.terms` changes what it returns."""



@dataclass(frozen=True)
class Manifest:
    """What a generation was made with; it opens only where all of this still holds."""

    embedder: str
    dimension: int
    corpus: str
    format: int = FORMAT
    normaliser: int = NORMALISER


@dataclass(frozen=True)
class Generation:
    """Immutable. Row n of `passage_vectors` is `passages[n]`; its sentences are the rows `sentence_starts[n]:[n+1]`."""

    manifest: Manifest
    documents: dict[str, Document]
    passages: tuple[Passage, ...]
    alignments: Alignments
    passage_vectors: VectorStore
    sentence_vectors: VectorStore
    asked: tuple[Asked, ...]
    """Row n of `asked_vectors` is `asked[n]`."""
    asked_vectors: VectorStore
    asked_words: dict[Language, WordStore]
    """Row n of a language's is the n-th of the questions asked in it."""
    words: dict[Language, WordStore]
    sentence_words: dict[Language, WordStore]
    centres: Centres
    restorer: AccentRestorer
    lexicon: Lexicon
    twins: Twins

    @cached_property
    def sentence_starts(self) -> Rows:
        return np.concatenate([[0], np.cumsum([len(p.sentences) for p in self.passages])]).astype(np.int64)

    @cached_property
    def rows(self) -> dict[Language, Rows]:
        """The rows of each language's passages; row n of `words[language]` is the n-th of them."""
        return {
            language: np.array([n for n, p in enumerate(self.passages) if p.language is language], np.int64)
            for language in Language
        }

    @cached_property
    def _headings(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def passages_of(self) -> dict[str, list[Passage]]:
        """The passages of each document, by its id."""
        found: dict[str, list[Passage]] = {document_id: [] for document_id in self.documents}
        for passage in self.passages:
            found[passage.document_id].append(passage)
        return found

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each passage, by its id."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    def sentences_at(self, document_id: str, place: Span) -> list[int]:
        """The numbers of the sentences of a document that a place touches."""
        return [
            int(self.sentence_starts[self.row_of[passage.id]]) + n
            for passage in self.passages_of[document_id] if passage.start < place[1] and place[0] < passage.end
            for n, (start, end) in enumerate(passage.sentences) if start < place[1] and place[0] < end
        ]  # fmt: skip

    @cached_property
    def twin_rows(self) -> Rows:
        """The rows that have a twin, in order."""
        return np.array(sorted(self.twins), np.int64)

    @cached_property
    def asked_rows(self) -> dict[Language, Rows]:
        """The numbers of the questions asked in each language, as its `asked_words` has them."""
        languages = [self.documents[one.document_id].language for one in self.asked]
        return {of: np.array([n for n, language in enumerate(languages) if language is of], np.int64) for of in Language}

    @cached_property
    def unanswered(self) -> dict[str, Rows]:
        """The numbers of the questions that nothing answers, by the document that they sound like, in either language."""
        found: dict[str, list[int]] = {document_id: [] for document_id in self.documents}
        for number, one in enumerate(self.asked):
            for document_id in {one.document_id, self.translations.get(one.document_id, one.document_id)} if one.place is None else ():
                found[document_id].append(number)
        return {document_id: np.array(numbers, np.int64) for document_id, numbers in found.items()}

    @cached_property
    def asked_documents(self) -> frozenset[str]:
        """The documents of which questions are known."""
        return frozenset(one.document_id for one in self.asked if one.place)

    @cached_property
    def translations(self) -> dict[str, str]:
        return dict(self.alignments.keys())

    def headings(self, document_id: str) -> frozenset[int]:
        """Where the headings of a document start; its blocks are read once."""
        if document_id not in self._headings:
            found = blocks(self.documents[document_id].text)
            self._headings[document_id] = frozenset(block.start for block in found if block.kind is BlockKind.HEADING)
        return self._headings[document_id]

    def text(self, passage: Passage) -> str:
        return self.documents[passage.document_id].text[passage.start : passage.end]

    def parallel(self, document_id: str, start: int, end: int) -> tuple[Document, Span] | None:
        """The same place in the other language, or None where there is no translation."""
        other = self.translations.get(document_id)
        span = parallel_of(self.alignments[document_id, other], start, end) if other else None
        return (self.documents[other], span) if other and span else None


def assemble(
    documents: Sequence[Document],
    chunk: Callable[[Document], Sequence[Passage]],
    alignments: Alignments,
    asked: Sequence[Asked] = (),
    *,
    embedder: Embedder,
    cache: EmbeddingCache,
    centred: bool = True,
    started: Callable[[int], None] = lambda total: None,
    progress: Progress = lambda n: None,
) -> Generation:
    """Everything a search needs over `documents`. `started` hears how many texts will be embedded, in all.

    `centred` is turned off only to measure what it gives.
    """
    passages = tuple(passage for document in documents for passage in chunk(document))
    of = {document.id: document for document in documents}
    whole = [_in_context(of[p.document_id], p) for p in passages]
    parts = [of[p.document_id].text[start:end] for p in passages for start, end in p.sentences]
    general = sum(len(sample(role, language)) for role in Role for language in Language) if centred else 0
    started(len(whole) + len(parts) + len(asked) + general)
    centres = Centres.measure(embedder, cache, progress) if centred else Centres.none(embedder.dimension)
    languages = [p.language for p in passages]
    part_languages = [p.language for p in passages for _ in p.sentences]
    vectors = _centred(centres, cache.passages(embedder, whole, progress), languages)
    word_stores = _words(whole, languages)
    asked_languages = [of[one.document_id].language for one in asked]
    lexicon = Lexicon.read(lambda language, phrase: word_stores[language].holds_phrase(phrase))
    return Generation(
        manifest=Manifest(embedder=embedder.id, dimension=embedder.dimension, corpus=_digest(documents, asked)),
        documents=of,
        passages=passages,
        alignments=dict(alignments),
        passage_vectors=FaissStore.build(vectors),
        sentence_vectors=FaissStore.build(_centred(centres, cache.passages(embedder, parts, progress), part_languages)),
        asked=tuple(asked),
        asked_vectors=FaissStore.build(
            _centred(centres, cache.questions(embedder, [one.text for one in asked], progress), asked_languages, Role.QUESTIONS)
        ),
        asked_words=_words([one.text for one in asked], asked_languages),
        words=word_stores,
        sentence_words=_words(parts, part_languages),
        centres=centres,
        restorer=AccentRestorer.learn(
            [text for text, language in zip(whole, languages, strict=True) if language is Language.VI]
            + [line for role in Role for line in sample(role, Language.VI)]
            # Questions have words that documents lack: "mấy", "ạ".
            + [one.text for one, language in zip(asked, asked_languages, strict=True) if language is Language.VI and has_accents(one.text)],
            vietnamese_phrases(),
        ),
        lexicon=lexicon,
        twins=find_twins(passages, alignments, vectors=vectors, texts=whole, lexicon=lexicon, stores=word_stores),
    )


def _in_context(document: Document, passage: Passage) -> str:
    """The text of a passage after the title and the heading it stands under, which name what it is about."""
    text = document.text[passage.start : passage.end]
    above = [line for line in dict.fromkeys((document.title, passage.heading)) if line and not text.startswith(line)]
    return ". ".join([*above, text])


def _words(texts: Sequence[str], languages: Sequence[Language]) -> dict[Language, WordStore]:
    return {
        language: WordStore.build(
            [text for text, of in zip(texts, languages, strict=True) if of is language],
            language, general=[line for role in Role for line in sample(role, language)],
        )
        for language in Language
    }


def _centred(centres: Centres, vectors: Vectors, languages: Sequence[Language], role: Role = Role.PASSAGES) -> Vectors:
    centred = np.array(vectors)
    for language in Language:
        rows = [n for n, of in enumerate(languages) if of is language]
        centred[rows] = centres.centre(vectors[rows], role, language)
    return centred


def _digest(documents: Iterable[Document], asked: Iterable[Asked]) -> str:
    digest = hashlib.sha256()
    for row in (*map(asdict, documents), *map(asdict, asked)):
        digest.update(json.dumps(row, sort_keys=True).encode())
    return digest.hexdigest()[:16]
