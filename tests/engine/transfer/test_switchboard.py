"""The switchboard itself: a fault that is not there would let every test of a download pass."""

from __future__ import annotations

import email.utils
import functools
import http.client
import http.server
import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from furrow.tests.builders.faults import (
    Corrupt,
    Cut,
    CutChunked,
    Delay,
    Empty,
    Fault,
    Hang,
    Html,
    Reset,
    Slow,
    Status,
    TooMany,
    Truncate,
    WrongRange,
)
from furrow.tests.builders.switchboard import Switchboard

CONTENT = bytes(range(200))


class _Upstream(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        status, body, kind, headers = 200, CONTENT, "application/octet-stream", {}
        if self.path.startswith("/links"):
            body, kind = json.dumps({"next": f"http://{self.headers['Host']}/page/2"}).encode(), "application/json"
        elif wanted := self.headers.get("Range"):
            first, last = (int(number) for number in wanted.removeprefix("bytes=").split("-"))
            status, body = 206, CONTENT[first : last + 1]
            headers["Content-Range"] = f"bytes {first}-{last}/{len(CONTENT)}"
        self._send(status, body, kind, headers)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        told = {"sent": sent.decode(), "authorization": self.headers.get("Authorization")}
        self._send(201, json.dumps(told).encode(), "application/json", {})

    def _send(self, status: int, body: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def board() -> Iterator[Switchboard]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Upstream)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with Switchboard(f"http://127.0.0.1:{server.server_port}") as board:
        yield board
    server.shutdown()
    server.server_close()


def _connect(board: Switchboard, timeout: float = 10) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(board.url.removeprefix("http://"), timeout=timeout)


def _ask(
    board: Switchboard, path: str = "/file", method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = _connect(board)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_what_is_not_told_to_fail_passes_through(board: Switchboard) -> None:
    connection = _connect(board)
    connection.request("POST", "/search?a=1", b'{"x": 1}', {"Authorization": "Bearer abc"})
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())) == (201, {"sent": '{"x": 1}', "authorization": "Bearer abc"})
    socket_before = connection.sock
    connection.request("GET", "/file", headers={"Range": "bytes=10-19"})
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (206, CONTENT[10:20])
    assert answer.headers["Content-Range"] == "bytes 10-19/200"
    assert connection.sock is socket_before, "the connection is kept"
    head, body = _ask(board, method="HEAD")
    assert (head.headers["Content-Length"], body) == ("200", b"")
    assert [(each.method, each.path, each.range) for each in board.requests] == [
        ("POST", "/search?a=1", ""), ("GET", "/file", "bytes=10-19"), ("HEAD", "/file", ""),
    ]  # fmt: skip
    assert board.requests[0].body == b'{"x": 1}'


def test_links_lead_through_the_switchboard(board: Switchboard) -> None:
    assert json.loads(_ask(board, "/links")[1]) == {"next": f"{board.url}/page/2"}


def test_a_forward_proxy_passes_to_the_host_that_is_named(board: Switchboard) -> None:
    with Switchboard("http://127.0.0.1:9") as proxy:
        connection = _connect(proxy)
        connection.request("GET", f"{board.url}/file")
        assert connection.getresponse().read() == CONTENT


def test_a_fault_meets_the_requests_it_is_meant_for_and_no_other(board: Switchboard) -> None:
    board.fail("/file", times=2, fault=Status(503), skip=1)
    board.fail(lambda asked: asked.range == "bytes=0-1", times=None, fault=Status(500))
    statuses = [_ask(board, path)[0].status for path in ("/file", "/links", "/file", "/file", "/file")]
    assert statuses == [200, 200, 503, 503, 200]
    assert [_ask(board, Range="bytes=0-1")[0].status for _ in range(3)] == [500] * 3
    board.heal()
    assert _ask(board, Range="bytes=0-1")[0].status == 206
    assert len(board.asked("/links")) == 1


