"""A follow-up question made whole from the questions before it, so that it can be searched by itself. Pure.

Only what the asker said is used: an answer's words never become part of a question, except a question that was offered.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from corpus.dates import dates
from corpus.text import fold, nfc, place_tones, words
from index.question.glossary import Entry, EntryKind, Glossary, shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A part of a question that another of its kind can replace, and where it stands."""

    kind: str
    start: int
    end: int


OFFER = re.compile(r"(?:Ý quý vị là|Did you mean): “([^“”]{1,500})”\?\s*$")
"""How an answer ends that offers a question: a "yes" then asks it."""
_TURNS, _TURN_LENGTH, _LONGEST, _TAIL = 6, 500, 600, 560
# All below match `_plain` text: as it has no accents, one pattern hears both spellings of Vietnamese.
_YES = re.compile(
    r"\W*(?:yes|yeah|yep|sure|ok|okay|uh|uhm|u|correct|right|exactly|co|vang|da|phai|dung|dung roi|dung vay|chinh xac)"
    r"(?: a| roi|,? please)?\W*",
)
_CHAT = re.compile(
    r"\W*(?:(?:xin )?chao\b|hi\b|hello\b|hey\b|good (?:morning|afternoon|evening)|(?:xin )?cam on\b|thanks?\b|tam biet|bye\b)"
    r"(?:\W+\w+){0,4}\W*",
)
_LEAD = re.compile(
    r"(?:(?:ok|va|the|vay|roi|thi|and|so|but|then)[ ,]+)*"
    r"(?:con (?!hieu luc|phai|duoc|lai\b|nua|hay|gia tri)|(?:what|how) about |(?:and|va) (?:for |with |voi |cho |about )?)",
)
_TRAIL = re.compile(r"(?: thi (?:sao|the nao)| thi| sao)?(?: a| nhi| vay)?[\s?.!,]*$")
_SAO = re.compile(r"(?:(?:the|vay|va) )?(.+) thi sao\W*")
_ASKS = re.compile(
    r"\b(?:khi nao|luc nao|bao gio|o dau|tai dau|bao nhieu|bao lau|may (?:gio|nguoi|ngay|nam|lan)|ai|vi sao|tai sao|(?:nhu )?the nao|ra sao"
    r"|(?:la |nhung |cai )?gi|nao|khong|when|where|who|whom|why|how(?: long| much| many| often| to)?|what|which)\b",
)
_WHO_OR_DOES = re.compile(
    r"\b(?:(?:co quan|don vi|to chuc|nuoc|nguoi|thanh pho) nao|which (?:agency|body|country|city|organi[sz]ation)"
    r"|(?:dong )?chu tri|tham (?:du|gia)|to chuc|ban hanh|(?:co-?)?chair(?:ed|s)?|attend(?:ed|s)?|organi[sz]ed?|issued?)\b",
)
"""Asks after somebody, or says what is done to a topic: no topic itself."""
_DEFINES = re.compile(r"\b(?:la gi|nghia la gi|what (?:is|are|does)|la ai|who (?:is|are|was))\b")
_NOUN = r"(?:session|meeting|agreement|decree|circular|law|conference|committee|rule|event|seminar|one|document)s?"
_PRONOUN = re.compile(
    r"\b(?:(?:(?:cai|viec|hoi nghi|(?:phien|cuoc|ky) hop|hoi thao|hiep dinh|nghi dinh|thong tu|van ban|quy dinh|su kien|dieu|hang|nhom)"
    r" (?:do|nay|ay|kia|tren))|no(?= (?:o|la|co|do|dien|hop|bao|khi|duoc|da|se|gom|quy|ap|nham|thuoc|can|bat)\b)"
    r"|(?:(?<=cua )|(?<=ve )|(?<=den )|(?<=cho ))no"
    rf"|(?:that|this|these|those) {_NOUN}|it|that|this|they|them|there)\b",
)  # fmt: skip
_ORDER = re.compile(r"\W*(?:ignore|forget|disregard|stop|bo qua|quen)\b")
_FILLER = frozenset(
    "nam thang ngay was is are were did does do will has have had can should must be the a an of in on at to for it by with please and"
    " then so per tell me more"
    " da se duoc co vao tu tai o va thi la the vay a nhe phai khong bi cua cho ve voi roi nhi con".split()
)
_ALIKE = frozenset(
    "session sessions meeting meetings goods product products phien hop ky cuoc hoi nghi hang hoa san pham group nhom thu".split()
)
"""Says what kind of thing another one is; it adds nothing to the number or name beside it."""
_VERB = r"(?:dien ra|duoc to chuc|to chuc|hop|bat dau|ket thuc|khai mac|ap dung|co hieu luc|duoc ban hanh|ban hanh|do|het|ton|keo dai|la)"
_END = re.compile(
    rf"(?:\s+(?:da|se|duoc|thi))*(?:\s+{_VERB})?(?:\s+(?:vao|tu|den|trong|co|la))*\s+(?:khi nao|luc nao|bao gio|(?:ngay|thang|nam"
    rf"|luc) nao|o dau|tai dau"
    r"|bao nhieu(?: \w+){0,2}|bao lau|may (?:gio|nguoi|ngay|nam)|vi sao|tai sao|(?:nhu )?the nao|ra sao|(?:do )?ai(?: \w+){0,2}"
    r"|(?:nhung |cai )?gi)$"
    r"|\s+(?:be |being )?(?:held|take place|taking place|happen|start|begin|last|(?:enter|come) into force|signed|cost|in force|have)$",
)
_BEGIN = re.compile(
    r"(?:vi sao|tai sao|khi nao|bao gio|o dau|ai (?:chu tri|to chuc|tham du|tham gia|ky|ban hanh|da)?)\s*"
    r"|(?:how many|which|what)(?: \w+){1,2} (?:does|do|did) "
    r"|(?:how many|which|what) \w+ (?:attended|joined|took part in|participated in|chaired|signed)\s+"
    r"|(?:when|where|who|what|why|how|which)(?: long| much| many| often)?(?: (?:was|is|are|were|did|does|do|will|has|have|had|can"
    r"|should|must))?"
    r"(?: (?:\w+ed|took part in|there at|held))?\s+",
)
_FRONT = re.compile(r"(?:ai|vi sao|tai sao|do ai|when|where|who|why|how|what|which)\b")
_VI_NTH = "nhat hai ba tu nam sau bay tam chin muoi".split()
_EN_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_FORMS = {
    "nth": re.compile(rf"\blan (?:thu )?(?:\d+|{'|'.join(_VI_NTH)})\b|\b(?:\d+(?:st|nd|rd|th)|{'|'.join(_EN_NTH)})\b"),
    "group": re.compile(r"\b(?:nhom|group) [123]\b"),
    "risk": re.compile(
        r"\b(?:hang hoa |hang )?(?:(?:co )?muc do )?rui ro (?:thap|trung binh|cao)\b"
        r"|\b(?:low|medium|high)[- ]risk(?: goods)?\b",
    ),
    "document": re.compile(
        r"\b(?:nghi dinh|thong tu|quyet dinh|nghi quyet|decree|circular|decision)(?: so| no\.?)? \d+(?:/[\w/-]+)?",
    ),
}
_BODIES = {"agreement", EntryKind.ORGANISATION.value}
"""Where one is asked about and there is none of the other, "and CPTPP?" means that one instead."""
_DATED = re.compile(r"(?:\b(?:ngay|thang|nam|in|on) )+$")
_AGREEMENT = re.compile(r"hiep dinh|agreement|partnership")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+\b")


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question as it is to be searched: the same where it stands by itself, else joined with what was asked before it."""
    users = [at for at, turn in enumerate(history) if turn.role == "user"][-_TURNS:]
    previous = ""
    for at in users:
        asked = _resolved(history[at].content[:_TURN_LENGTH], previous, _offered(history[:at]))
        previous = previous if _says_nothing(asked) else _clean(asked)[:_TURN_LENGTH]
    return _resolved(question, previous, _offered(history))


def _resolved(question: str, previous: str, offered: str) -> str:
    if len(question) > _TURN_LENGTH:
        return question
    text = _clean(question)
    if offered and _YES.fullmatch(_plain(text).lower()):
        return offered
    if not previous or _says_nothing(text):
        return question
    whole = _follow_up(text, previous)
    return whole if whole and len(whole) <= _LONGEST else question


def _follow_up(text: str, previous: str) -> str | None:
    """The whole question, or None where the text has a topic of its own."""
    plain = _plain(text).lower()
    topic = _topic_of(text)
    if topic is not None:
        inner = _plain(topic).lower()
        items = _items(topic, named=True)
        if not _ASKS.search(inner):
            return _replaced(previous, topic, items) if words(topic) else None
        return _joined(topic, _plain(topic).lower(), previous) if not items or _PRONOUN.search(inner) else topic
    items = _items(text, named=True)
    if items and not _ASKS.search(plain) and not _content(_without(text, items)):
        return _replaced(previous, text.rstrip(" ?.!"), items)
    return _joined(text, plain, previous) if _needs_topic(text, plain, items) else None


def _topic_of(text: str) -> str | None:
    """What follows "what about", "thế còn", "and"; None for other questions."""
    plain = _plain(text).lower()
    if lead := _LEAD.match(plain):
        short = len(plain.split()) <= 7 or not lead.group().startswith(("and ", "va "))
        return text[lead.end() : max(lead.end(), _TRAIL.search(plain).start())] if short else None  # type: ignore[union-attr]
    said = _SAO.fullmatch(plain)
    return text[said.start(1) : said.end(1)] if said else None


def _needs_topic(text: str, plain: str, items: Sequence[_Item]) -> bool:
    """True for a question about something that it does not name."""
    shouting = text.upper() == text
    if items or _ORDER.match(plain) or (not shouting and _ACRONYM.search(_plain(text))):
        return False
    content = len(_content(_PRONOUN.sub(" ", _ASKS.sub(" ", _WHO_OR_DOES.sub(" ", plain)))))
    if _PRONOUN.search(plain):
        return content <= 5
    return bool(_ASKS.search(plain)) and content <= 2 and len(plain.split()) <= 6 and not (content and _DEFINES.search(plain))


def _joined(text: str, plain: str, previous: str) -> str | None:
    """A question without a topic, with that of the previous one."""
    topic = _subject(previous)
    if not topic:
        return None
    asked = text.rstrip(" ?.!")
    if pronoun := _PRONOUN.search(plain):
        at = "at " if pronoun.group() == "there" else ""
        return f"{asked[: pronoun.start()]}{at}{topic}{asked[pronoun.end() :]}?"
    return f"{asked} {topic}?" if _FRONT.match(plain) else f"{topic} {asked}?"


def _subject(question: str) -> str:
    """What a question is about: itself without its question words."""
    text = question.rstrip(" ?.!")
    begin = _BEGIN.match(_plain(text).lower())
    text = text[begin.end() :] if begin else text
    end = _END.search(_plain(text).lower())
    return text[: end.start()].strip(" ,") if end else text.strip(" ,")


def _replaced(previous: str, topic: str, items: Sequence[_Item]) -> str:
    """The previous question about another thing of the same kind; joined with the topic where it has none of that kind."""
    known = set(words(_plain(previous)))
    text, changed = previous, False
    for item in items if all(word in known or word in _ALIKE for word in _content(_without(topic, items))) else ():
        others = _items(text)
        same = [one for one in others if one.kind == item.kind] or [one for one in others if {one.kind, item.kind} == _BODIES]
        if same:
            new = _in_place_of(text[same[-1].start : same[-1].end], topic[item.start : item.end], item.kind)
            text, changed = text[: same[-1].start] + new + text[same[-1].end :], True
    return text if changed else f"{previous.rstrip(' ?.!')}, {topic.strip(' ?.!,')}?"


def _in_place_of(old: str, new: str, kind: str) -> str:
    """The new words; an ordinal in the language of the old one, as it stands before or after its noun by language."""
    if kind != "nth" or _plain(old).lower().startswith("lan ") == _plain(new).lower().startswith("lan "):
        return new
    word = _plain(new).lower().split()[-1]
    number = int(re.sub(r"\D", "", word) or next((1 + of.index(word) for of in (_VI_NTH, _EN_NTH) if word in of), 0))
    return f"lần thứ {number}" if _plain(old).lower().startswith("lan ") else _EN_NTH[number - 1] if 0 < number <= 12 else f"{number}th"


def _items(text: str, *, named: bool = False) -> list[_Item]:
    """What can be replaced in a text, in order. `named` says that its first word is a name if it has a capital."""
    plain = _plain(text)
    found = [_Item(kind=kind, start=m.start(), end=m.end()) for kind, form in _FORMS.items() for m in form.finditer(plain.lower())]
    taken = [(one.start, one.end) for one in found]
    for one in dates(plain):
        start, end = one.span
        if not any(first < end and start < last for first, last in taken):
            lead = _DATED.search(plain[:start].lower())
            # "in 2018" keeps its "in" for another year; a day and "ngày" go together.
            start = end - 4 if one.first == one.last and len(one.first) == 4 else lead.start() if lead else start
            found.append(_Item(kind="date", start=start, end=end))
    taken = [(one.start, one.end) for one in found]
    found += [one for one in _names(plain, named=named) if not any(a < one.end and one.start < b for a, b in taken)]
    return sorted(found, key=lambda one: one.start)


def _names(plain: str, *, named: bool) -> Iterator[_Item]:
    """Names of the glossary, with their places: it tells only their words. One of few words may be typed without capitals."""
    first = named or _ACRONYM.match(plain)
    pieces = [plain, plain.upper()] if named and len(plain.split()) <= 2 else [plain]
    hits = next((hits for piece in pieces if (hits := list(_bare_glossary().find(f"x {piece}" if first else piece)))), [])
    at = 0
    for entry, said in hits:
        spot = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, said.split())) + r"\b", re.IGNORECASE).search(plain, at)
        if spot:
            at = spot.end()
            # An agreement takes the place of an agreement, not of the office that is asked about it.
            agreement = any(_AGREEMENT.search(fold(spelling)) for spelling in entry.all)
            yield _Item(kind="agreement" if agreement else entry.kind.value, start=spot.start(), end=spot.end())


@cache
def _bare_glossary() -> Glossary:
    """What names a thing, without accents."""
    kinds = (EntryKind.PLACE, EntryKind.ORGANISATION, EntryKind.CLASS)
    return Glossary([
        Entry(entry.kind, {of: tuple(map(fold, spellings)) for of, spellings in entry.spellings.items()})
        for entry in shipped().entries if entry.kind in kinds
    ])  # fmt: skip


def _offered(before: Sequence[Turn]) -> str:
    """The question that the last turn offers, if it is an answer that does."""
    offer = OFFER.search(nfc(before[-1].content[-_TAIL:])) if before and before[-1].role == "assistant" else None
    return _clean(offer[1]) if offer else ""


def _says_nothing(text: str) -> bool:
    plain = _plain(_clean(text)).lower()
    return not words(plain) or bool(_YES.fullmatch(plain) or (_CHAT.fullmatch(plain) and not _ASKS.search(plain)))


def _content(plain: str) -> list[str]:
    return [word for word in words(_plain(plain)) if word not in _FILLER]


def _without(text: str, items: Sequence[_Item]) -> str:
    ends = [0, *(at for one in items for at in (one.start, one.end)), len(text)]
    return " ".join(text[start:end] for start, end in list(pairwise(ends))[::2])


def _clean(text: str) -> str:
    """One line without control characters, in NFC."""
    return " ".join(place_tones(nfc("".join(" " if unicodedata.category(c)[0] == "C" else c for c in text))).split())


def _plain(text: str) -> str:
    """The text without accents, letter for letter, so that a place in one is the same place in the other."""
    return "".join(bare if len(bare := _bare(c)) == 1 else c for c in text)


def _bare(character: str) -> str:
    bare = fold(character)
    return bare.upper() if character.isupper() else bare
