"""Signatures after series of real parcels, see `resources/simulation/NOTES.md`.

Models trained on these have seen pixels and labels of the sample season, so they are never scored on it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.__about__ import ROOT
from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.imagery.bands import SENTINEL2_BANDS
from furrow.engine.simulation.kinds import Kind
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.settings import GrowthSettings
from furrow.engine.simulation.signatures import Signatures

__all__ = ["LIBRARY", "REAL", "with_real_signatures"]

Array = NDArray[Any]

LIBRARY = ROOT / "resources" / "simulation" / "flanders_2019.npz"

_GRASS, _REST = 9120, 99
REAL: dict[Kind, int] = {
    Kind.WINTER_WHEAT: 1110,
    Kind.WINTER_BARLEY: 1510,
    Kind.SPRING_CEREALS: 1500,
    Kind.MAIZE: 1200,
    Kind.POTATO: 5100,
    Kind.BEET: 8100,
    Kind.MEADOW: _GRASS,
    Kind.EXTENSIVE_MEADOW: _GRASS,
    Kind.PASTURE: _GRASS,
    Kind.YOUNG_GRASS: _GRASS,
    Kind.ROUGH_GRASS: _REST,
    Kind.FALLOW: _REST,
}
"""The kinds that have real series, and their code; others stay generated."""

_LATENESS = 5.0  # days, standard deviation from parcel to parcel
_COASTAL = 0.75  # reflectance at 443 nm beside that at 490 nm: B01 is not in the source
_REFLECTANCE = 1e-4


@cache
def _library() -> tuple[Array, Array, Array, Array]:
    """Return days (D,), codes (n,), means and slopes (n, D, 12) as reflectance.

    Raises:
        DamagedFileError: The file cannot be read.
    """
    try:
        with np.load(LIBRARY, allow_pickle=False) as file:
            days, codes, names = file["days"].astype(float), file["codes"], [str(name) for name in file["bands"]]
            tables = [file[name].astype(np.float64) * _REFLECTANCE for name in ("mean", "slope")]
    except (OSError, KeyError, ValueError) as error:
        raise DamagedFileError(
            f"The series of real parcels '{LIBRARY}' cannot be read: install Furrow again."
        ) from error
    places = [names.index({"B01": "B02", "B09": "B8A"}.get(band, band)) for band in SENTINEL2_BANDS]
    mean, slope = (table[:, :, places] for table in tables)
    mean[:, :, 0] *= _COASTAL
    return days, codes, mean, slope


def with_real_signatures(
    seed: int, generated: Signatures, kinds: NDArray[np.int16], days: NDArray[np.int16], settings: GrowthSettings
) -> Signatures:
    """Return signatures in which the kinds of `REAL` are drawn after real parcels.

    Each patch is a mixture of two real parcels of its kind, somewhat earlier or later, brighter or darker: as far apart
    as those are.

    Args:
        seed: Seed of the simulation.
        generated: Signatures of all patches, kept for the other kinds.
        kinds: (n,) kinds of the patches.
        days: (T,) days of the year.
        settings: How late the year is and how uneven parcels are.

    Raises:
        DamagedFileError: The series cannot be read.
    """
    known, codes, means, slopes = _library()
    mean, slope = generated.mean.copy(), generated.slope.copy()
    for kind, code in REAL.items():
        members = np.flatnonzero(kinds == kind)
        own = np.flatnonzero(codes == code)
        if not members.size or not own.size:
            continue
        rng = stream(seed, "real", int(kind))
        pair = rng.choice(own, (2, members.size))
        share = rng.uniform(-0.15, 1.15, members.size)
        late = settings.lateness + rng.normal(0, _LATENESS * settings.jitter, members.size)
        bright = rng.lognormal(0, 0.05, (members.size, 1)) * rng.lognormal(
            0, 0.03, (members.size, len(SENTINEL2_BANDS))
        )
        at = (days[None, :] - late[:, None]).clip(known[0], known[-1])
        for target, table, factor in ((mean, means, 1.0), (slope, slopes, settings.unevenness)):
            first, second = (_at(table, known, chosen, at) for chosen in pair)
            mixed = share[:, None, None] * first + (1 - share[:, None, None]) * second
            target[:, members] = (mixed * bright[:, None] * factor).transpose(1, 0, 2)
    return Signatures(np.asarray(mean.clip(5e-4, 1.2), dtype=np.float32), slope)


def _at(table: Array, known: Array, chosen: Array, at: Array) -> Array:
    """Return (m, T, B): the series of the chosen parcels (m,) on days (m, T), linear between the known days."""
    place = np.interp(at, known, np.arange(known.size))
    low = np.floor(place).astype(int).clip(0, known.size - 2)
    part = (place - low)[:, :, None]
    series = table[chosen]
    row = np.arange(chosen.size)[:, None]
    return np.asarray(series[row, low] * (1 - part) + series[row, low + 1] * part)
