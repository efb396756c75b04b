"""Any sentence-transformers model, by name or folder. PyTorch is imported here and nowhere else."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import EmbedderError
from index.embedders.base import Vectors, clean

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class TransformerEmbedder:
    """A SentenceTransformer; its own `query` and `document` prompts are used where it has them.

    Raises EmbedderError if the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self._model = _load(name)
        dimension = self._model.get_embedding_dimension()
        if not dimension:
            raise _cannot_load(name, "no sentence vectors")
        self._dimension = int(dimension)
        folder = Path(name)
        self._id = f"sentence-transformers:{_digest(folder) if folder.is_dir() else name}"

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimension(self) -> int:
        return self._dimension

    def questions(self, texts: Sequence[str]) -> Vectors:
        encoded = self._model.encode_query([clean(t) for t in texts], normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(encoded, dtype=np.float32).reshape(len(texts), self._dimension)

    def passages(self, texts: Sequence[str]) -> Vectors:
        encoded = self._model.encode_document([clean(t) for t in texts], normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(encoded, dtype=np.float32).reshape(len(texts), self._dimension)

    def count_tokens(self, text: str) -> int:
        tokenizer = self._model.tokenizer
        if callable(tokenizer):
            return len(tokenizer(clean(text), add_special_tokens=False, truncation=False)["input_ids"])
        return len(tokenizer.encode(clean(text), add_special_tokens=False).ids)  # a static model carries a bare tokenizer


def _load(name: str) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EmbedderError(
            vi="Chưa cài sentence-transformers. Chạy: pip install sentence-transformers",
            en="sentence-transformers is not installed. Run: pip install sentence-transformers",
        ) from error
    try:
        return SentenceTransformer(name)
    # A hub out of reach, a folder without a model and broken weights all raise differently, and mean the same here.
    except Exception as error:
        raise _cannot_load(name, str(error).strip().split("\n")[0][:200]) from error


def _cannot_load(name: str, why: str) -> EmbedderError:
    return EmbedderError(
        vi=f"Không nạp được mô hình «{name}» ({why}). Kiểm tra tên, thư mục hoặc kết nối mạng.",
        en=f"The model «{name}» cannot be loaded ({why}). Check its name, its folder or the network.",
    )


def _digest(folder: Path) -> str:
    """The content of a model's folder in twelve hex digits: the same weights have one id wherever they lie."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:12]
