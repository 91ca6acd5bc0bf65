"""Where the time of a prediction goes: the network's own work, and everything beside it.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.prediction.shares [--model base] [--rounds 5]

One box of the challenge is predicted from files to files in this process, which has predicted before. What the network
spends on summaries and on drawing is timed inside; the rest is waiting for what is read, putting tiles together, and
closing files. Then one tile, held in memory, is summarised and drawn again and again: the rate the network reaches when
nothing disturbs it. The box's tiles see each other's margins, which counts as loss, not as work.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from rasterio.windows import Window

from furrow.__about__ import ROOT
from furrow.benchmarks.machine import describe_machine
from furrow.benchmarks.prediction.peers.beside import base_model
from furrow.benchmarks.prediction.peers.box import common_box
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.inference import Drawn, Panel, TilePredictor, layout_for
from furrow.engine.prediction.outputs import PredictionWriter
from furrow.engine.prediction.streaming import predict_season
from furrow.engine.prediction.surroundings import Surroundings
from furrow.engine.prediction.tiles import Layout, Span, Tile, tiles
from furrow.models.cost import operations_per_pixel
from furrow.models.files import SHIPPED, Model, load_model

_TILE = 256


class TimedPanel(Panel):
    """A panel that tells how long it summarised."""

    seconds = 0.0

    def push(self, stack: Stack, drop: int) -> None:
        """Take more rows."""
        start = time.perf_counter()
        super().push(stack, drop)
        self.seconds += time.perf_counter() - start


class TimedPredictor(TilePredictor):
    """A predictor that tells how long it drew, and whose panels tell how long they summarised."""

    drawing = 0.0

    def panel(self) -> TimedPanel:
        """Return a panel without rows."""
        self.latest = TimedPanel(super().panel().rows)
        return self.latest

    def _run(self, panel: Panel, origin: tuple[int, int], some: Sequence[Tile]) -> Drawn:
        start = time.perf_counter()
        found = super()._run(panel, origin, some)
        self.drawing += time.perf_counter() - start
        return found


def main() -> None:
    """Print the shares and the rates."""
    options = _options()
    torch.set_num_threads(options.threads)
    print(describe_machine(), f"{options.threads} threads, hybrid-{options.model}")
    box = common_box(options.work, options.side, options.dates)
    with tempfile.TemporaryDirectory() as folder:
        path = SHIPPED if options.model == "small" else base_model(Path(folder) / "model", box.season)
        model, season = load_model(path), Season.open(box.season)
        layout = layout_for([model.network], _TILE, 0)
        work = operations_per_pixel(model.network, options.dates)
        pairs = []
        for number in range(options.rounds + 1):  # the first also loads and compiles
            whole = in_files(model, season, layout, Path(folder))
            alone = resident(model, season, layout)
            if number:
                pairs.append((*whole, alone))
    seconds, summing, drawing, alone = (statistics.median(each) for each in zip(*pairs, strict=True))
    pixels = options.side**2
    print(f"files to files {seconds:.2f} s, {pixels / seconds:,.0f} pixels a second, "
          f"{work * pixels / seconds / 1e9:.1f} GFLOP/s")  # fmt: skip
    beside = statistics.median(1 - (each[1] + each[2]) / each[0] for each in pairs)
    print(f"summing {summing / seconds:.1%}, drawing {drawing / seconds:.1%}, everything beside {beside:.1%}")
    ratio = statistics.median(pixels / each[0] / each[3] for each in pairs)
    print(f"one resident tile: {alone:,.0f} pixels a second; files to files reaches {ratio:.1%} of it")


def in_files(model: Model, season: Season, layout: Layout, folder: Path) -> tuple[float, float, float]:
    """Predict the box from files to files; return seconds of all, of summing and of drawing."""
    start = time.perf_counter()
    predictor = TimedPredictor([model.network], choose_device("cpu"), layout)
    surroundings = Surroundings(season, model.card.bands, [], layout.multiple)
    outputs = {role: folder / f"{role}.tif" for role in ("probability", "mask")}
    grid = season.grid.refine(SCALE)
    with PredictionWriter(outputs, grid, model.card.threshold, {}, lambda: None) as writer:
        for tile, values in predict_season(surroundings, predictor, layout):
            writer.write(tile, values)
    return time.perf_counter() - start, predictor.latest.seconds, predictor.drawing


def resident(model: Model, season: Season, layout: Layout, repeats: int = 4) -> float:
    """Return the pixels a second of one tile that lies in memory, of all that it sees."""
    side = Span(0, min(_TILE, *season.grid.shape))
    stack = season.read(Window(0, 0, side.size, side.size), model.card.bands)
    predictor = TilePredictor([model.network], choose_device("cpu"), layout)
    wanted = list(tiles(side, side, side, side, layout))
    _once(predictor, stack, wanted)
    start = time.perf_counter()
    for _ in range(repeats):
        _once(predictor, stack, wanted)
    return repeats * side.size**2 / (time.perf_counter() - start)


def _once(predictor: TilePredictor, stack: Stack, wanted: Sequence[Tile]) -> None:
    panel = predictor.panel()
    panel.push(stack, 0)
    drawn: Iterator[Any] = predictor.predict(panel, (0, 0), wanted)
    for _ in drawn:
        pass


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", choices=("small", "base"), default="small")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--dates", type=int, default=24)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "benchmark" / "prediction")
    return parser.parse_args()


if __name__ == "__main__":
    main()
