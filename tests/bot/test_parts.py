"""Each part that can be left out is left out, and nothing else is."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from fakes import HashEmbedder, Preferring
from tiny import EN, ONLY_EN, ONLY_VI, VI, tiny_index

from bot.evaluate import PassageRow, index_rows
from bot.parts import Part, leave_out
from corpus.types import Document, Language
from index.cache import EmbeddingCache
from index.fusion import PASSAGES
from index.hybrid import HybridIndex
from index.types import Hit

BOATS = replace(ONLY_VI, id="tau-vi", title="Tàu cá", text="Tàu cá cập bến lúc sáng sớm.\n")
WHOLE = tiny_index(VI, EN, BOATS, ONLY_EN)
"""A document and its translation, and one of each language that stands alone."""
QUESTION = "Cuộc họp VKFTA với Hàn Quốc diễn ra ngày nào?"


def without(*parts: Part) -> HybridIndex:
    return leave_out(parts, WHOLE.generation, WHOLE.embedder)


def found(index: HybridIndex, question: str = QUESTION, languages: Sequence[Language] = tuple(Language)) -> dict[str, Hit]:
    """The hits by passage, in their order."""
    return {hit.passage.id: hit for hit in index.search(index.understand(question), languages=languages)}


def test_nothing_left_out_is_the_whole_search() -> None:
    """No parts: the same hits with the same figures, for every language."""
    for languages in ([Language.VI], [Language.EN], list(Language)):
        assert list(found(without(), languages=languages).items()) == list(found(WHOLE, languages=languages).items())


@pytest.mark.parametrize(
    ("part", "weights"),
    [
        (Part.PASSAGES, replace(PASSAGES, passage=0.0)),
        (Part.SENTENCES, replace(PASSAGES, sentence=0.0)),
        (Part.WORDS, replace(PASSAGES, words=0.0, words_across=0.0)),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_a_signal_left_out_gives_no_points(part: Part, weights: object, language: Language) -> None:
    """The score is what the other signals give, in both languages, and the figures of a hit stay what they were."""
    assert without(part).weights == weights
    kept = {hit.passage.id: hit for hit in found(WHOLE, languages=[language]).values()}
    for name, hit in found(without(part), languages=[language]).items():
        gone = {
            Part.PASSAGES: PASSAGES.passage * hit.similarity, Part.SENTENCES: PASSAGES.sentence * hit.best_sentence,
            Part.WORDS: (PASSAGES.words if language is Language.VI else PASSAGES.words_across) * hit.coverage,
        }[part]  # fmt: skip
        assert gone != 0 or part is Part.WORDS
        assert hit.score == pytest.approx(kept[name].score - gone, abs=1e-5)
        assert hit.coverage == kept[name].coverage


def test_without_the_lexicon_only_what_is_spelled_alike_crosses() -> None:
    """Each word of the question is searched in the other language as it is; its own language does not notice."""
    asked = without(Part.LEXICON).understand(QUESTION)
    assert WHOLE.understand(QUESTION).concepts != asked.concepts
    assert {(concept.said, concept.spellings) for concept in asked.concepts[Language.EN]} >= {("vkfta", ("vkfta",)), ("họp", ("họp",))}
    assert all(len(concept.spellings) == 1 for concept in asked.concepts[Language.EN])
    assert found(without(Part.LEXICON), languages=[Language.VI]) == found(WHOLE, languages=[Language.VI])


def test_without_the_glossary_a_question_has_no_synonyms() -> None:
    """What the glossary adds in the question's language is not searched; the question is understood as before."""
    said = "Phiên họp với Hàn Quốc"
    whole, bare = WHOLE.understand(said).query, without(Part.GLOSSARY).understand(said).query
    assert any(whole.synonyms.values())
    assert bare == replace(whole, synonyms=dict.fromkeys(Language, ()))


