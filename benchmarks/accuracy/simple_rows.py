"""The rows of the accuracy benchmark that are no networks: the challenge's starter, and trees on series of pixels.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.accuracy.simple_rows --peers build/peers/bin/python

Runs that have ended are left as they are, so it may be stopped and run again.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.boxes import load_boxes
from furrow.benchmarks.accuracy.everywhere import evaluate_everywhere
from furrow.benchmarks.accuracy.peers.lightgbm_series import LightGBMProcess, LightGBMSeries
from furrow.benchmarks.accuracy.peers.mean_ndvi import MeanNDVI
from furrow.benchmarks.accuracy.results import BUDGETS, RESULTS, Run, describe_run, run_path, write_run
from furrow.benchmarks.accuracy.table import SEEDS
from furrow.engine.training.places import Place

__all__ = ["NDVI", "TREES", "run_mean_ndvi", "run_trees"]

NDVI = "mean NDVI in (0.4, 0.6]"

TREES = {False: "LightGBM at 10 m, bicubic", True: "LightGBM at 2.5 m"}
"""Names of the rows of trees, by `LightGBMSeries.fine`."""

_OWN = BUDGETS[-1]


def run_mean_ndvi(boxes: Path, results: Path) -> None:
    """Evaluate the starter and write its run."""
    peer = MeanNDVI()
    measured = evaluate_everywhere(peer.predict, boxes)
    settings = {"lowest": 0.4, "highest": 0.6, "places_without_clear_frame": peer.without_clear_frame}
    write_run(_run(NDVI, settings, 0, 0, 0.0, measured), results)


def run_trees(
    fine: bool, seed: int, places: Sequence[Place], boxes: Path, results: Path, python: Path, threads: int = 1
) -> None:
    """Train trees on places, evaluate them and write their run.

    Args:
        fine: Learn pixels of 2.5 m.
        seed: Seed of the pixels drawn and of LightGBM.
        places: The training set.
        boxes: Folder of the sets.
        results: Folder of the runs.
        python: Interpreter of an environment with LightGBM.
        threads: Threads that LightGBM may use to learn and predict; processor seconds count them all.
    """
    trees = LightGBMProcess(python, threads)
    peer = LightGBMSeries(trees, fine)

    def clock() -> float:
        return time.process_time() + trees.seconds

    start = clock()
    peer.fit(places, seed)
    training = clock() - start
    measured = evaluate_everywhere(peer.predict, boxes, clock)
    settings = {"fine": fine, "classifier": "LightGBM, defaults"}
    write_run(_run(TREES[fine], settings, seed, peer.samples, training, measured, lightgbm=trees.version), results)


def main() -> None:
    """Run what has not ended yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--boxes", type=Path, default=ROOT / "build" / "benchmark" / "boxes")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--peers", type=Path, help="interpreter of the peers' environment; without it no LightGBM")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    _once(NDVI, 0, options.results, lambda: run_mean_ndvi(options.boxes, options.results))
    if options.peers is None:
        return
    places: list[Place] = []
    for fine in TREES:
        for seed in range(1, options.seeds + 1):

            def trees(fine: bool = fine, seed: int = seed) -> None:
                places.extend([] if places else load_boxes(options.boxes, "train"))
                run_trees(fine, seed, places, options.boxes, options.results, options.peers, options.threads)

            _once(TREES[fine], seed, options.results, trees)


def _once(row: str, seed: int, results: Path, work: Callable[[], None]) -> None:
    """Do a run unless it has ended before, and tell how long it took."""
    if run_path(row, _OWN, seed, results).is_file():
        print(f"{row}, seed {seed}: there already")
        return
    start = time.perf_counter()
    work()
    print(f"{row}, seed {seed}: {time.perf_counter() - start:.0f} s", flush=True)


def _run(
    row: str,
    settings: dict[str, Any],
    seed: int,
    samples: int,
    training_seconds: float,
    measured: dict[str, Any],
    **versions: str,
) -> Run:
    return Run(
        row=row,
        network=None,
        settings=settings,
        budget=_OWN,
        budget_seconds=None,
        budget_samples=None,
        seed=seed,
        samples=samples,
        training_seconds=training_seconds,
        parameters=None,
        megaflop=None,
        **measured,
        **describe_run(**versions),
    )


if __name__ == "__main__":
    main()
