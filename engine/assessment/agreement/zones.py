"""The outlines that pixels are summed up over: parcels of a register, or fields of a map.

A file of them may hold those of a country. So it is looked through once for what is kept of each (name, class, area),
and its outlines are read where they are needed: for a strip, and once more when they are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataSourceError
from rasterio.enums import MergeAlg
from rasterio.features import rasterize
from shapely.errors import GEOSException

from furrow.engine.assessment.agreement.canvas import Canvas
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.reference.fetching.shapes import polygons_of
from furrow.engine.reference.parcels import chosen_layer, class_texts, require_same_crs
from furrow.engine.reporting import Reporter

__all__ = ["Zones", "burned"]

Numbers = NDArray[np.int64]

_AT_ONCE = 20_000  # outlines in memory while a file is looked through
_BURNED_AT_ONCE = 2000  # outlines between two looks at the cancel flag
_INSIDE = 1e-6  # metres; what touches a prediction from outside does not lie in it


@dataclass(frozen=True)
class Zones:
    """What is kept of outlines; everything is in the order of `fids`.

    Attributes:
        path: Their file.
        layer: The layer.
        bounds: (left, bottom, right, top) that is read.
        fids: (N,) numbers of the features, rising.
        names: (N,) texts, each once.
        classes: (N,) declared classes as texts, empty where there is none.
        areas: (N,) square metres.
        repaired: How many outlines crossed themselves and were repaired.
        left_out: How many lie outside the predictions.
        skipped: How many features have no polygon.
    """

    path: Path
    layer: str
    bounds: tuple[float, float, float, float]
    fids: Numbers
    names: NDArray[Any]
    classes: NDArray[Any]
    areas: NDArray[np.float64]
    repaired: int = 0
    left_out: int = 0
    skipped: int = 0

    def __len__(self) -> int:
        return len(self.fids)

    @classmethod
    def read(
        cls, path: Path, canvas: Canvas, reporter: Reporter, layer: str = "", id_field: str = "", class_field: str = ""
    ) -> Zones:
        """Look through a file for what lies in the predictions.

        Args:
            path: GeoPackage or FlatGeobuf in the CRS of the canvas.
            canvas: Where the predictions lie.
            reporter: Asked whether to stop.
            layer: Layer name; empty for the first.
            id_field: Field of the names; empty for the numbers of the features.
            class_field: Field of the declared class; empty for none.

        Raises:
            InputError: The file is of another format or CRS, lacks a field, or names two features alike.
            DamagedFileError: It cannot be read.
        """
        fields = [field for field in dict.fromkeys((id_field, class_field)) if field]
        found: list[tuple[Numbers, NDArray[np.float64], list[NDArray[Any]]]] = []
        repaired = skipped = here = 0
        with _damage_told(path):
            chosen = chosen_layer(path, layer, fields)
            info = pyogrio.read_info(path, layer=chosen, force_feature_count=True)
            require_same_crs(info["crs"], canvas.grid.crs, path, "prediction")
            inside = shapely.STRtree([_shrunk(rectangle) for rectangle in canvas.rectangles])
            for fids, polygons, mended, columns in _chunks(path, chosen, canvas.grid.bounds, fields, reporter):
                here += len(fids)
                present = ~shapely.is_missing(polygons)
                skipped += int(np.count_nonzero(~present))
                repaired += int(np.count_nonzero(mended))
                kept = np.unique(inside.query(polygons, predicate="intersects")[0])
                kept = kept[present[kept]]
                texts = [class_texts(column[kept]) for column in columns]
                found.append((fids[kept], shapely.area(polygons[kept]), texts))
        fids = np.concatenate([each[0] for each in found] or [np.empty(0, np.int64)])
        order = np.argsort(fids)
        areas = np.concatenate([each[1] for each in found] or [np.empty(0)])[order]
        texts = [
            np.concatenate([each[2][place] for each in found] or [np.empty(0, object)])[order]
            for place in range(len(fields))
        ]
        by_field = dict(zip(fields, texts, strict=True))
        fids = fids[order]
        names = _names(by_field[id_field], id_field) if id_field else fids.astype(str).astype(object)
        classes = by_field[class_field] if class_field else np.full(len(fids), "", dtype=object)
        left_out = int(info["features"]) - len(fids) - skipped
        return cls(path, chosen, canvas.grid.bounds, fids, names, classes, areas, repaired, left_out, skipped)

    def over(self, bounds: tuple[float, float, float, float]) -> tuple[Numbers, NDArray[Any]]:
        """Return the outlines that touch a rectangle: their places (M,), and the multipolygons (M,).

        The larger come first, so that of those burned in this order the smaller own what they share; of equally large
        ones the first of the file does.

        Raises:
            DamagedFileError: The file cannot be read.
        """
        with _damage_told(self.path):
            _, fids, wkb, _ = pyogrio.raw.read(
                self.path, layer=self.layer, columns=[], bbox=bounds, return_fids=True, force_2d=True
            )
            polygons, _ = _polygons(wkb)
        places, known = self._places(fids)
        places, polygons = places[known], polygons[known]
        order = np.lexsort((-places, -self.areas[places]))
        return places[order], polygons[order]

    def outlines(self, reporter: Reporter) -> Iterator[tuple[Numbers, NDArray[Any]]]:
        """Yield all outlines, some at a time: their places (M,), and the multipolygons (M,).

        Raises:
            DamagedFileError: The file cannot be read.
        """
        with _damage_told(self.path):
            for fids, polygons, _, _ in _chunks(self.path, self.layer, self.bounds, [], reporter):
                places, known = self._places(fids)
                yield places[known], polygons[known]

    def _places(self, fids: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return the place of each feature, and whether it has one."""
        places = np.minimum(np.searchsorted(self.fids, fids), max(len(self.fids) - 1, 0))
        known = self.fids[places] == fids if len(self.fids) else np.zeros(len(fids), dtype=bool)
        return places.astype(np.int64), np.asarray(known)


