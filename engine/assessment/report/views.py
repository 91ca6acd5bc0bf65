"""Small pictures of parcels: the probability, and the clearest date in true colour, under the parcel's outline."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.windows import Window

from furrow.engine.assessment.box_rasters import BoxRasters
from furrow.engine.assessment.pairing import ScoredBox
from furrow.engine.assessment.report.pictures import VIRIDIS, png_address
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.imagery.layout import read_season
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import PROBABILITY_SCALE

__all__ = ["ParcelView", "Views"]

_AROUND = 1.5  # sides of a parcel that its picture shows
_SMALLEST = 48  # pixels of 2.5 m that a picture shows, at least
_SIDE = 160  # pixels of a picture, about
_LARGEST_COLOUR = 4000  # pixels of 2.5 m up to which a season is read; farther apart parts of a parcel show nothing
_UNKNOWN = PROBABILITY_SCALE + 1
_PALETTE = (*VIRIDIS, (200, 200, 200))
_TRUE_COLOUR = ("B04", "B03", "B02")
_BRIGHTEST, _GAMMA = 0.2, 1.4  # as the layers of a season are shown in QGIS
_CLEAR = 0.99  # share of a picture from which a date need not be clearer
_DATES = 12  # of which the clearest is taken
_NO_DATA = 200
_FINE = 0.3  # pixels that an outline may be off


@dataclass(frozen=True)
class ParcelView:
    """Pictures of a parcel and its surroundings.

    Attributes:
        side: Pixels of the prediction along a side.
        metres: The same in metres.
        outline: The parcel as the path of an SVG of that many units.
        probability: Address of the picture.
        true_colour: Likewise; empty where no season shows the parcel.
        date: Of the true colour.
    """

    side: int
    metres: float
    outline: str
    probability: str
    true_colour: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class _Place:
    """A square of pixels of 2.5 m, which may reach beyond a box, and which of them a picture shows.

    Attributes:
        grid: The square.
        row: Its first row in the box.
        column: Its first column in the box.
        shown: Rows and columns of the square that make those of the picture: each several times, or each `step`-th.
        step: See `shown`.
    """

    grid: GeoGrid
    row: int
    column: int
    shown: NDArray[np.intp]
    step: int


class Views:
    """Takes pictures of parcels.

    Args:
        boxes: Boxes and where their pixels lie.
        seasons: Folders of seasons.

    Raises:
        InputError: A folder is no season.
        DamagedFileError: A season cannot be read.
    """

    def __init__(self, boxes: Sequence[tuple[ScoredBox, CountBox]], seasons: Sequence[Path]) -> None:
        self._boxes = boxes
        self._seasons = [(folder, read_season(folder).grid) for folder in seasons]
        self._opened: dict[Path, Season] = {}

    def of(self, outline: shapely.Geometry, crs: CRS) -> ParcelView | None:
        """Return the pictures of a parcel; None where it lies in no box.

        Raises:
            InputError: Values make no sense, or a season has no true colour.
            DamagedFileError: A raster cannot be read.
        """
        found = self._box_of(outline, crs)
        if found is None:
            return None
        box, spec = found
        place = _place_of(outline, box.grid)
        view = ParcelView(
            place.grid.width,
            place.grid.width * place.grid.ground_sampling_distance,
            _path(outline, place.grid),
            _probability(spec, place),
        )
        season = self._season_of(place.grid) if place.grid.width <= _LARGEST_COLOUR else None
        return view if season is None else _with_true_colour(view, season, place)

    def _box_of(self, outline: shapely.Geometry, crs: CRS) -> tuple[ScoredBox, CountBox] | None:
        """Return the box that shows most of a parcel."""
        if outline is None or shapely.is_empty(outline):
            return None
        extent = shapely.box(*shapely.bounds(outline))
        areas = [
            shapely.box(*box.grid.bounds).intersection(extent).area if box.grid.crs == crs else 0.0
            for box, _ in self._boxes
        ]
        best = int(np.argmax(areas))
        return self._boxes[best] if areas[best] > 0 else None

    def _season_of(self, square: GeoGrid) -> Season | None:
        """Return the first season that shows the middle of a square, pixel on pixel."""
        for folder, grid in self._seasons:
            fine = grid.refine(SCALE)
            offset = fine.offset_of(square)
            if offset is None:
                continue
            row, column = offset[0] + square.height // 2, offset[1] + square.width // 2
            if 0 <= row < fine.height and 0 <= column < fine.width:
                if folder not in self._opened:
                    self._opened[folder] = Season.open(folder)
                return self._opened[folder]
        return None


def _place_of(outline: shapely.Geometry, grid: GeoGrid) -> _Place:
    left, bottom, right, top = shapely.bounds(outline)
    to_pixels = ~grid.transform
    first_column, first_row = to_pixels @ (left, top)
    last_column, last_row = to_pixels @ (right, bottom)
    longest = max(last_column - first_column, last_row - first_row)
    side = max(_SMALLEST, 2 * int(np.ceil(longest * _AROUND / 2)))
    row = int(np.floor((first_row + last_row - side) / 2))
    column = int(np.floor((first_column + last_column - side) / 2))
    square = GeoGrid(grid.crs, grid.transform @ Affine.translation(column, row), side, side)
    step = -(-side // _SIDE)
    shown = np.arange(0, side, step) if step > 1 else np.repeat(np.arange(side), max(1, round(_SIDE / side)))
    return _Place(square, row, column, shown, step)


def _probability(spec: CountBox, place: _Place) -> str:
    rows, columns = _Axis(place.row + place.shown, spec.height), _Axis(place.column + place.shown, spec.width)
    picture = np.full((len(place.shown),) * 2, _UNKNOWN, np.uint8)
    if rows.any and columns.any:
        with ExitStack() as opened:
            box = BoxRasters(spec, opened)
            values = _stored(box, box.predicted(rows.span, columns.span, place.step))
        picture[np.ix_(rows.inside, columns.inside)] = values[
            np.ix_(rows.within(place.step), columns.within(place.step))
        ]
    return png_address(picture, _PALETTE)


class _Axis:
    """Rows, or columns, that a picture shows, of which some lie outside of what can be read."""

    def __init__(self, places: NDArray[np.intp], length: int) -> None:
        self.inside = (places >= 0) & (places < length)
        self._kept = places[self.inside]
        self.any = bool(self._kept.size)

    @property
    def span(self) -> slice:
        """What is to be read."""
        return slice(int(self._kept[0]), int(self._kept[-1]) + 1)

    def within(self, step: int) -> NDArray[np.intp]:
        """Return where each row lies in what was read with a step."""
        return np.asarray((self._kept - self._kept[0]) // step)


def _stored(box: BoxRasters, part: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Return probabilities x 200 of pixels as they were read, whatever they were read from; 201 for none."""
    decoding = box.decoding
    if decoding.probability is not None:
        probability, known = decoding.probability(part)
        scaled = np.where(known, probability, 0) * PROBABILITY_SCALE
        return np.where(known, np.rint(scaled), _UNKNOWN).astype(np.uint8)
    stored = decoding.stored(part)
    shown = stored if decoding.is_stored_probability else decoding.cultivated[stored] * np.uint8(PROBABILITY_SCALE)
    missing = shown > PROBABILITY_SCALE
    if decoding.nodata is not None:
        missing |= stored == decoding.nodata
    return np.where(missing, np.uint8(_UNKNOWN), shown).astype(np.uint8)


