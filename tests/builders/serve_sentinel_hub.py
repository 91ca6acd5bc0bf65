"""A loopback service after the API reference of Sentinel Hub: tokens, Catalog and Process.

Run by tests.builders.sentinel_hub_service with the Python of build/servers. Prints one JSON line with its address.
Usage: serve_sentinel_hub.py FOLDER
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import socket
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from hub_catalogue import search_catalogue
from hub_errors import BadRequest, error_document
from hub_evalscripts import Evalscript
from hub_rendering import load_scenes, pack, processing_units, render, units_of
from hub_requests import read_request
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

_TARS = ("application/tar", "application/x-tar")


class Tokens:
    """Bearer tokens of the one OAuth client there is."""

    def __init__(self, settings: dict[str, Any], address: str) -> None:
        self._client, self._secret = settings["client_id"], settings["client_secret"]
        self._seconds, self._address = settings["token_seconds"], address
        self._key = secrets.token_bytes(32)
        self.revoked_before = 0.0

    def issue(self, form: dict[str, str], basic: str) -> tuple[int, dict[str, Any]]:
        if form.get("grant_type") != "client_credentials":
            return 400, {"error": "unsupported_grant_type", "error_description": "Unsupported grant_type"}
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        if basic.startswith("Basic "):
            client, _, secret = base64.b64decode(basic[6:]).decode().partition(":")
        if not hmac.compare_digest(f"{client}\n{secret}".encode(), f"{self._client}\n{self._secret}".encode()):
            return 401, {"error": "invalid_client", "error_description": "Invalid client or Invalid client credentials"}
        now = time.time()
        claims = {
            "exp": now + self._seconds, "iat": now, "jti": secrets.token_hex(8), "iss": self._address,
            "typ": "Bearer", "azp": self._client, "clientId": self._client,
        }  # fmt: skip
        token = ".".join(_encoded(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
        return 200, {
            "access_token": f"{token}.{self._signature(token)}", "expires_in": int(self._seconds),
            "refresh_expires_in": 0, "token_type": "Bearer", "not-before-policy": 0, "scope": "email profile",
        }  # fmt: skip

    def good(self, header: str) -> bool:
        kind, _, token = header.partition(" ")
        signed, _, signature = token.rpartition(".")
        if kind.lower() != "bearer" or not hmac.compare_digest(signature, self._signature(signed)):
            return False
        claims = json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "==="))
        return claims["exp"] > time.time() and claims["iat"] > self.revoked_before

    def _signature(self, text: str) -> str:
        return _encoded(hmac.new(self._key, text.encode(), hashlib.sha256).digest())


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


class Service:
    """What the addresses do."""

    def __init__(self, folder: Path, base: str) -> None:
        self.settings = json.loads((folder / "service.json").read_text())
        self.scenes = load_scenes(folder)
        self.tokens = Tokens(self.settings, base)
        self.counts: Counter[str] = Counter()
        self.units = 0.0
        self._base = base
        self._window: list[float] = []
        self._lock = threading.Lock()

    async def token(self, request: Request) -> Response:
        self._count("token")
        form = dict(parse_qsl((await request.body()).decode()))
        status, document = self.tokens.issue(form, request.headers.get("authorization", ""))
        return JSONResponse(document, status)

    async def catalogue(self, request: Request) -> Response:
        if refusal := self._refusal(request, "catalogue"):
            return refusal
        try:
            found = search_catalogue(_json(await request.body()), self.scenes, self._base, request.url.path)
        except BadRequest as error:
            return JSONResponse({"code": error.status, "description": error.violation}, error.status)
        return JSONResponse(found, media_type="application/geo+json")

    async def process(self, request: Request) -> Response:
        if refusal := self._refusal(request, "process"):
            return refusal
        try:
            kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
            if kind != "application/json":
                raise BadRequest("", f"Content type `{kind}` is not supported: send application/json.", 415)
            return await run_in_threadpool(self._processed, _json(await request.body()), _accepted(request))
        except BadRequest as error:
            return JSONResponse(error.document(), error.status)

    def _processed(self, body: Any, accepted: set[str]) -> Response:
        asked = read_request(body)
        script = Evalscript(asked.evalscript, units_of(self.settings["flavour"] == "commercial"))
        files = render(asked, script, self.scenes)
        archived = len(files) > 1 or bool(accepted & set(_TARS))
        if accepted and not accepted & ({*_TARS, "*/*"} if archived else {"image/tiff", "*/*"}):
            raise BadRequest("header Accept", f"Cannot answer as {', '.join(sorted(accepted))}.")
        units = processing_units(asked, script, self.scenes)
        with self._lock:
            self.units += units
        headers = {"x-processingunits-spent": f"{units:g}"}
        if archived:
            return Response(pack(files), 200, headers, media_type="application/x-tar")
        return Response(next(iter(files.values())), 200, headers, media_type="image/tiff")

    async def control(self, request: Request) -> Response:
        """Not of Sentinel Hub: what a test asks about and tells."""
        told = _json(await request.body()) if request.method == "POST" else {}
        if told.get("revoke"):
            self.tokens.revoked_before = time.time()
        return JSONResponse({"counts": dict(self.counts), "units": self.units})

    def _count(self, what: str) -> None:
        with self._lock:
            self.counts[what] += 1

    def _refusal(self, request: Request, what: str) -> Response | None:
        self._count(what)
        if not self.tokens.good(request.headers.get("authorization", "")):
            return JSONResponse(
                error_document(401, "You are not authorized! Please provide a valid access token."), 401
            )
        limit = self.settings["requests_per_minute"]
        with self._lock:
            now = time.monotonic()
            self._window = [moment for moment in self._window if moment > now - 60]
            if limit and len(self._window) >= limit:
                # In milliseconds, as the reference of Sentinel Hub says, against the rule of HTTP.
                wait = str(int((self._window[0] + 60 - now) * 1000) + 1)
                return JSONResponse(
                    error_document(429, "You have exceeded your rate limit."), 429, {"Retry-After": wait}
                )
            self._window.append(now)
        return None


def _json(body: bytes) -> Any:
    if not body:
        raise BadRequest("", "Request body should be non-empty.")
    try:
        return json.loads(body)
    except ValueError as error:
        raise BadRequest("", f"Request body is no JSON: {error}.") from error


def _accepted(request: Request) -> set[str]:
    parts = request.headers.get("accept", "*/*").split(",")
    return {part.split(";")[0].strip().lower() for part in parts}


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    service = Service(folder, base)
    realm = "main" if service.settings["flavour"] == "commercial" else "CDSE"
    app = Starlette(
        routes=[
            Route(f"/auth/realms/{realm}/protocol/openid-connect/token", service.token, methods=["POST"]),
            Route("/api/v1/catalog/1.0.0/search", service.catalogue, methods=["POST"]),
            Route("/catalog/v1/search", service.catalogue, methods=["POST"]),
            Route("/api/v1/process", service.process, methods=["POST"]),
            Route("/process/v1", service.process, methods=["POST"]),
            Route("/control", service.control, methods=["GET", "POST"]),
        ]
    )
    token_url = f"{base}/auth/realms/{realm}/protocol/openid-connect/token"
    print(json.dumps({"url": base, "token_url": token_url}), flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if __name__ == "__main__":
    main()
