"""What images of other makers store, brought to what a season stores."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError

__all__ = ["SCALE", "UNKNOWN", "digital_numbers_of", "looks_like_reflectance", "mask_layer_of"]

SCALE = 1e-4
"""Reflectance of one digital number in seasons made from reflectances."""

UNKNOWN = {"SCL": 0, "CLM": 255, "CLP": 255, "dataMask": 0}
"""What mask layers say where there is no image."""


def digital_numbers_of(reflectance: NDArray[Any]) -> NDArray[np.uint16]:
    """Return digital numbers of reflectances, of any shape: round(r / `SCALE`), at least 1; 0 where not finite."""
    numbers = np.rint(np.asarray(reflectance, np.float64) / SCALE)
    there = np.isfinite(numbers)
    clipped = np.clip(np.where(there, numbers, 0), 1, 65534)
    return np.where(there, clipped, 0).astype(np.uint16)


def looks_like_reflectance(values: NDArray[Any]) -> bool:
    """Whether floating-point values are reflectances (mostly below 2) and not digital numbers."""
    finite = values[np.isfinite(values)]
    return finite.size == 0 or float(np.percentile(np.abs(finite), 90)) < 10


def _cloud_probability(values: NDArray[Any]) -> NDArray[np.uint8]:
    """Return s2cloudless probabilities as 0..255; floating-point ones are shares of 1. Unknown is 255.

    Raises:
        InputError: Floating-point values above 1.
    """
    if values.dtype.kind != "f":
        layer: NDArray[np.uint8] = np.clip(values, 0, 255).astype(np.uint8)
        return layer
    known = np.where(np.isfinite(values), values, 1.0)
    if known.max(initial=0) > 1.001:
        raise InputError(f"CLP holds {known.max():g}, but floating-point cloud probabilities are 0 to 1: rescale them.")
    layer = np.rint(np.clip(known, 0, 1) * 255).astype(np.uint8)
    return layer


def mask_layer_of(name: str, values: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a mask layer as uint8: CLP as 0..255 (floating-point values are shares of 1), `dataMask` as 0 or 1.

    Not-a-number becomes "unknown".

    Raises:
        InputError: The layer holds values that are none of its own.
    """
    if name == "CLP":
        return _cloud_probability(values)
    known = np.where(np.isfinite(values), values, UNKNOWN[name]) if values.dtype.kind == "f" else values
    if name == "dataMask":
        known = known != 0
    if known.size and (known.min() < 0 or known.max() > 255 or (name == "SCL" and known.max() > 11)):
        limit = "0 to 11" if name == "SCL" else "0, 1 and 255"
        raise InputError(
            f"{name} holds {known.min():g} to {known.max():g}, but its values are {limit}: check the source."
        )
    layer: NDArray[np.uint8] = known.astype(np.uint8)
    return layer
