"""Which pixels of a date were observed and are clear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError

__all__ = ["CLEAR_CLASSES", "CLOUD_PROBABILITY", "clear_sky", "observed"]

CLEAR_CLASSES = (4, 5, 6, 7)
"""Classes of the scene classification that are clear: vegetation, bare soil, water, unclassified.
Dark areas (2) are mostly shadows of clouds, and snow (11) hides the fields."""

CLOUD_PROBABILITY = 0.4
"""s2cloudless probability from which a pixel is a cloud, the default of s2cloudless."""

_IS_CLEAR = np.isin(np.arange(256), CLEAR_CLASSES)


def clear_sky(masks: Mapping[str, NDArray[Any]]) -> NDArray[np.bool_]:
    """Return where every mask layer at hand says "observed and clear".

    Args:
        masks: Mask layers by name, all of one shape (..., H, W), uint8: `SCL` (classes 0..11), `CLM` (0 clear, 1 cloud,
            255 unknown), `CLP` (cloud probability x 255), `dataMask` (0 where there are no data). At least one.

    Returns:
        Bool array of that shape.

    Raises:
        InputError: There is no known mask layer.
    """
    verdicts = []
    if "dataMask" in masks:
        verdicts.append(masks["dataMask"] != 0)
    if "SCL" in masks:
        verdicts.append(_IS_CLEAR[masks["SCL"]])
    if "CLM" in masks:
        verdicts.append(masks["CLM"] == 0)
    if "CLP" in masks:
        verdicts.append(masks["CLP"] < CLOUD_PROBABILITY * 255)
    if not verdicts:
        raise InputError("There is no mask layer to judge clouds by: give SCL, CLM, CLP or dataMask.")
    clear: NDArray[np.bool_] = np.logical_and.reduce(verdicts)
    return clear


def observed(digital_numbers: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Return where all bands (..., B, H, W) hold data: a digital number of 0 is nodata. Shape (..., H, W)."""
    there: NDArray[np.bool_] = (digital_numbers != 0).all(axis=-3)
    return there
