"""A question → events → an answer: understand, search, judge, answer, verify. The heart of the project."""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot import messages
from bot.answerers.base import Answerer
from bot.citations import CitationBook
from bot.conversation import Turn, stand_alone
from bot.evidence import Evidence, holding_first
from bot.findings import find
from bot.messages import FOREIGN, ONLY_IN_ENGLISH, ONLY_IN_VIETNAMESE, refusal, silent
from bot.refusal import Judge
from bot.small_talk import reply
from bot.types import Answer, Delta, Done, Event, Failed, Found, Suggestion
from bot.validity import notices, preface
from corpus.errors import HoidapError
from corpus.text import squeeze
from corpus.types import Document, Language
from index.hybrid import HybridIndex, Search
from index.question.understand import tidy
from index.types import Hit, Query, Sentence

MOST_CITATIONS = 4
_SUGGESTIONS = 3
_BETWEEN = {True: "\n\n", False: " "}
"""What stands between two statements: by whether the second begins a paragraph."""


class Bot:
    """Answers from an index. `live` gives the index to use for one question: a new one may appear at any time.

    `today` gives the day on which rules must hold.
    """

    def __init__(self, live: Callable[[], HybridIndex], answerer: Answerer, judge: Judge, today: Callable[[], date]) -> None:
        self._live, self._answerer, self._judge, self._today = live, answerer, judge, today

    def ask(
        self, question: str, *, language: Language | None = None, max_citations: int = MOST_CITATIONS, history: Sequence[Turn] = ()
    ) -> Answer:
        """The whole answer. Raises HoidapError (an empty question, no index …)."""
        for event in self.stream(question, language=language, max_citations=max_citations, history=history):
            if isinstance(event, Failed):
                raise event.error
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("a stream ends with Done or Failed")

    def stream(
        self, question: str, *, language: Language | None = None, max_citations: int = MOST_CITATIONS, history: Sequence[Turn] = ()
    ) -> Iterator[Event]:
        """Found, Delta …, Done; or Failed, at any point. The deltas joined are the answer's text.

        `language` is that of the answer; without it, that of the question. `history` is what was said before, oldest first:
        it tells what a follow-up is about, and nothing in it is ever cited.
        """
        try:
            yield from self._events(question, language, max_citations, history)
        except HoidapError as error:
            yield Failed(error)

    def _events(self, question: str, language: Language | None, max_citations: int, history: Sequence[Turn]) -> Iterator[Event]:
        started = time.perf_counter()
        index, day = self._live(), self._today()
        asked = _understood(index, question, history)
        language = language or asked.query.language
        if courtesy := reply(asked.query.text):
            yield from _said(courtesy.to(language), language, asked.query, started)
            return
        findings = find(index, self._judge, asked, language)
        evidence = holding_first(findings.evidence, day)
        found = Found(
            id=uuid.uuid4().hex, language=language, query=asked.query, documents=_nearest(index, findings.hits, language),
            notices=_notices(asked.query, language, [one.passage.language for one in evidence.sentences[:1]]),
        )
        yield found
        book = CitationBook(index.generation, max_citations, day)
        text, said = "", ""
        for statement in self._answerer.answer(evidence):
            markers = [marker for quote in statement.quotes if (marker := book.cite(quote)) is not None]
            if markers:
                document = index.generation.documents[statement.quotes[0].document_id]
                before = preface(document, document.validity_at(statement.quotes[0].span[0]), day, language)
                words = [before if before != said else "", statement.lead, statement.text, "".join(f"[{m}]" for m in markers)]
                said = before
                piece = (_BETWEEN[statement.paragraph] if text else "") + " ".join(filter(None, words))
                text += piece
                yield Delta(piece)
        if not book.citations:
            text = refusal(asked.query.reading, _instead(findings.near, evidence, day), findings.offer).to(language)
            yield Delta(text)
        yield Done(
            Answer(
                id=found.id, text=text, language=language, query=asked.query, answered=bool(book.citations),
                citations=tuple(book.citations), suggestions=() if book.citations else found.documents,
                notices=(
                    *_notices(asked.query, language, [citation.language for citation in book.citations]),
                    *(silent(name).to(language) for name in findings.silent if book.citations),
                    *notices(book.validities, day, language),
                ),
                took_ms=round(1000 * (time.perf_counter() - started)),
            )
        )


def _understood(index: HybridIndex, question: str, history: Sequence[Turn]) -> Search:
    """The question as it was understood; a follow-up together with what it is about, which the asker is then shown."""
    typed = tidy(question)
    whole = stand_alone(typed, history)
    asked = index.understand(whole)
    if whole == typed:
        return asked
    return replace(asked, query=replace(asked.query, text=typed, restored=asked.query.reading))


def _said(text: str, language: Language, query: Query, started: float) -> Iterator[Event]:
    """What is said without looking anything up."""
    found = Found(id=uuid.uuid4().hex, language=language, query=query, documents=(), notices=())
    yield found
    yield Delta(text)
    yield Done(
        Answer(
            id=found.id, text=text, language=language, answered=False, query=query,
            took_ms=round(1000 * (time.perf_counter() - started)),
        )
    )


def _instead(near: Sentence | None, evidence: Evidence, day: date) -> str:
    """The words of a near miss as a refusal tells them; nothing where there is none in the language of the answer."""
    if near is None or near.passage.language is not evidence.language:
        return ""
    document = evidence.document(near)
    before = preface(document, evidence.validity(near), day, evidence.language)
    return messages.near(before, squeeze(evidence.text(near)), document.title)


def _nearest(index: HybridIndex, hits: list[Hit], language: Language) -> tuple[Suggestion, ...]:
    """The documents of the hits, each once, in the asker's language where they exist in it."""
    documents: dict[str, Document] = {}
    for hit in hits:
        document_id = hit.passage.document_id
        if hit.passage.language is not language:
            document_id = index.generation.translations.get(document_id, document_id)
        documents.setdefault(document_id, index.generation.documents[document_id])
    return tuple(Suggestion.of(document) for document in list(documents.values())[:_SUGGESTIONS])


def _notices(query: Query, language: Language, quoted: Iterable[Language]) -> tuple[str, ...]:
    """A word to whoever asks in a third language, and one where a quote is from a document the asker's language lacks."""
    notices = [f"{FOREIGN.to(language)} {FOREIGN.to(language.other)}"] if query.foreign else []
    if any(of is not language for of in quoted):
        notices.append((ONLY_IN_VIETNAMESE if language is Language.EN else ONLY_IN_ENGLISH).to(language))
    return tuple(notices)
