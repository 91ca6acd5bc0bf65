"""Seasons on disk with their references as places to train on, read a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.assessment.matching import grids_of, match_by_grid
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import BLOCK, MASK_NODATA, open_raster, read_array
from furrow.engine.reference.weights import weight_map
from furrow.engine.training.places import Place

__all__ = ["Chunk", "Source", "chunks_of", "load_chunk", "match_sources", "validation_blocks"]

_MARGIN = 8 * SCALE  # fine pixels read around a chunk to weigh its parcels: larger ones weigh 1 anyway
_BLOCKS_A_SIDE = 4  # a season has at least so many validation blocks along its shorter side
_LARGEST_BLOCK = 64


@dataclass(frozen=True)
class Source:
    """A season with the files of its reference.

    Attributes:
        season: The season.
        reference: Cultivated mask at 2.5 m.
        weights: Weight map at 2.5 m, or None to derive it.
        kept: Blocks kept for validation, bool, one value a block of `block` pixels.
        block: Side of a block in pixels of 10 m.
    """

    season: Season
    reference: Path
    weights: Path | None
    kept: NDArray[np.bool_]
    block: int


@dataclass(frozen=True)
class Chunk:
    """A window of a source, at most one block of its files."""

    source: Source
    window: Window

    @property
    def area(self) -> int:
        """Pixels of 10 m."""
        return int(self.window.width) * int(self.window.height)


def match_sources(
    seasons: Sequence[str],
    references: Sequence[str],
    weights: Sequence[str],
    bands: Sequence[str],
    validation_share: float,
    seed: int,
) -> list[Source]:
    """Return each season with the reference, and the weights if any, that lie on its grid.

    Raises:
        InputError: A season lacks a band, or a reference or weight map is missing, double or on another grid.
        DamagedFileError: A file cannot be read.
    """
    rng = np.random.default_rng([seed, 7])
    masks, maps = grids_of(references), grids_of(weights)
    sources = []
    for path in seasons:
        season = Season.open(path)
        missing = [band for band in bands if band not in season.bands]
        if missing:
            raise InputError(
                f"The season '{season.title}' lacks {', '.join(missing)}: the network takes {', '.join(bands)}."
            )
        grid, owner = season.grid.refine(), f"season '{season.title}'"
        reference = match_by_grid(grid, owner, masks, "reference")
        weight = match_by_grid(grid, owner, maps, "weight map") if maps else None
        kept, block = validation_blocks(rng, season.grid.shape, validation_share)
        sources.append(Source(season, reference, weight, kept, block))
    return sources


def validation_blocks(rng: np.random.Generator, shape: tuple[int, int], share: float) -> tuple[NDArray[np.bool_], int]:
    """Choose the blocks of a season that are never trained on.

    Args:
        rng: Source of randomness.
        shape: (H, W) of the season.
        share: Share of the blocks to keep; above 0 at least one is kept.

    Returns:
        Bool array, one value a block, and the side of a block in pixels of 10 m.
    """
    block = max(8, min(_LARGEST_BLOCK, min(shape) // _BLOCKS_A_SIDE))
    rows, columns = (-(-side // block) for side in shape)
    kept = np.zeros(rows * columns, dtype=bool)
    number = min(kept.size - 1, max(1, round(share * kept.size))) if share > 0 else 0
    kept[rng.permutation(kept.size)[:number]] = True
    return kept.reshape(rows, columns), block


def chunks_of(sources: Sequence[Source]) -> list[Chunk]:
    """Return all windows of all sources, each one block of their files."""
    return [
        Chunk(source, Window(column, row, min(BLOCK, width - column), min(BLOCK, height - row)))
        for source in sources
        for height, width in [source.season.grid.shape]
        for row in range(0, height, BLOCK)
        for column in range(0, width, BLOCK)
    ]


def load_chunk(chunk: Chunk, bands: Sequence[str], *, validation: bool) -> Place:
    """Read a chunk with its reference.

    Args:
        chunk: What to read.
        bands: Bands in the order the network takes them.
        validation: True to score the validation blocks alone, False to leave them unscored.

    Raises:
        DamagedFileError: A file cannot be read.
        InputError: The reference holds other values than 0, 1 and 255.
    """
    stack = chunk.source.season.read(chunk.window, bands)
    cultivated, weights = _reference(chunk)
    kept = _kept_pixels(chunk)
    weights = np.where(kept if validation else ~kept, weights, np.float32(0))
    return Place(stack, cultivated, weights.astype(np.float32))


def _reference(chunk: Chunk) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Return the mask and the weights of a chunk, 0 where the reference has no data."""
    inner = Window(*(int(side) * SCALE for side in chunk.window.flatten()))
    with open_raster(chunk.source.reference) as dataset:
        left, top = min(_MARGIN, inner.col_off), min(_MARGIN, inner.row_off)
        right = min(dataset.width, inner.col_off + inner.width + _MARGIN)
        bottom = min(dataset.height, inner.row_off + inner.height + _MARGIN)
        wide = Window(
            inner.col_off - left, inner.row_off - top, right - inner.col_off + left, bottom - inner.row_off + top
        )
        mask = read_array(dataset, 1, wide)
    odd = np.setdiff1d(np.unique(mask), [0, 1, MASK_NODATA])
    if odd.size:
        raise InputError(
            f"The reference '{chunk.source.reference.name}' holds the value {odd[0]}, but a mask holds 0, 1 and 255: "
            "make it with 'Reference and weights from parcels'."
        )
    core = (slice(top, top + inner.height), slice(left, left + inner.width))
    if chunk.source.weights is None:
        weights = weight_map(mask == 1, mask == MASK_NODATA, border=False)[core]
    else:
        with open_raster(chunk.source.weights) as dataset:
            weights = read_array(dataset, 1, inner).astype(np.float32)
        weights = np.where(mask[core] == MASK_NODATA, 0, np.nan_to_num(weights).clip(0, None))
    return np.ascontiguousarray(mask[core] == 1), weights


def _kept_pixels(chunk: Chunk) -> NDArray[np.bool_]:
    """Return True for the fine pixels of a chunk that lie in validation blocks."""
    sides = ((chunk.window.row_off, chunk.window.height), (chunk.window.col_off, chunk.window.width))
    rows, columns = (np.arange(start, start + size) // chunk.source.block for start, size in sides)
    coarse: NDArray[np.bool_] = chunk.source.kept[np.ix_(rows, columns)]
    return coarse.repeat(SCALE, axis=0).repeat(SCALE, axis=1)


def validation_places(chunks: Sequence[Chunk], bands: Sequence[str]) -> Iterator[Place]:
    """Yield the chunks that hold validation blocks, one in memory at a time."""
    for chunk in chunks:
        if _kept_pixels(chunk).any():
            yield load_chunk(chunk, bands, validation=True)
