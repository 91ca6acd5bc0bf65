"""Blocks of ground: which are trained on and which are kept for validation.

Seasons that overlap or touch, as two years of one place do, share one lattice of blocks, so what is validated in one is
trained on in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.warp import transform, transform_bounds

from furrow.engine.geogrid import GeoGrid

__all__ = ["Blocks", "Keeping", "blocks_of"]

_BLOCKS_A_SIDE = 4  # a season has at least so many blocks along its shorter side
_SMALLEST, _LARGEST = 8, 64  # pixels
_INSIDE = 0.01  # pixels that corners are drawn in by, so that those on the edge of a block lie in it
_TOUCHING = 1e-6  # of a bound: boxes that share an edge count as overlapping
_GEOGRAPHIC = CRS.from_epsg(4326)


@dataclass(frozen=True)
class Keeping:
    """How much is kept for validation.

    Attributes:
        share: Share of the blocks, 0 to 0.5; above 0 at least one of every group of overlapping seasons.
        folds: Parts of equal size that all blocks are dealt to instead; 0 for `share`.
        fold: Which part is kept, from 0.
        seed: Seed of what is drawn.
    """

    share: float = 0.0
    folds: int = 0
    fold: int = 0
    seed: int = 0


@dataclass(frozen=True)
class Blocks:
    """A square lattice on the ground and which of its cells are kept for validation.

    Attributes:
        crs: Projected CRS of the lattice.
        origin: Left and upper edge of cell (0, 0).
        side: Side of a cell in units of the CRS.
        kept: Rows (downwards) and columns of the cells that are kept.
    """

    crs: CRS
    origin: tuple[float, float]
    side: float
    kept: frozenset[tuple[int, int]]

    def parts(self, grid: GeoGrid) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which pixels of a grid are trained on and which are kept, (H, W) bool each.

        A pixel is trained on when no part of it lies in a cell that is kept, and kept when all of it does.
        """
        touched = [self._in_kept(grid, down, right) for down, right in product((_INSIDE, 1 - _INSIDE), repeat=2)]
        return ~np.logical_or.reduce(touched), np.logical_and.reduce(touched)

    def _in_kept(self, grid: GeoGrid, down: float, right: float) -> NDArray[np.bool_]:
        """Return whether a point of each pixel lies in a cell that is kept."""
        if not self.kept:
            return np.zeros(grid.shape, dtype=bool)
        across, along = (np.arange(size, dtype=np.float64) for size in (grid.width, grid.height))
        xs: NDArray[np.float64] = grid.transform.c + (across + right) * grid.transform.a
        ys: NDArray[np.float64] = grid.transform.f + (along + down) * grid.transform.e
        if grid.crs == self.crs:
            rows, columns = self._cells(xs, ys)
            rows, columns = np.meshgrid(rows, columns, indexing="ij")
        else:
            wide, deep = np.meshgrid(xs, ys)
            there = transform(grid.crs, self.crs, wide.ravel(), deep.ravel())
            rows, columns = (cells.reshape(grid.shape) for cells in self._cells(*map(np.asarray, there)))
        table_rows, table_columns = (np.array([cell[axis] for cell in self.kept]) for axis in (0, 1))
        top, left = table_rows.min(), table_columns.min()
        table = np.zeros((table_rows.max() - top + 3, table_columns.max() - left + 3), dtype=bool)
        table[table_rows - top + 1, table_columns - left + 1] = True  # framed by cells that are not kept
        inside: NDArray[np.bool_] = table[
            np.clip(rows - top + 1, 0, table.shape[0] - 1), np.clip(columns - left + 1, 0, table.shape[1] - 1)
        ]
        return inside

    def _cells(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        left, top = self.origin
        rows, columns = np.floor((top - ys) / self.side), np.floor((xs - left) / self.side)
        return rows.astype(np.intp), columns.astype(np.intp)


def blocks_of(grids: Sequence[GeoGrid], keeping: Keeping) -> list[Blocks]:
    """Return the blocks of each grid, those of overlapping grids on one lattice.

    Args:
        grids: Grids of the seasons, 10 m.
        keeping: How much is kept for validation. Of a fold every group of overlapping seasons has its part, and the
            folds together are all blocks.
    """
    found: list[Blocks | None] = [None] * len(grids)
    dealt = 0
    for number, group in enumerate(_groups(grids)):
        crs = grids[group[0]].crs
        bounds = [_bounds_in(grids[index], crs) for index in group]
        left, top = min(each[0] for each in bounds), max(each[3] for each in bounds)
        shortest = min(min(grids[index].shape) for index in group)
        pixel = max(grids[index].ground_sampling_distance for index in group)
        side = pixel * max(_SMALLEST, min(_LARGEST, shortest // _BLOCKS_A_SIDE))
        cells = sorted({cell for each in bounds for cell in _cells_of(each, left, top, side)})
        order = np.random.default_rng([keeping.seed, 7, number]).permutation(len(cells))
        if keeping.folds:
            chosen = [index for at, index in enumerate(order) if (at + dealt) % keeping.folds == keeping.fold]
            dealt += len(cells)
        else:
            chosen = list(order[: _number_kept(keeping.share, len(cells))])
        blocks = Blocks(crs, (left, top), side, frozenset(cells[index] for index in chosen))
        for index in group:
            found[index] = blocks
    return [blocks for blocks in found if blocks is not None]


def _number_kept(share: float, cells: int) -> int:
    return min(cells - 1, max(1, round(share * cells))) if share > 0 else 0


def _cells_of(
    bounds: tuple[float, float, float, float], left: float, top: float, side: float
) -> Iterable[tuple[int, int]]:
    slack = side * 1e-6
    columns = range(int((bounds[0] - left + slack) // side), int((bounds[2] - left - slack) // side) + 1)
    rows = range(int((top - bounds[3] + slack) // side), int((top - bounds[1] - slack) // side) + 1)
    return product(rows, columns)


def _groups(grids: Sequence[GeoGrid]) -> list[list[int]]:
    """Return the indices of grids that overlap or touch, directly or through others; groups by their first grid."""
    same = all(grid.crs == grids[0].crs for grid in grids)
    bounds = np.array([_bounds_in(grid, grids[0].crs if same else _GEOGRAPHIC) for grid in grids])
    slack = _TOUCHING * np.abs(bounds).max(initial=1.0)
    group = list(range(len(grids)))
    for one in range(len(grids)):
        apart = (bounds[:one, 0] > bounds[one, 2] + slack) | (bounds[:one, 2] < bounds[one, 0] - slack)
        apart |= (bounds[:one, 1] > bounds[one, 3] + slack) | (bounds[:one, 3] < bounds[one, 1] - slack)
        joined = {group[other] for other in np.flatnonzero(~apart)} | {group[one]}
        group = [min(joined) if each in joined else each for each in group]
    return [[index for index, each in enumerate(group) if each == first] for first in sorted(set(group))]


def _bounds_in(grid: GeoGrid, crs: CRS) -> tuple[float, float, float, float]:
    """Return (left, bottom, right, top) of a grid in a CRS."""
    if grid.crs == crs:
        return grid.bounds
    left, bottom, right, top = transform_bounds(grid.crs, crs, *grid.bounds, densify_pts=21)
    return left, bottom, right, top
