"""Where the pixels come from: masks, probabilities, weights, and numbers of valid observations.

Every source is read in pixels of 2.5 m, whatever it holds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import MASK_NODATA, read_array
from furrow.engine.vectors.masks import checked_mask, checked_probability, require_metres
from furrow.engine.virtual_rasters import covered, open_mosaic

__all__ = ["Mask", "Observations", "Prediction", "Probability", "SeasonObservations", "Source", "Weights"]

Piece = tuple[NDArray[Any], NDArray[np.bool_]]

_FINEST, _COARSEST = 2.0, 3.2  # metres; a season's pixels are of about 10 m, the prediction's a quarter of them
_MOST_OBSERVATIONS = 10_000


class Source(ABC):
    """Something that can be laid upon the canvas.

    Attributes:
        title: What it is, for messages.
        grid: Its pixels, of 2.5 m.
    """

    title: str
    grid: GeoGrid

    @abstractmethod
    def read(self, window: Window) -> Piece:
        """Return the values (h, w) of a window, and where there are any."""

    def close(self) -> None:  # noqa: B027 - a season keeps no file open
        """Close the file until it is read again."""


class _Raster(Source):
    """A raster of one band, opened when it is read."""

    KIND = ""
    TYPES = "ui"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.title = f"{self.KIND} '{path}'"
        self._opened = ExitStack()
        self._dataset: DatasetReader | None = None
        with open_mosaic(path) as dataset:
            kind = np.dtype(dataset.dtypes[0])
            if dataset.count != 1 or kind.kind not in self.TYPES:
                raise InputError(
                    f"The {self.title} has {dataset.count} band(s) of the type {kind.name}, but a {self.KIND} has one "
                    f"of {'whole numbers' if self.TYPES == 'ui' else 'numbers'}: choose another raster."
                )
            self.held = GeoGrid.from_dataset(dataset, str(path))
            self.tags = dict(dataset.tags())
        self.grid = self.held

    def _read(self, window: Window) -> NDArray[Any]:
        if self._dataset is None:
            self._dataset = self._opened.enter_context(open_mosaic(self.path))
        return read_array(self._dataset, 1, window)

    def _present(self, values: NDArray[Any]) -> NDArray[np.bool_]:
        """Return where values are not the nodata that the file declares."""
        nodata = None if self._dataset is None else self._dataset.nodata
        if nodata is None:
            return np.ones(values.shape, dtype=bool)
        return np.asarray(~np.isnan(values) if np.isnan(nodata) else values != nodata)

    def close(self) -> None:
        self._dataset = None
        self._opened.close()


class Prediction(_Raster):
    """A raster of a prediction.

    Attributes:
        rectangles: (left, bottom, right, top) of what it covers: all of it, or the files of a virtual raster.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        require_metres(self.grid, self.title)
        side = self.grid.ground_sampling_distance
        if not _FINEST <= side <= _COARSEST:
            raise InputError(
                f"The {self.title} has pixels of {side:g} m, but parcels are compared with maps of 2.5 m: choose what "
                "Furrow predicted."
            )
        parts = covered(path)
        self.rectangles = tuple(_bounds(part, self.grid) for part in parts) or (self.grid.bounds,)


class Mask(Prediction):
    """A mask: 1 cultivated, 0 not, 255 nodata."""

    KIND = "mask"

    def read(self, window: Window) -> Piece:
        """Return uint8 (h, w), and where it is known.

        Raises:
            InputError: A pixel has another value.
            DamagedFileError: A block cannot be decoded.
        """
        values = checked_mask(self._read(window), self.path)
        return values, values != MASK_NODATA


