"""A service on the loopback that answers given documents, and remembers what was asked."""

from __future__ import annotations

import http.server
import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

__all__ = ["Asked", "answering"]


class Asked(list[str]):
    """The paths asked for, queries decoded.

    Attributes:
        otherwise: Gives the document for what no path fits; None for status 404.
    """

    otherwise: Callable[[], Any] | None = None


@contextmanager
def answering(
    answers: Mapping[str, Any], headers: Mapping[str, Mapping[str, str]] | None = None
) -> Iterator[tuple[str, Asked]]:
    """Serve documents by path; yield the address and what is asked.

    Args:
        answers: Path -> JSON document, or bytes as they stand. A path that ends in `?` stands for any query that no
            other path fits.
        headers: Path -> further headers.
    """
    asked = Asked()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(urllib.parse.unquote(self.path))
            bare = self.path.partition("?")[0]
            key = next((each for each in (self.path, f"{bare}?", bare) if each in answers), None)
            document = answers[key] if key is not None else asked.otherwise() if asked.otherwise else None
            body = document if isinstance(document, bytes) else json.dumps(document).encode()
            self.send_response_only(404 if document is None else 200)
            kind = "text/xml" if isinstance(document, bytes) else "application/json"
            for name, value in {"Content-Type": kind, **(headers or {}).get(key or "", {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
