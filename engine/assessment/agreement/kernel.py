"""Sums over the pixels of a strip, for all its parcels in one pass of machine code.

All arrays of pixels have a frame of `MARGIN` pixels, (h + 2 MARGIN, W + 2 MARGIN), so no neighbour needs a bounds
check. Distances are those of pixel centres, in pixels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.agreement.canvas import MARGIN
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.compiled import compiled

__all__ = ["COUNTS", "SUMS", "add_borders", "add_pixels", "add_surroundings", "count_values", "far_fields"]

COUNTS = ("pixels", "pixels_10m", "hits", "known", "probability", "squares", "committed", "ring")
"""Whole numbers of each parcel: pixels with a prediction; whole ones of 10 m; cultivated ones in the map; those with a
probability, and the sums of the stored probabilities and of their squares; cultivated ones around it that lie nearest
to it; pixels of its ring."""

SUMS = ("likely", "likely_around", "weight", "border_m", "border_pixels")
"""Other sums: of how likely its pixels are cultivated; the same of the committed ones around it; of the weights; of the
distances (pixels) between borders, and of how many border pixels."""

Owners = NDArray[np.int32]
Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

_UNKNOWN = 255
_NEAR = 4  # pixels of 2.5 m: 10 m
_RING = 2  # pixels: the radius of rings in the weight map
_SIDE = SCALE


def _disk() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the steps (49, 2) of the disk of radius `_NEAR`, the nearest first, and their squared lengths (49,)."""
    side = np.arange(-_NEAR, _NEAR + 1)
    rows, columns = (each.ravel() for each in np.meshgrid(side, side, indexing="ij"))
    squared = rows**2 + columns**2
    order = np.argsort(squared, kind="stable")
    order = order[squared[order] <= _NEAR**2]
    return np.stack([rows[order], columns[order]], axis=1), squared[order]


_STEPS, _SQUARED = _disk()


@compiled
def add_pixels(
    owners: Owners, mapped: Bytes, chance: Bytes, likely: Floats, weights: NDArray[Any], counts: Numbers, sums: Floats
) -> None:
    """Add what pixels say of the parcels that own them.

    Args:
        owners: int32, the parcel that owns each pixel, from 1; 0 for none.
        mapped: uint8, 1 cultivated, 0 not, 255 no prediction.
        chance: uint8, the stored probability, 255 where there is none.
        likely: (256,) float64, how likely a pixel of each stored probability is cultivated.
        weights: float32 of the pixels, or of no size where there are none.
        counts: (parcels + 1, len(COUNTS)) int64 to add to.
        sums: (parcels + 1, len(SUMS)) float64 to add to.
    """
    height, width = owners.shape
    weighted = weights.size > 0
    for row in range(MARGIN, height - MARGIN):
        for column in range(MARGIN, width - MARGIN):
            owner, cultivated = owners[row, column], mapped[row, column]
            if owner == 0 or cultivated == _UNKNOWN:
                continue
            stored = chance[row, column]
            counts[owner, 0] += 1
            counts[owner, 2] += cultivated
            if stored != _UNKNOWN:
                counts[owner, 3] += 1
                counts[owner, 4] += stored
                counts[owner, 5] += np.int64(stored) * np.int64(stored)
                sums[owner, 0] += likely[stored]
            else:
                sums[owner, 0] += cultivated
            if weighted:
                sums[owner, 2] += weights[row, column]
    for row in range(MARGIN, height - MARGIN, _SIDE):
        for column in range(MARGIN, width - MARGIN, _SIDE):
            owner = owners[row, column]
            if owner > 0 and _whole(owners, mapped, row, column):
                counts[owner, 1] += 1


@compiled
def _whole(owners: Owners, mapped: Bytes, row: int, column: int) -> bool:
    """Whether a pixel of 10 m belongs to one parcel as a whole and has a prediction everywhere."""
    owner = owners[row, column]
    for down in range(_SIDE):
        for across in range(_SIDE):
            if owners[row + down, column + across] != owner or mapped[row + down, column + across] == _UNKNOWN:
                return False
    return True


@compiled
def add_surroundings(
    owners: Owners, mapped: Bytes, chance: Bytes, likely: Floats, weights: NDArray[Any], counts: Numbers, sums: Floats
) -> None:
    """Add what pixels outside all parcels say of the nearest one, of equally near ones the smallest; see `add_pixels`.

    Within 5 m they are its ring; those that the map calls cultivated within 10 m are committed.
    """
    height, width = owners.shape
    weighted = weights.size > 0
    for row in range(MARGIN, height - MARGIN):
        for column in range(MARGIN, width - MARGIN):
            cultivated = mapped[row, column]
            if owners[row, column] > 0 or cultivated == _UNKNOWN:
                continue
            owner, squared = _nearest(owners, row, column, _NEAR if cultivated == 1 else _RING)
            if owner == 0:
                continue
            if squared <= _RING * _RING:
                counts[owner, 7] += 1
                if weighted:
                    sums[owner, 2] += weights[row, column]
            if cultivated == 1:
                stored = chance[row, column]
                counts[owner, 6] += 1
                sums[owner, 1] += likely[stored] if stored != _UNKNOWN else 1.0


