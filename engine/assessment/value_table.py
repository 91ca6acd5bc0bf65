"""Weights of pixels by class, reference and predicted value: what all scores of a box follow from."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.area_classes import AREA_CLASSES, AreaCounts
from furrow.engine.assessment.calibration import BINS, Reliability, bins_of
from furrow.engine.assessment.confusion_kernel import LANES, add_values
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.assessment.threshold_curve import WeightsByProbability
from furrow.engine.contract.errors import InputError
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE

__all__ = ["ValueTable"]

_CLASSES = len(AREA_CLASSES) + 1  # none of them is one too
_OTHER, _CULTIVATED, _UNKNOWN = 0, 1, 2


class ValueTable:
    """Sums over the pixels of a box, added strip by strip.

    Args:
        cultivated: (256,) bool, stored values of the prediction that mean cultivated.
        nodata: Stored value that means that there is no prediction; None for none.
        names: File names of the prediction and of the reference, for messages.
        is_probability: Whether stored values are probabilities x 200.
    """

    def __init__(
        self, cultivated: NDArray[np.bool_], nodata: int | None, names: tuple[str, str], *, is_probability: bool
    ) -> None:
        self._cultivated = cultivated
        self._names = names
        self._is_probability = is_probability
        self._predicted = np.ones(256, dtype=np.bool_)
        if nodata is not None:
            self._predicted[nodata] = False
        self._sums = np.zeros((LANES, _CLASSES, 3, 256))
        self._pixels = np.zeros((LANES, _CLASSES, 3, 256), np.int64)

    def add(
        self, stored: NDArray[np.uint8], truth: NDArray[np.uint8], weights: NDArray[Any], classes: NDArray[np.uint8]
    ) -> None:
        """Add a strip.

        Args:
            stored: (H, W) values of the prediction.
            truth: (H, W) 1 cultivated, 0 not, 255 unknown.
            weights: (H, W) float32 or float64.
            classes: (H, W) area classes, 0 to 4.

        Raises:
            InputError: A value makes no sense.
        """
        seen = np.zeros((3, 256), np.bool_)
        parts = [np.ascontiguousarray(part).reshape(-1) for part in (stored, truth, weights, classes)]
        if add_values(parts[0], parts[1], parts[2], parts[3], self._sums, self._pixels, seen):
            raise InputError("The weights hold negative values or NaN: make them again from the parcels.")
        if seen[_UNKNOWN].any() and (wrong := truth[(truth > 1) & (truth != MASK_NODATA)]).size:
            raise InputError(_no_mask(self._names[1], int(wrong.max())))
        self._check_values(seen[:_UNKNOWN].any(axis=0) & self._predicted)

    def _check_values(self, seen: NDArray[np.bool_]) -> None:
        """Stop where predicted values, over pixels with a reference, make no sense."""
        largest = int(np.flatnonzero(seen).max(initial=0))
        if self._is_probability and largest > PROBABILITY_SCALE:
            raise InputError(
                f"The prediction '{self._names[0]}' holds the value {largest}, but probabilities are stored as 0 to "
                f"{PROBABILITY_SCALE}: declare its nodata value, or predict again."
            )
        if not self._is_probability and largest > 1:
            raise InputError(_no_mask(self._names[0], largest))

    @property
    def by_area(self) -> tuple[AreaCounts, AreaCounts]:
        """Tables by area class: weighted, and of pixels of weight above 0, each counted once."""
        return self._by_area(self._sums), self._by_area(self._pixels)

    @property
    def scored_pixels(self) -> int:
        """Pixels of weight above 0 with reference and prediction."""
        return int(self._pixels[:, :, :_UNKNOWN, self._predicted].sum())

    @property
    def unpredicted_pixels(self) -> int:
        """Pixels of weight above 0 with a reference, but no prediction."""
        return int(self._pixels[:, :, :_UNKNOWN, ~self._predicted].sum())

    @property
    def by_probability(self) -> WeightsByProbability:
        """Weights by reference and probability. Has no meaning for masks."""
        return WeightsByProbability(self._sums.sum(axis=(0, 1))[:_UNKNOWN, : PROBABILITY_SCALE + 1])

    @property
    def reliability(self) -> Reliability:
        """Sums by bins of probability, each pixel by its weight. Has no meaning for masks."""
        by_value = self.by_probability.weight
        probability = np.arange(PROBABILITY_SCALE + 1) / PROBABILITY_SCALE
        weight = by_value.sum(axis=0)
        bins = bins_of(probability)

        def summed(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.bincount(bins, weights=amounts, minlength=BINS).astype(np.float64)

        error = by_value[_OTHER] * probability**2 + by_value[_CULTIVATED] * (1 - probability) ** 2
        return Reliability(
            summed(weight), summed(weight * probability), summed(by_value[_CULTIVATED]), float(error.sum())
        )

    def _by_area(self, amounts: NDArray[Any]) -> AreaCounts:
        """Return the confusion tables of sums or of numbers of pixels."""
        by_value = amounts.sum(axis=0).astype(np.float64)[:, :_UNKNOWN]
        mapped = by_value[..., self._predicted & self._cultivated].sum(axis=-1)
        other = by_value[..., self._predicted & ~self._cultivated].sum(axis=-1)
        tables = [
            WeightedCounts(
                true_positive=float(mapped[area, _CULTIVATED]),
                true_negative=float(other[area, _OTHER]),
                false_positive=float(mapped[area, _OTHER]),
                false_negative=float(other[area, _CULTIVATED]),
            )
            for area in range(_CLASSES)
        ]
        return AreaCounts(tuple(tables[1:]), tables[0])


def _no_mask(name: str, value: int) -> str:
    return (
        f"The raster '{name}' holds the value {value}, but a mask holds only 0 and 1: "
        "choose the mask, or a probability written by Furrow."
    )
