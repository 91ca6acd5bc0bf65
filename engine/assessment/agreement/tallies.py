"""What is summed up of each parcel, strip by strip, and what that comes to."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.agreement.kernel import COUNTS, SUMS, count_values

__all__ = ["Medians", "Tallies"]

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Medians:
    """Medians of whole numbers over parcels that lie in several strips.

    A parcel has few different numbers, so what is kept of a strip are these and how often each occurs.

    Args:
        number: How many parcels there are.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._kept: list[NDArray[np.int32]] = []  # rows of parcel, value, times

    def add(self, places: Numbers, owners: NDArray[np.int32], mapped: NDArray[np.uint8], values: NDArray[Any]) -> None:
        """Add the pixels of a strip; see `kernel.count_values`.

        Args:
            places: (M,) the parcel of each owner from 1.
            owners: The owner of each pixel.
            mapped: The map.
            values: The numbers.
        """
        numbers = values.astype(np.int32, copy=False)
        table = np.zeros((len(places) + 1, int(numbers.max(initial=0)) + 1), dtype=np.int32)
        count_values(owners, mapped, numbers, table)
        rows, found = np.nonzero(table[1:])
        self._kept.append(np.stack([places[rows], found, table[1:][rows, found]], axis=1).astype(np.int32))

    def result(self) -> Floats:
        """Return the median of each parcel (N,), of an even number of pixels the middle two's mean; NaN of none."""
        medians = np.full(self._number, np.nan)
        kept = np.concatenate(self._kept or [np.empty((0, 3), dtype=np.int32)])
        if not len(kept):
            return medians
        kept = kept[np.lexsort((kept[:, 1], kept[:, 0]))]
        parcels, begins = np.unique(kept[:, 0], return_index=True)
        until = np.cumsum(kept[:, 2], dtype=np.int64)
        before = np.concatenate([[0], until])[begins]
        total = np.concatenate([until[begins[1:] - 1], until[-1:]]) - before
        lower = np.searchsorted(until, before + (total - 1) // 2, side="right")
        upper = np.searchsorted(until, before + total // 2, side="right")
        medians[parcels] = (kept[lower, 1] + kept[upper, 1]) / 2
        return medians


class Tallies:
    """Sums over the pixels of parcels.

    Args:
        number: How many parcels there are.

    Attributes:
        counts: (N, len(COUNTS)) int64.
        sums: (N, len(SUMS)) float64.
        overlapping: (N,) bool, which own pixels that another claims too.
        observations: The medians of the valid observations.
    """

    def __init__(self, number: int) -> None:
        self.counts = np.zeros((number, len(COUNTS)), dtype=np.int64)
        self.sums = np.zeros((number, len(SUMS)))
        self.overlapping = np.zeros(number, dtype=bool)
        self.observations = Medians(number)

    def __getitem__(self, name: str) -> Floats:
        """Return one of `COUNTS` or `SUMS`, (N,) float64."""
        if name in COUNTS:
            return self.counts[:, COUNTS.index(name)].astype(np.float64)
        return self.sums[:, SUMS.index(name)]

    def add(self, places: Numbers, counts: Numbers, sums: Floats) -> None:
        """Add what a strip adds to some parcels: (M,) places, each once, and the rows from 1 of both tables."""
        self.counts[places] += counts[1:]
        self.sums[places] += sums[1:]
