"""A season as a stream of predicted tiles: block rows are read once, memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.ahead import ahead, late
from furrow.engine.prediction.inference import Drawn, TilePredictor
from furrow.engine.prediction.surroundings import Surroundings
from furrow.engine.prediction.tiles import Layout, Span, Strip, Tile, panels, strips, tiles

__all__ = ["predict_season"]


def predict_season(
    surroundings: Surroundings,
    predictor: TilePredictor,
    layout: Layout,
    progress: Callable[[float], None] = lambda fraction: None,
) -> Iterator[tuple[Tile, NDArray[np.uint8]]]:
    """Yield tiles of a season with what is predicted, (layers, 4h, 4w) uint8 (see `TilePredictor.begin`).

    While tiles are computed a thread reads the rows that come next. On a GPU the tiles of a strip are begun before the
    results of the one above are fetched.

    Args:
        surroundings: The season, and those around it.
        predictor: Runs the networks.
        layout: Sizes of the cutting.
        progress: Called with the share that is done after each tile; may raise to stop.

    Raises:
        InputError: A season lacks a band.
        DamagedFileError: A file of a season cannot be read.
        ResourceError: Memory does not suffice.
    """
    around = surroundings.around(layout.margin)
    height, width = surroundings.grid.shape
    seen_rows, seen_columns = Span(-around.top, height + around.bottom), Span(-around.left, width + around.right)
    bytes_per_pixel = len(surroundings.dates) * (2 * len(surroundings.bands) + 1) + predictor.bytes_held()
    done = 0

    def begun(panel: Span) -> Iterator[Drawn]:
        columns = panel.widened(layout.margin, seen_columns)

        def read(strip: Strip) -> tuple[Strip, Stack]:
            window = Window(columns.start, strip.read.start, columns.size, strip.read.size)
            return strip, surroundings.read(window)

        rows, first_row = predictor.panel(), seen_rows.start
        for strip, stack in ahead(map(read, strips(height, layout, seen_rows))):
            rows.push(stack, strip.keep - first_row)
            first_row = strip.keep
            wanted = list(tiles(strip.core, panel, seen_rows, seen_columns, layout))
            yield from predictor.begin(rows, (first_row, columns.start), wanted)

    for panel in panels(width, layout, bytes_per_pixel):
        for drawn in late(begun(panel), predictor.depth):
            for tile, values in zip(drawn.tiles, drawn.layers(), strict=True):
                yield tile, values
                done += tile.rows.size * tile.columns.size
                progress(done / (height * width))
