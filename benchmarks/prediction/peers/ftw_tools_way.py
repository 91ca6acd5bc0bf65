"""Runs in the environment of the peers: inference of ftw-tools 1.4.3, its own function and its own kind of network.

    python ftw_tools_way.py prepare WINDOWS CHECKPOINT OPERATIONS
    python ftw_tools_way.py run WINDOWS CHECKPOINT RESULT [--patch 256 --padding 16]
    python ftw_tools_way.py check WINDOWS CHECKPOINT RESULT [--patch 256 --padding 16]

`run` calls `ftw_cli.inference.run` as the command `ftw inference run` does, with its defaults: the largest patch of
1024, 512, 256, 128 that fits the image, a sixteenth of it cut off each side, two patches at once, six processes that
read, the image made twice as fine, float32, the class of the highest value, all in one array, one GeoTIFF in the end.
Patches begin at the lower left, and the last ones may lie mostly beyond the image: an image of 500 pixels takes nine of
256, and its highest 36 rows are left out in this release. The result has pixels of 10 m.

The network is the U-Net with an EfficientNet-B3 of the released models, in their class; the channels of its decoder
are widened or narrowed alike until it spends as many operations on a pixel of 10 m as asked for, and its weights are
random. It takes two dates of four bands, as all of ftw-tools does, and not a season.

PyPI offers torchvision for CUDA only. Beside a torch for processors its operators are missing, which ends its import,
though nothing here calls them; their names are therefore declared first.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import rasterio
import torch
from rasterio.windows import Window
from torch.utils.flop_counter import FlopCounterMode

_BACKBONE = "efficientnet-b3"
_DECODER = (256, 128, 64, 32, 16)
_CHANNELS, _CLASSES = 8, 3
_FINER = 2  # ftw-tools' resize factor
_SIDE = 64  # of the image that operations are counted on


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("prepare", "run", "check"))
    parser.add_argument("windows", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("third", help="operations a pixel to prepare, else the result")
    parser.add_argument("--patch", type=int)
    parser.add_argument("--padding", type=int)
    options = parser.parse_args()
    ftw = import_ftw()
    if options.what == "prepare":
        answer = prepare(ftw, options.windows, options.checkpoint, float(options.third))
    else:
        work = run if options.what == "run" else check
        answer = work(ftw, options.windows, options.checkpoint, Path(options.third), options.patch, options.padding)
    print(json.dumps(answer))


def import_ftw() -> SimpleNamespace:
    """Return what is needed of ftw-tools; what it and its libraries say meanwhile goes to standard error."""
    library = None
    try:
        import torchvision  # noqa: F401
    except RuntimeError:  # its operators are missing
        for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
            del sys.modules[name]
        library = torch.library.Library("torchvision", "DEF")
        for name in ("nms", "qnms"):
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    with contextlib.redirect_stdout(sys.stderr):
        import lightning
        from ftw.trainers import CustomSemanticSegmentationTask
        from ftw_cli.inference import run as inference
    return SimpleNamespace(
        library=library, version=lightning.__version__, task=CustomSemanticSegmentationTask, inference=inference
    )


def run(
    ftw: SimpleNamespace, windows: Path, checkpoint: Path, result: Path, patch: int | None, padding: int | None
) -> dict[str, float]:
    """Run the inference: this is what is measured."""
    start = time.perf_counter()
    with contextlib.redirect_stdout(sys.stderr):
        ftw.inference(
            str(windows), str(checkpoint), str(result), resize_factor=_FINER, gpu=None, patch_size=patch, batch_size=2,
            padding=padding, overwrite=True, mps_mode=False,
        )  # fmt: skip
    return {"seconds": time.perf_counter() - start}


def prepare(ftw: SimpleNamespace, windows: Path, checkpoint: Path, operations: float) -> dict[str, object]:
    """Write a checkpoint of a network that spends about so many operations on a pixel; nothing of this is measured."""
    decoder = decoder_for(ftw, operations)
    torch.manual_seed(0)
    task = task_of(ftw, decoder)
    task.eval()
    with rasterio.open(windows) as dataset, torch.inference_mode():
        side = min(256, *dataset.shape) // 32 * 32
        values = task.model(image_of(dataset, Window(0, 0, side, side)))
        bias = task.model.segmentation_head[0].bias
        bias -= values.mean(dim=(0, 2, 3))  # so that each class is found somewhere and a result can be wrong
    content = {
        "state_dict": task.state_dict(),
        "hyper_parameters": dict(task.hparams),
        "pytorch-lightning_version": ftw.version,
    }
    torch.save(content, checkpoint)
    return {"operations": counted(task.model), "decoder": decoder}


def task_of(ftw: SimpleNamespace, decoder: list[int]) -> torch.nn.Module:
    with contextlib.redirect_stdout(io.StringIO()):
        return ftw.task(
            model="unet", backbone=_BACKBONE, weights=None, in_channels=_CHANNELS, num_classes=_CLASSES,
            model_kwargs={"decoder_channels": decoder},
        )  # fmt: skip


def decoder_for(ftw: SimpleNamespace, operations: float) -> list[int]:
    """Return the channels of the decoder by which the network spends so many operations on a pixel of 10 m."""
    low, high = 0.05, 8.0
    for _ in range(9):
        middle = (low + high) / 2
        if counted(task_of(ftw, widths(middle)).model.eval()) < operations:
            low = middle
        else:
            high = middle
    found = counted(task_of(ftw, widths(high)).model.eval())
    if not 0.95 < found / operations < 1.05:
        raise SystemExit(f"A U-Net of ftw-tools cannot spend {operations:.0f} operations on a pixel, only {found:.0f}.")
    return widths(high)


def widths(factor: float) -> list[int]:
    return [max(2, round(width * factor)) for width in _DECODER]


def counted(network: torch.nn.Module) -> float:
    """Return the operations on a pixel of 10 m, which is four of the network."""
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        network(torch.zeros(1, _CHANNELS, _SIDE * _FINER, _SIDE * _FINER))
    return counter.get_total_flops() / _SIDE**2


def image_of(dataset: rasterio.DatasetReader, window: Window) -> torch.Tensor:
    """Return a window as ftw-tools hands it to a network."""
    image = torch.from_numpy(dataset.read(window=window).astype(np.float32))[None] / 3000
    return torch.nn.functional.interpolate(image, scale_factor=_FINER, mode="bilinear", align_corners=True)


def check(
    ftw: SimpleNamespace, windows: Path, checkpoint: Path, result: Path, patch: int | None, padding: int | None
) -> dict[str, object]:
    """Return the share of pixels of the first patch, at the lower left, that are what the network finds by hand."""
    with rasterio.open(windows) as dataset, rasterio.open(result) as written, contextlib.redirect_stdout(sys.stderr):
        side = patch or next(step for step in (1024, 512, 256, 128) if step <= min(dataset.shape))
        cut = -(-side // 16) if padding is None else padding
        first = Window(0, dataset.height - side, side, side)
        network = ftw.task.load_from_checkpoint(str(checkpoint), map_location="cpu").model.eval()
        with torch.inference_mode():
            classes = network(image_of(dataset, first)).argmax(dim=1)[0]
        whole, found = written.read(1), written.read(1, window=first)
    expected = classes[1::_FINER, 1::_FINER].numpy()  # kornia's nearest of two pixels is the second
    inner = (slice(cut, side - cut),) * 2
    shares = [float((whole == value).mean()) for value in range(_CLASSES)]
    return {"agreement": float((expected[inner] == found[inner]).mean()), "shares": shares}


if __name__ == "__main__":
    main()
