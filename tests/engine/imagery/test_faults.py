"""Importers from outside: an engine process that is killed, cancelled, or runs out of disk."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import EngineDiedError, InputError, JobCancelledError, ResourceError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.jobs import ImportEOPatch, ImportGeoTIFFs, VerifySeason
from furrow.engine.imagery.locking import writing_lock
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.eopatches import STAMPS, write_patch
from furrow.tests.builders.geotiffs import write_tiff
from furrow.tests.builders.seasons import AWKWARD, build_arrays, build_grid

ENGINE = Path(sys.executable)


@pytest.fixture
def jobs(tmp_path: Path) -> dict[str, ImportEOPatch | ImportGeoTIFFs]:
    """Imports long enough to be interrupted, under awkward names."""
    stamps = tuple(stamp.replace(year=2000 + year) for year in range(15, 21) for stamp in STAMPS)
    patch = write_patch(tmp_path / "eo" / AWKWARD, height=100, width=110, stamps=stamps)
    numbers, _, _ = build_arrays((30, 2, 100, 110))
    for index in range(30):
        name = tmp_path / "tiffs" / f"2019-{1 + index // 10:02d}-{10 + index % 10}.tif"
        write_tiff(name, numbers[index], build_grid(100, 110), descriptions=("B04", "B08"))
    season = str(tmp_path / "out" / f"season {AWKWARD}")
    return {
        "eopatch": ImportEOPatch(str(patch.path), season),
        "geotiffs": ImportGeoTIFFs(str(tmp_path / "tiffs"), season),
    }


def engines() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    return [child for child in children if any("launch.py" in part for part in child.cmdline())]


def parts(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.startswith(".furrow-part-")]


@pytest.mark.parametrize("job", ["eopatch", "geotiffs"])
def test_a_killed_import_leaves_no_season_and_the_next_run_succeeds(jobs: dict, job: str) -> None:
    spec = jobs[job]
    season = Path(spec.season)
    killed = []

    def kill_midway(event: Event) -> None:
        if isinstance(event, Progress) and event.fraction > 0.3 and not killed:
            (engine,) = engines()
            os.kill(engine.pid, signal.SIGKILL)
            killed.append(event.fraction)

    with pytest.raises(EngineDiedError, match="killed by the system"):
        run_job(spec, ENGINE, on_event=kill_midway)
    assert killed[0] < 0.95
    assert not season.exists()
    assert parts(season.parent)  # it was in the middle of a write
    result = run_job(spec, ENGINE)
    assert result.values["dates"] == 30
    assert parts(season.parent) == []
    assert run_job(VerifySeason(spec.season), ENGINE).values["complete"] is True


@pytest.mark.parametrize("job", ["eopatch", "geotiffs"])
def test_a_cancelled_import_stops_soon_and_leaves_nothing(jobs: dict, job: str) -> None:
    spec = jobs[job]
    asked = []

    def begin_to_cancel(event: Event) -> None:
        if isinstance(event, Progress) and event.fraction > 0.2 and not asked:
            asked.append(time.monotonic())

    with pytest.raises(JobCancelledError, match="what was finished stays"):
        run_job(spec, ENGINE, on_event=begin_to_cancel, is_cancelled=lambda: bool(asked))
    assert time.monotonic() - asked[0] < 3
    assert not Path(spec.season).exists()
    assert parts(Path(spec.season).parent) == []


def test_an_engine_is_told_who_holds_the_season(jobs: dict) -> None:
    spec = jobs["geotiffs"]
    with writing_lock(Path(spec.season)), pytest.raises(InputError, match=f"written by process {os.getpid()} on "):
        run_job(spec, ENGINE)


@pytest.fixture
def tiny_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file system of so many kilobytes."""
    with small_disk(tmp_path / "tiny disk", request.param) as place:
        yield place


@pytest.mark.parametrize("tiny_disk", [1024], indirect=True)
def test_too_small_a_disk_is_told_before_anything_is_written(jobs: dict, tiny_disk: Path) -> None:
    spec = ImportGeoTIFFs(jobs["geotiffs"].folder, str(tiny_disk / "season"))
    with pytest.raises(ResourceError, match=r"MB free, but about .* MB are needed"):
        run_job(spec, ENGINE)
    assert not (tiny_disk / "season").exists()


@pytest.mark.parametrize("tiny_disk", [2048], indirect=True)
def test_a_disk_that_fills_up_meanwhile_leaves_nothing_half_written(jobs: dict, tiny_disk: Path) -> None:
    spec = ImportGeoTIFFs(jobs["geotiffs"].folder, str(tiny_disk / "season"))
    filler = tiny_disk / "filler"

    def fill(event: Event) -> None:
        if isinstance(event, Progress) and event.fraction > 0.1 and not filler.exists():
            (engine,) = engines()
            engine.suspend()
            filler.write_bytes(bytes(shutil.disk_usage(tiny_disk).free))
            engine.resume()

    with pytest.raises(ResourceError, match="disk"):
        run_job(spec, ENGINE, on_event=fill)
    assert not (tiny_disk / "season").exists()
    assert parts(tiny_disk) == []
    filler.unlink()
    assert run_job(spec, ENGINE).values["dates"] == 30
    assert run_job(VerifySeason(spec.season), ENGINE).values["complete"] is True
