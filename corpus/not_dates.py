"""What looks like a month, a year or a day and is none: numbers of laws, standards and telephones, sums and counts. Pure."""

import re
from collections.abc import Callable

_NUMBERED = frozenset(
    ("số|số hiệu|so hieu|mã|no|nos|number|code|hotline|tổng đài|tong dai|điện thoại|dien thoai|đt|tel|phone|fax|vnd|usd|eur").split("|")
)
_INSTRUMENT = frozenset(
    ("nghị định|nghi dinh|thông tư|thong tu|quyết định|quyet dinh|luật|luat|công văn|cong van|chỉ thị|chi thi|nghị quyết|nghi quyet"
     "|pháp lệnh|phap lenh|decree|circular|decision|directive|regulation|resolution|law|ordinance|tư số|tu so|định số|dinh so").split("|")
)  # fmt: skip
_STANDARD = frozenset("TCVN QCVN TCCS ISO IEC EN BS DIN JIS ASTM GOST CISPR CODEX".split())
_AIM = re.compile(r"\b(?:chiến lược|chien luoc|tầm nhìn|tam nhin|kế hoạch|ke hoach|strategy|vision|plan)\b")
_NOT_A_DAY = frozenset(
    ("thứ|thu|lần|lan|số|kỳ|ky|khóa|khoa|phiên|điều|dieu|khoản|khoan|mục|muc|bảng|bang|hình|hinh|trang|phòng|phong|tầng|tang|tập|tap|phần"
     "|phan|chương|chuong|no|number|session|table|article|annex|room|page|vol|volume|issue|part|chapter").split("|")
)  # fmt: skip
_SINCE = frozenset("in since during trong".split())
_COUNTED = re.compile(
    r"\s?(?:(?!19|20)[0-9]{3}|(?:triệu|trieu|tỷ|tỉ|ty|nghìn|nghin|ngàn|ngan|đồng|dong|đ|vnđ|vnd|usd|eur|euros?|dollars?|million|billion"
    r"|thousand|người|nguoi|đại biểu|dai bieu|lượt|luot|doanh nghiệp|doanh nghiep|people|persons|participants|delegates|members|enterprises"
    r"|companies|năm|years|days|hours|giờ|tấn|tan|tons|tonnes|kg|km|mm|cm|ml|mét|metres|meters|lít|litres|liters|kw|hz|trang|pages)"
    r"(?![^\W_]))", re.IGNORECASE,
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

Denial = Callable[[str, int, int], bool]
"""Whether what stands around `text[start:end]` tells that it is no point in time."""


def _before(text: str, start: int) -> tuple[str, str]:
    """The last word before a place, and the last two."""
    spoken = [word.rstrip(".:") for word in text[max(0, start - 24) : start].split()[-2:]]
    return spoken[-1] if spoken else "", " ".join(spoken)


def no_month(text: str, start: int, _: int) -> bool:
    """True for a law's number (12/2022) or a standard's."""
    last, two = _before(text, start)
    known = {last.lower(), two.lower()}
    return bool(known & _NUMBERED or known & _INSTRUMENT) or _is_standard(text, start, last)


def no_year(text: str, start: int, end: int) -> bool:
    """True for a number of something, and a number of things (2000 people)."""
    last, two = _before(text, start)
    known = {last.lower(), two.lower()}
    if known & _NUMBERED or _is_standard(text, start, last) or (last.rstrip(")")[-3:].isdigit() and not _YEAR.fullmatch(last)):
        return True
    return _COUNTED.match(text, end) is not None and not known & _SINCE


def no_day(text: str, start: int, _: int) -> bool:
    """True for what is counted through: "lần thứ 4", "phòng 12", "Article 5"."""
    return _before(text, start)[0].lower() in _NOT_A_DAY


def _is_standard(text: str, start: int, last: str) -> bool:
    """True after "ISO" or "ISO/IEC", but not in "ISO Strategy 2030" or "chiến lược ISO 2030"."""
    return last.split("/", maxsplit=1)[0] in _STANDARD and not _AIM.search(text[max(0, start - 24) : start].lower())
