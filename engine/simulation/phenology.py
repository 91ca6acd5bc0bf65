"""The year of every parcel: green cover by double logistics, cuts, straw, flowers, and the spectra they give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.simulation.surfaces import FLOWER, GREEN, GROUND, KINDS, RESIDUE, Kind, Surface

__all__ = ["Cover", "cover_of_patches", "reflectance_of_patches"]

_REGROWTH_DAYS = 14.0
_REFLECTANCE = 1e-4


@dataclass(frozen=True)
class Cover:
    """Shares of the ground of n patches on T days, float32 (n, T): green, straw and flowers."""

    green: NDArray[np.float32]
    residue: NDArray[np.float32]
    flower: NDArray[np.float32]


def cover_of_patches(
    rng: np.random.Generator, kinds: NDArray[np.int16], days: NDArray[np.int16], shift: float
) -> Cover:
    """Return what covers each patch on each day.

    Args:
        rng: Source of randomness.
        kinds: (n,) kinds of the patches.
        days: (T,) days of the year.
        shift: Days that the year is late here.
    """
    n, t = kinds.size, days.astype(np.float32) - shift
    cover = Cover(*(np.zeros((n, t.size), dtype=np.float32) for _ in range(3)))
    for kind in np.unique(kinds):
        members = np.flatnonzero(kinds == kind)
        surface = KINDS[Kind(kind)]
        green, residue = _grow(rng, surface, members.size, t)
        if surface.cuts[1]:
            green *= _mown(rng, surface.cuts, members.size, t)
        cover.green[members], cover.residue[members] = np.clip(green, 0, 0.99), residue
        if kind == Kind.RAPESEED:
            middle = rng.normal(122, 4, (members.size, 1))
            cover.flower[members] = np.exp(-0.5 * ((t - middle) / 8) ** 2)
    return cover


def _grow(
    rng: np.random.Generator, surface: Surface, n: int, t: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return green cover and straw (n, T) of n patches of one kind, before cuts."""
    green: NDArray[Any] = np.repeat(rng.uniform(*surface.base, (n, 1)), t.size, axis=1)
    residue: NDArray[Any] = np.zeros_like(green)
    for cycle in surface.growth:
        late = rng.normal(0, surface.jitter, (n, 1))
        start, end = cycle.start + late, cycle.end + 0.6 * late + rng.normal(0, surface.jitter / 2, (n, 1))
        peak = cycle.peak * rng.normal(1, 0.09, (n, 1)).clip(0.6, 1.1)
        alive = _logistic((end - t) / cycle.fall)
        green = green * np.where(surface.residue > 0, alive, 1.0) + peak * _logistic((t - start) / cycle.rise) * alive
        if surface.residue:
            residue, regrowth = _after_harvest(rng, surface.residue, t - end)
            green += regrowth
    return green.astype(np.float32), residue.astype(np.float32)


def _after_harvest(rng: np.random.Generator, amount: float, since: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return straw and volunteer or catch-crop green by the days since the crop turned yellow."""
    n = since.shape[0]
    ploughed = np.where(rng.random((n, 1)) < 0.6, rng.uniform(18, 60, (n, 1)), 400.0)
    straw = (
        amount * rng.normal(1, 0.2, (n, 1)).clip(0.3, 1.4) * _logistic(since / 6) * _logistic((ploughed - since) / 2)
    )
    catch = np.where(rng.random((n, 1)) < 0.4, rng.uniform(0.2, 0.75, (n, 1)), 0.03)
    return straw.clip(0, 0.9), catch * _logistic((since - rng.uniform(45, 85, (n, 1))) / 7)


def _mown(rng: np.random.Generator, cuts: tuple[int, int], n: int, t: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the factor (n, T) by which cuts lower green cover; each grows back within weeks."""
    factor = np.ones((n, t.size))
    number = rng.integers(cuts[0], cuts[1] + 1, (n, 1))
    first = rng.normal(143, 12, (n, 1))
    gap = rng.normal(43, 7, (n, 1)).clip(25, 70)
    for cut in range(cuts[1]):
        since = t - (first + cut * gap + rng.normal(0, 5, (n, 1)))
        depth = rng.uniform(0.2, 0.7, (n, 1)) * (number > cut)
        factor *= 1 - depth * (since >= 0) * np.exp(-np.clip(since, 0, None) / _REGROWTH_DAYS)
    return factor.astype(np.float32)


def reflectance_of_patches(
    rng: np.random.Generator, kinds: NDArray[np.int16], cover: Cover, moisture: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the reflectance (T, n, 10) of patches, 1.0 = 100%.

    Args:
        rng: Source of randomness.
        kinds: (n,) kinds of the patches.
        cover: What covers them.
        moisture: (T,) factor of bare ground's brightness; 1 is dry.
    """
    n, bands = kinds.size, len(RESIDUE)
    surfaces = [KINDS[Kind(kind)] for kind in kinds]
    green = np.array([GREEN[surface.green] for surface in surfaces]) * _REFLECTANCE
    ground = np.array([GROUND[surface.ground] for surface in surfaces]) * _REFLECTANCE
    soils = rng.lognormal(0, 0.24, 1) * rng.lognormal(0, 0.08, bands)  # the soil of this landscape
    is_soil = np.array([surface.ground == "soil" for surface in surfaces])
    built = np.array([surface.ground in {"roof", "asphalt", "gravel", "plastic"} for surface in surfaces])
    ground[is_soil] *= soils
    ground *= rng.lognormal(0, np.where(built, 0.35, 0.15)[:, None], (n, 1)) * rng.lognormal(0, 0.05, (n, bands))
    green *= rng.lognormal(0, 0.07, (n, 1)) * rng.lognormal(0, 0.05, (n, bands))
    wet = np.where(is_soil[None, :, None], moisture[:, None, None], 0.5 + 0.5 * moisture[:, None, None])
    share = cover.green.T[:, :, None]
    straw = cover.residue.T[:, :, None]
    bare = ground[None] * wet * (1 - straw) + np.array(RESIDUE) * _REFLECTANCE * straw
    flowers = cover.flower.T[:, :, None] * np.array(FLOWER) * _REFLECTANCE
    return np.asarray(green[None] * share + bare * (1 - share) + flowers, dtype=np.float32)


def _logistic(x: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * np.asarray(x, dtype=np.float64))))
