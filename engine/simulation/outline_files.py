"""Outlines of real parcels from a vector file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from affine import Affine
from numpy.typing import NDArray
from pyogrio.errors import DataSourceError
from rasterio.crs import CRS
from rasterio.errors import CRSError

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid

__all__ = ["read_outlines"]

_PIXEL = 10.0
# Any other format would be opened by any of GDAL's drivers, some of which follow references to other files and servers.
_MAGIC = (b"SQLite format 3\x00", b"fgb\x03")


def read_outlines(path: Path, layer: str, size: int) -> tuple[NDArray[Any], GeoGrid]:
    """Return the polygons of a file, and the grid around their middle that a place is simulated on.

    Args:
        path: GeoPackage or FlatGeobuf in a projected CRS in metres.
        layer: Layer name; empty for the first.
        size: Side of the place in pixels of 10 m.

    Returns:
        The polygons that touch the place, and its grid, on whole tens of metres.

    Raises:
        InputError: The file is of another format, has no such layer, no CRS in metres or no polygons.
        DamagedFileError: It cannot be read.
    """
    polygons, crs = _read(path, layer)
    centres = shapely.get_coordinates(shapely.centroid(polygons))
    column, row = np.median(centres, axis=0)
    half = size * _PIXEL / 2
    left, top = (float(np.round(value / _PIXEL) * _PIXEL) for value in (column - half, row + half))
    grid = GeoGrid(crs, Affine(_PIXEL, 0, left, 0, -_PIXEL, top), size, size)
    there = polygons[shapely.intersects(polygons, shapely.box(*grid.bounds))]
    return there, grid


def _read(path: Path, layer: str) -> tuple[NDArray[Any], CRS]:
    _require_known_format(path)
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(path)]
        if layer and layer not in names:
            raise InputError(f"The file '{path}' has no layer '{layer}', but {', '.join(names)}: choose one of them.")
        meta, _, wkb, _ = pyogrio.raw.read(path, layer=layer or names[0], columns=[])
    except DataSourceError as error:
        raise DamagedFileError(f"The outlines in '{path}' cannot be read: the file is damaged or empty.") from error
    try:
        crs = CRS.from_user_input(meta.get("crs") or "")
    except CRSError as error:
        raise InputError(f"The outlines '{path}' have no known coordinate reference system: assign one.") from error
    if not crs.is_projected or crs.linear_units_factor[1] != 1.0:
        raise InputError(f"The outlines are in {crs.to_string()}, not in metres: reproject them, to UTM say.")
    polygons = shapely.force_2d(shapely.from_wkb(wkb))
    polygons = shapely.get_parts(shapely.make_valid(polygons[np.isin(shapely.get_type_id(polygons), (3, 6))]))
    polygons = polygons[(shapely.get_type_id(polygons) == 3) & (shapely.area(polygons) > 1)]
    if not len(polygons):
        raise InputError(f"The outlines '{path}' hold no polygon: choose another layer.")
    return np.asarray(polygons), crs


def _require_known_format(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"There is no file of outlines '{path}': check the path.")
    with path.open("rb") as file:
        begin = file.read(16)
    if not any(begin.startswith(magic) for magic in _MAGIC):
        raise InputError(f"The outlines '{path}' are neither a GeoPackage nor a FlatGeobuf: export them as one.")
