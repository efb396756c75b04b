"""What tests of the HTTP and command line share: the contract's keys, and indexes of a few lines."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from bot.settings import Settings
from bot.wiring import build_index

HOIDAP = str(Path(sys.executable).parent / "hoidap")
ANSWER = {"id", "answer", "language", "answered", "citations", "query", "suggestions", "notices", "took_ms"}
CITATION = {
    "marker", "document_id", "title", "url", "language", "quote", "start", "end", "passage", "page", "published", "status", "parallel",
}  # fmt: skip


def contract(answer: dict[str, Any]) -> None:
    """Fails unless the JSON has exactly the keys that clients were promised."""
    assert set(answer) == ANSWER
    assert {"language", "restored", "expansions"} <= set(answer["query"])
    for citation in answer["citations"]:
        assert set(citation) == CITATION
        assert citation["quote"] in citation["passage"]
    for suggestion in answer["suggestions"]:
        assert set(suggestion) == {"document_id", "title", "language", "url"}
    assert isinstance(answer["took_ms"], int)


def cached_settings(settings: Settings, folder: Path) -> Settings:
    """Settings of their own in `folder`, with the embeddings that the session has made already."""
    (folder / "var").mkdir(parents=True)
    shutil.copy(settings.cache, folder / "var")
    (folder / "corpus").mkdir()
    return settings.model_copy(update={"var": folder / "var", "corpus": folder / "corpus"})


def build(settings: Settings, files: dict[str, str]) -> None:
    """Add the files to the corpus and index it."""
    for name, text in files.items():
        (settings.corpus / name).write_text(text, encoding="utf-8")
    build_index(settings, settings.corpus)


def environment(var: Path, **more: str) -> dict[str, str]:
    """This environment without any setting of ours but `var`, in an English terminal."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HOIDAP_", "LC_", "LANG", "PYTHON"))}
    return {**kept, "HOIDAP_VAR": str(var), "LANG": "en_US.UTF-8", **more}


def hoidap(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run to its end in an empty folder, so that no .env is near; nothing may ever end in a stack trace."""
    var.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [HOIDAP, *arguments], cwd=var, env=environment(var, **more), capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def one_sentence(said: str) -> str:
    """What a failure prints: one line."""
    assert len(said.strip().splitlines()) == 1, said
    return said
