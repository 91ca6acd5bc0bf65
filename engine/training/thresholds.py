"""The threshold at which a map scores best, found exactly."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.rasters import PROBABILITY_SCALE

__all__ = ["ProbabilityHistogram"]

_VALUES = PROBABILITY_SCALE + 1


def _empty() -> NDArray[np.float64]:
    return np.zeros((2, _VALUES))


@dataclass(frozen=True)
class ProbabilityHistogram:
    """Weight of pixels by their stored probability, apart for cultivated land and the rest; added with `+`.

    Probabilities are stored in steps of 1/200, and masks are made from stored ones. So among the steps every threshold
    there is can be tried, and the best one is the best of all.

    Attributes:
        weight: (2, 201) float64: other land, cultivated land.
    """

    weight: NDArray[np.float64] = field(default_factory=_empty)

    def __add__(self, other: ProbabilityHistogram) -> ProbabilityHistogram:
        return ProbabilityHistogram(self.weight + other.weight)

    @classmethod
    def of(
        cls, cultivated: NDArray[np.bool_], probability: NDArray[np.float32], weights: NDArray[np.float32]
    ) -> ProbabilityHistogram:
        """Return the histogram of a place.

        Args:
            cultivated: (H, W) bool, the reference.
            probability: (H, W) float32, 0 to 1.
            weights: (H, W) float32, 0 where not scored.
        """
        stored = np.rint(probability * PROBABILITY_SCALE).astype(np.intp)
        cell = cultivated.astype(np.intp) * _VALUES + stored
        weight: NDArray[np.float64] = np.zeros(2 * _VALUES)
        weight += np.bincount(cell.ravel(), weights.ravel().astype(np.float64), minlength=2 * _VALUES)
        return cls(weight.reshape(2, _VALUES))

    def at(self, threshold: float) -> WeightedCounts:
        """Return the confusion table of the mask of stored probabilities that reach a threshold."""
        return self._counts(int(np.ceil(threshold * PROBABILITY_SCALE - 1e-6)))

    def best(self) -> tuple[float, WeightedCounts]:
        """Return the threshold with the highest weighted Matthews correlation, and the table at it.

        Of equally good thresholds that nearest to 0.5, of these the lower one; 0.5 where none tells the classes apart.
        """
        tables = {step: self._counts(step) for step in range(1, _VALUES)}
        most = max(table.mcc for table in tables.values())
        if most <= 0:
            return 0.5, self.at(0.5)
        good = [step for step, table in tables.items() if table.mcc >= most - 1e-12]
        step = min(good, key=lambda one: (abs(one - PROBABILITY_SCALE / 2), one))
        return step / PROBABILITY_SCALE, tables[step]

    def _counts(self, step: int) -> WeightedCounts:
        below, above = self.weight[:, :step].sum(axis=1), self.weight[:, step:].sum(axis=1)
        return WeightedCounts(float(above[1]), float(below[0]), float(above[0]), float(below[1]))
