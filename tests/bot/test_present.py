"""The JSON has exactly the keys that clients were promised."""

import json

import pytest
from tiny import EN, ONLY_VI, UNWILLING, VI, WILLING, tiny_index

from bot import present
from bot.answerers.extractive import ExtractiveAnswerer
from bot.pipeline import Bot
from bot.refusal import Judge
from bot.types import Found

ANSWER = {"id", "answer", "language", "answered", "citations", "query", "suggestions", "notices", "took_ms"}
CITATION = {
    "marker", "document_id", "title", "url", "language", "quote", "start", "end", "passage", "page", "published", "status", "parallel",
}  # fmt: skip
INDEX = tiny_index(VI, EN, ONLY_VI)


@pytest.mark.parametrize("judge", [WILLING, UNWILLING])
def test_an_answer_has_the_keys_of_the_contract(judge: Judge) -> None:
    """Answer and refusal alike; enumerations leave as their plain values."""
    said = present.answer(Bot(lambda: INDEX, ExtractiveAnswerer(), judge).ask("Cuộc họp VKFTA diễn ra ngày nào?"))
    plain = json.loads(json.dumps(said))
    assert plain == said
    assert set(plain) == ANSWER
    assert {"language", "restored", "expansions"} <= set(plain["query"])
    assert plain["language"] == "vi"
    assert bool(plain["citations"]) is plain["answered"] is not bool(plain["suggestions"])
    for citation in plain["citations"]:
        assert set(citation) == CITATION
        assert citation["status"] == "current"
        assert citation["parallel"] is None or set(citation["parallel"]) == {"document_id", "language", "quote"}
    for suggestion in plain["suggestions"]:
        assert set(suggestion) == {"document_id", "title", "language", "url"}


def test_what_was_found_names_the_documents() -> None:
    """`found` comes before the answer: id, language, query, documents, notices."""
    found = next(Bot(lambda: INDEX, ExtractiveAnswerer(), WILLING).stream("Cuộc họp VKFTA?"))
    assert isinstance(found, Found)
    said = present.found(found)
    assert set(said) == {"id", "language", "query", "documents", "notices"}
    assert VI.id in {document["document_id"] for document in said["documents"]}


def test_a_document_comes_with_its_text_only_when_asked_for() -> None:
    """The list of documents does not carry their texts."""
    assert "text" not in present.document(VI)
    assert present.document(VI, with_text=True)["text"] == VI.text
    assert set(present.document(VI, with_text=True)) == {*present.document(VI), "text"}


def test_a_hit_quotes_its_passage() -> None:
    """`text` of a hit is the document's text from `start` to `end`."""
    hit = INDEX.search(INDEX.understand("QUATEST hiệu chuẩn cân"))[0]
    said = present.hit(hit, INDEX.generation.documents[hit.passage.document_id])
    assert said["document_id"] == ONLY_VI.id
    assert said["text"] == ONLY_VI.text[said["start"] : said["end"]]
    assert json.loads(json.dumps(said)) == said
