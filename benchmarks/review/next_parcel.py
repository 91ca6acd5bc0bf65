r"""From one parcel to the next in the dock of the review: until the window answers, and until both views are drawn.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=build build/qgis/bin/python \
        -m furrow.benchmarks.review.next_parcel --dev build/dev/bin/python

Runs in QGIS's Python; the development environment writes the season of a box of 5 km (`loop.py`). The parcels lie
50 m apart, the mask is what they cover, at 2.5 m. Between steps the analyst looks for half a second, while the series
of the next parcel is read.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer

from furrow.benchmarks.machine import describe_machine
from furrow.tests.builders.agreements import write_agreement


def main() -> None:
    """Print medians and the slowest twentieth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", default=sys.executable, help="Python of the development environment")
    parser.add_argument("--parcels", type=int, default=10_000)
    parser.add_argument("--dates", type=int, default=32)
    parser.add_argument("--steps", type=int, default=60)
    given = parser.parse_args()
    application = QgsApplication([], True)
    application.initQgis()
    print(describe_machine())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        command = [given.dev, "-m", "furrow.benchmarks.review.loop", "write", str(folder / "season"), str(given.dates)]
        written = subprocess.run(command, check=True, capture_output=True, text=True)
        measure(folder, json.loads(written.stdout.splitlines()[-1]), given.parcels, given.steps)
    application.exitQgis()


def measure(folder: Path, season: dict[str, Any], parcels: int, steps: int) -> None:
    """Open the dock over the parcels and step through some of them."""
    from furrow.plugin.review.commands import Command
    from furrow.plugin.review.entry import ReviewEntry
    from furrow.tests.builders.review_window import ReviewWindow

    left, bottom, right, _ = season["bounds"]
    cell, number = (right - left) / (parcels**0.5), int(season["crs"].split(":")[1])
    agreement = write_agreement(
        folder / "agreement.gpkg", parcels, map_only=0, origin=(left, bottom), cell=cell, epsg=number
    )
    write_mask(folder / "mask.tif", agreement, season["bounds"])
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(folder / "mask.tif"), "Mask", "gdal"))
    window = ReviewWindow()
    window.mainWindow().resize(1600, 950)
    window.mainWindow().show()
    entry = ReviewEntry(window)
    entry.show()
    dock = entry.dock
    dock.opening.choose(agreement, folder / "season")
    dock.opening.reviewer.setText("Ana")
    begun = time.perf_counter()
    dock.desk.begin()
    print(f"{parcels:,} parcels opened in {time.perf_counter() - begun:.2f} s")
    wait(lambda: bool(dock.stage.chart.points))
    settle(1.0)
    drawn = [0, 0]
    for index, view in enumerate(dock.stage.views.views):
        view.canvas.mapCanvasRefreshed.connect(lambda index=index: drawn.__setitem__(index, drawn[index] + 1))
    answered, charted, shown = [], [], []
    for turn in range(steps):
        command = Command.CONFIRMED if turn % 2 else Command.NEXT_UNREVIEWED
        drawn[:] = [0, 0]
        start = time.perf_counter()
        dock.commands[command].trigger()
        answered.append(time.perf_counter() - start)
        wait(lambda: bool(dock.stage.chart.points))
        charted.append(time.perf_counter() - start)
        wait(lambda: min(drawn) > 0)
        shown.append(time.perf_counter() - start)
        settle(0.5)
    for what, times in (("the window answers", answered), ("the chart stands", charted), ("both views drawn", shown)):
        ordered = sorted(times)
        print(
            f"{what}: median {1000 * statistics.median(times):.0f} ms, "
            f"95th percentile {1000 * ordered[int(0.95 * len(ordered))]:.0f} ms"
        )
    entry.unload()
    window.end()


def write_mask(path: Path, agreement: Path, bounds: list[float]) -> None:
    """Write what the parcels cover as the mask of a prediction."""
    options = gdal.RasterizeOptions(
        outputBounds=bounds, xRes=2.5, yRes=2.5, burnValues=[1], initValues=[0], noData=255, outputType=gdal.GDT_Byte,
        layers=["agreement"], creationOptions=["TILED=YES", "COMPRESS=ZSTD"],
    )  # fmt: skip
    mask = gdal.Rasterize(str(path), str(agreement), options=options)
    mask.SetMetadataItem("FURROW_ROLE", "mask")


def wait(done) -> None:  # noqa: ANN001
    end = time.perf_counter() + 20
    while not done():
        QgsApplication.processEvents()
        if time.perf_counter() > end:
            raise SystemExit("it never came to an end: run it on a machine with less to do")


def settle(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QgsApplication.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    main()
