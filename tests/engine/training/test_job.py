import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from furrow.engine.contract.errors import EngineDiedError, FurrowError, InputError, JobCancelledError
from furrow.engine.contract.events import Message, Progress, Warn
from furrow.engine.contract.jobs import TrainModel
from furrow.engine.rasters import open_raster, write_cog
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import simulated_grid, write_simulated
from furrow.engine.training import job as training_job
from furrow.engine.training.checkpoint import exists, read_notes
from furrow.engine.training.job import checkpoint_folder, train_model
from furrow.engine.training.sources import chunks_of, load_chunk, match_sources, validation_blocks
from furrow.models.files import CARD, load_model, save_model
from furrow.tests.builders import engine_runs
from furrow.tests.builders.networks import write_tiny_model

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write_simulated(simulate(31, 48, 7), tmp_path_factory.mktemp("njive 'ž'"), "Ptujsko polje")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def spec(files, tiny, folder, **fields):
    given = {
        "seasons": (str(files.season),), "references": (str(files.cultivated),), "model": str(folder / "naš model"),
        "start_from": str(tiny), "epochs": 2, "patch": 16, "batch": 2,
    }  # fmt: skip
    return TrainModel(**{**given, **fields})


def test_a_model_is_trained_scored_and_described(files, tiny, tmp_path):
    events = []
    wish = spec(files, tiny, tmp_path, weights=(str(files.weights),))
    values = train_model(wish, Reporter(events.append))
    model = load_model(tmp_path / "naš model")
    assert model.card.name == "naš model"
    assert model.card.training["seasons"] == ["Ptujsko polje"]
    assert model.card.scores["weighted_mcc"] == pytest.approx(values["validation_mcc"], abs=1e-4)
    assert str(tmp_path) not in (tmp_path / "naš model" / CARD).read_text(encoding="utf-8")
    assert 0 < values["training_loss"] < 50
    assert (values["epochs"], values["model"]) == (2, wish.model)
    assert values["parameters"] == sum(weight.numel() for weight in model.network.parameters())
    told = [event.message for event in events if isinstance(event, Progress) and event.message]
    assert any("Epoch 1 of 2: loss" in text for text in told)
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".furrow-lock")] == ["naš model"]


def test_training_twice_gives_the_same_model(files, tiny, tmp_path):
    for name in "ab":
        train_model(spec(files, tiny, tmp_path, model=str(tmp_path / name), validation_share=0.0, epochs=1), Reporter())
    first, second = ((tmp_path / name / "model.safetensors").read_bytes() for name in "ab")
    assert first == second
    assert json.loads((tmp_path / "a" / CARD).read_text(encoding="utf-8"))["scores"] == {}


