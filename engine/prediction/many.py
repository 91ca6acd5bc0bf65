"""The job "predict-seasons": many seasons, each into files of its own, and one map of them all."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from furrow.engine.atomic import require_space
from furrow.engine.cluster.here import run_here
from furrow.engine.cluster.outcomes import Outcome
from furrow.engine.cluster.side_by_side import run_on_cluster, run_on_workers
from furrow.engine.contract.errors import FurrowError, InputError, ResourceError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.prediction_jobs import MOSAICS, PredictSeasons
from furrow.engine.geogrid import GeoGrid
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.job import TITLES, check_predictions
from furrow.engine.prediction.model_access import open_models
from furrow.engine.prediction.mosaics import by_projection, write_mosaic, write_virtual_mosaic
from furrow.engine.prediction.planning import Planned, bytes_expected, plan, seconds_expected
from furrow.engine.rasters import open_raster, read_array
from furrow.engine.reporting import Reporter

__all__ = ["predict_seasons"]

_PREDICTED = 0.97  # share of the progress; the rest makes the mosaics


@dataclass
class _Sums:
    """What became of the seasons so far.

    Attributes:
        predicted: Places, among the missing ones, of those that were predicted.
        failures: What is told of those that were not.
        hectares: Cultivated area of those that were predicted.
    """

    predicted: set[int] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    hectares: float = 0.0


def predict_seasons(spec: PredictSeasons, reporter: Reporter) -> dict[str, Any]:
    """Predict what is missing, write the mosaics, and return the values of the result.

    Raises:
        InputError: A parameter is wrong, there is no season, or the model is none.
        UnsafeFileError: The model is a pickle, or asks for absurd sizes.
        DamagedFileError: The model cannot be read.
        ResourceError: Disk space does not suffice.
        FurrowError: All seasons failed; the text is that of the first.
    """
    started = time.monotonic()
    _check(spec)
    models = open_models(spec.model)
    check_predictions(spec.turns, spec.uncertainty, models)
    reporter.progress(0.0, "Looking at the seasons")
    planned, refused = plan(spec, models)
    missing = [each for each in planned if not each.is_there]
    kept = [each for each in planned if each.is_there]
    sums = _Sums()
    for one in refused:
        _failed(sums, one.folder.name, one.error, reporter)
    if missing:
        alone = not spec.workers and not spec.scheduler
        _announce(spec, missing, len(kept), seconds_expected(missing, models, spec) if alone else None, reporter)
    first_error = refused[0].error if refused else None
    for outcome in _outcomes(spec, missing, reporter):
        error = _take(outcome, missing, sums, reporter)
        first_error = first_error or error
    # Not those that failed: a file of an earlier model would be shown as one of this.
    done = {each.season.folder for each in kept} | {missing[index].season.folder for index in sums.predicted}
    whole = [each for each in planned if each.season.folder in done]
    if not whole and first_error is not None:
        raise first_error
    hectares = sums.hectares + sum(_hectares(each.outputs["mask"]) for each in kept)
    mosaics = _mosaics(spec, whole, reporter)
    reporter.progress(1.0)
    return {
        "predicted": len(sums.predicted),
        "kept": len(kept),
        "failed": len(sums.failures),
        "failures": sums.failures,
        "cultivated_hectares": hectares,
        "mosaics": mosaics,
        "seconds": time.monotonic() - started,
    }


def _check(spec: PredictSeasons) -> None:
    if not spec.seasons:
        raise InputError("No season was given: name seasons, or a folder that holds them.")
    if not spec.folder or Path(spec.folder).is_file():
        raise InputError(f"The output '{spec.folder}' is no folder: give the name of a folder.")
    if spec.mosaic not in MOSAICS:
        raise InputError(f"There is no mosaic '{spec.mosaic}': choose {', '.join(MOSAICS)}.")
    if not 0 <= spec.workers <= 256:
        raise InputError(f"{spec.workers} workers cannot be started: give 0 to 256.")


def _announce(
    spec: PredictSeasons, missing: Sequence[Planned], kept: int, seconds: float | None, reporter: Reporter
) -> None:
    """Tell how much there is to do, and stop where the disk is too small for it."""
    needed = bytes_expected(missing)
    already = f" ({kept} more are there already)" if kept else ""
    duration = ""
    if seconds is not None:
        duration = f", and about {_duration(seconds)} on the {choose_device(spec.device).description}"
    reporter.message(
        f"{len(missing)} {'season' if len(missing) == 1 else 'seasons'} to predict{already}: about "
        f"{_size(needed)} on disk{duration}."
    )
    Path(spec.folder).mkdir(parents=True, exist_ok=True)
    require_space(Path(spec.folder), needed)


def _outcomes(spec: PredictSeasons, missing: Sequence[Planned], reporter: Reporter) -> Iterator[Outcome]:
    jobs = [each.spec for each in missing]

    told = -1

    def hear(event: Event) -> None:
        nonlocal told
        if isinstance(event, Progress):
            current = min(int(event.fraction * len(jobs)), len(jobs) - 1)
            message = f"Season {current + 1} of {len(jobs)}" if current != told else ""
            told = current
            reporter.progress(event.fraction * _PREDICTED, message)

    part = reporter.within(hear)
    if spec.scheduler:
        needed = [path for job in jobs[:1] for path in (job.season, job.model) if path]
        return run_on_cluster(jobs, part, spec.scheduler, spec.folder, needed)
    if spec.workers:
        return run_on_workers(jobs, part, spec.workers)
    return run_here(jobs, part)


def _take(outcome: Outcome, missing: Sequence[Planned], sums: _Sums, reporter: Reporter) -> FurrowError | None:
    """Count how a job ended, and return its error."""
    name = missing[outcome.index].season.folder.name
    for sentence in outcome.warnings:
        reporter.warn(f"{name}: {sentence}")
    if outcome.values is None:
        error = outcome.error or ResourceError("The job ended without an answer: run it again.")
        _failed(sums, name, error, reporter)
        return error
    sums.predicted.add(outcome.index)
    sums.hectares += outcome.values["cultivated_hectares"]
    return None


def _failed(sums: _Sums, name: str, error: FurrowError, reporter: Reporter) -> None:
    sums.failures.append(f"{name}: {error}")
    reporter.warn(f"'{name}' was not predicted, and the others go on: {error}")


def _hectares(mask: Path) -> float:
    """Return the area of a mask's ones."""
    total = 0
    with open_raster(mask) as dataset:
        for _, window in dataset.block_windows(1):
            total += int((read_array(dataset, 1, window) == 1).sum())
        return total * GeoGrid.from_dataset(dataset).pixel_area / 10_000


def _mosaics(spec: PredictSeasons, whole: Sequence[Planned], reporter: Reporter) -> dict[str, list[str]]:
    """Write the mosaics and announce them, or the files themselves where none is wanted."""
    found: dict[str, list[str]] = {}
    if spec.mosaic == "none":
        return found
    suffix = ".vrt" if spec.mosaic == "virtual" else ".tif"
    roles = list(whole[0].outputs)
    for number, role in enumerate(roles):
        groups = by_projection([each.outputs[role] for each in whole])
        for projection, rasters in groups.items():
            name = role if len(groups) == 1 else f"{role}-{projection}"
            path = Path(spec.folder) / f"{name}{suffix}"
            reporter.progress(_PREDICTED + (1 - _PREDICTED) * number / len(roles), f"Joining the {role}")
            if spec.mosaic == "virtual":
                write_virtual_mosaic(path, rasters)
            else:
                write_mosaic(path, rasters, reporter.check, lambda share: reporter.check())
            title = TITLES[role] if len(groups) == 1 else f"{TITLES[role]}, {projection}"
            reporter.layer(path, role, title)
            found.setdefault(role, []).append(str(path))
    return found


def _size(number: int) -> str:
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{max(number / 1e6, 1):.0f} MB"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(seconds, 1):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
