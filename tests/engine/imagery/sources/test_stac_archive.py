"""Seasons from open archives: a real STAC API on loopback serves real cloud-optimised GeoTIFFs."""

from __future__ import annotations

import dataclasses
import filecmp
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from furrow.engine import handlers
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.contract.events import Event, Message, Warn
from furrow.engine.contract.jobs import DescribeBoxes, DownloadSTAC, VerifySeason
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.sources import archives
from furrow.engine.reporting import Reporter
from furrow.engine.transfer import waiting
from furrow.tests.builders.faults import (
    Corrupt,
    Cut,
    CutChunked,
    Empty,
    Fault,
    Html,
    Reset,
    Status,
    TooMany,
    Truncate,
    WrongRange,
)
from furrow.tests.builders.scenes import Truth, build_truth, cut_scenes
from furrow.tests.builders.stac_services import DIALECTS, Archive, stac_archive
from furrow.tests.builders.switchboard import Switchboard

FOLDER = "sezone žito & 'co'"
LIMITS = TransferLimits(attempts=6, deadline_s=60)


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build_truth(height=150, width=132, count=4, unobserved=True)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, truth: Truth) -> Iterator[Archive]:
    with stac_archive(tmp_path_factory.mktemp("archive"), truth, blocksize=128) as found:
        yield found


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_FIRST_WAIT_S", 0.05)


def order(folder: Path, truth: Truth, url: str, **changes: Any) -> DownloadSTAC:
    spec = DownloadSTAC(
        boxes=(truth.box(),), folder=str(folder / FOLDER), archive="custom", url=url, collection="sentinel-2-l2a",
        cloud_cover=100.0, limits=LIMITS,
    )  # fmt: skip
    return dataclasses.replace(spec, **changes)


def run(spec: Any, events: list[Event] | None = None) -> dict[str, Any]:
    return handlers.run(spec, Reporter((events if events is not None else []).append))


def assert_is_truth(folder: Path, truth: Truth, offset: float = 0.0) -> None:
    """Compare a season, opened with rasterio alone, with the truth it was made from."""
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == [day.isoformat() for day in truth.dates]
    for index, day in enumerate(truth.dates):
        with rasterio.open(folder / day.isoformat() / "bands.tif") as dataset:
            assert dataset.crs == truth.grid.crs
            assert dataset.transform == truth.grid.transform
            numbers = dataset.read().astype(int)
            there = truth.observed[index]
            assert (numbers[:, ~there] == 0).all()
            assert np.array_equal(numbers[:, there] + offset, truth.digital_numbers[index][:, there])
            assert dataset.offsets[0] == pytest.approx(offset * 1e-4)
        with rasterio.open(folder / day.isoformat() / "masks.tif") as dataset:
            masks = dict(zip(dataset.descriptions, dataset.read(), strict=True))
        assert np.array_equal(masks["SCL"], truth.scl[index])
        assert np.array_equal(masks["dataMask"] != 0, there)


