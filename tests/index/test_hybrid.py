"""Vectors and words together: over the starter corpus, across languages, and each place once."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from fakes import HashEmbedder, Preferring
from small_library import PLACES, aligned, alignments, built, by_sentence, chunk, generation_of, written

from bot.settings import Settings
from corpus.errors import QuestionRefused
from corpus.text import words
from corpus.types import Document, Language, Passage
from index.cache import EmbeddingCache
from index.embedders.base import Embedder
from index.fusion import PASSAGES
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


VIETNAMESE = {
    "honey-vi": "Người nuôi ong cất mật trong hầm đá suốt mùa đông.",
    "train-vi": "Tàu chở khách rời ga lúc sáng sớm và đến cảng vào buổi trưa.",
    "rice-vi": "Nông dân gặt lúa trên ruộng bậc thang vào tháng chín.",
    "cat-vi": "Con mèo đen ngủ trên mái nhà của người thợ mộc.",
    "school-vi": "Học sinh đọc sách trong thư viện sau giờ học.",
}
ENGLISH = {
    "honey-en": "The beekeepers keep their honey in a stone cellar all winter.",
    "train-en": "The passenger train leaves the station early and reaches the port at noon.",
    "rice-en": "Farmers harvest rice on the terraces in September.",
    "cat-en": "The black cat sleeps on the roof of the carpenter's house.",
    "school-en": "Pupils read books in the library after class.",
}
ACROSS = [
    ("Where do the bees have honey during the winter?", "honey-vi"),
    ("When does the passenger train leave?", "train-vi"),
    ("When do farmers harvest rice?", "rice-vi"),
    ("Which animal sleeps on the roof?", "cat-vi"),
    ("Where do pupils read?", "school-vi"),
    ("Mật được cất ở đâu trong mùa đông?", "honey-en"),
    ("Tàu khách rời ga lúc nào?", "train-en"),
    ("Nông dân gặt lúa khi nào?", "rice-en"),
    ("Con vật nào ngủ trên mái nhà?", "cat-en"),
    ("Học sinh đọc sách ở đâu?", "school-en"),
]


@pytest.fixture(scope="module")
def small() -> HybridIndex:
    return HybridIndex(built(HashEmbedder()), HashEmbedder())


@pytest.fixture(scope="module")
def embedded(settings: Settings) -> EmbeddingCache:
    """The general sample is in it already."""
    return EmbeddingCache(settings.cache)


@pytest.fixture(scope="module")
def alone(embedder: Embedder, embedded: EmbeddingCache) -> Mapping[Language, HybridIndex]:
    """An index of each language alone, through the bundled model."""
    texts = {Language.VI: VIETNAMESE, Language.EN: ENGLISH}
    return {language: HybridIndex(generation_of(texts[language], embedder, cache=embedded), embedder) for language in Language}


@pytest.fixture(scope="module")
def mixed(embedder: Embedder, embedded: EmbeddingCache) -> HybridIndex:
    """Honey and rice exist only in Vietnamese, the train and the school only in English, the cat in both."""
    names = "honey-vi rice-vi cat-vi train-en school-en cat-en".split()
    return HybridIndex(generation_of({name: (VIETNAMESE | ENGLISH)[name] for name in names}, embedder, cache=embedded), embedder)


@pytest.fixture(scope="module")
def dated() -> HybridIndex:
    """Vietnamese passages with dates, a sum and an ordinal, by their words alone."""
    texts = {
        "first-vi": "Phiên họp diễn ra ngày 06/8/2020 tại trụ sở.", "second-vi": "Phiên họp diễn ra ngày 8 tháng 6 năm 2020 tại trụ sở.",
        "third-vi": "Phiên họp diễn ra ngày 20/9/2020 tại trụ sở.", "sum-vi": "Mức thu là 1.500.000 đồng cho 6 người và 8 xe năm 2020.",
        "codes-vi": "Các mã số là 1, 500 và 000, kèm 6 và 8.", "fourth-vi": "Đây là phiên họp lần thứ tư.",
    }  # fmt: skip
    weights = replace(PASSAGES, passage=0.0, sentence=0.0)
    return HybridIndex(generation_of(texts, HashEmbedder()), HashEmbedder(), weights=weights)


def ids(index: HybridIndex, question: str, k: int = 100, languages: list[Language] | None = None) -> list[str]:
    """The passages found, best first."""
    return [hit.passage.id for hit in index.search(index.understand(question), k, languages or list(Language))]


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
    assert all(hit.reranked is None for hit in hits)
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


ODD = [
    "😀", "👩‍👩‍👧‍👦🇻🇳", "?", "xqzw", "\0a", "2020", "TBT", "مرحبا بالعالم", "שלום עולם, מה המחיר?", "\u202eלום abc\u202c", "한국어 질문",
    "e\u0301\u0323" * 600, "a" * 2000, "lệphí" * 400, "😀" * 2000, "م" * 2000, "\ufdfa" * 2000, "fee " * 500,
]  # fmt: skip


@pytest.mark.parametrize("question", ODD, ids=lambda question: f"{question[:4]!a}-{len(question)}")
def test_odd_questions_are_searched(small: HybridIndex, question: str) -> None:
    """A question without a known word, or with nothing but one, is searched like any other, with finite figures in their ranges."""
    asked = small.understand(question)
    for languages, places in ((list(Language), PLACES), ([Language.VI], 2), ([Language.EN], 1)):
        hits = small.search(asked, languages=languages)
        assert len(hits) == places
        assert all(np.isfinite([hit.score, hit.similarity, hit.best_sentence, hit.coverage]).all() for hit in hits)
        assert all(-1.001 <= hit.similarity <= 1.001 and 0 <= hit.coverage <= 1.001 for hit in hits)
        assert small.sentences(asked, hits, Language.VI)


def test_nothing_asked_is_refused(small: HybridIndex) -> None:
    """An empty question reaches neither model nor words."""
    with pytest.raises(QuestionRefused):
        small.understand(" \u200b ")


def test_an_index_of_nothing_finds_nothing() -> None:
    """An index without documents gives no hits and no error, in either language, and troubles no reranker."""
    judge = Preferring("any")
    empty = HybridIndex(
        assemble([], lambda _: [], {}, embedder=HashEmbedder(), cache=EmbeddingCache(None)), HashEmbedder(), reranker=judge
    )
    for question in ("What is the fee?", "Lệ phí là bao nhiêu?"):
        asked = empty.understand(question)
        assert empty.search(asked) == empty.search(asked, languages=[asked.query.language]) == []
    assert judge.asked == []


def test_threads_get_the_same_answer(starter: HybridIndex) -> None:
    """Questions asked at once are answered as when asked one by one."""
    questions = [question for question, _ in KNOWN]

    def first(question: str) -> tuple[str, float]:
        hit = starter.search(starter.understand(question))[0]
        return hit.passage.id, hit.score

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(first, questions * 2)) == [first(question) for question in questions] * 2


@pytest.mark.parametrize(("question", "document"), ACROSS)
@pytest.mark.parametrize("vectors", [True, False], ids=["with vectors", "words alone"])
def test_words_cross_through_the_lexicon(
    question: str, document: str, vectors: bool, alone: Mapping[Language, HybridIndex], embedder: Embedder
) -> None:
    """The only passage that says it is first though it shares no word with the question, with and without the vectors' help.

    Each index holds one language alone; the question is in the other.
    """
    of = alone[Language(document[-2:])]
    index = of if vectors else HybridIndex(of.generation, embedder, weights=replace(PASSAGES, passage=0.0, sentence=0.0))
    first, second, *_ = index.search(index.understand(question))
    assert not set(words(question)) & set(words(index.generation.text(first.passage)))
    assert first.passage.document_id == document
    assert first.coverage > second.coverage
    assert first.score > second.score


@pytest.mark.parametrize(
    ("question", "document"), [("nong dan gat lua tren ruong khi nao", "rice-en"), ("hoc sinh doc sach o dau", "school-en")]
)
def test_words_without_accents_cross_too(question: str, document: str, alone: Mapping[Language, HybridIndex]) -> None:
    """Vietnamese typed without accents finds the English passage, in an index that holds no Vietnamese at all."""
    assert ids(alone[Language.EN], question)[0] == f"{document}:0"


@pytest.mark.parametrize(
    ("question", "code"),
    [("What does QUATEST 3 calibrate?", "QUATEST"), ("Who may use TCVN 7383:2004?", "7383"), ("What did Hoàng Linh sign?", "Linh")],
)
def test_names_and_codes_cross_by_themselves(question: str, code: str) -> None:
    """A name or a code that no lexicon knows finds the passage of the other language that holds it."""
    texts = VIETNAMESE | {"code-vi": f"Theo {code} thì mọi việc đã xong từ tháng trước."}
    index = HybridIndex(generation_of(texts, HashEmbedder()), HashEmbedder(), weights=replace(PASSAGES, passage=0.0, sentence=0.0))
    hits = index.search(index.understand(question))
    assert hits[0].passage.document_id == "code-vi"
    assert hits[0].coverage > hits[1].coverage == 0


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("What was held on 6 August 2020?", "06/8/2020"), ("What was held on August 6th, 2020?", "06/8/2020"),
        ("What was held on 8 June 2020?", "8 tháng 6 năm 2020"), ("What costs 1,500,000 dong?", "1.500.000"),
        ("Which one is the fourth session?", "lần thứ tư"),
    ],
)  # fmt: skip
def test_dates_and_numbers_cross_in_every_form(question: str, held: str, dated: HybridIndex) -> None:
    """A date or a number written in one language's way finds the passage that writes it in the other's, by words alone."""
    hits = dated.search(dated.understand(question))
    assert held in dated.generation.text(hits[0].passage)
    assert hits[0].coverage > hits[1].coverage


@pytest.mark.parametrize(
    ("question", "document"),
    [(question, document) for question, document in ACROSS if document[:-3] in ("honey", "rice", "train", "school")]
    + [("nong dan gat lua tren ruong khi nao", "rice-vi"), ("hoc sinh doc sach o dau", "school-en")],
)
def test_a_pool_of_both_languages_hides_neither(question: str, document: str, mixed: HybridIndex) -> None:
    """What exists in one language only is first, whichever language it is asked for in, with the other language beside it."""
    exists = {"honey": "honey-vi", "rice": "rice-vi", "train": "train-en", "school": "school-en"}[document[:-3]]
    assert ids(mixed, question)[0] == f"{exists}:0"


@pytest.mark.parametrize("question", [question for question, _ in [*ACROSS, *KNOWN]])
def test_a_place_is_one_hit(question: str, mixed: HybridIndex, starter: HybridIndex) -> None:
    """A passage and its translation, declared or recognised, are one hit, which names the other as its twin."""
    for index in (mixed, starter):
        twins = index.generation.twins
        hits = index.search(index.understand(question))
        rows = [index.row(hit.passage) for hit in hits]
        assert not [(a, b) for a in rows for b in twins.get(a, ()) if b in rows]
        for hit, row in zip(hits, rows, strict=True):
            if row in twins:
                assert hit.twin in [index.generation.passages[twin] for twin in twins[row]]
            else:
                assert hit.twin is None
        assert any(hit.twin for hit in hits)


def test_a_twin_is_shown_in_the_askers_language(mixed: HybridIndex) -> None:
    """Of a passage and its translation the one in the asker's language is the hit, with the better score of the two."""
    for question in ("Con mèo đen ngủ ở đâu?", "Where does the black cat sleep?", "con meo den ngu o dau"):
        asked = mixed.understand(question)
        first = mixed.search(asked)[0]
        assert (first.passage.document_id, first.passage.language) == (f"cat-{asked.query.language}", asked.query.language)
        assert first.twin is not None
        assert first.twin.document_id == f"cat-{asked.query.language.other}"
        single = {language: mixed.search(asked, languages=[language])[0].score for language in Language}
        assert first.score == max(single.values())


