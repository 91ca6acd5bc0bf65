"""What lies between the parcels: villages, roads, a stream, hedges, single trees."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.simulation.kinds import Kind
from furrow.engine.simulation.outlines import Canvas
from furrow.engine.simulation.strips import cut_into_strips

__all__ = ["paint_through_lines", "paint_trees", "paint_village", "through_lines"]

Array = NDArray[Any]

_GARDENS = (Kind.ROUGH_GRASS, Kind.MEADOW, Kind.VEGETABLES, Kind.GRAVEL, Kind.ORCHARD, Kind.BROADLEAF)
_GARDEN_SHARES = (0.42, 0.12, 0.10, 0.14, 0.12, 0.10)


def paint_village(rng: np.random.Generator, canvas: Canvas, block: Any) -> None:  # noqa: ANN401 - shapely has no types
    """Paint a block of houses with gardens along streets."""
    canvas.paint([block], Kind.ASPHALT)
    inner = shapely.buffer(block, -3.0)
    if shapely.is_empty(inner):
        return
    plots, turn = cut_into_strips(rng, inner, 24.0, 38.0, 0.25, (0.12, 4.0), 80.0)
    canvas.paint(plots, rng.choice([int(kind) for kind in _GARDENS], len(plots), p=_GARDEN_SHARES))
    built = plots[(rng.random(len(plots)) < 0.75) & (shapely.area(plots) > 250)]
    canvas.paint(_houses(rng, built, turn), Kind.ROOF)
    trees = shapely.get_coordinates(shapely.point_on_surface(plots[rng.random(len(plots)) < 0.35]))
    spots = shapely.points(trees + rng.normal(0, 6, trees.shape))
    canvas.paint(shapely.buffer(spots, rng.uniform(2.0, 4.5, len(spots)), quad_segs=3), Kind.BROADLEAF)


def _houses(rng: np.random.Generator, plots: Array, turn: float) -> Array:
    centres = shapely.get_coordinates(shapely.centroid(plots)) + rng.normal(0, 3, (len(plots), 2))
    half = rng.lognormal(np.log((6.5, 4.5)), 0.25, (len(plots), 2))
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])[None] * half[:, None]
    matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return np.asarray(shapely.polygons(corners @ matrix + centres[:, None]))


def through_lines(rng: np.random.Generator, side: float) -> list[tuple[Any, str]]:
    """Return the middle lines of roads, lanes and perhaps a stream, each with its name.

    Args:
        rng: Source of randomness.
        side: Side of the place in metres.
    """
    number = rng.poisson(0.6 + side / 2200)
    names = ["road"] * int(number) + ["lane"] * int(rng.poisson(side / 1300)) + ["stream"] * int(rng.random() < 0.5)
    return [(_wandering(rng, side, 0.5 if name == "stream" else 0.2), name) for name in names]


def _wandering(rng: np.random.Generator, side: float, bend: float) -> Any:  # noqa: ANN401 - shapely has no types
    """Return a line right through the place."""
    angle, start = rng.uniform(0, np.pi), rng.uniform(0.05, 0.95, 2) * side
    along = np.arange(-1.5 * side - 300, 1.5 * side + 300, 25.0)
    across = np.zeros_like(along)
    for length in (400.0, 900.0, 2300.0):
        wave = length * rng.uniform(0.7, 1.4)
        across += bend * wave / 9 * np.sin(2 * np.pi * along / wave + rng.uniform(0, 2 * np.pi))
    direction, normal = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    return shapely.linestrings(start + along[:, None] * direction + across[:, None] * normal)


def paint_through_lines(rng: np.random.Generator, canvas: Canvas, lines: list[tuple[Any, str]]) -> Any:  # noqa: ANN401
    """Paint roads, lanes and streams with their verges, and return the land they take from parcels."""
    taken = []
    for line, name in lines:
        if name == "stream":
            half = rng.uniform(1.5, 6.0)
            layers = [
                (half + rng.uniform(4, 9), Kind.ROUGH_GRASS),
                (half + rng.uniform(1, 4), Kind.BROADLEAF),
                (half, Kind.WATER),
            ]
        elif name == "road":
            half = rng.uniform(2.8, 4.5)
            layers = [(half + rng.uniform(1, 4), Kind.ROUGH_GRASS), (half, Kind.ASPHALT)]
        else:
            half = rng.uniform(1.3, 2.0)
            layers = [(half + rng.uniform(0.3, 1.2), Kind.ROUGH_GRASS), (half, Kind.GRAVEL)]
        outlines = [shapely.buffer(line, reach, quad_segs=3) for reach, _ in layers]
        for outline, (_, kind) in zip(outlines, layers, strict=True):
            canvas.paint([outline], kind)
        taken.append(outlines[0])
    return shapely.union_all(taken) if taken else shapely.Polygon()


def paint_trees(rng: np.random.Generator, canvas: Canvas, side: float) -> None:
    """Paint single trees and small groves anywhere."""
    number = rng.poisson(side * side / 60_000)
    spots = shapely.points(rng.uniform(-20, side + 20, (number, 2)))
    canvas.paint(shapely.buffer(spots, rng.lognormal(np.log(4.5), 0.4, number), quad_segs=3), Kind.BROADLEAF)
