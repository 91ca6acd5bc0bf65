"""Masks and probabilities as they are read: checked, and in strips of whole rows of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.errors import CRSError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE, read_array
from furrow.engine.virtual_rasters import open_mosaic

__all__ = [
    "PIXELS_AT_ONCE",
    "Raster",
    "Strip",
    "checked_mask",
    "checked_probability",
    "open_mask",
    "open_probability",
    "require_metres",
    "strips_of",
]

PIXELS_AT_ONCE = 1 << 24
"""Pixels of a strip, unless a row of blocks has more."""

_HIGHEST_BLOCK = 512  # rows; taller blocks are decoded more than once rather than make taller strips


@dataclass(frozen=True)
class Raster:
    """An open raster of one band.

    Attributes:
        path: Its file.
        dataset: The open file.
        grid: Where its pixels lie.
    """

    path: Path
    dataset: DatasetReader
    grid: GeoGrid

    @property
    def strip_rows(self) -> int:
        """Rows of a strip: whole rows of blocks, about `PIXELS_AT_ONCE` pixels."""
        block = int(self.dataset.block_shapes[0][0])
        unit = block if block <= _HIGHEST_BLOCK else _HIGHEST_BLOCK // 2
        return max(PIXELS_AT_ONCE // self.grid.width // unit, 1) * unit


@dataclass(frozen=True)
class Strip:
    """Some rows of a mask at its full width.

    Attributes:
        row: The first row.
        mask: (h, W) uint8, 1 cultivated, 0 not, 255 nodata.
        probability: (h, W) uint8, 0..200, nodata 255, or None.
        last: Whether it ends the mask.
    """

    row: int
    mask: NDArray[np.uint8]
    probability: NDArray[np.uint8] | None = None
    last: bool = False

    @property
    def window(self) -> Window:
        """Where the strip lies in the mask."""
        return Window(0, self.row, self.mask.shape[1], self.mask.shape[0])


@contextmanager
def open_mask(path: Path) -> Iterator[Raster]:
    """Open a mask: a GeoTIFF or VRT of one band of whole numbers on a north-up grid of metres.

    Raises:
        InputError: It is of another kind.
        UnsafeFileError: A VRT names something else than GeoTIFFs.
        DamagedFileError: It cannot be opened.
    """
    with open_mosaic(path) as dataset:
        if dataset.count != 1:
            raise InputError(f"The mask '{path}' has {dataset.count} bands: choose a mask, which has one.")
        kind = np.dtype(dataset.dtypes[0])
        if kind.kind not in "ui":
            raise InputError(
                f"The raster '{path}' holds numbers of the type {kind.name}, but a mask holds whole numbers (1 "
                "cultivated, 0 not, 255 nodata): choose the mask."
            )
        grid = GeoGrid.from_dataset(dataset, str(path))
        require_metres(grid, f"mask '{path}'")
        yield Raster(path, dataset, grid)


@contextmanager
def open_probability(path: Path, mask: Raster) -> Iterator[Raster]:
    """Open a probability raster, uint8, that lies on the grid of a mask.

    Raises:
        InputError: It is of another kind, or lies elsewhere.
        UnsafeFileError: A VRT names something else than GeoTIFFs.
        DamagedFileError: It cannot be opened.
    """
    with open_mosaic(path) as dataset:
        kind = dataset.dtypes[0]
        if dataset.count != 1 or kind != "uint8":
            raise InputError(
                f"The probability '{path}' has {dataset.count} band(s) of the type {kind}, but needs one of uint8 (0 "
                f"to {PROBABILITY_SCALE}, nodata {MASK_NODATA}), as Furrow predicts it."
            )
        grid = GeoGrid.from_dataset(dataset, str(path))
        if not grid.matches(mask.grid):
            raise InputError(
                f"The probability '{path}' lies on another grid ({grid.describe()}) than the mask "
                f"({mask.grid.describe()}): choose the two of one prediction."
            )
        yield Raster(path, dataset, grid)


def strips_of(mask: Raster, probability: Raster | None = None, rows: int | None = None) -> Iterator[Strip]:
    """Yield the strips of a mask from top to bottom.

    Args:
        mask: The mask.
        probability: Read with it where given.
        rows: Rows of a strip; None for `Raster.strip_rows`.

    Raises:
        InputError: A pixel has a value that masks or probabilities do not have.
        DamagedFileError: A block cannot be decoded.
    """
    height = rows or mask.strip_rows
    for row in range(0, mask.grid.height, height):
        window = Window(0, row, mask.grid.width, min(height, mask.grid.height - row))
        values = checked_mask(read_array(mask.dataset, 1, window), mask.path)
        chances = None
        if probability is not None:
            chances = checked_probability(read_array(probability.dataset, 1, window), probability.path)
        yield Strip(row, values, chances, row + height >= mask.grid.height)


def checked_mask(values: NDArray[Any], path: Path) -> NDArray[np.uint8]:
    """Return the pixels of a mask as uint8.

    Raises:
        InputError: One is neither 0, 1 nor 255.
    """
    wrong = (values > 1) & (values != MASK_NODATA)
    if values.dtype.kind == "i":
        wrong |= values < 0
    if wrong.any():
        raise InputError(
            f"The raster '{path}' holds the value {values[wrong][0]}, but a mask holds 0, 1 and {MASK_NODATA} (nodata) "
            "alone: choose the mask, or make one from the raster first."
        )
    return values.astype(np.uint8, copy=False)


def checked_probability(values: NDArray[np.uint8], path: Path) -> NDArray[np.uint8]:
    """Return stored probabilities as they are.

    Raises:
        InputError: One is neither 0 to 200 nor 255.
    """
    wrong = (values > PROBABILITY_SCALE) & (values != MASK_NODATA)
    if wrong.any():
        raise InputError(
            f"The raster '{path}' holds the value {values[wrong][0]}, but a probability lies between 0 and "
            f"{PROBABILITY_SCALE} ({MASK_NODATA} is nodata): choose the probability that Furrow predicted."
        )
    return values


def require_metres(grid: GeoGrid, owner: str) -> None:
    """Stop where the CRS of a raster does not count in metres.

    Args:
        grid: Where its pixels lie.
        owner: What it is, for the message ("mask 'box 7.tif'").

    Raises:
        InputError: It does not.
    """
    try:
        metric = grid.crs.is_projected and abs(grid.crs.linear_units_factor[1] - 1) < 1e-9
    except CRSError:
        metric = False
    if not metric:
        raise InputError(
            f"The coordinate reference system of the {owner}, {grid.crs.to_string()[:100]}, does not count in "
            "metres, so areas would mean nothing: warp the raster to one that does (gdal: Warp)."
        )
