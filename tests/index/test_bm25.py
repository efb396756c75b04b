"""Words: what they weigh, what matches, and that an opened store is the saved one."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import words
from corpus.types import Language
from index.stores.bm25 import WordStore, terms
from index.types import Concept

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


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("forms", "term"),
    [
        (["6/8/2020", "ngày 06/8/2020", "ngay 6 thang 8 nam 2020", "6 August 2020", "August 6th, 2020"], "2020-08-06"),
        (["6/8/2020", "tháng 8/2020", "tháng 8 năm 2020", "early August 2020", "quý III năm 2020"], "2020-08"),
        (["10-11/12/2020", "11/12/2020", "December 10-11, 2020"], "2020-12-11"),
        (["1.500.000 đồng", "VND 1,500,000", "1 500 000", "1500000", "01500000"], "1500000"),
        (["1,5 triệu", "1.5 million"], "1.5"),
        (["lần thứ 06", "6", "the 6th"], "6"),
    ],
)
def test_dates_and_numbers_meet_in_every_form(forms: list[str], term: str, language: Language) -> None:
    """A date and its month are one term each, a number is one, however they are written and in either language."""
    for form in forms:
        assert terms(form, language).count(term) == 1, form


def test_dates_are_found_across_their_forms() -> None:
    """A passage with the day asked for comes before those with its figures, and one of its month before another's."""
    rows = ["họp ngày 6 tháng 8 năm 2020", "họp ngày 8/6/2020", "họp ngày 20/8/2020", "họp ngày 20/9/2020"]
    store = WordStore.build(rows, Language.VI)
    by_day, by_month = (store.scores(terms(asked, Language.VI)) for asked in ("06/08/2020", "tháng 8 năm 2020"))
    assert by_day[0] > by_day[1] > by_day[3]
    assert by_month[0] > by_month[3] < by_month[2]


@pytest.mark.parametrize("text", ["lần thứ 53", "TCVN 7087:2013", "12/2022/NĐ-CP", "nhiệm kỳ 2020-2021", "tiêu chuẩn mới"])
def test_without_a_day_or_a_month_nothing_is_added(text: str) -> None:
    """A year is a word already, and a code is no date: their terms are the words and the pairs alone."""
    single = words(text)
    assert terms(text, Language.VI) == single + [f"{a} {b}" for a, b in pairwise(single)]


@pytest.mark.parametrize("language", Language)
def test_a_date_hardly_lengthens_a_text(language: Language) -> None:
    """A day adds two terms without a space, which are what the length of a row is counted in; pairs still come last."""
    found = terms("họp ngày 06/8/2020 tại Hà Nội", language)
    assert sum(" " not in term for term in found) == 8 + 2
    assert found[-1] == "hà nội"
    assert terms("06", language) == ["6"]


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


def test_an_unknown_word_weighs_what_one_says(store: WordStore) -> None:
    """weight() of a term never seen is the weight asked for; a term seen keeps its own."""
    assert store.weight("chưa-từng-có", unknown=inf) == inf
    assert store.weight("chưa-từng-có", unknown=0.0) == 0.0
    assert store.weight("accsq", unknown=inf) == store.weight("accsq", unknown=0.0) == store.weight("accsq")


def test_without_rows_the_general_text_tells_what_is_rare() -> None:
    """A store of a language that has no documents still knows its common words; there is nothing to be found in it."""
    store = WordStore.build([], Language.VI, ["khi nào", "khi nào vậy", "bao giờ", "khi đó"])
    assert 0 < store.weight("khi") < store.weight("nào") < store.weight("đó") < store.weight("chưa-từng-có") == store.rarest < inf
    assert store.is_common("khi")
    assert not store.holds_phrase("khi nào")
    scores, total = store.across([concept("khi", "bao giờ")])
    assert len(scores) == len(store.scores(["khi"])) == len(store) == 0
    assert np.isfinite(total)
    assert 0 < WordStore.build([], Language.VI).rarest < inf


def concept(*spellings: str, weight: float = inf) -> Concept:
    return Concept(said=f"«{spellings[0]}»", spellings=spellings, weight=weight)


def held(row: str, phrase: str, mean: float) -> float:
    """How full a row is of a phrase, counted by hand: of the rarest of its links."""
    single, asked = row.split(), phrase.split()
    links = list(zip(asked, strict=True)) if len(asked) == 1 else list(pairwise(asked))
    counts = [list(zip(*[single[n:] for n in range(len(link))], strict=False)).count(link) for link in links]
    norm = 1.2 * (0.25 + 0.75 * len(single) / max(mean, 1.0))
    return min(count / (count + norm) for count in counts)


letters = st.lists(st.sampled_from("abcd"), min_size=1, max_size=8).map(" ".join)
concepts = st.lists(
    st.builds(
        lambda spellings, weight: concept(*dict.fromkeys(spellings), weight=weight),
        st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4),
        st.sampled_from([inf, 0.05, 0.5]),
    ),
    max_size=4,
)


