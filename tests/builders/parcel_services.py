"""Services of parcels on the loopback: a real pygeoapi, a real MapServer, and a PostgREST by its documentation."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.warp import transform

from furrow.engine.contract.boxes import Box

__all__ = [
    "BOX",
    "MAPSERVER",
    "BuiltParcels",
    "PostgREST",
    "build_parcels",
    "json_rows",
    "map_service",
    "postgrest_service",
    "truth_in",
    "write_source",
]

BOX = Box("box 'ž' 1", "EPSG:32633", 465_180.0, 5_079_850.0, 465_980.0, 5_080_450.0)
"""A box of 800 m x 600 m in Slovenia."""

CODES = ("1", "2", "3", "8", "100", "12")
MAPSERVER = shutil.which("mapserv") or next(
    (str(path) for path in (Path("/usr/bin/mapserv"), Path("/usr/lib/cgi-bin/mapserv")) if path.is_file()), ""
)


@dataclass(frozen=True)
class BuiltParcels:
    """Parcels with their attributes.

    Attributes:
        geometries: (N,) array of polygons in EPSG:32633.
        codes: Crop codes, labels of the challenge.
        names: Names of the farms, with quotes and letters beyond ASCII.
        ids: 1 to N.
    """

    geometries: NDArray[Any]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    ids: tuple[int, ...]


def build_parcels(box: Box = BOX, seed: int = 1, size: float = 45.0, margin: float = 120.0) -> BuiltParcels:
    """Return slightly turned rectangles side by side, over a box and around it."""
    rng = np.random.default_rng(seed)
    made = []
    for x in np.arange(box.left - margin, box.right + margin, size):
        for y in np.arange(box.bottom - margin, box.top + margin, size):
            outline = shapely.box(x, y, x + size * rng.uniform(0.5, 0.95), y + size * rng.uniform(0.6, 0.97))
            made.append(shapely.affinity.rotate(outline, rng.uniform(-4, 4)))
    order = rng.permutation(len(made))
    count = len(made)
    return BuiltParcels(
        np.array(made, dtype=object)[order],
        tuple(CODES[index] for index in rng.integers(0, len(CODES), count)),
        tuple(f"Kmetija 'Žitnik' \"{index}\"" for index in range(count)),
        tuple(range(1, count + 1)),
    )


def truth_in(parcels: BuiltParcels, boxes: Sequence[Box]) -> dict[int, shapely.Geometry]:
    """Return what of each parcel lies in boxes, by its id, computed one by one."""
    region = shapely.union_all([shapely.box(box.left, box.bottom, box.right, box.top) for box in boxes])
    cut = {key: shape.intersection(region) for key, shape in zip(parcels.ids, parcels.geometries, strict=True)}
    return {key: shape for key, shape in cut.items() if shape.area > 0}


def moved(geometries: NDArray[Any], crs: str) -> NDArray[Any]:
    """Return geometries of EPSG:32633 in another CRS, east before north."""
    source, target = CRS.from_epsg(32633), CRS.from_string(crs)
    return shapely.transform(
        geometries, lambda xy: np.column_stack(transform(source, target, xy[:, 0], xy[:, 1])) if len(xy) else xy
    )


def write_source(path: Path, parcels: BuiltParcels, crs: str = "EPSG:3794", layer: str = "parcele") -> Path:
    """Write the GeoPackage that a service serves."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = {"pid": parcels.ids, "label": [int(code) for code in parcels.codes], "kmetija": parcels.names}
    pyogrio.raw.write(
        path,
        shapely.to_wkb(moved(parcels.geometries, crs)),
        [np.array(values) for values in columns.values()],
        list(columns),
        layer=layer,
        driver="GPKG",
        geometry_type="Polygon",
        crs=crs,
    )
    return path


_MAP = """MAP
  NAME "parcels"
  SIZE 100 100
  EXTENT 460000 5070000 470000 5090000
  PROJECTION "init={crs}" END
  CONFIG "MS_ERRORFILE" "stderr"
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json; subtype=geojson"
    FORMATOPTION "STORAGE=memory"
    FORMATOPTION "FORM=simple"
  END
  WEB
    METADATA
      "wfs_title" "Parcels"
      "wfs_onlineresource" "{url}"
      "wfs_srs" "{names}"
      "wfs_enable_request" "*"
      "wfs_getfeature_formatlist" "{formats}"
      "wfs_maxfeatures" "{limit}"
    END
  END
  LAYER
    NAME "parcele"
    TYPE POLYGON
    STATUS ON
    CONNECTIONTYPE OGR
    CONNECTION "{source}"
    DATA "parcele"
    PROJECTION "init={crs}" END
    METADATA
      "wfs_title" "Kmetijske parcele č"
      "wfs_srs" "{names}"
      "gml_include_items" "all"
      "gml_featureid" "{key}"
    END
  END
END
"""


