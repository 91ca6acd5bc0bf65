import numpy as np
import pytest
import torch

from furrow.engine.contract.errors import InputError, JobCancelledError, ResourceError
from furrow.engine.prediction.device import Device, choose_device
from furrow.engine.prediction.inference import TilePredictor, quantised
from furrow.engine.prediction.tiles import Layout, Span, tiles
from furrow.tests.builders.networks import random_stack, tiny_network

pytestmark = pytest.mark.engine
PROCESSOR = Device("cpu", None, "processor")


def predicted(stack, tile, network, device=PROCESSOR):
    height, width = stack.valid.shape[1:]
    layout = Layout.of(tile, 0, network.margin, network.multiple)
    whole = np.full((4 * height, 4 * width), 222, np.uint8)
    wanted = list(tiles(Span(0, height), Span(0, width), (height, width), layout))
    for part, values in TilePredictor(network, device, layout).predict(stack, (0, 0), wanted):
        rows, columns = part.rows, part.columns
        whole[4 * rows.start : 4 * rows.stop, 4 * columns.start : 4 * columns.stop] = values
    return whole


def directly(stack, network):
    with torch.inference_mode():
        logits = network(
            torch.from_numpy(stack.surface_reflectance())[None],
            torch.from_numpy(stack.valid)[None],
            torch.from_numpy(stack.day_of_year.astype(np.int64))[None],
        )
    return torch.sigmoid(logits)[0, 0].numpy()


@pytest.mark.parametrize("tile", [16, 20, 37, 64, 1000])
def test_tiles_of_any_size_agree_with_one_pass_over_everything(tile):
    network, stack = tiny_network(), random_stack(70, 93, dates=11)
    expected = directly(stack, network)
    assert expected.std() > 0.05
    stored = predicted(stack, tile, network).astype(float)
    observed = stored != 255
    assert np.abs(stored[observed] / 200 - expected[observed]).max() <= 1 / 200


def test_smaller_types_of_number_stay_close():
    network, stack = tiny_network(), random_stack(40, 40)
    exact, short = (
        predicted(stack, 24, network, Device("cpu", kind, "")).astype(int) for kind in (None, torch.bfloat16)
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


class _Hungry(torch.nn.Module):
    """Runs out of memory above a number of pixels, as a GPU would."""

    margin, multiple, dates_at_once = 24, 4, 8

    def __init__(self, limit):
        super().__init__()
        self.limit, self.network = limit, tiny_network()

    def begin(self, places, height, width):
        if places * height * width > self.limit:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return self.network.begin(places, height, width)

    def add(self, *arguments):
        return self.network.add(*arguments)

    def decode(self, state):
        return self.network.decode(state)


def test_when_memory_runs_out_tiles_are_halved_until_they_fit():
    stack = random_stack(128, 128)
    whole = predicted(stack, 128, _Hungry(10**9))
    assert (whole != 222).all()
    halved = predicted(stack, 128, _Hungry(90 * 90))
    assert np.abs(halved.astype(int) - whole).max() <= 1


def test_when_nothing_fits_the_error_names_tile_and_dates():
    with pytest.raises(ResourceError, match="16 pixels and 5 dates"):
        predicted(random_stack(64, 64), 64, _Hungry(100))


def test_another_runtime_error_is_not_taken_for_want_of_memory():
    network = _Hungry(10**9)
    network.decode = lambda state: (_ for _ in ()).throw(RuntimeError("a fault of ours"))
    with pytest.raises(RuntimeError, match="a fault of ours"):
        predicted(random_stack(32, 32), 32, network)


def test_a_cancel_stops_between_dates():
    calls = []

    def check():
        calls.append(1)
        if len(calls) == 3:
            raise JobCancelledError("stop")

    network, stack = tiny_network(), random_stack(32, 32, dates=40)
    predictor = TilePredictor(network, PROCESSOR, Layout.of(32, 0, 24, 4), check)
    with pytest.raises(JobCancelledError):
        list(predictor.predict(stack, (0, 0), list(tiles(Span(0, 32), Span(0, 32), (32, 32), Layout(32, 24, 4)))))
    assert len(calls) == 3


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
