"""Reading a season: one place's Sentinel-2 time series as windows of arrays."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.jobs import DescribeSeason
from furrow.engine.contract.series_jobs import CloudRules
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.layout import bands_path, masks_path, read_date, read_season, season_folder
from furrow.engine.imagery.stack import Stack
from furrow.engine.imagery.validity import buffer_pixels, check_rules, clear_sky, observed
from furrow.engine.imagery.writing import SeasonWriter, create_season
from furrow.engine.processors import processors
from furrow.engine.rasters import MASK_NODATA, open_raster, read_array
from furrow.engine.reporting import Reporter

__all__ = ["Season", "SeasonDate", "SeasonWriter", "create_season", "describe_season", "missing_sentence"]

_THREADS = 4  # dates decoded at once; more gains nothing where the disk is the limit


@dataclass(frozen=True)
class SeasonDate:
    """One date of a season.

    Attributes:
        date: The day of the overpass.
        bands: GeoTIFF of the bands.
        masks: GeoTIFF of the mask layers, or None when the season has none.
        scale: Reflectance = (digital number + offset) x scale.
        offset: In digital numbers.
        valid_share: Share of pixels observed and clear, 0 to 1, as it was when the date was written.
    """

    date: datetime.date
    bands: Path
    masks: Path | None
    scale: float
    offset: float
    valid_share: float


@dataclass(frozen=True)
class Season:
    """A season on disk. Opening reads its documents; `read` reads pixels.

    Attributes:
        folder: Absolute folder.
        title: Name for people.
        grid: The 10 m grid.
        bands: Names of the bands.
        mask_layers: Names of the mask layers; empty when there are none, so that clouds are unknown.
        dates: The dates that are there, in time order.
        missing_dates: Dates the season should hold, of which a document or a file is missing.
    """

    folder: Path
    title: str
    grid: GeoGrid
    bands: tuple[str, ...]
    mask_layers: tuple[str, ...]
    dates: tuple[SeasonDate, ...]
    missing_dates: tuple[datetime.date, ...]

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a season by its folder or its `collection.json`.

        Raises:
            InputError: There is no season, or it is of a newer Furrow.
            DamagedFileError: Its collection cannot be read, or all of its dates are missing.
        """
        folder = season_folder(path)
        record = read_season(folder)
        dates, missing = [], []
        for date in record.dates:
            bands, masks = bands_path(folder, date), masks_path(folder, date) if record.mask_layers else None
            try:
                item = read_date(folder, date)
            except DamagedFileError:
                missing.append(date)
                continue
            if bands.is_file() and (masks is None or masks.is_file()):
                dates.append(SeasonDate(date, bands, masks, record.scale, item.offset, item.valid_share))
            else:  # without its masks a date would read as clear
                missing.append(date)
        if not dates:
            raise DamagedFileError(f"The season '{folder}' has lost all of its {len(missing)} dates: write it again.")
        return cls(folder, record.title, record.grid, record.bands, record.mask_layers, tuple(dates), tuple(missing))

    def read(
        self, window: Window | None = None, bands: Sequence[str] | None = None, clouds: CloudRules | None = None
    ) -> Stack:
        """Read a window of every date that is there.

        Args:
            window: Part of the grid in whole pixels; None for all of it.
            bands: Names of the bands wanted, in the wanted order; None for all.
            clouds: What counts as clear; None for the usual rules. Clouds beyond the window count for its buffer.

        Raises:
            InputError: The season lacks a band or a mask layer, or the window leaves the grid.
            DamagedFileError: A file cannot be decoded or is not what the documents say.
        """
        names = self.bands if bands is None else tuple(bands)
        self._require(names)
        part = self._part(window, clouds)
        count, shape = len(self.dates), (int(part.height), int(part.width))
        numbers = np.empty((count, len(names), *shape), np.uint16)
        valid = np.empty((count, *shape), np.bool_)

        def read_one(index: int) -> None:
            date = self.dates[index]
            self._read_file(date.bands, part, names, numbers[index])
            valid[index] = observed(numbers[index])
            if date.masks is not None:
                valid[index] &= self._read_sky(date.masks, part, clouds)[0]

        self._over_dates(read_one)
        return Stack(
            digital_numbers=numbers,
            valid=valid,
            day_of_year=np.array([each.date.timetuple().tm_yday for each in self.dates], np.int16),
            dates=tuple(each.date for each in self.dates),
            bands=names,
            scale=np.array([each.scale for each in self.dates], np.float32),
            offset=np.array([each.offset for each in self.dates], np.float32),
        )

    def read_clear_sky(self, window: Window | None = None, clouds: CloudRules | None = None) -> NDArray[np.uint8]:
        """Read where a window of every date was observed in all bands and is clear.

        Args:
            window: As in `read`.
            clouds: As in `read`.

        Returns:
            (T, H, W) uint8: 1 clear, 0 not, 255 not observed.

        Raises:
            InputError: The season lacks a mask layer, or the window leaves the grid.
            DamagedFileError: As `read`.
        """
        part = self._part(window, clouds)
        shape = (int(part.height), int(part.width))
        sky = np.empty((len(self.dates), *shape), np.uint8)

        def read_one(index: int) -> None:
            date = self.dates[index]
            numbers = np.empty((len(self.bands), *shape), np.uint16)
            self._read_file(date.bands, part, self.bands, numbers)
            there = observed(numbers)
            sky[index] = there
            if date.masks is not None:
                clear, data = self._read_sky(date.masks, part, clouds)
                sky[index] &= clear
                there &= data
            sky[index][~there] = MASK_NODATA

        self._over_dates(read_one)
        return sky

    def _over_dates(self, work: Callable[[int], None]) -> None:
        """Do some work for the place of each date, in a few threads."""
        with ThreadPoolExecutor(min(_THREADS, processors(), len(self.dates))) as pool:
            for _ in pool.map(work, range(len(self.dates))):
                pass  # the first error stops here

    def _part(self, window: Window | None, clouds: CloudRules | None) -> Window:
        if clouds is not None:
            check_rules(clouds, self.mask_layers)
        return Window(0, 0, self.grid.width, self.grid.height) if window is None else self._inside(window)

    def _require(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name not in self.bands:
                raise InputError(
                    f"The season '{self.title}' lacks the band {name}: it holds {', '.join(self.bands)}. "
                    "Import it again with that band, or choose a model that does without."
                )
        if not names:
            raise InputError("No band was asked for: name at least one.")

    def _inside(self, window: Window) -> Window:
        sides = (window.col_off, window.row_off, window.width, window.height)
        column, row, width, height = (int(side) for side in sides)
        fits = 0 <= column < column + width <= self.grid.width and 0 <= row < row + height <= self.grid.height
        if (column, row, width, height) != sides or not fits:
            size = f"{self.grid.height} x {self.grid.width}"
            raise InputError(f"The window {sides} is no part of a season of {size} pixels: choose one inside.")
        return Window(column, row, width, height)

    def _read_sky(
        self, path: Path, window: Window, clouds: CloudRules | None
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return where the mask layers of a date call a window clear, and where they say that there are data."""
        pixel = self.grid.ground_sampling_distance
        margin = buffer_pixels(clouds, pixel) if clouds else 0
        top, left = max(0, window.row_off - margin), max(0, window.col_off - margin)
        bottom = min(self.grid.height, window.row_off + window.height + margin)
        right = min(self.grid.width, window.col_off + window.width + margin)
        layers = np.empty((len(self.mask_layers), bottom - top, right - left), np.uint8)
        self._read_file(path, Window(left, top, right - left, bottom - top), self.mask_layers, layers)
        masks = dict(zip(self.mask_layers, layers, strict=True))
        rows = slice(window.row_off - top, window.row_off - top + window.height)
        columns = slice(window.col_off - left, window.col_off - left + window.width)
        clear = clear_sky(masks, clouds, pixel)[rows, columns]
        data = masks["dataMask"][rows, columns] != 0 if "dataMask" in masks else np.ones_like(clear)
        return clear, data

    def _read_file(self, path: Path, window: Window, names: tuple[str, ...], into: NDArray[Any]) -> None:
        with open_raster(path) as dataset:
            if dataset.shape != self.grid.shape or not set(names) <= set(dataset.descriptions):
                raise DamagedFileError(f"'{path}' is not what the season's documents describe: run 'Verify season'.")
            if set(dataset.dtypes) != {into.dtype.name}:
                held = ", ".join(sorted(set(dataset.dtypes)))
                raise DamagedFileError(f"'{path}' holds {held} instead of {into.dtype.name}: run 'Verify season'.")
            read_array(dataset, [dataset.descriptions.index(name) + 1 for name in names], window, into=into)


def describe_season(spec: DescribeSeason, reporter: Reporter) -> dict[str, Any]:
    """Do the job `describe-season`.

    Raises:
        InputError: There is no season.
        DamagedFileError: Its documents cannot be read.
    """
    season = Season.open(spec.season)
    if season.missing_dates:
        reporter.warn(f"{missing_sentence(season)} Run 'Verify season'.")
    authority = season.grid.crs.to_authority()
    return {
        "title": season.title,
        "crs": ":".join(authority) if authority else season.grid.crs.to_wkt(),
        "bounds": list(season.grid.bounds),
        "shape": list(season.grid.shape),
        "ground_sampling_distance": season.grid.ground_sampling_distance,
        "bands": list(season.bands),
        "mask_layers": list(season.mask_layers),
        "scale": season.dates[0].scale,
        "dates": [
            {
                "date": each.date.isoformat(),
                "bands": str(each.bands),
                "masks": str(each.masks or ""),
                "offset": each.offset,
                "valid_share": each.valid_share,
            }
            for each in season.dates
        ],
    }


def missing_sentence(season: Season) -> str:
    """Return one sentence that names the missing dates of a season, or an empty text when none is missing."""
    if not season.missing_dates:
        return ""
    days = ", ".join(day.isoformat() for day in season.missing_dates)
    return f"The season '{season.title}' lacks {len(season.missing_dates)} of its dates ({days})."
