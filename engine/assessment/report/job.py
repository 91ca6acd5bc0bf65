"""The job "assessment-report": predictions scored, and what came out written for a colleague to read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from furrow.engine.assessment.job import boxes_of, check_spec, count_job, pool_boxes
from furrow.engine.assessment.pairing import ScoredBox
from furrow.engine.assessment.pooling import BoxScore, Pool
from furrow.engine.assessment.report.error_maps import ErrorMap, error_map, side_of
from furrow.engine.assessment.report.facts import provenance_of
from furrow.engine.assessment.report.language import Language
from furrow.engine.assessment.report.page import Findings, page_of, worst_first
from furrow.engine.assessment.report.views import ParcelView, Views
from furrow.engine.assessment.report.worst_parcels import Agreement, WorstParcel, read_agreement
from furrow.engine.atomic import atomic_file
from furrow.engine.contract.assessment_jobs import CountBox, ScorePrediction
from furrow.engine.contract.errors import DamagedFileError, InputError, ResourceError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.report_jobs import AssessmentReport
from furrow.engine.imagery.seasons import season_folders
from furrow.engine.reporting import Reporter

__all__ = ["MOST_MAPS", "assessment_report"]

MOST_MAPS = 120
"""Boxes of which there is a picture; the worst of them where there are more."""

_LONGEST_TITLE = 200
_COUNTED, _MAPPED = 0.7, 0.9  # shares of the progress at which boxes are counted, and pictures of boxes made

Boxes = Sequence[tuple[ScoredBox, CountBox]]


def assessment_report(spec: AssessmentReport, reporter: Reporter) -> dict[str, Any]:
    """Score predictions and write the report; memory is bounded as that of `score_prediction`.

    Raises:
        InputError: As `score_prediction`; the agreement is none, a season is none, or the language is unknown.
        DamagedFileError: A raster, the agreement or a season cannot be read.
        UnsafeFileError: A mosaic names something else than GeoTIFFs of this computer.
        TransferError: The scheduler does not answer.
        ResourceError: The report cannot be written.
        JobCancelledError: The job was cancelled.
    """
    language, scoring = Language.of(spec.language), _scoring(spec)
    _check(spec)
    check_spec(scoring)
    agreement = read_agreement(Path(spec.agreement)) if spec.agreement else None
    seasons = season_folders(spec.seasons)
    reporter.progress(0.0, "Looking at the boxes")
    found = boxes_of(spec.predictions, spec.references, spec.weights, reporter)
    pool, values = pool_boxes(scoring, found, _first_part(reporter))
    boxes = [(box, count_job(box, spec.threshold)) for box in found]
    maps = _maps(pool, boxes, reporter)
    parcels = _parcels(agreement, boxes, seasons, reporter)
    page = page_of(
        Findings(
            title=" ".join(spec.title.split()),
            day=datetime.datetime.now().astimezone().date(),
            values=values,
            pool=pool,
            provenance=provenance_of(found),
            threshold_given=spec.threshold is not None,
            seed=spec.seed,
            maps=maps,
            agreement=agreement,
            parcels=parcels,
            coloured=bool(seasons),
        ),
        language,
    )
    written = _write(Path(spec.report), page)
    reporter.progress(1.0)
    pictured = sum(view is not None for _, view in parcels)
    return {
        **values, "report": spec.report, "bytes": written, "pictured_boxes": len(maps), "pictured_parcels": pictured,
    }  # fmt: skip


def _scoring(spec: AssessmentReport) -> ScorePrediction:
    return ScorePrediction(
        predictions=spec.predictions,
        references=spec.references,
        weights=spec.weights,
        threshold=spec.threshold,
        seed=spec.seed,
        scheduler=spec.scheduler,
        workers=spec.workers,
    )


def _check(spec: AssessmentReport) -> None:
    if Path(spec.report).suffix.lower() not in (".html", ".htm"):
        raise InputError(f"The report '{spec.report}' is no HTML file: end its name in .html.")
    if len(spec.title) > _LONGEST_TITLE:
        raise InputError(f"The title has {len(spec.title)} letters: use at most {_LONGEST_TITLE}.")


def _first_part(reporter: Reporter) -> Reporter:
    """Return a reporter whose whole progress is the first part of another's."""

    def hear(event: Event) -> None:
        if isinstance(event, Progress):
            reporter.progress(_COUNTED * event.fraction, event.message)
        else:
            reporter.emit(event)

    return reporter.within(hear)


def _maps(pool: Pool, boxes: Boxes, reporter: Reporter) -> list[tuple[BoxScore, ErrorMap]]:
    """Return the pictures of boxes, the worst first."""
    specs: Mapping[int, CountBox] = {id(score): boxes[place][1] for place, score in pool.boxes.items()}
    chosen = worst_first(pool.scored)[:MOST_MAPS]
    side = side_of(len(chosen))
    return [
        (score, error_map(specs[id(score)], side, reporter))
        for score in reporter.track(chosen, len(chosen), _COUNTED, _MAPPED, "Drawing the errors")
    ]


def _parcels(
    agreement: Agreement | None, boxes: Boxes, seasons: Sequence[Path], reporter: Reporter
) -> list[tuple[WorstParcel, ParcelView | None]]:
    """Return the worst parcels with their pictures."""
    if agreement is None:
        return []
    views = Views(boxes, seasons)
    worst = reporter.track(agreement.worst, len(agreement.worst), _MAPPED, 1.0, "Looking at the worst parcels")
    return [(parcel, views.of(parcel.outline, agreement.crs)) for parcel in worst]


def _write(path: Path, page: str) -> int:
    """Write the page, read it back and give it its name; return its size in bytes."""
    content = page.encode("utf-8", errors="replace")  # a file name may hold bytes that are no text
    with atomic_file(path) as temporary:
        try:
            temporary.write_bytes(content)
            held = temporary.read_bytes()
        except OSError as error:
            raise ResourceError(f"The report '{path}' cannot be written ({error}): check the disk.") from error
        if held != content:
            raise DamagedFileError(f"The report '{path}' does not hold what was written: check the disk.")
    return len(content)
