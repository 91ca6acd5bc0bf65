import errno
import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from furrow.engine.assessment.scores import count
from furrow.engine.contract.errors import EngineDiedError, FurrowError, InputError, JobCancelledError, ResourceError
from furrow.engine.contract.events import Measurement, Message, Progress, Warn
from furrow.engine.contract.jobs import TrainModel
from furrow.engine.contract.training_jobs import BEST_EXAMPLES, EXAMPLES, LOG, RUN, STOP, unfinished_folder
from furrow.engine.geogrid import GeoGrid
from furrow.engine.prediction.arithmetic import probability_of_season
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.inference import quantised
from furrow.engine.prediction.outputs import mask_of
from furrow.engine.rasters import open_raster, write_cog
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import simulated_grid, write_simulated
from furrow.engine.training import job, preparing
from furrow.engine.training.blocks import Keeping
from furrow.engine.training.checkpoint import exists, read_notes
from furrow.engine.training.examples import read_example_notes
from furrow.engine.training.job import train_model
from furrow.engine.training.log import read_rows
from furrow.engine.training.sources import chunks_of, load_chunk, match_sources, validation_places
from furrow.engine.training.validation import histogram_of
from furrow.models.files import CARD, load_model, save_model
from furrow.tests.builders import engine_runs
from furrow.tests.builders.networks import tiny_card, tiny_network, write_tiny_model

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
    folder = tmp_path / "naš model"
    model = load_model(folder)
    assert model.card.name == "naš model"
    assert model.card.training["seasons"] == ["Ptujsko polje"]
    assert model.card.scores["weighted_mcc"] == pytest.approx(values["validation_mcc"], abs=1e-4)
    assert str(tmp_path) not in (folder / CARD).read_text(encoding="utf-8")
    assert 0 < values["training_loss"] < 50
    assert (values["epochs"], values["steps"], values["model"]) == (2, 40, wish.model)
    assert values["parameters"] == sum(weight.numel() for weight in model.network.parameters())
    told = [event.message for event in events if isinstance(event, Progress) and event.message]
    assert any("Epoch 1 of 2: loss" in text for text in told)
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".furrow-lock")] == ["naš model"]
    rows = read_rows(folder / LOG)
    assert [row["step"] for row in rows] == ["20", "40"]
    assert Path(values["log"]) == folder / LOG
    points = [event for event in events if isinstance(event, Measurement)]
    assert [(point.step, point.steps) for point in points] == [(20, 40), (40, 40)]
    assert points[1].values["loss"] == pytest.approx(float(rows[1]["loss"]), rel=1e-5)
    assert "weighted_mcc" not in points[0].values
    assert points[1].values["weighted_mcc"] == pytest.approx(values["validation_mcc"])


