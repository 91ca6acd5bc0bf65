"""The most suspicious parcels of an agreement, as the job `parcel-agreement` wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS
from rasterio.errors import CRSError
from shapely.errors import GEOSException

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.reference.parcels import chosen_layer

__all__ = ["MOST_PARCELS", "Agreement", "WorstParcel", "read_agreement"]

MOST_PARCELS = 24
"""Parcels that a report shows."""

_LONGEST = 200  # letters of a name; a file may hold megabytes
_TEXTS = ("parcel", "declared")
_NUMBERS = (
    "cultivated", "area_ha", "cultivated_share", "probability_mean", "iou", "omitted_ha", "committed_ha", "border_m",
    "observations", "suspicion", "rank",
)  # fmt: skip


@dataclass(frozen=True)
class WorstParcel:
    """A parcel. What is not known is None; see the job `parcel-agreement`.

    Attributes:
        parcel: Its name.
        declared: Its declared class.
        cultivated: 1 or 0, as declared.
        area_ha: Hectares.
        cultivated_share: Share of it that the map calls cultivated.
        probability_mean: Mean probability.
        iou: Intersection over union.
        omitted_ha: Hectares.
        committed_ha: Hectares.
        border_m: Mean distance of borders in metres.
        observations: Median of the valid observations.
        suspicion: 0 to 1.
        rank: From 1.
        outline: Polygon or multipolygon in the CRS of the agreement.
    """

    parcel: str
    declared: str | None
    cultivated: float | None
    area_ha: float | None
    cultivated_share: float | None
    probability_mean: float | None
    iou: float | None
    omitted_ha: float | None
    committed_ha: float | None
    border_m: float | None
    observations: float | None
    suspicion: float | None
    rank: float | None
    outline: shapely.Geometry


@dataclass(frozen=True)
class Agreement:
    """What a report tells of an agreement.

    Attributes:
        crs: Of the outlines.
        parcels: Number of all parcels.
        omitted_ha: Hectares, of all.
        committed_ha: Hectares, of all.
        map_only: Number of fields of the map that no parcel covers.
        map_only_ha: Their hectares.
        worst: The most suspicious parcels, the worst first.
    """

    crs: CRS
    parcels: int
    omitted_ha: float
    committed_ha: float
    map_only: int
    map_only_ha: float
    worst: tuple[WorstParcel, ...]


def read_agreement(path: Path) -> Agreement:
    """Read what a report shows; the file may hold millions of parcels.

    Raises:
        InputError: The file is no agreement.
        DamagedFileError: It cannot be read.
    """
    try:
        chosen_layer(path, "agreement", (*_TEXTS, *_NUMBERS))
        chosen_layer(path, "map_only", ("area_ha",))
        meta, _, wkb, columns = pyogrio.raw.read(
            path, layer="agreement", columns=[*_TEXTS, *_NUMBERS], where=f'"rank" <= {MOST_PARCELS} AND "suspicion" > 0'
        )
        parcels, omitted, committed = _sums(
            path, "SELECT COUNT(*), TOTAL(omitted_ha), TOTAL(committed_ha) FROM agreement"
        )
        map_only, map_only_ha = _sums(path, "SELECT COUNT(*), TOTAL(area_ha) FROM map_only")
        outlines = shapely.from_wkb(wkb)
    except (DataSourceError, DataLayerError, GEOSException) as error:
        raise DamagedFileError(
            f"The agreement '{path}' cannot be read ({error}): compare the parcels again."
        ) from error
    fields = dict(zip(meta["fields"], columns, strict=True))
    worst = [_parcel(fields, row, outline) for row, outline in enumerate(outlines)]
    return Agreement(
        crs=_crs(meta["crs"], path),
        parcels=int(parcels),
        omitted_ha=omitted,
        committed_ha=committed,
        map_only=int(map_only),
        map_only_ha=map_only_ha,
        worst=tuple(sorted(worst, key=lambda each: (each.rank or 0, each.parcel))[:MOST_PARCELS]),
    )


def _sums(path: Path, query: str) -> list[float]:
    """Return the one row of a query."""
    _, _, _, columns = pyogrio.raw.read(path, sql=query, read_geometry=False)
    return [float(column[0]) for column in columns]


def _crs(text: str | None, path: Path) -> CRS:
    try:
        return CRS.from_user_input(text or "")
    except CRSError as error:
        raise InputError(
            f"The agreement '{path}' has no coordinate reference system: compare the parcels again."
        ) from error


def _parcel(fields: dict[str, NDArray[Any]], row: int, outline: shapely.Geometry) -> WorstParcel:
    texts = {name: _text(fields[name][row]) for name in _TEXTS}
    numbers = {name: _number(fields[name][row]) for name in _NUMBERS}
    return WorstParcel(**(texts | {"parcel": texts["parcel"] or ""}), **numbers, outline=outline)  # type: ignore[arg-type]


def _text(value: object) -> str | None:
    if value is None:
        return None
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"


def _number(value: Any) -> float | None:  # noqa: ANN401 - whatever the field holds
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if np.isfinite(number) else None
