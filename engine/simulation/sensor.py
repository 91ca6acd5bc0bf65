"""From the land at 2.5 m to pixels of 10, 20 and 60 m: point spread, sub-pixel shifts, resampling, noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.bands import NATIVE_DISTANCE
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.settings import SensorSettings

__all__ = ["Sensor", "digitise", "observe", "sampling_matrix", "sensor_of_place"]

_REACH = 3.6  # standard deviations of the point spread that are computed
_REFLECTANCE = 1e-4


@dataclass(frozen=True)
class Sensor:
    """What is fixed for one place.

    Attributes:
        mtf: Modulation transfer at the Nyquist frequency of each band's own pixels, by name.
        phase: Rows and columns of 10 m by which the grid of 60 m (and so that of 20 m) begins before ours.
        jitter: Standard deviation of a date's shift, pixels of 10 m.
    """

    mtf: dict[str, float]
    phase: tuple[int, int]
    jitter: float


def sensor_of_place(seed: int, settings: SensorSettings) -> Sensor:
    """Return the sensor over one place; a band's values do not depend on which other bands are wanted."""
    mtf = {name: float(stream(seed, "mtf", name).uniform(*settings.mtf)) for name in NATIVE_DISTANCE}
    rng = stream(seed, "sensor")
    phase = (int(rng.integers(6)), int(rng.integers(6)))
    return Sensor(mtf, phase, float(rng.uniform(*settings.jitter)))


def sampling_matrix(samples: int, fine: int, factor: int, start: float, mtf: float) -> sparse.csr_array:
    """Return the matrix (samples, fine) that samples a line of fine pixels through a Gaussian point spread.

    A Gaussian of the standard deviation s transfers exp(-2 (pi f s)^2) of a wave of frequency f. Beyond the ends of the
    line the land goes on as at its last pixel.

    Args:
        samples: Number of coarse pixels.
        fine: Number of fine pixels.
        factor: Fine pixels per coarse pixel.
        start: Left edge of the first coarse pixel, in fine pixels.
        mtf: Modulation transfer at the Nyquist frequency of the coarse pixels, 0 to 1.
    """
    spread = factor * np.sqrt(-2.0 * np.log(mtf)) / np.pi
    reach = int(np.ceil(_REACH * spread))
    centres = start + (np.arange(samples) + 0.5) * factor
    columns = np.floor(centres).astype(np.int64)[:, None] + np.arange(-reach, reach + 1)
    weights = np.exp(-0.5 * ((columns + 0.5 - centres[:, None]) / spread) ** 2)
    weights /= weights.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(samples), columns.shape[1])
    entries = (weights.ravel().astype(np.float32), (rows, columns.clip(0, fine - 1).ravel()))
    return sparse.coo_array(entries, shape=(samples, fine)).tocsr()


def observe(
    fine: NDArray[np.float32], distance: int, shift: tuple[float, float], mtf: float, phase: tuple[int, int] = (0, 0)
) -> NDArray[np.float32]:
    """Return what the sensor sees of one band, on the 10 m grid.

    Args:
        fine: (4H, 4W), reflectance at 2.5 m.
        distance: Side of the band's own pixels: 10, 20 or 60 m; the larger are repeated (nearest neighbour).
        shift: Rows and columns by which the image is displaced, in pixels of 10 m.
        mtf: Modulation transfer at the Nyquist frequency of the band's own pixels.
        phase: Rows and columns of 10 m by which the grid of coarser pixels begins before ours.

    Returns:
        (H, W) float32.
    """
    repeat = distance // 10
    sides = []
    for side, offset, moved in zip(fine.shape, phase, shift, strict=True):
        height, begin = side // SCALE, offset % repeat
        samples = -(-(height + begin) // repeat)
        matrix = sampling_matrix(samples, side, SCALE * repeat, SCALE * (moved - begin), mtf)
        sides.append((matrix, slice(begin, begin + height)))
    (down, rows), (across, columns) = sides
    seen = np.ascontiguousarray((across @ np.ascontiguousarray((down @ fine).T)).T)
    if repeat > 1:
        seen = seen.repeat(repeat, axis=0).repeat(repeat, axis=1)
    return np.asarray(seen[rows, columns], dtype=np.float32)


def digitise(
    rng: np.random.Generator,
    reflectance: NDArray[np.float32],
    settings: SensorSettings,
    repeat: int,
    phase: tuple[int, int],
) -> NDArray[np.uint16]:
    """Return digital numbers (H, W) of a band with the sensor's noise; pixels that are one stay one.

    Args:
        rng: Source of randomness of this band and date.
        reflectance: (H, W), 1.0 = 100%.
        settings: The noise.
        repeat: Pixels of 10 m a side of the band's own pixels.
        phase: As in `observe`.
    """
    height, width = reflectance.shape
    begin = (phase[0] % repeat, phase[1] % repeat)
    shape = (-(-(height + begin[0]) // repeat), -(-(width + begin[1]) // repeat))
    noise = rng.standard_normal(shape, dtype=np.float32)
    if repeat > 1:
        noise = noise.repeat(repeat, axis=0).repeat(repeat, axis=1)
    noise = noise[begin[0] : begin[0] + height, begin[1] : begin[1] + width]
    share, numbers = settings.noise
    measured = reflectance * np.float32(1 / _REFLECTANCE)
    measured = measured + noise * np.sqrt((share * measured) ** 2 + numbers**2)
    return np.asarray(np.rint(measured).clip(1, 65535), dtype=np.uint16)
