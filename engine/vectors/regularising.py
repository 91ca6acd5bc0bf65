"""Outlines without the steps of the pixels, in one strip at a time, so that parcels still do not overlap.

Simplified is the coverage as a whole, not each polygon by itself (the Visvalingam-Whyatt algorithm as GEOS applies it
to coverages, `coverage_simplify`): a border or a corner that two polygons share stays shared, and no line is moved
across another. A strip sees nothing of the next one. So that the pieces of a parcel still fit together at the seam,
the pixels' edges there must stay as they are: a lid, a polygon laid along the seam, makes them borders of two
polygons whose ends are borders of three, and these GEOS keeps. A chord between points on one side of the seam never
crosses it, so pieces of different strips cannot overlap either.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

__all__ = ["regularised"]

_DEPTH = 1000.0  # pixels; how far a lid reaches beyond the seam, where nothing is


def regularised(
    polygons: NDArray[Any], tolerance: float, width: int, seams: tuple[int | None, int | None]
) -> NDArray[Any]:
    """Return the simplified polygons of a strip.

    Args:
        polygons: (N,) polygons in pixels that do not overlap.
        tolerance: Pixels; corners go where the triangle they make has less area than its square.
        width: Columns of the raster.
        seams: The rows of the seams above and below, None where the raster ends.
    """
    if not len(polygons):
        return polygons
    lids = [
        lid
        for seam, depth in zip(seams, (-_DEPTH, _DEPTH), strict=True)
        if seam is not None and (lid := _lid(polygons, seam, depth, width)) is not None
    ]
    coverage = np.array([*polygons, *lids], dtype=object)
    simplified: NDArray[Any] = shapely.coverage_simplify(coverage, tolerance)
    return simplified[: len(polygons)]


def _lid(polygons: NDArray[Any], seam: int, depth: float, width: int) -> shapely.Polygon | None:
    """Return a rectangle along a seam that has all points the polygons have there, or None where they have none."""
    points = shapely.get_coordinates(polygons)
    columns = np.unique(points[points[:, 1] == seam, 0])
    if not len(columns):
        return None
    along = np.concatenate([[-1.0], columns, [width + 1.0]])
    edge = np.stack([along, np.full(len(along), float(seam))], axis=1)
    far = [[width + 1.0, seam + depth], [-1.0, seam + depth]]
    return shapely.Polygon(np.concatenate([edge, far]))
