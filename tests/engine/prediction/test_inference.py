import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError, JobCancelledError, ResourceError
from furrow.engine.imagery import compiled
from furrow.engine.prediction import season_sums
from furrow.engine.prediction.ahead import late
from furrow.engine.prediction.arithmetic import state_of_windows
from furrow.engine.prediction.device import Device, choose_device
from furrow.engine.prediction.equipment import Equipment
from furrow.engine.prediction.folding import folded
from furrow.engine.prediction.inference import TilePredictor, quantised
from furrow.engine.prediction.queues import Queue
from furrow.engine.prediction.tiles import Layout, Span, tiles
from furrow.engine.prediction.transfers import Transfers
from furrow.engine.prediction.turns import TURNS, turned_stack
from furrow.models.season_network import PixelwiseNetwork, SeasonNetwork
from furrow.tests.builders.card import Card
from furrow.tests.builders.late_queues import LateQueues
from furrow.tests.builders.networks import random_stack, tiny_network

pytestmark = pytest.mark.engine
PROCESSOR = Device("cpu", None, "processor")


def predicted(stack, tile, *networks, device=PROCESSOR, pieces=(10**6,), **options):
    """Predict a stack that is pushed in pieces of so many rows, from top to bottom, and return all layers."""
    height, width = stack.valid.shape[1:]
    margin = max(network.margin for network in networks)
    layout = Layout.of(tile, 0, margin, networks[0].multiple)
    predictor = TilePredictor(networks, device, layout, **options)
    panel, first, done = predictor.panel(), 0, 0
    whole = np.full((1 + predictor._uncertainty, 4 * height, 4 * width), 222, np.uint8)
    edges = [0, *itertools.takewhile(lambda edge: edge < height, itertools.accumulate(itertools.cycle(pieces))), height]
    for start, stop in itertools.pairwise(edges):
        keep = max(0, done - layout.margin)
        part = replace(stack, digital_numbers=stack.digital_numbers[:, :, start:stop], valid=stack.valid[:, start:stop])
        panel.push(part, keep - first)
        first = keep
        core = Span(done, height if stop == height else max(done, (stop - layout.margin) // 4 * 4))
        done = core.stop
        wanted = list(tiles(core, Span(0, width), Span(0, height), Span(0, width), layout))
        for piece, values in predictor.predict(panel, (first, 0), wanted):
            rows, columns = piece.rows, piece.columns
            whole[:, 4 * rows.start : 4 * rows.stop, 4 * columns.start : 4 * columns.stop] = values
    return whole if len(whole) > 1 else whole[0]


def directly(stack, network):
    with torch.inference_mode():
        logits = network(
            torch.from_numpy(stack.surface_reflectance())[None],
            torch.from_numpy(stack.valid)[None],
            torch.from_numpy(stack.day_of_year.astype(np.int64))[None],
        )
    return torch.sigmoid(logits)[0, 0].numpy()


class _OnlyRows(SeasonNetwork):
    """A hybrid network of which nobody knows that its pixels stand by themselves."""

    margin, multiple, dates_at_once = 24, 4, 8

    def __init__(self, network):
        super().__init__(network.bands)
        self.network = network

    def begin(self, places, height, width):
        return self.network.begin(places, height, width)

    def add(self, *arguments):
        return self.network.add(*arguments)

    def decode(self, state):
        return self.network.decode(state)


class _OnlySummaries(PixelwiseNetwork, _OnlyRows):
    """A hybrid network that is not known to be one, so that its summaries are made of tensors, as on a GPU."""

    reach, summary_channels = 1, 12

    def summarise(self, state):
        return self.network.summarise(state)

    def draw(self, summary):
        return self.network.draw(summary)


KINDS = {"compiled": lambda network: network, "tensors": _OnlySummaries, "rows": _OnlyRows}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("tile", "pieces"), [(16, (7, 30)), (20, (1, 50)), (37, (10**6,)), (64, (31,)), (1000, (48,))])
def test_tiles_of_any_size_agree_with_one_pass_over_everything(kind, tile, pieces):
    network, stack = tiny_network(), random_stack(70, 93, dates=11)
    expected = directly(stack, network)
    assert expected.std() > 0.05
    stored = predicted(stack, tile, KINDS[kind](network), pieces=pieces).astype(float)
    observed = stored != 255
    assert np.abs(stored[observed] / 200 - expected[observed]).max() <= 1 / 200


def test_smaller_types_of_number_stay_close():
    network, stack = tiny_network(), random_stack(40, 40)
    exact, short = (
        predicted(stack, 24, network, device=Device("cpu", kind, "")).astype(int) for kind in (None, torch.bfloat16)
    )
    assert np.abs(exact - short).max() <= 12
    assert np.abs(exact - short).mean() < 1.5


def test_pixels_without_any_valid_date_are_nodata_and_no_others():
    network, stack = tiny_network(), random_stack(30, 31)
    stack.valid[:, 5:9, 20:] = False
    never = ~stack.valid.any(axis=0)
    assert np.array_equal(predicted(stack, 16, network) == 255, never.repeat(4, 0).repeat(4, 1))


def test_values_of_invalid_samples_do_not_matter():
    network, stack = tiny_network(), random_stack(30, 31)
    before = predicted(stack, 16, network)
    stack.digital_numbers.transpose(0, 2, 3, 1)[~stack.valid] = 65535
    assert np.array_equal(predicted(stack, 16, network), before)


def test_stored_values_cover_0_to_200():
    stored = quantised(
        np.array([[0.0, 0.5], [1.0, 0.0024]], np.float32).repeat(2, 0).repeat(2, 1), np.ones((1, 1), bool)
    )
    assert np.unique(stored).tolist() == [0, 100, 200]


class _Hungry(_OnlySummaries):
    """Runs out of memory above a number of pixels, as a GPU would."""

    def __init__(self, limit, summarised=10**9):
        super().__init__(tiny_network())
        self.limit, self.summarised, self.drawn = limit, summarised, []

    def __deepcopy__(self, memo):
        return self  # so that a test sees what was drawn

    def summarise(self, state):
        if state.counts.numel() > self.summarised:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return super().summarise(state)

    def draw(self, summary):
        self.drawn.append(summary.shape)
        if summary[:, 0].numel() > self.limit:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return super().draw(summary)


class _Metered(_Hungry):
    """Takes so many bytes of a card for each pixel it draws."""

    def __init__(self, card):
        super().__init__(10**9)
        self.card = card

    def draw(self, summary):
        self.drawn.append(summary.shape)
        self.card.work(summary[:, 0].numel())
        return self.network.draw(summary)


def as_on_a_card(card=None, **queues):
    """What a GPU works with, on the processor: copies that come late, and a memory that is asked."""
    return Equipment(PROCESSOR, Transfers(LateQueues(**queues)), card or Card(10**9, 1))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("eagerness", [0.0, 0.5])
@pytest.mark.parametrize("options", [{}, {"turns": 4, "uncertainty": True}])
def test_the_way_over_a_card_gives_what_the_processor_gives(kind, eagerness, options):
    network, stack = KINDS[kind](tiny_network()), random_stack(43, 58, dates=9)
    stack.valid[:, 11:14, 30:] = False
    expected = predicted(stack, 24, network, pieces=(7, 30), **options).astype(int)
    equipment = as_on_a_card(eagerness=eagerness)
    found = predicted(stack, 24, network, pieces=(7, 30), equipment=equipment, **options).astype(int)
    assert np.array_equal(found == 255, expected == 255)
    assert np.abs(found - expected).max() <= 1


def test_a_pixel_goes_up_as_its_numbers_and_masks_and_comes_down_as_bytes():
    network, stack = _OnlySummaries(tiny_network()), random_stack(64, 80, dates=16, valid_share=1.0)
    equipment = as_on_a_card()
    predicted(stack, 64, network, equipment=equipment)
    copied = equipment.transfers._queues.copied
    bands = len(network.bands)
    assert copied[Queue.DOWN] == 16 * 64 * 80
    few = 2 * (16 * 24 + 5 * 256)  # days, scales and offsets of two groups of dates, and where groups begin
    assert 0 <= copied[Queue.UP] - 16 * (2 * bands + 1) * 64 * 80 <= few


def test_on_a_card_the_first_tile_tells_how_many_fit():
    stack = random_stack(48, 400)
    card = Card(10**8, by_pixel=10**8 // (40 * 48 * 64))
    network = _Metered(card)
    whole = predicted(stack, 16, network, equipment=as_on_a_card(card)).astype(int)
    numbers = [shape[0] for shape in network.drawn]
    assert numbers[0] == 1
    assert max(numbers) > 8
    assert card.given_back == 0
    assert np.abs(whole - predicted(stack, 16, _Hungry(10**9))).max() <= 1


def test_on_a_card_that_fills_meanwhile_the_batch_is_halved_then_the_tile():
    stack = random_stack(48, 400)
    expected = predicted(stack, 48, _Hungry(10**9)).astype(int)
    network = _Hungry(5 * 48 * 64)
    found = predicted(stack, 16, network, equipment=as_on_a_card())
    assert np.abs(found.astype(int) - expected).max() <= 1
    numbers = [shape[0] for shape in network.drawn]
    assert numbers[0] == 1
    assert sorted(numbers[1:3], reverse=True) == numbers[1:3]  # all that are left, then half of them
    network = _Hungry(56 * 60)
    found = predicted(stack, 48, network, equipment=as_on_a_card())
    assert np.abs(found.astype(int) - expected).max() <= 1
    with pytest.raises(ResourceError, match="one tile of 16 pixels"):
        predicted(stack, 48, _Hungry(100), equipment=as_on_a_card())


def test_when_memory_runs_out_for_the_sums_fewer_rows_are_summed_at_a_time():
    stack = random_stack(64, 50)
    expected = predicted(stack, 64, _Hungry(10**9)).astype(int)
    for equipment in (None, as_on_a_card()):
        found = predicted(stack, 64, _Hungry(10**9, summarised=50 * 9), pieces=(30, 5), equipment=equipment)
        assert np.abs(found.astype(int) - expected).max() <= 1
        with pytest.raises(ResourceError, match="one row of 50 pixels"):
            predicted(stack, 64, _Hungry(10**9, summarised=120), equipment=equipment)


def test_when_no_buffer_fits_the_error_says_so():
    with pytest.raises(ResourceError, match="one row of 64 pixels"):
        predicted(random_stack(64, 64), 64, _Hungry(10**9), equipment=as_on_a_card(room=100))
    with pytest.raises(ResourceError, match="one tile of 16 pixels"):
        predicted(random_stack(64, 64), 64, _OnlyRows(tiny_network()), equipment=as_on_a_card(room=100))


def test_on_a_card_a_strip_is_begun_before_the_results_of_the_one_above_are_fetched():
    order = []

    def begun():
        for number in range(5):
            order.append(f"begin {number}")
            yield number

    for number in late(begun(), 2):
        order.append(f"fetch {number}")
    assert order[:5] == ["begin 0", "begin 1", "begin 2", "fetch 0", "begin 3"]
    assert order[-2:] == ["fetch 3", "fetch 4"]


def test_when_memory_runs_out_tiles_are_halved_until_they_fit():
    stack = random_stack(128, 128)
    whole = predicted(stack, 128, _Hungry(10**9))
    assert (whole != 222).all()
    halved = predicted(stack, 128, _Hungry(90 * 90))
    assert np.abs(halved.astype(int) - whole).max() <= 1


def test_when_nothing_fits_the_error_names_the_tile():
    with pytest.raises(ResourceError, match="one tile of 16 pixels"):
        predicted(random_stack(64, 64), 64, _Hungry(100))


def test_another_runtime_error_is_not_taken_for_want_of_memory():
    network = _Hungry(10**9)
    network.network.decoder.logits = torch.nn.Conv2d(7, 1, 3)
    with pytest.raises(RuntimeError, match="channels"):
        predicted(random_stack(32, 32), 32, network)


def test_a_tile_that_halving_does_not_make_smaller_ends_it_too():
    """Tiles may be an eighth larger than wished, so one of 18 pixels is not cut by wishing for 16."""
    with pytest.raises(ResourceError, match="one tile of 18 pixels"):
        predicted(random_stack(18, 18), 16, _Hungry(100))


@pytest.mark.parametrize("kind", KINDS)
def test_a_cancel_stops_between_dates_or_rows(kind, monkeypatch):
    calls = []

    def check():
        calls.append(1)
        if len(calls) == 3:
            raise JobCancelledError("stop")

    monkeypatch.setattr(season_sums, "_BYTES_AT_ONCE", 100_000)
    with pytest.raises(JobCancelledError):
        predicted(random_stack(32, 32, dates=40), 32, KINDS[kind](tiny_network()), check=check)
    assert len(calls) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [2, 4, 8])
@pytest.mark.parametrize("size", [(40, 52), (37, 51)])
def test_turned_predictions_are_those_of_turned_seasons(kind, number, size):
    """Against the network on turned seasons, filled up so that both sides are multiples of its coarsest pixel."""
    network, stack = tiny_network(), random_stack(*size)
    found = predicted(
        stack, 24, KINDS[kind](network), turns=number, uncertainty=True, pieces=(30, 3), device=PROCESSOR
    ).astype(float)
    height, width = size
    filled = [(0, 0), (0, -height % 4), (0, -width % 4)]
    whole = replace(
        stack, digital_numbers=np.pad(stack.digital_numbers, [(0, 0), *filled]), valid=np.pad(stack.valid, filled)
    )
    answers = []
    for turn in TURNS[number]:
        drawn = torch.from_numpy(directly(turned_stack(whole, turn), network))
        answers.append(turn.back(drawn)[: 4 * height, : 4 * width].numpy())
    assert np.std(answers, axis=0).max() > 0.02
    inside = stack.valid.any(axis=0).repeat(4, 0).repeat(4, 1)
    if size[0] % 4:  # filled pixels are not what lies beyond the edge: they differ within the margin of two sides
        inside[4 * (height - network.margin) :] = inside[:, 4 * (width - network.margin) :] = False
    for layer, expected in zip(found, (np.mean(answers, axis=0), np.std(answers, axis=0)), strict=True):
        assert np.abs(layer / 200 - expected)[inside].max() <= 1 / 200


@pytest.mark.parametrize("kind", KINDS)
def test_batches_of_any_size_and_any_number_of_threads_agree(kind, monkeypatch):
    network, stack = KINDS[kind](tiny_network()), random_stack(70, 93)
    alone = predicted(stack, 16, network).astype(int)
    threads = torch.get_num_threads()
    try:
        for number, batch in ((1, 2), (2, 3), (3, 64)):
            torch.set_num_threads(number)
            monkeypatch.setattr(compiled, "processors", lambda number=number: number)
            together = predicted(stack, 16, network, batch=batch).astype(int)
            assert np.abs(together - alone).max() <= 1
    finally:
        torch.set_num_threads(threads)


def test_several_networks_are_averaged():
    one, two, stack = tiny_network(1), tiny_network(2), random_stack(40, 44)
    mean, spread = predicted(stack, 24, one, _OnlyRows(two), uncertainty=True).astype(float)
    answers = [directly(stack, one), directly(stack, two)]
    inside = stack.valid.any(axis=0).repeat(4, 0).repeat(4, 1)
    assert np.abs(mean / 200 - np.mean(answers, axis=0))[inside].max() <= 1 / 200
    assert np.abs(spread / 200 - np.std(answers, axis=0))[inside].max() <= 1 / 200
    assert (spread[~inside] == 255).all()


@settings(max_examples=25, deadline=None)
@given(
    size=st.tuples(st.integers(1, 20), st.integers(1, 140)), dates=st.integers(1, 14), seed=st.integers(0, 9),
    valid_share=st.sampled_from([0.0, 0.02, 0.5, 1.0]), contrasts=st.integers(0, 1), heads=st.sampled_from([1, 2, 4]),
    composites=st.integers(1, 9),
)  # fmt: skip
def test_the_compiled_sums_are_those_of_the_network(size, dates, seed, valid_share, contrasts, heads, composites):
    network = tiny_network(seed, contrasts=contrasts, heads=heads, composites=composites)
    stack = random_stack(*size, dates=dates, seed=seed, valid_share=valid_share)
    stack.offset[:] = -1000.0 * (np.arange(dates) % 2)
    everything = [(slice(0, size[0]), slice(0, size[1]))]
    expected = state_of_windows(network, stack, everything, PROCESSOR, network.summarise)[0].permute(1, 2, 0)
    found = season_sums.HybridSums(folded(network)).summary(stack)
    assert found.shape == expected.shape
    assert torch.allclose(found, expected, atol=3e-4, rtol=1e-4)


def test_folding_changes_the_speed_alone():
    network = tiny_network()
    quick = folded(network)
    assert any(isinstance(module, torch.nn.BatchNorm2d) for module in network.modules())
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in quick.modules())
    stack = random_stack(24, 24)
    assert np.allclose(directly(stack, network), directly(stack, quick), atol=1e-5)


@pytest.mark.parametrize(("tiles", "precision"), [(True, torch.bfloat16), (False, None)])
def test_a_processor_takes_bfloat16_only_where_it_has_tiles_for_it(monkeypatch, tiles, precision):
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: tiles)
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: True)
    assert choose_device("cpu").precision is precision


def test_devices():
    assert choose_device("cpu").name == "cpu"
    assert choose_device("auto").name in {"cpu", "cuda:0"}
    for wish in ("gpu", "cuda:x", "tpu:0", "", "CPU "):
        with pytest.raises(InputError, match="auto"):
            choose_device(wish)
    with pytest.raises(InputError, match="cuda:99"):
        choose_device("cuda:99")