def test_a_training_that_is_asked_to_stop_ends_with_the_best_weights(files, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(preparing, "_STEPS_BETWEEN_VALIDATIONS", 20)
    wish = spec(files, tiny, tmp_path, epochs=6)
    folder = unfinished_folder(Path(wish.model))
    seen, events = {}, []

    def listen(event):
        events.append(event)
        if isinstance(event, Measurement) and event.step == 40:
            seen.update(json.loads((folder / RUN).read_text(encoding="utf-8")))
            (folder / STOP).touch()

    values = train_model(wish, Reporter(listen))
    assert seen == {"name": "naš model", "network": "hybrid-small", "steps": 120, "epoch": 20, "epochs": 6}
    assert values["steps"] == 40
    rows = read_rows(Path(wish.model) / LOG)
    assert [row["step"] for row in rows] == ["20", "40"]
    scored = {int(row["step"]): float(row["weighted_mcc"]) for row in rows}
    assert scored[values["best_step"]] == max(scored.values()) == pytest.approx(values["validation_mcc"], abs=1e-5)
    told = [event.text for event in events if isinstance(event, Message)]
    assert any("ended early, as was asked for, after step 40 of 120" in text for text in told)
    assert any(text.startswith("Training on the ") for text in told)
    assert not folder.exists()
    assert load_model(Path(wish.model)).card.training["steps"] == 40


def test_examples_are_drawn_after_each_validation_and_kept_with_the_model(files, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(preparing, "_STEPS_BETWEEN_VALIDATIONS", 20)
    wish = spec(files, tiny, tmp_path, epochs=3)
    folder, steps = unfinished_folder(Path(wish.model)), {}

    def listen(event):
        if isinstance(event, Measurement):
            steps[event.step] = read_example_notes(folder / EXAMPLES)["step"]

    values = train_model(wish, Reporter(listen))
    assert steps == {20: 20, 40: 40, 60: 60}
    notes = read_example_notes(Path(wish.model) / EXAMPLES)
    assert notes["step"] == values["best_step"]
    assert notes["scores"]["weighted_mcc"] == values["validation_mcc"]
    assert {example["name"] for example in notes["examples"]} == {"Ptujsko polje"}
    assert str(tmp_path).encode() not in (Path(wish.model) / EXAMPLES).read_bytes()
    assert not (Path(wish.model) / BEST_EXAMPLES).exists()


def test_a_training_that_was_stopped_ends_with_the_same_examples(files, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(preparing, "_STEPS_BETWEEN_VALIDATIONS", 20)
    whole, stopped = (
        spec(files, tiny, tmp_path, model=str(tmp_path / name), epochs=3, device="cpu") for name in ("cel", "ustavljen")
    )
    train_model(whole, Reporter())
    reporter = Reporter(
        lambda event: reporter.cancelled.set() if isinstance(event, Measurement) and event.step == 40 else None
    )
    with pytest.raises(JobCancelledError):
        train_model(stopped, reporter)
    assert read_example_notes(unfinished_folder(Path(stopped.model)) / EXAMPLES)["step"] == 40
    train_model(stopped, Reporter())
    first, second = ((Path(wish.model) / EXAMPLES).read_bytes() for wish in (whole, stopped))
    assert first == second


def test_examples_that_are_of_other_weights_are_drawn_anew(files, tiny, tmp_path):
    """As after a kill, which takes back what came after the last checkpoint."""
    wish = spec(files, tiny, tmp_path)
    folder = unfinished_folder(Path(wish.model))

    def spoil(event):
        if isinstance(event, Measurement) and event.step == 40:
            seen.append((folder / BEST_EXAMPLES).read_bytes())
            (folder / BEST_EXAMPLES).write_bytes(b"of another step")

    seen = []
    train_model(wish, Reporter(spoil))
    assert (Path(wish.model) / EXAMPLES).read_bytes() == seen[0]


def test_without_validation_there_are_no_examples(files, tiny, tmp_path):
    train_model(spec(files, tiny, tmp_path, epochs=1, validation_share=0.0), Reporter())
    assert sorted(path.name for path in (tmp_path / "naš model").iterdir()) == [CARD, "model.safetensors", LOG]


def test_examples_of_a_training_that_is_replaced_are_removed(files, tiny, tmp_path):
    wish = spec(files, tiny, tmp_path, epochs=1)
    unfinished(wish)
    folder = unfinished_folder(Path(wish.model))
    for name in (EXAMPLES, BEST_EXAMPLES):
        (folder / name).write_bytes(b"older")
    train_model(replace(wish, validation_share=0.0), Reporter())
    assert not (Path(wish.model) / EXAMPLES).exists()


def test_a_disk_that_is_full_when_examples_are_written_is_told(files, tiny, tmp_path, monkeypatch):
    def fail(sheet, *paths):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(job, "write_examples", fail)
    with pytest.raises(ResourceError, match=r"The example pictures could not be written.*is full"):
        train_model(spec(files, tiny, tmp_path), Reporter())


def test_a_wish_to_stop_that_was_left_from_an_older_run_counts_for_nothing(files, tiny, tmp_path):
    wish = spec(files, tiny, tmp_path, validation_share=0.0)
    reporter = Reporter(lambda event: reporter.cancelled.set() if isinstance(event, Measurement) else None)
    with pytest.raises(JobCancelledError):
        train_model(wish, reporter)
    folder = unfinished_folder(Path(wish.model))
    assert (folder / RUN).is_file()
    (folder / STOP).touch()
    assert train_model(wish, Reporter())["steps"] == 40


def test_the_threshold_is_that_which_scores_best_where_it_was_validated(files, tiny, tmp_path):
    values = train_model(spec(files, tiny, tmp_path, folds=4, fold=1), Reporter())
    model = load_model(tmp_path / "naš model")
    keeping = Keeping(folds=4, fold=1, seed=1)
    sources = match_sources((str(files.season),), (str(files.cultivated),), (), model.card.bands, keeping)
    (place,) = validation_places(chunks_of(sources), model.card.bands)
    seen = place.stack.valid.any(axis=0)
    as_validated = choose_device("auto")  # its arithmetic may be shorter than float32
    stored = quantised(probability_of_season(model.network, place.stack, as_validated).numpy(), seen)
    weights = np.where(stored == 255, 0, place.weights)
    masks = {at / 200: mask_of(stored, at / 200) == 1 for at in range(1, 201)}
    scores = {threshold: count(place.cultivated, mask, weights).mcc for threshold, mask in masks.items()}
    assert values["threshold"] == model.card.threshold
    assert scores[model.card.threshold] == pytest.approx(values["validation_mcc"], abs=2e-3)
    assert scores[model.card.threshold] > max(scores.values()) - 2e-3
    assert values["validation_mcc"] > 0
    assert "fold 1 of 4" in model.card.training["scored_on"]


def test_going_on_from_a_model_improves_it_where_it_is_trained(files, tiny, tmp_path):
    """A model that was trained on another place learns this one; it keeps its normalisation."""
    first = train_model(spec(files, tiny, tmp_path, model=str(tmp_path / "prej"), epochs=1), Reporter())
    wish = spec(files, tiny, tmp_path, start_from=first["model"], epochs=12, learning_rate=2e-3, validation_share=0.0)
    train_model(wish, Reporter())
    before, after = load_model(tmp_path / "prej"), load_model(tmp_path / "naš model")
    bands = before.card.bands
    sources = match_sources((str(files.season),), (str(files.cultivated),), (), bands)
    places = [load_chunk(chunk, bands, validation=False) for chunk in chunks_of(sources)]
    scores = [histogram_of(model.network, places).best()[1].mcc for model in (before, after)]
    assert scores[1] > scores[0] + 0.05, scores
    assert after.card.mean == before.card.mean
    assert after.card.standard_deviation == before.card.standard_deviation
    mark = hashlib.sha256((tmp_path / "prej" / "model.safetensors").read_bytes()).hexdigest()
    assert after.card.training["started_from"] == f"prej 1 (SHA-256 of its weights: {mark})"


def test_going_on_from_a_model_is_slower_by_default(files, tiny, tmp_path):
    train_model(spec(files, tiny, tmp_path, epochs=1, validation_share=0.0), Reporter())
    assert load_model(tmp_path / "naš model").card.training["learning_rate"] == 1e-4
    assert preparing.plan_of(replace(spec(files, tiny, tmp_path), start_from=""), []).learning_rate == 1e-3


@pytest.mark.parametrize(("value", "word"), [(0, "No cultivated pixel"), (1, "Nothing but"), (255, "No pixel")])
def test_references_that_teach_nothing_are_refused(files, tiny, tmp_path, value, word):
    reference = tmp_path / "samo eno.tif"
    with open_raster(files.cultivated) as dataset:
        shape, grid = dataset.shape, GeoGrid.from_dataset(dataset)
    write_cog(reference, np.full(shape, value, np.uint8), grid, nodata=255)
    with pytest.raises(InputError, match=f"{word}.*samo eno.tif"):
        train_model(spec(files, tiny, tmp_path, references=(str(reference),)), Reporter())


def test_a_season_of_too_few_dates_is_refused(tiny, tmp_path):
    few = write_simulated(simulate(31, 24, 2), tmp_path / "malo", "Dva dneva")
    with pytest.raises(InputError, match=r"'Dva dneva' has 2 dates with clear pixels, but 3"):
        train_model(spec(few, tiny, tmp_path), Reporter())


def test_a_season_without_a_band_is_refused(files, tmp_path):
    network = tiny_network(bands=["B04", "B08", "B99"])
    (tmp_path / "m").mkdir()
    save_model(tmp_path / "m", network, tiny_card(network))
    wish = spec(files, tmp_path / "m", tmp_path)
    with pytest.raises(InputError, match="'Ptujsko polje' lacks B99"):
        train_model(wish, Reporter())


def test_training_twice_gives_the_same_model(files, tiny, tmp_path):
    for name in "ab":
        train_model(spec(files, tiny, tmp_path, model=str(tmp_path / name), validation_share=0.0, epochs=1), Reporter())
    first, second = ((tmp_path / name / "model.safetensors").read_bytes() for name in "ab")
    assert first == second
    assert json.loads((tmp_path / "a" / CARD).read_text(encoding="utf-8"))["scores"] == {}


def test_a_new_network_measures_its_own_normalisation(files, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(preparing, "_FEWEST_STEPS", 1)
    wish = spec(files, tiny, tmp_path, start_from="", epochs=1, batch=16)
    train_model(wish, Reporter())
    mean = load_model(tmp_path / "naš model").card.mean
    assert 0.02 < mean[0] < mean[6] < 0.5


def test_validation_blocks_are_never_trained_on(files):
    bands = ("B04", "B08")
    (source,) = match_sources((str(files.season),), (str(files.cultivated),), (), bands, Keeping(0.25, seed=3))
    (chunk,) = chunks_of([source])
    trained, kept = (load_chunk(chunk, bands, validation=flag).weights for flag in (False, True))
    assert not ((trained > 0) & (kept > 0)).any()
    assert ((trained > 0) | (kept > 0)).mean() > 0.9
    assert 0.15 < (kept > 0).mean() < 0.35


def test_derived_weights_are_those_of_the_whole_box_away_from_large_parcels(files):
    (source,) = match_sources((str(files.season),), (str(files.cultivated),), (), ("B04",))
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
    assert unfinished_folder(Path(wish.model)).is_dir()


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
        ({"folds": 1}, "at least 2"),
        ({"folds": 3, "fold": 3}, "The fold is 3"),
        ({"by_weight": 1.5}, "by weight is 1.5"),
        ({"shift": -0.1}, "shifts"),
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
    assert exists(unfinished_folder(tmp_path / "naš model"))
    events = []
    engine_runs.run(wish, on_event=events.append)
    assert any("Going on from step" in event.text for event in events if isinstance(event, Message))
    assert load_model(tmp_path / "naš model").card.training["steps"] == 120
    assert not unfinished_folder(tmp_path / "naš model").exists()


def test_a_cancelled_training_ends_within_two_seconds_and_keeps_a_checkpoint(files, tiny, tmp_path):
    wish = spec(files, tiny, tmp_path, epochs=50)
    with pytest.raises(JobCancelledError):
        engine_runs.cancel_when(wish, engine_runs.past(0.05))
    assert engine_runs.cancel_when.seconds < 2.0
    assert not (tmp_path / "naš model").exists()
    notes = read_notes(unfinished_folder(tmp_path / "naš model"))
    assert notes["progress"]["step"] >= 50
