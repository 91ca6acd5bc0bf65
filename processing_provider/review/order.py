"""In which order parcels are looked at, and which of them at all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from furrow.processing_provider.review.outcomes import Decision, ParcelKey, Source
from furrow.processing_provider.review.parcels import Bounds, ReviewParcel

__all__ = ["AreaClass", "Filters", "Order", "Status", "arranged", "declared_classes"]


class Order(StrEnum):
    """What comes first. The values stand in projects and are never changed."""

    SUSPICION = "suspicion"
    WEIGHT = "weight"
    AREA = "area"
    DECLARED = "declared"
    POSITION = "position"
    OMITTED = "omitted"
    COMMITTED = "committed"


class Status(StrEnum):
    """Whether and how a parcel was decided; those of outcomes have their values. Never changed."""

    ALL = "all"
    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    INCONCLUSIVE = "inconclusive"


class AreaClass(Enum):
    """Areas from the first number of hectares to below the second."""

    UNDER_TENTH = (0.0, 0.1)
    TO_QUARTER = (0.1, 0.25)
    TO_ONE = (0.25, 1.0)
    OVER_ONE = (1.0, math.inf)


@dataclass(frozen=True)
class Filters:
    """Which parcels are looked at; all of them by default.

    Attributes:
        status: Whether and how they were decided.
        declared: Their declared class; an empty text for those without one, None for all.
        area: Their area; None for all.
        source: The layer they come from; None for both.
        extent: A rectangle (left, bottom, right, top in the agreement's CRS) that their bounds meet; None for all.
    """

    status: Status = Status.ALL
    declared: str | None = None
    area: AreaClass | None = None
    source: Source | None = None
    extent: Bounds | None = None

    def admits(self, parcel: ReviewParcel, decision: Decision | None) -> bool:
        """Return whether a parcel is looked at, given what was decided about it."""
        return (
            self._has_status(decision)
            and (self.declared is None or (parcel.declared or "") == self.declared)
            and (self.area is None or _lies_in(parcel.area_ha, self.area))
            and (self.source is None or parcel.source == self.source)
            and (self.extent is None or _meet(parcel.bounds, self.extent))
        )

    def _has_status(self, decision: Decision | None) -> bool:
        if self.status is Status.ALL:
            return True
        return (Status.UNREVIEWED if decision is None else Status(decision.outcome)) is self.status


def arranged(
    parcels: Sequence[ReviewParcel], decisions: Mapping[ParcelKey, Decision], order: Order, filters: Filters
) -> list[ReviewParcel]:
    """Return the parcels that pass, in order; ties, and what has no figure to go by, by suspicion.

    Going by position, the map is walked in strips from west to east, down one and up the next, so that a parcel's
    successor lies nearby.
    """
    kept = [parcel for parcel in parcels if filters.admits(parcel, decisions.get(parcel.key))]
    kept.sort(key=_by_suspicion)
    if order is Order.POSITION:
        kept.sort(key=_walk(kept))
    elif order is not Order.SUSPICION:
        kept.sort(key=_KEYS[order])
    return kept


def declared_classes(parcels: Iterable[ReviewParcel]) -> list[str]:
    """Return the declared classes there are, sorted; an empty text stands for parcels without one."""
    return sorted({parcel.declared or "" for parcel in parcels if parcel.source == Source.AGREEMENT})


def _falling(value: float | None) -> tuple[bool, float]:
    return value is None, 0.0 if value is None else -value


def _rising(value: float | None) -> tuple[bool, float]:
    return value is None, 0.0 if value is None else value


def _by_suspicion(parcel: ReviewParcel) -> tuple[Any, ...]:
    return *_falling(parcel.suspicion), *_rising(parcel.rank), str(parcel.source), parcel.parcel


_KEYS: dict[Order, Callable[[ReviewParcel], tuple[Any, ...]]] = {
    Order.WEIGHT: lambda parcel: _falling(parcel.weight),
    Order.AREA: lambda parcel: _rising(parcel.area_ha),
    Order.DECLARED: lambda parcel: (parcel.declared is None, parcel.declared or ""),
    Order.OMITTED: lambda parcel: _falling(parcel.omitted_ha),
    Order.COMMITTED: lambda parcel: _falling(parcel.committed_ha),
}


def _walk(parcels: Sequence[ReviewParcel]) -> Callable[[ReviewParcel], tuple[float, float]]:
    """Return the sorting key of a walk through strips so narrow that steps along and across them are alike."""
    centres = {parcel.key: _centre(parcel.bounds) for parcel in parcels if parcel.bounds is not None}
    easts = [east for east, _ in centres.values()]
    west = min(easts, default=0.0)
    width = (max(easts, default=0.0) - west) / max(1, round(math.sqrt(len(centres) / 3))) or 1.0

    def place(parcel: ReviewParcel) -> tuple[float, float]:
        if parcel.key not in centres:
            return math.inf, 0.0
        east, north = centres[parcel.key]
        strip = (east - west) // width
        return strip, -north if strip % 2 == 0 else north

    return place


def _centre(bounds: Bounds) -> tuple[float, float]:
    return (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2


def _lies_in(hectares: float | None, area: AreaClass) -> bool:
    least, below = area.value
    return hectares is not None and least <= hectares < below


def _meet(bounds: Bounds | None, extent: Bounds) -> bool:
    return bounds is not None and (
        bounds[0] <= extent[2] and extent[0] <= bounds[2] and bounds[1] <= extent[3] and extent[1] <= bounds[3]
    )
