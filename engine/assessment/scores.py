"""The score of the challenge: a weighted Matthews correlation, pooled over boxes.

All sums are float64 (a float32 sum drifts in its seventh digit over one box).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.confusion_kernel import LANES, add_cells
from furrow.engine.contract.errors import InputError

__all__ = ["WeightedCounts", "count", "weighted_mcc"]

_ONE = np.float32(1)


@dataclass(frozen=True)
class WeightedCounts:
    """The four cells of a weighted confusion table. Tables of several boxes are added with `+`.

    Attributes:
        true_positive: Weight of cultivated pixels predicted as such.
        true_negative: Weight of other pixels predicted as such.
        false_positive: Weight of other pixels predicted as cultivated.
        false_negative: Weight of cultivated pixels predicted as other.
    """

    true_positive: float = 0.0
    true_negative: float = 0.0
    false_positive: float = 0.0
    false_negative: float = 0.0

    def __add__(self, other: WeightedCounts) -> WeightedCounts:
        return WeightedCounts(
            self.true_positive + other.true_positive,
            self.true_negative + other.true_negative,
            self.false_positive + other.false_positive,
            self.false_negative + other.false_negative,
        )

    @property
    def total(self) -> float:
        """Sum of all weights."""
        return self.true_positive + self.true_negative + self.false_positive + self.false_negative

    @property
    def mcc(self) -> float:
        """Matthews correlation, -1 to 1; 0 where it is undefined, as scikit-learn has it."""
        tp, tn, fp, fn = self.true_positive, self.true_negative, self.false_positive, self.false_negative
        # Square roots first: the product of four sums over a country would leave float64's exact range.
        root = math.sqrt(tp + fp) * math.sqrt(tp + fn) * math.sqrt(tn + fp) * math.sqrt(tn + fn)
        return (tp * tn - fp * fn) / root if root > 0 else 0.0

    @property
    def precision(self) -> float:
        """Share of the predicted weight that is cultivated; 0 where nothing is predicted."""
        return _ratio(self.true_positive, self.true_positive + self.false_positive)

    @property
    def recall(self) -> float:
        """Share of the cultivated weight that is predicted; 0 where nothing is cultivated."""
        return _ratio(self.true_positive, self.true_positive + self.false_negative)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.true_positive, 2 * self.true_positive + self.false_positive + self.false_negative)

    @property
    def iou(self) -> float:
        """Intersection over union of the cultivated class."""
        return _ratio(self.true_positive, self.true_positive + self.false_positive + self.false_negative)

    @property
    def overall_accuracy(self) -> float:
        """Share of the weight that is predicted right."""
        return _ratio(self.true_positive + self.true_negative, self.total)


def count(
    reference: NDArray[np.bool_], prediction: NDArray[np.bool_], weights: NDArray[Any] | None = None
) -> WeightedCounts:
    """Return the weighted confusion table of one box or a part of it, in one pass.

    Args:
        reference: (H, W) or (N,) bool, cultivated in the reference.
        prediction: The same shape, cultivated in the map.
        weights: The same shape, real, finite and not negative; None counts every pixel once.

    Raises:
        InputError: The shapes differ, or a weight is negative or no number.
    """
    if reference.shape != prediction.shape or (weights is not None and weights.shape != reference.shape):
        shapes = (reference.shape, prediction.shape, None if weights is None else weights.shape)
        raise InputError(f"Reference, prediction and weights have the shapes {shapes}, but must be equal.")
    weighing = np.broadcast_to(_ONE, reference.shape) if weights is None else weights
    cells = np.zeros((LANES, 4))
    if add_cells(_bytes(reference), _bytes(prediction), _flat(weighing), cells):
        raise InputError("The weights hold negative values or NaN: make them again from the parcels.")
    tn, fp, fn, tp = (float(value) for value in cells.sum(axis=0))
    return WeightedCounts(tp, tn, fp, fn)


def weighted_mcc(
    reference: NDArray[np.bool_], prediction: NDArray[np.bool_], weights: NDArray[Any] | None = None
) -> float:
    """Return the weighted Matthews correlation of a prediction.

    For several boxes add their `count`s and take `WeightedCounts.mcc` of the sum: the challenge
    pools the four cells over all boxes before the one quotient.

    Args:
        reference: (H, W) or (N,) bool, cultivated in the reference.
        prediction: The same shape, cultivated in the map.
        weights: The same shape; None for the plain Matthews correlation.

    Raises:
        InputError: The shapes differ, or a weight is negative or no number.
    """
    return count(reference, prediction, weights).mcc


def _bytes(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return a mask as zeros and ones in a row, without a copy where it has no gaps."""
    return np.ascontiguousarray(mask, dtype=np.bool_).reshape(-1).view(np.uint8)


def _flat(weights: NDArray[Any]) -> NDArray[Any]:
    """Return weights in a row, in a type that the loop takes."""
    if weights.strides == (0,) * weights.ndim and weights.size:  # one weight for all
        return np.broadcast_to(weights.flat[0], (weights.size,))
    kept = weights.dtype in (np.float32, np.float64)
    return np.ascontiguousarray(weights, dtype=weights.dtype if kept else np.float64).reshape(-1)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
