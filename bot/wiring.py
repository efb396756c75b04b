"""Settings → the pieces that serve them. The one place that chooses an implementation."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answerers.base import Answerer
from bot.answerers.extractive import ExtractiveAnswerer
from bot.pipeline import Bot
from bot.refusal import Judge, Logistic, Verdict
from bot.settings import Settings
from corpus.library import Library, read
from index.cache import EmbeddingCache, Progress
from index.embedders.base import Embedder
from index.hybrid import HybridIndex
from index.live import LiveIndex
from index.rerankers.base import Reranker
from index.shelf import Shelf

if TYPE_CHECKING:  # SQLAlchemy is slow to import, and seldom wanted
    from bot.journal import Journal


@dataclass(frozen=True, slots=True)
class Built:
    """What `hoidap index` reports."""

    generation: str
    library: Library
    passages: dict[str, int]
    sentences: dict[str, int]


@cache
def make_embedder(name: str) -> Embedder:
    """Raises EmbedderError if the model cannot be loaded."""
    kind, _, model = name.partition(":")
    if kind == "sentence-transformers":
        from index.embedders.transformer import TransformerEmbedder

        return TransformerEmbedder(model)
    from index.embedders.bundled import BundledEmbedder

    return BundledEmbedder()


@cache
def make_reranker(name: str) -> Reranker | None:
    """Raises EmbedderError if the model cannot be loaded."""
    _, _, model = name.partition(":")
    if not model:
        return None
    from index.rerankers.cross_encoder import CrossEncoderReranker

    return CrossEncoderReranker(model)


def make_live(settings: Settings) -> LiveIndex:
    shelf = Shelf(settings.index)
    return LiveIndex(shelf, lambda: make_embedder(settings.embedder), lambda: make_reranker(settings.reranker))


def open_index(settings: Settings) -> HybridIndex:
    """The live index. Raises IndexMissing or IndexMismatch."""
    return make_live(settings)()


def today() -> date:
    """The day in Viet Nam, where the rules apply."""
    return (datetime.now(UTC) + timedelta(hours=7)).date()


def make_bot(live: Callable[[], HybridIndex], answerer: Answerer | None = None) -> Bot:
    return Bot(live, answerer or ExtractiveAnswerer(), make_judge(), today)


def make_answerer(settings: Settings) -> Answerer:
    """The documents' own sentences, or a language model where one is set."""
    if not settings.llm_url:
        return ExtractiveAnswerer()
    from bot.answerers.llm import Endpoint, LLMAnswerer

    endpoint = Endpoint(
        url=settings.llm_url, model=settings.llm_model, key=settings.llm_key.get_secret_value(), seconds=settings.llm_timeout
    )
    return LLMAnswerer(endpoint, ExtractiveAnswerer())


def make_journal(settings: Settings) -> "Journal | None":
    """Where feedback is kept, or None where none is taken. Raises JournalFault if it cannot be opened."""
    if not settings.journal:
        return None
    from bot.journal import Journal

    return Journal.open(settings.journal)


def make_judge() -> Judge:
    """The judge as it was fitted."""
    fitted = json.loads((Path(__file__).parent / "refusal.json").read_text(encoding="utf-8"))
    return Judge(**{
        name: Verdict(
            place=Logistic(**of["place"]), question=Logistic(**of["question"]),
            threshold=of["threshold"],
        )
        for name, of in fitted.items()
    })  # fmt: skip


def build_index(
    settings: Settings, folder: Path, started: Callable[[int], None] = lambda total: None, progress: Progress = lambda n: None
) -> Built:
    """Read a folder, build a generation and make it live.

    Raises CorpusError, EmbedderError, IndexBusy or IndexWriteFailed; the live generation stays as it was.
    """
    from corpus.chunking import chunk
    from index.generation import assemble

    shelf = Shelf(settings.index)
    with shelf.lock():
        library = read(folder)
        embedder = make_embedder(settings.embedder)
        generation = assemble(
            library.documents, lambda document: chunk(document, embedder.count_tokens), library.alignments, library.asked,
            embedder=embedder, cache=EmbeddingCache(settings.cache), started=started, progress=progress,
        )
        name = shelf.publish(generation)
    return Built(
        generation=name, library=library,
        passages={language: len(rows) for language, rows in generation.rows.items()},
        sentences={language: sum(len(generation.passages[r].sentences) for r in rows) for language, rows in generation.rows.items()},
    )
