"""How either language writes of meetings: the nouns, where a name ends, where and how people met. Pure."""

import re

from corpus.types import Language
from index.question.glossary import base

VI, EN = Language.VI, Language.EN
_I = re.IGNORECASE
_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1EFA))) if c.isupper())
_CAPITALS = rf"[{_UPPER}][\w’'-]*(?: [{_UPPER}][\w’'-]*){{0,4}}"
PERSON = re.compile(rf"[{_UPPER}][^\W\d_{_UPPER}]+(?: [{_UPPER}][^\W\d_{_UPPER}]+)+")

_MEETING = {
    VI: r"(?:hội nghị|phiên họp|cuộc họp|kỳ họp|kì họp|khóa họp|khoá họp|phiên toàn thể|hội thảo|tọa đàm|toạ đàm|diễn đàn|đại hội đồng"
        r"|phiên(?= (?:lần )?thứ))",
    EN: r"(?:meeting|conference|session|summit|workshop|seminar|webinar|retreat|forum|plenary|symposium|general assembly|congress)",
}  # fmt: skip
HEAD = {
    VI: re.compile(rf"\b{_MEETING[VI]}\b", _I),
    # "A plenary session" is one noun, and so is a "video-conference venue" – of another thing.
    EN: re.compile(rf"(?<![\w-]){_MEETING[EN]}s?\b(?!['’-]| (?:{_MEETING[EN]}|rooms?|venues?|documents?|agenda|minutes)\b)", _I),
}

BODY_TOO = re.compile(r"\b(?:đại hội đồng|diễn đàn|general assembly|forum|congress)\b", _I)
"""Nouns of meetings that are also the names of bodies: such a body may do things on a day on which it does not meet."""

