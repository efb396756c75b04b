"""The lexicon: what its file holds, and what a word or a set phrase is called in the other language."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.question.lexicon
from corpus.dates import dates
from corpus.numbers import plain_words
from corpus.text import fold, nfc, place_tones
from corpus.types import Language
from index.question.glossary import shipped
from index.question.lexicon import ANY, Lexicon, key, said_as
from index.stores.bm25 import stem
from index.types import Concept

FILE = Path(index.question.lexicon.__file__).with_name("lexicon.tsv")
LINES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
SMALL = Lexicon(
    {
        Language.VI: {
            ANY + "technic regul": ("quy chuẩn kỹ thuật",), ANY + "technic": ("kỹ thuật",), ANY + "regul": ("quy định", "điều tiết"),
            ANY + "free trade": ("tự do thương mại",), ANY + "free trade agreement": ("hiệp định thương mại tự do",),
            ANY + "free": ("miễn phí",), ANY + "hot dog": (), ANY + "hot": ("nóng",), ANY + "dog": ("chó",),
            "product": ("sản phẩm",), "production": ("sản xuất",), ANY + "product": ("sản phẩm", "sản xuất"),
        },
        Language.EN: {"quy chuẩn": ("regul",), "quy chuẩn kỹ thuật": ("technic regul",), "kỹ thuật": ("technic",), "chó": ("dog",)},
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Lexicon:
    """As if the corpus held every word."""
    return Lexicon.read(lambda language, phrase: True)


def called(lexicon: Lexicon, text: str, language: Language) -> list[tuple[str, tuple[str, ...]]]:
    """What is said, and what it may be called in `language`."""
    return [(concept.said, concept.spellings) for concept in lexicon.concepts(text, language, lambda term: 1.0)]


def concept_of(lexicon: Lexicon, text: str, language: Language) -> Concept:
    """The one concept of a text."""
    (concept,) = lexicon.concepts(text, language, lambda term: 1.0)
    return concept


def test_the_file_is_large_sorted_and_says_each_headword_once() -> None:
    """At least 9,000 headwords, in order, each once."""
    headwords = [line.split("\t")[0] for line in LINES]
    assert len(headwords) >= 9_000
    assert headwords == sorted(set(headwords))


def test_a_line_is_a_headword_and_its_spellings() -> None:
    """One tab a line; neither side is empty or padded, no spelling stands twice, each has a word to search for."""
    for line in LINES:
        assert line.count("\t") == 1, line
        headword, spellings = line.split("\t")[0], line.split("\t")[1].split("|")
        assert all(part and part == part.strip() for part in (headword, *spellings)), line
        assert len(set(spellings)) == len(spellings), line
        assert key(headword, Language.EN), line
        assert all(key(spelling, Language.VI) for spelling in spellings), line


def test_the_file_is_written_in_one_way() -> None:
    """NFC, tone marks as in "hòa" and "thùy", and no letter of another alphabet that looks like one of ours."""
    for line in LINES:
        assert line == nfc(line) == place_tones(line), line
        assert all(fold(letter).isascii() for letter in line if letter.isalpha()), line


def test_a_line_is_read_both_ways(whole: Lexicon) -> None:
    """Every headword is one concept that may be called each of its spellings, and every spelling one called its headword."""
    for line in LINES:
        headword, vietnamese = line.split("\t")
        into = set(concept_of(whole, headword, Language.VI).spellings)
        for spelling in vietnamese.split("|"):
            assert key(spelling, Language.VI) in into, line
            assert key(headword, Language.EN) in concept_of(whole, spelling, Language.EN).spellings, line


def test_the_glossary_comes_first(whole: Lexicon) -> None:
    """For a term of the glossary, what the glossary calls it stands before whatever the lexicon adds."""
    added = 0
    for language in Language:
        theirs: dict[str, set[str]] = {}
        for entry in shipped().entries:
            for said in entry.spellings[language]:
                called_there = {key(spelling, language.other) for spelling in entry.spellings[language.other]}
                theirs.setdefault(said_as(said, language), set()).update(called_there)
        for entry in shipped().entries:
            for said in entry.spellings[language]:
                first = theirs[said_as(said, language)]
                spellings = concept_of(whole, said, language.other).spellings
                assert set(spellings[: len(first)]) == first, said
                added += len(spellings) > len(first) + 1
    assert added > 50, "else the order would not be tested"


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("product", ("sản phẩm",)), ("Products", ("sản phẩm",)), ("production", ("sản xuất",)),
        ("productive", ("sản phẩm", "sản xuất")),
    ],
)  # fmt: skip
def test_a_word_is_called_what_it_is_called(word: str, spellings: tuple[str, ...]) -> None:
    """A word or its plural is called what that very word is called; one that is not known, what others of its stem are."""
    assert concept_of(SMALL, word, Language.VI).spellings[:-1] == spellings


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("technical regulations", Language.VI, [("technical regulations", "quy chuẩn kỹ thuật")]),
        ("a free trade agreement", Language.VI, [("a", "a"), ("free trade agreement", "hiệp định thương mại tự do")]),
        ("free trade", Language.VI, [("free trade", "tự do thương mại")]),
        ("free agreement", Language.VI, [("free", "miễn phí"), ("agreement", "agreement")]),
        ("Quy chuẩn kỹ thuật", Language.EN, [("quy chuẩn kỹ thuật", "technic regul")]),
        ("quy chuẩn chó", Language.EN, [("quy chuẩn", "regul"), ("chó", "dog")]),
    ],
)
def test_the_longest_phrase_wins(text: str, language: Language, wanted: list[tuple[str, str]]) -> None:
    """A set phrase is one concept, whatever its words mean alone; where it breaks off, the shorter one stands."""
    assert [(said, spellings[0]) for said, spellings in called(SMALL, text, language)] == wanted


def test_a_phrase_without_a_translation_stays_whole() -> None:
    """A set phrase that the corpus cannot call anything is not translated word by word: a hot dog is no warm animal."""
    assert called(SMALL, "hot dog", Language.VI) == [("hot dog", ("hot dog",))]
    assert called(SMALL, "dog hot", Language.VI) == [("dog", ("chó", "dog")), ("hot", ("nóng", "hot"))]


def test_only_what_the_corpus_holds_is_kept() -> None:
    """read() keeps a translation only where the corpus holds it, and keeps a phrase whole even without one."""
    gone = {"hiệp định thương mại tự do", "fta"}
    kept = Lexicon.read(lambda language, phrase: phrase not in gone)
    assert not gone & {spelling for known in kept.into[Language.VI].values() for spelling in known}
    assert called(kept, "free trade agreement", Language.VI) == [("free trade agreement", ("free trade agreement",))]
    assert concept_of(kept, "trade", Language.VI).spellings[0] == "thương mại", "its words alone are still known"
    nothing = Lexicon.read(lambda language, phrase: False)
    assert all(" " in said and not spellings for known in nothing.into.values() for said, spellings in known.items())


@pytest.mark.parametrize(
    ("one", "other"), [("regulation", "Regulations"), ("organised", "organizing"), ("harmonisation", "harmonization")]
)
def test_inflection_does_not_matter(whole: Lexicon, one: str, other: str) -> None:
    """Forms of one English word, British and American, are called the same."""
    known = concept_of(whole, one, Language.VI).spellings[:-1]
    assert known == concept_of(whole, other, Language.VI).spellings[:-1] != ()


def test_typing_does_not_matter(whole: Lexicon) -> None:
    """Vietnamese is known in capitals, with either tone placement, and with a question mark behind it."""
    known = concept_of(whole, "hòa bình", Language.EN)
    assert known == concept_of(whole, "HOÀ BÌNH?", Language.EN)
    assert "peac" in known.spellings


@pytest.mark.parametrize("name", ["QUATEST", "9001", "TCVN", "Nguyễn", "ISO", "xqzw"])
@pytest.mark.parametrize("language", list(Language))
def test_names_and_codes_cross_by_themselves(whole: Lexicon, name: str, language: Language) -> None:
    """Whatever a word may be called, it may also stand as it is; last, unless the files say it is called so."""
    spellings, known = concept_of(whole, name, language).spellings, whole.into[language].get(name.lower(), ())
    assert spellings == (known if name.lower() in known else (*known, name.lower()))


def test_a_word_as_it_is_takes_the_form_of_the_other_language(whole: Lexicon) -> None:
    """An English word in a Vietnamese question is searched in English by its stem."""
    assert concept_of(whole, "roadmaps", Language.EN).spellings[-1] == stem("roadmaps") == "roadmap"


def test_a_concept_weighs_what_it_weighs_at_home() -> None:
    """The weight of a concept is asked for by the word or phrase as the index of its own language knows it."""
    asked: list[str] = []

    def weight(term: str) -> float:
        asked.append(term)
        return float(len(asked))

    found = SMALL.concepts("Technical regulations on dogs", Language.VI, weight)
    assert asked == ["technic regul", "on", "dog"]
    assert [concept.weight for concept in found] == [1.0, 2.0, 3.0]


@given(
    st.text(st.characters(), max_size=60)
    | st.lists(st.sampled_from("hot dog free trade agreement kỹ thuật chó ISO 6/8/2020 1.500.000 2".split())).map(" ".join)
)
def test_no_word_is_lost(text: str) -> None:
    """Concepts cover the words of any text in order, then its dates; each may be called something, and nothing twice."""
    for language in Language:
        found = called(SMALL, text, language)
        days = [name for date in dates(text) for name in date.names]
        assert list(dict.fromkeys(" ".join(said for said, _ in found).split())) == list(dict.fromkeys([*plain_words(text), *days]))
        for _, spellings in found:
            assert spellings
            assert all(spelling.strip() for spelling in spellings)
            assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize("text", ["6/8/2020", "ngày 06/8/2020", "6 August 2020", "August 6th, 2020"])
@pytest.mark.parametrize("language", list(Language))
def test_a_date_crosses_in_one_form(text: str, language: Language) -> None:
    """However a day is written, one concept is the day and one the month, under the same name in both languages."""
    assert {("2020-08-06", ("2020-08-06",)), ("2020-08", ("2020-08",))} <= set(called(SMALL, text, language))
