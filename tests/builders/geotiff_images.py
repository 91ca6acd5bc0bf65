"""Dated GeoTIFFs of random numbers, made with the GDAL of QGIS, for tests inside QGIS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

__all__ = ["write_images"]


def write_images(
    folder: Path,
    dates: Sequence[str] = ("2019-04-01", "2019-05-01", "2019-06-01"),
    bands: Sequence[str] = ("B02", "B03", "B04", "B08"),
    *,
    size: int = 24,
    described: bool = True,
    seed: int = 1,
) -> list[Path]:
    """Write one GeoTIFF a date (uint16, EPSG:32633, 10 m) and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32633)
    paths = []
    for day in dates:
        path = folder / f"posnetek č {day}.tif"
        dataset = gdal.GetDriverByName("GTiff").Create(str(path), size, size, len(bands), gdal.GDT_UInt16)
        dataset.SetProjection(crs.ExportToWkt())
        dataset.SetGeoTransform((465_180, 10, 0, 5_080_250, 0, -10))
        for index, name in enumerate(bands, start=1):
            band = dataset.GetRasterBand(index)
            band.WriteRaster(0, 0, size, size, rng.integers(1, 4000, (size, size), dtype=np.uint16).tobytes())
            if described:
                band.SetDescription(name)
        dataset = None  # closes the file
        paths.append(path)
    return paths
