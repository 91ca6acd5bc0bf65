"""Parcels of a register, read from a vector file and burned onto a grid."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataSourceError
from rasterio.crs import CRS
from rasterio.enums import MergeAlg
from rasterio.errors import CRSError
from rasterio.features import rasterize
from shapely.errors import GEOSException

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.reporting import Reporter

__all__ = ["Parcels", "burn", "chosen_layer", "class_texts", "read_parcels", "require_same_crs", "shrink"]

# The beginnings of the two formats parcels travel in. Any other would be opened by any of GDAL's
# drivers, some of which follow references to other files and servers.
_MAGIC = {b"SQLite format 3\x00": "GeoPackage", b"fgb\x03": "FlatGeobuf"}
_CHUNK = 2000  # parcels between two looks at the cancel flag


@dataclass(frozen=True)
class Parcels:
    """Polygons with their classes.

    Attributes:
        geometries: (N,) array of shapely geometries, valid polygons and multipolygons.
        classes: (N,) array of str: the class of each as text.
        repaired: How many outlines crossed themselves and were repaired.
        skipped: How many features had no polygon.
    """

    geometries: NDArray[Any]
    classes: NDArray[Any]
    repaired: int = 0
    skipped: int = 0

    def of(self, classes: Collection[str]) -> NDArray[Any]:
        """Return the geometries of some classes."""
        return self.geometries[np.isin(self.classes, list(classes))] if classes else self.geometries[:0]


def read_parcels(path: Path, class_field: str, grid: GeoGrid, layer: str = "") -> Parcels:
    """Read the parcels that touch a grid.

    Args:
        path: GeoPackage or FlatGeobuf in the CRS of the grid.
        class_field: Field that holds the class.
        grid: Only parcels that touch its bounds are read.
        layer: Layer name; empty for the first.

    Raises:
        InputError: The file is of another format, CRS or geometry, or lacks the field.
        DamagedFileError: The file cannot be read.
    """
    try:
        chosen = chosen_layer(path, layer, [class_field])
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=chosen, columns=[class_field], bbox=grid.bounds)
    except DataSourceError as error:
        raise DamagedFileError(f"The parcels in '{path}' cannot be read: the file is damaged or empty.") from error
    require_same_crs(meta.get("crs"), grid.crs, path)
    return _cleaned(wkb, columns[0])


def chosen_layer(path: Path, layer: str, needed: Collection[str]) -> str:
    """Return the name of the layer to read.

    Args:
        path: GeoPackage or FlatGeobuf.
        layer: Layer name; empty for the first.
        needed: Fields that it must have.

    Raises:
        InputError: The file is of another format, or lacks the layer or a field.
        DataSourceError: The file cannot be read.
    """
    _require_known_format(path)
    names = [str(name) for name, _ in pyogrio.list_layers(path)]
    if layer and layer not in names:
        raise InputError(f"The file '{path}' has no layer '{layer}', but {_listed(names)}: choose one of them.")
    chosen = layer or names[0]
    fields = [str(name) for name in pyogrio.read_info(path, layer=chosen)["fields"]]
    for field in needed:
        if field not in fields:
            raise InputError(f"The parcels have no field '{field}', but {_listed(fields)}: choose one of them.")
    return chosen


def shrink(geometries: NDArray[Any], metres: float, reporter: Reporter | None = None) -> NDArray[Any]:
    """Return the polygons drawn in by a distance; those too narrow for it become empty.

    Args:
        geometries: (N,) array of shapely polygons in a metric CRS.
        metres: Distance, 0 for none; the challenge takes 2.5.
        reporter: Asked for a cancel between chunks.
    """
    if metres == 0:
        return geometries
    shrunk = np.empty(geometries.shape, dtype=object)
    for start in range(0, len(geometries), _CHUNK):
        if reporter is not None:
            reporter.check()
        part = slice(start, start + _CHUNK)
        shrunk[part] = shapely.buffer(geometries[part], -metres)
    return shrunk


def burn(geometries: NDArray[Any], grid: GeoGrid, reporter: Reporter | None = None) -> NDArray[np.bool_]:
    """Return the pixels of a grid whose centre lies in any of the polygons, (H, W) bool."""
    mask = np.zeros(grid.shape, dtype=np.uint8)
    filled = geometries[~shapely.is_empty(geometries)]
    for part in _chunks(filled):
        if reporter is not None:
            reporter.check()
        rasterize(
            ((geometry, 1) for geometry in part),
            out=mask,
            transform=grid.transform,
            all_touched=False,
            merge_alg=MergeAlg.replace,
        )
    return mask.astype(bool)


def _chunks(geometries: NDArray[Any]) -> Iterator[NDArray[Any]]:
    for start in range(0, len(geometries), _CHUNK):
        yield geometries[start : start + _CHUNK]


def _cleaned(wkb: NDArray[Any], classes: NDArray[Any]) -> Parcels:
    try:
        geometries = shapely.from_wkb(wkb)
    except GEOSException as error:
        raise DamagedFileError(
            f"The parcels hold a geometry that cannot be read ({error}): export them again."
        ) from error
    present = np.isin(shapely.get_type_id(geometries), (3, 6)) & ~shapely.is_empty(geometries)
    geometries = shapely.force_2d(geometries[present])
    invalid = ~shapely.is_valid(geometries)
    geometries[invalid] = shapely.make_valid(geometries[invalid])
    return Parcels(geometries, class_texts(classes[present]), int(invalid.sum()), int((~present).sum()))


def class_texts(classes: NDArray[Any]) -> NDArray[Any]:
    """Return class values as text; whole numbers without a decimal point, nothing as an empty text."""

    def text(value: object) -> str:
        if value is None or (isinstance(value, float) and np.isnan(value)):
            return ""
        if isinstance(value, float | np.floating) and float(value).is_integer():
            return str(int(value))
        return str(value).strip()

    return np.array([text(value) for value in classes], dtype=object)


def _require_known_format(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"There is no file of parcels '{path}': check the path.")
    with path.open("rb") as file:
        begin = file.read(16)
    if not any(begin.startswith(magic) for magic in _MAGIC):
        raise InputError(
            f"The parcels '{path}' are neither a GeoPackage nor a FlatGeobuf: export them as one of these."
        )


def require_same_crs(text: str | None, expected: CRS, path: Path, owner: str = "season") -> None:
    """Stop where parcels are in another CRS than what they are laid upon.

    Args:
        text: CRS of the parcels, None where they have none.
        expected: The other CRS.
        path: File of the parcels, for the message.
        owner: What has the other CRS, for the message.

    Raises:
        InputError: They are, or their CRS is unknown.
    """
    if not text:
        raise InputError(f"The parcels '{path}' have no coordinate reference system: assign one first.")
    try:
        crs = CRS.from_user_input(text)
    except CRSError as error:
        raise InputError(
            f"The coordinate reference system of the parcels '{path}' is unknown: assign another."
        ) from error
    if crs != expected and (crs.to_epsg() is None or crs.to_epsg() != expected.to_epsg()):
        raise InputError(
            f"The parcels are in {crs.to_string()}, the {owner} in {expected.to_string()}: reproject the parcels first."
        )


def _listed(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names[:12]) + (" and more" if len(names) > 12 else "") if names else "none"
