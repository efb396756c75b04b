"""Which of a series: "lần thứ 53 và 54", "twenty-first", "thứ XII" → numbers, with their words. Pure."""

import re
from functools import lru_cache

from corpus.numbers import numbers
from corpus.types import Language

VI, EN = Language.VI, Language.EN
_I = re.IGNORECASE

_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_TEENS = {f"{stem}th": n for n, stem in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)}
_TIETHS = {f"{ten[:-1]}ieth": n for ten, n in _TENS.items()}
_LOW = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_LATER = "|".join(["tenth", "eleventh", "twelfth", *_TEENS, *_TIETHS])
_EN_NTH = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{'|'.join(_TENS)})[- ](?:{_LOW})|{_LOW}|{_LATER})\b"
_VI_UNIT = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_VI_N = rf"(?:\d{{1,3}}|(?:{_VI_UNIT}) mươi(?: (?:{_VI_UNIT}))?|mười(?: (?:{_VI_UNIT}))?|nhất|nhì|{_VI_UNIT}|(?-i:[IVXL]{{1,7}}))\b"
NTH = {
    VI: re.compile(rf"(?:\blần thứ |\bthứ |\blần (?=\d))({_VI_N}(?:(?:, | và )(?:lần )?(?:thứ )?{_VI_N})*)(?! ngày)", _I),
    EN: re.compile(rf"\b({_EN_NTH}(?:(?:, and |, | and | & )(?:the )?{_EN_NTH})*)(?! time)", _I),
}
_EACH = {VI: re.compile(_VI_N, _I), EN: re.compile(_EN_NTH, _I)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def ordinals(said: str, language: Language) -> tuple[tuple[int, str], ...]:
    """Each number of a run of ordinals with its words: "53rd and 54th" is two."""
    return tuple((_value(each.group()), each.group()) for each in _EACH[language].finditer(said))


@lru_cache(maxsize=1000)
def _value(said: str) -> int:
    if digits := re.match(r"\d+", said):
        return int(digits.group())
    if re.fullmatch(r"[IVXL]+", said):
        values = [_ROMAN[sign] for sign in said]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    word = said.lower()
    if word in _TEENS or word in _TIETHS:
        return {**_TEENS, **_TIETHS}[word]
    first, _, last = word.replace("-", " ").partition(" ")
    if first in _TENS:
        return _TENS[first] + _unit(last)
    if first == "mười":
        return 10 + (_unit(last) if last else 0)
    return 10 * _unit(first) + (_unit(last[len("mươi ") :]) if last[len("mươi ") :] else 0) if last else _unit(first)


def _unit(word: str) -> int:
    return max(numbers("một" if word == "mốt" else f"thứ {word}"))
