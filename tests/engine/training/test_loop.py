import math
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
import torch

from furrow.benchmarks.accuracy.peers.mean_ndvi import MeanNDVI
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.contract.errors import DamagedFileError, InputError, ResourceError
from furrow.engine.contract.training_jobs import LOG
from furrow.engine.prediction.device import Device
from furrow.engine.simulation.season import Difficulty
from furrow.engine.training.checkpoint import read_notes
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.log import read_rows
from furrow.engine.training.loop import Trainer
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.simulated import simulated_place
from furrow.engine.training.validation import validate
from furrow.models.registry import build
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.networks import TINY, random_stack
from furrow.tests.builders.trainings import PATCHES, network_for, place, trainer, weights_of

pytestmark = pytest.mark.engine


class StopError(Exception):
    pass


def stop_at(step):
    def stop(progress):
        if progress.step == step:
            raise StopError

    return stop


def validation():
    return [place(1)]


def rows_of(folder):
    """The rows of a log without the seconds, which nothing can repeat."""
    return [{name: value for name, value in row.items() if name != "seconds"} for row in read_rows(folder / LOG)]


def test_the_same_seed_gives_the_same_weights_and_another_does_not(tmp_path):
    results = []
    for index, seed in enumerate((1, 1, 2)):
        one = trainer(tmp_path / str(index), seed=seed)
        one.run()
        results.append(weights_of(one.average))
    assert torch.equal(results[0], results[1])
    assert not torch.equal(results[0], results[2])


@pytest.mark.parametrize("ahead", [0, 3])
@pytest.mark.parametrize("refresh", [0, 2])
def test_a_training_that_stops_and_goes_on_ends_as_one_that_never_stopped(tmp_path, refresh, ahead):
    plan = {"refresh": refresh, "validate_every": 2, "ahead": ahead}
    whole = trainer(tmp_path / "whole", **plan)
    whole.run(validation=validation)

    first = trainer(tmp_path / "stopped", **plan)
    with pytest.raises(StopError):
        first.run(stop_at(3), validation)
    second = trainer(tmp_path / "stopped", **plan)
    assert second.resume()
    assert second.progress.step == 3
    second.run(validation=validation)
    assert torch.equal(weights_of(second.network), weights_of(whole.network))
    assert torch.equal(weights_of(second.average), weights_of(whole.average))
    assert torch.equal(weights_of(second.best_network()), weights_of(whole.best_network()))
    assert second.progress.history == whole.progress.history
    assert rows_of(tmp_path / "stopped") == rows_of(tmp_path / "whole")
    assert [row["step"] for row in rows_of(tmp_path / "whole")] == ["2", "4", "6"]


def test_a_stop_within_a_validation_loses_nothing_of_it(tmp_path):
    whole = trainer(tmp_path / "whole", validate_every=2)
    whole.run(validation=validation)
    calls = []

    def check():
        calls.append(1)
        if len(calls) == 2:
            raise StopError

    first = trainer(tmp_path / "stopped", validate_every=2)
    with pytest.raises(StopError):
        first.run(validation=validation, check=check)
    assert first.progress.history == []
    second = trainer(tmp_path / "stopped", validate_every=2)
    second.resume()
    second.run(validation=validation)
    assert second.progress.history == whole.progress.history
    assert rows_of(tmp_path / "stopped") == rows_of(tmp_path / "whole")


_KILLED = """
    import sys, time
    from pathlib import Path
    import torch
    from furrow.tests.builders.trainings import place, trainer

    torch.set_num_threads(1)
    pause = 0.0 if sys.argv[2] == "often" else 1e9
    one = trainer(Path(sys.argv[1]), steps=24, validate_every=5, save_every_s=pause, epoch=7)
    one.resume()
    one.run(lambda progress: print(progress.step, flush=True), lambda: [place(1)])
"""


@pytest.mark.parametrize("saving", ["often", "each epoch"])
def test_a_training_that_is_killed_ends_as_one_that_was_not(tmp_path, saving):
    script = textwrap.dedent(_KILLED)
    folder = tmp_path / "ubita 'vadba' ž"
    for kill in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder), saving], stdout=subprocess.PIPE, text=True, env=os.environ
        )
        steps = [next(process.stdout, "") for _ in range(8)]
        time.sleep(0.01 * kill)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert steps[-1], "the training ended before it was killed"
    subprocess.run([sys.executable, "-c", script, str(folder), saving], check=True, capture_output=True, env=os.environ)
    plan = {"steps": 24, "validate_every": 5, "epoch": 7}
    ended = trainer(folder, **plan)
    assert ended.resume()
    whole = trainer(tmp_path / "whole", **plan)
    whole.run(validation=validation)
    assert torch.equal(weights_of(ended.network), weights_of(whole.network))
    assert torch.equal(weights_of(ended.best_network()), weights_of(whole.best_network()))
    assert rows_of(folder) == rows_of(tmp_path / "whole")


