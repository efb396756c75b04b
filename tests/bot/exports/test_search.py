"""What was found leaves as a table and as a document: word for word, in the asker's language, harmless in every program."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from urllib.parse import unquote
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as Docx
from tiny import EN, TODAY, VI, tiny_index

from bot.desk_search import look_up
from bot.exports.csv_table import csv_table
from bot.exports.search import Results, as_csv, as_docx, as_file
from bot.search_filter import SearchFilter
from corpus.types import Document, Language, Status, Validity

HOSTILE = Document(
    id="la-vi", title="=Tiêu đề\x0b", language=Language.VI, kind="article", validity=Validity(status=Status.SUPERSEDED, as_of="2026-11-26"),
    text="=HYPERLINK(\"http://x\")\x00 <b>&amp;</b>\x0b thử nghiệm\ufffe cân \U0001f600.\n\n- Cân \"điện tử\", quả cân;\n+ thước.\n",
)  # fmt: skip


EVERYTHING = SearchFilter()


def results(
    *documents: Document, query: str = "cuộc họp VKFTA", language: Language = Language.VI, wanted: SearchFilter = EVERYTHING
) -> Results:
    index = tiny_index(*documents)
    hits = look_up(index, index.understand(query), wanted, 10, TODAY)
    return Results(query=query, wanted=wanted, hits=hits, day=TODAY, language=language, origin="https://bot.example/")


def rows(found: Results) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(found).decode("utf-8-sig"), newline="")))


def word(found: Results) -> Docx:
    return docx.Document(io.BytesIO(as_docx(found)))


def text_of(document: Docx, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def slices(found: Results) -> list[str]:
    return [hit.document.text[hit.hit.passage.start : hit.hit.passage.end] for hit in found.hits]


def test_a_table_has_a_row_for_each_hit_and_its_quotes_are_slices() -> None:
    """The offsets of a row cut its quote out of its document; the nearest sentence and the other language stand beside it."""
    found = results(VI, EN)
    table = rows(found)
    assert len(table) == len(found.hits) > 1
    documents = {document.id: document for document in (VI, EN)}
    for row in table:
        document = documents[row["Mã tài liệu"]]
        quote = document.text[int(row["Từ ký tự"]) : int(row["Đến ký tự"])]
        assert row["Đoạn trích nguyên văn"] == quote
        assert row["Câu sát nhất"] in quote
        assert row["Bản ngôn ngữ còn lại"] in documents["hop-en" if document is VI else "hop-vi"].text
        assert row["Xem trong tài liệu"] == f"https://bot.example/documents/{document.id}#c{row['Từ ký tự']}-{row['Đến ký tự']}"


def test_a_table_opens_in_a_spreadsheet() -> None:
    """It begins with the mark of UTF-8, its lines end as RFC 4180 has them, and its columns speak the asker's language."""
    written = as_csv(results(VI, EN, language=Language.EN))
    assert written.startswith(b"\xef\xbb\xbfNo.,Document,")
    assert written.endswith(b"\r\n")
    assert as_csv(results(VI, EN)).decode("utf-8-sig").startswith("STT,Tài liệu,")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n@", "\x00=", "＝", "\u00a0="])
def test_no_cell_is_a_formula(begin: str) -> None:
    """Words that a spreadsheet would reckon with begin with an apostrophe; numbers stay numbers."""
    cells = next(csv.reader(io.StringIO(csv_table([f"{begin}1+1"], []).decode("utf-8-sig"), newline="")))
    assert cells[0].startswith("'")
    assert csv_table(["a", "1 - 1"], [[-0.5, None]]).decode("utf-8-sig") == "a,1 - 1\r\n-0.5,\r\n"


def test_hostile_documents_break_neither_file() -> None:
    """Controls and non-characters are left out, marks of HTML and quotes stay, and both files read back."""
    found = results(HOSTILE, query="cân điện tử\x0b")
    cells = " ".join(cell for row in rows(found) for cell in row.values())
    assert "'=HYPERLINK(\"http://x\") <b>&amp;</b> thử nghiệm cân \U0001f600." in cells
    document = word(found)
    assert any("<b>&amp;</b> thử nghiệm cân \U0001f600." in quote for quote in text_of(document, "Quote"))
    assert any("=Tiêu đề" in heading for heading in text_of(document, "Heading 1"))
    with zipfile.ZipFile(io.BytesIO(as_docx(found))) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))  # noqa: S314 - our own file
    assert not [sign for sign in "\x00\x0b\ufffe" if sign in cells]


