"""Finding the rasters that belong together by their grids, whatever order they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import open_raster

__all__ = ["GriddedRaster", "grids_of", "match_by_grid"]


@dataclass(frozen=True)
class GriddedRaster:
    """A raster file and the grid it lies on."""

    path: Path
    grid: GeoGrid


def grids_of(paths: Sequence[str]) -> list[GriddedRaster]:
    """Return each file with its grid.

    Raises:
        InputError: A file is missing, no GeoTIFF, or has no CRS.
        DamagedFileError: A file cannot be opened.
    """
    found = []
    for text in paths:
        path = Path(text)
        with open_raster(path) as dataset:
            found.append(GriddedRaster(path, GeoGrid.from_dataset(dataset, str(path))))
    return found


def match_by_grid(grid: GeoGrid, owner: str, candidates: Sequence[GriddedRaster], what: str) -> Path:
    """Return the one candidate that has the pixels of a grid.

    Args:
        grid: The grid to match.
        owner: What the grid belongs to, for the message ("prediction 'box 7.tif'").
        candidates: Rasters to choose from.
        what: What they are, for the message ("reference").

    Raises:
        InputError: None, or more than one, has that grid.
    """
    fitting = [candidate.path for candidate in candidates if candidate.grid.matches(grid)]
    if not fitting:
        near = f"; '{candidates[0].path.name}' is {candidates[0].grid.describe()}" if candidates else ""
        raise InputError(
            f"No {what} lies on the grid of the {owner} ({grid.describe()}{near}): "
            "make it from the same season, so that no pixel is shifted."
        )
    if len(fitting) > 1:
        names = ", ".join(f"'{path.name}'" for path in fitting)
        raise InputError(f"The {owner} has more than one {what} ({names}): give one for each place.")
    return fitting[0]
