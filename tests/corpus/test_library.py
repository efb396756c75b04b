"""A folder: what loads, what is refused, what pairs."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError, DocumentProblem, DocumentRefused, PairMissing
from corpus.library import Library, read
from corpus.types import Language

GOOD = "---\nid: good\nlanguage: vi\n---\nMột câu. Hai câu.\n\nĐoạn hai.\n"
TWIN = "---\nid: twin\nlanguage: en\ntranslation_of: good\n---\nOne. Two.\n\nThe second block.\n"


def folder(root: Path, **files: str | bytes) -> Library:
    """Write files (a `__` in a name is its dot) beside one good document, and read the folder."""
    for name, content in {"good__md": GOOD, **files}.items():
        (root / name.replace("__", ".")).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(root)


def only_problem(library: Library, name: str) -> DocumentProblem:
    """The single problem; it names the file and says in both languages what is wrong and what mends it."""
    (problem,) = library.problems
    for language, part in ((Language.VI, problem.mend.vi), (Language.EN, problem.mend.en)):
        assert problem.to(language).startswith(name)
        assert problem.to(language).endswith(part)
    assert problem.to(Language.VI) != problem.to(Language.EN)
    return problem


def ids(library: Library) -> list[str]:
    return [document.id for document in library.documents]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("---\ntitle: a: b\n---\nx\n", 2), ("---\ntitel: a\n---\nx\n", 2), ("---\ntitle: a\nx\n", 1), ("Một".encode("utf-16"), 1),
        ("é".encode("latin-1"), 1), (b"a\n\0", 2), ("", 1), ("---\nid: a\n---\n \n", 4), ("---\nid: " + "[" * 5000 + "\n---\nx\n", None),
    ],
    ids=["yaml", "unknown-key", "unclosed", "utf-16", "latin-1", "nul", "empty", "no-text", "deep-yaml"],
)  # fmt: skip
def test_a_bad_file_is_refused_and_the_others_load(tmp_path: Path, content: str | bytes, line: int | None) -> None:
    """read() goes on past a file it cannot use and reports it."""
    library = folder(tmp_path, bad__md=content, last__txt="Văn bản cuối.")
    problem = only_problem(library, "bad.md")
    assert isinstance(problem, DocumentRefused)
    assert line is None or problem.line == line
    assert ids(library) == ["good", "last"]


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    """A file that is neither .md nor .txt is named, with the kinds that can be read; capitals and hidden files are fine."""
    library = folder(tmp_path, report__docx=b"PK", note__TXT="Ghi chú.", __hidden=b"\0")
    assert ".md" in only_problem(library, "report.docx").mend.en
    assert ids(library) == ["good", "note"]


def test_a_taken_id_is_refused_with_both_files(tmp_path: Path) -> None:
    """The second file with an id is refused at the line of its id; the message names the first."""
    library = folder(tmp_path, later__md="---\ntitle: x\nid: good\n---\nKhác.\n")
    problem = only_problem(library, "later.md")
    assert (problem.line, "good.md" in problem.problem.vi, "good.md" in problem.problem.en) == (3, True, True)
    assert next(d for d in library.documents if d.id == "good").text.startswith("Một")


def test_an_id_taken_from_a_file_name_has_no_line_in_the_text(tmp_path: Path) -> None:
    """Where the id comes from the file's name, a line of the text that looks like a key is not blamed."""
    library = folder(tmp_path, good__txt="Văn bản.\n\nid: 12\n")
    assert only_problem(library, "good.txt").line in (None, 1)


def test_a_translation_pairs_with_its_original(tmp_path: Path) -> None:
    """A pair is aligned in both directions, each the mirror of the other."""
    library = folder(tmp_path, twin__md=TWIN)
    assert not library.problems
    there, back = library.alignments["good", "twin"], library.alignments["twin", "good"]
    assert len(there) == 3
    assert back == tuple((right, left) for left, right in there)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("One. Two.\n\nSecond.\n\nThird.\n", "3 blocks and the original 2"),
        ("One. Two.\n\n- Second.\n", "part at block 2 («Second.»)"),
        ("One. Two.\n", "1 blocks and the original 2"),
    ],
)
def test_a_translation_whose_blocks_do_not_line_up_is_refused(tmp_path: Path, body: str, said: str) -> None:
    """The refusal says how many blocks each has and where they part; the original still loads."""
    library = folder(tmp_path, twin__md=f"---\nlanguage: en\ntranslation_of: good\n---\n{body}")
    problem = only_problem(library, "twin.md")
    assert isinstance(problem, DocumentRefused)
    assert said in problem.problem.en
    assert (ids(library), library.alignments) == (["good"], {})


def test_a_translation_of_a_missing_document_loads_alone(tmp_path: Path) -> None:
    """The document is kept, unpaired, and the missing original is named."""
    library = folder(tmp_path, twin__md=TWIN.replace("translation_of: good", "translation_of: gone"))
    problem = only_problem(library, "twin.md")
    assert isinstance(problem, PairMissing)
    assert "«gone»" in problem.problem.en
    assert "«gone»" in problem.problem.vi
    assert (ids(library), library.alignments) == (["good", "twin"], {})


@pytest.mark.parametrize("target", ["good", "twin"], ids=["same-language", "itself"])
def test_a_translation_into_its_own_language_is_refused(tmp_path: Path, target: str) -> None:
    """A translation must be in the other language, and of another document."""
    twin = TWIN.replace("language: en", "language: vi").replace("translation_of: good", f"translation_of: {target}")
    library = folder(tmp_path, twin__md=twin)
    assert isinstance(only_problem(library, "twin.md"), DocumentRefused)
    assert ids(library) == ["good"]


def test_an_original_has_one_translation(tmp_path: Path) -> None:
    """A second translation of the same original is refused; the first stays paired."""
    library = folder(tmp_path, twin__md=TWIN, zwin__md=TWIN.replace("id: twin", "id: zwin"))
    only_problem(library, "zwin.md")
    assert set(library.alignments) == {("good", "twin"), ("twin", "good")}


@pytest.mark.parametrize("name", ["missing", "empty", "file.md"])
def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path, name: str) -> None:
    """A missing folder, an empty one and a file in its place raise CorpusError with the mend in both languages."""
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    (tmp_path / "empty" / ".git" / "a.md").write_text("x")
    (tmp_path / "file.md").write_text("x")
    with pytest.raises(CorpusError) as caught:
        read(tmp_path / name)
    vi, en = caught.value.to(Language.VI), caught.value.to(Language.EN)
    assert str(tmp_path / name) in vi
    assert str(tmp_path / name) in en
    assert "Vui lòng" in vi
    assert any(word in en for word in ("Check", "Add"))
