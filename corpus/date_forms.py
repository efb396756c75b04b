"""How a point in time may be written: regular expressions, and what they say. Pure; `corpus.dates` joins the points.

Every repetition is bounded, so that reading takes time in proportion to the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from corpus.not_dates import Denial, no_day, no_month, no_year
from corpus.text import fold
from corpus.types import Span

_BEFORE, _AFTER = 64, 16
"""Characters around a year in which a date with it may stand: there is none without a year."""
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point in time as it was written: parts that were left out are None. Not checked against the calendar."""

    start: int
    end: int
    year: int | None = None
    until: int | None = None
    """Last year of a decade that begins in `year`."""
    month: int | None = None
    day: int | None = None
    months: tuple[int, int] | None = None
    """First and last month of a quarter or half-year."""
    marked: bool = False
    """True if it says that it is a day: "ngày 10"."""
    named: bool = False
    """True if its month has a name: "10 December"."""

    @property
    def precision(self) -> tuple[bool, bool, bool]:
        return self.months is not None, self.month is not None, self.day is not None


_MONTH = (
    r"(?<!tháng\s)(?<!thang\s)(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WORD = "mười một|muoi mot|mười hai|muoi hai|một|mot|hai|ba|bốn|bon|tư|tu|năm|nam|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin|mười|muoi"
# In a form a blank is one to three spaces, ~ none to three, and # the number of the form.
_PARTS = {
    "<y>": r"(?P<y#>(?:1[0-9]|20)[0-9]{2})",
    "<bare year>": r"(?P<y#>(?:19|20)[0-9]{2})",
    "<decade>": r"(?P<c#>(?:1[0-9]|20)[0-9]0)",
    "<yy>": r"(?P<z#>[0-9]{2})",
    "<m>": r"(?P<m#>[0-9]{1,2})",
    "<mm>": r"(?P<m#>0[1-9]|1[0-2])",
    "<month>": rf"(?P<m#>{_MONTH})",
    "<word>": rf"(?P<m#>{_WORD})",
    "<d>": r"(?P<d#>[0-9]{1,2})",
    "<later d>": r"(?P<e#>[0-9]{1,2})",
    "<q>": r"(?P<q#>iv|i{1,3}|[1-4]|nhất|nhat|một|mot|hai|ba|bốn|bon|tư|tu)",
    "<nth>": r"(?P<q#>first|second|third|fourth|1st|2nd|3rd|4th)",
    "<half>": r"(?P<h#>đầu|dau|cuối|cuoi|first|second)",
    "<sign>": r"(?P<s#>[-/.])",
    "<same>": r"(?P=s#)",
    "<ngày>": r"(?:(?P<n#>ngày|ngay) (?:(?:mùng|mồng|mung|mong) )?)",
    "<tháng>": r"(?:tháng|thang)",
    "<năm>": r"(?:năm|(?<!viet\s)(?<!việt\s)(?<!miền\s)nam)",
    "<vague>": r"(?:(?:đầu|giữa|cuối|dau|giua|cuoi|early|mid|late)(?:-| ))",
    "<then>": r"(?:~,? (?:năm|nam) |\s?[-/.,]~| )",
    "<of>": r"(?:[-/]|,~|~,? (?:of )?)",
    "<th>": r"(?:st|nd|rd|th)?",
}  # fmt: skip

# The first that fits is taken, unless what stands around it tells that it is none after all.
_FORMS: tuple[tuple[str, Denial | None], ...] = (
    (r"<y><sign><m><same><d>", None),
    (r"<ngày>?<d><sign><m><same><y>", None),
    (r"<ngày>?<d> <tháng>~<m>(?:<then><y>)?", None),
    (r"(?:<ngày>?<d> )?<tháng> <word>(?: <năm>)? <y>", None),
    (r"<vague>?<tháng>~<m>(?:<then><y>)?", None),
    (r"t<m>/<y>", None),
    (r"(?:quý|qúy|quí|quy|qui) <q>(?:<then><y>)?", None),
    (r"<nth>[-\s]quarter(?: of|,)? <y>", None),
    (r"q(?:uarter )?<q>(?:<then>| of )<y>", None),
    (r"<y>[-\s/]?q<q>", None),
    (r"(?:(?:6|sáu|sau) <tháng> |nửa |nua )<half> <năm> <y>", None),
    (r"<half>[-\s]half(?: of|,)? <y>", None),
    (r"<ngày>?<d><th>(?: of)?(?:-| )<month>(?:<of><y>)?", None),
    (r"<month> <d><th>(?:~[-–—]~| (?:to|and|&|through) )<later d><th>(?:,~| )<y>", None),
    (r"<month> (?:the )?<d><th>(?:(?:,~| )<y>)?", None),
    (r"<vague>?<month>(?:<of><y>)?", None),
    (r"(?:(?:những|nhung) <năm>|(?:thập niên|thập kỷ|thap nien|thap ky)(?: <năm>)?) <decade>", None),
    (r"<vague>?<decade>['’]?s", None),
    (r"<y>-<mm>", no_month),
    (r"<m>[-/]<y>", no_month),
    (r"<ngày>?<d>[/.]<m>", None),
    (r"(?:<năm> )?<bare year>[-–]<yy>", no_year),
    (r"<vague>?(?:<năm>|years?) <y>", None),
    (r"<vague>?<bare year>", no_year),
    (r"<ngày><d>", None),
    (r"<d><th>", no_day),
)


_BEGINS = "[0-9]|n[ghăaửu]|th|t[0-9]|q|đầ|gi|cu|da|ea|mi|la|ja|fe|ma|ap|ju|au|se|oc|no|de|fi|fo|ye|s[áa]u"
"""How any form begins: most words are passed over at once."""


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, list[tuple[str, str]]]]:
    """All forms in one, for text in lower case, and the names of each one's groups. Compiled when first needed: it takes a while."""
    forms = "|".join(f"(?P<form{n}>{_spelled(form).replace('#', str(n))})" for n, (form, _) in enumerate(_FORMS))
    pattern = re.compile(rf"(?<![\w/$€£¥])(?<![0-9][.,:])(?={_BEGINS})(?:{forms})(?![\w%‰°$€£¥]|[.,:][0-9]|/\w)")
    parts = {f"form{n}": [(name[0], name) for name in pattern.groupindex if name[1:] == str(n)] for n in range(len(_FORMS))}
    return pattern, parts


