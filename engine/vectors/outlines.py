"""Outlines of labelled pixels along the pixels' edges: every component becomes one valid polygon with its holes.

GDAL's polygonising makes the same polygons (the tests compare both), but in one call that takes several times as long
and cannot be stopped meanwhile. Here each boundary is walked once, with the component on its right. Where two pixels
of a component touch at a corner alone, the walk goes on along the other one: so the outer boundary never meets
itself, and what lies beyond such a corner becomes a hole that touches the boundary in one point, as the Simple
Features specification (OGC 06-103r4, 6.1.11) wants it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.imagery.compiled import compiled

__all__ = ["outlines"]

_NORTH_SOUTH = np.array([0, 1, 0, -1])  # steps heading east, south, west, north; rows grow southwards
_EAST_WEST = np.array([1, 0, -1, 0])


def outlines(labels: NDArray[np.int32], count: int, row: int = 0) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the polygons of labelled components.

    Args:
        labels: (H, W) labels from 1 to `count`, in the order of their first pixels; 0 is outside. Pixels of one label
            are connected by edges, and those of two labels share none.
        count: Number of labels.
        row: Row of the raster that the first row of `labels` is.

    Returns:
        Polygons (count,), x the column and y the row of the raster, y downwards, corners of pixels being whole
        numbers; and the first pixels (count,), row x W + column.
    """
    corners, rings = _corners(labels)
    points = np.empty((corners + rings, 2), dtype=np.float64)
    ring_of_point = np.empty(corners + rings, dtype=np.int64)
    label_of_ring = np.empty(rings, dtype=np.int64)
    firsts = np.full(count, -1, dtype=np.int64)
    used = _walk(labels, row, points, ring_of_point, label_of_ring, firsts)
    closed = shapely.linearrings(points[: used[0]], indices=ring_of_point[: used[0]])
    owners = label_of_ring[: used[1]] - 1
    order = np.argsort(owners, kind="stable")  # the outer ring is met first, so it stays the first of its polygon
    return shapely.polygons(closed[order], indices=owners[order]), firsts


@compiled
def _corners(labels: NDArray[np.int32]) -> tuple[int, int]:
    """Return the number of corners of all outlines, and a number of rings that is not exceeded."""
    height, width = labels.shape
    corners = 0
    for row in range(height + 1):
        for column in range(width + 1):
            above_left = row > 0 and column > 0 and labels[row - 1, column - 1] > 0
            above_right = row > 0 and column < width and labels[row - 1, column] > 0
            below_left = row < height and column > 0 and labels[row, column - 1] > 0
            below_right = row < height and column < width and labels[row, column] > 0
            inside = int(above_left) + int(above_right) + int(below_left) + int(below_right)
            if inside in (1, 3):
                corners += 1
            elif inside == 2 and above_left == below_right:
                corners += 2
    return corners, corners // 4


@compiled
def _walk(
    labels: NDArray[np.int32],
    first_row: int,
    points: NDArray[np.float64],
    ring_of_point: NDArray[np.int64],
    label_of_ring: NDArray[np.int64],
    firsts: NDArray[np.int64],
) -> tuple[int, int]:
    """Walk every boundary and return the numbers of points and rings; the points of a ring end with its first one.

    A ring starts where it is met first, at the upper edge of a pixel, which every boundary has.
    """
    height, width = labels.shape
    walked = np.zeros((height, width), np.bool_)  # pixels whose upper edge was walked
    point = ring = 0
    for row in range(height):
        for column in range(width):
            label = labels[row, column]
            if label == 0 or walked[row, column] or (row > 0 and labels[row - 1, column] == label):
                continue
            if firsts[label - 1] < 0:
                firsts[label - 1] = (first_row + row) * width + column
            y, x, heading, begin = row, column, 0, point
            while True:
                points[point, 0], points[point, 1] = x, first_row + y
                ring_of_point[point] = ring
                point += 1
                turn = 0
                while turn == 0:
                    if heading == 0:
                        walked[y, x] = True
                    y += _NORTH_SOUTH[heading]
                    x += _EAST_WEST[heading]
                    turn = _turn(labels, label, y, x, heading)
                heading = (heading + turn) % 4
                if y == row and x == column and heading == 0:
                    break
            points[point, 0], points[point, 1] = points[begin, 0], points[begin, 1]
            ring_of_point[point] = ring
            point += 1
            label_of_ring[ring] = label
            ring += 1
    return point, ring


@compiled
def _turn(labels: NDArray[np.int32], label: int, y: int, x: int, heading: int) -> int:
    """Return where a walk goes on at a corner: 3 to the left, 1 to the right, 0 straight on."""
    height, width = labels.shape
    # The pixels ahead of the corner (y, x), on the left and on the right of the heading.
    left_y = y - 1 if heading in (0, 3) else y
    left_x = x if heading in (0, 1) else x - 1
    if 0 <= left_y < height and 0 <= left_x < width and labels[left_y, left_x] == label:
        return 3
    right_y = y if heading in (0, 1) else y - 1
    right_x = x if heading in (0, 3) else x - 1
    if 0 <= right_y < height and 0 <= right_x < width and labels[right_y, right_x] == label:
        return 0
    return 1
