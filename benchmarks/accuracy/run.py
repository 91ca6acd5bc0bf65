"""Runs the accuracy benchmark: simulates the boxes, trains every network, evaluates it, makes the tables.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.accuracy.run --processes 2

May be stopped at any time and started again: finished runs are kept, one that was stopped goes on from its checkpoint.
Every run works on one thread; several may run beside each other, as processes of one call or of several.

Each network is trained twice: with equal processor time, so that a cheap one takes more steps, and with equal samples.
What a step costs is measured before a run and kept with it, as the rate falls along a curve to a known last step.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from filelock import FileLock, Timeout

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.boxes import load_boxes, simulate_boxes
from furrow.benchmarks.accuracy.everywhere import evaluate_everywhere
from furrow.benchmarks.accuracy.networks import prediction_of
from furrow.benchmarks.accuracy.results import BUDGETS, RESULTS, Run, describe_run, run_path, write_run
from furrow.benchmarks.accuracy.rows import ABLATIONS, LARGER, OURS, PEERS, Row
from furrow.benchmarks.accuracy.table import SEEDS
from furrow.engine.atomic import write_json
from furrow.engine.training.loop import Trainer, seeded
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.places import Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.validation import EXACT
from furrow.models.cost import operations_per_pixel, parameters
from furrow.models.registry import build, default_settings
from furrow.models.season_network import SeasonNetwork

__all__ = ["Assignment", "Limits", "assignments", "run"]

_EQUAL_TIME, _EQUAL_SAMPLES, _ = BUDGETS
_NORMALISED_FROM = 12  # places
_PILOT = (5, 25)  # steps before the clock is read, and read


@dataclass(frozen=True)
class Limits:
    """What each training is given.

    Attributes:
        seconds: Processor seconds where time is equal.
        samples: Patches where samples are equal.
    """

    seconds: float = 480.0
    samples: int = 4800


@dataclass(frozen=True)
class Assignment:
    """A run to do."""

    row: Row
    budget: str
    seed: int


def assignments(rows: Sequence[Row], seeds: int) -> Iterator[Assignment]:
    """Yield all runs: a seed of every row and budget before the next seed."""
    for seed in range(1, seeds + 1):
        for budget in (_EQUAL_TIME, _EQUAL_SAMPLES):
            for row in rows:
                if seed <= row.seeds and not (budget == _EQUAL_SAMPLES and row in ABLATIONS):
                    yield Assignment(row, budget, seed)


def run(todo: Assignment, places: Sequence[Place], boxes: Path, work: Path, limits: Limits) -> Run:
    """Train, evaluate and return a run; one that was stopped is gone on with.

    Args:
        todo: What to run.
        places: The training set.
        boxes: Folder of the sets.
        work: Folder for the checkpoint.
        limits: What the training is given.
    """
    work.mkdir(parents=True, exist_ok=True)
    steps = _steps(todo, places, work, limits)
    trainer = _trainer(todo, places, work / "checkpoint", steps)
    trainer.resume()
    clock = _Clock()
    trainer.run(on_step=lambda progress: clock.tick())
    network = trainer.average
    measured = evaluate_everywhere(prediction_of(network), boxes)
    paced = json.loads((work / "pace.json").read_text(encoding="utf-8"))["seconds_per_step"]
    return Run(
        row=todo.row.name, network=todo.row.network,
        settings={**default_settings(todo.row.network), **todo.row.settings, "task": todo.row.task.settings(),
                  "plan": asdict(trainer.plan)},
        budget=todo.budget,
        budget_seconds=limits.seconds if todo.budget == _EQUAL_TIME else None,
        budget_samples=limits.samples if todo.budget == _EQUAL_SAMPLES else None,
        seed=todo.seed, samples=steps * todo.row.task.patches.number,
        training_seconds=steps * (clock.pace if len(clock.ticks) > 1 else paced),
        parameters=parameters(network), megaflop=operations_per_pixel(network) / 1e6,
        **measured, **describe_run(),
    )  # fmt: skip


def main() -> None:
    """Run what has not ended yet."""
    options = _options()
    if options.worker:
        _work(options)
        return
    simulate_boxes(options.boxes)
    started = [
        subprocess.Popen([sys.executable, "-m", "furrow.benchmarks.accuracy.run", *sys.argv[1:], "--worker"])
        for _ in range(options.processes)
    ]
    failed = [process.returncode for process in started if process.wait()]
    if failed:
        raise SystemExit(f"{len(failed)} of {options.processes} processes failed: see above.")
    subprocess.run([sys.executable, "-m", "furrow.benchmarks.accuracy.table"], check=True)


def _work(options: argparse.Namespace) -> None:
    """Do runs that nobody else does until none is left, or the time is up."""
    torch.set_num_threads(1)
    limits = Limits(options.seconds, options.samples)
    deadline = time.monotonic() + 3600 * options.hours
    rows = [row for row in (*OURS, *PEERS, *LARGER, *ABLATIONS) if not options.rows or row.name in options.rows]
    places: list[Place] = []
    for todo in assignments(rows, options.seeds):
        done = run_path(todo.row.name, todo.budget, todo.seed, options.results)
        work = options.work / done.relative_to(options.results).with_suffix("")
        work.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(work / "lock", blocking=False):
                if done.is_file() or time.monotonic() > deadline:
                    continue
                places.extend([] if places else load_boxes(options.boxes, "train"))
                finished = run(todo, places, options.boxes, work, limits)
                write_run(finished, options.results)
        except Timeout:
            continue
        score = finished.test["at_threshold"]["weighted_mcc"]
        print(f"{todo.row.name}, {todo.budget}, seed {todo.seed}: weighted MCC {score:.4f}", flush=True)


class _Clock:
    """Processor seconds from one tick to the next."""

    def __init__(self) -> None:
        self.ticks: list[float] = []
        self._last = time.process_time()

    def tick(self) -> None:
        """Note the time since the last tick."""
        now = time.process_time()
        self.ticks.append(now - self._last)
        self._last = now

    @property
    def pace(self) -> float:
        """Lower quartile of all ticks: what a step takes when nothing else disturbs the processor's caches."""
        return statistics.quantiles(self.ticks, n=4)[0]


