"""From the land at 2.5 m to pixels of 10 m and 20 m: point spread, sub-pixel shifts, resampling."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["observe", "sampling_matrix"]


def sampling_matrix(samples: int, fine: int, factor: int, start: float, mtf: float) -> NDArray[np.float32]:
    """Return the matrix (samples, fine) that samples a line of fine pixels through a Gaussian point spread.

    Args:
        samples: Number of coarse pixels.
        fine: Number of fine pixels.
        factor: Fine pixels per coarse pixel.
        start: Left edge of the first coarse pixel, in fine pixels.
        mtf: Modulation transfer at the Nyquist frequency of the coarse pixels, 0 to 1.
    """
    spread = factor * np.sqrt(-2.0 * np.log(mtf)) / np.pi
    centres = start + (np.arange(samples) + 0.5) * factor
    distance = (np.arange(fine) + 0.5)[None, :] - centres[:, None]
    weights = np.exp(-0.5 * (distance / spread) ** 2) + 1e-12
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def observe(
    fine: NDArray[np.float32], factor: int, shift: tuple[float, float], mtf: float, phase: tuple[int, int]
) -> NDArray[np.float32]:
    """Return what the sensor sees of fine pixels, on the 10 m grid (4 fine pixels a side).

    Args:
        fine: (B, 4H, 4W), reflectance at 2.5 m.
        factor: 4 for bands of 10 m, 8 for bands of 20 m (repeated to 10 m, nearest neighbour).
        shift: Rows and columns by which the image is displaced, in fine pixels.
        mtf: Modulation transfer at the Nyquist frequency.
        phase: For bands of 20 m, 1 where their grid starts one pixel of 10 m before ours.

    Returns:
        (B, H, W) float32.
    """
    height, width = fine.shape[1] // 4, fine.shape[2] // 4
    repeat = factor // 4
    matrices = []
    for side, offset, moved in ((height, phase[0], shift[0]), (width, phase[1], shift[1])):
        begin = offset % repeat
        samples = -(-(side + begin) // repeat)
        matrices.append((sampling_matrix(samples, side * 4, factor, moved - 4 * begin, mtf), begin))
    (down, top), (across, left) = matrices
    seen = np.matmul(np.matmul(down, fine), across.T)
    if repeat > 1:
        seen = seen.repeat(repeat, axis=1).repeat(repeat, axis=2)
    return np.asarray(seen[:, top : top + height, left : left + width], dtype=np.float32)
