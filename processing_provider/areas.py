"""The area that a grid of boxes shall cover: outlines of polygons, or of an extent, in the CRS of the grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
)

from furrow.engine.contract.errors import InputError, JobCancelledError
from furrow.processing_provider.box_grid import (
    LARGEST_NUMBER,
    Bounds,
    Cell,
    Lattice,
    cells_that_meet,
    lattice_over,
)
from furrow.processing_provider.metric_crs import crs_name, transform_between
from furrow.processing_provider.texts import translate

__all__ = ["Area", "area_of_extent", "area_of_source", "boxes_over"]

_TOUCHING = 0.01  # metres: an area that only touches a box does not meet it
_SEGMENTS = 500  # along the longer side of the area: straight edges of one CRS are curves in another


@dataclass(frozen=True)
class Area:
    """Polygons in a CRS of their own.

    Attributes:
        title: What to call them in a sentence.
        crs: Their CRS.
        extent: Bounds of all.
        outlines: Gives the polygons, anew each time it is called.
    """

    title: str
    crs: QgsCoordinateReferenceSystem
    extent: QgsRectangle
    outlines: Callable[[], Iterator[QgsGeometry]]


def area_of_source(source: QgsProcessingFeatureSource) -> Area:
    """Return the area of the polygons of a layer, or of those selected."""

    def outlines() -> Iterator[QgsGeometry]:
        request = QgsFeatureRequest().setNoAttributes()
        for feature in source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks):
            yield feature.geometry()

    return Area(source.sourceName(), source.sourceCrs(), source.sourceExtent(), outlines)


def area_of_extent(extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> Area:
    """Return the area of an extent."""
    outline = QgsGeometry.fromRect(extent)
    return Area(translate("areas", "the extent"), crs, extent, lambda: iter([QgsGeometry(outline)]))


def boxes_over(
    area: Area,
    crs: QgsCoordinateReferenceSystem,
    size: int,
    transforms: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
    *,
    aligned: bool = False,
) -> tuple[Lattice, list[Cell]]:
    """Return the boxes that meet an area, in reading order: from the north-west to the south-east.

    Args:
        area: What to cover.
        crs: CRS of the boxes, in metres.
        size: Side of a box in metres.
        transforms: How to get from one CRS to another.
        feedback: Told of progress, and asked whether to stop.
        aligned: As in `lattice_over`.

    Raises:
        InputError: The area is empty, far too large, or cannot be brought to the CRS.
        JobCancelledError: The analyst cancelled.
    """
    bounds = _bounds(area, crs, transforms, feedback)
    lattice = lattice_over(bounds, size, aligned=aligned)
    found: set[Cell] = set()
    feedback.setProgress(20)
    for outline in _outlines(area, crs, transforms, feedback):
        window = lattice.window(_tuple(outline.boundingBox()))
        if window[2:] == (1, 1) and Cell(*window[:2]) in found:
            continue  # a small parcel in a box that another one brought
        for cell in cells_that_meet(lattice, _tuple(outline.boundingBox()), _meets(outline)):
            found.add(cell)
            if len(found) > LARGEST_NUMBER:
                raise InputError(
                    translate(
                        "areas",
                        "The area '{area}' takes more than {number} boxes of {size} m: choose larger boxes or a "
                        "smaller area.",
                    ).format(area=area.title, number=LARGEST_NUMBER, size=size)
                )
    if not found:
        raise _empty(area)
    return lattice, sorted(found)


def _bounds(
    area: Area,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
) -> Bounds:
    whole = QgsRectangle()
    whole.setNull()
    for outline in _outlines(area, crs, transforms, feedback):
        whole.combineExtentWith(outline.boundingBox())
    if whole.isNull():
        raise _empty(area)
    return _tuple(whole)


def _outlines(
    area: Area,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
) -> Iterator[QgsGeometry]:
    """Yield the polygons of an area in a CRS; those without an area are left out."""
    way = transform_between(area.crs, crs, transforms)
    step = max(area.extent.width(), area.extent.height()) / _SEGMENTS
    for given in area.outlines():
        if feedback.isCanceled():
            raise JobCancelledError(translate("areas", "Making the grid was cancelled."))
        if given.isEmpty() or not given.boundingBox().area() > 0:
            continue
        outline = given if way.isShortCircuited() or not step > 0 else given.densifyByDistance(step)
        try:
            outline.transform(way)
        except QgsCsException as error:
            raise InputError(
                translate(
                    "areas", "The area '{area}' cannot be brought from {source} to {target}: choose its UTM zone."
                ).format(area=area.title, source=crs_name(area.crs), target=crs_name(crs))
            ) from error
        sound = outline if outline.isGeosValid() else outline.makeValid()
        if sound.area() > _TOUCHING**2:  # of one that crosses itself only the repaired form tells
            yield sound


def _meets(outline: QgsGeometry) -> Callable[[Bounds], bool]:
    engine = QgsGeometry.createGeometryEngine(outline.constGet())
    engine.prepareGeometry()

    def meets(bounds: Bounds) -> bool:
        # both geometries need a name: QGIS keeps bare pointers into them
        box = QgsGeometry.fromRect(QgsRectangle(*bounds).buffered(-_TOUCHING))
        return bool(engine.intersects(box.constGet())) and not outline.isNull()

    return meets


def _empty(area: Area) -> InputError:
    return InputError(
        translate(
            "areas", "The area '{area}' holds no polygon with an area, or none is selected: choose another."
        ).format(area=area.title)
    )


def _tuple(rectangle: QgsRectangle) -> Bounds:
    return rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum()
