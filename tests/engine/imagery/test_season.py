import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pystac
import pytest
import rasterio
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.jobs import DescribeSeason
from furrow.engine.imagery.bands import MODEL_BANDS, SENTINEL2_BANDS
from furrow.engine.imagery.season import Season, create_season, describe_season
from furrow.engine.reporting import Reporter
from furrow.tests.builders.seasons import AWKWARD, BuiltSeason, build_grid, write_built_season


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSeason:
    return write_built_season(tmp_path_factory.mktemp("seasons") / AWKWARD, offset=-1000.0)


def test_a_season_reads_as_it_was_written(built: BuiltSeason) -> None:
    season = Season.open(built.path)
    stack = season.read()
    assert season.grid.matches(built.grid)
    assert season.title == AWKWARD
    assert stack.bands == built.bands == MODEL_BANDS
    assert stack.dates == built.dates
    np.testing.assert_array_equal(stack.digital_numbers, built.digital_numbers)
    np.testing.assert_array_equal(stack.valid, built.clear)
    assert stack.day_of_year.tolist() == [day.timetuple().tm_yday for day in built.dates]
    expected = np.where(built.clear[:, None], (built.digital_numbers.astype(np.float64) - 1000) * 1e-4, 0)
    np.testing.assert_allclose(stack.surface_reflectance(), expected, atol=1e-6)


def test_opens_by_its_collection_too(built: BuiltSeason) -> None:
    assert Season.open(str(built.path / "collection.json")) == Season.open(built.path)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_window_is_a_slice_of_the_whole(built: BuiltSeason, data: st.DataObject) -> None:
    height, width = built.grid.shape
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    rows, columns = data.draw(st.integers(1, height - row)), data.draw(st.integers(1, width - column))
    bands = data.draw(st.lists(st.sampled_from(MODEL_BANDS), min_size=1, max_size=4, unique=True))
    stack = Season.open(built.path).read(Window(column, row, columns, rows), bands)
    part = np.s_[..., row : row + rows, column : column + columns]
    chosen = built.digital_numbers[:, [MODEL_BANDS.index(name) for name in bands]][part]
    np.testing.assert_array_equal(stack.digital_numbers, chosen)
    clear = np.ones(built.clear.shape, bool)
    clear &= np.isin(built.masks["SCL"], (4, 5, 6, 7)) & (built.masks["CLM"] == 0) & (built.masks["CLP"] / 255 < 0.4)
    clear &= built.masks["dataMask"] == 1
    np.testing.assert_array_equal(stack.valid, clear[part] & (chosen > 0).all(axis=1))


@pytest.mark.parametrize("window", [Window(-1, 0, 5, 5), Window(0, 0, 31, 5), Window(0, 0, 0, 5), Window(0.5, 0, 5, 5)])
def test_a_window_outside_is_refused(built: BuiltSeason, window: Window) -> None:
    with pytest.raises(InputError, match="no part of a season of 40 x 30"):
        Season.open(built.path).read(window)


def test_a_missing_band_is_named(built: BuiltSeason) -> None:
    with pytest.raises(InputError, match="lacks the band B01"):
        Season.open(built.path).read(bands=SENTINEL2_BANDS)


def test_the_files_are_plain_georeferenced_tiffs(built: BuiltSeason) -> None:
    date = Season.open(built.path).dates[2]
    with rasterio.open(date.bands) as bands, rasterio.open(date.masks) as masks:
        assert bands.descriptions == MODEL_BANDS
        assert bands.nodata == 0
        assert bands.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert bands.scales[0] == 1e-4
        assert bands.offsets[0] == pytest.approx(-0.1)
        assert masks.descriptions == ("SCL", "CLM", "CLP", "dataMask")
        assert masks.nodata is None