def _trainer(todo: Assignment, places: Sequence[Place], folder: Path, steps: int) -> Trainer[Any, Place, Any]:
    seeded(todo.seed)
    network: SeasonNetwork[Any] = build(todo.row.network, todo.row.settings)
    network.set_normalisation(*normalisation_of(places[:_NORMALISED_FROM]))
    plan = TrainingPlan(steps=steps, seed=todo.seed, ahead=0, **todo.row.plan)
    pool = Pool(lambda position: places[position], len(places))
    return Trainer(network, todo.row.task, plan, pool, folder, EXACT, {"network": todo.row.network})


def _steps(todo: Assignment, places: Sequence[Place], work: Path, limits: Limits) -> int:
    """Return the steps of a run; what one costs is measured once and kept."""
    kept = work / "pace.json"
    if not kept.is_file():
        unread, read = _PILOT
        with tempfile.TemporaryDirectory() as folder:
            clock = _Clock()
            _trainer(todo, places, Path(folder) / "pilot", unread + read).run(on_step=lambda progress: clock.tick())
        del clock.ticks[:unread]
        write_json(kept, {"seconds_per_step": clock.pace})
    if todo.budget == _EQUAL_SAMPLES:
        return limits.samples // todo.row.task.patches.number
    pace: float = json.loads(kept.read_text(encoding="utf-8"))["seconds_per_step"]
    return max(1, round(limits.seconds / pace))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    folder = ROOT / "build" / "benchmark"
    parser.add_argument("--boxes", type=Path, default=folder / "boxes")
    parser.add_argument("--work", type=Path, default=folder / "runs", help="folder of the checkpoints")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--rows", nargs="*", help="names of the rows to run; all when left out")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--seconds", type=float, default=Limits.seconds, help="processor seconds of a training")
    parser.add_argument("--samples", type=int, default=Limits.samples, help="patches of a training")
    parser.add_argument("--hours", type=float, default=1000.0, help="start no run later than this")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
