"""The decoder that oneDNN runs in one go, held against the layers it is made of."""

from typing import Any

import pytest
import torch
from torch import nn

from furrow.engine.prediction import folding
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.folding import folded, quickened
from furrow.engine.prediction.fused_decoder import FusedDecoder, can_fuse
from furrow.models.hybrid import HybridDecoder, HybridNetwork
from furrow.models.registry import build
from furrow.tests.builders.networks import TINY

pytestmark = pytest.mark.engine

PROCESSOR = Device("cpu", None, "processor")
STORED = 1 / 200  # the step between probabilities as they are stored


def network(**settings: Any) -> HybridNetwork:
    """A network whose normalisations and biases all matter, in evaluation mode."""
    torch.manual_seed(11)
    result = build("hybrid-small", {**TINY, **settings})
    assert isinstance(result, HybridNetwork)
    for module in result.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.3, 1.5)
            nn.init.uniform_(module.weight, 0.7, 1.5)
            nn.init.uniform_(module.bias, -0.3, 0.3)
    return result.eval()


@pytest.mark.skipif(not can_fuse(), reason="PyTorch was built without oneDNN for this processor")
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"blocks": 3},
        {"borders": 1},
        {"width": 20, "width_20m": 28, "width_40m": 36, "width_5m": 12, "width_2m5": 5},
    ],
    ids=["tiny", "deep", "three outputs", "odd widths"],
)
@pytest.mark.parametrize("shape", [(1, 4, 4), (1, 36, 20), (3, 12, 8)], ids=["one cell", "oblong", "three places"])
@torch.inference_mode()
def test_it_draws_what_the_layers_draw(settings, shape):
    layers = folded(network(**settings))
    places, height, width = shape
    summary = torch.rand(places, layers.settings.width, height, width) * 3
    wanted, drawn = layers.decoder(summary), FusedDecoder(layers.decoder)(summary)
    assert drawn.shape == (places, len(layers.outputs), 4 * height, 4 * width)
    assert wanted.std() > 0.01
    torch.testing.assert_close(drawn, wanted, rtol=1e-4, atol=1e-5)


@pytest.mark.skipif(not can_fuse(), reason="PyTorch was built without oneDNN for this processor")
@torch.inference_mode()
def test_shorter_numbers_change_no_probability_by_more_than_a_step():
    layers = folded(network())
    summary = torch.rand(1, layers.settings.width, 64, 64)
    wanted = torch.sigmoid(layers.decoder(summary))
    drawn = torch.sigmoid(FusedDecoder(layers.decoder, torch.bfloat16)(summary).float())
    assert 0 < (drawn - wanted).abs().max() < STORED


@torch.inference_mode()
def test_the_decoder_is_exchanged_where_that_is_possible_alone(monkeypatch):
    original = network()
    summary = torch.rand(1, original.settings.width, 20, 24)
    wanted = original.draw(summary)
    for possible in (can_fuse(), False):
        monkeypatch.setattr(folding, "can_fuse", lambda possible=possible: possible)
        quick = quickened(original, PROCESSOR)
        assert isinstance(quick.decoder, FusedDecoder) == possible
        torch.testing.assert_close(quick.draw(summary), wanted, rtol=1e-4, atol=1e-5)
    assert isinstance(original.decoder, HybridDecoder)  # is left as it was


def test_another_network_is_folded_alone():
    other = quickened(build("unet-composites").eval(), PROCESSOR)
    assert not any(isinstance(module, FusedDecoder) for module in other.modules())


def test_normalisations_must_be_folded_in():
    with pytest.raises(ValueError, match="folded"):
        FusedDecoder(network().decoder)
