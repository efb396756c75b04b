"""An OpenAI-compatible server on this machine that says what a script tells it, and goes wrong as told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Write = Callable[[bytes], None]
Script = Callable[["ScriptedLLM", Write], None]


@dataclass
class ScriptedLLM:
    """The running server: where it is, what it was asked, and `go`, which scripts may wait for."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)


def event(content: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": content}, "finish_reason": finish}
    chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n".encode()


def say(*pieces: str, finish: str | None = "stop") -> Script:
    """Says the pieces and ends as it should; without `finish`, breaks off."""

    def script(_: ScriptedLLM, write: Write) -> None:
        for piece in pieces:
            write(event(piece))
        if finish:
            write(event("", finish) + b"data: [DONE]\n\n")

    return script


def waits_after(first: str, *, then: str = "") -> Script:
    """Says something, and the rest only once it is let go."""

    def script(server: ScriptedLLM, write: Write) -> None:
        write(event(first))
        server.go.wait(3)
        write(event(then) + event("", "stop") + b"data: [DONE]\n\n")

    return script


def floods(server: ScriptedLLM, write: Write) -> None:
    for _ in range(100_000):
        write(event("Xin chào quý vị. "))


def endless_line(server: ScriptedLLM, write: Write) -> None:
    for _ in range(2_000):
        write(b"data: " + b"x" * 10_000)


def drips(server: ScriptedLLM, write: Write) -> None:
    """Keeps the connection alive and says nothing."""
    while not server.go.wait(0.05):
        write(b": ping\n\n")


def nonsense(server: ScriptedLLM, write: Write) -> None:
    write(b"<html>hello</html>\n\ndata: {not json\n\n")


@contextmanager
def scripted(script: Script, status: int = 200) -> Iterator[ScriptedLLM]:
    """The server for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.requests.append(json.loads(body))
            told.headers.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(status)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                script(told, self._write)
            except OSError:
                self.close_connection = True  # whoever listened has had enough

        def _write(self, data: bytes) -> None:
            self.wfile.write(data)
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 - the base class's signature
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told = ScriptedLLM(url=f"http://127.0.0.1:{server.server_port}/v1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield told
        finally:
            told.go.set()
            server.shutdown()
            thread.join()
