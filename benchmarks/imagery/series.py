"""How fast gaps are closed and months composited, beside eo-learn and numpy, with peak memory and equal results.

    python -m furrow.benchmarks.imagery.series --peers PATH/TO/PEERS/bin/python [--side 500] [--dates 40] [--bands 12]

Every contender runs in a process of its own on the same arrays. Memory is the peak of the whole process, inputs and
interpreter included.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.benchmarks.peers import run_peer
from furrow.engine.imagery.series.composites import group_medians
from furrow.engine.imagery.series.interpolation import interpolate

_MONTHS = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=40)
    parser.add_argument("--bands", type=int, default=12)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--contender", choices=["interpolate", "median", "numpy-median"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.contender:
        contend(arguments.contender, arguments.folder, arguments.runs)
        return
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        write_arrays(folder, arguments.side, arguments.dates, arguments.bands)
        compare(folder, arguments.peers, arguments.runs)


def write_arrays(folder: Path, side: int, dates: int, bands: int) -> None:
    rng = np.random.default_rng(1)
    days = 737_000 + np.sort(rng.choice(200, dates, replace=False)).astype(np.float64)
    np.save(folder / "days.npy", days)
    np.save(folder / "targets.npy", np.arange(days[0], days[-1], 15.0))
    np.save(folder / "groups.npy", ((days - days[0]) * _MONTHS // 201).astype(np.int64))
    np.save(folder / "values.npy", rng.random((dates, bands, side, side), np.float32))
    np.save(folder / "valid.npy", rng.random((dates, side, side)) < 0.6)


def contend(name: str, folder: Path, runs: int) -> None:
    """Do one of our kernels, or numpy's median, in this process and print seconds and bytes."""
    values, valid = np.load(folder / "values.npy"), np.load(folder / "valid.npy")
    days, targets, groups = (np.load(folder / f"{each}.npy") for each in ("days", "targets", "groups"))
    works = {
        "interpolate": lambda: interpolate(values, valid, days, targets, extrapolate=False),
        "median": lambda: group_medians(values, valid, groups, _MONTHS),
        "numpy-median": lambda: numpy_medians(values, valid, groups),
    }
    start = time.perf_counter()
    result = works[name]()
    first = time.perf_counter() - start
    seconds = median_seconds(works[name], runs) if first < 20 else first
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    copied = median_seconds(values.copy, runs)
    np.save(folder / f"{name}.npy", result)
    print(json.dumps({"seconds": seconds, "peak": peak * 1024, "copy": copied}))


def numpy_medians(values: np.ndarray, valid: np.ndarray, groups: np.ndarray) -> np.ndarray:
    masked = np.where(valid[:, None], values, np.float32(np.nan))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.stack([np.nanmedian(masked[groups == group], axis=0) for group in range(_MONTHS)])


def compare(folder: Path, peers: Path | None, runs: int) -> None:
    print(describe_machine())
    print(f"{np.load(folder / 'values.npy', mmap_mode='r').shape} float32, 60% valid")
    ours = {name: own(name, folder, runs) for name in ("interpolate", "median", "numpy-median")}
    tell("Furrow, interpolate", ours["interpolate"])
    print(f"{'copy of the values in memory':44s} {ours['interpolate']['copy']:8.3f} s")
    if peers:
        for kind in ("serial", "parallel"):
            script = Path(__file__).with_name("peers") / "eolearn_interpolation.py"
            theirs = run_peer(peers, script, folder, runs, kind)
            tell(f"eo-learn LinearInterpolationTask, {kind}", theirs, ours["interpolate"])
            tell_difference(folder / "interpolate.npy", folder / "eolearn.npy")
    tell("Furrow, medians of months", ours["median"])
    tell("numpy.nanmedian", ours["numpy-median"], ours["median"])
    tell_difference(folder / "median.npy", folder / "numpy-median.npy")


def own(name: str, folder: Path, runs: int) -> dict[str, Any]:
    module = [sys.executable, "-m", "furrow.benchmarks.imagery.series"]
    done = subprocess.run(
        [*module, "--contender", name, "--folder", str(folder), "--runs", str(runs)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def tell(name: str, found: dict[str, Any], ours: dict[str, Any] | None = None) -> None:
    line = f"{name:44s} {found['seconds']:8.3f} s, peak {found['peak'] / 1e9:.2f} GB"
    if ours:
        longer, larger = found["seconds"] / ours["seconds"], found["peak"] / ours["peak"]
        line += f", {longer:.1f} times as long, {larger:.1f} times the memory"
    print(line, flush=True)


def tell_difference(first: Path, second: Path) -> None:
    a, b = np.load(first, mmap_mode="r"), np.load(second, mmap_mode="r")
    same_gaps = bool((np.isnan(a) == np.isnan(b)).all())
    print(f"    largest difference {np.nanmax(np.abs(a - b)):.1e}, the same gaps: {same_gaps}")


if __name__ == "__main__":
    main()
