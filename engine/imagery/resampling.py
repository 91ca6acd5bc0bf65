"""Nearest-neighbour resampling from one grid to another, the same for every band and date."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import Resampling
from rasterio.warp import reproject

from furrow.engine.contract.errors import InputError, ResourceError
from furrow.engine.geogrid import GeoGrid

__all__ = ["NearestNeighbour"]

_LARGEST = 2**31 - 2  # pixels; places are kept as int32


class NearestNeighbour:
    """For every pixel of a target grid the pixel of a source grid that holds its centre.

    The places are found once and serve all bands and dates. No value is ever mixed with another.

    Args:
        source: Grid of the arrays to come.
        target: Grid of the arrays wanted; it may be of another CRS.
        name: What lies on the source grid, for messages.

    Raises:
        InputError: The grids do not overlap.
        ResourceError: A grid has too many pixels.
    """

    def __init__(self, source: GeoGrid, target: GeoGrid, name: str = "An image") -> None:
        for grid in (source, target):
            if grid.height * grid.width > _LARGEST:
                raise ResourceError(
                    f"A grid of {grid.height} x {grid.width} pixels is too large: cut it to boxes first."
                )
        self.source, self.target = source, target
        self._same = source.matches(target)
        # One int32 a pixel of the target: the place in the flattened source, -1 outside.
        self._places = np.empty((0, 0), np.int32) if self._same else self._find()
        if not self._same and not (self._places >= 0).any():
            raise InputError(
                f"{name} on {source.describe()} does not overlap the season on {target.describe()}: "
                "import images of one place only."
            )

    def resample(self, array: NDArray[Any], fill: float) -> NDArray[Any]:
        """Return an array (..., h, w) of the source grid on the target grid (..., H, W), `fill` outside."""
        if self._same:
            return array
        flat = array.reshape(*array.shape[:-2], -1)
        resampled: NDArray[Any] = flat[..., self._places]
        resampled[..., self._places < 0] = fill
        return resampled

    def _find(self) -> NDArray[np.int32]:
        if self.source.crs == self.target.crs:
            return self._find_along_axes()
        height, width = self.source.shape
        places = np.full(self.target.shape, -1, np.int32)
        reproject(
            np.arange(height * width, dtype=np.int32).reshape(height, width),
            places,
            src_transform=self.source.transform,
            src_crs=self.source.crs,
            src_nodata=-1,
            dst_transform=self.target.transform,
            dst_crs=self.target.crs,
            dst_nodata=-1,
            resampling=Resampling.nearest,
            tolerance=0,  # exact at every pixel, not interpolated between a few
        )
        return places

    def _find_along_axes(self) -> NDArray[np.int32]:
        """The same by arithmetic, where rows and columns of both grids are parallel."""
        back = ~self.source.transform @ self.target.transform
        columns = np.floor(back.c + back.a * (np.arange(self.target.width) + 0.5) + 1e-6).astype(np.int64)
        rows = np.floor(back.f + back.e * (np.arange(self.target.height) + 0.5) + 1e-6).astype(np.int64)
        inside = ((rows >= 0) & (rows < self.source.height))[:, None] & ((columns >= 0) & (columns < self.source.width))
        places = rows[:, None] * self.source.width + columns
        return np.where(inside, places, -1).astype(np.int32)
