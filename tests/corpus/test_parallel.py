"""Sentences of two languages side by side."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.parallel import align, parallel_of
from corpus.types import Document, Language


def pair(vi: str, en: str) -> tuple[Document, Document]:
    return (
        Document(id="vi", title="vi", text=vi, language=Language.VI),
        Document(id="en", title="en", text=en, language=Language.EN, translation_of="vi"),
    )


def said(vi: str, en: str) -> list[tuple[str, str]]:
    return [(vi[a:b], en[c:d]) for (a, b), (c, d) in align(*pair(vi, en))]


def test_sentences_pair_one_to_one_in_order() -> None:
    """Blocks with as many sentences on each side pair them one by one."""
    assert said("Một câu. Hai câu.\nBa câu.", "Sentence one. Sentence two.\nSentence three.") == [
        ("Một câu.", "Sentence one."), ("Hai câu.", "Sentence two."), ("Ba câu.", "Sentence three."),
    ]  # fmt: skip


def test_two_sentences_pair_with_one() -> None:
    """Where a translator joined or split sentences, lengths and numbers tell which."""
    vi = "Họp ngày 06/8/2020 tại Hà Nội. Có 55 khóa đào tạo. Kết quả rất tốt và được các bên ghi nhận."
    en = "The meeting of 6/8/2020 in Ha Noi had 55 courses. The results were very good and were acknowledged by the parties."
    assert [(a.count("."), b.count(".")) for a, b in said(vi, en)] == [(2, 1), (1, 1)]
    assert [(a.count("."), b.count(".")) for a, b in said(en, vi)] == [(1, 2), (1, 1)]


def test_numbers_outweigh_length() -> None:
    """A sentence finds the one with its numbers though another is nearer in length."""
    vi = "Năm 2019 họp 3 lần. Năm 2020 họp 7 lần ở nhiều nơi khác nhau trong cả nước. Hết năm 2021."
    en = "In 2019, three (3) meetings were held in all. There were 7 in 2020. End of the year 2021."
    assert [a[4:8] for a, b in said(vi, en) if "2020" in b] == ["2020"]


COUNTS = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=5)


@given(COUNTS)
def test_pairs_are_ordered_and_stay_in_their_block(counts: list[tuple[int, int]]) -> None:
    """Pairs never cross, never overlap, never leave their block, and every block has at least one."""
    vi = "\n".join(" ".join(f"Câu thứ {n}." for n in range(left)) for left, _ in counts)
    en = "\n".join(" ".join(f"This is sentence {n}." for n in range(right)) for _, right in counts)
    at, other = 0, 0
    lines = set()
    for (a, b), (c, d) in align(*pair(vi, en)):
        assert at <= a < b <= len(vi)
        assert other <= c < d <= len(en)
        assert "\n" not in vi[a:b] + en[c:d]
        assert vi.count("\n", 0, a) == en.count("\n", 0, c)
        lines.add(vi.count("\n", 0, a))
        at, other = b, d
    assert len(lines) == len(counts)


def test_a_very_long_paragraph_is_aligned() -> None:
    """A block of more than a thousand sentences does not exhaust the interpreter's stack."""
    vi = " ".join(f"Câu số {n} ở đây." for n in range(1200))
    en = " ".join(f"Sentence {n} is here." for n in range(1200))
    assert len(said(vi, en)) == 1200


def test_parallel_of_spans_all_it_touches() -> None:
    """parallel_of() gives the smallest span on the right that says all that is touched on the left, or None."""
    pairs = (((0, 10), (0, 12)), ((11, 20), (13, 25)), ((30, 40), (30, 44)))
    assert parallel_of(pairs, 2, 5) == (0, 12)
    assert parallel_of(pairs, 5, 12) == (0, 25)
    assert parallel_of(pairs, 10, 11) is None
    assert parallel_of(pairs, 20, 30) is None
    assert parallel_of((), 0, 5) is None
