"""Errors as RFC 9457 problems, in the reader's language. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from corpus.errors import DocumentNotFound, FilterRefused, HoidapError, IndexFault, JournalFault, JournalOff, QuestionRefused
from corpus.types import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    status: int
    name: str
    title: Text
    detail: Text

    def to(self, language: Language) -> dict[str, Any]:
        return {
            "type": f"urn:hoidap:problem:{self.name}", "title": self.title.to(language), "status": self.status,
            "detail": self.detail.to(language),
        }  # fmt: skip


_NOT_POSSIBLE = Text(vi="Không xử lý được câu hỏi", en="The question cannot be handled")
_NOT_READY = Text(vi="Hệ thống chưa sẵn sàng", en="The service is not ready")
_NOT_KEPT = Text(vi="Chưa lưu được góp ý", en="The feedback was not kept")
_NOT_FOUND = Text(vi="Không tìm thấy", en="Not found")
_NOT_UNDERSTOOD = Text(vi="Yêu cầu không hợp lệ", en="The request is not valid")
_BROKEN = Text(vi="Hệ thống gặp lỗi", en="Something went wrong")
_STATUSES = {
    400: Problem(status=400, name="request", title=_NOT_UNDERSTOOD, detail=Text(
        vi="Không đọc được nội dung gửi lên.", en="The body cannot be read.")),
    404: Problem(status=404, name="not-found", title=_NOT_FOUND, detail=Text(
        vi="Địa chỉ này không có nội dung.", en="There is nothing at this address.")),
    405: Problem(status=405, name="method", title=_NOT_UNDERSTOOD, detail=Text(
        vi="Địa chỉ này không nhận phương thức đó.", en="This address does not take that method.")),
    413: Problem(status=413, name="too-large", title=_NOT_UNDERSTOOD, detail=Text(
        vi="Nội dung gửi lên quá lớn. Vui lòng rút gọn.", en="The body is too large. Please shorten it.")),
    500: Problem(status=500, name="internal", title=_BROKEN, detail=Text(
        vi="Đã có lỗi ngoài dự kiến. Vui lòng thử lại sau.", en="An unexpected error occurred. Please try again later.")),
}  # fmt: skip


_ERRORS: dict[type[HoidapError], tuple[int, str, Text]] = {
    QuestionRefused: (422, "question", _NOT_POSSIBLE),
    FilterRefused: (422, "filter", _NOT_UNDERSTOOD),
    DocumentNotFound: (404, "not-found", _NOT_FOUND),
    JournalOff: (404, "journal-off", _NOT_FOUND),
    JournalFault: (503, "journal", _NOT_KEPT),
    IndexFault: (503, "index", _NOT_READY),
}
"""Status, name and title; of any other error 500."""


def from_error(error: HoidapError) -> Problem:
    known = (told for kind, told in _ERRORS.items() if isinstance(error, kind))
    status, name, title = next(known, (500, "internal", _BROKEN))
    return Problem(status=status, name=name, title=title, detail=error.message)


def of(error: HoidapError, language: Language) -> dict[str, Any]:
    return from_error(error).to(language)


def from_status(status: int) -> Problem:
    """The problem of a bare HTTP status."""
    detail = Text(vi=f"Máy chủ từ chối yêu cầu (mã {status}).", en=f"The server refuses the request ({HTTPStatus(status).phrase}).")
    return _STATUSES.get(status) or Problem(status=status, name="http", title=_NOT_UNDERSTOOD, detail=detail)


def from_validation(errors: Sequence[Any]) -> Problem:
    """The first thing wrong with a request, said for people."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return Problem(
            status=400, name="json", title=_NOT_UNDERSTOOD,
            detail=Text(vi="Nội dung gửi lên không phải JSON hợp lệ.", en="The body is not valid JSON."),
        )
    field = ".".join(str(part) for part in first["loc"][1:]) or "body"
    limits = {**first.get("ctx", {})}
    return Problem(status=422, name="validation", title=_NOT_UNDERSTOOD, detail=_explained(field, first["type"], limits))


_NO_NUMBER = Text(vi="«{field}» phải là số nguyên.", en="«{field}» must be a whole number.")
_TOO_LONG = Text(
    vi="«{field}» quá dài; tối đa {max_length}. Vui lòng rút gọn.", en="«{field}» is too long; at most {max_length}. Please shorten it."
)
_NOT_ALLOWED = Text(
    vi="Giá trị của «{field}» không được hỗ trợ; các giá trị hợp lệ: {allowed}.",
    en="The value of «{field}» is not supported; it may be: {allowed}.",
)
_EXPLANATIONS = {
    "missing": Text(vi="Thiếu trường «{field}».", en="The field «{field}» is missing."),
    "string_too_short": Text(vi="«{field}» đang trống. Vui lòng nhập nội dung.", en="«{field}» is empty. Please type something."),
    "string_too_long": _TOO_LONG, "too_long": _TOO_LONG, "enum": _NOT_ALLOWED, "literal_error": _NOT_ALLOWED,
    "int_parsing": _NO_NUMBER, "int_type": _NO_NUMBER, "int_from_float": _NO_NUMBER,
    "greater_than_equal": Text(vi="«{field}» phải từ {ge} trở lên.", en="«{field}» must be at least {ge}."),
    "less_than_equal": Text(vi="«{field}» không được quá {le}.", en="«{field}» must be at most {le}."),
    "no_day": Text(
        vi="«{field}» phải là năm, tháng hoặc ngày có thật, ví dụ 2020, 2020-12 hoặc 2020-12-15.",
        en="«{field}» must be a year, a month or a day that exists, such as 2020, 2020-12 or 2020-12-15.",
    ),
    "too_early": Text(vi="«{field}» sớm hơn «from».", en="«{field}» is earlier than «from»."),
    "extra_forbidden": Text(vi="Trường «{field}» không có trong giao diện này.", en="There is no field «{field}»."),
}  # fmt: skip
"""By Pydantic's name for what is wrong."""
_NOT_VALID = Text(vi="Giá trị của «{field}» không hợp lệ.", en="The value of «{field}» is not valid.")


def _explained(field: str, kind: str, limits: dict[str, Any]) -> Text:
    said = _EXPLANATIONS.get(kind, _NOT_VALID)
    allowed = ", ".join(re.findall(r"'([^']*)'", str(limits.get("expected", ""))))
    values = {**limits, "field": field, "allowed": allowed}
    return Text(vi=said.vi.format(**values), en=said.en.format(**values))


def preferred(accept_language: str | None, default: Language) -> Language:
    """The first language of the header that we speak (RFC 9110), or `default`."""
    wanted: list[tuple[float, int, Language]] = []
    for place, item in enumerate((accept_language or "").split(",")):
        match = re.fullmatch(r"\s*([a-zA-Z]{2,3})(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*(\d(?:\.\d+)?))?\s*", item)
        if match and match[1].lower() in set(Language) and float(match[2] or 1) > 0:
            wanted.append((-float(match[2] or 1), place, Language(match[1].lower())))
    return min(wanted)[2] if wanted else default
