"""Writing a season: date by date, whole at the end or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from furrow.engine.atomic import atomic_folder
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MASK_LAYERS, checked_bands
from furrow.engine.imagery.grids import is_season_grid
from furrow.engine.imagery.layout import (
    COLLECTION,
    DateRecord,
    SeasonRecord,
    bands_path,
    masks_path,
    read_season,
    write_date,
    write_season,
)
from furrow.engine.imagery.locking import writing_lock
from furrow.engine.imagery.validity import clear_sky, observed
from furrow.engine.rasters import write_cog

__all__ = ["SeasonWriter", "create_season", "write_image"]


class SeasonWriter:
    """Writes the dates of one season. Made by `create_season`.

    Args:
        folder: Where the files go.
        grid: The 10 m grid.
        bands: Names of the bands in the order of every array.
        title: Name of the season.
        source: Where the images come from, in words.
    """

    def __init__(self, folder: Path, grid: GeoGrid, bands: tuple[str, ...], title: str, source: str) -> None:
        self._folder = folder
        self._record = SeasonRecord(title, source, grid, bands, (), (), 0.0)
        self._dates: dict[datetime.date, DateRecord] = {}

    @property
    def valid_shares(self) -> dict[datetime.date, float]:
        """Share of pixels observed and clear, by date."""
        return {date: record.valid_share for date, record in sorted(self._dates.items())}

    def add(
        self,
        date: datetime.date,
        digital_numbers: NDArray[np.uint16],
        masks: Mapping[str, NDArray[np.uint8]],
        scale: float = 1e-4,
        offset: float = 0.0,
    ) -> None:
        """Write one date.

        Args:
            date: The day of the overpass; each may be added once.
            digital_numbers: (B, H, W) uint16, 0 = nodata.
            masks: Mask layers (H, W) uint8 by name, of `MASK_LAYERS`; the same names at every date, or none.
            scale: Reflectance = (digital number + offset) x scale; one for the season.
            offset: In digital numbers; may differ by date.

        Raises:
            InputError: Something does not fit the season.
            DamagedFileError: What was written does not read back.
        """
        layers = tuple(name for name in MASK_LAYERS if name in masks)
        self._check(date, digital_numbers, masks, scale)
        if not self._dates:
            self._record = replace(self._record, mask_layers=layers, scale=scale)
        self._dates[date] = write_image(self._folder, self._record, date, digital_numbers, masks, offset)

    def finish(self) -> None:
        """Write the collection.

        Raises:
            InputError: No date was added.
        """
        if not self._dates:
            raise InputError(f"The season '{self._record.title}' would hold no date: check the source.")
        write_season(self._folder, replace(self._record, dates=tuple(sorted(self._dates))))

    def _check(
        self,
        date: datetime.date,
        digital_numbers: NDArray[np.uint16],
        masks: Mapping[str, NDArray[np.uint8]],
        scale: float,
    ) -> None:
        wanted = (len(self._record.bands), *self._record.grid.shape)
        if digital_numbers.shape != wanted or digital_numbers.dtype != np.uint16:
            got = f"{digital_numbers.shape} {digital_numbers.dtype}"
            raise InputError(f"The image of {date} is {got}, but the season needs {wanted} uint16.")
        for name, mask in masks.items():
            if name not in MASK_LAYERS:
                raise InputError(f"'{name}' is no mask layer: the names are {', '.join(MASK_LAYERS)}.")
            if mask.shape != wanted[1:] or mask.dtype != np.uint8:
                got = f"{mask.shape} {mask.dtype}"
                raise InputError(f"{name} of {date} is {got}, but the season needs {wanted[1:]} uint8.")
        if date in self._dates:
            raise InputError(f"The date {date} is there twice: keep one image a day.")
        if not scale > 0:
            raise InputError(f"The scale of {date} is {scale:g}: it must be above 0.")
        if self._dates and set(masks) != set(self._record.mask_layers):
            theirs, ours = ", ".join(masks) or "none", ", ".join(self._record.mask_layers) or "none"
            raise InputError(f"The mask layers of {date} are {theirs}, those of other dates {ours}: give all the same.")
        if self._dates and scale != self._record.scale:
            raise InputError(f"The scale of {date} is {scale:g}, that of other dates {self._record.scale:g}.")


def write_image(
    folder: Path,
    season: SeasonRecord,
    date: datetime.date,
    digital_numbers: NDArray[np.uint16],
    masks: Mapping[str, NDArray[np.uint8]],
    offset: float,
    scenes: tuple[str, ...] = (),
) -> DateRecord:
    """Write the files of one date below `folder` and return what its item says.

    Args:
        folder: Folder of a season.
        season: What the season says of all its dates.
        date: The day of the overpass.
        digital_numbers: (B, H, W) uint16, 0 = nodata.
        masks: The season's mask layers (H, W) uint8 by name.
        offset: In digital numbers.
        scenes: Identifiers of the scenes it was made from.

    Raises:
        DamagedFileError: What was written does not read back.
    """
    record = replace(_summary(date, digital_numbers, masks, offset), scenes=scenes)
    write_cog(
        bands_path(folder, date), digital_numbers, season.grid, nodata=0, scale=season.scale,
        offset=offset * season.scale, descriptions=season.bands, tags=_tags(date), overview_resampling="average",
    )  # fmt: skip
    if season.mask_layers:
        stack = np.stack([masks[name] for name in season.mask_layers])
        write_cog(masks_path(folder, date), stack, season.grid, descriptions=season.mask_layers, tags=_tags(date))
    write_date(folder, season, record)
    return record


@contextmanager
def create_season(
    folder: Path,
    grid: GeoGrid,
    bands: Sequence[str],
    *,
    title: str,
    source: str,
    overwrite: bool = False,
) -> Iterator[SeasonWriter]:
    """Write a season; its folder appears whole when the block ends well, else not at all.

    Args:
        folder: Folder of the season, made here.
        grid: The grid of its pixels: projected, 10 m.
        bands: Names of the bands in the order of the arrays that follow.
        title: Name for people.
        source: Where the images come from, in words, without paths of this machine.
        overwrite: Replace a season that is there. A folder that holds something else is never replaced.

    Raises:
        InputError: The grid is none of a season's, a band is unknown, or the folder is taken or locked.
    """
    if not is_season_grid(grid):
        raise InputError(f"A season lies on projected pixels of 10 m, not on {grid.describe()}: warp the images first.")
    folder = folder.absolute()
    with writing_lock(folder):
        if overwrite:
            _require_season(folder)
        with atomic_folder(folder, overwrite=overwrite) as growing:
            writer = SeasonWriter(growing, grid, checked_bands(tuple(bands)), title, source)
            yield writer
            writer.finish()


def _require_season(folder: Path) -> None:
    """Refuse to replace anything but a season or an empty folder."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        read_season(folder)
    except (InputError, OSError) as error:
        if not (isinstance(error, OSError) and (folder / COLLECTION).is_file()):  # a damaged season may be replaced
            raise InputError(f"'{folder}' holds something else than a season and stays: choose another.") from error


def _summary(
    date: datetime.date, digital_numbers: NDArray[np.uint16], masks: Mapping[str, NDArray[np.uint8]], offset: float
) -> DateRecord:
    there = observed(digital_numbers)
    if not masks:
        return DateRecord(date, offset, float(there.mean()), None)
    clear = clear_sky(masks) & there
    if "dataMask" in masks:
        there &= masks["dataMask"] != 0
    seen = int(there.sum())
    return DateRecord(date, offset, float(clear.mean()), 1 - int(clear.sum()) / seen if seen else None)


def _tags(date: datetime.date) -> dict[str, str]:
    return {"TIFFTAG_DATETIME": f"{date:%Y:%m:%d} 00:00:00", "ACQUISITIONDATE": date.isoformat()}
