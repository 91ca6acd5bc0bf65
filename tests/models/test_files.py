import json
import pickle
import struct

import pytest
import torch
from safetensors.torch import load_file, save_file

from furrow.models.errors import DamagedModelError, ModelError, UnsafeModelError
from furrow.models.files import CARD, SHIPPED, WEIGHTS, load_card, load_model, save_model
from furrow.models.registry import build
from furrow.tests.builders.networks import tiny_card, tiny_network, write_tiny_model

pytestmark = pytest.mark.engine


@pytest.fixture
def folder(tmp_path):
    return write_tiny_model(tmp_path / "model 'žito' č")


def change_card(folder, **changes):
    document = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps({**document, **changes}), encoding="utf-8")


@pytest.mark.parametrize("part", ["", WEIGHTS, CARD])
def test_a_model_comes_back_as_it_was(folder, part):
    model = load_model(folder / part if part else folder)
    original = tiny_network()
    reflectance, valid, days = (
        torch.rand(1, 3, 10, 8, 8),
        torch.ones(1, 3, 8, 8, dtype=torch.bool),
        torch.tensor([[80, 120, 200]]),
    )
    with torch.inference_mode():
        assert torch.equal(model.network(reflectance, valid, days), original(reflectance, valid, days))
    assert not model.network.training
    assert model.card == tiny_card(original)


def test_a_card_survives_unknown_fields_of_the_same_layout(folder):
    change_card(folder, invented="later")
    assert load_card(folder).name == "tiny"


@pytest.mark.parametrize("name", ["model.pt", "model.pth", "model.pkl", WEIGHTS])
def test_a_pickle_is_refused_whatever_its_name(folder, name, monkeypatch):
    monkeypatch.setattr(pickle, "load", lambda *_: pytest.fail("unpickled"))
    path = folder / name
    torch.save({"weight": torch.zeros(3)}, path)
    with pytest.raises(UnsafeModelError, match="pickle"):
        load_model(path)


def test_a_bare_pickle_under_the_right_name_is_refused(folder):
    (folder / WEIGHTS).write_bytes(pickle.dumps({"weight": [1, 2, 3]}))
    with pytest.raises(UnsafeModelError, match="pickle"):
        load_model(folder)


def test_absurd_sizes_are_refused_before_anything_is_built(folder, monkeypatch):
    change_card(folder, settings={"width": 10**7})
    monkeypatch.setattr(torch.nn, "Conv2d", lambda *_, **__: pytest.fail("built"))
    with pytest.raises(UnsafeModelError, match="10000000"):
        load_model(folder)


def test_weights_of_another_network_are_refused(folder):
    change_card(folder, settings={})
    with pytest.raises(DamagedModelError, match="shape"):
        load_model(folder)


def test_a_missing_tensor_is_named(folder):
    tensors = load_file(folder / WEIGHTS)
    del tensors["decoder.logits.bias"]
    save_file(tensors, folder / WEIGHTS)
    with pytest.raises(DamagedModelError, match=r"decoder\.logits\.bias"):
        load_model(folder)


def test_values_that_are_not_finite_are_refused(folder):
    tensors = load_file(folder / WEIGHTS)
    tensors["decoder.logits.bias"][0] = float("nan")
    save_file(tensors, folder / WEIGHTS)
    with pytest.raises(DamagedModelError, match="not finite"):
        load_model(folder)


@pytest.mark.parametrize("size", [0, 5, 1000, -4])
def test_truncated_weights_are_refused(folder, size):
    whole = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(whole[:size])
    with pytest.raises(DamagedModelError, match=WEIGHTS):
        load_model(folder)


def test_a_header_that_claims_terabytes_is_refused(folder):
    header = json.dumps({"x": {"dtype": "F32", "shape": [10**12], "data_offsets": [0, 4 * 10**12]}}).encode()
    (folder / WEIGHTS).write_bytes(struct.pack("<Q", len(header)) + header)
    with pytest.raises(DamagedModelError):
        load_model(folder)


@pytest.mark.parametrize(
    ("changes", "kind", "word"),
    [
        ({"network": "resnet"}, ModelError, "resnet"),
        ({"format": 99}, ModelError, "update Furrow"),
        ({"format": "1"}, ModelError, "no card"),
        ({"threshold": 7}, ModelError, "threshold"),
        ({"threshold": True}, ModelError, "threshold"),
        ({"mean": [0.1]}, ModelError, "means"),
        ({"mean": ["x"] * 10}, ModelError, "mean"),
        ({"standard_deviation": [0.0] * 10}, ModelError, "standard deviation"),
        ({"settings": []}, ModelError, "settings"),
        ({"bands": []}, ModelError, "bands"),
        ({"name": None}, ModelError, "name"),
    ],
)
def test_a_wrong_card_is_refused_in_one_sentence(folder, changes, kind, word):
    change_card(folder, **changes)
    with pytest.raises(kind, match=word):
        load_model(folder)


def test_a_card_that_is_no_json_or_too_large_is_refused(folder):
    (folder / CARD).write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(DamagedModelError, match="JSON"):
        load_model(folder)
    (folder / CARD).write_text(" " * 2_000_000, encoding="utf-8")
    with pytest.raises(UnsafeModelError, match="bytes"):
        load_model(folder)


def test_missing_files_are_named(tmp_path, folder):
    with pytest.raises(DamagedModelError, match="check the path"):
        load_model(tmp_path / "nowhere")
    (folder / WEIGHTS).unlink()
    with pytest.raises(DamagedModelError, match=WEIGHTS):
        load_model(folder)
    other = tmp_path / "image.tif"
    other.write_bytes(b"II*\0" + bytes(50))
    with pytest.raises(ModelError, match="not called"):
        load_model(other)


def test_saving_twice_gives_the_same_bytes(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        network = tiny_network()
        save_model(tmp_path / name, network, tiny_card(network))
    assert (tmp_path / "a" / WEIGHTS).read_bytes() == (tmp_path / "b" / WEIGHTS).read_bytes()


def test_the_shipped_model_is_small_complete_and_honest():
    model = load_model(SHIPPED)
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 8_000_000
    assert {file.name for file in SHIPPED.iterdir()} == {WEIGHTS, CARD}
    assert model.card.bands == build("hybrid-small").bands
    assert "simulated" in model.card.training["data"].lower()
    assert model.card.licence
    assert 0.5 < model.card.scores["weighted_mcc"] < 1.0
