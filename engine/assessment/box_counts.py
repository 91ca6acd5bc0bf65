"""What the scores of a box are made of, and its way through JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.area_classes import AreaCounts
from furrow.engine.assessment.borders import BorderDistances
from furrow.engine.assessment.calibration import Reliability
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.assessment.threshold_curve import WeightsByProbability

__all__ = ["BoxCounts"]


@dataclass(frozen=True)
class BoxCounts:
    """The counts of one box.

    Attributes:
        threshold: Probability from which a pixel was cultivated; None for a mask.
        scored_pixels: Pixels of weight above 0 with reference and prediction.
        unpredicted_pixels: Pixels of weight above 0 with a reference alone.
        weighted: Weighted tables by area class.
        unweighted: The same with each pixel of weight above 0 counted once.
        has_areas: False where the box was too large to look at parcels: then all belongs to no class.
        borders: Distances of borders; None where the box was too large.
        calibration: Sums by bins of probability; None for a mask.
        by_probability: Weights by reference and probability; None for a mask.
    """

    threshold: float | None
    scored_pixels: int
    unpredicted_pixels: int
    weighted: AreaCounts
    unweighted: AreaCounts
    has_areas: bool
    borders: BorderDistances | None
    calibration: Reliability | None
    by_probability: WeightsByProbability | None = None

    def to_values(self) -> dict[str, Any]:
        """Return the counts as plain numbers, as the result of the job `count-box` has them."""
        return {
            "threshold": self.threshold,
            "scored_pixels": self.scored_pixels,
            "unpredicted_pixels": self.unpredicted_pixels,
            "weighted": _tables(self.weighted),
            "unweighted": _tables(self.unweighted),
            "has_areas": self.has_areas,
            "borders": None
            if self.borders is None
            else [_pairs(self.borders.of_reference), _pairs(self.borders.of_map)],
            "calibration": None if self.calibration is None else _sums(self.calibration),
            "by_probability": None if self.by_probability is None else self.by_probability.weight.tolist(),
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the counts that `to_values` gave."""
        borders, calibration, steps = values["borders"], values["calibration"], values["by_probability"]
        return cls(
            threshold=values["threshold"],
            scored_pixels=values["scored_pixels"],
            unpredicted_pixels=values["unpredicted_pixels"],
            weighted=_area_counts(values["weighted"]),
            unweighted=_area_counts(values["unweighted"]),
            has_areas=values["has_areas"],
            borders=None if borders is None else BorderDistances(*(_histogram(pairs) for pairs in borders)),
            calibration=None if calibration is None else _reliability(calibration),
            by_probability=None if steps is None else WeightsByProbability(np.array(steps, np.float64)),
        )


def _tables(counts: AreaCounts) -> list[list[float]]:
    return [
        [each.true_positive, each.true_negative, each.false_positive, each.false_negative]
        for each in (*counts.classes, counts.background)
    ]


def _area_counts(tables: Sequence[Sequence[float]]) -> AreaCounts:
    *classes, background = (WeightedCounts(*cells) for cells in tables)
    return AreaCounts(tuple(classes), background)


def _pairs(histogram: NDArray[np.int64]) -> list[list[int]]:
    """Return places and numbers of a histogram that is empty nearly everywhere."""
    places = np.flatnonzero(histogram)
    return [[int(place), int(histogram[place])] for place in places]


def _histogram(pairs: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    histogram = np.zeros_like(BorderDistances().of_map)
    for place, number in pairs:
        histogram[place] = number
    return histogram


def _sums(calibration: Reliability) -> list[Any]:
    parts = (calibration.weight, calibration.probability, calibration.cultivated)
    return [*([float(value) for value in part] for part in parts), float(calibration.squared_error)]


def _reliability(sums: Sequence[Any]) -> Reliability:
    weight, probability, cultivated = (np.array(each, np.float64) for each in sums[:3])
    return Reliability(weight, probability, cultivated, sums[3])