def differences(one: Path, other: Path) -> list[str]:
    """Return the files by which two folders differ."""
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    names |= {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    return sorted(
        str(name) for name in names
        if not ((one / name).is_file() and (other / name).is_file() and filecmp.cmp(one / name, other / name, False))
    )  # fmt: skip


@contextmanager
def preset(monkeypatch: pytest.MonkeyPatch, found: Archive) -> Iterator[str]:
    title = f"{found.dialect} of tests"
    monkeypatch.setitem(
        archives.ARCHIVES, found.dialect, archives.Archive(title, found.url, found.collection, found.token_url)
    )
    yield found.dialect


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("baseline", ["02.12", "05.00"])
def test_every_archive_gives_the_same_reflectance(
    tmp_path: Path, truth: Truth, monkeypatch: pytest.MonkeyPatch, dialect: str, baseline: str
) -> None:
    (tmp_path / "a").mkdir()
    with stac_archive(tmp_path / "a", truth, dialect, baseline=baseline) as found, preset(monkeypatch, found) as name:
        result = run(order(tmp_path, truth, "", archive=name, collection=""))
    assert result["complete"]
    assert (result["fetched"], result["failed"]) == (4, 0)
    carried = -1000.0 if baseline == "05.00" and not DIALECTS[dialect].harmonised else 0.0
    folder = tmp_path / FOLDER / "box-0001"
    assert_is_truth(folder, truth, carried)
    assert run(VerifySeason(str(folder)))["problems"] == []
    season = Season.open(folder)
    assert season.mask_layers == ("SCL", "dataMask")
    reflectance = season.read().surface_reflectance()
    valid = season.read().valid
    expected = truth.digital_numbers * 1e-4
    np.testing.assert_allclose(reflectance[:, :, :][np.broadcast_to(valid[:, None], reflectance.shape)],
                               expected[np.broadcast_to(valid[:, None], expected.shape)], atol=1e-6)  # fmt: skip


@pytest.mark.parametrize("layout", ["granules", "swath", "versions"])
def test_scenes_of_a_day_become_one_image(tmp_path: Path, truth: Truth, layout: str) -> None:
    (tmp_path / "a").mkdir()
    with stac_archive(tmp_path / "a", truth, layout=layout) as found:
        result = run(order(tmp_path, truth, found.url))
    assert result["fetched"] == 4
    assert_is_truth(tmp_path / FOLDER / "box-0001", truth)


def test_scenes_of_two_baselines_on_one_day_are_brought_to_one_offset(tmp_path: Path, truth: Truth) -> None:
    (tmp_path / "a").mkdir()
    scenes = cut_scenes(truth, layout="granules", baseline="05.00")
    scenes[1::2] = [dataclasses.replace(scene, baseline="02.12") for scene in scenes[1::2]]
    with stac_archive(tmp_path / "a", scenes=scenes, dialect="earth-search-c1") as found:
        run(order(tmp_path, truth, found.url, collection=found.collection))
    season = Season.open(tmp_path / FOLDER / "box-0001")
    stack = season.read()
    expected = truth.digital_numbers * np.float32(1e-4)
    pick = np.broadcast_to(stack.valid[:, None], expected.shape)
    np.testing.assert_allclose(stack.surface_reflectance()[pick], expected[pick], atol=1e-6)


def test_scenes_of_two_zones_are_warped_onto_the_box(tmp_path: Path, truth: Truth) -> None:
    (tmp_path / "a").mkdir()
    with stac_archive(tmp_path / "a", truth, layout="zones") as found:
        result = run(order(tmp_path, truth, found.url))
    assert result["failed"] == 0
    stack = Season.open(tmp_path / FOLDER / "box-0001").read()
    numbers = stack.digital_numbers[1, 1].astype(int)  # B02 of a date observed everywhere
    expected = truth.band("B02")[1].astype(int)
    assert (numbers != 0).mean() > 0.98
    # A warped pixel holds the value of a true pixel at most one away.
    near = np.stack([np.roll(expected, (row, column), (0, 1)) for row in (-1, 0, 1) for column in (-1, 0, 1)])
    inner = np.s_[2:-2, 2:-2]
    matches = (near == numbers).any(axis=0) | (numbers == 0)
    assert matches[inner].mean() > 0.97
    west = np.s_[:, : truth.grid.width // 4]
    assert np.array_equal(numbers[west], expected[west])


def test_a_box_that_is_part_of_a_scene_costs_only_its_window(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    left, _, _, top = truth.grid.bounds
    small = Box("kvadrat š 'ena'", "EPSG:32633", left + 300, top - 400, left + 500, top - 300)
    with Switchboard(archive.url) as board:
        result = run(order(tmp_path, truth, board.url, boxes=(small,), bands=("B04", "B08")))
        ranges = [asked.range for asked in board.requests if asked.path.endswith("B04.tif")]
    assert result["complete"]
    size = archive.file(archive.scenes[0], "B04").stat().st_size
    assert all(ranges)
    assert result["megabytes"] * 1e6 < 8 * size  # four dates of two bands, each far from whole
    stack = Season.open(tmp_path / FOLDER / small.name).read()
    assert np.array_equal(stack.digital_numbers[:, 0], truth.band("B04")[:, 30:40, 30:50])


def test_a_second_run_asks_nothing_and_changes_nothing(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    with Switchboard(archive.url) as board:
        spec = order(tmp_path, truth, board.url)
        run(spec)
        folder = tmp_path / FOLDER / "box-0001"
        before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
        asked = len(board.requests)
        result = run(spec)
        assert len(board.requests) == asked
    assert (result["fetched"], result["present"], result["complete"]) == (0, 4, True)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize(
    "fault",
    [
        Status(500), Status(503), TooMany(0), TooMany(1, as_date=True), Cut(500), CutChunked(500), Reset(),
        Reset(after_bytes=300), Html(), Empty(), Truncate(0.5), WrongRange(), WrongRange(shift=7),
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_the_network_does_the_season_ends_byte_identical(
    tmp_path: Path, truth: Truth, archive: Archive, fault: Fault
) -> None:
    with Switchboard(archive.url) as board:
        run(order(tmp_path / "undisturbed", truth, board.url))
        board.random(seed=3, share=0.3, faults=[fault], in_a_row=2)
        result = run(order(tmp_path, truth, board.url))
        assert sum(asked.fault is not None for asked in board.requests) > 5
        board.heal()
        if not result["complete"]:
            assert run(order(tmp_path, truth, board.url))["complete"]
    place = Path(FOLDER) / "box-0001"
    assert differences(tmp_path / place, tmp_path / "undisturbed" / place) == []


def test_a_block_that_does_not_decode_is_fetched_anew(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    with rasterio.open(archive.file(archive.scenes[0], "B04")) as dataset:
        first = int(dataset.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1))
    assert first < 32_000  # in the part of the file that is asked for first
    with Switchboard(archive.url) as board:
        board.fail("B04.tif", times=3, fault=Corrupt(offset=first, count=200))
        result = run(order(tmp_path, truth, board.url))
        assert len(board.asked("B04.tif")) >= 7
    assert result["complete"]
    assert_is_truth(tmp_path / FOLDER / "box-0001", truth)


def test_what_stays_broken_is_left_out_told_and_fetched_by_the_next_run(
    tmp_path: Path, truth: Truth, archive: Archive
) -> None:
    events: list[Event] = []
    bad = archive.scenes[2].product
    spec = order(tmp_path, truth, "", limits=TransferLimits(attempts=2))
    with Switchboard(archive.url) as board:
        spec = dataclasses.replace(spec, url=board.url)
        board.fail(f"{bad}/B08.tif", times=None, fault=Status(503))
        result = run(spec, events)
        assert (result["fetched"], result["failed"], result["complete"]) == (3, 1, False)
        assert result["seasons"] == []
        warned = [event.text for event in events if isinstance(event, Warn)]
        assert any(str(truth.dates[2]) in text and "status 503" in text for text in warned)
        assert warned[-1] == result["summary"]
        (described,) = run(DescribeBoxes(spec.folder, ("box-0001",)))["boxes"]
        assert (described["status"], described["dates"], described["missing_dates"]) == ("partial", 3, 1)
        season = Season.open(tmp_path / FOLDER / "box-0001")
        assert season.missing_dates == (truth.dates[2],)
        board.heal()
        before = len(board.requests)
        again = run(spec)
        assert not any(archive.scenes[0].product in asked.path for asked in board.requests[before:])
    assert (again["fetched"], again["present"], again["complete"]) == (1, 3, True)
    assert_is_truth(tmp_path / FOLDER / "box-0001", truth)
    (described,) = run(DescribeBoxes(spec.folder, ("box-0001",)))["boxes"]
    assert described["status"] == "complete"


def test_a_run_that_ended_before_the_first_date_came_is_gone_on_with(
    tmp_path: Path, truth: Truth, archive: Archive
) -> None:
    spec = order(tmp_path, truth, archive.url)
    run(spec)
    folder = tmp_path / FOLDER / "box-0001"
    shutil.copytree(folder, tmp_path / "undisturbed")
    for day in truth.dates:
        shutil.rmtree(folder / day.isoformat())
    assert [path.name for path in folder.iterdir()] == ["collection.json"]
    (described,) = run(DescribeBoxes(spec.folder, ("box-0001",)))["boxes"]
    assert (described["status"], described["missing_dates"]) == ("partial", 4)
    assert run(spec)["complete"]
    assert differences(folder, tmp_path / "undisturbed") == []


def test_a_date_that_holds_nothing_here_is_noted_with_the_dates_in_one_document(tmp_path: Path, truth: Truth) -> None:
    (tmp_path / "a").mkdir()
    scenes = cut_scenes(truth)
    blank = {name: np.zeros_like(array) for name, array in scenes[1].arrays.items()}
    scenes[1] = dataclasses.replace(scenes[1], arrays=blank)
    with stac_archive(tmp_path / "a", scenes=scenes) as found, Switchboard(found.url) as board:
        result = run(order(tmp_path, truth, board.url))
        assert (result["fetched"], result["empty"], result["complete"]) == (3, 1, True)
        asked = len(board.requests)
        assert run(order(tmp_path, truth, board.url))["complete"]
        assert len(board.requests) == asked
    document = json.loads((tmp_path / FOLDER / "box-0001" / "collection.json").read_text(encoding="utf-8"))
    assert document["furrow:download"]["empty"] == [truth.dates[1].isoformat()]
    assert truth.dates[1].isoformat() not in document["furrow:season"]["dates"]


@pytest.mark.parametrize("damage", ["truncated", "zeros", "gone", "item"])
def test_damaged_files_are_named_and_fetched_again(tmp_path: Path, truth: Truth, archive: Archive, damage: str) -> None:
    spec = order(tmp_path, truth, archive.url)
    run(spec)
    day = truth.dates[1].isoformat()
    place = tmp_path / FOLDER / "box-0001" / day
    file = place / ("bands.tif" if damage != "item" else f"{day}.json")
    whole = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage == "zeros":
        file.write_bytes(whole[:600] + bytes(len(whole) - 600))
    else:
        file.write_bytes(whole[: len(whole) // 2])
    events: list[Event] = []
    result = run(spec, events)
    assert (result["fetched"], result["present"], result["complete"]) == (1, 3, True)
    assert file.read_bytes() == whole
    assert damage == "gone" or any(isinstance(event, Warn) and day in event.text for event in events)


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    events: list[Event] = []
    with Switchboard(archive.url) as board:
        result = run(order(tmp_path, truth, board.url, dry_run=True), events)
        assert not any(asked.path.endswith(".tif") for asked in board.requests)
    assert result["requests"] > 0
    assert result["megabytes"] > 0
    assert not (tmp_path / FOLDER).exists()
    text = " ".join(event.text for event in events if isinstance(event, Message))
    assert all(day.isoformat() in text for day in truth.dates)


def test_the_cloud_limit_and_the_period_choose_dates(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    limit = sorted(truth.cloud_cover)[2]
    spec = order(tmp_path, truth, archive.url, cloud_cover=limit, first_day=truth.dates[1].isoformat())
    run(spec)
    expected = [day for day, cover in zip(truth.dates, truth.cloud_cover, strict=True) if cover <= limit][0:]
    expected = [day for day in expected if day >= truth.dates[1]]
    assert [date.date for date in Season.open(tmp_path / FOLDER / "box-0001").dates] == expected


def test_a_token_that_runs_out_under_way_is_renewed(
    tmp_path: Path, truth: Truth, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    archived = stac_archive(tmp_path / "a", truth, "planetary-computer", sas_seconds=1.5)
    with archived as found, preset(monkeypatch, found) as name:
        result = run(order(tmp_path, truth, "", archive=name, collection="", limits=TransferLimits(parallel=1)))
    assert result["complete"]


def test_places_without_images_are_told(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    far = Box("far", "EPSG:32633", 500_000, 5_300_000, 500_500, 5_300_500)
    result = run(order(tmp_path, truth, archive.url, boxes=(truth.box(), far)))
    assert not result["complete"]
    assert result["seasons"] == [str(tmp_path / FOLDER / "box-0001")]
    assert any(problem.startswith("far: no image") for problem in result["problems"])


def test_other_parameters_do_not_mix_into_a_season(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    run(order(tmp_path, truth, archive.url))
    with pytest.raises(TransferError, match=r"begun with cloud_cover = 100\.0, not 20\.0"):
        run(order(tmp_path, truth, archive.url, cloud_cover=20.0, boxes=(truth.box(),)))


def test_folders_of_others_stay(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    place = tmp_path / FOLDER / "box-0001"
    place.mkdir(parents=True)
    (place / "thesis.docx").write_text("dear", encoding="utf-8")
    with pytest.raises(TransferError, match="something else than a season"):
        run(order(tmp_path, truth, archive.url))
    assert [path.name for path in place.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"boxes": ()}, "no box"),
        ({"url": "ftp://x", "collection": "c"}, "https://"),
        ({"first_day": "2019-09-02"}, "before it begins"),
        ({"last_day": "1.9.2019"}, "2019-03-01"),
        ({"archive": "landsat"}, "is no archive"),
        ({"bands": ("B10",)}, "B10"),
        ({"boxes": (Box("a/b", "EPSG:32633", 0, 0, 10, 10),)}, "cannot name a folder"),
        ({"boxes": (Box("a", "EPSG:32633", 1, 0, 11, 10),)}, "multiples of 10 m"),
        ({"boxes": (Box("a", "EPSG:4326", 0, 0, 10, 10),)}, "multiples of 10 m"),
        ({"boxes": (Box("a", "EPSG:32633", 0, 0, 0, 10),)}, "pixels"),
        ({"boxes": (Box("a", "EPSG:0", 0, 0, 10, 10),)}, "unknown"),
        ({"boxes": (Box("a", "EPSG:3857", 0, 0, 100, 100),) * 2}, "named 'a'"),
    ],
)
def test_wrong_orders_get_one_sentence(
    tmp_path: Path, truth: Truth, archive: Archive, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence) as caught:
        run(order(tmp_path, truth, **{"url": archive.url, **changes}))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / FOLDER).exists()


def test_an_archive_that_is_a_web_page_is_told(tmp_path: Path, truth: Truth, archive: Archive) -> None:
    with Switchboard(archive.url) as board:
        board.fail(times=None, fault=Html())
        with pytest.raises(TransferError, match="a web page"):
            run(order(tmp_path, truth, board.url, limits=TransferLimits(attempts=2)))
