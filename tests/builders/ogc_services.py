"""A real OGC API Features on the loopback: pygeoapi over a GeoPackage."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from furrow.tests.builders.server_processes import server_process

__all__ = ["ogc_service"]


@contextmanager
def ogc_service(
    folder: Path, source: Path, *, storage: str = "EPSG:3794", crs: Sequence[str] = (), limit: int = 50
) -> Iterator[str]:
    """Serve the layer `parcele` of a GeoPackage as the collection `parcele` of pygeoapi; yield its landing page."""
    folder.mkdir(parents=True, exist_ok=True)

    def uri(code: str) -> str:
        return f"http://www.opengis.net/def/crs/EPSG/0/{code.rpartition(':')[2]}"

    table = {
        "id": "parcele",
        "title": "Kmetijske parcele č",
        "path": str(source),
        "table": "parcele",
        "key": "fid",
        "storage_crs": uri(storage),
        "crs": [uri(code) for code in crs],
        "limit": limit,
    }
    tables = folder / "tables.json"
    tables.write_text(json.dumps([table]), encoding="utf-8")
    script = Path(__file__).with_name("serve_pygeoapi.py")
    with server_process(script, [str(tables), str(folder)], folder / "pygeoapi.log") as told:
        yield told["url"]