@pytest.mark.parametrize("question", [question for question, _ in [*ACROSS, *KNOWN]])
def test_a_search_of_one_language_keeps_to_it(question: str, mixed: HybridIndex, starter: HybridIndex) -> None:
    """Asked for one language, every passage of it may be found, each once, and none of the other, twins or not."""
    for index in (mixed, starter):
        for language in Language:
            hits = index.search(index.understand(question), 10_000, [language])
            assert {hit.passage.language for hit in hits} == {language}
            assert len({hit.passage.id for hit in hits}) == len(hits)
        assert len(mixed.search(mixed.understand(question), 10_000, [language])) == 3


@cache
def whole_or_sentence(whole: Language) -> HybridIndex:
    """Three sentences in both languages: one passage in the language `whole`, a passage each in the other."""
    texts = {"a-vi": "KATS họp. QUATEST hiệu chuẩn. ACCSQ báo cáo.", "a-en": "KATS meets. QUATEST calibrates. ACCSQ reports."}

    def cut(document: Document) -> list[Passage]:
        return list((chunk if document.language is whole else by_sentence)(document))

    generation = generation_of(texts, HashEmbedder(), pairs=aligned(*written(texts)), chunk=cut, centred=False)
    return HybridIndex(generation, HashEmbedder())


MERGED = ["KATS QUATEST ACCSQ", "QUATEST", "KATS", "ACCSQ báo cáo gì?", "What does QUATEST calibrate?", "Who reports, KATS or ACCSQ?"]


