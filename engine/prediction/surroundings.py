"""A season and the seasons around it, read as if they were one.

A pixel near the edge of a box is predicted from what lies beyond the edge too, so that boxes side by side make a map
without seams.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.tiles import Span

__all__ = ["NeighbourError", "Sides", "Surroundings"]

_LARGEST_NUMBER = np.iinfo(np.uint16).max


class NeighbourError(DamagedFileError):
    """A file of a season around the one in the middle cannot be read.

    Attributes:
        neighbour: That season.
    """

    def __init__(self, neighbour: Season, cause: DamagedFileError) -> None:
        super().__init__(str(cause))
        self.neighbour = neighbour


@dataclass(frozen=True)
class Sides:
    """Pixels of 10 m that can be seen beyond each side of a season."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class _Placed:
    """A season and where its first pixel lies in the grid of the one in the middle."""

    season: Season
    rows: Span
    columns: Span


class Surroundings:
    """A season with others around it.

    Dates are those of all seasons together; where a season lacks a date its pixels are not valid on that day. Where
    seasons overlap, the one in the middle is read, else the first of the others.

    Args:
        season: The one in the middle.
        bands: Names of the bands to read.
        neighbours: Others. Those that lack a band, those of another projection or pixel size, and those whose pixels do
            not lie on the grid are left out.
        multiple: Distance between places where a network's result does not depend on the cutting. A neighbour whose
            grid is shifted against it is used all the same, but an edge may show.

    Attributes:
        season: The one in the middle.
        grid: Its grid.
        bands: Names of the bands that are read.
        left_out: Titles of the neighbours that could not be used.
        shifted: Titles of the neighbours whose grid is shifted against `multiple`.
    """

    def __init__(
        self, season: Season, bands: Sequence[str], neighbours: Sequence[Season] = (), multiple: int = 1
    ) -> None:
        self.season, self.grid, self.bands = season, season.grid, tuple(bands)
        self.left_out: list[str] = []
        self.shifted: list[str] = []
        self._others: list[_Placed] = []
        for other in neighbours:
            offset = season.grid.offset_of(other.grid)
            if offset is None or not set(self.bands) <= set(other.bands):
                self.left_out.append(other.title)
                continue
            if offset[0] % multiple or offset[1] % multiple:
                self.shifted.append(other.title)
            height, width = other.grid.shape
            rows, columns = Span(offset[0], offset[0] + height), Span(offset[1], offset[1] + width)
            self._others.append(_Placed(other, rows, columns))

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """All dates, in time order."""
        seasons = [self.season, *(placed.season for placed in self._others)]
        return tuple(sorted({each.date for season in seasons for each in season.dates}))

    def leave_out(self, neighbour: Season) -> None:
        """Look into a neighbour no more."""
        self._others = [placed for placed in self._others if placed.season is not neighbour]

    def around(self, margin: int) -> Sides:
        """Return how far can be seen beyond each side: the margin where there is a neighbour, else not at all."""
        height, width = self.grid.shape
        all_rows, all_columns = Span(0, height), Span(0, width)

        def seen(rows: Span, columns: Span) -> int:
            there = any(_meet(each.rows, rows) and _meet(each.columns, columns) for each in self._others)
            return margin if there else 0

        return Sides(
            top=seen(Span(-margin, 0), all_columns),
            left=seen(all_rows, Span(-margin, 0)),
            bottom=seen(Span(height, height + margin), all_columns),
            right=seen(all_rows, Span(width, width + margin)),
        )

    def read(self, window: Window) -> Stack:
        """Read a window of all dates; parts of it may lie beyond the season, where nothing may be valid.

        Args:
            window: In pixels of the season in the middle; may begin before its first pixel.

        Raises:
            InputError: A season lacks a band.
            NeighbourError: A file of a neighbour cannot be read.
            DamagedFileError: A file of the season in the middle cannot be read.
        """
        rows = Span(int(window.row_off), int(window.row_off + window.height))
        columns = Span(int(window.col_off), int(window.col_off + window.width))
        height, width = self.grid.shape
        own_rows, own_columns = Span(0, height), Span(0, width)
        if not self._others and _within(rows, own_rows) and _within(columns, own_columns):
            return self.season.read(window, self.bands)
        own = self.season.read(_window(_common(rows, own_rows), _common(columns, own_columns)), self.bands)
        whole = self._empty(own, rows, columns)
        free = np.ones(whole.valid.shape[1:], np.bool_)
        self._put(whole, own, _common(rows, own_rows), _common(columns, own_columns), (rows, columns), free)
        for side_rows, side_columns in _sides(rows, columns, own_rows, own_columns):
            for other in self._others:
                part_rows, part_columns = _common(side_rows, other.rows), _common(side_columns, other.columns)
                if part_rows.size <= 0 or part_columns.size <= 0:
                    continue
                inside = _window(_moved(part_rows, -other.rows.start), _moved(part_columns, -other.columns.start))
                try:
                    part = other.season.read(inside, self.bands)
                except DamagedFileError as error:
                    raise NeighbourError(other.season, error) from error
                self._put(whole, part, part_rows, part_columns, (rows, columns), free)
        return whole

    def _empty(self, own: Stack, rows: Span, columns: Span) -> Stack:
        """Return a stack of all dates in which nothing is valid; days that the middle lacks get its first scale."""
        dates = self.dates
        known = {day: (own.scale[at], own.offset[at]) for at, day in enumerate(own.dates)}
        scales = [known.get(day, (own.scale[0], own.offset[0])) for day in dates]
        shape = (rows.size, columns.size)
        return Stack(
            digital_numbers=np.zeros((len(dates), len(own.bands), *shape), np.uint16),
            valid=np.zeros((len(dates), *shape), np.bool_),
            day_of_year=np.array([day.timetuple().tm_yday for day in dates], np.int16),
            dates=dates,
            bands=own.bands,
            scale=np.array([scale for scale, _ in scales], np.float32),
            offset=np.array([offset for _, offset in scales], np.float32),
        )

    @staticmethod
    def _put(
        whole: Stack, part: Stack, rows: Span, columns: Span, corner: tuple[Span, Span], free: NDArray[np.bool_]
    ) -> None:
        """Copy a part into the whole where nothing was put before."""
        place = (rows.within(corner[0].start), columns.within(corner[1].start))
        open_here = free[place].copy()
        for at, day in enumerate(part.dates):
            to = whole.dates.index(day)
            numbers = _rescaled(part, at, float(whole.scale[to]), float(whole.offset[to]))
            if open_here.all():
                whole.digital_numbers[to][:, place[0], place[1]] = numbers
                whole.valid[to][place] = part.valid[at]
            else:
                whole.digital_numbers[to][:, place[0], place[1]][:, open_here] = numbers[:, open_here]
                whole.valid[to][place][open_here] = part.valid[at][open_here]
        free[place] = False


