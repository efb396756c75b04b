"""What a search found as a file to keep: a table, or a document for a word processor."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.addresses import of_place
from bot.desk_search import DeskHit
from bot.exports.csv_table import csv_table
from bot.exports.file import File
from bot.exports.word import Page, Piece
from bot.pages import texts
from bot.search_filter import SearchFilter
from bot.validity import written
from corpus.types import Language, Status, Text

TITLE = Text(vi="Kết quả tra cứu", en="Search results")
_COLUMNS = (
    Text(vi="STT", en="No."), Text(vi="Tài liệu", en="Document"), Text(vi="Mã tài liệu", en="Document id"),
    Text(vi="Loại", en="Kind"), Text(vi="Mục", en="Heading"), Text(vi="Đoạn trích nguyên văn", en="Passage, word for word"),
    Text(vi="Câu sát nhất", en="Nearest sentence"), Text(vi="Bản ngôn ngữ còn lại", en="In the other language"),
    Text(vi="Ngôn ngữ", en="Language"), Text(vi="Ngày", en="Date"), Text(vi="Hiệu lực", en="Validity"),
    Text(vi="Nguồn", en="Source"), Text(vi="Xem trong tài liệu", en="In its document"), Text(vi="Từ ký tự", en="From character"),
    Text(vi="Đến ký tự", en="To character"), Text(vi="Điểm", en="Score"),
)  # fmt: skip
_LANGUAGES = {Language.VI: Text(vi="Tiếng Việt", en="Vietnamese"), Language.EN: Text(vi="Tiếng Anh", en="English")}
_STATUSES = {
    Status.CURRENT: Text(vi="", en=""), Status.SUPERSEDED: texts.ENDED, Status.CHECK: texts.UNCONFIRMED, Status.HISTORICAL: texts.PAST,
}
_QUERY, _DAY = Text(vi="Nội dung tra cứu", en="Query"), Text(vi="Ngày tra cứu", en="Searched on")
_FILTERS, _NO_FILTERS = Text(vi="Phạm vi", en="Filters"), Text(vi="toàn bộ tài liệu", en="none")
_FOUND, _NOTHING = Text(vi="Số đoạn tìm thấy", en="Passages found"), Text(vi="Không có đoạn nào phù hợp.", en="Nothing was found.")
_NOTE = Text(
    vi="Các đoạn dưới đây được trích nguyên văn; câu sát nội dung tra cứu nhất được in đậm. Vui lòng đối chiếu văn bản chính thức"
    " trước khi áp dụng.",
    en="The passages below are quoted word for word; the sentence nearest to the query is in bold. Please check the official text"
    " before relying on it.",
)


_NOT_IN_A_NAME = re.compile(r"[^\w .,()+-]")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was searched for and found, to be written in `language`."""

    query: str
    wanted: SearchFilter
    hits: Sequence[DeskHit]
    day: date
    language: Language
    origin: str
    """The address of the service, where each quote can be read in its document."""


def as_file(found: Results, suffix: Literal["csv", "docx"]) -> File:
    """Its name says what was searched for and when."""
    asked = " ".join(_NOT_IN_A_NAME.sub(" ", found.query).split())[:_LONGEST_NAME].strip(" .")
    name = " - ".join(filter(None, [TITLE.to(found.language), asked, found.day.isoformat()]))
    content = as_csv(found) if suffix == "csv" else as_docx(found)
    return File(name=name, suffix=suffix, content=content, language=found.language)


def as_csv(found: Results) -> bytes:
    """A row for each hit; the quotes stand as they are in their documents."""
    rows = (_row(number, one, found) for number, one in enumerate(found.hits, 1))
    return csv_table([column.to(found.language) for column in _COLUMNS], rows)


