"""Downloads that are killed, cancelled or run twice, as processes of their own."""

from __future__ import annotations

import dataclasses
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from furrow.engine.contract.client import run_job
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import EngineDiedError, JobCancelledError, ResourceError, TransferError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.jobs import DownloadSTAC
from furrow.engine.contract.process import clean_environment, engine_command
from furrow.engine.imagery.locking import writing_lock
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.engine_runs import cancel_when, kill_when, past, run
from furrow.tests.builders.faults import Delay, Hang, Slow
from furrow.tests.builders.scenes import Truth, build_truth
from furrow.tests.builders.stac_services import Archive, stac_archive
from furrow.tests.builders.switchboard import Switchboard

KILLS = 100
FOLDER = "sezone žito & 'co'"


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build_truth(height=120, width=96, count=16, step=7)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, truth: Truth) -> Iterator[Archive]:
    with stac_archive(tmp_path_factory.mktemp("archive"), truth, blocksize=128) as found:
        yield found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, truth: Truth, archive: Archive) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    with Switchboard(archive.url) as board:
        spec = order(folder, truth, board.url)
        assert run(spec)["complete"]
        return {
            name: text.replace(board.url.encode(), b"") for name, text in files(folder / FOLDER / "box-0001").items()
        }


def order(folder: Path, truth: Truth, url: str) -> DownloadSTAC:
    return DownloadSTAC(
        boxes=(truth.box(),), folder=str(folder / FOLDER), archive="custom", url=url, collection="sentinel-2-l2a",
        cloud_cover=100.0, bands=("B02", "B04", "B08", "B11"), limits=TransferLimits(attempts=3, deadline_s=60),
    )  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def visible(folder: Path, url: str) -> dict[str, bytes]:
    """Return the files with their final names, the address of this run's server left out."""
    return {
        name: text.replace(url.encode(), b"") for name, text in files(folder).items() if ".furrow-part-" not in name
    }


@pytest.mark.timeout(900)
def test_a_hundred_kills_at_random_moments_lose_nothing(
    tmp_path: Path, truth: Truth, archive: Archive, undisturbed: dict[str, bytes]
) -> None:
    moments = random.Random(7)
    kills = rounds = 0
    with Switchboard(archive.url) as board:
        board.fail(lambda asked: asked.path.endswith(".tif"), times=None, fault=Delay(0.02))
        begun = time.monotonic()
        assert _killed_after(order(tmp_path / "whole", truth, board.url), 600.0)
        whole = time.monotonic() - begun  # of this machine, with what else it has to do
        while kills < KILLS:
            rounds += 1
            spec = order(tmp_path / f"round {rounds}", truth, board.url)
            place = Path(spec.folder) / "box-0001"
            while kills < KILLS:
                ended = _killed_after(spec, moments.uniform(0.1, 1.0) * whole)
                found = visible(place, board.url) if place.exists() else {}
                assert {name for name, text in found.items() if undisturbed.get(name) != text} == set()
                if ended:
                    break
                kills += 1
            asked = len(board.requests)
            result = run(spec)
            assert result["complete"]
            assert result["failed"] == 0
            assert result["fetched"] + result["present"] == len(truth.dates)
            assert result["fetched"] or len(board.requests) == asked
            assert visible(place, board.url) == undisturbed
            assert not any(".furrow-part-" in name for name in files(place))
    assert kills == KILLS
    assert rounds > 1


