"""Networks trained and evaluated as rows of the accuracy benchmark, on sets as small as can be."""

import itertools
import json
from dataclasses import replace

import pytest

from furrow.benchmarks.accuracy import boxes, run
from furrow.benchmarks.accuracy.results import read_runs
from furrow.benchmarks.accuracy.rows import ABLATIONS, LARGER, OURS, PEERS, TASK, Row
from furrow.engine.training.patches import Patches
from furrow.models.cost import operations_per_pixel
from furrow.models.registry import build
from furrow.tests.builders.networks import TINY

pytestmark = pytest.mark.engine

SMALL = Row("tiny 'č'", "hybrid-small", TINY, replace(TASK, patches=Patches(side=8, number=2)))


def test_a_seed_of_all_rows_comes_before_the_next_and_long_rows_have_fewer():
    rows = (OURS[0], Row("long", "piunet-small", seeds=1), ABLATIONS[0])
    todo = [(one.row.name, one.budget, one.seed) for one in run.assignments(rows, 2)]
    ours, left_out = OURS[0].name, ABLATIONS[0].name
    assert todo == [
        (ours, "equal time", 1), ("long", "equal time", 1),
        (ours, "equal samples", 1), ("long", "equal samples", 1), (left_out, "equal samples", 1),
        (ours, "equal time", 2), (ours, "equal samples", 2), (left_out, "equal samples", 2),
    ]  # fmt: skip


def test_every_row_can_be_trained_and_has_a_name_of_its_own():
    rows = (*OURS, *PEERS, *LARGER, *ABLATIONS)
    for row in rows:
        row.task.check(build(row.network, row.settings))
    assert len({row.name for row in rows}) == len(rows)


def test_ours_spends_at_most_half_the_arithmetic_of_any_peer():
    ours = operations_per_pixel(build(OURS[0].network))
    assert all(2 * ours <= operations_per_pixel(build(peer.network)) for peer in PEERS)


def test_a_run_is_given_what_its_budget_says(small_sets, tmp_path):
    places = boxes.load_boxes(small_sets, "train")
    limits = run.Limits(seconds=1.0, samples=14)
    runs = [
        run.run(run.Assignment(SMALL, budget, 1), places, small_sets, tmp_path / budget, limits, 0.05)
        for budget in ("equal time", "equal samples")
    ]
    by_time, by_samples = runs
    assert by_samples.samples == 14
    assert (by_samples.budget_samples, by_samples.budget_seconds) == (14, None)
    assert by_time.samples == 40  # 1 s at 0.05 s a step of two patches
    assert (by_time.budget_samples, by_time.budget_seconds) == (None, 1.0)
    assert 0 < by_time.training_seconds < 60
    for one in runs:
        assert one.parameters == sum(weight.numel() for weight in build("hybrid-small", TINY).parameters())
        assert -1 <= one.test["at_threshold"]["weighted_mcc"] <= 1
        assert one.settings["task"]["patches"]["number"] == 2


def test_a_run_that_was_stopped_goes_on_to_the_same_end(small_sets, tmp_path, monkeypatch):
    places = boxes.load_boxes(small_sets, "train")
    todo, limits = run.Assignment(SMALL, "equal samples", 3), run.Limits(samples=16)
    whole = run.run(todo, places, small_sets, tmp_path / "whole", limits, 1.0)

    class StopError(Exception):
        pass

    ticks = itertools.count()

    def stops(self):
        if next(ticks) == 3:
            raise StopError

    with monkeypatch.context() as patch:
        patch.setattr(run._Clock, "tick", lambda self: (self.ticks.append(1.0), stops(self)))
        with pytest.raises(StopError):
            run.run(todo, places, small_sets, tmp_path / "broken", limits, 1.0)
    again = run.run(todo, places, small_sets, tmp_path / "broken", limits, 1.0)
    assert again.test["at_threshold"] == whole.test["at_threshold"]
    assert again.test["calibration"] == whole.test["calibration"]


def test_what_a_step_costs_is_measured_once(small_sets, tmp_path):
    places, kept = boxes.load_boxes(small_sets, "train"), tmp_path / "č" / "paces.json"
    first = run.measure_paces([SMALL], places, kept)
    assert 0 < first[SMALL.name] < 60
    other = replace(SMALL, name="another")
    both = run.measure_paces([SMALL, other], places, kept)
    assert set(both) == {SMALL.name, "another"}
    assert both[SMALL.name] == first[SMALL.name]
    assert run.measure_paces([other], places, kept) == both


def test_new_rows_are_measured_on_the_scale_of_those_that_are_kept(small_sets, tmp_path):
    places, kept = boxes.load_boxes(small_sets, "train"), tmp_path / "paces.json"
    kept.write_text(json.dumps({SMALL.name: 1000.0}), encoding="utf-8")  # of a machine that is very slow
    both = run.measure_paces([SMALL, replace(SMALL, name="another")], places, kept)
    assert both[SMALL.name] == 1000.0
    assert 100 < both["another"] < 10_000


def test_the_command_keeps_finished_runs(small_sets, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(run, "OURS", (SMALL,))
    arguments = ["run", "--worker", "--boxes", str(small_sets), "--results", str(tmp_path / "results"), "--work",
                 str(tmp_path / "work"),
                 "--rows", SMALL.name, "--seeds", "1", "--seconds", "0.5", "--samples", "4"]  # fmt: skip
    monkeypatch.setattr("sys.argv", arguments)
    run.main()
    first = read_runs(tmp_path / "results")
    assert [(one.row, one.budget) for one in first] == [(SMALL.name, "equal time"), (SMALL.name, "equal samples")]
    capsys.readouterr()
    run.main()
    assert read_runs(tmp_path / "results") == first
    assert capsys.readouterr().out == ""
