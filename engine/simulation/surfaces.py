"""What covers the simulated land: kinds of surface, their spectra and their year.

Reflectances are typical values of the literature and of public Sentinel-2 L2A scenes, as numbers
x 10000 for B02, B03, B04, B05, B06, B07, B08, B8A, B11, B12. No reference data of any place enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["CROPS", "FLOWER", "GREEN", "GROUND", "KINDS", "RESIDUE", "Growth", "Kind", "Surface"]


class Kind(IntEnum):
    """Kinds of surface; those up to NURSERY count as cultivated."""

    WINTER_WHEAT = 0
    WINTER_BARLEY = 1
    RAPESEED = 2
    SPRING_CEREALS = 3
    MAIZE = 4
    BEET = 5
    POTATO = 6
    SOY = 7
    PUMPKIN = 8
    VEGETABLES = 9
    NURSERY = 10
    MEADOW = 11
    PASTURE = 12
    LUCERNE = 13
    FALLOW = 14
    BROADLEAF = 15
    CONIFER = 16
    ORCHARD = 17
    VINEYARD = 18
    ROOF = 19
    ASPHALT = 20
    GRAVEL = 21
    WATER = 22
    GREENHOUSE = 23
    ROUGH_GRASS = 24


CROPS = tuple(kind for kind in Kind if kind <= Kind.NURSERY)
"""The kinds that the reference calls cultivated."""


@dataclass(frozen=True)
class Growth:
    """One double-logistic cycle of green cover; days of the year.

    Attributes:
        start: Day of half the rise.
        rise: Time constant of the rise, days.
        end: Day of half the fall.
        fall: Time constant of the fall, days.
        peak: Share of the ground covered at the peak.
    """

    start: float
    rise: float
    end: float
    fall: float
    peak: float


@dataclass(frozen=True)
class Surface:
    """A kind of surface.

    Attributes:
        green: Key of its green spectrum in `GREEN`.
        ground: Key of what lies under the green in `GROUND`.
        base: Lowest and highest green cover that is always there.
        growth: Cycles on top of the base.
        jitter: Standard deviation of the cycles' days from parcel to parcel.
        cuts: Fewest and most cuts a season (mown or harvested green).
        residue: Share of the ground that straw covers after the fall.
        texture: Variation inside a parcel, relative.
    """

    green: str
    ground: str = "soil"
    base: tuple[float, float] = (0.0, 0.05)
    growth: tuple[Growth, ...] = ()
    jitter: float = 6.0
    cuts: tuple[int, int] = (0, 0)
    residue: float = 0.0
    texture: float = 0.10


GREEN: dict[str, tuple[float, ...]] = {
    "cereal": (240, 520, 230, 900, 3400, 4500, 4750, 4950, 1850, 800),
    "broad": (270, 680, 250, 1120, 4000, 5350, 5550, 5700, 1950, 850),
    "maize": (260, 600, 250, 1000, 3200, 4100, 4350, 4500, 1750, 750),
    "grass": (280, 620, 290, 1080, 3250, 4050, 4300, 4500, 2050, 1050),
    "broadleaf": (190, 420, 190, 780, 2600, 3350, 3550, 3700, 1600, 720),
    "conifer": (170, 300, 200, 520, 1350, 1650, 1750, 1850, 850, 400),
    "scrub": (290, 540, 400, 950, 2350, 2850, 3050, 3250, 1950, 1050),
}
GROUND: dict[str, tuple[float, ...]] = {
    "soil": (760, 1080, 1430, 1700, 1870, 2030, 2200, 2360, 3100, 2650),
    "litter": (450, 650, 800, 1050, 1350, 1500, 1650, 1800, 2300, 1600),
    "roof": (1250, 1400, 1650, 1800, 1900, 2000, 2100, 2150, 2300, 2150),
    "asphalt": (850, 970, 1080, 1180, 1250, 1300, 1370, 1400, 1550, 1450),
    "gravel": (1050, 1300, 1550, 1700, 1800, 1900, 2000, 2080, 2500, 2250),
    "water": (400, 450, 300, 270, 220, 200, 170, 150, 70, 45),
    "plastic": (2600, 2800, 2900, 3000, 3150, 3250, 3300, 3350, 2900, 2400),
}
RESIDUE = (720, 1080, 1480, 1850, 2150, 2400, 2650, 2850, 3350, 2500)
"""Straw and stubble."""
FLOWER = (150, 850, 800, 900, 500, 400, 350, 300, 100, 50)
"""What flowering rapeseed adds."""

_W, _B, _R = Growth(75, 14, 177, 6, 0.93), Growth(68, 13, 163, 6, 0.95), Growth(68, 12, 178, 8, 0.95)

KINDS: dict[Kind, Surface] = {
    Kind.WINTER_WHEAT: Surface("cereal", base=(0.02, 0.25), growth=(_W,), residue=0.6),
    Kind.WINTER_BARLEY: Surface("cereal", base=(0.05, 0.3), growth=(_B,), residue=0.6),
    Kind.RAPESEED: Surface("broad", base=(0.05, 0.35), growth=(_R,), residue=0.5),
    Kind.SPRING_CEREALS: Surface("cereal", growth=(Growth(115, 8, 191, 6, 0.90),), jitter=8, residue=0.55),
    Kind.MAIZE: Surface("maize", growth=(Growth(163, 8, 262, 9, 0.94),), jitter=9, residue=0.35),
    Kind.BEET: Surface("broad", growth=(Growth(154, 9, 295, 9, 0.97),), jitter=7),
    Kind.POTATO: Surface("broad", growth=(Growth(157, 7, 236, 8, 0.93),), jitter=9, residue=0.1),
    Kind.SOY: Surface("broad", growth=(Growth(165, 8, 246, 8, 0.93),), jitter=8, residue=0.2),
    Kind.PUMPKIN: Surface("broad", growth=(Growth(169, 9, 236, 10, 0.78),), jitter=9, residue=0.15, texture=0.16),
    Kind.VEGETABLES: Surface(
        "broad", growth=(Growth(118, 7, 168, 3, 0.7), Growth(200, 7, 250, 3, 0.75)), jitter=22, texture=0.2
    ),
    Kind.NURSERY: Surface("scrub", base=(0.1, 0.4), growth=(Growth(118, 10, 290, 12, 0.4),), texture=0.2),
    Kind.MEADOW: Surface(
        "grass", "litter", (0.4, 0.78), (Growth(85, 12, 310, 15, 0.34),), jitter=8, cuts=(1, 4), texture=0.12
    ),
    Kind.PASTURE: Surface("grass", "litter", (0.45, 0.85), (Growth(82, 14, 310, 15, 0.22),), jitter=8, texture=0.14),
    Kind.LUCERNE: Surface(
        "broad", "soil", (0.15, 0.45), (Growth(92, 10, 305, 15, 0.5),), jitter=9, cuts=(2, 5), texture=0.08
    ),
    Kind.FALLOW: Surface("scrub", "litter", (0.15, 0.5), (Growth(105, 16, 250, 25, 0.3),), jitter=14, texture=0.18),
    Kind.BROADLEAF: Surface("broadleaf", "litter", (0.15, 0.3), (Growth(112, 5, 300, 9, 0.7),), jitter=4, texture=0.10),
    Kind.CONIFER: Surface("conifer", "litter", (0.85, 0.98), texture=0.12),
    Kind.ORCHARD: Surface("grass", "litter", (0.4, 0.7), (Growth(108, 8, 300, 12, 0.28),), texture=0.16),
    Kind.VINEYARD: Surface("scrub", "soil", (0.15, 0.45), (Growth(142, 10, 285, 12, 0.4),), texture=0.12),
    Kind.ROOF: Surface("grass", "roof", (0.0, 0.06), texture=0.2),
    Kind.ASPHALT: Surface("grass", "asphalt", (0.0, 0.1), texture=0.12),
    Kind.GRAVEL: Surface("grass", "gravel", (0.0, 0.3), texture=0.2),
    Kind.WATER: Surface("grass", "water", texture=0.1),
    Kind.GREENHOUSE: Surface("broad", "plastic", (0.0, 0.1), texture=0.2),
    Kind.ROUGH_GRASS: Surface("grass", "litter", (0.35, 0.7), (Growth(95, 14, 290, 20, 0.25),), texture=0.2),
}
