"""How time and memory grow with the number of boxes: 1 to 64, predicted by one job of one engine process.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.prediction.many_boxes [--numbers 1 4 16 64]

The boxes are those of the accuracy benchmark, 128 x 128 pixels of 10 m and 24 dates or so; they lie apart, so nothing
is looked into across edges. Seconds are those of the job, without the start of Python; memory is the peak of the
engine's resident set.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.boxes import boxes_of, simulate_boxes
from furrow.benchmarks.machine import describe_machine
from furrow.benchmarks.prediction.predict_box import run_watched
from furrow.engine.contract.prediction_jobs import PredictSeasons


def main() -> None:
    """Print a line for each number of boxes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--boxes", type=Path, default=ROOT / "build" / "benchmark" / "boxes")
    parser.add_argument("--numbers", type=int, nargs="+", default=[1, 4, 16, 64])
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    simulate_boxes(options.boxes)
    os.environ["OMP_NUM_THREADS"] = str(options.threads)
    seasons = [source.season.folder for source in boxes_of(options.boxes, "train")]
    print(describe_machine(), f"{options.threads} threads")
    for number in options.numbers:
        with tempfile.TemporaryDirectory() as folder:
            inputs = Path(folder) / "seasons"
            inputs.mkdir()
            for index, season in enumerate(seasons[:number]):
                (inputs / f"box-{index:03d}").symlink_to(season, target_is_directory=True)
            spec = PredictSeasons(seasons=(str(inputs),), folder=str(Path(folder) / "maps"), device="cpu")
            outside, result, peak = run_watched(spec)
        seconds = result["seconds"]
        print(
            f"{number:3d} boxes: {seconds:6.1f} s, {seconds / number:5.2f} s a box, {outside:6.1f} s in all, "
            f"peak {peak / 1e6:5.0f} MB"
        )


if __name__ == "__main__":
    main()
