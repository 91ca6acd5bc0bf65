"""Things on grids, found by a grid without comparing it with each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Generic, TypeVar

from furrow.engine.geogrid import GeoGrid

__all__ = ["GridIndex"]

T = TypeVar("T")

_Key = tuple[int, int, int, int]
_SLACK = 0.01  # pixels; grids count as equal up to a thousandth of one


class GridIndex(Generic[T]):
    """Things by the grid they lie on."""

    def __init__(self) -> None:
        self._by_key: dict[_Key, list[tuple[GeoGrid, T]]] = {}
        self._by_shape: dict[tuple[int, int], list[tuple[GeoGrid, T]]] = {}

    def add(self, grid: GeoGrid, thing: T) -> None:
        """Keep a thing; several may lie on one grid."""
        left, top = grid.transform.c / grid.transform.a, grid.transform.f / grid.transform.e
        self._by_key.setdefault((*grid.shape, round(left), round(top)), []).append((grid, thing))
        self._by_shape.setdefault(grid.shape, []).append((grid, thing))

    def matching(self, grid: GeoGrid) -> list[T]:
        """Return what lies on a grid, up to a thousandth of a pixel."""
        return [thing for key in _keys(grid) for other, thing in self._by_key.get(key, ()) if other.matches(grid)]

    def inside(self, grid: GeoGrid) -> list[T]:
        """Return what lies on smaller grids that are parts of a grid, pixel on pixel."""
        return [
            thing
            for (height, width), entries in self._by_shape.items()
            if (height, width) != grid.shape and height <= grid.height and width <= grid.width
            for other, thing in entries
            if _is_part(other, grid)
        ]

    def around(self, grid: GeoGrid) -> list[T]:
        """Return what lies on larger grids of which a grid is a part, pixel on pixel."""
        return [
            thing
            for (height, width), entries in self._by_shape.items()
            if (height, width) != grid.shape and height >= grid.height and width >= grid.width
            for other, thing in entries
            if _is_part(grid, other)
        ]

    def values(self) -> Iterator[T]:
        """Yield everything."""
        for entries in self._by_key.values():
            yield from (thing for _, thing in entries)

    def first(self) -> tuple[GeoGrid, T] | None:
        """Return what was added first, and its grid; None where there is nothing."""
        return next((entries[0] for entries in self._by_key.values()), None)


def _is_part(grid: GeoGrid, other: GeoGrid) -> bool:
    offset = other.offset_of(grid)
    if offset is None:
        return False
    row, column = offset
    return row >= 0 and column >= 0 and row + grid.height <= other.height and column + grid.width <= other.width


def _keys(grid: GeoGrid) -> set[_Key]:
    """Return the keys that grids equal to this one can have: a corner near half a pixel may be rounded either way."""
    corners = (grid.transform.c / grid.transform.a, grid.transform.f / grid.transform.e)
    rounded = ({round(each - _SLACK), round(each + _SLACK)} for each in corners)
    return {(*grid.shape, left, top) for left, top in product(*rounded)}
