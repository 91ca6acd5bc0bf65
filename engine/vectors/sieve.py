"""Small components of rasters that are read in strips: found in one pass, taken out in a later one.

A component that lies within a strip is judged where it is met, in each pass anew. What is kept between passes are the
small components that reach the first or last row of a strip: the labels they have there, which are the same each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from furrow.engine.vectors.components import Joined, Labels, Numbers, Seam, label, tally

__all__ = ["Sieve"]

_NOTHING = np.empty(0, dtype=np.int64)


@dataclass
class Sieve:
    """Finds components with fewer pixels than a limit.

    Call `look` with every strip from top to bottom, then `small` with any of them.

    Attributes:
        least: Pixels from which a component stays; need not be whole.
        connectivity: 4 or 8, as in `label`.
        found: Small components so far.
        pixels: Their pixels.
    """

    least: float
    connectivity: int
    found: int = 0
    pixels: int = 0
    _at_seams: dict[int, list[Numbers]] = field(default_factory=dict)  # labels of small components, by strip
    _seam: Seam = field(init=False)
    _sizes: Numbers = field(default_factory=_NOTHING.copy)  # of the open components
    _kept: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=bool))  # which stay whatever their size
    _members: list[tuple[int, Numbers, Numbers]] = field(default_factory=list)  # strip, labels, their open components

    def __post_init__(self) -> None:
        self._seam = Seam(self.connectivity)

    def look(
        self,
        number: int,
        pixels: NDArray[np.bool_],
        *,
        last: bool,
        barred: NDArray[np.bool_] | None = None,
        barred_below: NDArray[np.bool_] | None = None,
    ) -> None:
        """Take a strip.

        Args:
            number: Its number.
            pixels: (h, W) bool, what is labelled.
            last: Whether it is the last one.
            barred: (h, W) bool; components with such a pixel stay whatever their size.
            barred_below: (W,) bool; open components stay that have such a column in the last row of the strip above.
        """
        labels, count = label(pixels, self.connectivity)
        sizes = tally(labels, count)[0]
        kept = _owners(labels, barred, count)
        kept_open = self._kept
        if barred_below is not None and len(self._seam.row):
            touched = self._seam.row[barred_below]
            kept_open[touched[touched > 0] - 1] = True
        joined = self._seam.join(labels, count, last=last)
        totals = joined.added(self._sizes, sizes)
        stays = joined.added(kept_open, kept) > 0
        small = (totals < self.least) & ~stays
        self.found += int(np.count_nonzero(small & joined.finished))
        self.pixels += int(totals[small & joined.finished].sum())
        self._remember(number, labels, count, joined, small)
        in_order = _opened(joined)
        self._sizes, self._kept = totals[in_order], stays[in_order]

    def small(
        self, number: int, pixels: NDArray[np.bool_], barred: NDArray[np.bool_] | None = None
    ) -> NDArray[np.bool_]:
        """Return which pixels of a strip, given as to `look`, belong to small components, (h, W) bool."""
        labels, count = label(pixels, self.connectivity)
        chosen = (tally(labels, count)[0] < self.least) & ~_owners(labels, barred, count)
        chosen[_at_edges(labels)] = False
        for places in self._at_seams.get(number, []):
            chosen[places] = True
        return np.asarray(np.concatenate([[False], chosen])[labels])

    def _remember(self, number: int, labels: Labels, count: int, joined: Joined, small: NDArray[np.bool_]) -> None:
        """Keep the labels at seams of components that may be small; put those aside that are."""
        edges = _at_edges(labels)
        earlier = [(strip, places, joined.of_open[owners]) for strip, places, owners in self._members]
        self._members = []
        for strip, places, groups in [*earlier, (number, edges, joined.of_label[edges])]:
            done = small[groups] & joined.finished[groups]
            if done.any():
                self._at_seams.setdefault(strip, []).append(places[done])
            waiting = small[groups] & ~joined.finished[groups]
            if waiting.any():
                self._members.append((strip, places[waiting], joined.reopened[groups[waiting]]))


def _at_edges(labels: Labels) -> Numbers:
    """Return the places (label - 1) of the labels that reach the first or last row."""
    found = np.unique(np.concatenate([labels[0], labels[-1]]))
    return (found[found > 0] - 1).astype(np.int64)


def _owners(labels: Labels, pixels: NDArray[np.bool_] | None, count: int) -> NDArray[np.bool_]:
    """Return which labels have one of the pixels, (count,)."""
    found = np.zeros(count + 1, dtype=bool)
    if pixels is not None:
        found[labels[pixels]] = True
    return found[1:]


def _opened(joined: Joined) -> Numbers:
    """Return the components that are open now, in the order of their new numbers."""
    groups = np.flatnonzero(~joined.finished)
    return np.asarray(groups[np.argsort(joined.reopened[groups])])
