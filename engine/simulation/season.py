"""A simulated place: farmland, what grows on it, what the satellite sees in a season, and what the register says."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.stack import Stack
from furrow.engine.imagery.validity import clear_sky, observed
from furrow.engine.simulation.camera import Camera
from furrow.engine.simulation.dates import days_of_season
from furrow.engine.simulation.kinds import CROPS
from furrow.engine.simulation.landscape import Landscape, simulate_landscape
from furrow.engine.simulation.phenology import climate_of_place
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.register import Register, declare, reference_of
from furrow.engine.simulation.settings import BENCHMARK, Settings
from furrow.engine.simulation.signatures import Signatures, generated_signatures

__all__ = ["Difficulty", "SimulatedPlace", "SimulatedSeason", "simulate", "simulate_place", "simulated_grid"]

_SCALE = 1e-4
_APART = 20_480  # metres: the side of the largest place
_COLUMNS, _ROWS, _WEST = 30, 30, 18  # places side by side within a zone, and how many of them west of the first


@dataclass(frozen=True)
class SimulatedPlace:
    """A place, its season and its truth. T dates, B bands, (H, W) pixels of 10 m.

    Attributes:
        settings: What it was made with.
        seed: Likewise.
        grid: The 10 m grid.
        land: What truly lies and grows where.
        register: The parcels as they are declared, with faults.
        dates: The T dates in time order.
        digital_numbers: (T, B, H, W) uint16, reflectance = number x 1e-4, 0 where there are no data.
        masks: `SCL`, `CLM` and `CLP`, each (T, H, W) uint8, wrong here and there.
        clouds: (T, H, W) uint8, the opacity of the clouds as it truly is, x 255.
        shifts: (T, 2) float32, rows and columns of 10 m by which each image is displaced.
    """

    settings: Settings
    seed: int
    grid: GeoGrid
    land: Landscape
    register: Register
    dates: tuple[datetime.date, ...]
    digital_numbers: NDArray[np.uint16]
    masks: dict[str, NDArray[np.uint8]]
    clouds: NDArray[np.uint8]
    shifts: NDArray[np.float32]

    @property
    def day_of_year(self) -> NDArray[np.int16]:
        """(T,) days of the year."""
        return np.array([date.timetuple().tm_yday for date in self.dates], dtype=np.int16)

    @cached_property
    def cultivated(self) -> NDArray[np.bool_]:
        """(4H, 4W) bool, where crops truly grow on parcels."""
        crop = np.isin(self.land.kinds, CROPS) & (self.land.parcel_of_patch >= 0)
        return np.asarray(crop[self.land.patches])

    @property
    def kinds(self) -> NDArray[np.uint8]:
        """(4H, 4W) uint8, what truly covers each pixel, as `kinds.Kind`."""
        return self.land.kinds.astype(np.uint8)[self.land.patches]

    @cached_property
    def reference(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """(4H, 4W) bool each: cultivated and not declared as the challenge makes them of the register."""
        return reference_of(self.register, self.grid)

    def stack(self, layers: tuple[str, ...] = ("SCL", "CLM", "CLP")) -> Stack:
        """Return the season as it would be read from disk.

        Args:
            layers: Mask layers that are asked what is clear.
        """
        count = len(self.dates)
        valid = clear_sky({name: self.masks[name] for name in layers}) & observed(self.digital_numbers)
        return Stack(
            self.digital_numbers, valid, self.day_of_year, self.dates, self.settings.bands,
            np.full(count, _SCALE, dtype=np.float32), np.zeros(count, dtype=np.float32),
        )  # fmt: skip


def simulated_grid(height: int, width: int, seed: int = 0) -> GeoGrid:
    """Return a 10 m grid in UTM 33N, for seed 0 in the Mura plain.

    Places of different seeds (of any 900 in a row) lie apart, so that no reference is taken for another's.

    Args:
        height: Rows.
        width: Columns.
        seed: Seed of the place.
    """
    column, row = (seed + _WEST) % _COLUMNS - _WEST, seed // _COLUMNS % _ROWS
    left, top = 590_000 + column * _APART, 5_165_000 + row * _APART
    return GeoGrid(CRS.from_epsg(32633), Affine(10, 0, left, 0, -10, top), height, width)


def simulate_place(
    settings: Settings = BENCHMARK,
    seed: int = 0,
    *,
    outlines: NDArray[Any] | None = None,
    grid: GeoGrid | None = None,
    threads: int | None = None,
    on_date: Callable[[int, int], None] = lambda done, number: None,
) -> SimulatedPlace:
    """Return a simulated place; the same arguments give the same place, in any number of threads.

    Args:
        settings: What to simulate.
        seed: Seed of everything random, 0 or more.
        outlines: Polygons of real parcels in the CRS of the grid; None to generate all.
        grid: Where the place lies, square, of the size of the settings; None for `simulated_grid`.
        threads: Threads that take images; None for as many as there are processors.
        on_date: Called in this thread with the number of images done, and of all; may raise to stop.

    Raises:
        InputError: There is no library of real signatures for what the settings ask.
    """
    grid = grid or simulated_grid(settings.size, settings.size)
    days = days_of_season(stream(seed, "dates"), settings)
    land = simulate_landscape(seed, grid, settings.land, outlines)
    on_date(0, days.size)
    signatures = _signatures(seed, land, days, settings)
    on_date(0, days.size)
    camera = Camera(seed, settings, land, signatures)
    numbers = np.zeros((days.size, len(settings.bands), *grid.shape), dtype=np.uint16)
    masks = {name: np.zeros((days.size, *grid.shape), dtype=np.uint8) for name in ("SCL", "CLM", "CLP")}
    clouds = np.zeros((days.size, *grid.shape), dtype=np.uint8)

    def take(index: int) -> tuple[float, float]:
        image = camera.take(index)
        numbers[index], clouds[index] = image.digital_numbers, image.clouds
        for name, mask in image.masks.items():
            masks[name][index] = mask
        return image.shift

    shifts = []
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        for shift in pool.map(take, range(days.size)):
            shifts.append(shift)
            on_date(len(shifts), days.size)
    new_year = datetime.date(settings.year, 1, 1)
    dates = tuple(new_year + datetime.timedelta(days=int(day) - 1) for day in days)
    register = declare(seed, land, settings.register)
    return SimulatedPlace(
        settings, seed, grid, land, register, dates, numbers, masks, clouds, np.array(shifts, dtype=np.float32)
    )


def _signatures(seed: int, land: Landscape, days: NDArray[np.int16], settings: Settings) -> Signatures:
    climate = climate_of_place(stream(seed, "climate"), settings.growth)
    signatures = generated_signatures(seed, land.kinds, days, climate, settings.growth)
    if settings.signatures == "real":
        from furrow.engine.simulation.library import with_real_signatures  # reads a file; others need none

        signatures = with_real_signatures(seed, signatures, land.kinds, days, settings.growth)
    return signatures


@dataclass(frozen=True)
class Difficulty:
    """How far a season of `simulate` is from a perfect one.

    Attributes:
        undeclared: Share of crop parcels missing from the register (the reference says not cultivated).
        false: Share of other parcels falsely declared as crops.
        marked: Share of parcels known as not declared (weight 0).
        displacement: Standard deviation of the shift of all outlines against the images, metres.
        jitter: Standard deviation of each date's further shift, metres; None for 1.5 to 3 m by place.
        cloudiness: Share of clouds; 0 gives masks without errors too.
    """

    undeclared: float = 0.04
    false: float = 0.03
    marked: float = 0.02
    displacement: float = 2.0
    jitter: float | None = None
    cloudiness: float = 0.29


@dataclass(frozen=True)
class SimulatedSeason:
    """A season and its reference.

    Attributes:
        stack: The season on the 10 m grid, (T, 10, H, W), the bands that models see.
        cultivated: (4H, 4W) bool, parcels of crops shrunk by 2.5 m, with the register's faults.
        not_declared: (4H, 4W) bool, agricultural land without declaration.
    """

    stack: Stack
    cultivated: NDArray[np.bool_]
    not_declared: NDArray[np.bool_]


def simulate(
    seed: int,
    size: int = 128,
    dates: int | None = None,
    difficulty: Difficulty | None = None,
    settings: Settings = BENCHMARK,
) -> SimulatedSeason:
    """Return a season with its reference, in the bands that models see: the short way to `simulate_place`.

    Args:
        seed: Seed of everything random.
        size: Side in pixels of 10 m.
        dates: Number of dates; None for 20 to 48 at random.
        difficulty: Faults of register, geometry and sky; None for those of the settings.
        settings: All else.

    Raises:
        InputError: The size or the number of dates is out of range.
    """
    settings = replace(settings, size=size, dates=dates, bands=MODEL_BANDS)
    if difficulty is not None:
        settings = _made_difficult(settings, difficulty)
    place = simulate_place(settings, seed)
    return SimulatedSeason(place.stack(), *place.reference)


def _made_difficult(settings: Settings, faults: Difficulty) -> Settings:
    jitter = settings.sensor.jitter if faults.jitter is None else (faults.jitter / 10, faults.jitter / 10)
    errors = settings.sky.mask_errors if faults.cloudiness else 0.0
    cut_off = settings.sky.cut_off if faults.cloudiness else 0.0
    return replace(
        settings,
        sensor=replace(settings.sensor, jitter=jitter),
        sky=replace(settings.sky, cloudiness=faults.cloudiness, mask_errors=errors, cut_off=cut_off),
        register=replace(
            settings.register, missing=faults.undeclared, false=faults.false, marked=faults.marked,
            shift=faults.displacement, parcel_shift=0.8 if faults.displacement else 0.0,
        ),
    )  # fmt: skip
