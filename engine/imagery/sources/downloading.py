"""Seasons of many boxes from a source: what is missing is fetched in parallel, what is there stays."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from furrow.engine.atomic import require_space
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.errors import DamagedFileError, FurrowError, InputError, TransferError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.growing import GrowingSeason, SeasonOrder, grow_season
from furrow.engine.imagery.importing import require_memory
from furrow.engine.imagery.sources.places import grid_of_box
from furrow.engine.imagery.sources.source import Estimate, Image, Source
from furrow.engine.imagery.sources.tally import Tally
from furrow.engine.imagery.sources.workers import Workers
from furrow.engine.reporting import Reporter

__all__ = ["download_seasons", "require_boxes"]

_COMPRESSED = 0.85  # share of the raw size that zstd leaves of noisy images, at worst
_COPIES = 4  # as received, on the grid, on the way to disk, and read back
_SETTLED = datetime.timedelta(days=5)  # so long after its end a period gets no new images
_CHECKERS = 4  # threads that read what is there already


@dataclass
class _Place:
    """A box of which images are under way."""

    name: str
    season: GrowingSeason
    held: ExitStack
    open: int = 0


@dataclass(frozen=True)
class _Done:
    """What became of one image: `error` None and `empty` False when it was written."""

    place: _Place
    day: datetime.date
    empty: bool = False
    error: FurrowError | None = None


def download_seasons(
    source: Source,
    boxes: Sequence[Box],
    folder: Path,
    bands: tuple[str, ...],
    last_day: datetime.date,
    reporter: Reporter,
    *,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Bring the seasons of boxes to `folder`, one folder a box, and return the result of the job.

    An image that cannot be had does not stop the others; refused credentials, a full disk and a cancel do.

    Args:
        source: Where the images come from.
        boxes: Where; at least one.
        folder: Folder that holds the seasons.
        bands: Names of the bands.
        last_day: End of the period, to know whether new images may have appeared since an earlier run.
        reporter: Told of progress.
        dry_run: Only tell what would be fetched.

    Raises:
        InputError: A box or the order is wrong.
        AccessError: The service refuses the credentials.
        ResourceError: Disk or memory will not do.
        TransferError: Nothing could be had.
        JobCancelledError: The job was cancelled.
    """
    require_boxes(boxes)
    grids = [grid_of_box(box) for box in boxes]
    run = _Download(source, folder, bands, last_day, reporter, Tally(len(boxes), reporter))
    pairs = list(zip(boxes, grids, strict=True))
    if dry_run:
        return run.estimate(pairs)
    _require_room(folder, grids, bands, source)
    return run.carry_out(pairs)


