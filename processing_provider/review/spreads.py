"""Mean and quartiles of the pixels of a parcel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

__all__ = ["Spread", "spread_of"]

_QUARTERS = (0.25, 0.5, 0.75)
_ROUNDING = 1 - 1e-9  # equal weights shall not miss a half by the last digit of their sum


@dataclass(frozen=True, slots=True)
class Spread:
    """How the values of some pixels spread.

    Attributes:
        mean: Their mean.
        lower: Lower quartile.
        median: Median.
        upper: Upper quartile.
    """

    mean: float
    lower: float
    median: float
    upper: float


def spread_of(values: Any, weights: Any = None) -> Spread:  # noqa: ANN401 - numpy arrays, which this package imports not
    """Return the spread of some values.

    Quartiles lie on straight lines between the two nearest values, as `numpy.quantile` has them. Where values have
    weights, they are the lowest value up to which a quarter, half, three quarters of the weight lies.

    Args:
        values: (N,) float array, N at least 1, no NaN.
        weights: (N,) float array of positive weights, or None.
    """
    if weights is None:
        return Spread(float(values.mean()), *_quartiles(values))
    order = values.argsort()
    ordered, reached = values[order], weights[order].cumsum()
    places = (reached.searchsorted(share * reached[-1] * _ROUNDING) for share in _QUARTERS)
    quartiles = (float(ordered[min(place, len(ordered) - 1)]) for place in places)
    return Spread(float((values * weights).sum() / reached[-1]), *quartiles)


def _quartiles(values: Any) -> list[float]:  # noqa: ANN401
    places = [share * (len(values) - 1) for share in _QUARTERS]
    below = [math.floor(place) for place in places]
    needed = sorted({*below, *(min(index + 1, len(values) - 1) for index in below)})
    partly = values.copy()
    partly.partition(needed)
    return [
        float(partly[index] + (place - index) * (partly[min(index + 1, len(values) - 1)] - partly[index]))
        for place, index in zip(places, below, strict=True)
    ]
