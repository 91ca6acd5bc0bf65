"""Results and tables, with documents made up for the purpose."""

import json
import statistics
import subprocess
import sys
from dataclasses import replace

import pytest

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.results import RESULTS, Run, describe_run, read_runs, run_path, write_run
from furrow.benchmarks.accuracy.table import README, in_markers, tables
from furrow.engine.contract.errors import InputError

pytestmark = pytest.mark.engine

AREAS = ("< 0.1 ha", "0.1 to 0.25 ha", "< 0.25 ha", "0.25 to 1 ha", "> 1 ha")


def evaluation(score):
    """Return a document as `evaluate` writes it, its values told by one number."""
    scores = {
        "weighted_mcc": score,
        "f1": score + 0.01,
        "by_area": {name: {"weighted_mcc": score - 0.1 * place} for place, name in enumerate(AREAS)},
    }
    return {
        "threshold": 0.375,
        "at_threshold": scores,
        "at_half": scores | {"weighted_mcc": score - 0.002},
        "borders": {"both": {"median": 2.5, "percentile_95": 35.0}, "bias": -0.4},
        "calibration": {"weighted": {"expected_calibration_error": 0.031}},
        "seconds_per_box": 12.5,
    }


def run(row="hybrid 'velik' ž", budget="equal time", seed=1, score=0.8, **changed):
    real = {
        "at_threshold": {
            "all": {"mcc": 0.3}, "declared": {"mcc": 0.2},
            "called_cultivated": {"cropland": 0.75, "grassland": 0.551, "not declared": 0.09},
        },
        "cropland_above_grassland": 0.61,
    }  # fmt: skip
    whole = Run(
        row=row, network="hybrid", settings={"width": 48}, budget=budget,
        budget_seconds=3600.0 if budget == "equal time" else None,
        budget_samples=200_000 if budget == "equal samples" else None,
        seed=seed, samples=123_456, training_seconds=3599.0, parameters=1_234_567, megaflop=1.25,
        test=evaluation(score), other=evaluation(score - 0.2), real_place=real,
        machine="a computer, 2 cores", date="2026-11-20", versions={"furrow": "0.2.0", "torch": "2.13.0"},
    )  # fmt: skip
    return replace(whole, **changed)


def rows_of(text, title):
    """Return the lines below the head of a table."""
    part = text.split(f"{title}:\n\n", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines()[2:]]


def test_what_is_written_is_read(tmp_path):
    runs = [run(seed=seed, budget=budget) for budget in ("equal time", "equal samples") for seed in (1, 2)]
    for each in reversed(runs):
        write_run(each, tmp_path)
    assert read_runs(tmp_path) == runs
    assert (
        run_path("hybrid 'velik' ž", "equal time", 2, tmp_path) == tmp_path / "hybrid-velik" / "equal-time-seed2.json"
    )
    write_run(replace(runs[0], samples=5), tmp_path)
    assert read_runs(tmp_path)[0].samples == 5
    assert read_runs(tmp_path / "nothing") == []


def test_mean_and_deviation_over_seeds():
    scores = [0.80, 0.81, 0.835]
    text = tables([run(seed=seed, score=score) for seed, score in enumerate(scores, 1)])
    (cells,) = rows_of(text, "Test set")
    mean, deviation = statistics.fmean(scores), statistics.stdev(scores)
    assert cells[:3] == ["hybrid 'velik' ž", "3", f"{mean:.4f} ± {deviation:.4f}"]
    assert cells[3] == f"{mean:.3f} ± {deviation:.3f}"
    assert cells[5] == f"{mean - 0.2:.3f} ± {deviation:.3f}"
    assert cells[8] == f"{mean + 0.01:.3f} ± {deviation:.3f}"
    assert cells[10:] == ["2.5", "35.0", "-0.40", "0.031"]
    (other,) = rows_of(text, "Other region, sensor and sky")
    assert other[2] == f"{mean - 0.2:.4f} ± {deviation:.4f}"
    (cost,) = rows_of(text, "Cost")
    assert cost[2:] == ["1,234,567", "1.25", "60.0", "123,456", "0.38", "12.5"]
    (real,) = rows_of(text, "Real place")
    assert real[2:] == ["0.300", "0.200", "0.610", "75%", "55%", "9%"]
    assert "### Equal time: 60 processor minutes of training" in text
    assert "with furrow 0.2.0, torch 2.13.0." in text


def test_a_row_with_fewer_seeds_says_so_and_the_best_stands_first():
    runs = [
        run("b", seed=1, score=0.7),
        run("a", seed=1, score=0.7),
        run("c", seed=1, score=0.9),
        run("c", seed=2, score=0.9),
    ]
    cells = rows_of(tables(runs), "Test set")
    assert [row[:2] for row in cells] == [["c", "2 of 3"], ["a", "1 of 3"], ["b", "1 of 3"]]
    assert tables(runs) == tables(runs[::-1])


