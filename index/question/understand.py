"""A question as typed → a Query: its language, its accents, what must be found for an answer to hold. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from corpus.errors import QuestionRefused
from corpus.foreign import is_foreign
from corpus.language import detect, spans, unaccented, vote
from corpus.numbers import asked_numbers
from corpus.text import nfc, place_tones, words
from corpus.types import Language
from index.question.accents import AccentRestorer, Restoration
from index.question.glossary import Entry, EntryKind, shipped
from index.question.telex import untelex
from index.stores.bm25 import terms
from index.types import Known, Query

LONGEST_QUESTION = 2000
_SELECTORS = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BLANK = re.compile("[\u115f\u1160\u200b\u2800\u3164\uffa0\ufdd0-\ufdef\ufffe\uffff]")
_OTHER_WIDTH = ("<wide>", "<narrow>", "<font>", "<compat>")
_LEAST_EVIDENCE = 1.5
"""How much a Vietnamese piece of an English question must speak for itself: "cong bo" does, "the cup" does not."""


def tidy(question: str) -> str:
    """The question in NFC, without control and invisible characters, white space folded.

    Raises QuestionRefused if nothing visible is left or it is longer than LONGEST_QUESTION characters.
    """
    if len(question) > LONGEST_QUESTION:
        raise QuestionRefused(
            vi=f"Câu hỏi dài {len(question)} ký tự; tối đa là {LONGEST_QUESTION}. Vui lòng viết ngắn hơn.",
            en=f"The question has {len(question)} characters; at most {LONGEST_QUESTION} are allowed. Please shorten it.",
        )
    text = " ".join(nfc("".join(_shown(c) for c in _SELECTORS.sub("", _BLANK.sub(" ", question)))).split())
    if all(unicodedata.category(c)[0] in "MZ" for c in text):
        raise QuestionRefused(vi="Câu hỏi đang trống. Vui lòng nhập câu hỏi.", en="The question is empty. Please type one.")
    return text


def _shown(character: str) -> str:
    """Nothing for what is invisible within a word (directions, joiners), a blank for what stands for no character."""
    category = unicodedata.category(character)
    return "" if category == "Cf" else " " if category in ("Cc", "Cs", "Co") else character


def understand(question: str, restorer: AccentRestorer) -> Query:
    """What is asked. Raises QuestionRefused (see `tidy`)."""
    text = tidy(question)
    usual = _usual_letters(text)
    foreign = is_foreign(usual)
    language, core = (Language.EN, usual) if foreign else _spelled(usual)
    restored = Restoration(core) if foreign else _restored(text, core, language, restorer)
    reading = restored.text
    named = list(shipped().find(reading))
    added = {of: [s for entry, said in named for s in entry.spellings[of] if " ".join(words(s)) != said] for of in Language}
    return Query(
        text=text, language=language, foreign=foreign, reading=reading, alternatives=restored.alternatives,
        restored=reading if words(reading) != words(_core(text)) and not foreign else None,
        expansions=_expansions(named, language.other),
        terms={of: tuple(dict.fromkeys(terms(reading, of))) for of in Language},
        synonyms={of: _further(added[of], of, terms(reading, of)) for of in Language},
        known=tuple(Known(said=said, spellings=entry.all, is_name=entry.kind is not EntryKind.TERM,
                          is_organisation=entry.kind in (EntryKind.ORGANISATION, EntryKind.CLASS)) for entry, said in named),
        must_support=asked_numbers(reading),
    )


def _spelled(text: str) -> tuple[Language, str]:
    """The language, and the question itself: left-over keys and shorthand mended, without courtesies."""
    typed = untelex(text)
    spelled = _spell_out(typed)
    language = detect(spelled)
    return language, _core(spelled if language is Language.VI else typed)


def _restored(text: str, core: str, language: Language, restorer: AccentRestorer) -> Restoration:
    """The core with accents in its Vietnamese pieces, where they are missing."""
    pieces = [(start, end) for start, end, of in spans(core, language) if of is Language.VI]
    if language is Language.VI:
        missing = unaccented(core) or (unaccented(text) and untelex(text) == text)
        return restorer.read(core, pieces) if missing else Restoration(core)
    pieces = [(start, end) for start, end in pieces if _stands_alone(core[start:end])]
    found = restorer.read(core, pieces) if pieces else Restoration(core)
    return found if found.text == core else Restoration(found.text, (core,))


def _stands_alone(piece: str) -> bool:
    """True for a piece of an English question that is surely Vietnamese, and no name."""
    vietnamese, english = vote(piece)
    return piece == piece.lower() and len(piece.split()) > 1 and unaccented(piece) and vietnamese - english >= _LEAST_EVIDENCE


def _usual_letters(text: str) -> str:
    """Full-width, mathematical and joined letters as usual ones, tones in their usual place: "ＴＢＴ" is "TBT".

    Signs like ² and ™ stay. A text of signs that stand for whole phrases is cut to the length of a question.
    """
    if text.isascii():
        return text
    written_out = len(unicodedata.normalize("NFKC", text))
    kept = text[: len(text) * LONGEST_QUESTION // written_out] if written_out > 2 * LONGEST_QUESTION else text
    return place_tones(nfc("".join(_usual(c) for c in kept)))


@lru_cache(1_000)
def _usual(character: str) -> str:
    other_width = unicodedata.decomposition(character).startswith(_OTHER_WIDTH)
    usual = unicodedata.normalize("NFKC", character) if other_width else character
    return usual if usual.isalnum() or len(usual) == 1 else character


def _expansions(named: Iterable[tuple[Entry, str]], other: Language) -> tuple[str, ...]:
    """What a person is shown of the glossary: names, classes and abbreviations; a meeting is a meeting in any language."""
    shown = {
        next((name for name in entry.all if name.lower() == said), said): entry.spellings[other][0]
        for entry, said in named if entry.kind is not EntryKind.TERM or shipped().abbreviates(said)
    }
    return tuple(f"{said} = {called}" for said, called in shown.items() if words(said) != words(called))


def _further(spellings: Iterable[str], language: Language, said: Sequence[str]) -> tuple[str, ...]:
    """The terms of other spellings; what the question says itself is not counted twice."""
    found = dict.fromkeys(term for spelling in spellings for term in _whole(spelling, language))
    return tuple(term for term in found if term not in said)


def _whole(spelling: str, language: Language) -> list[str]:
    """The terms of a spelling that mean it as a whole: its one word, or its pairs of words."""
    found = terms(spelling, language)
    return [term for term in found if " " in term] or found


@cache
def _shorthand() -> dict[str, str]:
    """What people type in chat for a longer word: "ko" for "không"."""
    lines = (Path(__file__).parent / "shorthand.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def _spell_out(text: str) -> str:
    """Shorthand spelled out, but not between English words: "standard vs regulation"."""
    english = [(start, end) for start, end, of in spans(text) if of is Language.EN]

    def spelled(match: re.Match[str]) -> str:
        word = match.group()
        within = any(start < match.start() and match.end() < len(text[:end].rstrip()) for start, end in english)
        return word if within or (word.isupper() and len(word) > 2) else _shorthand().get(word.lower(), word)

    return re.sub(r"[^\W\d_]+", spelled, text)


# What stands before the question itself, and what courtesy adds after it, says nothing about what is asked.
_FRAME = re.compile(
    r"^.*?\b(?:xin (?:vui lòng )?cho (?:tôi |em |mình |chúng tôi )?(?:biết|hỏi)|xin hỏi|(?:vui lòng|làm ơn|hãy) cho (?:tôi |em |mình )?biết"
    r"|cho (?:tôi |em |mình |chúng tôi |bên em |bên mình )?(?:xin )?hỏi"
    r"|cho (?:tôi|em|mình|chúng tôi|bên em|bên mình|hỏi) (?:xin )?biết|(?:muốn|cần) (?:biết|hỏi)"
    r"|xin (?:vui long )?cho (?:toi |em |minh |chung toi )?(?:biet|hoi)|xin hoi|(?:vui long|lam on|hay) cho (?:toi |em |minh )?biet"
    r"|cho (?:toi |em |minh |chung toi |ben em |ben minh )?(?:xin )?hoi(?! (?:nghi|thao|dong|vien|nhap|truong|hop)\b)"
    r"|cho (?:toi|em|minh|chung toi|ben em|ben minh|hoi) (?:xin )?biet|(?:muon|can) (?:biet|hoi)"
    r"|(?:could|can|would) you (?:please |kindly )?(?:tell|let|remind) (?:me|us)(?: know)?"
    r"|(?:please|kindly) (?:tell|let) (?:me|us)(?: know)?"
    r"|(?:want|like|need) to (?:know|ask)|do you know|i wonder|may i ask)\b[\s,:]*",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:[\s,]+(?:ạ|nhé|nha|với ạ|với|a|please|thanks|thank you|cảm ơn|cam on|vậy ạ|thế ạ))+(?=\s*[?.!]*$)", re.IGNORECASE,
)
_LEAST_WORDS = 3


def _core(text: str) -> str:
    """The question without the courtesies around it, where enough is left."""
    for pattern in (_FRAME, _COURTESY):
        rest = pattern.sub("", text, count=1)
        if len(rest.split()) >= _LEAST_WORDS:
            text = rest
    return text
