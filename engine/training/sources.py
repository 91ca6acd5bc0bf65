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
from furrow.engine.training.blocks import Blocks, Keeping, blocks_of
from furrow.engine.training.places import Place

__all__ = ["Chunk", "Source", "chunks_of", "load_chunk", "match_sources", "require_both_classes", "validation_places"]

_MARGIN = 8 * SCALE  # fine pixels read around a chunk to weigh its parcels: larger ones weigh 1 anyway
_FEWEST_DATES = 3
_NAMED = 3  # references in a message


@dataclass(frozen=True)
class Source:
    """A season with the files of its reference.

    Attributes:
        season: The season.
        reference: Cultivated mask at 2.5 m.
        weights: Weight map at 2.5 m, or None to derive it.
        blocks: Which blocks of its ground are kept for validation.
    """

    season: Season
    reference: Path
    weights: Path | None
    blocks: Blocks


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
    keeping: Keeping | None = None,
) -> list[Source]:
    """Return each season with the reference, and the weights if any, that lie on its grid.

    Args:
        seasons: Folders of the seasons.
        references: Cultivated masks.
        weights: Weight maps; empty to derive them.
        bands: Bands that the network takes.
        keeping: How much is kept for validation; None for nothing.

    Raises:
        InputError: A season lacks a band or has too few dates with clear pixels, or a reference or weight map is
            missing, double or on another grid.
        DamagedFileError: A file cannot be read.
    """
    opened = [_opened(path, bands) for path in seasons]
    blocks = blocks_of([season.grid for season in opened], keeping or Keeping())
    masks, maps = grids_of(references), grids_of(weights)
    sources = []
    for season, ground in zip(opened, blocks, strict=True):
        grid, owner = season.grid.refine(), f"season '{season.title}'"
        reference = match_by_grid(grid, owner, masks, "reference")
        weight = match_by_grid(grid, owner, maps, "weight map") if maps else None
        sources.append(Source(season, reference, weight, ground))
    return sources


def _opened(path: str, bands: Sequence[str]) -> Season:
    """Return a season that a network of these bands can learn from."""
    season = Season.open(path)
    missing = [band for band in bands if band not in season.bands]
    if missing:
        raise InputError(
            f"The season '{season.title}' lacks {', '.join(missing)}: the network takes {', '.join(bands)}."
        )
    clear = sum(date.valid_share > 0 for date in season.dates)
    if clear < _FEWEST_DATES:
        raise InputError(
            f"The season '{season.title}' has {clear} dates with clear pixels, but {_FEWEST_DATES} are needed: fetch "
            "more dates, or leave it out."
        )
    return season


def require_both_classes(chunks: Sequence[Chunk]) -> None:
    """Stop before a training that could learn nothing.

    Raises:
        InputError: All that is scored and not kept for validation is cultivated, or nothing of it is.
    """
    found: set[bool] = set()
    for chunk in chunks:
        cultivated, weights = _reference(chunk)
        found.update(np.unique(cultivated[(weights > 0) & _parts(chunk)[0]]).tolist())
        if len(found) == 2:
            return
    names = ", ".join(sorted({chunk.source.reference.name for chunk in chunks})[:_NAMED])
    what = {(): "No pixel", (False,): "No cultivated pixel", (True,): "Nothing but cultivated land"}[tuple(found)]
    raise InputError(
        f"{what} is scored in the area to train on, so nothing could be learnt: check the references ({names}), their "
        "classes, and the share kept for validation."
    )


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
    trained, kept = _parts(chunk)
    weights = np.where(kept if validation else trained, weights, np.float32(0))
    return Place(stack, cultivated, weights.astype(np.float32), chunk.source.season.title)


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


def _parts(chunk: Chunk) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which fine pixels of a chunk are trained on, and which are kept for validation."""
    parts = chunk.source.blocks.parts(chunk.source.season.grid.window(chunk.window))
    trained, kept = (part.repeat(SCALE, axis=0).repeat(SCALE, axis=1) for part in parts)
    return trained, kept


def validation_places(chunks: Sequence[Chunk], bands: Sequence[str]) -> Iterator[Place]:
    """Yield the chunks that hold validation blocks, one in memory at a time."""
    for chunk in chunks:
        if _parts(chunk)[1].any():
            yield load_chunk(chunk, bands, validation=True)
