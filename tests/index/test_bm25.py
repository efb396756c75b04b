"""Words: what they weigh, what matches, and that an opened store is the saved one."""

from pathlib import Path

import numpy as np
import pytest

from corpus.types import Language
from index.stores.bm25 import WordStore, terms

ROWS = [
    "Tiêu chuẩn quốc gia về đo lường",
    "Quy chuẩn kỹ thuật và tiêu chuẩn cơ sở",
    "Hội nghị của ACCSQ tại Đà Nẵng",
    "Chuẩn đo lường và chất lượng sản phẩm",
]


@pytest.fixture(scope="module")
def store() -> WordStore:
    return WordStore.build(ROWS, Language.VI)


def test_known_value(store: WordStore) -> None:
    """A score is Okapi's: idf × n / (n + k1 (1 - b + b · length / mean length))."""
    lengths = [len(row.split()) for row in ROWS]
    idf = np.log1p((4 - 1 + 0.5) / (1 + 0.5))
    wanted = idf * 1 / (1 + 1.2 * (0.25 + 0.75 * lengths[2] / (sum(lengths) / 4)))
    np.testing.assert_allclose(store.scores(["accsq"]), [0, 0, wanted, 0], rtol=1e-5)


def test_rare_weighs_more(store: WordStore) -> None:
    """A word in fewer rows weighs more; one never seen weighs the most; none weighs less than nothing."""
    assert 0 < store.weight("chuẩn") < store.weight("đo") < store.weight("accsq") < store.weight("chưa-từng-có") == store.rarest


def test_pairs_count(store: WordStore) -> None:
    """Two syllables side by side score above the same two apart."""
    scores = store.scores(terms("tiêu chuẩn", Language.VI))
    assert scores[0] > scores[3] > 0
    assert "tiêu chuẩn" in terms("Tiêu chuẩn quốc gia", Language.VI)
    assert terms("", Language.VI) == terms("?!", Language.EN) == []


def test_repetition_saturates() -> None:
    """Saying a word again adds less each time, and a long row gains nothing by length alone."""
    once, twice, thrice = WordStore.build(["a b c d", "a a c d", "a a a d", "x y z w"], Language.VI).scores(["a"])[:3]
    assert once < twice < thrice
    assert twice - once > thrice - twice
    short, long = WordStore.build(["apo", "apo " + "khác " * 50], Language.VI).scores(["apo"])
    assert short > long


@pytest.mark.parametrize(
    ("one", "other"),
    [("standards", "standard"), ("harmonisation", "harmonization"), ("organised", "organizing"), ("meetings", "meeting")],
)
def test_english_is_stemmed(one: str, other: str) -> None:
    """Forms of one English word, British and American, are one term."""
    assert terms(one, Language.EN) == terms(other, Language.EN)


def test_vietnamese_is_not_stemmed() -> None:
    """Vietnamese words stay whole, whichever way the tone mark is placed."""
    assert terms("hoà nhập các", Language.VI)[:3] == ["hòa", "nhập", "các"]
    assert terms("tổ chức", Language.EN)[:2] == ["tổ", "chức"], "a Vietnamese name in an English text"


def test_general_words_weigh_less() -> None:
    """A word of the general text weighs no more than there, known or not; a word only found there is common, not held."""
    general = ["khi nào", "khi nào vậy", "bao giờ", "khi đó"]
    alone, told = WordStore.build(ROWS, Language.VI), WordStore.build([*ROWS[:3], "khi có chuẩn"], Language.VI, general)
    assert told.weight("khi") == pytest.approx(np.log1p((4 - 3 + 0.5) / (3 + 0.5)))
    assert told.weight("nào") < alone.weight("nào") == alone.rarest
    assert (told.is_common("nào"), told.holds("nào")) == (True, False)
    assert (told.is_common("khi"), told.holds("khi")) == (False, True)
    assert (told.is_common("accsq"), told.is_common("chưa-từng-có")) == (False, False)
    assert not told.scores(["nào", "chưa-từng-có"]).any()


def test_total_is_the_sum_of_weights(store: WordStore) -> None:
    """total() adds the weight of each term asked for, found or not."""
    asked = terms("tiêu chuẩn mới", Language.VI)
    assert store.total(asked) == pytest.approx(sum(store.weight(term) for term in asked))


@pytest.mark.parametrize("rows", [ROWS, [], [""], ["", "một"]], ids=["some", "none", "blank", "partly blank"])
def test_open_equals_saved(rows: list[str], tmp_path: Path) -> None:
    """A store that was saved and opened weighs and scores as before."""
    store = WordStore.build(rows, Language.VI, ["khi nào"])
    store.save(tmp_path / "words.npz")
    opened = WordStore.open(tmp_path / "words.npz")
    assert (opened.language, len(opened), opened.rarest) == (Language.VI, len(rows), store.rarest)
    for term in [*terms(" ".join(ROWS), Language.VI), "nào", "chưa-từng-có"]:
        assert (opened.weight(term), opened.holds(term), opened.is_common(term)) == (
            store.weight(term), store.holds(term), store.is_common(term),
        )  # fmt: skip
        np.testing.assert_array_equal(opened.scores([term]), store.scores([term]))
