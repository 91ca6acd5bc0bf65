"""Reads what the job "fetch-parcels" wrote, and compares it with the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.class_mapping import load_mapping
from furrow.tests.builders.parcel_services import BuiltParcels, truth_in

__all__ = ["Fetched", "read_fetched", "require_truth"]


@dataclass(frozen=True)
class Fetched:
    """Rows of the layer `parcels`, by field, with the outlines under `geometry`; and those of `class_mapping`."""

    columns: dict[str, list[Any]]
    rules: list[tuple[str, str, str]] | None
    meta: dict[str, Any]


def read_fetched(path: Path) -> Fetched:
    """Return the content of the GeoPackage."""
    layers = [str(name) for name, _ in pyogrio.list_layers(path)]
    meta, _, wkb, values = pyogrio.raw.read(path, layer="parcels")
    columns = dict(zip(meta["fields"], (column.tolist() for column in values), strict=True))
    columns["geometry"] = list(shapely.from_wkb(wkb))
    rules = None
    if "class_mapping" in layers:
        told, _, _, cells = pyogrio.raw.read(path, layer="class_mapping")
        assert list(told["fields"]) == ["code", "name", "status"]
        rules = list(zip(*(cell.tolist() for cell in cells), strict=True))
    return Fetched(columns, rules, meta)


def require_truth(
    path: Path, parcels: BuiltParcels, boxes: Sequence[Box], key: str = "pid", tolerance: float = 0.05
) -> Fetched:
    """Fail unless a GeoPackage holds just the parcels of the boxes, cut to them, with their codes and statuses.

    Args:
        key: Field of the parcels' numbers.
        tolerance: Metres an outline may differ: services round their coordinates.
    """
    found, truth = read_fetched(path), truth_in(parcels, boxes)
    numbers = [int(number) for number in found.columns[key]]  # some services write numbers as texts
    big = {number for number, shape in truth.items() if shape.area > 1}
    assert big <= set(numbers) <= set(truth)
    assert max(Counter(numbers).values()) == 1
    mapping = load_mapping("slovenia")
    for index, number in enumerate(numbers):
        shape = found.columns["geometry"][index]
        assert shape.is_valid
        assert shape.geom_type == "MultiPolygon"
        assert shapely.hausdorff_distance(shape, truth[number]) < tolerance or number not in big
        code = parcels.codes[parcels.ids.index(number)]
        assert str(found.columns["label"][index]) == code
        assert found.columns["status"][index] == mapping.find(code).status
    assert found.rules is not None
    assert [code for code, _, _ in found.rules] == sorted({str(code) for code in found.columns["label"]})
    region = shapely.union_all([shapely.box(box.left, box.bottom, box.right, box.top) for box in boxes])
    assert np.all(shapely.covers(shapely.buffer(region, 1e-6), found.columns["geometry"]))
    return found
