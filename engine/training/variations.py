"""Variations of patches, so that a network meets more than the seasons it is given.

Each piece changes images alone, never the reference, and can be switched off. The arrays are those of one patch:
reflectance (T, B, H, W) float32 and valid (T, H, W) bool.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Variations", "hide_under_clouds", "moved", "paste_clouds", "turned", "varied"]

CloudMask = Callable[[np.random.Generator], NDArray[np.bool_]]
"""Returns where some date of some place is not valid, (H, W)."""

_FARTHEST = 0.5  # pixels an image is moved by
_LARGEST_HIDDEN = 0.5  # share of a patch: a cloud over more of it would not go unseen
_BRIGHTNESS = (0.25, 0.7)  # reflectance of clouds in all bands
_OPACITY = (0.4, 1.0)


@dataclass(frozen=True)
class Variations:
    """How patches are varied; 0 or False switches a piece off.

    Attributes:
        turns: Turn and mirror patches, images and reference together.
        drop_dates: Leave out dates at random.
        band_gain: Standard deviation of a random factor on each band of each patch.
        shift: Standard deviation in pixels of 10 m of a random shift of each date; the reference stays.
        clouds: Share of dates that get the invalid pixels of another date, of any place, besides their own.
        hidden_clouds: Share of dates that get a cloud that no mask tells of.
    """

    turns: bool = True
    drop_dates: bool = True
    band_gain: float = 0.04
    shift: float = 0.1
    clouds: float = 0.1
    hidden_clouds: float = 0.01


def varied(
    rng: np.random.Generator,
    reflectance: NDArray[np.float32],
    valid: NDArray[np.bool_],
    settings: Variations,
    cloud_mask: CloudMask,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return the images of a patch with all variations but turns and dropped dates.

    Args:
        rng: Source of randomness.
        reflectance: (T, B, H, W).
        valid: (T, H, W).
        settings: Which, and how strong.
        cloud_mask: Where the shapes of clouds come from.
    """
    if settings.hidden_clouds > 0:
        reflectance = hide_under_clouds(rng, reflectance, settings.hidden_clouds, cloud_mask)
    if settings.clouds > 0:
        valid = paste_clouds(rng, valid, settings.clouds, cloud_mask)
    if settings.shift > 0:
        offsets = rng.normal(0.0, settings.shift, (len(valid), 2)).clip(-_FARTHEST, _FARTHEST)
        reflectance = np.stack([moved(*date) for date in zip(reflectance, valid, offsets, strict=True)])
    if settings.band_gain > 0:
        gains = np.asarray(rng.normal(1.0, settings.band_gain, reflectance.shape[1]), dtype=np.float32)
        reflectance = reflectance * gains[:, None, None]
    return reflectance, valid


def paste_clouds(
    rng: np.random.Generator, valid: NDArray[np.bool_], share: float, cloud_mask: CloudMask
) -> NDArray[np.bool_]:
    """Return valid (T, H, W) with the gaps of other dates in a share of the dates.

    A pixel that would lose its last valid date keeps those it has: nothing could be learnt there.
    """
    after = valid.copy()
    for date in np.flatnonzero(rng.random(len(valid)) < share):
        after[date] &= ~cloud_mask(rng)
    lost = valid.any(axis=0) & ~after.any(axis=0)
    after[:, lost] = valid[:, lost]
    return after


def hide_under_clouds(
    rng: np.random.Generator, reflectance: NDArray[np.float32], share: float, cloud_mask: CloudMask
) -> NDArray[np.float32]:
    """Return reflectance (T, B, H, W) with bright clouds, equally bright in all bands, in a share of the dates."""
    after = reflectance
    for date in np.flatnonzero(rng.random(len(reflectance)) < share):
        mask = cloud_mask(rng)
        if not mask.any() or mask.mean() > _LARGEST_HIDDEN:
            continue
        if after is reflectance:
            after = reflectance.copy()
        brightness, opacity = rng.uniform(*_BRIGHTNESS), rng.uniform(*_OPACITY)
        after[date][:, mask] = (1.0 - opacity) * after[date][:, mask] + opacity * brightness
    return after


def moved(image: NDArray[np.float32], valid: NDArray[np.bool_], offset: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return an image moved by less than a pixel, bilinearly.

    Invalid pixels give nothing to their neighbours and stay as they are, so `valid` still tells which are good.

    Args:
        image: (B, H, W).
        valid: (H, W).
        offset: Rows and columns that are looked ahead by; what is seen moves the other way.
    """
    weight = valid[None].astype(np.float32)
    total = np.where(valid, image, np.float32(0))
    for axis, step in ((1, float(offset[0])), (2, float(offset[1]))):
        size = image.shape[axis]
        beside = np.clip(np.arange(size) + (1 if step > 0 else -1), 0, size - 1)
        share = np.float32(abs(step))
        total = (1 - share) * total + share * total.take(beside, axis=axis)
        weight = (1 - share) * weight + share * weight.take(beside, axis=axis)
    return np.where(valid, total / np.where(valid, weight, 1), image)


def turned(image: NDArray[np.generic], turns: int, flip: bool) -> NDArray[np.generic]:
    """Return an image (..., H, W) turned by so many quarters, then mirrored."""
    after = np.rot90(image, turns, axes=(-2, -1))
    return np.ascontiguousarray(after[..., ::-1] if flip else after)