def test_the_documents_are_stac_for_its_reference_library(built: BuiltSeason, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(built.path, moved)
    collection = pystac.Collection.from_file(str(moved / "collection.json"))
    items = list(collection.get_items())
    assert [item.id for item in items] == [day.isoformat() for day in built.dates]
    assert collection.extent.temporal.intervals[0][1].date() == built.dates[-1]
    for item, clear, gone in zip(items, built.clear, built.masks["dataMask"] == 0, strict=True):
        assert Path(item.assets["bands"].get_absolute_href()) == moved / item.id / "bands.tif"
        assert item.properties["proj:code"] == "EPSG:32633"
        assert item.properties["proj:shape"] == [40, 30]
        assert item.properties["furrow:valid_share"] == pytest.approx(clear.mean())
        assert item.properties["eo:cloud_cover"] == pytest.approx(100 * (1 - clear.sum() / (~gone).sum()), abs=0.01)
        assert [band["name"] for band in item.assets["bands"].extra_fields["bands"]] == list(MODEL_BANDS)
    texts = [path.read_text(encoding="utf-8") for path in moved.rglob("*.json")]
    assert not any(str(built.path.parent) in text for text in texts)


def test_a_season_without_masks_is_all_observed(tmp_path: Path) -> None:
    built = write_built_season(tmp_path / "s", masks=(), nodata=0.1)
    season = Season.open(built.path)
    assert season.dates[0].masks is None
    np.testing.assert_array_equal(season.read().valid, (built.digital_numbers > 0).all(axis=1))


@pytest.mark.parametrize("lost", ["bands.tif", "masks.tif", "{date}.json"])
def test_a_lost_file_makes_its_date_missing(tmp_path: Path, lost: str) -> None:
    built = write_built_season(tmp_path / "s")
    day = built.dates[1]
    (built.path / day.isoformat() / lost.format(date=day)).unlink()
    season = Season.open(built.path)
    assert season.missing_dates == (day,)
    assert day not in season.read().dates


def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    built = write_built_season(tmp_path / "s")
    victim = Season.open(built.path).dates[3].bands
    victim.write_bytes(victim.read_bytes()[: victim.stat().st_size // 2])
    with pytest.raises(DamagedFileError, match=str(built.dates[3])):
        Season.open(built.path).read()


def test_what_is_no_season_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no season"):
        Season.open(tmp_path)
    (tmp_path / "collection.json").write_text('{"type": "Collection"}')
    with pytest.raises(InputError, match="no season of Furrow"):
        Season.open(tmp_path)
    (tmp_path / "collection.json").write_text('{"furrow:season": {"layout": 1, "shape": [0')
    with pytest.raises(DamagedFileError, match="holds no JSON"):
        Season.open(tmp_path)
    (tmp_path / "collection.json").write_text('{"furrow:season": {"layout": 1, "shape": ["x", 3]}}')
    with pytest.raises(DamagedFileError, match="is damaged"):
        Season.open(tmp_path)
    (tmp_path / "collection.json").write_text('{"furrow:season": {"layout": 9}}')
    with pytest.raises(InputError, match="update Furrow"):
        Season.open(tmp_path)


@pytest.mark.parametrize(
    ("crs", "pixel"), [("EPSG:4326", 1e-4), ("EPSG:32633", 20.0), ("EPSG:32633", 9.4), ("EPSG:3857", 10.0)]
)
def test_only_projected_grids_of_ten_metres_are_written(tmp_path: Path, crs: str, pixel: float) -> None:
    grid = build_grid(crs=crs, pixel=pixel)
    with pytest.raises(InputError, match="10 m"), create_season(tmp_path / "s", grid, ["B02"], title="t", source=""):
        pytest.fail("a season was begun")
    assert not list(tmp_path.iterdir())


def test_a_failed_writer_leaves_nothing(tmp_path: Path) -> None:
    def fail_midway() -> None:
        with create_season(tmp_path / "s", build_grid(4, 4), ["B02"], title="t", source="") as season:
            season.add(datetime.date(2019, 3, 1), np.ones((1, 4, 4), np.uint16), {})
            season.add(datetime.date(2019, 3, 1), np.ones((1, 4, 4), np.uint16), {})

    with pytest.raises(InputError, match="2019-03-01 is there twice"):
        fail_midway()
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".furrow-lock")] == []


def test_replaces_seasons_only(tmp_path: Path) -> None:
    write_built_season(tmp_path / "s", count=2)
    with pytest.raises(InputError, match="exists already"):
        write_built_season(tmp_path / "s", count=3)
    write_built_season(tmp_path / "s", count=3, overwrite=True)
    assert len(Season.open(tmp_path / "s").dates) == 3
    precious = tmp_path / "precious" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work")
    with pytest.raises(InputError, match="something else than a season"):
        write_built_season(precious.parent, overwrite=True)
    assert precious.read_text() == "years of work"


_HOLD = """
import sys
from pathlib import Path
from furrow.engine.imagery.locking import writing_lock
with writing_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_holds_the_season(tmp_path: Path) -> None:
    folder = tmp_path / AWKWARD
    command = [sys.executable, "-c", _HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(InputError, match=f"being written by process {holder.pid} on "):
            write_built_season(folder, count=1)
        holder.kill()
    write_built_season(folder, count=1)
    assert len(Season.open(folder).dates) == 1


def test_describe_season(built: BuiltSeason) -> None:
    result = describe_season(DescribeSeason(str(built.path)), Reporter())
    assert result["crs"] == "EPSG:32633"
    assert result["shape"] == [40, 30]
    assert result["bounds"] == [465_180, 5_080_250 - 400, 465_180 + 300, 5_080_250]
    assert result["bands"] == list(MODEL_BANDS)
    assert [each["date"] for each in result["dates"]] == [day.isoformat() for day in built.dates]
    assert all(Path(each["bands"]).is_file() and Path(each["masks"]).is_file() for each in result["dates"])
    assert result["dates"][0]["offset"] == -1000.0
