"""Parcels from PostgREST, and from geoDB, which is PostgREST with functions of its own.

A geoDB gives the rows of a rectangle through `rpc/geodb_get_by_bbox`, ordered by `id`. Any other PostgREST is asked
for the table itself with the filter `ov`, which on a column of PostGIS is the operator `&&` (the outlines' rectangles
overlap); where the database refuses that, the whole table is read and cut here, and the analyst is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import numpy as np
import shapely
from rasterio.crs import CRS
from shapely.errors import GEOSException

from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.reference.fetching.pages import (
    CRS84,
    PAGE_SIZE,
    Bounds,
    Page,
    bounds_in,
    crs_named,
    feature_page,
    fetch_document,
)
from furrow.engine.reporting import Reporter
from furrow.engine.transfer.answers import shown_address
from furrow.engine.transfer.client import Answer, Request, TransferClient

__all__ = ["GeoDBCollection", "PostgRESTTable", "open_postgrest"]

NAME = "The database service"
_MODES = ("comparison_mode", "bbox_mode")
"""What newer and older installations of geoDB call the parameter that says how outlines are compared."""

_KEYS = ("id", "gid", "fid", "ogc_fid", "objectid", "pk", "uuid")
"""Columns that number the rows of a table, the likeliest first: pages need an order to be whole."""


@dataclass(frozen=True)
class GeoDBCollection:
    """A collection of a geoDB.

    Attributes:
        client: Does the transfers.
        root: Address of the service.
        table: Name of the collection with its database, such as `geodb_1234_parcels`.
        geometry_field: Column of the geometry; geoDB calls it `geometry`.
        crs: CRS of the collection.
    """

    client: TransferClient
    root: str
    table: str
    geometry_field: str
    crs: CRS

    def pages(self, bounds: Bounds, crs: CRS) -> Iterator[Page]:
        """Yield the rows that touch a rectangle; see `Service`."""
        mode, rows = self._first(bounds, crs)
        total = self._count(bounds, crs, mode) if rows else 0
        offset = 0
        while rows:
            yield _page(rows, self.geometry_field, self.crs, total)
            offset += len(rows)
            if len(rows) < PAGE_SIZE and (total is None or offset >= total):
                return
            rows = self._rows(bounds, crs, mode, offset)

    def _first(self, bounds: Bounds, crs: CRS) -> tuple[str, list[dict[str, Any]]]:
        """Return what this installation calls the mode of comparison, and the first rows."""
        *others, last = _MODES
        for mode in others:
            with suppress(InputError):
                return mode, self._rows(bounds, crs, mode, 0)
        return last, self._rows(bounds, crs, last, 0)

    def _rows(self, bounds: Bounds, crs: CRS, mode: str, offset: int) -> list[dict[str, Any]]:
        return self._call("geodb_get_by_bbox", self._where(bounds, crs, mode, limit=PAGE_SIZE, offset=offset))

    def _count(self, bounds: Bounds, crs: CRS, mode: str) -> int | None:
        try:
            rows = self._call("geodb_count_by_bbox", self._where(bounds, crs, mode))
        except InputError:  # older installations cannot count
            return None
        count = rows[0].get("ct") if rows else None
        return count if isinstance(count, int) else None

    def _where(self, bounds: Bounds, crs: CRS, mode: str, **paging: int) -> dict[str, Any]:
        left, bottom, right, top = bounds_in(bounds, crs, self.crs)
        place = {"minx": left, "miny": bottom, "maxx": right, "maxy": top, "bbox_crs": self.crs.to_epsg()}
        return {"collection": self.table, **place, mode: "intersects", "where": "id>-1", "op": "AND", **paging}

    def _call(self, function: str, arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
        return _call(self.client, self.root, function, arguments)


@dataclass(frozen=True)
class PostgRESTTable:
    """A table or view of a PostgREST service.

    Attributes:
        client: Does the transfers.
        address: Address of the table.
        geometry_field: Column of the geometry.
        crs: CRS of the geometry.
        key: Column the rows are ordered by, or empty.
        reporter: Told when the whole table has to be read.
    """

    client: TransferClient
    address: str
    geometry_field: str
    crs: CRS
    key: str
    reporter: Reporter

    def pages(self, bounds: Bounds, crs: CRS) -> Iterator[Page]:
        """Yield the rows whose rectangle overlaps a rectangle; see `Service`."""
        left, bottom, right, top = bounds_in(bounds, crs, self.crs)
        ring = ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))
        outline = ",".join(f"{x!r} {y!r}" for x, y in ring)
        place = {self.geometry_field: f"ov.SRID={self.crs.to_epsg()};POLYGON(({outline}))"}
        try:
            rows, total = self._rows(place, 0)
        except InputError:
            place = {}
            rows, total = self._rows(place, 0)
            told = "all its rows" if total is None else f"all its {total:,} rows"
            self.reporter.warn(f"{NAME} cannot choose rows by place, so {told} are read for each box.")
        offset = 0
        while rows:
            yield _page(rows, self.geometry_field, self.crs, total)
            offset += len(rows)
            if total is not None and offset >= total:
                return
            rows, _ = self._rows(place, offset)

    def _rows(self, place: Mapping[str, str], offset: int) -> tuple[list[dict[str, Any]], int | None]:
        """Return the rows from an offset on, and with the first of them how many there are."""
        params = {"select": "*", **place, "limit": str(PAGE_SIZE), "offset": str(offset)}
        if self.key:
            params["order"] = f"{self.key}.asc"
        # Counting costs the database a whole query, so it is asked for once.
        headers = {} if offset else {"Prefer": "count=exact"}
        return _rows(self.client, Request(self.address, params=params, headers=headers))


def open_postgrest(
    client: TransferClient, url: str, table: str, geometry_field: str, reporter: Reporter
) -> GeoDBCollection | PostgRESTTable:
    """Return a collection of a geoDB, or a table of any other PostgREST.

    Args:
        client: Does the transfers.
        url: Root of the service.
        table: Table or view; in a geoDB the collection with its database, such as `geodb_1234_parcels`.
        geometry_field: Column of the geometry.
        reporter: Told when the whole table has to be read.

    Raises:
        InputError: There is no such table or column, or it does not say its CRS.
        TransferError: The address is that of something else.
    """
    parts = urlsplit(url.strip())
    root = urlunsplit(parts._replace(path=parts.path.rstrip("/"), query="", fragment=""))
    try:
        described = _call(client, root, "geodb_get_collection_srid", {"collection": table})
    except InputError:  # no geoDB, or no such collection: the table itself tells
        described = []
    srid = described[0].get("srid") if described else None
    crs = crs_named(f"EPSG:{srid}") if srid else None
    if crs is not None:
        return GeoDBCollection(client, root, table, geometry_field, crs)
    address = f"{root}/{quote(table, safe='')}"
    rows, _ = _rows(client, Request(address, params={"select": "*", "limit": "1"}))
    if not rows:
        return PostgRESTTable(client, address, geometry_field, CRS84, "", reporter)
    if geometry_field not in rows[0]:
        named = ", ".join(f"'{name}'" for name in list(rows[0])[:12])
        raise InputError(
            f"The table '{table}' has no column '{geometry_field}', but {named}: name the one with the geometry."
        )
    key = next((name for known in _KEYS for name in rows[0] if name.casefold() == known), "")
    return PostgRESTTable(client, address, geometry_field, _crs_of(rows[0][geometry_field], table), key, reporter)


def _crs_of(value: object, table: str) -> CRS:
    """Return the CRS that a geometry says it is in; degrees that say nothing are CRS84, as in GeoJSON."""
    stated = None
    if isinstance(value, dict):
        named = value.get("crs")
        properties = named.get("properties") if isinstance(named, dict) else None
        stated = str(properties.get("name")) if isinstance(properties, dict) else None
    geometry = _geometry(value)
    if stated is None and geometry is not None and shapely.get_srid(geometry):
        stated = f"EPSG:{shapely.get_srid(geometry)}"
    crs = crs_named(stated) if stated else None
    if stated is None and geometry is not None:
        left, bottom, right, top = geometry.bounds
        crs = CRS84 if -180 <= left <= right <= 180 and -90 <= bottom <= top <= 90 else None
    if crs is None:
        raise InputError(
            f"The table '{table}' does not say in which coordinate reference system it is ({stated or 'none stated'}): "
            "ask those who run it to set the SRID of its geometry."
        )
    return crs


def _page(rows: Sequence[Mapping[str, Any]], geometry_field: str, crs: CRS, total: int | None) -> Page:
    if any(isinstance(row.get(geometry_field), str) for row in rows):
        geometries = np.empty(len(rows), dtype=object)
        geometries[:] = [_geometry(row.get(geometry_field)) for row in rows]
    else:
        collection = {"features": [{"geometry": row.get(geometry_field)} for row in rows]}
        geometries = feature_page(collection, crs).geometries
    key = next((name for known in _KEYS for name in rows[0] if name.casefold() == known), None) if rows else None
    return Page(
        geometries,
        [{name: value for name, value in row.items() if name != geometry_field} for row in rows],
        ["" if key is None or row.get(key) is None else str(row[key]) for row in rows],
        crs,
        total,
    )


def _geometry(value: object) -> Any:  # noqa: ANN401 - shapely geometries have no types
    """Return the geometry of GeoJSON, or of WKB in hexadecimal digits as older databases write it; None if unread."""
    try:
        if isinstance(value, str):
            return shapely.from_wkb(bytes.fromhex(value))
        return feature_page({"features": [{"geometry": value}]}, CRS84).geometries[0]
    except (ValueError, GEOSException):
        return None


def _call(client: TransferClient, root: str, function: str, arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a function of geoDB, which wraps them in the column `src` of a single row."""

    def check(document: Any) -> str:  # noqa: ANN401 - any JSON
        return "" if _wrapped(document) is not None else "it sent JSON without the column 'src'"

    request = Request(f"{root}/rpc/{function}", method="POST", json=dict(arguments))
    document, _ = fetch_document(client, request, check)
    return _wrapped(document) or []


