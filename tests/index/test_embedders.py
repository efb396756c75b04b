"""What may reach a model, and the bundled one."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedders.base import LONGEST_INPUT, Embedder, clean

EXPANDING = "\ufdfa" * 2000
HOSTILE = ["", " ", "\0", "a\0b", "\ud800", "😀", "\u200b", "\U0010ffff" * 50, EXPANDING]


@given(st.text(st.characters()))
def test_clean_is_what_a_model_can_take(text: str) -> None:
    """Cleaned text is compatibility-composed, has no NUL, can be encoded, is bounded, and is clean already."""
    cleaned = clean(text)
    assert "\0" not in cleaned
    cleaned.encode()
    assert cleaned == unicodedata.normalize("NFKC", cleaned) == clean(cleaned)
    assert len(cleaned) <= LONGEST_INPUT


@pytest.mark.parametrize(
    ("text", "cleaned"), [("a\0b", "a b"), ("a\ud800\udfffb", "a  b"), ("tiêu chuẩn", "tiêu chuẩn"), ("①ﬁ", "1fi"), ("", "")]
)
def test_clean_keeps_what_can_be_read(text: str, cleaned: str) -> None:
    """NUL and surrogates become spaces, so that words stay apart; Vietnamese stays as it is."""
    assert clean(text) == cleaned


def test_clean_leaves_nothing_that_expands() -> None:
    """The character that grows eighteenfold is spelled out before the cap, which holds afterwards."""
    assert "\ufdfa" not in clean(EXPANDING)
    assert len(clean(EXPANDING)) == len(clean("a" * 10**6)) == LONGEST_INPUT


def test_hostile_text_gives_unit_vectors(embedder: Embedder) -> None:
    """Nothing that can be typed ends the process: each text, as question and as passage, gives a unit vector."""
    for vectors in (embedder.questions(HOSTILE), embedder.passages(HOSTILE)):
        assert vectors.shape == (len(HOSTILE), embedder.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_has_one_vector(embedder: Embedder) -> None:
    """The same text gives the same vector, alone or among others, composed or not, from any thread."""
    text = "Hội nghị diễn ra khi nào?"
    alone = embedder.questions([text])[0]
    others = [text if n % 5 == 0 else f"Câu khác số {n}" for n in range(21)]
    np.testing.assert_array_equal(embedder.questions(others)[::5], np.tile(alone, (5, 1)))
    np.testing.assert_array_equal(embedder.questions([unicodedata.normalize("NFD", text)])[0], alone)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(embedder.questions, [[text]] * 4):
            np.testing.assert_array_equal(vectors[0], alone)


def test_questions_are_not_passages(embedder: Embedder) -> None:
    """A text embedded as a question differs from the same text as a passage."""
    asked, stated = embedder.questions(["tiêu chuẩn quốc gia"])[0], embedder.passages(["tiêu chuẩn quốc gia"])[0]
    assert 0.8 < float(asked @ stated) < 0.9999


def test_meaning_crosses_languages(embedder: Embedder) -> None:
    """A question is nearer to its answer in the other language than to another passage in its own."""
    asked = embedder.questions(["Who signed the free trade agreement?"])[0]
    answer, beside = embedder.passages(["Hiệp định thương mại tự do do Bộ trưởng ký.", "The cat sleeps on a warm roof."])
    assert asked @ answer > asked @ beside


def test_nothing_to_embed(embedder: Embedder) -> None:
    """No texts give no rows."""
    assert embedder.questions([]).shape == embedder.passages([]).shape == (0, embedder.dimension)


def test_tokens_are_those_of_the_text(embedder: Embedder) -> None:
    """count_tokens() counts the text's own tokens: none for nothing, one for a letter, one more for one more."""
    assert [embedder.count_tokens(text) for text in ("", "a", "a b", "a b c")] == [0, 1, 2, 3]
    assert embedder.count_tokens(EXPANDING) > 100
