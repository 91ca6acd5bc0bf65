"""Typical spectra that the generated signatures are mixed from.

Reflectances x 10000 of the twelve bands of `SENTINEL2_BANDS`, rounded values as found in the literature on leaf,
canopy and soil reflectance and in public Sentinel-2 images of Central Europe. No reference data of any place enter.
"""

from __future__ import annotations

from furrow.engine.simulation.kinds import Kind

__all__ = ["BRIGHT", "FLOWER", "GREEN", "GROUND", "RESIDUE"]

GREEN: dict[str, tuple[float, ...]] = {
    "cereal": (180, 240, 520, 230, 900, 3400, 4500, 4750, 4950, 4900, 1850, 800),
    "broad": (200, 270, 680, 250, 1120, 4000, 5350, 5550, 5700, 5600, 1950, 850),
    "maize": (190, 260, 600, 250, 1000, 3200, 4100, 4350, 4500, 4450, 1750, 750),
    "grass": (210, 280, 620, 290, 1080, 3250, 4050, 4300, 4500, 4450, 2050, 1050),
    "broadleaf": (150, 190, 420, 190, 780, 2600, 3350, 3550, 3700, 3700, 1600, 720),
    "conifer": (140, 170, 300, 200, 520, 1350, 1650, 1750, 1850, 1850, 850, 400),
    "scrub": (210, 290, 540, 400, 950, 2350, 2850, 3050, 3250, 3250, 1950, 1050),
}
"""Ground that is wholly covered by green leaves."""

GROUND: dict[str, tuple[float, ...]] = {
    "soil": (560, 760, 1080, 1430, 1700, 1870, 2030, 2200, 2360, 2450, 3100, 2650),
    "litter": (340, 450, 650, 800, 1050, 1350, 1500, 1650, 1800, 1850, 2300, 1600),
    "roof": (1100, 1250, 1400, 1650, 1800, 1900, 2000, 2100, 2150, 2200, 2300, 2150),
    "asphalt": (780, 850, 970, 1080, 1180, 1250, 1300, 1370, 1400, 1420, 1550, 1450),
    "gravel": (900, 1050, 1300, 1550, 1700, 1800, 1900, 2000, 2080, 2150, 2500, 2250),
    "water": (420, 400, 450, 300, 270, 220, 200, 170, 150, 140, 70, 45),
    "plastic": (2450, 2600, 2800, 2900, 3000, 3150, 3250, 3300, 3350, 3300, 2900, 2400),
}
"""What lies under the green."""

RESIDUE = (520, 720, 1080, 1480, 1850, 2150, 2400, 2650, 2850, 2900, 3350, 2500)
"""Straw, stubble and ripe or withered plants."""

FLOWER = (60, 150, 850, 800, 900, 500, 400, 350, 300, 280, 100, 50)
"""What flowering rapeseed adds."""

BRIGHT = (Kind.ROOF, Kind.ASPHALT, Kind.GRAVEL, Kind.GREENHOUSE)
"""Built surfaces; their brightness differs most from one to the next."""
