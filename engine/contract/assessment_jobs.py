"""The jobs that score predictions: boxes alone and pooled, and the challenge's submissions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["NODATA_CHOICES", "SCORES", "CountBox", "ExportSubmission", "ScorePrediction", "ScoreSubmission"]

SCORES = ("weighted_mcc", "mcc", "f1", "iou", "precision", "recall", "overall_accuracy")
"""The scores that have an interval. All but the first count each scored pixel once."""

NODATA_CHOICES = ("error", "zero")
"""What becomes of pixels without a prediction in a submission: it is not written, or they become 0."""


@register
@dataclass(frozen=True)
class ScorePrediction(JobSpec):
    """Score predictions with the challenge's weighted Matthews correlation, pooled over boxes.

    Predictions, references and weights are matched by their grids. Each is a GeoTIFF, a VRT of GeoTIFFs, or a folder of
    boxes with such GeoTIFFs at most three levels below it. A mosaic is scored where it holds boxes of the others.

    Attributes:
        predictions: Masks (0/1) or probabilities (0..200, told by the file's own tags).
        references: Cultivated masks (2.5 m).
        weights: Weight maps (2.5 m).
        threshold: Probability from which a pixel counts as cultivated, for probabilities; None for what each file's
            metadata say, or 0.5.
        report: JSON file to write; empty to leave it out.
        seed: Of the resamples that give the intervals.
        scheduler: Address of a Dask scheduler whose workers count; empty to do it here.
        workers: Processes that count on this computer; 0 for the engine's own process. Not used with a scheduler.

    Result: those of `SCORES`, `boxes`, `scored_pixels`, `unpredicted_pixels`; `intervals` (score -> (lowest, highest)
    of 95%, empty with fewer than three boxes); where they can be told `threshold` (the same for all boxes),
    `weighted_mcc_below_quarter` (parcels under 0.25 ha), `border_median_m`, `border_bias_m`, `calibration_error`,
    `brier_score`.
    """

    job: ClassVar[str] = "score-prediction"
    predictions: tuple[str, ...]
    references: tuple[str, ...]
    weights: tuple[str, ...]
    threshold: float | None = None
    report: str = ""
    seed: int = 0
    scheduler: str = ""
    workers: int = 0


@register
@dataclass(frozen=True)
class CountBox(JobSpec):
    """Count the pixels of one box by reference and prediction; what `ScorePrediction` does for each.

    Attributes:
        prediction: Raster that shows the box, as one of `ScorePrediction`.
        reference: Likewise.
        weights: Likewise.
        height: Rows of the box.
        width: Columns of the box.
        prediction_at: Row and column of the raster at which the box begins.
        reference_at: Likewise.
        weights_at: Likewise.
        threshold: As that of `ScorePrediction`.

    Result: `threshold` (None for a mask), `scored_pixels`, `unpredicted_pixels`, `weighted` and `unweighted` (tables of
    the four area classes and of what belongs to none, five of true positives, true negatives, false positives, false
    negatives), `has_areas` (whether the box was small enough for them), `borders` (two lists of pairs of a place and a
    number, or None), `calibration` (weights, probabilities, cultivated weights by bin, squared error, or None),
    `by_probability` (weights by two-hundredths of probability, not cultivated and cultivated, or None).
    """

    job: ClassVar[str] = "count-box"
    prediction: str
    reference: str
    weights: str
    height: int
    width: int
    prediction_at: tuple[int, ...] = (0, 0)
    reference_at: tuple[int, ...] = (0, 0)
    weights_at: tuple[int, ...] = (0, 0)
    threshold: float | None = None


@register
@dataclass(frozen=True)
class ExportSubmission(JobSpec):
    """Pack the predictions of boxes as the Enhanced Sentinel-2 Agriculture challenge wants them, and check the archive.

    Attributes:
        predictions: As those of `ScorePrediction`.
        seasons: The challenge's boxes: seasons or EOPatches, or folders of such, named eopatch-NN.
        archive: File to write, `.zip` or `.tar.gz`.
        threshold: As that of `ScorePrediction`.
        nodata: One of `NODATA_CHOICES`.

    Result: `boxes`, `filled_pixels` (numbers), `names` (of the files in the archive), `sha256` (of the archive).
    """

    job: ClassVar[str] = "export-submission"
    predictions: tuple[str, ...]
    seasons: tuple[str, ...]
    archive: str
    threshold: float | None = None
    nodata: str = "error"


@register
@dataclass(frozen=True)
class ScoreSubmission(JobSpec):
    """Score a submission by the public and the private half of the boxes, and put it on a leaderboard.

    The names of the boxes are put in an order that the seed decides (by the SHA-256 of "<seed>:<name>"); the first
    half, the smaller one where their number is odd, is public.

    Attributes:
        archive: `.zip`, `.tar`, `.tar.gz` or `.tgz` of `eopatch-NN.tif`.
        references: Cultivated masks (2.5 m), as those of `ScorePrediction`; a file or its folder is named eopatch-NN.
        weights: Weight maps (2.5 m), likewise.
        entry: Name of the entry.
        team: Who entered it.
        model: Folder of the model that made it, whose name and version are noted; empty for none.
        leaderboard: CSV to which a row is added; it is made where there is none. The page, `.html`, lies beside it.
        seed: Decides which boxes are public. The same for all rows of a leaderboard.
        show_private: Show the private scores on the page and tell them.

    Result: `public_weighted_mcc`, `boxes`, `rank` (by public score, from 1), `entries` (rows of the leaderboard),
    `page`, `sha256`; `private_weighted_mcc` where it is shown.
    """

    job: ClassVar[str] = "score-submission"
    archive: str
    references: tuple[str, ...]
    weights: tuple[str, ...]
    entry: str
    leaderboard: str
    team: str = ""
    model: str = ""
    seed: int = 0
    show_private: bool = False
