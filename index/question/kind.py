"""What kind of thing a question asks for. Pure."""

import re
from enum import StrEnum


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
TIME = r"(?:ngày|tháng|năm|tuần|giờ|lâu|(?:working |business |calendar )?(?:days|weeks|months|years|hours))"
LENGTH = r"(?:mm|cm|mi-?li-?mét|xăng-?ti-?mét|milli\w+|centi\w+)\b"
_ASKS = {
    Kind.CONTACT: r"điện thoại|\bsđt\b|\bsdt\b|hotline|phone number|telephone|contact (?:number|details)"
    r"|\be-?mail (?:là|nào|của|address|of|for)|(?:địa chỉ|what|which|have|the|số) e-?mail\b|\be-?mail\W*$",
    Kind.VENUE: r"(?:phòng|tòa nhà|khách sạn|hội trường|đường|(?<!thành )phố) nào|(?:what|which) (?:building|hotel|room|hall|street)"
    r"|địa chỉ (?!web|trang)(?:[^\s.?!]+ ){0,6}(?:ở đâu|là gì|nào|số mấy)|(?:cho|xin) (?:[^\s.?!]+ ){0,3}địa chỉ (?!web|trang)"
    r"|what(?:'s| is) the (?:\S+ ){0,4}address\b|address of the\b",
    Kind.MONEY: r"(?:bao nhiêu|mấy) (?:tiền|đồng|triệu|tỷ|tỉ|nghìn|usd|đô)\b"
    rf"|{_SUM}[^.?!]*(?:(?:bao nhiêu|\bmấy\b)(?! {TIME}| cũng| ?%| phần trăm| percent)|mức nào|how much)"
    r"|how much (?:money|does|did|do|is|was|were|will|would|must|should|can)\b"
    rf"|what (?:is|are|was|were|would be) the (?:\S+ ){{0,4}}{_SUM}|what (?:do|does|did|will|would) [^.?!]* cost\b"
    r"|(?:what|which) (?:budget|amount|sum|fee|price)\b|the value of (?:\S+ ){0,2}(?:trade|exports?|imports?)\b",
    Kind.PENALTY: r"\bphạt\b|chế tài|(?<!is )(?<!be )\bfine[ds]?\b(?! (?:to|with)\b)|penalt|sanction|punish",
    Kind.LENGTH: rf"(?:bao nhiêu|mấy|how many) {LENGTH}"
    r"|(?:bao nhiêu|\bmấy\b|tối thiểu|minimum|how (?:big|large|high|tall))[^.?!]*(?:cỡ chữ|chiều cao|font size|letter|character)"
    r"|(?:cỡ chữ|chiều cao|font size|(?:letter|text|character) (?:height|size))[^.?!]*(?:bao nhiêu|\bmấy\b|tối thiểu|minimum)",
    Kind.DURATION: rf"(?<!ngày )(?<!tháng )(?<!năm )(?<!thứ )(?:bao nhiêu|\bmấy|how many) (?!lâu|giờ|(?:tháng|năm) nào){TIME}",
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
# "Nội dung mấy buổi hội thảo gồm những gì?" asks what, and its "mấy" is a plural.
_PLURAL = re.compile(r"\bmấy (?!giờ|ngày|tháng|năm|tuần|lần|lâu|tiền|phần)", re.IGNORECASE)
_ASKS_ELSE = re.compile(r"\b(?:gì|nào|ai|sao|đâu|what|which|who|why|how)\b", re.IGNORECASE)


def asked_kind(question: str) -> Kind:
    """The kind of thing a question asks for; OTHER where it asks why, how or what."""
    question = without_plural(question)
    for kind, pattern in _ASKED.items():
        if pattern.search(question):
            return kind
    return Kind.OTHER


def without_plural(question: str) -> str:
    """The question with a plural instead of a "mấy" that counts nothing."""
    return _PLURAL.sub("những ", question) if _ASKS_ELSE.search(question) else question
