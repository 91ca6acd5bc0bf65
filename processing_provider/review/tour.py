"""The way through the parcels: where the analyst is, what comes next, how much is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from furrow.processing_provider.review.order import Filters, Order, arranged
from furrow.processing_provider.review.outcomes import Decision, ParcelKey
from furrow.processing_provider.review.parcels import ReviewParcel

__all__ = ["Progress", "Tour"]


@dataclass(frozen=True)
class Progress:
    """How much of a tour is decided.

    Attributes:
        reviewed: Parcels decided.
        total: Parcels of the tour.
        weight_share: Share of the challenge's weight that the decided ones hold, 0 to 1; where nothing has weight,
            the share of the parcels.
    """

    reviewed: int
    total: int
    weight_share: float


class Tour:
    """A walk through parcels that were filtered and put in order once, so that it never changes under the analyst.

    A parcel that is decided stays where it was, whatever the filters say, until `arrange` is called again: one can
    go back to it. A step takes a look at a table, or at a byte for each parcel.

    Args:
        parcels: All parcels of the agreement.
        decisions: What was decided, as `ReviewFile.decisions` returns it; a view, which the tour looks into.
        order: See `arrange`.
        filters: See `arrange`.
    """

    def __init__(
        self,
        parcels: Sequence[ReviewParcel],
        decisions: Mapping[ParcelKey, Decision],
        order: Order = Order.SUSPICION,
        filters: Filters | None = None,
    ) -> None:
        self._parcels = parcels
        self._decisions = decisions
        self._stops: list[ReviewParcel] = []
        self._position = 0
        self.arrange(order, filters)

    def arrange(self, order: Order, filters: Filters | None = None) -> None:
        """Filter the parcels and put them in order anew; who stood at a parcel stays there if it passes."""
        before = self.current
        self._stops = arranged(self._parcels, self._decisions, order, filters or Filters())
        self._places = {parcel.key: place for place, parcel in enumerate(self._stops)}
        self._position = self._places.get(before.key, 0) if before is not None else 0
        self._done = bytearray(parcel.key in self._decisions for parcel in self._stops)
        self._reviewed = sum(self._done)
        self._weight = sum(_weight(parcel) for parcel in self._stops)
        self._weight_left = sum(_weight(p) for p, done in zip(self._stops, self._done, strict=True) if not done)

    def __len__(self) -> int:
        return len(self._stops)

    @property
    def current(self) -> ReviewParcel | None:
        """The parcel the analyst is at; None where no parcel passes the filters."""
        return self._stops[self._position] if self._stops else None

    @property
    def position(self) -> int:
        """Place of the current parcel, from 0."""
        return self._position

    @property
    def progress(self) -> Progress:
        """How much of the tour is decided."""
        total = len(self._stops)
        if self._reviewed == total:
            share = 1.0  # whatever is left of the rounding
        elif self._weight > 0:
            share = min(1.0, max(0.0, 1 - self._weight_left / self._weight))
        else:
            share = self._reviewed / total
        return Progress(self._reviewed, total, share)

    def next(self) -> ReviewParcel | None:
        """Go to the next parcel and return it; None, and stay, at the last one."""
        return self._go(self._position + 1)

    def previous(self) -> ReviewParcel | None:
        """Go to the parcel before and return it; None, and stay, at the first one."""
        return self._go(self._position - 1)

    def next_unreviewed(self) -> ReviewParcel | None:
        """Go to the next parcel that is not decided, after the last from the first; None, and stay, if all are."""
        place = self._next_open()
        return None if place is None else self._go(place)

    def peek(self) -> ReviewParcel | None:
        """Return where `next_unreviewed` would go, for reading ahead."""
        place = self._next_open()
        return None if place is None else self._stops[place]

    def go_to(self, key: ParcelKey) -> ReviewParcel | None:
        """Go to a parcel and return it; None, and stay, where it is not on the tour."""
        place = self._places.get((str(key[0]), key[1]))
        return None if place is None else self._go(place)

    def find(self, text: str) -> ParcelKey | None:
        """Return the first parcel of the tour with an identifier, whatever its letters' case; None for none."""
        wanted = text.strip().casefold()
        exact = next((parcel.key for parcel in self._stops if parcel.parcel == text.strip()), None)
        return exact or next((p.key for p in self._stops if p.parcel.casefold() == wanted), None)

    def refresh(self, keys: Iterable[ParcelKey]) -> None:
        """Look again whether parcels are decided: after a decision, an undo, or what others did."""
        for key in keys:
            place = self._places.get((str(key[0]), key[1]))
            if place is None:
                continue
            parcel = self._stops[place]
            done = parcel.key in self._decisions
            if done != self._done[place]:
                self._done[place] = done
                self._reviewed += 1 if done else -1
                self._weight_left -= _weight(parcel) if done else -_weight(parcel)

    def _go(self, place: int) -> ReviewParcel | None:
        if not 0 <= place < len(self._stops):
            return None
        self._position = place
        return self._stops[place]

    def _next_open(self) -> int | None:
        """Return the place of the next undecided parcel; finding a byte takes a microsecond in ten thousand."""
        place = self._done.find(0, self._position + 1)
        if place < 0:
            place = self._done.find(0)
        return None if place < 0 else place


def _weight(parcel: ReviewParcel) -> float:
    return parcel.weight or 0.0
