"""Agreements as the job `parcel-agreement` writes them, of seeded parcels; for tests inside QGIS."""

from __future__ import annotations

import math
import random
from pathlib import Path

from osgeo import ogr, osr

__all__ = ["CLASSES", "ORIGIN", "write_agreement"]

ORIGIN = (465_180.0, 5_079_850.0)
"""Lower left corner, EPSG:32633: that of the season that `write_built_season` makes by default."""

CLASSES = ("ozimna pšenica", "koruza", "žito 'staro'", 'travnik "2x"', "nasad; oljke")
"""Declared classes; the parcels of the fourth count as not cultivated."""

_FIGURES = {
    "agreement": {
        "parcel": ogr.OFTString, "declared": ogr.OFTString, "cultivated": ogr.OFTInteger, "area_ha": ogr.OFTReal,
        "pixels": ogr.OFTInteger, "pixels_10m": ogr.OFTInteger, "cultivated_share": ogr.OFTReal,
        "probability_mean": ogr.OFTReal, "probability_spread": ogr.OFTReal, "iou": ogr.OFTReal,
        "omitted_ha": ogr.OFTReal, "committed_ha": ogr.OFTReal, "border_m": ogr.OFTReal,
        "observations": ogr.OFTReal, "weight": ogr.OFTReal, "suspicion": ogr.OFTReal, "rank": ogr.OFTInteger,
    },
    "map_only": {
        "parcel": ogr.OFTString, "area_ha": ogr.OFTReal, "pixels": ogr.OFTInteger, "probability_mean": ogr.OFTReal,
        "observations": ogr.OFTReal, "weight": ogr.OFTReal, "suspicion": ogr.OFTReal, "rank": ogr.OFTInteger,
    },
}  # fmt: skip


def write_agreement(
    path: Path,
    count: int = 30,
    *,
    map_only: int = 5,
    seed: int = 1,
    prefix: str = "njiva 'ž' ",
    origin: tuple[float, float] = ORIGIN,
    cell: float = 50.0,
    epsg: int = 32633,
) -> Path:
    """Write an agreement of `count` parcels and `map_only` fields of the map, a rectangle in each cell of a lattice.

    Every seventh parcel lies where the prediction has no data (its figures are NULL), every eleventh was declared
    without a class, and every fifth is smaller than 0.1 ha. Identifiers are `prefix` and a number from 1 in the
    order of the file, which is not that of their place.
    """
    rng = random.Random(seed)
    gdal_options = ["VERSION=1.2"]
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), options=gdal_options)
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    side = max(1, math.ceil(math.sqrt(count + map_only)))
    cells = [(index % side, index // side) for index in range(count + map_only)]
    rng.shuffle(cells)
    outlines = [_rectangle(rng, origin, cell, place, small=index % 5 == 4) for index, place in enumerate(cells)]
    rows = [_parcel(rng, index, outlines[index].Area(), prefix) for index in range(count)]
    _write_layer(source, system, "agreement", ogr.wkbMultiPolygon, _ranked(rows), outlines[:count])
    rows = [_field(rng, index, outlines[count + index].Area()) for index in range(map_only)]
    _write_layer(source, system, "map_only", ogr.wkbPolygon, _ranked(rows), outlines[count:])
    source = None
    return path


def _rectangle(
    rng: random.Random, origin: tuple[float, float], cell: float, place: tuple[int, int], *, small: bool
) -> ogr.Geometry:
    width, height = (cell * rng.uniform(*((0.1, 0.3) if small else (0.6, 0.95))) for _ in range(2))
    left, bottom = origin[0] + cell * place[0] + 0.02 * cell, origin[1] + cell * place[1] + 0.02 * cell
    right, top = left + width, bottom + height
    ring = f"{left} {bottom}, {right} {bottom}, {right} {top}, {left} {top}, {left} {bottom}"
    return ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")


def _parcel(rng: random.Random, index: int, area: float, prefix: str) -> dict[str, object]:
    hectares, pixels = area / 10_000, round(area / 6.25)
    declared = None if index % 11 == 10 else rng.choice(CLASSES)
    cultivated = None if declared is None else int(declared != CLASSES[3])
    row: dict[str, object] = {
        "parcel": f"{prefix}{index + 1}", "declared": declared, "cultivated": cultivated, "area_ha": hectares,
        "pixels": pixels, "pixels_10m": pixels // 20,
    }  # fmt: skip
    if index % 7 == 6:
        return row | {"omitted_ha": None, "committed_ha": None, "weight": 0.0, "suspicion": 0.0}
    share = rng.random() ** 0.3
    wrong = hectares * (1 - share)
    return row | {
        "cultivated_share": share, "probability_mean": 0.2 + 0.7 * share, "probability_spread": rng.uniform(0, 0.3),
        "iou": share * rng.uniform(0.7, 1.0) if cultivated else None, "omitted_ha": wrong if cultivated else 0.0,
        "committed_ha": hectares * share if cultivated == 0 else rng.uniform(0, 0.1) * hectares,
        "border_m": rng.uniform(0, 10), "observations": float(rng.randint(3, 40)),
        "weight": pixels * rng.uniform(1, 4), "suspicion": 0.0 if cultivated is None else rng.random(),
    }  # fmt: skip


def _field(rng: random.Random, index: int, area: float) -> dict[str, object]:
    pixels = round(area / 6.25)
    return {
        "parcel": f"map-{index + 1}", "area_ha": area / 10_000, "pixels": pixels,
        "probability_mean": rng.uniform(0.5, 1), "observations": float(rng.randint(3, 40)),
        "weight": pixels * rng.uniform(1, 4), "suspicion": rng.random(),
    }  # fmt: skip


def _ranked(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give the rows their rank: the most suspicious first, ties by identifier."""
    for rank, row in enumerate(sorted(rows, key=lambda row: (-float(row["suspicion"]), str(row["parcel"]))), 1):
        row["rank"] = rank
    return rows


def _write_layer(
    source: ogr.DataSource,
    system: osr.SpatialReference,
    name: str,
    kind: int,
    rows: list[dict[str, object]],
    outlines: list[ogr.Geometry],
) -> None:
    layer = source.CreateLayer(name, system, kind)
    for field, type_ in _FIGURES[name].items():
        layer.CreateField(ogr.FieldDefn(field, type_))
    layer.StartTransaction()
    for row, outline in zip(rows, outlines, strict=True):
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in row.items():
            feature.SetFieldNull(field) if value is None else feature.SetField(field, value)
        feature.SetGeometry(ogr.ForceToMultiPolygon(outline.Clone()) if kind == ogr.wkbMultiPolygon else outline)
        if layer.CreateFeature(feature) != 0:
            raise OSError(f"the parcel {row['parcel']} cannot be written to {name}")
    layer.CommitTransaction()
