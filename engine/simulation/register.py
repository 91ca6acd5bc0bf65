"""The register of parcels of a simulated place, with the faults that registers have, and the reference made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.geogrid import GeoGrid
from furrow.engine.reference.parcels import burn, shrink
from furrow.engine.simulation.kinds import CROPS, DECLARED_AS, NOT_DECLARED_CODE, Kind
from furrow.engine.simulation.landscape import Landscape
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.settings import RegisterSettings

__all__ = ["CULTIVATED", "NOT_CULTIVATED", "NOT_DECLARED", "Register", "declare", "reference_of"]

CULTIVATED, NOT_CULTIVATED, NOT_DECLARED = "cultivated", "not_cultivated", "not_declared"
"""What a parcel is declared as."""

_SHRINK = 2.5  # metres, as the challenge does


@dataclass(frozen=True)
class Register:
    """The parcels as they are declared; M of them.

    Attributes:
        outlines: (M,) polygons in the CRS of the grid, a little off.
        numbers: (M,) int32, the number of each in the raster of true parcels, from 1.
        declared: (M,) int16, the kind that is declared, -1 where nothing is.
        true: (M,) int16, the kind that grows there (of two, the larger).
        status: (M,) `CULTIVATED`, `NOT_CULTIVATED` or `NOT_DECLARED`.
    """

    outlines: NDArray[Any]
    numbers: NDArray[np.int32]
    declared: NDArray[np.int16]
    true: NDArray[np.int16]
    status: NDArray[np.str_]

    @property
    def codes(self) -> list[str]:
        """The class code of each parcel."""
        return [DECLARED_AS[Kind(kind)].code if kind >= 0 else NOT_DECLARED_CODE for kind in self.declared]


def declare(seed: int, land: Landscape, settings: RegisterSettings) -> Register:
    """Return what farmers declare of a landscape.

    Parcels of crops may be missing or declared as another crop, other parcels declared as crops, any known as not
    declared; all outlines are shifted together, and each a little further.
    """
    rng = stream(seed, "register")
    number = land.parcel_kinds.size
    true = land.parcel_kinds
    crop = np.isin(true, CROPS)
    chance = rng.random((3, number))
    declared = true.copy()
    others = np.array(CROPS, dtype=np.int16)
    drawn = others[rng.integers(0, others.size, number)]
    mistaken = crop & (chance[0] < settings.mistaken)
    false = ~crop & (chance[0] < settings.false)
    declared[mistaken | false] = drawn[mistaken | false]
    declared[chance[1] < settings.marked] = -1
    missing = crop & (chance[2] < settings.missing) & (declared >= 0)
    shifts = rng.normal(0, settings.shift, 2) + rng.normal(0, settings.parcel_shift, (number, 2))
    outlines = _shifted(land.fields, shifts)
    status = np.where(declared < 0, NOT_DECLARED, np.where(np.isin(declared, CROPS), CULTIVATED, NOT_CULTIVATED))
    kept = np.flatnonzero(~missing)
    return Register(outlines[kept], (kept + 1).astype(np.int32), declared[kept], true[kept], status[kept])


def reference_of(register: Register, grid: GeoGrid) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the masks (4H, 4W) of cultivated and of not declared land as the challenge makes them of a register.

    Parcels are shrunk by 2.5 m; a pixel of 2.5 m belongs to one when its centre does.

    Args:
        register: The parcels.
        grid: The 10 m grid.
    """
    fine = grid.refine()
    cultivated = burn(shrink(register.outlines[register.status == CULTIVATED], _SHRINK), fine)
    return cultivated, burn(register.outlines[register.status == NOT_DECLARED], fine) & ~cultivated


def _shifted(polygons: NDArray[Any], shifts: NDArray[np.float64]) -> NDArray[Any]:
    """Return each polygon moved by its own shift (M, 2), metres."""
    points, owner = shapely.get_coordinates(polygons, return_index=True)
    return np.asarray(shapely.set_coordinates(polygons.copy(), points + shifts[owner]))
