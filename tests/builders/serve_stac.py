"""A STAC API over an archive's folder: stac-fastapi with its GeoParquet back end, and the archive's files.

Run by tests.builders.stac_services with the Python of build/servers. Prints one JSON line with its address.
Usage: serve_stac.py FOLDER
The folder holds `archive.json` (settings), `collection.json`, `items.json` and `files/`.
"""

from __future__ import annotations

import asyncio
import base64
import datetime
import hashlib
import hmac
import json
import secrets
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import rustac
import rustac_duckdb_extensions
import uvicorn
from fastapi import FastAPI
from stac_fastapi.api.app import StacApi
from stac_fastapi.geoparquet.client import Client
from stac_fastapi.geoparquet.models import (
    EXTENSIONS,
    GetSearchRequestModel,
    ItemsGetRequestModel,
    PostSearchRequestModel,
)
from stac_fastapi.types.config import ApiSettings
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

_AZURE_ERROR = '<?xml version="1.0" encoding="utf-8"?><Error><Code>{code}</Code><Message>{message}</Message></Error>'


class Tokens:
    """Shared access signatures as Azure's blobs want them: a time of expiry and a signature of it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._key = secrets.token_bytes(32)

    def issue(self) -> dict[str, str]:
        now = datetime.datetime.now(datetime.UTC)
        end = f"{now + datetime.timedelta(seconds=self.seconds):%Y-%m-%dT%H:%M:%S.%fZ}"
        start = f"{now:%Y-%m-%dT%H:%M:%SZ}"
        token = f"st={_quoted(start)}&se={_quoted(end)}&sp=rl&sv=2024-05-04&sr=c&sig={_quoted(self._signature(end))}"
        return {"msft:expiry": end, "token": token}

    def complaint(self, request: Request) -> Response | None:
        """Return the answer to a request without a token that is valid now, or None."""
        end, signature = request.query_params.get("se", ""), request.query_params.get("sig", "")
        if not signature:
            return _azure(404, "ResourceNotFound", "The specified resource does not exist.")
        right = hmac.compare_digest(signature, self._signature(end))
        if not right or datetime.datetime.fromisoformat(end) < datetime.datetime.now(datetime.UTC):
            return _azure(403, "AuthenticationFailed", "Server failed to authenticate the request. Signature not valid")
        return None

    def _signature(self, end: str) -> str:
        return base64.b64encode(hmac.new(self._key, end.encode(), hashlib.sha256).digest()).decode()


def _quoted(text: str) -> str:
    return text.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D").replace(":", "%3A")


def _azure(status: int, code: str, message: str) -> Response:
    text = _AZURE_ERROR.format(code=code, message=message)
    return Response(text, status, {"x-ms-error-code": code}, media_type="application/xml")


async def _write_items(path: Path, items: list[dict[str, Any]]) -> None:
    await rustac.write(str(path), items)


def _build(folder: Path, parquet: Path, base: str) -> Any:
    settings = json.loads((folder / "archive.json").read_text())
    items = json.loads((folder / "items.json").read_text().replace("{base}", base))
    asyncio.run(_write_items(parquet, items))
    collection = json.loads((folder / "collection.json").read_text())
    client = rustac.DuckdbClient(
        extension_directory=rustac_duckdb_extensions.extension_directory(), install_extensions=False
    )
    state = {
        "client": client, "collections": {collection["id"]: collection}, "hrefs": {collection["id"]: str(parquet)},
    }  # fmt: skip

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
        yield state

    # What the back end's own `create` does, less what it wants of older FastAPI.
    app = StacApi(
        settings=ApiSettings(
            stac_fastapi_landing_id="archive", stac_fastapi_title="An archive", stac_fastapi_description="One place",
            stac_fastapi_version="1",
        ),
        client=Client(),
        app=FastAPI(lifespan=lifespan),
        search_get_request_model=GetSearchRequestModel,
        search_post_request_model=PostSearchRequestModel,
        items_get_request_model=ItemsGetRequestModel,
        extensions=EXTENSIONS,
    ).app  # fmt: skip
    _serve_files(app, folder / "files", Tokens(settings["sas_seconds"]) if settings["sas_seconds"] else None)
    return app


def _serve_files(app: Any, files: Path, tokens: Tokens | None) -> None:
    async def file(request: Request) -> Response:
        path = (files / request.path_params["path"]).resolve()
        if tokens and (complaint := tokens.complaint(request)):
            return complaint
        if not path.is_relative_to(files.resolve()) or not path.is_file():
            return Response("There is no such file.", 404)
        return FileResponse(path, media_type="image/tiff; application=geotiff; profile=cloud-optimized")

    async def token(_: Request) -> Response:
        return JSONResponse(tokens.issue() if tokens else {"detail": "Not Found"}, 200 if tokens else 404)

    app.add_route("/files/{path:path}", file, methods=["GET", "HEAD"])
    app.add_route("/api/sas/v1/token/{collection}", token)
    app.add_route("/api/sas/v1/token/{account}/{container}", token)


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # uvicorn repeats the signal once it has shut down
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as plain:  # the back end puts its file's name into SQL as it is
        app = _build(folder, Path(plain) / "items.parquet", base)
        print(json.dumps({"url": base}), flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if __name__ == "__main__":
    main()
