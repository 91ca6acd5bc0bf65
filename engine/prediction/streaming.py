"""A season as a stream of predicted tiles: block rows are read once, memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.imagery.season import Season
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.inference import TilePredictor
from furrow.engine.prediction.tiles import Layout, Span, Tile, panels, strips, tiles

__all__ = ["predict_season"]


def predict_season(
    season: Season,
    bands: Sequence[str],
    predictor: TilePredictor,
    layout: Layout,
    progress: Callable[[float], None] = lambda fraction: None,
) -> Iterator[tuple[Tile, NDArray[np.uint8]]]:
    """Yield tiles of a season with their probabilities, (4h, 4w) uint8.

    Args:
        season: The season.
        bands: Bands the network takes.
        predictor: Runs the network.
        layout: Sizes of the cutting.
        progress: Called with the share that is done after each tile; may raise to stop.

    Raises:
        InputError: The season lacks a band.
        DamagedFileError: A file of the season cannot be read.
        ResourceError: Memory does not suffice.
    """
    height, width = season.grid.shape
    bytes_per_pixel = len(season.dates) * (2 * len(bands) + 1)
    done = 0
    for panel in panels(width, layout, bytes_per_pixel):
        columns = Span(max(0, panel.start - layout.margin), min(width, panel.stop + layout.margin))
        held: Stack | None = None
        first_row = 0
        for strip in strips(height, layout):
            window = Window(columns.start, strip.read.start, columns.size, strip.read.size)
            held = _joined(held, season.read(window, bands), strip.keep - first_row)
            first_row = strip.keep
            wanted = list(tiles(strip.core, panel, (height, width), layout))
            for tile, probability in predictor.predict(held, (first_row, columns.start), wanted):
                yield tile, probability
                done += tile.rows.size * tile.columns.size
                progress(done / (height * width))


def _joined(held: Stack | None, more: Stack, drop: int) -> Stack:
    """Return what is held without its first rows, with more rows below."""
    if held is None:
        return more
    return replace(
        more,
        digital_numbers=np.concatenate([held.digital_numbers[:, :, drop:], more.digital_numbers], axis=2),
        valid=np.concatenate([held.valid[:, drop:], more.valid], axis=1),
    )