_VERBS = {
    VI: r"diễn ra|được|đã|sẽ|đang|vừa|là|có|nêu|bàn|thảo luận|cho biết|khẳng định|thông qua|phê duyệt|ký kết|thống nhất|nhất trí|khai mạc"
        r"|bế mạc|(?:đồng )?chủ trì|kết thúc|đánh giá|xem xét",
    EN: r"held|took|takes|taking|was|were|is|are|be|has|had|have|will|would|adopt(?:ed|s)|approve[ds]|agree[ds]|sign(?:ed|s)|endorse[ds]"
        r"|(?:co-)?chaired|chairs|hosted|organi[sz]ed|opened|closed|decided|discussed|concluded|convened|reviewed|noted|considered",
}  # fmt: skip
STOP = {
    VI: re.compile(
        rf"(?:{_VERBS[VI]}|(?<!tự )do|vào|ngày|tại|ở|từ|nhằm|để|dưới|theo|bằng|khi|nếu|mà|nên|thì|cũng|như|gồm|bao gồm|với sự"
        r"|vừa qua|mới đây|lần lượt|lần đầu|dự kiến|trong (?:\d+|hai|ba|đó|các ngày|ngày|tháng|năm|tuần)|trực tiếp (?=điều)"
        r"|tổ chức (?=ngày|vào|tại|ở|từ|trực|theo|trong)"
        rf"|và (?={_MEETING[VI]}|{_VERBS[VI]}|trình|do|(?-i:tổ chức)|tham dự|dự)|cùng (?={_MEETING[VI]}))\b", _I,
    ),
    EN: re.compile(
        rf"(?:{_VERBS[EN]}|which|that|who|where|when|while|at|by|from|during|within|recently|respectively|via|such as|including"
        r"|virtually|as|for the first time|on the (?:morning|afternoon|evening)|on \w+day|in (?=(?-i:[A-Z]))"
        rf"|and (?=(?:the |its |a |an )?(?:[\w-]+ ){{0,4}}{_MEETING[EN]}|{_VERBS[EN]}))\b", _I,
    ),
}  # fmt: skip
# What may stand between "the" and the noun: anything but these.
LEFT_STOP = re.compile(
    rf"(?:the|an?|its|their|his|her|this|that|these|those|each|every|any|no|some|of|in|on|at|to|for|from|with|by|under|after|before|and|or|as"
    rf"|but|than|during|between|into|more|many|most|several|all|both|are|take|took|takes|join(?:s|ed)?|attend\w*|chair\w*|co-chair\w*|host\w*"
    rf"|organi[sz]\w*|hold\w*|conven\w*|open\w*|prepar\w*|{_VERBS[EN]}|\w{{3,}}ed)", _I,
)  # fmt: skip
_COUNT = {
    VI: r"\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các|những|hàng loạt|một số|mỗi|từng|số lượng",
    EN: r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|several|many|all|some|each|every|any|most|more than",
}
COUNTED = {
    VI: re.compile(rf"(?<![\w/-])(?:{_COUNT[VI]}) (?:(?:cuộc|buổi) )?$", _I),
    EN: re.compile(rf"(?<![\w/-])(?:{_COUNT[EN]}) (?:(?:of|the|online|in-person|such|other) )*$", _I),
}
"""Before a noun: there is more than one."""
HABIT = re.compile(
    r"\b(?:thường (?=được|họp|diễn|tổ chức)|thông thường|định kỳ|hằng năm|hàng năm|mỗi năm|mỗi quý|usually|normally|regularly|every year"
    r"|each year|annually|times? a year|per year|nếu|trường hợp|if|whenever|shall|phải (?:họp|tổ chức))\b", _I,
)  # fmt: skip
NOT_YET = {
    VI: re.compile(r"(?:chuẩn bị|chuẩn bị cho|hướng tới|trước|sau|kể từ|tiếp (?:theo|nối)|kết quả(?: của)?|báo cáo(?: của)?)\s*$", _I),
    EN: re.compile(r"(?:prepar\w*(?: for)?|ahead of|before|after|following|since|results? of|outcomes? of|reports? (?:of|on)|run-up to)\s*"
                   r"(?:the|its|their)?\s*$", _I),
}  # fmt: skip
"""Before a meeting: the day that the sentence opens with is not the meeting's."""
HOLDS = {
    VI: re.compile(r"\b(?:tổ chức|chủ trì|khai mạc|bế mạc|diễn ra|họp|tham dự|dự|tham gia|đăng cai|phát biểu)\b", _I),
    EN: re.compile(r"\b(?:held|holds?|organi[sz]\w+|hosted|(?:co-)?chair\w*|opened|convened|attended|took part|joined|spoke|speaking"
                   r"|met)\b", _I),
}
AT = {
    VI: re.compile(r"\b(?:tại|nhân dịp|trong khuôn khổ|kết thúc|ở)\s*$", _I),
    EN: re.compile(r"\b(?:at|at the (?:end|close) of|during|on the occasion of|on the sidelines of|(?:with)?in the framework of)\s+"
                   r"(?:the|its|their|this|that|an?)?\s*$", _I),
}
NO_DAY = re.compile(
    r"\b(?:nhiệm kỳ|giai đoạn|khóa|khoá|đến(?: năm)?|tầm nhìn|chiến lược|kế hoạch|period|term|to|by|strategy|plan|for the)\s*$", _I
)
"""Before a year that is no time at which people met."""

