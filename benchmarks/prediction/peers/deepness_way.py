"""Runs in the environment of the peers: an image segmented as the QGIS plugin Deepness does it. Written anew.

    python deepness_way.py prepare STACK MODEL OPERATIONS [--tile 512]
    python deepness_way.py run STACK MODEL RESULT [--threads 2]
    python deepness_way.py check STACK MODEL RESULT

What is taken from Deepness (github.com/PUTvision/qgis-plugin-deepness, files below src/deepness/):

- processing/map_processor/map_processor.py: tiles come one after the other in one thread, row by row, and are batched
  (1 by default); the result lies in one array in memory (in a file mapped into memory only where that is asked for).
- processing/extent_utils.py: the image is extended to the right and to the top until whole tiles cover it.
- processing/processing_utils.py: a tile is read band by band, by one request each.
- processing/models/model_base.py, preprocessing_utils.py: a session of onnxruntime with all optimisations of the graph
  and as many threads as it likes; numbers are divided by 255 in float64, made float32, normalised and transposed.
- processing/tile_params.py: of an overlap half is kept from each side; nothing is blended.
- processing/map_processor/map_processor_segmentation.py: threshold, whole numbers, a median filter over all.
- deepness_dockwidget.ui, common/config_entry_key.py: tiles of 512 pixels, overlap 15%, threshold 0.5, median 9.

What differs: the image is read by rasterio instead of QGIS, and the result is written as a GeoTIFF instead of being
turned into polygons. Deepness segments no series and gives no classes finer than its input: all dates and bands are the
channels of one image, clouds included, the network is a plain U-Net of about the arithmetic that is asked for, its
weights are random, and the result has pixels of 10 m, a sixteenth as many as Furrow's.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import onnxruntime
import rasterio
from rasterio.io import DatasetReader
from rasterio.windows import Window

if TYPE_CHECKING:
    import torch

_TILE = 512
_OVERLAP = 15  # per cent
_THRESHOLD = 0.5
_SMOOTHING = 9
_WIDTHS = range(4, 400)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("prepare", "run", "check"))
    parser.add_argument("stack", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("third", help="operations a pixel to prepare, else the result")
    parser.add_argument("--tile", type=int, default=_TILE)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if options.what == "prepare":
        answer = prepare(options.stack, options.model, float(options.third), options.tile)
    elif options.what == "run":
        answer = run(options.stack, options.model, Path(options.third), options.threads)
    else:
        answer = check(options.stack, options.model, Path(options.third))
    print(json.dumps(answer))


@dataclass(frozen=True)
class Extent:
    """An image extended to whole tiles, in pixels of the extended image.

    Attributes:
        rows: Of the extended image.
        columns: Of the extended image.
        above: Rows that were added above the image.
        stride: From one tile to the next.
    """

    rows: int
    columns: int
    above: int
    stride: int

    @classmethod
    def of(cls, height: int, width: int, tile: int) -> Extent:
        """Return the extent of an image in tiles of so many pixels."""
        stride = tile - int(tile * _OVERLAP / 100 * 2) // 2
        rows, columns = (
            tile if side <= tile else side + (stride - (side - tile) % stride) % stride for side in (height, width)
        )
        return cls(rows, columns, rows - height, stride)


def run(stack: Path, model: Path, result: Path, threads: int) -> dict[str, float]:
    """Segment an image: this is what is measured."""
    start = time.perf_counter()
    session = open_session(model, threads)
    tile = session.get_inputs()[0].shape[-1]
    with rasterio.open(stack) as dataset:
        extent = Extent.of(dataset.height, dataset.width, tile)
        whole = np.zeros((1, extent.rows, extent.columns), np.uint8)
        for place, image in tiles(dataset, extent, tile):
            paste(whole, segmented(session, image[np.newaxis])[0], place, extent, tile)
        height, width = dataset.shape
        profile = {"driver": "GTiff", "count": 1, "dtype": "uint8", "crs": dataset.crs, "transform": dataset.transform}
    finished = smoothed(whole)[:, extent.above :, :width]
    with rasterio.open(result, "w", height=height, width=width, **profile) as output:
        output.write(finished)
    return {"seconds": time.perf_counter() - start, "share": float(finished.mean())}


def open_session(model: Path, threads: int) -> onnxruntime.InferenceSession:
    """Return a session. Deepness leaves the threads to onnxruntime, which takes one a core; here they are told."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(model), sess_options=options, providers=["CPUExecutionProvider"])


