"""Marks: what an editor says of a block in the comment above it."""

from pathlib import Path

import pytest

from corpus.errors import DocumentRefused
from corpus.loaders import load
from corpus.types import Document, Language, Status, Validity

SHEET = """---
id: nhan-vi
language: vi
as_of: 2026-11-26
---
## Nhãn gốc

<!-- {id: old, status: superseded, in_force_to: 2026-06-30, replaced_by: "[quy định mới](#new)"} -->
Quy định cũ về nhãn.

<!-- {id: new, in_force_from: 2026-07-01} -->
Hồ sơ gồm:

- đơn;
- mẫu nhãn.

<!-- a word to the next editor -->
Đoạn không đánh dấu.
"""


def loaded(tmp_path: Path, content: str) -> Document:
    path = tmp_path / "nhan.md"
    path.write_text(content, encoding="utf-8")
    return load(path, Path(path.name))


def test_a_mark_names_the_block_below_it(tmp_path: Path) -> None:
    """A mark spans its paragraph with the list under it; what it does not say it has from the front matter."""
    document = loaded(tmp_path, SHEET)
    assert [(mark.id, document.text[mark.start : mark.end]) for mark in document.marks] == [
        ("old", "Quy định cũ về nhãn."), ("new", "Hồ sơ gồm:\n\n- đơn;\n- mẫu nhãn."),
    ]  # fmt: skip
    assert document.marks[0].validity == Validity(
        status=Status.SUPERSEDED, in_force_to="2026-06-30", replaced_by="[quy định mới](#new)", as_of="2026-11-26"
    )
    assert document.marks[1].validity == Validity(in_force_from="2026-07-01", as_of="2026-11-26")


def test_a_place_has_the_validity_of_its_block(tmp_path: Path) -> None:
    """validity_at() is the mark's inside a marked block and the document's elsewhere."""
    document = loaded(tmp_path, SHEET)
    assert document.validity_at(document.text.index("cũ về")).status is Status.SUPERSEDED
    assert document.validity_at(document.text.index("không đánh")) == document.validity == Validity(as_of="2026-11-26")
    assert document.mark("old") == document.mark_at(document.text.index("Quy định"))
    assert document.mark("nowhere") is None


def test_other_comments_say_nothing(tmp_path: Path) -> None:
    """A comment that is no mapping is no mark and no text."""
    document = loaded(tmp_path, "<!-- note -->\n\nNhãn phụ ghi bằng tiếng Việt.\n")
    assert (document.marks, document.language) == ((), Language.VI)


BAD = {
    "no-id": ("Một.\n\n<!-- {status: check} -->\nHai.\n", 3, "«id»"),
    "unknown-key": ("<!-- {id: a, since: 2020} -->\nMột.\n", 1, "«since»"),
    "no-date": ("<!-- {id: a, in_force_to: soon} -->\nMột.\n", 1, "«in_force_to»"),
    "not-yaml": ("Một.\n\n<!-- {id: a -->\nHai.\n", 3, "not valid YAML"),
    "no-block": ("Một.\n\n<!-- {id: a} -->\n", 3, "above no block"),
    "two-above-one": ("<!-- {id: a} -->\n<!-- {id: b} -->\nMột.\n", 1, "above no block"),
    "twice": ("<!-- {id: a} -->\nMột.\n\n<!-- {id: a} -->\nHai.\n", 4, "taken by another block"),
}


@pytest.mark.parametrize(("content", "line", "said"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("above", ["", "---\nid: x\n---\n"])
def test_a_bad_mark_is_refused_with_its_line(tmp_path: Path, content: str, line: int, said: str, above: str) -> None:
    """load() raises DocumentRefused that names the line in the file and the fault."""
    with pytest.raises(DocumentRefused) as caught:
        loaded(tmp_path, above + content)
    assert caught.value.line == line + above.count("\n")
    assert said in caught.value.problem.en


def test_a_text_of_comments_alone_is_no_document(tmp_path: Path) -> None:
    """load() refuses a file in which nothing but comments stands."""
    with pytest.raises(DocumentRefused, match="no text"):
        loaded(tmp_path, "<!-- to be written -->\n")
