"""The files of a prediction: probability and mask at 2.5 m, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.prediction.ahead import Behind
from furrow.engine.prediction.tiles import Tile
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE, cog_in_pieces

__all__ = ["PredictionWriter", "Totals", "mask_of"]

_DESCRIPTIONS = {
    "probability": "probability of cultivated land x 200",
    "mask": "cultivated",
    "uncertainty": "standard deviation of the predictions x 200",
}
_ROLE_TAGS = {role: {"FURROW_PROBABILITY_SCALE": str(PROBABILITY_SCALE)} for role in ("probability", "uncertainty")}


@dataclass
class Totals:
    """Pixels of 2.5 m counted while they are written.

    Attributes:
        cultivated: At or above the threshold.
        valid: Observed at least once.
        all: All.
    """

    cultivated: int = 0
    valid: int = 0
    all: int = 0

    def add(self, mask: NDArray[np.uint8]) -> None:
        """Count the pixels of a piece of the mask."""
        self.cultivated += int(np.count_nonzero(mask == 1))
        self.valid += int(np.count_nonzero(mask != MASK_NODATA))
        self.all += mask.size


def mask_of(probability: NDArray[np.uint8], threshold: float) -> NDArray[np.uint8]:
    """Return 1 where a stored probability reaches the threshold, 0 where not, 255 where there is none."""
    mask = (probability >= threshold * PROBABILITY_SCALE - 1e-6).astype(np.uint8)
    mask[probability == MASK_NODATA] = MASK_NODATA
    return mask


class PredictionWriter:
    """The files of one prediction, written tile by tile at the same time.

    A thread writes while the next tiles are computed. What was not finished leaves nothing behind.

    Args:
        outputs: Role ("probability", "mask", "uncertainty") -> file to write or replace.
        grid: The 2.5 m grid.
        threshold: Probability from which the mask is 1. It is made from the stored probability, so both agree.
        tags: Metadata items of all files.
        check: Called before the files are ordered; may raise to stop.

    Attributes:
        totals: What was written so far, counted.
    """

    def __init__(
        self,
        outputs: Mapping[str, Path],
        grid: GeoGrid,
        threshold: float,
        tags: Mapping[str, str],
        check: Callable[[], None],
    ) -> None:
        self._outputs, self._grid, self._threshold, self._tags, self._check = outputs, grid, threshold, tags, check
        self._writers: dict[str, Callable[[Window, NDArray[np.uint8]], None]] = {}
        self._open = ExitStack()
        self.totals = Totals()

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            for role, path in self._outputs.items():
                self._writers[role] = opened.enter_context(
                    cog_in_pieces(
                        path,
                        self._grid,
                        dtype="uint8",
                        nodata=MASK_NODATA,
                        descriptions=[_DESCRIPTIONS[role]],
                        tags={**self._tags, "FURROW_ROLE": role, **_ROLE_TAGS.get(role, {})},
                        overview_resampling="nearest" if role == "mask" else "average",
                        on_copy=self._check,
                    )
                )
            self._behind = opened.enter_context(Behind())  # ends first, before the files are closed
            self._open = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def write(self, tile: Tile, values: NDArray[np.uint8]) -> None:
        """Write a tile: (layers, 4h, 4w) uint8, the probability and perhaps the uncertainty behind it."""
        self._behind.call(lambda: self._write(tile, values))

    def _write(self, tile: Tile, values: NDArray[np.uint8]) -> None:
        corner = (tile.columns.start * SCALE, tile.rows.start * SCALE)
        window = Window(*corner, values.shape[2], values.shape[1])
        mask = mask_of(values[0], self._threshold)
        self.totals.add(mask)
        layers = {"probability": values[0], "mask": mask, "uncertainty": values[-1]}
        for role, write in self._writers.items():
            write(window, layers[role][np.newaxis])
