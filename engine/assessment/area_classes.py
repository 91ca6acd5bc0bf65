"""Scores by the area of parcels: how much of an error comes from parcels that are smaller than a few pixels.

Classes by area: under 0.1 ha, 0.1 to 0.25 ha, 0.25 to 1 ha, from 1 ha; an area on a bound belongs to the larger class.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.engine.assessment.confusion_kernel import LANES, add_values
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.contract.errors import InputError

__all__ = ["AREA_CLASSES", "AreaCounts", "area_classes", "count_by_area"]

AREA_CLASSES = ("< 0.1 ha", "0.1 to 0.25 ha", "0.25 to 1 ha", "> 1 ha")
"""Names of the classes 1 to 4; 0 is no class."""

_BOUNDS = np.array([160, 400, 1600])  # pixels of 6.25 square metres in 0.1, 0.25 and 1 ha
_NOTHING = WeightedCounts()
_EIGHT = np.ones((3, 3), dtype=bool)
_RADIUS = 2
# The 12 neighbours in the disk of radius 2, the nearest first, grouped by their squared distance.
_RINGS = [
    [
        (row, column)
        for row in range(-_RADIUS, _RADIUS + 1)
        for column in range(-_RADIUS, _RADIUS + 1)
        if row * row + column * column == squared
    ]
    for squared in (1, 2, 4)
]


@dataclass(frozen=True)
class AreaCounts:
    """Weighted confusion tables by area class. Those of several boxes are added with `+`.

    Attributes:
        classes: One table for each of `AREA_CLASSES`.
        background: The table of the pixels that belong to none of them.
    """

    classes: tuple[WeightedCounts, ...] = (_NOTHING,) * len(AREA_CLASSES)
    background: WeightedCounts = _NOTHING

    def __add__(self, other: AreaCounts) -> AreaCounts:
        added = tuple(ours + theirs for ours, theirs in zip(self.classes, other.classes, strict=True))
        return AreaCounts(added, self.background + other.background)

    @property
    def below_quarter(self) -> WeightedCounts:
        """Table of the parcels under 0.25 ha: the first two classes together."""
        return self.classes[0] + self.classes[1]

    @property
    def total(self) -> WeightedCounts:
        """Table of all pixels."""
        return sum(self.classes, self.background)


def area_classes(cultivated: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the area class every pixel of a box belongs to.

    A cultivated pixel belongs to the class of its 8-connected component. A pixel around components, within the disk of
    radius 2 that is their ring in the weight map, belongs to the class of the nearest component; where several are
    equally near, to the smallest of their classes. What lies farther off belongs to none. A parcel that the edge of
    the box cuts counts by the part inside, as it does in the weight map.

    Args:
        cultivated: (H, W) bool at 2.5 m, the reference.

    Returns:
        (H, W) uint8, 1 to 4 for the classes of `AREA_CLASSES`, 0 for none.

    Raises:
        InputError: The mask has not two dimensions.
    """
    if cultivated.ndim != 2:
        raise InputError(f"The reference has the shape {cultivated.shape}, but must be a raster (H, W).")
    height, width = cultivated.shape
    framed = np.zeros((height + 2 * _RADIUS, width + 2 * _RADIUS), dtype=np.uint8)
    inner = framed[_RADIUS:-_RADIUS, _RADIUS:-_RADIUS]
    inner[...] = _classes_of_components(cultivated)
    classes = inner.copy()
    framed -= 1  # no class becomes 255, which no other is larger than
    nearest = np.empty(classes.shape, dtype=np.uint8)
    for ring in _RINGS:
        nearest.fill(255)
        for row, column in ring:
            np.minimum(nearest, framed[_RADIUS + row :, _RADIUS + column :][:height, :width], out=nearest)
        np.copyto(classes, nearest + 1, where=(classes == 0) & (nearest < 255))
    return classes


def count_by_area(
    reference: NDArray[np.bool_], prediction: NDArray[np.bool_], weights: NDArray[Any] | None = None
) -> AreaCounts:
    """Return the weighted confusion tables of one whole box by area class.

    Args:
        reference: (H, W) bool at 2.5 m, cultivated in the reference.
        prediction: The same shape, cultivated in the map.
        weights: The same shape, real and not negative; None counts every pixel once.

    Raises:
        InputError: The shapes differ, or a weight is negative or no number.
    """
    whole = np.ones(reference.shape) if weights is None else weights
    if not reference.shape == prediction.shape == whole.shape:
        shapes = (reference.shape, prediction.shape, whole.shape)
        raise InputError(f"Reference, prediction and weights have the shapes {shapes}, but must be equal.")
    sums = np.zeros((LANES, len(AREA_CLASSES) + 1, 3, 256))
    pixels, seen = np.zeros(sums.shape, np.int64), np.zeros(sums.shape[2:], np.bool_)
    mapped, truth, classes = (
        part.astype(np.uint8).reshape(-1) for part in (prediction, reference, area_classes(reference))
    )
    if add_values(mapped, truth, whole.astype(np.float64).reshape(-1), classes, sums, pixels, seen):
        raise InputError("The weights hold negative values or NaN: make them again from the parcels.")
    cells = sums.sum(axis=0)[:, :2, :2]  # class, reference, map
    tables = [WeightedCounts(*(float(cell[i, j]) for i, j in ((1, 1), (0, 0), (0, 1), (1, 0)))) for cell in cells]
    return AreaCounts(tuple(tables[1:]), tables[0])


def _classes_of_components(cultivated: NDArray[np.bool_]) -> NDArray[np.uint8]:
    labels, _ = ndimage.label(cultivated, structure=_EIGHT)
    pixels = np.bincount(labels.ravel())
    of_label = (1 + np.searchsorted(_BOUNDS, pixels, side="right")).astype(np.uint8)
    of_label[0] = 0
    classes: NDArray[np.uint8] = of_label[labels]
    return classes
