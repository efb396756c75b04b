"""Keys of a Vietnamese keyboard that were left in a text: Telex "chuaarn" and VNI "chua63n" are "chuẩn". Pure.

A word is read so only where that gives a syllable Vietnamese can have and the word as typed is neither English nor a
Vietnamese syllable without accents. A short doubtful word ("pos") is believed only beside one that is beyond doubt.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from corpus.language import addresses, common, detect, possible_syllable
from corpus.text import fold, has_accents, place_tones
from corpus.types import Language
from index.question.accents import like
from index.question.vocabulary import english_words

_RHYMES = frozenset(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et"
    " ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot"
    " oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt"
    " ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uât uâng uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt"
    " uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
    " y yêm yên yêt yêu".split()
)
_ONSETS = frozenset("b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x".split()) | {""}
_ONSET = r"(gi(?=[aeouw])|qu(?=[aeoyiw])|[bcdghklmnpqrstvx]*)"
_FINAL = r"(ng|nh|ch|[cmnpt]|)"
_TELEX = re.compile(rf"{_ONSET}([aeiouyw]+)([sfrxj]?)([aeiouyw]*){_FINAL}([wdsfrxj]{{0,3}})")
_VNI = re.compile(rf"{_ONSET}9?([aeiouy][aeiouy1-9]*){_FINAL}([1-9]{{0,3}})")
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_DOUBLED = {"aa": "â", "ee": "ê", "oo": "ô", "uaw": "ưa", "aw": "ă", "uwow": "ươ", "uwo": "ươ", "uow": "ươ", "ow": "ơ", "uw": "ư"}
_TONE_DIGITS = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_AS_KEYS = {"\u0302": "", "\u0306": "w", "\u031b": "w"}
_TOKEN = re.compile(r"[^\s,;:!?()\[\]{}“”\"/…-]+")
_SURE_LENGTH = 4
_SHORT = 3
_ENDINGS = (("s", "s"), ("xes", "es"), ("ches", "es"), ("oes", "es"), ("ed", "ed"), ("ed", "d"), ("er", "er"), ("er", "r"), ("ier", "ier"))
"""How an English word may end, and how much of that is not in a dictionary."""
_REALLY_DOUBLE_O = frozenset({"boong", "doong", "xoong"})


class _Syllable(NamedTuple):
    """What keys give, how many marks they set, and whether an accident could look so: "misa" is hardly "mía"."""

    text: str
    marks: int
    odd: bool = False


@dataclass(frozen=True, slots=True)
class _Guess:
    """A token and the word its keys give. `sure` if they set two marks, or stand in a word too long for an accident."""

    start: int
    written: str
    meant: str
    marks: int
    sure: bool


def untelex(text: str) -> str:
    """The text (NFC) with left-over keys turned into the letters they stand for; everything else as it was."""
    no_words = addresses(text)
    shouting = text.upper() == text and len(text.split()) > 2
    tokens = [match for match in _TOKEN.finditer(text) if not any(start <= match.start() < end for start, end in no_words)]
    guesses = [guess for match in tokens if (guess := _guess(match, shouting=shouting)) is not None]
    if not any(guess.sure for guess in guesses):
        return text
    if detect(_replaced(text, guesses)) is Language.EN:
        guesses = [guess for guess in guesses if guess.marks > 1]
    return _replaced(text, guesses)


def _replaced(text: str, guesses: list[_Guess]) -> str:
    for guess in reversed(guesses):
        text = text[: guess.start] + guess.meant + text[guess.start + len(guess.written) :]
    return text


def _guess(match: re.Match[str], *, shouting: bool) -> _Guess | None:
    written = match.group().strip(".'’")
    word, start = written.lower(), match.start() + match.group().find(written)
    if (not shouting and not _name_like(written)) or not word.isalnum() or _is_plain(word):
        return None
    found = _from_telex(word) if word.isalpha() else _from_vni(word)
    if found is None or _is_english(word) or (start > 0 and found.marks < 2 and written[:1].isupper() and not shouting):
        return None
    sure = found.marks > 1 or (len(word) >= _SURE_LENGTH and word.isalpha() and not found.odd)
    return _Guess(start, written, like(written if shouting else written[:1] + word[1:], found.text), found.marks, sure)


def _name_like(written: str) -> bool:
    """True for small letters after the first one, or after DD, which is Đ."""
    rest = written[2:] if written.startswith("DD") else written[1:]
    return rest == rest.lower()


def _is_plain(word: str) -> bool:
    """True for a syllable as it may stand, with its accents or without any; "khoong" is no such syllable, "xoong" is."""
    plain = fold(word)
    return possible_syllable(plain) and (word != plain or "oo" not in plain or plain in _REALLY_DOUBLE_O)


def _from_telex(word: str) -> _Syllable | None:
    """What Telex keys give; letters that are accented already may stand among them."""
    keys, before = _as_keys(word)
    match = _TELEX.fullmatch(keys)
    if match is None:
        return None
    onset, vowels, tone, more, final, late = match.groups()
    onset, late = _barred(onset, late + "w" if more == "w" else late)
    vowels = _marked(vowels) + _marked(more if more != "w" else "")
    if "w" in late:
        vowels, late = _horned(vowels), late.replace("w", "", 1)
    found = _spelled(onset, vowels, final, tone + late, before)
    return found and found._replace(odd=bool(tone and more))


def _from_vni(word: str) -> _Syllable | None:
    match = _VNI.fullmatch(word)
    if match is None or has_accents(word):
        return None
    onset, vowels, final, _ = match.groups()
    vowels, tone = re.sub(r"\d", "", vowels), ""
    for digit in (c for c in word if c.isdigit()):
        if digit in _TONE_DIGITS:
            tone += _TONE_DIGITS[digit]
        elif digit == "9" and onset != "d":
            return None
        onset, vowels = ("đ", vowels) if digit == "9" else (onset, _digit_marked(vowels, digit))
    found = _spelled(onset, vowels, final, tone, 0)
    # A digit within the word is as good as a second mark: "tie6u" can be nothing else, "ban2" can.
    return found and found._replace(marks=max(found.marks, 2 if word[-1].isalpha() else 1))


def _digit_marked(vowels: str, digit: str) -> str:
    if digit == "6":
        return re.sub("[aeo](?=[^aeo]*$)", lambda m: _DOUBLED[m.group() * 2], vowels)
    return _horned(vowels) if digit == "7" else vowels.replace("a", "ă") if digit == "8" else vowels


def _as_keys(word: str) -> tuple[str, int]:
    """A word as the keys that would have typed it, and how many of its marks were there already."""
    keys, tone, marks = "", "", 0
    for letter in unicodedata.normalize("NFD", word):
        marks += letter == "đ" or unicodedata.combining(letter) > 0
        if letter in _TONES.values():
            tone += next(key for key, mark in _TONES.items() if mark == letter)
        else:
            keys += keys[-1] if letter == "\u0302" and keys else "dd" if letter == "đ" else _AS_KEYS.get(letter, letter)
    return keys + tone, marks


def _marked(vowels: str) -> str:
    for pressed, letter in _DOUBLED.items():
        vowels = vowels.replace(pressed, letter)
    return _horned(vowels.replace("w", "", 1)) if "w" in vowels else vowels


def _barred(onset: str, late: str) -> tuple[str, str]:
    if onset == "dd":
        return "đ", late
    return ("đ", late.replace("d", "", 1)) if onset == "d" and "d" in late else (onset, late)


def _horned(vowels: str) -> str:
    """What a late w, or a 7, does to the vowels; "ươ" may be typed with two of them."""
    if "ươ" in vowels:
        return vowels
    for plain, horned in (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă")):
        if plain in vowels:
            return vowels.replace(plain, horned, 1)
    return vowels + "w" if vowels else "ư"


def _spelled(onset: str, vowels: str, final: str, tone: str, before: int) -> _Syllable | None:
    """The syllable, if Vietnamese can have it, and how many marks it has beyond those that stood `before`."""
    rhyme = vowels + final
    known = f"i{rhyme}" if onset == "gi" and rhyme.startswith("ê") else rhyme
    if known not in _RHYMES or onset not in _ONSETS or not _spells(onset, rhyme) or (tone and tone not in _TONES):
        return None
    if final in ("c", "ch", "p", "t") and tone not in ("s", "j"):
        return None
    at = _tone_place(vowels, final)
    toned = vowels[: at + 1] + _TONES.get(tone, "") + vowels[at + 1 :]
    syllable = place_tones(unicodedata.normalize("NFC", onset + toned + final))
    marks = sum(unicodedata.combining(c) > 0 or c == "đ" for c in unicodedata.normalize("NFD", syllable)) - vowels.count("ươ") - before
    return _Syllable(syllable, marks) if marks > 0 else None


def _spells(onset: str, rhyme: str) -> bool:
    """True if the onset is written so before this rhyme: k, gh, ngh before e, ê, i, y and c, g, ng elsewhere."""
    front = rhyme[0] in "eêiy"
    if onset in ("k", "gh", "ngh"):
        return front
    if onset == "g":
        return not front or rhyme == "i"
    return not (front and onset in ("c", "ng"))


def _tone_place(vowels: str, final: str) -> int:
    """Which of the vowels carries the tone."""
    marked = [n for n, letter in enumerate(vowels) if letter in "ăâêôơư"]
    if marked:
        return marked[-1]
    return len(vowels) - 1 if final or len(vowels) == 1 else len(vowels) - 2


def _is_english(word: str) -> bool:
    """True for an English word in one of its usual forms."""
    known = english_words()
    return common(word) is Language.EN or any(
        word.endswith(end) and word[: len(word) - len(cut)] in known for end, cut in [("", ""), *_ENDINGS] if not end or len(word) > _SHORT
    )