def burned(polygons: NDArray[Any], grid: GeoGrid, reporter: Reporter) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Return which polygon owns each pixel of a grid, and which polygons own pixels that others claim.

    Args:
        polygons: (N,) multipolygons.
        grid: The pixels.
        reporter: Asked whether to stop.

    Returns:
        (H, W) int32, the last polygon that the pixel's centre lies in, counted from 1; 0 for none. And (N,) bool, those
        that own a pixel whose centre lies in another one too.
    """
    owners = np.zeros(grid.shape, dtype=np.int32)
    claims = np.zeros(grid.shape, dtype=np.uint8)
    for start in range(0, len(polygons), _BURNED_AT_ONCE):
        reporter.check()
        part = [polygon.__geo_interface__ for polygon in polygons[start : start + _BURNED_AT_ONCE]]
        numbered = ((shape, start + place) for place, shape in enumerate(part, start=1))
        rasterize(numbered, out=owners, transform=grid.transform, merge_alg=MergeAlg.replace)
        rasterize(part, out=claims, transform=grid.transform, merge_alg=MergeAlg.add, default_value=1)
    over = np.zeros(len(polygons) + 1, dtype=bool)
    over[owners[claims > 1]] = True
    return owners, over[1:]


def _chunks(
    path: Path, layer: str, bounds: tuple[float, float, float, float], fields: Sequence[str], reporter: Reporter
) -> Iterator[tuple[Numbers, NDArray[Any], NDArray[np.bool_], list[NDArray[Any]]]]:
    """Yield numbers, multipolygons (None without an area), which were repaired, and fields, some features at a time."""
    _, numbers, _, _ = pyogrio.raw.read(
        path, layer=layer, columns=[], bbox=bounds, return_fids=True, read_geometry=False
    )
    numbers = np.sort(numbers.astype(np.int64))
    for start in range(0, len(numbers), _AT_ONCE):
        reporter.check()
        part = numbers[start : start + _AT_ONCE]
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, columns=list(fields), fids=part, force_2d=True)
        by_name = dict(zip(meta["fields"], columns, strict=True))
        yield part, *_polygons(wkb), [by_name[field] for field in fields]


def _polygons(wkb: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    return polygons_of(shapely.from_wkb(wkb))


def _names(names: NDArray[Any], field: str) -> NDArray[Any]:
    empty = int(np.count_nonzero(names == ""))
    if empty:
        raise InputError(
            f"{empty} parcels have nothing in the field '{field}', which shall name them: choose a field that names "
            "each parcel, or none to take the numbers of the features."
        )
    name, times = Counter(names.tolist()).most_common(1)[0] if len(names) else ("", 1)
    if times > 1:
        raise InputError(
            f"The field '{field}' names {times} parcels '{name}', but a name must tell a parcel from all others: "
            "choose another field, or none to take the numbers of the features."
        )
    return names


def _shrunk(rectangle: tuple[float, float, float, float]) -> shapely.Geometry:
    left, bottom, right, top = rectangle
    return shapely.box(left + _INSIDE, bottom + _INSIDE, right - _INSIDE, top - _INSIDE)


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Turn what libraries say of a file they cannot read into the one sentence that fits."""
    try:
        yield
    except DataSourceError as error:
        raise DamagedFileError(f"The parcels in '{path}' cannot be read: the file is damaged or empty.") from error
    except GEOSException as error:
        raise DamagedFileError(
            f"The parcels in '{path}' hold a geometry that cannot be read ({error}): export them again."
        ) from error
