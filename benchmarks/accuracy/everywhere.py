"""The whole evaluation of a way to map: threshold from the validation set, then both test sets and the real place."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from rasterio.windows import Window

from furrow.benchmarks.accuracy.boxes import boxes_of
from furrow.benchmarks.accuracy.evaluation import Predict, best_threshold, evaluate
from furrow.benchmarks.accuracy.real_place import SAMPLE, evaluate_real_place
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.training.places import Place
from furrow.engine.training.sources import Chunk, load_chunk

__all__ = ["evaluate_everywhere", "whole_boxes"]


def evaluate_everywhere(
    predict: Predict, boxes: Path, clock: Callable[[], float] = time.process_time, real_place: Path = SAMPLE
) -> dict[str, Any]:
    """Return `test`, `other` and `real_place` of a run (see `results.Run`).

    Args:
        predict: The way to map.
        boxes: Folder of the sets (see `boxes`).
        clock: Returns processor seconds.
        real_place: Folder of the real place.

    Raises:
        InputError: A set is empty, or what was predicted is no probability on the place's grid.
        DamagedFileError: A file cannot be read.
    """
    threshold = best_threshold(predict, whole_boxes(boxes, "validation"))
    return {
        "test": evaluate(predict, whole_boxes(boxes, "test"), threshold, clock),
        "other": evaluate(predict, whole_boxes(boxes, "other"), threshold, clock),
        "real_place": evaluate_real_place(predict, threshold, real_place),
    }


@cache
def whole_boxes(boxes: Path, name: str) -> tuple[Place, ...]:
    """Return the boxes of a set, uncut, so that no parcel ends at a block of its files.

    They stay in memory, about 0.01 GB a box, as one process measures many networks on them.
    """
    places = []
    for source in boxes_of(boxes, name):
        height, width = source.season.grid.shape
        places.append(load_chunk(Chunk(source, Window(0, 0, width, height)), MODEL_BANDS, validation=False))
    return tuple(places)
