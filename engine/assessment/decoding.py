"""What stored values of a prediction mean: from which on a pixel counts as cultivated, and which say nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import DatasetReader

from furrow.engine.contract.errors import InputError
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE

__all__ = ["Decoding", "decoding_of"]

_USUAL = 0.5
_ROUNDING = 1e-6  # of a stored value: 0.57 x 200 is a little less than 114 in float64


@dataclass(frozen=True)
class Decoding:
    """How the pixels of a prediction are read.

    Attributes:
        cultivated: (256,) bool, which of the values that `stored` gives mean cultivated.
        nodata: Which of them says that there is no prediction; None where none does.
        threshold: Probability from which a pixel is cultivated; None for a mask.
        is_stored_probability: Whether those values are probabilities x 200.
        stored: Turns pixels as they were read into uint8.
        probability: Turns pixels as they were read into probabilities and which of them are any; None where
            `is_stored_probability`, or for masks.
    """

    cultivated: NDArray[np.bool_]
    nodata: int | None
    threshold: float | None
    is_stored_probability: bool
    stored: Callable[[NDArray[Any]], NDArray[np.uint8]]
    probability: Callable[[NDArray[Any]], tuple[NDArray[Any], NDArray[np.bool_]]] | None = None


def decoding_of(dataset: DatasetReader, threshold: float | None) -> Decoding:
    """Return how a prediction is to be read: uint8 probabilities as Furrow stores them, floats from 0 to 1, or a mask.

    Args:
        dataset: The prediction.
        threshold: Probability from which a pixel is cultivated; None for that in the metadata (FURROW_THRESHOLD), or
            0.5 where they say nothing.

    Raises:
        InputError: The threshold in the metadata is none, or the data type is one that no prediction has.
    """
    kind = np.dtype(dataset.dtypes[0])
    if kind == np.uint8 and dataset.tags().get("FURROW_ROLE") == "probability":
        used = _threshold(dataset, threshold)
        cultivated = np.arange(256) >= used * PROBABILITY_SCALE - _ROUNDING
        return Decoding(cultivated, _whole(dataset.nodata), used, True, lambda pixels: pixels)
    if kind.kind == "f":
        return _of_floats(dataset, _threshold(dataset, threshold))
    if kind.kind not in "ui":
        raise InputError(f"The prediction '{Path(dataset.name).name}' holds {kind}, but numbers are needed.")
    masked = np.arange(256) == 1
    if kind == np.uint8:
        return Decoding(masked, _whole(dataset.nodata), None, False, lambda pixels: pixels)
    return Decoding(masked, MASK_NODATA, None, False, lambda pixels: _narrow(pixels, dataset.nodata, dataset.name))


def _threshold(dataset: DatasetReader, asked: float | None) -> float:
    if asked is not None:
        return asked
    text = dataset.tags().get("FURROW_THRESHOLD", "")
    try:
        found = float(text) if text else _USUAL
    except ValueError:
        found = np.nan
    if not 0 < found <= 1:
        raise InputError(
            f"The threshold '{text[:40]}' in the metadata of '{Path(dataset.name).name}' is no probability: give one."
        )
    return found


def _of_floats(dataset: DatasetReader, threshold: float) -> Decoding:
    name, nodata = Path(dataset.name).name, dataset.nodata

    def probability(pixels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        known = ~np.isnan(pixels)
        if nodata is not None and not np.isnan(nodata):
            known &= pixels != nodata
        values = pixels[known]
        if values.size and not (values.min() >= 0 and values.max() <= 1):
            raise InputError(
                f"The prediction '{name}' holds values from {values.min():g} to {values.max():g}, "
                "but a probability lies between 0 and 1."
            )
        return pixels, known

    def stored(pixels: NDArray[Any]) -> NDArray[np.uint8]:
        values, known = probability(pixels)
        codes = (values >= threshold).astype(np.uint8)
        codes[~known] = MASK_NODATA
        return codes

    return Decoding(np.arange(256) == 1, MASK_NODATA, threshold, False, stored, probability)


def _narrow(pixels: NDArray[Any], nodata: float | None, name: str) -> NDArray[np.uint8]:
    """Return a mask of larger integers as uint8, nodata 255."""
    missing = np.zeros(pixels.shape, np.bool_) if nodata is None else pixels == nodata
    wrong = pixels[~missing & ((pixels < 0) | (pixels > 1))]
    if wrong.size:
        raise InputError(
            f"The raster '{Path(name).name}' holds the value {int(wrong[0])}, but a mask holds only 0 and 1: "
            "choose the mask, or a probability written by Furrow."
        )
    narrow = pixels.astype(np.uint8)
    narrow[missing] = MASK_NODATA
    return narrow


def _whole(nodata: float | None) -> int | None:
    """Return the nodata value of a uint8 raster; one that no pixel can have is none."""
    return int(nodata) if nodata is not None and 0 <= nodata <= 255 and float(nodata).is_integer() else None
