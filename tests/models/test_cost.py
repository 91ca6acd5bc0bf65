import pytest
import torch

from furrow.models.cost import operations_per_pixel, parameters
from furrow.models.registry import build

pytestmark = pytest.mark.engine


def test_convolutions_and_shuffles_are_counted_as_by_hand():
    channels, blocks, side = 125, 3, 9
    network = build("srresnet", {"blocks": blocks})
    first = 104 * channels * side**2
    body = (2 * blocks + 1) * channels**2 * 9
    finer = (1 + 4) * channels * 4 * channels * 9  # at 10 m, and at 5 m where there are four times as many pixels
    logits = 16 * channels * side**2
    assert operations_per_pixel(network, 8) == 2 * (first + body + finer + logits)
    assert operations_per_pixel(network, 24) == operations_per_pixel(network, 8)  # eight dates are chosen


def test_attention_is_counted_as_by_hand():
    blocks, features, finer = 2, 12, 8
    network = build("piunet", {"blocks": blocks, "features": features, "finer": finer, "heads": 3})
    for dates in (1, 5):
        convolutions = dates * 9 * (11 * features + (2 * blocks + 1) * features**2)
        gates = dates * blocks * 2 * features * 1
        projections = dates * 4 * features**2
        products = 2 * dates * dates * features
        head = 9 * (features * 4 * finer + 4 * finer * 4 * finer + 16 * (features + 2 * finer) * finer + 16 * finer)
        expected = 2 * (convolutions + gates + (2 * blocks + 2) * (projections + products) + head)
        assert operations_per_pixel(network, dates) == expected


def test_strided_and_transposed_convolutions_are_counted_as_by_hand():
    wide = ("width", "width_20m", "width_40m", "width_80m", "decoder", "decoder_20m", "decoder_40m")
    network = build("utae", {**dict.fromkeys(wide, 16), "model": 32, "width_5m": 4, "width_2m5": 4})
    square = 16 * 16
    encoder = 9 * (11 * 16 + square) + sum((16 + 9 + 9) * square / 4**level for level in (1, 2, 3))
    attention = (16 * 32 + 32 * 64) / 64
    decoder = 32 * 16 / 64 + sum(
        (16 * square / 4 + square + 9 * 2 * square + 9 * square) / 4**level for level in (0, 1, 2)
    )
    head = 9 * (16 * 16 + 4 * 4 * 16 + 16 * (4 * 4 + 4))
    assert operations_per_pixel(network, 3) == pytest.approx(
        2 * (3 * (encoder + attention) + decoder + head), rel=1e-12
    )


def test_weights_are_counted_and_the_network_stays_as_it_was():
    network = build("hybrid-small").train()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    operations_per_pixel(network)
    assert network.training
    assert all(torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())
    assert parameters(network) == sum(weight.numel() for weight in network.parameters())
