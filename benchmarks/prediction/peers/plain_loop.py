"""Runs in the engine's environment: a season predicted by a plain loop of rasterio and torch, without Furrow's engine.

python plain_loop.py SEASON MODEL PROBABILITY MASK [--tile 256] [--device cpu]

The network is Furrow's own, in float32 and with torch's usual threads. Tile after tile is read from the files of all
dates, which stay open, with the margin that the network needs, and written to a tiled GeoTIFF; the mask follows.
"""

from __future__ import annotations

import argparse
import datetime
import json
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
import torch
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.models.files import Model, load_model

_CLEAR = (4, 5, 6, 7)  # classes of the scene classification
_FINER = 4  # pixels of the result a pixel of the season, along each axis
_NODATA = 255
_SCALE = 200  # stored value of probability 1


@dataclass(frozen=True)
class Date:
    """An open date of a season."""

    bands: DatasetReader
    scenes: DatasetReader
    day: int
    offset: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name in ("season", "model", "probability", "mask"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--tile", type=int, default=256)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    start = time.perf_counter()
    model = load_model(options.model)
    predict(options.season, model, options.probability, options.tile, options.device)
    write_mask(options.probability, options.mask, model.card.threshold)
    print(json.dumps({"seconds": time.perf_counter() - start, "threads": torch.get_num_threads()}))


def predict(season: Path, model: Model, path: Path, tile: int, device: str = "cpu") -> None:
    described = json.loads((season / "collection.json").read_text(encoding="utf-8"))["furrow:season"]
    if described["mask_layers"] != ["SCL"]:
        raise SystemExit(f"This loop reads the mask SCL alone, the season has {described['mask_layers']}.")
    wanted = [described["bands"].index(band) + 1 for band in model.card.bands]
    margin = model.network.margin
    model.network.to(device)
    with ExitStack() as opened:
        dates = [open_date(season / day, opened) for day in sorted(described["dates"])]
        height, width = dates[0].bands.shape
        output = opened.enter_context(rasterio.open(path, "w", **profile_of(dates[0].bands)))
        for row in range(0, height, tile):
            for column in range(0, width, tile):
                top, left = max(0, row - margin), max(0, column - margin)
                bottom, right = min(height, row + tile + margin), min(width, column + tile + margin)
                seen = Window(left, top, right - left, bottom - top)
                values = probability_of(dates, wanted, seen, described["scale"], model, device)
                rows = slice((row - top) * _FINER, (min(height, row + tile) - top) * _FINER)
                columns = slice((column - left) * _FINER, (min(width, column + tile) - left) * _FINER)
                core = values[rows, columns]
                output.write(core, 1, window=Window(column * _FINER, row * _FINER, core.shape[1], core.shape[0]))


def open_date(folder: Path, opened: ExitStack) -> Date:
    item = json.loads((folder / f"{folder.name}.json").read_text(encoding="utf-8"))
    return Date(
        opened.enter_context(rasterio.open(folder / "bands.tif")),
        opened.enter_context(rasterio.open(folder / "masks.tif")),
        datetime.date.fromisoformat(folder.name).timetuple().tm_yday,
        item["properties"]["furrow:offset"],
    )


def profile_of(dataset: DatasetReader) -> dict[str, object]:
    """Return the profile of a result four times as fine as a dataset."""
    return {
        "driver": "GTiff", "dtype": "uint8", "count": 1, "nodata": _NODATA, "crs": dataset.crs,
        "height": dataset.height * _FINER, "width": dataset.width * _FINER, "tiled": True, "blockxsize": 256,
        "blockysize": 256, "compress": "deflate",
        "transform": dataset.transform @ dataset.transform.scale(1 / _FINER),
    }  # fmt: skip


@torch.inference_mode()
def probability_of(
    dates: list[Date], wanted: list[int], seen: Window, scale: float, model: Model, device: str
) -> np.ndarray:
    """Return the stored probabilities of a window, (4h, 4w) uint8."""
    numbers = np.stack([date.bands.read(wanted, window=seen) for date in dates])
    valid = np.stack([np.isin(date.scenes.read(1, window=seen), _CLEAR) for date in dates])
    valid &= (numbers != 0).all(axis=1)
    offsets = np.array([date.offset for date in dates], np.float32)[:, None, None, None]
    reflectance = (numbers + offsets) * np.float32(scale)
    logits = model.network(
        torch.from_numpy(reflectance)[None].to(device),
        torch.from_numpy(valid)[None].to(device),
        torch.tensor([date.day for date in dates])[None].to(device),
    )
    stored = (torch.sigmoid(logits[0, 0]) * _SCALE).round().to(torch.uint8).cpu().numpy()
    stored[~valid.any(axis=0).repeat(_FINER, axis=0).repeat(_FINER, axis=1)] = _NODATA
    return stored


def write_mask(probability: Path, path: Path, threshold: float) -> None:
    with rasterio.open(probability) as source, rasterio.open(path, "w", **source.profile) as output:
        for _, window in source.block_windows(1):
            stored = source.read(1, window=window)
            mask = (stored >= threshold * _SCALE - 1e-6).astype(np.uint8)
            mask[stored == _NODATA] = _NODATA
            output.write(mask, 1, window=window)


if __name__ == "__main__":
    main()
