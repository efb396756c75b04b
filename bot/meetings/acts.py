"""A sentence → who chaired each of its meetings, who held it, and what was decided there, in the words of the sentence. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.meetings.circumstances import Sentence
from bot.meetings.names import Mention
from bot.meetings.organisations import is_place
from bot.meetings.words import AT, HEAD, PERSON
from corpus.types import Language, Span

VI, EN = Language.VI, Language.EN
_I = re.IGNORECASE
_CHAIRS = {
    VI: re.compile(r"\b(?:đồng )?(?:chủ trì|chủ tọa|chủ toạ)\b|\bđiều hành\b", _I),
    EN: re.compile(r"\b(?:co-?)?chair(?:ed|s|ing)\b|\bpresid(?:ed|es|ing) over\b", _I),
}
_HOLDS = {
    VI: re.compile(r"\b(?:tổ chức|đăng cai)\b"),
    EN: re.compile(r"\b(?:held|organi[sz]ed|hosted|convened)\b", _I),
}
_BY = {
    VI: re.compile(r"\b(?:dưới|với) sự (?:đồng )?(?:chủ trì|điều hành) của ", _I),
    EN: re.compile(r"\b(?:co-?)?(?:chaired|presided over) (?:jointly )?by |\bunder the chair(?:man)?ship of ", _I),
}
_HELD_BY = {VI: re.compile(r"(?!)"), EN: re.compile(r"\b(?:organi[sz]ed|hosted|convened) (?:jointly )?by ", _I)}
_DO = re.compile(r"(?<!tự )\bdo ")
# A subject ends where its verb phrase begins.
_CUT = {
    VI: re.compile(
        r"\s(?:đã|sẽ|đang|có vai trò|với vai trò|trong vai trò|giữ vai trò|với tư cách|trực tiếp|cùng nhau|tiếp tục|là"
        r"|sẵn sàng|lần lượt)\b.*", _I | re.S,
    ),
    EN: re.compile(r"\s(?:had|has|have|will|was|were|in its|in her|in his|as|jointly|directly|successfully|then|also)\b.*", _I | re.S),
}
_LEADING = re.compile(r"(?:(?:và|and|trong đó|in which|where|khi|the|nơi|while|cùng với đó|the same day|đồng thời)\s+)*", _I)
_OPENS = {VI: re.compile(r"[,;:]\s|\btrong đó\s|(?<!tự )\bdo\s(?=.)"), EN: re.compile(r"[,;:]\s|\b(?:in which|where|that|who)\s", _I)}
_CLOSES = re.compile(r"[,;.](?:\s|$)|\s(?:on|at|in|and (?:adopted|agreed|was)|ngày|tại|vào|đã|và thông qua|và thống nhất)\b", _I)
"""Where a clause opens and closes."""
_LISTS = re.compile(r"\b(?:như|gồm|bao gồm|là|such as|including|namely)\b", _I)
_NEXT = re.compile(r"\s*(?:,|và|and|, and)\s*(?:the )?")
_WITH = re.compile(r"^\s*(?:together |cùng )?(?:với|with) (.+?)(?:\s+(?:the|its|their|tại|at))?\s*$", _I | re.S)
_THIN = re.compile(r"^\s*(?:(?:và|and|tổ chức|thành công|thành công tốt đẹp|the|its|their|this|an?|các|online|,)\s*)*$", _I)
_DECIDES = {
    VI: re.compile(r"\b(?:thông qua|phê duyệt|phê chuẩn|ký kết|ký|thống nhất|nhất trí|quyết định|đồng ý)\b", _I),
    EN: re.compile(r"\b(?:adopted|approved|passed(?! through)|signed|endorsed|agreed|decided|ratified)\b", _I),
}
_ONLY_PLANNED = re.compile(
    r"\b(?:sẽ|dự kiến|để|nhằm|cần|trình|chưa|không|có thể|xem xét|hoặc|will|would|may|to be|not|never|expected to|should|if)"
    r"\s*(?:\w+\s+)?$", _I,
)  # fmt: skip
_SUBJECT = re.compile(r"^\s*,?\s*(?:(?:đã|cũng|và|vừa|cùng|also|has|have|and|it|jointly|unanimously|formally|chính thức)\s+)*$", _I)
_LONGEST = 600
"""Characters of what was decided: what is longer is no clause."""


@dataclass(slots=True)
class Act:
    """What a sentence tells of one meeting beside its name."""

    chairs: list[Span] = field(default_factory=list)
    holders: list[Span] = field(default_factory=list)
    decided: Span | None = None


def acts(sentence: Sentence, found: Sequence[Mention]) -> tuple[Act, ...]:
    """For each meeting of a sentence, the places in it that say who chaired or held it and what was decided."""
    told = tuple(Act() for _ in found)
    for spans, at in _led(sentence, found, _CHAIRS[sentence.language], _BY[sentence.language]):
        told[at].chairs += [span for span in spans if span not in told[at].chairs]
    for spans, at in _led(sentence, found, _HOLDS[sentence.language], _HELD_BY[sentence.language]):
        told[at].holders += spans
    for one, act in zip(found, told, strict=True):
        act.decided = _decided(sentence, found, one)
    return told


def _led(sentence: Sentence, found: Sequence[Mention], verbs: re.Pattern[str], by: re.Pattern[str]) -> Iterator[tuple[list[Span], int]]:
    """(who, number of the meeting) for each verb of leading: "X chaired it", "it was chaired by X"."""
    text, language = sentence.text, sentence.language
    passives = list(by.finditer(text))
    for match in passives:
        who, at = _person(sentence, match.end(), _clause_end(sentence, match.end())), _before(found, match.start())
        if who and at is not None:
            yield [who], at
    for verb in verbs.finditer(text):
        if any(match.start() <= verb.start() < match.end() for match in passives):
            continue
        subject = _subject(sentence, found, verb.start())
        after = [n for n, one in enumerate(found) if one.span[0] >= verb.end()]
        passive = [match for match in _DO.finditer(text, 0, verb.start()) if match.end() <= (subject or (0, 0))[0] + 1]
        before = _before(found, verb.start())
        if language is VI and subject and passive and before is not None and found[before].span[1] <= passive[-1].start():
            yield [subject], before
        elif subject and after:
            first = found[after[0]]
            between = text[verb.end() : first.span[0]]
            partner = _WITH.match(between)
            listed = _LISTS.search(between + text[first.span[1] : first.end + len(", including")]) is not None
            if listed or partner or _THIN.match(between):
                spans = [subject, *_partner(sentence, partner, verb.end())]
                yield from ((spans, n) for n in _joined(text, found, after, listed=listed))


def _joined(text: str, found: Sequence[Mention], after: Sequence[int], *, listed: bool) -> Iterator[int]:
    """The first meeting after a verb, and those that are listed with it."""
    yield after[0]
    for left, right in pairwise(after):
        between = text[found[left].end : found[right].span[0]]
        if not listed and found[left].span != found[right].span and not _NEXT.fullmatch(between):
            return
        yield right


def _partner(sentence: Sentence, partner: re.Match[str] | None, offset: int) -> list[Span]:
    who = _person(sentence, offset + partner.start(1), offset + partner.end(1)) if partner else None
    return [who] if who else []


def _before(found: Sequence[Mention], at: int) -> int | None:
    """The last meeting before a place."""
    earlier = [n for n, one in enumerate(found) if one.span[1] <= at]
    return earlier[-1] if earlier else None


def _subject(sentence: Sentence, found: Sequence[Mention], verb: int) -> Span | None:
    """Who does what the verb says: the end of the clause before it, or of the one before that."""
    end = verb
    for _ in range(2):
        start = _clause_start(sentence, found, end)
        if who := _person(sentence, start, end):
            return who
        end = len(sentence.text[:start].rstrip(" ,"))
    return None


def _clause_start(sentence: Sentence, found: Sequence[Mention], end: int) -> int:
    """After the last sign, date, meeting or word that opens a clause; a comma within a name opens none."""
    text = sentence.text
    places = [match.end() for match in _OPENS[sentence.language].finditer(text, 0, end) if not _in_a_name(sentence, match.start())]
    places += [one.end for one in found if one.end <= end] + [day.span[1] for day in sentence.dates if day.span[1] <= end]
    return max([0, *(place for place in places if place < end)])


def _clause_end(sentence: Sentence, start: int) -> int:
    ends = [match.start() for match in _CLOSES.finditer(sentence.text, start) if not _in_a_name(sentence, match.start())]
    return min([len(sentence.text), *ends])


def _in_a_name(sentence: Sentence, at: int) -> bool:
    return any(one.span[0] < at < one.span[1] for one in sentence.named)


def _person(sentence: Sentence, start: int, end: int) -> Span | None:
    """The place of a body, a country or a person in a piece, with title; None where it names nobody."""
    text = sentence.text[start:end]
    text = text[len(text) - len(text.lstrip(" ,")) :]
    lead = _LEADING.match(text)
    text = text[lead.end() :] if lead else text
    piece = _CUT[sentence.language].sub("", text).rstrip(" ,")
    span = (end - len(text), end - len(text) + len(piece))
    named = any(span[0] <= one.span[0] and one.span[1] <= span[1] for one in sentence.named)
    known = named or PERSON.search(piece) is not None or is_place(piece)
    return span if piece and known and len(piece) <= 160 and not HEAD[sentence.language].search(piece) else None


def _decided(sentence: Sentence, found: Sequence[Mention], one: Mention) -> Span | None:
    """What the sentence says was decided at a meeting: "X was adopted at it", "it adopted X", "at it, they adopted X"."""
    text, language = sentence.text, sentence.language
    for verb in _DECIDES[language].finditer(text):
        if _ONLY_PLANNED.search(text[: verb.start()]) or any(other.span[0] <= verb.start() < other.span[1] for other in found):
            continue
        if verb.end() <= one.span[0]:
            between = text[verb.end() : one.span[0]]
            link = AT[language].search(between)
            nearer = _DECIDES[language].search(between) or re.search(r"[,;:]\s", between)
            if link and not nearer and not any(verb.end() <= other.span[0] < one.span[0] for other in found if other.certain):
                return _trimmed(text, _thing_start(sentence, found, verb.start()), verb.end() + link.start())
        elif verb.start() >= one.end and not any(one.end <= other.span[0] < verb.start() for other in found):
            between = text[one.end : verb.start()]
            opened = AT[language].search(text[: one.span[0]]) is not None and re.match(r"\s*,", between) is not None
            start = one.end + len(between) - len(between.lstrip(" ,")) if opened else verb.start()
            if opened or _SUBJECT.match(between):
                return _trimmed(text, start, _sentence_end(text, start))
    return None


def _thing_start(sentence: Sentence, found: Sequence[Mention], verb: int) -> int:
    start = _comma_before(sentence, found, verb)
    # In "the report, drafted by experts, was adopted" the thing stands before the commas.
    while start and not re.match(r"\s*(?!\w+ed by )\S+\s+\S", sentence.text[start:verb]):
        start = _comma_before(sentence, found, len(sentence.text[: start - 1].rstrip(" ,")))
    lead = re.match(r"(?:và|and|gần đây là|recently,)\s+(?:và\s+)?", sentence.text[start:verb], _I)
    return start + (lead.end() if lead else 0)


def _comma_before(sentence: Sentence, found: Sequence[Mention], end: int) -> int:
    text = sentence.text
    signs = [match.end() for match in re.finditer(r"[,;]\s", text[:end]) if not _in_a_name(sentence, match.start())]
    signs = [at for at in signs if text[:at].count("“") <= text[:at].count("”")]
    return max([0, *signs, *(one.end for one in found if one.end <= end and one.certain)])


def _sentence_end(text: str, start: int) -> int:
    stop = re.search(r";|\.\s*$", text[start:])
    return start + stop.start() if stop else len(text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip(" ,")), start + len(piece.rstrip(" ,"))
    return (start, end) if 0 < end - start <= _LONGEST else None
