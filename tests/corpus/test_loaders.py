"""One file: what is read from it, and how a bad one is refused."""

from pathlib import Path

import pytest

from corpus.errors import DocumentRefused
from corpus.loaders import load
from corpus.types import Language, Status, Validity

FULL = """---
id: quy-trinh.2020
title: "Quy trình"
language: vi
published: 2020-12-15
url: https://example.org/a
kind: guide
number: "12/2020/TT"
status: superseded
replaced_by: quy-trinh.2024
translation_of: procedure
---
# Mở đầu

  Nội dung.
"""


def put(folder: Path, content: str | bytes, name: str = "tai-lieu.md") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_front_matter_is_read_and_the_text_is_left_as_it_is(tmp_path: Path, newline: str, bom: str) -> None:
    """Every key is taken; the text below is the rest of the file to the character; BOM and CRLF change nothing."""
    path = put(tmp_path, (bom + FULL).replace("\n", newline))
    document = load(path, Path(path.name))
    assert document.text == "# Mở đầu\n\n  Nội dung.\n".replace("\n", newline)
    assert (document.id, document.title, document.language, document.published) == (
        "quy-trinh.2020", "Quy trình", Language.VI, "2020-12-15",
    )  # fmt: skip
    assert (document.url, document.kind, document.number) == ("https://example.org/a", "guide", "12/2020/TT")
    assert (document.validity, document.translation_of) == (Validity(status=Status.SUPERSEDED, replaced_by="quy-trinh.2024"), "procedure")


def test_a_bare_text_is_a_document(tmp_path: Path) -> None:
    """Without front matter the id is the file's name, the title its first heading, and the language is detected."""
    path = put(tmp_path, "# Đo lường là gì?\n\nĐo lường là việc xác định giá trị.\n", "Đo Lường (2020).md")
    document = load(path, Path(path.name))
    assert (document.id, document.title, document.language) == ("do-luong-2020", "Đo lường là gì?", Language.VI)
    english = put(tmp_path, "The meeting was held in June.", "b.txt")
    assert (load(english, Path("b.txt")).language, load(english, Path("b.txt")).title) == (Language.EN, "b")


@pytest.mark.parametrize(("written", "read"), [("2020", "2020"), ("2020-12", "2020-12"), ("2020-12-15", "2020-12-15"), ("", None)])
def test_dates_have_any_precision(tmp_path: Path, written: str, read: str | None) -> None:
    """published may be a year, a month or a day, quoted or not."""
    for value in (written, f'"{written}"') if written else (written,):
        path = put(tmp_path, f"---\npublished: {value}\n---\nNội dung.\n")
        assert load(path, Path("a.md")).published == read


BAD = {
    "unclosed": ("---\nid: a\nNội dung.\n", 1, "never closed"),
    "yaml": ("---\nid: a\ntitle: a: b\n---\nNội dung.\n", 3, "not valid YAML"),
    "yaml-tab": ("---\nid: a\n\ttitle: b\n---\nNội dung.\n", 3, "not valid YAML"),
    "yaml-deep": ("---\nid: " + "[" * 5000 + "\n---\nNội dung.\n", None, "not valid YAML"),
    "not-keys": ("---\n- a\n- b\n---\nNội dung.\n", 2, "key: value"),
    "unknown-key": ("---\nid: a\ntitel: b\n---\nNội dung.\n", 3, "«titel»"),
    "number-key": ("---\nid: a\n12: b\n---\nNội dung.\n", None, "12"),
    "bad-id": ("---\ntitle: b\nid: A B\n---\nNội dung.\n", 3, "«id»"),
    "bad-language": ("---\nlanguage: fr\n---\nNội dung.\n", 2, "«language»"),
    "bad-url": ("---\nurl: javascript:alert(1)\n---\nNội dung.\n", 2, "«url»"),
    "bad-status": ("---\nid: a\nstatus: old\n---\nNội dung.\n", 3, "«status»"),
    "no-such-day": ('---\nid: a\npublished: "2020-02-30"\n---\nNội dung.\n', 3, "«published»"),
    "no-such-day-bare": ("---\npublished: 2020-02-30\n---\nNội dung.\n", None, "not valid YAML"),
    "date-in-words": ("---\npublished: 15/12/2020\n---\nNội dung.\n", 2, "«published»"),
    "empty": ("", 1, "no text"),
    "only-signs": ("---\nid: a\n---\n\n … \n", 4, "no text"),
    "utf-16": ("Một\nHai ế\n".encode("utf-16"), 1, "not UTF-8"),
    "utf-16-no-mark": ("One\nTwo\n".encode("utf-16-le"), 1, "not UTF-8"),
    "latin-1": ("One\nTwo\nRésumé\n".encode("latin-1"), 3, "not UTF-8"),
    "latin-1-after-mark": (b"\xef\xbb\xbfOne\n\xe9\n", 2, "not UTF-8"),
    "nul": ("Một\nHai\0\n", 2, "not UTF-8"),
}


@pytest.mark.parametrize(("content", "line", "said"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_its_place_and_its_mend(tmp_path: Path, content: str | bytes, line: int | None, said: str) -> None:
    """load() raises DocumentRefused that names file, line, fault and mend in both languages, and no path of this machine."""
    path = put(tmp_path, content)
    with pytest.raises(DocumentRefused) as caught:
        load(path, Path("thu-muc/tai-lieu.md"))
    refused = caught.value
    assert line is None or refused.line == line
    assert said in refused.problem.en
    assert refused.problem.vi != refused.problem.en
    assert refused.mend.vi != refused.mend.en
    for language, mend in ((Language.VI, refused.mend.vi), (Language.EN, refused.mend.en)):
        message = refused.to(language)
        assert message.startswith("thu-muc/tai-lieu.md")
        assert message.endswith(mend)
        assert mend
        assert str(tmp_path) not in message
