"""The shelf: a new generation appears whole or not at all."""

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import HashEmbedder
from small_library import TEXTS, built

from bot.settings import Settings
from bot.wiring import build_index
from corpus.errors import IndexBusy, IndexMissing, IndexWriteFailed
from corpus.types import Language
from index.cache import EmbeddingCache
from index.embedders.base import Vectors
from index.generation import Generation
from index.shelf import Shelf
from index.stores.base import ExactStore


class FullDisk(ExactStore):
    """Writes half of itself and finds the disk full."""

    def save(self, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


class Stopped(ExactStore):
    """Writes half of itself when somebody presses Ctrl-C."""

    def save(self, path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt


class StoppedEmbedder(HashEmbedder):
    """Somebody presses Ctrl-C while it embeds."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        if any("Lệ phí" in text for text in texts):
            raise KeyboardInterrupt
        return super().passages(texts)


@pytest.fixture(scope="module")
def generation() -> Generation:
    return built(HashEmbedder())


@pytest.fixture
def shelf(tmp_path: Path, generation: Generation) -> Shelf:
    """A shelf with one generation live."""
    shelf = Shelf(tmp_path / "index")
    with shelf.lock():
        shelf.publish(generation)
    return shelf


def everything(shelf: Shelf) -> dict[str, bytes]:
    """What lies on the shelf, without the lock."""
    return {
        str(path.relative_to(shelf.folder)): path.read_bytes() if path.is_file() else b""
        for path in shelf.folder.rglob("*") if path.name != ".lock"
    }  # fmt: skip


def test_nothing_published_is_missing(tmp_path: Path) -> None:
    """Before the first build, current() and open() name the command that builds."""
    for ask in (Shelf(tmp_path).current, lambda: Shelf(tmp_path).open(HashEmbedder())):
        with pytest.raises(IndexMissing) as missing:
            ask()
        assert all("hoidap index" in missing.value.to(language) for language in Language)


@pytest.mark.parametrize("name", ["", "gone", "\n"], ids=repr)
def test_a_pointer_to_nothing_is_missing(shelf: Shelf, name: str) -> None:
    """CURRENT that is empty or names a generation that is gone counts as no index."""
    (shelf.folder / "CURRENT").write_text(name, encoding="utf-8")
    with pytest.raises(IndexMissing):
        shelf.current()


def test_the_last_published_is_live(shelf: Shelf) -> None:
    """What was published last is opened, two within one second too."""
    for extra in (" Một.", " Hai.", " Hai."):
        later = built(HashEmbedder(), extra)
        with shelf.lock():
            name = shelf.publish(later)
        opened_name, opened = shelf.open(HashEmbedder())
        assert (opened_name, shelf.current(), opened.documents) == (name, name, later.documents)
    assert not [path for path in shelf.folder.iterdir() if path.name.startswith((".building", ".CURRENT"))]


def test_old_generations_go(shelf: Shelf, generation: Generation) -> None:
    """The live generation and the one before it stay; older ones are removed."""
    names = [shelf.current()]
    for _ in range(3):
        with shelf.lock():
            names.append(shelf.publish(generation))
    assert {path.name for path in shelf.folder.iterdir() if path.is_dir()} == set(names[-2:])


def test_one_build_at_a_time(shelf: Shelf) -> None:
    """A second build is told at once that it must wait; after the first it may go on."""
    with shelf.lock():
        with pytest.raises(IndexBusy), Shelf(shelf.folder).lock():
            pass
        lock = f"from pathlib import Path; from index.shelf import Shelf; Shelf(Path({str(shelf.folder)!r})).lock().__enter__()"
        other = subprocess.run([sys.executable, "-c", lock], capture_output=True, text=True, check=False)
        assert "IndexBusy" in other.stderr
    with Shelf(shelf.folder).lock():
        pass


def test_a_killed_build_is_swept_away(shelf: Shelf, generation: Generation) -> None:
    """What a killed build left is never live, and the next build removes it."""
    left, live = shelf.folder / ".building-1", shelf.current()
    left.mkdir()
    (left / "manifest.json").write_text("{}", encoding="utf-8")
    assert shelf.current() == live
    with shelf.lock():
        assert not left.exists()
        shelf.publish(generation)


@pytest.mark.parametrize(("store", "error"), [(FullDisk, IndexWriteFailed), (Stopped, KeyboardInterrupt)])
def test_a_failed_write_changes_nothing(
    shelf: Shelf, generation: Generation, store: type[ExactStore], error: type[BaseException]
) -> None:
    """A disk that is full, or Ctrl-C, while a generation is written leaves the shelf byte for byte as it was, and free."""
    before = everything(shelf)
    broken = replace(generation, sentence_vectors=store.build(generation.sentence_vectors.vectors(generation.sentence_starts[:-1])))
    with pytest.raises(error) as caught, shelf.lock():
        shelf.publish(broken)
    if isinstance(caught.value, IndexWriteFailed):
        assert os.strerror(errno.ENOSPC) in caught.value.to(Language.VI)
    assert everything(shelf) == before
    with shelf.lock():
        pass


def test_a_pointer_that_cannot_be_written_changes_nothing(shelf: Shelf, generation: Generation) -> None:
    """Where a whole generation is written but cannot be named the live one, it does not stay either."""
    (shelf.folder / ".CURRENT").mkdir()
    before = everything(shelf)
    with pytest.raises(IndexWriteFailed), shelf.lock():
        shelf.publish(generation)
    assert everything(shelf) == before


# A file size limit is the one full disk that needs no root: each write beyond it is an OSError, at any byte of any file.
_LIMITED = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from fakes import HashEmbedder
from small_library import built
from corpus.errors import IndexWriteFailed
from index.shelf import Shelf
shelf, generation = Shelf(Path({folder!r})), built(HashEmbedder(), " Thêm.")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with shelf.lock():
    for limit in (0, 10, 300, 1000, 5000, 20000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            shelf.publish(generation)
        except IndexWriteFailed as error:
            print("refused")
"""


def test_a_full_disk_changes_nothing(shelf: Shelf) -> None:
    """Wherever the disk stops taking bytes, publishing is refused and the shelf stays as it was."""
    before = everything(shelf)
    here = Path(__file__).parent
    script = _LIMITED.format(paths=[str(here), str(here.parent), str(here.parent.parent)], folder=str(shelf.folder))
    ran = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True)
    assert ran.stdout.split() == ["refused"] * 6
    assert everything(shelf) == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file where the folder should be is a write that failed, not a crash."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(IndexWriteFailed), Shelf(folder).lock():
            pass


def test_ctrl_c_while_embedding_changes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    """Ctrl-C in the middle of a build leaves the live index, frees the lock, and the next build ends the work."""
    before, cache = everything(shelf), EmbeddingCache(tmp_path / "embeddings.sqlite3")
    with pytest.raises(KeyboardInterrupt), shelf.lock():
        shelf.publish(built(StoppedEmbedder(), cache=cache))
    assert everything(shelf) == before
    again = HashEmbedder()
    with shelf.lock():
        name = shelf.publish(built(again, cache=cache))
    assert again.embedded < 30, "the general sample was kept"
    assert shelf.current() == name
    assert TEXTS.keys() == shelf.open(again)[1].documents.keys()


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken embedding cache is a write that failed, named in the sentence; no generation appears."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Một câu. Hai câu.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = Settings(var=tmp_path / "var")
    settings.var.mkdir()
    settings.cache.write_bytes(b"no database, " * 100)
    with pytest.raises(IndexWriteFailed, match="embeddings"):
        build_index(settings, tmp_path / "corpus")
    with pytest.raises(IndexMissing):
        Shelf(settings.index).current()
