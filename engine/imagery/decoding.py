"""Decoding a window of a file into memory that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError

__all__ = ["decode"]


def decode(dataset: DatasetReader, bands: Sequence[int], window: Window, into: NDArray[Any]) -> None:
    """Decode bands (counted from 1) of a window into an array of its shape (B, H, W) and the file's data type.

    Raises:
        DamagedFileError: A block cannot be decoded.
    """
    try:
        dataset.read(list(bands), window=window, out=into)
    except RasterioError as error:
        raise DamagedFileError(
            f"The raster '{dataset.name}' is damaged or cut short: fetch or write it again."
        ) from error
