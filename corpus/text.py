"""The spellings of one text: composed, folded, cut into words. Pure functions; no text is ever changed in place."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_FOLDED = str.maketrans({"đ": "d", "Đ": "D"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛ʼ", "'") | dict.fromkeys("“”„‟«»", '"'))
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_OPEN_RHYME = re.compile(rf"(?<!q)(o)([ae])([{_TONES}])(?![\w\u0302\u0306])|(?<!q)(u)(y)([{_TONES}])(?![\w\u0302\u0306])")


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without accents: "Đo lường" → "do luong"."""
    decomposed = unicodedata.normalize("NFD", text.lower()).translate(_FOLDED)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def fold_letters(text: str) -> str:
    """Without accents, letter for letter, capitals kept: a place in one is the same place in the other."""
    return "".join(folded if len(folded := _folded(c)) == 1 else c for c in text)


def _folded(character: str) -> str:
    return fold(character).upper() if character.isupper() else fold(character)


def has_accents(text: str) -> bool:
    """True if any letter carries a mark or is đ."""
    return any(fold(c) != c.lower() for c in nfc(text) if c.isalpha())


def place_tones(text: str) -> str:
    """Tone marks of open oa, oe, uy on the first vowel, as in "hòa" and "thùy"; both spellings are in use."""
    if not any(c >= "\u00c0" for c in text):
        return text
    decomposed = unicodedata.normalize("NFD", text)
    moved = _OPEN_RHYME.sub(
        lambda m: f"{m[1]}{m[3]}{m[2]}" if m[1] else f"{m[4]}{m[6]}{m[5]}", decomposed
    )
    return unicodedata.normalize("NFC", moved)


def straight(text: str) -> str:
    """With plain apostrophes and quotation marks, letter for letter."""
    return text.translate(_STRAIGHT)


def words(text: str) -> list[str]:
    """The words of a text as they are compared: composed, lower case, one tone placement; numbers are words."""
    return _WORD.findall(place_tones(unicodedata.normalize("NFKC", text).lower()))


def without_controls(text: str) -> str:
    """Without the characters that neither XML nor a database takes: controls other than tab and line ends, halves of pairs."""
    return _UNWRITABLE.sub("", text)


def squeeze(text: str) -> str:
    """NFC with every run of white space as one space."""
    return " ".join(nfc(text).split())
