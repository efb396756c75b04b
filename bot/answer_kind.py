"""What kind of thing a question asks for, and whether a text holds one that the question does not. Pure."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import pairwise

from corpus.numbers import numbers
from corpus.text import words


class Kind(StrEnum):
    CONTACT = "contact"
    VENUE = "venue"
    MONEY = "money"
    PENALTY = "penalty"
    LENGTH = "length"
    DURATION = "duration"
    PEOPLE = "people"
    HOUR = "hour"
    FORCE = "force"
    PERCENT = "percent"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    OTHER = "other"


_SUM = (
    r"(?:kinh phí|chi phí|\bphí\b|\bgiá\b|ngân sách|trị giá|kim ngạch|doanh thu|\blương\b|\bphạt\b"
    r"|\b(?:fee|cost|price|fine|budget|penalty|salary)s?\b)"
)
_TIME = r"(?:ngày|tháng|năm|tuần|giờ|lâu|(?:working |business |calendar )?(?:days|weeks|months|years|hours))"
_LENGTH = r"(?:mm|cm|mi-?li-?mét|xăng-?ti-?mét|milli\w+|centi\w+)\b"
_ASKS = {
    Kind.CONTACT: r"điện thoại|\bsđt\b|\bsdt\b|hotline|phone number|telephone|contact (?:number|details)"
    r"|\be-?mail (?:là|nào|của|address|of|for)|(?:địa chỉ|what|which|have|the|số) e-?mail\b|\be-?mail\W*$",
    Kind.VENUE: r"(?:phòng|tòa nhà|khách sạn|hội trường|đường|(?<!thành )phố) nào|(?:what|which) (?:building|hotel|room|hall|street)"
    r"|địa chỉ (?!web|trang)(?:[^\s.?!]+ ){0,6}(?:ở đâu|là gì|nào|số mấy)|(?:cho|xin) (?:[^\s.?!]+ ){0,3}địa chỉ (?!web|trang)"
    r"|what(?:'s| is) the (?:\S+ ){0,4}address\b|address of the\b",
    Kind.MONEY: r"(?:bao nhiêu|mấy) (?:tiền|đồng|triệu|tỷ|tỉ|nghìn|usd|đô)\b"
    rf"|{_SUM}[^.?!]*(?:(?:bao nhiêu|\bmấy\b)(?! {_TIME}| cũng| ?%| phần trăm| percent)|mức nào|how much)"
    r"|how much (?:money|does|did|do|is|was|were|will|would|must|should|can)\b"
    rf"|what (?:is|are|was|were|would be) the (?:\S+ ){{0,4}}{_SUM}|what (?:do|does|did|will|would) [^.?!]* cost\b"
    r"|(?:what|which) (?:budget|amount|sum|fee|price)\b|the value of (?:\S+ ){0,2}(?:trade|exports?|imports?)\b",
    Kind.PENALTY: r"\bphạt\b|chế tài|(?<!is )(?<!be )\bfine[ds]?\b(?! (?:to|with)\b)|penalt|sanction|punish",
    Kind.LENGTH: rf"(?:bao nhiêu|mấy|how many) {_LENGTH}"
    r"|(?:bao nhiêu|\bmấy\b|tối thiểu|minimum|how (?:big|large|high|tall))[^.?!]*(?:cỡ chữ|chiều cao|font size|letter|character)"
    r"|(?:cỡ chữ|chiều cao|font size|(?:letter|text|character) (?:height|size))[^.?!]*(?:bao nhiêu|\bmấy\b|tối thiểu|minimum)",
    Kind.DURATION: rf"(?<!ngày )(?<!tháng )(?<!năm )(?<!thứ )(?:bao nhiêu|\bmấy|how many) (?!lâu|giờ|(?:tháng|năm) nào){_TIME}",
    Kind.PEOPLE: r"bao nhiêu (?:người|đại biểu|thành viên|khách|participants|delegates|people)|mấy (?:người|đại biểu)"
    r"|số (?:người|đại biểu)|how many (?:people|participants|delegates|attendees|persons|members)",
    Kind.HOUR: r"mấy giờ|lúc mấy|giờ nào|(?:at )?what time|which hour",
    Kind.FORCE: r"hiệu lực|(?:enter\w*|come|came) into force|in force|effective (?:date|from)|tak\w+ effect",
    Kind.PERCENT: r"phần trăm|bao nhiêu ?%|percent|per cent|thuế suất|tariff rate|duty rate",
    Kind.PERSON: r"tên (?:là )?gì|họ tên|\bông nào|\bbà nào|ai (?:là người|đại diện)|\bai\b.*\bký\b|người nào"
    r"|which (?:person|minister|official|director)|contact person|who signed"
    r"|who (?:is|was) the (?:\S+ ){0,3}(?:director|secretary|head|minister|president|representative|chair)"
    r"|name of the \S*\s?(?:head|director|chair\w*|secretary|minister)",
    Kind.DATE: r"khi nào|bao giờ|lúc nào|hôm nào|(?:ngày|tháng|năm) (?:nào|mấy|bao nhiêu)|thời điểm nào|thời gian nào|\bwhen\b"
    r"|(?:what|which) (?:date|day|month|year|time)|\bdates?\b",
    Kind.NUMBER: r"bao nhiêu|\bmấy\b|số lượng|how many|how long|number of|lần thứ mấy",
    Kind.NAME: r"(?<!với )(?<!cho )(?<!của )\bai\b|\bwho\b|name of",
}
_ASKED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ASKS.items()}
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
_LENGTHS = re.compile(rf"\d ?{_LENGTH}", re.IGNORECASE)
# "5 ngày" is a while; the 7 of "tháng 7 năm 2026" and the 1 of "ngày 01 tháng 7" are not.
_DURATION = re.compile(
    rf"(?<!ngày )(?<!tháng )(?<![/\d])\d{{1,3}} {_TIME}|hằng năm|hàng năm|mỗi năm|every (?:year|month)|each year|annual", re.IGNORECASE,
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


# "Nội dung mấy buổi hội thảo gồm những gì?" asks what, and its "mấy" is a plural.
_PLURAL = re.compile(r"\bmấy (?!giờ|ngày|tháng|năm|tuần|lần|lâu|tiền|phần)", re.IGNORECASE)
_ASKS_ELSE = re.compile(r"\b(?:gì|nào|ai|sao|đâu|what|which|who|why|how)\b", re.IGNORECASE)
_CLASSIFIERS = frozenset("cái con bài buổi cuộc chiếc bản tờ thứ loại vị chuyện vụ".split())


def asked_kind(question: str) -> Kind:
    """The kind of thing a question asks for; OTHER where it asks why, how or what."""
    question = _without_plural(question)
    for kind, pattern in _ASKED.items():
        if pattern.search(question):
            return kind
    return Kind.OTHER


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
    asked = _COUNTED.search(_without_plural(question))
    if not asked:
        return True
    spoken = " ".join(words(text))
    nouns = words(asked[1])
    first = int(nouns[0] in _CLASSIFIERS and len(nouns) > 1)
    things = {" ".join(nouns[start:end]) for start in {0, first} for end in range(start + 1, len(nouns) + 1)}
    things |= {" ".join(words(other)) for thing in list(things) for other in spellings(thing)}
    return any(re.search(rf"\b\d+ (?:\w+ ){{0,4}}{re.escape(thing)}", spoken) for thing in things)


def _without_plural(question: str) -> str:
    return _PLURAL.sub("những ", question) if _ASKS_ELSE.search(question) else question


def _names_a_person(text: str) -> bool:
    spelled = re.findall(r"[^\W\d_]+", text)
    pairs = pairwise(spelled)
    return any(first.lower() in FAMILY_NAMES and first[0].isupper() and second[0].isupper() for first, second in pairs)


def _abbreviates_anew(text: str, question: str) -> bool:
    known = set(words(question))
    return any(word.isupper() and len(word) > 1 and word.lower() not in known for word in re.findall(r"[^\W\d_]+", text))
