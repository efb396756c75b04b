"""The tables beside the documents: which fact stands in which block, and which questions people ask of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.blocks import BlockKind, blocks
from corpus.errors import DocumentRefused
from corpus.types import Asked, Document, Span, Text

FACTS, QUESTIONS = "facts.tsv", "questions.tsv"
TABLES = (FACTS, QUESTIONS)
_NOTHING = "-"
"""Stands for the place of a question that nothing answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Which block of a document, and of its translation, a fact stands in, and what it rests on."""

    id: str
    document: str
    block: str
    safe: bool
    """False where the fact still wants checking: its block must then say so."""
    instrument: str
    clause: str


def read_facts(folder: Path) -> tuple[Fact, ...]:
    """The rows of the folder's facts.tsv; none where there is no such file. Raises DocumentRefused if it cannot be read."""
    return tuple(
        Fact(id=fact, document=document, block=block, safe=safe == "yes", instrument=instrument, clause=clause)
        for _, (fact, document, block, safe, instrument, clause) in _rows(folder, FACTS, "fact document block safe instrument clause")
    )


def read_questions(folder: Path, documents: Mapping[str, Document]) -> tuple[tuple[Asked, ...], tuple[DocumentRefused, ...]]:
    """The rows of the folder's questions.tsv, and those that name no place. Raises DocumentRefused.

    A place is the id of a marked block, or words of the document that stand in it once: “the fourth session”. Of a document that the
    table knows, the headings that ask are among its questions.
    """
    asked: list[Asked] = []
    refused: list[DocumentRefused] = []
    for line, (document_id, named, question) in _rows(folder, QUESTIONS, "document place question"):
        document = documents.get(document_id)
        place = _place(document, named) if document else None
        if document and (place or named == _NOTHING):
            asked.append(Asked(document_id=document_id, place=place, text=question))
        else:
            refused.append(_refused(
                QUESTIONS, line,
                Text(vi=f"Không có hoặc có nhiều hơn một chỗ {named} trong {document_id}.",
                     en=f"{document_id} has no place {named}, or several."),
            ))  # fmt: skip
    over = [one for document_id in dict.fromkeys(one.document_id for one in asked) for one in _over(documents[document_id])]
    return (*asked, *over), tuple(refused)


def _over(document: Document) -> Iterator[Asked]:
    """Headings that ask: each is a question, in official words, of what stands under it."""
    found = blocks(document.text)
    starts = [n for n, block in enumerate(found) if block.kind is BlockKind.HEADING]
    for n, after in pairwise([*starts, len(found)]):
        heading = document.text[found[n].start : found[n].end]
        if heading.endswith("?") and after > n + 1:
            yield Asked(document_id=document.id, place=(found[n + 1].start, found[after - 1].end), text=heading)


def _place(document: Document, named: str) -> Span | None:
    if mark := document.mark(named):
        return mark.start, mark.end
    said = named.removeprefix("“").removesuffix("”")
    start = document.text.find(said)
    alone = said != named and start >= 0 and document.text.find(said, start + 1) < 0
    return (start, start + len(said)) if alone else None


def _rows(folder: Path, name: str, header: str) -> list[tuple[int, list[str]]]:
    """The rows below the header, each with the number of its line."""
    path, columns = folder / name, header.split()
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(name, None, Text(vi=f"Không đọc được ({error}).", en=f"It cannot be read ({error}).")) from error
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip()]
    wrong = next((n for n, row in rows if len(row) != len(columns)), None)
    if wrong or not rows or rows[0][1] != columns:
        raise _refused(name, wrong or 1, Text(
            vi=f"Mỗi dòng phải gồm các cột {', '.join(columns)}, cách nhau bằng dấu tab.",
            en=f"Each row must be the columns {', '.join(columns)}, parted by tabs.",
        ))  # fmt: skip
    return rows[1:]


def _refused(name: str, line: int | None, problem: Text) -> DocumentRefused:
    mend = Text(vi="Vui lòng sửa bảng này.", en="Mend the table.")
    return DocumentRefused(path=Path(name), line=line, problem=problem, mend=mend)