def tiles(dataset: DatasetReader, extent: Extent, tile: int) -> Iterator[tuple[tuple[int, int], np.ndarray]]:
    """Yield the first row and column of each tile of the extended image, and the tile, (tile, tile, C) uint16."""
    for row in range(0, extent.rows - tile + 1, extent.stride):
        for column in range(0, extent.columns - tile + 1, extent.stride):
            top, bottom = max(0, row - extent.above), row - extent.above + tile
            seen = Window(column, top, min(dataset.width, column + tile) - column, bottom - top)
            bands = []
            for index in dataset.indexes:
                band = np.zeros((tile, tile, 1), dataset.dtypes[0])
                band[tile - seen.height :, : seen.width, 0] = dataset.read(index, window=seen)
                bands.append(band)
            yield (row, column), np.concatenate(bands, axis=2)


def segmented(session: onnxruntime.InferenceSession, images: np.ndarray) -> np.ndarray:
    """Return whether the pixels of tiles (N, H, W, C) are of the class, (N, 1, H, W) of whole numbers."""
    notes = session.get_modelmeta().custom_metadata_map
    mean, deviation = (np.array(json.loads(notes[f"standardization_{name}"]), np.float32) for name in ("mean", "std"))
    values = np.float32(images * 1.0 / 255.0)
    values = np.transpose((values - mean) / deviation, (0, 3, 1, 2))
    (found,) = session.run(output_names=None, input_feed={session.get_inputs()[0].name: values})
    found[found < _THRESHOLD] = 0.0
    return (found != 0).astype(int)


def paste(whole: np.ndarray, found: np.ndarray, place: tuple[int, int], extent: Extent, tile: int) -> None:
    """Write a tile into the whole result without half of its overlap, but at the edges of the image."""
    half = (tile - extent.stride) // 2
    cuts = []
    for first, side in zip(place, (extent.rows, extent.columns), strict=True):
        cuts.append((0 if first == 0 else half, tile if first + tile == side else tile - half))
    (top, bottom), (left, right) = cuts
    row, column = place
    whole[:, row + top : row + bottom, column + left : column + right] = found[:, top:bottom, left:right]


