"""Scores of many boxes together: tables are added over boxes before the one quotient, as the challenge has it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any

from furrow.engine.assessment.area_classes import AREA_CLASSES, AreaCounts
from furrow.engine.assessment.bootstrap import FEWEST_BOXES, RESAMPLES, intervals
from furrow.engine.assessment.borders import NEAR, BorderDistances, percentile, share_near
from furrow.engine.assessment.box_counts import BoxCounts
from furrow.engine.assessment.calibration import BINS, Reliability
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.assessment.threshold_curve import WeightsByProbability
from furrow.engine.contract.assessment_jobs import SCORES

__all__ = ["BoxScore", "Pool"]


@dataclass(frozen=True)
class BoxScore:
    """What is kept of one box: little, as there may be many.

    Attributes:
        name: Of the box.
        threshold: Probability from which a pixel was cultivated; None for a mask.
        weighted: Weighted table.
        unweighted: The same with each scored pixel counted once.
        scored_pixels: Pixels of weight above 0 with reference and prediction.
        unpredicted_pixels: Pixels of weight above 0 with a reference alone.
    """

    name: str
    threshold: float | None
    weighted: WeightedCounts
    unweighted: WeightedCounts
    scored_pixels: int
    unpredicted_pixels: int


@dataclass
class Pool:
    """Sums over boxes.

    Attributes:
        boxes: Each box by its place among all.
        weighted: Weighted tables by area class, of boxes whose parcels were looked at.
        unweighted: The same with each scored pixel counted once.
        borders: Of the same boxes.
        calibration: Of the boxes that are predicted as probabilities.
        by_probability: Of the same boxes.
        too_large: Names of the boxes whose parcels were not looked at.
    """

    boxes: dict[int, BoxScore] = field(default_factory=dict)
    weighted: AreaCounts = field(default_factory=AreaCounts)
    unweighted: AreaCounts = field(default_factory=AreaCounts)
    borders: BorderDistances = field(default_factory=BorderDistances)
    calibration: Reliability = field(default_factory=Reliability)
    by_probability: WeightsByProbability = field(default_factory=WeightsByProbability)
    too_large: list[str] = field(default_factory=list)

    def add(self, place: int, name: str, counts: BoxCounts) -> None:
        """Add a box."""
        self.boxes[place] = BoxScore(
            name,
            counts.threshold,
            counts.weighted.total,
            counts.unweighted.total,
            counts.scored_pixels,
            counts.unpredicted_pixels,
        )
        if counts.has_areas:
            self.weighted += counts.weighted
            self.unweighted += counts.unweighted
        else:
            self.too_large.append(name)
        if counts.borders is not None:
            self.borders += counts.borders
        if counts.calibration is not None:
            self.calibration += counts.calibration
        if counts.by_probability is not None:
            self.by_probability += counts.by_probability

    @property
    def scored(self) -> list[BoxScore]:
        """The boxes in their order."""
        return [self.boxes[place] for place in sorted(self.boxes)]

    def values(self, seed: int) -> dict[str, Any]:
        """Return the values of the job's result.

        Args:
            seed: Of the resamples.
        """
        boxes = self.scored
        weighted = sum((box.weighted for box in boxes), WeightedCounts())
        plain = sum((box.unweighted for box in boxes), WeightedCounts())
        scores = scores_of(weighted, plain)
        found = intervals([box.weighted for box in boxes], [box.unweighted for box in boxes], seed)
        optional = {
            "threshold": self.threshold,
            "weighted_mcc_below_quarter": self.weighted.below_quarter.mcc
            if self.weighted.below_quarter.total
            else None,
            "border_median_m": _number(percentile(self.borders.both, 0.5)),
            "border_bias_m": _number(self.borders.bias),
            "calibration_error": self.calibration.expected_calibration_error if self._is_calibrated else None,
            "brier_score": self.calibration.brier_score if self._is_calibrated else None,
        }
        return {
            **scores,
            "boxes": len(boxes),
            "scored_pixels": sum(box.scored_pixels for box in boxes),
            "unpredicted_pixels": sum(box.unpredicted_pixels for box in boxes),
            "intervals": {name: list(bounds) for name, bounds in found.items()},
            **{name: value for name, value in optional.items() if value is not None},
        }

    @property
    def threshold(self) -> float | None:
        """The threshold, where it is the same for all boxes and they are no masks."""
        thresholds = {box.threshold for box in self.boxes.values()}
        return thresholds.pop() if len(thresholds) == 1 else None

    def report(self) -> dict[str, Any]:
        """Return what the report holds beside the values of the result."""
        return {
            "intervals_are": _told_of_intervals(len(self.boxes)),
            "by_area_class": [
                {"area": name, **_row(weighted, plain)}
                for name, weighted, plain in zip(
                    (*AREA_CLASSES, "elsewhere"),
                    (*self.weighted.classes, self.weighted.background),
                    (*self.unweighted.classes, self.unweighted.background),
                    strict=True,
                )
            ],
            "without_areas_and_borders": self.too_large,
            "borders": _borders(self.borders),
            "calibration": _calibration(self.calibration) if self._is_calibrated else None,
            "per_box": [
                {
                    "box": box.name,
                    "threshold": box.threshold,
                    **_row(box.weighted, box.unweighted),
                    "scored_pixels": box.scored_pixels,
                    "unpredicted_pixels": box.unpredicted_pixels,
                }
                for box in self.scored
            ],
        }

    @property
    def _is_calibrated(self) -> bool:
        return bool(self.calibration.weight.any())


def scores_of(weighted: WeightedCounts, plain: WeightedCounts) -> dict[str, float]:
    """Return each of `SCORES`."""
    return {"weighted_mcc": weighted.mcc} | {name: getattr(plain, name) for name in SCORES[1:]}


def _row(weighted: WeightedCounts, plain: WeightedCounts) -> dict[str, Any]:
    return {**scores_of(weighted, plain), "weighted": asdict(weighted), "unweighted": asdict(plain)}


def _told_of_intervals(boxes: int) -> str:
    if boxes < FEWEST_BOXES:
        return (
            f"There are none: {boxes} {'box' if boxes == 1 else 'boxes'} cannot tell how scores vary between boxes, at "
            f"least {FEWEST_BOXES} are needed."
        )
    return f"95%, percentiles of {RESAMPLES} resamples of the {boxes} boxes."


def _borders(borders: BorderDistances) -> dict[str, Any]:
    near = f"share_within_{NEAR * 2.5:g}_m"
    return {
        "bias_m": _number(borders.bias),
        **{
            name: {
                "pixels": int(counts.sum()),
                "median_m": _number(percentile(counts, 0.5)),
                "percentile_95_m": _number(percentile(counts, 0.95)),
                near: _number(share_near(counts)),
            }
            for name, counts in (
                ("both", borders.both),
                ("of_reference", borders.of_reference),
                ("of_map", borders.of_map),
            )
        },
    }


def _calibration(calibration: Reliability) -> dict[str, Any]:
    return {
        "expected_calibration_error": calibration.expected_calibration_error,
        "brier_score": calibration.brier_score,
        "bins": [
            {
                "from": place / BINS,
                "to": (place + 1) / BINS,
                "weight": float(calibration.weight[place]),
                "mean_probability": _number(float(calibration.mean_probability[place])),
                "cultivated_share": _number(float(calibration.observed_share[place])),
            }
            for place in range(BINS)
        ],
    }


def _number(value: float) -> float | None:
    """Return a number that JSON can hold: what is undefined is None."""
    return None if math.isnan(value) else value