def test_statuses_carry_their_headers(board: Switchboard) -> None:
    board.fail(fault=Status(429, {"Retry-After": "7"}, "slow down"))
    answer, body = _ask(board)
    assert (answer.status, answer.headers["Retry-After"], body) == (429, "7", b"slow down")
    board.fail(fault=TooMany(2))
    assert _ask(board)[0].headers["Retry-After"] == "2"
    board.fail(fault=TooMany(30, as_date=True))
    moment = email.utils.parsedate_to_datetime(_ask(board)[0].headers["Retry-After"])
    assert 20 < moment.timestamp() - time.time() <= 30


@pytest.mark.parametrize("fault", [Cut(50), CutChunked(50)])
def test_a_cut_body_ends_before_its_end(board: Switchboard, fault: Fault) -> None:
    board.fail(fault=fault)
    with pytest.raises(http.client.IncompleteRead) as cut:
        _ask(board)
    assert cut.value.partial == CONTENT[:50]
    assert _ask(board)[1] == CONTENT


@pytest.mark.parametrize("fault", [Reset(), Reset(20)])
def test_a_reset_is_a_reset(board: Switchboard, fault: Fault) -> None:
    board.fail(fault=fault)
    with pytest.raises(ConnectionResetError):
        _ask(board)


def test_wrong_content_with_status_200(board: Switchboard) -> None:
    board.fail(fault=Html())
    answer, body = _ask(board)
    assert (answer.status, answer.headers.get_content_type(), b"<html" in body) == (200, "text/html", True)
    board.fail(fault=Empty())
    answer, body = _ask(board)
    assert (answer.status, answer.headers["Content-Length"], body) == (200, "0", b"")
    board.fail(fault=Truncate(0.25))
    answer, body = _ask(board)
    assert (answer.headers["Content-Length"], body) == ("50", CONTENT[:50])
    board.fail(fault=Corrupt(-3, 2))
    assert _ask(board)[1] == CONTENT[:197] + bytes([197 ^ 0xFF, 198 ^ 0xFF, 199])


def test_wrong_ranges(board: Switchboard) -> None:
    board.fail(fault=WrongRange())
    answer, body = _ask(board, Range="bytes=10-19")
    assert (answer.status, body) == (200, CONTENT)
    board.fail(fault=WrongRange(shift=5))
    answer, body = _ask(board, Range="bytes=10-19")
    assert (answer.status, answer.headers["Content-Range"], body) == (206, "bytes 15-24/200", CONTENT[15:25])


def test_slow_answers_are_slow_and_a_hanging_one_ends_with_the_switchboard(board: Switchboard) -> None:
    board.fail(fault=Slow(400))
    started = time.monotonic()
    assert _ask(board)[1] == CONTENT
    assert time.monotonic() - started > 0.4
    board.fail(fault=Delay(0.3))
    started = time.monotonic()
    assert _ask(board)[1] == CONTENT
    assert time.monotonic() - started >= 0.3
    board.fail(fault=Hang())
    connection = _connect(board, timeout=0.3)
    connection.request("GET", "/file")
    with pytest.raises(socket.timeout):
        connection.getresponse()


def test_many_at_a_time_and_no_request_is_unlucky_for_ever(board: Switchboard) -> None:
    board.random(3, share=0.9, faults=[Status(500), Reset(), Cut(5)], in_a_row=2)

    def ask_until_whole(number: int) -> int:
        for attempt in range(1, 4):
            try:
                answer, body = _ask(board, f"/file?{number}")
            except (http.client.HTTPException, ConnectionError):
                continue
            if answer.status == 200 and body == CONTENT:
                return attempt
        return 99

    with ThreadPoolExecutor(8) as pool:
        attempts = list(pool.map(functools.partial(ask_until_whole), range(40)))
    assert max(attempts) == 3
    assert sum(each.fault is not None for each in board.requests) > 40
