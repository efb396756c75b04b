"""Embeddings kept by the hash of their text, so that a rebuild embeds only what changed."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from index.embedders.base import Embedder, Vectors

_STEP = 32
Progress = Callable[[int], None]
"""Told how many more texts are done."""


class EmbeddingCache:
    """A SQLite file of vectors; what was embedded stays when a build is broken off. `path` None keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def passages(self, embedder: Embedder, texts: Sequence[str], progress: Progress = lambda n: None) -> Vectors:
        return self._through(embedder, "passage", embedder.passages, texts, progress)

    def questions(self, embedder: Embedder, texts: Sequence[str], progress: Progress = lambda n: None) -> Vectors:
        return self._through(embedder, "question", embedder.questions, texts, progress)

    def _through(
        self, embedder: Embedder, role: str, encode: Callable[[Sequence[str]], Vectors], texts: Sequence[str], progress: Progress
    ) -> Vectors:
        of = embedder.id
        keys = [hashlib.sha256(f"{of}\0{role}\0{text}".encode("utf-8", "surrogatepass")).digest() for text in texts]
        vectors = np.empty((len(texts), embedder.dimension), dtype=np.float32)
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path or ":memory:")) as store:
            store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
            missing = []
            for row, key in enumerate(keys):
                saved = store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
                if saved and len(saved[0]) == 4 * embedder.dimension:
                    vectors[row] = np.frombuffer(saved[0], np.float32)
                else:
                    missing.append(row)
            progress(len(texts) - len(missing))
            for at in range(0, len(missing), _STEP):
                rows = missing[at : at + _STEP]
                vectors[rows] = encode([texts[row] for row in rows])
                store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", [(keys[r], vectors[r].tobytes()) for r in rows])
                store.commit()
                progress(len(rows))
        return vectors
