"""What covers the simulated land, and what a register calls it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["AGRICULTURAL", "CROPS", "DECLARED_AS", "NOT_DECLARED_CODE", "Kind", "Use"]


class Kind(IntEnum):
    """Kinds of surface; those up to NURSERY count as cultivated, those up to VINEYARD are declared by farmers."""

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
    HOPS = 10
    NURSERY = 11
    MEADOW = 12
    EXTENSIVE_MEADOW = 13
    PASTURE = 14
    YOUNG_GRASS = 15
    LUCERNE = 16
    FALLOW = 17
    ORCHARD = 18
    VINEYARD = 19
    BROADLEAF = 20
    CONIFER = 21
    ROUGH_GRASS = 22
    ROOF = 23
    ASPHALT = 24
    GRAVEL = 25
    WATER = 26
    GREENHOUSE = 27


CROPS = tuple(kind for kind in Kind if kind <= Kind.NURSERY)
"""The kinds that the reference calls cultivated."""

AGRICULTURAL = tuple(kind for kind in Kind if kind <= Kind.VINEYARD)
"""The kinds that farmers declare."""


@dataclass(frozen=True)
class Use:
    """What a register writes of a kind.

    Attributes:
        code: Class code: the label groups of the challenge where their names are known, else one of the others.
        name: In words.
    """

    code: str
    name: str


DECLARED_AS: dict[Kind, Use] = {
    Kind.WINTER_WHEAT: Use("3", "winter cereals"),
    Kind.WINTER_BARLEY: Use("4", "winter barley"),
    Kind.RAPESEED: Use("8", "winter rapeseed"),
    Kind.SPRING_CEREALS: Use("9", "summer cereals"),
    Kind.MAIZE: Use("2", "maize"),
    Kind.BEET: Use("10", "beet"),
    Kind.POTATO: Use("11", "potatoes"),
    Kind.SOY: Use("13", "soy"),
    Kind.PUMPKIN: Use("6", "oil pumpkin"),
    Kind.VEGETABLES: Use("7", "vegetables and herbs"),
    Kind.HOPS: Use("25", "hops"),
    Kind.NURSERY: Use("28", "nursery"),
    Kind.MEADOW: Use("1", "grass"),
    Kind.EXTENSIVE_MEADOW: Use("1", "grass"),
    Kind.PASTURE: Use("1", "grass"),
    Kind.YOUNG_GRASS: Use("1", "grass"),
    Kind.LUCERNE: Use("5", "clover, alfalfa"),
    Kind.FALLOW: Use("12", "fallow land"),
    Kind.ORCHARD: Use("30", "fruit"),
    Kind.VINEYARD: Use("27", "vineyards"),
}
"""How each agricultural kind is declared. What the challenge calls its groups 10, 11, 13, 25 and 28 is not known."""

NOT_DECLARED_CODE = "100"
"""Code of agricultural land that nobody declared."""
