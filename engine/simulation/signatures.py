"""What each patch reflects on each date, and how that differs from spot to spot of a patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.bands import SENTINEL2_BANDS
from furrow.engine.simulation.calendars import CALENDARS, Annual
from furrow.engine.simulation.kinds import Kind
from furrow.engine.simulation.phenology import Climate, Cover, cover_of_patches
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.settings import GrowthSettings
from furrow.engine.simulation.spectra import BRIGHT, FLOWER, GREEN, GROUND, RESIDUE

__all__ = ["LEVELS", "Signatures", "generated_signatures"]

Array = NDArray[Any]

LEVELS = 8
"""Steps of vigour inside a patch."""

_STEPS = np.linspace(-1.6, 1.6, LEVELS, dtype=np.float32)
_REFLECTANCE = 1e-4
_NEAR_INFRARED, _SHORT_WAVE = 5, 10  # places in the twelve bands where these begin


@dataclass(frozen=True)
class Signatures:
    """Reflectance of n patches on T dates in B bands, 1.0 = 100%.

    Attributes:
        mean: (T, n, B) float32.
        slope: (T, n, B) float32, change where vigour is one standard deviation better.
    """

    mean: NDArray[np.float32]
    slope: NDArray[np.float32]

    def table(self, date: int, bands: list[int] | slice = slice(None)) -> NDArray[np.float32]:
        """Return the reflectance (n x LEVELS, B) on one date: the row of patch p at step s is p x LEVELS + s."""
        mean, slope = self.mean[date][:, None, bands], self.slope[date][:, None, bands]
        table = (mean + slope * _STEPS[None, :, None]).clip(5e-4, 1.2)
        return np.asarray(table.reshape(-1, table.shape[2]), dtype=np.float32)

    @staticmethod
    def step_of(vigour: NDArray[np.floating]) -> NDArray[np.int32]:
        """Return the step 0..LEVELS-1 nearest to a vigour in standard deviations."""
        scaled = (vigour - _STEPS[0]) / (_STEPS[1] - _STEPS[0])
        return np.asarray(np.rint(scaled).clip(0, LEVELS - 1), dtype=np.int32)


def generated_signatures(
    seed: int, kinds: NDArray[np.int16], days: NDArray[np.int16], climate: Climate, settings: GrowthSettings
) -> Signatures:
    """Return signatures mixed from typical spectra by growth curves; nothing measured at any one place enters.

    Args:
        seed: Seed of the simulation.
        kinds: (n,) kinds of the patches.
        days: (T,) days of the year.
        climate: The year of the place.
        settings: How things grow, and the colour of the soil.
    """
    mixing = _Mixing(seed, kinds, days, settings)
    spread = settings.unevenness
    better = mixing.reflectance(cover_of_patches(seed, kinds, days, climate, spread), spread)
    worse = mixing.reflectance(cover_of_patches(seed, kinds, days, climate, -spread), -spread)
    passing = stream(seed, "passing").normal(0, 0.025, (days.size, kinds.size, 1))  # dew, dust, wind, sun on rows
    mean = (better + worse) / 2 * (1 + passing)
    return Signatures(mean.astype(np.float32), np.asarray((better - worse) / 2, dtype=np.float32))


class _Mixing:
    """The colours of the leaves and grounds of the patches of one place, and their mixture."""

    def __init__(self, seed: int, kinds: NDArray[np.int16], days: NDArray[np.int16], settings: GrowthSettings) -> None:
        rng = stream(seed, "colours")
        n, bands = kinds.size, len(SENTINEL2_BANDS)
        calendars = [CALENDARS[Kind(kind)] for kind in kinds]
        grounds = np.array(["soil" if isinstance(one, Annual) else one.ground for one in calendars])
        self._green = np.array([GREEN[one.green] for one in calendars]) * _REFLECTANCE
        self._ground = np.array([GROUND[name] for name in grounds]) * _REFLECTANCE
        self._is_soil = grounds == "soil"
        self._ground[self._is_soil] *= _soil_of_place(rng, settings)
        built = np.isin(kinds, BRIGHT)
        brightness = rng.lognormal(0, np.where(built, 0.35, 0.13)[:, None], (n, 1))
        tint = np.exp(rng.normal(0, 0.07, (n, 1)) * np.linspace(-1, 1, bands))
        self._ground *= brightness * tint * rng.lognormal(0, 0.03, (n, bands))
        self._green *= _leaf_tints(rng, n, bands)
        straw = np.array(RESIDUE) * _REFLECTANCE
        self._residue = straw * rng.lognormal(0, 0.16, (n, 1)) * rng.lognormal(0, 0.04, (n, bands))
        self._wet = _wetness(stream(seed, "rain"), days)
        self._sign = rng.normal(0, 0.05, (n, 1))

    def reflectance(self, cover: Cover, vigour: float) -> NDArray[np.float32]:
        """Return (T, n, B) reflectance."""
        green, straw = cover.green.T[:, :, None], cover.residue.T[:, :, None]
        wet = self._wet[:, None, None]
        ground = self._ground * (1 + self._sign * vigour)
        bare = ground * np.where(self._is_soil[None, :, None], wet, 0.6 + 0.4 * wet) * (1 - straw)
        bare = bare + self._residue * (0.75 + 0.25 * wet) * straw
        flowers = cover.flower.T[:, :, None] * (np.array(FLOWER) * _REFLECTANCE)
        return np.asarray(self._green * green + bare * (1 - green) + flowers, dtype=np.float32)


def _soil_of_place(rng: np.random.Generator, settings: GrowthSettings) -> Array:
    """Return the factors (B,) by which soils of one place differ from the typical one."""
    visible, near, short = settings.soil
    factors = np.full(len(SENTINEL2_BANDS), visible)
    factors[_NEAR_INFRARED:_SHORT_WAVE], factors[_SHORT_WAVE:] = near, short
    slope = np.exp(rng.normal(0, 0.08) * np.linspace(-1, 1, factors.size))
    return np.asarray(factors * rng.lognormal(0, 0.18) * slope * rng.lognormal(0, 0.03, factors.size))


def _leaf_tints(rng: np.random.Generator, n: int, bands: int) -> Array:
    """Return factors (n, B) on leaf spectra: of pigments, structure and water."""
    tints = np.empty((n, bands))
    tints[:, :_NEAR_INFRARED] = rng.lognormal(0, 0.14, (n, 1))
    tints[:, _NEAR_INFRARED:_SHORT_WAVE] = rng.lognormal(0, 0.10, (n, 1))
    tints[:, _SHORT_WAVE:] = rng.lognormal(0, 0.11, (n, 1))
    return tints * rng.lognormal(0, 0.03, (n, bands))


def _wetness(rng: np.random.Generator, days: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return the factor of bare ground's brightness on each day: rain darkens, then the ground dries."""
    rain = np.sort(rng.uniform(20, 300, int(rng.integers(18, 40))))
    since = np.array([min([day - fall for fall in rain if fall <= day], default=20.0) for day in days.astype(float)])
    return np.asarray(1.08 - rng.uniform(0.25, 0.45) * np.exp(-since / 4.0), dtype=np.float32)
