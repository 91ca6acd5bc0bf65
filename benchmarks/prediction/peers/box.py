"""The box that Furrow and its peers predict: a simulated season, and what single images the peers make of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio

from furrow.engine.imagery.season import Season
from furrow.engine.rasters import BLOCK
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import write_simulated

__all__ = ["Box", "common_box"]

_WINDOW_BANDS = ("B04", "B03", "B02", "B08")  # of ftw-tools, in its order


@dataclass(frozen=True)
class Box:
    """Where the files of a box lie.

    Attributes:
        season: The season, which Furrow and the plain loop read.
        stack: All bands of all dates as one raster, uint16: what Deepness needs.
        windows: Red, green, blue and near infrared of two dates as one raster, uint16: what ftw-tools needs. It lies
            in a folder of its own, since ftw-tools looks through the whole folder of its input.
        side: Rows, and columns, of 10 m.
    """

    season: Path
    stack: Path
    windows: Path
    side: int


def common_box(work: Path, side: int, dates: int, seed: int = 1) -> Box:
    """Return a box, which is written on first use and kept.

    Args:
        work: Folder of all boxes.
        side: Rows, and columns, of 10 m.
        dates: Number of dates.
        seed: Seed of the simulation.
    """
    folder = work / f"box {side} x {dates}, seed {seed}"
    if not folder.is_dir():
        work.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=work) as temporary:
            files = write_simulated(simulate(seed, side, dates), Path(temporary) / "box")
            _write_rasters(Season.open(files.season), Path(temporary) / "box")
            (Path(temporary) / "box").rename(folder)
    return Box(folder / "season", folder / "stack.tif", folder / "windows" / "windows.tif", side)


def _write_rasters(season: Season, folder: Path) -> None:
    """Write the rasters of the peers below a folder. Bands lie one after the other, as Deepness reads them."""
    stack = season.read()
    names = [f"{date} {band}" for date in stack.dates for band in stack.bands]
    _write(folder / "stack.tif", season, stack.digital_numbers.reshape(-1, *season.grid.shape), names, "band")
    bands = [stack.bands.index(band) for band in _WINDOW_BANDS]
    half = len(stack.dates) // 2
    shares = stack.valid.mean(axis=(1, 2))
    clearest = [int(shares[:half].argmax()), half + int(shares[half:].argmax())]
    (folder / "windows").mkdir()
    windows = np.concatenate([stack.digital_numbers[date, bands] for date in clearest])
    names = [f"{stack.dates[date]} {band}" for date in clearest for band in _WINDOW_BANDS]
    _write(folder / "windows" / "windows.tif", season, windows, names, "pixel")


def _write(path: Path, season: Season, bands: np.ndarray, names: list[str], interleave: str) -> None:
    profile = {
        "driver": "GTiff", "dtype": "uint16", "count": len(bands), "nodata": 0, "crs": season.grid.crs,
        "height": season.grid.height, "width": season.grid.width, "transform": season.grid.transform, "tiled": True,
        "blockxsize": BLOCK, "blockysize": BLOCK, "compress": "zstd", "zstd_level": 1, "predictor": 2,
        "interleave": interleave,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        for index, (band, name) in enumerate(zip(bands, names, strict=True), start=1):
            dataset.write(band, index)
            dataset.set_band_description(index, name)
