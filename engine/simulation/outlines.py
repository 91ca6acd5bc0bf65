"""Outlines of patches as polygons, and what is shared by those who draw them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.simulation.kinds import Kind

__all__ = ["Canvas", "smooth_bend"]

Array = NDArray[Any]


@dataclass
class Canvas:
    """Patches in the order they are painted: later ones lie on top.

    Attributes:
        outlines: Polygons.
        kinds: What covers each.
        parcels: Number of the declared parcel each is a part of, or -1.
        fields: Outlines of the declared parcels.
    """

    outlines: list[Any] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    parcels: list[int] = field(default_factory=list)
    fields: list[Any] = field(default_factory=list)

    def paint(self, outlines: Array | list[Any], kinds: Array | list[int] | Kind) -> None:
        """Paint polygons that nobody declares."""
        self.outlines.extend(outlines)
        self.kinds.extend([int(kinds)] * len(outlines) if isinstance(kinds, Kind) else [int(kind) for kind in kinds])
        self.parcels.extend([-1] * len(outlines))

    def declare(self, outline: Any, parts: list[Any], kinds: list[int]) -> None:  # noqa: ANN401 - shapely has no types
        """Paint a parcel that a farmer declares, of one or several parts."""
        self.fields.append(outline)
        self.outlines.extend(parts)
        self.kinds.extend(kinds)
        self.parcels.extend([len(self.fields) - 1] * len(parts))


def smooth_bend(rng: np.random.Generator, polygons: Array, amplitude: float) -> Array:
    """Return polygons moved by a smooth random field, as boundaries in the field are not straight.

    Neighbours stay neighbours, since all are moved by the same field.

    Args:
        rng: Source of randomness.
        polygons: Array of polygons, metres.
        amplitude: Typical displacement, metres.
    """
    waves = 7
    lengths = rng.uniform(260, 1100, (2, waves))
    angles = rng.uniform(0, 2 * np.pi, (2, waves))
    phases = rng.uniform(0, 2 * np.pi, (2, waves))
    frequencies = 2 * np.pi / lengths
    size = amplitude * np.sqrt(2 / waves) * lengths / lengths.mean()

    def moved(points: Array) -> Array:
        shifts = []
        for axis in range(2):
            along = points[:, :1] * np.cos(angles[axis]) + points[:, 1:2] * np.sin(angles[axis])
            shifts.append((size[axis] * np.sin(frequencies[axis] * along + phases[axis])).sum(axis=1))
        return np.asarray(points + np.stack(shifts, axis=1))

    return np.asarray(shapely.transform(shapely.segmentize(polygons, 25.0), moved))
