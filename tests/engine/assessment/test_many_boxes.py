"""Many boxes: found in folders and mosaics, counted side by side, pooled with intervals, areas and calibration."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from sklearn.metrics import matthews_corrcoef

from furrow.engine.assessment import counting
from furrow.engine.assessment.area_classes import AreaCounts, count_by_area
from furrow.engine.assessment.borders import BorderDistances, border_distances, percentile
from furrow.engine.assessment.box_counts import BoxCounts
from furrow.engine.assessment.calibration import reliability
from furrow.engine.assessment.counting import count_box
from furrow.engine.assessment.grid_index import GridIndex
from furrow.engine.assessment.job import score_prediction
from furrow.engine.contract.assessment_jobs import SCORES, CountBox
from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError, UnsafeFileError
from furrow.engine.contract.events import Message, Progress, Warn
from furrow.engine.contract.jobs import ScorePrediction
from furrow.engine.geogrid import GeoGrid
from furrow.engine.prediction.mosaics import write_mosaic, write_virtual_mosaic
from furrow.engine.rasters import open_raster, read_array, write_cog
from furrow.engine.reporting import Reporter
from furrow.tests.builders.dask_processes import scheduler, worker
from furrow.tests.builders.scored_boxes import scored_grid, write_folders

BOXES = 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("Škatle 'Pomurje' ž")


@pytest.fixture(scope="module")
def boxes(folder):
    return write_folders(folder, BOXES)


def job(folder, **changes):
    references = (str(folder / "references"),)
    values = {"predictions": (str(folder / "predictions"),), "references": references, "weights": references}
    return ScorePrediction(**(values | changes))


def score(spec):
    events = []
    return score_prediction(spec, Reporter(events.append)), events


def told(events, kind):
    return " ".join(event.text for event in events if isinstance(event, kind))


def expected(boxes):
    truth, mapped, weights = (np.concatenate([part.ravel() for part in parts]) for parts in zip(*boxes, strict=True))
    return matthews_corrcoef(truth, mapped, sample_weight=weights)


def test_folders_of_boxes_are_found_and_matched(folder, boxes):
    values, events = score(job(folder))
    assert values["boxes"] == BOXES
    assert values["threshold"] == 0.5
    assert values["weighted_mcc"] == pytest.approx(expected(boxes), abs=1e-12)
    assert told(events, Warn) == ""
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1


def test_everything_is_told(folder, boxes, tmp_path):
    values, events = score(job(folder, report=str(tmp_path / "poročilo ž.json")))
    assert set(values["intervals"]) == set(SCORES)
    for name, (low, high) in values["intervals"].items():
        assert low <= values[name] <= high
    areas = sum((count_by_area(*box) for box in boxes), AreaCounts())
    assert values["weighted_mcc_below_quarter"] == pytest.approx(areas.below_quarter.mcc, abs=1e-12)
    borders = sum((border_distances(box.reference, box.mapped, box.weights > 0) for box in boxes), BorderDistances())
    assert values["border_median_m"] == percentile(borders.both, 0.5)
    assert values["border_bias_m"] == pytest.approx(borders.bias, abs=1e-12)
    report = json.loads((tmp_path / "poročilo ž.json").read_text(encoding="utf-8"))
    assert {name: report[name] for name in values} == values
    assert "2000 resamples of the 4 boxes" in report["intervals_are"]
    assert [row["area"] for row in report["by_area_class"]] == [
        "< 0.1 ha", "0.1 to 0.25 ha", "0.25 to 1 ha", "> 1 ha", "elsewhere",
    ]  # fmt: skip
    for row, table in zip(report["by_area_class"], (*areas.classes, areas.background), strict=True):
        assert row["weighted_mcc"] == pytest.approx(table.mcc, abs=1e-12)
    assert report["borders"]["both"]["pixels"] == borders.both.sum()
    with open_raster(folder / "predictions" / "box 2" / "probability.tif") as dataset:
        probability = read_array(dataset, 1) / 200
    assert sum(row["weight"] for row in report["calibration"]["bins"]) == pytest.approx(
        sum(float(box.weights.sum(dtype=np.float64)) for box in boxes)
    )
    alone, _ = score(job(folder, predictions=(str(folder / "predictions" / "box 2"),)))
    peer = reliability(boxes[2].reference, probability, boxes[2].weights)
    assert alone["brier_score"] == pytest.approx(peer.brier_score, rel=1e-9)
    assert alone["calibration_error"] == pytest.approx(peer.expected_calibration_error, abs=1e-9)
    assert "95% between" in told(events, Message)


def test_fewer_than_three_boxes_have_no_interval_and_that_is_told(folder, boxes, tmp_path):
    predictions = tuple(str(folder / "predictions" / f"box {index}" / "mask.tif") for index in range(2))
    values, events = score(job(folder, predictions=predictions, report=str(tmp_path / "r.json")))
    assert values["intervals"] == {}
    assert "they need 3 boxes" in told(events, Message)
    assert "2 boxes cannot tell" in json.loads((tmp_path / "r.json").read_text())["intervals_are"]
    assert "2 of 4 references have no prediction" in told(events, Warn)
    assert not {"threshold", "calibration_error", "brier_score"} & set(values)  # masks have none
    assert values["weighted_mcc"] == pytest.approx(expected(boxes[:2]), abs=1e-12)


@pytest.mark.parametrize("kind", ["virtual", "file"])
@pytest.mark.parametrize("role", ["mask", "probability"])
def test_a_mosaic_is_scored_where_it_holds_boxes(folder, boxes, tmp_path, kind, role):
    rasters = sorted((folder / "predictions").glob(f"*/{role}.tif"))
    mosaic = tmp_path / f"vse ž.{'vrt' if kind == 'virtual' else 'tif'}"
    (write_virtual_mosaic if kind == "virtual" else write_mosaic)(mosaic, rasters)
    values, _ = score(job(folder, predictions=(str(mosaic),)))
    assert values["boxes"] == BOXES
    assert values["weighted_mcc"] == pytest.approx(expected(boxes), abs=1e-12)


def test_references_may_be_mosaics(folder, boxes, tmp_path):
    write_virtual_mosaic(tmp_path / "r.vrt", sorted((folder / "references").glob("*/cultivated.tif")))
    predictions = tuple(str(folder / "predictions" / f"box {index}") for index in (1, 3))
    values, _ = score(job(folder, predictions=predictions, references=(str(tmp_path / "r.vrt"),)))
    assert values["weighted_mcc"] == pytest.approx(expected([boxes[1], boxes[3]]), abs=1e-12)


def test_a_box_of_its_own_goes_before_a_mosaic(folder, boxes, tmp_path):
    copied = shutil.copytree(folder / "predictions", tmp_path / "predictions")
    write_mosaic(copied / "probability.tif", sorted(copied.glob("*/probability.tif")))
    write_mosaic(copied / "mask.tif", sorted(copied.glob("*/mask.tif")))
    shutil.rmtree(copied / "box 1")
    values, events = score(job(folder, predictions=(str(copied),)))
    assert values["boxes"] == BOXES  # the one that was removed comes from the mosaic
    assert values["weighted_mcc"] == pytest.approx(expected(boxes), abs=1e-12)
    assert told(events, Warn) == ""


def test_what_is_left_over_in_folders_is_told(folder, boxes, tmp_path):
    for index in (0, 2):
        shutil.copytree(folder / "references" / f"box {index}", tmp_path / "r" / f"box {index}")
    values, events = score(job(folder, references=(str(tmp_path / "r"),)))
    assert "2 of 4 predictions have no reference and are left out: 'box 1/probability.tif'" in told(events, Warn)
    assert values["weighted_mcc"] == pytest.approx(expected([boxes[0], boxes[2]]), abs=1e-12)


def test_the_threshold_stands_in_the_metadata(folder, boxes, tmp_path):
    with open_raster(folder / "predictions" / "box 0" / "probability.tif") as dataset:
        probability = read_array(dataset, 1)
    tags = {"FURROW_ROLE": "probability", "FURROW_THRESHOLD": "0.57"}
    write_cog(tmp_path / "p.tif", probability, scored_grid(0, 620), nodata=255, tags=tags)
    truth, _, weights = boxes[0]
    for asked, used in ((None, 114), (0.285, 57)):  # 0.57 x 200 is 113.99999999999999
        values, _ = score(job(folder, predictions=(str(tmp_path / "p.tif"),), threshold=asked))
        assert values["threshold"] == pytest.approx(used / 200)
        assert values["weighted_mcc"] == pytest.approx(expected([(truth, probability >= used, weights)]), abs=1e-12)
    for wrong in ("high", "7", "nan"):
        write_cog(
            tmp_path / "q.tif", probability, scored_grid(0, 620), nodata=255, tags=tags | {"FURROW_THRESHOLD": wrong}
        )
        with pytest.raises(InputError, match=f"'{wrong}' in the metadata of 'q.tif'"):
            score(job(folder, predictions=(str(tmp_path / "q.tif"),)))


def test_masks_of_other_types_score_alike(folder, boxes, tmp_path):
    mask = boxes[0].mapped
    for kind, nodata in ((np.int16, -1), (np.uint16, 65535), (np.float32, -9999)):
        write_cog(tmp_path / "m.tif", mask.astype(kind), scored_grid(0, 620), nodata=nodata)
        values, _ = score(job(folder, predictions=(str(tmp_path / "m.tif"),)))
        assert values["weighted_mcc"] == pytest.approx(expected(boxes[:1]), abs=1e-12)
    write_cog(tmp_path / "m.tif", 3 * mask.astype(np.int16), scored_grid(0, 620), nodata=-1)
    with pytest.raises(InputError, match="holds the value 3"):
        score(job(folder, predictions=(str(tmp_path / "m.tif"),)))


def test_a_box_that_is_too_large_is_counted_all_the_same(folder, boxes, monkeypatch, tmp_path):
    whole, _ = score(job(folder))
    monkeypatch.setattr(counting, "LARGEST_WHOLE", 1000)
    values, events = score(job(folder, report=str(tmp_path / "r.json")))
    for name in (*SCORES, "brier_score", "scored_pixels"):
        assert values[name] == pytest.approx(whole[name], abs=1e-12)
    assert not {"border_median_m", "weighted_mcc_below_quarter"} & set(values)
    assert "4 boxes have more than" in told(events, Warn)
    assert len(json.loads((tmp_path / "r.json").read_text())["without_areas_and_borders"]) == BOXES


def test_counts_survive_the_way_between_processes(folder):
    place = scored_grid(1, 620)
    spec = CountBox(
        *(str(folder / part) for part in ("predictions/box 1/probability.tif", "references/box 1/cultivated.tif")),
        str(folder / "references/box 1/weights.tif"), place.height, place.width,
    )  # fmt: skip
    values = count_box(spec, Reporter())
    there = json.loads(json.dumps(values, allow_nan=False))
    assert there == values
    assert BoxCounts.from_values(there).to_values() == values


@pytest.mark.engine
def test_workers_count_the_same(folder, boxes):
    alone = score(job(folder))[0]
    beside = run_job(job(folder, workers=2), Path(sys.executable)).values
    assert beside == alone


@pytest.mark.engine
def test_a_cluster_counts_the_same(folder, boxes, tmp_path):
    alone = score(job(folder))[0]
    with scheduler(tmp_path / "razporejevalnik") as (address, _), worker(address, tmp_path / "delavec"):
        assert score(job(folder, scheduler=address))[0] == alone


def test_a_box_that_fails_ends_the_job_with_its_sentence(folder, boxes, tmp_path):
    copied = shutil.copytree(folder / "predictions", tmp_path / "predictions")
    cut = copied / "box 2" / "probability.tif"
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size * 2 // 3])
    with pytest.raises(DamagedFileError, match="box 2"):
        score(job(folder, predictions=(str(copied),), report=str(tmp_path / "r.json")))
    assert not (tmp_path / "r.json").exists()


def test_a_cancel_ends_it(folder, boxes):
    reporter = Reporter()
    reporter.cancelled.set()
    with pytest.raises(JobCancelledError):
        score_prediction(job(folder), reporter)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"predictions": ()}, "There is no prediction"),
        ({"weights": ()}, "There is no weight map"),
        ({"threshold": 0.0}, "threshold is 0"),
        ({"threshold": 1.01}, "threshold is 1.01"),
        ({"workers": -1}, "-1 workers"),
        ({"seed": -3}, "seed is -3"),
        ({"references": ("/nowhere",)}, "no file '/nowhere'"),
    ],
)
def test_wrong_parameters_get_one_sentence(folder, boxes, changes, words):
    with pytest.raises(InputError, match=words):
        score(job(folder, **changes))


def test_folders_without_what_is_looked_for_are_named(folder, boxes, tmp_path):
    (tmp_path / "prazna ž").mkdir()
    with pytest.raises(InputError, match="prazna ž' holds no reference"):
        score(job(folder, references=(str(tmp_path / "prazna ž"),)))
    (tmp_path / "prazna ž" / "x.tif").write_text("no tiff")
    with pytest.raises(InputError, match="no GeoTIFF"):
        score(job(folder, references=(str(tmp_path / "prazna ž"),)))


def test_mosaics_that_reach_elsewhere_are_refused(folder, boxes, tmp_path):
    (tmp_path / "evil.vrt").write_text(
        '<VRTDataset rasterXSize="5" rasterYSize="5"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>'
        "<SourceFilename>/vsicurl/http://127.0.0.1/x.tif</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    with pytest.raises(UnsafeFileError, match="no file of this computer"):
        score(job(folder, predictions=(str(tmp_path / "evil.vrt"),)))


# Grids -----------------------------------------------------------------------------------------------------------


def test_grids_are_found_wherever_their_corner_is_rounded_to():
    index = GridIndex[str]()
    crs = CRS.from_epsg(32633)
    # A corner at half a pixel, where the sixth digit decides which way it is rounded.
    for shift, name in ((0.0, "exact"), (1e-4, "near"), (0.01, "far")):
        index.add(GeoGrid(crs, Affine(2.5, 0, 501.25 + shift, 0, -2.5, 1001.25), 10, 20), name)
    asked = GeoGrid(crs, Affine(2.5, 0, 501.25 - 1e-4, 0, -2.5, 1001.25), 10, 20)
    assert sorted(index.matching(asked)) == ["exact", "near"]
    assert index.matching(GeoGrid(CRS.from_epsg(32634), asked.transform, 10, 20)) == []
    part = GeoGrid(crs, Affine(2.5, 0, 501.25 + 5, 0, -2.5, 1001.25 - 2.5), 3, 4)
    assert index.around(part) == ["exact", "near"]
    assert index.inside(part) == []
    larger = GeoGrid(crs, Affine(2.5, 0, 501.25 - 5, 0, -2.5, 1001.25 + 2.5), 13, 24)
    assert index.inside(larger) == ["exact", "near"]
    assert index.inside(GeoGrid(crs, larger.transform, 13, 21)) == []
