"""How the score depends on the threshold: weights by probability, from which the table of every threshold follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.rasters import PROBABILITY_SCALE

__all__ = ["WeightsByProbability", "weights_by_probability"]

_ROUNDING = 1e-4  # of a step: 0.57 as float32, times 200, is a little less than 114


def _nothing() -> NDArray[np.float64]:
    return np.zeros((2, PROBABILITY_SCALE + 1))


@dataclass(frozen=True, eq=False)
class WeightsByProbability:
    """Weights of pixels by reference and probability. Those of several boxes are added with `+`.

    Attributes:
        weight: (2, 201) float64, of pixels that are cultivated in the reference in the second row; a column for each
            two-hundredth of probability, whatever lies between two belonging to the lower one.
    """

    weight: NDArray[np.float64] = field(default_factory=_nothing)

    def __add__(self, other: WeightsByProbability) -> WeightsByProbability:
        return WeightsByProbability(self.weight + other.weight)

    def table(self, step: int) -> WeightedCounts:
        """Return the confusion table of the threshold `step` / 200."""
        other, cultivated = (float(row[step:].sum()) for row in self.weight)
        other_below, cultivated_below = (float(row[:step].sum()) for row in self.weight)
        return WeightedCounts(cultivated, other_below, other, cultivated_below)

    @property
    def curve(self) -> list[tuple[float, float]]:
        """Threshold and Matthews correlation, for each of the 200 thresholds 0.005 to 1."""
        return [(step / PROBABILITY_SCALE, self.table(step).mcc) for step in range(1, PROBABILITY_SCALE + 1)]


def weights_by_probability(
    reference: NDArray[np.bool_], probability: NDArray[np.floating[Any]], weights: NDArray[Any]
) -> WeightsByProbability:
    """Return the weights of a part of a box.

    Args:
        reference: (N,) bool, cultivated in the reference.
        probability: (N,) 0 to 1.
        weights: (N,) not negative.
    """
    steps = np.floor(probability.astype(np.float64) * PROBABILITY_SCALE + _ROUNDING).astype(np.intp)
    rows = [
        np.bincount(steps[chosen], weights=weights[chosen].astype(np.float64), minlength=PROBABILITY_SCALE + 1)
        for chosen in (~reference, reference)
    ]
    return WeightsByProbability(np.array(rows))
