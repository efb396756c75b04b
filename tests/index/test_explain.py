"""The explanation of a hit adds up, and names only what is there."""

import math
from dataclasses import replace
from itertools import product

import pytest
from fakes import HashEmbedder, Preferring
from small_library import TEXTS, aligned, chunk, generation_of, written

from corpus.types import Language
from index.explain import Explanation, explain
from index.fusion import PASSAGES, Weights
from index.hybrid import HybridIndex
from index.stores.bm25 import terms
from index.types import Hit

QUESTIONS = [
    "Phiên họp lần thứ tư của Tiểu ban TBT với KATS diễn ra ngày nào?",
    "phien hop lan thu tu cua tieu ban TBT voi KATS dien ra ngay nao",
    "When was the fourth session of the TBT Sub-Committee with KATS?",
    "How many training courses did the APO hold, and how many people joined the courses?",
    "Ai giữ vai trò Chair của ACCSQ nhiệm kỳ 2020-2021?",
]
POOLS = [list(Language), [Language.VI], [Language.EN]]


@pytest.fixture(scope="module")
def small() -> HybridIndex:
    """Fees in both languages, declared; opening hours in Vietnamese alone."""
    fees, permit, _ = written(TEXTS)
    return HybridIndex(generation_of(TEXTS, HashEmbedder(), pairs=aligned(fees, permit)), HashEmbedder())


def explained(index: HybridIndex, question: str, languages: list[Language], k: int = 10) -> list[tuple[Hit, Explanation]]:
    asked = index.understand(question)
    return [(hit, explain(index, asked, hit)) for hit in index.search(asked, k, languages)]


def total(why: Explanation) -> float:
    return sum(signal.value * signal.weight for signal in why.signals)


@pytest.mark.parametrize(("question", "languages"), list(product(QUESTIONS, POOLS)), ids=str)
def test_the_signals_add_up(starter: HybridIndex, question: str, languages: list[Language]) -> None:
    """Value times weight, over all signals, is the score; with a translation that scored better, no more than it."""
    for hit, why in explained(starter, question, languages):
        if len(languages) == 1 or hit.twin is None:
            assert total(why) == pytest.approx(hit.score, abs=1e-4)
        else:
            assert total(why) <= hit.score + 1e-4


def test_every_weight_is_the_one_that_counted(small: HybridIndex) -> None:
    """With whatever weights an index searches, its explanations add up by them."""
    weights = Weights(passage=0.3, sentence=0.7, words=0.2, words_across=0.9, other_language={Language.EN: 0.4}, reranked=3.0)
    index = HybridIndex(small.generation, HashEmbedder(), weights=weights, reranker=Preferring("sáng"))
    for question, languages in product(("When does the room open?", "Lệ phí bao nhiêu?"), POOLS):
        found = explained(index, question, languages)
        assert all(total(why) == pytest.approx(hit.score, abs=1e-4) for hit, why in found if len(languages) == 1 or hit.twin is None)
        assert any(hit.coverage > 0 for hit, _ in found) or question.startswith("When")


def test_what_exists_only_in_the_other_language_says_so(small: HybridIndex) -> None:
    """The bonus is a signal of a hit without a twin in a language not the asker's, and of no other hit."""
    for question, bonus in (("When does the room open?", {"hours-vi"}), ("Phòng mở cửa khi nào?", set())):
        found = explained(small, question, list(Language))
        helped = {hit.passage.document_id for hit, why in found if "other_language" in [signal.name for signal in why.signals]}
        assert helped == bonus
        assert all(total(why) == pytest.approx(hit.score, abs=1e-4) for hit, why in found if hit.passage.document_id == "hours-vi")


def test_a_judgement_is_a_signal(small: HybridIndex) -> None:
    """Where a reranker judged, its judgement is a signal with its weight, and the sum still holds."""
    index = HybridIndex(small.generation, HashEmbedder(), reranker=Preferring("sáng"))
    for hit, why in explained(index, "When does the room open?", [Language.VI]):
        last = why.signals[-1]
        assert (last.name, last.value, last.weight) == ("reranker", hit.reranked, PASSAGES.reranked)
        assert total(why) == pytest.approx(hit.score, abs=1e-4)
    assert all(signal.name != "reranker" for _, why in explained(small, "Giờ mở cửa?", list(Language)) for signal in why.signals)


