"""The job "count-box": what one box adds to the scores, as plain numbers that travel between processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.assessment.area_classes import area_classes
from furrow.engine.assessment.borders import border_distances
from furrow.engine.assessment.box_counts import BoxCounts
from furrow.engine.assessment.calibration import Reliability, reliability
from furrow.engine.assessment.decoding import Decoding, decoding_of
from furrow.engine.assessment.threshold_curve import WeightsByProbability, weights_by_probability
from furrow.engine.assessment.value_table import ValueTable
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.contract.errors import InputError
from furrow.engine.rasters import BLOCK, MASK_NODATA, read_array
from furrow.engine.reporting import Reporter
from furrow.engine.virtual_rasters import open_mosaic

__all__ = ["LARGEST_WHOLE", "count_box"]

LARGEST_WHOLE = 40_000_000
"""Pixels of a box up to which its parcels' areas and its borders are looked at; both need the box as a whole, at some
30 bytes a pixel. What is larger is counted in strips alone."""

_STRIP = 2 * BLOCK  # rows; full-width strips of two rows of blocks decode every block once


class _Box:
    """The three rasters of a box, open."""

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

    def predicted(self, rows: slice) -> NDArray[Any]:
        """Return pixels of the prediction as they are stored."""
        return self._read(self.prediction, rows, self._spec.prediction_at)

    def truth(self, rows: slice) -> NDArray[np.uint8]:
        """Return pixels of the reference: 0, 1 and 255; other values are kept so that they are told."""
        pixels = self._read(self.reference, rows, self._spec.reference_at)
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

    def weighing(self, rows: slice) -> NDArray[Any]:
        """Return weights, float32 or float64."""
        pixels = self._read(self.weights, rows, self._spec.weights_at)
        return pixels if pixels.dtype in (np.float32, np.float64) else pixels.astype(np.float64)

    def _read(self, dataset: DatasetReader, rows: slice, corner: tuple[int, ...]) -> NDArray[Any]:
        window = Window(corner[1], corner[0] + rows.start, self._spec.width, rows.stop - rows.start)
        return read_array(dataset, 1, window)


def count_box(spec: CountBox, reporter: Reporter) -> dict[str, Any]:
    """Count a box and return the values of the result.

    Memory does not grow with the box, but for the areas of its parcels and its borders, which are left out where it has
    more than `LARGEST_WHOLE` pixels.

    Raises:
        InputError: Values make no sense.
        DamagedFileError: A raster cannot be read.
        JobCancelledError: The job was cancelled.
    """
    with ExitStack() as opened:
        box = _Box(spec, opened)
        names = (Path(spec.prediction).name, Path(spec.reference).name)
        decoding = box.decoding
        table = ValueTable(decoding.cultivated, decoding.nodata, names, is_probability=decoding.is_stored_probability)
        whole = _Whole(box, (spec.height, spec.width)) if spec.height * spec.width <= LARGEST_WHOLE else None
        calibration, steps = Reliability(), WeightsByProbability()
        strips = list(box.strips())
        for rows in reporter.track(strips, len(strips), end=0.9 if whole else 1.0):
            predicted, truth, weights = box.predicted(rows), box.truth(rows), box.weighing(rows)
            stored = decoding.stored(predicted)
            classes = whole.classes[rows] if whole else np.zeros(truth.shape, np.uint8)
            table.add(stored, truth, weights, classes)
            if decoding.probability is not None:
                used = _known_probabilities(decoding, predicted, truth, weights)
                calibration += reliability(*used)
                steps += weights_by_probability(*used)
            if whole:
                whole.take(rows, decoding, stored, truth, weights)
        if decoding.is_stored_probability:
            calibration, steps = table.reliability, table.by_probability
        weighted, unweighted = table.by_area
        return BoxCounts(
            threshold=decoding.threshold,
            scored_pixels=table.scored_pixels,
            unpredicted_pixels=table.unpredicted_pixels,
            weighted=weighted,
            unweighted=unweighted,
            has_areas=whole is not None,
            borders=border_distances(whole.truth, whole.mapped, whole.scored) if whole else None,
            calibration=None if decoding.threshold is None else calibration,
            by_probability=None if decoding.threshold is None else steps,
        ).to_values()


class _Whole:
    """What is kept of a box as a whole: reference, map, what is scored, area classes; four bytes a pixel."""

    def __init__(self, box: _Box, shape: tuple[int, int]) -> None:
        self.truth, self.mapped, self.scored = (np.zeros(shape, np.bool_) for _ in range(3))
        for rows in box.strips():
            self.truth[rows] = box.truth(rows) == 1
        self.classes = area_classes(self.truth)

    def take(
        self, rows: slice, decoding: Decoding, stored: NDArray[np.uint8], truth: NDArray[np.uint8],
        weights: NDArray[Any],
    ) -> None:  # fmt: skip
        """Keep what borders are told by."""
        known = (truth != MASK_NODATA) & (weights > 0)
        self.mapped[rows] = decoding.cultivated[stored]
        if decoding.nodata is not None:
            known &= stored != decoding.nodata
            self.mapped[rows] &= stored != decoding.nodata
        self.scored[rows] = known


def _known_probabilities(
    decoding: Decoding, predicted: NDArray[Any], truth: NDArray[np.uint8], weights: NDArray[Any]
) -> tuple[NDArray[np.bool_], NDArray[Any], NDArray[Any]]:
    """Return reference, probability and weight of the pixels that have all three, (N,) each."""
    if decoding.probability is None:
        return np.zeros(0, np.bool_), np.zeros(0), np.zeros(0)
    probability, known = decoding.probability(predicted)
    used = known & (truth != MASK_NODATA)
    return truth[used] == 1, probability[used], weights[used]