class Probability(Prediction):
    """A probability: 0 to 200, 255 nodata.

    Attributes:
        threshold: The one that its metadata name, or None.
    """

    KIND = "probability"

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        with open_mosaic(path) as dataset:
            if dataset.dtypes[0] != "uint8":
                raise InputError(
                    f"The {self.title} is of the type {dataset.dtypes[0]}, but Furrow predicts probabilities as uint8 "
                    "(0 to 200, nodata 255): choose one of those."
                )
        self.threshold = _number(self.tags.get("FURROW_THRESHOLD", ""))

    def read(self, window: Window) -> Piece:
        """Return uint8 (h, w), and where it is known.

        Raises:
            InputError: A pixel has another value.
            DamagedFileError: A block cannot be decoded.
        """
        values = checked_probability(self._read(window), self.path)
        return values, values != MASK_NODATA


class Weights(_Raster):
    """A weight map: numbers that are not negative."""

    KIND = "weight map"
    TYPES = "uif"

    def read(self, window: Window) -> Piece:
        """Return the weights (h, w), and where there are any.

        Raises:
            InputError: One is negative or no number.
            DamagedFileError: A block cannot be decoded.
        """
        values = self._read(window)
        known = self._present(values)
        wrong = known & ~(np.isfinite(values) & (values >= 0))
        if wrong.any():
            raise InputError(
                f"The {self.title} holds the value {values[wrong][0]}, but weights are numbers from 0: make it again "
                "from the parcels."
            )
        return values, known


class Observations(_Raster):
    """Numbers of valid observations: of 10 m, as they are counted, or of 2.5 m."""

    KIND = "raster of observations"

    def __init__(self, path: Path, fine: GeoGrid) -> None:
        super().__init__(path)
        ratio = self.held.ground_sampling_distance / fine.ground_sampling_distance
        self._factor = SCALE if round(ratio) == SCALE else 1
        self.grid = self.held.refine(self._factor)

    def read(self, window: Window) -> Piece:
        """Return the numbers (h, w), and where there are any.

        Raises:
            InputError: One is no number of observations.
            DamagedFileError: A block cannot be decoded.
        """
        coarse, inner = _coarse(window, self._factor)
        held = self._read(coarse)
        known = self._present(held)
        wrong = known & ((held < 0) | (held > _MOST_OBSERVATIONS))
        if wrong.any():
            raise InputError(
                f"The {self.title} holds the value {held[wrong][0]}, which is no number of observations: count them "
                "with 'Count valid observations'."
            )
        return _repeated(held, self._factor)[inner], _repeated(known, self._factor)[inner]


class SeasonObservations(Source):
    """Numbers of valid observations that a season is counted for, as the job "count-observations" does."""

    def __init__(self, path: str) -> None:
        self._season = Season.open(path)
        self.title = f"season '{self._season.title}'"
        self.grid = self._season.grid.refine()

    def read(self, window: Window) -> Piece:
        """Return the numbers (h, w), and that there are some everywhere.

        Raises:
            DamagedFileError: A file of the season cannot be decoded.
        """
        coarse, inner = _coarse(window, SCALE)
        clear = self._season.read_clear_sky(coarse) == 1
        counts = _repeated(clear.sum(axis=0, dtype=np.uint16), SCALE)[inner]
        return counts, np.ones(counts.shape, dtype=bool)


def _bounds(window: Window, grid: GeoGrid) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a window, CRS units."""
    left, top = grid.transform @ (window.col_off, window.row_off)
    right, bottom = grid.transform @ (window.col_off + window.width, window.row_off + window.height)
    return left, bottom, right, top


def _coarse(window: Window, factor: int) -> tuple[Window, tuple[slice, slice]]:
    """Return the window of coarse pixels that holds one of fine pixels, and where the fine ones lie in it."""
    rows, columns = window.toslices()
    begins = [side.start // factor for side in (rows, columns)]
    ends = [-(-side.stop // factor) for side in (rows, columns)]
    inner = [
        slice(side.start - begin * factor, side.stop - begin * factor)
        for side, begin in zip((rows, columns), begins, strict=True)
    ]
    return Window.from_slices((begins[0], ends[0]), (begins[1], ends[1])), (inner[0], inner[1])


def _repeated(values: NDArray[Any], factor: int) -> NDArray[Any]:
    return values if factor == 1 else values.repeat(factor, axis=0).repeat(factor, axis=1)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
