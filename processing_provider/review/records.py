"""The decisions of a review in memory: replayed row by row, so that what stands is found at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from furrow.processing_provider.review.outcomes import Decision, ParcelKey, Step

__all__ = ["Records"]


@dataclass(eq=False)
class _Entry:
    decision: Decision
    withdrawn_at: datetime | None = None


@dataclass
class Records:
    """What was decided, and what of it stands.

    A parcel's state is its latest decision that was not withdrawn. A withdrawal takes back the latest decision that
    its reviewer still had standing on its parcel, whatever others decided in between.
    """

    _entries: dict[ParcelKey, list[_Entry]] = field(default_factory=dict)
    _by_reviewer: dict[str, list[_Entry]] = field(default_factory=dict)
    _state: dict[ParcelKey, Decision] = field(default_factory=dict)

    @property
    def state(self) -> Mapping[ParcelKey, Decision]:
        """What stands, by parcel; a view that follows every change."""
        return MappingProxyType(self._state)

    def add(self, decision: Decision) -> None:
        """Take in a decision."""
        entry = _Entry(decision)
        self._entries.setdefault(decision.key, []).append(entry)
        self._by_reviewer.setdefault(decision.reviewer, []).append(entry)
        self._state[decision.key] = decision

    def withdraw(self, key: ParcelKey, reviewer: str, at: datetime) -> Decision | None:
        """Take back the latest standing decision of a reviewer on a parcel and return it, or None for none."""
        entries = self._entries.get(key, [])
        taken = next((e for e in reversed(entries) if e.withdrawn_at is None and e.decision.reviewer == reviewer), None)
        if taken is None:
            return None
        taken.withdrawn_at = at
        self._by_reviewer[reviewer].remove(taken)
        standing = next((e.decision for e in reversed(entries) if e.withdrawn_at is None), None)
        if standing is None:
            del self._state[key]
        else:
            self._state[key] = standing
        return taken.decision

    def latest_of(self, reviewer: str) -> Decision | None:
        """Return the latest decision of a reviewer that was not withdrawn, or None for none."""
        entries = self._by_reviewer.get(reviewer)
        return entries[-1].decision if entries else None

    def history(self, key: ParcelKey) -> tuple[Step, ...]:
        """Return all decisions on a parcel, the oldest first."""
        return tuple(Step(entry.decision, entry.withdrawn_at) for entry in self._entries.get(key, ()))
