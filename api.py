"""The HTTP contract over a Bot. Thin: it translates HTTP and knows nothing else."""

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from fastapi.sse import format_sse_event
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from bot import present, problems
from bot.desk_search import look_up
from bot.exports import meetings as meetings_export
from bot.exports import search as search_export
from bot.exports.file import File
from bot.journal import Journal
from bot.meetings.book import MeetingBook, select, undated
from bot.pages.documents import document_list, document_page, kinds_of
from bot.pages.rendering import render
from bot.pipeline import Bot
from bot.requests import AskRequest, FeedbackRequest, MeetingsRequest, SearchRequest
from bot.settings import Settings, load
from bot.types import Event, Failed
from bot.wiring import make_answerer, make_bot, make_journal, make_live, today
from corpus.errors import DocumentNotFound, HoidapError, IndexFault, JournalOff
from corpus.types import Document, Language
from index.generation import Generation
from index.live import LiveIndex

_log = logging.getLogger(__name__)
_WEB = Path(__file__).parent / "bot" / "web"
_POLICY = "default-src 'none'; "
_POLICY_OF_PAGES = (
    _POLICY + "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
)
_LONGEST_BODY, _LONGEST_FEEDBACK = 8 * 1024 * 1024, 64 * 1024
"""In bytes: a question with all the history that it may have, each letter escaped; the same of feedback."""

Next = Callable[[Request], Awaitable[Response]]
Spoken = Callable[[Request], Language]
"""The language in which somebody who sends a request reads."""


def from_environment() -> FastAPI:
    """The service with the settings of this environment: `uvicorn --factory api:from_environment`."""
    return create_app(load())


def create_app(settings: Settings) -> FastAPI:
    """The whole service. It starts without an index and answers 503 until there is one."""
    live = make_live(settings)

    @asynccontextmanager
    async def opened(_: FastAPI) -> AsyncIterator[None]:
        with suppress(IndexFault):  # /readyz tells until `hoidap index` has run
            await run_in_threadpool(live)
        yield

    def spoken(request: Request) -> Language:
        return problems.preferred(request.headers.get("accept-language"), settings.language)

    app = FastAPI(title="Hỏi Đáp", lifespan=opened, docs_url=None, redoc_url=None)
    # What is added later stands further out: an error, too, is secured, and may be read by the sites that embed the chat.
    _report_problems(app, spoken)
    app.middleware("http")(_secured(settings.origins))
    app.add_middleware(GZipMiddleware)  # an event stream passes as it is: each event must leave at once
    app.add_middleware(
        CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"], allow_headers=["Content-Type"], max_age=7200
    )
    files = StaticFiles(directory=_WEB)
    for routes in (
        _questions(make_bot(live, make_answerer(settings)), spoken), _documents(live, spoken), _meetings(live, spoken),
        _feedback(make_journal(settings)), _site(live, files, feedback=bool(settings.journal)), _pages(live, spoken), _health(live),
    ):  # fmt: skip
        app.include_router(routes)
    app.mount("/static", files)
    return app


def _questions(bot: Bot, spoken: Spoken) -> APIRouter:
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
        sent = _server_sent(chain([first], events), spoken(request))
        return StreamingResponse(sent, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    return routes


def _server_sent(events: Iterator[Event], language: Language) -> Iterator[bytes]:
    def sent(name: str, data: dict[str, Any]) -> bytes:
        return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))

    try:
        yield from (sent(*present.event(event, language)) for event in events)
    except Exception:  # noqa: BLE001 - the headers are sent: what broke can only be said as an event
        _log.exception("a stream broke off")
        yield sent("failed", problems.from_status(500).to(language))


def _documents(live: LiveIndex, spoken: Spoken) -> APIRouter:
    routes = APIRouter()

    @routes.get("/v1/search")
    def search(sought: Annotated[SearchRequest, Query()], request: Request) -> Response:
        index, wanted, day = live(), sought.wanted, today()
        asked = index.understand(sought.q)
        hits = look_up(index, asked, wanted, sought.k, day)
        if sought.format == "json":
            return JSONResponse({"query": present.query(asked.query), "hits": [present.desk_hit(hit) for hit in hits]})
        found = search_export.Results(
            query=asked.query.text, wanted=wanted, hits=hits, day=day, origin=str(request.base_url),
            language=sought.words or sought.language or spoken(request),
        )  # fmt: skip
        return _download(search_export.as_file(found, sought.format))

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


