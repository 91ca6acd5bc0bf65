"""The contract of every network that Furrow is measured against; what hybrids alone promise stands in test_hybrid."""

import functools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.jobs import PredictCultivatedLand
from furrow.engine.imagery.season import Season
from furrow.engine.prediction.job import predict_cultivated_land
from furrow.engine.rasters import open_raster
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import write_simulated
from furrow.engine.training.cultivated_land import CultivatedLand
from furrow.engine.training.loop import Trainer, seeded
from furrow.engine.training.normalisation import normalisation_of
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Pool
from furrow.engine.training.plan import TrainingPlan
from furrow.engine.training.simulated import simulated_place
from furrow.engine.training.variations import Variations
from furrow.models.cost import parameters
from furrow.models.files import card_for, load_model, save_model
from furrow.models.registry import NETWORKS, build

pytestmark = pytest.mark.engine

TINY = {
    "unet-composites": {
        "composites": 4, "width": 12, "width_20m": 12, "width_40m": 12, "width_5m": 8, "width_2m5": 8,
    },
    "srresnet": {"dates": 6, "channels": 12, "blocks": 2, "reach": 3},
    "piunet": {"blocks": 2, "features": 12, "finer": 8, "heads": 2},
    "utae": {
        "width": 8, "width_20m": 8, "width_40m": 12, "width_80m": 16, "decoder": 8, "decoder_20m": 8, "decoder_40m": 12,
        "heads": 4, "key": 3, "model": 16, "width_5m": 8, "width_2m5": 8,
    },
}  # fmt: skip
PEERS = sorted(TINY)


def tiny(name, seed=3):
    """A network of a few thousand weights whose normalisation has seen data, in evaluation mode."""
    torch.manual_seed(seed)
    network = build(name, TINY[name])
    network.set_normalisation([0.2] * 10, [0.1] * 10)
    with torch.no_grad():
        for number in range(3):
            network(*inputs(4, 5, 16, 16, seed=number))
    network.eval()
    last = next(module for label, module in network.named_modules() if label.endswith("logits"))
    with torch.no_grad():  # so that logits spread over a few units
        last.weight.mul_(1.5 / network(*inputs(1, 6, 32, 32)).std())
    return network


def inputs(places=2, dates=6, height=12, width=16, seed=1, clear=0.7):
    generator = torch.Generator().manual_seed(seed)
    reflectance = torch.rand(places, dates, 10, height, width, generator=generator) * 0.6
    valid = torch.rand(places, dates, height, width, generator=generator) < clear
    days = torch.stack([60 + torch.randperm(190, generator=generator)[:dates] for _ in range(places)])
    return reflectance, valid, days


@functools.cache
def whole_place(name):
    """A network, a place of 94 x 93 pixels and the logits of it all.

    The clearest dates are a choice of the window: there all dates are chosen, and wholly clear.
    """
    network = tiny(name)
    everything = inputs(1, 4, 94, 93, clear=1.1 if network.window_decides else 0.7)
    with torch.inference_mode():
        return network, everything, network(*everything)


@pytest.fixture(scope="module", params=PEERS)
def network(request):
    return tiny(request.param)


@torch.inference_mode()
def test_output_is_four_times_finer_for_any_shape(network):
    for height, width in ((1, 1), (5, 7), (16, 12), (33, 4)):
        logits = network(*inputs(2, 3, height, width))
        assert logits.shape == (2, 1, 4 * height, 4 * width)
        assert logits.dtype == torch.float32


