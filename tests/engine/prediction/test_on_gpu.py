"""What only a GPU can show: its answers are the processor's, its memory is bounded, and copies run beside it all."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from furrow.engine.prediction.arithmetic import state_of_windows
from furrow.engine.prediction.device import Device, choose_device
from furrow.engine.prediction.inference import TilePredictor
from furrow.engine.prediction.queues import CudaQueues, Queue
from furrow.engine.prediction.tiles import Layout, Span, tiles
from furrow.engine.prediction.transfers import Transfers
from furrow.engine.training.batch import Batch
from furrow.engine.training.loader import pinned
from furrow.models.registry import build
from furrow.tests.builders.networks import random_stack, tiny_network

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="PyTorch sees no GPU on this computer"),
]
PROCESSOR = Device("cpu", None, "processor")
GPU = "cuda:0"


def predicted(stack, network, device, rows=48, **options):
    """Predict a stack in strips of so many rows, as seasons are, and return all layers."""
    height, width = stack.valid.shape[1:]
    layout = Layout.of(32, 0, network.margin, network.multiple)
    predictor = TilePredictor([network], device, layout, **options)
    panel = predictor.panel()
    for first in range(0, height, rows):
        part = slice(first, first + rows)
        numbers, valid = stack.digital_numbers[:, :, part], stack.valid[:, part]
        panel.push(replace(stack, digital_numbers=numbers, valid=valid), 0)
    whole = np.full((2 if options.get("uncertainty") else 1, 4 * height, 4 * width), 222, np.uint8)
    wanted = list(tiles(Span(0, height), Span(0, width), Span(0, height), Span(0, width), layout))
    for tile, values in predictor.predict(panel, (0, 0), wanted):
        rows_of, columns = tile.rows, tile.columns
        whole[:, 4 * rows_of.start : 4 * rows_of.stop, 4 * columns.start : 4 * columns.stop] = values
    return whole.astype(int)


@pytest.mark.parametrize("name", ["hybrid", "utae-small", "unet-composites"])
@pytest.mark.parametrize("options", [{}, {"turns": 8, "uncertainty": True}, {"batch": 3}])
def test_a_gpu_answers_as_the_processor_does(name, options):
    network = tiny_network() if name == "hybrid" else build(name).eval()
    stack = random_stack(64, 90, dates=9)
    stack.valid[:, 20:25, 40:] = False
    expected = predicted(stack, network, PROCESSOR, **options)
    exact = predicted(stack, network, Device(GPU, None, "float32"), **options)
    assert np.array_equal(exact == 255, expected == 255)
    assert np.abs(exact - expected).max() <= 2  # convolutions of float32 keep ten bits there
    short = predicted(stack, network, choose_device(GPU), **options)
    assert np.abs(short - expected).mean() < 1.5
    assert np.abs(short - expected).max() <= 12


def test_a_season_twice_as_long_takes_no_more_memory():
    network, peaks = tiny_network(), []
    for dates in (24, 48):
        stack = random_stack(128, 256, dates=dates)
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
        predicted(stack, network, choose_device(GPU), rows=128)
        peaks.append(torch.cuda.max_memory_allocated())
    assert peaks[1] <= 1.05 * peaks[0]


def test_nothing_waits_for_the_gpu_while_dates_are_summed():
    network, stack, device = tiny_network().to(GPU), random_stack(64, 64, dates=24), Device(GPU, None, "")
    transfers = Transfers.of(device)
    windows = [(slice(0, 48), slice(0, 48)), (slice(16, 64), slice(16, 64))]
    state_of_windows(network, stack, windows, device, network.summarise, transfers=transfers)  # kernels are loaded
    torch.cuda.set_sync_debug_mode("error")
    try:
        found = state_of_windows(network, stack, windows, device, network.summarise, transfers=transfers)
    finally:
        torch.cuda.set_sync_debug_mode("default")
    expected = state_of_windows(network.cpu(), stack, windows, PROCESSOR, network.summarise)
    assert torch.allclose(found.cpu(), expected, atol=5e-3)


def test_copies_run_beside_the_computing():
    """While the GPU is kept busy, the next piece arrives, and a result that was ready before goes down."""
    queues = CudaQueues(GPU)
    transfers = Transfers(queues)
    result = transfers.fetched(torch.arange(1000, device=GPU))
    carried = transfers.carried([[[np.full(1 << 20, number, np.uint8)]] for number in range(4)])
    first = next(carried)
    torch.cuda._sleep(2_000_000_000)  # cycles, about a second
    busy = queues.mark(Queue.COMPUTE)
    assert result()[-1] == 999
    transfers._slots[1].copied.wait()
    assert not busy._event.query()
    sums = [int(first[0].sum())] + [int(tensors[0].sum()) for tensors in carried]
    assert sums == [number << 20 for number in range(4)]


def test_a_pinned_batch_goes_to_the_gpu_without_waiting():
    batch = Batch(*(torch.rand(2, 3) for _ in range(5)))
    ready = pinned(batch)
    assert ready.reflectance.is_pinned()
    torch.cuda.set_sync_debug_mode("error")
    try:
        there = ready.to(GPU)
    finally:
        torch.cuda.set_sync_debug_mode("default")
    assert torch.equal(there.weights.cpu(), batch.weights)
    assert there.borders is None
