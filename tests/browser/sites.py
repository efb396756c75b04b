"""The two sites of every test here: the bot, and somebody else's site that embeds it under a strict policy."""

import contextlib
import os
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import uvicorn
from service import HOIDAP, environment

from api import create_app
from bot.settings import Settings

_PAGES = Path(__file__).parent / "host"
_KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml"}


@contextmanager
def serving(settings: Settings, *origins: str) -> Iterator[str]:
    """The address of the bot, on a free port of this machine for as long as the block lasts."""
    app = create_app(settings.model_copy(update={"origins": origins}))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on", timeout_graceful_shutdown=1))
    with socket.create_server(("127.0.0.1", 0)) as opened:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
        thread.start()
        try:
            _await(f"http://127.0.0.1:{opened.getsockname()[1]}")
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def served(var: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """`hoidap serve` in a process of its own, which may be killed before the block ends."""
    with subprocess.Popen(
        [HOIDAP, "serve", "--port", str(port)], cwd=var, env=environment(var, **settings),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            _await(f"http://127.0.0.1:{port}")
            yield process
        finally:
            process.kill()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])


def _await(url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/readyz", timeout=5):  # noqa: S310 - loopback
            return
        time.sleep(0.05)
    raise TimeoutError(url)


@contextmanager
def hosting() -> Iterator["Host"]:
    """Another site, whose policy lets in the bot's script and nothing that stands inside a page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            file = _PAGES / os.path.basename(asked.path)  # noqa: PTH119 - of an address, not of a file
            if not file.is_file():
                self.send_error(404)
                return
            values = {"BOT": host.bot} | {name.upper(): value for name, (value, *_) in parse_qs(asked.query).items()}
            body = file.read_text(encoding="utf-8")
            for name, value in values.items():
                body = body.replace(f"[[{name}]]", value)
            self.send_response(200)
            self.send_header("Content-Type", _KINDS[file.suffix])
            self.send_header("Content-Security-Policy", host.policy)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 - the base class's signature
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host = Host(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class Host:
    """Where the other site is, and the bot that its pages embed."""

    def __init__(self, url: str, bot: str = "") -> None:
        self.url, self.bot = url, bot

    @property
    def policy(self) -> str:
        return (
            f"default-src 'self'; script-src 'self' {self.bot}; style-src 'self'; connect-src 'self' {self.bot};"
            f" frame-src {self.bot}; require-trusted-types-for 'script'"
        )

    def page(self, name: str, language: str = "vi") -> str:
        return f"{self.url}/{name}.html?language={language}"
