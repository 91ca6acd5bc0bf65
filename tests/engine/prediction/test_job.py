import os

import numpy as np
import pytest
import torch

from furrow.engine.contract.errors import EngineDiedError, FurrowError, InputError, JobCancelledError, UnsafeFileError
from furrow.engine.contract.events import LayerReady, Warn
from furrow.engine.contract.jobs import PredictCultivatedLand
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season, create_season
from furrow.engine.prediction.job import predict_cultivated_land
from furrow.engine.rasters import open_raster
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.season import simulate
from furrow.engine.simulation.writing import simulated_grid, write_simulated
from furrow.tests.builders import engine_runs
from furrow.tests.builders.networks import write_tiny_model

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    """A season that lies over four blocks of its files."""
    folder = tmp_path_factory.mktemp("njive 'žito' č")
    simulated = simulate(11, 280, 6)
    simulated.stack.valid[:, 100:110, 30:60] = False
    return write_simulated(simulated, folder, "Polje pri Škofji Loki").season


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def job(season, model, folder, **fields):
    outputs = {"probability": str(folder / "prob ž.tif"), "mask": str(folder / "mask ž.tif")}
    return PredictCultivatedLand(season=str(season), model=str(model), **{**outputs, **fields})


def read(path):
    with open_raster(path) as dataset:
        return dataset.read(1), dataset.tags(), dataset.profile, dataset.overviews(1), dataset.descriptions


def test_the_files_are_what_they_should_be(season, model, tmp_path):
    events = []
    values = predict_cultivated_land(job(season, model, tmp_path, tile=64), Reporter(events.append))
    probability, tags, profile, overviews, descriptions = read(tmp_path / "prob ž.tif")
    mask, mask_tags, mask_profile, _, _ = read(tmp_path / "mask ž.tif")
    opened = Season.open(season)
    assert probability.shape == (1120, 1120)
    assert profile["transform"] == opened.grid.refine().transform
    assert (profile["dtype"], profile["nodata"], mask_profile["nodata"]) == ("uint8", 255, 255)
    assert overviews
    assert descriptions[0]
    assert (tags["FURROW_ROLE"], mask_tags["FURROW_ROLE"]) == ("probability", "mask")
    assert tags["FURROW_SEASON"] == "Polje pri Škofji Loki"
    assert (tags["FURROW_MODEL"], tags["FURROW_MODEL_VERSION"], tags["FURROW_THRESHOLD"]) == ("tiny", "7", "0.5")
    assert not any(os.sep in value for value in tags.values())
    never = ~opened.read().valid.any(axis=0)
    assert never.any()
    assert np.array_equal(probability == 255, never.repeat(4, 0).repeat(4, 1))
    assert np.array_equal(mask == 255, probability == 255)
    assert np.array_equal(mask[mask != 255], probability[mask != 255] >= 100)
    assert probability[probability != 255].max() <= 200
    assert values["cultivated_hectares"] == pytest.approx((mask == 1).sum() * 6.25e-4)
    assert values["cultivated_share"] == pytest.approx((mask == 1).sum() / (mask != 255).sum())
    assert values["valid_share"] == pytest.approx((mask != 255).mean())
    layers = [(event.role, event.path) for event in events if isinstance(event, LayerReady)]
    assert layers == [("probability", str(tmp_path / "prob ž.tif")), ("mask", str(tmp_path / "mask ž.tif"))]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mask ž.tif", "prob ž.tif"]


def test_tiles_blocks_and_panels_leave_no_trace(season, model, tmp_path, monkeypatch):
    from furrow.engine.prediction import streaming, tiles

    results = []
    for index, (tile, memory) in enumerate([(1000, 10**9), (48, 10**9), (100, 1)]):
        monkeypatch.setattr(streaming, "panels", lambda *a, memory=memory: tiles.panels(*a, memory))
        output = tmp_path / f"{index}.tif"
        predict_cultivated_land(job(season, model, tmp_path, tile=tile, probability=str(output), mask=""), Reporter())
        results.append(read(output)[0].astype(int))
    assert np.abs(results[0] - results[1]).max() <= 1
    assert np.abs(results[0] - results[2]).max() <= 1


