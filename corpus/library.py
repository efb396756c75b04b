"""A folder of documents → the documents that can be used, paired across languages, and the files that cannot."""

from dataclasses import dataclass, field
from pathlib import Path

from corpus.blocks import blocks
from corpus.errors import CorpusError, DocumentProblem, DocumentRefused, PairMissing
from corpus.loaders import SUFFIXES, line_of, load
from corpus.parallel import Pair, align
from corpus.tables import TABLES, read_questions
from corpus.types import Asked, Document, Text

STARTER = Path(__file__).parent / "documents"
"""The corpus that ships with the project."""


@dataclass(frozen=True, slots=True)
class Library:
    """The documents of a folder in order of their path, and every problem met on the way."""

    documents: tuple[Document, ...]
    problems: tuple[DocumentProblem, ...] = ()
    asked: tuple[Asked, ...] = ()
    """The questions that people ask of the documents."""
    alignments: dict[tuple[str, str], tuple[Pair, ...]] = field(default_factory=dict)
    """(document id, id of its translation) → aligned spans; each pair stands in both directions."""


def read(folder: Path) -> Library:
    """Load, check and pair a folder. A bad file is refused and the others load.

    Raises:
        CorpusError: the folder is missing or holds no file at all.
    """
    if not folder.is_dir():
        raise CorpusError(
            vi=f"Không có thư mục {folder}. Vui lòng kiểm tra đường dẫn.", en=f"There is no folder {folder}. Check the path."
        )
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and not _hidden(p.relative_to(folder)) and not _table(p, folder)]
    if not files:
        raise CorpusError(
            vi=f"Thư mục {folder} không có tài liệu nào. Vui lòng thêm tệp .md hoặc .txt.",
            en=f"The folder {folder} holds no documents. Add .md or .txt files.",
        )
    documents: dict[str, Document] = {}
    names: dict[str, Path] = {}
    problems: list[DocumentProblem] = []
    for path in files:
        try:
            document = _load(path, path.relative_to(folder), names)
        except DocumentRefused as refused:
            problems.append(refused)
        else:
            documents[document.id], names[document.id] = document, path.relative_to(folder)
    alignments: dict[tuple[str, str], tuple[Pair, ...]] = {}
    for document in [d for d in documents.values() if d.translation_of]:
        try:
            pairs = _pair(document, names[document.id], documents, alignments)
        except DocumentProblem as problem:
            problems.append(problem)
            if isinstance(problem, DocumentRefused):
                del documents[document.id]
        else:
            original = str(document.translation_of)
            alignments[original, document.id] = pairs
            alignments[document.id, original] = tuple((right, left) for left, right in pairs)
    asked, unplaced = _asked(folder, documents)
    return Library(documents=tuple(documents.values()), problems=(*problems, *unplaced), asked=asked, alignments=alignments)


def _asked(folder: Path, documents: dict[str, Document]) -> tuple[tuple[Asked, ...], tuple[DocumentProblem, ...]]:
    try:
        return read_questions(folder, documents)
    except DocumentRefused as refused:
        return (), (refused,)


def _table(path: Path, folder: Path) -> bool:
    return path.parent == folder and path.name in TABLES


def _hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)


def _load(path: Path, name: Path, names: dict[str, Path]) -> Document:
    if path.suffix.lower() not in SUFFIXES:
        raise DocumentRefused(
            path=name,
            problem=Text(vi=f"Chưa đọc được loại tệp «{path.suffix}».", en=f"Files of the kind «{path.suffix}» cannot be read."),
            mend=Text(
                vi="Lưu thành .md hoặc .txt, hoặc chuyển tệp ra khỏi thư mục.",
                en="Save it as .md or .txt, or move it out of the folder.",
            ),
        )
    document = load(path, name)
    if document.id in names:
        first = names[document.id]
        raise DocumentRefused(
            path=name, line=line_of(path, "id"),
            problem=Text(vi=f"Mã «{document.id}» đã dùng ở {first}.", en=f"The id «{document.id}» is taken by {first}."),
            mend=Text(vi="Đặt một id khác trong phần khai báo.", en="Give it another id in the front matter."),
        )
    return document


def _pair(
    document: Document, name: Path, documents: dict[str, Document], taken: dict[tuple[str, str], tuple[Pair, ...]]
) -> tuple[Pair, ...]:
    """The spans of the original and of its translation that say the same; raises DocumentProblem."""
    original = documents.get(document.translation_of or "")
    if original is None:
        raise PairMissing(
            path=name,
            problem=Text(
                vi=f"Bản gốc «{document.translation_of}» không có trong thư mục; tài liệu được nạp riêng lẻ.",
                en=f"Its original «{document.translation_of}» is not in the folder; the document is loaded alone.",
            ),
            mend=Text(vi="Thêm hoặc sửa bản gốc, hoặc sửa translation_of.", en="Add or mend the original, or correct translation_of."),
        )
    if original.language is document.language or original.translation_of or any(original.id == left for left, _ in taken):
        raise DocumentRefused(
            path=name,
            problem=Text(
                vi=f"Không thể là bản dịch của «{original.id}» (cùng ngôn ngữ, hoặc bản gốc đã có bản dịch).",
                en=f"It cannot be the translation of «{original.id}» (same language, or the original has one already).",
            ),
            mend=Text(vi="Vui lòng sửa language hoặc translation_of.", en="Correct language or translation_of."),
        )
    _check_blocks(original, document, name)
    return align(original, document)


def _check_blocks(original: Document, document: Document, name: Path) -> None:
    ours, theirs = blocks(document.text), blocks(original.text)
    same = [a.kind is b.kind for a, b in zip(ours, theirs, strict=False)]
    if all(same) and len(ours) == len(theirs):
        return
    at = same.index(False) if not all(same) else min(len(ours), len(theirs))
    place = document.text[ours[at].start : ours[at].end][:40] if at < len(ours) else "…"
    raise DocumentRefused(
        path=name,
        problem=Text(
            vi=f"Bản dịch có {len(ours)} đoạn, bản gốc có {len(theirs)}; lệch từ đoạn {at + 1} («{place}»).",
            en=f"The translation has {len(ours)} blocks and the original {len(theirs)}; they part at block {at + 1} («{place}»).",
        ),
        mend=Text(vi="Vui lòng chia đoạn giống bản gốc.", en="Give it the same headings, paragraphs and items as the original."),
    )
