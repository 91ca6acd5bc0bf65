"""What a GPU makes of a prediction and of a step of training: boxes a second, its share of what the card multiplies.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.prediction.gpu [--device cuda:0] [--networks small base]

One simulated box is predicted again and again in this process, from files to files as a job does, and by a plain loop
of rasterio and torch in float32 on the same device, in turns. Then it is predicted from memory, without any file, and
once more from what lies on the device already, which is the network alone. What the device multiplies is measured
beside, in products of large matrices of the type the network runs in. Steps of training are those of the training
loop, batches drawn beside it. Ends with rows for benchmarks/README.md. Runs on a processor too (`--device cpu`).
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from furrow.__about__ import ROOT
from furrow.benchmarks.machine import describe_machine
from furrow.benchmarks.prediction.peers import plain_loop
from furrow.benchmarks.prediction.peers.beside import difference
from furrow.benchmarks.prediction.peers.box import Box, common_box
from furrow.engine.contract.prediction_jobs import PredictCultivatedLand
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import Device, choose_device
from furrow.engine.prediction.folding import folded
from furrow.engine.prediction.inference import TilePredictor, layout_for
from furrow.engine.prediction.job import predict_cultivated_land
from furrow.engine.prediction.tiles import Span, tiles
from furrow.engine.reporting import Reporter
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.loop import Trainer
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.simulated import simulated_place
from furrow.models.cost import operations_per_pixel
from furrow.models.files import SHIPPED, Model, load_model
from furrow.models.registry import build

_TILE = 256
_PRODUCTS = 10  # of matrices between two looks at the clock
_WARM_UP = 3  # steps of training that do not count


@dataclass(frozen=True)
class Predicted:
    """Medians of predicting a box.

    Attributes:
        to_files: Seconds from files to files.
        plain: Seconds of the plain loop from files to files.
        from_memory: Seconds without files.
        resident: Seconds of the network alone, on what lies on the device.
        memory: Most bytes on the device (of the process, on a processor).
        agreement: How far both maps differ.
    """

    to_files: float
    plain: float
    from_memory: float
    resident: float
    memory: int
    agreement: str


@dataclass(frozen=True)
class Trained:
    """What a step of training takes: seconds (the median), and the most bytes on the device, as in `Predicted`."""

    network: str
    seconds: float
    memory: int


def main() -> None:
    """Print what was measured and the rows."""
    options = _options()
    device = choose_device(options.device)
    kind = device.precision or torch.float32
    name = str(kind).removeprefix("torch.")
    print(f"{describe_machine()}; on the {device.description}, {name}", flush=True)
    rate = matrix_rate(device, kind, options.size)
    print(f"products of matrices of {options.size} x {options.size}: {rate / 1e12:.3g} TFLOP/s", flush=True)
    box, model = common_box(options.work, options.side, options.dates), load_model(SHIPPED)
    predicted = predict(box, model, device, options.rounds)
    work = operations_per_pixel(load_model(SHIPPED).network, options.dates) * options.side**2
    print("\n".join(_told(predicted, work, rate)), flush=True)
    trained = []
    for network in options.networks:
        patches = Patches(side=options.patch, number=options.batch)
        trained.append(train(f"hybrid-{network}", patches, device, options.steps, options.place))
        print(f"{network}: {_step(trained[-1])}", flush=True)
    print("\n".join(rows(predicted, trained, options, device, name, work, rate)))


@torch.inference_mode()
def matrix_rate(device: Device, kind: torch.dtype, size: int, runs: int = 5) -> float:
    """Return the operations a second of products of square matrices on a device."""
    left, right = (torch.rand(size, size, device=device.name).to(kind) for _ in range(2))
    result = torch.empty_like(left)

    def multiply() -> None:
        for _ in range(_PRODUCTS):
            torch.matmul(left, right, out=result)

    return 2 * size**3 * _PRODUCTS / median_seconds(multiply, device, runs)


def median_seconds(work: Callable[[], object], device: Device, runs: int) -> float:
    """Return the median of the seconds a device takes for some work, after once without a clock."""
    times = []
    for _ in range(runs + 1):
        _wait(device)
        start = time.perf_counter()
        work()
        _wait(device)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def predict(box: Box, model: Model, device: Device, rounds: int) -> Predicted:
    """Predict a box in all ways; those from files to files in turns, so that a noisy machine is noisy for both."""
    _forget_peak(device)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spec = PredictCultivatedLand(
            season=str(box.season), probability=str(folder / "p.tif"), mask=str(folder / "m.tif"), device=device.name,
            tile=_TILE,
        )  # fmt: skip
        plain = load_model(SHIPPED)
        predict_cultivated_land(spec, Reporter(_ignore))  # loads and compiles, and nothing else has run yet
        memory = _peak(device)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(median_seconds(lambda: predict_cultivated_land(spec, Reporter(_ignore)), device, 1))
            theirs.append(median_seconds(lambda: _plainly(box, plain, folder, device), device, 1))
        agreement = difference(folder / "p.tif", folder / "plain.tif")
    stack = Season.open(box.season).read(bands=model.card.bands)
    return Predicted(
        statistics.median(ours),
        statistics.median(theirs),
        median_seconds(lambda: _from_memory(model, stack, device), device, rounds),
        resident_seconds(model, stack, device, rounds),
        memory,
        agreement,
    )


def _plainly(box: Box, model: Model, folder: Path, device: Device) -> None:
    plain_loop.predict(box.season, model, folder / "plain.tif", _TILE, device.name)
    plain_loop.write_mask(folder / "plain.tif", folder / "plain mask.tif", model.card.threshold)


def _from_memory(model: Model, stack: Stack, device: Device) -> None:
    height, width = (Span(0, size) for size in stack.valid.shape[1:])
    layout = layout_for([model.network], _TILE, 0)
    predictor = TilePredictor([model.network], device, layout)
    panel = predictor.panel()
    panel.push(stack, 0)
    for _ in predictor.predict(panel, (0, 0), list(tiles(height, width, height, width, layout))):
        pass


def resident_seconds(model: Model, stack: Stack, device: Device, rounds: int) -> float:
    """Return the seconds a box takes the network alone, from a window that lies on the device as reflectance."""
    side = min(_TILE, *stack.valid.shape[1:])
    network = folded(model.network).to(device.name).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    inputs = (
        torch.from_numpy(stack.surface_reflectance()[:, :, :side, :side])[None].to(device.name),
        torch.from_numpy(np.ascontiguousarray(stack.valid[:, :side, :side]))[None].to(device.name),
        torch.from_numpy(stack.day_of_year.astype(np.int64))[None].to(device.name),
    )

    @torch.inference_mode()
    def once() -> None:
        kind = torch.device(device.name).type
        with torch.autocast(kind, dtype=device.precision, enabled=device.precision is not None):
            torch.sigmoid(network(*inputs))

    share = side**2 / stack.valid[0].size
    return median_seconds(once, device, rounds) / share


def train(name: str, patches: Patches, device: Device, steps: int, side: int) -> Trained:
    """Train a network with random weights for some steps on two simulated places."""
    torch.manual_seed(1)
    network = build(name)
    card = load_model(SHIPPED).card
    network.set_normalisation(card.mean, card.standard_deviation)
    if device.precision is torch.float16:  # as the job does: it would need scaled losses
        device = Device(device.name, None, device.description)
    _forget_peak(device)
    ended: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        plan = TrainingPlan(steps=steps + _WARM_UP, save_every_s=1e9, epoch=steps + _WARM_UP + 1, log_every=10**9)
        pool = Pool(lambda position: simulated_place(70 + position, side), 2)
        trainer = Trainer(network, CultivatedLand(patches), plan, pool, Path(folder), device)
        trainer.run(on_step=lambda progress: ended.append(time.perf_counter()))
    times = [later - earlier for earlier, later in zip(ended[_WARM_UP - 1 :], ended[_WARM_UP:], strict=False)]
    return Trained(name, statistics.median(times), _peak(device))


def rows(
    predicted: Predicted, trained: Sequence[Trained], options: argparse.Namespace, device: Device, kind: str,
    work: float, rate: float,
) -> list[str]:  # fmt: skip
    """Return rows of the table of benchmarks/README.md."""
    where = f"{device.description}, {describe_machine()}"
    share = work / predicted.resident / rate
    found = [
        f"| predicting boxes of {options.side} x {options.side}, {options.dates} dates, in a process that has "
        f"predicted before | `prediction/gpu.py` | {1 / predicted.to_files:.2f} boxes a second from files to files, "
        f"{1 / predicted.from_memory:.2f} from memory, peak memory {predicted.memory / 1e9:.2f} GB | rasterio and "
        f"torch in a loop, the same network in float32 on the same device, {1 / predicted.plain:.2f} boxes a second "
        f"({predicted.plain / predicted.to_files:.1f} times as long); {predicted.agreement} | the network alone "
        f"{1 / predicted.resident:.2f} boxes a second, {share:.2%} of the {kind} rate of large matrices, "
        f"{rate / 1e12:.3g} TFLOP/s | {where} |"
    ]
    if trained:
        steps = "; ".join(f"{each.network} {_step(each)}" for each in trained)
        found.append(
            f"| a step of training, {options.batch} patches of {options.patch} x {options.patch} | "
            f"`prediction/gpu.py` | {steps} | - | - | the same |"
        )
    return found


def _told(predicted: Predicted, work: float, rate: float) -> list[str]:
    ways = {
        "files to files": predicted.to_files, "plain loop": predicted.plain, "from memory": predicted.from_memory,
        "network alone": predicted.resident,
    }  # fmt: skip
    lines = [
        f"{name}: {seconds:.3f} s, {1 / seconds:.2f} boxes a second, {work / seconds / rate:.2%} of the rate"
        for name, seconds in ways.items()
    ]
    return [*lines, f"peak memory {predicted.memory / 1e9:.2f} GB; the plain loop's map {predicted.agreement}"]


def _step(trained: Trained) -> str:
    return f"{trained.seconds * 1000:.1f} ms a step, peak memory {trained.memory / 1e9:.2f} GB"


def _wait(device: Device) -> None:
    if device.is_gpu:
        torch.cuda.synchronize(device.name)


def _forget_peak(device: Device) -> None:
    if device.is_gpu:
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(device.name)


def _peak(device: Device) -> int:
    """Return the most bytes torch took of a GPU since `_forget_peak`; else those of this process, since its start."""
    if device.is_gpu:
        return torch.cuda.max_memory_reserved(device.name)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _ignore(event: object) -> None:
    pass


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--networks", nargs="*", choices=("small", "base", "large"), default=["small", "base", "large"])
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", type=int, default=8192, help="side of the matrices that are multiplied")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--patch", type=int, default=64)
    parser.add_argument("--place", type=int, default=128, help="side of the places that are trained on")
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "benchmark" / "prediction")
    return parser.parse_args()


if __name__ == "__main__":
    main()
