"""A network over tiles of a stack: memory watched, probabilities as bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from furrow.engine.contract.errors import ResourceError
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.arithmetic import probability_of_windows
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.tiles import Layout, Span, Tile, tiles
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE
from furrow.models.season_network import SeasonNetwork

__all__ = ["TilePredictor", "quantised"]

_SMALLEST_TILE = 16
_BATCH_ON_GPU = 8


@dataclass(frozen=True)
class _Held:
    """A stack and where its first pixel lies in the season."""

    stack: Stack
    row: int
    column: int


class TilePredictor:
    """Runs a network over tiles. When memory runs out it halves the batch, then the tile, then gives up.

    Args:
        network: In evaluation mode.
        device: Where to run.
        layout: Sizes of the cutting.
        check: Called between dates; may raise to stop.
    """

    def __init__(
        self, network: SeasonNetwork[Any], device: Device, layout: Layout, check: Callable[[], None] = lambda: None
    ) -> None:
        self._network = network.to(device.name).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._device, self._layout, self._check = device, layout, check
        self._batch = _BATCH_ON_GPU if device.is_gpu else 1

    def predict(
        self, stack: Stack, origin: tuple[int, int], wanted: Sequence[Tile]
    ) -> Iterator[tuple[Tile, NDArray[np.uint8]]]:
        """Yield tiles with their probabilities, (4h, 4w) uint8: 0..200, 255 where no date is valid.

        Args:
            stack: Holds everything the tiles see.
            origin: Row and column of the stack's first pixel in the season.
            wanted: Tiles, in the season's pixels. One that does not fit into memory is cut further.

        Raises:
            ResourceError: Memory does not suffice for a single tile of the smallest size.
        """
        held = _Held(stack, *origin)
        for _, alike in groupby(wanted, key=lambda tile: (tile.rows_seen.size, tile.columns_seen.size)):
            queue = list(alike)
            while queue:
                some = queue[: self._batch]
                try:
                    results = self._run(held, some)
                except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
                    if not _out_of_memory(error):
                        raise
                    queue = self._shrink(queue, stack, error)
                    continue
                queue = queue[len(some) :]
                yield from zip(some, results, strict=True)

    def _shrink(self, queue: list[Tile], stack: Stack, error: BaseException) -> list[Tile]:
        """Return the tiles to go on with after memory ran out: fewer at a time, else smaller ones."""
        if self._device.is_gpu:
            torch.cuda.empty_cache()
        if self._batch > 1:
            self._batch //= 2
            return queue
        tile = queue[0]
        side = max(tile.rows.size, tile.columns.size)
        if side <= _SMALLEST_TILE:
            raise ResourceError(
                f"The memory of the {self._device.description} does not suffice for one tile of {side} pixels and "
                f"{len(stack.dates)} dates, after batch and tile were halved: close other programs, "
                "or choose another device."
            ) from error
        half = Layout(max(_SMALLEST_TILE, side // 2), self._layout.margin, self._layout.multiple)
        return [part for whole in queue for part in _cut(whole, half)]

    def _run(self, held: _Held, some: Sequence[Tile]) -> list[NDArray[np.uint8]]:
        """Return the probabilities of tiles that see equally large windows."""
        windows = [(tile.rows_seen.within(held.row), tile.columns_seen.within(held.column)) for tile in some]
        probabilities = probability_of_windows(self._network, held.stack, windows, self._device, self._check).numpy()
        return [
            _core(quantised(probability, np.asarray(held.stack.valid[:, rows, columns].any(axis=0))), tile)
            for probability, (rows, columns), tile in zip(probabilities, windows, some, strict=True)
        ]


def quantised(probability: NDArray[np.float32], observed: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return probabilities as they are stored.

    Args:
        probability: (4H, 4W), 0 to 1.
        observed: (H, W) bool, whether any date is valid.

    Returns:
        (4H, 4W) uint8: probability x 200, 255 where not observed.
    """
    stored = np.rint(probability * PROBABILITY_SCALE).astype(np.uint8)
    stored[~observed.repeat(SCALE, axis=0).repeat(SCALE, axis=1)] = MASK_NODATA
    return stored


def _core(seen: NDArray[np.uint8], tile: Tile) -> NDArray[np.uint8]:
    """Return the part of a seen rectangle that the tile is to fill."""
    cut = []
    for core, origin in ((tile.rows, tile.rows_seen.start), (tile.columns, tile.columns_seen.start)):
        cut.append(slice((core.start - origin) * SCALE, (core.stop - origin) * SCALE))
    return seen[cut[0], cut[1]]


def _cut(tile: Tile, layout: Layout) -> Iterator[Tile]:
    """Yield smaller tiles that cover a tile and see no more than it does."""
    shape = (tile.rows_seen.stop, tile.columns_seen.stop)
    for part in tiles(tile.rows, tile.columns, shape, layout):
        rows = Span(max(part.rows_seen.start, tile.rows_seen.start), part.rows_seen.stop)
        columns = Span(max(part.columns_seen.start, tile.columns_seen.start), part.columns_seen.stop)
        yield Tile(part.rows, part.columns, rows, columns)


def _out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ran out; torch has no class for the processor's."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return "not enough memory" in str(error) or "can't allocate memory" in str(error)
