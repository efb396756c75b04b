"""An extractive answer is made of the documents' own sentences."""

from tiny import EN, ONLY_VI, VI, tiny_index

from bot.answerers.extractive import ExtractiveAnswerer
from bot.evidence import Evidence, weigh
from corpus.text import squeeze
from corpus.types import Document, Language
from index.hybrid import HybridIndex

LIST = Document(
    id="danh-sach-vi", title="Danh sách", language=Language.VI,
    text="Các hội nghị do Tổng cục chủ trì gồm:\n\n- Hội nghị ACCSQ lần thứ 53;\n- Hội nghị GBM lần thứ 62;\n- Kỳ họp WG1 lần thứ 46.\n\n"
    "Trụ sở đặt tại Hà Nội.\n",
)  # fmt: skip


def evidence(index: HybridIndex, question: str) -> Evidence:
    asked = index.understand(question)
    language = asked.query.language
    return weigh(asked.query, language, index.sentences(asked, index.search(asked), language), index.generation)


def test_every_statement_is_the_text_of_its_quote() -> None:
    """A statement says what its one quote says, white space apart, and no place is said twice."""
    index = tiny_index(VI, EN, ONLY_VI)
    said = list(ExtractiveAnswerer().answer(evidence(index, "Cuộc họp VKFTA diễn ra ngày nào?")))
    assert said
    spans = set()
    for statement in said:
        (quote,) = statement.quotes
        assert statement.text == squeeze(index.generation.documents[quote.document_id].text[slice(*quote.span)])
        spans.add((quote.document_id, quote.span))
    assert len(spans) == len(said) <= 3


def test_the_best_sentence_comes_first() -> None:
    """The first statement is the best sentence of the evidence."""
    found = evidence(tiny_index(VI, EN, ONLY_VI), "Cơ quan KATS đồng chủ trì cuộc họp với ai?")
    first = next(ExtractiveAnswerer().answer(found))
    assert "KATS" in first.text
    assert first.quotes[0].span == found.sentences[0].span


def test_a_line_that_opens_a_list_brings_the_list() -> None:
    """"… gồm:" alone answers nothing: the items are quoted with it, in one place."""
    said = list(ExtractiveAnswerer().answer(evidence(tiny_index(LIST), "Các hội nghị do Tổng cục chủ trì gồm những gì?")))
    opening = next(statement for statement in said if "gồm:" in statement.text)
    assert all(name in opening.text for name in ("ACCSQ", "GBM", "WG1"))
    assert sum("GBM" in statement.text for statement in said) == 1


def test_no_evidence_says_nothing() -> None:
    """Without sentences there are no statements."""
    found = evidence(tiny_index(VI, EN), "Cuộc họp VKFTA?")
    empty = Evidence(query=found.query, language=found.language, sentences=(), generation=found.generation)
    assert list(ExtractiveAnswerer().answer(empty)) == []