@pytest.mark.parametrize("whole", list(Language))
@pytest.mark.parametrize("question", MERGED)
def test_no_passage_is_listed_twice(whole: Language, question: str) -> None:
    """Where one passage covers several of the translation, no passage is a hit twice."""
    found = ids(whole_or_sentence(whole), question)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("whole", list(Language))
@pytest.mark.parametrize("question", MERGED)
def test_no_passage_hides_what_it_does_not_say(whole: Language, question: str) -> None:
    """Where one passage covers several of the translation, those of the asker's language are all found beside each other."""
    index = whole_or_sentence(whole)
    language = index.understand(question).query.language
    assert set(ids(index, question)) >= set(ids(index, question, languages=[language]))


@pytest.mark.parametrize("question", [question for question, _ in KNOWN])
def test_the_other_language_hides_nothing(question: str, starter: HybridIndex) -> None:
    """Over the starter corpus a search of both languages finds every passage that a search of the asker's finds, each once."""
    found = ids(starter, question, 10_000)
    assert len(set(found)) == len(found)
    assert set(found) >= set(ids(starter, question, 10_000, [starter.understand(question).query.language]))


def test_the_best_of_several_is_shown() -> None:
    """Where a passage covers several of the asker's language and scores best, the hit is the one of these that answers best,
    with the score of the better one."""
    texts = {"a-vi": "KATS họp tại trụ sở của mình. QUATEST và ACCSQ.", "a-en": "KATS, QUATEST. ACCSQ."}

    def cut(document: Document) -> list[Passage]:
        return list((by_sentence if document.language is Language.VI else chunk)(document))

    generation = generation_of(texts, HashEmbedder(), pairs=aligned(*written(texts)), chunk=cut, centred=False)
    index = HybridIndex(generation, HashEmbedder())
    asked = index.understand("KATS QUATEST ACCSQ")
    (whole,), (best, *_) = index.search(asked, languages=[Language.EN]), index.search(asked, languages=[Language.VI])
    first = index.search(asked)[0]
    assert (asked.query.language, best.passage.id) == (Language.VI, "a-vi:1")
    assert (first.passage, first.twin) == (best.passage, whole.passage)
    assert first.score == whole.score > best.score


