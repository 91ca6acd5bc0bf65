"""Which pixels of a season show a parcel, and how much each of them counts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from osgeo import gdal, ogr
from qgis.core import QgsGeometry, QgsRectangle

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.review.quiet_gdal import quiet_gdal
from furrow.processing_provider.texts import translate

__all__ = ["ParcelPixels", "parcel_pixels"]

# The arrays here are numpy's, by way of GDAL: QGIS brings both, and this package needs no import of its own.
Array = Any


@dataclass(frozen=True)
class ParcelPixels:
    """The part of a season's grid that shows a parcel.

    Attributes:
        column: First column of the window.
        row: First row.
        inside: (H, W) bool array, the pixels that count.
        weights: (N,) float array of their areas in pixels, in the order that `inside` picks them; None where each
            counts alike.
    """

    column: int
    row: int
    inside: Array
    weights: Array | None

    @property
    def window(self) -> tuple[int, int, int, int]:
        """First column, first row, width, height, as GDAL wants them."""
        height, width = self.inside.shape
        return self.column, self.row, width, height


def parcel_pixels(description: Mapping[str, Any], outline: QgsGeometry) -> ParcelPixels:
    """Return the pixels whose centre lies in a parcel, each counting alike.

    Where there is none, or the parcel is smaller than a pixel, they are all pixels that it touches, each counting by
    the area that both share.

    Args:
        description: Result of the job `describe-season`.
        outline: The parcel in the season's CRS.

    Raises:
        InputError: The parcel has no area, or lies outside the season.
    """
    left, bottom, right, top = description["bounds"]
    rows, columns = description["shape"]
    pixel = ((right - left) / columns, (top - bottom) / rows)
    box = outline.boundingBox()
    if outline.isEmpty() or not outline.area() > 0:
        raise InputError(translate("parcel_pixels", "The parcel has no area, so there is no series of it."))
    first = (
        max(0, math.floor((box.xMinimum() - left) / pixel[0])),
        max(0, math.floor((top - box.yMaximum()) / pixel[1])),
    )
    end = (
        min(columns, math.ceil((box.xMaximum() - left) / pixel[0])),
        min(rows, math.ceil((top - box.yMinimum()) / pixel[1])),
    )
    width, height = end[0] - first[0], end[1] - first[1]
    if width <= 0 or height <= 0:
        raise _outside(description)
    corner = left + first[0] * pixel[0], top - first[1] * pixel[1]
    inside = _rasterized(outline, corner, pixel, width, height, touched=False)
    if inside.any() and outline.area() >= pixel[0] * pixel[1]:
        return ParcelPixels(*first, inside, None)
    inside, weights = _shared_areas(outline, corner, pixel, width, height)
    if not weights.size:
        raise _outside(description)
    return ParcelPixels(*first, inside, weights)


def _rasterized(
    outline: QgsGeometry,
    corner: tuple[float, float],
    pixel: tuple[float, float],
    width: int,
    height: int,
    *,
    touched: bool,
) -> Array:
    """Return which pixels (H, W) have their centre in an outline, or are touched by it."""
    with quiet_gdal():
        raster = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
        raster.SetGeoTransform((corner[0], pixel[0], 0.0, corner[1], 0.0, -pixel[1]))
        driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")  # one driver for both from GDAL 3.11 on
        source = driver.CreateDataSource("")
        layer = source.CreateLayer("outline")
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(outline.asWkb())))
        layer.CreateFeature(feature)
        options = ["ALL_TOUCHED=TRUE"] if touched else []
        gdal.RasterizeLayer(raster, [1], layer, burn_values=[1], options=options)
        return raster.ReadAsArray() != 0


def _shared_areas(
    outline: QgsGeometry, corner: tuple[float, float], pixel: tuple[float, float], width: int, height: int
) -> tuple[Array, Array]:
    """Return the pixels (H, W) that share an area with an outline, and these areas in pixels."""
    inside = _rasterized(outline, corner, pixel, width, height, touched=True)
    areas = inside * 0.0
    for row, column in zip(*(places.tolist() for places in inside.nonzero()), strict=True):
        west, north = corner[0] + column * pixel[0], corner[1] - row * pixel[1]
        square = QgsGeometry.fromRect(QgsRectangle(west, north - pixel[1], west + pixel[0], north))
        areas[row, column] = outline.intersection(square).area() / (pixel[0] * pixel[1])
    return areas > 0, areas[areas > 0]


def _outside(description: Mapping[str, Any]) -> InputError:
    return InputError(
        translate(
            "parcel_pixels", "The parcel lies outside the season '{season}': choose the season of that place."
        ).format(season=description["title"])
    )
