"""The scenes of one day become one image on the grid of a season."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.warp import transform_bounds
from rasterio.windows import Window, from_bounds

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.resampling import NearestNeighbour

__all__ = ["MASKS", "Layer", "Mosaic", "mosaic_of", "window_over"]

MASKS = ("SCL", "dataMask")
"""Mask layers of an image made of scenes: the scene classification, and where there are data."""

_MARGIN = 2  # pixels around a warped window, so that its edge pixels have their neighbours
_LARGEST = 65535


@dataclass(frozen=True)
class Layer:
    """Part of one band of a scene.

    Attributes:
        values: (h, w), 0 = nodata.
        grid: Where its pixels lie.
    """

    values: NDArray[np.uint16]
    grid: GeoGrid


def window_over(dataset: DatasetReader, target: GeoGrid) -> Window | None:
    """Return the window of a raster that covers a grid, None when they do not overlap.

    Raises:
        InputError: The raster has no CRS or is rotated.
    """
    grid = GeoGrid.from_dataset(dataset)
    try:
        bounds = target.bounds if grid.crs == target.crs else transform_bounds(target.crs, grid.crs, *target.bounds)
    except RasterioError:  # the grid lies outside what the CRS can show
        return None
    wanted = from_bounds(*bounds, transform=grid.transform)
    margin = 0 if grid.crs == target.crs else _MARGIN
    left = max(int(np.floor(wanted.col_off + 1e-6)) - margin, 0)
    top = max(int(np.floor(wanted.row_off + 1e-6)) - margin, 0)
    right = min(int(np.ceil(wanted.col_off + wanted.width - 1e-6)) + margin, grid.width)
    bottom = min(int(np.ceil(wanted.row_off + wanted.height - 1e-6)) + margin, grid.height)
    if right <= left or bottom <= top:
        return None
    return Window(left, top, right - left, bottom - top)


class Mosaic:
    """An image under construction: each scene fills what those before it left empty.

    A pixel is taken from a scene whose classification is not "no data" and in which at least half of the bands hold
    something. A zero among them is a reflectance that was clipped, and becomes 1, since 0 is nodata in a season.

    Args:
        grid: Grid of the season.
        bands: Names of its bands.
        clock: Called between the steps; may raise to stop.
    """

    def __init__(self, grid: GeoGrid, bands: tuple[str, ...], clock: Callable[[], None] = lambda: None) -> None:
        self._grid, self._bands, self._clock = grid, bands, clock
        self.digital_numbers = np.zeros((len(bands), *grid.shape), np.uint16)
        self.scene_classification = np.zeros(grid.shape, np.uint8)
        self._filled = np.zeros(grid.shape, np.bool_)
        self.offset: float | None = None

    @property
    def full(self) -> bool:
        """Whether every pixel is filled."""
        return bool(self._filled.all())

    def masks(self) -> dict[str, NDArray[np.uint8]]:
        """Return the mask layers."""
        return {"SCL": self.scene_classification, "dataMask": self._filled.astype(np.uint8)}

    def add(self, layers: Mapping[str, Layer], offset: float) -> None:
        """Fill what is empty from a scene.

        Args:
            layers: Every band, and "SCL", by name.
            offset: Of the scene, in digital numbers. The first scene's is the image's; others are brought to it.

        Raises:
            InputError: A layer does not overlap the grid.
        """
        numbers, classes = self._on_grid(layers)
        there = (classes != 0) & ((numbers != 0).sum(axis=0, dtype=np.uint8) * 2 >= len(self._bands)) & ~self._filled
        if not there.any():
            return
        if self.offset is None:
            self.offset = offset
        np.maximum(numbers, 1, out=numbers)
        if offset != self.offset:
            shifted = numbers.astype(np.int32) + round(offset - self.offset)
            numbers = np.clip(shifted, 1, _LARGEST).astype(np.uint16)
        self.digital_numbers[:, there] = numbers[:, there]
        self.scene_classification[there] = classes[there]
        self._filled |= there

    def _on_grid(self, layers: Mapping[str, Layer]) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        neighbours: dict[GeoGrid, NearestNeighbour] = {}
        numbers = np.empty_like(self.digital_numbers)
        classes = np.zeros(self._grid.shape, np.uint8)
        for name in (*self._bands, "SCL"):
            self._clock()
            layer = layers[name]
            if layer.grid not in neighbours:
                neighbours[layer.grid] = NearestNeighbour(layer.grid, self._grid, "A scene")
            values = neighbours[layer.grid].resample(layer.values, 0)
            if name == "SCL":
                classes = values.astype(np.uint8)
            else:
                numbers[self._bands.index(name)] = values
        return numbers, classes


def mosaic_of(
    grid: GeoGrid,
    bands: tuple[str, ...],
    scenes: Iterable[Callable[[], tuple[dict[str, Layer], float] | None]],
    clock: Callable[[], None],
) -> Mosaic:
    """Return the image that scenes make, read one after another until no pixel is empty.

    Args:
        grid: Grid of the season.
        bands: Names of its bands.
        scenes: Each gives the layers of a scene and its offset; None where it does not reach the grid.
        clock: Called between the steps; may raise to stop.
    """
    mosaic = Mosaic(grid, bands, clock)
    for read in scenes:
        if mosaic.full:
            break
        clock()
        found = read()
        if found is None:
            continue
        try:
            mosaic.add(*found)
        except InputError:  # the corner of a warped window: it overlaps as a rectangle, but no pixel falls inside
            continue
    return mosaic