def _spelled(form: str) -> str:
    for name, part in _PARTS.items():
        form = form.replace(name, part)
    return form.replace(" ", r"\s{1,3}").replace("~", r"\s{0,3}")


_VALUES = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
    "dau": 1, "cuoi": 2, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_NAMES = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def points(text: str) -> Iterator[Point]:
    """The points in time of a text (NFKC), complete or not, in order. Those far from any year are left out."""
    if not _YEAR.search(text):
        return
    pattern, parts = _pattern()
    low = text.lower()
    if len(low) != len(text):
        low = text
    for start, end in _windows(text):
        for match in pattern.finditer(low, start, end):
            form = str(match.lastgroup)
            denied = _FORMS[int(form[4:])][1]
            if not denied or not denied(text, *match.span()):
                yield from _read({key: (match[name], *match.span(name)) for key, name in parts[form] if match[name]}, match.span())


def _windows(text: str) -> Iterator[Span]:
    start = end = 0
    for year in _YEAR.finditer(text):
        if year.start() - _BEFORE > end:
            yield start, end
            start = year.start() - _BEFORE
        end = min(year.end() + _AFTER, len(text))
    yield start, end


def _read(said: dict[str, tuple[str, int, int]], span: Span) -> Iterator[Point]:
    """The point that the parts of a form make; two where it says a second day (e) or year (z)."""
    value = {key: _value(part[0]) for key, part in said.items() if key in "cymdezqh"}
    length, nth = (6, value["h"]) if "h" in value else (3, value.get("q", 0))
    point = Point(
        start=span[0], end=span[1], year=value.get("y", value.get("c")), until=value["c"] + 9 if "c" in value else None,
        month=value.get("m"), day=value.get("d"),
        months=(length * (nth - 1) + 1, length * nth) if nth else None,
        marked="n" in said, named="m" in said and not said["m"][0][0].isdigit(),
    )  # fmt: skip
    if "e" in value:
        yield replace(point, end=said["d"][2], year=None)
        yield replace(point, start=said["e"][1], day=value["e"])
    elif "z" in value:
        yield replace(point, end=said["y"][2])
        yield replace(point, start=said["z"][1], year=value["y"] // 100 * 100 + value["z"])
    else:
        yield point


@lru_cache(maxsize=1000)
def _value(text: str) -> int:
    key = " ".join(fold(text).strip(".").split())
    return int(key) if key.isdigit() else _VALUES.get(key) or _NAMES[key[:3]]