def _rescaled(part: Stack, at: int, scale: float, offset: float) -> NDArray[np.uint16]:
    """Return the digital numbers of a date as those of another scale and offset."""
    numbers: NDArray[np.uint16] = part.digital_numbers[at]
    if float(part.scale[at]) == scale and float(part.offset[at]) == offset:
        return numbers
    reflectance = (numbers.astype(np.float64) + float(part.offset[at])) * float(part.scale[at])
    moved = np.rint(reflectance / scale - offset).clip(0, _LARGEST_NUMBER)
    return moved.astype(np.uint16)


def _sides(rows: Span, columns: Span, own_rows: Span, own_columns: Span) -> list[tuple[Span, Span]]:
    """Return the rectangles of a window that lie above, below, left and right of the middle."""
    between = _common(rows, own_rows)
    rectangles = [
        (Span(rows.start, min(rows.stop, own_rows.start)), columns),
        (Span(max(rows.start, own_rows.stop), rows.stop), columns),
        (between, Span(columns.start, min(columns.stop, own_columns.start))),
        (between, Span(max(columns.start, own_columns.stop), columns.stop)),
    ]
    return [(high, wide) for high, wide in rectangles if high.size > 0 and wide.size > 0]


def _meet(one: Span, other: Span) -> bool:
    return _common(one, other).size > 0


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.stop <= other.stop


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.stop, other.stop))


def _moved(span: Span, by: int) -> Span:
    return replace(span, start=span.start + by, stop=span.stop + by)


def _window(rows: Span, columns: Span) -> Window:
    return Window(columns.start, rows.start, columns.size, rows.size)
