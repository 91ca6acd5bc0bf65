"""Connected components of rasters that are read in strips: labelled strip by strip, joined across the seams.

What is kept of earlier strips is one row of pixels and whatever the caller keeps of the components that reach the last
row read. A component is finished when it does not reach that row: no later strip can add to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from furrow.engine.imagery.compiled import compiled

__all__ = ["Joined", "Seam", "corner_pairs", "label", "tally"]

Labels = NDArray[np.int32]
Numbers = NDArray[np.int64]

_EVERY_NEIGHBOUR = np.ones((3, 3), dtype=bool)


@dataclass(frozen=True)
class Joined:
    """What the components of a strip and the open ones of earlier strips have become together.

    Attributes:
        number: How many components there are now: the open ones of before and those of the strip, joined.
        of_open: (open before,) int: which of them each open component of before belongs to.
        of_label: (labels,) int: which of them each label of the strip belongs to; label 1 comes first.
        reopened: (number,) int: the number of each among those open after the strip, or -1 where it is finished.
    """

    number: int
    of_open: Numbers
    of_label: Numbers
    reopened: Numbers

    @property
    def finished(self) -> NDArray[np.bool_]:
        """(number,) bool: which of them no later strip can add to."""
        return np.asarray(self.reopened < 0)

    def added(self, of_open: NDArray[Any], of_label: NDArray[Any]) -> Numbers:
        """Return the sums (number,) of whole numbers given for each open component and for each label."""
        sums = np.zeros(self.number, dtype=np.int64)
        np.add.at(sums, self.of_open, of_open)
        np.add.at(sums, self.of_label, of_label)
        return sums


class Seam:
    """Joins the components of each strip with those that are open from the strips above.

    Args:
        connectivity: 4 where pixels belong together that share an edge, 8 for those that share a corner too.
    """

    def __init__(self, connectivity: int) -> None:
        self._corners = connectivity == 8
        self._row: Numbers = np.empty(0, dtype=np.int64)
        self._open = 0

    @property
    def row(self) -> Numbers:
        """The last row read, (W,): number of the open component from 1, 0 where there is none; empty at first."""
        return self._row

    def join(self, labels: Labels, count: int, pairs: Numbers | None = None, *, last: bool = False) -> Joined:
        """Join a strip.

        Args:
            labels: (h, W) labels of its components from 1, 0 elsewhere.
            count: Number of labels.
            pairs: (P, 2) further labels that belong together.
            last: Whether no strip follows, so that everything is finished.
        """
        edges = [self._across(labels[0])]
        if pairs is not None:
            edges.append(pairs + (self._open - 1))
        links = np.concatenate(edges)
        nodes = self._open + count
        graph = coo_matrix((np.ones(len(links), dtype=bool), (links[:, 0], links[:, 1])), shape=(nodes, nodes))
        number, nodes_groups = connected_components(graph, directed=False) if nodes else (0, np.empty(0))
        groups: Numbers = np.asarray(nodes_groups, dtype=np.int64)
        of_open, of_label = groups[: self._open], groups[self._open :]
        reopened = np.full(number, -1, dtype=np.int64)
        if not last:
            self._reopen(labels[-1], of_label, reopened)
        return Joined(number, of_open, of_label, reopened)

    def _across(self, top: Labels) -> Numbers:
        """Return the pairs of nodes (an open component, a label) that touch at the seam."""
        if not self._open:
            return np.empty((0, 2), dtype=np.int64)
        above, below = self._row, top.astype(np.int64)
        touching = [(above, below)]
        if self._corners:
            touching += [(above[1:], below[:-1]), (above[:-1], below[1:])]
        found = []
        for upper, lower in touching:
            both = (upper > 0) & (lower > 0)
            found.append(np.stack([upper[both] - 1, lower[both] - 1 + self._open], axis=1))
        return np.unique(np.concatenate(found), axis=0)

    def _reopen(self, bottom: Labels, of_label: Numbers, reopened: Numbers) -> None:
        """Number the components that reach the last row, and keep that row."""
        self._row = np.zeros(bottom.shape, dtype=np.int64)
        here = bottom > 0
        groups, numbers = np.unique(of_label[bottom[here] - 1], return_inverse=True)
        self._row[here] = numbers + 1
        reopened[groups] = np.arange(len(groups))
        self._open = len(groups)


def label(pixels: NDArray[np.bool_], connectivity: int) -> tuple[Labels, int]:
    """Return labels (H, W) int32 of the components from 1 in the order of their first pixels, and their number."""
    labels, count = ndimage.label(pixels, _EVERY_NEIGHBOUR if connectivity == 8 else None)
    return labels, int(count)


def corner_pairs(labels: Labels) -> Numbers:
    """Return the pairs of labels (P, 2) that touch at a corner, counted from 1, each once."""
    found = []
    for first, second in ((labels[:-1, :-1], labels[1:, 1:]), (labels[:-1, 1:], labels[1:, :-1])):
        touching = (first > 0) & (second > 0) & (first != second)
        found.append(np.stack([first[touching], second[touching]], axis=1))
    return np.unique(np.sort(np.concatenate(found), axis=1), axis=0).astype(np.int64)


def tally(labels: Labels, count: int, values: NDArray[np.uint8] | None = None) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pixels of each label, and sum and number of its values, (count,) each; value 255 is nodata."""
    sums = np.zeros((3, count + 1), dtype=np.int64)
    _tally(labels, labels[:0].astype(np.uint8) if values is None else values, values is not None, *sums)
    return sums[0, 1:], sums[1, 1:], sums[2, 1:]


@compiled
def _tally(
    labels: Labels, values: NDArray[np.uint8], valued: bool, pixels: Numbers, total: Numbers, known: Numbers
) -> None:
    height, width = labels.shape
    for row in range(height):
        for column in range(width):
            here = labels[row, column]
            if here > 0:
                pixels[here] += 1
                if valued and values[row, column] != 255:
                    total[here] += values[row, column]
                    known[here] += 1
