"""Seasons from Sentinel Hub: a service on loopback that checks what it is asked as strictly as the real one."""

from __future__ import annotations

import dataclasses
import filecmp
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.warp import transform_bounds

from furrow.engine import handlers
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.client import run_job
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import AccessError, InputError, TransferError
from furrow.engine.contract.events import Event, Message, Warn, encode
from furrow.engine.contract.jobs import DownloadSentinelHub, DownloadSTAC, VerifySeason
from furrow.engine.imagery.layout import read_season
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.sources import hub_access, sentinel_hub
from furrow.engine.reporting import Reporter
from furrow.engine.transfer import waiting
from furrow.tests.builders import engine_runs
from furrow.tests.builders.faults import (
    Cut,
    CutChunked,
    Delay,
    Empty,
    Fault,
    Html,
    Reset,
    Status,
    TooMany,
    Truncate,
)
from furrow.tests.builders.scenes import Truth, build_truth
from furrow.tests.builders.sentinel_hub_service import SentinelHub
from furrow.tests.builders.sentinel_hub_service import sentinel_hub as serve
from furrow.tests.builders.stac_services import stac_archive
from furrow.tests.builders.switchboard import Switchboard

FOLDER = "sezone žito & 'co'"


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build_truth(height=70, width=54, count=4, unobserved=True)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, truth: Truth) -> Iterator[SentinelHub]:
    with serve(tmp_path_factory.mktemp("hub"), truth, "commercial") as found:
        yield found


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_FIRST_WAIT_S", 0.05)


def order(folder: Path, truth: Truth, service: SentinelHub, base: str = "", **changes: Any) -> DownloadSentinelHub:
    spec = DownloadSentinelHub(
        boxes=(truth.box(),), folder=str(folder / FOLDER), client_id=service.client_id,
        client_secret=service.client_secret, endpoint="custom", base_url=base or service.base_url,
        token_url=service.token_url.replace(service.base_url, base or service.base_url), cloud_cover=100.0,
        limits=TransferLimits(attempts=6, deadline_s=60),
    )  # fmt: skip
    return dataclasses.replace(spec, **changes)


def run(spec: Any, events: list[Event] | None = None) -> dict[str, Any]:
    return handlers.run(spec, Reporter((events if events is not None else []).append))


def assert_is_truth(folder: Path, truth: Truth, *, clouds: bool) -> None:
    for index, day in enumerate(truth.dates):
        there = truth.observed[index]
        with rasterio.open(folder / day.isoformat() / "bands.tif") as dataset:
            assert (dataset.crs, dataset.transform) == (truth.grid.crs, truth.grid.transform)
            numbers = dataset.read()
        assert (numbers[:, ~there] == 0).all()
        assert np.array_equal(numbers[:, there], truth.digital_numbers[index][:, there])
        with rasterio.open(folder / day.isoformat() / "masks.tif") as dataset:
            masks = dict(zip(dataset.descriptions, dataset.read(), strict=True))
        assert np.array_equal(masks["SCL"], truth.scl[index])
        assert np.array_equal(masks["dataMask"] != 0, there)
        assert set(masks) == ({"SCL", "CLM", "CLP", "dataMask"} if clouds else {"SCL", "dataMask"})
        if clouds:
            assert np.array_equal(masks["CLM"][there], truth.clm[index][there])
            assert np.array_equal(masks["CLP"][there], truth.clp[index][there])


@pytest.mark.parametrize("baseline", ["02.12", "05.00"])
@pytest.mark.parametrize("layout", ["whole", "granules", "swath"])
def test_the_season_is_what_the_satellite_saw(tmp_path: Path, truth: Truth, baseline: str, layout: str) -> None:
    with serve(tmp_path, truth, "commercial", baseline=baseline, layout=layout) as service:
        result = run(order(tmp_path, truth, service))
        assert result["processing_units"] == pytest.approx(service.units())
        assert service.counts() == {"token": 1, "catalogue": 1, "process": 4}
    assert (result["complete"], result["fetched"]) == (True, 4)
    folder = tmp_path / FOLDER / "box-0001"
    assert_is_truth(folder, truth, clouds=True)
    assert run(VerifySeason(str(folder)))["problems"] == []


