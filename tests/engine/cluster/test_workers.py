"""Jobs on worker processes of this computer: real processes, real kills."""

import re
import threading
import time

import dask
import distributed  # noqa: F401 - gives dask.config what can be set
import numpy as np
import psutil
import pytest
import rasterio

from furrow.engine.cluster.here import run_here
from furrow.engine.cluster.side_by_side import run_on_workers
from furrow.engine.contract.errors import (
    EngineDiedError,
    InputError,
    JobCancelledError,
    ResourceError,
    UnexpectedError,
)
from furrow.engine.contract.events import Progress
from furrow.engine.contract.prediction_jobs import PredictCultivatedLand, PredictSeasons
from furrow.engine.prediction.many import predict_seasons
from furrow.engine.reporting import Reporter
from furrow.tests.builders.boxes import write_boxes
from furrow.tests.builders.cluster_jobs import PRELOAD, Until, Where
from furrow.tests.builders.engine_jobs import Count, Die, Echo, Fail
from furrow.tests.builders.engine_runs import kill_when, past
from furrow.tests.builders.networks import write_tiny_model

pytestmark = pytest.mark.engine


@pytest.fixture(autouse=True)
def _workers_know_the_jobs_of_tests():
    with dask.config.set({"distributed.worker.preload": [PRELOAD]}):
        yield
    assert workers_of(psutil.Process()) == []


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("models") / "tiny ž")


@pytest.fixture(scope="module")
def boxes(tmp_path_factory):
    return write_boxes(tmp_path_factory.mktemp("škatle 'Pomurje'"), missing="south east")


def workers_of(process):
    """Worker processes that live; the one that multiprocessing keeps for its own resources is none."""
    found = []
    for child in process.children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()) and child.status() != psutil.STATUS_ZOMBIE:
                found.append(child)
        except psutil.Error:
            continue
    return found


def predictions(boxes, model, folder, **fields):
    return [
        PredictCultivatedLand(
            season=str(season.folder), probability=str(folder / name / "probability.tif"),
            mask=str(folder / name / "mask.tif"), model=str(model), **fields,
        )
        for name, (season, _, _) in boxes.parts.items()
    ]  # fmt: skip


def pixels(folder):
    found = {}
    for path in sorted(folder.glob("*/*.tif")):
        with rasterio.open(path) as dataset:
            found[str(path.relative_to(folder))] = dataset.read()
    return found


def same(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[name], other[name]) for name in one)


def test_predictions_of_workers_are_those_made_here(boxes, model, tmp_path):
    values = {}
    for workers in (0, 2):
        spec = PredictSeasons((str(boxes.folder),), str(tmp_path / str(workers)), str(model), workers=workers)
        events = []
        values[workers] = predict_seasons(spec, Reporter(events.append))
    assert values[2]["predicted"] == 3
    assert values[2]["cultivated_hectares"] == pytest.approx(values[0]["cultivated_hectares"])
    found = pixels(tmp_path / "2")
    assert len(found) == 6
    assert same(found, pixels(tmp_path / "0"))
    shares = [event.fraction for event in events if isinstance(event, Progress)]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_outcomes_come_as_jobs_end_and_tell_which(tmp_path):
    file = tmp_path / "vsi drugi"
    failing = Fail("InputError", "Sedem je preveč."), Fail("ZeroDivisionError")
    outcomes = []
    for outcome in run_on_workers([Until((str(file),)), Where("ž"), *failing, Echo("č")], Reporter(), 2):
        outcomes.append(outcome)
        if len(outcomes) == 4:
            file.touch()
    assert outcomes[-1].index == 0
    by_index = {outcome.index: outcome for outcome in outcomes}
    assert sorted(by_index) == [0, 1, 2, 3, 4]
    assert by_index[1].warnings == ("asked for 'ž', ž",)
    assert by_index[1].values["threads"] == str(max(1, len(psutil.Process().cpu_affinity()) // 2))
    assert (type(by_index[2].error), str(by_index[2].error)) == (InputError, "Sedem je preveč.")
    assert type(by_index[3].error) is UnexpectedError
    assert by_index[4].values["text"] == "č"
    assert list(run_on_workers([], Reporter(), 2)) == []


def test_what_a_killed_worker_had_begun_is_done_by_others(boxes, model, tmp_path):
    killed, ended = [], threading.Event()

    def kill_the_first_that_writes():
        """The names of unfinished files tell which process writes them."""
        while not ended.wait(0.005) and not killed:
            for part in tmp_path.glob("workers/*/.furrow-part-*"):
                pid = int(re.match(r"\.furrow-part-[0-9a-f]+-(\d+)-", part.name)[1])
                killed.append(pid)
                psutil.Process(pid).kill()
                return

    threading.Thread(target=kill_the_first_that_writes, daemon=True).start()
    try:
        outcomes = list(run_on_workers(predictions(boxes, model, tmp_path / "workers"), Reporter(), 2))
    finally:
        ended.set()
    assert len(killed) == 1
    assert sorted(outcome.index for outcome in outcomes) == [0, 1, 2]
    assert [outcome.error for outcome in outcomes] == [None] * 3
    list(run_here(predictions(boxes, model, tmp_path / "here"), Reporter()))
    assert same(pixels(tmp_path / "workers"), pixels(tmp_path / "here"))
    assert list(tmp_path.rglob(".furrow-part-*")) == []


def test_a_job_that_kills_its_workers_is_given_up_and_the_others_go_on():
    outcomes = list(run_on_workers([Echo("a"), Die(), Echo("b"), Echo("c")], Reporter(), 2))
    by_index = {outcome.index: outcome for outcome in outcomes}
    assert sorted(by_index) == [0, 1, 2, 3]
    assert type(by_index[1].error) is ResourceError
    assert "3 workers ended while they worked on it" in str(by_index[1].error)
    assert all(by_index[index].error is None for index in (0, 2, 3))


def test_a_cancel_ends_jobs_and_processes_within_two_seconds():
    cancelled_at, reporter = [], Reporter()

    def hear(event):
        if isinstance(event, Progress) and event.fraction > 0 and not cancelled_at:
            cancelled_at.append(time.monotonic())
            reporter.cancelled.set()

    part = reporter.within(hear)
    with pytest.raises(JobCancelledError):
        list(run_on_workers([Count(100_000), Count(100_000), Echo("a")], part, 2))
    seconds = time.monotonic() - cancelled_at[0]
    print(f"stopped and ended the workers in {seconds:.1f} s")
    assert seconds < 2 + 2  # the second two for a computer with much else to do
    assert workers_of(psutil.Process()) == []


def test_a_pause_holds_what_is_under_way():
    reporter, paused_at = Reporter(), []

    def hear(event):
        if isinstance(event, Progress) and event.fraction > 0 and not paused_at:
            paused_at.append(time.monotonic())
            reporter.pause()
            threading.Timer(2.5, reporter.resume).start()

    outcomes = list(run_on_workers([Count(150)], reporter.within(hear), 1))
    assert outcomes[0].error is None
    assert max(outcomes[0].values["seconds"]) > 1.5


def test_workers_do_not_outlive_a_killed_engine(boxes, model, tmp_path):
    seen = []

    def condition(event):
        seen.extend(workers_of(psutil.Process()))
        return past(0.0)(event)

    spec = PredictSeasons((str(boxes.folder),), str(tmp_path), str(model), workers=2, turns=8)
    with pytest.raises(EngineDiedError):
        kill_when(spec, condition)
    assert seen
    _, alive = psutil.wait_procs(set(seen), timeout=30)
    assert not alive
