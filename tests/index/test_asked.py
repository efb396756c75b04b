"""Questions that people ask find the place that answers, in either language."""

from dataclasses import replace

import numpy as np
import pytest
from tiny import EN, ONLY_VI, VI, tiny_index

from corpus.types import Asked
from index.fusion import PASSAGES, with_asked
from index.hybrid import HybridIndex

WHEN = (VI.text.index("diễn ra"), VI.text.index(" tại"))
ASKED = (
    Asked(document_id=VI.id, place=WHEN, text="phiên thảo luận hôm nào"),
    Asked(document_id=VI.id, place=None, text="phiên thảo luận tốn bao tiền"),
)


def index(*asked: Asked) -> HybridIndex:
    return tiny_index(VI, EN, ONLY_VI, asked=asked, dimension=256)


def test_a_question_asked_before_finds_its_place_in_both_languages() -> None:
    """A question in the words of a known one comes nearest to its sentence and to that sentence's translation, and nowhere else."""
    made = index(*ASKED)
    near = made.understand("phiên thảo luận hôm nào").nearness
    at = {*made.generation.sentences_at(VI.id, WHEN), *made.generation.sentences_at(EN.id, (0, 10))}
    assert {n for n in range(len(near.sentences)) if near.sentences[n] > 0.9} == at
    assert all(near.sentences[n] == 0 for n in range(len(near.sentences)) if n not in at)
    assert made.search(made.understand("phiên thảo luận hôm nào"))[0].passage.document_id == VI.id


def test_a_question_that_nothing_answers_is_known_as_such() -> None:
    """Nearness tells how near the question is to those without an answer; without any, 0."""
    assert index(*ASKED).understand("phiên thảo luận tốn bao tiền").nearness.unanswered == pytest.approx(1, abs=1e-5)
    assert index().understand("phiên thảo luận tốn bao tiền").nearness.unanswered == 0
    assert not index().understand("gì").nearness.sentences.any()


def test_a_question_counts_only_where_it_comes_nearer_than_a_sentence() -> None:
    """with_asked() is the sentence's cosine unless a question is nearer by more than questions usually are."""
    sentence, asked = np.array([0.5, 0.5, 0.5], np.float32), np.array([0.0, 0.6, 0.9], np.float32)
    assert with_asked(sentence, asked, PASSAGES) == pytest.approx([0.5, 0.5, 0.7])
    assert with_asked(sentence, asked, replace(PASSAGES, asked=0.0)) == pytest.approx(sentence)