def test_a_title_is_searched_too() -> None:
    """A passage is found by the title of its document and by the heading it stands under."""
    texts = {"one-vi": "Việc này xong rồi.", "two-vi": "Việc kia chưa xong.", "three-vi": "Việc khác thì không rõ."}
    documents = [replace(d, title="Biên bản QUATEST" if d.id == "two-vi" else "") for d in written(texts)]
    wide = HashEmbedder(512)
    generation = assemble(documents, chunk, {}, embedder=wide, cache=EmbeddingCache(None), centred=False)
    by_words = HybridIndex(generation, wide, weights=replace(PASSAGES, passage=0.0, sentence=0.0))
    by_vectors = HybridIndex(generation, wide, weights=replace(PASSAGES, sentence=0.0, words=0.0))
    for question in ("Biên bản nào?", "Phần giới thiệu nói gì?", "QUATEST"):
        assert ids(by_words, question)[0] == ids(by_vectors, question)[0] == "two-vi:0"


@pytest.fixture(scope="module")
def many() -> HybridIndex:
    """Thirty documents about one thing, each with a number of its own."""
    texts = {f"d{n:02}-vi": f"Phiếu số {n} ghi lệ phí {'và cả phụ phí ' * n}." for n in range(30)}
    return HybridIndex(generation_of(texts, HashEmbedder()), HashEmbedder())


