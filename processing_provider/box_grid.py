"""The geometry of a grid of boxes, and its split into parts to train, validate and test. Pure arithmetic.

A lattice of equal squares covers the bounds of an area; the boxes are those squares that meet it. All
edges lie on multiples of 10 m, as the pixels of Sentinel-2 do in its UTM zones.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.texts import translate

__all__ = [
    "LARGEST_NUMBER",
    "PIXEL",
    "SPLITS",
    "Bounds",
    "Cell",
    "Lattice",
    "box_name",
    "cells_that_meet",
    "lattice_over",
    "outward",
    "split_cells",
    "utm_code",
]

PIXEL = 10
"""Side of a pixel of Sentinel-2 in metres."""

LARGEST_NUMBER = 100_000
"""Most boxes of one grid; more would be a slip of the size, or the whole Earth."""

SPLITS = ("train", "validation", "test")
"""The parts a grid is split into."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top in metres."""

_NOISE = 1e-3  # metres: a change of CRS and back moves an edge by less


@dataclass(frozen=True, order=True)
class Cell:
    """A square of a lattice: its row from the north and its column from the west, both from 0. Sorts as it reads."""

    row: int
    column: int


@dataclass(frozen=True)
class Lattice:
    """Equal squares in rows and columns.

    Attributes:
        left, top: The north-western corner in metres.
        size: Side of a square in metres.
        columns, rows: Numbers of squares.
    """

    left: int
    top: int
    size: int
    columns: int
    rows: int

    def bounds(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Bounds:
        """Return left, bottom, right, top of a rectangle of squares that begins at a row and a column."""
        left, top = self.left + column * self.size, self.top - row * self.size
        return left, top - rows * self.size, left + columns * self.size, top

    def window(self, bounds: Bounds) -> tuple[int, int, int, int]:
        """Return row, column, rows and columns of the squares that bounds meet; no rows or columns when none."""
        left, bottom, right, top = bounds
        column = max(0, math.floor((left - self.left) / self.size))
        row = max(0, math.floor((self.top - top) / self.size))
        columns = min(self.columns, math.ceil((right - self.left) / self.size)) - column
        rows = min(self.rows, math.ceil((self.top - bottom) / self.size)) - row
        return row, column, rows, columns


def outward(bounds: Bounds, step: int = PIXEL) -> tuple[int, int, int, int]:
    """Return bounds grown outward to multiples of `step`; a thousandth of a metre beyond one is taken for noise."""
    left, bottom, right, top = bounds
    return (
        step * math.floor((left + _NOISE) / step),
        step * math.floor((bottom + _NOISE) / step),
        step * math.ceil((right - _NOISE) / step),
        step * math.ceil((top - _NOISE) / step),
    )


def lattice_over(bounds: Bounds, size: int, *, aligned: bool = False) -> Lattice:
    """Return the lattice that covers bounds.

    Args:
        bounds: What to cover, in metres.
        size: Side of a square, a multiple of 10 m.
        aligned: Put the edges of the squares on multiples of their size, so that grids of neighbouring areas fit each
            other; otherwise the south-western corner lies on that of the bounds, brought to a multiple of 10 m.
    """
    left, bottom, right, top = outward(bounds, size if aligned else PIXEL)
    columns = max(1, math.ceil((right - left) / size))
    rows = max(1, math.ceil((top - bottom) / size))
    return Lattice(left, bottom + rows * size, size, columns, rows)


def cells_that_meet(lattice: Lattice, bounds: Bounds, meets: Callable[[Bounds], bool]) -> Iterator[Cell]:
    """Yield the squares for which `meets` holds, asking for large rectangles first.

    Args:
        lattice: The squares.
        bounds: What to look within: those of the area.
        meets: Whether the area meets a rectangle; must hold for every rectangle around one for which it holds.
    """
    waiting = [lattice.window(bounds)]
    while waiting:
        row, column, rows, columns = waiting.pop()
        if rows < 1 or columns < 1 or not meets(lattice.bounds(row, column, rows, columns)):
            continue
        if rows == columns == 1:
            yield Cell(row, column)
        elif rows >= columns:
            half = rows // 2
            waiting += [(row, column, half, columns), (row + half, column, rows - half, columns)]
        else:
            half = columns // 2
            waiting += [(row, column, rows, half), (row, column + half, rows, columns - half)]


def split_cells(
    cells: Sequence[Cell], *, validation: float, test: float, block: int = 1, seed: int = 1
) -> dict[Cell, str]:
    """Return the part of each box: one of `SPLITS`.

    Boxes next to each other show the same fields and the same weather, so whole blocks of `block` x `block` boxes go
    to one part. Blocks are taken in an order that the seed decides; a part takes a block where that brings its number
    of boxes nearer to its share. The test part depends on the validation share in no way.

    Args:
        cells: The boxes.
        validation: Share of the boxes to validate, 0 to 1.
        test: Share of the boxes to test, 0 to 1.
        block: Side of a block in boxes.
        seed: Any integer.

    Raises:
        InputError: The shares leave nothing to train.
    """
    if min(validation, test) < 0 or validation + test >= 1:
        raise InputError(
            translate(
                "box_grid",
                "Validation ({validation:.0%}) and test ({test:.0%}) leave no box to train: lower their shares.",
            ).format(validation=validation, test=test)
        )
    blocks: dict[Cell, list[Cell]] = {}
    for cell in cells:
        blocks.setdefault(Cell(cell.row // block, cell.column // block), []).append(cell)
    left = sorted(blocks, key=lambda place: _rank(place, seed))
    parts = dict.fromkeys(cells, "train")
    for name, share in (("test", test), ("validation", validation)):
        wanted, taken = share * len(cells), 0
        for place in tuple(left):
            count = len(blocks[place])
            if abs(taken + count - wanted) < abs(taken - wanted):
                parts.update(dict.fromkeys(blocks[place], name))
                left.remove(place)
                taken += count
    return parts


def box_name(number: int, total: int) -> str:
    """Return the name of a box by its number from 1, such as "box-0001"; names of one grid are equally long."""
    return f"box-{number:0{max(4, len(str(total)))}d}"


def utm_code(longitude: float, latitude: float) -> str:
    """Return the UTM zone of a place on WGS 84, as the tiles of Sentinel-2 use it, such as "EPSG:32633".

    The zones of Norway and Svalbard are wider or narrower than six degrees (Military Grid Reference System).

    Raises:
        InputError: The place lies beyond the zones.
    """
    if not (-180 <= longitude <= 180 and -80 <= latitude <= 84):
        raise InputError(
            translate(
                "box_grid",
                "The place {longitude:.4g}, {latitude:.4g} (longitude, latitude) lies in no UTM zone: check the "
                "coordinate reference system of the area.",
            ).format(longitude=longitude, latitude=latitude)
        )
    zone = min(int((longitude + 180) // 6) + 1, 60)
    if 56 <= latitude < 64 and 3 <= longitude < 12:
        zone = 32
    elif latitude >= 72 and 0 <= longitude < 42:
        zone = 31 + 2 * int((longitude + 3) // 12)
    return f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}"


def _rank(place: Cell, seed: int) -> bytes:
    """A number that looks random and is the same on every computer and with every Python."""
    return hashlib.sha256(f"{seed} {place.row} {place.column}".encode()).digest()
