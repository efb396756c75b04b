"""The few words that answer who, when, where, how many, how long or yes-no, taken from the sentence that proves it. Pure.

A wrong short answer costs more than none: wherever two candidates compete or a word in doubt stands near, there is none.
"""

import re
from collections.abc import Sequence

from bot.answer_kind import FAMILY_NAMES
from bot.validity import written
from corpus.dates import Date, dates, without_dates
from corpus.numbers import MONTHS, asked_numbers, numbers
from corpus.text import fold, has_accents, nfc, words
from corpus.types import Language
from index.question.kind import Kind, asked_kind

_I = re.IGNORECASE
_LONG = 400
_MOST = 0.8
# What a bracket cites is no part of what the sentence says.
_CITED = re.compile(r"\s*\([^()]*(?:điều|khoản|phụ lục|nghị định|thông tư|luật|article|clause|annex|decree|circular|law)\b[^()]*\)", _I)
_DOUBT = re.compile(
    r"\b(?:nếu|trừ|ngoại lệ|có thể|chưa|dự kiến|được cho là|hoặc|tạm thời|tạm ngưng|if|unless|except\w*|may|might|not (?:yet|been)|or"
    r"|planned|expected|understood|would|provisional\w*|subject to|ví dụ|such as|for example|encourag\w*|khuyến khích)\b", _I,
)  # fmt: skip
_CONDITION = re.compile(
    r"\b(?:khi|chỉ(?! thị| số| tiêu| định)|tuy nhiên|với điều kiện|only|when|where|while"
    r"|however|but|nhưng)\b|[;:.]\s", _I,
)  # fmt: skip
_OPEN = re.compile(
    r"\b(?:khi nào|bao giờ|lúc nào|hôm nào|bao nhiêu|mấy|bao lâu|ở đâu|tại đâu|ai|nào|gì|vì sao|tại sao|thế nào|ra sao|thì sao"
    r"|when|where|who|whom|how|what|which|why)\b", _I,
)  # fmt: skip
_NOW = re.compile(r"\b(?:hiện nay|hiện tại|hiện giờ|bây giờ|now|today|current\w*|at present)\b|\bđang là\b", _I)
_WHEN = re.compile(r"khi nào|bao giờ|hôm nào|(?:ngày|tháng|năm) (?:nào|bao nhiêu)|\bwhen\b|\b(?:what|which) (?:date|day|month|year)", _I)
_DAY = re.compile(r"ngày (?:nào|bao nhiêu)|hôm nào|(?:what|which) (?:date|day)", _I)
_MONTH = re.compile(r"tháng (?:nào|bao nhiêu)|(?:what|which) month", _I)
_BOUND = re.compile(r"\b(?:trước|sau|đến|đến hết|tới|before|after|until|till|by|to) (?:ngày )?$", _I)
_ENDS = re.compile(r"by when|until when|đến khi nào|trước (?:ngày|khi) nào|hết (?:hạn|hiệu lực)|expire|deadline|tạm thời|provisional", _I)
_EVENTS = {
    name: re.compile(rf"\b(?:{pattern})\b", _I)
    for name, pattern in {
        "end": "hết hiệu lực|hết hạn|thay thế|thay|expire[sd]?|replace[sd]?|lapse[sd]?",
        "force": "(?<!hết )hiệu lực|in(?:to)? force|took effect|take effect|effective",
        "apply": "áp dụng|apply|applie[sd]", "sign": "ký|sign(?:ed)?", "found": "thành lập|ra đời|establish(?:ed)?|created?|founded",
        "hold": "tổ chức (?=vào|tại|ở|ngày|từ|khi|trực)|diễn ra|held|take place|took place", "amend": "sửa đổi|amend(?:s|ed)?",
        "adopt": "thông qua|adopt(?:ed)?|approved?", "ratify": "phê chuẩn|ratif(?:y|ied)", "join": "gia nhập|joined|join|acceded?",
        "recognise": "công nhận|recogni[sz]ed?", "chair": "chủ trì|chair(?:ed|s)?|chủ tịch", "issue": "ban hành|issued?|cấp",
        "propose": "đề xuất|proposed?", "sit": "đặt|sits?|seat(?:ed)?|trụ sở|located|headquarter\\w*", "speak": "phát biểu|spoke|speak",
        "director": "giám đốc|cục trưởng|director", "minister": "bộ trưởng|minister", "secretary": "thư ký|secretary",
    }.items()
}  # fmt: skip
_DEPUTY = re.compile(r"\bphó\b|\bdeputy\b|\bvice\b", _I)
_AROUND = r"(?:(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|không ít hơn|hơn|gần|khoảng|at least|at most|up to|no more than"
_AROUND += r"|not more than|no less than|not less than|more than|over|nearly|about|every)(?: là)? )?"
_N = rf"{_AROUND}(?<![\w./,:-])\d[\d.,]*(?<![.,])"
_UNIT = r"(?:ngày làm việc|ngày|tháng|năm|tuần|giờ|(?:(?:working|business|calendar) )?days?|weeks?|months?|years?|hours?)"
_WHILE = re.compile(rf"(?<!khoản )(?<!điều )(?<!mục )(?<!thứ ){_N} {_UNIT}\b(?! (?:trước|nay|ago)\b)", _I)
_LONGS = re.compile(rf"bao lâu|how long|(?:bao nhiêu|\bmấy|how many) ({_UNIT})\b", _I)
_UNSURE = re.compile(
    r"\b(?:chỉ(?! thị| số| tiêu| định)|sớm hơn|ngắn hơn|sâu hơn|khẩn cấp|hằng năm|hàng năm"
    r"|every year|only|urgent|shorter|sooner)\b", _I,
)  # fmt: skip
_SINCE = re.compile(r"how long (?:ago|has|have)|bao lâu rồi", _I)
_WORKING = re.compile("làm việc|working|business", _I)
_RANGE = re.compile(r"\d[^.,;\d]{0,14}(?:\b(?:to|đến|and|và)\b|[–—-]) ?\d", _I)
_UNITS = ("việc ngày days day", "tháng months month", "năm years year", "tuần weeks week", "giờ hours hour")
_PERCENT = re.compile(rf"{_N} ?(?:%|phần trăm|per ?cent)", _I)
_MONEY = re.compile(rf"{_N} (?:(?:triệu|tỷ|tỉ|nghìn|million|billion) )?(?:đồng|VND|USD|euros?|dollars?|dong)\b", _I)
_NOUNS = (
    "thành viên|members", "nền kinh tế|economies", "nước|quốc gia|countries|states", "tổ chức|organi[sz]ations", "đại biểu|delegates",
    "người|people|persons", "khóa đào tạo|khóa|training courses|courses", "cuộc họp|phiên họp|meetings", "phương thức|methods",
    "hiệp định|FTA|FTAs|agreements", "quy định kỹ thuật|quy định|regulations", "nhóm|groups", "mức độ rủi ro|risk levels",
    "buổi tọa đàm|talks", "tiêu chuẩn|standards", "lần|times", "hội nghị|conferences",
)  # fmt: skip
_COUNTED = re.compile(r"(?:bao nhiêu|\bmấy\b|how many)\s+(.+)", _I)
_TEN = r"(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|two|three|four|five|six|seven|eight|nine|ten)"
_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1EFA))) if c.isupper())
_NAME_WORD = rf"[{_UPPER}][^\W\d_{_UPPER}]+"
_PROPER = re.compile(rf"(?<=[^.?!:] )[{_UPPER}]\w+")
_NAME = re.compile(rf"(?:\b(Ông|Bà|ông|bà|Mr|Ms|Mrs|Dr)\.? )?\b({_NAME_WORD}(?: {_NAME_WORD}){{1,4}})\b(?! City)")
_FAMILY = frozenset(fold(name) for name in FAMILY_NAMES)
_WHO = re.compile(r"\bai\b|\bwho\b|(?:ông|bà|người) nào|which (?:person|minister|official|director)", _I)
_WHERE = re.compile(r"ở đâu|tại đâu|thành phố nào|\bwhere\b|which city", _I)
_PLACE = re.compile(rf"\b(?:tại|ở|in|at) ({_NAME_WORD}(?: {_NAME_WORD}){{0,3}})(?=$|[,.;)]| (?:ngày|từ|vào|tháng|năm|on|from|in)\b)")
_NO_PLACE = re.compile(
    r"^(?:Điều|Khoản|Nghị|Thông|Luật|Phụ|Chương|Hội|Văn|Bộ|Cục|Ủy|Trung|Hiệp|Article|Decree|Circular|Annex|Chapter|Law|Schedule"
    rf"|Part|Table|{'|'.join(MONTHS)})\b", _I,
)  # fmt: skip
_ONLINE = re.compile(r"\b(?:trực tuyến|online)\b", _I)
_YES_NO = re.compile(r"(?:\bcó\b.*|\bđược )không\W*$|^(?:do|does|did|is|are|was|were|must|can|should|has|have) .*\?\s*$", _I)
_NOT = re.compile(r"\b(?:không|not|cannot|never|no)\b|n't\b", _I)
_IS_IT = re.compile(r"\b(?:có phải|không phải) là\b", _I)
_SMALL = frozenset(
    "percent trăm tiền có không thì là ạ vậy thế và của cho các những một được theo ở tại từ vào trong đã đang với về do bị này đó"
    " nào ngày năm tháng bao nhiêu mấy lâu khi ai đâu the a an of to in on at for from by is are was were do does did how many long"
    " when where who and it which what be under have has not cannot no xin hỏi tôi em lúc giờ hôm nay mất hết".split()
)  # fmt: skip


