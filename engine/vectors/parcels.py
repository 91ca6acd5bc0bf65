"""Parcels of a mask, gathered strip by strip and handed on as soon as they are finished.

Memory holds one strip, and of the strips above the outlines of those parcels that reach its first row: about 10 bytes a
pixel of the strip, and 150 bytes a corner of its parcels and of the open ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.patience import patiently
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.components import Joined, Seam, corner_pairs, label, tally
from furrow.engine.vectors.masks import Strip
from furrow.engine.vectors.outlines import outlines
from furrow.engine.vectors.regularising import regularised
from furrow.engine.vectors.stitching import stitched

__all__ = ["Parcels", "parcels_of"]

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Parcels:
    """Parcels, or pieces of them.

    Attributes:
        outlines: (N,) polygons or multipolygons; x the column, y the row, y downwards.
        firsts: (N,) the first pixel, row x W + column.
        pixels: (N,) number of pixels.
        probability: (N,) sum of the stored probabilities.
        known: (N,) pixels that have a probability.
    """

    outlines: NDArray[Any]
    firsts: Numbers
    pixels: Numbers
    probability: Numbers
    known: Numbers


@dataclass
class _Open:
    """What is kept of the parcels that reach the last row: their sums, and their pieces with the parcel of each."""

    firsts: Numbers
    sums: tuple[Numbers, Numbers, Numbers]
    pieces: NDArray[Any]
    owners: Numbers


def parcels_of(
    strips: Iterable[Strip], connectivity: int, tolerance: float | None, reporter: Reporter
) -> Iterator[Parcels]:
    """Yield after each strip the parcels that it finished, in the order of their first pixels.

    Args:
        strips: The mask from top to bottom.
        connectivity: 4: polygons of pixels that share edges. 8: multipolygons of pixels that share edges or corners.
        tolerance: Pixels to regularise outlines by; None leaves them on the pixels' edges.
        reporter: Asked whether to stop.

    Raises:
        JobCancelledError: The job was cancelled.
    """
    gathering = _Gathering(connectivity, tolerance, reporter)
    for strip in strips:
        reporter.check()
        yield gathering.add(strip)


class _Gathering:
    """Joins the pieces of strips to parcels."""

    def __init__(self, connectivity: int, tolerance: float | None, reporter: Reporter) -> None:
        self._connectivity = connectivity
        self._tolerance = tolerance
        self._reporter = reporter
        self._seam = Seam(connectivity)
        self._seams: list[int] = []
        self._width = 0
        nothing = np.empty(0, dtype=np.int64)
        self._open = _Open(nothing, (nothing, nothing, nothing), np.empty(0, dtype=object), nothing)

    def add(self, strip: Strip) -> Parcels:
        """Take a strip and return the parcels it finished."""
        self._width = strip.mask.shape[1]
        if strip.row:
            self._seams.append(strip.row)
        labels, count = label(strip.mask == 1, 4)
        self._reporter.check()
        sums = tally(labels, count, strip.probability)
        pieces, firsts = patiently(lambda: self._pieces(strip, labels, count), self._reporter.check_cancelled)
        self._reporter.check()
        pairs = corner_pairs(labels) if self._connectivity == 8 else None
        joined = self._seam.join(labels, count, pairs, last=strip.last)
        before = self._open
        together = Parcels(
            np.concatenate([before.pieces, pieces]),
            _least(joined, before.firsts, firsts),
            *(joined.added(earlier, here) for earlier, here in zip(before.sums, sums, strict=True)),
        )
        owners = np.concatenate([joined.of_open[before.owners], joined.of_label])
        self._reporter.check()
        self._keep_open(joined, together, owners)
        return self._finished(joined, together, owners, len(before.pieces))

    def _pieces(self, strip: Strip, labels: NDArray[np.int32], count: int) -> tuple[NDArray[Any], Numbers]:
        pieces, firsts = outlines(labels, count, strip.row)
        if self._tolerance is not None:
            height, width = strip.mask.shape
            seams = (strip.row or None, None if strip.last else strip.row + height)
            pieces = regularised(pieces, self._tolerance, width, seams)
        return pieces, firsts

    def _keep_open(self, joined: Joined, together: Parcels, owners: Numbers) -> None:
        open_groups = np.flatnonzero(~joined.finished)
        in_order = open_groups[np.argsort(joined.reopened[open_groups])]
        kept = ~joined.finished[owners]
        sums = (together.pixels[in_order], together.probability[in_order], together.known[in_order])
        self._open = _Open(together.firsts[in_order], sums, together.outlines[kept], joined.reopened[owners[kept]])

    def _finished(self, joined: Joined, together: Parcels, owners: Numbers, earlier: int) -> Parcels:
        """Return the finished parcels; `earlier` pieces come from strips above."""
        groups = np.flatnonzero(joined.finished)
        groups = groups[np.argsort(together.firsts[groups])]
        rank = np.full(joined.number, -1, dtype=np.int64)
        rank[groups] = np.arange(len(groups))
        ranks = rank[owners]
        finished = ranks >= 0
        crosses = np.zeros(len(groups), dtype=bool)
        crosses[ranks[:earlier][finished[:earlier]]] = True
        outlines_of = self._joined_outlines(together.outlines[finished], ranks[finished], crosses)
        return Parcels(
            outlines_of,
            together.firsts[groups],
            together.pixels[groups],
            together.probability[groups],
            together.known[groups],
        )

    def _joined_outlines(self, pieces: NDArray[Any], ranks: Numbers, crosses: NDArray[np.bool_]) -> NDArray[Any]:
        """Return an outline for each parcel of its pieces, (len(crosses),)."""
        across = crosses[ranks]
        if across.any():
            seams, width = np.array(self._seams, dtype=np.int64), self._width
            together, owners = patiently(
                lambda: stitched(pieces[across], ranks[across], seams, width), self._reporter.check_cancelled
            )
            pieces, ranks = np.concatenate([pieces[~across], together]), np.concatenate([ranks[~across], owners])
        order = np.argsort(ranks, kind="stable")
        pieces, ranks = pieces[order], ranks[order]
        if self._connectivity == 4:
            return pieces
        whole: NDArray[Any] = shapely.multipolygons(pieces, indices=ranks)
        if self._tolerance is not None:
            invalid = np.flatnonzero(~shapely.is_valid(whole))
            for place in invalid:  # parts between which a gap has closed share a border
                self._reporter.check()
                whole[place] = _multiple(shapely.union_all(shapely.get_parts(whole[place])))
        return whole


def _multiple(outline: shapely.Geometry) -> shapely.MultiPolygon:
    return shapely.MultiPolygon(list(shapely.get_parts(outline)))


def _least(joined: Joined, of_open: Numbers, of_label: Numbers) -> Numbers:
    """Return the first pixel of each component."""
    firsts = np.full(joined.number, np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(firsts, joined.of_open, of_open)
    np.minimum.at(firsts, joined.of_label, of_label)
    return firsts