@pytest.mark.parametrize(("question", "languages"), list(product(QUESTIONS, POOLS)), ids=str)
def test_the_shares_of_what_was_found_are_one_whole(starter: HybridIndex, question: str, languages: list[Language]) -> None:
    """Where words were found their shares are positive, come best first and sum to 1; where the signal is 0 there are none."""
    matched = 0
    for hit, why in explained(starter, question, languages):
        shares = [match.share for match in why.matches]
        assert shares == sorted(shares, reverse=True)
        assert all(share > 0 for share in shares)
        assert bool(shares) is (hit.coverage > 0)
        if shares:
            matched += 1
            assert math.fsum(shares) == pytest.approx(1.0, abs=1e-6)
    assert matched


@pytest.mark.parametrize(("question", "languages"), list(product(QUESTIONS, POOLS)), ids=str)
def test_what_was_found_stands_there(starter: HybridIndex, question: str, languages: list[Language]) -> None:
    """Every word found is one of the passage, its title or its heading, and what was said is a word of the question as it was read."""
    asked = starter.understand(question)
    for hit in starter.search(asked, 10, languages):
        passage, language = hit.passage, hit.passage.language
        document = starter.generation.documents[passage.document_id]
        known = {term for text in (document.title, passage.heading, starter.generation.text(passage)) for term in terms(text, language)}
        known |= set(terms(". ".join([document.title, passage.heading, starter.generation.text(passage)]), language))
        said = {concept.said for concept in asked.concepts.get(language, ())} | set(asked.query.terms[language]) | {""}
        for match in explain(starter, asked, hit).matches:
            assert set(match.found.split()) <= known
            assert match.said in said


def test_a_translation_is_named(small: HybridIndex) -> None:
    """For a hit of the other language it is told what was said, and as which word it was found."""
    for question, language, document, found in (
        ("When does the room open?", Language.VI, "hours-vi", ("room", "phòng")),
        ("Lệ phí bao nhiêu?", Language.EN, "fees-en", ("lệ phí", "fee")),
    ):
        whys = {hit.passage.document_id: why for hit, why in explained(small, question, [language])}
        assert found in [(match.said, match.found) for match in whys[document].matches]


@pytest.mark.parametrize("question", [*QUESTIONS, "Fee, fee or permit: which fee for the permit?", "Phí, phí hay giấy: phí nào cho giấy?"])
def test_matches_make_up_the_score_of_the_words(small: HybridIndex, question: str) -> None:
    """What the words found across languages add, one by one, is what they add together, words said twice among them."""
    asked = small.understand(question)
    for language, concepts in asked.concepts.items():
        store = small.generation.words[language]
        scores, _ = store.across(concepts)
        for row, score in enumerate(scores.tolist()):
            assert math.fsum(store.matches_across(row, concepts).values()) == pytest.approx(score, abs=1e-5)


@pytest.mark.parametrize(("question", "languages"), list(product(QUESTIONS[:3], POOLS)), ids=str)
def test_the_nearest_sentence_is_one_of_the_passage(starter: HybridIndex, question: str, languages: list[Language]) -> None:
    """The sentence named belongs to the passage, and it is the one whose cosine is the sentence signal."""
    asked = starter.understand(question)
    for hit in starter.search(asked, 5, languages):
        span = explain(starter, asked, hit).sentence
        assert span in hit.passage.sentences
        nearest = {s.span: s.similarity for s in starter.sentences(asked, [hit], hit.passage.language) if s.passage == hit.passage}
        assert nearest[span] == pytest.approx(hit.best_sentence, abs=1e-5)
        assert nearest[span] == pytest.approx(max(nearest.values()), abs=1e-5)


@pytest.mark.parametrize("question", ["😀", "?", "xqzw", "مرحبا", "a" * 2000, "fee " * 500, "phí " * 500])
def test_odd_questions_are_explained(small: HybridIndex, question: str) -> None:
    """A question without a known word, or with one word many times, has explanations with finite figures that add up."""
    for languages in POOLS:
        for hit, why in explained(small, question, languages):
            assert all(math.isfinite(signal.value * signal.weight) for signal in why.signals)
            assert bool(why.matches) is (hit.coverage > 0)
            if why.matches:
                assert math.fsum(match.share for match in why.matches) == pytest.approx(1.0, abs=1e-6)
            if hit.twin is None or len(languages) == 1:
                assert total(why) == pytest.approx(hit.score, abs=1e-4)


def test_a_passage_without_sentences_is_explained() -> None:
    """A passage that was not cut into sentences has no nearest one, and its own cosine stands in for it."""
    bare = generation_of(TEXTS, HashEmbedder(), chunk=lambda document: [replace(chunk(document)[0], sentences=())])
    index = HybridIndex(bare, HashEmbedder())
    for hit, why in explained(index, "Lệ phí bao nhiêu?", list(Language)):
        assert why.sentence is None
        assert hit.best_sentence == hit.similarity
