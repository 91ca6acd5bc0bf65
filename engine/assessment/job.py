"""The job "score-prediction": pooled scores of predictions against references."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.__about__ import __version__
from furrow.engine.assessment.matching import GriddedRaster, grids_of, match_by_grid
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.atomic import write_json
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import ScorePrediction
from furrow.engine.rasters import BLOCK, PROBABILITY_SCALE, open_raster, read_array
from furrow.engine.reporting import Reporter

__all__ = ["score_prediction"]

Decoder = Callable[[NDArray[Any]], NDArray[np.bool_]]


@dataclass(frozen=True)
class _Box:
    """What one box adds to the score."""

    name: str
    weighted: WeightedCounts
    plain: WeightedCounts
    scored: int
    unpredicted: int


def score_prediction(spec: ScorePrediction, reporter: Reporter) -> dict[str, Any]:
    """Score predictions, pooled over boxes; memory does not grow with their size or number.

    Pixels without a prediction or reference are not scored; the job warns of the former.

    Raises:
        InputError: Rasters do not belong together, or hold values that make no sense.
        DamagedFileError: A raster cannot be read.
    """
    if not spec.predictions:
        raise InputError("There is no prediction to score: give at least one.")
    if not 0 < spec.threshold < 1:
        raise InputError(f"The threshold is {spec.threshold:g}, but must lie between 0 and 1.")
    predictions, references, weights = grids_of(spec.predictions), grids_of(spec.references), grids_of(spec.weights)
    boxes = []
    for index, prediction in enumerate(predictions):
        owner = f"prediction '{prediction.path.name}'"
        paths = (
            match_by_grid(prediction.grid, owner, references, "reference"),
            match_by_grid(prediction.grid, owner, weights, "weight map"),
        )
        share = (index / len(predictions), (index + 1) / len(predictions))
        boxes.append(_score_box(prediction, *paths, spec.threshold, reporter, share))
    values = _pooled(boxes)
    _tell(values, boxes, reporter)
    if spec.report:
        write_json(Path(spec.report), _report(values, boxes, spec.threshold))
    reporter.progress(1.0)
    return values


def _score_box(
    prediction: GriddedRaster,
    reference: Path,
    weights: Path,
    threshold: float,
    reporter: Reporter,
    share: tuple[float, float],
) -> _Box:
    weighted, plain = WeightedCounts(), WeightedCounts()
    scored = unpredicted = 0
    with open_raster(prediction.path) as mapped, open_raster(reference) as truth, open_raster(weights) as weighing:
        decode = _decoder(mapped, threshold)
        windows = list(_strips(mapped))
        message = f"Scoring {prediction.path.name}"
        for window in reporter.track(windows, len(windows), *share, message=message):
            predicted = read_array(mapped, 1, window)
            cultivated = read_array(truth, 1, window)
            weight = read_array(weighing, 1, window)
            known = cultivated != 255
            _require_mask(cultivated[known], reference)
            has_prediction = ~_is_nodata(predicted, mapped.nodata)
            unpredicted += int(np.count_nonzero(known & ~has_prediction & (weight > 0)))
            used = known & has_prediction
            scored += int(np.count_nonzero(used & (weight > 0)))
            truth_here, mapped_here = cultivated[used] == 1, decode(predicted[used])
            weighted += count(truth_here, mapped_here, weight[used])
            declared = weight[used] > 0
            plain += count(truth_here[declared], mapped_here[declared])
    return _Box(prediction.path.stem, weighted, plain, scored, unpredicted)


def _strips(dataset: DatasetReader) -> Iterator[Window]:
    """Yield full-width windows of two rows of blocks: every block is decoded once."""
    for row in range(0, dataset.height, 2 * BLOCK):
        yield Window(0, row, dataset.width, min(2 * BLOCK, dataset.height - row))


def _decoder(dataset: DatasetReader, threshold: float) -> Decoder:
    """Return what turns the stored values of a prediction into "cultivated"."""
    name = Path(dataset.name).name
    kind = np.dtype(dataset.dtypes[0]).kind
    if dataset.tags().get("FURROW_ROLE") == "probability" and kind == "u":
        least = round(threshold * PROBABILITY_SCALE, 6)
        return lambda stored: np.asarray(stored >= least)
    if kind == "f":
        return lambda stored: np.asarray(_checked_probability(stored, name) >= threshold)

    def mask(stored: NDArray[Any]) -> NDArray[np.bool_]:
        _require_mask(stored, Path(name))
        return np.asarray(stored == 1)

    return mask


def _checked_probability(probability: NDArray[Any], name: str) -> NDArray[Any]:
    if probability.size and not (probability.min() >= 0 and probability.max() <= 1):
        raise InputError(
            f"The prediction '{name}' holds values from {probability.min():g} to {probability.max():g}, "
            "but a probability lies between 0 and 1."
        )
    return probability


def _require_mask(values: NDArray[Any], path: Path) -> None:
    if values.size and int(values.max()) > 1:
        raise InputError(
            f"The raster '{path.name}' holds the value {int(values.max())}, but a mask holds only 0 and 1: "
            "choose the mask, or a probability written by Furrow."
        )


def _is_nodata(values: NDArray[Any], nodata: float | None) -> NDArray[np.bool_]:
    missing = np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, dtype=bool)
    if nodata is not None and not np.isnan(nodata):
        missing |= values == nodata
    return missing


def _pooled(boxes: list[_Box]) -> dict[str, Any]:
    weighted = sum((box.weighted for box in boxes), WeightedCounts())
    plain = sum((box.plain for box in boxes), WeightedCounts())
    return {
        "weighted_mcc": weighted.mcc,
        "mcc": plain.mcc,
        "f1": plain.f1,
        "iou": plain.iou,
        "precision": plain.precision,
        "recall": plain.recall,
        "overall_accuracy": plain.overall_accuracy,
        "boxes": len(boxes),
        "scored_pixels": sum(box.scored for box in boxes),
        "unpredicted_pixels": sum(box.unpredicted for box in boxes),
    }


def _tell(values: dict[str, Any], boxes: list[_Box], reporter: Reporter) -> None:
    if values["unpredicted_pixels"]:
        share = values["unpredicted_pixels"] / (values["unpredicted_pixels"] + values["scored_pixels"])
        reporter.warn(f"{share:.1%} of the scored area has no prediction and was left out.")
    if not values["scored_pixels"]:
        raise InputError("No pixel has a prediction, a reference and a weight above 0: there is nothing to score.")
    for box in boxes:
        reporter.message(f"{box.name}: weighted MCC {box.weighted.mcc:.4f}, MCC {box.plain.mcc:.4f}")
    reporter.message(f"All boxes together: weighted MCC {values['weighted_mcc']:.4f}, MCC {values['mcc']:.4f}")


def _report(values: dict[str, Any], boxes: list[_Box], threshold: float) -> dict[str, Any]:
    return {
        "furrow": __version__,
        "threshold": threshold,
        **values,
        "per_box": [
            {
                "box": box.name,
                "weighted_mcc": box.weighted.mcc,
                "mcc": box.plain.mcc,
                "weighted": asdict(box.weighted),
                "unweighted": asdict(box.plain),
                "scored_pixels": box.scored,
                "unpredicted_pixels": box.unpredicted,
            }
            for box in boxes
        ],
    }
