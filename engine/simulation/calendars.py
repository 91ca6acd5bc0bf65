"""The year of every kind: general agronomy of Central Europe, days of the year in the Pannonian plain."""

from __future__ import annotations

from dataclasses import dataclass

from furrow.engine.simulation.kinds import Kind

__all__ = ["CALENDARS", "Annual", "Calendar", "Evergreen", "Grass"]


@dataclass(frozen=True)
class Annual:
    """A crop that is sown and harvested.

    Attributes:
        green: Key of its spectrum in `spectra.GREEN`.
        start: Day of half the rise of green cover; of several, the cycles of one season.
        end: Day of half the fall, one a cycle.
        rise, fall: Time constants, days.
        peak: Green cover at the peak.
        winter: Lowest and highest green cover in winter of autumn-sown crops; None for crops sown in spring.
        jitter: Standard deviation of the days from parcel to parcel.
        residue: Share of the ground that straw or stubble covers after the fall.
        regrowth: Share of parcels with volunteers, weeds or a catch crop afterwards.
        under: Lowest and highest green cover between the rows, all year.
        texture: Variation inside a parcel.
    """

    green: str
    start: tuple[float, ...]
    end: tuple[float, ...]
    rise: float = 9.0
    fall: float = 7.0
    peak: float = 0.93
    winter: tuple[float, float] | None = None
    jitter: float = 8.0
    residue: float = 0.3
    regrowth: float = 0.35
    under: tuple[float, float] = (0.0, 0.14)  # weeds
    texture: float = 0.10


@dataclass(frozen=True)
class Grass:
    """Grass and green fodder that is cut or grazed and grows again.

    Attributes:
        green: Key of the spectrum.
        ground: Key of what lies under it in `spectra.GROUND`.
        cuts: Fewest and most cuts a season.
        first: Day of the first cut, and its standard deviation.
        left: Lowest and highest share of green that a cut leaves.
        winter: Factor on the green cover in winter.
        peak: Lowest and highest green cover when grown.
        grazing: Standard deviation of the slow ups and downs of grazing.
        renewed: Share of parcels sown anew this season, bare for weeks.
        texture: Variation inside a parcel.
    """

    green: str = "grass"
    ground: str = "litter"
    cuts: tuple[int, int] = (0, 0)
    first: tuple[float, float] = (140.0, 12.0)
    left: tuple[float, float] = (0.04, 0.46)
    winter: float = 1.0
    peak: tuple[float, float] = (0.85, 0.99)
    grazing: float = 0.04
    renewed: float = 0.0
    texture: float = 0.14


@dataclass(frozen=True)
class Evergreen:
    """What is not sown and not cut: woods, water, built land.

    Attributes:
        green: Key of the spectrum.
        ground: Key of what lies under it.
        base: Lowest and highest green cover that is always there.
        leaves: Further green cover while leaves are out.
        out, off: Days of half the rise and fall of the leaves.
        rise, fall: Time constants, days.
        texture: Variation inside.
    """

    green: str
    ground: str
    base: tuple[float, float]
    leaves: float = 0.0
    out: float = 110.0
    off: float = 298.0
    rise: float = 7.0
    fall: float = 10.0
    texture: float = 0.14


Calendar = Annual | Grass | Evergreen

CALENDARS: dict[Kind, Calendar] = {
    Kind.WINTER_WHEAT: Annual("cereal", (80,), (178,), 14, 7, 0.94, (0.05, 0.55), 6, 0.6, 0.45),
    Kind.WINTER_BARLEY: Annual("cereal", (72,), (163,), 13, 6, 0.95, (0.10, 0.60), 6, 0.6, 0.6),
    Kind.RAPESEED: Annual("broad", (70,), (180,), 12, 8, 0.95, (0.10, 0.70), 6, 0.5, 0.7),
    Kind.SPRING_CEREALS: Annual("cereal", (112,), (190,), 8, 7, 0.90, None, 8, 0.55, 0.45),
    Kind.MAIZE: Annual("maize", (161,), (258,), 8, 9, 0.93, None, 9, 0.35, 0.1),
    Kind.BEET: Annual("broad", (153,), (295,), 9, 9, 0.97, None, 7, 0.05, 0.1),
    Kind.POTATO: Annual("broad", (155,), (232,), 7, 8, 0.93, None, 10, 0.1, 0.4),
    Kind.SOY: Annual("broad", (165,), (250,), 8, 8, 0.93, None, 8, 0.2, 0.2),
    Kind.PUMPKIN: Annual("broad", (168,), (236,), 9, 10, 0.80, None, 9, 0.15, 0.35, texture=0.16),
    Kind.VEGETABLES: Annual("broad", (118, 205), (168, 262), 7, 4, 0.72, None, 22, 0.05, 0.3, texture=0.2),
    Kind.HOPS: Annual("broad", (140,), (240,), 10, 4, 0.62, None, 6, 0.1, 0.2, (0.1, 0.45), 0.16),
    Kind.NURSERY: Annual("scrub", (118,), (290,), 10, 12, 0.5, None, 10, 0.0, 0.0, (0.1, 0.45), 0.2),
    Kind.MEADOW: Grass(cuts=(3, 5), first=(130, 10), winter=1.05, renewed=0.07),
    Kind.EXTENSIVE_MEADOW: Grass(cuts=(1, 2), first=(168, 14), winter=0.8, peak=(0.7, 0.97), texture=0.17),
    Kind.PASTURE: Grass(
        cuts=(0, 1), first=(165, 25), left=(0.3, 0.7), peak=(0.65, 0.97), grazing=0.16, renewed=0.05, texture=0.2
    ),
    Kind.YOUNG_GRASS: Grass(cuts=(2, 4), first=(138, 12), winter=0.9, renewed=0.55, texture=0.12),
    Kind.LUCERNE: Grass("broad", "soil", (3, 5), (136, 8), (0.05, 0.35), 0.6, (0.85, 0.98), 0.03, 0.15, 0.1),
    Kind.FALLOW: Grass("scrub", cuts=(0, 1), first=(200, 25), winter=0.7, peak=(0.4, 0.9), grazing=0.08, texture=0.2),
    Kind.ORCHARD: Grass("broadleaf", cuts=(1, 3), left=(0.6, 0.9), peak=(0.65, 0.95), texture=0.18),
    Kind.VINEYARD: Grass("scrub", "soil", (1, 3), (150, 20), (0.6, 0.9), 0.6, (0.35, 0.85), 0.04, 0.0, 0.14),
    Kind.BROADLEAF: Evergreen("broadleaf", "litter", (0.15, 0.3), 0.7, 112, 300, 5, 9, 0.10),
    Kind.CONIFER: Evergreen("conifer", "litter", (0.85, 0.98), texture=0.12),
    Kind.ROUGH_GRASS: Grass(cuts=(0, 2), first=(160, 25), left=(0.3, 0.7), winter=0.85, peak=(0.5, 0.95), texture=0.22),
    Kind.ROOF: Evergreen("grass", "roof", (0.0, 0.06), texture=0.2),
    Kind.ASPHALT: Evergreen("grass", "asphalt", (0.0, 0.1), texture=0.12),
    Kind.GRAVEL: Evergreen("grass", "gravel", (0.0, 0.3), 0.15, texture=0.2),
    Kind.WATER: Evergreen("grass", "water", (0.0, 0.02), texture=0.08),
    Kind.GREENHOUSE: Evergreen("broad", "plastic", (0.0, 0.1), texture=0.2),
}  # fmt: skip
"""Typical days and shares, set from general knowledge; no measured series of any place enter."""
