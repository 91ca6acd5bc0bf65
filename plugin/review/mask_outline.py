"""The border of the cultivated land in a mask, along the edges of its pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence

from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsMapLayer, QgsRectangle

from furrow.plugin.review.places import brought, brought_geometry
from furrow.processing_provider.review.quiet_gdal import quiet_gdal

__all__ = ["mask_border", "mask_outline"]

_MOST_PIXELS = 1_500  # a side: as much as a view can show at 2.5 m and 1:2000 on a large screen, five times over


def mask_border(masks: Sequence[QgsMapLayer], area: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """Return the outlines of the ones of some masks within an area, in the area's CRS."""
    parts = []
    for mask in masks:
        outline = mask_outline(mask.source(), brought(area, crs, mask.crs()))
        if not outline.isEmpty():
            parts.append(outline if mask.crs() == crs else brought_geometry(outline, mask.crs(), crs))
    return QgsGeometry.collectGeometry(parts) if len(parts) != 1 else parts[0]


def mask_outline(path: str, area: QgsRectangle) -> QgsGeometry:
    """Return the outlines of the ones of a mask within an area.

    Args:
        path: Raster that is 1 where land is cultivated.
        area: In the mask's coordinate reference system.

    Returns:
        Polygons; empty where there is no cultivated land, where the mask cannot be read, or where the area holds so
        many pixels that outlines would be a blur.
    """
    with quiet_gdal():
        try:
            mask = gdal.Open(path)
            return QgsGeometry() if mask is None else _outline(mask, area)
        except (RuntimeError, TypeError):  # a block that cannot be decoded; the layer itself shows that
            return QgsGeometry()


def _outline(mask: gdal.Dataset, area: QgsRectangle) -> QgsGeometry:
    left, width, _, top, _, height = mask.GetGeoTransform()
    first = max(0, math.floor((area.xMinimum() - left) / width))
    last = min(mask.RasterXSize, math.ceil((area.xMaximum() - left) / width))
    upper = max(0, math.floor((area.yMaximum() - top) / height))
    lower = min(mask.RasterYSize, math.ceil((area.yMinimum() - top) / height))
    columns, rows = last - first, lower - upper
    if not (0 < columns <= _MOST_PIXELS and 0 < rows <= _MOST_PIXELS):
        return QgsGeometry()
    window = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Byte)
    window.SetGeoTransform((left + first * width, width, 0, top + upper * height, 0, height))
    ones = mask.GetRasterBand(1).ReadRaster(first, upper, columns, rows, buf_type=gdal.GDT_Byte)
    ones = ones.translate(bytes(int(value == 1) for value in range(256)))
    window.GetRasterBand(1).WriteRaster(0, 0, columns, rows, ones)
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("", None, ogr.wkbPolygon)
    band = window.GetRasterBand(1)
    gdal.Polygonize(band, band, layer, -1)  # the band masks itself: zeros are left out
    parts = []
    for feature in layer:
        part = QgsGeometry()
        part.fromWkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        parts.append(part)
    return QgsGeometry.collectGeometry(parts)
