"""Does a text hold what a question asks for: a thing of its kind that the question itself does not say? Pure."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from corpus.numbers import numbers
from corpus.text import words
from index.question.kind import LENGTH, TIME, Kind, without_plural

_MONEY = re.compile(
    r"\d[\d.,]*\s*(?:%|triệu|tỷ|tỉ|nghìn|đồng|vnđ|vnd|usd|us\$|đô la|million|billion|dollars?|euros?|dong)|[$€£]\s*\d", re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}/\d{1,2}|\b(?:19|20)\d\d\b|tháng \d|\b\d+ (?:năm|ngày|tháng|years?|months?|days?)\b", re.IGNORECASE)
_CONTACT = re.compile(r"(?<!\d)(?:\+84|0)[\d\s.()-]{6,}\d|\S+@\S+", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?i:phố|đường|số nhà|tòa nhà|khách sạn|hội trường|tầng|phòng) (?:\d|[^\W\d_a-zà-ỹđ])"
    r"|[A-Z]\w+ (?:Street|Road|Hotel|Building|Hall|Tower)\b|\b(?i:hotel)\b"
)
_PEOPLE = re.compile(
    r"\d[\d.,]*\s+(?:\w+\s+){0,2}?(?:người|đại biểu|thành viên|khách|people|participants|delegates|attendees|members)", re.IGNORECASE,
)
FAMILY_NAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn mai trịnh trương lương lưu tạ cao".split()
)
_PENALTY = re.compile(r"\bphạt\b|chế tài|thu hồi|đình chỉ|\bfine[ds]?\b|penalt|sanction|withdr[ae]w", re.IGNORECASE)
_LENGTHS = re.compile(rf"\d ?{LENGTH}", re.IGNORECASE)
# "5 ngày" is a while; the 7 of "tháng 7 năm 2026" and the 1 of "ngày 01 tháng 7" are not.
_DURATION = re.compile(
    rf"(?<!ngày )(?<!tháng )(?<![/\d])\d{{1,3}} {TIME}|hằng năm|hàng năm|mỗi năm|every (?:year|month)|each year|annual", re.IGNORECASE,
)
_HOUR = re.compile(r"\d\s*(?:giờ|h\b|:\d\d|a\.?m\b|p\.?m\b|o.clock)", re.IGNORECASE)
_PERCENT = re.compile(r"\d\s*(?:%|phần trăm|per ?cent)", re.IGNORECASE)
_FORCE = re.compile(r"hiệu lực|into force|in force|effective\b|effect\b", re.IGNORECASE)
_FORMS = {
    Kind.CONTACT: _CONTACT, Kind.VENUE: _VENUE, Kind.MONEY: _MONEY, Kind.PENALTY: _PENALTY, Kind.LENGTH: _LENGTHS,
    Kind.DURATION: _DURATION, Kind.PEOPLE: _PEOPLE, Kind.HOUR: _HOUR, Kind.PERCENT: _PERCENT, Kind.FORCE: _FORCE,
}  # fmt: skip
STRICT = frozenset(_FORMS)
"""Kinds that are recognised by their form wherever they stand: where the form is missing, so is the answer."""
_COUNTED = re.compile(r"(?:bao nhiêu|\bmấy\b|how many)\s+((?:[^\W\d_]+\s*){1,3})", re.IGNORECASE)


_CLASSIFIERS = frozenset("cái con bài buổi cuộc chiếc bản tờ thứ loại vị chuyện vụ".split())


def holds(kind: Kind, text: str, question: str) -> bool:
    """True if the text holds something of the kind that the question itself does not say."""
    if kind in _FORMS:
        return _FORMS[kind].search(text) is not None
    if kind is Kind.PERSON:
        return _names_a_person(text)
    if kind is Kind.DATE:
        return _DATE.search(text) is not None and bool(numbers(text) - numbers(question))
    if kind is Kind.NUMBER:
        return bool(numbers(text) - numbers(question))
    if kind is Kind.NAME:
        return _names_a_person(text) or _abbreviates_anew(text, question)
    return True


def counts(text: str, question: str, spellings: Callable[[str], Iterable[str]]) -> bool:
    """False if the question asks how many of a thing and the text has no number before that thing, in any spelling."""
    asked = _COUNTED.search(without_plural(question))
    if not asked:
        return True
    spoken = " ".join(words(text))
    nouns = words(asked[1])
    first = int(nouns[0] in _CLASSIFIERS and len(nouns) > 1)
    things = {" ".join(nouns[start:end]) for start in {0, first} for end in range(start + 1, len(nouns) + 1)}
    things |= {" ".join(words(other)) for thing in list(things) for other in spellings(thing)}
    return any(re.search(rf"\b\d+ (?:\w+ ){{0,4}}{re.escape(thing)}", spoken) for thing in things)


def _names_a_person(text: str) -> bool:
    spelled = re.findall(r"[^\W\d_]+", text)
    pairs = pairwise(spelled)
    return any(first.lower() in FAMILY_NAMES and first[0].isupper() and second[0].isupper() for first, second in pairs)


def _abbreviates_anew(text: str, question: str) -> bool:
    known = set(words(question))
    return any(word.isupper() and len(word) > 1 and word.lower() not in known for word in re.findall(r"[^\W\d_]+", text))
