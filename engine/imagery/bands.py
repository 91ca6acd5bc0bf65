"""The bands of Sentinel-2 and the mask layers that come with them: names, orders, wavelengths."""

from __future__ import annotations

from dataclasses import dataclass

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.sentinel2 import MASK_LAYERS, SENTINEL2_BANDS

__all__ = [
    "BANDS_BY_NUMBER",
    "CENTRE",
    "COMMON_NAME",
    "L1C_BANDS",
    "MASK_LAYERS",
    "MODEL_BANDS",
    "NATIVE_DISTANCE",
    "SENTINEL2_BANDS",
    "bands_of_number",
    "checked_bands",
]

L1C_BANDS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")
"""The thirteen bands of level 1C. B10 sees cirrus, not the ground, and has no place in a season."""

MODEL_BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
"""The ten bands of 10 m and 20 m, which models see."""

BANDS_BY_NUMBER = {
    12: SENTINEL2_BANDS,
    13: L1C_BANDS,
    6: ("B02", "B03", "B04", "B08", "B11", "B12"),
}
"""The order an array without names has most likely, by its number of bands."""


@dataclass(frozen=True)
class _Band:
    common_name: str
    centre: float  # micrometres, Sentinel-2A
    distance: int  # metres


_TABLE = {
    "B01": _Band("coastal", 0.443, 60),
    "B02": _Band("blue", 0.490, 10),
    "B03": _Band("green", 0.560, 10),
    "B04": _Band("red", 0.665, 10),
    "B05": _Band("rededge071", 0.704, 20),
    "B06": _Band("rededge075", 0.740, 20),
    "B07": _Band("rededge078", 0.783, 20),
    "B08": _Band("nir", 0.842, 10),
    "B8A": _Band("nir08", 0.865, 20),
    "B09": _Band("nir09", 0.945, 60),
    "B11": _Band("swir16", 1.610, 20),
    "B12": _Band("swir22", 2.190, 20),
}
COMMON_NAME = {name: band.common_name for name, band in _TABLE.items()}
"""Names of the bands in the STAC extension for electro-optical data."""
CENTRE = {name: band.centre for name, band in _TABLE.items()}
"""Centre wavelengths in micrometres."""
NATIVE_DISTANCE = {name: band.distance for name, band in _TABLE.items()}
"""Ground sampling distances at which the bands are measured, in metres."""


def bands_of_number(count: int) -> tuple[str, ...]:
    """Return the names of an array's bands by their number: 6, 12 or 13.

    Raises:
        InputError: No usual order has so many bands.
    """
    if count not in BANDS_BY_NUMBER:
        raise InputError(
            f"The image has {count} bands without names, and only {', '.join(map(str, sorted(BANDS_BY_NUMBER)))} "
            "have a usual order: state the names of the bands in their order."
        )
    return BANDS_BY_NUMBER[count]


def checked_bands(names: tuple[str, ...], known: tuple[str, ...] = SENTINEL2_BANDS) -> tuple[str, ...]:
    """Return the names of bands as given, after a check.

    Raises:
        InputError: A name is no band of Sentinel-2, or is given twice.
    """
    for name in names:
        if name not in known:
            raise InputError(f"'{name}' is no band of Sentinel-2: the names are {', '.join(known)}.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"The band {twice[0]} is named twice: name each band once, in the order of the image.")
    return names
