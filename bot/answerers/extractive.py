"""Answers with the documents' own sentences. Needs no language model. Pure."""

import re
from collections.abc import Iterator

from bot.answerers.base import Evidence, Quote, Statement
from corpus.blocks import BlockKind, blocks
from corpus.text import squeeze, words
from corpus.types import Document, Span
from index.types import Sentence

_LISTING = re.compile(
    r"liệt kê|kể tên|những (?:gì|ai|nội dung|hội nghị|tổ chức|cơ quan|cuộc|bộ)|gồm|các .* nào|những .* nào|\blist\b|\bname (?:the|all)\b"
    r"|what are the|which .*s (?:were|are|did|does|do|have)\b|who are", re.IGNORECASE,
)
_MOST, _MOST_LISTED = 3, 4
# A further sentence is worth its place only if it scores nearly as well as the first.
_NEAR, _NEAR_LISTED = 0.78, 0.7
_SUBSUMED = 0.2


class ExtractiveAnswerer:
    """One to three sentences, verbatim; a whole list where one is asked for."""

    def answer(self, evidence: Evidence) -> Iterator[Statement]:
        listing = _LISTING.search(evidence.query.reading) is not None
        most, near = (_MOST_LISTED, _NEAR_LISTED) if listing else (_MOST, _NEAR)
        candidates = tellable(evidence)
        best = candidates[0].score
        said: list[Quote] = []
        for sentence in candidates:
            if len(said) == most or sentence.score < near * best:
                break
            document = evidence.generation.documents[sentence.passage.document_id]
            quote = Quote(document_id=document.id, span=_with_items(document, sentence))
            if any(q.document_id == document.id and q.span[0] < quote.span[1] and quote.span[0] < q.span[1] for q in said):
                continue
            said.append(quote)
            yield Statement(text=squeeze(document.text[quote.span[0] : quote.span[1]]), quotes=(quote,))


def tellable(evidence: Evidence) -> list[Sentence]:
    """The sentences that can stand as an answer: no headings, and none that a longer one near it says in full.

    A caption or a lead often repeats the body's words without the date or the name that was asked for.
    """
    bodies = [s for s in evidence.sentences if not _is_heading(evidence, s)] or list(evidence.sentences)
    near = [(s, set(words(_text(evidence, s)))) for s in bodies[:16]]
    return [
        sentence for sentence, own in near
        if not any(len(own - other) <= _SUBSUMED * len(own) and len(other) > len(own) for _, other in near)
    ] + bodies[16:]


def _is_heading(evidence: Evidence, sentence: Sentence) -> bool:
    document = evidence.generation.documents[sentence.passage.document_id]
    text = _text(evidence, sentence)
    return " " not in text.strip() or any(
        block.kind is BlockKind.HEADING and block.start <= sentence.span[0] < block.end for block in blocks(document.text)
    )


def _text(evidence: Evidence, sentence: Sentence) -> str:
    return evidence.generation.documents[sentence.passage.document_id].text[slice(*sentence.span)]


def _with_items(document: Document, sentence: Sentence) -> Span:
    """A sentence that opens a list ("… gồm:") together with the list."""
    start, end = sentence.span
    if not document.text[start:end].rstrip().endswith(":"):
        return start, end
    after = [span for span in sentence.passage.sentences if span[0] >= end]
    return start, after[-1][1] if after else end
