"""Whether a probability means what it says: of what is called 70% likely, 70% should be cultivated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError

__all__ = ["BINS", "Reliability", "bins_of", "reliability"]

BINS = 20
"""Bins of probability, equally wide; a probability on a bound belongs to the lower one, as in scikit-learn."""

_INNER = np.linspace(0, 1, BINS + 1)[1:-1]


def _zeros() -> NDArray[np.float64]:
    return np.zeros(BINS)


@dataclass(frozen=True, eq=False)
class Reliability:
    """Sums over pixels by bins of their probability. Those of several boxes are added with `+`.

    Attributes:
        weight: (20,) float64, sum of the weights.
        probability: (20,) float64, weighted sum of the probabilities.
        cultivated: (20,) float64, weight of what is cultivated in the reference.
        squared_error: Weighted sum of (probability - reference)^2.
    """

    weight: NDArray[np.float64] = field(default_factory=_zeros)
    probability: NDArray[np.float64] = field(default_factory=_zeros)
    cultivated: NDArray[np.float64] = field(default_factory=_zeros)
    squared_error: float = 0.0

    def __add__(self, other: Reliability) -> Reliability:
        return Reliability(
            self.weight + other.weight,
            self.probability + other.probability,
            self.cultivated + other.cultivated,
            self.squared_error + other.squared_error,
        )

    @property
    def mean_probability(self) -> NDArray[np.float64]:
        """(20,) mean probability of each bin, NaN where it is empty."""
        return _quotient(self.probability, self.weight)

    @property
    def observed_share(self) -> NDArray[np.float64]:
        """(20,) share of each bin that is cultivated, NaN where it is empty."""
        return _quotient(self.cultivated, self.weight)

    @property
    def expected_calibration_error(self) -> float:
        """Mean over the weight of how far each bin's mean probability lies from its share; 0 without any weight."""
        total = float(self.weight.sum())
        return float(np.abs(self.probability - self.cultivated).sum()) / total if total > 0 else 0.0

    @property
    def brier_score(self) -> float:
        """Mean squared error of the probability (Brier, 1950), 0 to 1; 0 without any weight."""
        total = float(self.weight.sum())
        return self.squared_error / total if total > 0 else 0.0


def reliability(
    reference: NDArray[np.bool_], probability: NDArray[np.floating[Any]], weights: NDArray[Any] | None = None
) -> Reliability:
    """Return the sums of one box or a part of it.

    Args:
        reference: (H, W) or (N,) bool, cultivated in the reference.
        probability: The same shape, 0 to 1.
        weights: The same shape, real and not negative; None counts every pixel once.

    Raises:
        InputError: The shapes differ, a probability lies outside 0 to 1, or a weight is negative or no number.
    """
    if reference.shape != probability.shape or (weights is not None and weights.shape != reference.shape):
        shapes = (reference.shape, probability.shape, None if weights is None else weights.shape)
        raise InputError(f"Reference, probability and weights have the shapes {shapes}, but must be equal.")
    truth, values = reference.ravel(), probability.ravel().astype(np.float64)
    weighing = np.ones(values.shape) if weights is None else weights.ravel().astype(np.float64)
    if not ((values >= 0) & (values <= 1)).all():  # NaN fails too
        raise InputError(
            f"The probability holds values from {values.min():g} to {values.max():g}, but must lie between 0 and 1."
        )
    if not (weighing >= 0).all():
        raise InputError("The weights hold negative values or NaN: make them again from the parcels.")
    bins = bins_of(values)

    def summed(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(bins, weights=amounts, minlength=BINS).astype(np.float64)

    error = float((weighing * (values - truth) ** 2).sum())
    return Reliability(summed(weighing), summed(weighing * values), summed(weighing * truth), error)


def bins_of(probability: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the bin, 0 to 19, of each probability, any shape."""
    return np.searchsorted(_INNER, probability)


def _quotient(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    quotient = np.full(whole.shape, np.nan)
    np.divide(part, whole, out=quotient, where=whole > 0)
    return quotient
