"""Fetching through a switchboard that fails: what arrives at last is what a healthy service gives."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from furrow.engine.contract.client import run_job
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import AccessError, JobCancelledError, ResourceError, TransferError
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.parcel_jobs import FetchParcels
from furrow.engine.reference.fetching import job, postgrest
from furrow.engine.reference.fetching.job import fetch_parcels
from furrow.engine.reporting import Reporter
from furrow.tests.builders.faults import (
    Cut,
    CutChunked,
    Delay,
    Empty,
    Fault,
    Html,
    Reset,
    Slow,
    Status,
    TooMany,
    Truncate,
)
from furrow.tests.builders.fetched_parcels import read_fetched, require_truth
from furrow.tests.builders.ogc_services import ogc_service
from furrow.tests.builders.parcel_services import (
    BOX,
    MAPSERVER,
    BuiltParcels,
    PostgREST,
    json_rows,
    map_service,
    postgrest_service,
)
from furrow.tests.builders.switchboard import Switchboard

SECRET = "skrivni-žeton-123".encode().hex()
FAULTS = [
    TooMany(0.2), Status(500), Status(503), Cut(500), CutChunked(500), Reset(100), Reset(), Html(), Empty(), Truncate()
]  # fmt: skip


@pytest.fixture(scope="module")
def ogc(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ogc_service(tmp_path_factory.mktemp("geoapi"), source, limit=100) as url:
        yield url


@pytest.fixture(scope="module")
def wfs(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not MAPSERVER:
        pytest.skip("MapServer is not installed: run scripts/install_qgis.sh")
    with map_service(tmp_path_factory.mktemp("ms"), source, json_format=False) as url:
        yield url


@pytest.fixture(scope="module")
def database(parcels: BuiltParcels) -> Iterator[PostgREST]:
    rows, outlines = json_rows(parcels)
    with postgrest_service(PostgREST({"t": rows}, {"t": outlines}, {"t": 3794}, geodb="comparison_mode")) as service:
        yield service


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are a hundredth, so that the tests see many of them."""
    monkeypatch.setattr("furrow.engine.transfer.waiting._FIRST_WAIT_S", 0.01)
    monkeypatch.setattr(postgrest, "PAGE_SIZE", 100)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
@pytest.mark.parametrize("service", ["ogcapi", "wfs", "postgrest"])
def test_every_fault_is_survived_at_every_step(
    fetch, request: pytest.FixtureRequest, parcels: BuiltParcels, service: str, fault: Fault
) -> None:
    if service == "postgrest":
        address, key = request.getfixturevalue("database").url, "id"
    else:
        address, key = request.getfixturevalue("ogc" if service == "ogcapi" else "wfs"), "pid"
    host, _, rest = address.removeprefix("http://").partition("/")
    with Switchboard(f"http://{host}") as board:
        for skip in (0, 0, 1, 1, 1):  # each request of the first five meets it in turn, some twice
            board.fail(times=1, fault=fault, skip=skip)
        fetch(service, f"{board.url}/{rest}", "t" if service == "postgrest" else "parcele")
        assert sum(asked.fault is not None for asked in board.requests) == 5
    require_truth(fetch.output, parcels, [BOX], key=key)


def test_a_run_that_fails_leaves_nothing_and_the_next_is_whole(fetch, ogc: str, parcels: BuiltParcels) -> None:
    with Switchboard(ogc) as board:
        board.fail("items", times=None, fault=Status(503), skip=2)
        with pytest.raises(TransferError, match=r"after 2 attempts: .*status 503"):
            fetch("ogcapi", board.url, limits=TransferLimits(attempts=2))
        assert not fetch.output.parent.exists()
        board.heal()
        fetch("ogcapi", board.url)
        first = fetch.output.read_bytes()
        require_truth(fetch.output, parcels, [BOX])
        board.fail("items", times=None, fault=Html(), skip=2)
        with pytest.raises(TransferError, match="web page"):
            fetch("ogcapi", board.url, limits=TransferLimits(attempts=2))
        assert fetch.output.read_bytes() == first
        assert [path.name for path in fetch.output.parent.iterdir()] == [fetch.output.name]


def test_two_runs_give_the_same(fetch, ogc: str, tmp_path: Path) -> None:
    fetch("ogcapi", ogc)
    once = read_fetched(fetch.output)
    with Switchboard(ogc) as board:
        board.random(7, 0.4, FAULTS)
        fetch("ogcapi", board.url, output=str(tmp_path / "again.gpkg"), limits=TransferLimits(attempts=9))
        assert any(asked.fault for asked in board.requests)
    again = read_fetched(tmp_path / "again.gpkg")
    assert again.columns == once.columns
    assert again.rules == once.rules


