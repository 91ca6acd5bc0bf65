"""A season that comes date by date: what has come stays, and a later run fetches only what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from furrow.engine.atomic import atomic_folder, sweep
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.importing import Frame
from furrow.engine.imagery.layout import (
    COLLECTION,
    SeasonRecord,
    bands_path,
    changed_files,
    date_folder,
    masks_path,
    read_date,
    read_season,
    write_season,
)
from furrow.engine.imagery.locking import writing_lock
from furrow.engine.imagery.values import SCALE
from furrow.engine.imagery.writing import write_image

__all__ = ["GrowingSeason", "SeasonOrder", "grow_season"]

_VERSION = 1


@dataclass(frozen=True)
class SeasonOrder:
    """A season that is asked for.

    Attributes:
        folder: Absolute folder of the season.
        grid: The grid of its pixels.
        bands: Names of its bands.
        mask_layers: Names of its mask layers.
        title: Name for people.
        source: Where the images come from, in words.
        request: What decides the content, as JSON: service, period, cloud limit ... and no secret.
    """

    folder: Path
    grid: GeoGrid
    bands: tuple[str, ...]
    mask_layers: tuple[str, ...]
    title: str
    source: str
    request: Mapping[str, Any]

    def document(self) -> dict[str, Any]:
        """Return the order as JSON, as far as it decides the content of the season."""
        return {
            **self.request,
            "grid": self.grid.describe(),
            "bands": list(self.bands),
            "mask_layers": list(self.mask_layers),
        }


@contextmanager
def grow_season(order: SeasonOrder) -> Iterator[GrowingSeason]:
    """Open the season of an order for writing, whether it was begun before or not.

    Raises:
        InputError: The folder holds something else, or a season begun with other parameters, or another
            process writes it.
        DamagedFileError: The record of the earlier run cannot be read.
    """
    with writing_lock(order.folder):
        if order.folder.is_dir():
            sweep(order.folder)  # what a killed run left
        yield GrowingSeason(order, _known(order))


@dataclass
class _Known:
    """What an earlier run found.

    Attributes:
        scenes: Identifiers of the scenes of every date, by date.
        empty: Dates that turned out to hold no data.
    """

    scenes: dict[datetime.date, tuple[str, ...]]
    empty: set[datetime.date]


class GrowingSeason:
    """A season that grows in its final folder. Made by `grow_season`.

    Methods are for one thread, but for `add` and `is_sound`, which may run in several, each for another date.
    """

    def __init__(self, order: SeasonOrder, known: _Known | None) -> None:
        self.order = order
        self._known = known
        self._record = SeasonRecord(order.title, order.source, order.grid, order.bands, order.mask_layers, (), SCALE)

    @property
    def planned(self) -> dict[datetime.date, tuple[str, ...]] | None:
        """Identifiers of the scenes of every date the season shall hold; None before `plan`."""
        if self._known is None:
            return None
        return {day: scenes for day, scenes in self._known.scenes.items() if day not in self._known.empty}

    @property
    def empty(self) -> frozenset[datetime.date]:
        """Dates that turned out to hold no data here."""
        return frozenset(self._known.empty if self._known else ())

    @property
    def searched(self) -> datetime.date | None:
        """The day on which the list of dates was last written; None before `plan`."""
        path = self.order.folder / COLLECTION
        return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).date() if path.is_file() else None

    def plan(self, scenes: Mapping[datetime.date, Iterable[str]]) -> None:
        """Fix the dates the season shall hold, with the scenes of each; those known from an earlier run stay."""
        earlier = self._known.scenes if self._known else {}
        merged = {**{day: tuple(names) for day, names in scenes.items()}, **earlier}
        self._known = _Known(merged, set(self.empty))
        self._write_documents()

    def is_sound(self, date: datetime.date) -> bool:
        """Whether every file of a date is there, and is what was written and read back."""
        try:
            record = read_date(self.order.folder, date)
            return not changed_files(self.order.folder, self._record, record)
        except OSError:  # a file that is missing or cannot be read
            return False

    def add(self, frame: Frame) -> None:
        """Write the image of a date; its folder appears whole, in place of a damaged one.

        Raises:
            InputError: The image does not fit the season.
            DamagedFileError: What was written does not read back.
        """
        grid, bands = self.order.grid, self.order.bands
        if frame.digital_numbers.shape != (len(bands), *grid.shape) or set(frame.masks) != set(self.order.mask_layers):
            raise InputError(f"The image of {frame.date} does not fit the season '{self.order.title}'.")
        with atomic_folder(date_folder(self.order.folder, frame.date), overwrite=True) as temporary:
            root = temporary / "season"  # files of a date know their place in a season
            write_image(root, self._record, frame.date, frame.digital_numbers, frame.masks, frame.offset, frame.scenes)
            for path in sorted(date_folder(root, frame.date).iterdir()):
                path.replace(temporary / path.name)
            date_folder(root, frame.date).rmdir()
            root.rmdir()

    def mark_empty(self, date: datetime.date) -> None:
        """Note that a date holds no data here, so that it is not asked for again."""
        if self._known is not None:
            self._known.empty.add(date)
            self._write_documents()

    def missing(self) -> list[datetime.date]:
        """Return the planned dates whose files are not all there, without reading them."""
        return [day for day in self.planned or () if not self._there(day)]

    def _there(self, date: datetime.date) -> bool:
        folder = self.order.folder
        masks = masks_path(folder, date).is_file() or not self.order.mask_layers
        return bands_path(folder, date).is_file() and masks

    def _write_documents(self) -> None:
        """Write what is planned and what was found."""
        if self._known is None:
            return
        download = {
            "version": _VERSION,
            "request": self.order.document(),
            "scenes": {day.isoformat(): list(names) for day, names in sorted(self._known.scenes.items())},
            "empty": [day.isoformat() for day in sorted(self._known.empty)],
        }
        self._record = replace(self._record, dates=tuple(sorted(self.planned or ())), download=download)
        write_season(self.order.folder, self._record)


def _known(order: SeasonOrder) -> _Known | None:
    """Return what an earlier run with the same order found; None when there was none."""
    folder = order.folder
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    if not (folder / COLLECTION).is_file():
        raise InputError(f"'{folder}' holds something else than a season and stays as it is: choose another folder.")
    download = read_season(folder).download
    if download is None:
        raise InputError(f"'{folder}' holds a season from another source and stays as it is: choose another folder.")
    _require_same(order, download)
    try:
        scenes = {datetime.date.fromisoformat(day): tuple(map(str, names)) for day, names in download["scenes"].items()}
        return _Known(scenes, {datetime.date.fromisoformat(day) for day in download["empty"]})
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise DamagedFileError(
            f"The file '{folder / COLLECTION}' is damaged ({error}): move the folder away and download again."
        ) from error


def _require_same(order: SeasonOrder, download: Mapping[str, Any]) -> None:
    theirs, ours = download.get("request"), order.document()
    if download.get("version") != _VERSION or not isinstance(theirs, dict):
        raise InputError(f"The download in '{order.folder}' was begun by another Furrow: choose another folder.")
    for name in sorted({*theirs, *ours}):
        if theirs.get(name) != ours.get(name):
            raise InputError(
                f"The season in '{order.folder}' was begun with {name} = {_shown(theirs.get(name))}, not "
                f"{_shown(ours.get(name))}: use the same parameters, or another folder."
            )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
