"""Months of a season: the median of what is clear in each, gaps closed along time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.compiled import compiled, over_rows
from furrow.engine.imagery.series.interpolation import MOST_TIMES, interpolate

__all__ = ["fill_months", "group_medians", "month_centres", "month_groups", "months_between"]


def months_between(first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
    """Return the first days of the months from that of `first` to that of `last`, both included.

    Raises:
        InputError: The period is empty, or holds too many months.
    """
    if last < first:
        raise InputError(f"The period from {first} to {last} is empty: let it end after it begins.")
    start, end = 12 * first.year + first.month - 1, 12 * last.year + last.month - 1
    if end - start >= MOST_TIMES:
        raise InputError(f"From {first} to {last} there are {end - start + 1} months: at most {MOST_TIMES} are made.")
    return tuple(datetime.date(number // 12, number % 12 + 1, 1) for number in range(start, end + 1))


def month_groups(days: Sequence[datetime.date], months: Sequence[datetime.date]) -> NDArray[np.int64]:
    """Return the place of each day's month among `months`, (T,) int64, -1 for a day of another month."""
    places = {(month.year, month.month): place for place, month in enumerate(months)}
    return np.array([places.get((day.year, day.month), -1) for day in days], np.int64)


def month_centres(months: Sequence[datetime.date]) -> NDArray[np.float64]:
    """Return the middles of months as day numbers (see `day_numbers`), (M,) float64."""
    ends = [_next_month(month).toordinal() for month in months]
    return np.array([(month.toordinal() + end) / 2 for month, end in zip(months, ends, strict=True)], np.float64)


def _next_month(month: datetime.date) -> datetime.date:
    return datetime.date(month.year + month.month // 12, month.month % 12 + 1, 1)


def group_medians(
    values: NDArray[np.float32], valid: NDArray[np.bool_], groups: NDArray[np.int64], count: int
) -> NDArray[np.float32]:
    """Return the median of the valid values of each group of dates, band by band.

    Of an even number the mean of the middle two, as `numpy.nanmedian` has it.

    Args:
        values: (T, B, H, W) float32; what is not valid may hold anything.
        valid: (T, H, W) bool, shared by the bands.
        groups: (T,) int64, the group of each date, 0 to `count` - 1; others are left out.
        count: Number of groups.

    Returns:
        (count, B, H, W) float32, NaN where no value is valid.

    Raises:
        InputError: The shapes do not fit.
    """
    dates, bands, height, width = values.shape
    if valid.shape != (dates, height, width) or groups.shape != (dates,):
        raise InputError(f"Values {values.shape}, validity {valid.shape} and {groups.size} groups do not fit together.")
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(groups[order], np.arange(count + 1))
    result = np.empty((count, bands, height, width), np.float32)
    over_rows(lambda first, last: _rows(values, valid, order, starts, first, last, result), height)
    return result


def fill_months(composites: NDArray[np.float32], centres: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return composites (M, B, H, W) with their gaps closed between the neighbouring months, ends by the nearest month.

    A month of a pixel is a gap in all bands or in none, as `group_medians` makes them; never-clear pixels stay NaN.
    """
    return interpolate(composites, ~np.isnan(composites[:, 0]), centres, centres, extrapolate=True)


@compiled
def _rows(
    values: NDArray[np.float32],
    valid: NDArray[np.bool_],
    order: NDArray[np.int64],
    starts: NDArray[np.int64],
    first: int,
    last: int,
    result: NDArray[np.float32],
) -> None:
    _, bands, _, width = values.shape
    clear = np.empty(order.size, np.int64)
    sample = np.empty(order.size, np.float32)
    for row in range(first, last):
        for group in range(starts.size - 1):
            for column in range(width):
                number = 0
                for place in range(starts[group], starts[group + 1]):
                    if valid[order[place], row, column]:
                        clear[number] = order[place]
                        number += 1
                for band in range(bands):
                    for index in range(number):
                        sample[index] = values[clear[index], band, row, column]
                    result[group, band, row, column] = _median(sample, number)


@compiled
def _median(sample: NDArray[np.float32], number: int) -> np.float64:
    """Return the median of the first values of a sample, which are sorted in place: a month holds a dozen at most."""
    if number == 0:
        return np.float64(np.nan)
    for index in range(1, number):
        value = sample[index]
        place = index
        while place > 0 and sample[place - 1] > value:
            sample[place] = sample[place - 1]
            place -= 1
        sample[place] = value
    middle = number // 2
    if number % 2:
        return np.float64(sample[middle])
    return (np.float64(sample[middle - 1]) + np.float64(sample[middle])) / 2
