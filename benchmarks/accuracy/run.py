"""Runs the accuracy benchmark: simulates the boxes, trains every network, evaluates it, makes the tables.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.accuracy.run --processes 2

May be stopped at any time and started again: finished runs are kept, one that was stopped goes on from its checkpoint.
Every run works on one thread; several may run beside each other, as processes of one call or of several.

Each network is trained twice: with equal processor time, so that a cheap one takes more steps, and with equal samples;
variants of Furrow's own with equal samples alone.
What a step costs is measured for all rows in turn before the first run, and kept beside the results: the rate of
learning falls along a curve to a known last step, and all seeds of a row take the same steps, on whatever machine.
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

__all__ = ["Assignment", "Limits", "assignments", "measure_paces", "run"]

_EQUAL_TIME, _EQUAL_SAMPLES, _ = BUDGETS
_NORMALISED_FROM = 12  # places
_PILOT = (5, 15)  # steps before the clock is read, and read
_ROUNDS = 2


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
    """Yield all runs: a seed of every row and budget before the next seed.

    What is left out to see what it gives is told by equal samples, and its cost beside.
    """
    for seed in range(1, seeds + 1):
        for budget in (_EQUAL_TIME, _EQUAL_SAMPLES):
            for row in rows:
                if seed <= row.seeds and not (budget == _EQUAL_TIME and row in ABLATIONS):
                    yield Assignment(row, budget, seed)


def measure_paces(rows: Sequence[Row], places: Sequence[Place], kept: Path) -> dict[str, float]:
    """Return the processor seconds of a training step by name of the row; those in the file `kept` stay as they are.

    New rows are measured in turn with those that are kept, and brought to the scale of these, so that a benchmark that
    goes on with another processor gives them the steps that they would have had with the first.
    """
    paces: dict[str, float] = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    if all(row.name in paces for row in rows):
        return paces
    timed = [(row, _Clock()) for row in rows]
    for _ in range(_ROUNDS):
        for row, clock in timed:
            with tempfile.TemporaryDirectory() as folder:
                _pilot(row, places, Path(folder) / "pilot", clock)
    scales = [paces[row.name] / clock.pace for row, clock in timed if row.name in paces]
    scale = statistics.median(scales) if scales else 1.0
    paces = {row.name: scale * clock.pace for row, clock in timed} | paces
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_json(kept, paces)
    return paces


def run(
    todo: Assignment, places: Sequence[Place], boxes: Path, work: Path, limits: Limits, seconds_per_step: float
) -> Run:
    """Train, evaluate and return a run; one that was stopped is gone on with.

    Args:
        todo: What to run.
        places: The training set.
        boxes: Folder of the sets.
        work: Folder for the checkpoint.
        limits: What the training is given.
        seconds_per_step: What a step costs (see `measure_paces`).
    """
    work.mkdir(parents=True, exist_ok=True)
    patches = todo.row.task.patches.number
    by_time = todo.budget == _EQUAL_TIME
    steps = max(1, round(limits.seconds / seconds_per_step)) if by_time else limits.samples // patches
    trainer = _trainer(todo.row, todo.seed, places, work / "checkpoint", steps)
    trainer.resume()
    clock = _Clock()
    trainer.run(on_step=lambda progress: clock.tick())
    network = trainer.average
    measured = evaluate_everywhere(prediction_of(network), boxes)
    return Run(
        row=todo.row.name, network=todo.row.network,
        settings={**default_settings(todo.row.network), **todo.row.settings, "task": todo.row.task.settings(),
                  "plan": asdict(trainer.plan)},
        budget=todo.budget,
        budget_seconds=limits.seconds if by_time else None,
        budget_samples=None if by_time else limits.samples,
        seed=todo.seed, samples=steps * patches,
        training_seconds=steps * (clock.pace if len(clock.ticks) > 1 else seconds_per_step),
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
    _paces(options, load_boxes(options.boxes, "train"))
    started = [
        subprocess.Popen([sys.executable, "-m", "furrow.benchmarks.accuracy.run", *sys.argv[1:], "--worker"])
        for _ in range(options.processes)
    ]
    failed = [process.returncode for process in started if process.wait()]
    if failed:
        raise SystemExit(f"{len(failed)} of {options.processes} processes failed: see above.")
    if options.results == RESULTS:
        subprocess.run([sys.executable, "-m", "furrow.benchmarks.accuracy.table"], check=True)


def _work(options: argparse.Namespace) -> None:
    """Do runs that nobody else does until none is left, or the time is up."""
    torch.set_num_threads(1)
    limits = Limits(options.seconds, options.samples)
    deadline = time.monotonic() + 3600 * options.hours
    places = load_boxes(options.boxes, "train")
    paces = _paces(options, places)
    for todo in assignments(_rows(options), options.seeds):
        done = run_path(todo.row.name, todo.budget, todo.seed, options.results)
        work = options.work / done.relative_to(options.results).with_suffix("")
        work.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(work / "lock", blocking=False):
                if done.is_file() or time.monotonic() > deadline:
                    continue
                finished = run(todo, places, options.boxes, work, limits, paces[todo.row.name])
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


def _trainer(row: Row, seed: int, places: Sequence[Place], folder: Path, steps: int) -> Trainer[Any, Place, Any]:
    seeded(seed)
    network: SeasonNetwork[Any] = build(row.network, row.settings)
    network.set_normalisation(*normalisation_of(places[:_NORMALISED_FROM]))
    plan = TrainingPlan(steps=steps, seed=seed, ahead=0, **row.plan)
    pool = Pool(lambda position: places[position], len(places))
    return Trainer(network, row.task, plan, pool, folder, EXACT, {"network": row.network})


def _pilot(row: Row, places: Sequence[Place], folder: Path, clock: _Clock) -> None:
    """Take a few steps and add what they cost to a clock."""
    unread, read = _PILOT
    alone = _Clock()
    _trainer(row, 1, places, folder, unread + read).run(on_step=lambda progress: alone.tick())
    clock.ticks += alone.ticks[unread:]


def _rows(options: argparse.Namespace) -> list[Row]:
    return [row for row in (*OURS, *PEERS, *LARGER, *ABLATIONS) if not options.rows or row.name in options.rows]


def _paces(options: argparse.Namespace, places: Sequence[Place]) -> dict[str, float]:
    torch.set_num_threads(1)
    return measure_paces(_rows(options), places, options.results / "paces.json")


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
