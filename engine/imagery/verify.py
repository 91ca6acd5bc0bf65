"""The job `verify-season`: reads every pixel of a season and compares it with the documents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from rasterio.io import DatasetReader

from furrow.engine.contract.errors import DamagedFileError, FurrowError
from furrow.engine.contract.jobs import VerifySeason
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.layout import (
    COLLECTION,
    DateRecord,
    SeasonRecord,
    bands_path,
    changed_files,
    item_path,
    masks_path,
    read_date,
    read_season,
    season_folder,
)
from furrow.engine.imagery.validity import clear_sky, observed
from furrow.engine.rasters import open_raster, read_array
from furrow.engine.reporting import Reporter

__all__ = ["verify_season"]

_REMEDY = "import the season again, or restore the file"

_SHARE_ROUNDING = 1e-9

# What file managers and QGIS leave beside files; it does no harm.
_COMPANIONS = (".aux.xml", ".qmd", ".qml", ".ds_store", "thumbs.db", "desktop.ini")


@dataclass
class _Findings:
    problems: list[str] = field(default_factory=list)
    missing: set[datetime.date] = field(default_factory=set)

    def add(self, date: datetime.date, sentence: str) -> None:
        self.problems.append(sentence)
        self.missing.add(date)


def verify_season(spec: VerifySeason, reporter: Reporter) -> dict[str, Any]:
    """Do the job `verify-season`. It goes on after a problem, so that all are reported at once.

    Returns:
        As `VerifySeason` says; files that do not belong to the season are problems, but leave it complete.

    Raises:
        InputError: There is no season.
        DamagedFileError: Its collection cannot be read.
        JobCancelledError: The job was cancelled.
    """
    folder = season_folder(spec.season)
    season = read_season(folder)
    findings = _Findings()
    reporter.message(f"Reading every block of {len(season.dates)} dates of '{season.title}'.")
    for date in reporter.track(season.dates, len(season.dates), message="Reading every block of every date"):
        _verify_date(folder, season, date, findings, reporter)
    complete = not findings.missing
    findings.problems.extend(f"'{path}' does not belong to the season: remove it." for path in _foreign(folder, season))
    for problem in findings.problems:
        reporter.warn(problem)
    if not findings.problems:
        reporter.message("Every file is there and sound.")
    return {
        "complete": complete,
        "dates": len(season.dates) - len(findings.missing),
        "problems": findings.problems,
        "missing": [date.isoformat() for date in sorted(findings.missing)],
    }


def _verify_date(
    folder: Path, season: SeasonRecord, date: datetime.date, findings: _Findings, reporter: Reporter
) -> None:
    record = None
    try:
        record = read_date(folder, date)
    except DamagedFileError as error:
        findings.add(date, str(error))
    with ExitStack() as stack:
        opened = []
        for path, names, dtype in _files(folder, season, date):
            try:
                dataset = stack.enter_context(_open(path))
                heads = list(_wrong_head(dataset, path, season.grid, names, dtype))
            except FurrowError as error:
                heads = [str(error)]
            for sentence in heads:
                findings.add(date, sentence)
            opened += [] if heads else [dataset]
        clear = _count_clear(opened, season, date, findings, reporter)
        if record is not None and clear is not None:
            for sentence in _wrong_values(opened[0], season, record, clear):
                findings.add(date, sentence)
        if record is not None and date not in findings.missing:  # what the above did not find
            for path in changed_files(folder, season, record):
                findings.add(date, f"'{path}' is not what was written, its checksum differs: {_REMEDY}.")


def _files(folder: Path, season: SeasonRecord, date: datetime.date) -> list[tuple[Path, tuple[str, ...], str]]:
    files = [(bands_path(folder, date), season.bands, "uint16")]
    if season.mask_layers:
        files.append((masks_path(folder, date), season.mask_layers, "uint8"))
    return files


def _open(path: Path) -> AbstractContextManager[DatasetReader]:
    if not path.is_file():
        raise DamagedFileError(f"The file '{path}' is missing: {_REMEDY}.")
    return open_raster(path)


def _wrong_head(dataset: DatasetReader, path: Path, grid: GeoGrid, names: tuple[str, ...], dtype: str) -> Iterator[str]:
    try:
        theirs = GeoGrid.from_dataset(dataset, str(path))
    except FurrowError as error:
        yield str(error)
        return
    if not theirs.matches(grid):
        yield f"'{path}' lies on {theirs.describe()}, but the season on {grid.describe()}: {_REMEDY}."
    if dataset.descriptions != names:
        found = ", ".join(name or "unnamed" for name in dataset.descriptions)
        yield f"'{path}' holds {found}, but the season {', '.join(names)}: {_REMEDY}."
    if set(dataset.dtypes) != {dtype}:
        yield f"'{path}' holds {', '.join(sorted(set(dataset.dtypes)))} instead of {dtype}: {_REMEDY}."


def _count_clear(
    datasets: list[DatasetReader], season: SeasonRecord, date: datetime.date, findings: _Findings, reporter: Reporter
) -> int | None:
    """Decode every block once and count the pixels that are clear; None when not all files could be read."""
    sound = list(datasets)
    clear = 0
    for _, window in datasets[0].block_windows(1) if datasets else ():
        reporter.check()
        arrays = []
        for dataset in list(sound):
            try:
                arrays.append(read_array(dataset, list(dataset.indexes), window))
            except DamagedFileError as error:
                findings.add(date, str(error))
                sound.remove(dataset)
        if len(sound) == 1 + bool(season.mask_layers):
            valid = observed(arrays[0])
            if season.mask_layers:
                valid &= clear_sky(dict(zip(season.mask_layers, arrays[1], strict=True)))
            clear += int(valid.sum())
    return clear if len(sound) == 1 + bool(season.mask_layers) else None


def _wrong_values(bands: DatasetReader, season: SeasonRecord, record: DateRecord, clear: int) -> Iterator[str]:
    """Yield where the share of clear pixels or the scale is not what the documents say."""
    share = clear / (season.grid.height * season.grid.width)
    if abs(share - record.valid_share) > _SHARE_ROUNDING:
        yield (
            f"'{bands.name}' or its masks were changed: {share:.4%} of the pixels are clear, but its item says "
            f"{record.valid_share:.4%}: {_REMEDY}."
        )
    declared = (bands.scales[0], bands.offsets[0])
    documented = (season.scale, record.offset * season.scale)
    if not np.allclose(declared, documented, rtol=1e-6, atol=1e-12):
        yield (
            f"'{bands.name}' declares scale {declared[0]:g} and offset {declared[1]:g}, but the documents "
            f"{documented[0]:g} and {documented[1]:g}: {_REMEDY}."
        )


def _foreign(folder: Path, season: SeasonRecord) -> Iterator[Path]:
    """Yield what lies in the folder and is no file of the season, in order."""
    expected = {folder / COLLECTION}
    for date in season.dates:
        expected |= {item_path(folder, date), *(path for path, _, _ in _files(folder, season, date))}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in expected and not path.name.lower().endswith(_COMPANIONS):
            yield path