def _with_true_colour(view: ParcelView, season: Season, place: _Place) -> ParcelView:
    """Return a view with the clearest date of a season."""
    row, column = season.grid.refine(SCALE).offset_of(place.grid) or (0, 0)
    rows = _Axis((row + place.shown) // SCALE, season.grid.height)
    columns = _Axis((column + place.shown) // SCALE, season.grid.width)
    if not (rows.any and columns.any):
        return view
    height, width = (axis.span.stop - axis.span.start for axis in (rows, columns))
    date, colours = _clearest(season, Window(columns.span.start, rows.span.start, width, height))
    picture = np.full((3, len(place.shown), len(place.shown)), _NO_DATA, np.uint8)
    places, held = np.ix_(rows.inside, columns.inside), np.ix_(rows.within(1), columns.within(1))
    for channel in range(3):
        picture[channel][places] = colours[channel][held]
    return dataclasses.replace(view, true_colour=png_address(picture), date=date)


def _clearest(season: Season, window: Window) -> tuple[datetime.date, NDArray[np.uint8]]:
    """Return which of the clearest dates shows most of a window clearly, and its colours (3, H, W).

    Of dates that are as clear as another, to a per cent, that nearest to the middle of the season comes first: more
    grows then.
    """
    middle = season.dates[0].date + (season.dates[-1].date - season.dates[0].date) / 2
    ordered = sorted(season.dates, key=lambda each: (-round(each.valid_share, 2), abs(each.date - middle)))
    best = -1.0
    for date in ordered[:_DATES]:
        stack = dataclasses.replace(season, dates=(date,)).read(window, _TRUE_COLOUR)
        clear = float(stack.valid.mean())
        if clear > best:
            best, chosen = clear, stack
        if clear >= _CLEAR:
            break
    numbers = chosen.digital_numbers[0]
    reflectance = (numbers.astype(np.float32) + chosen.offset[0]) * chosen.scale[0]
    bright = np.clip(reflectance / _BRIGHTEST, 0, 1) ** (1 / _GAMMA)
    return chosen.dates[0], np.where(numbers == 0, _NO_DATA, np.rint(255 * bright)).astype(np.uint8)


def _path(outline: shapely.Geometry, square: GeoGrid) -> str:
    """Return an outline as the path of an SVG in units of the pixels of the square it lies in."""
    whole = outline if shapely.is_valid(outline) else shapely.make_valid(outline)
    to_pixels = ~square.transform
    parts = []
    for polygon in shapely.get_parts(shapely.simplify(whole, _FINE * square.ground_sampling_distance)):
        if shapely.get_type_id(polygon) == shapely.GeometryType.POLYGON:
            for ring in (polygon.exterior, *polygon.interiors):
                corners = [to_pixels @ (x, y) for x, y in shapely.get_coordinates(ring)]
                parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners[:-1]) + "Z")
    return "".join(parts)
