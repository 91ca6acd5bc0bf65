"""Exported models, run by an implementation that knows nothing of torch."""

import json
import sys
import threading
import time

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from furrow.__about__ import ROOT, __version__
from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.events import Progress, Warn
from furrow.engine.contract.model_jobs import ExportONNX
from furrow.engine.prediction import onnx_export
from furrow.engine.prediction.onnx_export import OPSET, export_onnx
from furrow.engine.reporting import Reporter
from furrow.models.files import card_for, load_model, save_model
from furrow.models.hybrid import HybridNetwork
from furrow.models.registry import NETWORKS, build
from furrow.tests.builders.networks import TINY, write_tiny_model

pytestmark = pytest.mark.engine

WINDOW, DATES = 32, 9
# Sizes that keep the shape of each network but cost little; a name that is missing is exported as it is.
SMALL = {
    "hybrid-base": {"width": 24, "width_20m": 24, "width_40m": 24},
    "hybrid-large": {"width": 16, "width_20m": 16, "width_40m": 16, "attention": 8, "heads": 2},
    "srresnet": {"channels": 16, "blocks": 3},
    "piunet": {"blocks": 2},
    "utae": {"model": 64},
}


def season(seed, dates=DATES, bands=10, window=WINDOW, clear=0.6, padding=0):
    """Random inputs of a network; the last `padding` dates are valid nowhere and hold no numbers."""
    rng = np.random.default_rng(seed)
    reflectance = rng.uniform(0, 0.6, (1, dates, bands, window, window)).astype(np.float32)
    valid = rng.random((1, dates, window, window)) < clear
    if padding:
        valid[:, -padding:] = False
        reflectance[:, -padding:] = np.nan
    valid[:, :, :7, :9] = False  # a corner that no date shows
    days = rng.choice(np.arange(60, 260), (1, dates), replace=False).astype(np.int64)
    return {"reflectance": reflectance, "valid": valid, "day_of_year": days}


CASES = {
    "clear": {"seed": 1, "clear": 1.1},
    "gaps": {"seed": 2},
    "padded": {"seed": 3, "padding": 4},
    "one date": {"seed": 4, "padding": 8},
    "nothing but clouds": {"seed": 5, "clear": -1.0},
}


def write_network(folder, name, settings, bands=None):
    """Write a model with random weights, whose probabilities spread over 0 to 1, and return its folder."""
    torch.manual_seed(11)
    network = build(name, {**settings, **({"bands": bands} if bands else {})})
    count = len(network.bands)
    network.set_normalisation(list(np.linspace(0.1, 0.4, count)), list(np.linspace(0.05, 0.2, count)))
    with torch.no_grad():
        for seed in (1, 2):
            network(*(torch.from_numpy(each) for each in season(seed, bands=count).values()))
    network.eval()
    last = next(module for label, module in network.named_modules() if label.endswith("logits"))
    with torch.no_grad():
        logits = network(*(torch.from_numpy(each) for each in season(3, bands=count).values()))
        last.weight.mul_(2.0 / logits.std())
        last.bias.sub_(logits.mean()).mul_(2.0 / logits.std())
    folder.mkdir(parents=True)
    card = card_for(
        name, network, {**NETWORKS[name], **settings}, name="njive 'č'", version="3", first_day=60, last_day=260,
        threshold=0.45, licence="CC-BY-4.0",
    )  # fmt: skip
    save_model(folder, network, card)
    return folder


def export(model, path, **sizes):
    events = []
    values = export_onnx(ExportONNX(onnx=str(path), model=str(model), **sizes), Reporter(events.append))
    return values, events


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def probability_of_network(folder, inputs):
    with torch.inference_mode():
        return torch.sigmoid(load_model(folder).network(*(torch.from_numpy(each) for each in inputs.values()))).numpy()


