"""Mean and spread of the reflectance a network will see."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from furrow.engine.contract.errors import InputError
from furrow.engine.training.places import Place

__all__ = ["normalisation_of"]

_SAMPLES = 20_000  # pixels a place; more changes the fourth digit


def normalisation_of(places: Iterable[Place]) -> tuple[list[float], list[float]]:
    """Return mean and standard deviation of the valid reflectance of each band.

    Raises:
        InputError: No place has a valid pixel.
    """
    kept = []
    for place in places:
        stack = place.stack
        date, row, column = np.nonzero(stack.valid)
        some = slice(None, None, max(1, date.size // _SAMPLES))
        numbers = stack.digital_numbers[date[some], :, row[some], column[some]].astype(np.float64)
        kept.append((numbers + stack.offset[date[some], None]) * stack.scale[date[some], None])
    values = np.concatenate(kept)
    if not values.size:
        raise InputError("No date of any season has a clear pixel: check the masks of the seasons.")
    return values.mean(axis=0).tolist(), np.maximum(values.std(axis=0), 1e-4).tolist()
