"""A sentence → the meetings that it tells of, with their days, places and forms. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.meetings.circumstances import FRAME, Circumstances, Sentence, circumstances, from_to
from bot.meetings.names import Mention, read_name
from bot.meetings.words import AT, BODY_TOO, HABIT, HEAD, HOLDS, MET, NO_DAY, NOT_YET, form_of
from corpus.dates import Date
from corpus.types import Language

_MONTH = len("2020-12")
_ADVERBS = len(" (STAMEQ) then also ")
"""What may stand between a body and its verb, in characters."""


def mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """The meetings of a sentence in order; "lần thứ 53 và 54" are two."""
    if sentence.text.rstrip().endswith("?"):
        return ()
    found: list[Mention] = []
    for head in HEAD[sentence.language].finditer(sentence.text):
        after = found[-1].span[1] if found else 0
        if head.start() >= after:
            found += read_name(sentence, head, after)
    found += [one for one in _met(sentence) if not any(other.span[0] < one.end and one.span[0] < other.end for other in found)]
    found.sort(key=lambda one: one.span)
    opening = circumstances(sentence, 0)
    dated = [_framed(sentence, one, found, opening) for one in found]
    if len(dated) == 1 and not dated[0].form and not dated[0].several:
        dated = [replace(dated[0], form=form_of(sentence.text))]
    return tuple(one for one in dated if not (HABIT.search(sentence.text) and (one.when is None or len(one.when[0]) < _MONTH)))


def _met(sentence: Sentence) -> Iterator[Mention]:
    """Where a body met on a day, though no noun says so: "the Committee met in Geneva on 5 May 2021"."""
    for verb in MET[sentence.language].finditer(sentence.text):
        before = [one for one in sentence.named if one.known and one.span[1] <= verb.start() <= one.span[1] + _ADVERBS]
        told = circumstances(sentence, verb.end())
        day, said = from_to(told.days), sentence.text[slice(*before[-1].span)] if before else ""
        if before and day and len(day[0]) > _MONTH:
            yield Mention(
                span=verb.span(), end=told.end, name="Cuộc họp" if sentence.language is Language.VI else "Meeting", words=frozenset(),
                bodies=(before[-1].short,), when=day, place=told.place, form=told.form, body=said, beside=said,
            )  # fmt: skip


def _framed(sentence: Sentence, one: Mention, found: Sequence[Mention], opening: Circumstances) -> Mention:
    """With the day that the sentence opens with, or that its verb goes with, where it has none of its own."""
    taken = {day.span for other in found for day in sentence.dates if other.span[0] <= day.span[0] < other.end}
    before = [day for day in sentence.dates if day.span[1] <= one.span[0] and day.span not in taken]
    if BODY_TOO.search(one.name) and not one.ordinal:
        return one
    planned = NOT_YET[sentence.language].search(sentence.text[: one.span[0]])
    if one.when or planned or not before or not _goes_with(sentence, before[-1], one):
        return one
    opens = before[-1] in opening.days
    days = opening.days if opens else (before[-1],)
    alike = [other for other in found if other.span == one.span]
    if len(alike) == len(days):  # "on 5 and 6 May, the 10th and 11th sessions": each its own
        days = (days[alike.index(one)],)
    return replace(one, when=from_to(days), place=one.place or (opening.place if opens else None), framed=True)


def _goes_with(sentence: Sentence, day: Date, one: Mention) -> bool:
    """True if a date before a meeting is its date: nothing but a verb of holding it, or "at", stands between."""
    text, language = sentence.text, sentence.language
    between, opens = text[day.span[1] : one.span[0]], day.span[0] <= FRAME
    if NO_DAY.search(text[: day.span[0]]) or (len(day.first) < _MONTH and not (opens and day.first == day.last)):
        return False
    return not between.strip(" ,") or HOLDS[language].search(between) is not None or (opens and AT[language].search(between) is not None)
