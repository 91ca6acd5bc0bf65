"""The blocks a landscape is made of: which use lies where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.simulation.settings import LandSettings

__all__ = ["USES", "Zones", "divide"]

Array = NDArray[Any]

USES = ("arable", "mixed", "meadow", "forest", "settlement", "orchard", "water")
"""Uses of blocks, in the order of `LandSettings.shares`."""

# Where each use lies from the valley floor (-1) to the hills (+1): slope of its logarithm of likelihood with height.
_SLOPES = np.array([-1.6, -0.4, 0.3, 1.9, 0.0, 0.9, -2.0])
_MARGIN = 250.0  # metres beyond the place, so that its border cuts blocks like any other line


@dataclass(frozen=True)
class Zones:
    """Blocks of one use.

    Attributes:
        outlines: (m,) polygons that cover the place, metres from its lower left corner.
        uses: (m,) places in `USES`.
    """

    outlines: Array
    uses: NDArray[np.int64]


def divide(rng: np.random.Generator, side: float, settings: LandSettings) -> Zones:
    """Divide a square place into blocks.

    Args:
        rng: Source of randomness.
        side: Side of the place in metres.
        settings: Size and uses of the blocks.
    """
    centres = _centres(rng, side, settings.block * rng.uniform(0.85, 1.2))
    stretch, turn = rng.uniform(0.7, 1.45), rng.uniform(0, np.pi)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) * (stretch, 1 / stretch)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(centres @ matrix)))
    inverse = np.linalg.inv(matrix)
    cells = shapely.transform(cells, lambda points: points @ inverse)
    cells = cells[shapely.intersects(cells, shapely.box(-50, -50, side + 50, side + 50))]
    cells = shapely.intersection(cells, shapely.box(-_MARGIN, -_MARGIN, side + _MARGIN, side + _MARGIN))
    middles = shapely.get_coordinates(shapely.centroid(cells))
    return Zones(cells, _uses(rng, middles, settings))


def _centres(rng: np.random.Generator, side: float, distance: float) -> Array:
    """Return points about evenly apart: a grid, each point moved at random."""
    steps = np.arange(-2 * _MARGIN, side + 2 * _MARGIN + distance, distance)
    points = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    return np.asarray(points + rng.uniform(-0.45, 0.45, points.shape) * distance)


def _uses(rng: np.random.Generator, middles: Array, settings: LandSettings) -> NDArray[np.int64]:
    """Return the use of each block: likely by height above the valley floor, else at random."""
    shares = rng.dirichlet(np.array(settings.shares) * settings.steadiness) + 1e-4
    height = _height(rng, middles)
    likelihood = np.log(shares) + np.outer(height, _SLOPES) - 0.5 * _SLOPES**2 * height.var()
    return np.asarray((likelihood + rng.gumbel(0, 0.75, likelihood.shape)).argmax(axis=1))


def _height(rng: np.random.Generator, points: Array) -> Array:
    """Return a smooth random height at points (m, 2), about -1 to 1."""
    height = np.zeros(len(points))
    for _ in range(5):
        angle, length, phase = rng.uniform(0, 2 * np.pi), rng.uniform(1600, 5000), rng.uniform(0, 2 * np.pi)
        height += np.sin(2 * np.pi / length * points @ (np.cos(angle), np.sin(angle)) + phase)
    return np.asarray(height / np.sqrt(2.5))
