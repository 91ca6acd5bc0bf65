"""The two layers of an agreement: what their fields hold, and their way into a GeoPackage."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.assessment.agreement.suspicion import ranks, suspicion
from furrow.engine.assessment.agreement.tallies import Tallies
from furrow.engine.assessment.agreement.zones import Zones
from furrow.engine.geogrid import GeoGrid
from furrow.engine.geopackage import GEOPACKAGE
from furrow.engine.rasters import PROBABILITY_SCALE
from furrow.engine.reference.weights import component_weights
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.layer_files import failure_told

__all__ = ["AGREEMENT", "MAP_ONLY", "Column", "Columns", "agreement_columns", "field_columns", "write_layer"]

AGREEMENT = "agreement"
MAP_ONLY = "map_only"

Floats = NDArray[np.float64]
Column = tuple[NDArray[Any], NDArray[np.bool_]]
Columns = dict[str, Column]
"""Field -> values (N,), and where they are NULL."""

_HECTARE = 10_000.0  # square metres


def agreement_columns(
    parcels: Zones, cultivated: NDArray[np.int8], tallies: Tallies, grid: GeoGrid, *, weighed: bool
) -> Columns:
    """Return the fields of the layer `agreement`.

    Args:
        parcels: The parcels.
        cultivated: (N,) 1 for declared as cultivated, 0 for not, -1 for unknown.
        tallies: The sums over their pixels.
        grid: Grid of the prediction.
        weighed: Whether there are weight maps.
    """
    pixels, hits, ring = tallies["pixels"], tallies["hits"], tallies["ring"]
    arable, other, judged = cultivated == 1, cultivated == 0, cultivated >= 0
    around = tallies["committed"]
    committed = np.where(arable, around, np.where(other, hits, 0.0))
    omitted = np.where(arable, pixels - hits, 0.0)
    weight = tallies["weight"] if weighed else component_weights(tallies.counts[:, 0]) * (pixels + 2 * ring)
    likely = tallies["likely"]
    beside = np.where(arable, tallies["likely_around"], 0.0)
    agreement = np.where(arable, likely, pixels - likely)
    disagreement = np.where(arable, pixels - likely + beside, likely)
    observations = tallies.observations.result()
    found = suspicion(
        np.maximum(agreement, 0.0),
        np.where(judged, np.maximum(disagreement, 0.0), 0.0),
        _quotient(weight, pixels + ring, 0.0),
        pixels,
        observations,
    )
    nothing = pixels == 0
    area = grid.pixel_area / _HECTARE
    metres = grid.ground_sampling_distance
    borders = tallies["border_pixels"]
    return {
        "parcel": _all(parcels.names),
        "declared": (parcels.classes, parcels.classes == ""),
        "cultivated": (np.maximum(cultivated, 0).astype(np.int64), ~judged),
        "area_ha": _all(parcels.areas / _HECTARE),
        "pixels": _all(tallies.counts[:, 0]),
        "pixels_10m": _all(tallies.counts[:, 1]),
        "cultivated_share": (_quotient(hits, pixels), nothing),
        **_probability(tallies),
        "iou": (_quotient(hits, pixels + around), nothing | ~arable),
        "omitted_ha": (omitted * area, nothing),
        "committed_ha": (committed * area, nothing),
        "border_m": (_quotient(tallies["border_m"], borders) * metres, borders == 0),
        "observations": _known(observations),
        "weight": _all(weight),
        "suspicion": _all(found),
        "rank": _all(ranks(found, parcels.names)),
    }


def field_columns(fields: Zones, tallies: Tallies, *, weighed: bool) -> Columns:
    """Return the fields of the layer `map_only`, which are numbered from the north; see `agreement_columns`.

    Their rings are not counted: parcels may lie there.
    """
    corners = np.array([each[1:].split("c") for each in fields.names], dtype=np.int64).reshape(-1, 2)  # "r12c34"
    numbers = np.empty(len(fields), dtype=np.int64)
    numbers[np.lexsort((corners[:, 1], corners[:, 0]))] = np.arange(1, len(fields) + 1)
    names = np.array([f"map-{number}" for number in numbers.tolist()], dtype=object)
    pixels, likely = tallies["pixels"], tallies["likely"]
    weight = tallies["weight"] if weighed else component_weights(tallies.counts[:, 0]) * pixels
    observations = tallies.observations.result()
    found = suspicion(np.maximum(pixels - likely, 0.0), likely, _quotient(weight, pixels, 0.0), pixels, observations)
    order = np.empty(len(fields), dtype=object)
    order[:] = [f"{number:012d}" for number in numbers.tolist()]
    return {
        "parcel": _all(names),
        "area_ha": _all(fields.areas / _HECTARE),
        "pixels": _all(tallies.counts[:, 0]),
        "probability_mean": _probability(tallies)["probability_mean"],
        "observations": _known(observations),
        "weight": _all(weight),
        "suspicion": _all(found),
        "rank": _all(ranks(found, order)),
    }


def write_layer(
    path: Path,
    layer: str,
    zones: Zones,
    columns: Columns,
    crs: CRS,
    metadata: Mapping[str, str],
    reporter: Reporter,
) -> None:
    """Add a layer of multipolygons to a GeoPackage, and read it back.

    Raises:
        DamagedFileError: The outlines cannot be read.
        ResourceError: The layer cannot be written.
        JobCancelledError: The job was cancelled.
    """
    begun = False
    for places, polygons in zones.outlines(reporter):
        _write(path, layer, shapely.to_wkb(polygons), _part(columns, places), crs, metadata, append=begun)
        begun = True
    if not begun:
        nothing = np.empty(0, dtype=np.int64)
        _write(path, layer, np.empty(0, dtype=object), _part(columns, nothing), crs, metadata, append=False)
    with failure_told(path):
        found = pyogrio.read_info(path, layer=layer, force_feature_count=True)["features"]
        if found != len(zones):
            raise OSError(f"{found} of {len(zones)} rows of the layer {layer} can be read back")


def _write(
    path: Path, layer: str, wkb: NDArray[Any], columns: Columns, crs: CRS, metadata: Mapping[str, str], *, append: bool
) -> None:
    with failure_told(path):
        pyogrio.raw.write(
            path,
            wkb,
            [values for values, _ in columns.values()],
            list(columns),
            field_mask=[missing for _, missing in columns.values()],
            layer=layer,
            **GEOPACKAGE,
            geometry_type="MultiPolygon",
            crs=crs.to_wkt(),
            append=append,
            layer_metadata=None if append else dict(metadata),
        )


def _part(columns: Columns, places: NDArray[np.int64]) -> Columns:
    return {name: (values[places], missing[places]) for name, (values, missing) in columns.items()}


def _probability(tallies: Tallies) -> Columns:
    known = tallies["known"]
    mean = _quotient(tallies["probability"], known)
    squares = _quotient(tallies["squares"], known)
    spread = np.sqrt(np.maximum(squares - mean**2, 0.0))
    return {
        "probability_mean": (mean / PROBABILITY_SCALE, known == 0),
        "probability_spread": (spread / PROBABILITY_SCALE, known == 0),
    }


def _all(values: NDArray[Any]) -> Column:
    return values, np.zeros(len(values), dtype=bool)


def _known(values: Floats) -> Column:
    return np.nan_to_num(values), np.isnan(values)


def _quotient(part: Floats, whole: Floats, without: float = 0.0) -> Floats:
    """Return part by whole, and what is given where the whole is nothing."""
    found: Floats = np.divide(part, whole, out=np.full(len(whole), without), where=whole > 0)
    return found