def _killed_after(spec: DownloadSTAC, seconds: float) -> bool:
    """Run a job and kill its process after some seconds; return whether it ended before."""
    process = subprocess.Popen(
        engine_command(Path(sys.executable)), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env=clean_environment(),
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(json.dumps(spec.to_document()).encode() + b"\n")
    process.stdin.flush()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    finally:
        process.stdin.close()
    return process.returncode == 0


def test_a_cancel_ends_within_seconds_and_the_next_run_goes_on(
    tmp_path: Path, truth: Truth, archive: Archive, undisturbed: dict[str, bytes]
) -> None:
    with Switchboard(archive.url) as board:
        board.fail(lambda asked: asked.path.endswith(".tif"), times=None, fault=Delay(0.1))
        spec = order(tmp_path, truth, board.url)
        with pytest.raises(JobCancelledError):
            cancel_when(spec, past(0.2))
        assert cancel_when.seconds < 4  # type: ignore[attr-defined]
        place = Path(spec.folder) / "box-0001"
        assert not any(".furrow-part-" in name for name in files(place))
        board.heal()
        result = run(spec)
        assert result["present"] > 0
        assert result["complete"]
        assert visible(place, board.url) == undisturbed


@pytest.mark.parametrize("fault", [Hang(), Slow(1.0)], ids=repr)
def test_a_cancel_does_not_wait_for_a_silent_server(
    tmp_path: Path, truth: Truth, archive: Archive, fault: Hang | Slow
) -> None:
    with Switchboard(archive.url) as board:
        board.fail(lambda asked: asked.path.endswith(".tif"), times=None, fault=fault)
        spec = order(tmp_path, truth, board.url)
        started: list[float] = []

        def cancelled() -> bool:
            waiting = bool(board.asked(".tif")) and time.monotonic() - board.asked(".tif")[0].time > 1
            if waiting and not started:
                started.append(time.monotonic())
            return waiting

        with pytest.raises(JobCancelledError):
            run_job(spec, Path(sys.executable), is_cancelled=cancelled)
        assert time.monotonic() - started[0] < 5


def test_two_runs_on_one_season_do_not_mix(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    spec = order(tmp_path, truth, archive.url)
    place = Path(spec.folder) / "box-0001"
    with writing_lock(place), pytest.raises(TransferError, match="is being written by process"):
        run(spec)
    assert run(spec)["complete"]


def test_boxes_after_a_dead_network_are_not_tried_for_ever(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    boxes = tuple(dataclasses.replace(truth.box(), name=f"box-{number:04d}") for number in range(1, 9))
    with Switchboard(archive.url) as board:
        board.fail(lambda asked: asked.path.endswith(".tif"), times=None, fault=Hang())
        spec = dataclasses.replace(
            order(tmp_path, truth, board.url),
            boxes=boxes,
            limits=TransferLimits(attempts=1, deadline_s=0.5, parallel=8),
        )
        with pytest.raises(TransferError, match="failed one after another"):
            run(spec)
        assert len(board.asked(".tif")) < 60


def test_a_kill_is_told_by_the_client(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    with pytest.raises(EngineDiedError):
        kill_when(order(tmp_path, truth, archive.url), past(0.2))


def test_a_disk_that_fills_up_keeps_what_came_and_the_next_run_goes_on(
    tmp_path: Path, truth: Truth, archive: Archive, undisturbed: dict[str, bytes]
) -> None:
    with small_disk(tmp_path / "tiny disk š", 3000) as disk, Switchboard(archive.url) as board:
        spec = order(disk, truth, board.url)
        place, filler = Path(spec.folder) / "box-0001", disk / "filler"

        def fill(event: Event) -> None:
            if isinstance(event, Progress) and event.fraction > 0.3 and not filler.exists():
                children = psutil.Process().children()
                (engine,) = (child for child in children if any("launch.py" in part for part in child.cmdline()))
                engine.suspend()
                filler.write_bytes(bytes(shutil.disk_usage(disk).free))
                engine.resume()

        with pytest.raises(ResourceError, match="disk"):
            run(spec, on_event=fill)
        found = visible(place, board.url)
        assert found
        assert {name for name, text in found.items() if undisturbed[name] != text} == set()
        assert not any(".furrow-part-" in name for name in files(place))
        filler.unlink()
        result = run(spec)
        assert result["complete"]
        assert result["present"] > 0
        assert visible(place, board.url) == undisturbed


def test_a_disk_that_is_too_small_is_told_before_anything_is_fetched(
    tmp_path: Path, truth: Truth, archive: Archive
) -> None:
    with small_disk(tmp_path / "tiny disk", 300) as disk, Switchboard(archive.url) as board:
        with pytest.raises(ResourceError, match=r"MB free, but about .* MB are needed"):
            run(order(disk, truth, board.url))
        assert board.requests == []
