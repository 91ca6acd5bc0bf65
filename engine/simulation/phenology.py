"""What covers each patch on each day: double logistics of crops, grass that is cut and grazed, woods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.simulation.calendars import CALENDARS, Annual, Evergreen, Grass
from furrow.engine.simulation.kinds import Kind
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.settings import GrowthSettings

__all__ = ["Climate", "Cover", "climate_of_place", "cover_of_patches"]

Array = NDArray[Any]
_CATCH = 0.18  # share of spring crops that follow a green catch crop, and are sown soon after it
_DELAY = 2.5  # days by which a poor spot of a parcel is late, a standard deviation


@dataclass(frozen=True)
class Climate:
    """The year of one place.

    Attributes:
        lateness: Days that everything is late.
        drought: Share of green that the dry spell takes from grass at its worst.
        dry: Middle of the dry spell, day of the year.
        green_winter: Typical green cover of grass in winter.
        jitter: Factor on the spread from parcel to parcel.
    """

    lateness: float
    drought: float
    dry: float
    green_winter: float
    jitter: float


@dataclass(frozen=True)
class Cover:
    """Shares of the ground of n patches on T days, float32 (n, T): green, withered, and flowers over both."""

    green: NDArray[np.float32]
    residue: NDArray[np.float32]
    flower: NDArray[np.float32]


def climate_of_place(rng: np.random.Generator, settings: GrowthSettings) -> Climate:
    """Return the year of one place at random."""
    return Climate(
        lateness=settings.lateness + rng.normal(0, settings.lateness_spread),
        drought=float(np.clip(rng.gamma(2.0, settings.drought / 2.0), 0, 0.75)) if settings.drought else 0.0,
        dry=rng.normal(203, 14),
        green_winter=float(np.clip(rng.normal(settings.green_winter, 0.1), 0.1, 0.8)),
        jitter=settings.jitter,
    )


def cover_of_patches(
    seed: int, kinds: NDArray[np.int16], days: NDArray[np.int16], climate: Climate, vigour: float = 0.0
) -> Cover:
    """Return what covers each patch on each day.

    Args:
        seed: Seed of the simulation; the same seed gives the same parcels' histories.
        kinds: (n,) kinds of the patches.
        days: (T,) days of the year.
        climate: The year of the place.
        vigour: 0 for the parcel on the whole, +1 and -1 for spots of it that are a standard deviation better and worse.
    """
    cover = Cover(*(np.zeros((kinds.size, days.size), dtype=np.float32) for _ in range(3)))
    for kind in np.unique(kinds):
        members = np.flatnonzero(kinds == kind)
        calendar = CALENDARS[Kind(kind)]
        rng = stream(seed, "growth", int(kind))
        uneven = calendar.texture * rng.lognormal(0, 0.35, (members.size, 1)) * vigour
        t = (days - climate.lateness)[None, :] + _DELAY * uneven / 0.1 * 0.5
        if isinstance(calendar, Annual):
            green, residue = _annual(rng, calendar, t, climate.jitter)
        elif isinstance(calendar, Grass):
            green, residue = _grass(rng, calendar, t, climate)
        else:
            green, residue = _evergreen(rng, calendar, t)
        green = green * (1 + uneven) + 0.15 * uneven * green * (1 - green)
        cover.green[members], cover.residue[members] = green.clip(0, 0.99), residue.clip(0, 0.95)
        if kind == Kind.RAPESEED:
            cover.flower[members] = np.exp(-0.5 * ((t - rng.normal(122, 4, (members.size, 1))) / 8) ** 2)
    return cover


def _annual(rng: np.random.Generator, crop: Annual, t: Array, jitter: float) -> tuple[Array, Array]:
    """Return green cover and withered cover (n, T) of sown crops."""
    n = t.shape[0]
    late = rng.normal(0, crop.jitter * jitter, (n, 1))
    under = rng.uniform(*crop.under, (n, 1))
    green: Array = under + 0 * t
    residue: Array = 0 * t
    for cycle, (start_day, end_day) in enumerate(zip(crop.start, crop.end, strict=True)):
        start = start_day + late + (rng.normal(0, 6, (n, 1)) if cycle else 0)
        end = end_day + 0.6 * late + rng.normal(0, 0.5 * crop.jitter * jitter, (n, 1))
        peak = crop.peak * rng.normal(1, 0.08, (n, 1)).clip(0.55, 1.06)
        alive = _logistic((end - t) / crop.fall)
        grown = peak * _logistic((t - start) / (crop.rise * rng.lognormal(0, 0.15, (n, 1)))) * alive
        if cycle == 0:
            before, left = _before(rng, crop, t, start)
            green, residue = green + before * alive, residue + left
        green = np.maximum(green, grown)
        straw, regrowth = _afterwards(rng, crop, t - end)
        residue, green = np.maximum(residue, straw), np.maximum(green, regrowth)
    return green, residue * (1 - 0.5 * green)


def _before(rng: np.random.Generator, crop: Annual, t: Array, start: Array) -> tuple[Array, Array]:
    """Return green and withered cover from winter until the crop stands: young cereals, catch crops, weeds, stubble."""
    n = t.shape[0]
    state, amount = rng.random((n, 1)), rng.random((n, 1))
    ploughed = start - 2.2 * crop.rise - rng.gamma(2.0, 9.0, (n, 1)) * np.where(state < _CATCH, 0.4, 1.0)
    if crop.winter is not None:
        return crop.winter[0] + (crop.winter[1] - crop.winter[0]) * amount + 0 * t, 0 * t
    catch = (0.25 + 0.65 * amount) * (state < _CATCH)  # rye and ryegrass grow on in spring, before maize too
    weeds = 0.3 * amount * ((state > _CATCH) & (state < 0.42))
    spring = 0.55 + 0.45 * _logistic((t - 92) / 9)
    stubble = (0.1 + 0.45 * amount) * ((state > 0.42) & (state < 0.7))
    there = _logistic((ploughed - t) / 2.0)
    return (catch + weeds) * spring * there, stubble * there


def _afterwards(rng: np.random.Generator, crop: Annual, since: Array) -> tuple[Array, Array]:
    """Return straw and volunteer, weed or catch-crop green by the days since the crop turned."""
    n = since.shape[0]
    amount = crop.residue * rng.normal(1, 0.25, (n, 1)).clip(0.2, 1.5)
    ploughed = np.where(rng.random((n, 1)) < 0.65, rng.uniform(14, 65, (n, 1)), 400.0)
    straw = amount * _logistic(since / 5) * _logistic((ploughed - since) / 2)
    level = np.where(rng.random((n, 1)) < crop.regrowth, rng.uniform(0.15, 0.9, (n, 1)), 0.03)
    begin = rng.uniform(28, 80, (n, 1))
    return straw, level * _logistic((since - begin) / rng.uniform(4, 9, (n, 1)))


def _grass(rng: np.random.Generator, grass: Grass, t: Array, climate: Climate) -> tuple[Array, Array]:
    """Return green and withered cover (n, T) of grass: winter, spring growth, cuts, grazing, drought, renewal."""
    n = t.shape[0]
    peak = rng.uniform(*grass.peak, (n, 1))
    winter = (grass.winter * climate.green_winter * rng.normal(1, 0.28, (n, 1))).clip(0.05, 0.9)
    winter = np.minimum(winter, 0.95 * peak)
    spring = _logistic((t - rng.normal(92, 8, (n, 1))) / rng.uniform(6, 13, (n, 1)))
    autumn = _logistic((315 - t) / 14)
    standing = winter + (peak - winter) * spring * autumn
    dry = climate.drought * rng.lognormal(0, 0.35, (n, 1)) * np.exp(-0.5 * ((t - climate.dry) / 20) ** 2)
    standing = standing * (1 - dry.clip(0, 0.85)) * _grazed(rng, grass.grazing, t)
    factor = _cut(rng, grass, t) * _renewed(rng, grass.renewed, t)
    green = standing * factor
    ripe = 0.25 * rng.random((n, 1)) * _logistic((t - 172) / 6) * (grass.cuts[1] <= 2)  # late grass goes to seed
    return green * (1 - ripe), (0.35 * (1 - factor) + 0.6 * dry + ripe).clip(0, 0.8) * (1 - green)


def _cut(rng: np.random.Generator, grass: Grass, t: Array) -> Array:
    """Return the factor (n, T) by which cuts lower green cover; each grows back within two to six weeks."""
    n = t.shape[0]
    factor: Array = np.ones(t.shape)
    number = rng.integers(grass.cuts[0], grass.cuts[1] + 1, (n, 1))
    day = rng.normal(*grass.first, (n, 1))
    for cut in range(grass.cuts[1]):
        since = t - day
        depth = (1 - rng.uniform(*grass.left, (n, 1))) * (number > cut)
        weeks = rng.lognormal(np.log(13), 0.35, (n, 1))
        factor *= 1 - depth * (since >= 0) * np.exp(-((np.clip(since, 0, None) / weeks) ** 1.5))
        day = day + (170 / np.maximum(number, 3)) * rng.normal(1, 0.18, (n, 1)).clip(0.5, 1.6)
    return factor


def _grazed(rng: np.random.Generator, amount: float, t: Array) -> Array:
    """Return slow random ups and downs (n, T) about 1."""
    phases = rng.uniform(0, 2 * np.pi, (t.shape[0], 3))
    speeds = 2 * np.pi / rng.uniform(22, 75, (t.shape[0], 3))
    waves: Array = np.zeros(t.shape)
    for k in range(3):
        waves += np.sin(speeds[:, k : k + 1] * t + phases[:, k : k + 1])
    return np.asarray(1 - amount * (1 + waves / 1.5).clip(0, None))


def _renewed(rng: np.random.Generator, share: float, t: Array) -> Array:
    """Return the factor (n, T) of grass that is ploughed and sown anew, in spring or late summer."""
    n = t.shape[0]
    begin = np.where(rng.random((n, 1)) < 0.5, rng.normal(70, 12, (n, 1)), rng.normal(222, 12, (n, 1)))
    back = begin + rng.uniform(25, 55, (n, 1))
    bare = _logistic((t - begin) / 2) * _logistic((back - t) / 6)
    return np.asarray(1 - (rng.random((n, 1)) < share) * 0.97 * bare)


def _evergreen(rng: np.random.Generator, cover: Evergreen, t: Array) -> tuple[Array, Array]:
    n = t.shape[0]
    late = rng.normal(0, 4, (n, 1))
    leaves = cover.leaves * rng.normal(1, 0.1, (n, 1)).clip(0.5, 1.3)
    out = _logistic((t - cover.out - late) / cover.rise) * _logistic((cover.off - t) / cover.fall)
    return rng.uniform(*cover.base, (n, 1)) + leaves * out, 0 * t


def _logistic(x: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * np.asarray(x, dtype=np.float64))))
