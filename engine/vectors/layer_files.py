"""Files of parcels: written under another name, read back and moved into place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError
from pyogrio.raw import open_arrow, write_arrow

from furrow.engine.atomic import atomic_file, scratch_file
from furrow.engine.contract.errors import FurrowError, InputError, ResourceError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.layers import LAYER, LayerWriter

__all__ = ["driver_of", "failure_told", "new_layer", "require_replaceable"]

_DRIVERS = {".gpkg": "GPKG", ".fgb": "FlatGeobuf"}
_COMPANIONS = ("-wal", "-journal")  # what SQLite keeps beside a database that is open
_WRITE_ERRORS = (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError, OSError)


@contextmanager
def new_layer(
    path: Path, grid: GeoGrid, *, multiple: bool, probability: bool, metadata: Mapping[str, str], reporter: Reporter
) -> Iterator[LayerWriter]:
    """Yield a writer; when the block ends well, the file is read back and moved into place.

    Args:
        path: File to write or replace, `.gpkg` or `.fgb`. A FlatGeobuf is made from a GeoPackage in one go at the end,
            since it cannot be added to.
        grid: Grid of the mask.
        multiple: Whether the parcels are multipolygons.
        probability: Whether they have one.
        metadata: Of the layer; a FlatGeobuf keeps none.
        reporter: Asked whether to stop.

    Raises:
        InputError: The suffix is another, or another program has the file open.
        ResourceError: It cannot be written.
        JobCancelledError: The job was cancelled.
    """
    driver = driver_of(path)
    with atomic_file(path) as finished, scratch_file(path.with_suffix(".gpkg")) as scratch:
        first = finished if driver == "GPKG" else scratch
        with failure_told(path):
            writer = LayerWriter(first, grid, multiple, probability, metadata, reporter)
            yield writer
            writer.flush()
            if first is not finished:
                reporter.check()
                _copy(first, finished, driver)
            _read_back(finished, writer.written)
        require_replaceable(path)


def driver_of(path: Path) -> str:
    """Return the format of a suffix.

    Raises:
        InputError: It is none that can be written.
    """
    driver = _DRIVERS.get(path.suffix.lower())
    if driver is None:
        raise InputError(
            f"The output '{path}' is neither a GeoPackage nor a FlatGeobuf: choose a name that ends in .gpkg or .fgb."
        )
    return driver


def require_replaceable(path: Path) -> None:
    """Stop where another program has the output open: it would go on reading the old one, or damage the new one.

    Raises:
        InputError: It has.
    """
    is_open = any(Path(f"{path}{suffix}").exists() for suffix in _COMPANIONS)
    if path.is_file():
        try:
            path.replace(path)  # changes nothing, but fails on Windows while somebody reads the file
        except PermissionError:
            is_open = True
    if is_open:
        raise InputError(
            f"The output '{path}' is open in another program: remove its layer from the project and close other "
            "programs that use it, or choose another name."
        )


@contextmanager
def failure_told(path: Path) -> Iterator[None]:
    """Turn what libraries say of a file they cannot write into the one sentence that fits.

    Raises:
        ResourceError: It cannot be written.
    """
    try:
        yield
    except FurrowError:
        raise
    except _WRITE_ERRORS as error:
        raise ResourceError(
            f"The parcels cannot be written to the folder '{path.parent}' ({error}), which has "
            f"{shutil.disk_usage(path.parent).free / 1e6:,.0f} MB free: check the disk."
        ) from error


def _copy(source: Path, target: Path, driver: str) -> None:
    """Copy the layer to a file of another format, a few parcels in memory at a time."""
    with open_arrow(source, layer=LAYER, use_pyarrow=False) as (meta, stream):
        write_arrow(
            stream,
            target,
            driver=driver,
            layer=LAYER,
            geometry_name=meta["geometry_name"],
            geometry_type=meta["geometry_type"],
            crs=meta["crs"],
        )


def _read_back(path: Path, parcels: int) -> None:
    found = pyogrio.read_info(path, layer=LAYER, force_feature_count=True)["features"]
    if found != parcels:
        raise OSError(f"{found} of {parcels} parcels can be read back")
