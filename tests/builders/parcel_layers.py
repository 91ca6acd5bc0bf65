"""Memory layers of parcels inside the season that `write_built_season` makes, for tests inside QGIS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

__all__ = ["BOUNDS", "Parcel", "parcel_layer", "square"]

BOUNDS = (465_180.0, 5_079_850.0, 465_480.0, 5_080_250.0)
"""Left, bottom, right, top of the season of 40 x 30 pixels, EPSG:32633."""


@dataclass(frozen=True)
class Parcel:
    """A parcel: its class, and its outline as WKT in EPSG:32633, or an empty text for none."""

    code: object
    wkt: str


def square(column: float, row: float, width: float, height: float = 0.0) -> str:
    """WKT of a rectangle, in metres from the upper left corner of the season."""
    left, top = BOUNDS[0] + column, BOUNDS[3] - row
    right, bottom = left + width, top - (height or width)
    return f"POLYGON (({left} {top}, {right} {top}, {right} {bottom}, {left} {bottom}, {left} {top}))"


def parcel_layer(
    parcels: Sequence[Parcel],
    *,
    field: str = "crop",
    kind: str = "string",
    crs: str = "EPSG:32633",
    name: str = "parcele 'žito' \"2019\" č",
    geometry: str = "Polygon",
) -> QgsVectorLayer:
    """Return a memory layer of parcels, their outlines brought to `crs`; an empty `crs` leaves the layer without."""
    layer = QgsVectorLayer(geometry + (f"?crs={crs}" if crs else ""), name, "memory")
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QMetaType

    kinds = {"string": QMetaType.Type.QString, "int": QMetaType.Type.Int, "double": QMetaType.Type.Double}
    layer.dataProvider().addAttributes([QgsField(field, kinds[kind])])
    layer.updateFields()
    source = QgsCoordinateReferenceSystem("EPSG:32633")
    transform = QgsCoordinateTransform(source, QgsCoordinateReferenceSystem(crs or "EPSG:32633"), QgsProject.instance())
    features = []
    for parcel in parcels:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([parcel.code])
        if parcel.wkt:
            outline = QgsGeometry.fromWkt(parcel.wkt)
            outline.transform(transform)
            feature.setGeometry(outline)
        features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    if not added:
        raise ValueError(layer.dataProvider().lastError())
    layer.updateExtents()
    return layer
