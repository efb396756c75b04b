"""Answers in the words of a language model, sentence by sentence, each only after its quotes have proven it."""

import logging
import queue
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import httpx2
import openai

from bot.answerers import prompts
from bot.answerers.base import Answerer, Statement
from bot.answerers.grounding import Cited, Place, prove
from bot.evidence import Evidence
from bot.support import place as in_both

_log = logging.getLogger(__name__)
_MOST_PLACES, _MOST_SHOWN = 8, 16_000
_MOST_CHARACTERS, _MOST_BYTES = 8_000, 4_000_000
_MARKER = re.compile(r"\s*\[(\d{1,3}):\s*[\"“«]([^\n]*?)[\"”»]\s*\]")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An OpenAI-compatible server and the model to ask."""

    url: str
    model: str
    key: str = field(repr=False)
    seconds: float = 30.0
    """How long a whole answer may take."""


class Broken(Exception):
    """The endpoint stalled, flooded or stopped before the end of its answer."""


class LLMAnswerer:
    """What the model says and the documents prove; where that is nothing, what `fallback` says."""

    def __init__(self, endpoint: Endpoint, fallback: Answerer) -> None:
        self._endpoint, self._fallback = endpoint, fallback

    def answer(self, evidence: Evidence) -> Iterator[Statement]:
        places = places_of(evidence)
        said, heard = False, ""
        try:
            if places:
                for line in _lines(_pieces(self._endpoint, evidence, places)):
                    heard += f"{line}\n"
                    statement = None if self._endpoint.key and self._endpoint.key in line else proven(line, places, evidence)
                    if statement:
                        said = True
                        yield statement
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, Broken, OSError, ValueError) as error:
            # Only the kind: what an error says may hold the question or what was sent.
            _log.warning("The language model's answer could not be used to its end: %s", type(error).__name__)
            heard = ""
        if not said and heard.strip().rstrip(".") != prompts.NONE:
            yield from self._fallback.answer(evidence)


def places_of(evidence: Evidence) -> tuple[Place, ...]:
    """The marked blocks and passages of the sentences, each once, best first."""
    found: dict[tuple[str, int, int], Place] = {}
    room = _MOST_SHOWN
    for sentence in evidence.sentences:
        document, passage = evidence.document(sentence), sentence.passage
        mark = document.mark_at(sentence.span[0])
        start, end = (mark.start, mark.end) if mark else (passage.start, passage.end)
        if (document.id, start, end) in found or end - start > room:
            continue
        room -= end - start
        translation = " ".join(text for _, text in in_both(evidence.generation, document.id, (start, end))[1:])
        found[document.id, start, end] = Place(document=document, span=(start, end), translation=translation)
        if len(found) == _MOST_PLACES:
            break
    return tuple(found.values())


def proven(line: str, places: Sequence[Place], evidence: Evidence) -> Statement | None:
    """A line of the model as a statement, or None where it is malformed or not proven."""
    line = _BULLET.sub("", line)
    at = line.find("[")
    sentence, cited = line[:at].strip(), list[Cited]()
    while at >= 0 and (match := _MARKER.match(line, at)):
        if not 1 <= int(match[1]) <= len(places):
            return None
        cited.append(Cited(place=places[int(match[1]) - 1], words=match[2]))
        at = match.end()
    rest = line[at:].strip() if at >= 0 else "no marker"
    if rest not in ("", "."):
        return None
    quotes = prove(sentence, cited, evidence.query, evidence.language)
    return Statement(text=sentence + rest, quotes=quotes) if quotes else None


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    """Whole lines, as soon as they are whole; the last one ends with the answer."""
    held = ""
    for piece in pieces:
        *whole, held = (held + piece).split("\n")
        yield from whole
    yield held


def _pieces(endpoint: Endpoint, evidence: Evidence, places: Sequence[Place]) -> Iterator[str]:
    """What the endpoint says, piece by piece. It is read on a thread of its own, so that no read can outlast the deadline."""
    deadline = time.monotonic() + endpoint.seconds
    told: queue.Queue[str | Exception | None] = queue.Queue()
    stopped = threading.Event()

    def listen() -> None:
        try:
            for piece in _received(endpoint, evidence, places, _Limit(stopped, deadline)):
                told.put(piece)
            told.put(None)
        except Exception as error:  # noqa: BLE001 - it is raised again where the answer is read
            told.put(error)

    threading.Thread(target=listen, name="language-model", daemon=True).start()
    try:
        while (piece := told.get(timeout=max(0.0, deadline - time.monotonic()))) is not None:
            if isinstance(piece, Exception):
                raise piece
            yield piece
    except queue.Empty:
        raise Broken from None
    finally:
        stopped.set()


def _received(endpoint: Endpoint, evidence: Evidence, places: Sequence[Place], limit: "_Limit") -> Iterator[str]:
    characters, ended = 0, None
    # No proxy from the environment and no redirect: the key goes to the endpoint that was set and nowhere else.
    with (
        httpx2.Client(trust_env=False, timeout=endpoint.seconds, event_hooks={"response": [limit.apply]}) as http,
        openai.OpenAI(
            base_url=endpoint.url, api_key=endpoint.key or "none", timeout=endpoint.seconds, max_retries=0, http_client=http
        ) as client,
        client.chat.completions.create(
            model=endpoint.model, stream=True, temperature=0,
            messages=[
                {"role": "system", "content": prompts.system(evidence.language)},
                {"role": "user", "content": prompts.user(evidence, places)},
            ],
        ) as stream,
    ):  # fmt: skip
        for chunk in stream:
            for choice in (chunk.choices or [])[:1]:
                piece = (choice.delta.content if choice.delta else None) or ""
                ended = choice.finish_reason or ended
                characters += len(piece)
                if characters > _MOST_CHARACTERS:
                    raise Broken
                yield piece
    if ended != "stop":
        raise Broken


class _Limit:
    """Ends a response that nobody waits for any more or that holds too much, also where it never says a whole event."""

    def __init__(self, stopped: threading.Event, deadline: float) -> None:
        self._stopped, self._deadline = stopped, deadline

    def apply(self, response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Limited(response.stream, self)

    def check(self, received: int) -> None:
        if received > _MOST_BYTES or self._stopped.is_set() or time.monotonic() > self._deadline:
            raise Broken


class _Limited(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, limit: _Limit) -> None:
        self._stream, self._limit = stream, limit

    def __iter__(self) -> Iterator[bytes]:
        received = 0
        for piece in self._stream:
            received += len(piece)
            self._limit.check(received)
            yield piece

    def close(self) -> None:
        self._stream.close()
