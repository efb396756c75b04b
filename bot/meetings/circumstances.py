"""When, where and how, as it stands beside the name of an event or at the start of a sentence. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.meetings.organisations import Named, is_place, organisations
from bot.meetings.words import ENDS_A_PLACE, FILLER, FORM, IN_BRACKETS, NO_DAY, NO_PLACE, PLACE, form_of
from corpus.dates import Date, dates
from corpus.types import Language

FRAME = 40
"""Characters at the start of a sentence in which a time may stand that all of it is about."""
When = tuple[str, str]
"""First and last day, ISO 8601 of any precision."""
_AND = re.compile(r",? (?:và|and) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document and what stands in it; every place below is in its own text."""

    text: str
    language: Language
    named: tuple[Named, ...]
    dates: tuple[Date, ...]

    @classmethod
    def read(cls, text: str, language: Language) -> "Sentence":
        return cls(text=text, language=language, named=organisations(text), dates=dates(text))


@dataclass(frozen=True, slots=True)
class Circumstances:
    end: int
    """Where they end in the sentence; where they would begin, if there are none."""
    days: tuple[Date, ...]
    place: str | None
    form: str | None


def from_to(when: Sequence[Date]) -> When | None:
    """From the first to the last of some dates; beside a day, a year says no more."""
    exact = max((len(one.first) for one in when), default=0)
    when = [one for one in when if len(one.first) == exact]
    return (min(one.first for one in when), max(one.last for one in when)) if when else None


def circumstances(sentence: Sentence, at: int) -> Circumstances:
    """What stands at a place of a sentence – after a name, or at its start – as to when, where and how."""
    text, end = sentence.text, at
    when: list[Date] = []
    place = form = None
    while at < len(text):
        day = next((one for one in sentence.dates if one.span[0] == at), None)
        where = None if place else PLACE[sentence.language].match(text, at) or IN_BRACKETS.match(text, at)
        how = FORM.match(text, at)
        if day and not NO_DAY.search(text[:at]):
            when.append(day)
            at = end = day.span[1]
            joint = _AND.match(text, at)
            at = joint.end() if joint and any(one.span[0] == joint.end() for one in sentence.dates) else at
        elif where and not _no_place(sentence, where):
            place, at = _place(sentence, where)
            end = at
        elif how:
            form = form_of(text[slice(*how.span())])
            at = end = how.end()
        else:
            filler = FILLER[sentence.language].match(text, at)
            if not filler or filler.end() == at:
                break
            at = filler.end()
    return Circumstances(end, tuple(when), place, form)


def _no_place(sentence: Sentence, where: re.Match[str]) -> bool:
    body = any(one.span[0] <= where.start(1) < one.span[1] for one in sentence.named)
    return body or NO_PLACE.match(where[1]) is not None


def _place(sentence: Sentence, where: re.Match[str]) -> tuple[str, int]:
    """The place, with the country where one follows – "Bali (Indonesia)" –, and where it ends."""
    follows = where[2] and (is_place(where[2]) or ENDS_A_PLACE.match(sentence.text, where.end()))
    if follows and not any(one.span[0] <= where.start(2) < one.span[1] for one in sentence.named):
        return f"{where[1]}, {where[2]}", where.end()
    return where[1], where.end(1)
