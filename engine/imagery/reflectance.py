"""From digital numbers to surface reflectance, in one pass over memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.compiled import compiled, over_rows

__all__ = ["reflectance_of"]


def reflectance_of(
    digital_numbers: NDArray[np.uint16],
    valid: NDArray[np.bool_],
    scale: NDArray[np.float32],
    offset: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Return reflectance = (digital number + offset) x scale, 0 where a pixel is not valid.

    Args:
        digital_numbers: (T, B, H, W) uint16.
        valid: (T, H, W) bool.
        scale: (T,) float32.
        offset: (T,) float32, in digital numbers.

    Returns:
        (T, B, H, W) float32.
    """
    count, bands, height, width = digital_numbers.shape
    result = np.empty((count, bands, height, width), np.float32)
    over_rows(lambda first, last: _rows(digital_numbers, valid, scale, offset, first, last, result), height)
    return result


@compiled
def _rows(
    digital_numbers: NDArray[np.uint16],
    valid: NDArray[np.bool_],
    scale: NDArray[np.float32],
    offset: NDArray[np.float32],
    first: int,
    last: int,
    result: NDArray[np.float32],
) -> None:
    count, bands, _, width = digital_numbers.shape
    for date in range(count):
        for band in range(bands):
            for row in range(first, last):
                for column in range(width):
                    value = (np.float32(digital_numbers[date, band, row, column]) + offset[date]) * scale[date]
                    result[date, band, row, column] = value if valid[date, row, column] else np.float32(0)
