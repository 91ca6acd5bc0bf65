"""A simulated season as files: the season, its reference and its weights, as if imported and rasterised."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from affine import Affine
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.season import create_season
from furrow.engine.rasters import MASK_NODATA, write_cog
from furrow.engine.reference.weights import weight_map
from furrow.engine.simulation.season import SimulatedSeason

__all__ = ["WrittenSeason", "simulated_grid", "write_simulated"]

_CLEAR, _CLOUD, _NO_DATA = 4, 9, 0  # scene classes: vegetation, cloud of high probability, no data


@dataclass(frozen=True)
class WrittenSeason:
    """Where the files of a simulated season lie.

    Attributes:
        season: Folder of the season.
        cultivated: Reference mask at 2.5 m.
        not_declared: Mask of land without declaration at 2.5 m.
        weights: The challenge's weight map at 2.5 m.
    """

    season: Path
    cultivated: Path
    not_declared: Path
    weights: Path


def simulated_grid(height: int, width: int) -> GeoGrid:
    """Return a 10 m grid in the Mura plain, UTM 33N."""
    return GeoGrid(CRS.from_epsg(32633), Affine(10, 0, 590_000, 0, -10, 5_165_000), height, width)


def write_simulated(simulated: SimulatedSeason, folder: Path, title: str = "Simulated season") -> WrittenSeason:
    """Write a simulated season below a folder.

    Args:
        simulated: The season and its truth.
        folder: Where the files go: `season/`, `cultivated.tif`, `not_declared.tif`, `weights.tif`.
        title: Title of the season.

    Raises:
        InputError: There is a season already.
    """
    stack = simulated.stack
    grid = simulated_grid(*stack.valid.shape[1:])
    files = WrittenSeason(
        folder / "season", folder / "cultivated.tif", folder / "not_declared.tif", folder / "weights.tif"
    )
    with create_season(files.season, grid, stack.bands, title=title, source="simulated by Furrow") as writer:
        for index, date in enumerate(stack.dates):
            seen = stack.digital_numbers[index].any(axis=0)
            classes = np.where(seen, np.where(stack.valid[index], _CLEAR, _CLOUD), _NO_DATA).astype(np.uint8)
            writer.add(date, stack.digital_numbers[index], {"SCL": classes})
    weights = weight_map(simulated.cultivated, simulated.not_declared)
    for path, mask, role in (
        (files.cultivated, simulated.cultivated, "cultivated"),
        (files.not_declared, simulated.not_declared, "not_declared"),
    ):
        write_cog(path, mask.astype(np.uint8), grid.refine(), nodata=MASK_NODATA, tags={"FURROW_ROLE": role})
    write_cog(files.weights, weights, grid.refine(), tags={"FURROW_ROLE": "weights"})
    return files
