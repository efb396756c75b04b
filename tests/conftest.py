"""What tests share: the bundled model, and the starter corpus indexed once a run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from question_sets import ScoresOf, asker

from bot.pipeline import Bot
from bot.settings import Settings
from bot.wiring import build_index, make_bot, make_embedder, open_index
from index.embedders.base import Embedder
from index.hybrid import HybridIndex

# Embeddings are kept between runs: a test run embeds only what changed. A fresh checkout starts without them.
_CACHED = Path(__file__).parent.parent / "var" / "tests"
_LONG = ("test_retrieval_floors.py", "test_question_sets.py", "test_transformer.py", "test_rerankers.py", "test_live.py")


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return make_embedder("bundled")


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings whose index holds the starter corpus."""
    made = Settings(var=tmp_path_factory.mktemp("var"))
    kept = _CACHED / made.cache.name
    if kept.exists():
        shutil.copy(kept, made.cache)
    build_index(made, made.corpus)
    yield made
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and moved into place: other workers may be doing the same.
    shutil.copy(made.cache, beside := kept.with_suffix(f".{os.getpid()}"))
    beside.replace(kept)


@pytest.fixture(scope="session")
def starter(settings: Settings) -> HybridIndex:
    return open_index(settings)


@pytest.fixture(scope="session")
def bot(starter: HybridIndex) -> Bot:
    return make_bot(lambda: starter)


@pytest.fixture(scope="session")
def scores_of(bot: Bot) -> ScoresOf:
    return asker(bot)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first: with several workers (`--dist loadfile`) none is left to one of them at the end."""
    items.sort(key=lambda item: _LONG.index(item.path.name) if item.path.name in _LONG else len(_LONG))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where CI runs, a skipped test is a failed run: nothing there is missing that a test could want."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
