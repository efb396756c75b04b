"""The numbers of a text, however they are written: 06 = 6, "lần thứ tư" = 4th = fourth, June = tháng 6. Pure."""

import re
import unicodedata

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
MONTHS = tuple("January February March April May June July August September October November December".split())
_MONTHS = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
_SIGNED = re.compile(r"[0-9][., ][0-9]")
# A point between digits is what makes a sum or a decimal; dates, clauses and lists (6.8.2020, 2.9.2, 1,2,3) have two.
_WRITTEN = re.compile(
    r"""[0-9](?<![\w.,/:][0-9])(?:
      (?P<grouped>(?<!0)[0-9]{0,2}(?:(?:\.[0-9]{3}){1,9}(?:,[0-9]{1,9})?|(?:,[0-9]{3}){1,9}(?:\.[0-9]{1,9})?))
    | (?P<spaced>(?<!0)(?<![+-][0-9])(?<![0-9]\ [0-9])[0-9]{0,2}(?:\ [0-9]{3}){1,9}(?:[.,][0-9]{1,2})?(?!\ [0-9]))
    | (?P<decimal>[0-9]{0,14}[.,][0-9]{1,15})
    )(?![0-9]|[.,/:][0-9])""",
    re.VERBOSE,
)  # fmt: skip
_DIGITS = re.compile(r"(?<!\d)\d{1,30}(?!\d)")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)?")


def plain_words(text: str) -> list[str]:
    """`corpus.text.words` with every number in one form: 06 → 6, 6th → 6, 1.500.000 → 1500000, 1,5 → 1.5.

    Of "1,500" nobody knows whether it is a sum or a decimal; sums are more usual. "2.10" is not "2.1": it may be a clause.
    """
    text = unicodedata.normalize("NFKC", text)
    found: list[str] = []
    at = 0
    for match in _WRITTEN.finditer(text) if _SIGNED.search(text) else ():
        found += [*words(text[at : match.start()]), _in_one_form(match)]
        at = match.end()
    found += words(text[at:])
    return [_plain(word) if word[0] <= "9" else word for word in found]


def numbers(text: str) -> frozenset[int]:
    """Every number said in the text, in digits or words; a date gives its day, month and year, 1,5 gives 1 and 5.

    "năm" (five, but mostly "year") counts only as an ordinal or before a month's count of things is out of reach,
    so words for numbers are read generously: this is for checking that evidence holds a number, not for counting.
    """
    found = _in_digits(text)
    sequence = words(text)
    for before, word in zip(["", *sequence], sequence, strict=False):
        if word in _UNITS and (word != "năm" or before == "thứ") and (word not in ("nhất", "tư") or before == "thứ"):
            found.add(_UNITS[word])
        elif word in _ENGLISH:
            found.add(_ENGLISH[word])
        elif word in _MONTHS:
            found.add(_MONTHS[word])
    return frozenset(found)


def asked_numbers(text: str) -> frozenset[int]:
    """The numbers a question insists on: digits, and words that can only be ordinals."""
    found = _in_digits(text)
    sequence = words(text)
    for before, word in zip(["", *sequence], sequence, strict=False):
        if before == "thứ" and fold(word) in _FOLDED:
            found.add(_FOLDED[fold(word)])
        elif word in _ENGLISH and (word.endswith("th") or word in ("second", "third")):
            found.add(_ENGLISH[word])
    return frozenset(found)


_NTH = re.compile(
    r"(?:\blần|\bphiên(?: họp)?|\bkỳ(?: họp)?|\bkhóa|\bhội nghị|\bcuộc họp) thứ [^\W_]+|\blần [0-9]+"
    r"|\b(?:[0-9]+(?:st|nd|rd|th)|[a-z]+(?:th|rst|cond|ird)) (?:[^\W_]+ ){0,2}(?:meeting|session|round|conference|summit)s?\b"
    r"|\b(?:meeting|session|round|conference|summit) lần thứ [^\W_]+", re.IGNORECASE,
)  # fmt: skip


def asked_ordinals(text: str) -> frozenset[int]:
    """Which meeting a question asks about: "phiên họp lần thứ tư", "the 45th meeting"."""
    return frozenset(number for match in _NTH.finditer(text) for number in asked_numbers(match.group()))


def _in_digits(text: str) -> set[int]:
    return {int(digits) for digits in _DIGITS.findall(_WRITTEN.sub(_in_one_form, unicodedata.normalize("NFKC", text)))}


def _in_one_form(match: re.Match[str]) -> str:
    """A number that is written with signs, without those that group, and with a point before its decimals."""
    written = match.group()
    if match.lastgroup != "decimal":
        written = written.replace(next(c for c in written if not c.isdigit()), "")
    return written.replace(",", ".")


def _plain(word: str) -> str:
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1].lstrip("0") or "0" if ordinal else word
