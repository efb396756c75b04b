"""A follow-up question made whole from the questions before it, so that it can be searched by itself. Pure.

Only what the asker said is used: an answer's words never become part of a question, except a question that was offered.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.messages import OFFER
from bot.slots import ACRONYM, Slot, in_place_of, slots, without
from corpus.language import detect
from corpus.text import fold_letters, nfc, place_tones, words
from corpus.types import Language
from index.question.glossary import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    role: Literal["user", "assistant"]
    content: str


_TURNS, _TURN_LENGTH, _LONGEST, _TAIL = 6, 500, 600, 560
# All below match `fold_letters` text: as it has no accents, one pattern hears both spellings of Vietnamese.
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
    r"(?:con (?!hieu luc|phai|duoc|lai\b|nua|hay|gia tri)|(?:what|how) about |(?:and|va) (?:for |with |voi |cho |about )?)"
    r"|(?:(?:ok|va|the|vay)[ ,]+)+(?:voi|vs) ",
)
_POLITE = r"(?:[\s,]+(?:a|ah|vay|v|z|nhi|nhe|ad|shop|please|pls))*[\s?.!,]*$"
_ENDING = re.compile(_POLITE)
_TRAIL = re.compile(rf"(?: thi (?:sao|s|the nao)| thi| sao)?{_POLITE}")
_SAO = re.compile(rf"(?:(?:the|vay|va) )?(.+) thi (?:sao|s){_POLITE}")
_IF = re.compile(
    rf"\W*(?:(?:the|vay|va|con|ok|and|but|what|how about)[ ,]+)*((?:neu|lo|gia su|if) .+?)(?: thi (?:sao|s|the nao))?{_POLITE}"
)
_WHY = re.compile(r"\W*((?:vi sao|tai sao|sao)(?: lai)?(?: vay| the)?|why(?: is (?:that|it)| so)?)\s*[,?.;]\s*\w")
"""Asks why, and then says something: what is asked about was said before."""
_ASKS = re.compile(
    r"\b(?:khi nao|luc nao|bao gio|o dau|tai dau|bao nhieu|bn|bao lau|may (?:gio|nguoi|ngay|nam|lan)|ai|(?:vi|tai) sao|sao (?:lai|vay|the)"
    r"|(?:nhu )?the nao|ra sao|(?:la |nhung |cai )?gi|nao|khong|when|where|who|whom|why|how(?: long| much| many| often| to)?|what|which)\b",
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
    r" (?:do|nay|ay|kia|tren))|no(?= (?:o|la|co|do|dien|hop|bao|khi|duoc|da|se|gom|quy|ap|nham|thuoc|can|bat|in force|effective"
    r"|valid|appl(?:y|ies)|(?:take|start|cover|require|include)s?)\b)"
    r"|(?:(?<=cua )|(?<=ve )|(?<=den )|(?<=cho ))no"
    rf"|(?:that|this|these|those) {_NOUN}|it|that|this|they|them|there)\b",
)  # fmt: skip
_ORDER = re.compile(r"\W*(?:ignore|forget|disregard|stop|bo qua|quen)\b")
_FILLER = frozenset(
    "nam thang ngay tren was is are were did does do will has have had can should must be the a an of in on at to for it by with please and"
    " then so per tell me more if"
    " da se duoc co vao tu tai o va thi la the vay a nhe phai khong bi cua cho ve voi roi nhi con".split()
)
_ALIKE = frozenset(
    "session sessions meeting meetings goods product products phien hop ky cuoc hoi nghi hang hoa san pham group nhom thu one ones those"
    " loai cai fta hiep dinh agreement".split()
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
_FRONT = re.compile(r"(?:ai|vi sao|tai sao|sao|do ai|when|where|who|why|how|what|which)\b")
_BODIES = {"agreement", EntryKind.ORGANISATION.value}
"""Where one is asked about and there is none of the other, "and CPTPP?" means that one instead."""
_OURS = frozenset({"viet nam", "vietnam", "vn"})
"""A place that nearly every question is about: it is no topic."""
_WITH = {Language.VI: "FTA với", Language.EN: "the FTA with"}
_LONGEST_CONDITION = 20
_TELLING = 5
"""Words without which a question is about something else than itself."""


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question as it is to be searched: the same where it stands by itself, else joined with what was asked before it."""
    users = [at for at, turn in enumerate(history) if turn.role == "user"][-_TURNS:]
    previous = situation = ""
    for at in users:
        asked = _resolved(history[at].content[:_TURN_LENGTH], previous, situation, _offered(history[:at]))
        previous = previous if _says_nothing(asked) else _clean(asked)[:_TURN_LENGTH]
        situation = previous if len(_content(_ASKS.sub(" ", fold_letters(previous).lower()))) >= _TELLING else situation
    return _resolved(question, previous, situation or previous, _offered(history))


