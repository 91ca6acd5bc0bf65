"""What a parcel looked like through a season: each date's values over its pixels, and how much of it was clear."""

from __future__ import annotations

import operator
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
)

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.series_jobs import CloudRules
from furrow.processing_provider.review.parcel_pixels import Array, ParcelPixels, parcel_pixels
from furrow.processing_provider.review.quiet_gdal import quiet_gdal
from furrow.processing_provider.review.spreads import Spread, spread_of
from furrow.processing_provider.texts import translate

__all__ = ["CLOUDY_BELOW", "NDVI", "ParcelDate", "ParcelSeries", "read_series"]

NDVI = "NDVI"

CLOUDY_BELOW = 0.5
"""Share of a parcel that must be clear for a date not to count as cloudy."""

_NEAR_INFRARED, _RED = "B08", "B04"
_THREADS = 4  # dates decoded at once; more gains nothing where the disk is the limit
_RULES = CloudRules()


@dataclass(frozen=True, slots=True)
class ParcelDate:
    """A parcel on one date.

    Attributes:
        date: The day.
        clear_share: Share of the parcel that was observed and is clear, 0 to 1; None where the date cannot be read.
        values: The values by variable, of the clear pixels; of all observed ones where none is clear; empty where
            none was observed.
        problem: Why the date cannot be read, a sentence; empty where it can.
    """

    date: date
    clear_share: float | None
    values: Mapping[str, Spread] = field(default_factory=dict)
    problem: str = ""

    @property
    def cloudy(self) -> bool:
        """Whether so little was clear that the values are not to be trusted."""
        return self.clear_share is None or self.clear_share < CLOUDY_BELOW


@dataclass(frozen=True, slots=True)
class ParcelSeries:
    """A parcel through a season.

    Attributes:
        variables: What `ParcelDate.values` may hold: "NDVI" first, where the season has its bands, then the bands.
        pixels: Size of the parcel within the season, in the season's pixels.
        whole_pixels: False where no pixel's centre lies in the parcel, so that the values are of its surroundings too.
        dates: The dates in time order, those that cannot be read among them.
    """

    variables: tuple[str, ...]
    pixels: float
    whole_pixels: bool
    dates: tuple[ParcelDate, ...]


def read_series(
    description: Mapping[str, Any],
    outline: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    cancelled: Callable[[], bool] = lambda: False,
) -> ParcelSeries:
    """Read the series of a parcel: surface reflectance of each band and the NDVI.

    Which pixels count, and how much, says `parcel_pixels`. What is clear is what the engine calls clear by default:
    see `CloudRules`. A date that cannot be read is told as such and does not keep the others from being read.
    May be called in any thread.

    Args:
        description: Result of the job `describe-season`.
        outline: The parcel.
        crs: CRS of the outline.
        transforms: How to get from one CRS to another.
        cancelled: Asked before each date whether to stop.

    Raises:
        InputError: The parcel has no area, lies outside the season, or cannot be brought to its CRS.
        JobCancelledError: `cancelled` said so.
    """
    pixels = parcel_pixels(description, _in_season(description, outline, crs, transforms))
    bands = tuple(description["bands"])
    variables = (NDVI, *bands) if {_NEAR_INFRARED, _RED} <= set(bands) else bands
    entries = sorted(description["dates"], key=lambda entry: str(entry["date"]))

    def read_one(entry: Mapping[str, Any]) -> ParcelDate:
        if cancelled():
            raise JobCancelledError(translate("series", "Reading the series was cancelled."))
        with quiet_gdal():
            return _read_date(description, entry, pixels)

    with ThreadPoolExecutor(max(1, min(_THREADS, os.cpu_count() or 1, len(entries)))) as pool:
        dates = tuple(pool.map(read_one, entries))
    size = float(pixels.inside.sum() if pixels.weights is None else pixels.weights.sum())
    return ParcelSeries(variables, size, pixels.weights is None, dates)


