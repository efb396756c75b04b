"""A small cross-encoder, trained in a second or two, and a hub of our own to fetch it from: for tests of models set by name."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
TEXTS = [
    "Lệ phí cấp giấy phép là 150 đồng.",
    "Phòng tiếp khách mở cửa buổi sáng.",
    "The laboratory tests helmets on Mondays.",
    "Businesses pay at counter three.",
]
ASKED = [
    "Cấp giấy phép mất lệ phí bao nhiêu?",
    "Mấy giờ phòng tiếp khách mở cửa?",
    "Which laboratory tests helmets?",
    "At what counter do businesses pay?",
]
"""Each asks for the text at its place, and shares words with that one alone."""
WORDS = sorted({word for text in TEXTS + ASKED for word in re.findall(r"\w+", text.lower())})
SEEN = ["input_ids", "token_type_ids", "attention_mask"]
HIDDEN = 64


def bare(labels: int = 1) -> Any:
    """A BERT of two small layers whose first compares words: each token of the text looks for itself in the question."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(MARKS) + len(WORDS), hidden_size=HIDDEN, intermediate_size=HIDDEN, num_hidden_layers=2,
        num_attention_heads=1, max_position_embeddings=64, initializer_range=0.1,
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    config.num_labels = labels
    model: Any = BertForSequenceClassification(config)
    seen, attention = model.bert.embeddings, model.bert.encoder.layer[0].attention.self
    with torch.no_grad():
        for weights in (attention.query.weight, attention.key.weight):
            weights.copy_(torch.eye(HIDDEN))
        attention.query.weight[-1, -1], attention.query.bias[-1] = 0, 4
        seen.word_embeddings.weight.normal_()
        seen.token_type_embeddings.weight.zero_()[:, -1] = torch.tensor([3.0, -3.0])
        seen.position_embeddings.weight.zero_().requires_grad_(False)
    return model


def trained() -> Any:
    """The same after a second or two over random words: are two of the question's words in the text, or none?"""
    import torch

    model, losses = bare(), []
    optimizer = torch.optim.Adam([weights for weights in model.parameters() if weights.requires_grad], lr=1e-3)
    for step in range(400):
        asked, told, rows = 2 + step % 5, 3 + step % 7, 32
        ids = torch.rand(rows, len(WORDS)).argsort(1)[:, : asked + told] + len(MARKS)
        answers = torch.randint(0, 2, (rows, 1))
        ids[:, asked : asked + 2] = torch.where(answers == 1, ids[:, :2], ids[:, asked : asked + 2])
        told_ids, end = ids[:, asked:][:, torch.randperm(told)], torch.full((rows, 1), 3)
        row = torch.cat([end - 1, ids[:, :asked], end, told_ids, end], 1)
        sides = (torch.arange(row.shape[1]) > asked + 1).long().expand_as(row)
        logits = model(input_ids=row, token_type_ids=sides).logits
        loss: Any = torch.nn.functional.binary_cross_entropy_with_logits(logits, answers.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if len(losses) > 10 and max(losses[-10:]) < 0.02:
            return model
    raise AssertionError(f"it did not learn: {losses[-10:]}")


def saved(model: Any, folder: Path, **marks: str | None) -> Path:
    """A folder as the hub has them: configuration, weights and tokenizer."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate([*MARKS, *WORDS])}, unk_token="[UNK]"))  # noqa: S106 - a word
    signs = normalizers.Replace(Regex(r"[^\w\s]"), " ")
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.Sequence([normalizers.Lowercase(), signs]), pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    named = {f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep")} | marks
    model.save_pretrained(folder)
    fast: Any = PreTrainedTokenizerFast
    fast(tokenizer_object=tokenizer, model_max_length=64, model_input_names=SEEN, **named).save_pretrained(folder)
    return folder


@contextmanager
def hub(folder: Path, name: str) -> Iterator[str]:
    """A model hub of our own with one model in it, at the address it yields."""
    commit, files = "c" * 40, {path.name: path.read_bytes() for path in folder.iterdir()}

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            at, body = self.path.split("?")[0], None
            if at.startswith(f"/api/models/{name}"):
                listed = [{"type": "file", "path": file, "rfilename": file, "size": len(files[file]), "oid": "0"} for file in files]
                body = json.dumps(listed if "/tree/" in at else {"id": name, "sha": commit, "siblings": listed}).encode()
            elif at.startswith(f"/{name}/resolve/"):
                body = files.get(at.split("/", 5)[-1])
            self.send_response(HTTPStatus.NOT_FOUND if body is None else HTTPStatus.OK)
            for header, value in {"Content-Length": len(body or b""), "ETag": f'"{at.replace("/", "-")}"', "X-Repo-Commit": commit}.items():
                self.send_header(header, str(value))
            if body is None:
                self.send_header("X-Error-Code", "EntryNotFound")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body or b"")

        do_HEAD = do_GET  # noqa: N815 - the name its base looks for

        def log_message(self, *said: object) -> None:
            """Tests print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
