"""The weight map of the Enhanced Sentinel-2 Agriculture challenge (AI4EO, ESA and Sinergise, 2021).

Small parcels and the pixels around parcels count more: a component of cultivated land under a
quarter of a hectare weighs up to 2, the two pixels around every component twice its weight.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, stats

from furrow.engine.contract.errors import InputError

__all__ = ["LARGE", "component_weights", "weight_map"]

LARGE = 400
"""Pixels of 2.5 m (a quarter of a hectare) from which a component weighs 1."""

_EIGHT = np.ones((3, 3), dtype=bool)
_RADIUS = 2
# The disk of radius 2 without its centre: 12 neighbours.
_DISK = [
    (row, column)
    for row in range(-_RADIUS, _RADIUS + 1)
    for column in range(-_RADIUS, _RADIUS + 1)
    if 0 < row * row + column * column <= _RADIUS * _RADIUS
]


@cache
def _weights_by_size() -> NDArray[np.float64]:
    """Return the weight of a component of n pixels for n = 0..LARGE, float64, 0 for n = 0."""
    sizes = np.arange(1, LARGE + 1)
    density = stats.skewnorm.pdf(sizes, 15, loc=35 - 100 / 3.14, scale=100)
    weights = np.ones(LARGE + 1)
    weights[0] = 0.0
    weights[1:LARGE] = 1.0 + density[1:] / density.max()  # n weighs 1 + f(n + 1) / max f
    weights.setflags(write=False)
    return weights


def component_weights(pixels: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return the weight of components by their number of pixels.

    Args:
        pixels: Numbers of 2.5 m pixels, any shape; 0 stands for "no component".

    Returns:
        float64 of the same shape: 0 for 0 pixels, in (1, 2] below `LARGE`, 1 from `LARGE` on.
    """
    weights: NDArray[np.float64] = _weights_by_size()[np.minimum(pixels, LARGE)]
    return weights


def weight_map(
    cultivated: NDArray[np.bool_], not_declared: NDArray[np.bool_], *, border: bool = True
) -> NDArray[np.float32]:
    """Return the weight of every pixel of a box in the challenge's score.

    1. Each 8-connected component of `cultivated` has the weight `component_weights` of its size.
    2. Its ring, the pixels within a disk of radius 2 around it, weighs twice that; where rings of
       several components overlap, their mean.
    3. Components overwrite rings; the rest weighs 1; `not_declared` weighs 0; with `border`, so do
       the first row and column and the last two rows and columns.

    Args:
        cultivated: (H, W) bool at 2.5 m.
        not_declared: (H, W) bool at 2.5 m.
        border: Set the border to 0, as the challenge does.

    Returns:
        (H, W) float32, 0 or in [1, 4].

    Raises:
        InputError: The masks differ in shape or have not two dimensions.
    """
    if cultivated.ndim != 2 or cultivated.shape != not_declared.shape:
        raise InputError(
            f"The masks have the shapes {cultivated.shape} and {not_declared.shape}, "
            "but must be two rasters (H, W) of the same size."
        )
    cultivated = np.ascontiguousarray(cultivated, dtype=bool)
    # One frame of `_RADIUS` pixels of background, so that no neighbour needs a bounds check.
    labels = np.zeros(tuple(side + 2 * _RADIUS for side in cultivated.shape), dtype=np.int32)
    inner = (slice(_RADIUS, -_RADIUS), slice(_RADIUS, -_RADIUS))
    ndimage.label(cultivated, structure=_EIGHT, output=labels[inner])
    of_label = component_weights(np.concatenate(([0], np.bincount(labels.ravel())[1:])))

    framed = np.ones(labels.shape, dtype=np.float64)
    components = labels > 0
    framed[components] = of_label[labels[components]]
    ring = _ring_pixels(components)
    framed.ravel()[ring] = _ring_weights(labels, of_label, ring)

    weights = framed[inner].astype(np.float32)
    weights[not_declared] = 0.0
    if border:
        weights[0, :] = weights[:, 0] = 0.0
        weights[-2:, :] = weights[:, -2:] = 0.0
    return weights


def _ring_pixels(components: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return flat indices of the background pixels within the disk around any component, frame excluded."""
    height, width = (side - 2 * _RADIUS for side in components.shape)
    reached = np.zeros((height, width), dtype=bool)
    for row, column in _DISK:
        reached |= components[_RADIUS + row :, _RADIUS + column :][:height, :width]
    reached &= ~components[_RADIUS:-_RADIUS, _RADIUS:-_RADIUS]
    rows, columns = np.nonzero(reached)
    flat: NDArray[np.intp] = (rows + _RADIUS) * components.shape[1] + columns + _RADIUS
    return flat


def _ring_weights(
    labels: NDArray[np.int32], of_label: NDArray[np.float64], ring: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return twice the mean weight of the different components around each ring pixel."""
    flat = labels.ravel()
    steps = [row * labels.shape[1] + column for row, column in _DISK]
    lowest = np.full(ring.shape, np.iinfo(np.int32).max, dtype=np.int32)
    highest = np.zeros(ring.shape, dtype=np.int32)
    for step in steps:
        near = flat[ring + step]
        np.maximum(highest, near, out=highest)
        np.minimum(lowest, np.where(near > 0, near, lowest), out=lowest)
    means = of_label[highest]
    # Most pixels see one component alone; only where two or more meet are they told apart one by one.
    meeting = np.flatnonzero(lowest != highest)
    around = np.sort(np.stack([flat[ring[meeting] + step] for step in steps]), axis=0)
    first = np.ones(around.shape, dtype=bool)
    first[1:] = around[1:] != around[:-1]
    first &= around > 0
    means[meeting] = np.where(first, of_label[around], 0.0).sum(axis=0) / first.sum(axis=0)
    return 2.0 * means
