"""The glossary finds what a text names, and does not find what it does not."""

import pytest

from corpus.text import words
from corpus.types import Language
from index.question.glossary import Entry, EntryKind, Glossary, shipped


def named(text: str) -> list[str]:
    """The usual English spelling of everything a text names."""
    return [entry.spellings[Language.EN][0] for entry, _ in shipped().find(text)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Thỏa thuận với Hoa Kỳ", ["agreement", "United States"]),
        ("Ai đã gặp phía Mỹ?", ["United States"]),
        ("Which American body?", ["United States", "organization"]),
        ("Tổng cục tcđlcl họp", ["STAMEQ", "session"]),
        ("Quy định của EU và Hàn Quốc", ["European Union", "Korea"]),
        ("hoà với hài hoà", ["harmonization"]),
    ],
)
def test_other_spellings_name_one_thing(text: str, things: list[str]) -> None:
    """Any spelling, in either language, names the entry."""
    assert named(text) == things


def test_the_longest_spelling_wins() -> None:
    """Of spellings that begin at one word the longest is meant, and its words are not used again."""
    found = list(shipped().find("hàng rào kỹ thuật trong thương mại"))
    assert [said for _, said in found] == ["hàng rào kỹ thuật trong thương mại"]
    assert named("free trade agreement") == ["free trade agreement"]


@pytest.mark.parametrize("text", ["Chào anh, cho em hỏi", "tell us more", "mỹ phẩm", "Anh ơi", "đạo đức", "lao động", "an apo tree"])
def test_short_names_need_their_capitals(text: str) -> None:
    """A short word without the capitals of a name is an everyday word."""
    assert named(text) == []


@pytest.mark.parametrize(
    "text", ["Giải pháp nào phù hợp?", "quy định pháp luật", "cập nhật ra sao", "the most important plan", "What is most needed?"]
)
def test_everyday_words_are_no_names(text: str) -> None:
    """A syllable of an everyday word is not the country or the ministry that is spelled the same."""
    assert [(entry.kind, said) for entry, said in shipped().find(text) if entry.kind is not EntryKind.TERM] == []


def test_every_entry_can_be_found() -> None:
    """Each spelling that ships, written within a sentence, names an entry that has it."""
    for spelling in (s for entry in shipped()._by_words.values() for s in entry.all):
        found = list(shipped().find(f"Về {spelling}"))
        assert any(" ".join(words(spelling)) == said for _, said in found), spelling


def test_an_empty_glossary_finds_nothing() -> None:
    """No entries and no text are no errors."""
    entry = Entry(EntryKind.TERM, {Language.VI: ("nhãn",), Language.EN: ("label",)})
    assert list(Glossary([]).find("nhãn")) == list(Glossary([entry]).find("")) == []
    assert [said for _, said in Glossary([entry]).find("Nhãn, label")] == ["nhãn", "label"]
