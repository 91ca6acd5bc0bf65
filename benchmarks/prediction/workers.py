"""Boxes a second with two workers of one core each, against one worker on one core.

    PYTHONPATH=build python benchmarks/prediction/workers.py [--boxes 80] [--side 128] [--dates 24]

One simulated season is copied into boxes and predicted with the model that ships, files to files. The second half of
the boxes counts, so that starting, loading and compiling do not. Two workers that share nothing would be twice as fast;
what they share are memory bandwidth, the disk and the scheduler, which lives on the same cores.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from furrow.benchmarks.machine import describe_machine
from furrow.engine.cluster.side_by_side import run_on_workers
from furrow.engine.contract.jobs import PredictCultivatedLand
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import write_simulated


def main() -> None:
    """Print both rates and their ratio."""
    options = _options()
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        raise SystemExit("This needs two cores.")
    print(describe_machine())
    print(f"{options.boxes} boxes of {options.side} x {options.side} pixels, {options.dates} dates")
    rates = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        season = write_simulated(simulate(1, options.side, options.dates), folder / "simulated").season
        for workers in (1, 2):
            seasons = [folder / f"boxes {workers}" / f"box {number}" for number in range(options.boxes)]
            for each in seasons:
                shutil.copytree(season, each)
            os.sched_setaffinity(0, cores[:workers])  # the workers inherit it
            rates[workers] = rate(seasons, folder / f"maps {workers}", workers)
            print(f"{workers} x 1 core: {rates[workers]:.3f} boxes/s")
    print(f"ratio {rates[2] / rates[1]:.2f}")


def rate(seasons: Sequence[Path], folder: Path, workers: int) -> float:
    """Return boxes a second of the second half."""
    specs = [
        PredictCultivatedLand(
            season=str(each),
            probability=str(folder / each.name / "probability.tif"),
            mask=str(folder / each.name / "mask.tif"),
            device="cpu",
        )
        for each in seasons
    ]
    ended = []
    for outcome in run_on_workers(specs, Reporter(), workers):
        if outcome.error:
            raise outcome.error
        ended.append(time.perf_counter())
    half = len(ended) // 2
    return (len(ended) - half) / (ended[-1] - ended[half - 1])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--boxes", type=int, default=80)
    parser.add_argument("--side", type=int, default=128)
    parser.add_argument("--dates", type=int, default=24)
    return parser.parse_args()


if __name__ == "__main__":
    main()
