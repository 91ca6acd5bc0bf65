"""Rasters with a band a day: the temporal controller shows each band from its day until the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qgis.core import Qgis, QgsDateTimeRange, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

__all__ = ["date_bands", "day_range", "spans_of"]


def date_bands(layer: QgsRasterLayer) -> bool:
    """Give every band of a layer the time it stands for, told by the days that describe the bands.

    Returns:
        False, and the layer is left as it is, when a description is no ISO date or the days do not rise.
    """
    provider = layer.dataProvider()
    numbers = range(1, layer.bandCount() + 1)
    try:
        days = [date.fromisoformat(provider.bandDescription(number)) for number in numbers]
    except ValueError:
        return False
    if not days or days != sorted(set(days)):
        return False
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedRangePerBand)
    spans = zip(numbers, spans_of(days), strict=True)
    properties.setFixedRangePerBand({number: day_range(first, end) for number, (first, end) in spans})
    properties.setIsActive(True)
    return True


def spans_of(days: Sequence[date]) -> list[tuple[date, date]]:
    """Return for each of some rising days the span from it to before the next, so that an animation has no hole.

    The last of months lasts its month, the last of other days as long as the one before it; a single day lasts a day.
    """
    if len(days) > 1 and all(day.day == 1 for day in days):
        end = (days[-1] + timedelta(days=31)).replace(day=1)
    else:
        end = days[-1] + (days[-1] - days[-2] if len(days) > 1 else timedelta(days=1))
    return list(zip(days, [*days[1:], end], strict=True))


def day_range(first: date, end: date) -> QgsDateTimeRange:
    """Return the time from the beginning of a day to that of another.

    It ends a second before: at the border both neighbours would be shown, and an open end is lost with a style.
    """
    return QgsDateTimeRange(_midnight(first), _midnight(end).addSecs(-1))


def _midnight(day: date) -> QDateTime:
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0))
