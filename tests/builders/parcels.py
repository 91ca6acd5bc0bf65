"""Small layers of parcels, made from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from furrow.engine.geogrid import GeoGrid

__all__ = ["strips", "write_parcels"]


def strips(grid: GeoGrid, seed: int = 1, width: float = 24.0, length: float = 90.0) -> list[shapely.Polygon]:
    """Return slightly turned rectangles, side by side, that cover most of a grid and hang over its edges."""
    rng = np.random.default_rng(seed)
    left, bottom, right, top = grid.bounds
    parcels = []
    for x in np.arange(left - width / 2, right, width):
        for y in np.arange(bottom - length / 2, top, length):
            outline = shapely.box(x, y, x + width * rng.uniform(0.5, 0.95), y + length * rng.uniform(0.6, 0.97))
            parcels.append(shapely.affinity.rotate(outline, rng.uniform(-3, 3)))
    return parcels


def write_parcels(
    path: Path,
    geometries: Sequence[shapely.Geometry | None],
    classes: Sequence[object],
    *,
    crs: str | None = "EPSG:32633",
    field: str = "class",
    layer: str | None = None,
) -> Path:
    """Write a GeoPackage or FlatGeobuf (by its ending) of polygons with one field."""
    path.parent.mkdir(parents=True, exist_ok=True)
    driver = {".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".geojson": "GeoJSON"}[path.suffix]
    options = {"layer": layer} if layer else {}
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(geometries, dtype=object)),
        [np.array(classes)],
        [field],
        geometry_type="Unknown",
        crs=crs,
        driver=driver,
        **options,
    )
    return path