@compiled
def _nearest(owners: Owners, row: int, column: int, reach: int) -> tuple[int, int]:
    """Return the parcel nearest to a pixel and its squared distance; 0 where none is within reach."""
    found, least = 0, reach * reach
    for place in range(len(_SQUARED)):
        if _SQUARED[place] > least:
            break
        owner = owners[row + _STEPS[place, 0], column + _STEPS[place, 1]]
        if owner > 0:
            least = _SQUARED[place]
            found = max(found, owner)  # of equally large numbers of pixels away, the one burned last is the smaller
    return found, least


@compiled
def add_borders(owners: Owners, mapped: Bytes, asked: NDArray[np.bool_], sums: Floats) -> None:
    """Add how far the borders of parcels lie from the nearest border of the map, where one is within 10 m.

    A parcel's border are its pixels that share an edge with one it does not own; the map's border are cultivated pixels
    that share an edge with one that is not. Where nothing is predicted is no border.

    Args:
        owners: As in `add_pixels`.
        mapped: As in `add_pixels`.
        asked: (parcels + 1,) bool, which parcels to measure.
        sums: As in `add_pixels`.
    """
    height, width = owners.shape
    edge = np.zeros((height, width), np.bool_)
    for row in range(MARGIN - _NEAR, height - MARGIN + _NEAR):
        for column in range(MARGIN - _NEAR, width - MARGIN + _NEAR):
            edge[row, column] = mapped[row, column] == 1 and (
                mapped[row - 1, column] == 0
                or mapped[row + 1, column] == 0
                or mapped[row, column - 1] == 0
                or mapped[row, column + 1] == 0
            )
    for row in range(MARGIN, height - MARGIN):
        for column in range(MARGIN, width - MARGIN):
            owner = owners[row, column]
            if owner == 0 or not asked[owner] or mapped[row, column] == _UNKNOWN:
                continue
            inner = (
                owners[row - 1, column] == owner
                and owners[row + 1, column] == owner
                and owners[row, column - 1] == owner
                and owners[row, column + 1] == owner
            )
            if inner:
                continue
            for place in range(len(_SQUARED)):
                if edge[row + _STEPS[place, 0], column + _STEPS[place, 1]]:
                    sums[owner, 3] += np.sqrt(_SQUARED[place])
                    sums[owner, 4] += 1
                    break


@compiled
def far_fields(owners: Owners, mapped: Bytes) -> Bytes:
    """Return where the map has fields that no parcel covers, (h, W) uint8 without the frame.

    A field has pixels farther than 10 m from every parcel. To these belong the cultivated pixels outside parcels within
    10 m of them, so that a field keeps its outline and slivers along parcels are left out.
    """
    height, width = owners.shape
    far = np.zeros((height, width), np.bool_)
    for row in range(MARGIN - _NEAR, height - MARGIN + _NEAR):
        for column in range(MARGIN - _NEAR, width - MARGIN + _NEAR):
            if mapped[row, column] == 1 and owners[row, column] == 0:
                far[row, column] = _nearest(owners, row, column, _NEAR)[0] == 0
    fields = np.zeros((height - 2 * MARGIN, width - 2 * MARGIN), np.uint8)
    for row in range(MARGIN, height - MARGIN):
        for column in range(MARGIN, width - MARGIN):
            if mapped[row, column] == 1 and owners[row, column] == 0:
                for place in range(len(_SQUARED)):
                    if far[row + _STEPS[place, 0], column + _STEPS[place, 1]]:
                        fields[row - MARGIN, column - MARGIN] = 1
                        break
    return fields


@compiled
def count_values(owners: Owners, mapped: Bytes, values: Owners, table: NDArray[np.int32]) -> None:
    """Count how often each number of observations occurs in each parcel.

    Args:
        owners: As in `add_pixels`.
        mapped: As in `add_pixels`.
        values: int32, numbers of observations, negative where there is none.
        table: (parcels + 1, most + 1) int32 to add to.
    """
    height, width = owners.shape
    for row in range(MARGIN, height - MARGIN):
        for column in range(MARGIN, width - MARGIN):
            owner, value = owners[row, column], values[row, column]
            if owner > 0 and value >= 0 and mapped[row, column] != _UNKNOWN:
                table[owner, value] += 1
