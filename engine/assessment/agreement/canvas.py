"""The pixels of several rasters as those of one: a canvas that holds all predictions, worked through in strips of rows.

Strips are read with a frame of `MARGIN` pixels, so that what looks at neighbours needs no second pass over the seams.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.assessment.agreement.sources import Prediction, Source
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.rasters import BLOCK

__all__ = ["MARGIN", "PIXELS_AT_ONCE", "Canvas", "Rows", "Sheet"]

MARGIN = 8
"""Pixels around a strip; twice the reach of 10 m, a multiple of the pixels in 10 m."""

PIXELS_AT_ONCE = 1 << 23
"""Pixels of a strip, unless the canvas is too wide for strips of a height worth while."""

_LEAST_ROWS = 32  # a multiple of the pixels in 10 m


@dataclass(frozen=True)
class Rows:
    """A strip of the canvas: rows `first` to `last`, without the frame."""

    first: int
    last: int

    @property
    def framed(self) -> tuple[int, int]:
        """The first row and the one after the last, with the frame."""
        return self.first - MARGIN, self.last + MARGIN


@dataclass(frozen=True)
class Canvas:
    """The grid that holds all predictions.

    Attributes:
        grid: Its pixels; those of 10 m that the first prediction was made from begin at multiples of four.
        rectangles: (left, bottom, right, top) of what the predictions cover, CRS units.
    """

    grid: GeoGrid
    rectangles: tuple[tuple[float, float, float, float], ...]

    @classmethod
    def of(cls, predictions: Sequence[Prediction]) -> Canvas:
        """Return the canvas of predictions, of which there is at least one.

        Raises:
            InputError: They have pixels of different grids.
        """
        first = predictions[0].grid
        places = []
        for each in predictions:
            offset = first.offset_of(each.grid)
            if offset is None:
                raise InputError(
                    f"The pixels of '{each.path}' ({each.grid.describe()}) do not lie on those of "
                    f"'{predictions[0].path}' ({first.describe()}): give predictions of one grid, or compare them one "
                    "by one."
                )
            places.append((*offset, offset[0] + each.grid.height, offset[1] + each.grid.width))
        top, left, bottom, right = (list(side) for side in zip(*places, strict=True))
        row, column = min(top) // SCALE * SCALE, min(left) // SCALE * SCALE
        height, width = (-((start - max(ends)) // SCALE) * SCALE for start, ends in ((row, bottom), (column, right)))
        corner = first.transform @ Affine.translation(column, row)
        rectangles = tuple(rectangle for each in predictions for rectangle in each.rectangles)
        return cls(GeoGrid(first.crs, corner, height, width), rectangles)

    @property
    def strips(self) -> Iterator[Rows]:
        """Strips from top to bottom; each ends with a pixel of 10 m."""
        height = PIXELS_AT_ONCE // self.grid.width
        unit = BLOCK if height >= BLOCK else _LEAST_ROWS
        height = max(height // unit, 1) * unit
        for row in range(0, self.grid.height, height):
            yield Rows(row, min(row + height, self.grid.height))

    def framed(self, rows: Rows) -> GeoGrid:
        """Return the grid of a strip with its frame, which reaches beyond the canvas."""
        corner = self.grid.transform @ Affine.translation(-MARGIN, rows.first - MARGIN)
        return GeoGrid(self.grid.crs, corner, rows.last - rows.first + 2 * MARGIN, self.grid.width + 2 * MARGIN)


class Sheet:
    """Rasters of one kind laid upon a canvas; where they overlap the later one is seen, but for its nodata.

    Args:
        canvas: The canvas.
        sources: The rasters.
        missing: Value of pixels that none of them has.
        dtype: Of the values.

    Raises:
        InputError: The pixels of one lie elsewhere.
    """

    def __init__(self, canvas: Canvas, sources: Sequence[Source], missing: float, dtype: type[np.generic]) -> None:
        self._canvas, self._missing, self._dtype = canvas, missing, dtype
        self._placed = [(source, *_place(canvas, source)) for source in sources]

    def __bool__(self) -> bool:
        return bool(self._placed)

    def read(self, rows: Rows) -> NDArray[np.generic]:
        """Return a strip with its frame, (h + 2 MARGIN, W + 2 MARGIN).

        Raises:
            InputError: A raster holds what its kind does not.
            DamagedFileError: A block cannot be decoded.
        """
        first, last = rows.framed
        width = self._canvas.grid.width
        values = np.full((last - first, width + 2 * MARGIN), self._missing, self._dtype)
        for source, row, column in self._placed:
            down = _overlap(first, last, row, source.grid.height)
            across = _overlap(-MARGIN, width + MARGIN, column, source.grid.width)
            if not down or not across:
                source.close()  # until a strip reaches it
                continue
            piece, known = source.read(Window.from_slices(down, across))
            seen = values[
                down.start + row - first : down.stop + row - first,
                across.start + column + MARGIN : across.stop + column + MARGIN,
            ]
            np.copyto(seen, piece, where=known, casting="same_kind")
        return values

    def close(self) -> None:
        """Close the files."""
        for source, _, _ in self._placed:
            source.close()


def _place(canvas: Canvas, source: Source) -> tuple[int, int]:
    offset = canvas.grid.offset_of(source.grid)
    if offset is None:
        raise InputError(
            f"The pixels of the {source.title} ({source.grid.describe()}) do not lie on those of the prediction "
            f"({canvas.grid.describe()}): make both of the same season."
        )
    return offset


def _overlap(first: int, last: int, begin: int, length: int) -> slice | None:
    """Return the part of a raster that begins at a pixel of the canvas and lies in some others, None without any."""
    start, stop = max(first - begin, 0), min(last - begin, length)
    return slice(start, stop) if start < stop else None
