"""A simulated season: random farmland, what grows on it, and what the satellite sees, with the truth."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.stack import Stack
from furrow.engine.simulation.atmosphere import simulate_sky
from furrow.engine.simulation.landscape import Landscape, simulate_landscape
from furrow.engine.simulation.noise import smooth_field
from furrow.engine.simulation.phenology import cover_of_patches, reflectance_of_patches
from furrow.engine.simulation.sensor import observe
from furrow.engine.simulation.surfaces import CROPS, GREEN, GROUND, KINDS, Kind

__all__ = ["Difficulty", "SimulatedSeason", "simulate"]

_YEAR = 2021
_TEN_METRE = [0, 1, 2, 6]  # places of B02, B03, B04, B08 among the ten bands
_TWENTY_METRE = [3, 4, 5, 7, 8, 9]
_SCALE = 1e-4


@dataclass(frozen=True)
class Difficulty:
    """How far a simulated season is from a perfect one.

    Attributes:
        undeclared: Share of crop parcels missing from the register (truth says not cultivated).
        false: Share of other parcels falsely declared as crops.
        marked: Share of parcels known as not declared (weight 0).
        displacement: Standard deviation of the season's shift against the reference, metres.
        jitter: Standard deviation of each date's further shift, metres.
        clear_dates: Share of dates without clouds.
    """

    undeclared: float = 0.04
    false: float = 0.03
    marked: float = 0.02
    displacement: float = 2.0
    jitter: float = 2.5
    clear_dates: float = 0.5


@dataclass(frozen=True)
class SimulatedSeason:
    """A season and its truth.

    Attributes:
        stack: The season on the 10 m grid, (T, 10, H, W).
        cultivated: (4H, 4W) bool, parcels of crops shrunk by 2.5 m, with the register's faults.
        not_declared: (4H, 4W) bool, agricultural land without declaration.
    """

    stack: Stack
    cultivated: NDArray[np.bool_]
    not_declared: NDArray[np.bool_]


def simulate(
    seed: int, size: int = 128, dates: int | None = None, difficulty: Difficulty | None = None
) -> SimulatedSeason:
    """Return a simulated season; the same arguments give the same season.

    Args:
        seed: Seed of everything random.
        size: Side in pixels of 10 m.
        dates: Number of dates between 1 March and 15 September; None for 12 to 40 at random.
        difficulty: Faults of register, geometry and sky.

    Raises:
        InputError: The size or the number of dates is out of range.
    """
    if not 8 <= size <= 2048:
        raise InputError(f"A simulated season has a side of 8 to 2048 pixels, not {size}.")
    if dates is not None and not 1 <= dates <= 198:
        raise InputError(f"A simulated season has 1 to 198 dates, not {dates}.")
    faults = difficulty or Difficulty()
    rng = np.random.default_rng(seed)
    field_scale = float(np.exp(rng.normal(0.05, 0.35)))
    landscape = simulate_landscape(rng, (4 * size, 4 * size), field_scale)
    days = _days(rng, dates)
    stack = _photograph(rng, landscape, days, faults)
    cultivated, not_declared = _register(rng, landscape, faults)
    return SimulatedSeason(stack, cultivated, not_declared)


def _days(rng: np.random.Generator, number: int | None) -> NDArray[np.int16]:
    """Return days of the year from 1 March to 15 September, irregular as orbits and clouds make them."""
    count = int(rng.integers(12, 41)) if number is None else number
    return np.sort(rng.choice(np.arange(60, 259), count, replace=False)).astype(np.int16)


def _photograph(rng: np.random.Generator, landscape: Landscape, days: NDArray[np.int16], faults: Difficulty) -> Stack:
    """Return the stack that the satellite brings home."""
    cover = cover_of_patches(rng, landscape.kinds, days, shift=rng.normal(0, 8))
    moisture = _moisture(rng, days)
    tables = reflectance_of_patches(rng, landscape.kinds, cover, moisture)
    height, width = (side // 4 for side in landscape.patches.shape)
    texture = _Texture(rng, landscape, (height, width))
    displaced = rng.normal(0, faults.displacement / 2.5, 2)
    phase = (int(rng.integers(2)), int(rng.integers(2)))
    mtf = (rng.uniform(0.25, 0.35), rng.uniform(0.25, 0.35))
    numbers = np.zeros((days.size, len(MODEL_BANDS), height, width), dtype=np.uint16)
    valid = np.zeros((days.size, height, width), dtype=bool)
    for index in range(days.size):
        shift = displaced + rng.normal(0, faults.jitter / 2.5, 2)
        fine = np.take(np.ascontiguousarray(tables[index].T), landscape.patches, axis=1)
        seen = np.empty((len(MODEL_BANDS), height, width), dtype=np.float32)
        moved = (float(shift[0]), float(shift[1]))
        seen[_TEN_METRE] = observe(fine[_TEN_METRE], 4, moved, mtf[0], phase)
        seen[_TWENTY_METRE] = observe(fine[_TWENTY_METRE], 8, moved, mtf[1], phase)
        seen = texture.add(rng, seen) * np.float32(rng.normal(1, 0.03))
        sky = simulate_sky(rng, (height, width), faults.clear_dates)
        numbers[index] = _digitise(rng, sky.look_through(seen))
        valid[index] = sky.clear
        if rng.random() < 0.06:  # the edge of a swath
            outside = _beyond_swath(rng, (height, width))
            numbers[index][:, outside] = 0
            valid[index] &= ~outside
    start = datetime.date(_YEAR - 1, 12, 31)
    return Stack(
        numbers, valid, days, tuple(start + datetime.timedelta(days=int(day)) for day in days), MODEL_BANDS,
        np.full(days.size, _SCALE, dtype=np.float32), np.zeros(days.size, dtype=np.float32),
    )  # fmt: skip


class _Texture:
    """Variation inside parcels: vigour and soil differ along a field, always at the same places."""

    def __init__(self, rng: np.random.Generator, landscape: Landscape, shape: tuple[int, int]) -> None:
        amounts = np.array([KINDS[Kind(kind)].texture for kind in landscape.kinds], dtype=np.float32)
        amounts *= rng.lognormal(0, 0.4, amounts.size).astype(np.float32)
        fine = amounts[landscape.patches]
        self._amount = fine.reshape(shape[0], 4, shape[1], 4).mean(axis=(1, 3))
        self._field = smooth_field(rng, shape, 12, octaves=4)
        self._shape = shape
        difference = np.array(GREEN["grass"]) - np.array(GROUND["soil"])
        self._vigour = (difference * _SCALE)[:, None, None].astype(np.float32)

    def add(self, rng: np.random.Generator, reflectance: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return (10, H, W) reflectance with its variation of the day."""
        passing = smooth_field(rng, self._shape, 5, octaves=2)
        change = self._amount * (self._field * 0.8 + passing * 0.4)
        share = ((reflectance[6] - reflectance[2]) / (reflectance[6] + reflectance[2] + 1e-3)).clip(0.15, 1)
        varied = reflectance * (1 + 0.35 * change) + self._vigour * (change * share)
        return np.asarray(varied.clip(1e-4, None), dtype=np.float32)


