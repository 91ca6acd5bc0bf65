"""How fast a season is read, beside a plain loop over rasterio and beside a copy in memory.

    python benchmarks/imagery/read_season.py [--side 500] [--dates 24] [--repeats 5]

Writes a season of noisy fields into a temporary folder, reads it whole and in windows, and prints a table. The files
stay in the page cache, so that decoding is measured and not the disk.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season
from furrow.tests.builders.seasons import write_built_season


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=24)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "season"
        write_built_season(path, height=arguments.side, width=arguments.side, count=arguments.dates)
        season = Season.open(path)
        tile = min(160, arguments.side)
        corners = [
            (row, column)
            for row in range(0, arguments.side - tile + 1, 128)
            for column in range(0, arguments.side - tile + 1, 128)
        ]
        stack = season.read()
        truth = stack.digital_numbers
        if not np.array_equal(plain_loop(season), truth):
            raise SystemExit("The plain loop reads something else.")
        on_disk = sum(file.stat().st_size for file in path.rglob("*.tif"))
        print(describe_machine())
        print(f"{truth.shape} uint16, {truth.nbytes / 1e6:.0f} MB of digital numbers, {on_disk / 1e6:.0f} MB on disk")
        report("open the season", arguments.repeats, 0, lambda: Season.open(path))
        report("Season.read, all", arguments.repeats, truth.nbytes, season.read)
        report(
            "Season.read, B04 and B08", arguments.repeats, truth.nbytes // 5, lambda: season.read(bands=("B04", "B08"))
        )
        report("rasterio loop, bands only", arguments.repeats, truth.nbytes, lambda: plain_loop(season))
        report("rasterio loop, with masks", arguments.repeats, truth.nbytes, lambda: plain_loop_with_masks(season))
        report(f"Season.read, {len(corners)} windows of {tile} px", arguments.repeats, truth.nbytes,
               lambda: [season.read(Window(column, row, tile, tile)) for row, column in corners])  # fmt: skip
        report("surface_reflectance", arguments.repeats, 2 * truth.nbytes, stack.surface_reflectance)
        report("copy in memory", arguments.repeats, truth.nbytes, truth.copy)


def plain_loop(season: Season) -> NDArray[np.uint16]:
    """What a user of rasterio writes: each date read, then stacked."""
    images = []
    for each in season.dates:
        with rasterio.open(each.bands) as dataset:
            images.append(dataset.read([dataset.descriptions.index(name) + 1 for name in MODEL_BANDS]))
    return np.stack(images)


def plain_loop_with_masks(season: Season) -> tuple[NDArray[np.uint16], NDArray[np.bool_]]:
    """The same with the validity that `Season.read` gives."""
    valid = []
    for each in season.dates:
        with rasterio.open(each.masks) as dataset:
            scene, cloud, probability, there = dataset.read()
        valid.append(np.isin(scene, (4, 5, 6, 7)) & (cloud == 0) & (probability / 255 < 0.4) & (there != 0))
    images = plain_loop(season)
    return images, np.stack(valid) & (images > 0).all(axis=1)


def report(name: str, repeats: int, size: int, work: Callable[[], object]) -> None:
    """Print the median time of some work, and its rate."""
    median = median_seconds(work, repeats)
    rate = f"{size / median / 1e6:8.0f} MB/s" if size else ""
    print(f"{name:36s} {median:8.3f} s {rate}")


if __name__ == "__main__":
    main()