def test_each_budget_has_its_tables_and_rows_of_their_own_recipe_stand_in_both():
    own = run("trees", "own recipe", 0, 0.75, parameters=None, megaflop=None)
    text = tables([run(), run(budget="equal samples", score=0.7), own])
    time, samples = text.split("### Equal samples: 200,000 samples")
    assert [row[0] for row in rows_of(time, "Test set")] == ["hybrid 'velik' ž", "trees \\*"]
    assert [row[0] for row in rows_of(samples, "Test set")] == ["trees \\*", "hybrid 'velik' ž"]
    assert rows_of(time, "Cost")[1][1:4] == ["nothing random", "-", "-"]
    assert "### Own recipe" not in text
    assert "### Own recipe" in tables([own])


def test_what_is_not_known_is_a_dash():
    test = evaluation(0.5)
    test["borders"] = {"both": {"median": 250.0, "percentile_95": 250.0}, "bias": None}
    skipped = {"skipped": "The folder 'x' holds no season."}
    text = tables([run(), run("without", seed=1, test=test, real_place=skipped)])
    assert rows_of(text, "Test set")[1][12] == "-"
    assert rows_of(text, "Real place")[1][2:] == ["-"] * 6
    assert "without: The folder 'x' holds no season." in text


def test_unequal_budgets_are_not_compared():
    with pytest.raises(InputError, match=r"different amounts.*3600.*7200"):
        tables([run(), run("longer", budget_seconds=7200.0)])
    with pytest.raises(InputError, match="own recipe"):
        tables([run("x"), run("x", "own recipe", 2)])


def test_a_run_that_lacks_a_value_is_named():
    test = evaluation(0.5)
    del test["borders"]
    with pytest.raises(InputError, match="'short' lacks the value 'borders' for 'border, median m'"):
        tables([run("short", test=test)])


def test_files_that_are_no_runs_are_refused(tmp_path):
    path = write_run(run(), tmp_path)
    moved = path.with_name("equal-time-seed7.json")
    path.rename(moved)
    with pytest.raises(InputError, match="seed 1: move it there"):
        read_runs(tmp_path)
    document = json.loads(moved.read_text(encoding="utf-8"))
    del document["machine"]
    moved.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError, match="machine"):
        read_runs(tmp_path)
    moved.write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        read_runs(tmp_path)


def test_names_that_share_a_folder_are_refused(tmp_path):
    write_run(run("a b"), tmp_path)
    with pytest.raises(InputError, match="'a, b' and 'a b' share the folder 'a-b'"):
        write_run(run("a, b", seed=2), tmp_path)
    with pytest.raises(InputError, match="no letter"):
        run("ž!")
    with pytest.raises(InputError, match="no budget 'equal'"):
        run(budget="equal")


def test_only_what_stands_between_the_markers_changes(tmp_path):
    text = README.read_text(encoding="utf-8")
    once = in_markers(text, "### new")
    assert in_markers(once, "### new") == once
    assert once.split("<!--")[0] == text.split("<!--")[0]
    assert "No run has finished yet." in in_markers(text, tables([]))
    with pytest.raises(InputError, match="markers"):
        in_markers("nothing", "x")


def test_the_script_writes_and_checks(tmp_path):
    write_run(run(), tmp_path / "results")
    readme = tmp_path / "README ž.md"
    readme.write_text(README.read_text(encoding="utf-8"), encoding="utf-8")
    command = [sys.executable, "-m", "furrow.benchmarks.accuracy.table"]
    command += ["--results", str(tmp_path / "results"), "--readme", str(readme)]
    at = {"cwd": ROOT / "build", "check": False}
    assert subprocess.run([*command, "--check"], **at, capture_output=True).returncode == 1
    assert subprocess.run(command, **at).returncode == 0
    assert "hybrid 'velik' ž" in readme.read_text(encoding="utf-8")
    assert subprocess.run([*command, "--check"], **at).returncode == 0


def test_the_tables_in_the_checkout_are_those_of_its_runs():
    text = README.read_text(encoding="utf-8")
    assert in_markers(text, tables(read_runs(RESULTS))) == text


def test_a_run_knows_where_and_when_it_ended():
    told = describe_run(lightgbm="4.7.0")
    assert "cores" in told["machine"]
    assert told["versions"]["lightgbm"] == "4.7.0"
    assert {"furrow", "torch", "numpy", "python"} < set(told["versions"])
    assert len(told["date"]) == 10
