"""Rasters in and out: opened safely, written atomically as cloud-optimised GeoTIFFs, read back and checked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import rasterio.shutil
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError  # rasterio lets GDAL's own errors through where it copies a file
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.atomic import atomic_file, scratch_file
from furrow.engine.contract.errors import DamagedFileError, InputError, ResourceError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.processors import processors

__all__ = [
    "BLOCK",
    "MASK_NODATA",
    "PROBABILITY_SCALE",
    "check_blocks",
    "cog_in_pieces",
    "open_raster",
    "read_array",
    "write_cog",
    "write_cog_in_strips",
]

BLOCK = 256
"""Side of the blocks of every file Furrow writes, in pixels."""

MASK_NODATA = 255
"""Nodata of uint8 masks and probabilities."""

PROBABILITY_SCALE = 200
"""Stored value of probability 1 in a uint8 probability raster."""

_DRIVER = "GTiff"  # a VRT that poses as .tif could read any file of the machine
_LARGEST = 4_000_000_000  # pixels x bands that may be read at once: a sparse file of a few MB can claim 160 Gpx


@contextmanager
def open_raster(path: Path) -> Iterator[DatasetReader]:
    """Open a GeoTIFF for reading.

    Raises:
        InputError: There is no such file, or it is of another kind.
        DamagedFileError: It cannot be opened as a GeoTIFF.
    """
    if not path.is_file():
        raise InputError(f"There is no file '{path}': check the path.")
    try:
        dataset = rasterio.open(path, driver=_DRIVER)
    except RasterioError as error:
        with path.open("rb") as file:
            magic = file.read(4)
        if magic[:2] in (b"II", b"MM"):
            raise DamagedFileError(f"The GeoTIFF '{path}' is damaged: fetch or write it again.") from error
        raise InputError(f"The file '{path}' is no GeoTIFF: export it as GeoTIFF first.") from error
    with dataset:
        yield dataset


def read_array(
    dataset: DatasetReader,
    bands: int | Sequence[int],
    window: Window | None = None,
    *,
    into: NDArray[Any] | None = None,
) -> NDArray[Any]:
    """Read bands (counted from 1) of a window, of everything without one.

    Args:
        dataset: An open file.
        bands: Number of one band, or numbers of several.
        window: Part of the file.
        into: Array of the result's shape and the file's data type to decode into, which saves a copy; one of
            fewer pixels than the window is filled with the nearest ones, out of overviews where there are any.

    Returns:
        Array (H, W) for one band, (B, H, W) for a sequence, in the dtype of the file.

    Raises:
        DamagedFileError: A block cannot be decoded.
        ResourceError: The file claims more pixels than can be read at once.
    """
    count = 1 if isinstance(bands, int) else len(bands)
    height, width = (dataset.height, dataset.width) if window is None else (int(window.height), int(window.width))
    if height * width * count > _LARGEST:
        raise ResourceError(
            f"The raster '{dataset.name}' claims {height} x {width} pixels in {count} bands, too many to read at once: "
            "cut it to boxes first."
        )
    try:
        array: NDArray[Any] = dataset.read(bands, window=window, out=into)
    except RasterioError as error:
        raise DamagedFileError(
            f"The raster '{dataset.name}' is damaged or cut short: fetch or write it again."
        ) from error
    return array


def check_blocks(path: Path) -> None:
    """Decode every block of every band of a GeoTIFF once.

    Raises:
        DamagedFileError: A block is missing or cannot be decoded.
        InputError: The file is no GeoTIFF.
    """
    with open_raster(path) as dataset:
        for _, window in dataset.block_windows(1):
            read_array(dataset, list(dataset.indexes), window)


def write_cog(
    path: Path,
    array: NDArray[Any],
    grid: GeoGrid,
    *,
    nodata: float | None = None,
    descriptions: Sequence[str] = (),
    tags: Mapping[str, str] | None = None,
    overview_resampling: str = "nearest",
    scale: float = 1.0,
    offset: float = 0.0,
) -> None:
    """Write an array as a cloud-optimised GeoTIFF, read it back, and give it its name.

    Args:
        path: File to write or replace.
        array: (H, W) or (B, H, W), of the grid's shape.
        grid: Where the pixels lie.
        nodata: Declared nodata value.
        descriptions: Names of the bands.
        tags: Metadata items.
        overview_resampling: Resampling of the overviews: "nearest" for classes, "average" for amounts.
        scale: Factor of the declared scale (value = stored x scale + offset).
        offset: Declared offset, in scaled units.

    Raises:
        DamagedFileError: What was written does not read back.
        InputError: The array does not fit the grid.
    """
    stack = array[np.newaxis] if array.ndim == 2 else array
    if stack.shape[1:] != grid.shape:
        raise InputError(f"An array of {stack.shape[1:]} pixels does not fit a grid of {grid.shape}.")

    def strips() -> Iterator[tuple[Window, NDArray[Any]]]:
        yield Window(0, 0, grid.width, grid.height), stack

    write_cog_in_strips(
        path,
        strips(),
        grid,
        dtype=str(stack.dtype),
        count=stack.shape[0],
        nodata=nodata,
        descriptions=descriptions,
        tags=tags,
        overview_resampling=overview_resampling,
        scale=scale,
        offset=offset,
    )
    with open_raster(path) as written:
        if not np.array_equal(written.read(), stack, equal_nan=stack.dtype.kind == "f"):
            raise DamagedFileError(f"The file '{path}' does not hold what was written: check the disk.")


def write_cog_in_strips(
    path: Path,
    strips: Iterator[tuple[Window, NDArray[Any]]],
    grid: GeoGrid,
    **details: Any,  # noqa: ANN401
) -> None:
    """Write a cloud-optimised GeoTIFF piece by piece, so that it never lies in memory as a whole.

    Args:
        path: File to write or replace.
        strips: Pairs of a window and its array (B, H, W); together they cover the grid.
        grid: Where the pixels lie.
        **details: As those of `cog_in_pieces`.

    Raises:
        DamagedFileError: The file cannot be written, or a block of it does not decode.
        ResourceError: The disk is full.
    """
    with cog_in_pieces(path, grid, **details) as write:
        for window, piece in strips:
            write(window, piece)


@contextmanager
def cog_in_pieces(
    path: Path,
    grid: GeoGrid,
    *,
    dtype: str,
    count: int = 1,
    nodata: float | None = None,
    descriptions: Sequence[str] = (),
    tags: Mapping[str, str] | None = None,
    overview_resampling: str = "nearest",
    scale: float = 1.0,
    offset: float = 0.0,
    on_copy: Callable[[], None] = lambda: None,
) -> Iterator[Callable[[Window, NDArray[Any]], None]]:
    """Give what writes the pieces of a cloud-optimised GeoTIFF, which stands when the block has ended well.

    The pieces go to a plain tiled file first; GDAL's COG driver then orders it and adds overviews.

    Args:
        path: File to write or replace.
        grid: Where the pixels lie.
        dtype: Data type of the pixels.
        count: Number of bands.
        nodata: Declared nodata value.
        descriptions: Names of the bands.
        tags: Metadata items.
        overview_resampling: As in `write_cog`.
        scale: As in `write_cog`.
        offset: As in `write_cog`.
        on_copy: Called between the two passes; may raise to stop.

    Yields:
        A function of a window and its array (B, H, W).

    Raises:
        DamagedFileError: The file cannot be written, or a block of it does not decode.
        ResourceError: The disk is full.
    """
    profile = {
        "driver": "GTiff", "dtype": dtype, "count": count, "height": grid.height, "width": grid.width,
        "crs": grid.crs, "transform": grid.transform, "nodata": nodata, "tiled": True, "blockxsize": BLOCK,
        "blockysize": BLOCK, "compress": "zstd", "zstd_level": 1, "bigtiff": "if_safer", "interleave": "band",
    }  # fmt: skip
    size = grid.height * grid.width * count * np.dtype(dtype).itemsize
    with atomic_file(path) as finished, scratch_file(path) as pieces, _full_disk_told(path, size):
        with rasterio.open(pieces, "w", **profile) as dataset:
            if count > 1:
                dataset.colorinterp = [ColorInterp.gray] + [ColorInterp.undefined] * (count - 1)
            for index, description in enumerate(descriptions, start=1):
                dataset.set_band_description(index, description)
            if scale != 1.0 or offset != 0.0:
                dataset.scales, dataset.offsets = (scale,) * count, (offset,) * count
            dataset.update_tags(**(tags or {}))
            yield lambda window, piece: dataset.write(piece, window=window)
        on_copy()
        rasterio.shutil.copy(
            pieces, finished, driver="COG", compress="ZSTD", level=1, predictor="YES", blocksize=BLOCK,
            overview_resampling=overview_resampling, bigtiff="IF_SAFER", num_threads=str(processors()),
        )  # fmt: skip
        check_blocks(finished)


@contextmanager
def _full_disk_told(path: Path, size: int) -> Iterator[None]:
    """Turn a failed write into the one sentence that fits; GDAL does not tell a full disk from other failures."""
    try:
        yield
    except (RasterioError, CPLE_BaseError, DamagedFileError) as error:
        if shutil.disk_usage(path.parent).free < size:
            raise ResourceError(
                f"The disk of '{path.parent}' is full: free some space and run the job again."
            ) from error
        if isinstance(error, DamagedFileError):
            raise
        raise DamagedFileError(f"The file '{path}' could not be written ({error}): check the disk.") from error
