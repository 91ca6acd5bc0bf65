"""Distances to the nearest of some pixels, as two passes over a raster that keep one byte a pixel.

The first pass finds the distance within each column, the second looks from a pixel along its row for as long as the
columns there can still be nearer (Meijster, Roerdink and Hesselink, 2000). Distances count up to a bound only, and most
borders lie near each other, so the second pass ends after a few steps.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.compiled import compiled

__all__ = ["FARTHEST", "add_distances", "column_distances"]

FARTHEST = 100
"""Pixels from which a distance is not told apart from a longer one, or from none at all."""

_NONE = 255  # in columns: nothing as near as FARTHEST


@compiled
def column_distances(targets: NDArray[np.bool_], distances: NDArray[np.uint8]) -> None:
    """Write the distance of each pixel to the nearest target of its column.

    Args:
        targets: (H, W).
        distances: (H, W) to write: pixels, 255 where there is none within 254.
    """
    height, width = targets.shape
    for row in range(height):
        for column in range(width):
            above = distances[row - 1, column] if row else np.uint8(_NONE)
            farther = above + np.uint8(1) if above < _NONE else np.uint8(_NONE)
            distances[row, column] = np.uint8(0) if targets[row, column] else farther
    for row in range(height - 2, -1, -1):
        for column in range(width):
            below = distances[row + 1, column]
            farther = below + np.uint8(1) if below < _NONE else np.uint8(_NONE)
            distances[row, column] = min(distances[row, column], farther)


@compiled
def add_distances(
    measured: NDArray[np.bool_],
    columns: NDArray[np.uint8],
    inside: NDArray[np.bool_],
    counts: NDArray[np.int64],
) -> None:
    """Count measured pixels by their squared distance to the nearest target.

    Args:
        measured: (H, W).
        columns: (H, W) as `column_distances` writes them.
        inside: (H, W) True where a distance counts as positive, else as negative.
        counts: (2 x FARTHEST^2 + 1,), entry i of the distance i - FARTHEST^2.
    """
    height, width = measured.shape
    middle = FARTHEST * FARTHEST
    for row in range(height):
        for column in range(width):
            if not measured[row, column]:
                continue
            nearest, step = np.int64(middle), np.int64(0)
            while step * step < nearest:
                for there in (column - step, column + step):
                    if 0 <= there < width:
                        down = np.int64(columns[row, there])
                        nearest = min(nearest, down * down + step * step)
                step += 1
            counts[middle + nearest if inside[row, column] else middle - nearest] += 1
