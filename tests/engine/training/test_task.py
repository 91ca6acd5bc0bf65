"""The loop knows no task by name: another one, another network and other places go through it as they are."""

import shutil
from dataclasses import asdict, dataclass, replace
from functools import partial

import numpy as np
import pytest
import torch
from torch import nn

from furrow.engine.contract.errors import ResourceError
from furrow.engine.contract.training_jobs import LOG
from furrow.engine.training.log import read_rows
from furrow.engine.training.loop import Trainer
from furrow.engine.training.places import Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.task import Task

pytestmark = pytest.mark.engine


@dataclass(frozen=True)
class Series:
    """Vegetation index of one kind of crop over a year, and the week that is left out."""

    values: torch.Tensor
    target: torch.Tensor

    def to(self, device):
        return replace(self, values=self.values.to(device), target=self.target.to(device))

    def part(self, index, number):
        some = slice(index * len(self.target) // number, (index + 1) * len(self.target) // number)
        return Series(self.values[some], self.target[some])


@dataclass(frozen=True)
class LeftOutWeek(Task):
    """Tell the vegetation index of a week from those of the others; a place is a table of pixel series."""

    name = "left-out week"
    scores = ("negative_error", "bias")
    decides = "negative_error"

    week: int = 20
    number: int = 16

    def settings(self):
        return asdict(self)

    def draw(self, rng, places):
        table = places[int(rng.integers(len(places)))]
        return self._series(table[rng.integers(len(table), size=self.number)])

    def loss(self, network, batch):
        return (network(batch.values)[:, 0] - batch.target).square().mean()

    def score(self, network, places, device, check=lambda: None):
        network.eval()
        errors = []
        for table in places:
            check()
            batch = self._series(table).to(device.name)
            with torch.inference_mode():
                errors.append(network(batch.values)[:, 0] - batch.target)
        errors = torch.cat(errors)
        return {"negative_error": -errors.abs().mean().item(), "bias": errors.mean().item()}

    def _series(self, table):
        values = torch.from_numpy(table).float()
        return Series(torch.cat([values[:, : self.week], values[:, self.week + 1 :]], dim=1), values[:, self.week])


def table_of(seed, pixels=200):
    """Series of a peak whose day differs from pixel to pixel."""
    rng = np.random.default_rng(seed)
    peaks, widths = rng.uniform(14, 30, (pixels, 1)), rng.uniform(4, 7, (pixels, 1))
    return 0.2 + 0.6 * np.exp(-(((np.arange(52) - peaks) / widths) ** 2)) + rng.normal(0, 0.01, (pixels, 52))


def training(folder, steps=150, **changes):
    torch.manual_seed(4)
    network = nn.Sequential(nn.Linear(51, 24), nn.ReLU(), nn.Linear(24, 1))
    plan = TrainingPlan(steps=steps, learning_rate=1e-2, averaging=0.9, validate_every=50, epoch=50, log_every=25)
    plan = replace(plan, **changes)
    return Trainer(network, LeftOutWeek(), plan, Pool(table_of, 3, 40), folder)


def test_another_task_is_trained_by_the_same_loop(tmp_path):
    unseen = [table_of(seed) for seed in (900, 901)]
    one = training(tmp_path)
    untrained = one.task.score(one.network, unseen, one.device)["negative_error"]
    one.run(validation=lambda: unseen)
    assert one.progress.best_scores["negative_error"] > untrained / 5
    found = one.task.score(one.best_network(), unseen, one.device)
    assert found == pytest.approx(one.progress.best_scores)
    rows = read_rows(tmp_path / LOG)
    assert list(rows[0])[-2:] == ["negative_error", "bias"]
    assert [row["step"] for row in rows if row["bias"]] == ["50", "100", "150"]


def test_another_task_goes_on_after_a_stop(tmp_path):
    whole = training(tmp_path / "whole", 60)
    whole.run()

    def stop(progress):
        if progress.step == 31:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        training(tmp_path / "stopped", 60).run(stop)
    again = training(tmp_path / "stopped", 60)
    assert again.resume()
    again.run()
    assert all(torch.equal(*pair) for pair in zip(again.network.parameters(), whole.network.parameters(), strict=True))


def test_a_compiled_network_learns_the_same(tmp_path):
    if not shutil.which("g++"):
        pytest.skip("compiling needs a C++ compiler")
    plain, compiled = (training(tmp_path / str(wish), 3, compiled=wish) for wish in (False, True))
    plain.run()
    compiled.run()
    assert all(
        torch.allclose(*pair) for pair in zip(plain.network.parameters(), compiled.network.parameters(), strict=True)
    )
    assert type(compiled.best_network()) is type(plain.best_network())


def test_a_network_that_cannot_be_compiled_is_told(tmp_path, monkeypatch):
    def fail(graph, inputs):
        raise RuntimeError("no compiler at /usr/bin/none")

    monkeypatch.setattr(torch, "compile", partial(torch.compile, backend=fail))
    with pytest.raises(ResourceError, match=r"cannot compile.*no compiler at.*train without compiling"):
        training(tmp_path, compiled=True).run()