def smoothed(whole: np.ndarray) -> np.ndarray:
    for layer in range(len(whole)):
        whole[layer] = cv2.copyTo(cv2.medianBlur(whole[layer], _SMOOTHING // 2 * 2 + 1), mask=None)
    return whole


def prepare(stack: Path, model: Path, operations: float, tile: int) -> dict[str, float]:
    """Write a U-Net as ONNX that spends about so many operations on a pixel; nothing of this is measured."""
    import onnx
    import torch

    with rasterio.open(stack) as dataset:
        sample = dataset.read(window=Window(0, 0, min(tile, dataset.width), min(tile, dataset.height))) / 255.0
        channels = dataset.count
    mean, deviation = sample.mean(axis=(1, 2)), sample.std(axis=(1, 2)) + 1e-3
    width = min(_WIDTHS, key=lambda width: abs(formula(channels, width) - operations))
    network = build(channels, width)
    side = min(sample.shape[1:]) // 4 * 4
    values = torch.from_numpy((sample - mean[:, None, None]) / deviation[:, None, None]).float()[None, :, :side, :side]
    with torch.inference_mode():  # half of the pixels shall be of the class, so that a result can be wrong
        network[0].end.bias -= torch.logit(network(values)).median()
    model.unlink(missing_ok=True)
    program = torch.onnx.export(
        network, (torch.zeros(1, channels, tile, tile),), input_names=["image"], output_names=["probability"],
        dynamo=True, verbose=False,
    )  # fmt: skip
    graph = program.model_proto
    notes = {
        "model_type": "Segmentor", "tile_size": tile, "tiles_overlap": _OVERLAP, "seg_thresh": _THRESHOLD,
        "standardization_mean": mean.tolist(), "standardization_std": deviation.tolist(),
        "furrow_width": width, "furrow_bias": network[0].end.bias.item(),
    }  # fmt: skip
    onnx.helper.set_model_props(graph, {name: json.dumps(value) for name, value in notes.items()})
    onnx.save(graph, str(model))
    return {"operations": counted(network, channels), "width": width}


def build(channels: int, width: int) -> torch.nn.Sequential:
    """Return a U-Net of three levels and a class, with the same random weights at each call."""
    import torch
    from torch import nn

    def block(before: int, after: int) -> nn.Sequential:
        first, second = nn.Conv2d(before, after, 3, padding=1), nn.Conv2d(after, after, 3, padding=1)
        return nn.Sequential(first, nn.ReLU(), second, nn.ReLU())

    class UNet(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.down = nn.ModuleList([block(channels, width), block(width, 2 * width), block(2 * width, 4 * width)])
            self.up = nn.ModuleList([block(6 * width, 2 * width), block(3 * width, width)])
            self.end = nn.Conv2d(width, 1, 1)

        def forward(self, image: torch.Tensor) -> torch.Tensor:
            fine = self.down[0](image)
            middle = self.down[1](nn.functional.max_pool2d(fine, 2))
            found = self.down[2](nn.functional.max_pool2d(middle, 2))
            for skipped, layers in zip((middle, fine), self.up, strict=True):
                found = nn.functional.interpolate(found, scale_factor=2, mode="nearest")
                found = layers(torch.cat([skipped, found], dim=1))
            return self.end(found)

    torch.manual_seed(0)
    return nn.Sequential(UNet(), nn.Sigmoid()).eval()


def formula(channels: int, width: int) -> int:
    """Return the operations of the U-Net on a pixel: what torch counts, without building it."""
    return 18 * width * channels + 216 * width**2 + 2 * width


def counted(network: torch.nn.Module, channels: int, side: int = 32) -> float:
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        network(torch.zeros(1, channels, side, side))
    return counter.get_total_flops() / side**2


def check(stack: Path, model: Path, result: Path) -> dict[str, float]:
    """Return the share of pixels that are what torch finds when it runs the network over the extended image at once."""
    import torch

    session = open_session(model, 1)
    notes = {name: json.loads(text) for name, text in session.get_modelmeta().custom_metadata_map.items()}
    with rasterio.open(stack) as dataset, rasterio.open(result) as written:
        extent = Extent.of(dataset.height, dataset.width, notes["tile_size"])
        image = np.zeros((dataset.count, extent.rows, extent.columns), np.float32)
        image[:, extent.above :, : dataset.width] = dataset.read() / 255.0
        found = written.read(1)
    image -= np.array(notes["standardization_mean"], np.float32)[:, None, None]
    image /= np.array(notes["standardization_std"], np.float32)[:, None, None]
    network = build(len(image), notes["furrow_width"])
    with torch.inference_mode():
        network[0].end.bias.fill_(notes["furrow_bias"])
        expected = (network(torch.from_numpy(image)[None])[0, 0] >= notes["seg_thresh"]).numpy().astype(np.uint8)
    expected = cv2.medianBlur(expected, _SMOOTHING)[extent.above :, : found.shape[1]]
    return {"agreement": float((expected == found).mean()), "share": float(found.mean())}


if __name__ == "__main__":
    main()
