"""What auxiliary outputs are taught: where the borders of cultivated land run, and how far away they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

__all__ = ["REACH", "border_distance", "border_targets"]

REACH = 8
"""Pixels of 2.5 m up to which distances are told apart."""


def border_distance(cultivated: NDArray[np.bool_]) -> NDArray[np.float16]:
    """Return how far each pixel lies from the border of cultivated land.

    Args:
        cultivated: (H, W) bool.

    Returns:
        (H, W) float16: the distance of a pixel's centre to the border, which runs half a pixel before the nearest pixel
        of the other class, cut at `REACH` pixels and divided by it: above 0 in cultivated land, below outside. A mask
        of one class has no border.
    """
    if cultivated.all() or not cultivated.any():
        return np.full(cultivated.shape, 1.0 if cultivated.all() else -1.0, dtype=np.float16)
    # Of the two transforms one is 0 at each pixel, so their sum is the distance to the other class.
    apart = ndimage.distance_transform_edt(cultivated) + ndimage.distance_transform_edt(~cultivated)
    distance = np.minimum((apart - 0.5) / REACH, 1.0)
    signed: NDArray[np.float16] = np.where(cultivated, distance, -distance).astype(np.float16)
    return signed


def border_targets(distance: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the targets of the outputs "boundary" and "distance".

    Args:
        distance: (H, W), a part of what `border_distance` returns.

    Returns:
        (2, H, W) float32: 1 for pixels with a neighbour (of four) of the other class, else 0; and the distance.
    """
    return np.stack([np.abs(distance) <= 0.5 / REACH, distance]).astype(np.float32)
