"""Many seasons predicted by one job: what is missing, what fails, what they make together."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError, ResourceError
from furrow.engine.contract.events import LayerReady, Message, Progress, Warn
from furrow.engine.contract.prediction_jobs import PredictCultivatedLand, PredictSeasons
from furrow.engine.imagery.layout import COLLECTION
from furrow.engine.prediction import many
from furrow.engine.prediction.device import choose_device
from furrow.engine.prediction.job import predict_cultivated_land
from furrow.engine.prediction.many import predict_seasons
from furrow.engine.rasters import open_raster
from furrow.engine.reporting import Reporter
from furrow.tests.builders.boxes import write_boxes
from furrow.tests.builders.networks import write_tiny_model

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def boxes(tmp_path):
    """A place as a whole, and the folder of the three boxes it is cut into; a fourth corner is not there."""
    return write_boxes(tmp_path / "škatle 'Pomurje'", missing="south east")


def job(boxes, model, tmp_path, **fields):
    return PredictSeasons(
        **{"seasons": (str(boxes.folder),), "folder": str(tmp_path / "karte ž"), "model": str(model), **fields}
    )


def run(spec):
    events = []
    return predict_seasons(spec, Reporter(events.append)), events


def read(path):
    with rasterio.open(path) as dataset:
        return dataset.read(1), dataset.tags(), dataset.profile


def test_all_seasons_are_predicted_and_joined(boxes, model, tmp_path):
    values, events = run(job(boxes, model, tmp_path))
    folder = tmp_path / "karte ž"
    assert (values["predicted"], values["kept"], values["failed"]) == (3, 0, 0)
    assert values["mosaics"] == {role: [str(folder / f"{role}.vrt")] for role in ("probability", "mask")}
    assert [event.role for event in events if isinstance(event, LayerReady)] == ["probability", "mask"]
    told = next(event.text for event in events if isinstance(event, Message) and "seasons to predict" in event.text)
    assert told.startswith("3 seasons to predict")
    assert told.endswith(f"on the {choose_device('auto').description}.")
    shares = [event.fraction for event in events if isinstance(event, Progress)]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    mosaic, tags, profile = read(folder / "mask.vrt")
    assert mosaic.shape == (480, 544)
    assert (profile["crs"], profile["nodata"]) == (boxes.grid.crs, 255)
    assert profile["transform"] == boxes.grid.refine().transform
    assert (tags["FURROW_ROLE"], tags["FURROW_MODEL"]) == ("mask", "tiny")
    for name, (_, rows, columns) in boxes.parts.items():
        part, _, _ = read(folder / name / "mask.tif")
        place = (slice(4 * rows.start, 4 * rows.stop), slice(4 * columns.start, 4 * columns.stop))
        assert np.array_equal(mosaic[place], part)
    assert (mosaic[240:, 288:] == 255).all()
    assert values["cultivated_hectares"] == pytest.approx((mosaic == 1).sum() * 6.25e-4)


def test_the_mosaic_has_no_seams(boxes, model, tmp_path):
    run(job(boxes, model, tmp_path))
    whole = tmp_path / "whole.tif"
    spec = PredictCultivatedLand(season=str(boxes.whole.folder), probability=str(whole), model=str(model))
    predict_cultivated_land(spec, Reporter())
    expected, found = read(whole)[0].astype(int), read(tmp_path / "karte ž" / "probability.vrt")[0].astype(int)
    near_the_gap = 4 * 24  # what the missing box would have told
    found[240 - near_the_gap :, 288 - near_the_gap :] = expected[240 - near_the_gap :, 288 - near_the_gap :]
    assert np.abs(found - expected).max() <= 1


def test_a_mosaic_as_one_file_holds_the_same(boxes, model, tmp_path):
    values, _ = run(job(boxes, model, tmp_path, uncertainty=True, turns=2))
    virtual = {role: read(paths[0])[0] for role, paths in values["mosaics"].items()}
    assert set(virtual) == {"probability", "mask", "uncertainty"}
    again, _ = run(job(boxes, model, tmp_path, uncertainty=True, turns=2, mosaic="file"))
    assert (again["predicted"], again["kept"]) == (0, 3)
    assert again["cultivated_hectares"] == pytest.approx(values["cultivated_hectares"])
    for role, paths in again["mosaics"].items():
        array, tags, _ = read(paths[0])
        assert np.array_equal(array, virtual[role])
        assert tags["FURROW_ROLE"] == role
        with open_raster(tmp_path / "karte ž" / f"{role}.tif") as opened:
            assert opened.overviews(1)


def test_a_second_run_does_what_is_missing_alone(boxes, model, tmp_path):
    run(job(boxes, model, tmp_path))
    folder = tmp_path / "karte ž"
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*/*.tif")}
    (folder / "north east" / "mask.tif").unlink()
    values, _ = run(job(boxes, model, tmp_path))
    assert (values["predicted"], values["kept"]) == (1, 2)
    for path, stamp in before.items():
        assert (path.stat().st_mtime_ns == stamp) == (path.parent.name != "north east")
    damaged = folder / "north west" / "probability.tif"
    damaged.write_bytes(damaged.read_bytes()[:300])
    values, _ = run(job(boxes, model, tmp_path))
    assert (values["predicted"], values["kept"]) == (1, 2)


def test_what_decides_a_prediction_decides_whether_it_is_made_anew(boxes, model, tmp_path):
    run(job(boxes, model, tmp_path, mosaic="none"))
    assert run(job(boxes, model, tmp_path, mosaic="none", tile=64))[0]["kept"] == 3
    assert run(job(boxes, model, tmp_path, mosaic="none", threshold=0.3))[0]["predicted"] == 3
    other = write_tiny_model(tmp_path / "other", seed=9)
    assert run(job(boxes, other, tmp_path, mosaic="none", threshold=0.3))[0]["predicted"] == 3
    season = boxes.parts["north west"][0].folder
    document = season / COLLECTION
    document.write_text(document.read_text(encoding="utf-8").replace("north west", "north & west"), encoding="utf-8")
    values, _ = run(job(boxes, other, tmp_path, mosaic="none", threshold=0.3))
    assert values["predicted"] == 3  # the other two see it across their edges


def test_a_season_that_fails_does_not_stop_the_others(boxes, model, tmp_path):
    season = boxes.parts["north west"][0]
    image = season.dates[1].bands
    whole = image.read_bytes()
    image.write_bytes(whole[: len(whole) // 2])
    shutil.copytree(boxes.parts["north east"][0].folder, boxes.folder / "broken")
    (boxes.folder / "broken" / COLLECTION).write_text("{", encoding="utf-8")
    values, events = run(job(boxes, model, tmp_path))
    assert (values["failed"], values["predicted"]) == (2, 2)
    told = [event.text for event in events if isinstance(event, Warn)]
    assert any(sentence.startswith("'broken' was not predicted") for sentence in told)
    assert any(sentence.startswith("'north west' was not predicted") for sentence in told)
    beside = [sentence for sentence in told if "The neighbour 'north west' is not looked into" in sentence]
    assert sorted(sentence.split(":")[0] for sentence in beside) == ["north east", "south west"]
    assert [sentence.split(":")[0] for sentence in values["failures"]] == ["broken", "north west"]
    image.write_bytes(whole)
    values, _ = run(job(boxes, model, tmp_path))
    assert (values["failed"], values["predicted"]) == (1, 3)  # those beside it anew, now that they see it


def test_what_an_earlier_model_left_of_a_season_that_fails_is_not_in_the_mosaic(boxes, model, tmp_path):
    run(job(boxes, model, tmp_path))
    image = boxes.parts["north west"][0].dates[1].bands
    image.write_bytes(image.read_bytes()[:1000])
    values, _ = run(job(boxes, write_tiny_model(tmp_path / "other", seed=9), tmp_path))
    assert (values["failed"], values["predicted"]) == (1, 2)
    mosaic, _, _ = read(tmp_path / "karte ž" / "mask.vrt")
    _, rows, columns = boxes.parts["north west"]
    assert (mosaic != 255).any()
    place = (slice(4 * rows.start, 4 * rows.stop), slice(4 * columns.start, 4 * columns.stop))
    assert (mosaic[place] == 255).all()
    assert (tmp_path / "karte ž" / "north west" / "mask.tif").is_file()  # it stays, as what it is


def test_when_nothing_can_be_predicted_the_first_reason_is_told(boxes, model, tmp_path):
    for name in boxes.parts:
        (boxes.folder / name / COLLECTION).write_text("{", encoding="utf-8")
    with pytest.raises(DamagedFileError, match=COLLECTION):
        run(job(boxes, model, tmp_path))


def test_a_cancel_keeps_what_was_finished(boxes, model, tmp_path):
    reporter = Reporter()

    def stop(event):
        done = list((tmp_path / "karte ž").glob("*/mask.tif"))
        if isinstance(event, Progress) and done:
            reporter.cancelled.set()

    reporter._send = stop
    with pytest.raises(JobCancelledError):
        predict_seasons(job(boxes, model, tmp_path), reporter)
    finished = list((tmp_path / "karte ž").glob("*/mask.tif"))
    assert 1 <= len(finished) < 3
    values, _ = run(job(boxes, model, tmp_path))
    assert values["kept"] == len(finished)
    assert values["predicted"] == 3 - len(finished)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"seasons": ()}, "No season was given"),
        ({"seasons": ("/nowhere/at all",)}, "There is no season in '/nowhere/at all'"),
        ({"mosaic": "big"}, "There is no mosaic 'big'"),
        ({"turns": 3}, "cannot be turned in 3 ways"),
        ({"workers": -1}, "-1 workers cannot be started"),
    ],
)
def test_wrong_parameters_are_told(boxes, model, tmp_path, fields, sentence):
    with pytest.raises(InputError, match=sentence):
        run(job(boxes, model, tmp_path, **fields))


def test_two_seasons_of_one_name_are_refused(boxes, model, tmp_path):
    shutil.copytree(boxes.parts["north west"][0].folder, tmp_path / "more" / "north west")
    spec = job(boxes, model, tmp_path)
    with pytest.raises(InputError, match="have the same name"):
        run(replace(spec, seasons=(*spec.seasons, str(tmp_path / "more"))))


def test_a_full_disk_is_told_before_work_begins(boxes, model, tmp_path, monkeypatch):
    monkeypatch.setattr(many, "bytes_expected", lambda planned: 10**18)
    with pytest.raises(ResourceError):
        run(job(boxes, model, tmp_path))
    assert not list((tmp_path / "karte ž").glob("*"))


def test_boxes_of_two_projections_make_two_mosaics(boxes, model, tmp_path):
    other = write_boxes(tmp_path / "zone 32", crs="EPSG:32632", missing="south east")
    for name in boxes.parts:
        (other.folder / name).rename(other.folder / f"{name} 32")
    values, _ = run(job(boxes, model, tmp_path, seasons=(str(boxes.folder), str(other.folder))))
    assert values["predicted"] == 6
    names = [path.rsplit("/", 1)[1] for path in values["mosaics"]["mask"]]
    assert sorted(names) == ["mask-EPSG32632.vrt", "mask-EPSG32633.vrt"]


def test_the_window_of_a_country_can_be_read_from_the_virtual_mosaic(boxes, model, tmp_path):
    run(job(boxes, model, tmp_path))
    with rasterio.open(tmp_path / "karte ž" / "mask.vrt") as dataset:
        assert dataset.overviews(1)
        small = dataset.read(1, out_shape=(120, 136))
        part = dataset.read(1, window=Window(200, 150, 180, 90))
    assert small.shape == (120, 136)
    assert np.array_equal(part, read(tmp_path / "karte ž" / "mask.vrt")[0][150:240, 200:380])
