"""The HTTP contract over a Bot. Thin: it translates HTTP and knows nothing else."""

import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from fastapi.sse import format_sse_event
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from bot import present, problems
from bot.conversation import Turn
from bot.desk_search import look_up
from bot.exports import meetings as meetings_export
from bot.exports import search as search_export
from bot.journal import Feedback, Journal, Reason
from bot.meetings.book import MeetingBook, select
from bot.pages.documents import document_list, document_page, kinds_of
from bot.pages.rendering import render
from bot.pipeline import MOST_CITATIONS, Bot
from bot.search_filter import SearchFilter
from bot.settings import Settings, load
from bot.types import Delta, Done, Event, Failed, Found
from bot.wiring import make_answerer, make_bot, make_journal, make_live, today
from corpus.dates import first_day, last_day
from corpus.errors import DocumentNotFound, HoidapError, IndexFault, JournalOff
from corpus.types import Document, Language
from index.generation import Generation
from index.live import LiveIndex
from index.question.understand import LONGEST_QUESTION

_log = logging.getLogger(__name__)
_WEB = Path(__file__).parent / "bot" / "web"
_POLICY = "default-src 'none'; "
_POLICY_OF_PAGES = (
    _POLICY + "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
)


_FILES = {"csv": "text/csv; charset=utf-8", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_LONGEST_BODY, _LONGEST_FEEDBACK = 8 * 1024 * 1024, 64 * 1024
"""In bytes: a question with all the history that it may have, each letter escaped; the same of feedback."""


class TurnBody(BaseModel):
    model_config = ConfigDict(extra="forbid")
    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class AskRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    language: Language | None = None
    history: list[TurnBody] = Field(default=[], max_length=50)
    max_citations: int = Field(default=MOST_CITATIONS, ge=1, le=8)

    @property
    def turns(self) -> list[Turn]:
        return [Turn(role=turn.role, content=turn.content) for turn in self.history]


class SearchRequest(BaseModel):
    q: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    k: int = Field(default=10, ge=1, le=50)
    language: Language | None = None
    kind: str = Field(default="", max_length=100)
    organisation: str = Field(default="", max_length=200)
    since: int | None = Field(default=None, alias="from", ge=1000, le=9999)
    until: int | None = Field(default=None, alias="to", ge=1000, le=9999)
    in_force: bool = False
    format: Literal["json", "csv", "docx"] = "json"

    @field_validator("language", "since", "until", mode="before")
    @classmethod
    def _set(cls, said: str | None) -> str | None:
        return said or None  # a field of a form that was left blank

    @property
    def wanted(self) -> SearchFilter:
        """Raises FilterRefused."""
        return SearchFilter(
            kind=self.kind.strip(), organisation=self.organisation.strip(), first=self.since, last=self.until, in_force=self.in_force,
            language=self.language,
        )


class FeedbackRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    answer_id: str = Field(pattern=r"^[0-9A-Za-z-]{1,64}$")
    helpful: StrictBool
    reasons: list[Reason] = Field(default=[], max_length=len(Reason))
    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    language: Language
    comment: str | None = Field(default=None, max_length=1000)

    def on(self, day: date) -> Feedback:
        """As it is kept: with the day and no more."""
        said = self.model_dump(exclude={"reasons", "comment"})
        return Feedback(day=day, reasons=tuple(dict.fromkeys(self.reasons)), comment=self.comment or "", **said)


class MeetingsRequest(BaseModel):
    """What of the meetings is asked for; a blank field asks for nothing."""

    model_config = ConfigDict(extra="forbid")
    organisation: str | None = Field(default=None, max_length=200)
    since: str | None = Field(default=None, alias="from", max_length=100)
    until: str | None = Field(default=None, alias="to", max_length=100)
    language: Language | None = None
    format: Literal["json", "csv", "ics"] = "json"

    @field_validator("since", "until")
    @classmethod
    def _is_a_day(cls, said: str | None, info: ValidationInfo) -> str | None:
        if not said:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", said):
                raise ValueError(said)
            last = last_day(said)
        except ValueError:
            raise PydanticCustomError("no_day", "no day of the calendar") from None
        if info.field_name == "until" and (since := info.data.get("since")) and last < first_day(since):
            raise PydanticCustomError("too_early", "before the first day")
        return said


def create_app(settings: Settings) -> FastAPI:
    """The whole service. It starts without an index and answers 503 until there is one."""
    live = make_live(settings)

    @asynccontextmanager
    async def opened(_: FastAPI) -> AsyncIterator[None]:
        with suppress(IndexFault):  # /readyz tells until `hoidap index` has run
            await run_in_threadpool(live)
        yield

    app = FastAPI(title="Hỏi Đáp", lifespan=opened, docs_url=None, redoc_url=None)
    _report_problems(app, settings.language)
    app.middleware("http")(_secured(settings.origins))
    app.add_middleware(GZipMiddleware)  # an event stream passes as it is: each event must leave at once
    app.add_middleware(
        CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"], allow_headers=["Content-Type"], max_age=7200
    )
    app.include_router(_questions(make_bot(live, make_answerer(settings)), settings.language))
    app.include_router(_documents(live, settings.language))
    app.include_router(_meetings(live, settings.language))
    app.include_router(_pages(live, settings.language))
    app.include_router(_feedback(make_journal(settings)))
    files = StaticFiles(directory=_WEB)
    app.include_router(_site(live, files, feedback=bool(settings.journal)))
    app.include_router(_health(live))
    app.mount("/static", files)
    return app


def _questions(bot: Bot, default: Language) -> APIRouter:
    routes = APIRouter()

    @routes.post("/v1/ask", max_body_size=_LONGEST_BODY)
    def ask(body: AskRequest) -> JSONResponse:
        answer = bot.ask(body.question, language=body.language, max_citations=body.max_citations, history=body.turns)
        return JSONResponse(present.answer(answer))

    @routes.post("/v1/ask/stream", max_body_size=_LONGEST_BODY)
    def ask_stream(body: AskRequest, request: Request) -> StreamingResponse:
        events = bot.stream(body.question, language=body.language, max_citations=body.max_citations, history=body.turns)
        # The first event is awaited here, so that a question that cannot be asked is an HTTP error like any other.
        first = next(events)
        if isinstance(first, Failed):
            raise first.error
        language = problems.preferred(request.headers.get("accept-language"), default)
        return StreamingResponse(
            _server_sent(chain([first], events), language), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    return routes


def _documents(live: LiveIndex, default: Language) -> APIRouter:
    routes = APIRouter()

    @routes.get("/v1/search")
    def search(sought: Annotated[SearchRequest, Query()], request: Request) -> Response:
        index, wanted, day = live(), sought.wanted, today()
        asked = index.understand(sought.q)
        hits = look_up(index, asked, wanted, sought.k, day)
        if sought.format == "json":
            return JSONResponse({"query": present.query(asked.query), "hits": [present.desk_hit(hit) for hit in hits]})
        language = sought.language or _spoken(request, default)
        found = search_export.Results(
            query=asked.query.text, wanted=wanted, hits=hits, day=day, language=language, origin=str(request.base_url)
        )
        written = search_export.as_csv if sought.format == "csv" else search_export.as_docx
        headers = {"Content-Disposition": search_export.disposition(found, sought.format), "Content-Language": language}
        return Response(written(found), media_type=_FILES[sought.format], headers=headers)

    @routes.get("/v1/documents")
    def documents() -> JSONResponse:
        return JSONResponse({"documents": [present.document(d) for d in live().generation.documents.values()]})

    @routes.get("/v1/documents/{document_id}")
    def document(document_id: str) -> JSONResponse:
        return JSONResponse(present.document(_document(live().generation, document_id), with_text=True))

    return routes


def _document(generation: Generation, document_id: str) -> Document:
    found = generation.documents.get(document_id)
    if found is None:
        raise DocumentNotFound(vi=f"Không có tài liệu «{document_id}».", en=f"There is no document «{document_id}».")
    return found


def _pages(live: LiveIndex, default: Language) -> APIRouter:
    """The pages that are made on the server; `?language=` is that of the words around the documents."""
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/documents", methods=["GET", "HEAD"])
    def documents(request: Request, language: Language | None = None) -> HTMLResponse:
        generation, spoken = live().generation, language or _spoken(request, default)
        shelves = document_list(generation.documents, generation.translations, spoken, today())
        return _page(request, "documents", spoken, shelves=shelves)

    @routes.api_route("/documents/{document_id}", methods=["GET", "HEAD"])
    def document(request: Request, document_id: str, language: Language | None = None) -> HTMLResponse:
        generation = live().generation
        shown = _document(generation, document_id)
        page = document_page(generation.documents, generation.translations, shown, language or shown.language, today())
        return _page(request, "document", language or shown.language, page=page, address=str(request.url))

    @routes.api_route("/desk", methods=["GET", "HEAD"])
    def desk(request: Request, language: Language | None = None) -> HTMLResponse:
        return _page(request, "desk", language or _spoken(request, default), kinds=kinds_of(live().generation.documents))

    return routes


def _page(request: Request, template: str, language: Language, *, status: int = 200, **data: Any) -> HTMLResponse:
    """A page whose addresses are relative to the root of the site, wherever a proxy has put it."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    content = render(f"{template}.html", language, here=template, base="../" * (path.count("/") - 1), **data)
    return HTMLResponse(content, status_code=status, headers={"Content-Language": language})


def _spoken(request: Request, default: Language) -> Language:
    return problems.preferred(request.headers.get("accept-language"), default)


def _feedback(journal: Journal | None) -> APIRouter:
    routes = APIRouter()

    @routes.post("/v1/feedback", status_code=204, max_body_size=_LONGEST_FEEDBACK)
    def feedback(body: FeedbackRequest) -> None:
        if journal is None:
            raise JournalOff(
                vi="Chức năng góp ý chưa được bật trên hệ thống này.", en="Feedback is not switched on here."
            )
        journal.keep(body.on(today()))

    return routes


def _site(live: LiveIndex, files: StaticFiles, *, feedback: bool) -> APIRouter:
    """The page at the root, and what a site that embeds the chat asks for."""
    routes = APIRouter()

    @routes.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    async def page(request: Request) -> Response:
        return await files.get_response("index.html", request.scope)

    @routes.api_route("/widget.js", methods=["GET", "HEAD"], include_in_schema=False)
    async def widget(request: Request) -> Response:
        return await files.get_response("widget.js", request.scope)

    @routes.get("/v1/about")
    def about() -> JSONResponse:
        return JSONResponse(present.about(live().generation.documents.values(), feedback=feedback))

    return routes


def _meetings(live: LiveIndex, default: Language) -> APIRouter:
    routes, book = APIRouter(), MeetingBook()

    @routes.get("/v1/meetings")
    def meetings(asked: Annotated[MeetingsRequest, Query()], request: Request) -> Response:
        known = book(live().generation)
        found = select(known, organisation=asked.organisation, since=asked.since, until=asked.until)
        undated = [one for one in select(known, organisation=asked.organisation) if one.first is None] if asked.since or asked.until else []
        language = asked.language or problems.preferred(request.headers.get("accept-language"), default)
        left_out = len(undated) + (meetings_export.left_out(found) if asked.format == "ics" else 0)
        headers = {"X-Hoidap-Left-Out": str(left_out)}
        if asked.format == "json":
            return JSONResponse(meetings_export.as_json(found), headers=headers)
        headers["Content-Disposition"] = f'attachment; filename="{meetings_export.FILE_NAME.to(language)}.{asked.format}"'
        if asked.format == "csv":
            return Response(meetings_export.as_csv(found, language), media_type="text/csv; charset=utf-8", headers=headers)
        calendar = meetings_export.as_calendar(found, language, now=datetime.now(UTC), origin=str(request.base_url))
        return Response(calendar, media_type="text/calendar; charset=utf-8", headers=headers)

    return routes


def _health(live: LiveIndex) -> APIRouter:
    routes = APIRouter()

    @routes.get("/healthz")
    def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @routes.get("/readyz")
    def readyz() -> JSONResponse:
        manifest = live().generation.manifest
        return JSONResponse({"status": "ready", "embedder": manifest.embedder, "corpus": manifest.corpus})

    return routes


def _secured(origins: Sequence[str]) -> Callable[[Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]]:
    """What every answer carries: a strict policy, framing by `origins` alone, and files asked after before they are used again."""
    framed = "frame-ancestors " + (" ".join(["'self'", *origins]) if origins else "'none'")

    async def secure(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        # "Not modified" has no type, and its policy replaces that of the page that the browser kept.
        is_page = response.headers.get("Content-Type", "text/html").startswith("text/html")
        response.headers.setdefault("Content-Security-Policy", (_POLICY_OF_PAGES if is_page else _POLICY) + framed)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return secure


def from_environment() -> FastAPI:
    """The service with the settings of this environment: `uvicorn --factory api:from_environment`."""
    return create_app(load())


def _server_sent(events: Iterator[Event], language: Language) -> Iterator[bytes]:
    try:
        for event in events:
            name, data = _named(event, language)
            yield format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))
    except Exception:  # noqa: BLE001 - the headers are sent: what broke can only be said as an event
        _log.exception("a stream broke off")
        problem = problems.from_status(500).to(language)
        yield format_sse_event(event="failed", data_str=json.dumps(problem, ensure_ascii=False))


def _named(event: Event, language: Language) -> tuple[str, dict[str, Any]]:
    match event:
        case Found():
            return "found", present.found(event)
        case Delta(text):
            return "delta", {"text": text}
        case Done(answer):
            return "done", present.answer(answer)
        case Failed(error):
            return "failed", problems.of(error, language)


def _report_problems(app: FastAPI, default: Language) -> None:
    """Every error leaves as RFC 9457 problem+json, in the language of Accept-Language; to a browser's reader, as a page in both."""

    def respond(request: Request, problem: problems.Problem, headers: Mapping[str, str] | None = None) -> Response:
        language = _spoken(request, default)
        if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/v1/"):
            page = _page(request, "error", language, status=problem.status, problem=problem)
            page.headers.update(headers or {})
            return page
        return JSONResponse(
            problem.to(language), status_code=problem.status, media_type="application/problem+json",
            headers={**(headers or {}), "Content-Language": language},
        )

    @app.middleware("http")
    async def too_large(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)  # Starlette has its own words for a body that is announced as too long
        return respond(request, problems.from_status(413)) if response.status_code == 413 else response

    @app.exception_handler(HoidapError)
    def refused(request: Request, error: HoidapError) -> Response:
        return respond(request, problems.from_error(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return respond(request, problems.from_validation(error.errors()))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return respond(request, problems.from_status(error.status_code), error.headers)

    @app.exception_handler(Exception)
    def unexpected(request: Request, _: Exception) -> Response:
        return respond(request, problems.from_status(500))
