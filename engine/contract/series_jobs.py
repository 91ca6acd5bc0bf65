"""The jobs that make rasters of a season: what is clear, how often, and values along time.

Every output is a GeoTIFF on the season's grid; a raster of several times has a band a time whose
description is the ISO date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["CloudRules", "CountObservations", "DeriveSeries", "MapClearSky"]


@dataclass(frozen=True)
class CloudRules:
    """What counts as clear.

    Attributes:
        layers: Mask layers to ask (of SCL, CLM, CLP, dataMask); empty for all the season has.
        clear_classes: Classes of the scene classification that are clear: vegetation, bare soil, water, unclassified.
            Dark areas (2) are mostly shadows of clouds, and snow (11) hides the fields.
        probability: s2cloudless probability (0 to 1) from which a pixel is a cloud, by default that of s2cloudless.
        buffer: Metres around clouds and shadows that do not count as clear either.
    """

    layers: tuple[str, ...] = ()
    clear_classes: tuple[int, ...] = (4, 5, 6, 7)
    probability: float = 0.4
    buffer: float = 0.0


@register
@dataclass(frozen=True)
class MapClearSky(JobSpec):
    """Write where each date was observed and clear: uint8, 1 clear, 0 not, 255 not observed; a band a date.

    Result: `dates`, `valid_share` (0..1).
    """

    job: ClassVar[str] = "map-clear-sky"
    season: str
    output: str
    clouds: CloudRules = field(default_factory=CloudRules)


@register
@dataclass(frozen=True)
class CountObservations(JobSpec):
    """Write how many dates show each pixel clearly: uint16, one band.

    Result: `least`, `most`, `mean` (numbers of dates), `never_share` (0..1, of pixels never seen clearly).
    """

    job: ClassVar[str] = "count-observations"
    season: str
    output: str
    clouds: CloudRules = field(default_factory=CloudRules)


@register
@dataclass(frozen=True)
class DeriveSeries(JobSpec):
    """Write the values of a band or an index along time: float32, nodata NaN, a band a time.

    Attributes:
        season: The season.
        output: GeoTIFF to write.
        product: "dates" (clear values of each date, else nodata), "regular" (linear interpolation of the clear values
            to a regular step) or "monthly" (median of each month's clear values, gaps interpolated).
        variable: Name of a band (surface reflectance), or "NDVI", "NDWI", "NDBI".
        step: Days of the regular step.
        first_day, last_day: Period of the regular step and of the months; empty for the season's own.
        fill_gaps: Interpolate months without a clear value.
        clouds: What counts as clear.

    Result: `times` (list of ISO dates), `valid_share` (0..1, of the values written).
    """

    job: ClassVar[str] = "derive-series"
    season: str
    output: str
    product: str = "dates"
    variable: str = "NDVI"
    step: int = 15
    first_day: str = ""
    last_day: str = ""
    fill_gaps: bool = True
    clouds: CloudRules = field(default_factory=CloudRules)