def short_answer(question: str, sentence: str, language: Language) -> str:
    """The few words of the sentence that answer the question, as the language writes them; "" where that is not sure."""
    question, said = nfc(question).strip(), _CITED.sub("", nfc(sentence)).strip().replace("cannot", "can not")
    asked = _OPEN.findall(question)
    if question.count("?") > 1 or _DOUBT.search(said) or _NOW.search(question) or not _about_the_same(question, said, language):
        return ""
    if not asked:
        return _yes_or_no(question, said, language)
    clause = _clause(question, said)
    if len(asked) > 1 or re.search(r"không\W*$", question) or not clause:
        return ""
    if _WHEN.search(question):
        return _when(question, clause, language)
    if _WHERE.search(question):
        return _where(question, clause)
    return _who(question, clause) if _WHO.search(question) else _how_many(question, clause)


def _content(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"(?<=[a-z]{3})(?:es|s|ed|d)$", "", word) for word in words(text) if word not in _SMALL)


def _about_the_same(question: str, said: str, language: Language) -> bool:
    """True if the sentence says every name, number and, in the same language, most of the words that the question says."""
    names = set(re.findall(r"\b[A-ZĐ][A-ZĐ\d]+\b", question))
    if not names <= set(re.findall(r"\w+", said)) or not asked_numbers(question) <= numbers(said):
        return False
    if has_accents(question) != (language is Language.VI):
        return bool(names)  # what two languages share is no more than names
    own, told = _content(question), _content(said)
    proper = _content(" ".join(_PROPER.findall(question)))
    return bool(own) and proper <= told and len(own & told) >= _MOST * len(own)


