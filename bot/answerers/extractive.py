"""Answers with the documents' own sentences. Needs no language model. Pure."""

import re
from collections.abc import Iterator

from bot.answer_kind import holds
from bot.answerers.base import Quote, Statement
from bot.answerers.short_answer import short_answer
from bot.evidence import Evidence
from corpus.text import squeeze
from corpus.types import Document, Span
from index.question.kind import asked_kind
from index.types import Sentence

_LISTING = re.compile(
    r"liệt kê|kể tên|tất cả|toàn bộ|những (?:gì|ai|nội dung|hội nghị|tổ chức|cơ quan|cuộc|bộ)|gồm|các .* nào|những .* nào"
    r"|\ball (?:the|of|\w+s)\b|\blist\b|\bname the\b|what are the|which .*s (?:were|are|did|does|do|have)\b|who are", re.IGNORECASE,
)
# A further place is worth its room only if it is about as likely to answer as the first.
_MOST, _NEAR = 3, 0.3
_MOST_LISTED, _NEAR_LISTED = 4, 0.15


class ExtractiveAnswerer:
    """One to three sentences, verbatim, behind a short answer where the first proves one; a whole list where one is asked for."""

    def answer(self, evidence: Evidence) -> Iterator[Statement]:
        listing = _LISTING.search(evidence.query.reading) is not None
        most, near = (_MOST_LISTED, _NEAR_LISTED) if listing else (_MOST, _NEAR)
        kind = asked_kind(evidence.query.reading)
        best = max((sentence.score for sentence in evidence.sentences), default=0.0)
        said: list[Quote] = []
        for sentence in evidence.sentences:
            if len(said) == most or (said and sentence.score < near * best):
                break
            document = evidence.document(sentence)
            if said and not holds(kind, evidence.text(sentence), evidence.query.reading):
                continue
            quote = Quote(document_id=document.id, span=_with_items(document, sentence))
            if not any(_overlap(quote, before) for before in said):
                text = squeeze(document.text[slice(*quote.span)])
                lead = "" if said or document.language is not evidence.language else _lead(evidence, text)
                said.append(quote)
                yield Statement(text=text, quotes=(quote,), lead=lead, paragraph=True)


def _lead(evidence: Evidence, text: str) -> str:
    short = short_answer(evidence.query.reading, text, evidence.language)
    return f"{short.rstrip('.')}." if short else ""


def _overlap(a: Quote, b: Quote) -> bool:
    return a.document_id == b.document_id and a.span[0] < b.span[1] and b.span[0] < a.span[1]


def _with_items(document: Document, sentence: Sentence) -> Span:
    """A sentence that opens a list ("… gồm:") together with the list."""
    start, end = sentence.span
    if not document.text[start:end].rstrip().endswith(":"):
        return start, end
    after = [span for span in sentence.passage.sentences if span[0] >= end]
    return start, after[-1][1] if after else end
