"""The parts of a question that another of their kind can replace: an agreement, a meeting's number, a class of goods. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.dates import dates
from corpus.text import fold, fold_letters
from index.question.glossary import Entry, EntryKind, Glossary, shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One part, and where it stands."""

    kind: str
    start: int
    end: int


# All below match `fold_letters` text: as it has no accents, one pattern hears both spellings of Vietnamese.
_VI_NTH = "nhat hai ba tu nam sau bay tam chin muoi".split()
_EN_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_FORMS = {
    "nth": re.compile(rf"\blan (?:thu )?(?:\d+|{'|'.join(_VI_NTH)})\b|\b(?:\d+(?:st|nd|rd|th)|{'|'.join(_EN_NTH)})\b"),
    "group": re.compile(r"\b(?:nhom|group) [123]\b"),
    "risk": re.compile(
        r"\b(?:hang hoa |hang )?(?:(?:co )?muc do )?rui ro (?:thap|trung binh|cao)\b"
        r"|\b(?:low|medium|high)[- ]risk(?: (?:goods|products|ones))?\b",
    ),
    "direction": re.compile(
        r"\bhang (?:hoa )?(?:(?:xuat|nhap) khau|trong nuoc|export|import|domestic|xk|nk)\b"
        r"|\b(?:exported|imported|domestic) (?:goods|products|ones)\b",
    ),
    "document": re.compile(
        r"\b(?:nghi dinh|thong tu|quyet dinh|nghi quyet|decree|circular|decision)(?: so| no\.?)? \d+(?:/[\w/-]+)?",
    ),
}
_AGREEMENT = re.compile(r"hiep dinh|agreement|partnership")
_DATED = re.compile(r"(?:\b(?:ngay|thang|nam|in|on) )+$")
ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+\b")


def slots(text: str, *, named: bool = False) -> list[Slot]:
    """What can be replaced in a text, in order. `named` says that its first word is a name if it has a capital."""
    plain = fold_letters(text)
    found = [Slot(kind=kind, start=m.start(), end=m.end()) for kind, form in _FORMS.items() for m in form.finditer(plain.lower())]
    taken = [(one.start, one.end) for one in found]
    for one in dates(plain):
        start, end = one.span
        if not any(first < end and start < last for first, last in taken):
            lead = _DATED.search(plain[:start].lower())
            # "in 2018" keeps its "in" for another year; a day and "ngày" go together.
            start = end - 4 if one.first == one.last and len(one.first) == 4 else lead.start() if lead else start
            found.append(Slot(kind="date", start=start, end=end))
    taken = [(one.start, one.end) for one in found]
    found += [one for one in _names(plain, named=named) if not any(a < one.end and one.start < b for a, b in taken)]
    return sorted(found, key=lambda one: one.start)


def _names(plain: str, *, named: bool) -> Iterator[Slot]:
    """Names of the glossary, with their places: it tells only their words. One of few words may be typed without capitals."""
    first = named or ACRONYM.match(plain)
    pieces = [plain, plain.upper()] if named and len(plain.split()) <= 2 else [plain]
    hits = next((hits for piece in pieces if (hits := list(_bare_glossary().find(f"x {piece}" if first else piece)))), [])
    at = 0
    for entry, said in hits:
        spot = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, said.split())) + r"\b", re.IGNORECASE).search(plain, at)
        if spot:
            at = spot.end()
            # An agreement takes the place of an agreement, not of the office that is asked about it.
            agreement = any(_AGREEMENT.search(fold(spelling)) for spelling in entry.all)
            yield Slot(kind="agreement" if agreement else entry.kind.value, start=spot.start(), end=spot.end())


@cache
def _bare_glossary() -> Glossary:
    """What names a thing, without accents."""
    kinds = (EntryKind.PLACE, EntryKind.ORGANISATION, EntryKind.CLASS)
    return Glossary([
        Entry(entry.kind, {of: tuple(map(fold_letters, spellings)) for of, spellings in entry.spellings.items()})
        for entry in shipped().entries if entry.kind in kinds
    ])  # fmt: skip


def in_place_of(old: str, new: str, kind: str) -> str:
    """The new words; an ordinal in the language of the old one, as it stands before or after its noun by language."""
    if kind != "nth" or fold_letters(old).lower().startswith("lan ") == fold_letters(new).lower().startswith("lan "):
        return new
    word = fold_letters(new).lower().split()[-1]
    number = int(re.sub(r"\D", "", word) or next((1 + of.index(word) for of in (_VI_NTH, _EN_NTH) if word in of), 0))
    if fold_letters(old).lower().startswith("lan "):
        return f"lần thứ {number}"
    return _EN_NTH[number - 1] if 0 < number <= 12 else f"{number}th"


def without(text: str, items: Sequence[Slot]) -> str:
    """The text between the slots."""
    ends = [0, *(at for one in items for at in (one.start, one.end)), len(text)]
    return " ".join(text[start:end] for start, end in list(pairwise(ends))[::2])
