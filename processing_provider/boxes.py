"""Boxes from what the analyst chose: polygons of a layer, or an extent, become rectangles on the 10 m grid."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
)

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.errors import InputError, JobCancelledError
from furrow.processing_provider.box_grid import PIXEL, Bounds, box_name, outward
from furrow.processing_provider.metric_crs import carries_grid, crs_name, is_utm, transform_between, utm_of
from furrow.processing_provider.texts import translate

__all__ = ["NAME_FIELD", "FoundBoxes", "box_of_geometry", "boxes_of_source", "folder_name", "name_field", "name_of"]

NAME_FIELD = "name"
"""The field that grids of 'Create box grid' hold the names in."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]", re.IGNORECASE)  # devices of Windows
_LONGEST = 80  # letters: names are part of longer paths

_ON_GRID = 1e-3  # metres
_STORED_IN_DEGREES = 0.1  # metres: what files that round degrees lose
_BULGE = PIXEL / 2  # a straight edge of one CRS is a curve in another; half a pixel of it is let go


@dataclass
class FoundBoxes:
    """Boxes, and what was done to them.

    Attributes:
        boxes: In the order they were found.
        notes: Lines for the analyst.
    """

    boxes: list[Box] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def folder_name(text: str) -> str:
    """Return a text as the name of a folder that every system takes; empty when nothing of it can stay.

    Letters such as ž stay, in composed form. Separators of paths and the like become "-".
    """
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", text)).strip().lstrip(".")
    name = name[:_LONGEST].rstrip(". ")
    stem, dot, ending = name.partition(".")
    return f"{stem}_{dot}{ending}" if _RESERVED.fullmatch(stem) else name


def name_field(fields: QgsFields, wanted: str) -> str:
    """Return the field that holds the names of boxes, empty when there is none and none was asked for.

    Raises:
        InputError: The field asked for is not there.
    """
    if wanted in fields.names():
        return wanted
    if wanted in ("", NAME_FIELD):
        return ""
    raise InputError(
        translate("boxes", "The boxes have no field '{field}': choose one of {fields}.").format(
            field=wanted, fields=", ".join(fields.names()) or translate("boxes", "none")
        )
    )


def name_of(feature: QgsFeature, of_field: str) -> str:
    """Return the name of a box: what its field says, else its number in the layer, which no selection changes."""
    value = feature[of_field] if of_field else None
    text = "" if value is None or value == NULL else str(value)
    return folder_name(text) or box_name(feature.id(), 1)


def boxes_of_source(
    source: QgsProcessingFeatureSource,
    of_field: str,
    transforms: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
) -> FoundBoxes:
    """Return the boxes that the polygons of a source are, or lie in.

    Raises:
        InputError: There are none, one cannot be used, or two share a name.
        JobCancelledError: The analyst cancelled.
    """
    crs = source.sourceCrs()
    if not crs.isValid():
        raise InputError(
            translate(
                "boxes", "The layer '{name}' has no coordinate reference system: set the one it was made in."
            ).format(name=source.sourceName())
        )
    request = QgsFeatureRequest().setSubsetOfAttributes([of_field] if of_field else [], source.fields())
    found, counts = FoundBoxes(), _Counts()
    for feature in source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks):
        if feedback.isCanceled():
            raise JobCancelledError(translate("boxes", "Reading the boxes was cancelled."))
        found.boxes.append(_box(name_of(feature, of_field), feature.geometry(), crs, transforms, counts))
    _require_distinct(found.boxes, source.sourceName())
    found.notes = counts.notes()
    return found


