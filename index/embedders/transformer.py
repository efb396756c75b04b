"""Any sentence-transformers model, by name or folder. PyTorch and the model hub are reached from here and nowhere else."""

import hashlib
import logging
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import EmbedderError
from index.embedders.base import Vectors, clean

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

_PATIENCE = 6.0
"""Seconds in which the model hub must answer."""
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])", re.IGNORECASE)
_E5_PROMPTS = ("query: ", "passage: ")


class TransformerEmbedder:
    """A SentenceTransformer with the prompts stored in it; an E5 that stores none has those it was trained with.

    Raises EmbedderError if the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self._model: SentenceTransformer = _load("SentenceTransformer", name)
        dimension = self._model.get_embedding_dimension()
        if not dimension:
            raise cannot_load(name, vi="mô hình không cho véc-tơ của câu", en="no sentence vectors")
        self._dimension = int(dimension)
        self._prompts = _prompts(self._model.prompts, name)
        self._id = f"sentence-transformers:{identity(name)}{_mark(self._prompts)}"
        # A tokenizer keeps its settings between calls: counting, which cuts nothing, would let a text too long into the model.
        self._one_at_a_time = threading.Lock()

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimension(self) -> int:
        return self._dimension

    def questions(self, texts: Sequence[str]) -> Vectors:
        with self._one_at_a_time:
            encoded = self._model.encode_query(
                [clean(t) for t in texts], prompt=self._prompts[0], normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(encoded, dtype=np.float32).reshape(len(texts), self._dimension)

    def passages(self, texts: Sequence[str]) -> Vectors:
        with self._one_at_a_time:
            encoded = self._model.encode_document(
                [clean(t) for t in texts], prompt=self._prompts[1], normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(encoded, dtype=np.float32).reshape(len(texts), self._dimension)

    def count_tokens(self, text: str) -> int:
        tokenizer = self._model.tokenizer
        with self._one_at_a_time:
            if callable(tokenizer):
                counted = tokenizer(clean(text), add_special_tokens=False, truncation=False, verbose=False)
                return len(counted["input_ids"])
            return len(tokenizer.encode(clean(text), add_special_tokens=False).ids)  # a static model carries a bare tokenizer


def load_cross_encoder(name: str) -> "CrossEncoder":
    """A model that reads two texts together. Raises EmbedderError if it cannot be loaded."""
    loaded: CrossEncoder = _load("CrossEncoder", name)
    return loaded


def cannot_load(name: str, *, vi: str, en: str) -> EmbedderError:
    return EmbedderError(
        vi=f"Không nạp được mô hình «{name}» ({vi}). Kiểm tra tên, thư mục hoặc kết nối mạng.",
        en=f"The model «{name}» cannot be loaded ({en}). Check its name, its folder or the network.",
    )


def first_line(error: Exception) -> str:
    """What an error of a library says, short enough for one sentence of ours."""
    return (str(error).strip() or type(error).__name__).split("\n")[0][:200]


def identity(name: str) -> str:
    """A folder's content in twelve hex digits, so that the same weights have one id wherever they lie; else the name."""
    folder = Path(name)
    if not folder.is_dir():
        return name
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:12]


def _prompts(stored: dict[str, str], name: str) -> tuple[str, str]:
    """What to put before a question and before a passage.

    Left to itself the library takes an empty `document` before a stored `passage`. The E5 models were trained with
    prompts but do not store them; those that follow instructions want others, which depend on the task.
    """
    model = Path(name).name.lower()
    if not any(stored.values()) and _E5.search(model) and "instruct" not in model:
        return _E5_PROMPTS
    passage = next((stored[key] for key in ("document", "passage", "corpus") if stored.get(key)), "")
    return stored.get("query") or "", passage


def _mark(prompts: tuple[str, str]) -> str:
    """Part of an embedder's id: the same weights give other vectors behind other prompts."""
    return f"+{hashlib.sha256(repr(prompts).encode()).hexdigest()[:6]}" if any(prompts) else ""


def _load(kind: str, name: str) -> Any:
    try:
        import sentence_transformers
    except ImportError as error:
        raise EmbedderError(
            vi="Chưa cài sentence-transformers. Chạy: pip install sentence-transformers",
            en="sentence-transformers is not installed. Run: pip install sentence-transformers",
        ) from error
    silence = _silence_of_hub() if _is_on_hub(name) else ""
    try:
        with _quiet():
            # Without the hub, a model downloaded earlier still loads, and one that was not is missed at once.
            return getattr(sentence_transformers, kind)(name, local_files_only=bool(silence))
    # A folder without a model, broken weights and a name unknown to the hub all raise differently, and mean the same here.
    except Exception as error:
        if silence:
            raise cannot_load(
                name, vi=f"không tới được kho mô hình: {silence}; trên máy này cũng chưa có bản dùng được",
                en=f"the model hub is out of reach: {silence}; and no usable copy is on this machine",
            ) from error  # fmt: skip
        raise cannot_load(name, vi=first_line(error), en=first_line(error)) from error


def _is_on_hub(name: str) -> bool:
    """Whether it can only be the name of a model on the hub: nothing here is called so, and a hub name has one slash at most."""
    return not Path(name).exists() and not Path(name).is_absolute() and name.count("/") <= 1


def _silence_of_hub() -> str:
    """Why the model hub does not answer within _PATIENCE seconds; empty if it does.

    Its client asks twelve times before it admits that there is no network, a minute later. One request before that, through
    the same client and so the same proxy and offline switch, spares the minute. It runs in a thread, for looking up a
    name has no time limit and each address of the hub has its own.
    """
    answer: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=lambda: answer.put(_ask_hub()), daemon=True).start()
    try:
        return answer.get(timeout=_PATIENCE)
    except Empty:
        return f"timed out after {_PATIENCE:g} s"


def _ask_hub() -> str:
    from huggingface_hub import constants, get_session

    try:
        get_session().head(constants.ENDPOINT, timeout=_PATIENCE)  # any status is an answer
    except Exception as error:  # noqa: BLE001 - whatever is wrong here is wrong with the way to the hub
        return first_line(error).split(". ")[0]
    return ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Neither a bar nor a table of weights while a model loads; bars of downloads stay, and so does a log level somebody set."""
    from transformers.utils import logging as told

    level = told.get_verbosity()
    told.set_verbosity(logging.ERROR if level == logging.WARNING else level)
    before = told.set_tqdm_hook(lambda make, args, kwargs: make(*args, **{**kwargs, "disable": True}))
    try:
        yield
    finally:
        told.set_tqdm_hook(before)
        told.set_verbosity(level)