_FILLER = {
    VI: r"sẽ|dự kiến|lần đầu(?: tiên)?|do [^.;:]{3,160}? (?:đồng )?(?:tổ chức|chủ trì|đăng cai)|đã|được|vừa qua|mới đây|lần lượt|tổ chức"
        r"|diễn ra|khai mạc|họp|trong (?:\d+|hai|ba|bốn|năm)|trong|vào|từ|các|ngày|ngay|sáng|chiều|tối"
        r"|buổi sáng|buổi chiều|theo|dưới|bằng|hình thức"
        r"|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật",
    EN: r"(?:organi[sz]ed|hosted|(?:co-)?chaired) (?:jointly )?by [^.;:]{3,160}?(?= (?:on|in|from|at) )|held|was|were"
        r"|will(?: be)?|is|are|expected|scheduled|to be|for the first time|takes? place|took place|taking place|being|convened|organi[sz]ed"
        r"|recently|of|on|in|from|during|over (?:\d+|two|three|four|five) days|right from the beginning of"
        r"|the (?:morning|afternoon|evening) of|(?:mon|tues|wednes|thurs|fri|satur|sun)day|as an?|event|format",
}  # fmt: skip
FILLER = {language: re.compile(rf"[\s,()]+|(?:{words})\b", _I) for language, words in _FILLER.items()}
PLACE = {
    VI: re.compile(rf"\s*(?:[Tt]ại|[Ởở])\s+((?:(?:[Tt]hành phố|[Tt]ỉnh|[Tt]hủ đô|TP\.?) )?{_CAPITALS})(?:(?:, | \()({_CAPITALS}))?"),
    EN: re.compile(rf"\s*(?:[Ii]n|[Aa]t)\s+(?:the city of )?({_CAPITALS})(?:(?:, | \()({_CAPITALS}))?"),
}
IN_BRACKETS = re.compile(rf"\s*\(({_CAPITALS})(?:, ({_CAPITALS}))?(?=, )")
"""A place in brackets, before the day: "(Geneva, 5-7/3/2019)"."""
MET = {VI: re.compile(r"(?<!cuộc )(?<!phiên )(?<!kỳ )(?<!kì )(?<!khóa )\bhọp\b"), EN: re.compile(r"\bmet\b")}
"""The verb; a body before it and a day after it make it tell of a meeting."""
ENDS_A_PLACE = re.compile(r"[.;)]|$| (?:từ|ngày|vào|from|on|between)\b")
NO_PLACE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*$|(?:điều|khoản|phụ lục|nghị định|article|annex|decree)\b"
    rf"|{_MEETING[VI]}|.*\b{_MEETING[EN]}\b", _I,
)  # fmt: skip

_ONLINE = r"trực tuyến|cầu truyền hình|online|virtual(?:ly)?|video-? ?conferenc\w+|webinar"
_IN_PERSON = r"trực tiếp(?! (?:điều|chỉ|tham|chủ|giao))|in[- ]person|face[- ]to[- ]face"
_ONLINE_RE, _IN_PERSON_RE = re.compile(rf"\b(?:{_ONLINE})\b", _I), re.compile(rf"\b(?:{_IN_PERSON})\b", _I)
FORM = re.compile(rf"\s*(?:(?:{_ONLINE}|{_IN_PERSON}|hybrid|kết hợp)\b(?:\s+(?:và|với|kết hợp|and)\s+)?)+", _I)


def form_of(said: str) -> str | None:
    """How people met: "online", "hybrid" or "in_person"; None where the words do not say."""
    online, in_person = bool(_ONLINE_RE.search(said)), bool(_IN_PERSON_RE.search(said))
    if (online and in_person) or re.search(r"\bhybrid\b", said, _I):
        return "hybrid"
    return "online" if online else "in_person" if in_person else None


_SMALL = frozenset(
    base(word) for word in
    "của các những về trong và giữa cho với thuộc lần thứ này trên tại năm nói hình thức trực tuyến tiếp the a an of on in and for between"
    " its their under to with field held s this that such online virtual regular official hội nghị phiên họp cuộc kỳ khóa thảo tọa đàm"
    " meeting conference session workshop seminar webinar forum plenary symposium".split()
)  # fmt: skip
SPECIAL = frozenset("retreat summit ministerial hẹp cao cấp workshop seminar thảo đàm webinar".split())
"""Words that set one kind of meeting of a body apart from its others."""


def telling(spelled: list[str]) -> frozenset[str]:
    """The words of a name by which two meetings can be told apart."""
    based = (base(word) for word in spelled)
    return frozenset(word for word in based if word not in _SMALL and not word[0].isdigit())
