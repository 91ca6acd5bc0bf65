"""When the satellites see a place: orbits every few days, thinned by the weather."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from furrow.engine.simulation.settings import Settings

__all__ = ["days_of_season"]

_REVISIT = 5  # days between two passes of one orbit


def days_of_season(rng: np.random.Generator, settings: Settings) -> NDArray[np.int16]:
    """Return the days of the year of the images, irregular as orbits and weather make them.

    Args:
        rng: Source of randomness.
        settings: Number of dates and period.

    Returns:
        (T,) int16, ascending, no day twice.
    """
    first, last = settings.period
    number = settings.dates
    if number is None:
        number = int(rng.integers(settings.fewest_dates, settings.most_dates + 1))
    days = np.arange(first, last + 1)
    orbits = rng.choice(_REVISIT, 2, replace=False)
    passes = np.isin(days % _REVISIT, orbits)
    # Fair and foul weather comes in spells of about two weeks; what no pass sees comes last.
    knots = rng.normal(0, 1.0, days.size // 14 + 3)
    fair = np.interp(np.arange(days.size) / 14, np.arange(knots.size), knots)
    liking = fair + rng.gumbel(0, 1.0, days.size) + np.where(passes, 1e3, 0.0)
    return np.sort(days[np.argsort(-liking)[:number]]).astype(np.int16)
