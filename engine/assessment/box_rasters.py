"""The three rasters of a box, open: prediction, reference and weights, read by rows and columns of the box."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.assessment.decoding import decoding_of
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.contract.errors import InputError
from furrow.engine.rasters import BLOCK, MASK_NODATA, read_array
from furrow.engine.virtual_rasters import open_mosaic

__all__ = ["BoxRasters"]

_STRIP = 2 * BLOCK  # rows; full-width strips of two rows of blocks decode every block once


class BoxRasters:
    """The rasters of a box. What it opens is closed with the stack.

    A step of 4 reads every fourth pixel of every fourth row, out of overviews where the file has any.

    Args:
        spec: The box.
        opened: Where the files are closed.

    Attributes:
        decoding: How the prediction is read.

    Raises:
        InputError: A raster is missing, or of another kind.
        DamagedFileError: A raster cannot be opened.
    """

    def __init__(self, spec: CountBox, opened: ExitStack) -> None:
        self._spec = spec
        self.prediction, self.reference, self.weights = (
            opened.enter_context(open_mosaic(Path(path))) for path in (spec.prediction, spec.reference, spec.weights)
        )
        self.decoding = decoding_of(self.prediction, spec.threshold)

    def strips(self) -> Iterator[slice]:
        """Yield the rows of each strip."""
        for top in range(0, self._spec.height, _STRIP):
            yield slice(top, min(top + _STRIP, self._spec.height))

    def predicted(self, rows: slice, columns: slice | None = None, step: int = 1) -> NDArray[Any]:
        """Return pixels of the prediction as they are stored."""
        return self._read(self.prediction, self._spec.prediction_at, rows, columns, step)

    def truth(self, rows: slice, columns: slice | None = None, step: int = 1) -> NDArray[np.uint8]:
        """Return pixels of the reference: 0, 1 and 255; other values are kept so that they are told."""
        pixels = self._read(self.reference, self._spec.reference_at, rows, columns, step)
        nodata = self.reference.nodata
        if pixels.dtype == np.uint8 and nodata in (None, MASK_NODATA):
            return pixels
        if pixels.dtype.kind not in "ui" or (pixels.size and not 0 <= int(pixels.min()) <= int(pixels.max()) <= 255):
            raise InputError(
                f"The raster '{Path(self._spec.reference).name}' holds other numbers than 0 and 1: choose the "
                "cultivated mask."
            )
        narrow = pixels.astype(np.uint8)
        if nodata is not None:
            narrow[pixels == nodata] = MASK_NODATA
        return narrow

    def weighing(self, rows: slice, columns: slice | None = None, step: int = 1) -> NDArray[Any]:
        """Return weights, float32 or float64."""
        pixels = self._read(self.weights, self._spec.weights_at, rows, columns, step)
        return pixels if pixels.dtype in (np.float32, np.float64) else pixels.astype(np.float64)

    def _read(
        self, dataset: DatasetReader, corner: tuple[int, ...], rows: slice, columns: slice | None, step: int
    ) -> NDArray[Any]:
        across = columns or slice(0, self._spec.width)
        height, width = rows.stop - rows.start, across.stop - across.start
        window = Window(corner[1] + across.start, corner[0] + rows.start, width, height)
        if step == 1:
            return read_array(dataset, 1, window)
        fewer = np.empty((-(-height // step), -(-width // step)), dataset.dtypes[0])
        return read_array(dataset, 1, window, into=fewer)