def test_without_accents_a_question_is_searched_as_typed() -> None:
    """Accents are not put back, and a question with them is the same."""
    assert WHOLE.understand("cuoc hop dien ra ngay nao").query.reading == "cuộc họp diễn ra ngày nào"
    assert without(Part.ACCENTS).understand("cuoc hop dien ra ngay nao").query.reading == "cuoc hop dien ra ngay nao"
    assert without(Part.ACCENTS).understand(QUESTION).query == WHOLE.understand(QUESTION).query


@pytest.mark.parametrize(("question", "alone"), [(QUESTION, ONLY_EN), ("When was the VKFTA meeting?", BOATS)])
def test_without_its_addition_the_other_language_has_its_own_score(question: str, alone: Document) -> None:
    """What exists only in the other language loses the points it was given; every other hit keeps its score."""
    bare, whole = found(without(Part.OTHER_LANGUAGE), question), found(WHOLE, question)
    assert set(bare) == set(whole)
    given = PASSAGES.other_language[WHOLE.understand(question).query.language]
    lost = {hit.passage.document_id: whole[name].score - hit.score for name, hit in bare.items()}
    assert given > 0
    assert {document for document, points in lost.items() if points > 1e-6} == {alone.id}
    assert max(lost.values()) == pytest.approx(given, abs=1e-5)


def test_without_twins_a_pair_is_two_results() -> None:
    """A passage and its translation are both found; with twins, one of them."""
    assert {VI.id, EN.id} <= {hit.passage.document_id for hit in found(without(Part.TWINS)).values()}
    assert len(found(without(Part.TWINS))) == len(WHOLE.generation.passages) > len(found(WHOLE))
    assert all(hit.twin is None for hit in found(without(Part.TWINS)).values())


ROWS = [
    PassageRow(id="a", lang=Language.VI, text="Mã số mã vạch được cấp cho doanh nghiệp."),
    PassageRow(id="b", lang=Language.EN, text="The laboratory calibrates electronic scales."),
]


def test_without_centring_vectors_are_as_the_model_gives_them() -> None:
    """The question and the passages alike; with it, both are moved."""
    embedder = HashEmbedder()
    question, text = "Ai được cấp mã vạch?", ROWS[0].text
    for parts, same in (((Part.CENTRING,), True), ((), False)):
        index = index_rows(ROWS, embedder, EmbeddingCache(None), without=parts)
        stored = index.generation.passage_vectors.vectors(np.array([0]))[0]
        assert np.allclose(index.understand(question).vector, embedder.questions([question])[0], atol=1e-6) is same
        assert np.allclose(stored, embedder.passages([text])[0], atol=1e-6) is same


def test_parts_are_left_out_together() -> None:
    """Several at once: each of them is gone."""
    index = without(Part.WORDS, Part.SENTENCES, Part.TWINS, Part.GLOSSARY, Part.ACCENTS)
    assert (index.weights.words, index.weights.sentence, index.weights.passage) == (0.0, 0.0, PASSAGES.passage)
    asked = index.understand("phien hop voi han quoc")
    assert asked.query.reading == "phien hop voi han quoc"
    assert not any(asked.query.synonyms.values())
    assert len(index.search(asked)) == len(WHOLE.generation.passages)


def test_the_whole_generation_stays_whole() -> None:
    """Leaving parts out changes nothing in the generation it was given."""
    before = found(WHOLE)
    without(*Part)
    assert found(WHOLE) == before


def test_a_reranker_judges_what_is_left() -> None:
    """The reranker it is given judges each hit by the passage's own text; without one nothing is reranked."""
    reranker = Preferring("tàu")
    index = leave_out([Part.WORDS], WHOLE.generation, WHOLE.embedder, reranker)
    (first, *others) = index.search(index.understand(QUESTION), languages=[Language.VI])
    assert (first.passage.document_id, first.reranked) == (BOATS.id, 1.0)
    assert {hit.reranked for hit in others} == {0.0}
    (_, texts), *_ = reranker.asked
    assert BOATS.text.strip() in {text.strip() for text in texts}
    assert {hit.reranked for hit in found(without(Part.WORDS)).values()} == {None}
