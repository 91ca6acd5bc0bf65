"""Clouds, their shadows, haze, and the imperfect mask that comes with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.engine.simulation.noise import displaced, smooth_field

__all__ = ["Sky", "simulate_sky"]

_CLOUD = np.array([5200, 5100, 5200, 5300, 5400, 5450, 5500, 5500, 4300, 3500], dtype=np.float32) * 1e-4
_HAZE = np.array([1.0, 0.75, 0.6, 0.55, 0.45, 0.42, 0.4, 0.38, 0.15, 0.1], dtype=np.float32)


@dataclass(frozen=True)
class Sky:
    """The sky of one date over (H, W) pixels of 10 m.

    Attributes:
        opacity: (H, W), 0 clear to 1 opaque cloud.
        light: (H, W), share of sunlight that reaches the ground (1 outside shadows).
        haze: (H, W), added reflectance in the blue.
        clear: (H, W) bool, what the mask calls clear: not always right.
    """

    opacity: NDArray[np.float32]
    light: NDArray[np.float32]
    haze: NDArray[np.float32]
    clear: NDArray[np.bool_]

    def look_through(self, reflectance: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the sensor measures of (10, H, W) through this sky."""
        hazy = reflectance * self.light * (1 - self.haze) + _HAZE[:, None, None] * self.haze
        return np.asarray(hazy * (1 - self.opacity) + _CLOUD[:, None, None] * self.opacity, dtype=np.float32)


def simulate_sky(rng: np.random.Generator, shape: tuple[int, int], clear_dates: float = 0.5) -> Sky:
    """Return the sky of one date.

    Args:
        rng: Source of randomness.
        shape: (H, W) in pixels of 10 m.
        clear_dates: Share of dates without any cloud.
    """
    haze = np.abs(rng.normal(0, 0.012)) * (1 + 0.4 * smooth_field(rng, shape, 60).clip(-2, 2))
    ones = np.ones(shape, dtype=np.float32)
    if rng.random() < clear_dates:
        return Sky(0 * ones, ones, haze.astype(np.float32), _misjudged(rng, np.ones(shape, dtype=bool)))
    cover = rng.beta(0.8, 0.7)
    field = smooth_field(rng, shape, rng.uniform(12, 45), octaves=3)
    threshold = np.quantile(field, 1 - cover)
    opacity = ((field - threshold) / rng.uniform(0.15, 0.8) + 0.05).clip(0, 1).astype(np.float32)
    opacity *= rng.uniform(0.75, 1.0)
    away = rng.uniform(6, 40)
    angle = rng.uniform(0, 2 * np.pi)
    shadow = displaced(opacity, away * np.sin(angle), away * np.cos(angle))
    light = 1 - rng.uniform(0.35, 0.6) * shadow
    clear = opacity < rng.uniform(0.08, 0.4)
    if rng.random() < 0.8:  # some masks miss shadows
        clear &= shadow < rng.uniform(0.2, 0.5)
    grown = int(rng.integers(0, 4))
    if grown:
        clear = ~ndimage.binary_dilation(~clear, iterations=grown)
    return Sky(opacity, light.astype(np.float32), haze.astype(np.float32), _misjudged(rng, clear))


def _misjudged(rng: np.random.Generator, clear: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the mask with the false alarms of bright roofs and soils."""
    if rng.random() < 0.15:
        clear = clear & (smooth_field(rng, (clear.shape[0], clear.shape[1]), 8) < 1.9)
    return clear
