"""Cutting a block into long thin strips and these across, as generations of heirs did."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

__all__ = ["cut_into_strips", "halves"]

Array = NDArray[Any]


def cut_into_strips(
    rng: np.random.Generator,
    block: Any,  # noqa: ANN401 - shapely has no types
    width: float,
    length: float,
    spread: float,
    margin: tuple[float, float],
    least: float,
) -> tuple[Array, float]:
    """Return the parcels (k,) of a block, and the direction of their strips in radians.

    Args:
        rng: Source of randomness.
        block: Polygon, metres.
        width: Median width of a strip.
        length: Median length of a piece of a strip.
        spread: Standard deviation of the logarithms of both.
        margin: Share of the boundaries with a grass margin, and its largest width in metres.
        least: Pieces smaller than this, in square metres, are left out.
    """
    turn = _direction(rng, block)
    middle = shapely.centroid(block)
    lying = _turned(np.array([block]), -turn, middle)[0]
    left, low, right, high = shapely.bounds(lying)
    edges = low + _cuts(rng, high - low, width, spread, smallest=5.0)
    common = rng.random() < 0.5  # pieces of neighbouring strips end at one track
    shared = left + _cuts(rng, right - left, length, 0.8 * spread, smallest=12.0)
    boxes = []
    for bottom, top in pairwise(edges):
        ends = shared if common else left + _cuts(rng, right - left, length, 0.8 * spread, smallest=12.0)
        boxes.append(np.stack([ends[:-1], np.full(ends.size - 1, bottom), ends[1:], np.full(ends.size - 1, top)], 1))
    sides = np.concatenate(boxes)
    sides += _margins(rng, len(sides), *margin)
    sides = sides[(sides[:, 2] - sides[:, 0] > 6) & (sides[:, 3] - sides[:, 1] > 4)]
    pieces = shapely.intersection(shapely.box(*sides.T), lying)
    pieces = shapely.get_parts(pieces)
    pieces = pieces[(shapely.get_type_id(pieces) == 3) & (shapely.area(pieces) >= least)]
    return _turned(pieces, turn, middle), turn


def halves(rng: np.random.Generator, parcel: Any) -> list[Any]:  # noqa: ANN401 - shapely has no types
    """Return the two or more parts of a parcel cut across somewhere about its middle."""
    middle = shapely.centroid(parcel)
    turn = _direction(rng, parcel, wander=0.0)
    lying = _turned(np.array([parcel]), -turn, middle)[0]
    left, low, right, high = shapely.bounds(lying)
    at = left + (right - left) * rng.uniform(0.25, 0.75)
    boxes = shapely.box([left - 1, at], low - 1, [at, right + 1], high + 1)
    parts = shapely.get_parts(shapely.intersection(boxes, lying))
    parts = parts[shapely.get_type_id(parts) == 3]
    return list(_turned(parts, turn, middle))


def _cuts(rng: np.random.Generator, whole: float, typical: float, spread: float, smallest: float) -> Array:
    """Return positions from 0 to at least `whole`, lognormally apart."""
    number = int(whole / typical * 2) + 6
    steps = rng.lognormal(np.log(typical), spread, number).clip(smallest, 12 * typical)
    return np.asarray(np.concatenate(([0.0], np.cumsum(steps))) - steps[0] * rng.random())


def _margins(rng: np.random.Generator, number: int, share: float, widest: float) -> Array:
    """Return what to add to the four sides (left, low, right, high) of each piece for its grass margins."""
    there = rng.random((number, 4)) < share
    return np.where(there, widest * rng.uniform(0.15, 1.0, (number, 4)), 0.0) / 2 * (1, 1, -1, -1)


def _direction(rng: np.random.Generator, polygon: Any, wander: float = 0.12) -> float:  # noqa: ANN401
    """Return the direction of the longer side of the tightest rectangle round a polygon, a little off."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(polygon))[:3]
    sides = np.diff(corners, axis=0)
    along = sides[np.argmax((sides**2).sum(axis=1))]
    return float(np.arctan2(along[1], along[0]) + rng.normal(0, wander))


def _turned(polygons: Array, angle: float, middle: Any) -> Array:  # noqa: ANN401
    """Return polygons turned about a point."""
    centre = shapely.get_coordinates(middle)[0]
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(shapely.transform(polygons, lambda points: (points - centre) @ turn + centre))
