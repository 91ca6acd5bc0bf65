"""The same place in another coordinate reference system."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

from furrow.processing_provider.review.parcels import Bounds

__all__ = ["brought", "brought_geometry", "follow_with", "shown_bounds"]


def brought(
    area: QgsRectangle, source: QgsCoordinateReferenceSystem, destination: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    """Return a rectangle in another CRS; an empty one where it has no place there."""
    try:
        return QgsCoordinateTransform(source, destination, QgsProject.instance()).transformBoundingBox(area)
    except QgsCsException:
        return QgsRectangle()


def brought_geometry(
    geometry: QgsGeometry, source: QgsCoordinateReferenceSystem, destination: QgsCoordinateReferenceSystem
) -> QgsGeometry:
    """Return a geometry in another CRS; an empty one where it has no place there."""
    moved = QgsGeometry(geometry)
    try:
        moved.transform(QgsCoordinateTransform(source, destination, QgsProject.instance()))
    except QgsCsException:
        return QgsGeometry()
    return moved


def follow_with(canvas: QgsMapCanvas, area: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
    """Have QGIS's map show an area."""
    there = brought(area, crs, canvas.mapSettings().destinationCrs())
    if not there.isEmpty():
        canvas.setExtent(there)
        canvas.refresh()


def shown_bounds(canvas: QgsMapCanvas, crs: QgsCoordinateReferenceSystem) -> Bounds:
    """Return what QGIS's map shows, in a CRS: left, bottom, right, top."""
    area = brought(canvas.extent(), canvas.mapSettings().destinationCrs(), crs)
    return area.xMinimum(), area.yMinimum(), area.xMaximum(), area.yMaximum()
