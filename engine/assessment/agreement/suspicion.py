"""How suspicious a parcel is: what an analyst should look at first.

In pixels of 2.5 m, for a parcel of n pixels with a prediction:

1. q, from 0 to 1, is how likely a pixel is cultivated: its probability p, stretched so that the threshold t is one
   half, q = p / 2t below it and 1 - (1 - p) / 2 (1 - t) from it on; without a probability what the mask says, 0 or 1.
2. The expected agreement A and disagreement D: for a parcel declared as cultivated A is the sum of its q, D the sum of
   its 1 - q and of the q of the pixels committed around it; then D / (A + D) is one minus the intersection over union
   that is to be expected. For one declared as not cultivated, and for a field of the map that no parcel covers, D is
   the sum of its q and A of its 1 - q.
3. The disagreement counts as often as the challenge would count it: s = w D / (A + w D), with w the mean weight of what
   the parcel owns, 1 for the inside of large parcels and up to 4 for the rings of small ones. So small parcels come up.
4. It is damped by what little evidence there is: suspicion = s (1 - exp(-n / 16)) (1 - exp(-m / 3)), with m the median
   number of valid observations, left out where it is not known. A parcel of one Sentinel-2 pixel keeps 63% of s, one
   seen three times as well; ten times 96%.

So suspicion grows with every q that disagrees, with the weight and with the evidence, and a parcel without a prediction
or of unknown declaration has none.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.rasters import PROBABILITY_SCALE

__all__ = ["likelihoods", "ranks", "suspicion"]

Floats = NDArray[np.float64]

_PIXELS = 16.0  # in one of Sentinel-2's
_OBSERVATIONS = 3.0
_DIGITS = 9  # far finer than any difference that means something, far coarser than the rounding of sums


def likelihoods(threshold: float) -> Floats:
    """Return how likely a pixel of each stored probability is cultivated, (256,) float64; 0 beyond probability 1.

    Args:
        threshold: Probability from which it counts as cultivated, more than 0 and less than 1.
    """
    table = np.zeros(256)
    probability = np.arange(PROBABILITY_SCALE + 1) / PROBABILITY_SCALE
    above = probability >= threshold - 1e-9
    table[: PROBABILITY_SCALE + 1] = np.where(
        above, 1 - (1 - probability) / (2 * (1 - threshold)), probability / (2 * threshold)
    )
    return table


def suspicion(agreement: Floats, disagreement: Floats, weight: Floats, pixels: Floats, observations: Floats) -> Floats:
    """Return the suspicion of parcels, 0 to 1; see the formula of the module.

    Args:
        agreement: (N,) A, pixels, not negative.
        disagreement: (N,) D, pixels, not negative.
        weight: (N,) w, not negative.
        pixels: (N,) n.
        observations: (N,) m; NaN where it is not known.
    """
    against = weight * disagreement
    total = agreement + against
    share = np.divide(against, total, out=np.zeros_like(total), where=total > 0)
    seen = np.where(np.isnan(observations), 1.0, -np.expm1(-np.nan_to_num(observations) / _OBSERVATIONS))
    return np.asarray(np.round(share * -np.expm1(-pixels / _PIXELS) * seen, _DIGITS))


def ranks(suspicions: Floats, names: NDArray[Any]) -> NDArray[np.int64]:
    """Return the rank of each parcel (N,): 1 for the most suspicious; of equals, the first name as texts sort."""
    order = np.lexsort((names.astype(str), -suspicions))
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.arange(1, len(order) + 1)
    return found