@given(st.lists(letters, min_size=1, max_size=6), concepts)
def test_across_is_the_best_spelling_by_its_weight(rows: list[str], asked: Sequence[Concept]) -> None:
    """A row's score is, for each concept, the best spelling it holds, each nine tenths of the one before, times the idf of
    the rows that hold any of them, at most the concept's own weight; and the total is the sum of these weights."""
    store = WordStore.build(rows, Language.VI)
    mean = sum(len(row.split()) for row in rows) / len(rows)
    wanted, total = np.zeros(len(rows)), 0.0
    for one in asked:
        best = np.array([max(held(row, s, mean) * 0.9**place for place, s in enumerate(one.spellings)) for row in rows])
        frequency = np.count_nonzero(best)
        weight = min(one.weight, np.log1p((len(rows) - frequency + 0.5) / (frequency + 0.5)))
        wanted += weight * best
        total += weight
    scores, of_all = store.across(asked)
    np.testing.assert_allclose(scores, wanted, atol=1e-5)
    assert of_all == pytest.approx(total, rel=1e-5)


def test_what_fills_every_row_weighs_little() -> None:
    """A concept that every row calls by one name or another tells little, however rare each of its names is."""
    rows = ["họp đoàn", "phiên tổ", "hội nghị nhóm", "kỳ ban accsq"]
    store = WordStore.build(rows, Language.VI)
    everywhere, once = concept("họp", "phiên", "hội nghị", "kỳ"), concept("accsq")
    assert store.weight("họp") == store.weight("accsq") > 0
    (wide, small), (_, large) = store.across([everywhere]), store.across([once])
    assert small < large / 5
    assert (wide > 0).all()
    scores, _ = store.across([everywhere, once])
    assert scores.argmax() == 3
    assert scores[3] > 3 * scores[:3].max()


def test_spellings_do_not_add_up() -> None:
    """A row that holds two names of one thing is worth no more than one that holds the better, and names count in their order."""
    store = WordStore.build(["phí a", "lệ a", "phí lệ", "b c", "d e", "g h"], Language.VI)
    first, second, both = store.across([concept("phí", "lệ")])[0][:3]
    assert both == first > second > 0
    assert second == pytest.approx(0.9 * first)


def test_a_concept_weighs_no_more_than_at_home() -> None:
    """A word that says little in its own language says little in the other, and adds as little to the total."""
    store = WordStore.build(["a x", "b x", "c x", "d x"], Language.VI)
    (full, whole), (capped, share) = store.across([concept("a")]), store.across([concept("a", weight=0.01)])
    assert whole == pytest.approx(store.weight("a"))
    assert share == 0.01
    assert capped[0] == pytest.approx(full[0] * 0.01 / whole)
    assert store.across([concept("e")])[1] == store.rarest, "what is not found weighs as the rarest, so that coverage knows it is missing"


def test_a_phrase_is_its_words_side_by_side(store: WordStore) -> None:
    """A spelling of several words is found only where they stand one after the other."""
    assert np.flatnonzero(store.across([concept("tiêu chuẩn")])[0]).tolist() == [0, 1]
    assert np.flatnonzero(store.across([concept("tiêu chuẩn cơ sở")])[0]).tolist() == [1]
    assert not store.across([concept("chuẩn tiêu")])[0].any()
    assert (store.holds_phrase("tiêu chuẩn cơ sở"), store.holds_phrase("accsq")) == (True, True)
    assert not any(store.holds_phrase(phrase) for phrase in ("chuẩn tiêu", "quốc gia cơ sở", "apo"))


@given(st.lists(letters, min_size=1, max_size=6), st.sets(st.sampled_from("abcde")), concepts)
def test_matches_are_the_parts_of_a_score(rows: list[str], single: set[str], asked: Sequence[Concept]) -> None:
    """What each term, or each concept, adds to a row makes up its score; what adds nothing is left out."""
    store = WordStore.build(rows, Language.VI)
    named = [Concept(said=str(n), spellings=one.spellings, weight=one.weight) for n, one in enumerate(asked)]
    scores, across = store.scores(single), store.across(named)[0]
    for row, text in enumerate(rows):
        terms_found, concepts_found = store.matches(row, single), store.matches_across(row, named)
        assert sum(terms_found.values()) == pytest.approx(float(scores[row]), abs=1e-5)
        assert terms_found.keys() == single & set(text.split())
        assert sum(concepts_found.values()) == pytest.approx(float(across[row]), abs=1e-5)
        assert all(spelling in named[int(said)].spellings for said, spelling in concepts_found)
        assert all(set(spelling.split()) <= set(text.split()) for _, spelling in concepts_found)


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
        (scores, total), (again, of_all) = (of.across([concept(term, "tiêu chuẩn")]) for of in (store, opened))
        np.testing.assert_array_equal(scores, again)
        assert total == of_all
        assert [of.matches(row, [term]) for of in (store, opened) for row in range(len(rows))] == [
            store.matches(row, [term]) for row in range(len(rows))
        ] * 2