def test_the_best_weights_are_kept_and_a_score_that_falls_ends_the_training(tmp_path):
    """Scores are given by the test, so that the best one is not the last."""
    scores = {2: 0.1, 4: 0.6, 6: 0.3, 8: 0.6, 10: 0.9}
    seen = {}

    class Scored(CultivatedLand):
        def score(self, network, places, device, check):
            seen[one.progress.step] = weights_of(network).clone()
            return {"weighted_mcc": scores[one.progress.step], "threshold": 0.4, "weighted_mcc_at_half": 0.0}

    one = trainer(tmp_path, steps=10, task=Scored(PATCHES), validate_every=2, patience=2)
    one.run(validation=validation)
    assert one.progress.step == 8
    assert one.progress.best_scores["weighted_mcc"] == 0.6
    assert torch.equal(weights_of(one.best_network()), seen[4])
    assert not torch.equal(weights_of(one.average), seen[4])
    again = trainer(tmp_path, steps=10, task=Scored(PATCHES), validate_every=2, patience=2)
    again.resume()
    again.run(validation=validation)
    assert again.progress.step == 8
    assert torch.equal(weights_of(again.best_network()), seen[4])


def test_without_validation_the_last_average_is_the_best(tmp_path):
    one = trainer(tmp_path)
    one.run()
    assert torch.equal(weights_of(one.best_network()), weights_of(one.average))
    assert one.progress.best_scores == {}


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_loss_that_is_no_number_is_told_and_the_last_good_checkpoint_stays(tmp_path, bad):
    class Broken(CultivatedLand):
        def loss(self, network, batch):
            loss = super().loss(network, batch)
            return loss * bad if one.progress.step == 4 else loss

    one = trainer(tmp_path, task=Broken(PATCHES), epoch=3)
    with pytest.raises(InputError, match=r"no number any more at step 5.*lower the learning rate.*step 3 is kept"):
        one.run()
    kept = trainer(tmp_path, epoch=3)
    kept.resume()
    assert kept.progress.step == 3
    assert torch.isfinite(weights_of(kept.network)).all()
    kept.run()
    whole = trainer(tmp_path / "whole", epoch=3)
    whole.run()
    assert torch.equal(weights_of(kept.network), weights_of(whole.network))


def test_a_gradient_that_is_no_number_changes_no_weight(tmp_path):
    class Broken(CultivatedLand):
        def loss(self, network, batch):
            loss = super().loss(network, batch)
            return loss + (0.0 * next(network.parameters()).sum()).sqrt()  # 0, with an infinite slope

    one = trainer(tmp_path, task=Broken(PATCHES))
    before = [weight.detach().clone() for weight in one.network.parameters()]
    with pytest.raises(InputError, match="A gradient is no number"):
        one.run()
    assert all(torch.equal(*pair) for pair in zip(before, one.network.parameters(), strict=True))


def test_a_step_asks_the_device_for_a_number_once(tmp_path, monkeypatch):
    """Each question has a GPU finish all it was given, while nothing new is prepared for it."""
    one, asked = trainer(tmp_path, log_every=100, validate_every=100), []
    for name in ("item", "tolist", "__float__", "__bool__", "__int__"):
        original = getattr(torch.Tensor, name)
        monkeypatch.setattr(
            torch.Tensor, name, lambda tensor, ask=original, name=name: asked.append(name) or ask(tensor)
        )
    batch = one._draw(0)
    before = [weight.detach().clone() for weight in one.network.parameters()]
    asked.clear()
    loss = one._step(batch, 0)
    found = [name for name in asked if name != "item"]  # AdamW counts its steps on the processor
    monkeypatch.undo()
    assert found == ["tolist"]
    assert math.isfinite(loss)
    assert any(not torch.equal(*pair) for pair in zip(before, one.network.parameters(), strict=True))


def test_batches_for_a_gpu_are_pinned_in_the_thread_beside_the_training(tmp_path, monkeypatch):
    class AsGpu(Device):
        is_gpu = True

    threads = []
    monkeypatch.setattr(
        torch.Tensor, "pin_memory", lambda tensor: threads.append(threading.current_thread().name) or tensor.clone()
    )
    one, other = trainer(tmp_path / "a"), trainer(tmp_path / "b")
    one.device = AsGpu("cpu", None, "")
    one.run()
    pinned = len(threads)
    other.run()
    assert pinned >= 6 * 5  # steps, and tensors of a batch
    assert all(name.startswith("batches") for name in threads)
    assert len(threads) == pinned
    assert torch.equal(weights_of(one.network), weights_of(other.network))


def test_a_checkpoint_of_other_settings_is_refused_or_left_aside(tmp_path):
    trainer(tmp_path / "x").run()
    for changed in ({"learning_rate": 5e-4}, {"task": CultivatedLand(PATCHES, correlation=0.1)}):
        other = trainer(tmp_path / "x", **changed)
        with pytest.raises(InputError, match="other settings"):
            other.resume()
        assert not other.resume(strict=False)
        assert other.progress.step == 0
    assert trainer(tmp_path / "x", log_every=5, ahead=0).resume()


