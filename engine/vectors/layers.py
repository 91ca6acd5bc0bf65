"""The file of a map's parcels: a GeoPackage or FlatGeobuf with the field names of fiboa.

Names and units are those of the core of Field Boundaries for Agriculture, version 0.2.0
(https://github.com/fiboa/specification/blob/v0.2.0/core/README.md): `id` (text, unique in the layer), `area` (hectares,
of the geometry), `perimeter` (metres), `determination_method` ("auto-imagery": made from images without a hand). The
geometries keep the CRS of the mask, which GeoPackage and FlatGeobuf name. `probability_mean` (0 to 1) is our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray

from furrow.engine.geogrid import GeoGrid
from furrow.engine.geopackage import GEOPACKAGE
from furrow.engine.rasters import PROBABILITY_SCALE
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.parcels import Parcels

__all__ = ["LARGEST_HECTARES", "LAYER", "LONGEST_METRES", "LayerWriter"]

LAYER = "parcels"
LARGEST_HECTARES = 100_000
"""What `area` may be at most, says fiboa."""

LONGEST_METRES = 125_000
"""What `perimeter` may be at most, says fiboa."""

_METHOD = "auto-imagery"
_POINTS_AT_ONCE = 500_000  # written between two looks at the cancel flag: a fraction of a second
_PARCELS_AT_ONCE = 5_000


@dataclass
class LayerWriter:
    """Writes parcels to a new GeoPackage, many at a time.

    Attributes:
        path: The file.
        grid: Grid of the mask that the parcels come from.
        multiple: Whether they are multipolygons.
        probability: Whether they have one.
        metadata: Of the layer.
        reporter: Asked whether to stop.
        written: How many were handed over.
        hectares: Sum of their areas.
        oversized: How many are larger or longer than fiboa allows.
    """

    path: Path
    grid: GeoGrid
    multiple: bool
    probability: bool
    metadata: Mapping[str, str]
    reporter: Reporter
    written: int = 0
    hectares: float = 0.0
    oversized: int = 0
    _waiting: list[Parcels] = field(default_factory=list)
    _points: int = 0
    _begun: bool = False

    def add(self, parcels: Parcels) -> None:
        """Write parcels, now or with some later ones."""
        for start in range(0, len(parcels.outlines), _PARCELS_AT_ONCE):
            part = slice(start, start + _PARCELS_AT_ONCE)
            taken = Parcels(
                parcels.outlines[part],
                parcels.firsts[part],
                parcels.pixels[part],
                parcels.probability[part],
                parcels.known[part],
            )
            self._waiting.append(taken)
            self._points += int(shapely.get_num_coordinates(taken.outlines).sum())
            waiting = sum(len(each.outlines) for each in self._waiting)
            if waiting >= _PARCELS_AT_ONCE or self._points >= _POINTS_AT_ONCE:
                self.flush()

    def flush(self) -> None:
        """Write what waits; at least once, so that the layer is there even without parcels."""
        if self._begun and not self._waiting:
            return
        self.reporter.check()
        waiting, self._waiting, self._points = self._waiting, [], 0
        outlines = np.concatenate([each.outlines for each in waiting] or [np.empty(0, dtype=object)])
        areas = shapely.area(outlines) * self.grid.pixel_area / 10_000
        placed = self._placed(outlines)
        perimeters = shapely.length(placed)
        values, masks = self._columns(waiting, areas, perimeters)
        pyogrio.raw.write(
            self.path,
            shapely.to_wkb(placed),
            list(values.values()),
            list(values),
            field_mask=masks,
            layer=LAYER,
            **GEOPACKAGE,
            geometry_type="MultiPolygon" if self.multiple else "Polygon",
            crs=self.grid.crs.to_wkt(),
            append=self._begun,
            layer_metadata=None if self._begun else dict(self.metadata),
        )
        self._begun = True
        self.written += len(outlines)
        self.hectares += float(areas.sum())
        self.oversized += int(np.count_nonzero((areas > LARGEST_HECTARES) | (perimeters > LONGEST_METRES)))

    def _placed(self, outlines: NDArray[Any]) -> NDArray[Any]:
        """Return outlines in the CRS of the grid, outer rings against the clock as Simple Features want them."""
        across, down = self.grid.transform.a, self.grid.transform.e
        left, top = self.grid.transform.c, self.grid.transform.f
        placed = shapely.transform(outlines, lambda points: points * (across, down) + (left, top))
        oriented: NDArray[Any] = shapely.orient_polygons(placed)
        return oriented

    def _columns(
        self, waiting: list[Parcels], areas: NDArray[np.float64], perimeters: NDArray[np.float64]
    ) -> tuple[dict[str, NDArray[Any]], list[NDArray[np.bool_] | None]]:
        firsts = np.concatenate([each.firsts for each in waiting] or [np.empty(0, dtype=np.int64)])
        rows, columns = np.divmod(firsts, self.grid.width)
        identifiers = np.empty(len(firsts), dtype=object)
        identifiers[:] = [f"r{row}c{column}" for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
        method = np.full(len(firsts), _METHOD, dtype=object)
        values: dict[str, NDArray[Any]] = {
            "id": identifiers, "area": areas, "perimeter": perimeters, "determination_method": method,
        }  # fmt: skip
        masks: list[NDArray[np.bool_] | None] = [None] * len(values)
        if self.probability:
            sums = np.concatenate([each.probability for each in waiting] or [np.empty(0, dtype=np.int64)])
            known = np.concatenate([each.known for each in waiting] or [np.empty(0, dtype=np.int64)])
            values["probability_mean"] = sums / (PROBABILITY_SCALE * np.maximum(known, 1))
            masks.append(known == 0)
        return values, masks