def box_of_geometry(
    name: str, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> FoundBoxes:
    """Return the box around one outline, such as an extent.

    Raises:
        InputError: It cannot be used.
    """
    if not crs.isValid():
        raise InputError(translate("boxes", "The extent has no coordinate reference system: draw it on the map."))
    counts = _Counts()
    return FoundBoxes([_box(name, geometry, crs, transforms, counts)], counts.notes())


@dataclass
class _Counts:
    """What had to be done to boxes, each with the first it was done to."""

    moved: list[str] = field(default_factory=list)
    zones: set[str] = field(default_factory=set)
    rounded: list[str] = field(default_factory=list)

    def notes(self) -> list[str]:
        lines = []
        if self.moved:
            lines.append(
                translate(
                    "boxes",
                    "{count} boxes were brought to the 10 m grid of Sentinel-2 ({crs}), grown outward; the first is "
                    "'{name}'.",
                ).format(count=len(self.moved), crs=", ".join(sorted(self.zones)), name=self.moved[0])
            )
        if self.rounded:
            lines.append(
                translate(
                    "boxes",
                    "{count} polygons are no rectangles; the boxes around them are taken. The first is '{name}'.",
                ).format(count=len(self.rounded), name=self.rounded[0])
            )
        return lines


def _box(
    name: str,
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    counts: _Counts,
) -> Box:
    bounds = geometry.boundingBox()
    if geometry.isEmpty() or not bounds.width() > 0 or not bounds.height() > 0:
        raise InputError(
            translate("boxes", "The box '{name}' has no area: draw it again, or leave it out.").format(name=name)
        )
    rectangular = abs(geometry.area() - bounds.area()) <= 1e-6 * bounds.area()
    zone = utm_of(bounds.center(), crs, transforms)
    if not crs.isGeographic() and carries_grid(crs, bounds.center(), transforms):
        nearest = _rounded(bounds)
        if _furthest(nearest, _tuple(bounds)) <= _ON_GRID:
            if not rectangular:
                counts.rounded.append(name)
            return Box(name, crs.authid(), *map(float, nearest))
        if is_utm(crs) and rectangular:  # drawn in a neighbouring zone on purpose; one that was brought there is turned
            zone = crs
    edges, was_box = _edges_in(zone, name, geometry, crs, transforms)
    if not rectangular and not was_box:
        counts.rounded.append(name)
    counts.moved.append(name)
    counts.zones.add(zone.authid())
    return Box(name, zone.authid(), *map(float, edges))


def _edges_in(
    zone: QgsCoordinateReferenceSystem,
    name: str,
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> tuple[tuple[int, int, int, int], bool]:
    """Return the edges of an outline in a UTM zone, and whether it was a box on the grid there; others are grown."""
    if zone == crs:
        return outward(_tuple(geometry.boundingBox())), False
    way = transform_between(crs, zone, transforms)
    corners, outline = QgsGeometry(geometry), geometry.densifyByCount(20)
    try:
        corners.transform(way)
        outline.transform(way)
    except QgsCsException as error:
        raise InputError(
            translate(
                "boxes", "The box '{name}' cannot be brought from {crs} to {zone}: check the CRS of the layer."
            ).format(name=name, crs=crs_name(crs), zone=zone.authid())
        ) from error
    nearest = _rounded(corners.boundingBox())
    whole = _tuple(outline.boundingBox())
    if _furthest(nearest, _tuple(corners.boundingBox())) <= _STORED_IN_DEGREES and _furthest(nearest, whole) <= _BULGE:
        return nearest, True
    return outward(whole), False


def _tuple(rectangle: QgsRectangle) -> Bounds:
    return rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum()


def _rounded(rectangle: QgsRectangle) -> tuple[int, int, int, int]:
    left, bottom, right, top = (PIXEL * round(edge / PIXEL) for edge in _tuple(rectangle))
    return left, bottom, right, top


def _furthest(first: Bounds, second: Bounds) -> float:
    return max(abs(one - other) for one, other in zip(first, second, strict=True))


def _require_distinct(boxes: list[Box], layer: str) -> None:
    if not boxes:
        raise InputError(
            translate("boxes", "The layer '{name}' holds no boxes, or none is selected: choose others.").format(
                name=layer
            )
        )
    # Two seasons in one folder would spoil each other; and some systems know no capitals in names.
    often = Counter(box.name.casefold() for box in boxes)
    for box in boxes:
        if often[box.name.casefold()] > 1:
            raise InputError(
                translate(
                    "boxes", "{count} boxes of '{layer}' are named '{name}': give each a name of its own."
                ).format(count=often[box.name.casefold()], layer=layer, name=box.name)
            )
