"""One file → one Document. Front matter is checked; the text below it is taken as it stands."""

import re
from pathlib import Path

from corpus.blocks import BlockKind, blocks
from corpus.errors import DocumentRefused
from corpus.front_matter import FENCE, FrontMatter, front_matter, key_line, marks
from corpus.language import detect
from corpus.text import fold
from corpus.types import Document, Text, Validity

SUFFIXES = (".md", ".txt")


def load(path: Path, name: Path) -> Document:
    """The document in the file `path`, called `name` in errors. Raises DocumentRefused."""
    text = _decode(path, name)
    opening = FENCE.match(text)
    if not opening:
        return _document(name, FrontMatter(), text, body_line=1)
    closing = FENCE.search(text, opening.end())
    if not closing:
        raise _refused(
            name, 1, Text(vi="Phần khai báo mở bằng «---» nhưng không được đóng.",
                          en="The front matter opens with «---» and is never closed."),
            Text(vi="Thêm một dòng «---» ngay trước nội dung.", en="Add a line «---» just above the text."),
        )
    meta = front_matter(name, text[opening.end() : closing.start()])
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


def line_of(path: Path, key: str) -> int:
    """The line of `key` in a file's front matter; 1 where it is not written."""
    text = path.read_text(encoding="utf-8-sig")
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    return key_line(text[: closing.start()], key) if closing else 1


def _document(name: Path, meta: FrontMatter, text: str, body_line: int) -> Document:
    if not any(c.isalnum() for block in blocks(text) for c in text[block.start : block.end]):
        raise _refused(
            name, body_line, Text(vi="Tài liệu không có nội dung.", en="The document has no text."),
            Text(vi="Thêm nội dung hoặc xóa tệp.", en="Write the text or remove the file."),
        )
    validity = meta.validity(Validity())
    return Document(
        id=meta.id or _slug(name.stem), title=meta.title or _title(text) or name.stem, text=text,
        language=meta.language or detect(text), published=meta.published, url=meta.url, kind=meta.kind,
        number=meta.number, validity=validity, translation_of=meta.translation_of,
        marks=marks(name, text, validity, body_line),
    )


def _slug(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-") or "document"


def _title(text: str) -> str | None:
    first = next(iter(blocks(text)), None)
    return text[first.start : first.end] if first and first.kind is BlockKind.HEADING else None


def _refused(name: Path, line: int | None, problem: Text, mend: Text) -> DocumentRefused:
    return DocumentRefused(path=name, line=line, problem=problem, mend=mend)