@contextmanager
def map_service(
    folder: Path,
    source: Path,
    *,
    crs: Sequence[str] = ("EPSG:3794",),
    json_format: bool = True,
    limit: int = 100_000,
    key: str = "pid",
) -> Iterator[str]:
    """Serve the layer `parcele` of a GeoPackage with MapServer's WFS; yield the address, which holds a parameter.

    Args:
        crs: CRSs it offers, that of the file first.
        json_format: Whether it offers GeoJSON beside GML.
        limit: Most features of one answer.
        key: Attribute the features are named by, or one that does not exist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.daemon_threads = True
    path = folder / "parcels.map"
    url = f"http://127.0.0.1:{server.server_port}/wfs?map=parcels&"
    path.write_text(
        _MAP.format(
            crs=crs[0].lower(),
            names=" ".join(crs),
            url=url,
            source=source,
            formats="gml,geojson" if json_format else "gml",
            limit=limit,
            key=key,
        ),
        encoding="utf-8",
    )
    settings = folder / "mapserver.conf"
    settings.write_text(f'CONFIG\n  MAPS\n    parcels "{path}"\n  END\nEND\n', encoding="utf-8")
    server.RequestHandlerClass = _cgi({"MAPSERVER_CONFIG_FILE": str(settings), "PATH": os.environ["PATH"]})
    with _running(server):
        yield url.rstrip("&")


def _cgi(environment: Mapping[str, str]) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(_Quiet):
        def do_GET(self) -> None:
            query = urllib.parse.urlsplit(self.path).query
            variables = {**environment, "REQUEST_METHOD": "GET", "QUERY_STRING": query}
            done = subprocess.run([MAPSERVER], env=variables, capture_output=True, check=False, timeout=60)
            head, _, body = done.stdout.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
            self.reply(int(headers.pop("Status", "200").split()[0]), headers, body)

    return Handler


class _Quiet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def _running(server: http.server.ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


@dataclass
class PostgREST:
    """What a PostgREST serves, and how it behaves.

    Attributes:
        tables: Rows of each table by its name; the geometry is what `json_rows` made of it.
        outlines: Of each table the outlines of its rows in its own CRS, for the filters.
        srid: Of each table.
        url: Its address.
        spatial: Whether `ov` works; a database without PostGIS's operator answers 400.
        geodb: "", or what the mode of comparison is called: "comparison_mode" or "bbox_mode".
        counts: Whether that geoDB can count.
        max_rows: Most rows of one answer, PostgREST's `db-max-rows`.
        token: Accepted token; empty for an open service.
        good_for: Requests after which the token has expired; None for ever.
    """

    tables: dict[str, list[dict[str, Any]]]
    outlines: dict[str, NDArray[Any]]
    srid: dict[str, int]
    url: str = ""
    spatial: bool = True
    geodb: str = ""
    counts: bool = True
    max_rows: int = 10_000
    token: str = ""
    good_for: int | None = None
    asked: list[str] = field(default_factory=list)


def json_rows(
    parcels: BuiltParcels, crs: str = "EPSG:3794", *, form: str = "geojson", geometry: str = "geometry"
) -> tuple[list[dict[str, Any]], NDArray[Any]]:
    """Return rows as PostgreSQL writes them as JSON, and their outlines in `crs`.

    Args:
        form: "geojson" (PostGIS 3 with the CRS), "bare" (without) or "wkb" (older: EWKB in hexadecimal digits).
    """
    outlines = moved(parcels.geometries, crs)
    srid = int(crs.rpartition(":")[2])
    rows = []
    for index, outline in enumerate(outlines):
        if form == "wkb":
            value: Any = shapely.to_wkb(shapely.set_srid(outline, srid), hex=True, include_srid=True)
        else:
            value = json.loads(shapely.to_geojson(outline))
            if form == "geojson":
                value["crs"] = {"type": "name", "properties": {"name": crs}}
        rows.append({
            "id": parcels.ids[index],
            "label": int(parcels.codes[index]),
            "kmetija 'ž'": parcels.names[index],
            "Status": None if index % 3 else "oddano",
            geometry: value,
        })  # fmt: skip
    return rows, outlines


@contextmanager
def postgrest_service(service: PostgREST) -> Iterator[PostgREST]:
    """Serve tables as PostgREST does (docs.postgrest.org: tables and views, pagination, functions, errors)."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _postgrest(service))
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_port}"
    with _running(server):
        yield service


