"""A running server uses the newest generation that opens."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fakes import HashEmbedder, Preferring
from small_library import PLACES, built

from corpus.errors import EmbedderError, IndexMismatch, IndexMissing
from index.embedders.base import Embedder
from index.live import LiveIndex
from index.shelf import Shelf


def publish(folder: Path, extra: str = "", embedder: Embedder | None = None) -> Path:
    shelf = Shelf(folder)
    with shelf.lock():
        return folder / shelf.publish(built(embedder or HashEmbedder(), extra))


def test_nothing_is_opened_early(tmp_path: Path) -> None:
    """Making one reads nothing and loads no model; without an index the model is not loaded either."""
    made: list[Embedder] = []

    def embedder() -> Embedder:
        made.append(HashEmbedder())
        return made[-1]

    live = LiveIndex(Shelf(tmp_path), embedder)
    with pytest.raises(IndexMissing):
        live()
    assert made == []
    publish(tmp_path)
    assert live() is live()
    publish(tmp_path, " Thêm.")
    live()
    assert len(made) == 1, "one model serves every generation"


def test_a_new_generation_is_noticed(tmp_path: Path) -> None:
    """The call after CURRENT changed answers from the new generation; what was handed out before still answers."""
    publish(tmp_path)
    live = LiveIndex(Shelf(tmp_path), HashEmbedder)
    old = live()
    publish(tmp_path, " Mang theo hộ chiếu.")
    new = live()
    assert new is not old
    assert [index.generation.documents["hours-vi"].text[-9:] for index in (old, new)] == ["ới thiệu.", "hộ chiếu."]
    assert old.search(old.understand("Lệ phí bao nhiêu?"))


@pytest.mark.parametrize("harm", ["damaged", "another model", "gone", "no pointer"])
def test_a_bad_generation_is_not_used(tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture) -> None:
    """Where the new generation cannot be opened the old one goes on, with one warning; a mended one is used again."""
    publish(tmp_path)
    live = LiveIndex(Shelf(tmp_path), HashEmbedder)
    running = live()
    bad = publish(tmp_path, " Xấu.", HashEmbedder(name="other") if harm == "another model" else None)
    match harm:
        case "damaged":
            (bad / "words.vi.npz").write_bytes(b"PK")
        case "gone":
            (tmp_path / "CURRENT").write_text("nowhere", encoding="utf-8")
        case "no pointer":
            (tmp_path / "CURRENT").unlink()
    with caplog.at_level(logging.WARNING):
        assert all(live() is running for _ in range(5))
    assert len(caplog.records) <= 1, "one warning, not one a question"
    publish(tmp_path, " Tốt.")
    assert live() is not running


def test_the_first_generation_must_open(tmp_path: Path) -> None:
    """With nothing to go on with, the refusal is raised, again at each call, until an index is there."""
    (publish(tmp_path) / "passages.json").write_text("[", encoding="utf-8")
    live = LiveIndex(Shelf(tmp_path), HashEmbedder)
    for _ in range(2):
        with pytest.raises(IndexMismatch):
            live()
    publish(tmp_path, " Tốt.")
    assert live().generation.passages


def test_a_model_that_does_not_load_is_tried_again(tmp_path: Path) -> None:
    """A model out of reach is an error of that call, not for good."""
    publish(tmp_path)
    attempts = iter([EmbedderError(vi="Không nạp được.", en="Cannot be loaded."), None])

    def embedder() -> Embedder:
        if error := next(attempts):
            raise error
        return HashEmbedder()

    live = LiveIndex(Shelf(tmp_path), embedder)
    with pytest.raises(EmbedderError):
        live()
    assert live().generation.passages


def test_the_reranker_is_used_in_every_generation(tmp_path: Path) -> None:
    """Hits of the first generation and of later ones are judged by the reranker; without one none is."""
    publish(tmp_path)
    live, plain = LiveIndex(Shelf(tmp_path), HashEmbedder, lambda: Preferring("sáng")), LiveIndex(Shelf(tmp_path), HashEmbedder)
    for extra in ("", " Thêm."):
        if extra:
            publish(tmp_path, extra)
        for index, judged in ((live(), {0.0, 1.0}), (plain(), {None})):
            assert {hit.reranked for hit in index.search(index.understand("Lệ phí cấp giấy bao nhiêu?"))} == judged


def test_a_reranker_that_does_not_load_is_tried_again(tmp_path: Path) -> None:
    """A reranker out of reach is an error of that call, not for good, and the model is not loaded twice for it."""
    publish(tmp_path)
    made: list[Embedder] = []
    attempts = iter([EmbedderError(vi="Không nạp được.", en="Cannot be loaded."), None])

    def embedder() -> Embedder:
        made.append(HashEmbedder())
        return made[-1]

    def reranker() -> Preferring:
        if error := next(attempts):
            raise error
        return Preferring("sáng")

    live = LiveIndex(Shelf(tmp_path), embedder, reranker)
    with pytest.raises(EmbedderError):
        live()
    assert live().search(live().understand("Lệ phí?"))[0].reranked is not None
    assert len(made) == 1


def test_threads_share_one_index(tmp_path: Path) -> None:
    """Many first calls at once load one model and one index; none fails while generations change under them."""
    publish(tmp_path)
    made: list[Embedder] = []

    def embedder() -> Embedder:
        made.append(HashEmbedder())
        return made[-1]

    live, together = LiveIndex(Shelf(tmp_path), embedder), threading.Barrier(8)

    def first(_: int) -> object:
        together.wait(10)
        return live()

    def ask(number: int) -> tuple[str, int]:
        index = live()
        hits = index.search(index.understand("Lệ phí cấp giấy bao nhiêu?"))
        return hits[0].passage.document_id, len(hits)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(first, range(8))))) == 1
        asked = [pool.submit(ask, n) for n in range(60)]
        for n in range(3):
            publish(tmp_path, f" Lần {n}.")
        asked += [pool.submit(ask, n) for n in range(20)]
        assert {future.result(30) for future in asked} == {("fees-vi", PLACES)}
    assert len(made) == 1
    assert live().generation.documents["hours-vi"].text.endswith("Lần 2.")
