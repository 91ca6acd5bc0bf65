"""Where a map errs: small pictures of boxes, in colours that people who see colours differently tell apart."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.box_rasters import BoxRasters
from furrow.engine.assessment.report.pictures import png_address, rgb
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.rasters import MASK_NODATA
from furrow.engine.reporting import Reporter

__all__ = ["COLOURS", "KINDS", "ErrorMap", "error_map", "side_of"]

KINDS = ("other", "hit", "omitted", "committed", "unscored")
"""What a pixel can be: cultivated in neither, in both, in the reference alone, in the map alone; or not scored."""

COLOURS = ("#ffffff", "#cfe0c3", "#e69f00", "#0072b2", "#8a8a8a")
"""The colour of each kind. Orange and blue are of Okabe and Ito's palette, and differ in brightness too."""

_BUDGET = 7_000_000  # pixels of all pictures together
_SMALLEST, _LARGEST = 160, 900  # pixels a side
_SAMPLES = 4  # pixels along a side that are looked at for one of the picture, at least, where there are as many
_AT_ONCE = 4_000_000  # pixels read at a time
_OUTSIDE = len(KINDS)
_STRENGTH = 4  # errors count up to so many times in a mixture: most are a pixel or two wide and would fade away
_ERRORS = [KINDS.index("omitted"), KINDS.index("committed")]
_PARTS = 6  # a pixel's colour is mixed of sixths: the most for which all mixtures fit a palette of 256


def _mixtures() -> tuple[NDArray[np.uint8], tuple[tuple[int, int, int], ...]]:
    """Return the palette of all mixtures of sixths, and the place of each by its sixths."""
    places = np.zeros((_PARTS + 1,) * len(KINDS), np.uint8)
    colours = np.array([rgb(each) for each in COLOURS], np.float64)
    palette: list[tuple[int, int, int]] = []
    for sixths in product(range(_PARTS + 1), repeat=len(KINDS)):
        if sum(sixths) == _PARTS:
            places[sixths] = len(palette)
            red, green, blue = np.rint(np.array(sixths) @ colours / _PARTS)
            palette.append((int(red), int(green), int(blue)))
    return places, tuple(palette)


_PLACES, _PALETTE = _mixtures()


@dataclass(frozen=True)
class ErrorMap:
    """The picture of a box.

    Attributes:
        address: The picture itself.
        width: Pixels.
        height: Pixels.
        factor: Pixels of the box along a side of one of the picture.
    """

    address: str
    width: int
    height: int
    factor: int


def side_of(boxes: int) -> int:
    """Return how many pixels the longer side of each picture may have, so that all together stay small."""
    return int(np.clip((_BUDGET / max(boxes, 1)) ** 0.5, _SMALLEST, _LARGEST))


def error_map(spec: CountBox, side: int, reporter: Reporter) -> ErrorMap:
    """Return the picture of a box. Memory is bounded whatever its size.

    Args:
        spec: The box.
        side: Pixels of the picture's longer side, at most.
        reporter: Asked whether to stop.

    Raises:
        InputError: Values make no sense.
        DamagedFileError: A raster cannot be read.
        JobCancelledError: The job was cancelled.
    """
    factor, step = _scale(max(spec.height, spec.width), side)
    rows_at_once = max(1, _AT_ONCE * step // (spec.width * factor)) * factor
    pieces = []
    with ExitStack() as opened:
        box = BoxRasters(spec, opened)
        for top in range(0, spec.height, rows_at_once):
            reporter.check()
            kinds = _kinds(box, slice(top, min(top + rows_at_once, spec.height)), step)
            pieces.append(_mixed(kinds, factor // step, min(factor, _STRENGTH)))
    picture = np.concatenate(pieces)
    return ErrorMap(png_address(picture, _PALETTE), picture.shape[1], picture.shape[0], factor)


def _scale(length: int, side: int) -> tuple[int, int]:
    """Return how many pixels make one of the picture, and the step to read them with, a power of two dividing it."""
    factor = -(-length // side)
    step = 1
    while 2 * step * _SAMPLES <= factor:
        step *= 2
    return -(-factor // step) * step, step


def _kinds(box: BoxRasters, rows: slice, step: int) -> NDArray[np.uint8]:
    """Return the kind of each pixel that is read, (h, w)."""
    stored = box.decoding.stored(box.predicted(rows, step=step))
    truth, weights = box.truth(rows, step=step), box.weighing(rows, step=step)
    mapped, known = box.decoding.cultivated[stored], (truth != MASK_NODATA) & (weights > 0)
    if box.decoding.nodata is not None:
        known &= stored != box.decoding.nodata
    cultivated = truth == 1
    kinds = np.zeros(truth.shape, np.uint8)
    kinds[cultivated & mapped] = KINDS.index("hit")
    kinds[cultivated & ~mapped] = KINDS.index("omitted")
    kinds[~cultivated & mapped] = KINDS.index("committed")
    kinds[~known] = KINDS.index("unscored")
    return kinds


def _mixed(kinds: NDArray[np.uint8], samples: int, strength: int) -> NDArray[np.uint8]:
    """Return the places in the palette of squares of pixels.

    Args:
        kinds: (h, w) of pixels.
        samples: Pixels along the side of a square; those at the edge may be smaller.
        strength: How often an error counts.
    """
    height, width = (-(-length // samples) for length in kinds.shape)
    padding = [(0, whole * samples - length) for whole, length in zip((height, width), kinds.shape, strict=True)]
    squares = np.pad(kinds, padding, constant_values=_OUTSIDE).reshape(height, samples, width, samples)
    counts = np.stack([(squares == kind).sum(axis=(1, 3)) for kind in range(len(KINDS))], axis=-1)
    counts[..., _ERRORS] *= strength
    return np.asarray(_PLACES[tuple(np.moveaxis(_sixths(counts), -1, 0))])


def _sixths(counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return counts (..., 5) as sixths that add up to one: rounded down, what is left going to the largest rests."""
    exact = _PARTS * counts / counts.sum(axis=-1, keepdims=True)
    whole = np.floor(exact).astype(np.intp)
    left = _PARTS - whole.sum(axis=-1, keepdims=True)
    order = np.argsort(np.argsort(whole - exact, axis=-1, kind="stable"), axis=-1, kind="stable")
    return np.asarray(whole + (order < left))
