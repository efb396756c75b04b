"""`hoidap feedback` shows a maintainer what was kept; a journal that cannot be opened stops the service with a sentence."""

import json
from datetime import date
from pathlib import Path

import pytest
from service import hoidap, one_sentence

from bot.journal import Feedback, Journal, Reason
from corpus.types import Language


@pytest.fixture
def journal(tmp_path: Path) -> str:
    """Two voices, the second in English."""
    where = str(tmp_path / "journal.sqlite3")
    kept = Journal.open(where)
    day = date(2026, 11, 26)
    kept.keep(Feedback(
        day=day, answer_id="a1", helpful=False, reasons=(Reason.OUTDATED,), language=Language.VI, question="Nhãn phụ là gì?",
        comment="Cũ rồi.",
    ))  # fmt: skip
    kept.keep(Feedback(day=day, answer_id="a2", helpful=True, reasons=(), language=Language.EN, question="What is ePing?"))
    return where


def test_feedback_is_shown_the_newest_first(journal: str, tmp_path: Path) -> None:
    """With its question, its reasons in the terminal's language and its comment; -n limits."""
    done = hoidap(tmp_path, "feedback", HOIDAP_JOURNAL=journal)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "2026-11-26  Helpful (en, a2)", "   What is ePing?",
        "2026-11-26  Not helpful: outdated (vi, a1)", "   Nhãn phụ là gì?", "   – Cũ rồi.",
    ]  # fmt: skip
    newest = hoidap(tmp_path, "feedback", "-n", "1", HOIDAP_JOURNAL=journal, HOIDAP_LANGUAGE="vi").stdout
    assert newest.splitlines() == ["2026-11-26  Hữu ích (en, a2)", "   What is ePing?"]


def test_feedback_is_json_for_machines(journal: str, tmp_path: Path) -> None:
    """--json prints each field as it is kept."""
    newest, _ = json.loads(hoidap(tmp_path, "feedback", "--json", HOIDAP_JOURNAL=journal).stdout)
    assert newest == {
        "day": "2026-11-26", "answer_id": "a2", "helpful": True, "reasons": [], "language": "en", "question": "What is ePing?",
        "comment": "",
    }  # fmt: skip


def test_nothing_kept_is_said(tmp_path: Path) -> None:
    """An empty journal is no error; one that is not set is, with the setting's name."""
    assert one_sentence(hoidap(tmp_path, "feedback", HOIDAP_JOURNAL=str(tmp_path / "new" / "j.sqlite3")).stdout)
    done = hoidap(tmp_path, "feedback")
    assert done.returncode == 1
    assert "HOIDAP_JOURNAL" in one_sentence(done.stderr)


def test_a_journal_that_cannot_be_opened_stops_the_service(tmp_path: Path) -> None:
    """`hoidap serve` ends with 1 and one sentence."""
    done = hoidap(tmp_path, "serve", "--port", "8205", HOIDAP_JOURNAL=str(tmp_path))
    assert done.returncode == 1
    assert "HOIDAP_JOURNAL" in one_sentence(done.stderr)
