"""What a way to map cultivated land is measured by: accuracy on a set of places and what it costs.

Everything is pooled over the places of a set, as the challenge pools its boxes. The threshold is chosen on the
validation set alone.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from furrow.engine.assessment.area_classes import AREA_CLASSES, AreaCounts, count_by_area
from furrow.engine.assessment.borders import BorderDistances, border_distances, percentile, share_near
from furrow.engine.assessment.calibration import Reliability, reliability
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.rasters import PROBABILITY_SCALE
from furrow.engine.training.places import Place
from furrow.engine.training.thresholds import ProbabilityHistogram

__all__ = ["Predict", "best_threshold", "evaluate", "one_thread", "predicted"]

Predict = Callable[[Stack], NDArray[np.float32]]
"""A way to map: a season in, the probability (4H, 4W) of cultivated land out."""

_BOX = 500 * 500
"""Pixels of 10 m in a box of 5 km, for which the cost of predicting is given."""


@dataclass
class _Tally:
    """What is summed over the places of a set."""

    threshold: float
    half: AreaCounts = field(default_factory=AreaCounts)
    chosen: AreaCounts = field(default_factory=AreaCounts)
    plain_half: WeightedCounts = field(default_factory=WeightedCounts)
    plain_chosen: WeightedCounts = field(default_factory=WeightedCounts)
    borders: BorderDistances = field(default_factory=BorderDistances)
    weighted: Reliability = field(default_factory=Reliability)
    plain: Reliability = field(default_factory=Reliability)
    dates: list[int] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    pixels: int = 0
    seconds: float = 0.0

    def add(self, place: Place, probability: NDArray[np.float32], seconds: float) -> None:
        """Count one place."""
        truth, weights, scored = place.cultivated, place.weights, place.weights > 0
        half, mask = probability >= 0.5, probability >= self.threshold
        chosen = count_by_area(truth, mask, weights)
        self.half += count_by_area(truth, half, weights)
        self.chosen += chosen
        self.plain_half += count(truth[scored], half[scored])
        self.plain_chosen += count(truth[scored], mask[scored])
        self.borders += border_distances(truth, mask, scored)
        self.weighted += reliability(truth, probability, weights)
        self.plain += reliability(truth[scored], probability[scored])
        self.dates.append(len(place.stack.dates))
        self.scores.append(chosen.total.mcc)
        self.pixels += place.shape[0] * place.shape[1]
        self.seconds += seconds

    def document(self) -> dict[str, Any]:
        """Return everything as JSON can hold it."""
        return {
            "places": len(self.dates),
            "dates": {"fewest": min(self.dates), "mean": float(np.mean(self.dates)), "most": max(self.dates)},
            "threshold": self.threshold,
            "at_threshold": _scores(self.chosen, self.plain_chosen),
            "at_half": _scores(self.half, self.plain_half),
            "weighted_mcc_of_places": self.scores,
            "borders": _borders(self.borders),
            "calibration": {"weighted": _calibration(self.weighted), "plain": _calibration(self.plain)},
            "seconds_per_box": self.seconds / self.pixels * _BOX,
        }


def evaluate(
    predict: Predict, places: Iterable[Place], threshold: float, clock: Callable[[], float] = time.process_time
) -> dict[str, Any]:
    """Return how well a way to map does on a set of places, and the processor time it takes, on one thread.

    Args:
        predict: The way to map.
        places: The set; at least one place.
        threshold: Probability from which a pixel counts as cultivated, see `best_threshold`.
        clock: Returns processor seconds, for a way to map that works in another process.

    Returns:
        A JSON document: places, dates (fewest, mean, most), threshold; `at_threshold` and `at_half` (weighted MCC; MCC,
        F1, IoU unweighted over what is scored; by area class weighted MCC, F1 and weight; share of the background
        called cultivated); weighted MCC of each place at the threshold; borders at the threshold, in metres;
        calibration with the score's weights and without; processor seconds for a box of 5 km. null stands for what
        is not defined.

    Raises:
        InputError: There are no places, or what was predicted is no probability on the place's grid.
    """
    tally = _Tally(threshold)
    with one_thread():
        for place in places:
            if not tally.dates:
                predict(place.stack)  # what is compiled or loaded at first use is not what a box costs
            start = clock()
            probability = predicted(predict, place.stack)
            tally.add(place, probability, clock() - start)
    if not tally.dates:
        raise InputError("There are no places to evaluate on: simulate the boxes first.")
    return tally.document()


def best_threshold(predict: Predict, places: Iterable[Place]) -> float:
    """Return the threshold with the highest weighted MCC, pooled over places.

    Of equally good ones the one nearest to 0.5 is taken.

    Raises:
        InputError: There is nothing scored, or what was predicted is no probability on the place's grid.
    """
    histogram = ProbabilityHistogram()
    with one_thread():
        for place in places:
            probability = predicted(predict, place.stack)
            histogram += ProbabilityHistogram.of(place.cultivated, probability, place.weights)
    if not histogram.weight.any():
        raise InputError("No pixel of the validation set is scored: simulate the boxes first.")
    return histogram.best()[0]


def predicted(predict: Predict, stack: Stack) -> NDArray[np.float32]:
    """Return the checked probability (4H, 4W) float32 of a season, in the steps in which maps are stored.

    Raises:
        InputError: It lies on another grid, or holds anything but numbers from 0 to 1.
    """
    probability = np.asarray(predict(stack), dtype=np.float32)
    expected = tuple(SCALE * side for side in stack.valid.shape[1:])
    if probability.shape != expected:
        raise InputError(f"The prediction has the shape {probability.shape}, but the season asks for {expected}.")
    if not ((probability >= 0) & (probability <= 1)).all():
        raise InputError(
            f"The prediction holds values from {probability.min():g} to {probability.max():g}, "
            "but a probability lies between 0 and 1."
        )
    return np.rint(probability * PROBABILITY_SCALE) / np.float32(PROBABILITY_SCALE)


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch work on one thread, so that processor seconds are those of the arithmetic."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _scores(counts: AreaCounts, plain: WeightedCounts) -> dict[str, Any]:
    total, background = counts.total, counts.background
    named = [*zip(AREA_CLASSES, counts.classes, strict=True), ("< 0.25 ha", counts.below_quarter)]
    called = background.false_positive  # nothing of it is cultivated
    return {
        "weighted_mcc": total.mcc,
        "mcc": plain.mcc,
        "f1": plain.f1,
        "iou": plain.iou,
        "by_area": {name: {"weighted_mcc": table.mcc, "f1": table.f1, "weight": table.total} for name, table in named},
        "background_called_cultivated": called / background.total if background.total else None,
    }


def _borders(distances: BorderDistances) -> dict[str, Any]:
    arrays = {"of_reference": distances.of_reference, "of_map": distances.of_map, "both": distances.both}
    document: dict[str, Any] = {
        name: {
            "median": _or_null(percentile(counts, 0.5)),
            "percentile_95": _or_null(percentile(counts, 0.95)),
            "within_10_m": _or_null(share_near(counts)),
        }
        for name, counts in arrays.items()
    }
    return document | {"bias": _or_null(distances.bias)}


def _calibration(sums: Reliability) -> dict[str, Any]:
    return {
        "expected_calibration_error": sums.expected_calibration_error,
        "brier_score": sums.brier_score,
        "bins": {
            "weight": sums.weight.tolist(),
            "mean_probability": [_or_null(value) for value in sums.mean_probability.tolist()],
            "observed_share": [_or_null(value) for value in sums.observed_share.tolist()],
        },
    }


def _or_null(value: float) -> float | None:
    return None if math.isnan(value) else value