def test_a_mask_alone_equals_the_mask_beside_a_probability(season, model, tmp_path):
    for name, fields in (("both", {}), ("alone", {"probability": ""})):
        output = tmp_path / f"{name}.tif"
        predict_cultivated_land(job(season, model, tmp_path, mask=str(output), threshold=0.3, **fields), Reporter())
    both, alone = (read(tmp_path / f"{name}.tif") for name in ("both", "alone"))
    assert np.array_equal(both[0], alone[0])
    assert both[1] == alone[1]
    assert both[1]["FURROW_THRESHOLD"] == "0.3"


def written(folder, bands=MODEL_BANDS, months=(5, 7), value=1500, clear=4):
    import datetime

    grid = simulated_grid(16, 16)
    with create_season(folder, grid, bands, title="Small", source="test") as writer:
        for month in months:
            numbers = np.full((len(bands), 16, 16), value, np.uint16)
            writer.add(datetime.date(2021, month, 3), numbers, {"SCL": np.full((16, 16), clear, np.uint8)})
    return folder


def test_a_season_without_a_band_is_refused_before_any_work(model, tmp_path):
    bands = tuple(band for band in MODEL_BANDS if band not in {"B11", "B12"})
    season = written(tmp_path / "season", bands)
    with pytest.raises(InputError, match="lacks the bands B11, B12 that the model 'tiny' needs"):
        predict_cultivated_land(job(season, model, tmp_path / "out"), Reporter())
    assert not (tmp_path / "out").exists()


def test_a_season_under_clouds_gives_nodata_and_a_warning(model, tmp_path):
    season = written(tmp_path / "season", clear=9)
    events = []
    values = predict_cultivated_land(job(season, model, tmp_path), Reporter(events.append))
    assert (read(tmp_path / "prob ž.tif")[0] == 255).all()
    assert (values["valid_share"], values["cultivated_share"]) == (0.0, 0.0)
    assert any("ever observed" in event.text for event in events if isinstance(event, Warn))


def test_dates_out_of_the_models_season_are_told(model, tmp_path):
    season = written(tmp_path / "season", months=(5, 12))
    events = []
    predict_cultivated_land(job(season, model, tmp_path), Reporter(events.append))
    assert any("2021-12-03" in event.text for event in events if isinstance(event, Warn))


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"probability": "", "mask": ""}, "Neither"),
        ({"threshold": 1.5}, "1.5"),
        ({"threshold": 0.0}, "threshold"),
        ({"tile": 3}, "3 pixels"),
        ({"device": "cuda:7"}, "cuda:7"),
        ({"model": "/nowhere/model"}, "/nowhere/model"),
    ],
)
def test_wrong_parameters_give_one_sentence(season, model, tmp_path, fields, word):
    with pytest.raises(FurrowError, match=word) as caught:
        predict_cultivated_land(job(season, **{"model": model, "folder": tmp_path / "out", **fields}), Reporter())
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_one_file_for_both_outputs_is_refused(season, model, tmp_path):
    same = str(tmp_path / "same.tif")
    with pytest.raises(InputError, match="two names"):
        predict_cultivated_land(job(season, model, tmp_path, probability=same, mask=same), Reporter())


def test_a_pickle_as_model_is_refused_by_the_real_engine(season, tmp_path):
    torch.save({"a": torch.zeros(2)}, tmp_path / "model.pt")
    with pytest.raises(UnsafeFileError, match="pickle"):
        engine_runs.run(job(season, tmp_path / "model.pt", tmp_path))


def test_a_killed_engine_leaves_nothing_and_the_next_run_succeeds(season, model, tmp_path):
    with pytest.raises(EngineDiedError, match="signal 9"):
        engine_runs.kill_when(job(season, model, tmp_path, tile=16), engine_runs.past(0.3))
    assert not [file for file in tmp_path.iterdir() if not file.name.startswith(".furrow-part-")]
    engine_runs.run(job(season, model, tmp_path))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mask ž.tif", "prob ž.tif"]


def test_a_cancel_ends_the_real_engine_within_two_seconds(season, model, tmp_path):
    with pytest.raises(JobCancelledError):
        engine_runs.cancel_when(job(season, model, tmp_path, tile=16), engine_runs.past(0.2))
    assert engine_runs.cancel_when.seconds < 2.0
    assert not list(tmp_path.iterdir())
