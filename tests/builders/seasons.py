"""Small seasons of known content, made from a seed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MASK_LAYERS, MODEL_BANDS
from furrow.engine.imagery.season import create_season

__all__ = ["AWKWARD", "BuiltSeason", "build_arrays", "build_grid", "write_built_season"]

AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"
"""A name with quotes, blanks, letters beyond ASCII, and signs that mean something in addresses."""


@dataclass(frozen=True)
class BuiltSeason:
    """A season and the truth about it.

    Attributes:
        path: Its folder.
        digital_numbers: (T, B, H, W) uint16.
        masks: Layers (T, H, W) uint8 by name.
        clear: (T, H, W) bool, what the builder meant to be valid.
    """

    path: Path
    grid: GeoGrid
    dates: tuple[datetime.date, ...]
    bands: tuple[str, ...]
    digital_numbers: NDArray[np.uint16]
    masks: dict[str, NDArray[np.uint8]]
    clear: NDArray[np.bool_]


def build_grid(height: int = 40, width: int = 30, crs: str = "EPSG:32633", pixel: float = 10.0) -> GeoGrid:
    """A grid somewhere in Slovenia."""
    return GeoGrid(CRS.from_user_input(crs), Affine(pixel, 0, 465_180, 0, -pixel, 5_080_250), height, width)


def build_arrays(
    shape: tuple[int, int, int, int], seed: int = 1, clouds: float = 0.3, nodata: float = 0.02
) -> tuple[NDArray[np.uint16], dict[str, NDArray[np.uint8]], NDArray[np.bool_]]:
    """Digital numbers (T, B, H, W), the four mask layers, and where a pixel is observed and clear.

    Each mask layer alone hides some pixels, so that a reader that forgets one is found out.
    """
    count, _, height, width = shape
    rng = np.random.default_rng(seed)
    smooth = rng.random((count, 1, height, width)) * 500 + np.linspace(500, 4000, shape[1])[:, None, None]
    numbers = (smooth + rng.integers(1, 400, shape)).astype(np.uint16)
    cover = (count, height, width)
    cause = np.where(rng.random(cover) < clouds, rng.integers(0, 3, cover), -1)
    masks = {
        "SCL": np.where(cause == 0, rng.choice([0, 1, 2, 3, 8, 9, 10, 11], cover), rng.choice([4, 5, 6, 7], cover)),
        "CLM": np.where(cause == 1, rng.choice([1, 255], cover), 0),
        "CLP": np.where(cause == 2, rng.integers(102, 256, cover), rng.integers(0, 102, cover)),
    }
    gone = rng.random(cover) < nodata
    masks["dataMask"] = ~gone
    numbers[np.broadcast_to(gone[:, None], shape) & (rng.random(shape) < 0.5)] = 0
    layers = {name: mask.astype(np.uint8) for name, mask in masks.items()}
    return numbers, layers, (cause == -1) & ~gone


def write_built_season(
    folder: Path,
    *,
    height: int = 40,
    width: int = 30,
    count: int = 5,
    dates: tuple[datetime.date, ...] = (),
    bands: tuple[str, ...] = MODEL_BANDS,
    masks: tuple[str, ...] = MASK_LAYERS,
    clouds: float = 0.3,
    nodata: float = 0.02,
    crs: str = "EPSG:32633",
    scale: float = 1e-4,
    offset: float = 0.0,
    seed: int = 1,
    overwrite: bool = False,
) -> BuiltSeason:
    """Write a season of random fields; `dates` wins over `count`."""
    days = dates or tuple(datetime.date(2019, 3, 1) + datetime.timedelta(days=12 * index) for index in range(count))
    grid = build_grid(height, width, crs)
    numbers, layers, clear = build_arrays((len(days), len(bands), height, width), seed, clouds, nodata)
    with create_season(folder, grid, bands, title=folder.name, source="Random fields.", overwrite=overwrite) as season:
        for index, day in enumerate(days):
            season.add(day, numbers[index], {name: layers[name][index] for name in masks}, scale, offset)
    return BuiltSeason(folder, grid, days, bands, numbers, {name: layers[name] for name in masks}, clear)
