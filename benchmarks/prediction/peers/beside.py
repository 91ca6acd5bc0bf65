"""Furrow's prediction beside its peers: time, peak memory and arithmetic, in one run.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.prediction.peers.beside [--model base] [--rounds 3]

Each predicts the same simulated box from files to files, in a process of its own, one after the other in every
round; medians are told. Furrow and the plain loop run the same network on the season; ftw-tools and Deepness' way run
networks of their own kind that spend as many operations on a pixel, on the images they can take (see their scripts).
"In all" counts from the start of Python, "at work" from when libraries are imported. Memory is the resident set of the
process and what its children hold alone. Arithmetic is what one pass over the box needs: what overlaps cost counts as
time, not as work.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import rasterio
import torch
from rasterio.windows import Window

from furrow.__about__ import ROOT
from furrow.benchmarks.machine import describe_machine
from furrow.benchmarks.memory import watched_memory
from furrow.benchmarks.peers import run_peer
from furrow.benchmarks.prediction.peers.box import Box, common_box
from furrow.engine.contract.client import run_job
from furrow.engine.contract.jobs import PredictCultivatedLand
from furrow.engine.imagery.season import Season
from furrow.models.cost import operations_per_pixel
from furrow.models.files import SHIPPED, card_for, load_model, save_model
from furrow.models.registry import build, default_settings

HERE = Path(__file__).resolve().parent
_SAMPLE = 64  # pixels of 10 m


@dataclass
class Way:
    """One way to predict the box, and what was measured of it.

    Attributes:
        name: For the table.
        predict: Predicts and returns the seconds at work.
        operations: Floating-point operations on a pixel of 10 m.
        check: Returns a sentence that says how far the result is what it claims to be.
        in_all: Seconds of each round.
        at_work: Likewise.
        peaks: Bytes of each round.
    """

    name: str
    predict: Callable[[], float]
    operations: float
    check: Callable[[], str]
    in_all: list[float] = field(default_factory=list)
    at_work: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)


def main() -> None:
    options = _options()
    os.environ["OMP_NUM_THREADS"] = str(options.threads)
    print(describe_machine(), f"{options.threads} threads", flush=True)
    box = common_box(options.work, options.side, options.dates)
    rates = run_peer(Path(sys.executable), HERE / "rates.py", "--threads", options.threads)
    with tempfile.TemporaryDirectory() as folder:
        model = SHIPPED if options.model == "small" else base_model(Path(folder) / "model", box.season)
        ways = all_ways(box, model, options.peers, Path(folder), options.dates, options.deepness_threads)
        measure(ways, options.rounds)
        print("\n".join(table(ways, box.side, rates, options.threads)))
        for way in ways:
            print(f"{way.name}: {way.check()}")


def base_model(folder: Path, season: Path) -> Path:
    """Write the network hybrid-base with random weights as a model, and return its folder.

    Its normalisation layers see a piece of the season first: without, all probabilities would be 0 or 1, and nothing
    could be told from their agreement.
    """
    card = load_model(SHIPPED).card
    torch.manual_seed(0)
    network = build("hybrid-base")
    network.set_normalisation(card.mean, card.standard_deviation)
    stack = Season.open(season).read(Window(0, 0, _SAMPLE, _SAMPLE), network.bands)
    inputs = stack.surface_reflectance(), stack.valid, stack.day_of_year.astype(np.int64)
    for layer in network.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.momentum = None  # the plain mean of what it sees
    with torch.inference_mode():
        network.train()(*(torch.from_numpy(part)[None] for part in inputs))
    fields = {name: getattr(card, name) for name in ("version", "first_day", "last_day", "threshold")}
    folder.mkdir()
    settings = default_settings("hybrid-base")
    save_model(folder, network, card_for("hybrid-base", network, settings, name="hybrid-base, random", **fields))
    return folder


def all_ways(box: Box, model: Path, peers: Path, folder: Path, dates: int, threads: int) -> list[Way]:
    """Return Furrow first and its peers, their networks written.

    Args:
        box: What is predicted.
        model: Folder of Furrow's model.
        peers: Python of the environment of the peers.
        folder: Where networks and results go.
        dates: Dates of the box.
        threads: Of onnxruntime; torch is told by the environment.
    """
    operations = operations_per_pixel(load_model(model).network, dates)
    return [
        furrow(box, model, folder, operations),
        plain_loop(box, model, folder, operations),
        ftw_tools(box, peers, folder, operations),
        deepness(box, peers, folder, operations, threads),
    ]


def furrow(box: Box, model: Path, folder: Path, operations: float) -> Way:
    spec = PredictCultivatedLand(
        season=str(box.season), model=str(model), probability=str(folder / "furrow.tif"),
        mask=str(folder / "furrow mask.tif"), device="cpu",
    )  # fmt: skip

    def predict() -> float:
        return float(run_job(spec, Path(sys.executable), on_log=print).values["seconds"])

    return Way("Furrow", predict, operations, lambda: f"{cultivated_share(folder / 'furrow mask.tif'):.1%} cultivated")


def plain_loop(box: Box, model: Path, folder: Path, operations: float) -> Way:
    files = folder / "plain.tif", folder / "plain mask.tif"

    def predict() -> float:
        return float(run_peer(Path(sys.executable), HERE / "plain_loop.py", box.season, model, *files)["seconds"])

    return Way("rasterio + torch loop", predict, operations, lambda: difference(files[0], folder / "furrow.tif"))


def ftw_tools(box: Box, peers: Path, folder: Path, operations: float, extra: Sequence[object] = ()) -> Way:
    script, checkpoint, result = HERE / "ftw_tools_way.py", folder / "ftw.ckpt", folder / "ftw.tif"
    prepared = run_peer(peers, script, "prepare", box.windows, checkpoint, operations)

    def predict() -> float:
        return float(run_peer(peers, script, "run", box.windows, checkpoint, result, *extra)["seconds"])

    def check() -> str:
        found = run_peer(peers, script, "check", box.windows, checkpoint, result, *extra)
        return f"{found['agreement']:.4%} of a patch as its network gives by hand, shares of classes {found['shares']}"

    return Way("ftw-tools 1.4.3", predict, prepared["operations"], check)


def deepness(box: Box, peers: Path, folder: Path, operations: float, threads: int, extra: Sequence[object] = ()) -> Way:
    script, network, result = HERE / "deepness_way.py", folder / "deepness.onnx", folder / "deepness.tif"
    prepared = run_peer(peers, script, "prepare", box.stack, network, operations, *extra)

    def predict() -> float:
        return float(run_peer(peers, script, "run", box.stack, network, result, "--threads", threads)["seconds"])

    def check() -> str:
        found = run_peer(peers, script, "check", box.stack, network, result)
        return f"{found['agreement']:.4%} of the pixels as torch gives, {found['share']:.1%} of the class"

    return Way("Deepness' way", predict, prepared["operations"], check)


def measure(ways: Sequence[Way], rounds: int) -> None:
    for number in range(1, rounds + 1):
        for way in ways:
            with watched_memory() as peak:
                start = time.perf_counter()
                at_work = way.predict()
                way.in_all.append(time.perf_counter() - start)
            way.at_work.append(at_work)
            way.peaks.append(peak[0])
            print(f"round {number}, {way.name}: {way.in_all[-1]:.2f} s, {peak[0] / 1e6:.0f} MB", flush=True)


def table(ways: Sequence[Way], side: int, rates: dict[str, float], threads: int) -> list[str]:
    """Return the lines of a table in Markdown."""
    float32, bfloat16 = (rates[f"matrix {kind} {threads}"] for kind in ("float32", "bfloat16"))
    convolution = rates[f"convolution float32 {threads}"]
    in_all, at_work = (statistics.median(times) for times in (ways[0].in_all, ways[0].at_work))
    lines = [
        f"matrix products: float32 {float32 / 1e9:.0f}, bfloat16 {bfloat16 / 1e9:.0f} GFLOP/s; "
        f"a large convolution in float32 {convolution / 1e9:.0f} GFLOP/s",
        "",
        "| way | in all | of Furrow | at work | of Furrow | peak memory | MFLOP a pixel | GFLOP/s "
        "| of float32 | of bfloat16 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for way in ways:
        seconds, inner = statistics.median(way.in_all), statistics.median(way.at_work)
        rate = way.operations * side**2 / seconds
        lines.append(
            f"| {way.name} | {seconds:.2f} s | {seconds / in_all:.2f} | {inner:.2f} s | {inner / at_work:.2f} "
            f"| {statistics.median(way.peaks) / 1e6:.0f} MB | {way.operations / 1e6:.3f} | {rate / 1e9:.1f} "
            f"| {rate / float32:.1%} | {rate / bfloat16:.1%} |"
        )
    return lines


def difference(path: Path, other: Path) -> str:
    """Say how far two files of probabilities differ, in steps of 1/200."""
    with rasterio.open(path) as first, rasterio.open(other) as second:
        one, two = first.read(1).astype(int), second.read(1).astype(int)
        nodata = first.nodata
    if not np.array_equal(one == nodata, two == nodata):
        return "nodata differs from Furrow's"
    steps = np.abs(one - two)
    return f"differs from Furrow's by at most {steps.max()}/200, by more than 1/200 in {(steps > 1).mean():.4%}"


def cultivated_share(mask: Path) -> float:
    with rasterio.open(mask) as dataset:
        values = dataset.read(1)
    return float((values == 1).sum() / (values != 255).sum())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--deepness-threads", type=int, help="of onnxruntime, by default as many as of torch")
    parser.add_argument("--model", choices=("small", "base"), default="small")
    parser.add_argument("--peers", type=Path, default=ROOT / "build" / "peers" / "bin" / "python")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "benchmark" / "prediction")
    options = parser.parse_args()
    options.deepness_threads = options.deepness_threads or options.threads
    if not options.peers.is_file():
        parser.error(f"there is no '{options.peers}': make the environment of the peers as benchmarks/README.md says.")
    return options


if __name__ == "__main__":
    main()
