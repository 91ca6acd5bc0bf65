"""The job "reference-from-parcels": the masks and the weight map of a season's 2.5 m grid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.__about__ import __version__
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import ReferenceFromParcels
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import MASK_NODATA, write_cog
from furrow.engine.reference.parcels import Parcels, burn, read_parcels, shrink
from furrow.engine.reference.weights import weight_map
from furrow.engine.reporting import Reporter

__all__ = ["reference_from_parcels"]


def reference_from_parcels(spec: ReferenceFromParcels, reporter: Reporter) -> dict[str, Any]:
    """Rasterise parcels and write what was asked for; return the values of the result.

    Raises:
        InputError: No parcel lies on the season, no class is cultivated, or a parameter is wrong.
        DamagedFileError: The parcels or the season cannot be read.
    """
    if not 0 <= spec.shrink <= 100:
        raise InputError(f"Parcels cannot be shrunk by {spec.shrink:g} m: give 0 to 100 m (the challenge takes 2.5).")
    if not spec.cultivated:
        raise InputError("No class is named as cultivated: name at least one.")
    season = Season.open(spec.season)
    grid = season.grid.refine()
    reporter.progress(0.02, "Reading the parcels")
    parcels = read_parcels(Path(spec.parcels), spec.class_field, grid, spec.layer)
    _require_overlap(parcels, season.title, grid)
    _tell(parcels, spec, reporter)

    reporter.progress(0.15, "Shrinking and rasterising the parcels")
    cultivated_shapes = shrink(parcels.of(spec.cultivated), spec.shrink, reporter)
    cultivated = burn(cultivated_shapes, grid, reporter)
    not_declared = burn(shrink(parcels.of(spec.not_declared), spec.shrink, reporter), grid, reporter)

    tags = {"FURROW_VERSION": __version__, "FURROW_SEASON": season.title, "FURROW_SHRINK_M": f"{spec.shrink:g}"}
    reporter.progress(0.5, "Writing the reference")
    _write_mask(spec.cultivated_mask, cultivated, grid, "cultivated", "Cultivated (reference)", tags, reporter)
    _write_mask(spec.not_declared_mask, not_declared, grid, "not_declared", "Not declared (reference)", tags, reporter)
    if spec.weights:
        reporter.progress(0.7, "Weighing parcels and their rings")
        weights = weight_map(cultivated, not_declared, border=spec.border)
        tags = {**tags, "FURROW_ROLE": "weights"}
        write_cog(Path(spec.weights), weights, grid, descriptions=["weight"], tags=tags)
        reporter.layer(Path(spec.weights), "weights", "Weights", season.title)
    reporter.progress(1.0)
    return _summary(parcels, spec, cultivated_shapes, cultivated, grid)


def _summary(
    parcels: Parcels,
    spec: ReferenceFromParcels,
    cultivated_shapes: NDArray[Any],
    cultivated: NDArray[np.bool_],
    grid: GeoGrid,
) -> dict[str, Any]:
    pixels = int(np.count_nonzero(cultivated))
    return {
        "parcels": len(parcels.classes),
        "cultivated_parcels": len(cultivated_shapes),
        "not_declared_parcels": len(parcels.of(spec.not_declared)),
        "vanished_parcels": int(shapely.is_empty(cultivated_shapes).sum()),
        "cultivated_share": pixels / cultivated.size,
        "cultivated_hectares": pixels * grid.pixel_area / 10_000,
    }


def _require_overlap(parcels: Parcels, title: str, grid: GeoGrid) -> None:
    if len(parcels.classes) == 0:
        left, bottom, right, top = grid.bounds
        raise InputError(
            f"No parcel lies on the season '{title}' ({grid.crs.to_string()}, x {left:.0f} to {right:.0f}, "
            f"y {bottom:.0f} to {top:.0f}): choose parcels of that place, and check the layer's CRS."
        )


def _tell(parcels: Parcels, spec: ReferenceFromParcels, reporter: Reporter) -> None:
    """Tell how many parcels fall to which class, and warn of what looks like a mistake."""
    found = set(parcels.classes)
    if not found & set(spec.cultivated):
        present = ", ".join(f"'{name}'" for name in sorted(found)[:12])
        raise InputError(
            f"None of the {len(parcels.classes)} parcels has a cultivated class; the classes here are {present}: "
            "name those that are cultivated."
        )
    reporter.message(f"{len(parcels.classes)} parcels lie on the season.")
    if parcels.repaired:
        reporter.warn(f"{parcels.repaired} outlines crossed themselves and were repaired.")
    if parcels.skipped:
        reporter.warn(f"{parcels.skipped} features have no polygon and were left out.")
    if "" in found:
        reporter.warn(f"{int((parcels.classes == '').sum())} parcels have no class and count as not cultivated.")


def _write_mask(
    path: str,
    mask: NDArray[np.bool_],
    grid: GeoGrid,
    role: str,
    title: str,
    tags: dict[str, str],
    reporter: Reporter,
) -> None:
    if not path:
        return
    tags = {**tags, "FURROW_ROLE": role}
    write_cog(Path(path), mask.astype(np.uint8), grid, nodata=MASK_NODATA, descriptions=[role], tags=tags)
    reporter.layer(Path(path), role, title, tags["FURROW_SEASON"])
