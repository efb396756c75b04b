"""What a text denies: how often, and what each denial is about. Pure."""

import re

from corpus.text import squeeze, straight, words

# "hàng không" is aviation, "không gian" space, "hay không" a question, "No. 37" a number: none of them denies.
_QUESTION = re.compile(r"\b(?:hay|hoặc) (?:không|chưa)\b|\b(?:không|chưa)(?=\s*\?)", re.IGNORECASE)
_NEGATION = re.compile(
    r"(?<!hàng )\bkhông\b(?! gian| khí)|\b(?:chưa|chẳng|đừng|not|no(?!\. ?\d)|never|without|neither|nor|none|cannot)\b|n't\b",
    re.IGNORECASE,
)  # fmt: skip
_CLAUSE = re.compile(r"[.,;:!?()]|\n\s*\n")
_LIGHT = frozenset(
    "phải cần được bị có là thể nên đã sẽ còn và hoặc of the a an to be been is are was were have has had need needs needed require"
    " required must may can could should do does did any yet by in on for".split()
)
_REACH = 8


def denials(text: str) -> int:
    """How many times a text denies. Not only whether: of two, one may be left out."""
    return len(_NEGATION.findall(_plain(text)))


def denied(text: str) -> list[tuple[str, ...]]:
    """After each denial the telling words that follow it in its sentence, at most `_REACH`."""
    plain = _plain(text)
    return [
        tuple(word for word in words(_CLAUSE.split(plain[match.end() :])[0]) if word not in _LIGHT)[:_REACH]
        for match in _NEGATION.finditer(plain)
    ]


def same_denied(sentence: str, texts: list[str]) -> bool:
    """True if every denial of a sentence is about what a denial of the texts is about: its first two telling words are denied there."""
    held = {word for text in texts for told in denied(text) for word in told}
    return all(held.issuperset(told[:2]) for told in denied(sentence))


def _plain(text: str) -> str:
    return _QUESTION.sub(" ", squeeze(straight(text)))
