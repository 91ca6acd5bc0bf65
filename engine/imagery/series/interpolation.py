"""Gaps along time closed by straight lines between clear values, at the dates themselves or at a regular step."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.compiled import compiled, over_rows

__all__ = ["MOST_TIMES", "day_numbers", "interpolate", "regular_days"]

MOST_TIMES = 2000
"""Times a raster may hold at most, far above a daily series of five years."""


def day_numbers(days: Sequence[datetime.date]) -> NDArray[np.float64]:
    """Return days as numbers (T,) float64 on one axis across years, so that differences are days."""
    return np.array([day.toordinal() for day in days], np.float64)


def regular_days(first: datetime.date, last: datetime.date, step: int) -> tuple[datetime.date, ...]:
    """Return the days from `first` to at most `last`, `step` days apart.

    Raises:
        InputError: The step is no day, the period is empty, or it holds more than `MOST_TIMES` steps.
    """
    if step < 1:
        raise InputError(f"The step is {step} days: give 1 or more.")
    if last < first:
        raise InputError(f"The period from {first} to {last} is empty: let it end after it begins.")
    count = (last - first).days // step + 1
    if count > MOST_TIMES:
        raise InputError(
            f"From {first} to {last} there are {count} steps of {step} days: at most {MOST_TIMES} are made."
        )
    return tuple(first + datetime.timedelta(days=step * index) for index in range(count))


def interpolate(
    values: NDArray[np.float32],
    valid: NDArray[np.bool_],
    days: NDArray[np.float64],
    targets: NDArray[np.float64],
    *,
    extrapolate: bool = True,
) -> NDArray[np.float32]:
    """Return the values of every pixel at other times, on straight lines between its valid values.

    Weights are found once for a pixel and serve all its bands. Distances are real days, so irregular dates count as
    far apart as they are. eo-learn's `LinearInterpolationTask` gives the same between the first and the last valid
    value of a pixel and leaves out what lies beyond, as `extrapolate=False` does here.

    Args:
        values: (T, B, H, W) float32; what is not valid may hold anything.
        valid: (T, H, W) bool, shared by the bands.
        days: (T,) float64, rising.
        targets: (K,) float64 in the same unit, rising.
        extrapolate: Beyond its first or last valid value a pixel keeps the nearest one; False leaves NaN there.

    Returns:
        (K, B, H, W) float32, NaN where a pixel is never valid.

    Raises:
        InputError: The shapes do not fit, or times do not rise.
    """
    count, bands, height, width = values.shape
    if valid.shape != (count, height, width) or days.shape != (count,):
        raise InputError(f"Values {values.shape}, validity {valid.shape} and {days.size} days do not fit together.")
    if (np.diff(days) <= 0).any() or (np.diff(targets) <= 0).any():
        raise InputError("The days of a series must rise: sort them, and keep one image a day.")
    result = np.empty((targets.size, bands, height, width), np.float32)
    over_rows(lambda first, last: _rows(values, valid, days, targets, extrapolate, first, last, result), height)
    return result


@compiled
def _rows(  # one row at a time: its tables and the values of a band stay in the processor's cache
    values: NDArray[np.float32],
    valid: NDArray[np.bool_],
    days: NDArray[np.float64],
    targets: NDArray[np.float64],
    extrapolate: bool,
    first: int,
    last: int,
    result: NDArray[np.float32],
) -> None:
    _, bands, _, width = values.shape
    times = targets.size
    before = np.empty((times, width), np.int32)
    after = np.empty((times, width), np.int32)
    weight = np.empty((times, width), np.float32)
    for row in range(first, last):
        _tables(valid[:, row], days, targets, extrapolate, before, after, weight)
        for band in range(bands):
            for time in range(times):
                for column in range(width):
                    left = before[time, column]
                    if left < 0:
                        result[time, band, row, column] = np.nan
                        continue
                    start = values[left, band, row, column]
                    share = weight[time, column]
                    if share > 0:
                        start += share * (values[after[time, column], band, row, column] - start)
                    result[time, band, row, column] = start


@compiled
def _tables(
    valid: NDArray[np.bool_],
    days: NDArray[np.float64],
    targets: NDArray[np.float64],
    extrapolate: bool,
    before: NDArray[np.int32],
    after: NDArray[np.int32],
    weight: NDArray[np.float32],
) -> None:
    """Find for each time and pixel of a row the date before (-1 for none), the one after, and its weight, (K, W)."""
    count, width = valid.shape
    times = targets.size
    for column in range(width):
        earlier, later = -1, -1
        for index in range(count):
            if valid[index, column]:
                later = index
                break
        for time in range(times):
            while later >= 0 and days[later] <= targets[time]:
                earlier = later
                later = -1
                for index in range(earlier + 1, count):
                    if valid[index, column]:
                        later = index
                        break
            before[time, column], after[time, column], weight[time, column] = earlier, earlier, 0.0
            if earlier >= 0 and later >= 0:
                after[time, column] = later
                weight[time, column] = (targets[time] - days[earlier]) / (days[later] - days[earlier])
            elif earlier < 0 and extrapolate:
                before[time, column] = later
            elif later < 0 and not extrapolate and earlier >= 0 and days[earlier] < targets[time]:
                before[time, column] = -1
