"""Answers, hits and documents as the JSON of the HTTP contract and of `--json`. Pure."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from bot import problems
from bot.desk_search import DeskHit
from bot.types import Answer, Delta, Done, Event, Failed, Found
from corpus.types import Document, Language
from index.explain import Explanation
from index.types import Hit, Query


def query(of: Query) -> dict[str, Any]:
    return {"text": of.text, "language": of.language, "restored": of.restored, "expansions": list(of.expansions)}


def answer(of: Answer) -> dict[str, Any]:
    return {
        "id": of.id, "answer": of.text, "language": of.language, "answered": of.answered,
        "citations": [asdict(citation) for citation in of.citations], "query": query(of.query),
        "suggestions": [asdict(suggestion) for suggestion in of.suggestions], "notices": list(of.notices), "took_ms": of.took_ms,
    }  # fmt: skip


def found(of: Found) -> dict[str, Any]:
    return {
        "id": of.id, "language": of.language, "query": query(of.query),
        "documents": [asdict(document) for document in of.documents], "notices": list(of.notices),
    }  # fmt: skip


def event(of: Event, language: Language) -> tuple[str, dict[str, Any]]:
    """The name and the data of a server-sent event; what failed is told in `language`."""
    match of:
        case Found():
            return "found", found(of)
        case Delta(text):
            return "delta", {"text": text}
        case Done(done):
            return "done", answer(done)
        case Failed(error):
            return "failed", problems.of(error, language)


def document(of: Document, *, with_text: bool = False) -> dict[str, Any]:
    fields = asdict(of)
    text, marks, validity = fields.pop("text"), fields.pop("marks"), fields.pop("validity")
    inside = {"text": text, "blocks": [{**mark, **mark.pop("validity")} for mark in marks]} if with_text else {}
    return {**fields, **validity, **inside}


def about(documents: Collection[Document], *, feedback: bool) -> dict[str, Any]:
    """What the service says of itself. `newest` is a whole day: of a document dated by its month no day is known."""
    days = [day for one in documents for day in (one.published, one.validity.as_of) if day and len(day) == len("YYYY-MM-DD")]
    return {"feedback": feedback, "documents": len(documents), "newest": max(days, default=None)}


def hit(of: Hit, document: Document) -> dict[str, Any]:
    passage = of.passage
    return {
        "passage_id": passage.id, "document_id": document.id, "title": document.title, "url": document.url,
        "language": passage.language, "heading": passage.heading, "text": document.text[passage.start : passage.end],
        "start": passage.start, "end": passage.end, "page": passage.page, "published": document.published,
        "status": document.validity_at(passage.start).status, "score": round(of.score, 4), "similarity": round(of.similarity, 4),
        "coverage": round(of.coverage, 4), "reason": of.reason,
        "twin": {"passage_id": of.twin.id, "document_id": of.twin.document_id, "language": of.twin.language} if of.twin else None,
    }  # fmt: skip


def desk_hit(of: DeskHit) -> dict[str, Any]:
    """A hit, and what the desk needs beside: `spans` are to be highlighted, offsets like `start` and `end`."""
    other, (start, end) = of.parallel or (None, (0, 0))
    return hit(of.hit, of.document) | {
        "status": of.status, "kind": of.document.kind, "spans": [list(span) for span in of.spans],
        "parallel": other and {
            "document_id": other.id, "title": other.title, "language": other.language, "quote": other.text[start:end],
            "start": start, "end": end,
        },
    }  # fmt: skip


def explanation(of: Explanation | None) -> dict[str, Any]:
    return {"explanation": asdict(of)} if of else {}
