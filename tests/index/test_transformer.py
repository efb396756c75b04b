"""Any sentence-transformers model: the same weights give the same vectors, and what cannot be loaded says so."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from e5_folder import write_e5
from small_library import TEXTS, built
from small_models import bare, saved
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from corpus.errors import EmbedderError
from corpus.text import words
from corpus.types import Language
from index.embedders.base import Embedder
from index.embedders.transformer import TransformerEmbedder
from index.hybrid import HybridIndex
from index.shelf import Shelf

SAID = [
    "Tổng cục Tiêu chuẩn Đo lường Chất lượng giữ vai trò Chủ tịch tổ chức nào?",
    "Who signed the agreement on harmonizing standards?",
    "Ngày 06/8/2020, phiên họp lần thứ tư của Tiểu ban TBT đã diễn ra. " * 5,
    "tieu chuan la gi",
    "①ﬁ “ngoặc”… 😀",
    "",
]


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TransformerEmbedder]:
    """A model with the bundled weights and, as on the hub, no prompts; its folder is removed afterwards, for it is large."""
    folder = write_e5(tmp_path_factory.mktemp("models") / "multilingual-e5-small")
    yield TransformerEmbedder(str(folder))
    shutil.rmtree(folder)


def write_few_words(folder: Path, prompts: dict[str, str] | None = None) -> Path:
    """A folder with a model that knows the words of the small library and a few more, each by a vector of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    known = ["[UNK]", *sorted({word for text in [*TEXTS.values(), "query passage"] for word in words(text)})]
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(known)}, unk_token=known[0]))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.Lowercase(), pre_tokenizers.Whitespace()
    weights = np.random.default_rng(0).normal(size=(len(known), 24)).astype(np.float32)
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], prompts=prompts).save(str(folder))
    return folder


@pytest.fixture
def few_words(tmp_path: Path) -> Path:
    return write_few_words(tmp_path / "few-words")


def test_the_same_weights_give_the_same_vectors(transformer: TransformerEmbedder, embedder: Embedder) -> None:
    """Through PyTorch and through the bundled engine, questions and passages have the same unit vectors."""
    assert transformer.dimension == embedder.dimension
    for ours, theirs in ((transformer.questions(SAID), embedder.questions(SAID)), (transformer.passages(SAID), embedder.passages(SAID))):
        assert ours.shape == theirs.shape
        assert ours.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
        assert ((ours * theirs).sum(axis=1) > 0.995).all()


@pytest.mark.parametrize(
    ("stored", "before"),
    [
        ({"query": "lệ phí: ", "document": "giờ mở cửa: "}, ("lệ phí: ", "giờ mở cửa: ")),
        ({"query": "lệ phí: ", "passage": "giờ mở cửa: "}, ("lệ phí: ", "giờ mở cửa: ")),
        ({"query": "lệ phí: "}, ("lệ phí: ", "")),
        ({"clustering": "lệ phí: "}, ("", "")),
        (None, ("", "")),
    ],
)
def test_the_models_own_prompts_are_used(
    few_words: Path, tmp_path: Path, stored: dict[str, str] | None, before: tuple[str, str]
) -> None:
    """What the model stores for questions and for passages stands before each; what it stores for other tasks does not."""
    plain, model = (TransformerEmbedder(str(folder)) for folder in (few_words, write_few_words(tmp_path / "prompted", stored)))
    texts = ["Doanh nghiệp nộp tại cửa", "The fee for a permit"]
    np.testing.assert_allclose(model.questions(texts), plain.passages([before[0] + text for text in texts]), atol=1e-6)
    np.testing.assert_allclose(model.passages(texts), plain.passages([before[1] + text for text in texts]), atol=1e-6)


@pytest.mark.parametrize(
    ("name", "stored", "before"),
    [
        ("multilingual-e5-base", None, ("query: ", "passage: ")),
        ("E5_small-v2", None, ("query: ", "passage: ")),
        ("e5-base", {"query": "lệ phí: "}, ("lệ phí: ", "")),
        ("multilingual-e5-large-instruct", None, ("", "")),
        ("base5", None, ("", "")),
    ],
)
def test_an_e5_without_prompts_has_those_it_was_trained_with(
    few_words: Path, tmp_path: Path, name: str, stored: dict[str, str] | None, before: tuple[str, str]
) -> None:
    """A name says E5: "query: " and "passage: ", unless it stores others or follows instructions. Other prompts, another id."""
    plain, model = (TransformerEmbedder(str(folder)) for folder in (few_words, write_few_words(tmp_path / name, stored)))
    np.testing.assert_allclose(model.questions(["lệ phí"]), plain.questions([before[0] + "lệ phí"]), atol=1e-6)
    np.testing.assert_allclose(model.passages(["lệ phí"]), plain.passages([before[1] + "lệ phí"]), atol=1e-6)
    same_files = shutil.copytree(tmp_path / name, tmp_path / "another name")
    assert (TransformerEmbedder(str(same_files)).id == model.id) == (stored is not None or not any(before))


def test_counting_does_not_disturb_embedding(tmp_path: Path) -> None:
    """Passages longer than the model's window can be embedded while other threads count tokens beyond it."""
    model = TransformerEmbedder(str(saved(bare().bert, tmp_path / "short window")))
    passage = "lệ phí cấp giấy phép " * 100
    alone = model.passages([passage])

    def turn(number: int) -> bool:
        return bool(np.allclose(model.passages([passage]), alone, atol=1e-5)) if number % 2 else model.count_tokens(passage) == 500

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(turn, range(400)))


