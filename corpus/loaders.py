"""One file → one Document. Front matter is checked; the text below it is taken as it stands."""

import re
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.blocks import BlockKind, blocks
from corpus.errors import DocumentRefused
from corpus.language import detect
from corpus.text import fold
from corpus.types import Document, Language, Status, Text

SUFFIXES = (".md", ".txt")
_FENCE = re.compile(r"^---[^\S\n]*\r?$", re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class FrontMatter(BaseModel):
    """What an editor may write above a text; every key is optional, none may be misspelt."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: str | None = Field(default=None, pattern=rf"^{_SLUG.pattern}$", max_length=120)
    title: str | None = Field(default=None, min_length=1, max_length=300)
    language: Language | None = None
    published: str | None = None
    url: str | None = Field(default=None, pattern=r"^https?://\S+$", max_length=2000)
    kind: str = Field(default="document", pattern=r"^[a-z][a-z0-9_-]*$")
    number: str | None = None
    status: Status = Status.CURRENT
    replaced_by: str | None = None
    translation_of: str | None = None

    @field_validator("published", mode="before")
    @classmethod
    def _is_a_date(cls, value: object) -> str | None:
        if value is None:
            return None
        written = value.isoformat() if isinstance(value, date) else str(value)
        match = _DATE.fullmatch(written)
        if not match:
            raise ValueError("write 2020, 2020-12 or 2020-12-15")
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        return written


def load(path: Path, name: Path) -> Document:
    """The document in the file `path`, called `name` in errors. Raises DocumentRefused."""
    text = _decode(path, name)
    opening = _FENCE.match(text)
    if not opening:
        return _document(name, FrontMatter(), text, body_line=1)
    closing = _FENCE.search(text, opening.end())
    if not closing:
        raise _refused(
            name, 1, Text(vi="Phần khai báo mở bằng «---» nhưng không được đóng.",
                          en="The front matter opens with «---» and is never closed."),
            Text(vi="Thêm một dòng «---» ngay trước nội dung.", en="Add a line «---» just above the text."),
        )
    meta = _front_matter(name, text[opening.end() : closing.start()])
    body = text[closing.end() :]
    body = body.removeprefix("\r\n") if body.startswith("\r\n") else body.removeprefix("\n")
    return _document(name, meta, body, body_line=text.count("\n", 0, closing.end()) + 2)


def _decode(path: Path, name: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _refused(
            name, None, Text(vi=f"Không đọc được tệp ({error.strerror}).", en=f"The file cannot be read ({error.strerror})."),
            Text(vi="Kiểm tra quyền đọc tệp.", en="Check the file's permissions."),
        ) from error
    try:
        text = raw.decode("utf-8-sig")
        bad = text.find("\0")
        line = text.count("\n", 0, bad) + 1
    except UnicodeDecodeError as error:
        bad, line = error.start, error.object.count(b"\n", 0, error.start) + 1
    if bad >= 0:
        raise _refused(
            name, line, Text(vi="Tệp không phải văn bản UTF-8.", en="The file is not UTF-8 text."),
            Text(vi="Mở tệp bằng đúng bảng mã rồi lưu lại thành UTF-8.", en="Open it in its own encoding and save it as UTF-8."),
        )
    return text


def _front_matter(name: Path, source: str) -> FrontMatter:
    mend = Text(vi="Vui lòng sửa phần khai báo ở đầu tệp.", en="Mend the front matter at the top of the file.")
    try:
        values = yaml.safe_load(source) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error)
        raise _refused(
            name, (mark.line if mark else 0) + 1,
            Text(vi=f"Phần khai báo không phải YAML hợp lệ ({detail}).", en=f"The front matter is not valid YAML ({detail})."), mend,
        ) from error
    if not isinstance(values, dict):
        raise _refused(
            name, 2, Text(vi="Phần khai báo phải gồm các dòng «khóa: giá trị».", en="The front matter must be lines of «key: value»."), mend
        )
    try:
        return FrontMatter.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0]) if first["loc"] else "?"
        raise _refused(
            name, _line_of(source, key),
            Text(vi=f"Khóa «{key}» không dùng được ({first['msg']}).", en=f"The key «{key}» cannot be used ({first['msg']})."), mend,
        ) from error


def _line_of(source: str, key: str) -> int:
    match = re.search(rf"^[\"']?{re.escape(key)}[\"']?[^\S\n]*:", source, re.MULTILINE)
    return source.count("\n", 0, match.start()) + 1 if match else 1


def line_of(path: Path, key: str) -> int:
    """The line of `key` in a file's front matter; 1 where it is not written."""
    text = path.read_text(encoding="utf-8-sig")
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    return _line_of(text[: closing.start()], key) if closing else 1


def _document(name: Path, meta: FrontMatter, text: str, body_line: int) -> Document:
    if not any(c.isalnum() for c in text):
        raise _refused(
            name, body_line, Text(vi="Tài liệu không có nội dung.", en="The document has no text."),
            Text(vi="Thêm nội dung hoặc xóa tệp.", en="Write the text or remove the file."),
        )
    return Document(
        id=meta.id or _slug(name.stem), title=meta.title or _title(text) or name.stem, text=text,
        language=meta.language or detect(text), published=meta.published, url=meta.url, kind=meta.kind,
        number=meta.number, status=meta.status, replaced_by=meta.replaced_by, translation_of=meta.translation_of,
    )


def _slug(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-") or "document"


def _title(text: str) -> str | None:
    first = next(iter(blocks(text)), None)
    return text[first.start : first.end] if first and first.kind is BlockKind.HEADING else None


def _refused(name: Path, line: int | None, problem: Text, mend: Text) -> DocumentRefused:
    return DocumentRefused(path=name, line=line, problem=problem, mend=mend)