def _postgrest(service: PostgREST) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(_Quiet):
        def do_GET(self) -> None:
            self._serve(_select)

        def do_POST(self) -> None:
            self._serve(_function)

        def _serve(self, act: Callable[..., tuple[int, Any, dict[str, str]]]) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            service.asked.append(f"{self.command} {self.path}")
            status, document, headers = 401, {"code": "PGRST301", "message": "JWT expired"}, {}
            if _knows(service, self.headers.get("Authorization", "")):
                status, document, headers = act(service, self.path, self.headers, body)
            content = json.dumps(document, ensure_ascii=False).encode()
            self.reply(status, {"Content-Type": "application/json; charset=utf-8", **headers}, content)

    return Handler


def _knows(service: PostgREST, authorization: str) -> bool:
    if not service.token:
        return True
    if service.good_for is not None:
        service.good_for -= 1
        if service.good_for < 0:
            return False
    return authorization == f"Bearer {service.token}"


def _select(service: PostgREST, path: str, headers: Mapping[str, str], _: bytes) -> tuple[int, Any, dict[str, str]]:
    parts = urllib.parse.urlsplit(path)
    table = urllib.parse.unquote(parts.path.removeprefix("/"))
    query = dict(urllib.parse.parse_qsl(parts.query))
    if table not in service.tables:
        return 404, {"code": "42P01", "message": f'relation "public.{table}" does not exist'}, {}
    chosen = np.arange(len(service.tables[table]))
    for name, value in query.items():
        if name in ("select", "limit", "offset", "order"):
            continue
        srid, _, text = value.removeprefix("ov.SRID=").partition(";")
        if not service.spatial or not value.startswith("ov.SRID="):
            return 400, {"code": "42883", "message": f"operator does not exist: {name} && unknown"}, {}
        if int(srid) != service.srid[table]:
            return 400, {"code": "XX000", "message": "Operation on mixed SRID geometries"}, {}
        bounds = shapely.from_wkt(text).bounds
        boxes = shapely.bounds(service.outlines[table][chosen])
        chosen = chosen[
            (boxes[:, 0] <= bounds[2])
            & (boxes[:, 2] >= bounds[0])
            & (boxes[:, 1] <= bounds[3])
            & (boxes[:, 3] >= bounds[1])
        ]
    rows = [service.tables[table][index] for index in chosen]
    if order := query.get("order", ""):
        rows = sorted(rows, key=lambda row: row[order.rpartition(".")[0]])
    offset = int(query.get("offset", 0))
    page = rows[offset : offset + min(int(query.get("limit", service.max_rows)), service.max_rows)]
    counted = "count=exact" in headers.get("Prefer", "")
    span = f"{offset}-{offset + len(page) - 1}" if page else "*"
    stated = {"Content-Range": f"{span}/{len(rows) if counted else '*'}"}
    return (206 if counted and len(page) < len(rows) else 200), page, stated


def _function(service: PostgREST, path: str, _: Mapping[str, str], body: bytes) -> tuple[int, Any, dict[str, str]]:
    name, given = path.removeprefix("/rpc/"), json.loads(body)
    unknown = {"code": "PGRST202", "message": f"Could not find the function public.{name} in the schema cache"}
    table = given.get("collection")
    if not service.geodb:
        return 404, unknown, {}
    if table not in service.tables:
        return 400, {"code": "P0001", "message": f'find_srid() - could not find the table "public"."{table}"'}, {}
    if name == "geodb_get_collection_srid":
        return 200, [{"src": [{"srid": service.srid[table]}]}], {}
    known = {"collection", "minx", "miny", "maxx", "maxy", service.geodb, "bbox_crs", "where", "op"}
    paged = {"limit", "offset"} if name == "geodb_get_by_bbox" else set()
    functions = ("geodb_get_by_bbox", "geodb_count_by_bbox") if service.counts else ("geodb_get_by_bbox",)
    if name not in functions or set(given) - known - paged:
        return 404, unknown, {}
    if given["bbox_crs"] != service.srid[table]:
        return 400, {"code": "XX000", "message": "ST_Intersects: Operation on mixed SRID geometries"}, {}
    outline = shapely.box(given["minx"], given["miny"], given["maxx"], given["maxy"])
    rows = [
        row
        for row, shape in zip(service.tables[table], service.outlines[table], strict=True)
        if shape.intersects(outline)
    ]
    if name == "geodb_count_by_bbox":
        return 200, [{"src": [{"ct": len(rows)}]}], {}
    rows = sorted(rows, key=lambda row: row["id"])
    start, limit = given.get("offset", 0), given.get("limit", 0)
    return 200, [{"src": rows[start : start + limit if limit else None] or None}], {}
