"""The boxes of the accuracy benchmark: sets of seasons with references, apart from each other in place and in seed.

Simulated ones are written by this file; a real archive is put into the same folders and everything else runs on it
unchanged:

    <boxes>/<set>/<name>/season/         a season, as an import or a download writes it
    <boxes>/<set>/<name>/cultivated.tif  its reference at 2.5 m, 0 or 1 (255 where nothing is known)
    <boxes>/<set>/<name>/weights.tif     its weights at 2.5 m

Sets: `train`, `validation`, `test`, and `other`, a second test with another region, sensor and sky.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from affine import Affine
from rasterio.crs import CRS

from furrow.engine.atomic import atomic_folder
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.rasters import write_cog
from furrow.engine.reference.weights import weight_map
from furrow.engine.simulation.season import simulate_place
from furrow.engine.simulation.settings import BENCHMARK, OTHER_PHYSICS, Settings
from furrow.engine.simulation.writing import write_season
from furrow.engine.training.places import Place
from furrow.engine.training.sources import Source, chunks_of, load_chunk, match_sources

__all__ = ["SETS", "BoxSet", "box_grid", "boxes_of", "load_boxes", "simulate_boxes"]

SIDE = 128
"""Pixels of 10 m along a side of a simulated box: one block of its files."""


@dataclass(frozen=True)
class BoxSet:
    """Simulated boxes of one kind.

    Attributes:
        name: Name of the set, and of its folder.
        number: Boxes.
        settings: What they are simulated with.
        first_seed: Seed of the first; the others follow.
        crs: Where they lie.
        origin: Left and upper edge of the first box, metres.
    """

    name: str
    number: int
    settings: Settings
    first_seed: int
    crs: CRS
    origin: tuple[int, int]


_UTM_33N, _UTM_32N = CRS.from_epsg(32633), CRS.from_epsg(32632)
_COLUMNS = 12
_GAP = 2  # sides of a box from one corner to the next

SETS: tuple[BoxSet, ...] = (
    BoxSet("train", 120, BENCHMARK, 5_000_000, _UTM_33N, (500_000, 5_220_000)),
    BoxSet("validation", 24, BENCHMARK, 5_100_000, _UTM_33N, (500_000, 5_180_000)),
    BoxSet("test", 40, BENCHMARK, 5_200_000, _UTM_33N, (500_000, 5_160_000)),
    BoxSet("other", 40, OTHER_PHYSICS, 5_300_000, _UTM_32N, (600_000, 5_380_000)),
)
"""The simulated sets; their numbers are far from every other seed of the project."""


def box_grid(boxes: BoxSet, index: int) -> GeoGrid:
    """Return where a simulated box lies: boxes stand in rows, one side of a box between them."""
    row, column = divmod(index, _COLUMNS)
    step = _GAP * SIDE * 10
    left, top = boxes.origin[0] + column * step, boxes.origin[1] - row * step
    return GeoGrid(boxes.crs, Affine(10, 0, left, 0, -10, top), SIDE, SIDE)


def simulate_boxes(folder: Path, processes: int | None = None, tell: Callable[[str], None] = print) -> None:
    """Write every simulated box that is not there yet; may be stopped and run again.

    Args:
        folder: Folder of the sets.
        processes: Boxes simulated at a time; None for one a processor.
        tell: Called with a line now and then.
    """
    missing = [(boxes, index) for boxes in SETS for index in range(boxes.number)
               if not (folder / boxes.name / _name(index) / "weights.tif").is_file()]  # fmt: skip
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        done = [pool.submit(_write_box, folder, boxes.name, index) for boxes, index in missing]
        for number, one in enumerate(done, 1):
            one.result()
            if number % 20 == 0:
                tell(f"simulated {number} of {len(missing)} boxes")


def boxes_of(folder: Path, name: str) -> list[Source]:
    """Return the boxes of a set, in the order of their names, none of their pixels kept for validation.

    Raises:
        InputError: A box is no season with a reference on its grid.
    """
    found = sorted(path.parent for path in (folder / name).glob("*/cultivated.tif"))
    return match_sources(
        [str(box / "season") for box in found], [str(box / "cultivated.tif") for box in found],
        [str(box / "weights.tif") for box in found], MODEL_BANDS,
    )  # fmt: skip


def load_boxes(folder: Path, name: str) -> list[Place]:
    """Return the boxes of a set in memory, cut into the blocks of their files."""
    return [load_chunk(chunk, MODEL_BANDS, validation=False) for chunk in chunks_of(boxes_of(folder, name))]


def _name(index: int) -> str:
    return f"box-{index:03}"


def _write_box(folder: Path, set_name: str, index: int) -> None:
    """Simulate a box and write it; it appears whole or not at all."""
    boxes = next(one for one in SETS if one.name == set_name)
    grid = box_grid(boxes, index)
    settings = replace(boxes.settings, size=SIDE, bands=MODEL_BANDS)
    place = simulate_place(settings, boxes.first_seed + index, grid=grid, threads=1)
    cultivated, not_declared = place.reference
    target = folder / set_name / _name(index)
    target.parent.mkdir(parents=True, exist_ok=True)
    with atomic_folder(target, overwrite=True) as temporary:
        write_season(place, temporary / "season", f"{set_name} {_name(index)}")
        write_cog(temporary / "cultivated.tif", cultivated.astype("uint8"), grid.refine(), nodata=255)
        weights = weight_map(cultivated, not_declared)
        write_cog(temporary / "weights.tif", weights, grid.refine())
