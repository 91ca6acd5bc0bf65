"""Boxes of a download side by side: a job a box, on worker processes of this computer or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from furrow.engine.cluster.outcomes import Outcome
from furrow.engine.cluster.side_by_side import run_on_cluster, run_on_workers
from furrow.engine.contract.download_jobs import DownloadSentinelHub, DownloadSTAC, ImportSAFE
from furrow.engine.contract.errors import AccessError, ResourceError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.imagery.sources.downloading import require_boxes
from furrow.engine.imagery.sources.source import Estimate
from furrow.engine.imagery.sources.tally import Tally
from furrow.engine.reporting import Reporter

__all__ = ["Download", "fetch_side_by_side", "is_side_by_side"]

Download = DownloadSentinelHub | DownloadSTAC | ImportSAFE


def is_side_by_side(spec: Download) -> bool:
    """Whether others are to fetch the boxes; a dry run only asks a catalogue, which one process does."""
    asked = spec.workers > 0 or bool(spec.scheduler)
    return asked and not (isinstance(spec, DownloadSentinelHub | DownloadSTAC) and spec.dry_run)


def fetch_side_by_side(spec: Download, reporter: Reporter, needed: Sequence[str] = ()) -> dict[str, Any]:
    """Have the boxes of a job fetched side by side and return the result of the job.

    A box that fails does not stop the others; refused credentials do, before they are refused once a box.

    Args:
        spec: The job.
        reporter: Told of progress and problems.
        needed: Paths beside the folder of the seasons that every worker has to see.

    Raises:
        InputError: A box is wrong, or the scheduler's address is.
        AccessError: The service refuses the credentials.
        TransferError: The scheduler does not answer, or nothing could be had.
        EngineMissingError: A worker has no Furrow, or another version.
        JobCancelledError: The job was cancelled.
    """
    require_boxes(spec.boxes)
    tally = Tally(len(spec.boxes), reporter.within(lambda event: _pass_on(event, reporter)))
    spent = Estimate()
    for outcome in _outcomes(spec, reporter, needed):
        name = spec.boxes[outcome.index].name
        if isinstance(outcome.error, AccessError):
            raise outcome.error
        if outcome.values is None:
            tally.job_failed(name, outcome.error or ResourceError("Its job ended without an answer: run it again."))
        else:
            spent += _cost(outcome.values)
            tally.box_of_others(name, outcome.values)
    return tally.result(spent)


def _pass_on(event: Event, reporter: Reporter) -> None:
    """Pass events of the tally on; progress is that of the workers, who know of more than whole boxes."""
    if not isinstance(event, Progress):
        reporter.emit(event)


def _outcomes(spec: Download, reporter: Reporter, needed: Sequence[str]) -> Iterator[Outcome]:
    jobs = [replace(spec, boxes=(box,), scheduler="", workers=0) for box in spec.boxes]
    if spec.scheduler:
        return run_on_cluster(jobs, reporter, spec.scheduler, spec.folder, needed)
    return run_on_workers(jobs, reporter, spec.workers)


def _cost(values: dict[str, Any]) -> Estimate:
    """Return what the job of a box took, by the values of its result."""
    return Estimate(values["requests"], values["processing_units"], round(values["megabytes"] * 1e6))
