"""One place as a whole season, and cut into boxes side by side."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season, create_season
from furrow.tests.builders.seasons import build_grid

DAYS = tuple(datetime.date(2021, month, 7) for month in (4, 5, 6, 7))

PARTS = {
    "north west": (slice(0, 60), slice(0, 72), 0.0),
    "north east": (slice(0, 60), slice(72, 136), -1000.0),
    "south west": (slice(60, 120), slice(0, 72), -1000.0),
    "south east": (slice(60, 120), slice(72, 136), 0.0),
}
"""Rows, columns and offset of the digital numbers of each box."""


@dataclass(frozen=True)
class Boxes:
    """A place, whole and in parts.

    Attributes:
        whole: The season of all of it.
        folder: Folder of the boxes' seasons.
        parts: Name -> season, rows, columns.
    """

    whole: Season
    folder: Path
    parts: dict[str, tuple[Season, slice, slice]]

    @property
    def grid(self) -> GeoGrid:
        """Grid of the whole."""
        return self.whole.grid

    def others(self, name: str) -> list[Season]:
        """Return all boxes but one."""
        return [season for other, (season, _, _) in self.parts.items() if other != name]


def random_field(
    height: int, width: int, seed: int = 5, dates: int = len(DAYS)
) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Return digital numbers (T, B, H, W) and scene classes (T, H, W) with structure everywhere, 30% under clouds."""
    rng = np.random.default_rng(seed)
    numbers = rng.integers(200, 5000, (dates, len(MODEL_BANDS), height, width)).astype(np.uint16)
    return numbers, np.where(rng.random((dates, height, width)) < 0.3, 9, 4).astype(np.uint8)


def write_field(
    folder: Path,
    grid: GeoGrid,
    numbers: NDArray[Any],
    classes: NDArray[np.uint8],
    days: Sequence[datetime.date] = DAYS,
    offset: float = 0.0,
    bands: Sequence[str] = MODEL_BANDS,
) -> Season:
    """Write a season named after its folder, its digital numbers moved by an offset that the season states."""
    with create_season(folder, grid, tuple(bands), title=folder.name, source="test") as writer:
        for day, image, sky in zip(days, numbers, classes, strict=True):
            writer.add(day, image + np.uint16(-offset), {"SCL": sky}, offset=offset)
    return Season.open(folder)


def part_of(grid: GeoGrid, rows: slice, columns: slice) -> GeoGrid:
    """Return a part of a grid."""
    return grid.window(Window(columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start))


def write_boxes(folder: Path, crs: str = "EPSG:32633", missing: str = "") -> Boxes:
    """Write a place of 120 x 136 pixels, whole and as up to four boxes."""
    grid = build_grid(120, 136, crs)
    numbers, classes = random_field(120, 136)
    whole = write_field(folder / "whole" / "place", grid, numbers, classes)
    parts = {}
    for name, (rows, columns, offset) in PARTS.items():
        if name != missing:
            images, sky = numbers[:, :, rows, columns], classes[:, rows, columns]
            season = write_field(folder / "boxes" / name, part_of(grid, rows, columns), images, sky, offset=offset)
            parts[name] = (season, rows, columns)
    return Boxes(whole, folder / "boxes", parts)
