"""The live generation, opened once and opened anew when CURRENT names another."""

import logging
import threading
from collections.abc import Callable

from corpus.errors import IndexFault
from index.embedders.base import Embedder
from index.hybrid import HybridIndex
from index.rerankers.base import Reranker
from index.shelf import Shelf

_log = logging.getLogger(__name__)


class LiveIndex:
    """Call it for the index to use now. Questions under way keep the one they began with.

    The first call raises IndexMissing or IndexMismatch; a later generation that cannot be opened leaves the
    running one in place.
    """

    def __init__(
        self, shelf: Shelf, embedder: Callable[[], Embedder], reranker: Callable[[], Reranker | None] = lambda: None
    ) -> None:
        self._shelf, self._make_embedder, self._make_reranker = shelf, embedder, reranker
        self._embedder: Embedder | None = None
        self._opening = threading.Lock()
        self._name, self._refused = "", ""
        self._index: HybridIndex | None = None

    def __call__(self) -> HybridIndex:
        running = self._index
        if running is None:
            with self._opening:
                return self._index or self._open()
        if self._moved() and self._opening.acquire(blocking=False):
            try:
                return self._open() if self._moved() else self._index or running
            except IndexFault as fault:
                self._refused = self._shelf.current()
                _log.warning("the new index %s is not used: %s", self._refused, fault)
            finally:
                self._opening.release()
        return running

    def _moved(self) -> bool:
        try:
            return self._shelf.current() not in (self._name, self._refused)
        except IndexFault:
            return False

    def _open(self) -> HybridIndex:
        self._shelf.current()
        self._embedder = self._embedder or self._make_embedder()
        name, generation = self._shelf.open(self._embedder)
        self._name, self._index = name, HybridIndex(generation, self._embedder, reranker=self._make_reranker())
        return self._index
