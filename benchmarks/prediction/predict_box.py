"""What predicting one box of the challenge costs: 500 x 500 pixels, 24 dates, ten bands, files to files.

    PYTHONPATH=build python benchmarks/prediction/predict_box.py [--threads 2] [--tile 128 256] [--side 500]

A simulated season is written into a temporary folder and predicted by a real engine process, start of Python and
writing of cloud-optimised GeoTIFFs included. Memory is the peak of the engine's resident set. The floor is the
arithmetic of the network alone, at the rate this machine reaches in a large convolution of the same type.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import torch

from furrow.benchmarks.machine import describe_machine
from furrow.benchmarks.memory import watched_memory
from furrow.benchmarks.prediction.peers.rates import convolution_rate
from furrow.engine.contract.client import run_job
from furrow.engine.contract.jobs import PredictCultivatedLand
from furrow.engine.contract.spec import JobSpec
from furrow.engine.prediction.device import choose_device
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import write_simulated
from furrow.models.cost import operations_per_pixel
from furrow.models.files import SHIPPED, load_model


def main() -> None:
    """Print the table."""
    options = _options()
    os.environ["OMP_NUM_THREADS"] = str(options.threads)
    torch.set_num_threads(options.threads)
    print(describe_machine(), f"{options.threads} threads")
    work = operations_per_pixel(load_model(SHIPPED).network, options.dates)
    print(f"arithmetic: {work / 1e6:.2f} MFLOP per pixel of 10 m at {options.dates} dates")
    rate = convolution_rate(choose_device("cpu").precision or torch.float32, runs=5)
    print(f"floor (a large convolution reaches {rate / 1e9:.0f} GFLOP/s): {work * options.side**2 / rate:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        files = write_simulated(simulate(1, options.side, options.dates), Path(folder))
        for tile in options.tile:
            seconds, inner, peak = predict(files.season, Path(folder) / f"out {tile}", tile)
            print(f"tile {tile:4d}: {seconds:6.1f} s in all, {inner:6.1f} s in the job, peak {peak / 1e6:6.0f} MB")


def predict(season: Path, folder: Path, tile: int) -> tuple[float, float, int]:
    """Return seconds outside and inside the engine and its peak resident set in bytes."""
    spec = PredictCultivatedLand(
        season=str(season), probability=str(folder / "p.tif"), mask=str(folder / "m.tif"), tile=tile, device="cpu"
    )
    seconds, values, peak = run_watched(spec)
    return seconds, values["seconds"], peak


def run_watched(spec: JobSpec) -> tuple[float, dict[str, Any], int]:
    """Do a job in an engine process; return its seconds, the values of its result and its peak resident set, bytes."""
    with watched_memory() as peak:
        start = time.perf_counter()
        result = run_job(spec, Path(sys.executable), on_log=print)
        seconds = time.perf_counter() - start
    return seconds, result.values, peak[0]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tile", type=int, nargs="+", default=[256])
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=24)
    return parser.parse_args()


if __name__ == "__main__":
    main()
