"""A generation written to a folder and opened again unchanged; what does not fit is refused with the command that mends it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from corpus.errors import IndexMismatch
from corpus.parallel import Pair
from corpus.types import Asked, Document, Language, Mark, Passage, Status, Validity
from index.centres import Centres
from index.embedders.base import Embedder
from index.generation import Generation, Manifest
from index.question.accents import AccentRestorer
from index.question.lexicon import Lexicon
from index.stores.bm25 import WordStore
from index.stores.faiss import FaissStore


def save(generation: Generation, folder: Path) -> None:
    """Write a generation into an empty folder; raises OSError where the disk does not take it."""
    _write(folder / "manifest.json", asdict(generation.manifest))
    _write(folder / "documents.json", [asdict(d) for d in generation.documents.values()])
    _write(folder / "passages.json", [asdict(p) for p in generation.passages])
    _write(folder / "asked.json", [asdict(one) for one in generation.asked])
    _write(folder / "alignments.json", [[*pair, spans] for pair, spans in generation.alignments.items()])
    _write(folder / "accents.json", generation.restorer.to_json())
    _write(folder / "lexicon.json", generation.lexicon.into)
    _write(folder / "twins.json", list(generation.twins.items()))
    generation.passage_vectors.save(folder / "passages.faiss")
    generation.sentence_vectors.save(folder / "sentences.faiss")
    generation.asked_vectors.save(folder / "asked.faiss")
    for language in Language:
        generation.words[language].save(folder / f"words.{language}.npz")
        generation.sentence_words[language].save(folder / f"sentence-words.{language}.npz")
        generation.asked_words[language].save(folder / f"asked-words.{language}.npz")
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
        asked=tuple(Asked(**{**row, "place": row["place"] and tuple(row["place"])}) for row in _read(folder / "asked.json")),
        asked_vectors=FaissStore.open(folder / "asked.faiss"),
        asked_words={language: WordStore.open(folder / f"asked-words.{language}.npz") for language in Language},
        words={language: WordStore.open(folder / f"words.{language}.npz") for language in Language},
        sentence_words={language: WordStore.open(folder / f"sentence-words.{language}.npz") for language in Language},
        centres=centres,
        restorer=AccentRestorer(**_read(folder / "accents.json")),
        lexicon=Lexicon({Language(of): {k: tuple(v) for k, v in known.items()} for of, known in _read(folder / "lexicon.json").items()}),
        twins={row: tuple(others) for row, others in _read(folder / "twins.json")},
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
        and len(generation.asked_vectors) == len(generation.asked)
        and all(one.document_id in generation.documents for one in generation.asked)
        and all(len(generation.asked_words[language]) == len(rows) for language, rows in generation.asked_rows.items())
        and len(generation.sentence_vectors) == generation.sentence_starts[-1]
        and all(len(generation.words[language]) == len(rows) for language, rows in generation.rows.items())
        and all(len(generation.sentence_words[language]) == count for language, count in sentences.items())
        and set(generation.lexicon.into) == set(Language)
        and all(0 <= row < len(generation.passages) for pair in generation.twins.items() for row in (pair[0], *pair[1]))
        and all(
            store.language is language
            for of in (generation.words, generation.sentence_words, generation.asked_words) for language, store in of.items()
        )
    )


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    row["language"] = Language(row["language"])
    if "validity" in row:
        row["validity"] = _validity(row["validity"])
        row["marks"] = tuple(Mark(**{**mark, "validity": _validity(mark["validity"])}) for mark in row["marks"])
    if "sentences" in row:
        row["sentences"] = tuple((start, end) for start, end in row["sentences"])
    return row


def _validity(row: dict[str, Any]) -> Validity:
    return Validity(**{**row, "status": Status(row["status"])})


def _pairs(spans: list[list[list[int]]]) -> tuple[Pair, ...]:
    return tuple(((a, b), (c, d)) for (a, b), (c, d) in spans)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