def test_a_damaged_checkpoint_is_named(tmp_path):
    trainer(tmp_path / "x").run()
    state = tmp_path / "x" / "checkpoint.safetensors"
    whole = state.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", b"{", whole[:1000].replace(b"notes", b"nodes") + whole[1000:]):
        state.write_bytes(damaged)
        with pytest.raises(DamagedFileError, match="delete the folder"):
            trainer(tmp_path / "x").resume()
        with pytest.raises(DamagedFileError):
            read_notes(tmp_path / "x")


def test_a_checkpoint_of_another_network_is_named(tmp_path):
    trainer(tmp_path / "x").run()
    with pytest.raises(DamagedFileError, match="another training"):
        trainer(tmp_path / "x", network=network_for(width=16)).resume()


def test_checkpoints_are_no_pickles(tmp_path):
    trainer(tmp_path / "x").run()
    assert sorted(file.name for file in (tmp_path / "x").iterdir()) == ["checkpoint.safetensors", "training.csv"]


def test_a_full_disk_is_told_and_keeps_the_checkpoint_before(tmp_path):
    with small_disk(tmp_path / "majhen disk", 1500) as disk:
        one = trainer(disk / "x", save_every_s=0.0)

        def fill(progress):
            if progress.step == 3:
                with (disk / "filler").open("wb") as file:
                    try:
                        while True:
                            file.write(b"0" * 65536)
                            file.flush()
                    except OSError:
                        pass

        with pytest.raises(ResourceError, match=r"checkpoint of .* MB could not be written.*is full.*goes on from"):
            one.run(fill)
        (disk / "filler").unlink()
        again = trainer(disk / "x", save_every_s=0.0)
        assert again.resume()
        assert again.progress.step == 2
        again.run()


def test_the_log_tells_what_was_learnt(tmp_path):
    given = []
    one = trainer(tmp_path, epoch=4, validate_every=3)
    one.run(validation=validation, on_row=given.append)
    rows = read_rows(tmp_path / LOG)
    assert [(row["step"], row["epoch"]) for row in rows] == [("2", "1"), ("3", "1"), ("4", "1"), ("6", "2")]
    assert [row["step"] for row in given] == [2, 3, 4, 6]
    assert [row["weighted_mcc"] == "" for row in rows] == [True, False, True, False]
    assert float(rows[-1]["loss"]) == pytest.approx(one.progress.loss, rel=1e-5)
    assert float(rows[1]["threshold"]) == pytest.approx(one.progress.history[0].scores["threshold"], rel=1e-5)
    assert float(rows[0]["learning_rate"]) == pytest.approx(one.plan.rate(1), rel=1e-5)


def test_the_rate_rises_and_falls():
    plan = TrainingPlan(steps=1000, learning_rate=1e-3, warm_up=0.1)
    rates = [plan.rate(step) for step in range(1000)]
    assert np.argmax(rates) in range(98, 102)
    assert max(rates) == pytest.approx(1e-3)
    assert all(rate > 0 for rate in rates)
    assert rates[-1] < 2e-5


def test_normalisation_is_that_of_valid_samples():
    stack = random_stack(40, 40, dates=6, seed=4)
    one = Place(stack, np.zeros((160, 160), bool), np.ones((160, 160), np.float32))
    mean, spread = normalisation_of([one])
    values = stack.surface_reflectance().transpose(0, 2, 3, 1)[stack.valid]
    assert np.allclose(mean, values.mean(axis=0), rtol=1e-4)
    assert np.allclose(spread, values.std(axis=0), rtol=1e-4)
    stack.valid[:] = False
    with pytest.raises(InputError, match="clear pixel"):
        normalisation_of([one])


def test_a_small_network_learns_more_than_the_baseline(tmp_path):
    """A few seconds on twelve simulated places without faults; scored on three others."""
    torch.set_num_threads(1)  # waiting for a second one costs more where other tests run beside
    torch.manual_seed(1)
    network = build("hybrid-small", {**TINY, "composites": 6, "width": 16, "width_20m": 16, "width_40m": 16})
    clear = Difficulty(undeclared=0, false=0, marked=0, displacement=0, jitter=0, cloudiness=0.1)
    kept = [simulated_place(seed, 80, 14, clear) for seed in range(100, 112)]
    unseen = [simulated_place(seed, 80, 14, clear) for seed in (9001, 9002, 9003)]
    network.set_normalisation(*normalisation_of(kept))
    plan = TrainingPlan(steps=200, learning_rate=8e-3, averaging=0.95)
    task = CultivatedLand(replace(Patches(side=24), number=8, most_dates=10))
    learner = Trainer(network, task, plan, Pool(kept.__getitem__, len(kept)), tmp_path / "c")
    learner.run()
    baseline, starter = WeightedCounts(), MeanNDVI()
    for each in unseen:
        baseline += count(each.cultivated, starter.predict(each.stack) == 1, each.weights)
    learnt = validate(learner.average, unseen).mcc
    assert learnt > baseline.mcc + 0.1, (learnt, baseline.mcc)
    assert learnt > 0.3
