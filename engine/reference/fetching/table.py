"""Parcels as the tables of a GeoPackage: typed columns, their statuses, and the mapping that gave them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError
from rasterio.crs import CRS

from furrow.engine.contract.class_mapping import NOT_DECLARED, ClassMapping, ClassRule, code_text
from furrow.engine.contract.errors import InputError, ResourceError
from furrow.engine.geopackage import GEOPACKAGE
from furrow.engine.reporting import Reporter

__all__ = [
    "BOX",
    "MAPPING_LAYER",
    "PARCELS_LAYER",
    "STATUS",
    "Classified",
    "class_column",
    "classify",
    "field_names",
    "write_tables",
]

PARCELS_LAYER = "parcels"
MAPPING_LAYER = "class_mapping"
STATUS = "status"
BOX = "box"
FEATURE_ID = "feature_id"

_CHUNK = 20_000  # parcels written between two looks at the cancel flag: about a second
_TAKEN = ("fid", "geom", "ogc_fid", STATUS, BOX, FEATURE_ID)
_WRITE_ERRORS = (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError, OSError)


@dataclass(frozen=True)
class Classified:
    """What became of the crop codes.

    Attributes:
        statuses: Status of each parcel.
        rules: A rule for each code that occurs, by code; those nobody knew are `not_declared`.
        unmapped_codes: Codes that the mapping does not know.
        unmapped: Parcels with such a code, or with none.
        without_code: Parcels with none.
    """

    statuses: list[str]
    rules: tuple[ClassRule, ...]
    unmapped_codes: tuple[str, ...]
    unmapped: int
    without_code: int


def classify(values: Sequence[object], mapping: ClassMapping) -> Classified:
    """Return the status of each value of a class field.

    What the mapping does not know counts as not declared: it is never scored until the analyst decides.
    """
    codes = [code_text(value) for value in values]
    counts = Counter(codes)
    known = {code: mapping.find(code) for code in counts if code}
    unmapped = sorted(code for code, rule in known.items() if rule is None)
    rules = tuple(
        ClassRule(code, rule.name, rule.status) if rule else ClassRule(code, "", NOT_DECLARED)
        for code, rule in sorted(known.items())
    )
    statuses = {rule.code: rule.status for rule in rules} | {"": NOT_DECLARED}
    return Classified(
        [statuses[code] for code in codes],
        rules,
        tuple(unmapped),
        counts[""] + sum(counts[code] for code in unmapped),
        counts[""],
    )


def field_names(columns: Sequence[str]) -> dict[str, str]:
    """Return what each attribute of the source is called in the GeoPackage.

    A name that the GeoPackage or the output needs for itself gets `source_` before it; names that differ by case
    alone, which SQL takes for one, get a number.
    """
    taken = set(_TAKEN)
    names: dict[str, str] = {}
    for column in columns:
        name = f"source_{column}" if column.casefold() in _TAKEN else column
        plain, number = name, 2
        while name.casefold() in taken:
            name = f"{plain}_{number}"
            number += 1
        taken.add(name.casefold())
        names[column] = name
    return names


def write_tables(
    path: Path,
    outlines: Sequence[bytes],
    columns: Mapping[str, Sequence[object]],
    crs: CRS,
    rules: Sequence[ClassRule] | None,
    metadata: Mapping[str, str],
    reporter: Reporter,
) -> None:
    """Write parcels and, unless `rules` is None, the table of the class mapping; read both back.

    Args:
        path: GeoPackage that does not exist yet.
        outlines: Well-known binary of the multipolygons, at least one.
        columns: Field -> values, in the order wanted.
        crs: CRS of the outlines.
        rules: Rows of the table.
        metadata: Metadata of the layer.
        reporter: Told of the progress, asked whether to stop.

    Raises:
        ResourceError: It cannot be written.
        JobCancelledError: The job was cancelled.
    """
    typed = []
    for values in columns.values():
        reporter.check()
        typed.append(_typed(values))
    geometry = np.empty(len(outlines), dtype=object)
    geometry[:] = outlines
    try:
        for start in range(0, len(outlines), _CHUNK):
            reporter.progress(0.92 + 0.07 * start / len(outlines), "Writing the parcels")
            part = slice(start, start + _CHUNK)
            pyogrio.raw.write(
                path,
                geometry[part],
                [values[part] for values, _ in typed],
                list(columns),
                field_mask=[mask[part] for _, mask in typed],
                layer=PARCELS_LAYER,
                **GEOPACKAGE,
                geometry_type="MultiPolygon",
                crs=crs.to_wkt(),
                append=start > 0,
                layer_metadata=dict(metadata) if start == 0 else None,
            )
        if rules is not None:
            _write_rules(path, rules)
        _read_back(path, len(outlines), rules)
    except _WRITE_ERRORS as error:
        raise ResourceError(
            f"The parcels cannot be written to the folder '{path.parent}' ({error}): check the disk."
        ) from error


def _write_rules(path: Path, rules: Sequence[ClassRule]) -> None:
    fields = ("code", "name", STATUS)
    values = [np.array([getattr(rule, field) for rule in rules], dtype=object) for field in fields]
    pyogrio.raw.write(path, None, values, list(fields), layer=MAPPING_LAYER, geometry_type=None, **GEOPACKAGE)


def _read_back(path: Path, parcels: int, rules: Sequence[ClassRule] | None) -> None:
    expected = {PARCELS_LAYER: parcels} | ({} if rules is None else {MAPPING_LAYER: len(rules)})
    for layer, count in expected.items():
        found = pyogrio.read_info(path, layer=layer, force_feature_count=True)["features"]
        if found != count:
            raise OSError(f"{found} of {count} rows of the layer {layer} can be read back")


def _typed(values: Sequence[object]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return values as one typed column, and where nothing is: whole numbers, numbers, truths, or text for the rest."""
    missing = np.array([value is None for value in values], dtype=bool)
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return np.array([bool(value) for value in values]), missing
    small = all(abs(value) < 2**63 for value in values if isinstance(value, int))
    if kinds == {int} and small:
        return np.array([value or 0 for value in values], dtype=np.int64), missing
    if float in kinds and kinds <= {int, float} and small:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64), missing
    column = np.empty(len(values), dtype=object)
    column[:] = [None if value is None else _text(value) for value in values]
    return column, missing


def _text(value: object) -> str:
    """Return a value as text; lists and objects as JSON; without the surrogates and zeros no database takes."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def class_column(columns: Mapping[str, Sequence[object]], name: str) -> str:
    """Return the attribute that holds the crop code, whatever the case of its letters.

    Raises:
        InputError: There is none.
    """
    if name in columns:
        return name
    alike = [column for column in columns if column.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    named = ", ".join(f"'{column}'" for column in list(columns)[:20])
    raise InputError(f"The parcels have no field '{name}', but {named or 'none'}: choose one of them.")
