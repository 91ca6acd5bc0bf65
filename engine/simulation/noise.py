"""Smooth random fields: soils, vigour, haze and clouds vary over the land, not from pixel to pixel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

__all__ = ["smooth_field"]


def smooth_field(
    rng: np.random.Generator, shape: tuple[int, int], length: float, octaves: int = 1
) -> NDArray[np.float32]:
    """Return a Gaussian random field of about zero mean and unit variance.

    Args:
        rng: Source of randomness.
        shape: (H, W).
        length: Correlation length of the first octave, in pixels.
        octaves: Each further one has half the length and half the amplitude.

    Returns:
        (H, W) float32.
    """
    total = np.zeros(shape, dtype=np.float32)
    power = 0.0
    for octave in range(octaves):
        step = max(length / 2**octave, 1.0)
        knots = tuple(int(np.ceil(side / step)) + 3 for side in shape)
        coarse = rng.standard_normal(knots).astype(np.float32)
        origin = rng.uniform(0.5, 1.5, 2)
        rows = np.arange(shape[0], dtype=np.float32) / step + origin[0]
        columns = np.arange(shape[1], dtype=np.float32) / step + origin[1]
        total += _cubic(_cubic(coarse, rows).T, columns).T * 0.5**octave
        power += 0.25**octave * 0.45  # cubic interpolation keeps about this share of the variance
    return np.asarray(total / np.sqrt(power), dtype=np.float32)


def _cubic(knots: NDArray[np.float32], at: NDArray[np.float32]) -> NDArray[np.float32]:
    """Interpolate along the first axis by uniform cubic B-splines (smooth, no overshoot)."""
    matrix = np.zeros((at.size, knots.shape[0]), dtype=np.float32)
    first = np.floor(at).astype(int)
    t = at - first
    weights = ((1 - t) ** 3 / 6, (3 * t**3 - 6 * t**2 + 4) / 6, (-3 * t**3 + 3 * t**2 + 3 * t + 1) / 6, t**3 / 6)
    for offset, weight in enumerate(weights):
        matrix[np.arange(at.size), np.clip(first + offset - 1, 0, knots.shape[0] - 1)] += weight
    return np.asarray(matrix @ knots, dtype=np.float32)


def displaced(field: NDArray[np.float32], rows: float, columns: float) -> NDArray[np.float32]:
    """Return a field moved by whole pixels, its border repeated."""
    moved: NDArray[np.float32] = ndimage.shift(field, (round(rows), round(columns)), order=0, mode="nearest")
    return moved
