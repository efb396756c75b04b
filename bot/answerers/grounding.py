"""Does a sentence that a language model wrote say only what its quotes say? What cannot be proven is dropped. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answerers.base import Quote
from bot.answerers.denial import denials, same_denied
from bot.answerers.measures import Measure, measures
from corpus.dates import dates, without_dates
from corpus.numbers import numbers, plain_words
from corpus.text import fold, nfc, straight, words
from corpus.types import Document, Language, Span
from index.types import Query

_LONGEST = 600
_SHARED = 0.5
"""The share of a sentence's words that its quotes, the title or the question must hold."""
_CLAUSE = re.compile(r"[.;:!?,()]|\n\s*\n")
_REACH = 60
_NAME = re.compile(r"[^\W\d_]\w*(?:[ -][^\W\d_]\w*)*")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|gov|int|info|eu|io)\b\S*", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\w)(?:\+\d|\(?0\d|1[89]00)[\d .()-]{5,}\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage as the model was shown it."""

    document: Document
    span: Span
    translation: str = ""
    """The same place in the other language, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a marker claims: that these words stand in this place."""

    place: Place
    words: str


def prove(sentence: str, cited: Sequence[Cited], query: Query, language: Language) -> tuple[Quote, ...] | None:
    """The quotes that prove a sentence written in `language`; None where one is not there, or they do not say as much."""
    if not cited or not words(sentence) or len(sentence) > _LONGEST or re.search(r"[\[\]<>`]", sentence):
        return None
    found: dict[Quote, Cited] = {}
    for one in cited:
        span = locate(one.words, one.place)
        if span is None:
            return None
        found[Quote(document_id=one.place.document.id, span=span)] = one
    quoted = [(one.place, one.place.document.text[slice(*quote.span)]) for quote, one in found.items()]
    texts = [text for _, text in quoted]
    said = _figures_hold(sentence, texts) and _denials_hold(sentence, quoted, language) and _addresses_hold(sentence, texts)
    return tuple(found) if said and _names_hold(sentence, quoted, query) and _shares(sentence, quoted, query, language) else None


def locate(quote: str, place: Place) -> Span | None:
    """Where the words stand in a place, but for white space and the shape of its quotation marks; whole words only."""
    looked_for = "".join(piece for piece, _, _ in _even(quote, (0, len(quote)))).strip()
    if len(words(looked_for)) < 2:
        return None
    pieces = list(_even(place.document.text, place.span))
    text = "".join(piece for piece, _, _ in pieces)
    owner = [n for n, (piece, _, _) in enumerate(pieces) for _ in piece]
    at = text.find(looked_for)
    while at >= 0:
        start, end = pieces[owner[at]][1], pieces[owner[at + len(looked_for) - 1]][2]
        if _whole(text, at, at + len(looked_for)) and not _negated_before(place, start):
            return start, end
        at = text.find(looked_for, at + 1)
    return None


def _even(text: str, span: Span) -> Iterator[tuple[str, int, int]]:
    """A text in NFC with single blanks and plain quotation marks, piece by piece, each with its place."""
    at, last = span
    while at < last:
        end, blank = at + 1, text[at].isspace()
        while end < last and (text[end].isspace() if blank else unicodedata.combining(text[end])):
            end += 1
        yield " " if blank else straight(nfc(text[at:end])), at, end
        at = end


def _whole(text: str, start: int, end: int) -> bool:
    """True if neither a word nor a number ("1,5", "37/2026") goes on beyond a piece of the text."""
    return not (
        (re.search(r"\w$", text[max(0, start - 1) : start]) and re.match(r"\w", text[start]))
        or (re.search(r"\d[.,/:-]$", text[max(0, start - 2) : start]) and text[start].isdigit())
        or (re.match(r"\w", text[end : end + 1]) and re.match(r"\w", text[end - 1]))
        or (re.match(r"[.,/:-]\d|%", text[end : end + 2]) and text[end - 1].isdigit())
    )


def _negated_before(place: Place, start: int) -> bool:
    """True if a negation stands directly before a place: without it, the words would say the opposite."""
    before = place.document.text[max(place.span[0], start - _REACH) : start]
    clause = _CLAUSE.split(before)[-1].split()
    return denials(" ".join(clause[-3:])) > 0


def _denials_hold(sentence: str, quoted: Sequence[tuple[Place, str]], language: Language) -> bool:
    """As many denials as in the quotes, and about the same, as far as there are words in the language of the sentence."""
    if denials(sentence) != sum(denials(quote) for _, quote in quoted):
        return False
    told = [quote if place.document.language is language else place.translation for place, quote in quoted]
    return not all(told) or same_denied(sentence, told)


def _figures_hold(sentence: str, quotes: Iterable[str]) -> bool:
    """Every date and number is in a quote, as often and of the same: where 7 and 8 stand, "8 and 8" was never said."""
    said, held, measured = _figures(sentence), Counter[str](), Counter[Measure]()
    for quote in quotes:
        held |= _figures(quote)
        measured |= measures(quote)
    return said <= held and measures(sentence) <= measured


def _figures(text: str) -> Counter[str]:
    found, rest = Counter(one.iso for one in dates(text)), without_dates(text, " ")
    sequence = plain_words(re.sub(r"\bmay\b", " ", rest))
    for before, word in zip(["", *sequence], sequence, strict=False):
        if any(c.isdigit() for c in word):
            found[word] += 1
        else:
            # In English "a month" is "một tháng".
            values = {1} if word in ("a", "an") else numbers(f"thứ {word}" if before == "thứ" else word)
            found.update(map(str, values))
    return found


def _addresses_hold(sentence: str, quotes: Sequence[str]) -> bool:
    """Every link, mail address and telephone number is in a quote."""
    digits = [re.sub(r"\D", "", quote) for quote in quotes]
    return all(any(match.rstrip(".,;:!?)\"'") in quote for quote in quotes) for match in _ADDRESS.findall(sentence)) and all(
        any(re.sub(r"\D", "", match) in held for held in digits) for match in _PHONE.findall(without_dates(sentence))
    )


def _names_hold(sentence: str, quoted: Sequence[tuple[Place, str]], query: Query) -> bool:
    """Every name is known from the passage, its title, its translation, the question or the glossary's spellings of it."""
    known = [query.reading, query.text, *(spelling for one in query.known for spelling in one.spellings)]
    for place, _ in quoted:
        known += [place.document.text[slice(*place.span)], place.document.title, place.translation]
    held = f" {' | '.join(' '.join(words(fold(text))) for text in known)} "
    return all(f" {' '.join(words(fold(name)))} " in held for name in _names(without_dates(sentence)))


def _names(sentence: str) -> Iterator[str]:
    """Runs of capitalised words, without the one that opens the sentence unless it is an abbreviation."""
    opening = True
    for match in _NAME.finditer(sentence):
        run: list[str] = []
        for word in (*re.split(r"[ -]", match.group()), ""):
            if word[:1].isupper() and not (opening and not word[1:2].isupper()):
                run.append(word)
            elif run:
                yield " ".join(run)
                run = []
            opening = False


def _shares(sentence: str, quoted: Sequence[tuple[Place, str]], query: Query, language: Language) -> bool:
    """True if a sentence is about what its quotes say. Not compared where only a text in the other language could tell."""
    held = set(words(f"{query.reading} {query.text}"))
    for place, quote in quoted:
        same = place.document.language is language
        if not same and not place.translation:
            return True
        held.update(words(f"{quote} {place.document.title}" if same else place.translation))
    said = words(sentence)
    return sum(word in held for word in said) >= _SHARED * len(said)
