"""Rows from boxes on disk to results: small sets are simulated, and everything runs on them as on the large ones."""

import os
from pathlib import Path

import numpy as np
import pytest

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy import boxes, simple_rows
from furrow.benchmarks.accuracy.evaluation import best_threshold, evaluate
from furrow.benchmarks.accuracy.everywhere import evaluate_everywhere, whole_boxes
from furrow.benchmarks.accuracy.peers.mean_ndvi import MeanNDVI
from furrow.benchmarks.accuracy.results import read_runs
from furrow.benchmarks.accuracy.table import tables

pytestmark = pytest.mark.engine


def greenness(stack):
    """Return a probability that knows nothing but the near infrared of each pixel."""
    coarse = stack.surface_reflectance()[:, 6].max(axis=0).clip(0, 1)
    return coarse.repeat(4, 0).repeat(4, 1)


def test_boxes_are_read_whole_and_in_order(small_sets):
    found = list(whole_boxes(small_sets, "test"))
    assert [place.shape for place in found] == [(32, 32)] * 2
    for place, loaded in zip(found, boxes.load_boxes(small_sets, "test"), strict=True):
        assert np.array_equal(place.cultivated, loaded.cultivated)
        assert np.array_equal(place.weights, loaded.weights)
        assert np.array_equal(place.stack.digital_numbers, loaded.stack.digital_numbers)


def test_the_threshold_comes_from_the_validation_set_alone(small_sets, tmp_path):
    expected = best_threshold(greenness, whole_boxes(small_sets, "validation"))
    assert expected != best_threshold(greenness, whole_boxes(small_sets, "test"))
    found = evaluate_everywhere(greenness, small_sets, real_place=tmp_path)
    assert found["test"]["threshold"] == found["other"]["threshold"] == expected
    for name, number in (("test", 2), ("other", 1)):
        alone = evaluate(greenness, whole_boxes(small_sets, name), expected)
        assert found[name]["places"] == number
        assert found[name]["at_threshold"] == alone["at_threshold"]
        assert found[name]["borders"] == alone["borders"]
    assert "skipped" in found["real_place"]


def test_the_starter_is_run_once_and_stays(small_sets, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["simple_rows", "--boxes", str(small_sets), "--results", str(tmp_path)])
    simple_rows.main()
    (run,) = read_runs(tmp_path)
    expected = evaluate(MeanNDVI().predict, whole_boxes(small_sets, "test"), 0.5)
    assert run.test["at_threshold"] == expected["at_threshold"]
    assert (run.row, run.seed, run.samples, run.parameters) == (simple_rows.NDVI, 0, 0, None)
    assert run.real_place["place"] == "Flanders 2019"
    simple_rows.main()
    assert "there already" in capsys.readouterr().out
    assert read_runs(tmp_path) == [run]
    assert "nothing random" in tables([run])


def test_trees_are_run_where_the_peers_are_built(small_sets, tmp_path):
    python = Path(os.environ.get("FURROW_PEERS", ROOT / "build" / "peers" / "bin" / "python"))
    if not python.exists() or not list(python.parents[1].glob("lib/*/site-packages/lightgbm")):
        pytest.skip("build/peers has no LightGBM; benchmarks/README.md says how it is built")
    places = boxes.load_boxes(small_sets, "train")
    simple_rows.run_trees(False, 1, places, small_sets, tmp_path, python)
    (run,) = read_runs(tmp_path)
    assert (run.row, run.seed, run.network) == (simple_rows.TREES[False], 1, None)
    assert run.versions["lightgbm"]
    assert 100 < run.samples < 3 * 32 * 32 / 4 * 1.2
    assert 0 < run.training_seconds < 60
    assert run.test["seconds_per_box"] > 0
    assert "1 of 3" in tables([run])