def test_a_byte_a_second_is_given_up(fetch, ogc: str, monkeypatch: pytest.MonkeyPatch, parcels: BuiltParcels) -> None:
    monkeypatch.setattr("furrow.engine.transfer.client.GRACE_S", 0.5)
    with Switchboard(ogc) as board:
        board.fail("items", times=2, fault=Slow(1.0))
        fetch("ogcapi", board.url)
        assert sum(asked.fault is not None for asked in board.requests) == 2
    require_truth(fetch.output, parcels, [BOX])


def test_a_refused_token_is_told_without_it(fetch, ogc: str) -> None:
    with Switchboard(ogc) as board:
        board.fail("items", times=None, fault=Status(401), skip=1)
        with pytest.raises(AccessError, match="credentials") as caught:
            fetch("ogcapi", board.url, token=SECRET)
        assert all(asked.headers["authorization"] == f"Bearer {SECRET}" for asked in board.requests)
        board.heal()
        board.fail("items", times=None, fault=Status(403, {}, f'{{"message": "no right for {SECRET}"}}'))
        with pytest.raises(AccessError, match=r"no right for \*\*\*") as forbidden:
            fetch("ogcapi", board.url, token=SECRET)
    assert SECRET not in f"{caught.value} {forbidden.value} {fetch.events}"
    assert not fetch.output.parent.exists()


def test_a_cancel_is_heard_soon_and_leaves_nothing(ogc: str, tmp_path: Path) -> None:
    cancelled = threading.Event()
    asked_at: list[float] = []
    out = tmp_path / "out" / "p.gpkg"

    def send(event: Event) -> None:
        if isinstance(event, Progress) and "100 parcels" in event.message and not asked_at:
            asked_at.append(time.monotonic())
            cancelled.set()

    with Switchboard(ogc) as board:
        board.fail("offset", times=None, fault=Delay(30))
        with pytest.raises(JobCancelledError):
            fetch_parcels(FetchParcels((BOX,), "ogcapi", board.url, "parcele", str(out)), Reporter(send, cancelled))
    assert asked_at
    assert not out.parent.exists()


def test_through_the_engine_no_secret_is_told(database: PostgREST, tmp_path: Path) -> None:
    """The job as QGIS runs it: a process, events as JSON lines, the token on standard input."""
    database.token = SECRET
    told: list[str] = []
    spec = FetchParcels(
        (BOX,), "postgrest", database.url, "t", str(tmp_path / "p.gpkg"), "label", "slovenia", token=SECRET
    )
    try:
        result = run_job(
            spec, Path(sys.executable), on_event=lambda event: told.append(repr(event)), on_log=told.append
        )
    finally:
        database.token = ""
    assert result.values["parcels"] > 200
    assert SECRET not in repr(spec) + "".join(told)
    assert SECRET.encode() not in (tmp_path / "p.gpkg").read_bytes()


def test_a_disk_without_space_is_told_before(fetch, ogc: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_free(folder: Path, needed: int) -> None:
        assert needed > 0
        raise ResourceError("The disk is full.")

    monkeypatch.setattr(job, "require_space", none_free)
    with pytest.raises(ResourceError, match="full"):
        fetch("ogcapi", ogc)
    assert not fetch.output.parent.exists()


def test_a_token_over_an_open_line_is_warned_of(fetch) -> None:
    with pytest.raises(TransferError):
        fetch(
            "ogcapi", "http://parcele.invalid/x?key=a", token=SECRET, limits=TransferLimits(attempts=1, deadline_s=20)
        )
    assert any("parcele.invalid unencrypted" in text for text in fetch.warned())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"service": "csw"}, "no kind of service 'csw'"),
        ({"url": "parcele.si"}, "no address of a service"),
        ({"url": "file:///etc/passwd"}, "no address of a service"),
        ({"collection": ""}, "No collection is named"),
        ({"output": "/tmp/p.shp"}, "no GeoPackage"),  # noqa: S108
        ({"boxes": ()}, "No box is given"),
        ({"preset": "mars"}, "no class mapping 'mars'"),
        ({"mapping": "/no/č.csv"}, "cannot be read"),
    ],
)
def test_what_cannot_work_is_told_before_anything_is_asked(fetch, changes: dict, told: str) -> None:
    settings = {"service": "ogcapi", "url": "http://127.0.0.1:9/", "collection": "p"} | changes
    with pytest.raises(Exception, match=told) as caught:
        fetch(**settings)
    assert type(caught.value).__name__ == "InputError"
