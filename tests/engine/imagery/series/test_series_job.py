import datetime
import warnings
from pathlib import Path

import numpy as np
import pytest
import rasterio

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.events import Event, LayerReady, Warn
from furrow.engine.contract.series_jobs import CloudRules, CountObservations, DeriveSeries, MapClearSky
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import SENTINEL2_BANDS
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.series import job
from furrow.engine.imagery.series.job import count_observations, derive_series, map_clear_sky, windows
from furrow.engine.reporting import Reporter
from furrow.tests.builders.engine_runs import cancel_when, past
from furrow.tests.builders.engine_runs import run as run_engine
from furrow.tests.builders.seasons import AWKWARD, BuiltSeason, build_grid, write_built_season

DATES = tuple(datetime.date(2019, *day) for day in ((3, 3), (3, 9), (3, 30), (4, 11), (6, 2), (6, 20), (6, 29)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSeason:
    """A season of several blocks, dates in March, April and June, cloudy, with an offset."""
    path = tmp_path_factory.mktemp("seasons") / AWKWARD
    return write_built_season(path, height=300, width=270, dates=DATES, clouds=0.6, offset=-300.0)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / f"out {AWKWARD}" / "niz ž.tif"


def reflectance(built: BuiltSeason, band: str) -> np.ndarray:
    """Reflectance (T, H, W) in double precision, NaN where the band is not observed and clear."""
    numbers = built.digital_numbers[:, built.bands.index(band)].astype(np.float64)
    return np.where(meant_clear(built) & (numbers > 0), (numbers - 300) * 1e-4, np.nan)


def meant_clear(built: BuiltSeason) -> np.ndarray:
    masks = built.masks
    clear = np.isin(masks["SCL"], (4, 5, 6, 7)) & (masks["CLM"] == 0) & (masks["CLP"] < 102)
    return clear & (masks["dataMask"] == 1)


def done(work, spec) -> tuple[dict, list[Event]]:
    events: list[Event] = []
    return work(spec, Reporter(events.append)), events


def read(path: Path) -> tuple[np.ndarray, tuple[str, ...], dict[str, str]]:
    with rasterio.open(path) as dataset:
        assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        return dataset.read(), dataset.descriptions, dataset.tags()


def test_a_map_of_clear_sky(built: BuiltSeason, output: Path) -> None:
    result, events = done(map_clear_sky, MapClearSky(str(built.path), str(output)))
    values, descriptions, tags = read(output)
    there = (built.digital_numbers > 0).all(axis=1) & (built.masks["dataMask"] == 1)
    np.testing.assert_array_equal(values, np.where(there, built.clear, 255))
    assert values.dtype == np.uint8
    assert descriptions == tuple(day.isoformat() for day in DATES)
    assert result == {"dates": 7, "valid_share": pytest.approx(float(built.clear.mean()))}
    assert tags["FURROW_ROLE"] == "clear_sky"
    assert tags["FURROW_SEASON"] == AWKWARD
    assert "buffer 0 m" in tags["FURROW_CLOUDS"]
    assert LayerReady(str(output), "clear_sky", "Clear sky", AWKWARD) in events
    with rasterio.open(output) as dataset:
        assert dataset.nodata == 255
        assert GeoGrid.from_dataset(dataset).matches(built.grid)
    items = [each.valid_share for each in Season.open(built.path).dates]
    assert result["valid_share"] == pytest.approx(np.mean(items))


def test_a_count_of_observations(built: BuiltSeason, output: Path) -> None:
    rules = CloudRules(buffer=20.0, layers=("CLP", "dataMask"), probability=0.9)
    result, _ = done(count_observations, CountObservations(str(built.path), str(output), rules))
    values, _, tags = read(output)
    sky = Season.open(built.path).read_clear_sky(clouds=rules)
    expected = (sky == 1).sum(axis=0)
    np.testing.assert_array_equal(values[0], expected)
    assert values.dtype == np.uint16
    assert 0 < expected.max() <= 7
    assert result == {
        "least": expected.min(),
        "most": expected.max(),
        "mean": pytest.approx(expected.mean()),
        "never_share": pytest.approx((expected == 0).mean()),
    }
    assert "cloud probability 0.9; buffer 20 m" in tags["FURROW_CLOUDS"]
    assert "SCL" not in tags["FURROW_CLOUDS"]


def test_reflectance_of_each_date(built: BuiltSeason, output: Path) -> None:
    result, events = done(derive_series, DeriveSeries(str(built.path), str(output), "dates", "B11"))
    values, descriptions, tags = read(output)
    expected = reflectance(built, "B11")
    np.testing.assert_allclose(values, expected, atol=1e-6)
    assert np.isnan(expected).any()
    assert list(descriptions) == result["times"] == [day.isoformat() for day in DATES]
    assert result["valid_share"] == pytest.approx(np.isfinite(expected).mean())
    assert tags["FURROW_PRODUCT"] == "dates"
    assert tags["FURROW_VARIABLE"] == "B11"
    assert LayerReady(str(output), "reflectance", "B11 of each date", AWKWARD) in events
    part = DeriveSeries(str(built.path), str(output), "dates", "B11", first_day="2019-03-05", last_day="2019-06-02")
    assert done(derive_series, part)[0]["times"] == [day.isoformat() for day in DATES[1:5]]
    np.testing.assert_allclose(read(output)[0], expected[1:5], atol=1e-6)


@pytest.mark.parametrize(("index", "first", "second"), [("NDVI", "B08", "B04"), ("NDBI", "B11", "B08")])
def test_an_index_at_a_regular_step(built: BuiltSeason, output: Path, index: str, first: str, second: str) -> None:
    spec = DeriveSeries(str(built.path), str(output), "regular", index, step=10, last_day="2019-07-05")
    result, events = done(derive_series, spec)
    values, descriptions, tags = read(output)
    a, b = reflectance(built, first), reflectance(built, second)
    known = (a - b) / (a + b)
    days = np.array([day.toordinal() for day in DATES])
    times = np.array([datetime.date.fromisoformat(text).toordinal() for text in descriptions])
    assert times[0] == days[0]
    assert set(np.diff(times)) == {10}
    assert times[-1] <= datetime.date(2019, 7, 5).toordinal() < times[-1] + 10
    for row, column in [
        (0, 0),
        (255, 255),
        (256, 256),
        (299, 269),
        *np.random.default_rng(1).integers(0, 270, (400, 2)),
    ]:
        clear = np.isfinite(known[:, row, column])
        series = known[clear, row, column]
        expected = np.interp(times, days[clear], series) if clear.any() else np.full(times.size, np.nan)
        np.testing.assert_allclose(values[:, row, column], expected, atol=1e-5)
    assert result["valid_share"] == pytest.approx(np.isfinite(known).any(axis=0).mean())
    assert tags["FURROW_STEP_DAYS"] == "10"
    assert any(
        "1 of 13 times lie before 2019-03-03 or after 2019-06-29" in e.text for e in events if isinstance(e, Warn)
    )


@pytest.mark.parametrize("fill", [True, False])
def test_months(built: BuiltSeason, output: Path, fill: bool) -> None:
    spec = DeriveSeries(str(built.path), str(output), "monthly", "B04", fill_gaps=fill, last_day="2019-07-31")
    result, _ = done(derive_series, spec)
    values, descriptions, tags = read(output)
    assert descriptions == ("2019-03-01", "2019-04-01", "2019-05-01", "2019-06-01", "2019-07-01")
    assert result["times"] == list(descriptions)
    known = reflectance(built, "B04")
    expected = np.full(values.shape, np.nan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        for place, part in ((0, known[:3]), (1, known[3:4]), (3, known[4:])):
            expected[place] = np.nanmedian(part, axis=0)
    if fill:
        centres = [datetime.date(2019, month, 1).toordinal() + (30 + month % 2) / 2 for month in (3, 4, 5, 6, 7)]
        centres[4] = datetime.date(2019, 7, 1).toordinal() + 15.5
        for row, column in np.ndindex(expected.shape[1:]):
            series = expected[:, row, column]
            clear = np.isfinite(series)
            if clear.any():
                expected[:, row, column] = np.interp(centres, np.array(centres)[clear], series[clear])
    np.testing.assert_allclose(values, expected, atol=1e-5)
    assert tags["FURROW_GAPS"] == ("interpolated" if fill else "left open")


def test_a_window_of_memory_changes_nothing(built: BuiltSeason, output: Path, monkeypatch) -> None:
    spec = DeriveSeries(str(built.path), str(output), "regular", "NDWI", clouds=CloudRules(buffer=35))
    done(derive_series, spec)
    whole = read(output)[0]
    monkeypatch.setattr(job, "_MEMORY", 1)
    done(derive_series, spec)
    np.testing.assert_array_equal(read(output)[0], whole)


def test_windows_cover_a_grid_once() -> None:
    grid = build_grid(700, 1100)
    seen = np.zeros(grid.shape, int)
    for window in windows(grid, 1000):
        assert window.col_off % 256 == window.row_off % 256 == 0
        assert window.width * window.height * 1000 <= 128_000_000
        seen[window.row_off : window.row_off + window.height, window.col_off : window.col_off + window.width] += 1
    assert (seen == 1).all()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"product": "weekly"}, "'weekly' is no product"),
        ({"variable": "EVI"}, "'EVI' is no band and no index"),
        ({"variable": "B01"}, "lacks B01, which B01 is made of"),
        ({"product": "regular", "step": 0}, "step is 0 days"),
        ({"first_day": "1. 3. 2019"}, "'1. 3. 2019' is no day"),
        ({"first_day": "2019-05-01", "last_day": "2019-04-01"}, "is empty"),
        ({"product": "dates", "first_day": "2020-01-01", "last_day": "2020-04-01"}, "no date from 2020-01-01"),
        (
            {"product": "monthly", "first_day": "2020-01-01", "last_day": "2020-04-01"},
            "no date from 2020-01 to 2020-04",
        ),
        ({"clouds": CloudRules(probability=0)}, "out of range"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(built: BuiltSeason, output: Path, changes: dict, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        done(derive_series, DeriveSeries(str(built.path), str(output), **changes))
    assert "\n" not in str(caught.value)
    assert not output.exists()


def test_an_index_whose_band_is_not_there(tmp_path: Path, output: Path) -> None:
    path = write_built_season(tmp_path / "s", bands=("B03", "B04")).path
    with pytest.raises(InputError, match=r"lacks B11 and B08, which NDBI is made of: it holds B03, B04"):
        done(derive_series, DeriveSeries(str(path), str(output), variable="NDBI"))


def test_a_season_without_masks_counts_all_as_clear(tmp_path: Path, output: Path) -> None:
    built = write_built_season(tmp_path / "s", masks=(), nodata=0.1, bands=SENTINEL2_BANDS)
    _, events = done(map_clear_sky, MapClearSky(str(built.path), str(output)))
    there = (built.digital_numbers > 0).all(axis=1)
    np.testing.assert_array_equal(read(output)[0], np.where(there, 1, 255))
    assert any("has no mask layers" in event.text for event in events if isinstance(event, Warn))
    with pytest.raises(InputError, match="lacks the mask layer SCL"):
        done(map_clear_sky, MapClearSky(str(built.path), str(output), CloudRules(layers=("SCL",))))


def test_an_empty_sky_is_told(tmp_path: Path, output: Path) -> None:
    built = write_built_season(tmp_path / "s", clouds=1.0)
    result, events = done(derive_series, DeriveSeries(str(built.path), str(output), "regular"))
    assert result["valid_share"] == 0
    assert np.isnan(read(output)[0]).all()
    assert any("No value of the season is clear" in event.text for event in events if isinstance(event, Warn))


def test_missing_dates_are_told_and_damage_leaves_nothing(tmp_path: Path, output: Path) -> None:
    built = write_built_season(tmp_path / "s")
    lost, cut = (built.path / day.isoformat() / "bands.tif" for day in built.dates[:2])
    lost.unlink()
    result, events = done(derive_series, DeriveSeries(str(built.path), str(output), "dates"))
    assert len(result["times"]) == 4
    assert any("lacks 1 of its dates" in event.text for event in events if isinstance(event, Warn))
    output.unlink()
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    with pytest.raises(DamagedFileError, match=cut.parent.name):
        done(derive_series, DeriveSeries(str(built.path), str(output), "dates"))
    assert list(output.parent.iterdir()) == []


def test_a_cancelled_job_stops_soon_and_leaves_nothing(tmp_path: Path, output: Path) -> None:
    built = write_built_season(tmp_path / "s", height=1200, width=300, count=12)
    with pytest.raises(JobCancelledError):
        cancel_when(DeriveSeries(str(built.path), str(output), "regular"), past(0.1))
    assert not output.parent.exists() or list(output.parent.iterdir()) == []


def test_in_an_engine_of_its_own(built: BuiltSeason, output: Path) -> None:
    values = run_engine(DeriveSeries(str(built.path), str(output), "monthly", "NDVI", clouds=CloudRules(buffer=12.5)))
    assert values["times"] == ["2019-03-01", "2019-04-01", "2019-05-01", "2019-06-01"]
    assert output.is_file()
