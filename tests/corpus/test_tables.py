"""The tables beside the documents: facts and questions."""

from pathlib import Path

import pytest

from corpus.errors import DocumentRefused
from corpus.library import read
from corpus.tables import FACTS, QUESTIONS, read_facts
from corpus.types import Asked

SHEET = "---\nid: nhan-vi\n---\n<!-- {id: goc} -->\nNhãn gốc bằng tiếng Việt. Nhãn phụ cũng vậy.\n"


def folder(tmp_path: Path, **tables: str) -> Path:
    (tmp_path / "nhan.md").write_text(SHEET, encoding="utf-8")
    for name, text in tables.items():
        (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    return tmp_path


def test_tables_are_no_documents(tmp_path: Path) -> None:
    """facts.tsv and questions.tsv at the top of a folder are read as what they are; elsewhere they are files like any other."""
    library = read(folder(tmp_path, facts="fact\tdocument\tblock\tsafe\tinstrument\tclause\n", questions="document\tplace\tquestion\n"))
    assert (len(library.documents), library.problems) == (1, ())
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / FACTS).write_text("x", encoding="utf-8")
    assert [str(problem.path) for problem in read(tmp_path).problems] == [str(Path("sub") / FACTS)]


def test_a_question_names_a_block_words_or_nothing(tmp_path: Path) -> None:
    """A place is a marked block, words that stand once in the document, or "-" where nothing answers."""
    library = read(folder(tmp_path, questions=(
        "document\tplace\tquestion\nnhan-vi\tgoc\tNhãn gốc là gì?\n"
        "nhan-vi\t“Nhãn phụ cũng vậy”\tCòn nhãn phụ?\nnhan-vi\t-\tPhạt bao nhiêu?\n"
    )))  # fmt: skip
    text = library.documents[0].text
    mark = library.documents[0].marks[0]
    at = text.index("Nhãn phụ")
    assert library.asked == (
        Asked(document_id="nhan-vi", place=(mark.start, mark.end), text="Nhãn gốc là gì?"),
        Asked(document_id="nhan-vi", place=(at, at + len("Nhãn phụ cũng vậy")), text="Còn nhãn phụ?"),
        Asked(document_id="nhan-vi", place=None, text="Phạt bao nhiêu?"),
    )
    assert library.problems == ()


def test_a_heading_that_asks_is_a_question_too(tmp_path: Path) -> None:
    """Of a document that the table knows, a heading that ends in a question mark is asked of all that stands under it; of others none."""
    body = "## Nhãn gốc là gì?\n\nNhãn gắn lần đầu.\n\nDo nhà sản xuất gắn.\n\n## Phạm vi\n\nHàng nhập khẩu.\n\n## Còn gì?\n"
    for name in ("nhan-vi", "khac-vi"):
        (tmp_path / f"{name}.md").write_text(f"---\nid: {name}\n---\n{body}", encoding="utf-8")
    (tmp_path / QUESTIONS).write_text("document\tplace\tquestion\nnhan-vi\t-\tPhạt bao nhiêu?\n", encoding="utf-8")
    library = read(tmp_path)
    text = next(document.text for document in library.documents if document.id == "nhan-vi")
    (_, heading) = library.asked
    assert (heading.document_id, heading.text) == ("nhan-vi", "Nhãn gốc là gì?")
    assert text[slice(*heading.place or (0, 0))] == "Nhãn gắn lần đầu.\n\nDo nhà sản xuất gắn."


@pytest.mark.parametrize("place", ["khac", "“Nhãn”", "“không có”", "“”", "Nhãn phụ cũng vậy"])
def test_a_question_without_its_place_is_named_and_the_others_load(tmp_path: Path, place: str) -> None:
    """A row whose place is not there, or there twice, becomes a problem with its line; nothing is lost in silence."""
    library = read(folder(tmp_path, questions=f"document\tplace\tquestion\nnhan-vi\t{place}\tGì?\nnhan-vi\tgoc\tNhãn gốc?\n"))
    assert [(str(problem.path), problem.line) for problem in library.problems] == [(QUESTIONS, 2)]
    assert [one.text for one in library.asked] == ["Nhãn gốc?"]


@pytest.mark.parametrize("table", ["", "document\tquestion\n", "document\tplace\tquestion\na\tb\n"])
def test_a_table_that_is_none_is_named_and_the_documents_load(tmp_path: Path, table: str) -> None:
    """A table without its columns is one problem; the documents load."""
    library = read(folder(tmp_path, questions=table))
    assert [str(problem.path) for problem in library.problems] == [QUESTIONS]
    assert (len(library.documents), library.asked) == (1, ())


def test_facts_are_read_or_refused(tmp_path: Path) -> None:
    """read_facts() returns the rows, none without the file, and raises DocumentRefused for another file."""
    assert read_facts(tmp_path) == ()
    header = "fact\tdocument\tblock\tsafe\tinstrument\tclause\n"
    folder(tmp_path, facts=header + "VLB-1\tnhan-vi\tgoc\tyes\tLuật 1/2020/QH14\tĐiều 2\n")
    (fact,) = read_facts(tmp_path)
    assert (fact.id, fact.document, fact.block, fact.safe, fact.clause) == ("VLB-1", "nhan-vi", "goc", True, "Điều 2")
    (tmp_path / FACTS).write_bytes(b"\xff\xfe")
    with pytest.raises(DocumentRefused, match="cannot be read"):
        read_facts(tmp_path)