def test_a_document_quotes_word_for_word_and_cites() -> None:
    """A heading, a quote that is a slice with its nearest sentence in bold, and a citation for each hit."""
    found = results(VI, EN)
    document = word(found)
    assert text_of(document, "Title") == ["Kết quả tra cứu"]
    assert text_of(document, "Quote") == slices(found)
    bold = [run.text for p in document.paragraphs if p.style and p.style.name == "Quote" for run in p.runs if run.bold]
    assert bold == [hit.document.text[slice(*hit.spans[0])] for hit in found.hits]
    for hit, heading, cited in zip(found.hits, text_of(document, "Heading 1"), text_of(document, "Caption"), strict=True):
        passage = hit.hit.passage
        assert heading.endswith(hit.document.title)
        assert hit.document.id in cited
        assert f"ký tự {passage.start}–{passage.end}" in cited
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Nội dung tra cứu: cuộc họp VKFTA" in said
    assert "Ngày tra cứu: 26/11/2026" in said
    assert "tháng 8/2020; https://tcvn.gov.vn/" in said


def test_a_document_says_what_no_longer_holds() -> None:
    """The status stands before the quote and in the citation, and only where something is to be said."""
    ended = word(results(HOSTILE, query="cân điện tử"))
    assert "Hết hiệu lực" in text_of(ended, "Caption")[0]
    assert text_of(ended, "Normal")[-1] == "Hết hiệu lực:"
    assert "iệu lực" not in text_of(word(results(VI)), "Caption")[0]


def test_a_document_names_its_filters_in_the_asked_language() -> None:
    """All that was left out of the search is told."""
    wanted = SearchFilter(kind="document", organisation="KATS", first=2019, last=2021, in_force=True)
    found = results(VI, EN, language=Language.EN, wanted=wanted)
    said = "\n".join(paragraph.text for paragraph in word(found).paragraphs)
    assert "Filters: kind: document; organisation: KATS; from 2019; to 2021; only what is in force" in said
    assert "Search results" in said
    assert "Filters: none" in "\n".join(p.text for p in word(results(VI, language=Language.EN)).paragraphs)


def test_nothing_found_is_said() -> None:
    """A search without hits makes a document that says so, and a table of one line."""
    found = results(VI, wanted=SearchFilter(kind="nothing-of-the-kind"))
    assert "Không có đoạn nào phù hợp." in [paragraph.text for paragraph in word(found).paragraphs]
    assert rows(found) == []


@pytest.mark.parametrize(("language", "tag", "other"), [(Language.VI, "vi-VN", "en-US"), (Language.EN, "en-US", "vi-VN")])
def test_a_document_says_of_itself_what_is_true(language: Language, tag: str, other: str) -> None:
    """Its properties name us, the query and the day, nothing of the template; quotes in the other language are tagged."""
    made = as_docx(results(VI, EN, query="VKFTA KATS", language=language, wanted=SearchFilter(language=language.other)))
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.language) == ("Hỏi Đáp", "Hỏi Đáp", "", tag)
    assert about.title.endswith(": VKFTA KATS")
    assert about.created == about.modified == datetime(2026, 11, 26, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
        assert f'<w:lang w:val="{tag}"' in parts.read("word/styles.xml").decode()
        assert f'<w:lang w:val="{other}"' in parts.read("word/document.xml").decode()
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything


NAMES = ["Nhãn hàng hóa", 'a/b\\c:d*e?f"g<h>i|j\r\nSet-Cookie: k', "../../etc/passwd", "…", "😀", "ă" * 2000, "a.docx."]


@pytest.mark.parametrize("query", NAMES)
def test_a_file_is_named_after_its_query(query: str) -> None:
    """Both names of Content-Disposition are safe on every system; the second keeps the accents."""
    found = Results(query=query, wanted=SearchFilter(), hits=[], day=date(2026, 11, 26), language=Language.VI, origin="")
    named = as_file(found, "docx").disposition
    assert named.isascii()
    assert named.isprintable()
    plain, full = named.removeprefix('attachment; filename="').split('"; filename*=UTF-8\'\'')
    for name in (plain, unquote(full)):
        assert name.endswith("2026-11-26.docx")
        assert not set('/\\:*?"<>|\r\n') & set(name)
        assert len(name.encode()) < 255
        assert ".." not in name
    assert unquote(full).startswith("Kết quả tra cứu")
