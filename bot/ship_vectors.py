"""Writes the vectors that ship with the project:  python -m bot.ship_vectors

To be run when the starter documents, their questions or the general sample have changed; a test tells.
"""

from collections.abc import Sequence

from bot.settings import Settings
from bot.wiring import make_embedder
from corpus.chunking import chunk
from corpus.library import STARTER, read
from index.cache import EmbeddingCache
from index.embedders.base import Vectors
from index.generation import assemble
from index.shipped import FILE, Shipped


class _Recording(EmbeddingCache):
    """Remembers every vector that was asked for."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.cache, Shipped.of({}))
        self.heard: list[tuple[Sequence[bytes], Vectors]] = []

    def _heard(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        self.heard.append((keys, vectors))


def main() -> None:
    settings, library, embedder = Settings(), read(STARTER), make_embedder("bundled")
    cache = _Recording(settings)
    assemble(
        library.documents, lambda document: chunk(document, embedder.count_tokens), library.alignments, library.asked,
        embedder=embedder, cache=cache,
    )
    Shipped.of({key: vector for keys, vectors in cache.heard for key, vector in zip(keys, vectors, strict=True)}).save(FILE)


if __name__ == "__main__":
    main()