def test_where_cloud_masks_are_not_offered_the_season_says_so(
    tmp_path: Path, truth: Truth, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(tmp_path, truth, "copernicus") as service:
        monkeypatch.setitem(
            hub_access._ENDPOINTS,
            "copernicus",
            dataclasses.replace(
                hub_access._ENDPOINTS["copernicus"], base_url=service.base_url, token_url=service.token_url
            ),
        )
        run(order(tmp_path, truth, service, endpoint="copernicus", base_url="", token_url=""))
    folder = tmp_path / FOLDER / "box-0001"
    assert_is_truth(folder, truth, clouds=False)
    assert "SCL alone" in read_season(folder).source
    assert "Copernicus Data Space" in read_season(folder).source


def test_the_same_season_comes_from_an_archive(tmp_path: Path, truth: Truth, service: SentinelHub) -> None:
    run(order(tmp_path / "hub", truth, service, cloud_masks=False))
    (tmp_path / "a").mkdir()
    with stac_archive(tmp_path / "a", truth) as archive:
        run(
            DownloadSTAC(
                boxes=(truth.box(),), folder=str(tmp_path / "archive" / FOLDER), archive="custom", url=archive.url,
                collection=archive.collection, cloud_cover=100.0,
            )
        )  # fmt: skip
    one, other = (tmp_path / kind / FOLDER / "box-0001" for kind in ("hub", "archive"))
    images = sorted(path.relative_to(one) for path in one.rglob("*.tif"))
    assert len(images) == 8
    assert [name for name in images if not filecmp.cmp(one / name, other / name, False)] == []


def test_a_dry_run_lists_dates_and_the_very_cost(tmp_path: Path, truth: Truth, service: SentinelHub) -> None:
    before = service.counts()["process"]
    events: list[Event] = []
    estimate = run(order(tmp_path, truth, service, dry_run=True), events)
    assert service.counts()["process"] == before
    assert not (tmp_path / FOLDER).exists()
    text = " ".join(event.text for event in events if isinstance(event, Message))
    assert all(day.isoformat() in text for day in truth.dates)
    spent = service.units()
    result = run(order(tmp_path, truth, service))
    assert service.units() - spent == pytest.approx(estimate["processing_units"])
    assert result["processing_units"] == pytest.approx(estimate["processing_units"])
    assert estimate["requests"] == 4
    assert 0.1 < result["megabytes"] / estimate["megabytes"] < 3


def test_boxes_beyond_the_limit_of_a_request_come_in_parts(
    tmp_path: Path, truth: Truth, service: SentinelHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentinel_hub, "_LARGEST_SIDE", 30)
    before = service.counts()["process"]
    run(order(tmp_path, truth, service))
    assert service.counts()["process"] - before == 4 * 3 * 2
    assert_is_truth(tmp_path / FOLDER / "box-0001", truth, clouds=True)


@pytest.mark.parametrize(
    "fault",
    [
        Status(429), Status(500), Status(502), Status(503), TooMany(1), TooMany(1, as_date=True), Cut(300),
        CutChunked(300), Reset(), Reset(after_bytes=100), Html(), Empty(), Truncate(0.4), Status(401),
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_the_network_does_the_season_ends_byte_identical(
    tmp_path: Path, truth: Truth, service: SentinelHub, fault: Fault
) -> None:
    with Switchboard(service.base_url) as board:
        run(order(tmp_path / "undisturbed", truth, service, board.url))
        board.random(seed=3, share=0.4, faults=[fault], in_a_row=1, matching="/api/")  # wrong tokens end the job
        result = run(order(tmp_path, truth, service, board.url))
        assert sum(asked.fault is not None for asked in board.requests) >= 2
        board.heal()
        if not result["complete"]:
            assert run(order(tmp_path, truth, service, board.url))["complete"]
    one, other = tmp_path / FOLDER / "box-0001", tmp_path / "undisturbed" / FOLDER / "box-0001"
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [name for name in names if not filecmp.cmp(one / name, other / name, False)] == []


def test_tokens_that_run_out_under_way_are_renewed(tmp_path: Path, truth: Truth) -> None:
    with serve(tmp_path, truth, token_seconds=1.2) as service, Switchboard(service.base_url) as board:
        board.fail("/process", times=None, fault=Delay(0.8))
        result = run(order(tmp_path, truth, service, board.url, limits=TransferLimits(parallel=1)))
        assert result["complete"]
        assert service.counts()["token"] > 1
    assert_is_truth(tmp_path / FOLDER / "box-0001", truth, clouds=True)


def test_a_token_that_is_revoked_is_renewed(tmp_path: Path, truth: Truth, service: SentinelHub) -> None:
    with Switchboard(service.base_url) as board:
        board.fail("/process", times=1, fault=Status(401))
        tokens = service.counts()["token"]
        assert run(order(tmp_path, truth, service, board.url))["complete"]
        assert service.counts()["token"] == tokens + 2


@pytest.mark.parametrize("changes", [{"client_secret": "wrong-s3cret"}, {"client_id": "nobody-h1dden"}])
def test_wrong_credentials_get_one_sentence_without_them(
    tmp_path: Path, truth: Truth, service: SentinelHub, changes: dict[str, str]
) -> None:
    events: list[Event] = []
    with pytest.raises(AccessError, match="authentication settings") as caught:
        run(order(tmp_path, truth, service, **changes), events)
    said = str(caught.value) + b"".join(map(encode, events)).decode()
    assert "\n" not in str(caught.value)
    assert not any(secret in said for secret in (*changes.values(), service.client_secret))


def test_credentials_that_stop_being_good_end_the_job_at_once(
    tmp_path: Path, truth: Truth, service: SentinelHub
) -> None:
    boxes = tuple(dataclasses.replace(truth.box(), name=f"box-{index}") for index in range(6))
    with Switchboard(service.base_url) as board:
        board.fail("/process", times=None, fault=Status(403, body=b'{"error": {"message": "Quota exceeded"}}'))
        with pytest.raises(AccessError, match="Quota exceeded"):
            run(order(tmp_path, truth, service, board.url, boxes=boxes))
        assert len(board.asked("/process")) < 20


def test_too_many_requests_are_waited_out(tmp_path: Path, truth: Truth) -> None:
    with serve(tmp_path, truth, requests_per_minute=60) as service:
        limits = TransferLimits(parallel=8, attempts=12, deadline_s=100)
        assert run(order(tmp_path, truth, service, limits=limits))["complete"]


def test_no_secret_is_in_what_is_said_or_written(tmp_path: Path, truth: Truth, service: SentinelHub) -> None:
    """Through a real engine process, with success, with failure, and in its log."""
    said: list[bytes] = []
    good = order(tmp_path, truth, service, limits=TransferLimits(proxy=""))
    engine_runs.run(good, on_event=lambda event: said.append(encode(event)))
    secret = "pl4nted-secret-žš"
    logs: list[str] = []
    for changes in (
        {"client_secret": secret},
        {"base_url": "http://127.0.0.1:9", "limits": TransferLimits(attempts=2)},
        {"bands": ("B99",)},
    ):
        spec = dataclasses.replace(good, folder=str(tmp_path / "bad"), **changes)
        with pytest.raises((AccessError, TransferError, InputError)) as caught:
            run_job(spec, Path(sys.executable), on_event=lambda event: said.append(encode(event)), on_log=logs.append)
        said.append(str(caught.value).encode())
        assert secret not in repr(spec)
        assert service.client_id not in repr(spec)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "hub " not in str(path))
    everything = b"".join(said) + written + "".join(logs).encode()
    assert logs
    for hidden in (secret, service.client_secret, service.client_id, "Bearer"):
        assert hidden.encode() not in everything
        assert hidden.encode("unicode_escape") not in everything


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"client_id": ""}, "no credentials"),
        ({"endpoint": "moon"}, "is no endpoint"),
        ({"base_url": "services.sentinel-hub.com"}, "https://"),
        ({"token_url": ""}, "https://"),
        ({"resampling": "CUBIC"}, "BICUBIC"),
        ({"bands": ("B10",)}, "B10"),
        ({"boxes": ()}, "no box"),
    ],
)
def test_wrong_orders_get_one_sentence(
    tmp_path: Path, truth: Truth, service: SentinelHub, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence) as caught:
        run(order(tmp_path, truth, service, **changes))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / FOLDER).exists()


