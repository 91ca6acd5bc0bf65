"""The boxes of the challenge as seasons or EOPatches tell them: name and 2.5 m grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from affine import Affine

from furrow.engine.assessment.submission_files import box_name, check_box
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.imagery.layout import COLLECTION
from furrow.engine.imagery.patchfolder import box_file, read_box
from furrow.engine.imagery.season import Season

__all__ = ["challenge_boxes"]

_PIXELS = 500  # of 10 m, along each side of a box


def challenge_boxes(paths: Sequence[str]) -> dict[str, GeoGrid]:
    """Return the 2.5 m grid of each box by its name (`eopatch-07`), sorted.

    The name is that of the folder, or the season's title.

    Args:
        paths: Seasons or EOPatches, or folders that hold such, one or two levels down.

    Raises:
        InputError: There is none, one has no name or that of another, or is no box of the challenge.
        DamagedFileError: Documents of a season or the box of an EOPatch cannot be read.
        UnsafeFileError: The box of an EOPatch is a pickle that asks for more.
    """
    found: dict[str, tuple[Path, GeoGrid]] = {}
    for text in dict.fromkeys(paths):
        for folder in _folders(Path(text).absolute()):
            names, grid = _read(folder)
            name = box_name(*names)
            if not name:
                raise InputError(
                    f"The folder '{folder}' does not tell which box it is: call it eopatch-NN, such as eopatch-07."
                )
            if name in found and found[name][0] != folder:
                raise InputError(f"'{found[name][0]}' and '{folder}' are both called {name}: give each box once.")
            check_box(grid, f"box '{folder.name}'")
            found[name] = folder, grid
    if not found:
        raise InputError("There is no box: choose the folder that holds the seasons or EOPatches of the challenge.")
    return {name: found[name][1] for name in sorted(found)}


def _folders(place: Path) -> Iterator[Path]:
    """Yield the folders of seasons and EOPatches in a place, or the place itself where it is one."""
    place = place.parent if place.name == COLLECTION else place
    if _is_box(place):
        yield place
        return
    inside = sorted(folder for depth in ("*", "*/*") for folder in place.glob(depth) if _is_box(folder))
    if not inside:
        raise InputError(f"There is no season and no EOPatch in '{place}': choose the folder that holds their folders.")
    yield from inside


def _is_box(folder: Path) -> bool:
    return (folder / COLLECTION).is_file() or box_file(folder) is not None


def _read(folder: Path) -> tuple[tuple[str, ...], GeoGrid]:
    """Return the texts that may hold the name of a box, and its 2.5 m grid."""
    if (folder / COLLECTION).is_file():
        season = Season.open(folder)
        return (folder.name, season.title), season.grid.refine()
    file = box_file(folder)
    if file is None:
        raise InputError(f"The folder '{folder}' is no EOPatch any more: choose another.")
    (left, bottom, right, top), crs = read_box(file)
    side = _PIXELS * SCALE
    transform = Affine((right - left) / side, 0, left, 0, (bottom - top) / side, top)
    return (folder.name,), GeoGrid(crs, transform, side, side)
