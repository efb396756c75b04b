"""Embeddings kept by the hash of their text, so that a rebuild embeds only what changed."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from corpus.errors import IndexWriteFailed
from index.embedders.base import Embedder, Vectors
from index.shipped import Shipped, shipped

_STEP = 32
Progress = Callable[[int], None]
"""Told how many more texts are done."""


class EmbeddingCache:
    """A SQLite file of vectors; what was embedded stays when a build is broken off. `path` None keeps nothing.

    What ships with the project is not embedded at all. Raises IndexWriteFailed where the file cannot be read or written.
    """

    def __init__(self, path: Path | None, known: Shipped | None = None) -> None:
        self._path, self._known = path, shipped() if known is None else known

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
        self._heard(keys, vectors)
        with closing(self._open()) as store:
            missing = self._known.fill(keys, self._load(store, keys, vectors), vectors)
            progress(len(texts) - len(missing))
            for at in range(0, len(missing), _STEP):
                rows = missing[at : at + _STEP]
                vectors[rows] = encode([texts[row] for row in rows])
                self._keep(store, [(keys[row], vectors[row].tobytes()) for row in rows])
                progress(len(rows))
        return vectors

    def _heard(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Told what will be filled in, before it is; for whoever keeps a record."""

    def _open(self) -> sqlite3.Connection:
        with self._storage():
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(self._path or ":memory:")
            try:
                store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
            except sqlite3.Error:
                store.close()
                raise
            return store

    def _load(self, store: sqlite3.Connection, keys: Sequence[bytes], vectors: Vectors) -> list[int]:
        """Fill in the rows that are kept; the numbers of those that are not, or not whole."""
        missing = []
        with self._storage():
            for row, key in enumerate(keys):
                saved = store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
                if saved and len(saved[0]) == 4 * vectors.shape[1]:
                    vectors[row] = np.frombuffer(saved[0], np.float32)
                else:
                    missing.append(row)
        return missing

    def _keep(self, store: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with self._storage():
            store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
            store.commit()

    @contextmanager
    def _storage(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise IndexWriteFailed(
                vi=f"Không ghi được bộ nhớ đệm {self._path} ({error}). Chỉ mục đang dùng không thay đổi.",
                en=f"The embedding cache {self._path} cannot be written ({error}). The live index is unchanged.",
            ) from error