def test_what_the_service_refuses_is_told_in_its_words(tmp_path: Path, truth: Truth) -> None:
    with serve(tmp_path, truth, "copernicus") as service, pytest.raises(TransferError, match="CLM"):
        run(order(tmp_path, truth, service))  # a custom endpoint is trusted to have CLM where the analyst says so


def test_a_box_in_another_crs_is_rendered_there(tmp_path: Path, truth: Truth, service: SentinelHub) -> None:
    left, bottom, right, top = transform_bounds("EPSG:32633", "EPSG:3794", *truth.grid.bounds)
    inside = Box("d96", "EPSG:3794", left // 10 * 10 + 50, bottom // 10 * 10 + 50, left // 10 * 10 + 250,
                 bottom // 10 * 10 + 250)  # fmt: skip
    assert right > inside.right
    assert top > inside.top
    result = run(order(tmp_path, truth, service, boxes=(inside,)))
    assert result["complete"]
    assert Season.open(tmp_path / FOLDER / "d96").grid.crs.to_epsg() == 3794


def test_warnings_name_what_did_not_come(tmp_path: Path, truth: Truth, service: SentinelHub) -> None:
    events: list[Event] = []
    with Switchboard(service.base_url) as board:
        board.fail(lambda asked: b"2019-04-13" in asked.body, times=None, fault=Status(500))
        result = run(order(tmp_path, truth, service, board.url, limits=TransferLimits(attempts=2)), events)
    assert (result["fetched"], result["failed"]) == (3, 1)
    assert any(isinstance(event, Warn) and "2019-04-13" in event.text for event in events)
    assert "1 did not come" in result["summary"]
