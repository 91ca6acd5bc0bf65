"""The parts of an EOPatch on disk, in both layouts of eo-learn: where they are, its box and its dates."""

from __future__ import annotations

import datetime
import gzip
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from rasterio.crs import CRS
from rasterio.errors import CRSError

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.imagery.unpickling import PickledBox, unpickle

__all__ = ["MASK_FEATURES", "PatchParts", "box_file", "find_patch", "read_box", "read_dates"]

MASK_FEATURES = {
    "mask/IS_DATA": "dataMask",
    "mask/dataMask": "dataMask",
    "mask/SCL": "SCL",
    "mask/CLM": "CLM",
    "data/CLP": "CLP",
    "mask/CLP": "CLP",
}
"""Features that are mask layers of a season."""

_BOXES = ("bbox.geojson", "bbox.geojson.gz", "bbox.pkl", "bbox.pkl.gz")
_DATES = tuple(
    f"{name}.{kind}" for kind in ("json", "json.gz", "pkl", "pkl.gz") for name in ("timestamps", "timestamp")
)
_ARRAYS = (".npy", ".npy.gz")
_LARGEST = 2_000_000  # bytes of a box or of dates, unpacked


@dataclass(frozen=True)
class PatchParts:
    """The files of one EOPatch by what they are. Paths are relative to where it was looked for.

    Attributes:
        name: Name of its folder.
        box: Bounding box file.
        dates: Dates file.
        arrays: Array files by feature ("data/BANDS").
    """

    name: str
    box: str
    dates: str
    arrays: dict[str, str]


def find_patch(files: Iterable[str], source: Path) -> PatchParts:
    """Find the one EOPatch among file names.

    Args:
        files: Relative paths with forward slashes.
        source: Where they lie, for messages and as the name of a patch without a folder.

    Raises:
        InputError: There is none, there are several, or a part is missing.
    """
    roots: dict[PurePosixPath, dict[str, str]] = {}
    known = sorted(files)
    for file in known:
        path = PurePosixPath(file)
        suffix = next((end for end in _ARRAYS if path.name.endswith(end)), None)
        if suffix and path.parent.name in ("data", "mask", "scalar"):
            feature = f"{path.parent.name}/{path.name.removesuffix(suffix)}"
            roots.setdefault(path.parent.parent, {})[feature] = file
    patches = {root: arrays for root, arrays in roots.items() if any(name.startswith("data/") for name in arrays)}
    if not patches:
        raise InputError(
            f"'{source}' holds no EOPatch: choose the folder in which data/, mask/ and the bounding box lie, "
            "or an archive of it."
        )
    if len(patches) > 1:
        names = ", ".join(sorted(str(root) for root in patches)[:5])
        raise InputError(f"'{source}' holds {len(patches)} EOPatches ({names} ...): choose one of them.")
    ((root, arrays),) = patches.items()
    present = set(known)
    return PatchParts(
        name=root.name or source.name.split(".")[0],
        box=_first(root, _BOXES, present, source, "bounding box"),
        dates=_first(root, _DATES, present, source, "list of dates"),
        arrays=arrays,
    )


def box_file(folder: Path) -> Path | None:
    """Return the file of the bounding box in a folder, None where it holds none and so is no EOPatch."""
    return next((folder / name for name in _BOXES if (folder / name).is_file()), None)


def read_box(path: Path) -> tuple[tuple[float, float, float, float], CRS]:
    """Return (left, bottom, right, top) and the CRS of a bounding box file. The first axis is always east.

    Raises:
        UnsafeFileError: A pickle asks for more than a box.
        DamagedFileError: The file holds no box.
        InputError: The box is empty or its CRS is unknown.
    """
    try:
        if ".pkl" in path.name:
            bounds, crs_name = _pickled_box(unpickle(_content(path), str(path)))
        else:
            bounds, crs_name = _geojson_box(json.loads(_content(path)))
        left, bottom, right, top = (float(value) for value in bounds)
    except DamagedFileError:
        raise
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise DamagedFileError(f"The file '{path}' holds no bounding box: export the EOPatch again.") from error
    if not (left < right and bottom < top):
        raise InputError(f"The bounding box in '{path}' is empty ({left}, {bottom}, {right}, {top}): export it again.")
    return (left, bottom, right, top), _crs(crs_name, path)


def read_dates(path: Path) -> list[datetime.date]:
    """Return the dates of a dates file in their order.

    Raises:
        UnsafeFileError: A pickle asks for more than dates.
        DamagedFileError: The file holds no list of dates.
    """
    try:
        if ".pkl" in path.name:
            stamps = unpickle(_content(path), str(path))
        else:
            stamps = [datetime.datetime.fromisoformat(text) for text in json.loads(_content(path))]
        if not isinstance(stamps, list) or not all(isinstance(stamp, datetime.date) for stamp in stamps):
            raise TypeError("no list of dates")
    except DamagedFileError:
        raise
    except (TypeError, ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise DamagedFileError(f"The file '{path}' holds no list of dates: export the EOPatch again.") from error
    return [stamp.date() if isinstance(stamp, datetime.datetime) else stamp for stamp in stamps]


def _first(root: PurePosixPath, names: tuple[str, ...], present: set[str], source: Path, what: str) -> str:
    for name in names:
        if str(root / name) in present:
            return str(root / name)
    raise InputError(f"The EOPatch '{source}' has no {what} ({names[0]} or the like): export it again.")


def _content(path: Path) -> bytes:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DamagedFileError(f"The file '{path}' is damaged or cut short: export the EOPatch again.") from error
    if len(content) > _LARGEST:
        raise DamagedFileError(f"The file '{path}' is larger than a box or dates can be: export the EOPatch again.")
    return content


def _pickled_box(box: Any) -> tuple[list[Any], str]:  # noqa: ANN401 - from a pickle
    if not isinstance(box, PickledBox):
        raise TypeError("no box")
    state = {name.lstrip("_"): value for name, value in box.state.items()}
    return [state[name] for name in ("min_x", "min_y", "max_x", "max_y")], state["crs"]


def _geojson_box(document: Any) -> tuple[list[Any], str]:  # noqa: ANN401 - from JSON
    if document["type"] == "Feature":
        document = {"crs": document.get("crs"), **document["geometry"]}
    ring = document["coordinates"][0]
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    crs = document.get("crs")
    return [min(xs), min(ys), max(xs), max(ys)], crs["properties"]["name"] if crs else "CRS84"


def _crs(name: str, path: Path) -> CRS:
    text = f"EPSG:{name}" if str(name).isdigit() else str(name)
    try:
        return CRS.from_epsg(4326) if text.endswith("CRS84") else CRS.from_user_input(text)
    except CRSError as error:
        raise InputError(
            f"The CRS '{name}' in '{path}' is unknown: export the EOPatch again with an EPSG code."
        ) from error
