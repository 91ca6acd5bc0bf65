"""The faults of a switchboard: what servers and networks do to a download."""

from __future__ import annotations

import datetime
import email.utils
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from furrow.tests.builders.switchboard import Exchange

__all__ = [
    "Corrupt",
    "Cut",
    "CutChunked",
    "Delay",
    "Empty",
    "Fault",
    "Hang",
    "Html",
    "Reset",
    "Response",
    "Slow",
    "Status",
    "TooMany",
    "Truncate",
    "WrongRange",
]

_STEP = 0.05  # seconds between pieces of a slow answer of many bytes a second
_LOGIN = b"<!DOCTYPE html><html><head><title>Log in</title></head><body><form action='/login'></form></body></html>"


@dataclass(frozen=True)
class Response:
    """An answer of the server behind: `length` is what it announces, which HEAD announces without a body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    length: int = -1

    def __post_init__(self) -> None:
        if self.length < 0:
            object.__setattr__(self, "length", len(self.body))

    def header(self, name: str) -> str:
        """Return a header by its name in any case, or an empty text."""
        return next((value for each, value in self.headers if each.lower() == name), "")


@dataclass(frozen=True)
class Fault:
    """No fault: the true answer."""

    def serve(self, exchange: Exchange) -> None:
        """Answer a request."""
        exchange.answer(exchange.ask())


@dataclass(frozen=True)
class Status(Fault):
    """A status with headers such as `{"Retry-After": "1"}`; the server behind is not asked."""

    code: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | str = b""

    def serve(self, exchange: Exchange) -> None:
        body = self.body.encode() if isinstance(self.body, str) else self.body
        exchange.answer(Response(self.code, list(self.headers.items()), body))


@dataclass(frozen=True)
class TooMany(Fault):
    """Status 429 with Retry-After in seconds, or as an HTTP date, which knows whole seconds only."""

    seconds: float = 1
    as_date: bool = False

    def serve(self, exchange: Exchange) -> None:
        moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=self.seconds)
        after = email.utils.format_datetime(moment, usegmt=True) if self.as_date else f"{self.seconds:g}"
        exchange.answer(Response(429, [("Retry-After", after), ("Content-Type", "text/plain")], b"Too many requests"))


@dataclass(frozen=True)
class Html(Fault):
    """A login page with status 200."""

    body: bytes = _LOGIN

    def serve(self, exchange: Exchange) -> None:
        exchange.answer(Response(200, [("Content-Type", "text/html; charset=utf-8")], self.body))


@dataclass(frozen=True)
class Empty(Fault):
    """The true status and type with no body at all, announced as such."""

    def serve(self, exchange: Exchange) -> None:
        true = exchange.ask()
        exchange.answer(Response(200, [("Content-Type", true.header("content-type"))], b""))


@dataclass(frozen=True)
class Cut(Fault):
    """The whole length announced, and the connection closed after so many bytes of the body."""

    after_bytes: int = 10

    def serve(self, exchange: Exchange) -> None:
        true = exchange.ask()
        exchange.start(true, {"Content-Length": str(max(true.length, self.after_bytes + 1))})
        exchange.send(true.body[: self.after_bytes])
        exchange.hang_up()


@dataclass(frozen=True)
class CutChunked(Fault):
    """A chunked answer that ends after so many bytes without its last chunk."""

    after_bytes: int = 10

    def serve(self, exchange: Exchange) -> None:
        true = exchange.ask()
        exchange.start(true, {"Transfer-Encoding": "chunked"})
        piece = true.body[: self.after_bytes]
        if piece:
            exchange.send(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        exchange.hang_up()


@dataclass(frozen=True)
class Reset(Fault):
    """The connection reset (RST), at once or after so many bytes of the body."""

    after_bytes: int | None = None

    def serve(self, exchange: Exchange) -> None:
        if self.after_bytes is not None:
            true = exchange.ask()
            exchange.start(true, {"Content-Length": str(true.length)})
            exchange.send(true.body[: self.after_bytes])
        exchange.hang_up()
        connection = exchange.handler.connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        exchange.handler.rfile.close()  # the socket closes with the last file on it
        connection.close()


@dataclass(frozen=True)
class Slow(Fault):
    """The true answer at so many bytes a second."""

    bytes_per_second: float = 1.0

    def serve(self, exchange: Exchange) -> None:
        true = exchange.ask()
        exchange.start(true, {"Content-Length": str(true.length)})
        size = max(1, int(self.bytes_per_second * _STEP))
        for start in range(0, len(true.body), size):
            exchange.send(true.body[start : start + size])
            if exchange.released.wait(size / self.bytes_per_second):
                break
        exchange.hang_up()


@dataclass(frozen=True)
class Hang(Fault):
    """The request is taken and never answered."""

    def serve(self, exchange: Exchange) -> None:
        exchange.released.wait(600)
        exchange.hang_up()


@dataclass(frozen=True)
class Delay(Fault):
    """The true answer after so many seconds."""

    seconds: float

    def serve(self, exchange: Exchange) -> None:
        exchange.released.wait(self.seconds)
        exchange.answer(exchange.ask())


@dataclass(frozen=True)
class WrongRange(Fault):
    """A wrong answer to a request for a range: the whole file with status 200, or other bytes than asked for.

    Attributes:
        shift: None for the whole file; else the range answered lies so many bytes further, and says so.
    """

    shift: int | None = None

    def serve(self, exchange: Exchange) -> None:
        wanted = exchange.headers.get("range", "")
        if not wanted:
            exchange.answer(exchange.ask())
        elif self.shift is None:
            exchange.answer(exchange.ask(without=["range", "if-range"]))
        else:
            first, last = wanted.removeprefix("bytes=").split("-")
            exchange.headers["range"] = f"bytes={int(first) + self.shift}-{int(last) + self.shift if last else ''}"
            exchange.answer(exchange.ask())


@dataclass(frozen=True)
class Corrupt(Fault):
    """The true answer with some bytes turned over; a negative offset counts from the end."""

    offset: int = 0
    count: int = 1

    def serve(self, exchange: Exchange) -> None:
        true = exchange.ask()
        body = bytearray(true.body)
        start = self.offset if self.offset >= 0 else max(0, len(body) + self.offset)
        for index in range(start, min(start + self.count, len(body))):
            body[index] ^= 0xFF
        exchange.answer(Response(true.status, true.headers, bytes(body), true.length))


@dataclass(frozen=True)
class Truncate(Fault):
    """A part of the body, with a length that fits the part: only the content can tell."""

    share: float = 0.5

    def serve(self, exchange: Exchange) -> None:
        true = exchange.ask()
        exchange.answer(Response(true.status, true.headers, true.body[: int(len(true.body) * self.share)]))
