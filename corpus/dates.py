"""Dates and ranges of dates as people write them in Vietnamese, also without accents, and in English → ISO 8601. Pure.

Points in time ("28/11", "ngày 02/12/2019", "July", "2020") come from `corpus.date_forms`; points joined by "-", "đến"
or "to" are a range, and what one of them leaves out it has from the next. Day comes before month in either language.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise

from corpus.date_forms import Point, points
from corpus.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or a range of dates that a text says.

    `first` and `last` are as precise as the text: "2020", "2020-08" or "2020-08-06"; equal where it is a single date.
    """

    span: Span
    first: str
    last: str

    @property
    def iso(self) -> str:
        """ISO 8601: the date, or the two of a range as "2020-12-10/2020-12-11"."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def names(self) -> tuple[str, ...]:
        """Its first and last day, and its months: all of a quarter's, else the first and the last. A year has none."""
        ends = (self.first, self.last)
        months = [12 * int(end[:4]) + int(end[5:7]) - 1 for end in ends if len(end) >= _MONTH]
        if months and months[1] - months[0] < _QUARTER:
            months = list(range(months[0], months[1] + 1))
        days = [end for end in ends if len(end) > _MONTH]
        return tuple(dict.fromkeys([*days, *(f"{month // 12}-{month % 12 + 1:02}" for month in months)]))


_MONTH = len("2020-08")
_QUARTER = 3


class _Link(Enum):
    RANGE = auto()
    AND = auto()
    COMMA = auto()


_DASHES = "-‐‑‒–—−"
_TO = re.compile(
    rf"\s{{0,3}}[{_DASHES}~]\s{{0,3}}"
    r"|,?\s{1,3}(?:(?:kéo dài|keo dai)\s{1,3})?(?:đến|den|tới|toi|to|until|till|through)(?:\s{1,3}(?:hết|het|the))?\s{1,3}",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s{1,3}(?:và|va|and|&)\s{1,3}(?:the\s)?", re.IGNORECASE)
_COMMA = re.compile(r"\s{0,2},\s{0,2}")
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:the\s)?$", re.IGNORECASE)


def dates(text: str) -> tuple[Date, ...]:
    """The dates that a text says, in order, with their places in it. What is no day of the calendar is no date."""
    even, place = _even(text)
    said = tuple(points(even))
    links = [*(_link(even, *pair) for pair in pairwise(said)), None][: len(said)]
    whole = _completed(said, links)
    found: list[Date] = []
    at = 0
    while at < len(whole):
        ranged = _from_to(even, whole[at], whole[at + 1]) if links[at] is _Link.RANGE else None
        # What a range does not make whole stays a part: "10-" is no day.
        alone = said[at] if links[at] is _Link.RANGE else whole[at]
        one = ranged or _from_to(even, alone, alone)
        if one:
            found.append(replace(one, span=(place[one.span[0]], place[one.span[1]])) if place else one)
        at += 2 if ranged else 1
    return tuple(found)


def first_day(iso: str) -> date:
    """The first day of an ISO 8601 date of any precision: "2020", "2020-12" or "2020-12-15"."""
    year, month, day = (int(part) for part in (iso + "-01-01")[: len("2020-12-15")].split("-"))
    return date(year, month, day)


def last_day(iso: str) -> date:
    """The last day of an ISO 8601 date of any precision."""
    first = first_day(iso)
    if len(iso) > _MONTH:
        return first
    months = 12 * first.year + (first.month if len(iso) == _MONTH else 12)
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _even(text: str) -> tuple[str, Sequence[int]]:
    """The text in NFKC, and the place in the text of each of its characters; no places where they are the same."""
    if unicodedata.is_normalized("NFKC", text):
        return text, ()
    pieces: list[str] = []
    place: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            pieces.append(unicodedata.normalize("NFKC", text[start:end]))
            place += [start] * len(pieces[-1])
            start = end
    return "".join(pieces), [*place, len(text)]


def _link(text: str, left: Point, right: Point) -> _Link | None:
    between = text[left.end : right.start]
    if len(between) > 20:
        return None
    if _TO.fullmatch(between):
        return _Link.RANGE
    if _AND.fullmatch(between):
        return _Link.RANGE if _BETWEEN.search(text[max(0, left.start - 16) : left.start]) else _Link.AND
    return _Link.COMMA if _COMMA.fullmatch(between) else None


def _completed(said: Sequence[Point], links: Sequence[_Link | None]) -> list[Point]:
    """The points, each with what it leaves out taken from the next, where the two belong together."""
    days, listing = [], False
    for point, link in zip(said, links, strict=True):
        listing = point.marked or listing
        days.append(listing)
        listing = listing and link in (_Link.AND, _Link.COMMA)
    whole = list(said)
    for n in reversed(range(len(said) - 1)):
        point, after = said[n], said[n + 1]
        # In "phòng 5, 6/8/2020" the 5 is no day: a bare number in a list is one only where something says so.
        says_so = links[n] is _Link.RANGE or days[n] or point.month or point.months
        if links[n] and (says_so or (links[n] is _Link.AND and after.named) or (after.year is None and whole[n + 1].year)):
            whole[n] = _with_parts_of(point, whole[n + 1])
    return whole


def _with_parts_of(point: Point, after: Point) -> Point:
    if point.year is not None or after.year is None:
        return point
    month = after.month if point.day is not None and point.month is None else point.month
    whole = replace(point, month=month, year=after.year)
    if whole.precision != after.precision:
        return point
    turns = (whole.months or (whole.month, 0)) > (after.months or (after.month, 0))
    return replace(whole, year=after.year - 1) if turns else whole


def _from_to(text: str, left: Point, right: Point) -> Date | None:
    """From one point to another, or None if that is no range of whole dates that stands by itself."""
    (first, _), (_, last) = _ends(left), _ends(right)
    glued = (left.start > 1 and text[left.start - 1] in _DASHES and not text[left.start - 2].isspace()) or (
        right.end + 1 < len(text) and text[right.end] in _DASHES and text[right.end + 1].isalnum()
    )
    if glued or left.precision != right.precision or not "" < first <= last:
        return None
    return Date(span=(left.start, right.end), first=first, last=last)


def _ends(point: Point) -> tuple[str, str]:
    """The first and last day, month or year of a point; blank where a part is missing or no such day exists."""
    first, last = point.months or (point.month, point.month)
    if point.year is None or (point.day is not None and first is None):
        return "", ""
    try:
        date(point.year, first or 1, point.day or 1)
    except ValueError:
        return "", ""
    if not first:
        return str(point.year), str(point.until or point.year)
    day = "" if point.day is None else f"-{point.day:02}"
    return f"{point.year}-{first:02}{day}", f"{point.year}-{last:02}{day}"


def without_dates(text: str, instead: str = " ") -> str:
    """A text with something else in the place of each date."""
    for one in reversed(dates(text)):
        text = f"{text[: one.span[0]]}{instead}{text[one.span[1] :]}"
    return text
