"""Links that lead into the corpus."""

from corpus.links import Link, links, without_targets


def test_links_name_a_document_a_block_or_both() -> None:
    """links() yields those into the corpus and passes over the web."""
    text = "Xem [nhãn](nhan-vi), [quy định mới](#moi), [mục c](nhan-vi#c) và [trang](https://example.org/a), [thư](mailto:a@example.org)."
    assert list(links(text)) == [
        Link(label="nhãn", document_id="nhan-vi", mark=None),
        Link(label="quy định mới", document_id=None, mark="moi"),
        Link(label="mục c", document_id="nhan-vi", mark="c"),
    ]


def test_a_reader_sees_labels() -> None:
    """without_targets() leaves the label of every link and the rest as it is."""
    assert without_targets("[ba mức độ rủi ro](#x) (Nghị định 37/2026/NĐ-CP)") == "ba mức độ rủi ro (Nghị định 37/2026/NĐ-CP)"