def _moisture(rng: np.random.Generator, days: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return the factor of bare ground's brightness on each day: rain darkens, then the ground dries."""
    rain = np.sort(rng.uniform(40, 260, int(rng.integers(15, 35))))
    since = np.array([min([day - fall for fall in rain if fall <= day], default=20.0) for day in days.astype(float)])
    return np.asarray(1.1 - rng.uniform(0.25, 0.5) * np.exp(-since / 4.0), dtype=np.float32)


def _digitise(rng: np.random.Generator, reflectance: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Return digital numbers of (10, H, W) reflectance, with the sensor's noise."""
    noise = rng.standard_normal(reflectance.shape, dtype=np.float32)
    numbers = reflectance / np.float32(_SCALE) * (1 + 0.008 * noise) + 8 * noise
    return np.asarray(np.rint(numbers).clip(1, 65535), dtype=np.uint16)


def _beyond_swath(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.bool_]:
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    slope = rng.normal(0, 0.2)
    edge = columns + slope * rows - rng.uniform(0, shape[1])
    return np.asarray(edge > 0 if rng.random() < 0.5 else edge < 0)


def _register(
    rng: np.random.Generator, landscape: Landscape, faults: Difficulty
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the masks (4H, 4W) of cultivated and not-declared land, as a register with faults gives them."""
    crop = np.isin(landscape.kinds, CROPS) & landscape.parcels
    chance = rng.random(landscape.kinds.size)
    marked = landscape.parcels & (chance < faults.marked)
    chance = rng.random(landscape.kinds.size)
    declared = np.where(crop, chance >= faults.undeclared, landscape.parcels & (chance < faults.false))
    declared &= ~marked
    # A pixel belongs to a parcel shrunk by 2.5 m when all its neighbours do: centres lie half a pixel inside.
    patches = landscape.patches
    whole = ndimage.minimum_filter(patches, 3, mode="nearest") == ndimage.maximum_filter(patches, 3, mode="nearest")
    return declared[patches] & whole, marked[patches]
