"""What the numbers of a text count or name: "5 ngày" is no "5 tháng", "khoản 3" no "Điều 3". Pure."""

import re
from collections import Counter
from itertools import pairwise

from corpus.dates import without_dates
from corpus.numbers import numbers, plain_words

Measure = tuple[str, str]
"""A number in its plain form, and what it counts or names."""

_COUNTED = {
    word: unit
    for unit, spellings in {
        "day": "ngày day days", "week": "tuần week weeks", "month": "tháng month months", "year": "năm year years",
        "hour": "giờ hour hours", "minute": "phút minute minutes", "thousand": "nghìn ngàn thousand",
        "million": "triệu million millions", "billion": "tỷ tỉ billion billions", "dong": "đồng vnd dong", "dollar": "usd dollar dollars",
        "euro": "eur euro euros", "mm": "mm milimét millimetre millimetres", "cm": "cm", "km": "km", "g": "g gam gram grams",
        "kg": "kg", "ml": "ml", "time": "lần times", "country": "nước country countries",
    }.items()
    for word in spellings.split()
}  # fmt: skip
_NAMED = {
    word: name
    for name, spellings in {
        "article": "điều article articles", "clause": "khoản clause clauses", "point": "điểm point points", "chapter": "chương chapter",
        "annex": "phụ lục|annex|appendix", "decree": "nghị định|decree", "circular": "thông tư|circular",
        "decision": "quyết định|decision", "law": "luật law",
    }.items()
    for word in spellings.split("|" if "|" in spellings else " ")
}  # fmt: skip
_PART = re.compile(rf"\b({'|'.join(_NAMED)})\s+(\d+(?:[./]\d+)*)", re.IGNORECASE)
"""A part of a law with its number: 8.3.4 is one."""
_WORKING = ({"working", "business"}, ("làm", "việc"))


def measures(text: str) -> Counter[Measure]:
    """Each number of a text, but for those of its dates, with the unit behind it or the part of a law before it."""
    sequence = plain_words(without_dates(text, " # "))
    found = Counter((match[2], _NAMED[match[1].lower()]) for match in _PART.finditer(text))
    for at, word in enumerate(sequence):
        number = _number(word)
        if number is None:
            continue
        behind = sequence[at + 1 : at + 5]
        working = bool(behind) and behind[0] in _WORKING[0]
        unit = _COUNTED.get(behind[working] if len(behind) > working else "")
        if unit:
            working = working or _WORKING[1] in pairwise(behind)
            found[(number, f"working {unit}" if working else unit)] += 1
    return found


def _number(word: str) -> str | None:
    if word[0].isdigit():
        return word
    values = numbers(word)
    return str(min(values)) if len(values) == 1 and word != "may" else None
