"""Networks over tiles of a panel of the season: memory watched, predictions averaged, probabilities as bytes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from furrow.engine.contract.errors import ResourceError
from furrow.engine.contract.prediction_jobs import SMALLEST_TILE
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.ahead import late
from furrow.engine.prediction.card_memory import Appetite, ran_out
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.equipment import Equipment
from furrow.engine.prediction.folding import quickened
from furrow.engine.prediction.summaries import Rows, RowsOfSeason, RowsOfSummaries, Window
from furrow.engine.prediction.tiles import Layout, Span, Tile, tiles
from furrow.engine.prediction.turns import TURNS
from furrow.engine.processors import processors
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE
from furrow.models.season_network import PixelwiseNetwork, SeasonNetwork

__all__ = ["Drawn", "Panel", "TilePredictor", "layout_for", "quantised"]

_LARGEST_BATCH, _MOST_PIXELS = 64, 1 << 23  # at a time on a GPU, tiles and pixels of 10 m; more make it no faster
_BEGUN_BEFORE = 2  # batches on a GPU begun before the results of one are asked for
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


@dataclass(frozen=True)
class Drawn:
    """Tiles that are drawn, or soon will be.

    Attributes:
        tiles: The tiles.
        layers: Returns what is predicted of each, (layers, 4h, 4w) uint8; waits for the device. To be called once.
    """

    tiles: Sequence[Tile]
    layers: Callable[[], list[NDArray[np.uint8]]]


class TilePredictor:
    """Runs networks over tiles. When memory runs out it halves the batch, then the tile, then gives up.

    On a GPU tiles are begun one batch after the other and their results fetched later, so that it never waits for
    files or for the processor. The first batch is one tile; what it took of the memory tells how many the next holds.

    Args:
        networks: In evaluation mode; their predictions are averaged.
        device: Where to run.
        layout: Sizes of the cutting.
        turns: Ways to turn the images for which each network is asked, 1, 2, 4 or 8; averaged too.
        uncertainty: Whether the spread of the predictions is wanted too.
        check: Called now and then; may raise to stop.
        batch: Tiles at a time, on a GPU as one batch, on processors side by side; None for what suits the device.
        equipment: What belongs to the device; None to have it made.
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
        equipment: Equipment | None = None,
    ) -> None:
        self._networks = [quickened(network, device) for network in networks]
        self._turns = TURNS[turns]
        self._equipment = equipment or Equipment.of(device)
        self._device, self._layout, self._check, self._uncertainty = device, layout, check, uncertainty
        self._as_one = self._equipment.memory is not None
        self._batch = batch or (_LARGEST_BATCH if self._as_one else min(processors(), _MOST_BESIDE))
        self._appetite = Appetite(self._equipment.memory if batch is None else None, 1, _MOST_PIXELS)

    @property
    def depth(self) -> int:
        """How many batches should be begun after one before its layers are asked for."""
        return _BEGUN_BEFORE if self._equipment.transfers.run_beside else 0

    def bytes_held(self) -> int:
        """Return the memory a pixel takes beside its digital numbers."""
        widths = [network.summary_channels for network in self._networks if isinstance(network, PixelwiseNetwork)]
        return 4 * sum(widths) * len(self._turns)

    def panel(self) -> Panel:
        """Return a panel without rows."""
        rows: list[Rows[Any]] = []
        for network in self._networks:
            for turn in self._turns:
                if isinstance(network, PixelwiseNetwork):
                    rows.append(RowsOfSummaries(network, turn, self._equipment, self._check))
                else:
                    rows.append(RowsOfSeason(network, turn, self._equipment, self._check))
        return Panel(rows)

    def predict(
        self, panel: Panel, origin: tuple[int, int], wanted: Sequence[Tile]
    ) -> Iterator[tuple[Tile, NDArray[np.uint8]]]:
        """Yield tiles with what is predicted, (layers, 4h, 4w) uint8 as `begin` says; arguments as those of `begin`."""
        for drawn in late(self.begin(panel, origin, wanted), self.depth):
            yield from zip(drawn.tiles, drawn.layers(), strict=True)

    def begin(self, panel: Panel, origin: tuple[int, int], wanted: Sequence[Tile]) -> Iterator[Drawn]:
        """Begin to draw tiles, batch by batch, and yield what will become of them.

        The layers of a tile are the probability, 0..200, and, where wanted, the standard deviation of the predictions
        in the same unit; 255 where no date is valid.

        Args:
            panel: Holds everything the tiles see.
            origin: Row and column of the panel's first pixel in the season.
            wanted: Tiles, in the season's pixels. One that does not fit into memory is cut further.

        Raises:
            ResourceError: Memory does not suffice for a single tile of the smallest size.
        """
        # On a GPU tiles that see equally large windows come one after the other, to be one batch.
        queue = sorted(wanted, key=_seen, reverse=True) if self._as_one else list(wanted)
        while queue:
            some = _alike(queue[: self._number(queue[0])])
            try:
                with self._appetite.measured(len(some) * math.prod(_seen(some[0]))):
                    drawn = self._run(panel, origin, some)
            except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
                if not ran_out(error):
                    raise
                queue = self._shrink(queue, len(some), error)
                continue
            queue = queue[len(some) :]
            yield drawn

    def _number(self, tile: Tile) -> int:
        """Return how many tiles like one are drawn at a time."""
        return int(max(1, min(self._batch, self._appetite.pixels() // math.prod(_seen(tile)))))

    def _shrink(self, queue: list[Tile], number: int, error: BaseException) -> list[Tile]:
        """Return the tiles to go on with after memory ran out for some: fewer at a time, else smaller ones."""
        tile = queue[0]
        self._equipment.transfers.release()
        self._appetite.halve(number * math.prod(_seen(tile)))
        if number > 1:
            return queue
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

    def _run(self, panel: Panel, origin: tuple[int, int], some: Sequence[Tile]) -> Drawn:
        """Draw tiles that see equally large windows.

        On processors tiles lie side by side in threads, which share the processors: networks of this size keep one busy
        better than several.
        """
        if self._as_one or len(some) == 1:
            return Drawn(some, self._together(panel, origin, some))
        before = torch.get_num_threads()
        share = max(1, before // len(some))

        def alone(tile: Tile) -> NDArray[np.uint8]:
            torch.set_num_threads(share)  # of this thread
            return self._together(panel, origin, [tile])()[0]

        with ThreadPoolExecutor(len(some)) as threads:
            try:
                found = list(threads.map(alone, some))
            finally:
                torch.set_num_threads(before)
        return Drawn(some, lambda: found)

    @torch.inference_mode()
    def _together(
        self, panel: Panel, origin: tuple[int, int], some: Sequence[Tile]
    ) -> Callable[[], list[NDArray[np.uint8]]]:
        """Begin to draw tiles as one batch; what is stored of them is made, and cut, on the device."""
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
        cut = [
            torch.stack(each)[..., _core(tile.rows, tile.rows_seen), _core(tile.columns, tile.columns_seen)]
            for *each, tile in zip(*layers, some, strict=True)
        ]
        stored = [(each * PROBABILITY_SCALE).round_().to(torch.uint8) for each in cut]
        fetched = self._equipment.transfers.fetched(torch.cat([each.flatten() for each in stored]))
        observed = [panel.observed(_core_of_panel(tile, origin)) for tile in some]
        shapes = [each.shape for each in stored]

        def result() -> list[NDArray[np.uint8]]:
            pieces = np.split(fetched(), np.cumsum([math.prod(shape) for shape in shapes])[:-1])
            return [
                _only_observed(piece.reshape(shape), seen)
                for piece, shape, seen in zip(pieces, shapes, observed, strict=True)
            ]

        return result


def quantised(values: NDArray[np.float32], observed: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return probabilities as they are stored.

    Args:
        values: (..., 4H, 4W), 0 to 1.
        observed: (H, W) bool, whether any date is valid.

    Returns:
        (..., 4H, 4W) uint8: probability x 200, 255 where not observed.
    """
    return _only_observed(np.rint(values * PROBABILITY_SCALE).astype(np.uint8), observed)


def _only_observed(stored: NDArray[np.uint8], observed: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Write 255 into stored values (..., 4H, 4W) where a pixel (H, W) was not observed; return them."""
    if not observed.all():
        stored[..., ~observed.repeat(SCALE, axis=0).repeat(SCALE, axis=1)] = MASK_NODATA
    return stored


def _alike(queue: Sequence[Tile]) -> list[Tile]:
    """Return the tiles at the front that see as much as the first."""
    return list(takewhile(lambda tile: _seen(tile) == _seen(queue[0]), queue))


def _seen(tile: Tile) -> tuple[int, int]:
    """Return rows and columns that a tile sees."""
    return tile.rows_seen.size, tile.columns_seen.size


def _core(core: Span, seen: Span) -> slice:
    """Return the part of what is drawn of a seen span that a tile is to fill."""
    return slice((core.start - seen.start) * SCALE, (core.stop - seen.start) * SCALE)


def _core_of_panel(tile: Tile, origin: tuple[int, int]) -> Window:
    return tile.rows.within(origin[0]), tile.columns.within(origin[1])
