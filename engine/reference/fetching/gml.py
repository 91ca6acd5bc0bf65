"""Features of a GML document, read from memory by GDAL, which gets no chance to fetch anything itself."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS

from furrow.engine.reference.fetching.pages import Page, crs_named
from furrow.engine.transfer.answers import UnexpectedAnswerError

__all__ = ["read_gml"]

_SCHEMA = re.compile(rb"""\s[\w.-]+:schemaLocation\s*=\s*("[^"]*"|'[^']*')""")
_IDENTIFIERS = ("gml_id", "fid")
_NO_ATTRIBUTES = (*_IDENTIFIERS, "lowerCorner", "upperCorner")  # the latter are of the rectangle around the feature
_FEATURE = re.compile(rb"<(?:[\w.-]+:)?(?:member|featureMembers?)[\s>/]")


def read_gml(body: bytes, crs: CRS) -> Page:
    """Return the features of a document that was checked to be whole and without entities.

    Args:
        body: The document.
        crs: CRS that was asked for, where the document does not say it. GDAL puts east before north.

    Raises:
        UnexpectedAnswerError: GDAL cannot read it.
    """
    if not _FEATURE.search(body):
        return Page(np.empty(0, dtype=object), [], [], crs)
    # The document's reference to its schema would be followed; the types of the attributes show in their values.
    plain = _SCHEMA.sub(b"", body)
    try:
        layers = pyogrio.list_layers(plain)
        if not len(layers):
            return Page(np.empty(0, dtype=object), [], [], crs)
        meta, _, wkb, columns = pyogrio.raw.read(plain, layer=str(layers[0][0]), DOWNLOAD_SCHEMA="NO")
    except (DataSourceError, DataLayerError) as error:
        raise UnexpectedAnswerError("it sent GML that cannot be read") from error
    names = [str(name) for name in meta["fields"]]
    values = [_plain(column) for column in columns]
    key = next((name for name in _IDENTIFIERS if name in names), None)
    count = len(values[0]) if values else len(wkb)
    ids = ["" if value is None else str(value) for value in values[names.index(key)]] if key else [""] * count
    rows = [
        {name: column[row] for name, column in zip(names, values, strict=True) if name not in _NO_ATTRIBUTES}
        for row in range(count)
    ]
    geometries = shapely.from_wkb(wkb, on_invalid="ignore") if wkb is not None else np.full(count, None)
    stated = crs_named(meta["crs"]) if meta.get("crs") else None
    return Page(geometries, rows, ids, stated or crs)


def _plain(column: NDArray[Any]) -> list[Any]:
    """Return values as Python's own, nothing as None."""
    return [None if isinstance(value, float) and np.isnan(value) else value for value in column.tolist()]
