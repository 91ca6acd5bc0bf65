"""Where an example is shown: windows with much of what the score weighs, on ground that is validated and seen well."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from furrow.engine.geogrid import SCALE
from furrow.engine.training.places import Place

__all__ = ["Window", "telling_windows"]

_SIDES = (40, 28, 20)  # pixels of 10 m; the largest of which enough is scored is taken
_SCORED = 0.6  # share of a window that is enough
_STEP = 4  # pixels between the windows that are looked at


@dataclass(frozen=True)
class Window:
    """A square of a place.

    Attributes:
        density: Weight of cultivated land and its rings a pixel, times the share of the dates that show it.
        row: First row, in pixels of 10 m.
        column: First column.
        side: Pixels of 10 m.
    """

    density: float
    row: int
    column: int
    side: int

    @property
    def coarse(self) -> tuple[slice, slice]:
        """Rows and columns at 10 m."""
        return slice(self.row, self.row + self.side), slice(self.column, self.column + self.side)

    @property
    def fine(self) -> tuple[slice, slice]:
        """Rows and columns at 2.5 m."""
        rows, columns = self.coarse
        return (
            slice(rows.start * SCALE, rows.stop * SCALE),
            slice(columns.start * SCALE, columns.stop * SCALE),
        )


def telling_windows(place: Place, most: int) -> list[Window]:
    """Return the windows of a place that tell most, the densest first; they do not overlap.

    Args:
        place: Scored where its weights are above 0.
        most: How many there are at most; none where nothing is scored.
    """
    clear = place.stack.valid.mean(axis=0)
    scored = (place.weights > 0) & _fine(clear > 0)
    heavy = np.where(scored & (place.cultivated | (place.weights > 1)), place.weights, 0)
    value = _above(_coarse(heavy) * clear)
    share = _above(_coarse(scored) / SCALE**2)
    found: list[Window] = []
    for side in (min(side, *place.shape) for side in _SIDES):
        windows = _windows(value, share, side, 0.0 if side <= _SIDES[-1] else _SCORED)
        if windows:
            break
    for window in windows:
        if len(found) == most:
            break
        if all(_apart(window, other) for other in found):
            found.append(window)
    return found


def _windows(value: NDArray[np.float64], share: NDArray[np.float64], side: int, least: float) -> list[Window]:
    """Return the windows of a side of which more than a share is scored, the densest first."""
    rows, columns = (np.unique(np.append(np.arange(0, size - side, _STEP), size - 1 - side)) for size in value.shape)
    inside = [_within(each, rows, columns, side) / side**2 for each in (value, share)]
    density, enough = inside[0].ravel(), inside[1].ravel() > least
    order = np.argsort(-density, kind="stable")
    return [
        Window(float(density[at]), int(rows[at // columns.size]), int(columns[at % columns.size]), side)
        for at in order
        if enough[at] and density[at] > 0
    ]


def _within(
    above: NDArray[np.float64], rows: NDArray[np.intp], columns: NDArray[np.intp], side: int
) -> NDArray[np.float64]:
    """Return the sum within each window, (rows, columns)."""
    corners = [above[np.ix_(rows + down, columns + right)] for down in (0, side) for right in (0, side)]
    return np.asarray(corners[3] - corners[2] - corners[1] + corners[0])


def _above(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum of what lies above and left of each corner, (H + 1, W + 1)."""
    sums = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    sums[1:, 1:] = values.cumsum(axis=0).cumsum(axis=1)
    return sums


def _coarse(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Return the sums of the pixels of 2.5 m in each of 10 m."""
    height, width = (size // SCALE for size in values.shape)
    return np.asarray(values.reshape(height, SCALE, width, SCALE).sum(axis=(1, 3), dtype=np.float64))


def _fine(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return values.repeat(SCALE, axis=0).repeat(SCALE, axis=1)


def _apart(one: Window, other: Window) -> bool:
    side = max(one.side, other.side)
    return abs(one.row - other.row) >= side or abs(one.column - other.column) >= side
