"""Boxes fetched side by side: the same seasons as one after the other, by real worker processes and a real cluster."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from furrow.engine import handlers
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import AccessError, InputError, TransferError
from furrow.engine.contract.events import Event, Progress, Warn
from furrow.engine.contract.jobs import DownloadSentinelHub, DownloadSTAC, ImportSAFE
from furrow.engine.reporting import Reporter
from furrow.tests.builders.dask_processes import scheduler, worker
from furrow.tests.builders.safe_products import write_safes
from furrow.tests.builders.scenes import Truth, build_truth
from furrow.tests.builders.sentinel_hub_service import sentinel_hub
from furrow.tests.builders.stac_services import Archive, stac_archive

pytestmark = pytest.mark.engine

FOLDER = "sezone žito & 'co'"


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build_truth(height=70, width=60, count=3, unobserved=True)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, truth: Truth) -> Iterator[Archive]:
    with stac_archive(tmp_path_factory.mktemp("archive"), truth, blocksize=128) as found:
        yield found


def halves(truth: Truth) -> tuple[Box, Box]:
    whole = truth.box()
    middle = whole.left + 300
    return replace(whole, name="zahod", right=middle), replace(whole, name="vzhod 'b'", left=middle)


def from_archive(folder: Path, truth: Truth, archive: Archive, **changes: Any) -> DownloadSTAC:
    spec = DownloadSTAC(
        boxes=halves(truth), folder=str(folder / FOLDER), archive="custom", url=archive.url,
        collection="sentinel-2-l2a", cloud_cover=100.0, limits=TransferLimits(attempts=2, deadline_s=60),
    )  # fmt: skip
    return replace(spec, **changes)


def run(spec: Any, events: list[Event] | None = None) -> dict[str, Any]:
    return handlers.run(spec, Reporter((events if events is not None else []).append))


def assert_same(one: Path, other: Path) -> None:
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert len(names) > 6
    for name in names:
        assert filecmp.cmp(one / name, other / name, shallow=False), name


def without_paths(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "seasons": sorted(Path(path).name for path in values["seasons"])}


def test_workers_fetch_what_one_process_fetches(truth: Truth, archive: Archive, tmp_path: Path) -> None:
    alone = run(from_archive(tmp_path / "one", truth, archive))
    events: list[Event] = []
    spec = from_archive(tmp_path / "two", truth, archive, workers=2)
    together = run(spec, events)
    assert_same(tmp_path / "one" / FOLDER, tmp_path / "two" / FOLDER)
    assert together["complete"]
    ignored = {"requests": 0, "megabytes": 0, "summary": ""}  # each reads the catalogue and the headers by itself
    assert without_paths(together) | ignored == without_paths(alone) | ignored
    assert together["requests"] >= alone["requests"] > 0
    assert together["summary"].startswith(f"2 of 2 boxes are complete: {alone['fetched']} dates came")
    shares = [event.fraction for event in events if isinstance(event, Progress)]
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    again = run(spec)
    assert (again["fetched"], again["present"], again["complete"]) == (0, alone["fetched"], True)


def test_a_box_that_cannot_be_had_does_not_stop_the_others(truth: Truth, archive: Archive, tmp_path: Path) -> None:
    good, bad = halves(truth)
    bad = replace(bad, left=bad.left + 1)
    events: list[Event] = []
    values = run(from_archive(tmp_path, truth, archive, boxes=(good, bad), workers=2), events)
    assert not values["complete"]
    assert [Path(path).name for path in values["seasons"]] == [good.name]
    assert len(values["problems"]) == 1
    assert values["problems"][0].startswith(f"{bad.name}: ")
    assert "multiples of 10 m" in values["problems"][0]
    assert values["problems"][0] in [event.text for event in events if isinstance(event, Warn)]
    assert "1 boxes could not be served" in values["summary"]


def test_names_are_checked_before_a_worker_starts(truth: Truth, archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Two boxes are named"):
        run(from_archive(tmp_path, truth, archive, boxes=(halves(truth)[0],) * 2, workers=2))


def test_when_nothing_comes_the_job_fails(truth: Truth, archive: Archive, tmp_path: Path) -> None:
    spec = from_archive(tmp_path, truth, archive, url="http://127.0.0.1:9/v1", workers=2)
    with pytest.raises(TransferError, match=r"^Nothing came\. (zahod|vzhod 'b'): .*cannot be reached"):
        run(spec)


def test_refused_credentials_stop_all(truth: Truth, tmp_path: Path) -> None:
    with sentinel_hub(tmp_path / "hub", truth, "commercial") as service:
        spec = DownloadSentinelHub(
            boxes=halves(truth), folder=str(tmp_path / FOLDER), client_id=service.client_id,
            client_secret="wrong-s3cret", endpoint="custom", base_url=service.base_url, token_url=service.token_url,
            cloud_cover=100.0, limits=TransferLimits(attempts=2, deadline_s=30), workers=1,
        )  # fmt: skip
        with pytest.raises(AccessError, match="authentication settings"):
            run(spec)
        assert service.counts()["token"] == 1
        good = replace(spec, client_secret=service.client_secret, workers=2)
        assert run(good)["complete"]


def test_a_cluster_imports_products(truth: Truth, tmp_path: Path) -> None:
    products = tmp_path / "produkti ž"
    write_safes(products, truth, baseline="05.09")
    spec = ImportSAFE(boxes=halves(truth), folder=str(tmp_path / "ena"), products=(str(products),))
    alone = run(spec)
    assert alone["complete"]
    with scheduler(tmp_path / "razporejevalnik") as (address, _), worker(address, tmp_path / "delavec"):
        other = replace(spec, folder=str(tmp_path / "dva"), scheduler=address)
        assert without_paths(run(other)) == without_paths(alone)
        assert_same(tmp_path / "ena", tmp_path / "dva")


def test_a_dry_run_asks_by_itself(truth: Truth, archive: Archive, tmp_path: Path) -> None:
    values = run(from_archive(tmp_path, truth, archive, scheduler="tcp://127.0.0.1:1", dry_run=True))
    assert values["summary"].startswith("To fetch: ")
    assert not (tmp_path / FOLDER).exists()
