"""What auxiliary outputs are taught: where the borders of cultivated land run, and how far away they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

__all__ = ["REACH", "border_targets"]

REACH = 8
"""Pixels of 2.5 m up to which distances are told apart."""


def border_targets(cultivated: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the border targets of a mask.

    Args:
        cultivated: (H, W) bool.

    Returns:
        (2, H, W) float32. First 1 for pixels with a neighbour (of four) of the other class, else 0. Then the distance
        of a pixel's centre to the border, which runs half a pixel before the nearest pixel of the other class, cut at
        `REACH` pixels and divided by it: above 0 in cultivated land, below outside. A mask of one class has no border.
    """
    if cultivated.all() or not cultivated.any():
        whole = np.zeros((2, *cultivated.shape), dtype=np.float32)
        whole[1] = 1.0 if cultivated.all() else -1.0
        return whole
    # Of the two transforms one is 0 at each pixel, so their sum is the distance to the other class.
    apart = ndimage.distance_transform_edt(cultivated) + ndimage.distance_transform_edt(~cultivated)
    distance = np.minimum((apart - 0.5) / REACH, 1.0)
    return np.stack([apart <= 1.0, np.where(cultivated, distance, -distance)]).astype(np.float32)
