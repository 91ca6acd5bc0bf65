"""A box as downloads bring it: 12 bands at their native distances, four mask layers, compressible as real images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.bands import NATIVE_DISTANCE, SENTINEL2_BANDS
from furrow.engine.imagery.season import create_season
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import simulated_grid

__all__ = ["write_box"]


def write_box(folder: Path, side: int = 500, dates: int = 40, seed: int = 7) -> None:
    """Write a simulated season; bands of 20 m and 60 m are repeated, as nearest neighbour does, and clouds of 160 m."""
    stack = simulate(seed, side, dates).stack
    source = {name: index for index, name in enumerate(stack.bands)} | {
        "B01": stack.bands.index("B02"),
        "B09": stack.bands.index("B8A"),
    }
    rng = np.random.default_rng(seed)
    grid = simulated_grid(side, side)
    with create_season(folder, grid, SENTINEL2_BANDS, title="Simulated box", source="simulated by Furrow") as writer:
        for index, day in enumerate(stack.dates):
            bands = [
                _coarse(stack.digital_numbers[index, source[name]], NATIVE_DISTANCE[name] // 10)
                for name in SENTINEL2_BANDS
            ]
            numbers, clear = np.stack(bands), stack.valid[index]
            there = numbers.all(axis=0)
            probability = np.where(clear, rng.integers(0, 60, clear.shape), rng.integers(120, 256, clear.shape))
            layers = {
                "SCL": _coarse(np.where(there, np.where(clear, 4, 9), 0), 2),
                "CLM": _coarse(~clear, 16),
                "CLP": _coarse(probability, 16),
                "dataMask": there,
            }
            writer.add(day, numbers, {name: layer.astype(np.uint8) for name, layer in layers.items()})


def _coarse(image: NDArray, step: int) -> NDArray:  # type: ignore[type-arg]
    height, width = image.shape
    return image[::step, ::step].repeat(step, axis=0).repeat(step, axis=1)[:height, :width]