def test_a_new_network_measures_its_own_normalisation(files, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(training_job, "_FEWEST_STEPS", 1)
    wish = spec(files, tiny, tmp_path, start_from="", epochs=1, batch=16)
    train_model(wish, Reporter())
    mean = load_model(tmp_path / "naš model").card.mean
    assert 0.02 < mean[0] < mean[6] < 0.5


def test_validation_blocks_are_never_trained_on(files):
    bands = ("B04", "B08")
    (source,) = match_sources((str(files.season),), (str(files.cultivated),), (), bands, 0.25, seed=3)
    (chunk,) = chunks_of([source])
    trained, kept = (load_chunk(chunk, bands, validation=flag).weights for flag in (False, True))
    assert not ((trained > 0) & (kept > 0)).any()
    assert ((trained > 0) | (kept > 0)).mean() > 0.9
    assert 0.15 < (kept > 0).mean() < 0.35


@pytest.mark.parametrize(("shape", "share"), [((500, 500), 0.2), ((64, 64), 0.2), ((20, 300), 0.5), ((9, 9), 0.01)])
def test_blocks_keep_about_the_share_asked_for(shape, share):
    kept, block = validation_blocks(np.random.default_rng(1), shape, share)
    assert kept.any()
    assert not kept.all()
    assert kept.mean() <= max(share + 0.06, 1 / kept.size)
    assert kept.shape == tuple(-(-side // block) for side in shape)


def test_without_a_share_nothing_is_kept():
    assert not validation_blocks(np.random.default_rng(1), (500, 500), 0.0)[0].any()


def test_derived_weights_are_those_of_the_whole_box_away_from_large_parcels(files):
    (source,) = match_sources((str(files.season),), (str(files.cultivated),), (), ("B04",), 0.0, seed=3)
    (chunk,) = chunks_of([source])
    derived = load_chunk(chunk, ("B04",), validation=False).weights
    with open_raster(files.weights) as dataset:
        whole = dataset.read(1)
    with open_raster(files.not_declared) as dataset:
        counted = dataset.read(1) == 0
    counted[[0, -1, -2]] = counted[:, [0, -1, -2]] = False
    assert np.allclose(derived[counted], whole[counted])


def unfinished(wish):
    """Start a training and cancel it after some steps; what it learnt lies in its checkpoint."""

    def cancel_when_learning(event):
        if isinstance(event, Progress) and "loss" in event.message:
            reporter.cancelled.set()

    reporter = Reporter(cancel_when_learning)
    with pytest.raises(JobCancelledError):
        train_model(wish, reporter)
    assert checkpoint_folder(Path(wish.model)).is_dir()


def told_when_training(wish):
    events = []
    train_model(wish, Reporter(events.append))
    return " ".join(event.text for event in events if isinstance(event, Message | Warn))


def test_an_unfinished_training_is_gone_on_with(files, tiny, tmp_path):
    wish = spec(files, tiny, tmp_path)
    unfinished(wish)
    assert "Going on from step" in told_when_training(wish)


@pytest.mark.parametrize("changed", ["season", "reference", "start", "share"])
def test_an_unfinished_training_on_something_else_is_not(files, tiny, tmp_path, changed):
    """All boxes have one size and the same number of pixels: only what is in them tells them apart."""
    place = tmp_path / "vir"
    shutil.copytree(files.season.parent, place)
    season, reference = place / files.season.name, place / files.cultivated.name
    wish = spec(files, tiny, tmp_path, seasons=(str(season),), references=(str(reference),))
    unfinished(wish)
    if changed == "season":
        wish = replace(wish, seasons=(str(season.rename(place / "druga sezona")),))
    elif changed == "reference":
        os.utime(reference, ns=(1, 1))
    elif changed == "start":
        model = load_model(tiny)
        with torch.no_grad():
            next(model.network.parameters()).add_(0.1)
        (tmp_path / "drugi").mkdir()
        save_model(tmp_path / "drugi", model.network, model.card)
        wish = replace(wish, start_from=str(tmp_path / "drugi"))
    else:
        wish = replace(wish, validation_share=0.4)
    told = told_when_training(wish)
    assert "with other settings was found and is replaced" in told
    assert "Going on" not in told


def test_missing_dates_are_told(files, tiny, tmp_path):
    place = tmp_path / "vir"
    shutil.copytree(files.season.parent, place)
    season = place / files.season.name
    bands = sorted(season.glob("*/bands.tif"))
    bands[0].unlink()
    told = told_when_training(spec(files, tiny, tmp_path, seasons=(str(season),), epochs=1))
    assert bands[0].parent.name in told
    assert "does without" in told


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"seasons": ()}, "at least one"),
        ({"references": ()}, "0 references"),
        ({"weights": ("a", "b")}, "2 weight maps"),
        ({"epochs": 0}, "epochs"),
        ({"patch": 4000}, "4000"),
        ({"batch": -1}, "batch"),
        ({"learning_rate": 50.0}, "learning rate"),
        ({"validation_share": 0.9}, "0.9"),
        ({"network": "resnet", "start_from": ""}, "hybrid-base"),
        ({"start_from": "/nowhere"}, "/nowhere"),
        ({"device": "cuda:9"}, "cuda:9"),
        ({"references": ("/nowhere/mask.tif",)}, "/nowhere/mask.tif"),
    ],
)
def test_wrong_parameters_give_one_sentence(files, tiny, tmp_path, fields, word):
    with pytest.raises(FurrowError, match=word) as caught:
        train_model(spec(files, tiny, tmp_path, **fields), Reporter())
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "naš model").exists()


def test_a_reference_of_another_place_is_refused(files, tiny, tmp_path):
    elsewhere = tmp_path / "drugje.tif"
    write_cog(elsewhere, np.zeros((80, 80), np.uint8), simulated_grid(20, 20).refine(), nodata=255)
    with pytest.raises(InputError, match="No reference lies on the grid of the season 'Ptujsko polje'"):
        train_model(spec(files, tiny, tmp_path, references=(str(elsewhere),)), Reporter())


def test_a_folder_that_is_no_model_is_never_replaced(files, tiny, tmp_path):
    (tmp_path / "naš model").mkdir()
    (tmp_path / "naš model" / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="something else"):
        train_model(spec(files, tiny, tmp_path), Reporter())
    assert (tmp_path / "naš model" / "diary.txt").read_text(encoding="utf-8") == "mine"


def test_a_killed_training_goes_on_where_it_was(files, tiny, tmp_path):
    wish = spec(files, tiny, tmp_path, epochs=6, validation_share=0.0)
    with pytest.raises(EngineDiedError, match="signal 9"):
        engine_runs.kill_when(wish, engine_runs.past(0.3))
    assert not (tmp_path / "naš model").exists()
    assert exists(checkpoint_folder(tmp_path / "naš model"))
    events = []
    engine_runs.run(wish, on_event=events.append)
    assert any("Going on from step" in event.text for event in events if isinstance(event, Message))
    assert load_model(tmp_path / "naš model").card.training["steps"] == 120
    assert not checkpoint_folder(tmp_path / "naš model").exists()


def test_a_cancelled_training_ends_within_two_seconds_and_keeps_a_checkpoint(files, tiny, tmp_path):
    wish = spec(files, tiny, tmp_path, epochs=50)
    with pytest.raises(JobCancelledError):
        engine_runs.cancel_when(wish, engine_runs.past(0.05))
    assert engine_runs.cancel_when.seconds < 2.0
    assert not (tmp_path / "naš model").exists()
    notes = read_notes(checkpoint_folder(tmp_path / "naš model"))
    assert notes["progress"]["step"] >= 50
