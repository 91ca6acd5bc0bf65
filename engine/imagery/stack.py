"""A stack: the dates of a window of a season, in memory."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Stack"]


@dataclass(frozen=True)
class Stack:
    """A window of a season.

    Attributes:
        digital_numbers: (T, B, H, W) uint16, 0 where there are no data.
        valid: (T, H, W) bool, True where a pixel was observed in all the stack's bands and is clear.
        day_of_year: (T,) int16, 1 to 366.
        dates: The T dates in time order.
        bands: Names of the B bands.
        scale: (T,) float32; reflectance = (digital number + offset) x scale.
        offset: (T,) float32, in digital numbers.
    """

    digital_numbers: NDArray[np.uint16]
    valid: NDArray[np.bool_]
    day_of_year: NDArray[np.int16]
    dates: tuple[datetime.date, ...]
    bands: tuple[str, ...]
    scale: NDArray[np.float32]
    offset: NDArray[np.float32]

    def surface_reflectance(self) -> NDArray[np.float32]:
        """Return the reflectance (T, B, H, W) as float32, 0 where `valid` is False."""
        from furrow.engine.imagery.reflectance import reflectance_of  # numba; those who only read need not wait for it

        return reflectance_of(self.digital_numbers, self.valid, self.scale, self.offset)
