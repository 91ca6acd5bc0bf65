"""How far the borders of a map lie from those of the reference."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.border_kernel import FARTHEST, add_distances, column_distances
from furrow.engine.contract.errors import InputError

__all__ = ["FARTHEST", "NEAR", "BorderDistances", "border_distances", "border_pixels", "percentile", "share_near"]

NEAR = 4
"""Pixels (10 m, one of Sentinel-2's) within which two borders are taken for the same one."""

_SIZE = FARTHEST * FARTHEST  # squared distances are whole numbers, so counting them loses nothing
_METRES = 2.5


def _nothing() -> NDArray[np.int64]:
    return np.zeros(2 * _SIZE + 1, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class BorderDistances:
    """Distances of border pixels to the nearest border of the other mask. Those of several boxes are added with `+`.

    Each array counts border pixels by their squared distance in pixels, with the sign of what it means for the map:
    negative where the map is smaller than the reference, positive where it is larger; entry i stands for i - 100 x 100.

    Attributes:
        of_reference: (20001,) int64, border pixels of the reference: what the map misses.
        of_map: (20001,) int64, border pixels of the map: what it invents.
    """

    of_reference: NDArray[np.int64] = field(default_factory=_nothing)
    of_map: NDArray[np.int64] = field(default_factory=_nothing)

    def __add__(self, other: BorderDistances) -> BorderDistances:
        return BorderDistances(self.of_reference + other.of_reference, self.of_map + other.of_map)

    @property
    def both(self) -> NDArray[np.int64]:
        """(20001,) int64, border pixels of either, as often as they are counted in both."""
        return self.of_reference + self.of_map

    @property
    def bias(self) -> float:
        """Mean displacement in metres of borders at most 10 m apart: negative for a map that is too small.

        NaN where no border of one lies that near to one of the other.
        """
        near = self.both[_SIZE - NEAR**2 : _SIZE + NEAR**2 + 1]
        squared = np.arange(-(NEAR**2), NEAR**2 + 1)
        signed = np.sign(squared) * np.sqrt(np.abs(squared)) * _METRES
        return float((near * signed).sum() / near.sum()) if near.any() else math.nan


def percentile(counts: NDArray[np.int64], share: float) -> float:
    """Return the distance in metres that a share of the border pixels does not exceed; 250 stands for 250 or more.

    Args:
        counts: (20001,) int64, one array of `BorderDistances`.
        share: 0 to 1; 0.5 for the median.

    Returns:
        Metres, one that occurs; NaN where there are no border pixels.
    """
    distances = _unsigned(counts)
    total = int(distances.sum())
    if not total:
        return math.nan
    reached = np.searchsorted(np.cumsum(distances), max(1, math.ceil(share * total - 1e-9)))
    return math.sqrt(int(reached)) * _METRES


def share_near(counts: NDArray[np.int64]) -> float:
    """Return the share of the border pixels that lie at most 10 m from a border of the other; NaN without any."""
    distances = _unsigned(counts)
    total = int(distances.sum())
    return int(distances[: NEAR**2 + 1].sum()) / total if total else math.nan


def border_pixels(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels of a mask (H, W) that share an edge with one outside; the edge of the box is no border."""
    border: NDArray[np.bool_] = mask & _beside(~mask)
    return border


def border_distances(
    reference: NDArray[np.bool_], prediction: NDArray[np.bool_], scored: NDArray[np.bool_] | None = None
) -> BorderDistances:
    """Return how far the borders of a map and of its reference lie apart, for one whole box.

    The border of a mask are its pixels that share an edge with a pixel outside it. Measured is a border pixel that is
    scored and has a scored neighbour outside; distances run to any border pixel of the other, scored or not, so that
    land that is not scored makes no border look far. A distance of 250 m or more, and one to a mask that
    has no border at all, counts as 250 m.

    Args:
        reference: (H, W) bool at 2.5 m, cultivated in the reference.
        prediction: The same shape, cultivated in the map.
        scored: The same shape, True where the reference is known (weight above 0); None for everywhere.

    Raises:
        InputError: The shapes differ.
    """
    known = np.ones(reference.shape, dtype=bool) if scored is None else scored
    if reference.ndim != 2 or not reference.shape == prediction.shape == known.shape:
        shapes = (reference.shape, prediction.shape, known.shape)
        raise InputError(f"Reference, prediction and what is scored have the shapes {shapes}, but must be equal.")
    of_reference = _count(_measured(reference, known), border_pixels(prediction), prediction)
    of_map = _count(_measured(prediction, known), border_pixels(reference), reference)
    # A border of the map inside the reference means a smaller map; one of the reference inside the map, a larger one.
    return BorderDistances(of_reference, of_map[::-1].copy())


def _measured(mask: NDArray[np.bool_], scored: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the border pixels of a mask that are scored on both sides."""
    measured: NDArray[np.bool_] = mask & scored & _beside(~mask & scored)
    return measured


def _beside(pixels: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels that share an edge with one of these."""
    beside = np.zeros_like(pixels)
    beside[1:] |= pixels[:-1]
    beside[:-1] |= pixels[1:]
    beside[:, 1:] |= pixels[:, :-1]
    beside[:, :-1] |= pixels[:, 1:]
    return beside


def _count(measured: NDArray[np.bool_], targets: NDArray[np.bool_], inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count measured pixels by squared distance to the targets, positive where `inside`."""
    counts = _nothing()
    columns = np.empty(targets.shape, np.uint8)
    column_distances(np.ascontiguousarray(targets), columns)
    add_distances(np.ascontiguousarray(measured), columns, np.ascontiguousarray(inside), counts)
    return counts


def _unsigned(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of pixels by squared distance whatever the sign, (10001,)."""
    folded: NDArray[np.int64] = counts[_SIZE:] + counts[_SIZE::-1]
    folded[0] = counts[_SIZE]
    return folded
