"""Coordinate reference systems in true metres: which can carry a 10 m grid, and the UTM zone of a place."""

from __future__ import annotations

import math
import re

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
)

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.box_grid import utm_code
from furrow.processing_provider.texts import translate

__all__ = ["brought", "carries_grid", "crs_name", "is_utm", "metric_crs_problem", "transform_between", "utm_of"]

_UTM = re.compile(r"EPSG:32[67](0[1-9]|[1-5]\d|60)")
_KNOWN_AUTHORITIES = ("EPSG:", "ESRI:", "IGNF:")
_STEP = 500.0
_TOLERANCE = 0.05  # as the engine's for the pixels of a season


def crs_name(crs: QgsCoordinateReferenceSystem) -> str:
    """Return how to call a CRS in a sentence."""
    return str(crs.authid() or crs.description() or translate("metric_crs", "custom CRS"))


def is_utm(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a CRS is a UTM zone on WGS 84, in which Sentinel-2 images come."""
    return _UTM.fullmatch(crs.authid()) is not None


def transform_between(
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsCoordinateTransform:
    """Return the way from one CRS to another.

    Raises:
        InputError: There is none.
    """
    made = QgsCoordinateTransform(source, target, transforms)
    if not made.isValid():
        raise InputError(
            translate("metric_crs", "There is no way from {source} to {target}: choose another CRS.").format(
                source=crs_name(source), target=crs_name(target)
            )
        )
    return made


def utm_of(
    point: QgsPointXY, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """Return the UTM zone of a place.

    Raises:
        InputError: The place lies in none, or nowhere.
    """
    place = brought(point, crs, QgsCoordinateReferenceSystem("EPSG:4326"), transforms)
    return QgsCoordinateReferenceSystem(utm_code(place.x(), place.y()))


def brought(
    point: QgsPointXY,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsPointXY:
    """Return a place in another CRS.

    Raises:
        InputError: It lies outside of one of them.
    """
    try:
        return transform_between(source, target, transforms).transform(point)
    except QgsCsException as error:
        raise InputError(
            translate(
                "metric_crs",
                "The place {x:.6g}, {y:.6g} of {source} cannot be brought to {target}: check the CRS of the layer.",
            ).format(x=point.x(), y=point.y(), source=crs_name(source), target=crs_name(target))
        ) from error


def metric_crs_problem(crs: QgsCoordinateReferenceSystem) -> str:
    """Return why a CRS cannot carry a 10 m grid anywhere; empty when it may."""
    if not crs.isValid():
        return translate("metric_crs", "The chosen CRS is unknown: choose the UTM zone of the area.")
    if crs.isGeographic() or crs.mapUnits() != Qgis.DistanceUnit.Meters:
        return translate(
            "metric_crs", "The CRS {crs} is not in metres, but boxes are: choose the UTM zone of the area."
        ).format(crs=crs_name(crs))
    if not crs.authid().startswith(_KNOWN_AUTHORITIES):
        return translate(
            "metric_crs", "The CRS {crs} has no code that the engine knows: choose the UTM zone of the area."
        ).format(crs=crs_name(crs))
    return ""


def carries_grid(
    crs: QgsCoordinateReferenceSystem, point: QgsPointXY, transforms: QgsCoordinateTransformContext
) -> bool:
    """Whether 10 m of a CRS are 10 m on the ground at a place, up to 5%.

    Raises:
        InputError: The place lies in no UTM zone.
    """
    if metric_crs_problem(crs):
        return False
    zone = utm_of(point, crs, transforms)
    if zone == crs:
        return True
    places = [QgsPointXY(point.x() + east, point.y() + north) for east, north in ((0, 0), (_STEP, 0), (0, _STEP))]
    origin, *ends = (brought(place, crs, zone, transforms) for place in places)
    return all(math.isclose(origin.distance(end), _STEP, rel_tol=_TOLERANCE) for end in ends)
