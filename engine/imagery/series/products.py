"""The products along time that a job can ask for: which times they have, and how they are made from dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.series_jobs import DeriveSeries
from furrow.engine.imagery.series.composites import (
    fill_months,
    group_medians,
    month_centres,
    month_groups,
    months_between,
)
from furrow.engine.imagery.series.interpolation import day_numbers, interpolate, regular_days

__all__ = ["Product", "product_of"]

Derive = Callable[[NDArray[np.float32], NDArray[np.bool_]], NDArray[np.float32]]


@dataclass(frozen=True)
class Product:
    """Values along time.

    Attributes:
        times: The day each band of the raster stands for.
        derive: Turns values (T, 1, H, W) and validity (T, H, W) of the dates into (K, 1, H, W), NaN where none.
        title: Name for people, with a place for the variable.
    """

    times: tuple[datetime.date, ...]
    derive: Derive
    title: str


def product_of(spec: DeriveSeries, dates: Sequence[datetime.date]) -> Product:
    """Return the product that a specification asks for, of a season with these dates.

    Raises:
        InputError: There is no such product, a day is none, or the period is empty.
    """
    if spec.product not in _MAKERS:
        raise InputError(f"'{spec.product}' is no product: the names are {', '.join(_MAKERS)}.")
    return _MAKERS[spec.product](spec, tuple(dates))


def _dates(spec: DeriveSeries, dates: tuple[datetime.date, ...]) -> Product:
    first, last = _period(spec, dates)
    kept = [index for index, day in enumerate(dates) if first <= day <= last]
    if not kept:
        raise InputError(
            f"The season has no date from {first} to {last}: its dates reach from {dates[0]} to {dates[-1]}."
        )
    chosen = slice(kept[0], kept[-1] + 1)
    return Product(dates[chosen], lambda values, valid: values[chosen], "{variable} of each date")


def _regular(spec: DeriveSeries, dates: tuple[datetime.date, ...]) -> Product:
    times = regular_days(*_period(spec, dates), spec.step)
    days, targets = day_numbers(dates), day_numbers(times)
    return Product(
        times, lambda values, valid: interpolate(values, valid, days, targets), f"{{variable}} every {spec.step} days"
    )


def _monthly(spec: DeriveSeries, dates: tuple[datetime.date, ...]) -> Product:
    months = months_between(*_period(spec, dates))
    groups, centres = month_groups(dates, months), month_centres(months)
    if (groups < 0).all():
        raise InputError(
            f"The season has no date from {months[0]:%Y-%m} to {months[-1]:%Y-%m}: its dates reach from {dates[0]} to "
            f"{dates[-1]}."
        )

    def derive(values: NDArray[np.float32], valid: NDArray[np.bool_]) -> NDArray[np.float32]:
        medians = group_medians(values, valid, groups, len(months))
        return fill_months(medians, centres) if spec.fill_gaps else medians

    return Product(months, derive, "{variable} by month")


_MAKERS: dict[str, Callable[[DeriveSeries, tuple[datetime.date, ...]], Product]] = {
    "dates": _dates,
    "regular": _regular,
    "monthly": _monthly,
}


def _period(spec: DeriveSeries, dates: tuple[datetime.date, ...]) -> tuple[datetime.date, datetime.date]:
    first = _day(spec.first_day) if spec.first_day else dates[0]
    last = _day(spec.last_day) if spec.last_day else dates[-1]
    if last < first:
        raise InputError(f"The period from {first} to {last} is empty: let it end after it begins.")
    return first, last


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"'{text}' is no day: write it as 2019-03-01.") from error
