"""The folder of generations: one is live, a new one appears whole or not at all.

    <folder>/<generation>/    immutable
    <folder>/CURRENT          the name of the live one, replaced atomically
    <folder>/.building-…      what a build has written so far; nobody reads it
    <folder>/.lock            held by the one build that runs
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import IndexBusy, IndexMissing, IndexWriteFailed
from index.embedders.base import Embedder
from index.generation import Generation
from index.saved import open_generation, save

_KEPT = 2


class Shelf:
    """Publishes generations into a folder and opens the live one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Held while building. Raises IndexBusy if another build holds it, IndexWriteFailed if the folder cannot be made."""
        with _disk(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            held = FileLock(self.folder / ".lock")
            try:
                held.acquire(timeout=0)
            except Timeout as error:
                raise IndexBusy(
                    vi=f"Một lệnh «hoidap index» khác đang tạo chỉ mục tại {self.folder}. Vui lòng chờ lệnh đó xong.",
                    en=f"Another «hoidap index» is building at {self.folder}. Wait until it is done.",
                ) from error
        try:
            self._sweep()
            yield
        finally:
            held.release()

    def publish(self, generation: Generation) -> str:
        """Write a generation and make it the live one; returns its name. Call it with the lock held.

        Raises IndexWriteFailed with the live generation untouched and nothing half-written left.
        """
        name = f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{generation.manifest.corpus[:8]}"
        draft = self.folder / f".building-{os.getpid()}"
        try:
            with _disk(self.folder):
                draft.mkdir()
                save(generation, draft)
                _sync(draft)
                final = self._free(name)
                draft.rename(final)
                self._point_at(final)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        self._prune(final.name)
        return final.name

    def _point_at(self, final: Path) -> None:
        pointer = self.folder / ".CURRENT"
        try:
            pointer.write_text(final.name, encoding="utf-8")
            _sync(pointer)
            pointer.replace(self.folder / "CURRENT")
        except BaseException:
            shutil.rmtree(final, ignore_errors=True)
            pointer.unlink(missing_ok=True)
            raise

    def current(self) -> str:
        """The name of the live generation; raises IndexMissing."""
        try:
            name = (self.folder / "CURRENT").read_text(encoding="utf-8").strip()
        except OSError:
            name = ""
        if not name or not (self.folder / name).is_dir():
            raise IndexMissing(
                # No folder is named: the sentence also goes out over HTTP.
                vi="Chưa có chỉ mục tài liệu. Vui lòng chạy: hoidap index",
                en="There is no index of documents yet. Run: hoidap index",
            )
        return name

    def open(self, embedder: Embedder) -> tuple[str, Generation]:
        """The live generation and its name; raises IndexMissing or IndexMismatch."""
        name = self.current()
        return name, open_generation(self.folder / name, embedder)

    def _free(self, name: str) -> Path:
        final, again = self.folder / name, 1
        while final.exists():
            final, again = self.folder / f"{name}-{again}", again + 1
        return final

    def _sweep(self) -> None:
        """Clear what a killed build left behind."""
        for left in self.folder.glob(".building-*"):
            shutil.rmtree(left, ignore_errors=True)

    def _prune(self, live: str) -> None:
        """Keep the live generation and the one before it, which a running server may be about to open."""
        others = [p for p in self.folder.iterdir() if p.is_dir() and p.name != live and not p.name.startswith(".")]
        for old in sorted(others, key=lambda p: p.stat().st_mtime)[: -(_KEPT - 1)]:
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexWriteFailed(
            vi=f"Không ghi được chỉ mục vào {folder} ({error.strerror}). Chỉ mục đang dùng không thay đổi.",
            en=f"The index cannot be written to {folder} ({error.strerror}). The live index is unchanged.",
        ) from error


def _sync(path: Path) -> None:
    """On disk before it is named: a power cut must not leave CURRENT pointing at empty files."""
    for file in [*path.iterdir(), path] if path.is_dir() else [path]:
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
