"""The numbers of a text, however they are written: 06 = 6, "lần thứ tư" = 4th = fourth, June = tháng 6. Pure."""

import re

from corpus.text import fold, words

_UNITS = {
    "một": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_FOLDED = {fold(word): n for word, n in _UNITS.items()}
_ENGLISH = {
    word: n
    for n, names in enumerate(
        "one first|two second twice|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth"
        "|eleven eleventh|twelve twelfth".split("|"), 1,
    )
    for word in names.split()
}  # fmt: skip
_MONTHS = {
    name: n
    for n, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?!\d|[.,]\d)|(?<!\d)\d{1,30}(?!\d)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


def numbers(text: str) -> frozenset[int]:
    """Every number said in the text, in digits or words; a date gives its day, month and year.

    "năm" (five, but mostly "year") counts only as an ordinal or before a month's count of things is out of reach,
    so words for numbers are read generously: this is for checking that evidence holds a number, not for counting.
    """
    found = {int(re.sub(r"[.,]", "", match)) for match in _DIGITS.findall(text)}
    sequence = words(text)
    for before, word in zip(["", *sequence], sequence, strict=False):
        if ordinal := _ORDINAL.fullmatch(word):
            found.add(int(ordinal[1]))
        elif word in _UNITS and (word != "năm" or before == "thứ") and (word not in ("nhất", "tư") or before == "thứ"):
            found.add(_UNITS[word])
        elif word in _ENGLISH:
            found.add(_ENGLISH[word])
        elif word in _MONTHS:
            found.add(_MONTHS[word])
    return frozenset(found)


def asked_numbers(text: str) -> frozenset[int]:
    """The numbers a question insists on: digits, and words that can only be ordinals."""
    found = {int(re.sub(r"[.,]", "", match)) for match in _DIGITS.findall(text)}
    sequence = words(text)
    for before, word in zip(["", *sequence], sequence, strict=False):
        if ordinal := _ORDINAL.fullmatch(word):
            found.add(int(ordinal[1]))
        elif before == "thứ" and fold(word) in _FOLDED:
            found.add(_FOLDED[fold(word)])
        elif word in _ENGLISH and (word.endswith("th") or word in ("second", "third")):
            found.add(_ENGLISH[word])
    return frozenset(found)
