"""Small EOPatches of known content, in both layouts of eo-learn."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import pickle
import sys
import tarfile
import types
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from furrow.tests.builders.seasons import build_arrays

__all__ = ["BuiltPatch", "pack", "sentinelhub_classes", "write_array", "write_patch"]

STAMPS = tuple(datetime.datetime(2019, 3, 5, 10, 3, 7) + datetime.timedelta(days=10 * index) for index in range(5))


@dataclass(frozen=True)
class BuiltPatch:
    """An EOPatch and the truth about it; arrays have the band axis first, as a season has."""

    path: Path
    digital_numbers: NDArray[np.uint16]
    masks: dict[str, NDArray[np.uint8]]
    clear: NDArray[np.bool_]
    bounds: tuple[float, float, float, float]
    stamps: tuple[datetime.datetime, ...]


@contextmanager
def sentinelhub_classes() -> Iterator[types.SimpleNamespace]:
    """Classes that pickle under the names of sentinelhub's, without sentinelhub."""
    geometry, constants = types.ModuleType("sentinelhub.geometry"), types.ModuleType("sentinelhub.constants")

    class BBox:
        def __init__(self, bounds: tuple[float, ...], crs: object) -> None:
            self.min_x, self.min_y, self.max_x, self.max_y = bounds
            self._crs = crs

    class CRS:
        def __init__(self, value: str) -> None:
            self.value = value

        def __reduce__(self) -> tuple[type, tuple[str]]:
            return CRS, (self.value,)

    package = types.ModuleType("sentinelhub")
    package.__path__ = []
    sys.modules[package.__name__] = package
    for kind, module in ((BBox, geometry), (CRS, constants)):
        kind.__module__, kind.__qualname__ = module.__name__, kind.__name__
        setattr(module, kind.__name__, kind)
        sys.modules[module.__name__] = module
    try:
        yield types.SimpleNamespace(BBox=BBox, CRS=CRS)
    finally:
        for module in (package, geometry, constants):
            del sys.modules[module.__name__]


def write_array(path: Path, array: NDArray[np.generic], *, packed: bool) -> None:
    """Write `.npy`, or `.npy.gz`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    np.save(buffer, array)
    if packed:
        path.with_name(f"{path.name}.npy.gz").write_bytes(gzip.compress(buffer.getvalue(), 1))
    else:
        path.with_name(f"{path.name}.npy").write_bytes(buffer.getvalue())


def write_patch(
    path: Path,
    *,
    layout: str = "new",
    bands: int = 12,
    height: int = 21,
    width: int = 18,
    packed: bool = True,
    as_reflectance: bool = False,
    stamps: tuple[datetime.datetime, ...] = STAMPS,
    crs: str = "32633",
    bounds: tuple[float, float, float, float] | None = None,
    feature: str = "BANDS",
    seed: int = 5,
) -> BuiltPatch:
    """Write an EOPatch; `layout` is "new" (JSON) or "old" (pickles)."""
    numbers, masks, clear = build_arrays((len(stamps), bands, height, width), seed)
    numbers[:, :, masks["dataMask"][0] == 0] = 0  # eo-learn fills all bands
    gone = (numbers == 0).any(axis=1)
    numbers[np.broadcast_to(gone[:, None], numbers.shape)] = 0
    masks["dataMask"] = (~gone).astype(np.uint8)
    clear &= ~gone
    images = np.moveaxis(numbers, 1, -1)
    if as_reflectance:
        images = np.where(gone[..., None], np.nan, images * np.float32(1e-4)).astype(np.float32)
    else:
        write_array(path / "scalar" / "NORM_FACTORS", np.full((len(stamps), 1), 1e-4, np.float32), packed=packed)
    write_array(path / "data" / feature, images, packed=packed)
    write_array(path / "data" / "CLP", masks["CLP"][..., None], packed=packed)
    write_array(path / "mask" / "CLM", masks["CLM"][..., None], packed=packed)
    write_array(path / "mask" / "SCL", masks["SCL"][..., None], packed=packed)
    write_array(path / "mask" / "IS_DATA", masks["dataMask"][..., None].astype(bool), packed=packed)
    write_array(path / "mask_timeless" / "CULTIVATED", np.zeros((4 * height, 4 * width, 1), bool), packed=packed)
    box = bounds or (465_180.0, 5_080_250.0 - 10 * height, 465_180.0 + 10 * width, 5_080_250.0)
    (_write_new if layout == "new" else _write_old)(path, box, crs, stamps)
    return BuiltPatch(path, numbers, masks, clear, box, stamps)


def _write_new(path: Path, box: tuple[float, ...], crs: str, stamps: tuple[datetime.datetime, ...]) -> None:
    left, bottom, right, top = box
    ring = [[left, bottom], [left, top], [right, top], [right, bottom], [left, bottom]]
    name = "urn:ogc:def:crs:OGC:1.3:CRS84" if crs == "4326" else f"urn:ogc:def:crs:EPSG::{crs}"
    document = {"crs": {"type": "name", "properties": {"name": name}}, "type": "Polygon", "coordinates": [ring]}
    (path / "bbox.geojson").write_text(json.dumps(document))
    (path / "timestamps.json").write_text(json.dumps([stamp.isoformat() for stamp in stamps]))
    (path / "meta_info").mkdir(exist_ok=True)
    (path / "meta_info" / "maxcc.json").write_text("0.5")


def _write_old(path: Path, box: tuple[float, ...], crs: str, stamps: tuple[datetime.datetime, ...]) -> None:
    with sentinelhub_classes() as classes:
        content = pickle.dumps(classes.BBox(box, classes.CRS(crs)), protocol=4)
    (path / "bbox.pkl").write_bytes(content)
    with gzip.open(path / "timestamp.pkl.gz", "wb") as file:
        file.write(pickle.dumps(list(stamps), protocol=4))
    (path / "meta_info.pkl").write_bytes(pickle.dumps({"maxcc": 0.5}))


def pack(folder: Path, archive: Path, prefix: str = "") -> Path:
    """Pack the files of a folder, under a prefix, into an archive of the kind its name says."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [f"{prefix}{path.relative_to(folder).as_posix()}" for path in files]
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
            for path, name in zip(files, names, strict=True):
                target.write(path, name)
    else:
        with tarfile.open(archive, "w:" if archive.suffix == ".tar" else "w:gz") as target:
            for path, name in zip(files, names, strict=True):
                target.add(path, name)
    return archive
