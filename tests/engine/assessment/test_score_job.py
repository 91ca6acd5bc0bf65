"""Scoring files, as the engine process does it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from sklearn.metrics import matthews_corrcoef

from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.events import Warn
from furrow.engine.contract.jobs import ScorePrediction
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.tests.builders.scored_boxes import scored_grid, write_scored_box


@pytest.fixture(scope="module")
def boxes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("Občina Žalec")
    return folder, [write_scored_box(folder, index) for index in range(2)]


def job(folder, kind="probability", indices=(0, 1), **changes):
    values = {
        "predictions": tuple(str(folder / f"{kind} {i}.tif") for i in indices),
        "references": tuple(str(folder / f"referenca 'č' {i}.tif") for i in reversed(indices)),
        "weights": tuple(str(folder / f"weights {i}.tif") for i in indices),
    }
    return ScorePrediction(**(values | changes))


def run(spec):
    events = []
    return run_job(spec, Path(sys.executable), on_event=events.append).values, events


@pytest.mark.parametrize("kind", ["probability", "mask", "float"])
def test_pooled_over_boxes_equals_scikit_learn(boxes, tmp_path, kind):
    folder, arrays = boxes
    values, _ = run(job(folder, kind, report=str(tmp_path / "ocena č.json")))
    truth, mapped, weights = (np.concatenate([part.ravel() for part in parts]) for parts in zip(*arrays, strict=True))
    assert values["weighted_mcc"] == pytest.approx(matthews_corrcoef(truth, mapped, sample_weight=weights), abs=1e-12)
    declared = weights > 0
    assert values["mcc"] == pytest.approx(matthews_corrcoef(truth[declared], mapped[declared]), abs=1e-12)
    assert values["scored_pixels"] == declared.sum()
    report = json.loads((tmp_path / "ocena č.json").read_text(encoding="utf-8"))
    assert report["weighted_mcc"] == values["weighted_mcc"]
    assert [row["box"] for row in report["per_box"]] == [f"{kind} 0", f"{kind} 1"]


def test_the_threshold_counts(boxes):
    folder, _ = boxes
    low, high = (run(job(folder, threshold=threshold))[0]["recall"] for threshold in (0.2, 0.8))
    assert low > high


def test_pixels_without_prediction_are_left_out_and_told(boxes, tmp_path):
    folder, arrays = boxes
    reference, mapped, weights = arrays[0]
    stored = mapped.astype(np.uint8)
    stored[:300] = 255
    write_cog(tmp_path / "half.tif", stored, scored_grid(0), nodata=255)
    values, events = run(job(folder, indices=(0,), predictions=(str(tmp_path / "half.tif"),)))
    seen = np.s_[300:]
    expected = matthews_corrcoef(reference[seen].ravel(), mapped[seen].ravel(), sample_weight=weights[seen].ravel())
    assert values["weighted_mcc"] == pytest.approx(expected, abs=1e-12)
    assert any("has no prediction" in event.text for event in events if isinstance(event, Warn))


def test_rasters_that_do_not_belong_together_are_refused(boxes, tmp_path):
    folder, arrays = boxes
    shifted = GeoGrid(scored_grid(0).crs, Affine(2.5, 0, 500_001.25, 0, -2.5, 5_100_000), 600, 640)
    write_cog(tmp_path / "half a pixel.tif", arrays[0][1].astype(np.uint8), shifted, nodata=255)
    with pytest.raises(InputError, match="No reference lies on the grid of the prediction 'half a pixel"):
        run(job(folder, predictions=(str(tmp_path / "half a pixel.tif"),)))
    again = tmp_path / "again.tif"
    again.write_bytes((folder / "referenca 'č' 0.tif").read_bytes())
    with pytest.raises(InputError, match="more than one reference"):
        run(job(folder, indices=(0,), references=(*job(folder).references, str(again))))
    with pytest.raises(InputError, match="more than one prediction"):
        run(job(folder, predictions=(str(folder / "mask 0.tif"), str(folder / "probability 0.tif"))))


def test_values_that_make_no_sense_are_refused(boxes, tmp_path):
    folder, _ = boxes
    write_cog(tmp_path / "classes.tif", np.full(scored_grid(0).shape, 7, np.uint8), scored_grid(0), nodata=255)
    with pytest.raises(InputError, match="holds the value 7"):
        run(job(folder, predictions=(str(tmp_path / "classes.tif"),)))
    write_cog(tmp_path / "logits.tif", np.full(scored_grid(0).shape, -3, np.float32), scored_grid(0))
    with pytest.raises(InputError, match="from -3 to -3"):
        run(job(folder, predictions=(str(tmp_path / "logits.tif"),)))


def test_a_truncated_prediction_is_named(boxes, tmp_path):
    folder, _ = boxes
    content = (folder / "probability 0.tif").read_bytes()
    (tmp_path / "kratka.tif").write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(DamagedFileError, match="kratka"):
        run(job(folder, predictions=(str(tmp_path / "kratka.tif"),)))
    assert not (tmp_path / "report.json").exists()
