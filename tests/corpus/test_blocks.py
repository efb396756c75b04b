"""Blocks and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import BlockKind, blocks, comments, sentences

H, P, I = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM  # noqa: E741 one letter a kind keeps the tables readable


def test_a_comment_of_its_own_lines_is_no_text() -> None:
    """A comment that has its lines to itself parts blocks and belongs to none; within a line, or left open, it is text."""
    text = "Một.\n<!-- {id: a} -->\nHai.\n\n  <!-- lời\nnhắn -->\n\nBa <!-- ở giữa -->.\n\n<!-- để ngỏ\n"
    assert shape(text) == [(P, "Một."), (P, "Hai."), (P, "Ba <!-- ở giữa -->."), (P, "<!-- để ngỏ")]
    assert [inside for _, inside in comments(text)] == ["{id: a}", "lời\nnhắn"]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def shape(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Ông là TS. Nguyễn Văn An.", "Ông nói."],
        ["Máy móc, v.v. được kiểm tra.", "Sau đó nộp."],
        ["Máy móc, v.v.", "Sau đó nộp."],
        ["Nộp tại TP. Hồ Chí Minh.", "Hết."],
        ["See No. 12 for it.", "Then go."],
        ["Lệ phí 1.500.000 đồng.", "Hết."],
        ["Họp ngày 06/8/2020.", "Kết thúc."],
        ["Xem G/TBT/N/VNM/1.", "Góp ý trước 15/11/2020."],
        ["Xem tcvn.gov.vn và ISO 9001:2015.", "Hết."],
        ["Họp năm 2020.", "Sau đó nghỉ."],
        ["Chờ… rồi đi.", "Chờ…", "Đi."],
        ["Chờ... rồi đi.", "Chờ...", "Đi."],
        ["Is it so?", "Yes!", "It is."],
        ["Ông nói: “Xong.”", "Rồi đi."],
        ["1. Hồ sơ gồm đơn.", "Nộp một bộ."],
        ["Use it, e.g. here, i.e. there.", "Done."],
        ["Không có dấu chấm cuối"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(parts: list[str]) -> None:
    """A full stop in an abbreviation, number, date, code or address ends nothing; others and ellipses before a capital do."""
    assert cut(" ".join(parts)) == parts


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" .…!?\n\r\t”)")), max_size=300), st.data())
def test_sentences_cover_all_but_white_space(text: str, data: st.DataObject) -> None:
    """sentences() are ordered spans inside the bounds, trimmed, and nothing but white space lies between them."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for left, right in sentences(text, start, end):
        assert at <= left < right <= end
        assert not text[at:left].strip()
        assert text[left:right] == text[left:right].strip()
        at = right
    assert not text[at:end].strip()


MARKED = "# Một\n\n## Hai\nĐoạn đầu\nnối dòng.\n\n- mục a\n  nối mục\n- mục b\n1. số một\na) chữ a\n\nCuối."


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_headings_items_and_paragraphs_are_told_apart(newline: str) -> None:
    """Blank lines part paragraphs, a lone line end does not; marks stay outside; CRLF changes nothing."""
    found = [(kind, piece.replace("\r\n", "\n")) for kind, piece in shape(MARKED.replace("\n", newline))]
    assert found == [
        (H, "Một"), (H, "Hai"), (P, "Đoạn đầu\nnối dòng."), (I, "mục a\n  nối mục"), (I, "mục b"), (I, "số một"), (I, "chữ a"),
        (P, "Cuối."),
    ]  # fmt: skip
    assert [block.level for block in blocks(MARKED)][:2] == [1, 2]


def test_without_blank_lines_each_line_is_a_block() -> None:
    """A text without blank lines has one block a line, and a short line that ends no sentence is a heading."""
    assert shape("Mở đầu.\r\nVượt khó năm 2020\r\nNăm 2020 đã qua.\r\nKết:\r\nHết.\r\n") == [
        (P, "Mở đầu."), (H, "Vượt khó năm 2020"), (P, "Năm 2020 đã qua."), (P, "Kết:"), (P, "Hết."),
    ]  # fmt: skip


def test_numbers_and_hashes_inside_a_line_mark_nothing() -> None:
    """A year, a decimal or a hash without its space opens no item and no heading."""
    text = "2020. Năm họp.\n\n1.5 là số.\n\n#thẻ này.\n\n-5 độ."
    assert [kind for kind, _ in shape(text)] == [P, P, P, P]


@pytest.mark.parametrize("text", ["", " \r\n\t\n "])
def test_a_blank_text_has_no_blocks(text: str) -> None:
    """blocks() of nothing is nothing."""
    assert blocks(text) == ()


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("\n\r# -*1.a) ")), min_size=1, max_size=300))
def test_blocks_are_ordered_and_lose_no_word(text: str) -> None:
    """blocks() never overlap, never hold only white space, and leave out only white space and opening marks."""
    at, left_out = 0, []
    for block in blocks(text):
        assert at <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        left_out.append(text[at : block.start].strip())
        at = block.end
    left_out.append(text[at:].strip())
    assert all(len(piece) <= len("######") for piece in left_out), left_out
    assert not any(c.isalpha() for piece in left_out for c in piece[:-2])
