"""A question about two things at once, asked of each: what one passage says of one, another may say of the other. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.slots import Slot, slots
from corpus.text import fold_letters

_CUE = re.compile(
    r"\b(?:so sanh|so voi|doi chieu|khac (?:nhau|biet|gi|voi|o)|khac|giong(?: nhau)?|compared?|comparison|different(?:ly)?|differences?"
    r"|differs?|versus|vs|same|unlike)\b"
)
_OF_SEVERAL = re.compile(rf"{_CUE.pattern}|\b(?:each|both|respectively|lan luot)\b")
_JOINED = re.compile(
    r"\W*\b(?:va|and|voi|versus|vs|as well as|lan|cung nhu)\b\W*(?:(?:cua|cho|voi|doi|trong|theo|for|in|under|the|of|with|hang|hoa"
    r"|hiep|dinh|thi|la|ca|to)\b\W*)*|\s*[,/&]\s*"
)
_ALONE = frozenset({"agreement", "risk", "group", "nth", "document"})
"""Kinds of which two that are only joined are two things; two countries joined may be parties of one agreement."""
_BETWEEN = 4
"""Words that may stand between two things that are compared: "does CPTPP differ much from RCEP"."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things, and the question about it alone."""

    name: str
    question: str


def sides(question: str) -> tuple[Side, ...]:
    """The question about each of two or three things of one kind that it is about; none for a question about one thing."""
    plain = fold_letters(question).lower()
    found = slots(question)
    for kind in dict.fromkeys(slot.kind for slot in found):
        run = _run([slot for slot in found if slot.kind == kind], plain)
        names = list(dict.fromkeys(plain[slot.start : slot.end] for slot in run))
        if 1 < len(names) == len(run) <= _MOST and (_CUE.search(plain) or (kind in _ALONE and _only_joined(run, plain))):
            before, after = _without_cue(question[: run[0].start]), _without_cue(question[run[-1].end :])
            return tuple(
                Side(name, " ".join(filter(None, [before, name, after]))) for name in (question[slot.start : slot.end] for slot in run)
            )
    return ()


def _run(same: Sequence[Slot], plain: str) -> list[Slot]:
    """The first things of a kind that stand near each other."""
    run = list(same[:1])
    for left, right in pairwise(same):
        if len(plain[left.end : right.start].split()) > _BETWEEN:
            break
        run.append(right)
    return run


def _only_joined(run: Sequence[Slot], plain: str) -> bool:
    return all(_JOINED.fullmatch(plain[left.end : right.start]) for left, right in pairwise(run))


def _without_cue(text: str) -> str:
    """Without what only a question about several things says: "compare", "each"."""
    plain, out, at = fold_letters(text).lower(), "", 0
    for cue in _OF_SEVERAL.finditer(plain):
        out, at = out + text[at : cue.start()], cue.end()
    return " ".join((out + text[at:]).split())
