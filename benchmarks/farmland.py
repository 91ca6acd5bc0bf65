"""Farmland drawn at random, for benchmarks of masks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["strips"]


def strips(rng: np.random.Generator, side: int, share: float) -> NDArray[np.bool_]:
    """Return strips of 4 to 24 x 20 to 120 pixels with gaps of 2: about the parcels of a Slovenian box at 2.5 m.

    Args:
        rng: Where they come from.
        side: Pixels along each edge of the mask.
        share: Of the strips that are cultivated.
    """
    mask = np.zeros((side, side), dtype=bool)
    row = 0
    while row < side:
        length, column = int(rng.integers(20, 120)), 0
        while column < side:
            width = int(rng.integers(4, 24))
            if rng.random() < share:
                mask[row : row + length, column : column + width] = True
            column += width + 2
        row += length + 2
    return mask
