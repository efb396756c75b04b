"""A cross-encoder, really trained: it prefers the text that shares words with the question; what cannot judge is refused."""

import json
import logging
import os
import shutil
import subprocess
import sys
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from small_models import ASKED, TEXTS, bare, hub, saved, trained

from corpus.errors import EmbedderError
from corpus.types import Language
from index.embedders.transformer import TransformerEmbedder
from index.rerankers.base import Reranker
from index.rerankers.cross_encoder import CrossEncoderReranker


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(trained(), tmp_path_factory.mktemp("models") / "word-matcher")


@pytest.fixture(scope="module")
def reranker(folder: Path) -> Reranker:
    return CrossEncoderReranker(str(folder))


@pytest.mark.parametrize("right", range(len(ASKED)))
def test_the_text_that_answers_stands_out(reranker: Reranker, right: int) -> None:
    """Above 0.5 is the text the question asks for, below it the others: one float32 in [0, 1] a text."""
    scores = reranker.scores(ASKED[right], TEXTS)
    assert scores.shape == (len(TEXTS),)
    assert scores.dtype == np.float32
    assert ((scores >= 0) & (scores <= 1)).all()
    assert [bool(score > 0.5) for score in scores] == [at == right for at in range(len(TEXTS))]


def test_each_text_is_judged_for_itself(reranker: Reranker) -> None:
    """Neither the order of the texts nor what stands beside a text changes its score."""
    together = reranker.scores(ASKED[0], [*TEXTS, " ".join(TEXTS)])
    np.testing.assert_allclose(reranker.scores(ASKED[0], TEXTS[::-1])[::-1], together[: len(TEXTS)], atol=1e-5)
    np.testing.assert_allclose([reranker.scores(ASKED[0], [text])[0] for text in TEXTS], together[: len(TEXTS)], atol=1e-5)


def test_the_models_own_scale_does_not_matter(reranker: Reranker, folder: Path, tmp_path: Path) -> None:
    """A model whose configuration asks for bare logits is brought into [0, 1] like any other, and only once."""
    shutil.copytree(folder, tmp_path / "logits")
    path = tmp_path / "logits" / "config.json"
    own = {"sentence_transformers": {"activation_fn": "torch.nn.modules.linear.Identity"}}
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | own), encoding="utf-8")
    scores = CrossEncoderReranker(str(tmp_path / "logits")).scores(ASKED[0], TEXTS)
    np.testing.assert_allclose(scores, reranker.scores(ASKED[0], TEXTS), atol=1e-6)


def test_any_text_is_scored(reranker: Reranker) -> None:
    """No texts give no scores; NUL, surrogates, text that grows, none at all and far too much give a number each."""
    assert reranker.scores("a", []).shape == (0,)
    hostile = ["a\0b", "\ud800", "\ufdfa" * 2000, "", "counter " * 5000, "😀"]
    for question in ("At what counter do businesses pay?", "", "\ud800", "x" * 2000):
        assert np.isfinite(reranker.scores(question, hostile)).all()


def test_its_id_is_its_content(reranker: Reranker, folder: Path, tmp_path: Path) -> None:
    """The same files have one id wherever they lie; other weights have another."""
    elsewhere = Path(shutil.copytree(folder, tmp_path / "xếp hạng"))
    assert CrossEncoderReranker(str(elsewhere)).id == reranker.id
    weights = elsewhere / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert CrossEncoderReranker(str(elsewhere)).id != reranker.id


def without_numbers() -> Any:
    model = bare()
    model.classifier.weight.data.fill_(float("nan"))
    return model


@pytest.mark.parametrize(
    ("kind", "said_vi", "said_en"),
    [
        ("several labels", "3 nhãn", "3 labels"),
        ("a bare encoder", "chưa được huấn luyện", "not trained"),
        ("no numbers", "không phải là số", "not numbers"),
        ("no padding", "Không nạp được", "cannot be loaded"),
        ("nothing", "Không nạp được", "cannot be loaded"),
        ("missing", "Không nạp được", "cannot be loaded"),
    ],
)
def test_what_cannot_rerank_is_refused(tmp_path: Path, kind: str, said_vi: str, said_en: str) -> None:
    """When it is loaded, not in the middle of a search; in one line a language that names the model."""
    name = tmp_path / "model"
    match kind:
        case "several labels":
            saved(bare(labels=3), name)
        case "a bare encoder":
            saved(bare().bert, name)
        case "no numbers":
            saved(without_numbers(), name)
        case "no padding":
            saved(bare(), name, pad_token=None)
        case "nothing":
            name.mkdir()
    with pytest.raises(EmbedderError) as refused:
        CrossEncoderReranker(str(name))
    for language, said in ((Language.VI, said_vi), (Language.EN, said_en)):
        text = refused.value.to(language)
        assert said in text
        assert str(name) in text
        assert "\n" not in text


def test_loading_prints_nothing_and_leaves_the_log_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No bar and no table of unused weights, here those of the head; the log level and the bars somebody set come back."""
    from transformers.utils import logging as told

    handler = BufferingHandler(1000)
    told.add_handler(handler)
    before = told.get_verbosity()
    try:
        TransformerEmbedder(str(folder))
        CrossEncoderReranker(str(folder))
        assert not handler.buffer
        assert "Loading" not in capsys.readouterr().err
        assert told.get_verbosity() == before
        told.set_verbosity(logging.INFO)
        TransformerEmbedder(str(folder))
        assert handler.buffer, "who asks for more is told"
        assert told.get_verbosity() == logging.INFO
    finally:
        told.set_verbosity(before)
        told.remove_handler(handler)
    assert told.set_tqdm_hook(None) is None


_LOAD = """
import sys, time
import sentence_transformers
from corpus.errors import EmbedderError
from index.rerankers.cross_encoder import CrossEncoderReranker
for name in sys.argv[1:]:
    began = time.monotonic()
    try:
        print(CrossEncoderReranker(name).scores("business pay", ["business pay", "laboratory tests"]).argmax())
    except EmbedderError as error:
        print(f"{time.monotonic() - began:.1f}", error.message.vi, error.message.en, sep="|")
"""


def test_a_name_is_fetched_and_serves_without_the_hub(folder: Path, tmp_path: Path) -> None:
    """A model of the hub is downloaded once; with the hub gone it still loads, and another is refused within seconds."""

    def load(at: str, *names: str) -> list[str]:
        env = os.environ | {"HF_HOME": str(tmp_path), "HF_ENDPOINT": at, "PYTHONUTF8": "1"}
        ran = subprocess.run(
            [sys.executable, "-c", _LOAD, *names], cwd=Path(__file__).parents[2], env=env, stdout=subprocess.PIPE, check=True
        )
        return ran.stdout.decode().splitlines()

    with hub(folder, "tests/word-matcher") as address:
        assert load(address, "tests/word-matcher") == ["0"]
    fetched, refused = load(address, "tests/word-matcher", "tests/another")
    assert fetched == "0"
    took, vi, en = refused.split("|")
    assert float(took) < 10
    assert "không tới được kho mô hình" in vi
    assert "hub is out of reach" in en
