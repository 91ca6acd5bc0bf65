"""How GeoPackages are written, so that all QGIS in use read them without a warning."""

from __future__ import annotations

__all__ = ["GEOPACKAGE"]

GEOPACKAGE = {"driver": "GPKG", "VERSION": "1.2"}
"""Arguments of `pyogrio`'s writers: the version that GDAL 3.6 and older know as well."""
