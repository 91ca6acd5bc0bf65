"""The job "count-box": what one box adds to the scores, as plain numbers that travel between processes."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.area_classes import area_classes
from furrow.engine.assessment.borders import border_distances
from furrow.engine.assessment.box_counts import BoxCounts
from furrow.engine.assessment.box_rasters import BoxRasters
from furrow.engine.assessment.calibration import Reliability, reliability
from furrow.engine.assessment.decoding import Decoding
from furrow.engine.assessment.threshold_curve import WeightsByProbability, weights_by_probability
from furrow.engine.assessment.value_table import ValueTable
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.rasters import MASK_NODATA
from furrow.engine.reporting import Reporter

__all__ = ["LARGEST_WHOLE", "count_box"]

LARGEST_WHOLE = 40_000_000
"""Pixels of a box up to which its parcels' areas and its borders are looked at; both need the box as a whole, at some
20 bytes a pixel. What is larger is counted in strips alone."""


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
        box = BoxRasters(spec, opened)
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

    def __init__(self, box: BoxRasters, shape: tuple[int, int]) -> None:
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