def require_boxes(boxes: Sequence[Box]) -> None:
    """Check that there are boxes, and that their names can be folders, before anything is spent on the first.

    Raises:
        InputError: There is none, or a name is wrong.
    """
    if not boxes:
        raise InputError("There is no box to fetch: select boxes of the layer, or draw an extent.")
    names = [box.name for box in boxes]
    for name in names:
        if not name or name in (".", "..") or any(sign in name for sign in '/\\:*?"<>|\0'):
            raise InputError(f"'{name}' cannot name a folder: give the box another name.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"Two boxes are named '{twice[0]}': give every box a name of its own.")


def _require_room(folder: Path, grids: Sequence[GeoGrid], bands: tuple[str, ...], source: Source) -> None:
    largest = max(grid.height * grid.width for grid in grids) * (2 * len(bands) + len(source.mask_layers))
    require_memory(_COPIES * source.parallel * largest, f"Fetching {source.parallel} images at a time")
    require_space(folder, int(_COMPRESSED * source.parallel * largest))


class _Download:
    """One run over all boxes. Everything but `_fetch` happens in the thread that made it."""

    def __init__(
        self,
        source: Source,
        folder: Path,
        bands: tuple[str, ...],
        last_day: datetime.date,
        reporter: Reporter,
        tally: Tally,
    ) -> None:
        self._source, self._folder, self._bands, self._last_day = source, folder, bands, last_day
        self._reporter, self._tally = reporter, tally

    def carry_out(self, pairs: Sequence[tuple[Box, GeoGrid]]) -> dict[str, Any]:
        """Fetch what is missing and return the result of the job."""
        with ExitStack() as open_places, Workers[_Done](self._source.parallel, self._reporter) as workers:
            for box, grid in pairs:
                for task in self._begin(box, grid, open_places):
                    workers.submit(task)
                    self._settle(workers, wait=False)
            self._settle(workers, wait=True)
        return self._tally.result(Estimate(*self._source.received()))

    def estimate(self, pairs: Sequence[tuple[Box, GeoGrid]]) -> dict[str, Any]:
        """Tell what a run would fetch, without writing anything, and return the result of the job."""
        total, count = Estimate(), 0
        for box, grid in self._reporter.track(pairs, len(pairs), message="Asking what there is"):
            order = self._order(box, grid)
            there: set[datetime.date] = set()
            if order.folder.is_dir() and any(order.folder.iterdir()):
                with grow_season(order) as season:
                    there = {*(season.planned or ()), *season.empty} - set(season.missing())
            images = [image for image in self._source.search(grid) if image.date not in there]
            cost = sum((self._source.estimate(grid, image) for image in images), Estimate())
            days = " ".join(image.date.isoformat() for image in images) or "nothing is missing"
            self._reporter.message(
                f"{box.name}: {len(images)} dates to fetch, {cost.requests} requests, "
                f"{cost.processing_units:,.2f} processing units, {cost.bytes / 1e6:,.1f} MB: {days}"
            )
            total, count = total + cost, count + len(images)
        return self._tally.estimate(total, count)

    def _order(self, box: Box, grid: GeoGrid) -> SeasonOrder:
        source = self._source
        folder = (self._folder / box.name).absolute()
        return SeasonOrder(
            folder, grid, self._bands, source.mask_layers, box.name, source.description, source.request()
        )

    def _begin(self, box: Box, grid: GeoGrid, open_places: ExitStack) -> list[Callable[[], _Done]]:
        """List the images of a box and return the tasks that fetch those missing."""
        self._reporter.check()
        held = open_places.enter_context(ExitStack())
        place = None
        try:
            place = _Place(box.name, held.enter_context(grow_season(self._order(box, grid))), held)
            tasks = self._tasks(place, grid)
        except (TransferError, InputError, DamagedFileError) as error:
            held.close()
            self._tally.box_failed(box.name, error)
            return []
        place.open = len(tasks)
        if not tasks:
            self._close(place)
        return tasks

    def _tasks(self, place: _Place, grid: GeoGrid) -> list[Callable[[], _Done]]:
        season = place.season
        images: dict[datetime.date, Image] | None = None
        if season.planned is None or season.searched is None or season.searched <= self._last_day + _SETTLED:
            images = self._search(grid)
            season.plan({day: image.identifiers for day, image in images.items()})
        planned = season.planned or {}
        missing = self._missing(season, sorted(planned))
        self._tally.planned(place.name, len(missing), present=len(planned) - len(missing), empty=len(season.empty))
        if missing and images is None:
            images = self._search(grid)
        return [self._task(place, grid, day, planned[day], (images or {}).get(day)) for day in missing]

    def _search(self, grid: GeoGrid) -> dict[datetime.date, Image]:
        return {image.date: image for image in self._source.search(grid)}

    def _missing(self, season: GrowingSeason, days: list[datetime.date]) -> list[datetime.date]:
        """Return the days whose files are not there or are not what was written."""
        gone = set(season.missing())
        there = [day for day in days if day not in gone]
        with ThreadPoolExecutor(_CHECKERS) as pool:
            for day, sound in zip(there, pool.map(season.is_sound, there), strict=True):
                self._reporter.check()
                if not sound:
                    gone.add(day)
                    self._reporter.warn(f"The files of {day} in '{season.order.folder}' are damaged: fetched again.")
        return sorted(gone)

    def _task(
        self, place: _Place, grid: GeoGrid, day: datetime.date, identifiers: tuple[str, ...], found: Image | None
    ) -> Callable[[], _Done]:
        def fetch() -> _Done:
            if found is None:
                error = InputError("The catalogue no longer lists this date: download the season to another folder.")
                return _Done(place, day, error=error)
            scenes = tuple(scene for scene in found.scenes if scene.identifier in identifiers)
            # Scenes that were processed anew have other names; then all that are there now count.
            image = Image(day, scenes) if len(scenes) == len(identifiers) else found
            return self._fetch(place, grid, image)

        return fetch

    def _fetch(self, place: _Place, grid: GeoGrid, image: Image) -> _Done:
        """Fetch and write one image, in a thread of the workers."""
        try:
            frame = self._source.fetch(grid, image)
            self._reporter.check()
            if not frame.digital_numbers.any():
                return _Done(place, image.date, empty=True)
            place.season.add(frame)
        except (TransferError, InputError, DamagedFileError) as error:
            return _Done(place, image.date, error=error)
        return _Done(place, image.date)

    def _settle(self, workers: Workers[_Done], *, wait: bool) -> None:
        """Take in what the workers did; the errors that end the job come through."""
        while (outcome := workers.take(wait=wait)) is not None:
            if outcome.error is not None:
                raise outcome.error
            done = outcome.value
            if done is None:
                continue
            place = done.place
            place.open -= 1
            if done.empty:
                place.season.mark_empty(done.day)
                self._tally.empty(place.name)
            elif done.error is None:
                self._tally.fetched(place.name)
            else:
                self._tally.failed(place.name, done.day, done.error)
            if not place.open:
                self._close(place)

    def _close(self, place: _Place) -> None:
        missing, planned = place.season.missing(), place.season.planned or {}
        folder = place.season.order.folder
        place.held.close()
        self._tally.box_done(place.name, folder, complete=not missing, dates=len(planned) - len(missing))
