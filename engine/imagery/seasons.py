"""Many seasons: where they lie, and which touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from shapely import STRtree, box

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.layout import COLLECTION

__all__ = ["season_folders", "touching"]


def season_folders(paths: Iterable[str]) -> list[Path]:
    """Return the folders of seasons, each once, in the order of the paths and by name within a folder of seasons.

    Args:
        paths: Seasons (folders or their `collection.json`), or folders that hold seasons, one or two levels down.

    Raises:
        InputError: There is no such path, or no season in it.
    """
    found: dict[Path, None] = {}
    for text in paths:
        path = Path(text).absolute()
        folder = path.parent if path.name == COLLECTION else path
        if (folder / COLLECTION).is_file():
            found[folder] = None
            continue
        inside = sorted(document.parent for depth in ("*", "*/*") for document in folder.glob(f"{depth}/{COLLECTION}"))
        if not inside:
            raise InputError(
                f"There is no season in '{text}': choose a season, or a folder that holds the folders of seasons."
            )
        found |= dict.fromkeys(inside)
    return list(found)


def touching(grids: Sequence[GeoGrid], margin: int) -> list[list[int]]:
    """Return, for each grid, which others of the same projection lie over it or nearer than a margin.

    Args:
        grids: Of seasons.
        margin: Pixels.
    """
    tree = STRtree([box(*grid.bounds) for grid in grids])
    result = []
    for index, grid in enumerate(grids):
        reach = margin * grid.ground_sampling_distance
        left, bottom, right, top = grid.bounds
        near = tree.query(box(left - reach, bottom - reach, right + reach, top + reach))
        result.append([int(i) for i in sorted(near) if i != index and grids[i].crs == grid.crs])
    return result