def _wrapped(document: Any) -> list[dict[str, Any]] | None:  # noqa: ANN401 - any JSON
    if isinstance(document, list) and len(document) == 1:
        document = document[0]
    if not isinstance(document, dict) or "src" not in document:
        return None
    rows = document["src"] or []  # of no rows SQL makes null
    return rows if isinstance(rows, list) and all(isinstance(row, dict) for row in rows) else None


def _rows(client: TransferClient, request: Request) -> tuple[list[dict[str, Any]], int | None]:
    def check(document: Any) -> str:  # noqa: ANN401 - any JSON
        sound = isinstance(document, list) and all(isinstance(row, dict) for row in document)
        return "" if sound else "it sent JSON that is no list of rows"

    rows, answer = fetch_document(client, request, check)
    return rows, _stated_total(answer, len(rows))


def _stated_total(answer: Answer, count: int) -> int | None:
    """Return the size that `Content-Range: 0-999/2345` states, None where it states none."""
    span, _, total = answer.headers.get("Content-Range", "").partition("/")
    first, _, last = span.partition("-")
    if first.isdigit() and last.isdigit() and int(last) - int(first) + 1 != count:
        raise TransferError(
            f"{NAME} at {shown_address(answer.url)} sent {count} rows and says that they are {span}: run the job again."
        )
    return int(total) if total.isdigit() else None
