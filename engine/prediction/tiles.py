"""How a season is cut for prediction: panels, strips of block rows, and tiles with their margins.

A tile is computed on its core and a margin as wide as the network looks, and only the core is kept.
So tiles agree with a pass over everything, there is no seam, and nothing needs blending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from furrow.engine.contract.errors import InputError
from furrow.engine.rasters import BLOCK

__all__ = ["Layout", "Span", "Strip", "Tile", "panels", "strips", "tiles"]

_SMALLEST, _LARGEST = 16, 1024
_MEMORY = 256_000_000  # bytes of a season held at a time


@dataclass(frozen=True)
class Span:
    """Pixels from `start` up to `stop` along one axis."""

    start: int
    stop: int

    @property
    def size(self) -> int:
        """Number of pixels."""
        return self.stop - self.start

    def within(self, origin: int) -> slice:
        """Return the slice of an array that begins at `origin`."""
        return slice(self.start - origin, self.stop - origin)


@dataclass(frozen=True)
class Layout:
    """Sizes that decide the cutting, in pixels of 10 m.

    Attributes:
        tile: Side of a tile's core, a multiple of `multiple`.
        margin: Pixels read around a core, a multiple of `multiple`.
        multiple: Cores and margins begin at multiples of it.
    """

    tile: int
    margin: int
    multiple: int

    @classmethod
    def of(cls, tile: int, overlap: int, margin: int, multiple: int) -> Layout:
        """Return a layout for the wishes of the analyst and the needs of a network.

        Args:
            tile: Wished side of a tile.
            overlap: Wished margin; less than `margin` is raised to it.
            margin: Pixels beyond which the network sees nothing.
            multiple: Offsets at which the network's result does not depend on the cutting.

        Raises:
            InputError: A wish is out of range.
        """
        if not _SMALLEST <= tile <= _LARGEST:
            raise InputError(f"A tile cannot have a side of {tile} pixels: give {_SMALLEST} to {_LARGEST}.")
        if not 0 <= overlap <= _LARGEST:
            raise InputError(f"Tiles cannot overlap by {overlap} pixels: give 0 to {_LARGEST}.")
        up = _rounded_up
        return cls(up(tile, multiple), up(max(overlap, margin), multiple), multiple)


@dataclass(frozen=True)
class Strip:
    """One step down a panel: the rows read in it and the rows that can be computed after it.

    Attributes:
        read: New rows, whole block rows of the files.
        keep: First row still needed from earlier steps.
        core: Rows to compute; may be empty.
    """

    read: Span
    keep: int
    core: Span


@dataclass(frozen=True)
class Tile:
    """A rectangle to compute and the larger one to compute it from."""

    rows: Span
    columns: Span
    rows_seen: Span
    columns_seen: Span


def panels(width: int, layout: Layout, bytes_per_pixel: int, memory: int = _MEMORY) -> Iterator[Span]:
    """Yield column ranges so narrow that a strip of one fits into memory; mostly just one.

    Args:
        width: Columns of the season.
        layout: Sizes of the cutting.
        bytes_per_pixel: Of all dates and bands together.
        memory: Bytes a strip may take.
    """
    rows = BLOCK + 2 * layout.margin
    affordable = memory // (bytes_per_pixel * rows) - 2 * layout.margin
    step = max(BLOCK, affordable // BLOCK * BLOCK) if affordable < width else width
    for start in range(0, width, step):
        yield Span(start, min(start + step, width))


def strips(height: int, layout: Layout, block: int = BLOCK) -> Iterator[Strip]:
    """Yield the steps down a panel. Every block row is read once."""
    done = 0
    for start in range(0, height, block):
        read = Span(start, min(start + block, height))
        stop = (
            height
            if read.stop == height
            else max(done, (read.stop - layout.margin) // layout.multiple * layout.multiple)
        )
        yield Strip(read, max(0, done - layout.margin), Span(done, stop))
        done = stop


def tiles(rows: Span, columns: Span, shape: tuple[int, int], layout: Layout) -> Iterator[Tile]:
    """Yield tiles that cover a rectangle, row by row, of about equal sizes.

    Args:
        rows: Rows to compute.
        columns: Columns to compute.
        shape: (height, width) of the season, beyond which there is nothing to see.
        layout: Sizes of the cutting.
    """
    for row in _pieces(rows, layout):
        for column in _pieces(columns, layout):
            yield Tile(row, column, _widened(row, shape[0], layout.margin), _widened(column, shape[1], layout.margin))


def _pieces(whole: Span, layout: Layout) -> Iterator[Span]:
    if whole.size <= 0:
        return
    number = -(-whole.size // layout.tile)
    step = _rounded_up(-(-whole.size // number), layout.multiple)
    for start in range(whole.start, whole.stop, step):
        yield Span(start, min(start + step, whole.stop))


def _widened(span: Span, size: int, margin: int) -> Span:
    return Span(max(0, span.start - margin), min(size, span.stop + margin))


def _rounded_up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple
