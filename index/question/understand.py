"""A question as typed → a Query: its language, its accents, what must be found for an answer to hold. Pure."""

import re
from functools import cache
from pathlib import Path

from corpus.errors import QuestionRefused
from corpus.language import detect, unaccented
from corpus.numbers import asked_numbers
from corpus.text import nfc, words
from corpus.types import Language
from index.question.accents import AccentRestorer
from index.question.glossary import EntryKind, shipped
from index.stores.bm25 import terms
from index.types import Known, Query

LONGEST_QUESTION = 2000
_JOINING = re.compile(r"[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
_SEPARATING = re.compile(r"[\u0000-\u001f\u007f\u200b\u2800\u3164\ud800-\udfff]")


def tidy(question: str) -> str:
    """The question in NFC, without control and invisible characters, white space folded.

    Raises QuestionRefused if nothing is left or it is longer than LONGEST_QUESTION characters.
    """
    if len(question) > LONGEST_QUESTION:
        raise QuestionRefused(
            vi=f"Câu hỏi dài {len(question)} ký tự; tối đa là {LONGEST_QUESTION}. Vui lòng viết ngắn hơn.",
            en=f"The question has {len(question)} characters; at most {LONGEST_QUESTION} are allowed. Please shorten it.",
        )
    text = " ".join(nfc(_SEPARATING.sub(" ", _JOINING.sub("", question))).split())
    if not text:
        raise QuestionRefused(vi="Câu hỏi đang trống. Vui lòng nhập câu hỏi.", en="The question is empty. Please type one.")
    return text


def understand(question: str, restorer: AccentRestorer) -> Query:
    """What is asked. Raises QuestionRefused (see `tidy`)."""
    text = tidy(question)
    spelled = _spell_out(text)
    language = detect(spelled)
    core = _core(spelled if language is Language.VI else text)
    restored = restorer.restore(core) if language is Language.VI and (unaccented(core) or unaccented(text)) else core
    named = list(shipped().find(restored))
    added = {of: [s for entry, said in named for s in entry.spellings[of] if " ".join(words(s)) != said] for of in Language}
    return Query(
        text=text, language=language, reading=restored, restored=restored if restored != core or core != _core(text) else None,
        expansions=tuple(f"{said} = {entry.spellings[language.other][0]}" for entry, said in named),
        terms={of: tuple(dict.fromkeys(terms(restored, of))) for of in Language},
        synonyms={of: tuple(dict.fromkeys(term for spelling in added[of] for term in _whole(spelling, of))) for of in Language},
        known=tuple(Known(said=said, spellings=entry.all, is_name=entry.kind is not EntryKind.TERM) for entry, said in named),
        must_support=asked_numbers(restored),
    )


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
    def spelled(match: re.Match[str]) -> str:
        word = match.group()
        return word if word.isupper() and len(word) > 2 else _shorthand().get(word.lower(), word)

    return re.sub(r"[^\W\d_]+", spelled, text)


# What stands before the question itself, and what courtesy adds after it, says nothing about what is asked.
_FRAME = re.compile(
    r"^.*?\b(?:xin (?:vui lòng )?cho (?:tôi |em |mình |chúng tôi )?(?:biết|hỏi)|xin hỏi|(?:vui lòng|làm ơn|hãy) cho (?:tôi |em |mình )?biết"
    r"|cho (?:tôi|em|mình|chúng tôi|bên em|bên mình|hỏi) (?:xin )?(?:hỏi|biết)|(?:muốn|cần) (?:biết|hỏi)"
    r"|xin (?:vui long )?cho (?:toi |em |minh |chung toi )?(?:biet|hoi)|xin hoi|(?:vui long|lam on|hay) cho (?:toi |em |minh )?biet"
    r"|cho (?:toi|em|minh|chung toi|ben em|ben minh|hoi) (?:xin )?(?:hoi|biet)|(?:muon|can) (?:biet|hoi)"
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
