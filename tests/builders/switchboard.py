"""A fault switchboard: an HTTP/1.1 reverse proxy on the loopback that fails as it is told."""

from __future__ import annotations

import http.client
import http.server
import random
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from furrow.tests.builders.faults import Fault, Response

__all__ = ["Asked", "Switchboard"]

_HOP_BY_HOP = frozenset({
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
    "transfer-encoding", "upgrade", "host", "content-length", "accept-encoding",
})  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A request that reached the switchboard.

    Attributes:
        method: Such as `GET`.
        path: With the query.
        range: The header Range, or an empty text.
        headers: By name in lower case.
        body: What was sent.
        time: Seconds of the monotonic clock.
        fault: The fault it met, or None.
    """

    method: str
    path: str
    range: str
    headers: Mapping[str, str]
    body: bytes
    time: float
    fault: Fault | None


@dataclass
class _Rule:
    matches: Callable[[Asked], bool]
    fault: Fault
    times: int | None
    skip: int


@dataclass
class _Dice:
    random: random.Random
    share: float
    faults: Sequence[Fault]
    matches: Callable[[Asked], bool]
    in_a_row: int
    unlucky: Counter[str] = field(default_factory=Counter)


class Switchboard:
    """Stands in front of a server, passes what it is not told to fail, and remembers what was asked.

    Absolute addresses of the server in JSON bodies and in redirects are rewritten to the switchboard's own, so that
    the links of a document lead through it. Asked as a forward proxy (`GET http://host/path`), it passes to that host.

    Attributes:
        url: Its own address, without a slash at the end.
        requests: Everything asked so far, in order.
    """

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream.rstrip("/")
        self.requests: list[Asked] = []
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._rules: list[_Rule] = []
        self._dice: _Dice | None = None
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def fail(
        self,
        matching: str | Callable[[Asked], bool] = "",
        times: int | None = 1,
        *,
        fault: Fault,
        skip: int = 0,
    ) -> None:
        """Let the next requests that match fail.

        Args:
            matching: Part of "METHOD path?query", or a function of the request.
            times: How many of them; None for all from now on.
            fault: How.
            skip: Matching requests to let pass before.
        """
        with self._lock:
            self._rules.append(_Rule(_condition(matching), fault, times, skip))

    def random(
        self,
        seed: int,
        share: float,
        faults: Sequence[Fault],
        matching: str | Callable[[Asked], bool] = "",
        in_a_row: int = 3,
    ) -> None:
        """Let a share of all requests fail at random; the same request at most `in_a_row` times running."""
        with self._lock:
            self._dice = _Dice(random.Random(seed), share, tuple(faults), _condition(matching), in_a_row)

    def heal(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._rules.clear()
            self._dice = None

    def asked(self, matching: str | Callable[[Asked], bool] = "") -> list[Asked]:
        """Return the requests that match."""
        matches = _condition(matching)
        with self._lock:
            return [each for each in self.requests if matches(each)]

    def decide(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Fault | None:
        """Record a request and return the fault that it shall meet."""
        range_header = headers.get("range", "")
        asked = Asked(method, path, range_header, headers, body, time.monotonic(), None)
        with self._lock:
            fault = self._by_rule(asked) or self._by_chance(asked)
            self.requests.append(Asked(method, path, range_header, headers, body, asked.time, fault))
        return fault

    def _by_rule(self, asked: Asked) -> Fault | None:
        for rule in self._rules:
            if rule.times == 0 or not rule.matches(asked):
                continue
            if rule.skip:
                rule.skip -= 1
                continue
            if rule.times is not None:
                rule.times -= 1
            return rule.fault
        return None

    def _by_chance(self, asked: Asked) -> Fault | None:
        dice, key = self._dice, f"{asked.method} {asked.path} {asked.range} {hash(asked.body)}"
        if dice is None or not dice.matches(asked):
            return None
        if dice.unlucky[key] >= dice.in_a_row or dice.random.random() >= dice.share:
            dice.unlucky[key] = 0
            return None
        dice.unlucky[key] += 1
        return dice.random.choice(dice.faults)

    def pass_on(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Response:
        """Ask the server behind, and return its whole answer."""
        base, path = _split(path) if path.startswith("http://") else (self.upstream, path)
        parts = urllib.parse.urlsplit(base)
        kept = {name: value for name, value in headers.items() if name not in _HOP_BY_HOP}
        kept["accept-encoding"] = "identity"  # what is compressed cannot be rewritten
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=120)
        try:
            connection.request(method, parts.path + path, body or None, kept)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        passed = [(name, value) for name, value in answer.getheaders() if name.lower() not in _HOP_BY_HOP]
        length = int(answer.headers.get("content-length", len(content))) if method == "HEAD" else len(content)
        return self._own(Response(answer.status, passed, content, length))

    def _own(self, response: Response) -> Response:
        """Return an answer whose addresses lead here."""
        headers = [
            (name, value.replace(self.upstream, self.url) if name.lower() == "location" else value)
            for name, value in response.headers
        ]
        body = response.body
        if "json" in response.header("content-type"):
            body = body.replace(self.upstream.encode(), self.url.encode())
        length = len(body) if response.body else response.length
        return Response(response.status, headers, body, length)


def _condition(matching: str | Callable[[Asked], bool]) -> Callable[[Asked], bool]:
    return matching if callable(matching) else lambda asked: matching in f"{asked.method} {asked.path}"


def _split(address: str) -> tuple[str, str]:
    parts = urllib.parse.urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}", urllib.parse.urlunsplit(("", "", parts.path or "/", parts.query, ""))


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is part of many tests."""


def _handler(board: Switchboard) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        timeout = 120

        def _serve(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            fault = board.decide(self.command, self.path, headers, body) or Fault()
            fault.serve(Exchange(self, board, headers, body))

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = _serve  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    return Handler


@dataclass
class Exchange:
    """One request on its way to an answer; what a fault works on."""

    handler: http.server.BaseHTTPRequestHandler
    board: Switchboard
    headers: dict[str, str]
    body: bytes

    @property
    def released(self) -> threading.Event:
        """Set when the switchboard closes."""
        return self.board.released

    def ask(self, without: Sequence[str] = ()) -> Response:
        """Return the true answer; `without` names headers not to pass."""
        headers = {name: value for name, value in self.headers.items() if name not in without}
        try:
            return self.board.pass_on(self.handler.command, self.handler.path, headers, self.body)
        except OSError as error:
            return Response(502, [("Content-Type", "text/plain")], f"The server behind fails: {error}".encode())

    def start(self, response: Response, headers: Mapping[str, str]) -> None:
        """Send the status line and the headers."""
        self.handler.send_response_only(response.status)
        for name, value in (*response.headers, *headers.items()):
            self.handler.send_header(name, value)
        self.handler.end_headers()

    def send(self, piece: bytes) -> None:
        """Send a part of the body, which an answer to HEAD does not have."""
        if self.handler.command != "HEAD":
            self.handler.wfile.write(piece)
            self.handler.wfile.flush()

    def answer(self, response: Response) -> None:
        """Send a whole answer."""
        self.start(response, {"Content-Length": str(response.length)})
        self.send(response.body)

    def hang_up(self) -> None:
        """Close the connection after this answer."""
        self.handler.close_connection = True
