"""The starter baseline of the challenge, in our own few lines: mean NDVI of clear dates, cut at 0.4 and 0.6."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.engine.imagery.stack import Stack


def mean_ndvi_mask(stack: Stack) -> NDArray[np.bool_]:
    """Return the baseline's mask (4H, 4W); the NDVI is averaged over valid samples and refined by cubic splines."""
    reflectance = stack.surface_reflectance()
    red, near_infrared = (reflectance[:, stack.bands.index(name)] for name in ("B04", "B08"))
    index = np.where(stack.valid, (near_infrared - red) / (near_infrared + red + 1e-6), 0.0)
    mean = index.sum(axis=0) / np.maximum(stack.valid.sum(axis=0), 1)
    fine = ndimage.zoom(mean, 4, order=3, mode="nearest", grid_mode=True)
    return np.asarray((fine > 0.4) & (fine <= 0.6))
