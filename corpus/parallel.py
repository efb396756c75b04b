"""Which sentences of a document and its translation say the same? Blocks line up; inside a block, lengths tell. Pure.

Source: the length-based alignment of Gale and Church (1993), reduced to the moves 1-1, 1-2, 2-1, 1-0 and 0-1.
"""

import re

from corpus.blocks import blocks, sentences
from corpus.types import Document, Span

Pair = tuple[Span, Span]

_MOVES = {(1, 1): 0.0, (1, 2): 1.0, (2, 1): 1.0, (1, 0): 3.0, (0, 1): 3.0}
# How far from the diagonal a pair may lie: keeps a block of thousands of sentences quick.
_BAND = 20
_NUMBER = re.compile(r"\d+")


def align(document: Document, translation: Document) -> tuple[Pair, ...]:
    """Pairs of spans that say the same: one or two sentences on each side, in order, covering both texts."""
    pairs: list[Pair] = []
    for left, right in zip(blocks(document.text), blocks(translation.text), strict=True):
        pairs += _align_block(
            document.text, sentences(document.text, left.start, left.end),
            translation.text, sentences(translation.text, right.start, right.end),
        )
    return tuple(pairs)


def _align_block(text: str, ours: tuple[Span, ...], other: str, theirs: tuple[Span, ...]) -> list[Pair]:
    ratio = (sum(e - s for s, e in theirs) or 1) / (sum(e - s for s, e in ours) or 1)

    far = abs(len(ours) - len(theirs)) + _BAND
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(len(ours), len(theirs)): (0.0, (0, 0))}
    for i in range(len(ours), -1, -1):
        for j in range(min(len(theirs), i + far), max(-1, i - far - 1), -1):
            options = [
                (price + best[i + di, j + dj][0]
                 + (_distance(text, ours[i : i + di], other, theirs[j : j + dj], ratio) if di and dj else 0.0), (di, dj))
                for (di, dj), price in _MOVES.items() if (i + di, j + dj) in best
            ]
            if options:
                best[i, j] = min(options)
    pairs: list[Pair] = []
    i = j = 0
    while (i, j) != (len(ours), len(theirs)):
        di, dj = best[i, j][1]
        if di and dj:
            pairs.append(((ours[i][0], ours[i + di - 1][1]), (theirs[j][0], theirs[j + dj - 1][1])))
        i, j = i + di, j + dj
    return pairs


def _distance(text: str, ours: tuple[Span, ...], other: str, theirs: tuple[Span, ...], ratio: float) -> float:
    """How unlike two runs of sentences are: in length, and in the numbers they hold."""
    left, right = text[ours[0][0] : ours[-1][1]], other[theirs[0][0] : theirs[-1][1]]
    length = abs(len(left) * ratio - len(right)) / max(len(left) * ratio, len(right), 1)
    a, b = set(_NUMBER.findall(left)), set(_NUMBER.findall(right))
    numbers = len(a ^ b) / max(len(a | b), 1)
    return 2 * length + numbers


def parallel_of(pairs: tuple[Pair, ...], start: int, end: int) -> Span | None:
    """The span on the right that says what `start:end` on the left says, or None."""
    touched = [right for left, right in pairs if left[0] < end and start < left[1]]
    return (min(s for s, _ in touched), max(e for _, e in touched)) if touched else None
