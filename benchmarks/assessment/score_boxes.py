"""Scoring boxes of 2000 x 2000 from their files: Furrow beside rasterio and scikit-learn; time and memory by boxes.

Furrow's job is an engine process, started anew, with areas of parcels, borders, calibration and intervals. The peer
reads the same files and adds the tables that scikit-learn counts of each box, for the weighted score alone.

Run: python -m furrow.benchmarks.assessment.score_boxes [--boxes 1 4 16]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import rasterio
from sklearn.metrics import confusion_matrix

from furrow.benchmarks.machine import describe_machine
from furrow.benchmarks.memory import watched_memory
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.contract.client import run_job
from furrow.engine.contract.jobs import ScorePrediction
from furrow.tests.builders.challenge_boxes import write_challenge


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--boxes", type=int, nargs="+", default=[1, 4, 16])
    numbers = parser.parse_args().boxes
    print(describe_machine())
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        boxes = list(write_challenge(folder, tuple(range(1, max(numbers) + 1))))
        for number in numbers:
            predictions = [folder / "predictions" / box / "probability.tif" for box in boxes[:number]]
            references = (str(folder / "references"),)
            spec = ScorePrediction(tuple(map(str, predictions)), references, references)
            started = time.perf_counter()
            with watched_memory() as peak:
                values = run_job(spec, Path(sys.executable)).values
            ours = time.perf_counter() - started
            started = time.perf_counter()
            theirs = peer(folder, boxes[:number])
            beside = time.perf_counter() - started
            print(
                f"{number:3d} boxes: Furrow {ours:6.2f} s, {peak[0] / 1e6:4.0f} MB; scikit-learn {beside:6.2f} s "
                f"({beside / ours:.1f} times as long); difference {abs(values['weighted_mcc'] - theirs):.0e}"
            )


def peer(folder: Path, boxes: list[str]) -> float:
    """Return the pooled score of boxes by scikit-learn's tables."""
    cells = np.zeros((2, 2))
    for box in boxes:
        paths = (
            folder / "references" / box / "cultivated.tif",
            folder / "predictions" / box / "probability.tif",
            folder / "references" / box / "weights.tif",
        )
        arrays = []
        for path in paths:
            with rasterio.open(path) as dataset:
                arrays.append(dataset.read(1).ravel())
        truth, probability, weights = arrays
        cells += confusion_matrix(
            truth == 1, probability >= 80, sample_weight=weights.astype(np.float64), labels=[0, 1]
        )
    (tn, fp), (fn, tp) = cells
    return WeightedCounts(tp, tn, fp, fn).mcc


if __name__ == "__main__":
    main()
