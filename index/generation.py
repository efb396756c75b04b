"""An index generation: everything a search needs, assembled once, saved to a folder, opened again unchanged."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from corpus.blocks import BlockKind, blocks
from corpus.errors import IndexMismatch
from corpus.parallel import Pair, parallel_of
from corpus.types import Document, Language, Passage, Span, Status
from index.cache import EmbeddingCache, Progress
from index.centres import Centres, Role, sample
from index.embedders.base import Embedder, Vectors
from index.question.accents import AccentRestorer
from index.stores.base import Rows, VectorStore
from index.stores.bm25 import WordStore
from index.stores.faiss import FaissStore

FORMAT = 1
NORMALISER = 1
"""Raised when `corpus.text.words` changes what it returns."""

Alignments = Mapping[tuple[str, str], tuple[Pair, ...]]


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
    words: dict[Language, WordStore]
    sentence_words: dict[Language, WordStore]
    centres: Centres
    restorer: AccentRestorer

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
    *,
    embedder: Embedder,
    cache: EmbeddingCache,
    started: Callable[[int], None] = lambda total: None,
    progress: Progress = lambda n: None,
) -> Generation:
    """Everything a search needs over `documents`. `started` hears how many texts will be embedded, in all."""
    passages = tuple(passage for document in documents for passage in chunk(document))
    texts = {document.id: document.text for document in documents}
    whole = [texts[p.document_id][p.start : p.end] for p in passages]
    parts = [texts[p.document_id][start:end] for p in passages for start, end in p.sentences]
    started(len(whole) + len(parts) + sum(len(sample(role, language)) for role in Role for language in Language))
    centres = Centres.measure(embedder, cache, progress)
    languages = [p.language for p in passages]
    part_languages = [p.language for p in passages for _ in p.sentences]
    return Generation(
        manifest=Manifest(embedder=embedder.id, dimension=embedder.dimension, corpus=_digest(documents)),
        documents={document.id: document for document in documents},
        passages=passages,
        alignments=dict(alignments),
        passage_vectors=_store(centres, cache.passages(embedder, whole, progress), languages),
        sentence_vectors=_store(centres, cache.passages(embedder, parts, progress), part_languages),
        words=_words(whole, languages),
        sentence_words=_words(parts, part_languages),
        centres=centres,
        restorer=AccentRestorer.learn(
            [t for t, of in zip(whole, languages, strict=True) if of is Language.VI]
            + [line for role in Role for line in sample(role, Language.VI)]
        ),
    )


def _words(texts: Sequence[str], languages: Sequence[Language]) -> dict[Language, WordStore]:
    return {
        language: WordStore.build(
            [text for text, of in zip(texts, languages, strict=True) if of is language],
            language, general=[line for role in Role for line in sample(role, language)],
        )
        for language in Language
    }


def _store(centres: Centres, vectors: Vectors, languages: Sequence[Language]) -> FaissStore:
    centred = np.array(vectors)
    for language in Language:
        rows = [n for n, of in enumerate(languages) if of is language]
        centred[rows] = centres.centre(vectors[rows], Role.PASSAGES, language)
    return FaissStore.build(centred)


def _digest(documents: Iterable[Document]) -> str:
    digest = hashlib.sha256()
    for document in documents:
        digest.update(json.dumps(asdict(document), sort_keys=True).encode())
    return digest.hexdigest()[:16]


def save(generation: Generation, folder: Path) -> None:
    """Write a generation into an empty folder; raises OSError where the disk does not take it."""
    _write(folder / "manifest.json", asdict(generation.manifest))
    _write(folder / "documents.json", [asdict(d) for d in generation.documents.values()])
    _write(folder / "passages.json", [asdict(p) for p in generation.passages])
    _write(folder / "alignments.json", [[*pair, spans] for pair, spans in generation.alignments.items()])
    _write(folder / "accents.json", generation.restorer.to_json())
    generation.passage_vectors.save(folder / "passages.faiss")
    generation.sentence_vectors.save(folder / "sentences.faiss")
    for language in Language:
        generation.words[language].save(folder / f"words.{language}.npz")
        generation.sentence_words[language].save(folder / f"sentence-words.{language}.npz")
    with (folder / "centres.npz").open("wb") as file:
        np.savez(file, allow_pickle=False, **generation.centres.means)


def open_generation(folder: Path, embedder: Embedder) -> Generation:
    """The generation in `folder`; raises IndexMismatch if it was made otherwise or is damaged."""
    try:
        return _open(folder, embedder)
    except (OSError, EOFError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        raise IndexMismatch(
            vi=f"Chỉ mục {folder.name} bị hỏng. Vui lòng chạy: hoidap index",
            en=f"The index {folder.name} is damaged. Run: hoidap index",
        ) from error


def _open(folder: Path, embedder: Embedder) -> Generation:
    found = _read(folder / "manifest.json")
    wanted = asdict(Manifest(embedder=embedder.id, dimension=embedder.dimension, corpus=str(found.get("corpus"))))
    if found != wanted:
        keys = [key for key in {**wanted, **found} if found.get(key) != wanted.get(key)]
        differs = ", ".join(f"{key}: {found.get(key)} ≠ {wanted.get(key)}" for key in keys)
        raise IndexMismatch(
            vi=f"Chỉ mục được tạo với thiết lập khác ({differs}). Vui lòng chạy: hoidap index",
            en=f"The index was built with other settings ({differs}). Run: hoidap index",
        )
    with (folder / "centres.npz").open("rb") as file, np.load(file) as means:
        centres = Centres(dict(means))
    documents = [Document(**_typed(row)) for row in _read(folder / "documents.json")]
    generation = Generation(
        manifest=Manifest(**found),
        documents={document.id: document for document in documents},
        passages=tuple(Passage(**_typed(row)) for row in _read(folder / "passages.json")),
        alignments={(a, b): _pairs(spans) for a, b, spans in _read(folder / "alignments.json")},
        passage_vectors=FaissStore.open(folder / "passages.faiss"),
        sentence_vectors=FaissStore.open(folder / "sentences.faiss"),
        words={language: WordStore.open(folder / f"words.{language}.npz") for language in Language},
        sentence_words={language: WordStore.open(folder / f"sentence-words.{language}.npz") for language in Language},
        centres=centres,
        restorer=AccentRestorer(**_read(folder / "accents.json")),
    )
    if not _fits(generation):
        raise ValueError("the files of the generation do not belong together")
    return generation


def _fits(generation: Generation) -> bool:
    """True if every part has as many rows as the passages ask for."""
    sentences = {
        language: sum(len(generation.passages[row].sentences) for row in rows) for language, rows in generation.rows.items()
    }
    return (
        len(generation.passage_vectors) == len(generation.passages)
        and len(generation.sentence_vectors) == generation.sentence_starts[-1]
        and all(len(generation.words[language]) == len(rows) for language, rows in generation.rows.items())
        and all(len(generation.sentence_words[language]) == count for language, count in sentences.items())
        and all(store.language is language for of in (generation.words, generation.sentence_words) for language, store in of.items())
    )


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    row["language"] = Language(row["language"])
    if "status" in row:
        row["status"] = Status(row["status"])
    if "sentences" in row:
        row["sentences"] = tuple((start, end) for start, end in row["sentences"])
    return row


def _pairs(spans: list[list[list[int]]]) -> tuple[Pair, ...]:
    return tuple(((a, b), (c, d)) for (a, b), (c, d) in spans)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
