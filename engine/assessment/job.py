"""The job "score-prediction": pooled scores of predictions against references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from furrow.__about__ import __version__
from furrow.engine.assessment.bootstrap import FEWEST_BOXES
from furrow.engine.assessment.box_counts import BoxCounts
from furrow.engine.assessment.counting import LARGEST_WHOLE
from furrow.engine.assessment.finding import PREDICTIONS, REFERENCES, WEIGHTS, find_rasters
from furrow.engine.assessment.pairing import ScoredBox, pair_boxes
from furrow.engine.assessment.pooling import Pool
from furrow.engine.atomic import write_json
from furrow.engine.cluster.here import run_here
from furrow.engine.cluster.outcomes import Outcome
from furrow.engine.cluster.side_by_side import run_on_cluster, run_on_workers
from furrow.engine.contract.assessment_jobs import CountBox, ScorePrediction
from furrow.engine.contract.errors import InputError, ResourceError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.reporting import Reporter

__all__ = ["boxes_of", "check_spec", "check_threshold", "count_job", "pool_boxes", "score_prediction"]

_FOUND = 0.05  # share of the progress at which all boxes are found
_MOST_NAMED = 5


def score_prediction(spec: ScorePrediction, reporter: Reporter) -> dict[str, Any]:
    """Score predictions, pooled over boxes; memory does not grow with their number, nor with their size but for areas.

    Pixels without a prediction or reference are not scored; the job warns of the former. Areas of parcels and borders
    are told for boxes of at most `LARGEST_WHOLE` pixels, since they need a box as a whole.

    Raises:
        InputError: Rasters do not belong together, or hold values that make no sense.
        DamagedFileError: A raster cannot be read.
        UnsafeFileError: A mosaic names something else than GeoTIFFs of this computer.
        TransferError: The scheduler does not answer.
        JobCancelledError: The job was cancelled.
    """
    check_spec(spec)
    reporter.progress(0.0, "Looking at the boxes")
    boxes = boxes_of(spec.predictions, spec.references, spec.weights, reporter)
    pool, values = pool_boxes(spec, boxes, reporter)
    if spec.report:
        write_json(Path(spec.report), {"furrow": __version__, **values, "seed": spec.seed, **pool.report()})
    reporter.progress(1.0)
    return values


def check_spec(spec: ScorePrediction) -> None:
    """Stop where threshold, workers or seed make no sense.

    Raises:
        InputError: One of them does not.
    """
    check_threshold(spec.threshold)
    if not 0 <= spec.workers <= 256:
        raise InputError(f"{spec.workers} workers cannot be started: give 0 to 256.")
    if spec.seed < 0:
        raise InputError(f"The seed is {spec.seed}, but must not be negative.")


def pool_boxes(spec: ScorePrediction, boxes: Sequence[ScoredBox], reporter: Reporter) -> tuple[Pool, dict[str, Any]]:
    """Count boxes, here or side by side as the job asks, tell what came out, and return it.

    Returns:
        The sums, and the values of the result of `score-prediction`.

    Raises:
        InputError: Values make no sense, or nothing can be scored.
        DamagedFileError: A raster cannot be read.
        TransferError: The scheduler does not answer.
        JobCancelledError: The job was cancelled.
    """
    pool = Pool()
    early: dict[int, dict[str, Any]] = {}  # added in the order of the boxes, so that workers change no digit
    for outcome in _outcomes(spec, boxes, reporter):
        for sentence in outcome.warnings:
            reporter.warn(f"{boxes[outcome.index].name}: {sentence}")
        if outcome.values is None:
            raise outcome.error or ResourceError("The job ended without an answer: run it again.")
        early[outcome.index] = outcome.values
        while (place := len(pool.boxes)) in early:
            pool.add(place, boxes[place].name, BoxCounts.from_values(early.pop(place)))
    values = pool.values(spec.seed)
    _tell(values, pool, reporter)
    return pool, values


def check_threshold(threshold: float | None) -> None:
    """Stop where a threshold is none.

    Raises:
        InputError: It does not lie between 0 and 1.
    """
    if threshold is not None and not 0 < threshold <= 1:
        raise InputError(f"The threshold is {threshold:g}, but must be above 0 and at most 1.")


def boxes_of(
    predictions: Sequence[str], references: Sequence[str], weights: Sequence[str], reporter: Reporter
) -> list[ScoredBox]:
    """Return the boxes of files and folders, and tell what is left over.

    Raises:
        InputError: As `finding.find_rasters` and `pairing.pair_boxes`.
        DamagedFileError: Likewise.
        UnsafeFileError: Likewise.
    """
    found = [
        find_rasters(paths, kind, reporter)
        for paths, kind in ((predictions, PREDICTIONS), (references, REFERENCES), (weights, WEIGHTS))
    ]
    boxes, lone, unscored = pair_boxes(*found)
    if lone:
        reporter.warn(
            f"{len(lone)} of {len(found[0])} predictions have no reference and are left out: "
            f"{_names([each.path for each in lone])}."
        )
    if unscored:
        reporter.warn(
            f"{len(unscored)} of {len(found[1])} references have no prediction and are not scored: "
            f"{_names([each.path for each in unscored])}."
        )
    return boxes


def count_job(box: ScoredBox, threshold: float | None) -> CountBox:
    """Return the job that counts a box; it also tells where the pixels of the box lie in its rasters."""
    return CountBox(
        prediction=str(box.prediction.path),
        reference=str(box.reference.path),
        weights=str(box.weights.path),
        height=box.grid.height,
        width=box.grid.width,
        prediction_at=(box.prediction.row, box.prediction.column),
        reference_at=(box.reference.row, box.reference.column),
        weights_at=(box.weights.row, box.weights.column),
        threshold=threshold,
    )


def _outcomes(spec: ScorePrediction, boxes: Sequence[ScoredBox], reporter: Reporter) -> Iterator[Outcome]:
    jobs = [count_job(box, spec.threshold) for box in boxes]

    def hear(event: Event) -> None:
        if isinstance(event, Progress):
            reporter.progress(_FOUND + (1 - _FOUND) * event.fraction)

    reporter.progress(_FOUND, f"Scoring {len(jobs)} {'box' if len(jobs) == 1 else 'boxes'}")
    part = reporter.within(hear)
    if spec.scheduler:
        needed = [jobs[0].prediction, jobs[0].reference, jobs[0].weights]
        return run_on_cluster(jobs, part, spec.scheduler, needed=needed)
    if spec.workers:
        return run_on_workers(jobs, part, spec.workers)
    return run_here(jobs, part)


def _tell(values: dict[str, Any], pool: Pool, reporter: Reporter) -> None:
    if values["unpredicted_pixels"]:
        share = values["unpredicted_pixels"] / (values["unpredicted_pixels"] + values["scored_pixels"])
        reporter.warn(f"{share:.1%} of the scored area has no prediction and was left out.")
    if not values["scored_pixels"]:
        raise InputError("No pixel has a prediction, a reference and a weight above 0: there is nothing to score.")
    if pool.too_large:
        reporter.warn(
            f"{len(pool.too_large)} boxes have more than {LARGEST_WHOLE:,} pixels, so the areas of their parcels and "
            "their borders were not looked at: cut them to smaller boxes to have them told."
        )
    for box in pool.scored:
        reporter.message(f"{box.name}: weighted MCC {box.weighted.mcc:.4f}, MCC {box.unweighted.mcc:.4f}")
    within = ""
    if "weighted_mcc" in values["intervals"]:
        low, high = values["intervals"]["weighted_mcc"]
        within = f" (95% between {low:.4f} and {high:.4f})"
    reporter.message(f"All boxes together: weighted MCC {values['weighted_mcc']:.4f}{within}, MCC {values['mcc']:.4f}")
    if not within:
        reporter.message(f"There are no intervals: they need {FEWEST_BOXES} boxes or more.")


def _names(paths: Sequence[Path]) -> str:
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    return ", ".join(f"'{path.parent.name}/{path.name}'" for path in paths[:_MOST_NAMED]) + more
