"""Spectral indices: normalised differences of two bands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import SENTINEL2_BANDS

__all__ = ["INDICES", "bands_of_variable", "normalised_difference"]

INDICES = {
    "NDVI": ("B08", "B04"),
    "NDWI": ("B03", "B08"),
    "NDBI": ("B11", "B08"),
}
"""(first - second) / (first + second) of the bands: vegetation (Rouse et al. 1974), open water (McFeeters 1996),
built-up land (Zha et al. 2003)."""


def bands_of_variable(variable: str) -> tuple[str, ...]:
    """Return the bands that a variable is made of: the band itself, or the two of an index.

    Raises:
        InputError: There is no such band or index.
    """
    if variable in INDICES:
        return INDICES[variable]
    if variable in SENTINEL2_BANDS:
        return (variable,)
    raise InputError(f"'{variable}' is no band and no index: choose one of {', '.join((*INDICES, *SENTINEL2_BANDS))}.")


def normalised_difference(
    first: NDArray[np.float32], second: NDArray[np.float32], valid: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return (first - second) / (first + second) and where it can be told.

    Within -1 to 1 as long as no reflectance is negative; nothing is cut off.

    Args:
        first: Reflectance, float32, any shape.
        second: Reflectance of the same shape.
        valid: Bool of that shape, where both bands are valid.

    Returns:
        The index, float32, NaN where it cannot be told, and a bool array: valid, and the sum is not 0.
    """
    total = first + second
    told = valid & (total != 0)
    index = np.full(total.shape, np.nan, np.float32)
    np.divide(first - second, total, out=index, where=told)
    return index, told
