"""Vectors and words together, over the starter corpus."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from fakes import HashEmbedder
from small_library import TEXTS, alignments, built

from corpus.errors import QuestionRefused
from corpus.types import Language
from index.cache import EmbeddingCache
from index.generation import assemble
from index.hybrid import HybridIndex

KNOWN = [
    ("Phiên họp lần thứ tư của Tiểu ban TBT với KATS diễn ra ngày nào?", "06/8/2020"),
    ("phien hop lan thu tu cua tieu ban TBT voi KATS dien ra ngay nao", "06/8/2020"),
    ("When was the fourth session of the TBT Sub-Committee with KATS?", "6 August 2020"),
    ("Kế hoạch gồm mấy định hướng chiến lược?", "sáu định hướng"),
    ("ke hoach chien luoc gom may dinh huong", "sáu định hướng"),
    ("How many strategic directions does the ASEAN plan comprise?", "six strategic directions"),
    ("APO đã triển khai bao nhiêu khóa đào tạo?", "55 khóa đào tạo"),
    ("Ai giữ vai trò Chair của ACCSQ nhiệm kỳ 2020-2021?", "Nguyễn Hoàng Linh"),
]


@pytest.fixture(scope="module")
def small() -> HybridIndex:
    return HybridIndex(built(HashEmbedder()), HashEmbedder())


@pytest.mark.parametrize(("question", "held"), KNOWN)
def test_the_known_passage_is_first(starter: HybridIndex, question: str, held: str) -> None:
    """With accents, without them, in English and mixed, the first passage is the one that answers, in the asker's language."""
    asked = starter.understand(question)
    first = starter.search(asked)[0].passage
    assert held in starter.generation.text(first)
    assert first.language is asked.query.language


@pytest.mark.parametrize(("question", "held"), [(KNOWN[0][0], "6 August 2020"), (KNOWN[2][0], "06/8/2020"), (KNOWN[1][0], "6 August 2020")])
def test_the_other_language_is_found(starter: HybridIndex, question: str, held: str) -> None:
    """Asked for the other language alone, the passage that says the same is first."""
    asked = starter.understand(question)
    hits = starter.search(asked, languages=[asked.query.language.other])
    assert {hit.passage.language for hit in hits} == {asked.query.language.other}
    assert held in starter.generation.text(hits[0].passage)


@pytest.mark.parametrize("question", [KNOWN[0][0], KNOWN[1][0], KNOWN[2][0]])
def test_sentences_are_in_the_language_wanted(starter: HybridIndex, question: str) -> None:
    """sentences() gives the best sentence in the language wanted, whichever language was found, and each sentence once."""
    asked = starter.understand(question)
    for found_in in Language:
        hits = starter.search(asked, 5, [found_in])
        for wanted, says in {Language.VI: "06/8/2020", Language.EN: "6 August 2020"}.items():
            sentences = starter.sentences(asked, hits, wanted)
            first = sentences[0]
            assert says in starter.generation.documents[first.passage.document_id].text[slice(*first.span)]
            assert {sentence.passage.language for sentence in sentences} == {wanted}
            assert first.parallel_similarity > 0.3
            assert len({(s.passage.id, s.span) for s in sentences}) == len(sentences)
            assert [s.score for s in sentences] == sorted((s.score for s in sentences), reverse=True)


def test_what_has_no_translation_is_given_as_it_stands(small: HybridIndex) -> None:
    """A document without a pair keeps its sentences, whatever language is wanted; one with a pair gives its pair's."""
    asked = small.understand("Phòng tiếp khách mở cửa lúc nào?")
    sentences = small.sentences(asked, small.search(asked), Language.EN)
    assert {s.passage.document_id for s in sentences} == {"fees-en", "hours-vi"}
    assert {s.parallel_similarity == 0 for s in sentences if s.passage.document_id == "hours-vi"} == {True}
    one = [hit for hit in small.search(asked) if hit.passage.document_id == "fees-vi"]
    spans = {(s.passage.document_id, s.span) for s in small.sentences(asked, one, Language.EN)}
    assert spans == {("fees-en", span) for _, span in alignments()["fees-vi", "fees-en"]}


def test_hits_say_why(starter: HybridIndex) -> None:
    """Hits come best first, each passage once, with figures in their ranges; k and the languages bound them."""
    asked = starter.understand(KNOWN[0][0])
    hits = starter.search(asked, 7)
    assert len({hit.passage.id for hit in hits}) == len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(-1.001 <= hit.similarity <= 1.001 and 0 <= hit.coverage <= 1 for hit in hits)
    assert all(f"{hit.similarity:.3f}" in hit.reason and f"{hit.coverage:.3f}" in hit.reason for hit in hits)
    assert starter.search(asked, 0) == starter.search(asked, 5, []) == []
    assert starter.sentences(asked, [], Language.VI) == []
    assert len(starter.search(asked, 10_000)) <= len(starter.generation.passages)


def test_similarity_is_the_centred_cosine(starter: HybridIndex) -> None:
    """A hit's similarity is the product of the stored vector and the question's, both of length one."""
    asked = starter.understand(KNOWN[2][0])
    assert float(np.linalg.norm(asked.vector)) == pytest.approx(1, abs=1e-5)
    for hit in starter.search(asked, 3):
        row = np.array([starter.generation.passages.index(hit.passage)])
        assert float(starter.generation.passage_vectors.vectors(row)[0] @ asked.vector) == pytest.approx(hit.similarity, abs=1e-5)


@pytest.mark.parametrize("question", ["😀", "?", "xqzw", "\0a", "2020", "TBT", "a" * 2000, "\ufdfa" * 2000])
def test_odd_questions_are_searched(small: HybridIndex, question: str) -> None:
    """A question without a known word is searched like any other, with finite figures."""
    asked = small.understand(question)
    hits = small.search(asked)
    assert len(hits) == len(TEXTS)
    assert all(np.isfinite([hit.score, hit.similarity, hit.coverage]).all() for hit in hits)
    assert small.sentences(asked, hits, Language.VI)


def test_nothing_asked_is_refused(small: HybridIndex) -> None:
    """An empty question reaches neither model nor words."""
    with pytest.raises(QuestionRefused):
        small.understand(" \u200b ")


def test_an_index_of_one_language_answers() -> None:
    """A language without documents, and an index without any, give no hits and no error."""
    generation = built(HashEmbedder())
    index = HybridIndex(generation, HashEmbedder())
    asked = index.understand("What is the fee?")
    assert {hit.passage.language for hit in index.search(asked, languages=[Language.EN])} == {Language.EN}
    empty = HybridIndex(assemble([], lambda _: [], {}, embedder=HashEmbedder(), cache=EmbeddingCache(None)), HashEmbedder())
    assert empty.search(empty.understand("What is the fee?")) == []


def test_threads_get_the_same_answer(starter: HybridIndex) -> None:
    """Questions asked at once are answered as when asked one by one."""
    questions = [question for question, _ in KNOWN]

    def first(question: str) -> tuple[str, float]:
        hit = starter.search(starter.understand(question))[0]
        return hit.passage.id, hit.score

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(first, questions * 2)) == [first(question) for question in questions] * 2
