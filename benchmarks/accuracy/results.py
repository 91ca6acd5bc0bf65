"""Finished runs of the accuracy benchmark, one JSON file each: `results/<row>/<budget>-seed<seed>.json`."""

from __future__ import annotations

import datetime
import json
import platform
import re
from dataclasses import asdict, dataclass, fields
from importlib import metadata
from pathlib import Path
from typing import Any

from furrow.__about__ import ROOT, __version__
from furrow.benchmarks.machine import describe_processor
from furrow.engine.atomic import write_json
from furrow.engine.contract.errors import InputError

__all__ = ["BUDGETS", "RESULTS", "Run", "describe_run", "read_runs", "run_path", "write_run"]

RESULTS = ROOT / "benchmarks" / "accuracy" / "results"

BUDGETS = ("equal time", "equal samples", "own recipe")
"""What rows have in common: processor seconds of training, samples seen, or nothing (no training loop)."""


@dataclass(frozen=True)
class Run:
    """One training with one seed, and how well it does.

    Attributes:
        row: Name of the row, as the tables show it.
        network: Name in the registry; None for what is no network.
        settings: Settings of the network, or of what else learns.
        budget: One of `BUDGETS`.
        budget_seconds: Processor seconds that were given; None where time is not what is equal.
        budget_samples: Samples that were given; None where samples are not what is equal.
        seed: From 1; 0 for what has nothing random, so that one run is all there is.
        samples: Samples seen: patches for a network, pixels for trees.
        training_seconds: Processor seconds of training, all threads together.
        parameters: Trained weights; None for what is no network.
        megaflop: Arithmetic for a pixel of 10 m and 24 dates, 10^6 operations; None for what is no network.
        test: What `evaluation.evaluate` says of the test set.
        other: The same of the other region.
        real_place: What `real_place.evaluate_real_place` says.
        machine: Processor and cores.
        date: Day the run ended, ISO 8601.
        versions: Version of everything that matters, by name.
    """

    row: str
    network: str | None
    settings: dict[str, Any]
    budget: str
    budget_seconds: float | None
    budget_samples: int | None
    seed: int
    samples: int
    training_seconds: float
    parameters: int | None
    megaflop: float | None
    test: dict[str, Any]
    other: dict[str, Any]
    real_place: dict[str, Any]
    machine: str
    date: str
    versions: dict[str, str]

    def __post_init__(self) -> None:
        if self.budget not in BUDGETS:
            raise InputError(f"There is no budget '{self.budget}': choose {', '.join(BUDGETS)}.")
        if not _folder(self.row):
            raise InputError(f"The row '{self.row}' has no letter or digit to name its folder by.")


def run_path(row: str, budget: str, seed: int, folder: Path = RESULTS) -> Path:
    """Return where a run is written; that it exists says that the run has ended."""
    return folder / _folder(row) / f"{_folder(budget)}-seed{seed}.json"


def write_run(run: Run, folder: Path = RESULTS) -> Path:
    """Write a run and return its file; an older one of the same row, budget and seed is replaced.

    Raises:
        InputError: Another row has the same folder, because their names differ in signs alone.
    """
    path = run_path(run.row, run.budget, run.seed, folder)
    others = {_read(other, folder).row for other in path.parent.glob("*.json")} - {run.row}
    if others:
        raise InputError(
            f"The rows '{run.row}' and '{others.pop()}' share the folder '{path.parent.name}': rename one."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_json(path, asdict(run))
    return path


def read_runs(folder: Path = RESULTS) -> list[Run]:
    """Return all runs of a folder, by row, budget and seed.

    Raises:
        InputError: A file is no run, or stands where another one belongs.
    """
    return sorted((_read(path, folder) for path in folder.glob("*/*.json")), key=_order)


def describe_run(**versions: str) -> dict[str, Any]:
    """Return `machine`, `date` and `versions` of a run that ends now on this machine.

    Args:
        **versions: Further versions by name.
    """
    own = {"furrow": __version__, "python": platform.python_version()}
    own |= {name: metadata.version(name) for name in ("numpy", "torch")}
    return {
        "machine": describe_processor(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": own | versions,
    }


def _read(path: Path, folder: Path) -> Run:
    name = path.relative_to(folder)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"The result '{name}' cannot be read ({error}): remove it and run it again.") from error
    wanted = {field.name for field in fields(Run)}
    if not isinstance(document, dict) or set(document) != wanted:
        differing = sorted(wanted ^ set(document)) if isinstance(document, dict) else ["everything"]
        raise InputError(
            f"The result '{name}' is of another form ({', '.join(differing)}): remove it and run it again."
        )
    run = Run(**document)
    if run_path(run.row, run.budget, run.seed, folder) != path:
        raise InputError(f"The result '{name}' is that of '{run.row}', {run.budget}, seed {run.seed}: move it there.")
    return run


def _order(run: Run) -> tuple[str, int, int]:
    return run.row, BUDGETS.index(run.budget), run.seed


def _folder(name: str) -> str:
    """Return a name as part of a path: small letters, digits and hyphens."""
    return re.sub(r"[^0-9a-z]+", "-", name.lower()).strip("-")