@pytest.mark.parametrize("at_once", [1, 4, 7])
@torch.inference_mode()
def test_order_of_dates_and_their_grouping_do_not_matter(network, at_once, monkeypatch):
    reflectance, valid, days = inputs(dates=7)
    expected = network(reflectance, valid, days)
    monkeypatch.setattr(network, "dates_at_once", at_once)
    for seed in range(3):
        order = torch.from_numpy(np.random.default_rng(seed).permutation(7))
        shuffled = network(reflectance[:, order], valid[:, order], days[:, order])
        torch.testing.assert_close(shuffled, expected, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_days_of_the_year_matter_to_all_but_the_permutation_invariant_network(network):
    reflectance, valid, days = inputs()
    difference = (network(reflectance, valid, days) - network(reflectance, valid, days.flip(1))).abs().max()
    if type(network).__name__ == "PIUnet":
        assert difference == 0
    else:
        assert difference > 1e-3
    assert (network(reflectance.flip(1), valid, days) - network(reflectance, valid, days)).abs().max() > 1e-3


@torch.inference_mode()
def test_padded_dates_and_invalid_samples_are_ignored(network):
    reflectance, valid, days = inputs(dates=5)
    expected = network(reflectance, valid, days)
    for wrong in (0.9, -5.0, float("nan"), float("inf")):
        noisy = torch.where(valid.unsqueeze(2), reflectance, torch.full_like(reflectance, wrong))
        padded = [
            torch.cat([noisy[:, :2], torch.full_like(noisy[:, :2], wrong), noisy[:, 2:]], dim=1),
            torch.cat([valid[:, :2], torch.zeros_like(valid[:, :2]), valid[:, 2:]], dim=1),
            torch.cat([days[:, :2], torch.tensor([[0, 200], [200, 0]]), days[:, 2:]], dim=1),
        ]
        torch.testing.assert_close(network(*padded), expected, atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_pixels_never_observed_give_finite_logits_and_so_does_a_place_without_dates(network):
    reflectance, valid, days = inputs()
    valid[..., :6] = False
    assert torch.isfinite(network(reflectance, valid, days)).all()
    nothing = network(reflectance, torch.zeros_like(valid), days)
    assert torch.isfinite(nothing).all()
    torch.testing.assert_close(network.decode(network.begin(2, 12, 16)), nothing, atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_neighbours_in_a_batch_do_not_matter(network):
    reflectance, valid, days = inputs(places=3)
    together = network(reflectance, valid, days)
    alone = network(reflectance[1:2], valid[1:2], days[1:2])
    torch.testing.assert_close(together[1:2], alone, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize(
    ("name", "sizes"),
    [*((name, {}) for name in PEERS), ("srresnet", {"blocks": 5, "reach": 4}), ("srresnet", {"blocks": 1, "reach": 1}),
     ("piunet", {"blocks": 5})],
)  # fmt: skip
def test_the_margin_is_exact(name, sizes):
    """With weights above 0 everything that can pass passes, so the reach that gradients show is the whole of it."""
    network = build(name, {**TINY[name], **sizes}).eval()
    with torch.no_grad():
        for weight in network.parameters():
            weight.fill_(0.1).add_(torch.rand_like(weight) * 0.01)
    if name == "unet-composites":  # a maximum lets one of its pixels pass, their mean all of them
        network.decoder.down = torch.nn.AvgPool2d(2)
    side = 8 * (network.margin // 4 + 2)
    middle = side // 16 * 8
    reflectance = (0.5 + 0.1 * torch.rand(1, 2, 10, side, 8)).requires_grad_()
    logits = network(reflectance, torch.ones(1, 2, side, 8, dtype=torch.bool), torch.tensor([[90, 200]]))
    reach = 0
    for offset in range(4 * network.multiple):  # every position within the coarsest pixel
        (gradient,) = torch.autograd.grad(logits[0, 0, 4 * middle + offset, 16], reflectance, retain_graph=True)
        rows = gradient.abs().sum((0, 1, 2, 4)).nonzero()
        centre = middle + offset // 4
        reach = max(reach, centre - int(rows.min()), int(rows.max()) - centre)
    assert network.margin - network.multiple < reach <= network.margin


@settings(max_examples=6, deadline=None)
@given(top=st.integers(0, 10), left=st.integers(0, 10), height=st.integers(1, 24), width=st.integers(1, 24))
@torch.inference_mode()
@pytest.mark.parametrize("name", PEERS)
def test_a_tile_with_its_margin_agrees_with_the_whole(name, top, left, height, width):
    network, (reflectance, valid, days), expected = whole_place(name)
    top, left = 8 * top, 8 * left
    bottom, right = min(94, top + height), min(93, left + width)
    up, west = (max(0, start - -(-network.margin // 8) * 8) for start in (top, left))
    window = (..., slice(up, bottom + network.margin), slice(west, right + network.margin))
    tile = network(reflectance[window], valid[window], days)
    inner = tile[..., 4 * (top - up) : 4 * (bottom - up), 4 * (left - west) : 4 * (right - west)]
    torch.testing.assert_close(inner, expected[..., 4 * top : 4 * bottom, 4 * left : 4 * right], atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_the_clearest_dates_are_chosen_whatever_their_order():
    network = tiny("srresnet")
    reflectance, valid, days = inputs(1, 12, 10, 10)
    for date in range(12):
        valid[0, date] = False
        valid[0, date, : (7 * date) % 12] = True  # dates 0 and 11 differ, several are equally clear beyond ten rows
    pixels = valid.sum((2, 3))[0]
    expected = sorted(range(12), key=lambda date: (-int(pixels[date]), int(days[0, date])))[:6]
    chosen = sorted(expected, key=lambda date: int(days[0, date]))
    alone = network(reflectance[:, chosen], valid[:, chosen], days[:, chosen])
    torch.testing.assert_close(network(reflectance, valid, days), alone)
    state = network.begin(1, 10, 10)
    for date in range(12):
        some = slice(date, date + 1)
        state = network.add(state, reflectance[:, some], valid[:, some], days[:, some])
    assert sorted(state.days[0].tolist()) == days[0, chosen].tolist()
    assert state.features.shape[1] == 6


def test_gradients_reach_every_weight():
    for name in PEERS:
        torch.manual_seed(1)
        network = build(name, TINY[name])
        reflectance, valid, days = inputs(2, 7, 16, 16)
        network(reflectance, valid, days).square().mean().backward()
        for label, weight in network.named_parameters():
            assert weight.grad is not None, (name, label)
            assert torch.isfinite(weight.grad).all(), (name, label)
            assert weight.grad.abs().sum() > 0, (name, label)


@pytest.mark.parametrize("name", PEERS)
def test_training_lowers_the_loss_and_the_model_predicts_as_files(name, tmp_path):
    seeded(1)
    network = build(name, TINY[name])
    place = simulated_place(41, 24, 8)
    network.set_normalisation(*normalisation_of([place]))
    plan = TrainingPlan(steps=30, learning_rate=2e-2, averaging=0.5, validate_every=10**6)
    losses = []
    task = CultivatedLand(Patches(side=24, number=2, variations=Variations(band_gain=0.0, shift=0.0, clouds=0.0)))
    trainer = Trainer(network, task, plan, Pool(lambda _: place, 1), tmp_path / "x")
    original = trainer._step
    trainer._step = lambda batch, step: losses.append(original(batch, step)) or losses[-1]
    trainer.run()
    assert np.mean(losses[-5:]) < 0.85 * np.mean(losses[:5])

    folder = tmp_path / "model 'žito' č"
    folder.mkdir()
    card = card_for(
        name, trainer.average, TINY[name], name="tiny", version="1", first_day=60, last_day=260, threshold=0.5
    )
    save_model(folder, trainer.average, card)
    loaded = load_model(folder).network
    simulated = simulate(12, 40, 5)
    if loaded.window_decides:
        simulated.stack.valid[:] = True
    season = write_simulated(simulated, tmp_path / "place").season
    spec = PredictCultivatedLand(
        season=str(season), model=str(folder), probability=str(tmp_path / "p ž.tif"), tile=24, overlap=0, device="cpu"
    )
    predict_cultivated_land(spec, Reporter(lambda event: None))
    stack = Season.open(season).read(bands=loaded.bands)
    reflectance, valid = (torch.from_numpy(array)[None] for array in (stack.surface_reflectance(), stack.valid))
    days = torch.from_numpy(stack.day_of_year.astype(np.int64))[None]
    with torch.inference_mode():
        expected = torch.sigmoid(loaded(reflectance, valid, days))[0, 0].numpy()
    with open_raster(tmp_path / "p ž.tif") as dataset:
        stored = dataset.read(1)
    never = ~stack.valid.any(axis=0).repeat(4, 0).repeat(4, 1)
    assert np.array_equal(stored == 255, never)
    # The engine may multiply in bfloat16, which keeps three digits.
    assert np.abs(stored[~never] / 200 - expected[~never]).max() < 0.08


def test_the_sizes_are_those_of_the_papers():
    with torch.device("meta"):
        counts = {name: parameters(build(name)) for name in NETWORKS}
    assert counts["srresnet"] == 16_148_303  # 16.15 M are told
    assert abs(counts["piunet"] / 828_355 - 1) < 0.04  # the parent's, which has registration instead of bands
    assert abs(counts["utae"] / 1_087_000 - 1) < 0.05  # the paper's, without the head at 5 and 2.5 m
    assert 500_000 < counts["unet-composites"] < 1_000_000
