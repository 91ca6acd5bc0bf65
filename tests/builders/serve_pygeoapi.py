"""Serves tables of GeoPackages with pygeoapi; run by the Python of build/servers. Arguments: a JSON file, a folder.

The file holds a list of objects with `id`, `title`, `path`, `table`, `key`, `storage_crs`, `crs` (a list) and `limit`.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any


def resource(table: dict[str, Any]) -> dict[str, Any]:
    limits = {"default_items": table["limit"], "max_items": table["limit"]}
    provider = {
        "type": "feature",
        "name": "SQLiteGPKG",
        "data": table["path"],
        "id_field": table["key"],
        "table": table["table"],
        "storage_crs": table["storage_crs"],
        "crs": table["crs"],
    }
    return {
        "type": "collection",
        "title": table["title"],
        "description": "Parcels made from a seed.",
        "keywords": ["parcels"],
        "links": [],
        "extents": {"spatial": {"bbox": [-180, -90, 180, 90], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}},
        "limits": limits,
        "providers": [provider],
    }


def configuration(tables: list[dict[str, Any]], url: str) -> dict[str, Any]:
    contact = {"name": "test", "url": url, "email": "test@example.org"}
    return {
        "server": {
            "bind": {"host": "127.0.0.1", "port": int(url.rpartition(":")[2])},
            "url": url,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "languages": ["en-US"],
            "map": {"url": url, "attribution": "none"},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {
                "title": "Parcels",
                "description": "Parcels",
                "keywords": ["parcels"],
                "keywords_type": "theme",
                "terms_of_service": "none",
                "url": url,
            },
            "license": {"name": "none", "url": url},
            "provider": {"name": "test", "url": url},
            "contact": contact,
        },
        "resources": {table["id"]: resource(table) for table in tables},
    }


def main() -> None:
    tables, folder = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    settings = folder / "pygeoapi.json"
    settings.write_text(json.dumps(configuration(tables, url)), encoding="utf-8")
    openapi = folder / "openapi.json"
    os.environ["PYGEOAPI_CONFIG"], os.environ["PYGEOAPI_OPENAPI"] = str(settings), str(openapi)
    openapi.write_text("{}", encoding="utf-8")
    from pygeoapi.openapi import generate_openapi_document

    openapi.write_text(generate_openapi_document(settings, "json"), encoding="utf-8")
    from pygeoapi.flask_app import APP
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", listening.getsockname()[1], APP, threaded=True, fd=listening.fileno())
    print(json.dumps({"url": url}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