def _resolved(question: str, previous: str, situation: str, offered: str) -> str:
    if len(question) > _TURN_LENGTH:
        return question
    text = _clean(question)
    if offered and _YES.fullmatch(fold_letters(text).lower()):
        return offered
    if not previous or _says_nothing(text):
        return question
    whole = _with_condition(text, situation) or _follow_up(_without_remark(text), previous)
    return whole if whole and len(whole) <= _LONGEST else question


def _with_condition(text: str, situation: str) -> str | None:
    """The last question that tells what it is about, under the condition that a text adds to it, if it only does so."""
    plain = fold_letters(text).lower()
    said = _IF.fullmatch(plain) if situation else None
    if not said or _ASKS.search(said[1]) or len(said[1].split()) > _LONGEST_CONDITION:
        return None
    condition = text[said.start(1) : said.end(1)]
    return f"{_plainly(situation)}, {condition[:1].lower()}{condition[1:]}?"


def _without_remark(text: str) -> str:
    why = _WHY.match(fold_letters(text).lower())
    return f"{text[: why.end(1)]}?" if why else text


def _plainly(question: str) -> str:
    """A question without its mark and the courtesies before it."""
    polite = _ENDING.search(fold_letters(question).lower())
    return question[: polite.start()] if polite else question


def _follow_up(text: str, previous: str) -> str | None:
    """The whole question, or None where the text has a topic of its own."""
    plain = fold_letters(text).lower()
    topic = _topic_of(text)
    if topic is not None:
        inner = fold_letters(topic).lower()
        items = slots(topic, named=True)
        if not _ASKS.search(inner):
            return _replaced(previous, topic, items) if words(topic) else None
        return _joined(topic, inner, previous) if not items or _PRONOUN.search(inner) else topic
    items = slots(text, named=True)
    if items and not _ASKS.search(plain) and not _content(without(text, items)):
        return _replaced(previous, text.rstrip(" ?.!"), items)
    return _joined(text, plain, previous) if _needs_topic(text, plain, items) else None


def _topic_of(text: str) -> str | None:
    """What follows "what about", "thế còn", "and"; None for other questions."""
    plain = fold_letters(text).lower()
    if lead := _LEAD.match(plain):
        if len(plain.split()) > 9 and lead.group().startswith(("and ", "va ")):
            return None
        rest, trail = text[lead.end() :], _TRAIL.search(plain[lead.end() :])
        return rest[: trail.start()] if trail else rest
    said = _SAO.fullmatch(plain)
    return text[said.start(1) : said.end(1)] if said else None


def _needs_topic(text: str, plain: str, items: Sequence[Slot]) -> bool:
    """True for a question about something that it does not name."""
    shouting = text.upper() == text
    ours = [item for item in items if plain[item.start : item.end] in _OURS]
    if len(ours) < len(items) or _ORDER.match(plain) or (not shouting and ACRONYM.search(fold_letters(text))):
        return False
    content = len(_content(_PRONOUN.sub(" ", _ASKS.sub(" ", _WHO_OR_DOES.sub(" ", without(plain, ours))))))
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
    text = _plainly(question)
    begin = _BEGIN.match(fold_letters(text).lower())
    text = text[begin.end() :] if begin else text
    end = _END.search(fold_letters(text).lower())
    return text[: end.start()].strip(" ,") if end else text.strip(" ,")


def _replaced(previous: str, topic: str, items: Sequence[Slot]) -> str:
    """The previous question about another thing of the same kind; joined with the topic where it has none of that kind."""
    known = set(words(fold_letters(previous)))
    text, changed = _plainly(previous) + "?", False
    for item in items if all(word in known or word in _ALIKE for word in _content(without(topic, items))) else ():
        others = slots(text)
        same = [one for one in others if one.kind == item.kind] or [one for one in others if {one.kind, item.kind} == _BODIES]
        new = topic[item.start : item.end]
        if not same and item.kind == EntryKind.PLACE:
            # "And with Japan?" after a question about an agreement is about the one with Japan.
            same, new = [one for one in others if one.kind == "agreement"], f"{_WITH[detect(previous)]} {new}"
        if same:
            new = in_place_of(text[same[-1].start : same[-1].end], new, item.kind)
            text, changed = text[: same[-1].start] + new + text[same[-1].end :], True
    return text if changed else f"{_plainly(previous)}, {topic.strip(' ?.!,')}?"


def _offered(before: Sequence[Turn]) -> str:
    """The question that the last turn offers, if it is an answer that does."""
    offer = OFFER.search(nfc(before[-1].content[-_TAIL:])) if before and before[-1].role == "assistant" else None
    return _clean(offer[1]) if offer else ""


def _says_nothing(text: str) -> bool:
    plain = fold_letters(_clean(text)).lower()
    return not words(plain) or bool(_YES.fullmatch(plain) or (_CHAT.fullmatch(plain) and not _ASKS.search(plain)))


def _content(plain: str) -> list[str]:
    return [word for word in words(fold_letters(plain)) if word not in _FILLER]


def _clean(text: str) -> str:
    """One line without control characters, in NFC."""
    return " ".join(place_tones(nfc("".join(" " if unicodedata.category(c)[0] == "C" else c for c in text))).split())
