"""Finding predictions, references and weight maps: files, or all of a kind in folders of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from furrow.engine.assessment.grid_index import GridIndex
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.reporting import Reporter
from furrow.engine.virtual_rasters import open_mosaic

__all__ = ["PREDICTIONS", "REFERENCES", "WEIGHTS", "FoundRaster", "Kind", "find_rasters"]

_SUFFIXES = (".tif", ".tiff")
_DEPTH = 3  # folders below the one that was named, at most


@dataclass(frozen=True)
class Kind:
    """What is looked for.

    Attributes:
        name: In messages.
        roles: What the metadata item FURROW_ROLE may say, the most wanted first.
        data_types: Kinds of numpy's types ("u", "f") that a file without that item may have.
    """

    name: str
    roles: tuple[str, ...]
    data_types: str


PREDICTIONS = Kind("prediction", ("probability", "mask"), "uif")
REFERENCES = Kind("reference", ("cultivated",), "ui")
WEIGHTS = Kind("weight map", ("weights",), "f")


@dataclass(frozen=True)
class FoundRaster:
    """A raster and what is known of it before its pixels are read.

    Attributes:
        path: A GeoTIFF, or a VRT of GeoTIFFs.
        grid: Where its pixels lie.
        role: Its FURROW_ROLE, empty where it has none.
        asked: Whether the file itself was named, rather than a folder that holds it.
    """

    path: Path
    grid: GeoGrid
    role: str
    asked: bool


def find_rasters(paths: Sequence[str], kind: Kind, reporter: Reporter) -> list[FoundRaster]:
    """Return the rasters of a kind: the files that are named, and those in the folders that are named.

    In folders, up to three levels down, GeoTIFFs are told apart by what Furrow wrote into their metadata, and those
    without by their data type. Of several on one grid the one of the most wanted role is taken: a probability rather
    than the mask made of it.

    Args:
        paths: Files (VRTs too) or folders.
        kind: What to look for.
        reporter: Asked whether to stop.

    Raises:
        InputError: A path does not exist, a file is no raster, or nothing is found.
        DamagedFileError: A file cannot be opened.
        UnsafeFileError: A VRT names something else than GeoTIFFs of this computer.
    """
    found: dict[Path, FoundRaster] = {}
    for text in dict.fromkeys(paths):
        place = Path(text).absolute()
        if not place.is_dir():
            found[place] = _opened(place, kind, asked=True)
            continue
        inside = _most_wanted(_in_folder(place, kind, reporter), kind)
        if not inside:
            raise InputError(
                f"The folder '{text}' holds no {kind.name}: choose one with GeoTIFFs that Furrow wrote, or name the "
                "files."
            )
        found = {each.path: each for each in inside} | found
    if not found:
        raise InputError(f"There is no {kind.name}: give at least one.")
    return list(found.values())


def _in_folder(folder: Path, kind: Kind, reporter: Reporter) -> Iterable[FoundRaster]:
    levels = ["/".join("*" * depth) for depth in range(1, _DEPTH + 2)]
    for path in sorted(path for level in levels for path in folder.glob(level)):
        reporter.check()
        if path.suffix.lower() in _SUFFIXES and not path.name.startswith(".") and path.is_file():
            raster = _opened(path, kind, asked=False)
            if raster.role in (*kind.roles, ""):
                yield raster


def _opened(path: Path, kind: Kind, *, asked: bool) -> FoundRaster:
    with open_mosaic(path) as dataset:
        role = dataset.tags().get("FURROW_ROLE", "")
        if not role and not asked and np.dtype(dataset.dtypes[0]).kind not in kind.data_types:
            role = "other"
        return FoundRaster(path, GeoGrid.from_dataset(dataset, str(path)), role, asked)


def _most_wanted(rasters: Iterable[FoundRaster], kind: Kind) -> list[FoundRaster]:
    """Return the rasters without those for which there is a more wanted one on the same grid."""
    order = {role: place for place, role in enumerate((*kind.roles, ""))}
    kept = GridIndex[FoundRaster]()
    for raster in sorted(rasters, key=lambda each: order[each.role]):
        if all(order[other.role] == order[raster.role] for other in kept.matching(raster.grid)):
            kept.add(raster.grid, raster)
    return sorted(kept.values(), key=lambda each: each.path)
