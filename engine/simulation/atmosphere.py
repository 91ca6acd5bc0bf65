"""Clouds, their shadows and haze over one date, and the imperfect masks that come with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.engine.imagery.bands import SENTINEL2_BANDS
from furrow.engine.simulation.noise import displaced, smooth_field
from furrow.engine.simulation.settings import SkySettings

__all__ = ["Sky", "masks_of", "simulate_sky"]

_CLOUD = dict(
    zip(SENTINEL2_BANDS, (0.51, 0.52, 0.51, 0.52, 0.53, 0.54, 0.545, 0.55, 0.55, 0.50, 0.43, 0.35), strict=True)
)
_HAZE = dict(zip(SENTINEL2_BANDS, (1.15, 1.0, 0.75, 0.6, 0.55, 0.45, 0.42, 0.4, 0.38, 0.35, 0.15, 0.1), strict=True))
_CLOUDLESS = 16  # pixels of 10 m a side of a pixel of s2cloudless
_COVERED = 0.39  # mean share of a date with clouds that they cover, opacity above 0.3, as the laws below give it


@dataclass(frozen=True)
class Sky:
    """The sky of one date over (H, W) pixels of 10 m, float32.

    Attributes:
        opacity: 0 clear to 1 opaque cloud.
        light: Share of sunlight that reaches the ground (1 outside shadows).
        haze: Added reflectance in the blue.
    """

    opacity: NDArray[np.float32]
    light: NDArray[np.float32]
    haze: NDArray[np.float32]

    def look_through(self, reflectance: NDArray[np.float32], band: str) -> NDArray[np.float32]:
        """Return what the sensor measures of a band (H, W) through this sky."""
        hazy = reflectance * self.light * (1 - self.haze) + np.float32(_HAZE[band]) * self.haze
        return np.asarray(hazy * (1 - self.opacity) + np.float32(_CLOUD[band]) * self.opacity, dtype=np.float32)


def simulate_sky(rng: np.random.Generator, shape: tuple[int, int], settings: SkySettings) -> Sky:
    """Return the sky of one date.

    Some dates have no cloud, others broken or closed cover; cloudier settings have fewer of the former and, once there
    are none, fuller cover. An opacity above 0.3 counts as cloud.

    Args:
        rng: Source of randomness.
        shape: (H, W) in pixels of 10 m.
        settings: Cloudiness and haze.
    """
    haze = np.abs(rng.normal(0, settings.haze)) * (1 + 0.4 * smooth_field(rng, shape, 60).clip(-2, 2))
    ones = np.ones(shape, dtype=np.float32)
    if rng.random() >= settings.cloudiness / _COVERED:
        return Sky(0 * ones, ones, haze.astype(np.float32))
    cover = rng.beta(0.8, 0.7)
    if settings.cloudiness > _COVERED:  # every date has clouds, so they must be larger
        cover = 1 - (1 - cover) * ((1 - settings.cloudiness) / (1 - _COVERED)) ** 1.5
    field = smooth_field(rng, shape, rng.uniform(12, 60), octaves=4)
    threshold = np.quantile(field, 1 - cover)
    thickness = rng.uniform(0.15, 0.8)
    opacity = ((field - threshold) / thickness + 0.05).clip(0, 1).astype(np.float32) * rng.uniform(0.75, 1.0)
    away, angle = rng.uniform(6, 40), rng.uniform(0, 2 * np.pi)
    shadow = displaced(opacity, away * np.sin(angle), away * np.cos(angle))
    light = 1 - rng.uniform(0.35, 0.6) * shadow
    return Sky(opacity.astype(np.float32), light.astype(np.float32), haze.astype(np.float32))


def masks_of(
    rng: np.random.Generator,
    sky: Sky,
    colours: tuple[NDArray[np.float32], NDArray[np.float32]],
    water: NDArray[np.bool_],
    errors: float,
) -> dict[str, NDArray[np.uint8]]:
    """Return the masks that processors would make of a date, right in the main and wrong at the edges.

    Args:
        rng: Source of randomness.
        sky: The sky as it is.
        colours: Red and near-infrared reflectance (H, W) as measured.
        water: (H, W) bool, where there is water.
        errors: Factor on what the masks miss and imagine.

    Returns:
        `SCL` (20 m, classes 2 to 10), `CLM` (160 m, 0 or 1) and `CLP` (160 m, 0..255), each (H, W) uint8 at 10 m.
    """
    height, width = sky.opacity.shape
    shape = (height, width)
    threshold = 0.05 + errors * rng.uniform(0.0, 0.2)
    darkest = 0.8 - errors * rng.uniform(0.0, 0.2) if rng.random() < 1 - 0.2 * errors else 0.0  # some miss shadows
    cloud = sky.opacity > threshold
    grown = int(rng.integers(0, 4))
    if grown and cloud.any():
        cloud = ndimage.binary_dilation(cloud, iterations=grown)
    if rng.random() < 0.15 * errors:  # bright roofs and soils taken for clouds
        bright = colours[0] > np.quantile(colours[0], 0.97)
        cloud |= bright & (smooth_field(rng, shape, 8) > 0.5)
    red, infrared = colours
    green = (infrared - red) / (infrared + red + 1e-6) > 0.35
    classes = np.where(green, 4, 5).astype(np.uint8)
    classes[water] = 6
    classes[(smooth_field(rng, shape, 4) > 2.4) & (errors > 0)] = 7
    classes[sky.light < darkest] = 3
    classes[cloud] = np.where(sky.opacity[cloud] > 0.6, 9, np.where(sky.opacity[cloud] > 0.25, 8, 10))
    scores = 1 / (1 + np.exp(-(_blocks(sky.opacity) - 0.2) / 0.07))
    noise = rng.normal(0, 0.06 * errors, scores.shape) if errors else 0.0
    probability = (scores + noise).clip(0, 1)
    return {
        "SCL": classes[::2, ::2].repeat(2, axis=0).repeat(2, axis=1)[:height, :width],
        "CLM": _grown((probability >= 0.4).astype(np.uint8), shape),
        "CLP": _grown(np.rint(probability * 255).astype(np.uint8), shape),
    }


def _blocks(field: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the means of blocks of `_CLOUDLESS` pixels a side; blocks at the far edges are cut off by them."""
    padded = np.pad(field, [(0, -side % _CLOUDLESS) for side in field.shape], mode="edge")
    rows, columns = (side // _CLOUDLESS for side in padded.shape)
    blocks = padded.reshape(rows, _CLOUDLESS, columns, _CLOUDLESS)
    return np.asarray(blocks.mean(axis=(1, 3), dtype=np.float64))


def _grown(blocks: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.uint8]:
    return blocks.repeat(_CLOUDLESS, axis=0).repeat(_CLOUDLESS, axis=1)[: shape[0], : shape[1]]
