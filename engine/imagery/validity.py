"""Which pixels of a date were observed and are clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.series_jobs import CloudRules
from furrow.engine.imagery.bands import MASK_LAYERS

__all__ = ["buffer_pixels", "check_rules", "clear_sky", "observed"]

_CLOUDS_AND_SHADOWS = (2, 3, 8, 9, 10)  # dark areas, shadows, clouds of medium and high probability, cirrus
_LARGEST_CLASS = 11
_LARGEST_BUFFER = 10_000.0  # metres
_USUAL = CloudRules()


def check_rules(rules: CloudRules, layers: Sequence[str]) -> None:
    """Check what counts as clear against the mask layers that are there.

    Args:
        rules: What counts as clear.
        layers: Names of the mask layers of a season.

    Raises:
        InputError: A layer is unknown or not there, or a number is out of range.
    """
    for name in rules.layers:
        if name not in MASK_LAYERS:
            raise InputError(f"'{name}' is no mask layer: the names are {', '.join(MASK_LAYERS)}.")
        if name not in layers:
            held = ", ".join(layers) or "no mask layer"
            raise InputError(f"The season lacks the mask layer {name}: it holds {held}. Choose among those.")
    wrong = [number for number in rules.clear_classes if not 0 <= number <= _LARGEST_CLASS]
    if wrong:
        raise InputError(f"{wrong[0]} is no class of the scene classification: the classes are 0 to {_LARGEST_CLASS}.")
    if not rules.clear_classes:
        raise InputError("No class of the scene classification counts as clear: name at least one, such as 4.")
    if not 0 < rules.probability <= 1:
        raise InputError(f"The cloud probability {rules.probability:g} is out of range: give more than 0, at most 1.")
    if not (isfinite(rules.buffer) and 0 <= rules.buffer <= _LARGEST_BUFFER):
        raise InputError(f"The buffer of {rules.buffer:g} m is out of range: give 0 to {_LARGEST_BUFFER:g} m.")


def buffer_pixels(rules: CloudRules, pixel: float) -> int:
    """Return how many pixels beyond a window must be read for its buffer, given the side of a pixel in metres."""
    return int(rules.buffer / pixel + 1e-6)


def clear_sky(
    masks: Mapping[str, NDArray[Any]], rules: CloudRules | None = None, pixel: float = 10.0
) -> NDArray[np.bool_]:
    """Return where every mask layer that is asked says "observed and clear", and no cloud is near.

    A pixel is near a cloud or shadow when the distance of their centres is at most the buffer of the rules. What was
    not observed, is defective or is snow has no buffer.

    Args:
        masks: Mask layers by name, all of one shape (..., H, W), uint8: `SCL` (classes 0..11), `CLM` (0 clear, 1 cloud,
            255 unknown), `CLP` (cloud probability x 255), `dataMask` (0 where there are no data). At least one.
        rules: What counts as clear; None for the usual, the defaults of `CloudRules`.
        pixel: Side of a pixel in metres, for the buffer.

    Returns:
        Bool array of that shape.

    Raises:
        InputError: There is no known mask layer, or the rules ask for one that is not there.
    """
    known = [name for name in MASK_LAYERS if name in masks]
    if not known:
        raise InputError("There is no mask layer to judge clouds by: give SCL, CLM, CLP or dataMask.")
    if rules is None:
        rules = _USUAL
    else:
        check_rules(rules, known)
    asked = {name: masks[name] for name in known if name in (rules.layers or known)}
    clear: NDArray[np.bool_] = np.logical_and.reduce(_verdicts(asked, rules))
    if rules.buffer > 0:
        clear &= ~_near(_clouds(asked, rules), rules.buffer, pixel)
    return clear


def observed(digital_numbers: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Return where all bands (..., B, H, W) hold data: a digital number of 0 is nodata. Shape (..., H, W)."""
    there: NDArray[np.bool_] = digital_numbers.min(axis=-3) != 0
    return there


def _verdicts(masks: Mapping[str, NDArray[Any]], rules: CloudRules) -> list[NDArray[np.bool_]]:
    verdicts = []
    if "dataMask" in masks:
        verdicts.append(masks["dataMask"] != 0)
    if "SCL" in masks:
        verdicts.append(_table(rules.clear_classes)[masks["SCL"]])
    if "CLM" in masks:
        verdicts.append(masks["CLM"] == 0)
    if "CLP" in masks:
        verdicts.append(masks["CLP"] < rules.probability * 255)
    return verdicts


def _clouds(masks: Mapping[str, NDArray[Any]], rules: CloudRules) -> NDArray[np.bool_]:
    """Return where a layer sees a cloud or a shadow, a class that counts as clear left out."""
    seen = [np.zeros(next(iter(masks.values())).shape, np.bool_)]
    if "SCL" in masks:
        dark = tuple(number for number in _CLOUDS_AND_SHADOWS if number not in rules.clear_classes)
        seen.append(_table(dark)[masks["SCL"]])
    if "CLM" in masks:
        seen.append(masks["CLM"] == 1)
    if "CLP" in masks:
        seen.append(masks["CLP"] >= rules.probability * 255)
    clouds: NDArray[np.bool_] = np.logical_or.reduce(seen)
    return clouds


def _table(classes: Sequence[int]) -> NDArray[np.bool_]:
    """Return for each of the 256 values whether it is one of some classes."""
    return np.isin(np.arange(256), classes)


def _near(clouds: NDArray[np.bool_], metres: float, pixel: float) -> NDArray[np.bool_]:
    """Return what lies within a distance of a cloud, image by image; the clouds themselves too."""
    from scipy import ndimage  # a quarter of a second that jobs without a buffer need not wait

    near = np.zeros(clouds.shape, np.bool_)
    for index in np.ndindex(clouds.shape[:-2]):
        if clouds[index].any():  # without any the transform has nothing to measure to
            distance = ndimage.distance_transform_edt(~clouds[index], sampling=pixel)
            near[index] = distance <= metres + 1e-6 * pixel
    return near
