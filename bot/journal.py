"""What readers say of answers, kept in a database. The only file that imports SQLAlchemy.

Nothing is kept of who said it: no address, no cookie, no agent, no hour of the day; what could tell it is masked in the words.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy import JSON, Boolean, Column, Date, Engine, Integer, MetaData, String, Table, create_engine, insert, select
from sqlalchemy import Text as Words
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.personal_data import masked
from corpus.errors import JournalFault
from corpus.text import squeeze
from corpus.types import Language, Text

_log = logging.getLogger(__name__)
_TABLES = MetaData()
_FEEDBACK = Table(
    "feedback", _TABLES,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("answer_id", String(64), nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("language", String(2), nullable=False),
    Column("question", Words, nullable=False),
    Column("comment", Words, nullable=False),
)  # fmt: skip
_PATIENCE = 10.0
"""Seconds to wait while somebody else writes to a SQLite file."""
_NO_URL = Text(vi="không phải địa chỉ cơ sở dữ liệu", en="not the address of a database")
_NO_FILE = Text(vi="chưa nêu tên tệp", en="it names no file")
_NOT_KEPT = Text(
    vi="Hiện chưa lưu được góp ý của quý vị. Vui lòng thử lại sau ít phút.",
    en="Your feedback could not be kept just now. Please try again in a few minutes.",
)
_NOT_READ = Text(vi="Hiện không đọc được sổ góp ý; nhật ký nêu lý do.", en="The journal cannot be read just now; the log says why.")


class Reason(StrEnum):
    """What a reader finds wrong with an answer."""

    WRONG_SOURCE = "wrong_source"
    OUTDATED = "outdated"
    WRONG_LANGUAGE = "wrong_language"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What one reader says of one answer."""

    day: date
    answer_id: str
    helpful: bool
    reasons: tuple[Reason, ...]
    language: Language
    question: str
    comment: str = ""


class Journal:
    """Safe to use from several threads and processes: each call has a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, where: str) -> "Journal":
        """The journal in a SQLite file (its folder is made), or behind an SQLAlchemy URL.

        Raises JournalFault if its driver is missing or it cannot be opened.
        """
        try:
            url = make_url(where) if "://" in where else URL.create("sqlite", database=where)
        except SQLAlchemyError:
            raise _unusable("HOIDAP_JOURNAL", _NO_URL) from None
        try:
            if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
                raise _unusable(url.render_as_string(), _NO_FILE)
            journal = cls(_engine(url))
            journal._make_tables()
        except (SQLAlchemyError, OSError, ImportError, ValueError) as error:
            raise _unusable(url.render_as_string(hide_password=True), Text(vi=_reason(error), en=_reason(error))) from error
        return journal

    def keep(self, feedback: Feedback) -> None:
        """Keep what a reader says, masked. Raises JournalFault, and logs why, if it cannot be written."""
        row = {
            "day": feedback.day, "answer_id": feedback.answer_id, "helpful": feedback.helpful, "reasons": list(feedback.reasons),
            "language": feedback.language.value, "question": masked(feedback.question, feedback.language),
            "comment": masked(feedback.comment, feedback.language),
        }  # fmt: skip
        with _reported(_NOT_KEPT), self._engine.begin() as connection:
            connection.execute(insert(_FEEDBACK), row)

    def newest(self, most: int) -> list[Feedback]:
        """What was kept, the newest first. Raises JournalFault if it cannot be read."""
        with _reported(_NOT_READ), self._engine.connect() as connection:
            rows = connection.execute(select(_FEEDBACK).order_by(_FEEDBACK.c.id.desc()).limit(most)).mappings().all()
        return [
            Feedback(
                day=row["day"], answer_id=row["answer_id"], helpful=row["helpful"], reasons=tuple(map(Reason, row["reasons"])),
                language=Language(row["language"]), question=row["question"], comment=row["comment"],
            )
            for row in rows
        ]

    def _make_tables(self) -> None:
        try:
            _TABLES.create_all(self._engine)
        except DBAPIError:  # another process may have made them in between
            _TABLES.create_all(self._engine)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": _PATIENCE})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # Readers and the one who writes do not wait for each other; the file remembers it.
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    return engine


def _reason(error: BaseException) -> str:
    """In one line, and without the address of a manual."""
    told = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return squeeze(str(told).split("(Background on this error", maxsplit=1)[0])


def _unusable(where: str, reason: Text) -> JournalFault:
    return JournalFault(
        vi=f"Không mở được sổ góp ý {where} ({reason.vi}). Vui lòng kiểm tra HOIDAP_JOURNAL, hoặc bỏ trống để tắt chức năng góp ý.",
        en=f"The journal {where} cannot be opened ({reason.en}). Please check HOIDAP_JOURNAL; leave it empty to take no feedback.",
    )


@contextmanager
def _reported(told: Text) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        _log.error("the journal cannot be used: %s", _reason(error))
        raise JournalFault(vi=told.vi, en=told.en) from error
