"""The JSON has exactly the keys that clients were promised."""

import json

import pytest
from tiny import EN, ONLY_VI, UNWILLING, VI, WILLING, tiny_index, today

from bot import present
from bot.answerers.extractive import ExtractiveAnswerer
from bot.pipeline import Bot
from bot.refusal import Judge
from bot.types import Found
from index.explain import explain

ANSWER = {"id", "answer", "language", "answered", "citations", "query", "suggestions", "notices", "took_ms"}
CITATION = {
    "marker", "document_id", "title", "url", "language", "quote", "start", "end", "passage", "page", "published", "status", "parallel",
}  # fmt: skip
INDEX = tiny_index(VI, EN, ONLY_VI)

HIT = {
    "passage_id", "document_id", "title", "url", "language", "heading", "text", "start", "end", "page", "published", "status", "score",
    "similarity", "coverage", "reason", "twin",
}  # fmt: skip


@pytest.mark.parametrize("judge", [WILLING, UNWILLING])
def test_an_answer_has_the_keys_of_the_contract(judge: Judge) -> None:
    """Answer and refusal alike; enumerations leave as their plain values."""
    said = present.answer(Bot(lambda: INDEX, ExtractiveAnswerer(), judge, today).ask("Cuộc họp VKFTA diễn ra ngày nào?"))
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
    found = next(Bot(lambda: INDEX, ExtractiveAnswerer(), WILLING, today).stream("Cuộc họp VKFTA?"))
    assert isinstance(found, Found)
    said = present.found(found)
    assert set(said) == {"id", "language", "query", "documents", "notices"}
    assert VI.id in {document["document_id"] for document in said["documents"]}


def test_a_document_comes_with_its_text_only_when_asked_for() -> None:
    """The list of documents does not carry their texts."""
    assert "text" not in present.document(VI)
    assert present.document(VI, with_text=True)["text"] == VI.text
    assert set(present.document(VI, with_text=True)) == {*present.document(VI), "text", "blocks"}


def test_a_hit_quotes_its_passage() -> None:
    """`text` of a hit is the document's text from `start` to `end`."""
    hit = INDEX.search(INDEX.understand("QUATEST hiệu chuẩn cân"))[0]
    said = present.hit(hit, INDEX.generation.documents[hit.passage.document_id])
    assert set(said) == HIT
    assert said["document_id"] == ONLY_VI.id
    assert said["text"] == ONLY_VI.text[said["start"] : said["end"]]
    assert json.loads(json.dumps(said)) == said


def test_a_hit_names_its_twin() -> None:
    """`twin` is the passage that says the same in the other language; null for what stands alone."""
    passages = INDEX.generation.passages_of
    translated = dict(zip((p.id for p in passages[VI.id]), (p.id for p in passages[EN.id]), strict=True))
    hits = INDEX.search(INDEX.understand("Cuộc họp VKFTA diễn ra ngày nào?"))
    said = {hit.passage.id: present.hit(hit, INDEX.generation.documents[hit.passage.document_id])["twin"] for hit in hits}
    for passage_id, twin in translated.items():
        assert said.pop(passage_id) == {"passage_id": twin, "document_id": EN.id, "language": "en"}
    assert set(said.values()) == {None}


def test_an_explanation_is_the_signals_and_the_words() -> None:
    """`explanation` holds signals that add up to the score, the words found, and the span of the nearest sentence in its document."""
    asked = INDEX.understand("QUATEST hiệu chuẩn cân")
    hit = INDEX.search(asked)[0]
    said = present.explanation(explain(INDEX, asked, hit))
    plain = json.loads(json.dumps(said))["explanation"]
    assert set(plain) == {"signals", "matches", "sentence"}
    assert [set(signal) for signal in plain["signals"]] == [{"name", "value", "weight"}] * 3
    assert sum(signal["value"] * signal["weight"] for signal in plain["signals"]) == pytest.approx(hit.score, abs=1e-5)
    assert sum(match["share"] for match in plain["matches"]) == pytest.approx(1)
    assert {"quatest", "hiệu chuẩn", "cân"} <= {match["found"] for match in plain["matches"]}
    assert ONLY_VI.text[slice(*plain["sentence"])] == ONLY_VI.text.strip()


def test_what_was_not_explained_adds_no_key() -> None:
    """Without an explanation a hit has the same keys as ever."""
    assert present.explanation(None) == {}
