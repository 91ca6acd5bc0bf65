"""Package indexes that misbehave, on the loopback."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["HangingIndex", "hanging_index"]


class HangingIndex:
    """An index that takes requests and never answers.

    Attributes:
        address: Where it listens.
        asked: Set at the first request.
    """

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._released = threading.Event()
        index = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                index.asked.set()
                index._released.wait(120)

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/simple"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Let everybody go."""
        self._released.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def hanging_index() -> Iterator[HangingIndex]:
    """Yield an index that never answers."""
    index = HangingIndex()
    try:
        yield index
    finally:
        index.close()