def _meetings(live: LiveIndex, spoken: Spoken) -> APIRouter:
    routes, book = APIRouter(), MeetingBook()

    @routes.get("/v1/meetings")
    def meetings(asked: Annotated[MeetingsRequest, Query()], request: Request) -> Response:
        known = book(live().generation)
        found = select(known, **asked.wanted)
        left_out = undated(known, **asked.wanted) + (meetings_export.left_out(found) if asked.format == "ics" else 0)
        headers = {"X-Hoidap-Left-Out": str(left_out)}
        if asked.format == "json":
            return JSONResponse(meetings_export.as_json(found), headers=headers)
        language, now, origin = asked.language or spoken(request), datetime.now(UTC), str(request.base_url)
        return _download(meetings_export.as_file(found, asked.format, language, now=now, origin=origin), headers)

    return routes


def _download(file: File, headers: Mapping[str, str] | None = None) -> Response:
    told = {"Content-Disposition": file.disposition, "Content-Language": file.language, **(headers or {})}
    return Response(file.content, media_type=file.media_type, headers=told)


def _feedback(journal: Journal | None) -> APIRouter:
    routes = APIRouter()

    @routes.post("/v1/feedback", status_code=204, max_body_size=_LONGEST_FEEDBACK)
    def feedback(body: FeedbackRequest) -> None:
        if journal is None:
            raise JournalOff(vi="Chức năng góp ý chưa được bật trên hệ thống này.", en="Feedback is not switched on here.")
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


def _pages(live: LiveIndex, spoken: Spoken) -> APIRouter:
    """The pages that are made on the server; `?language=` is that of the words around the documents."""
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/documents", methods=["GET", "HEAD"])
    def documents(request: Request, language: Language | None = None) -> HTMLResponse:
        generation, said = live().generation, language or spoken(request)
        shelves = document_list(generation.documents, generation.translations, said, today())
        return _page(request, "documents", said, shelves=shelves)

    @routes.api_route("/documents/{document_id}", methods=["GET", "HEAD"])
    def document(request: Request, document_id: str, language: Language | None = None) -> HTMLResponse:
        generation = live().generation
        shown = _document(generation, document_id)
        page = document_page(generation.documents, generation.translations, shown, language or shown.language, today())
        return _page(request, "document", language or shown.language, page=page, address=str(request.url))

    @routes.api_route("/desk", methods=["GET", "HEAD"])
    def desk(request: Request, language: Language | None = None) -> HTMLResponse:
        return _page(request, "desk", language or spoken(request), kinds=kinds_of(live().generation.documents))

    return routes


def _page(request: Request, template: str, language: Language, *, status: int = 200, **data: Any) -> HTMLResponse:
    """A page whose addresses are relative to the root of the site, wherever a proxy has put it."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    content = render(f"{template}.html", language, here=template, base="../" * (path.count("/") - 1), **data)
    return HTMLResponse(content, status_code=status, headers={"Content-Language": language})


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


def _secured(origins: Sequence[str]) -> Callable[[Request, Next], Awaitable[Response]]:
    """What every answer carries: a strict policy, framing by `origins` alone, and files asked after before they are used again."""
    framed = "frame-ancestors " + (" ".join(["'self'", *origins]) if origins else "'none'")

    async def secure(request: Request, call_next: Next) -> Response:
        response = await call_next(request)
        # "Not modified" has no type, and its policy replaces that of the page that the browser kept.
        is_page = response.headers.get("Content-Type", "text/html").startswith("text/html")
        response.headers.setdefault("Content-Security-Policy", (_POLICY_OF_PAGES if is_page else _POLICY) + framed)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return secure


def _report_problems(app: FastAPI, spoken: Spoken) -> None:
    """Every error leaves as RFC 9457 problem+json, in the language of Accept-Language; to a browser's reader, as a page in both."""

    def respond(request: Request, problem: problems.Problem, headers: Mapping[str, str] | None = None) -> Response:
        language = spoken(request)
        if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/v1/"):
            page = _page(request, "error", language, status=problem.status, problem=problem)
            page.headers.update(headers or {})
            return page
        return JSONResponse(
            problem.to(language), status_code=problem.status, media_type="application/problem+json",
            headers={**(headers or {}), "Content-Language": language},
        )

    @app.middleware("http")
    async def unforeseen(request: Request, call_next: Next) -> Response:
        try:
            response = await call_next(request)
        except Exception:  # noqa: BLE001 - a handler of Exception would answer outside all that is put round an answer
            _log.exception("a request could not be met")
            return respond(request, problems.from_status(500))
        # Starlette has its own words for a body that is announced as too long.
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
