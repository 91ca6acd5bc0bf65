"""Taking the images of a season: signatures, land, sensor and sky put together, a date at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.bands import NATIVE_DISTANCE, SENTINEL2_BANDS
from furrow.engine.simulation.atmosphere import masks_of, simulate_sky
from furrow.engine.simulation.kinds import Kind
from furrow.engine.simulation.landscape import Landscape
from furrow.engine.simulation.noise import smooth_field
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.sensor import digitise, observe, sensor_of_place
from furrow.engine.simulation.settings import Settings
from furrow.engine.simulation.signatures import LEVELS, Signatures

__all__ = ["Camera", "Image"]

_RED, _INFRARED = "B04", "B08"


@dataclass(frozen=True)
class Image:
    """One date over (H, W) pixels of 10 m.

    Attributes:
        digital_numbers: (B, H, W) uint16, 0 beyond the swath.
        masks: `SCL`, `CLM`, `CLP` (H, W) uint8.
        clouds: (H, W) uint8, true opacity x 255.
        shift: Rows and columns of 10 m by which it is displaced.
    """

    digital_numbers: NDArray[np.uint16]
    masks: dict[str, NDArray[np.uint8]]
    clouds: NDArray[np.uint8]
    shift: tuple[float, float]


class Camera:
    """Takes the images of one place; `take` may be called from several threads and in any order.

    Args:
        seed: Seed of the simulation.
        settings: Bands, sensor and sky.
        land: The land.
        signatures: What its patches reflect, in the twelve bands.
    """

    def __init__(self, seed: int, settings: Settings, land: Landscape, signatures: Signatures) -> None:
        self._seed, self._settings, self._signatures = seed, settings, signatures
        self._sensor = sensor_of_place(seed, settings.sensor)
        height, width = land.patches.shape
        self._shape = (height // SCALE, width // SCALE)
        rng = stream(seed, "vigour")
        vigour = smooth_field(rng, (height, width), 56, octaves=4)
        vigour += 0.35 * rng.standard_normal((height, width), dtype=np.float32)
        self._rows = land.patches * np.int32(LEVELS) + Signatures.step_of(vigour)
        water = (land.kinds == Kind.WATER)[land.patches]
        self._water = water.reshape(self._shape[0], SCALE, self._shape[1], SCALE).mean(axis=(1, 3)) > 0.5

    def take(self, index: int) -> Image:
        """Return the image of a date by its number."""
        rng = stream(self._seed, "image", index)
        jitter = rng.normal(0, self._sensor.jitter, 2)
        shift = (float(jitter[0]), float(jitter[1]))
        gain = rng.normal(1, self._settings.sensor.gain)
        sky = simulate_sky(rng, self._shape, self._settings.sky)
        unseen = self._unseen(rng)
        colours = {}
        numbers = np.empty((len(self._settings.bands), *self._shape), dtype=np.uint16)
        for place, name in enumerate(self._settings.bands):
            seen = sky.look_through(self._band(index, name, shift) * np.float32(gain), name)
            if name in (_RED, _INFRARED):
                colours[name] = seen
            numbers[place] = self._digitised(index, name, seen)
        for name in {_RED, _INFRARED} - set(colours):  # the masks need them, whatever bands are wanted
            colours[name] = sky.look_through(self._band(index, name, shift) * np.float32(gain), name)
        masks = masks_of(rng, sky, (colours[_RED], colours[_INFRARED]), self._water, self._settings.sky.mask_errors)
        numbers[:, unseen], masks["SCL"][unseen], masks["CLM"][unseen] = 0, 0, 255
        return Image(numbers, masks, np.rint(sky.opacity * 255).astype(np.uint8), shift)

    def _band(self, index: int, name: str, shift: tuple[float, float]) -> NDArray[np.float32]:
        table = self._signatures.table(index, [SENTINEL2_BANDS.index(name)])[:, 0]
        mtf, distance = self._sensor.mtf[name], NATIVE_DISTANCE[name]
        return observe(table[self._rows], distance, shift, mtf, self._sensor.phase)

    def _digitised(self, index: int, name: str, seen: NDArray[np.float32]) -> NDArray[np.uint16]:
        rng = stream(self._seed, "noise", index, name)
        repeat = NATIVE_DISTANCE[name] // 10
        # Haze and clouds vary within a pixel of 20 m or 60 m; what the band sees is one value.
        seen = _even(seen, repeat, self._sensor.phase)
        return digitise(rng, seen, self._settings.sensor, repeat, self._sensor.phase)

    def _unseen(self, rng: np.random.Generator) -> NDArray[np.bool_]:
        """Return what lies beyond the edge of the swath, mostly nothing."""
        rows, columns = np.ogrid[: self._shape[0], : self._shape[1]]
        slope, start, side = rng.normal(0, 0.2), rng.uniform(0, self._shape[1]), rng.random() < 0.5
        edge = columns + slope * rows - start
        if rng.random() >= self._settings.sky.cut_off:
            return np.zeros(self._shape, dtype=bool)
        return np.asarray(edge > 0 if side else edge < 0)


def _even(seen: NDArray[np.float32], repeat: int, phase: tuple[int, int]) -> NDArray[np.float32]:
    """Return an image whose pixels of 10 m that are one pixel of the band have one value, that of one of them."""
    if repeat == 1:
        return seen
    picks = []
    for side, offset in zip(seen.shape, phase, strict=True):
        begin = offset % repeat
        picks.append(((np.arange(side) + begin) // repeat * repeat - begin + repeat // 2).clip(0, side - 1))
    return np.asarray(seen[np.ix_(*picks)])
