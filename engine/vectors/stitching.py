"""Pieces of parcels put together at the seams of strips.

Borders that two pieces share lie on a seam, once along it eastwards and once westwards. Both go, and what is left of
the boundaries is linked to rings anew. All pieces of a strip are done at once, in whole numbers, so the result is
exact; a general union of polygons, which has to look for crossings, takes thirty times as long on a net of fields.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from furrow.engine.imagery.compiled import compiled

__all__ = ["stitched"]

Numbers = NDArray[np.int64]


def stitched(pieces: NDArray[Any], groups: Numbers, seams: Numbers, width: int) -> tuple[NDArray[Any], Numbers]:
    """Return the polygons that pieces make together, without the points at which nothing turns.

    Args:
        pieces: (N,) valid polygons; corners are whole numbers, at most the width. Those of one group overlap in borders
            on seams alone.
        groups: (N,) the group of each; pieces of different groups are not joined.
        seams: Rows of the seams, rising.
        width: Columns of the raster.

    Returns:
        Polygons (M,), and the group of each.
    """
    starts, ends, owners = _segments(pieces)
    level = (starts[:, 1] == ends[:, 1]) & np.isin(starts[:, 1], seams)
    place = np.searchsorted(seams, starts[level, 1])
    keys = groups[owners[level]] * len(seams) + place
    kept, links = _without_shared(starts[level, 0], ends[level, 0], owners[level], keys, width)
    graph = coo_matrix((np.ones(len(links), dtype=bool), (links[:, 0], links[:, 1])), shape=(len(pieces),) * 2)
    number, parts = connected_components(graph, directed=False)
    rows = seams[kept[:, 3] % len(seams)]
    starts = np.concatenate([starts[~level], np.stack([kept[:, 0], rows], axis=1)])
    ends = np.concatenate([ends[~level], np.stack([kept[:, 1], rows], axis=1)])
    owners = np.concatenate([owners[~level], kept[:, 2]])
    group_of_part = np.zeros(number, dtype=np.int64)
    group_of_part[parts] = groups
    return _polygons(starts, ends, parts.astype(np.int64)[owners], width), group_of_part


def _segments(pieces: NDArray[Any]) -> tuple[Numbers, Numbers, Numbers]:
    """Return starts (S, 2), ends (S, 2) and piece (S,) of all segments, the inside on the side of growing angles."""
    rings, piece_of_ring = shapely.get_rings(shapely.orient_polygons(pieces), return_index=True)
    points, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    points = points.astype(np.int64)
    within = ring_of_point[:-1] == ring_of_point[1:]
    return points[:-1][within], points[1:][within], piece_of_ring[ring_of_point[:-1][within]]


def _without_shared(
    begins: Numbers, ends: Numbers, owners: Numbers, keys: Numbers, width: int
) -> tuple[Numbers, Numbers]:
    """Return what of the borders on seams only one piece has, and which pieces share one.

    Args:
        begins: (S,) column where a border begins.
        ends: (S,) column where it ends.
        owners: (S,) its piece.
        keys: (S,) group x number of seams + seam.
        width: Columns of the raster.

    Returns:
        Rows (K, 4) of begin, end, piece and key; and pairs (L, 2) of pieces.
    """
    span = width + 1
    low, high = keys * span + np.minimum(begins, ends), keys * span + np.maximum(begins, ends)
    cuts = np.unique(np.concatenate([low, high]))
    first, last = np.searchsorted(cuts, low), np.searchsorted(cuts, high)
    sides = []
    for side in (ends > begins, ends < begins):  # eastwards: the piece lies below the seam
        piece = np.full(len(cuts), -1, dtype=np.int64)
        lengths = last[side] - first[side]
        offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        piece[np.repeat(first[side], lengths) + offsets] = np.repeat(owners[side], lengths)
        sides.append(piece)
    east, west = sides
    both = (east >= 0) & (west >= 0)
    kept = []
    for piece, other, step in ((east, west, 1), (west, east, -1)):
        alone = np.flatnonzero((piece >= 0) & (other < 0))
        key, begin = np.divmod(cuts[alone], span)
        end = cuts[alone + 1] % span if len(alone) else begin
        kept.append(np.stack([*[begin, end][::step], piece[alone], key], axis=1))
    return np.concatenate(kept), np.stack([east[both], west[both]], axis=1)


def _polygons(starts: Numbers, ends: Numbers, parts: Numbers, width: int) -> NDArray[Any]:
    """Return a polygon for each part from its directed segments."""
    height = int(max(starts[:, 1].max(), ends[:, 1].max())) + 1
    codes = (parts * height + starts[:, 1]) * (width + 1) + starts[:, 0]
    targets = (parts * height + ends[:, 1]) * (width + 1) + ends[:, 0]
    order = np.argsort(codes, kind="stable")
    following = _followers(codes[order], targets[order], (ends - starts)[order].astype(np.float64))
    walk, ring_of_step = _rings(following)
    steps = order[walk]
    opens = np.flatnonzero(np.diff(ring_of_step, prepend=-1))
    before = np.arange(len(steps)) - 1
    before[opens] = np.append(opens[1:], len(steps)) - 1  # the last step of the ring
    moves = ends[steps] - starts[steps]
    turns = moves[before, 0] * moves[:, 1] != moves[before, 1] * moves[:, 0]
    points, ring_of_point = starts[steps][turns].astype(np.float64), ring_of_step[turns]
    areas = np.bincount(
        ring_of_step, weights=(starts[steps, 0] * ends[steps, 1] - ends[steps, 0] * starts[steps, 1]).astype(np.float64)
    )
    part_of_ring = parts[steps[opens]]
    rings = shapely.linearrings(points, indices=ring_of_point)
    in_order = np.lexsort((areas <= 0, part_of_ring))  # the outer ring, which turns the other way, comes first
    polygons: NDArray[Any] = shapely.polygons(rings[in_order], indices=part_of_ring[in_order])
    return polygons


@compiled
def _followers(codes: Numbers, targets: Numbers, moves: NDArray[np.float64]) -> Numbers:
    """Return for each segment the one that goes on from its end: the leftmost where there are several.

    That parts what lies outside on both sides of a corner where a parcel meets itself, as `outlines` does.
    """
    following = np.empty(len(codes), np.int64)
    for segment in range(len(codes)):
        candidate = np.searchsorted(codes, targets[segment])
        best, least = candidate, 10.0
        back = np.arctan2(-moves[segment, 1], -moves[segment, 0])
        if candidate + 1 < len(codes) and codes[candidate + 1] == targets[segment]:
            while candidate < len(codes) and codes[candidate] == targets[segment]:
                angle = (np.arctan2(moves[candidate, 1], moves[candidate, 0]) - back) % (2 * np.pi)
                if angle < 1e-9:
                    angle = 2 * np.pi
                if angle < least:
                    best, least = candidate, angle
                candidate += 1
        following[segment] = best
    return following


@compiled
def _rings(following: Numbers) -> tuple[Numbers, Numbers]:
    """Return the segments in the order of their rings, and the ring of each."""
    walk = np.empty(len(following), np.int64)
    ring_of_step = np.empty(len(following), np.int64)
    seen = np.zeros(len(following), np.bool_)
    step = ring = 0
    for begin in range(len(following)):
        segment = begin
        if seen[segment]:
            continue
        while not seen[segment]:
            seen[segment] = True
            walk[step] = segment
            ring_of_step[step] = ring
            step += 1
            segment = following[segment]
        ring += 1
    return walk, ring_of_step
