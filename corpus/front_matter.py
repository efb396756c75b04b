"""What an editor writes about a document above its text, and about a block in a comment above it: YAML, checked."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corpus.blocks import Block, BlockKind, blocks, comments
from corpus.errors import DocumentRefused
from corpus.types import Language, Mark, Status, Text, Validity

FENCE = re.compile(r"^---[^\S\n]*\r?$", re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MEND = Text(vi="Vui lòng sửa phần khai báo ở đầu tệp.", en="Mend the front matter at the top of the file.")
_MEND_MARK = Text(vi="Vui lòng sửa chú thích phía trên đoạn.", en="Mend the comment above the block.")
_STANDS_ALONE = Text(vi="Chú thích không đứng trên đoạn nào.", en="The comment stands above no block.")
_STANDS_TWICE = Text(vi="Mã đoạn đã dùng ở đoạn khác.", en="The id is taken by another block.")
_VALIDITY = ("status", "in_force_from", "in_force_to", "replaced_by", "as_of")


def _date(value: object) -> str | None:
    if value is None:
        return None
    written = value.isoformat() if isinstance(value, date) else str(value)
    match = _DATE.fullmatch(written)
    if not match:
        raise ValueError("write 2020, 2020-12 or 2020-12-15")
    date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    return written


_Date = Annotated[str | None, BeforeValidator(_date)]


class _Described(BaseModel):
    """Every key is optional, none may be misspelt."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    status: Status = Status.CURRENT
    in_force_from: _Date = None
    in_force_to: _Date = None
    replaced_by: str | None = Field(default=None, min_length=1, max_length=300)
    as_of: _Date = None

    def validity(self, above: Validity) -> Validity:
        """What is written here; what is not, as it is written above."""
        said = {key: getattr(self, key) for key in _VALIDITY if key in self.model_fields_set}
        return Validity(**{key: said.get(key, getattr(above, key)) for key in _VALIDITY})


class FrontMatter(_Described):
    """What an editor may write above a text."""

    id: str | None = Field(default=None, pattern=rf"^{_SLUG.pattern}$", max_length=120)
    title: str | None = Field(default=None, min_length=1, max_length=300)
    language: Language | None = None
    published: _Date = None
    url: str | None = Field(default=None, pattern=r"^https?://\S+$", max_length=2000)
    kind: str = Field(default="document", pattern=r"^[a-z][a-z0-9_-]*$")
    number: str | None = None
    translation_of: str | None = None


class _Marked(_Described):
    """What an editor may write above a block."""

    id: str = Field(pattern=rf"^{_SLUG.pattern}$", max_length=120)


def front_matter(name: Path, source: str) -> FrontMatter:
    """The front matter of the file `name`, without its fences. Raises DocumentRefused."""
    return _checked(FrontMatter, name, source, _MEND)


def marks(name: Path, text: str, above: Validity, first_line: int) -> tuple[Mark, ...]:
    """The marked blocks of a text; `first_line` is the number of its first line in the file. Raises DocumentRefused.

    A mark is a comment in the shape of a YAML mapping on the lines just above a block: `<!-- {id: fees, status: check} -->`.
    """
    found: dict[str, Mark] = {}
    written = [(span, inside) for span, inside in comments(text) if inside.startswith("{")]
    of_text = blocks(text) if written else ()
    for n, ((start, end), inside) in enumerate(written):
        limit = written[n + 1][0][0] if n + 1 < len(written) else len(text)
        line = first_line + text.count("\n", 0, start)
        said = _checked(_Marked, name, inside, _MEND_MARK, line)
        below = [block for block in of_text if end <= block.start < limit]
        if not below or said.id in found:
            raise DocumentRefused(path=name, line=line, problem=_STANDS_TWICE if below else _STANDS_ALONE, mend=_MEND_MARK)
        found[said.id] = Mark(id=said.id, start=below[0].start, end=_with_items(below), validity=said.validity(above))
    return tuple(found.values())


def _with_items(below: Sequence[Block]) -> int:
    """Where a marked block ends: a paragraph takes the list under it along."""
    items = takewhile(lambda block: block.kind is BlockKind.ITEM, below[1:])
    return max([below[0].end, *(block.end for block in items if below[0].kind is BlockKind.PARAGRAPH)])


_Model = TypeVar("_Model", bound=BaseModel)


def _checked(kind: type[_Model], name: Path, source: str, mend: Text, first_line: int = 1) -> _Model:
    try:
        values = yaml.safe_load(source) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error)
        raise DocumentRefused(
            path=name, line=(mark.line if mark else 0) + first_line, mend=mend,
            problem=Text(vi=f"Phần khai báo không phải YAML hợp lệ ({detail}).", en=f"The front matter is not valid YAML ({detail})."),
        ) from error
    if not isinstance(values, dict):
        raise DocumentRefused(
            path=name, line=first_line + 1, mend=mend,
            problem=Text(vi="Phần khai báo phải gồm các dòng «khóa: giá trị».", en="The front matter must be lines of «key: value»."),
        )
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0]) if first["loc"] else "?"
        raise DocumentRefused(
            path=name, line=first_line - 1 + key_line(source, key), mend=mend,
            problem=Text(vi=f"Khóa «{key}» không dùng được ({first['msg']}).", en=f"The key «{key}» cannot be used ({first['msg']})."),
        ) from error


def key_line(source: str, key: str) -> int:
    """The line on which a key is written; 1 where it is not."""
    match = re.search(rf"^[\"']?{re.escape(key)}[\"']?[^\S\n]*:", source, re.MULTILINE)
    return source.count("\n", 0, match.start()) + 1 if match else 1