def facts(path):
    return {entry.key: json.loads(entry.value) for entry in onnx.load(path).metadata_props}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A tiny model and its export."""
    folder = tmp_path_factory.mktemp("izvoz ž 'č'")
    model = write_tiny_model(folder / "model š", threshold=0.4, licence="CC-BY-4.0", training={"data": "Kranj"})
    values, events = export(model, folder / "njive č.onnx", window=64, dates=6)
    return model, folder / "njive č.onnx", values, events


@pytest.mark.parametrize("name", NETWORKS)
def test_onnx_gives_the_probabilities_of_the_network(name, tmp_path):
    folder = write_network(tmp_path / "model ž", name, SMALL.get(name, {}))
    path = tmp_path / "izvoz 'č'.onnx"
    export(folder, path, window=WINDOW, dates=DATES)
    running = session(path)
    for case, settings in CASES.items():
        inputs = season(**settings)
        found = running.run(None, inputs)[0]
        expected = probability_of_network(folder, inputs)
        assert found.dtype == np.float32
        assert found.shape == (1, 1, 4 * WINDOW, 4 * WINDOW)
        np.testing.assert_allclose(found, expected, atol=1e-4, rtol=0, err_msg=f"{name}, {case}")
        if case in ("clear", "gaps"):
            assert found.max() - found.min() > 0.5  # else anything would agree


def test_padding_counts_for_nothing_and_dates_come_in_any_order(tiny):
    model, path, _, _ = tiny
    inputs = season(7, dates=6, window=64, padding=2)
    short = {name: each[:, :4] for name, each in inputs.items()}
    order = np.random.default_rng(1).permutation(6)
    running = session(path)
    expected = probability_of_network(model, short)
    for some in (inputs, {name: each[:, order] for name, each in inputs.items()}):
        np.testing.assert_allclose(running.run(None, some)[0], expected, atol=1e-5, rtol=0)


def test_windows_with_a_margin_agree_with_the_place_as_a_whole(tiny):
    model, path, values, _ = tiny
    place = season(8, dates=6, window=120)
    place["valid"][:, :, 20:60, 30:40] = False
    whole = probability_of_network(model, place)
    margin = values["margin"]
    core = slice(4 * margin, 4 * (64 - margin))
    for row, column in ((0, 0), (40, 16), (56, 56)):
        part = {
            name: each if name == "day_of_year" else each[..., row : row + 64, column : column + 64]
            for name, each in place.items()
        }
        found = session(path).run(None, part)[0][..., core, core]
        rows, columns = (slice(4 * (start + margin), 4 * (start + 64 - margin)) for start in (row, column))
        np.testing.assert_allclose(found, whole[..., rows, columns], atol=1e-4, rtol=0)


def test_the_file_says_what_it_is_and_nothing_of_this_machine(tiny):
    _, path, values, _ = tiny
    told = facts(path)
    assert told["FURROW_VERSION"] == __version__
    assert (told["FURROW_MODEL"], told["FURROW_MODEL_VERSION"], told["FURROW_NETWORK"]) == ("tiny", "7", "hybrid-small")
    assert told["FURROW_BANDS"][:3] == ["B02", "B03", "B04"]
    assert (told["FURROW_RESOLUTION_IN"], told["FURROW_RESOLUTION_OUT"]) == (10, 2.5)
    assert (told["FURROW_FIRST_DAY"], told["FURROW_LAST_DAY"]) == (60, 260)
    assert told["FURROW_LICENCE"] == "CC-BY-4.0"
    assert told["FURROW_THRESHOLD"] == told["seg_thresh"] == 0.4
    assert (told["FURROW_WINDOW"], told["tile_size"], told["FURROW_DATES"]) == (64, 64, 6)
    assert told["FURROW_MARGIN"] == values["margin"] == 24
    assert told["class_names"] == {"0": "not cultivated", "1": "cultivated"}
    assert (told["model_type"], told["resolution"], told["tiles_overlap"]) == ("Segmentor", 1000, 75)
    content = path.read_bytes()
    for secret in (str(ROOT), str(path.parent), "site-packages", ".py", "furrow/"):
        assert secret.encode() not in content, secret
    assert values == {"onnx": str(path), "bytes": len(content), "opset": OPSET, "margin": 24, "window": 64, "dates": 6}
    written = onnx.load(path)
    assert written.ir_version == 10
    assert {entry.domain: entry.version for entry in written.opset_import} == {"": OPSET}
    assert "B02, B03" in written.graph.input[0].doc_string


def test_the_same_model_gives_the_same_file(tiny, tmp_path):
    model, path, _, _ = tiny
    export(model, tmp_path / "again.onnx", window=64, dates=6)
    assert (tmp_path / "again.onnx").read_bytes() == path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["again.onnx"]


def test_other_bands_are_exported_in_their_order(tmp_path):
    bands = ["B08", "B04", "B02"]
    folder = write_network(tmp_path / "few", "hybrid-small", TINY, bands)
    export(folder, tmp_path / "few.onnx", window=16, dates=3)
    inputs = season(9, dates=3, bands=3, window=16)
    found = session(tmp_path / "few.onnx").run(None, inputs)[0]
    np.testing.assert_allclose(found, probability_of_network(folder, inputs), atol=1e-4, rtol=0)
    assert facts(tmp_path / "few.onnx")["FURROW_BANDS"] == bands


def test_windows_that_show_too_little_or_decide_too_much_are_warned_of(tmp_path, tiny):
    assert [event for event in tiny[3] if isinstance(event, Warn)] == []
    folder = write_network(tmp_path / "peer", "srresnet", {"dates": 3, "channels": 8, "blocks": 1})
    _, events = export(folder, tmp_path / "peer.onnx", window=16, dates=4)
    told = " ".join(event.text for event in events if isinstance(event, Warn))
    assert "raise the window above 20" in told
    assert "chooses dates for a window" in told
    assert "tiles_overlap" not in facts(tmp_path / "peer.onnx")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"window": 15}, "side of 15 pixels cannot be exported: give 16 to 512"),
        ({"window": 513}, "513"),
        ({"dates": 0}, "0 dates cannot be exported: give 1 to 100"),
        ({"dates": 101}, "101"),
        ({"onnx": ""}, "name of an .onnx file"),
    ],
)
def test_sizes_out_of_range_are_refused_before_anything_is_read(fields, sentence, tmp_path):
    with pytest.raises(InputError, match=sentence):
        export_onnx(
            ExportONNX(**{"onnx": str(tmp_path / "x.onnx"), "model": str(tmp_path / "nowhere"), **fields}), Reporter()
        )


def test_what_is_no_model_is_refused(tmp_path, tiny):
    with pytest.raises(DamagedFileError, match="check the path"):
        export(tmp_path / "nowhere", tmp_path / "x.onnx")
    with pytest.raises(InputError, match="is a folder"):
        export(tiny[0], tmp_path, window=16, dates=1)
    assert list(tmp_path.iterdir()) == []


class Auxiliary(HybridNetwork):
    """Gives the borders too, as networks do that are taught them."""

    outputs = ("cultivated", "boundary")

    def decode(self, state):
        logits = super().decode(state)
        return torch.cat([logits, 3.0 - logits], dim=1)


def test_outputs_that_only_help_a_training_are_left_out(tmp_path, tiny, monkeypatch):
    model = load_model(tiny[0])
    model.network.__class__ = Auxiliary
    monkeypatch.setattr(onnx_export, "open_model", lambda path: model)
    export("", tmp_path / "x.onnx", window=16, dates=2)
    inputs = season(6, dates=2, window=16)
    found = session(tmp_path / "x.onnx").run(None, inputs)[0]
    np.testing.assert_allclose(found, probability_of_network(tiny[0], inputs), atol=1e-4, rtol=0)


class Deciding(HybridNetwork):
    """Looks at its numbers to choose what to compute, which a graph cannot."""

    def decode(self, state):
        return super().decode(state) * (2.0 if state.counts.max().item() > 3 else 1.0)


def test_a_network_that_a_graph_cannot_express_is_refused_in_one_sentence(tmp_path, tiny, monkeypatch):
    model = load_model(tiny[0])
    model.network.__class__ = Deciding
    monkeypatch.setattr(onnx_export, "open_model", lambda path: model)
    with pytest.raises(InputError, match="computes something that ONNX cannot express: use the model in Furrow"):
        export("", tmp_path / "x.onnx", window=16, dates=2)
    assert list(tmp_path.iterdir()) == []


def test_a_model_of_too_many_weights_for_one_file_is_refused(tmp_path, tiny, monkeypatch):
    monkeypatch.setattr(onnx_export, "_MOST_WEIGHTS", 1000)
    with pytest.raises(InputError, match="but one ONNX file holds 1,000 at most"):
        export(tiny[0], tmp_path / "x.onnx", window=16, dates=2)


@pytest.mark.parametrize("damage", ["truncated", "wrong node", "wrong shape"])
def test_what_was_written_wrong_never_takes_the_place_of_what_was_there(damage, tmp_path, tiny, monkeypatch):
    path = tmp_path / "x.onnx"
    path.write_bytes(b"the older one")
    original = onnx_export._describe

    def spoil(graph, model, spec):
        original(graph, model, spec)
        if damage == "wrong node":
            graph.graph.node[3].op_type = "Nonsense"
        if damage == "wrong shape":
            graph.graph.output[0].type.tensor_type.shape.dim[2].dim_value = 63
        if damage == "truncated":
            monkeypatch.setattr(type(graph), "SerializeToString", lambda self, **_: whole(self)[:-1000], raising=False)

    whole = onnx.ModelProto.SerializeToString
    monkeypatch.setattr(onnx_export, "_describe", spoil)
    monkeypatch.setattr(onnx_export, "_graph_apart", lambda *_: onnx.load(tiny[1]))  # torch takes seconds
    with pytest.raises(DamagedFileError, match=r"x\.onnx' was (not )?written"):
        export(tiny[0], path, window=64, dates=6)
    assert path.read_bytes() == b"the older one"
    assert [file.name for file in tmp_path.iterdir()] == ["x.onnx"]


def test_a_cancel_is_obeyed_while_torch_works(tmp_path, tiny):
    asked = threading.Event()
    moments = {}

    def watch(event):
        if isinstance(event, Progress) and "graph" in event.message:
            moments["asked"] = time.monotonic()
            asked.set()

    with pytest.raises(JobCancelledError):
        run_job(
            ExportONNX(onnx=str(tmp_path / "x.onnx"), model="", window=256, dates=60),
            sys.executable, on_event=watch, is_cancelled=asked.is_set,
        )  # fmt: skip
    assert time.monotonic() - moments["asked"] < 5
    assert list(tmp_path.iterdir()) == []
