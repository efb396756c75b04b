"""The journal keeps what readers say of answers, and nothing of who they are."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.journal import Feedback, Journal, Reason
from bot.settings import Settings
from bot.wiring import make_journal
from corpus.errors import JournalFault
from corpus.text import has_accents
from corpus.types import Language

SAID = Feedback(
    day=date(2026, 11, 26), answer_id="a1", helpful=False, reasons=(Reason.OUTDATED, Reason.NOT_ANSWERED), language=Language.VI,
    question="Nghị định 43/2017/NĐ-CP còn hiệu lực không?", comment="Đã có nghị định mới.",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Journal:
    return Journal.open(str(path))


def test_what_is_kept_is_read_back_the_newest_first(journal: Journal) -> None:
    """newest() gives what keep() was given, at most as many as asked for."""
    second = replace(SAID, helpful=True, reasons=(), comment="", language=Language.EN, question="What is ePing?")
    journal.keep(SAID)
    journal.keep(second)
    assert journal.newest(10) == [second, SAID]
    assert journal.newest(1) == [second]


def test_a_row_holds_the_feedback_and_no_more(journal: Journal, path: Path) -> None:
    """The columns are those promised, the day has no hour, and the words are masked before they reach the file."""
    journal.keep(replace(SAID, question="Gọi tôi 0912 345 678", comment="an@congty.vn"))
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT * FROM feedback")
        columns = [column[0] for column in rows.description]
        (row,) = rows.fetchall()
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert columns == ["id", "day", "answer_id", "helpful", "reasons", "language", "question", "comment"]
    assert row == (1, "2026-11-26", "a1", 0, '["outdated", "not_answered"]', "vi", "Gọi tôi [số]", "[e-mail]")
    assert not [one for one in path.parent.iterdir() if b"0912 345" in one.read_bytes() or b"congty" in one.read_bytes()]


def test_many_write_at_once(path: Path) -> None:
    """Threads, and journals opened apart as by two processes, lose nothing."""
    with ThreadPoolExecutor(8) as pool:
        journals = list(pool.map(lambda _: Journal.open(str(path)), range(4)))
        list(pool.map(lambda n: journals[n % 4].keep(replace(SAID, answer_id=f"a{n}")), range(80)))
    assert {said.answer_id for said in journals[0].newest(100)} == {f"a{n}" for n in range(80)}


def test_a_url_is_opened_like_a_path(path: Path) -> None:
    """An SQLAlchemy URL of a SQLite file is the same journal."""
    Journal.open(f"sqlite:///{path}").keep(SAID)
    assert Journal.open(str(path)).newest(1) == [SAID]


def test_no_journal_is_made_unless_one_is_set(path: Path) -> None:
    """HOIDAP_JOURNAL is off by default."""
    assert make_journal(Settings()) is None
    assert isinstance(make_journal(Settings(journal=str(path))), Journal)


@pytest.mark.parametrize(
    "where",
    [
        "nothing://host/db", "postgresql+nodriver://host/db", "oracle://user:geheim@host/db", "://", "sqlite://", "sqlite:///:memory:",
        "sqlite+aiosqlite:///x.db", "/proc/none/journal.sqlite3", "{folder}", "{text}",
    ],
)
def test_a_journal_that_cannot_be_opened_is_one_sentence(tmp_path: Path, where: str) -> None:
    """JournalFault in both languages names the setting; no password is shown."""
    (tmp_path / "text").write_text("no database at all\n" * 100, encoding="utf-8")
    with pytest.raises(JournalFault) as caught:
        Journal.open(where.format(folder=tmp_path, text=tmp_path / "text"))
    message = caught.value.message
    for said in (message.vi, message.en):
        assert "HOIDAP_JOURNAL" in said
        assert "\n" not in said
        assert "geheim" not in said
    assert has_accents(message.vi)
    assert not has_accents(message.en)


def test_a_write_that_fails_is_told_and_logged(journal: Journal, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """keep() raises JournalFault where the table is gone; the log says why, without the reader's words."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE feedback")
    with pytest.raises(JournalFault):
        journal.keep(SAID)
    assert "no such table" in caplog.text
    assert "hiệu lực" not in caplog.text
