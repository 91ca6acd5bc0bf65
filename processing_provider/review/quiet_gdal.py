"""GDAL without messages on standard error; failures are told by what its functions return."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal

__all__ = ["quiet_gdal"]


@contextmanager
def quiet_gdal() -> Iterator[None]:
    """Silence GDAL in this thread. Whether it raises is for all of QGIS to say, and is left alone."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