def test_hostile_text_is_embedded(transformer: TransformerEmbedder) -> None:
    """NUL, surrogates, text that grows and no text at all give unit vectors, or no rows."""
    hostile = ["a\0b", "\ud800", "\ufdfa" * 2000]
    np.testing.assert_allclose(np.linalg.norm(transformer.passages(hostile), axis=1), 1, atol=1e-5)
    assert transformer.questions([]).shape == transformer.passages([]).shape == (0, transformer.dimension)
    assert [transformer.count_tokens(text) for text in ("", "a", "a b")] == [0, 1, 2]
    assert transformer.count_tokens("tiêu chuẩn " * 500) >= 1000, "counted to the end, not to the model's limit"


@pytest.mark.parametrize("question", ["Phiên họp với KATS diễn ra ngày nào?", "When did the Directorate co-chair a session with KATS?"])
def test_it_finds_what_the_bundled_one_finds(transformer: TransformerEmbedder, starter: HybridIndex, question: str) -> None:
    """Over the starter corpus it puts the same passages first."""
    through = HybridIndex(starter.generation, transformer)
    ours, theirs = (index.search(index.understand(question), 3) for index in (through, starter))
    assert ours[0].passage == theirs[0].passage
    assert ours[0].score == pytest.approx(theirs[0].score, abs=0.05)


def test_an_index_is_built_with_it(few_words: Path, tmp_path: Path) -> None:
    """An index built with a folder's model is opened with the same model and answers a search."""
    shelf, model = Shelf(tmp_path / "index"), TransformerEmbedder(str(few_words))
    with shelf.lock():
        shelf.publish(built(model))
    model = TransformerEmbedder(str(few_words))
    index = HybridIndex(shelf.open(model)[1], model)
    for question, found in (("Lệ phí cấp giấy?", "fees-vi"), ("What is the fee for a permit?", "fees-en"), ("mở cửa buổi nào", "hours-vi")):
        assert index.search(index.understand(question))[0].passage.document_id == found


def test_its_id_is_its_content(few_words: Path, tmp_path: Path) -> None:
    """The same files have one id wherever they lie; other weights have another; a loaded model keeps its own."""
    first = TransformerEmbedder(str(few_words))
    elsewhere = Path(shutil.copytree(few_words, tmp_path / "mô hình"))
    loaded = first.id
    assert loaded == TransformerEmbedder(str(elsewhere)).id
    weights = elsewhere / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert TransformerEmbedder(str(elsewhere)).id != loaded
    (few_words / "added.txt").write_text("later", encoding="utf-8")
    assert first.id == loaded, "the id is that of the weights in memory"


def test_a_model_without_a_transformer_counts_tokens(few_words: Path) -> None:
    """Static models, whose tokenizer is of another kind, can be chunked with too."""
    model = TransformerEmbedder(str(few_words))
    assert [model.count_tokens(text) for text in ("", "lệ phí", "lệ phí cấp giấy")] == [0, 2, 4]


def clear(error: EmbedderError, name: str) -> bool:
    """One short sentence a language, which names the model and what to check."""
    said = {language: error.to(language) for language in Language}
    return (
        all(name in text and "\n" not in text and len(text) < 400 + len(name) for text in said.values())
        and "Không nạp được" in said[Language.VI]
        and "cannot be loaded" in said[Language.EN]
    )


@pytest.mark.parametrize("harm", ["empty", "missing", "cut short", "no list", "a file"])
def test_a_folder_without_a_model_is_refused(few_words: Path, tmp_path: Path, harm: str) -> None:
    """A folder that holds no model, or a damaged one, is an EmbedderError with one clear sentence."""
    name = few_words
    match harm:
        case "empty":
            (name := tmp_path / "empty").mkdir()
        case "missing":
            name = tmp_path / "missing"
        case "cut short":
            (few_words / "model.safetensors").write_bytes(b"\0" * 100)
        case "no list":
            (few_words / "modules.json").write_text("{", encoding="utf-8")
        case "a file":
            name = few_words / "modules.json"
    with pytest.raises(EmbedderError) as refused:
        TransformerEmbedder(str(name))
    assert clear(refused.value, str(name))


_OFFLINE = """
import time
from corpus.errors import EmbedderError
import sentence_transformers
from index.embedders.transformer import TransformerEmbedder
from index.rerankers.cross_encoder import CrossEncoderReranker
for kind in (TransformerEmbedder, CrossEncoderReranker):
    began = time.monotonic()
    try:
        kind("tests/no-such-model")
    except EmbedderError as error:
        print(f"{time.monotonic() - began:.1f}", error.message.vi, error.message.en, sep="\\n")
"""


@pytest.mark.parametrize("why", ["offline is asked for", "nobody answers"])
def test_a_name_is_refused_soon_without_the_hub(tmp_path: Path, why: str) -> None:
    """A model that only the hub has is refused within seconds, in one clear sentence and with no other word, of either kind."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        unreachable = {"HF_ENDPOINT": f"http://127.0.0.1:{deaf.getsockname()[1]}"} if why == "nobody answers" else {"HF_HUB_OFFLINE": "1"}
        env = os.environ | unreachable | {"HF_HOME": str(tmp_path), "PYTHONUTF8": "1"}
        ran = subprocess.run([sys.executable, "-c", _OFFLINE], cwd=Path(__file__).parents[2], env=env, capture_output=True, check=True)
    lines = ran.stdout.decode().splitlines()
    assert not ran.stderr
    for took, vi, en in (lines[:3], lines[3:]):
        assert float(took) < 10
        assert clear(EmbedderError(vi=vi, en=en), "tests/no-such-model")
        assert "hub is out of reach" in en
