"""Intervals of pooled scores, by drawing boxes again.

Pixels of a box are alike, so the box is what is drawn: as many as there are, with replacement, two thousand times;
each time the cells are pooled and scored anew. The percentiles of these scores bound the interval (Efron, 1979).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.contract.assessment_jobs import SCORES

__all__ = ["FEWEST_BOXES", "RESAMPLES", "intervals"]

RESAMPLES = 2000
"""How often boxes are drawn."""

FEWEST_BOXES = 3
"""Boxes from which on there are intervals: of two, only three different samples can be drawn."""

_LEVEL = 0.95
_AT_ONCE = 1_000_000  # numbers drawn at a time


def intervals(
    weighted: Sequence[WeightedCounts], unweighted: Sequence[WeightedCounts], seed: int
) -> dict[str, tuple[float, float]]:
    """Return lowest and highest of the 95% interval of each of `SCORES`; nothing with fewer than three boxes.

    Args:
        weighted: Table of each box, for the weighted Matthews correlation.
        unweighted: Table of each box, for all others.
        seed: The same seed gives the same intervals.
    """
    number = len(weighted)
    if number < FEWEST_BOXES:
        return {}
    cells = np.hstack([_cells(weighted), _cells(unweighted)])  # (boxes, 8)
    generator = np.random.default_rng(seed)
    rows = max(1, _AT_ONCE // number)
    drawn = []
    for start in range(0, RESAMPLES, rows):
        size = min(rows, RESAMPLES - start)
        times = generator.multinomial(number, np.full(number, 1 / number), size=size)
        drawn.append(times @ cells)
    scores = _scores(np.concatenate(drawn))
    tail = (1 - _LEVEL) / 2
    bounds = {name: np.quantile(values, [tail, 1 - tail]) for name, values in scores.items()}
    return {name: (float(low), float(high)) for name, (low, high) in bounds.items()}


def _cells(tables: Sequence[WeightedCounts]) -> NDArray[np.float64]:
    rows = [(each.true_positive, each.true_negative, each.false_positive, each.false_negative) for each in tables]
    return np.array(rows, np.float64)


def _scores(pooled: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Return the scores of (samples, 8) cells, those of the weighted table first."""
    found: dict[str, list[float]] = {name: [] for name in SCORES}
    for row in pooled:
        weighted, plain = WeightedCounts(*map(float, row[:4])), WeightedCounts(*map(float, row[4:]))
        found["weighted_mcc"].append(weighted.mcc)
        for name in SCORES[1:]:
            found[name].append(getattr(plain, name))
    return {name: np.array(values) for name, values in found.items()}
