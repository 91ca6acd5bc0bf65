"""How fast the series of a parcel is read for the review, beside a loop over rasterio.

    PYTHONPATH=build build/qgis/bin/python -m furrow.benchmarks.review.series --dev build/dev/bin/python

Runs in QGIS's Python; the season is written, and the loop timed, by the development environment (`loop.py`). The files
stay in the page cache, as they do while an analyst steps through the parcels of a place. The season is a box of
500 x 500 pixels with twelve bands and four mask layers, the parcels rectangles of 0.05 to 5 ha.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from furrow.benchmarks.machine import describe_machine
from furrow.processing_provider.review.series import NDVI, ParcelSeries, read_series

_LOOP = ("-m", "furrow.benchmarks.review.loop")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", type=Path, required=True, help="Python of the development environment")
    parser.add_argument("--dates", type=int, default=40)
    parser.add_argument("--parcels", type=int, default=60)
    arguments = parser.parse_args()
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        season = Path(folder) / "season"
        description = json.loads(run(arguments.dev, "write", str(season), str(arguments.dates)))
        outlines = parcels(description, arguments.parcels)
        peer = json.loads(run(arguments.dev, "read", str(season), given=json.dumps(outlines)))
        read(description, outlines[0])
        seconds, work, found = [], [], []
        for outline in outlines:
            start, begun = time.perf_counter(), time.process_time()
            found.append(read(description, outline))
            seconds.append(time.perf_counter() - start)
            work.append(time.process_time() - begun)
    print(describe_machine())
    print(f"{arguments.dates} dates, {len(description['bands'])} bands, {arguments.parcels} parcels; ms a parcel:")
    sides = (("Furrow", seconds, work), ("rasterio.mask, date by date", peer["seconds"], peer["work"]))
    for name, times, processor in sides:
        numbers = (statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times))
        median, high, most = (1e3 * number for number in numbers)
        print(f"{name:28s} median {median:6.0f}, 95th of 100 {high:6.0f}, most {most:6.0f}", end="")
        print(f"; processor time, all threads, median {1e3 * statistics.median(processor):6.0f}")
    print(f"largest difference of clear share and NDVI: {difference(found, peer['ndvi']):.1e}")
    application.exitQgis()


def run(python: Path, *arguments: str, given: str = "") -> str:
    """Return what the other side prints."""
    command = [str(python), *_LOOP, *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


def parcels(description: dict[str, Any], count: int) -> list[str]:
    """Return rectangles within the season as WKT, their corners off the middles of pixels."""
    rng = random.Random(4)  # noqa: S311 - places, no secrets
    left, bottom, right, top = description["bounds"]
    made = []
    for _ in range(count):
        hectares = 10 ** rng.uniform(-1.3, 0.7)
        width = (1e4 * hectares * rng.uniform(0.4, 2.5)) ** 0.5
        height = 1e4 * hectares / width
        west, south = rng.uniform(left, right - width), rng.uniform(bottom, top - height)
        east, north = west + width, south + height
        made.append(f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))")
    return made


def read(description: dict[str, Any], outline: str) -> ParcelSeries:
    crs = QgsCoordinateReferenceSystem(description["crs"])
    return read_series(description, QgsGeometry.fromWkt(outline), crs, QgsCoordinateTransformContext())


def difference(found: list[ParcelSeries], others: list[list[list[float]]]) -> float:
    """Return how far the two readings are apart at most."""
    largest = 0.0
    for series, wanted in zip(found, others, strict=True):
        for date, numbers in zip(series.dates, wanted, strict=True):
            if NDVI not in date.values:  # beyond the swath of that day
                continue
            index = date.values[NDVI]
            ours = (date.clear_share, index.mean, index.lower, index.median, index.upper)
            largest = max(largest, *(abs(one - other) for one, other in zip(ours, numbers, strict=True)))
    return largest


if __name__ == "__main__":
    main()
