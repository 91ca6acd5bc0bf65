"""How fast a box goes from local files to a model-ready array, beside odc-stac and beside what the decoder can do.

    python -m furrow.benchmarks.imagery.reading --peers PATH/TO/PEERS/bin/python [--side 500] [--dates 40]

The box is simulated (12 bands, four mask layers) and compresses as real images do. Rates count the decoded digital
numbers and masks. The files stay in the page cache, so that decoding is measured and not the disk.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import rasterio

from furrow.benchmarks.imagery.box import write_box
from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.benchmarks.peers import run_peer
from furrow.engine.imagery.season import Season


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=40)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--season", type=Path, help="a season that is there, instead of a simulated one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.season or Path(folder) / "season"
        if not arguments.season:
            write_box(path, arguments.side, arguments.dates)
        measure(path, arguments.peers, arguments.runs, Path(folder) / "odc.npy")


def measure(path: Path, peers: Path | None, runs: int, scratch: Path) -> None:
    season = Season.open(path)
    stack = season.read()
    size = stack.digital_numbers.nbytes + len(season.dates) * len(season.mask_layers) * stack.valid[0].size
    on_disk = sum(file.stat().st_size for file in path.rglob("*.tif"))
    print(describe_machine())
    print(f"{stack.digital_numbers.shape}, {size / 1e6:.0f} MB decoded, {on_disk / 1e6:.0f} MB on disk with overviews")
    report("Season.read", median_seconds(season.read, runs), size)
    ready = median_seconds(lambda: season.read().surface_reflectance(), runs)
    report("model-ready: and surface_reflectance", ready, size)
    report("  surface_reflectance alone", median_seconds(stack.surface_reflectance, runs), size)
    report("GDAL decodes the same, nothing is kept", median_seconds(lambda: decode_all(season), runs), size)
    report("copy in memory", median_seconds(stack.digital_numbers.copy, runs), stack.digital_numbers.nbytes)
    if not peers:
        return
    folder = Path(__file__).with_name("peers")
    report("zstd and predictor alone, 2 threads", run_peer(peers, folder / "codec.py", path, runs)["seconds"], size)
    answer = run_peer(peers, folder / "odc_reading.py", path, 2, scratch)
    report("odc-stac, bands alone", answer["seconds"], stack.digital_numbers.nbytes)
    print(f"    by threads: {answer['by_threads']}")
    print(f"    the same numbers: {np.array_equal(np.load(scratch, mmap_mode='r'), stack.digital_numbers)}")


def decode_all(season: Season) -> None:
    """Decode every file into memory that is used again, two at a time: what no reader over GDAL can beat."""
    own = threading.local()

    def decode(path: Path) -> None:
        with rasterio.open(path) as dataset:
            if not hasattr(own, "memory"):
                own.memory = {}
            key = (dataset.count, dataset.dtypes[0])
            if key not in own.memory:
                own.memory[key] = np.empty((dataset.count, *dataset.shape), dataset.dtypes[0])
            dataset.read(out=own.memory[key])

    files = [path for date in season.dates for path in (date.bands, date.masks) if path is not None]
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(decode, files):
            pass


def report(name: str, seconds: float, size: int) -> None:
    print(f"{name:40s} {seconds:8.3f} s {size / seconds / 1e9:6.2f} GB/s", flush=True)


if __name__ == "__main__":
    main()
