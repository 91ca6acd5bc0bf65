"""The job `describe-boxes`: how far the seasons of boxes are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from furrow.engine.contract.download_jobs import DescribeBoxes
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.imagery.layout import COLLECTION, read_season
from furrow.engine.imagery.season import Season
from furrow.engine.reporting import Reporter

__all__ = ["describe_boxes"]


def describe_boxes(spec: DescribeBoxes, reporter: Reporter) -> dict[str, Any]:
    """Do the job `describe-boxes`. Files are looked for, not read: 'Verify season' reads them.

    Raises:
        InputError: The folder does not exist.
        JobCancelledError: The job was cancelled.
    """
    folder = Path(spec.folder)
    if not folder.is_dir():
        raise InputError(f"There is no folder '{folder}': choose the folder that holds the seasons.")
    message = f"Looking at {len(spec.names)} seasons"
    return {"boxes": [_box(folder, name) for name in reporter.track(spec.names, len(spec.names), message=message)]}


def _box(folder: Path, name: str) -> dict[str, Any]:
    place = folder / name
    nothing = {"name": name, "dates": 0, "missing_dates": 0, "valid_share": None}
    if not (place / COLLECTION).is_file():
        return {**nothing, "status": "missing"}
    try:
        season = Season.open(place)
    except InputError:
        return {**nothing, "status": "damaged"}
    except DamagedFileError:  # the document, or no date is there
        return {**nothing, **_of_dateless(place)}
    return {
        "name": name,
        "status": "partial" if season.missing_dates else "complete",
        "dates": len(season.dates),
        "missing_dates": len(season.missing_dates),
        "valid_share": float(np.mean([date.valid_share for date in season.dates])),
    }


def _of_dateless(place: Path) -> dict[str, Any]:
    """Tell a download of which no date came yet from a season that lost its files."""
    try:
        record = read_season(place)
    except DamagedFileError:
        return {"status": "damaged"}
    return {"status": "partial" if record.download is not None else "damaged", "missing_dates": len(record.dates)}
