"""Outlines on their way from a service to the boxes: reprojected, repaired, cut."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.warp import transform

__all__ = ["clipped", "polygons_of", "reprojected"]

_SLIVER = 0.01  # square metres: what reprojection leaves of a neighbour along the edge of a box


def reprojected(geometries: NDArray[Any], source: CRS, target: CRS) -> NDArray[Any]:
    """Return geometries in another CRS, without heights; None for those that have no place in it.

    Args:
        geometries: (N,) array of shapely geometries or None, east before north.
        source: Their CRS.
        target: CRS wanted.
    """
    flat = shapely.force_2d(geometries)
    if source == target or not len(flat):
        return np.asarray(flat)
    coordinates, owners = shapely.get_coordinates(flat, return_index=True)
    if not len(coordinates):
        return np.asarray(flat)
    moved = _moved(coordinates, owners, source, target)
    lost = np.unique(owners[~np.isfinite(moved).all(axis=1)])
    result = np.array(shapely.set_coordinates(flat.copy(), np.nan_to_num(moved, posinf=0.0, neginf=0.0)))
    result[lost] = None
    return result


def _moved(coordinates: NDArray[Any], owners: NDArray[Any], source: CRS, target: CRS) -> NDArray[np.float64]:
    """Return (M, 2) coordinates in another CRS; not finite for all of an outline of which one cannot be told there."""
    try:
        return np.column_stack(transform(source, target, coordinates[:, 0], coordinates[:, 1]))
    except Exception:  # one point stops GDAL; its errors have no common public class
        moved = np.full(coordinates.shape, np.nan)
    for owner in np.unique(owners):
        chosen = owners == owner
        with suppress(Exception):
            moved[chosen] = np.column_stack(transform(source, target, *coordinates[chosen].T))
    return moved


def polygons_of(geometries: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return what of geometries has an area, as valid multipolygons.

    Args:
        geometries: (N,) array of shapely geometries or None.

    Returns:
        (N,) array of multipolygons, None where nothing has an area; and (N,) bool, which were repaired.
    """
    invalid = ~shapely.is_missing(geometries) & ~shapely.is_valid(geometries)
    sound = geometries.copy()
    if invalid.any():
        sound[invalid] = shapely.make_valid(sound[invalid])
    parts, owners = shapely.get_parts(sound, return_index=True)
    inner, places = shapely.get_parts(parts, return_index=True)  # the repair may nest a multipolygon in a collection
    owners = owners[places]
    kept = (shapely.get_type_id(inner) == shapely.GeometryType.POLYGON) & (shapely.area(inner) > 0)
    result = np.full(len(geometries), None, dtype=object)
    if kept.any():
        shapely.multipolygons(inner[kept], indices=owners[kept], out=result)
    return result, invalid & ~shapely.is_missing(result)


def clipped(geometries: NDArray[Any], region: Any) -> NDArray[Any]:  # noqa: ANN401 - shapely has no types
    """Return what of multipolygons lies in a region, None where nothing does.

    Args:
        geometries: (N,) array of valid multipolygons or None.
        region: Polygon or multipolygon, the union of the boxes.
    """
    shapely.prepare(region)
    result = geometries.copy()
    present = ~shapely.is_missing(result)
    crossing = present & ~shapely.covers(region, result)
    result[present & ~shapely.intersects(region, result)] = None
    crossing &= ~shapely.is_missing(result)
    if crossing.any():
        cut, _ = polygons_of(shapely.intersection(result[crossing], region))
        cut[shapely.area(cut) < _SLIVER] = None  # NaN, of None, is not below
        result[crossing] = cut
    return result