def _clause(question: str, said: str) -> str:
    """The sentence, or the clause of a long or broken one that clearly holds most words of the question."""
    clauses = re.split(r"[;:]\s|(?<=[^\W\d])\.\s", said)
    own = _content(question)
    shared = sorted(((len(own & _content(clause)), clause) for clause in clauses), reverse=True)
    if len(clauses) > 1:
        return shared[0][1] if shared[0][0] - shared[1][0] > 1 else ""
    return said if len(said) <= _LONG else ""


def _events(text: str) -> list[str]:
    """What happens, in order of place."""
    return [name for _, name in sorted((m.start(), name) for name, pattern in _EVENTS.items() for m in pattern.finditer(text))]


def _event_at(text: str, spans: Sequence[tuple[int, int]], n: int) -> str:
    """What happens at the n-th of some places: what is said last between it and the one before, else first after it."""
    before = _events(text[spans[n - 1][1] if n else 0 : spans[n][0]])
    after = _events(text[spans[n][1] : spans[n + 1][0] if n + 1 < len(spans) else len(text)])
    opens = not n and len(text[: spans[0][0]]) < len("Vào ngày ......")  # in "Decree 37 of 1 May, in force" the day is the decree's
    return before[-1] if before else after[0] if after and opens else ""


def _when(question: str, said: str, language: Language) -> str:
    asked, found = set(_events(question)), dates(said)
    spans = [one.span for one in found]
    fit = [one for n, one in enumerate(found) if _event_at(said, spans, n) in asked]
    if len(asked) != 1 or len(fit) != 1 or _ENDS.search(question) or _BOUND.search(said[: fit[0].span[0]]):
        return ""
    needed = 10 if _DAY.search(question) else 7 if _MONTH.search(question) else 4
    known = fit[0].iso in {one.iso for one in dates(question)}
    return _as_written(fit[0], language) if len(fit[0].first) >= needed and not known else ""