def test_a_reranker_orders_the_first_twenty(many: HybridIndex) -> None:
    """A reranker judges the first 20 hits by their text, however few are wanted; what it likes comes first, the rest stays behind."""
    asked = many.understand("Phiếu nào ghi lệ phí?")
    plain = many.search(asked, 30)
    assert len(plain) == 30
    for place in (3, 19, 20, 29):
        text = many.generation.text(plain[place].passage)
        judge = Preferring(text.split()[2])
        index = HybridIndex(many.generation, HashEmbedder(), reranker=judge)
        for k in (1, 5, 30):
            hits = index.search(asked, k)
            judged = [plain[place], *plain[:place], *plain[place + 1 : 20]] if place < 20 else plain[:20]
            assert [hit.passage for hit in hits] == [hit.passage for hit in [*judged, *plain[20:]][:k]]
            assert [hit.reranked is None for hit in hits] == [n >= 20 for n in range(len(hits))]
            assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert judge.asked == [(asked.query.reading, tuple(many.generation.text(hit.passage) for hit in plain[:20]))] * 3


def test_a_reranker_adds_its_judgement(many: HybridIndex) -> None:
    """A hit's score grows by the judgement and its weight; what was not judged keeps its score; the reason says it."""
    asked = many.understand("Phiếu nào ghi lệ phí?")
    before = {hit.passage.id: hit for hit in many.search(asked, 30)}
    index = HybridIndex(many.generation, HashEmbedder(), reranker=Preferring("7"), weights=replace(PASSAGES, reranked=0.5))
    for hit in index.search(asked, 30):
        assert hit.score == pytest.approx(before[hit.passage.id].score + 0.5 * (hit.reranked or 0.0))
        assert ("reranker" in hit.reason) is (hit.reranked is not None)


def test_what_stands_alone_is_helped(mixed: HybridIndex, embedder: Embedder) -> None:
    """What exists only in the other language is helped by its weight beside the asker's own, and nothing else is."""
    bare = HybridIndex(mixed.generation, embedder, weights=replace(PASSAGES, other_language={}))
    for question, _ in ACROSS:
        asked = mixed.understand(question)
        language = asked.query.language
        assert all(hit.alone == 0 for of in Language for hit in mixed.search(asked, languages=[of])), "nothing to be helped against"
        without = {hit.passage.id: hit.score for hit in bare.search(asked)}
        for hit in mixed.search(asked):
            helped = hit.passage.language is not language and hit.twin is None
            assert hit.alone == pytest.approx(PASSAGES.other_language[language] if helped else 0.0)
            assert hit.score - without[hit.passage.id] == pytest.approx(hit.alone, abs=1e-5)


def test_a_place_is_known_by_its_number(starter: HybridIndex) -> None:
    """row() counts all passages, rank() those of one language, language() tells which."""
    seen = dict.fromkeys(Language, 0)
    for number, passage in enumerate(starter.generation.passages):
        assert (starter.row(passage), starter.rank(passage)) == (number, seen[passage.language])
        assert starter.language(passage.id) is passage.language
        seen[passage.language] += 1
