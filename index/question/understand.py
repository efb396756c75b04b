"""A question as typed → a Query: its language, its accents, what must be found for an answer to hold. Pure."""

import re
from functools import cache

from pathlib import Path

from corpus.errors import QuestionRefused
from corpus.language import detect, unaccented
from corpus.numbers import asked_numbers
from corpus.text import nfc
from corpus.types import Language
from index.question.accents import AccentRestorer
from index.stores.bm25 import terms
from index.types import Query

LONGEST_QUESTION = 2000
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def tidy(question: str) -> str:
    """The question in NFC, without control and invisible characters, white space folded.

    Raises QuestionRefused if nothing is left or it is longer than LONGEST_QUESTION characters.
    """
    if len(question) > LONGEST_QUESTION:
        raise QuestionRefused(
            vi=f"Câu hỏi dài {len(question)} ký tự; tối đa là {LONGEST_QUESTION}. Vui lòng viết ngắn hơn.",
            en=f"The question has {len(question)} characters; at most {LONGEST_QUESTION} are allowed. Please shorten it.",
        )
    text = " ".join(nfc(_INVISIBLE.sub(" ", question)).split())
    if not text:
        raise QuestionRefused(vi="Câu hỏi đang trống. Vui lòng nhập câu hỏi.", en="The question is empty. Please type one.")
    return text


def understand(question: str, restorer: AccentRestorer) -> Query:
    """What is asked. Raises QuestionRefused (see `tidy`)."""
    text = tidy(question)
    language = detect(text)
    restored = text
    if language is Language.VI:
        restored = _spell_out(text)
        if unaccented(text):
            restored = restorer.restore(restored)
    return Query(
        text=text, language=language, restored=restored if restored != text else None,
        terms={index: tuple(terms(restored, index)) for index in Language}, must_support=asked_numbers(restored),
    )


@cache
def _shorthand() -> dict[str, str]:
    """What people type in chat for a longer word: "ko" for "không"."""
    lines = (Path(__file__).parent / "shorthand.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def _spell_out(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m.group() if m.group().isupper() and len(m.group()) > 2 else _shorthand().get(m.group().lower(), m.group()), text)