def _as_written(one: Date, language: Language) -> str:
    """06/8/2020 or 6 August 2020; 10-11/12/2020 or 10–11 December 2020."""
    vi, first, last = language is Language.VI, written(one.first).to(language), written(one.last).to(language)
    if one.first == one.last:
        return first
    if one.first[:7] == one.last[:7] and len(one.first) > 7:
        return f"{first[:2]}-{last}" if vi else f"{int(one.first[8:])}–{last}"
    if len(one.first) == 4:
        return f"{first}-{one.last}" if vi else f"{first}–{last}"
    return f"{first} - {last}" if vi else f"{first} – {last}"


def _only(found: Sequence[str], question: str) -> str:
    """The one candidate, if there is no other and the question does not say it."""
    return found[0].strip() if len(found) == 1 and found[0].lower() not in question.lower() else ""


def _where(question: str, said: str) -> str:
    matches = [match for match in _PLACE.finditer(said) if not _NO_PLACE.match(match[1])]
    asked, online = set(_events(question)), _ONLINE.findall(said)
    if not asked & set(_events(said)) or len(matches) + len(online) != 1:
        return ""
    if online:
        return _only(online, question) if "hold" in asked else ""
    if matches[0][1].lower() in question.lower() or _event_at(said, [matches[0].span()], 0) not in asked:
        return ""
    return matches[0].group()


def _who(question: str, said: str) -> str:
    found = [match for match in _NAME.finditer(said) if match[1] or (match[2].count(" ") > 1 and fold(match[2].split()[0]) in _FAMILY)]
    asked = set(_events(question))
    if len(found) != 1 or len(asked) != 1 or bool(_DEPUTY.search(question)) != bool(_DEPUTY.search(said)):
        return ""
    before, after = said[: found[0].start()], said[found[0].end() :]
    if re.search(r"(?:thành phố|đường|cho|với|gặp|to|with|for|met|of) $", before, _I):
        return ""
    before, after = re.split(r"[,;]", before)[-1], re.split(r"[,;]", after)[0] if _events(re.split(r"[,;]", after)[0]) else after
    led = re.search(r"\b(?:do|bởi|by) [^,]{0,30}$", before)
    done = _events(after) or (_events(before) if led else [])
    return _only([found[0].group()], question) if done[:1] == list(asked) else ""


def _how_many(question: str, said: str) -> str:
    said = without_dates(said, "#")
    spell = _LONGS.search(question)
    if _RANGE.search(said):
        return ""
    if spell:
        return _how_long(question, said, (spell[1] or "").lower())
    kind = asked_kind(question)
    if kind in (Kind.PERCENT, Kind.MONEY):
        return _only((_PERCENT if kind is Kind.PERCENT else _MONEY).findall(said), question)
    counted = _COUNTED.search(question)
    noun = counted and next((noun for noun in _NOUNS if re.match(rf"(?:\w+ ){{0,2}}?(?:{noun})\b", counted[1], _I)), None)
    if not counted or not noun:
        return ""
    # English may put what kind before the noun; Vietnamese puts nothing there.
    found = re.findall(rf"(?:{_N}|\b{_AROUND}{_TEN}) (?:(?!and\b|or\b|of\b)[a-z-]+ ){{0,3}}?(?:{noun})\b", said, _I)
    return _only(found, question)


def _how_long(question: str, said: str, unit: str) -> str:
    found = _WHILE.findall(said)
    repeats = {"một lần" in text or "every" in text.lower() for text in (said, question)}
    asked, foreign = set(_events(question)), has_accents(question) != has_accents(said)
    if len(found) != 1 or len(repeats) > 1 or _UNSURE.search(said) or _SINCE.search(question) or not asked <= set(_events(said)):
        return ""
    fits = not unit or any({unit.rsplit(maxsplit=1)[-1], found[0].lower().rsplit(maxsplit=1)[-1]} <= set(group.split()) for group in _UNITS)
    working = not _WORKING.search(unit) or _WORKING.search(found[0])
    return _only(found, question) if fits and working and (asked or not foreign) else ""


def _yes_or_no(question: str, said: str, language: Language) -> str:
    """Yes or no where the sentence says all that the question says, and nothing else: what it adds may narrow it."""
    if not _YES_NO.search(question) or _CONDITION.search(said) or len(_NOT.findall(said)) > 1:
        return ""
    asked = re.sub(r"^có phải\b|(?:không|chưa)\W*$", "", _IS_IT.sub("là", question), flags=_I)
    if _NOT.search(asked) or _content(asked) != _content(_IS_IT.sub("không là", said)):
        return ""
    yes, no = ("Có", "Không") if language is Language.VI else ("Yes", "No")
    return no if _NOT.search(said) else yes
