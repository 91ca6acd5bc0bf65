"""Simulated seasons as files: the season, its reference and weights, its truth, its parcels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray

from furrow.engine.atomic import atomic_file
from furrow.engine.geogrid import GeoGrid
from furrow.engine.geopackage import GEOPACKAGE
from furrow.engine.imagery.season import create_season
from furrow.engine.rasters import MASK_NODATA, write_cog
from furrow.engine.reference.weights import weight_map
from furrow.engine.simulation.kinds import DECLARED_AS, Kind
from furrow.engine.simulation.season import SimulatedPlace, SimulatedSeason, simulated_grid

__all__ = [
    "WrittenSeason",
    "simulated_grid",
    "write_kinds",
    "write_parcels",
    "write_season",
    "write_simulated",
    "write_truth",
]

_CLEAR, _CLOUD, _NO_DATA = 4, 9, 0  # scene classes: vegetation, cloud of high probability, no data
_SOURCE = "simulated by Furrow"


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


def write_simulated(simulated: SimulatedSeason, folder: Path, title: str = "Simulated season") -> WrittenSeason:
    """Write a season of `simulate`, as if imported and rasterised, below a folder.

    Args:
        simulated: The season and its reference.
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
    with create_season(files.season, grid, stack.bands, title=title, source=_SOURCE) as writer:
        for index, date in enumerate(stack.dates):
            seen = stack.digital_numbers[index].any(axis=0)
            classes = np.where(seen, np.where(stack.valid[index], _CLEAR, _CLOUD), _NO_DATA).astype(np.uint8)
            writer.add(date, stack.digital_numbers[index], {"SCL": classes})
    weights = weight_map(simulated.cultivated, simulated.not_declared)
    for path, mask, role in (
        (files.cultivated, simulated.cultivated, "cultivated"),
        (files.not_declared, simulated.not_declared, "not_declared"),
    ):
        _write_mask(path, mask, grid, role)
    write_cog(files.weights, weights, grid.refine(), tags={"FURROW_ROLE": "weights"})
    return files


def write_season(
    place: SimulatedPlace,
    folder: Path,
    title: str,
    *,
    overwrite: bool = False,
    on_date: Callable[[int], None] = lambda done: None,
) -> float:
    """Write the season of a place with its masks SCL, CLM and CLP; return its share of clear observations.

    Args:
        place: The place.
        folder: Folder of the season.
        title: Title of the season.
        overwrite: Replace a season that is there.
        on_date: Called with the number of dates written; may raise to stop.

    Raises:
        InputError: The folder holds something already.
    """
    with create_season(
        folder, place.grid, place.settings.bands, title=title, source=_SOURCE, overwrite=overwrite
    ) as writer:
        for index, date in enumerate(place.dates):
            masks = {name: layers[index] for name, layers in place.masks.items()}
            writer.add(date, place.digital_numbers[index], masks)
            on_date(index + 1)
        return float(np.mean(list(writer.valid_shares.values())))


def write_truth(place: SimulatedPlace, path: Path) -> None:
    """Write where crops truly grow: uint8 0 or 1 at 2.5 m. Unlike in a reference parcels are whole."""
    _write_mask(path, place.cultivated, place.grid, "cultivated")


def write_kinds(place: SimulatedPlace, path: Path) -> None:
    """Write what covers each pixel of 2.5 m, and its parcel: a GeoTIFF of int32 with two bands.

    Band 1 `kind` (numbers of `kinds.Kind`, named in the metadata), band 2 `parcel` (number as in the field `parcel` of
    the parcels, 0 where there is none).
    """
    layers = np.stack([place.kinds.astype(np.int32), place.land.parcels])
    tags = {f"KIND_{kind.value}": kind.name.lower().replace("_", " ") for kind in Kind}
    write_cog(path, layers, place.grid.refine(), descriptions=["kind", "parcel"], tags=tags)


def write_parcels(place: SimulatedPlace, path: Path) -> int:
    """Write the parcels as the register knows them to a GeoPackage, layer `parcels`; return their number.

    Fields: `parcel` (number as in the truth), `class` (code), `crop` (in words), `status` (`cultivated`,
    `not_cultivated`, `not_declared`), `true_class`, `true_crop` (what grows there), `hectares`.
    """
    register = place.register
    true = [DECLARED_AS[Kind(kind)] for kind in register.true]
    names = [DECLARED_AS[Kind(kind)].name if kind >= 0 else "" for kind in register.declared]
    fields: dict[str, NDArray[np.generic]] = {
        "parcel": register.numbers,
        "class": np.array(register.codes, dtype=object),
        "crop": np.array(names, dtype=object),
        "status": register.status.astype(object),
        "true_class": np.array([use.code for use in true], dtype=object),
        "true_crop": np.array([use.name for use in true], dtype=object),
        "hectares": np.round(shapely.area(register.outlines) / 10_000, 4),
    }
    outlines = np.array([shapely.multipolygons(shapely.get_parts(one)) for one in register.outlines], dtype=object)
    with atomic_file(path) as temporary:
        pyogrio.raw.write(
            temporary, shapely.to_wkb(outlines), list(fields.values()), list(fields), layer="parcels",
            geometry_type="MultiPolygon", crs=place.grid.crs.to_wkt(), **GEOPACKAGE,
        )  # fmt: skip
    return len(outlines)


def _write_mask(path: Path, mask: NDArray[np.bool_], grid: GeoGrid, role: str) -> None:
    write_cog(path, mask.astype(np.uint8), grid.refine(), nodata=MASK_NODATA, tags={"FURROW_ROLE": role})
