"""What of a season and of a parcel's series the chart shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from furrow.plugin.review.chart import ChartPoint
from furrow.processing_provider.review.series import NDVI, ParcelSeries

__all__ = ["clearest", "points_of", "quantities_of"]


def points_of(series: ParcelSeries, quantity: str) -> list[ChartPoint]:
    """Return what the chart draws of a series: an index or a band of it."""
    points = []
    for each in series.dates:
        spread = each.values.get(quantity)
        numbers = (spread.mean, spread.lower, spread.upper) if spread else (None, None, None)
        points.append(ChartPoint(each.date, *numbers, each.clear_share or 0.0, not each.cloudy, bool(each.problem)))
    return points


def quantities_of(description: Mapping[str, Any] | None) -> list[str]:
    """Return what the chart can show of a season; without one what it usually can."""
    bands = list(description["bands"]) if description else []
    return [*([NDVI] if not bands or {"B04", "B08"} <= set(bands) else []), *bands]


def clearest(description: Mapping[str, Any] | None) -> date | None:
    """Return the clearest date; of equally clear ones that nearest to the middle of the season."""
    if not description:
        return None
    dates = description["dates"]
    ranked = enumerate(dates)
    best = min(ranked, key=lambda pair: (-round(pair[1]["valid_share"], 2), abs(pair[0] - len(dates) / 2)))
    return date.fromisoformat(best[1]["date"])
