from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.assessment.scores import weighted_mcc
from furrow.engine.contract.errors import InputError
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.losses import missing_correlation, weighted_cross_entropy, weighted_distance_error
from furrow.engine.training.validation import validate
from furrow.tests.builders.trainings import PATCHES, network_for, place, trainer, weights_of

pytestmark = pytest.mark.engine

ALL = ("cultivated", "boundary", "distance")


def test_loss_counts_pixels_by_their_weight():
    logits = torch.tensor([2.0, -1.0, 5.0]).view(1, 1, 1, 3)
    truth = torch.tensor([1.0, 1.0, 0.0]).view(1, 1, 1, 3)
    weights = torch.tensor([4.0, 1.0, 0.0]).view(1, 1, 1, 3)
    expected = (4 * np.log1p(np.exp(-2)) + np.log1p(np.exp(1))) / 5
    assert weighted_cross_entropy(logits, truth, weights).item() == pytest.approx(expected, rel=1e-5)
    assert weighted_cross_entropy(logits, truth, weights, 10.0).item() == pytest.approx(expected / 2, rel=1e-5)
    assert weighted_cross_entropy(logits, truth, 0 * weights).item() == 0.0


def test_distance_error_is_that_of_the_hyperbolic_tangent():
    values, distance = torch.tensor([[[[0.5, -2.0]]]]), torch.tensor([[[[1.0, -1.0]]]])
    weights = torch.tensor([[[[1.0, 3.0]]]])
    expected = ((1 - np.tanh(0.5)) + 3 * (1 - np.tanh(2.0))) / 4
    assert weighted_distance_error(values, distance, weights).item() == pytest.approx(expected, rel=1e-5)


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_the_missing_correlation_of_a_sure_map_is_that_of_the_score(seed):
    rng = np.random.default_rng(seed)
    truth, mapped = rng.random((2, 1, 6, 5)) < 0.4, rng.random((2, 1, 6, 5)) < 0.5
    weights = rng.choice(np.array([0, 1, 2, 4], np.float32), truth.shape)
    logits = torch.from_numpy(np.where(mapped, 60.0, -60.0).astype(np.float32))
    loss = missing_correlation(logits, torch.from_numpy(truth.astype(np.float32)), torch.from_numpy(weights))
    assert loss.item() == pytest.approx(1 - weighted_mcc(truth, mapped, weights), abs=2e-3)


def test_the_missing_correlation_can_be_followed_downhill_and_bears_undefined_cases():
    truth, weights = (torch.rand(1, 1, 8, 8) > 0.5).float(), torch.ones(1, 1, 8, 8)
    logits = torch.zeros(1, 1, 8, 8, requires_grad=True)
    missing_correlation(logits, truth, weights).backward()
    assert torch.equal(logits.grad < 0, truth > 0)
    for odd in (torch.zeros_like(truth), torch.ones_like(truth)):
        logits.grad = None
        loss = missing_correlation(logits, odd, weights)
        loss.backward()
        assert loss.item() == pytest.approx(1.0, abs=1e-3)
        assert torch.isfinite(logits.grad).all()


def test_parts_of_a_batch_have_the_loss_of_the_whole_on_the_mean():
    network = network_for(outputs=ALL).eval()
    task = CultivatedLand(replace(PATCHES, number=6), boundary=0.3, distance=0.2)
    batch = task.draw(np.random.default_rng(2), [place(0), place(1)])
    parts = [task.loss(network, batch.part(index, 3)) for index in range(3)]
    assert torch.stack(parts).mean().item() == pytest.approx(task.loss(network, batch).item(), rel=1e-5)


def test_auxiliary_outputs_are_learnt_and_the_first_is_scored(tmp_path):
    network = network_for(outputs=ALL)
    task = CultivatedLand(replace(PATCHES, number=4), boundary=0.5, distance=0.5)
    batch = task.draw(np.random.default_rng(99), [place(0)])

    def errors(network):
        with torch.inference_mode():
            values = network.eval()(batch.reflectance, batch.valid, batch.day_of_year)
        return (
            weighted_cross_entropy(values[:, 1:2], batch.borders[:, :1], batch.weights).item(),
            weighted_distance_error(values[:, 2:], batch.borders[:, 1:], batch.weights).item(),
        )

    before = errors(network)
    one = trainer(tmp_path, steps=40, task=task, network=network, learning_rate=1e-2, averaging=0.8)
    one.run(validation=lambda: [place(1)])
    after = errors(one.best_network())
    assert all(later < 0.9 * earlier for later, earlier in zip(after, before, strict=True)), (before, after)
    scores = one.progress.best_scores
    counts = validate(one.best_network(), [place(1)], scores["threshold"])
    assert counts.mcc == pytest.approx(scores["weighted_mcc"], abs=0.02)


def test_an_output_that_weighs_nothing_is_not_learnt(tmp_path):
    network = network_for(outputs=ALL)
    before = network.decoder.logits.weight[1:].detach().clone()
    one = trainer(tmp_path, network=network, weight_decay=0.0)
    one.run()
    assert torch.equal(one.network.decoder.logits.weight[1:], before)
    assert weights_of(one.network).isfinite().all()


def test_an_output_the_network_lacks_cannot_be_asked_for(tmp_path):
    with pytest.raises(InputError, match=r"'boundary' weighs 0\.2.*gives cultivated alone"):
        trainer(tmp_path, task=CultivatedLand(PATCHES, boundary=0.2))
    with pytest.raises(InputError, match="first output is 'distance'"):
        trainer(tmp_path, network=network_for(outputs=("distance", "cultivated")))
