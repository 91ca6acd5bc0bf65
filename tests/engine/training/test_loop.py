import numpy as np
import pytest
import torch

from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.simulation.season import Difficulty
from furrow.engine.training.checkpoint import read_notes
from furrow.engine.training.loop import Trainer, seeded
from furrow.engine.training.losses import weighted_cross_entropy
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.places import Patches, Place, Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.simulated import simulated_place
from furrow.engine.training.validation import validate
from furrow.models.registry import build
from furrow.tests.builders.baselines import mean_ndvi_mask
from furrow.tests.builders.networks import TINY, random_stack

pytestmark = pytest.mark.engine


def places(number=2, size=24):
    kept = {}

    def load(position):
        return kept.setdefault(position % number, simulated_place(40 + position % number, size, 8))

    return load


def trainer(folder, steps=6, seed=1, refresh=0, **plan):
    seeded(seed)
    network = build("hybrid-small", TINY)
    load = places()
    network.set_normalisation(*normalisation_of([load(0)]))
    plan = TrainingPlan(steps=steps, seed=seed, save_every_s=1e9, **plan)
    return Trainer(network, plan, Pool(load, 2, refresh), Patches(side=16, number=2, most_dates=6), folder)


def weights_of(network):
    return torch.cat([tensor.flatten().float() for tensor in network.state_dict().values()])


def test_the_same_seed_gives_the_same_weights_and_another_does_not(tmp_path):
    results = []
    for index, seed in enumerate((1, 1, 2)):
        one = trainer(tmp_path / str(index), seed=seed)
        one.run()
        results.append(weights_of(one.average))
    assert torch.equal(results[0], results[1])
    assert not torch.equal(results[0], results[2])


@pytest.mark.parametrize("refresh", [0, 2])
def test_a_training_that_stops_and_goes_on_ends_as_one_that_never_stopped(tmp_path, refresh):
    whole = trainer(tmp_path / "whole", refresh=refresh)
    whole.run()

    class StopError(Exception):
        pass

    def stop(progress):
        if progress.step == 3:
            raise StopError

    first = trainer(tmp_path / "stopped", refresh=refresh)
    with pytest.raises(StopError):
        first.run(stop)
    second = trainer(tmp_path / "stopped", refresh=refresh)
    assert second.resume()
    assert second.progress.step == 3
    second.run()
    assert torch.equal(weights_of(second.network), weights_of(whole.network))
    assert torch.equal(weights_of(second.average), weights_of(whole.average))


def test_a_checkpoint_of_other_settings_is_refused_or_left_aside(tmp_path):
    trainer(tmp_path / "x").run()
    other = trainer(tmp_path / "x", learning_rate=5e-4)
    with pytest.raises(InputError, match="other settings"):
        other.resume()
    assert not other.resume(strict=False)
    assert other.progress.step == 0


def test_a_damaged_checkpoint_is_named(tmp_path):
    trainer(tmp_path / "x").run()
    state = tmp_path / "x" / "state.safetensors"
    state.write_bytes(state.read_bytes()[:1000])
    with pytest.raises(DamagedFileError, match="delete the folder"):
        trainer(tmp_path / "x").resume()
    (tmp_path / "x" / "state.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedFileError):
        read_notes(tmp_path / "x")


def test_checkpoints_are_no_pickles(tmp_path):
    trainer(tmp_path / "x").run()
    assert sorted(file.name for file in (tmp_path / "x").iterdir()) == ["state.json", "state.safetensors"]


def test_the_rate_rises_and_falls():
    plan = TrainingPlan(steps=1000, learning_rate=1e-3, warm_up=0.1)
    rates = [plan.rate(step) for step in range(1000)]
    assert np.argmax(rates) in range(98, 102)
    assert max(rates) == pytest.approx(1e-3)
    assert all(rate > 0 for rate in rates)
    assert rates[-1] < 2e-5


def test_loss_counts_pixels_by_their_weight():
    logits = torch.tensor([2.0, -1.0, 5.0]).view(1, 1, 1, 3)
    truth = torch.tensor([1.0, 1.0, 0.0]).view(1, 1, 1, 3)
    weights = torch.tensor([4.0, 1.0, 0.0]).view(1, 1, 1, 3)
    expected = (4 * np.log1p(np.exp(-2)) + np.log1p(np.exp(1))) / 5
    assert weighted_cross_entropy(logits, truth, weights).item() == pytest.approx(expected, rel=1e-5)
    assert weighted_cross_entropy(logits, truth, 0 * weights).item() == 0.0


def test_normalisation_is_that_of_valid_samples():
    stack = random_stack(40, 40, dates=6, seed=4)
    place = Place(stack, np.zeros((160, 160), bool), np.ones((160, 160), np.float32))
    mean, spread = normalisation_of([place])
    values = stack.surface_reflectance().transpose(0, 2, 3, 1)[stack.valid]
    assert np.allclose(mean, values.mean(axis=0), rtol=1e-4)
    assert np.allclose(spread, values.std(axis=0), rtol=1e-4)
    stack.valid[:] = False
    with pytest.raises(InputError, match="clear pixel"):
        normalisation_of([place])


def test_a_small_network_learns_more_than_the_baseline(tmp_path):
    """A few seconds on twelve simulated places without faults; scored on three others."""
    seeded(1)
    torch.set_num_threads(1)  # waiting for a second one costs more where other tests run beside
    network = build("hybrid-small", {**TINY, "composites": 6, "width": 16, "width_20m": 16, "width_40m": 16})
    clear = Difficulty(undeclared=0, false=0, marked=0, displacement=0, jitter=0, cloudiness=0.1)
    kept = [simulated_place(seed, 80, 14, clear) for seed in range(100, 112)]
    unseen = [simulated_place(seed, 80, 14, clear) for seed in (9001, 9002, 9003)]
    network.set_normalisation(*normalisation_of(kept))
    plan = TrainingPlan(steps=200, learning_rate=8e-3, averaging=0.95)
    learner = Trainer(
        network, plan, Pool(kept.__getitem__, len(kept), 0), Patches(side=24, number=8, most_dates=10), tmp_path / "c"
    )
    learner.run()
    baseline = WeightedCounts()
    for place in unseen:
        baseline += count(place.cultivated, mean_ndvi_mask(place.stack), place.weights)
    learnt = validate(learner.average, unseen).mcc
    assert learnt > baseline.mcc + 0.1, (learnt, baseline.mcc)
    assert learnt > 0.3