def _in_season(
    description: Mapping[str, Any],
    outline: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsGeometry:
    brought = QgsGeometry(outline)
    way = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(description["crs"]), transforms)
    try:
        if not way.isShortCircuited():
            brought.transform(way)
    except QgsCsException as error:
        raise InputError(
            translate(
                "series", "The parcel cannot be brought to the season's coordinate reference system {crs}."
            ).format(crs=description["crs"])
        ) from error
    return brought


def _read_date(description: Mapping[str, Any], entry: Mapping[str, Any], pixels: ParcelPixels) -> ParcelDate:
    day = date.fromisoformat(entry["date"])
    try:
        numbers = _read(entry["bands"], description, len(description["bands"]), pixels)
        observed = (numbers != 0).all(axis=0)
        clear = observed
        if entry["masks"]:
            layers = _read(entry["masks"], description, len(description["mask_layers"]), pixels)
            clear = observed & _clear(dict(zip(description["mask_layers"], layers, strict=True)))
    except DamagedFileError as error:
        return ParcelDate(day, None, {}, str(error))
    weights = pixels.weights
    told = clear.mean() if weights is None else weights[clear].sum() / weights.sum()
    share = round(float(told), 9)  # half is half, whatever the areas' last digits say
    kept = clear if clear.any() else observed
    if not kept.any():
        return ParcelDate(day, share)
    scale, offset = float(entry.get("scale", description["scale"])), float(entry["offset"])
    reflectance = dict(zip(description["bands"], (numbers[:, kept] + offset) * scale, strict=True))
    values = _values(reflectance, None if weights is None else weights[kept])
    return ParcelDate(day, share, values)


def _values(reflectance: Mapping[str, Array], weights: Array | None) -> dict[str, Spread]:
    values = {band: spread_of(numbers, weights) for band, numbers in reflectance.items()}
    if {_NEAR_INFRARED, _RED} <= set(reflectance):
        infrared, red = reflectance[_NEAR_INFRARED], reflectance[_RED]
        told = infrared + red != 0
        if told.any():
            index = (infrared[told] - red[told]) / (infrared[told] + red[told])
            values[NDVI] = spread_of(index, None if weights is None else weights[told])
    return values


def _read(path: str, description: Mapping[str, Any], count: int, pixels: ParcelPixels) -> Array:
    """Return the values (B, N) of a parcel's pixels.

    Raises:
        DamagedFileError: The file is missing, cannot be decoded, or is not what the season's documents say.
    """
    reason, values = "", None
    try:
        dataset = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=["GTiff"], sibling_files=[])
        if dataset is not None:
            shape = (dataset.RasterYSize, dataset.RasterXSize)
            if shape == tuple(description["shape"]) and dataset.RasterCount == count:
                values = dataset.ReadAsArray(*pixels.window)
            else:
                reason = translate("series", "it is not what the season's documents describe")
    except RuntimeError as error:  # GDAL raises where somebody in this QGIS asked it to
        reason = str(error)
    if values is None:
        raise DamagedFileError(
            translate("series", "'{path}' cannot be read ({reason}): run 'Verify season'.").format(
                path=path, reason=" ".join((reason or gdal.GetLastErrorMsg()).split())
            )
        )
    return values.reshape(count, *pixels.inside.shape)[:, pixels.inside]


def _clear(masks: Mapping[str, Array]) -> Array:
    """Return where every mask layer says that a pixel was observed and is clear, by the usual rules.

    As `clear_sky` in the engine's `imagery.validity`, which tests compare it with.
    """
    verdicts = []
    if "dataMask" in masks:
        verdicts.append(masks["dataMask"] != 0)
    if "SCL" in masks:
        verdicts.append(reduce(operator.or_, (masks["SCL"] == number for number in _RULES.clear_classes)))
    if "CLM" in masks:
        verdicts.append(masks["CLM"] == 0)
    if "CLP" in masks:
        verdicts.append(masks["CLP"] < _RULES.probability * 255)
    return reduce(operator.and_, verdicts)
