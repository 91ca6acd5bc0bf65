"""Weighted counts of a prediction against its reference as loops over pixels: one pass, and no array of their size.

Sums are float64, each spread over four places that take turns: a processor need not wait for one addition before it
starts the next. Weights of the challenge are multiples of 2^-23 (float32 from 1 to 4), so their sums are exact up to
2^30, a hundred boxes of 2000 x 2000 and more; sums of others err in the fifteenth digit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.compiled import compiled

__all__ = ["LANES", "add_cells", "add_values"]

LANES = 4
"""Places of a sum that take turns; a power of two."""


@compiled
def add_cells(
    truth: NDArray[np.uint8], mapped: NDArray[np.uint8], weights: NDArray[Any], cells: NDArray[np.float64]
) -> int:
    """Add the weights of pixels to the cells of a confusion table, and return how many weights are none.

    Args:
        truth: (N,) 1 cultivated in the reference, 0 not.
        mapped: (N,) 1 cultivated in the map, 0 not.
        weights: (N,) real numbers.
        cells: (LANES, 4), of place 2 x truth + mapped.
    """
    wrong = 0
    for x in range(truth.shape[0]):
        weight = np.float64(weights[x])
        wrong += not (weight >= 0.0 and weight < np.inf)  # NaN is neither
        cells[x & (LANES - 1), 2 * truth[x] + mapped[x]] += weight
    return wrong


@compiled
def add_values(
    stored: NDArray[np.uint8],
    truth: NDArray[np.uint8],
    weights: NDArray[Any],
    classes: NDArray[np.uint8],
    sums: NDArray[np.float64],
    pixels: NDArray[np.int64],
    seen: NDArray[np.bool_],
) -> int:
    """Add the weights of pixels by class, reference and stored value, and return how many weights are none.

    From these sums follow the confusion tables of any threshold, and the calibration.

    Args:
        stored: (N,) value of the prediction.
        truth: (N,) value of the reference: 1 cultivated, 0 not, any other counts as 2.
        weights: (N,) real numbers.
        classes: (N,) class of each pixel.
        sums: (LANES, classes, 3, 256) weight.
        pixels: Likewise, number of pixels whose weight is above 0.
        seen: (3, 256) set where a pixel of any weight has the reference and the value.
    """
    wrong = 0
    for x in range(truth.shape[0]):
        weight = np.float64(weights[x])
        wrong += not (weight >= 0.0 and weight < np.inf)
        lane, area, known, value = x & (LANES - 1), classes[x], min(truth[x], np.uint8(2)), stored[x]
        sums[lane, area, known, value] += weight
        pixels[lane, area, known, value] += weight > 0.0
        seen[known, value] = True
    return wrong
