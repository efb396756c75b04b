"""Any sentence-transformers cross-encoder, by name or folder: question and text go through the model together."""

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from corpus.errors import EmbedderError
from index.embedders.base import Vectors, clean
from index.embedders.transformer import cannot_load, first_line, identity, load_cross_encoder


class CrossEncoderReranker:
    """A CrossEncoder with one label, whose logit the logistic function brings into [0, 1].

    Above 0.5 a model trained on yes and no holds that the text answers the question; of one trained to rank, only the
    order and the distances mean something. Texts longer than its window are cut. Raises EmbedderError if the model
    cannot be loaded, or does not give one trained score a pair.
    """

    def __init__(self, name: str) -> None:
        self._model = load_cross_encoder(name)
        self._refuse_other_kinds(name)
        self._id = f"cross-encoder:{identity(name)}"
        # Each call spreads over all cores: two at once would fight for them, and over the settings of one tokenizer.
        self._one_at_a_time = threading.Lock()
        self._try_out(name)

    @property
    def id(self) -> str:
        return self._id

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros(0, dtype=np.float32)
        asked = clean(question)
        pairs = [(asked, clean(text)) for text in texts]
        with self._one_at_a_time:
            logits = self._model.predict(pairs, activation_fn=_untouched, show_progress_bar=False)
        # The logistic function in a form that cannot overflow.
        halves = np.tanh(np.asarray(logits, dtype=np.float64).reshape(len(texts)) / 2)
        return ((1 + halves) / 2).astype(np.float32)

    def _refuse_other_kinds(self, name: str) -> None:
        config = self._model.config
        kinds = (config and config.architectures) or []
        # The library puts a head of random weights on a bare encoder, and says so only in its log.
        if len(self._model) == 1 and kinds and not any(kind.endswith("ForSequenceClassification") for kind in kinds):
            raise _cannot_rerank(name, vi="nó chưa được huấn luyện để chấm điểm", en="it was not trained to give scores")
        if (labels := self._model.num_labels) != 1:
            raise _cannot_rerank(name, vi=f"nó cho {labels} nhãn thay vì một điểm số", en=f"it gives {labels} labels instead of one score")

    def _try_out(self, name: str) -> None:
        """Fail now rather than in the middle of a search: texts of two lengths need padding, which not every tokenizer knows."""
        try:
            scores = self.scores("a", ["a", "a b c d"])
        except Exception as error:
            raise cannot_load(name, vi=first_line(error), en=first_line(error)) from error
        if not np.isfinite(scores).all():
            raise _cannot_rerank(name, vi="điểm của nó không phải là số", en="its scores are not numbers")


def _untouched(logits: Any) -> Any:
    return logits


def _cannot_rerank(name: str, *, vi: str, en: str) -> EmbedderError:
    return EmbedderError(
        vi=f"Không dùng được mô hình «{name}» để xếp hạng lại: {vi}. Hãy chọn một mô hình cross-encoder có đúng một nhãn.",
        en=f"The model «{name}» cannot rerank: {en}. Choose a cross-encoder with exactly one label.",
    )
