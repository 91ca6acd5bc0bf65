"""The files of a prediction: probability and mask at 2.5 m, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.prediction.tiles import Tile
from furrow.engine.rasters import BLOCK, MASK_NODATA, PROBABILITY_SCALE, open_raster, read_array, write_cog_in_strips
from furrow.engine.reporting import Reporter

__all__ = ["Totals", "mask_of", "write_mask_of_probability", "write_tiles"]

_ROWS_AT_ONCE = BLOCK


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


def write_tiles(
    path: Path,
    pieces: Iterator[tuple[Tile, NDArray[np.uint8]]],
    grid: GeoGrid,
    description: str,
    tags: dict[str, str],
    reporter: Reporter,
) -> None:
    """Write tiles as one cloud-optimised GeoTIFF, uint8 with nodata 255.

    Args:
        path: File to write or replace.
        pieces: Tiles in pixels of 10 m with their values (4h, 4w).
        grid: The 2.5 m grid.
        description: Of the band.
        tags: Metadata items.
        reporter: Asked whether to stop.
    """

    def windows() -> Iterator[tuple[Window, NDArray[np.uint8]]]:
        for tile, values in pieces:
            corner = (tile.columns.start * SCALE, tile.rows.start * SCALE)
            yield Window(*corner, values.shape[1], values.shape[0]), values[np.newaxis]

    resampling = "average" if tags["FURROW_ROLE"] == "probability" else "nearest"
    write_cog_in_strips(
        path, windows(), grid, dtype="uint8", nodata=MASK_NODATA, descriptions=[description], tags=tags,
        overview_resampling=resampling, on_copy=reporter.check,
    )  # fmt: skip


def write_mask_of_probability(
    path: Path, probability: Path, threshold: float, tags: dict[str, str], reporter: Reporter
) -> None:
    """Write the mask of a probability file that is already there, a few rows at a time."""
    with open_raster(probability) as dataset:
        grid = GeoGrid.from_dataset(dataset, str(probability))

        def windows() -> Iterator[tuple[Window, NDArray[np.uint8]]]:
            for row in range(0, grid.height, _ROWS_AT_ONCE):
                reporter.check()
                window = Window(0, row, grid.width, min(_ROWS_AT_ONCE, grid.height - row))
                yield window, mask_of(read_array(dataset, 1, window), threshold)[np.newaxis]

        write_cog_in_strips(
            path, windows(), grid, dtype="uint8", nodata=MASK_NODATA, descriptions=["cultivated"], tags=tags,
            overview_resampling="nearest", on_copy=reporter.check,
        )  # fmt: skip
