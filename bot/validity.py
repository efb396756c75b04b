"""Does it still hold? What the validity of a place means on a given day, and what the asker is told of it. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from bot import messages
from bot.types import Citation
from corpus.dates import dates, first_day, last_day
from corpus.links import without_targets
from corpus.numbers import MONTHS
from corpus.types import Document, Language, Status, Text, Validity


class Standing(StrEnum):
    """How a place stands on one day."""

    HOLDS = "holds"
    NOT_YET = "not yet"
    ENDED = "ended"
    UNCONFIRMED = "unconfirmed"
    PAST = "past"
    """It tells what was, and is no rule that could end."""


DATED_KINDS = frozenset({"article"})
"""Reports tell what was true when they were written."""
_PAST = re.compile(
    r"\b(?:trước đây|trước kia|hồi đó|khi đó|lúc đó|thời đó|ngày trước|quy định cũ|luật cũ|used to|previously|formerly|back then"
    r"|at (?:that|the) time|old rules?)\b|\b(?:trước|đến hết|before|until|prior to) (?:ngày )?\d", re.IGNORECASE,
)  # fmt: skip
_REACH = 14
_BEFORE = re.compile(r"\b(?:trước|đến hết|before|until) (?:ngày )?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:từ|sau|since|from|after) (?:ngày )?$", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:hiện nay|hiện tại|hiện hành|hiện giờ|bây giờ|giờ|ngày nay|năm nay|còn|nữa|now|today|currently|current|still|any ?more)\b",
    re.IGNORECASE,
)  # fmt: skip


def standing(validity: Validity, day: date) -> Standing:
    """How a place stands on a day. A day that the dates do not decide falls to the status."""
    if validity.status is Status.HISTORICAL:
        return Standing.PAST
    if validity.status is Status.SUPERSEDED or (validity.in_force_to and last_day(validity.in_force_to) < day):
        return Standing.ENDED
    if validity.in_force_from and first_day(validity.in_force_from) > day:
        return Standing.NOT_YET
    return Standing.UNCONFIRMED if validity.status is Status.CHECK else Standing.HOLDS


def shown_status(validity: Validity, day: date) -> Status:
    """The status on a day: what was current when it was written may have ended since."""
    return Status.SUPERSEDED if standing(validity, day) is Standing.ENDED else validity.status


def asks_about_past(question: str, day: date) -> bool:
    """True if a question asks how things were: before this year, or "formerly", and not how they are now."""
    if _NOW.search(question):
        return False
    said = [one.last for one in dates(question)]
    return any(int(last[:4]) < day.year for last in said) or _PAST.search(question) is not None


def tells_of(year: int, validity: Validity, text: str) -> bool:
    """True if a place tells about a year that it does not name: it was in force then, is as of that year, or says "before" a
    later date or "from" an earlier one."""
    if validity.as_of and year == int(validity.as_of[:4]):
        return True
    first, last = validity.in_force_from, validity.in_force_to
    if (first or last) and (not first or int(first[:4]) <= year) and (not last or year <= int(last[:4])):
        return True
    said = [(text[max(0, one.span[0] - _REACH) : one.span[0]], int(one.first[:4])) for one in dates(text)]
    return any((year <= of and _BEFORE.search(ahead)) or (year >= of and _SINCE.search(ahead)) for ahead, of in said)


def preface(document: Document, validity: Validity, day: date, language: Language) -> str:
    """What must stand before words that do not simply hold: of when a report is, or that a rule has ended."""
    if standing(validity, day) is Standing.ENDED:
        return messages.ended(day_after(validity.in_force_to)).to(language)
    if document.kind in DATED_KINDS and document.published:
        return messages.report_of(written(document.published)).to(language)
    return ""


def notices(cited: Sequence[tuple[Citation, Validity]], day: date, language: Language) -> tuple[str, ...]:
    """One sentence for each way in which what is cited does not simply hold, naming its markers."""
    said: dict[tuple[str, str], list[int]] = {}
    for citation, validity in cited:
        told = _notice(validity, day)
        if told:
            said.setdefault((told.vi, told.en), []).append(citation.marker)
    return tuple(Text(vi=vi, en=en).to(language).replace("{}", _markers(of)) for (vi, en), of in said.items())


def _notice(validity: Validity, day: date) -> Text | None:
    instead = without_targets(validity.replaced_by) if validity.replaced_by else None
    match standing(validity, day):
        case Standing.ENDED:
            return messages.ended_notice(day_after(validity.in_force_to), instead)
        case Standing.NOT_YET:
            return messages.not_yet_notice(written(validity.in_force_from or ""))
        case Standing.UNCONFIRMED:
            return messages.unconfirmed_notice(written(validity.as_of) if validity.as_of else None, instead)
        case Standing.PAST:
            return messages.PAST_NOTICE
        case _:
            return None


def _markers(of: Iterable[int]) -> str:
    return ", ".join(f"[{marker}]" for marker in of)


def day_after(iso: str | None) -> Text | None:
    """The day from which what was in force until `iso` no longer is, as a person writes it."""
    return written((last_day(iso) + timedelta(days=1)).isoformat()) if iso else None


def written(iso: str) -> Text:
    """A date of any precision as a person writes it: 01/7/2026, 1 July 2026; tháng 12/2020, December 2020."""
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    if not month:
        return Text(vi=f"năm {year}", en=str(year))
    named = f"{MONTHS[month - 1]} {year}"
    # Vietnamese writes a zero before what could be taken for a later digit: 01/7/2026, 05/02/2026, 15/12/2026.
    short = f"{month:02}" if month <= 2 else str(month)
    if not day:
        return Text(vi=f"tháng {month}/{year}", en=named)
    return Text(vi=f"{day:02}/{short}/{year}", en=f"{day} {named}")
