"""The challenge's starter: a mean vegetation index between two thresholds. It scored 0.534 publicly.

Frames of which over 95% is valid, their mean NDVI, bicubic x4, cultivated where it lies in (0.4, 0.6].
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from furrow.benchmarks.accuracy.peers.bicubic import finer
from furrow.engine.imagery.series.indices import INDICES, normalised_difference
from furrow.engine.imagery.stack import Stack

__all__ = ["MeanNDVI"]

_CLEAR = 0.95
_LOWEST, _HIGHEST = 0.4, 0.6


class MeanNDVI:
    """The starter baseline; it learns nothing.

    Attributes:
        without_clear_frame: Places predicted so far that had no frame over 95% valid, so that their clearest frame
            was taken instead.
    """

    def __init__(self) -> None:
        self.without_clear_frame = 0

    def predict(self, stack: Stack) -> NDArray[np.float32]:
        """Return 1.0 where the mean index says cultivated, else 0.0, (4H, 4W)."""
        shares = stack.valid.mean(axis=(1, 2))
        frames = np.flatnonzero(shares > _CLEAR)
        if not frames.size:
            self.without_clear_frame += 1
            frames = np.array([shares.argmax()])
        reflectance = stack.surface_reflectance()[frames]
        first, second = (reflectance[:, stack.bands.index(name)] for name in INDICES["NDVI"])
        index, told = normalised_difference(first, second, stack.valid[frames])
        total = np.where(told, index, 0.0).sum(axis=0, dtype=np.float64)
        mean = (total / np.maximum(told.sum(axis=0), 1)).astype(np.float32)
        fine = finer(mean[np.newaxis])[0]
        return ((fine > _LOWEST) & (fine <= _HIGHEST)).astype(np.float32)
