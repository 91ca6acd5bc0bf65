"""Networks over tiles of a panel of the season: memory watched, predictions averaged, probabilities as bytes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from furrow.engine.contract.errors import ResourceError
from furrow.engine.contract.prediction_jobs import SMALLEST_TILE
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.folding import folded
from furrow.engine.prediction.summaries import Rows, RowsOfSeason, RowsOfSummaries, Window
from furrow.engine.prediction.tiles import Layout, Tile, tiles
from furrow.engine.prediction.turns import TURNS
from furrow.engine.processors import processors
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE
from furrow.models.season_network import PixelwiseNetwork, SeasonNetwork

__all__ = ["Panel", "TilePredictor", "layout_for", "quantised"]

_FIRST_BATCH, _LARGEST_BATCH = 4, 64  # on a GPU
_MOST_BESIDE = 4  # tiles at a time on processors: each holds some 0.1 GB, and more gain little


class Panel:
    """The rows of a panel that are held, by every network and turn that predicts.

    Args:
        rows: One for each network and turn.
    """

    def __init__(self, rows: Sequence[Rows[Any]]) -> None:
        self.rows = rows
        self._observed: NDArray[np.bool_] | None = None

    def push(self, stack: Stack, drop: int) -> None:
        """Take more rows below those that are held, and let go of the first `drop` rows."""
        new = np.asarray(stack.valid.any(axis=0))
        self._observed = new if self._observed is None else np.concatenate([self._observed[drop:], new])
        for rows in self.rows:
            rows.push(stack, drop)

    def observed(self, window: Window) -> NDArray[np.bool_]:
        """Return which pixels of a window any date shows."""
        if self._observed is None:
            raise ValueError("no rows were pushed")
        return self._observed[window]


def layout_for(networks: Sequence[SeasonNetwork[Any]], tile: int, overlap: int) -> Layout:
    """Return the layout that suits several networks at once; arguments as those of `Layout.of`."""
    margin, multiple = max(each.margin for each in networks), math.lcm(*(each.multiple for each in networks))
    return Layout.of(tile, overlap, margin, multiple)


class TilePredictor:
    """Runs networks over tiles. When memory runs out it halves the batch, then the tile, then gives up.

    Args:
        networks: In evaluation mode; their predictions are averaged.
        device: Where to run.
        layout: Sizes of the cutting.
        turns: Ways to turn the images for which each network is asked, 1, 2, 4 or 8; averaged too.
        uncertainty: Whether the spread of the predictions is wanted too.
        check: Called now and then; may raise to stop.
        batch: Tiles at a time, on a GPU as one batch, on processors side by side; None for what suits the device, which
            on a GPU grows while memory suffices.
    """

    def __init__(
        self,
        networks: Sequence[SeasonNetwork[Any]],
        device: Device,
        layout: Layout,
        turns: int = 1,
        uncertainty: bool = False,
        check: Callable[[], None] = lambda: None,
        batch: int | None = None,
    ) -> None:
        self._networks = [
            folded(network).to(device.name).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
            for network in networks
        ]
        self._turns = TURNS[turns]
        self._device, self._layout, self._check, self._uncertainty = device, layout, check, uncertainty
        self._batch = batch or (_FIRST_BATCH if device.is_gpu else min(processors(), _MOST_BESIDE))
        self._may_grow = batch is None and device.is_gpu

    def bytes_held(self) -> int:
        """Return the memory a pixel takes beside its digital numbers."""
        widths = [network.summary_channels for network in self._networks if isinstance(network, PixelwiseNetwork)]
        return 4 * sum(widths) * len(self._turns)

    def panel(self) -> Panel:
        """Return a panel without rows."""
        rows: list[Rows[Any]] = []
        for network in self._networks:
            kind = RowsOfSummaries if isinstance(network, PixelwiseNetwork) else RowsOfSeason
            rows += [kind(network, turn, self._device, self._check) for turn in self._turns]
        return Panel(rows)

    def predict(
        self, panel: Panel, origin: tuple[int, int], wanted: Sequence[Tile]
    ) -> Iterator[tuple[Tile, NDArray[np.uint8]]]:
        """Yield tiles with what is predicted.

        Args:
            panel: Holds everything the tiles see.
            origin: Row and column of the panel's first pixel in the season.
            wanted: Tiles, in the season's pixels. One that does not fit into memory is cut further.

        Yields:
            The tile and (layers, 4h, 4w) uint8: the probability, 0..200, and, where wanted, the standard deviation of
            the predictions in the same unit; 255 where no date is valid.

        Raises:
            ResourceError: Memory does not suffice for a single tile of the smallest size.
        """
        for _, alike in groupby(wanted, key=lambda tile: (tile.rows_seen.size, tile.columns_seen.size)):
            queue = list(alike)
            while queue:
                some = queue[: self._batch]
                try:
                    results = self._run(panel, origin, some)
                except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
                    if not _out_of_memory(error):
                        raise
                    queue = self._shrink(queue, error)
                    continue
                queue = queue[len(some) :]
                yield from zip(some, results, strict=True)
                if self._may_grow and len(some) == self._batch < _LARGEST_BATCH:
                    self._batch *= 2

    def _shrink(self, queue: list[Tile], error: BaseException) -> list[Tile]:
        """Return the tiles to go on with after memory ran out: fewer at a time, else smaller ones."""
        if self._device.is_gpu:
            torch.cuda.empty_cache()
        if self._batch > 1:
            self._batch, self._may_grow = self._batch // 2, False
            return queue
        tile = queue[0]
        side = max(tile.rows.size, tile.columns.size)
        half = Layout(max(SMALLEST_TILE, side // 2), self._layout.margin, self._layout.multiple)
        if side <= half.largest:
            raise ResourceError(
                f"The memory of the {self._device.description} does not suffice for one tile of {side} pixels, after "
                "batch and tile were halved: close other programs, or choose another device."
            ) from error
        return [
            part
            for whole in queue
            for part in tiles(whole.rows, whole.columns, whole.rows_seen, whole.columns_seen, half)
        ]

    def _run(self, panel: Panel, origin: tuple[int, int], some: Sequence[Tile]) -> list[NDArray[np.uint8]]:
        """Return the layers of tiles that see equally large windows.

        On processors tiles lie side by side in threads, which share the processors: networks of this size keep one busy
        better than several.
        """
        if self._device.is_gpu or len(some) == 1:
            return self._together(panel, origin, some)
        before = torch.get_num_threads()
        share = max(1, before // len(some))

        def alone(tile: Tile) -> NDArray[np.uint8]:
            torch.set_num_threads(share)  # of this thread
            return self._together(panel, origin, [tile])[0]

        with ThreadPoolExecutor(len(some)) as threads:
            try:
                return list(threads.map(alone, some))
            finally:
                torch.set_num_threads(before)

    def _together(self, panel: Panel, origin: tuple[int, int], some: Sequence[Tile]) -> list[NDArray[np.uint8]]:
        windows = [(tile.rows_seen.within(origin[0]), tile.columns_seen.within(origin[1])) for tile in some]
        total: Tensor | None = None
        squares: Tensor | None = None
        for rows in panel.rows:
            one = rows.probability(windows)
            total = one if total is None else total + one
            if self._uncertainty:
                squares = one.square() if squares is None else squares + one.square()
        if total is None:
            raise ValueError("no network was given")
        mean = total / len(panel.rows)
        layers = [mean]
        if squares is not None:
            layers.append((squares / len(panel.rows) - mean.square()).clamp(min=0).sqrt())
        return [
            _core(quantised(torch.stack(each).numpy(), panel.observed(window)), tile)
            for *each, window, tile in zip(*layers, windows, some, strict=True)
        ]


def quantised(values: NDArray[np.float32], observed: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return probabilities as they are stored.

    Args:
        values: (..., 4H, 4W), 0 to 1.
        observed: (H, W) bool, whether any date is valid.

    Returns:
        (..., 4H, 4W) uint8: probability x 200, 255 where not observed.
    """
    stored = np.rint(values * PROBABILITY_SCALE).astype(np.uint8)
    if not observed.all():
        stored[..., ~observed.repeat(SCALE, axis=0).repeat(SCALE, axis=1)] = MASK_NODATA
    return stored


def _core(seen: NDArray[np.uint8], tile: Tile) -> NDArray[np.uint8]:
    """Return the part of a seen rectangle that the tile is to fill."""
    cut = []
    for core, origin in ((tile.rows, tile.rows_seen.start), (tile.columns, tile.columns_seen.start)):
        cut.append(slice((core.start - origin) * SCALE, (core.stop - origin) * SCALE))
    return seen[..., cut[0], cut[1]]


def _out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ran out; torch has no class for the processor's."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return "not enough memory" in str(error) or "can't allocate memory" in str(error)
