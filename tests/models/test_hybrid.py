import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.models.registry import build
from furrow.tests.builders.networks import tiny_network

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def network():
    return tiny_network()


def inputs(places=2, dates=6, height=12, width=16, seed=1):
    generator = torch.Generator().manual_seed(seed)
    reflectance = torch.rand(places, dates, 10, height, width, generator=generator) * 0.6
    valid = torch.rand(places, dates, height, width, generator=generator) > 0.3
    days = torch.randint(60, 250, (places, dates), generator=generator)
    return reflectance, valid, days


@torch.inference_mode()
def test_output_is_four_times_finer_for_any_shape(network):
    for height, width in ((1, 1), (5, 7), (16, 12), (33, 4)):
        assert network(*inputs(1, 3, height, width)).shape == (1, 1, 4 * height, 4 * width)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000), at_once=st.integers(1, 7))
@torch.inference_mode()
def test_order_of_dates_and_their_grouping_do_not_matter(network, seed, at_once):
    reflectance, valid, days = inputs(seed=seed)
    expected = network(reflectance, valid, days)
    order = torch.from_numpy(np.random.default_rng(seed).permutation(6))
    network.dates_at_once, before = at_once, network.dates_at_once
    shuffled = network(reflectance[:, order], valid[:, order], days[:, order])
    network.dates_at_once = before
    torch.testing.assert_close(shuffled, expected, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_dates_change_the_answer_so_that_the_test_above_can_fail(network):
    reflectance, valid, days = inputs()
    assert (network(reflectance, valid, days) - network(reflectance, valid, days.flip(1))).abs().max() > 1e-2


@torch.inference_mode()
def test_padded_dates_and_invalid_samples_are_ignored(network):
    reflectance, valid, days = inputs()
    expected = network(reflectance, valid, days)
    noisy = torch.where(valid.unsqueeze(2), reflectance, torch.full_like(reflectance, 0.9))
    padded = [
        torch.cat([noisy, torch.rand_like(noisy[:, :2])], dim=1),
        torch.cat([valid, torch.zeros_like(valid[:, :2])], dim=1),
        torch.cat([days, torch.full((2, 2), 200)], dim=1),
    ]
    torch.testing.assert_close(network(*padded), expected, atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_pixels_never_observed_give_finite_logits(network):
    reflectance, valid, days = inputs()
    valid[..., :6] = False
    assert torch.isfinite(network(reflectance, valid, days)).all()
    assert torch.isfinite(network(reflectance, torch.zeros_like(valid), days)).all()


@torch.inference_mode()
def test_neighbours_in_a_batch_do_not_matter(network):
    reflectance, valid, days = inputs(places=3)
    together = network(reflectance, valid, days)
    alone = network(reflectance[1:2], valid[1:2], days[1:2])
    torch.testing.assert_close(together[1:2], alone, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("name", ["hybrid-base", "hybrid-small"])
def test_nothing_beyond_the_margin_is_seen(name):
    torch.manual_seed(0)
    network = build(name, {"attention": 8, "heads": 2, "width": 8, "width_20m": 8, "width_40m": 8}).eval()
    side, middle = 4 * 16, 32
    reflectance = torch.rand(1, 2, 10, side, side, requires_grad=True)
    logits = network(reflectance, torch.ones(1, 2, side, side, dtype=torch.bool), torch.tensor([[90, 200]]))
    reach = 0
    for offset in range(16):  # every position within the coarsest pixel
        (gradient,) = torch.autograd.grad(logits[0, 0, 128 + offset, 128], reflectance, retain_graph=True)
        rows = gradient.abs().sum((0, 1, 2, 4)).nonzero()
        centre = middle + offset // 4
        reach = max(reach, centre - int(rows.min()), int(rows.max()) - centre)
    assert 16 < reach <= network.margin


@settings(max_examples=10, deadline=None)
@given(top=st.integers(0, 20), left=st.integers(0, 20), height=st.integers(1, 24), width=st.integers(1, 24))
@torch.inference_mode()
def test_a_tile_with_its_margin_agrees_with_the_whole(network, top, left, height, width):
    reflectance, valid, days = inputs(1, 4, 90, 93)
    whole = network(reflectance, valid, days)
    top, left = 4 * top, 4 * left
    bottom, right = min(90, top + height), min(93, left + width)
    if top >= 90 or left >= 93:
        return
    up, west = max(0, top - network.margin), max(0, left - network.margin)
    window = (..., slice(up, bottom + network.margin), slice(west, right + network.margin))
    tile = network(reflectance[window], valid[window], days)
    inner = tile[..., 4 * (top - up) : 4 * (bottom - up), 4 * (left - west) : 4 * (right - west)]
    torch.testing.assert_close(inner, whole[..., 4 * top : 4 * bottom, 4 * left : 4 * right], atol=1e-4, rtol=1e-4)


def test_the_small_network_is_small():
    network = build("hybrid-small")
    assert 400_000 < sum(weight.numel() for weight in network.parameters()) < 800_000


@torch.inference_mode()
def test_without_contrasts_the_rest_stays():
    network = tiny_network(contrasts=0)
    assert network.contrast is None
    assert network(*inputs(1, 3, 8, 8)).shape == (1, 1, 32, 32)


@torch.inference_mode()
def test_outputs_for_borders_come_behind_cultivated_land():
    network = build("hybrid-small", {"attention": 8, "heads": 2, "width": 8, "borders": 1}).eval()
    assert network.outputs == ("cultivated", "boundary", "distance")
    assert network(*inputs(1, 3, 8, 8)).shape == (1, 3, 32, 32)


def test_more_blocks_see_farther():
    margins = [build("hybrid-small", {"blocks": number}).margin for number in (1, 2, 3)]
    assert margins == [24, 38, 52]
