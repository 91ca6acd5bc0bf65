"""What an analyst decides about a parcel."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from furrow.processing_provider.review.places import Bounds

__all__ = ["Decision", "Outcome", "ParcelKey", "Source", "Step"]

ParcelKey = tuple[str, str]
"""What tells parcels apart: the layer they come from (see `Source`) and their identifier there."""


class Source(StrEnum):
    """The layer of an agreement that a parcel comes from; the value is the layer's name."""

    AGREEMENT = "agreement"
    MAP_ONLY = "map_only"


class Outcome(StrEnum):
    """What an analyst can decide; the value is what the review file holds."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True)
class Decision:
    """One decision about one parcel.

    Attributes:
        source: Layer of the parcel.
        parcel: Identifier of the parcel in that layer.
        outcome: What was decided.
        reviewer: Name of the analyst, not blank.
        corrected_class: Class the parcel should have, where the analyst named one.
        comment: Anything, empty for nothing.
        decided_at: When, in UTC.
        uuid: Identifier of the decision among those of all review files.
        bounds: Where the parcel lay: left, bottom, right, top in the agreement's CRS. The review file fills it in.
    """

    source: str
    parcel: str
    outcome: Outcome
    reviewer: str
    corrected_class: str | None = None
    comment: str = ""
    decided_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    uuid: str = field(default_factory=lambda: str(uuid.uuid4()))
    bounds: Bounds | None = field(default=None, compare=False)

    @property
    def key(self) -> ParcelKey:
        """What the decision is about."""
        return self.source, self.parcel


@dataclass(frozen=True)
class Step:
    """A decision in the history of a parcel.

    Attributes:
        decision: What was decided.
        withdrawn_at: When it was undone, in UTC; None where it stands, or a later one took its place.
    """

    decision: Decision
    withdrawn_at: datetime | None
