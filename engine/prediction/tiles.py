"""How a season is cut for prediction: panels, strips of block rows, and tiles with their margins.

A tile is computed on its core and a margin as wide as the network looks, and only the core is kept.
So tiles agree with a pass over everything, there is no seam, and nothing needs blending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.prediction_jobs import LARGEST_TILE, SMALLEST_TILE
from furrow.engine.rasters import BLOCK

__all__ = ["Layout", "Span", "Strip", "Tile", "panels", "strips", "tiles"]

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

    def widened(self, margin: int, limits: Span) -> Span:
        """Return the span with a margin on both sides, as far as the limits go."""
        return Span(max(limits.start, self.start - margin), min(limits.stop, self.stop + margin))

    def within(self, origin: int) -> slice:
        """Return the slice of an array that begins at `origin`."""
        return slice(self.start - origin, self.stop - origin)


@dataclass(frozen=True)
class Layout:
    """Sizes that decide the cutting, in pixels of 10 m.

    Attributes:
        tile: Side of a tile's core, a multiple of `multiple`. A tile may be an eighth larger where that saves one.
        margin: Pixels read around a core, a multiple of `multiple`.
        multiple: Cores and margins begin at multiples of it.
    """

    tile: int
    margin: int
    multiple: int

    @property
    def largest(self) -> int:
        """Side of the largest core."""
        return self.tile * 9 // 8

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
        if not SMALLEST_TILE <= tile <= LARGEST_TILE:
            raise InputError(f"A tile cannot have a side of {tile} pixels: give {SMALLEST_TILE} to {LARGEST_TILE}.")
        if not 0 <= overlap <= LARGEST_TILE // 2:
            raise InputError(f"Tiles cannot overlap by {overlap} pixels: give 0 to {LARGEST_TILE // 2}.")
        up = _rounded_up
        return cls(up(tile, multiple), up(max(overlap, margin), multiple), multiple)


@dataclass(frozen=True)
class Strip:
    """One step down a panel: the rows read in it and the rows that can be computed after it.

    Rows are those of the season; negative ones lie above it.

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


def strips(height: int, layout: Layout, seen: Span | None = None, block: int = BLOCK) -> Iterator[Strip]:
    """Yield the steps down a panel. Every block row is read once.

    Args:
        height: Rows of the season.
        layout: Sizes of the cutting.
        seen: Rows there are; more than those of the season where others lie above or below. None for the season's own.
        block: Rows of a block of the files.
    """
    seen = seen or Span(0, height)
    done = 0
    for start in range(0, height, block):
        last = start + block >= height
        read = Span(start if start else seen.start, seen.stop if last else start + block)
        stop = height if last else max(done, (read.stop - layout.margin) // layout.multiple * layout.multiple)
        yield Strip(read, max(seen.start, done - layout.margin), Span(done, stop))
        done = stop


def tiles(rows: Span, columns: Span, seen_rows: Span, seen_columns: Span, layout: Layout) -> Iterator[Tile]:
    """Yield tiles that cover a rectangle, row by row, of about equal sizes.

    Args:
        rows: Rows to compute.
        columns: Columns to compute.
        seen_rows: Rows beyond which there is nothing to see.
        seen_columns: Likewise, columns.
        layout: Sizes of the cutting.
    """
    for row in _pieces(rows, layout):
        for column in _pieces(columns, layout):
            yield Tile(row, column, row.widened(layout.margin, seen_rows), column.widened(layout.margin, seen_columns))


def _pieces(whole: Span, layout: Layout) -> Iterator[Span]:
    if whole.size <= 0:
        return
    number = -(-whole.size // layout.largest)
    step = _rounded_up(-(-whole.size // number), layout.multiple)
    for start in range(whole.start, whole.stop, step):
        yield Span(start, min(start + step, whole.stop))


def _rounded_up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple
