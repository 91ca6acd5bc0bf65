"""A web server that gives parts of files."""

from __future__ import annotations

import re
from http.server import SimpleHTTPRequestHandler
from pathlib import Path


class RangeHandler(SimpleHTTPRequestHandler):
    """Serves a folder; knows `Range: bytes=a-b`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a part, or with the whole file."""
        path = Path(self.translate_path(self.path))
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        first, last = (int(asked[1]), min(int(asked[2]), len(content) - 1)) if asked else (0, len(content) - 1)
        if asked and first >= len(content):
            self.send_response(416)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        part = content[first : last + 1]
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def log_message(self, *args: object) -> None:
        """Say nothing."""