def as_docx(found: Results) -> bytes:
    """A heading, a quote and a citation for each hit."""
    language = found.language
    page = Page(title=f"{TITLE.to(language)}: {found.query}", heading=TITLE.to(language), language=language, day=found.day)
    for label, said in (
        (_QUERY, found.query), (_DAY, written(found.day.isoformat()).to(language)),
        (_FILTERS, "; ".join(_filters(found.wanted, language)) or _NO_FILTERS.to(language)), (_FOUND, str(len(found.hits))),
    ):  # fmt: skip
        page.paragraph([Piece(f"{label.to(language)}: ", bold=True), Piece(said)])
    page.paragraph([Piece((_NOTE if found.hits else _NOTHING).to(language))])
    for number, one in enumerate(found.hits, 1):
        page.heading(f"{number}. {one.document.title}", one.document.language)
        if status := _STATUSES[one.status].to(language):  # nobody may read on without it
            page.paragraph([Piece(f"{status}:", bold=True)])
        page.quote(list(_pieces(one)), one.document.language)
        page.source(_citation(one, found))
    return page.save()


def _row(number: int, one: DeskHit, found: Results) -> list[str | int | float | None]:
    document, passage, language = one.document, one.hit.passage, found.language
    return [
        number, document.title, document.id, _kind(document.kind, language), passage.heading, one.text,
        " … ".join(document.text[slice(*span)] for span in one.spans), one.parallel and one.parallel[0].text[slice(*one.parallel[1])],
        _LANGUAGES[document.language].to(language), _dated(one), _STATUSES[one.status].to(language), document.url,
        _address(one, found), passage.start, passage.end, round(one.hit.score, 4),
    ]  # fmt: skip


def _pieces(one: DeskHit) -> Iterator[Piece]:
    """The passage, what is to be highlighted in bold; joined it is the slice of the document."""
    text, at = one.document.text, one.hit.passage.start
    for start, end in one.spans:
        yield Piece(text[at:start])
        yield Piece(text[start:end], bold=True)
        at = end
    yield Piece(text[at : one.hit.passage.end])


def _citation(one: DeskHit, found: Results) -> str:
    document, passage, language = one.document, one.hit.passage, found.language
    as_of = document.validity_at(passage.start).as_of
    when = document.published or as_of
    label = Text(vi="", en="") if document.published else Text(vi="kiểm tra ngày ", en="as of ")
    heading = Text(vi=f"mục “{passage.heading}”", en=f"under “{passage.heading}”") if passage.heading else Text(vi="", en="")
    place = Text(vi=f"ký tự {passage.start}–{passage.end}", en=f"characters {passage.start}–{passage.end}")
    parts = [
        f"{document.title} ({document.id})", heading.to(language), f"{label.to(language)}{written(when).to(language)}" if when else "",
        _STATUSES[one.status].to(language), document.url or "", place.to(language), _address(one, found),
    ]  # fmt: skip
    return "; ".join(filter(None, parts))


def _address(one: DeskHit, found: Results) -> str:
    """The page that shows the passage in its document."""
    passage = one.hit.passage
    return of_place(one.document.id, (passage.start, passage.end), found.origin)


def _filters(wanted: SearchFilter, language: Language) -> Iterator[str]:
    if wanted.language:
        yield _LANGUAGES[wanted.language].to(language)
    if wanted.kind:
        yield Text(vi=f"loại: {_kind(wanted.kind, language)}", en=f"kind: {_kind(wanted.kind, language)}").to(language)
    if wanted.organisation:
        yield Text(vi=f"tổ chức: {wanted.organisation}", en=f"organisation: {wanted.organisation}").to(language)
    if wanted.first:
        yield Text(vi=f"từ năm {wanted.first}", en=f"from {wanted.first}").to(language)
    if wanted.last:
        yield Text(vi=f"đến năm {wanted.last}", en=f"to {wanted.last}").to(language)
    if wanted.in_force:
        yield Text(vi="chỉ nội dung còn hiệu lực", en="only what is in force").to(language)


def _kind(kind: str, language: Language) -> str:
    return texts.kind(kind).to(language).lower()


def _dated(one: DeskHit) -> str | None:
    return one.document.published or one.document.validity_at(one.hit.passage.start).as_of
