import datetime
import gzip
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.events import Event, Warn
from furrow.engine.contract.jobs import ImportEOPatch
from furrow.engine.imagery.bands import SENTINEL2_BANDS
from furrow.engine.imagery.eopatch import import_eopatch
from furrow.engine.imagery.season import Season
from furrow.engine.reporting import Reporter
from furrow.tests.builders.eopatches import STAMPS, BuiltPatch, pack, write_array, write_patch
from furrow.tests.builders.seasons import AWKWARD

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
SLOVENIA, DENMARK = SHARED / "eopatch_slovenia", SHARED / "eopatch_denmark_2019" / "eopatch_0"


def run(source: Path, season: Path, **options: object) -> tuple[dict, list[str]]:
    events: list[Event] = []
    result = import_eopatch(ImportEOPatch(str(source), str(season), **options), Reporter(events.append))
    return result, [event.text for event in events if isinstance(event, Warn)]


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.startswith(".furrow-part-")]


def check(patch: BuiltPatch, season: Path) -> None:
    stack = Season.open(season).read()
    np.testing.assert_array_equal(stack.digital_numbers, patch.digital_numbers)
    np.testing.assert_array_equal(stack.valid, patch.clear)
    assert stack.dates == tuple(stamp.date() for stamp in patch.stamps)
    assert stack.scale.tolist() == [np.float32(1e-4)] * len(patch.stamps)
    assert Season.open(season).grid.bounds == patch.bounds


@pytest.mark.parametrize("layout", ["old", "new"])
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("as_reflectance", [True, False])
def test_a_patch_becomes_the_season_it_holds(tmp_path: Path, layout: str, packed: bool, as_reflectance: bool) -> None:
    patch = write_patch(tmp_path / AWKWARD, layout=layout, packed=packed, as_reflectance=as_reflectance)
    result, warnings = run(patch.path, tmp_path / "season")
    check(patch, tmp_path / "season")
    assert result["bands"] == list(SENTINEL2_BANDS)
    assert result["dates"] == 5
    assert result["valid_share"] == pytest.approx(patch.clear.mean())
    assert warnings == []
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("suffix", [".zip", ".tar", ".tar.gz", ".tgz"])
@pytest.mark.parametrize(("layout", "prefix"), [("old", "eopatch-07/"), ("new", ""), ("new", "./train/žito 'x'/")])
def test_archives_import_as_folders_do(tmp_path: Path, suffix: str, layout: str, prefix: str) -> None:
    patch = write_patch(tmp_path / "patch", layout=layout)
    archive = pack(patch.path, tmp_path / f"patch{suffix}", prefix)
    shutil.rmtree(patch.path)
    run(archive, tmp_path / "season")
    check(patch, tmp_path / "season")
    assert leftovers(tmp_path) == []


def test_bands_by_number_or_by_name(tmp_path: Path) -> None:
    six = write_patch(tmp_path / "six", bands=6)
    assert run(six.path, tmp_path / "a")[0]["bands"] == ["B02", "B03", "B04", "B08", "B11", "B12"]
    four = write_patch(tmp_path / "four", bands=4)
    with pytest.raises(InputError, match="4 bands without names"):
        run(four.path, tmp_path / "b")
    with pytest.raises(InputError, match="'B13' is no band"):
        run(four.path, tmp_path / "b", bands=("B02", "B03", "B04", "B13"))
    with pytest.raises(InputError, match="3 bands are named, but data/BANDS has 4"):
        run(four.path, tmp_path / "b", bands=("B02", "B03", "B04"))
    assert run(four.path, tmp_path / "b", bands=("B08", "B04", "B03", "B02"))[0]["bands"] == [
        "B02",
        "B03",
        "B04",
        "B08",
    ]
    np.testing.assert_array_equal(Season.open(tmp_path / "b").read().digital_numbers, four.digital_numbers[:, ::-1])


def test_level_1c_drops_the_cirrus_band_and_says_so(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch", bands=13)
    result, warnings = run(patch.path, tmp_path / "season")
    assert result["bands"] == list(SENTINEL2_BANDS)
    np.testing.assert_array_equal(
        Season.open(tmp_path / "season").read().digital_numbers, np.delete(patch.digital_numbers, 10, axis=1)
    )
    assert any("level 1C" in warning for warning in warnings)


def test_of_two_images_of_a_day_the_clearer_is_kept(tmp_path: Path) -> None:
    stamps = (STAMPS[1], STAMPS[0], STAMPS[1] + datetime.timedelta(seconds=12))  # not in time order either
    patch = write_patch(tmp_path / "patch", stamps=stamps)
    _, warnings = run(patch.path, tmp_path / "season")
    stack = Season.open(tmp_path / "season").read()
    clearer = 0 if patch.clear[0].sum() >= patch.clear[2].sum() else 2
    assert stack.dates == (STAMPS[0].date(), STAMPS[1].date())
    np.testing.assert_array_equal(stack.digital_numbers, patch.digital_numbers[[1, clearer]])
    assert warnings == ["2 images are of 2019-03-15; the one with the most valid pixels is kept."]


def test_dates_of_other_factors_are_brought_to_one_scale(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    factors = np.array([[1e-4], [2e-4], [1e-4], [1e-4], [1e-4]], np.float32)
    write_array(patch.path / "scalar" / "NORM_FACTORS", factors, packed=True)
    run(patch.path, tmp_path / "season")
    stack = Season.open(tmp_path / "season").read()
    expected = np.where(patch.clear[:, None], patch.digital_numbers * factors[:, :, None, None].astype(float), 0)
    np.testing.assert_allclose(stack.surface_reflectance(), expected, atol=6e-5)


def test_a_patch_in_degrees_is_warped_to_utm(tmp_path: Path) -> None:
    degree = 111_320.0
    bounds = (14.5, 46.0, 14.5 + 18 * 10 / (degree * np.cos(np.radians(46))), 46.0 + 21 * 10 / 111_150)
    patch = write_patch(tmp_path / "patch", crs="4326", bounds=bounds)
    _, warnings = run(patch.path, tmp_path / "season")
    season = Season.open(tmp_path / "season")
    assert season.grid.crs.to_epsg() == 32633
    assert (season.grid.transform.a, season.grid.transform.e) == (10.0, -10.0)
    assert season.grid.transform.c % 10 == season.grid.transform.f % 10 == 0
    assert "warped to EPSG:32633" in warnings[0]
    numbers = season.read().digital_numbers
    assert set(np.unique(numbers)) <= set(np.unique(patch.digital_numbers)) | {0}  # nearest neighbour makes no values
    assert (numbers > 0).mean() > 0.8


@pytest.mark.parametrize("metres", [20.0, 30.0])
def test_coarse_pixels_are_refused(tmp_path: Path, metres: float) -> None:
    bounds = (465_180.0, 5_080_250.0 - metres * 21, 465_180.0 + metres * 18, 5_080_250.0)
    patch = write_patch(tmp_path / "patch", bounds=bounds)
    with pytest.raises(InputError, match=f"pixels of {metres:g} m x {metres:g} m, but a season needs 10 m"):
        run(patch.path, tmp_path / "season")
    assert not (tmp_path / "season").exists()


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch", feature="L2A")
    with pytest.raises(InputError, match=r"has no array data/BANDS with the images, only data/L2A"):
        run(patch.path, tmp_path / "season")
    assert run(patch.path, tmp_path / "season", feature="L2A")[0]["dates"] == 5
    with pytest.raises(InputError, match="has no array 'data/X'"):
        run(patch.path, tmp_path / "other", feature="X")
    (patch.path / "bbox.geojson").unlink()
    with pytest.raises(InputError, match="no bounding box"):
        run(patch.path, tmp_path / "other", feature="L2A")
    with pytest.raises(InputError, match="holds no EOPatch"):
        run(tmp_path / "season" / "2019-03-05", tmp_path / "other")
    with pytest.raises(InputError, match="There is no EOPatch"):
        run(tmp_path / "nowhere", tmp_path / "other")
    (tmp_path / "patch.rar").write_bytes(b"Rar!")
    with pytest.raises(InputError, match=r"choose its folder, or an archive \(.zip"):
        run(tmp_path / "patch.rar", tmp_path / "other")


def test_several_patches_are_named(tmp_path: Path) -> None:
    for index in (1, 2):
        write_patch(tmp_path / "all" / f"eopatch-0{index}")
    with pytest.raises(InputError, match=r"holds 2 EOPatches \(eopatch-01, eopatch-02"):
        run(tmp_path / "all", tmp_path / "season")
    shutil.rmtree(tmp_path / "all" / "eopatch-02")
    assert run(tmp_path / "all", tmp_path / "season")[0]["dates"] == 5


def test_parts_that_do_not_fit_are_told(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    write_array(patch.path / "mask" / "SCL", np.zeros((5, 9, 9, 1), np.uint8), packed=True)
    with pytest.raises(InputError, match="mask/SCL is 5 x 9 x 9 x 1 of uint8, but data/BANDS needs 5 x 21 x 18 x 1"):
        run(patch.path, tmp_path / "season")
    (patch.path / "timestamps.json").write_text('["2019-03-01T10:00:00"]')
    with pytest.raises(InputError, match="has 5 dates, but the EOPatch lists 1"):
        run(patch.path, tmp_path / "season")
    (patch.path / "timestamps.json").write_text('{"a": 1}')
    with pytest.raises(DamagedFileError, match="holds no list of dates"):
        run(patch.path, tmp_path / "season")


def test_floating_point_digital_numbers_are_refused(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch", as_reflectance=True)
    write_array(patch.path / "data" / "BANDS", np.full((5, 21, 18, 12), 2345.0, np.float32), packed=True)
    with pytest.raises(InputError, match="no reflectances"):
        run(patch.path, tmp_path / "season")


def test_a_cut_array_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    path = patch.path / "data" / "BANDS.npy.gz"
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(DamagedFileError, match=r"BANDS\.npy\.gz' is damaged or cut short"):
        run(patch.path, tmp_path / "season")
    path.write_bytes(gzip.compress(b"<html>503</html>"))
    with pytest.raises(DamagedFileError, match="is no numpy array"):
        run(patch.path, tmp_path / "season")
    assert leftovers(tmp_path) == []
    assert not (tmp_path / "season").exists()


def test_cancels_and_leaves_nothing(tmp_path: Path) -> None:
    patch = write_patch(tmp_path / "patch")
    cancelled = threading.Event()
    dates_seen = []

    def stop_after_the_second(event: Event) -> None:
        fraction = getattr(event, "fraction", 0)
        if fraction > 0.3:
            dates_seen.append(fraction)
            cancelled.set()

    reporter = Reporter(stop_after_the_second, cancelled)
    reporter.interval_s = 0.0
    with pytest.raises(JobCancelledError):
        import_eopatch(ImportEOPatch(str(patch.path), str(tmp_path / "season")), reporter)
    assert len(dates_seen) == 1
    assert not (tmp_path / "season").exists()
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not DENMARK.is_dir(), reason="the real EOPatch is not here")
def test_a_real_patch_of_the_old_layout(tmp_path: Path) -> None:
    result, warnings = run(DENMARK, tmp_path / "season")
    assert result["dates"] == 99
    assert result["bands"] == ["B02", "B03", "B04", "B08", "B11", "B12"]
    assert "EPSG:32632" in warnings[0]
    season = Season.open(tmp_path / "season")
    left, bottom, right, top = season.grid.bounds
    assert 480 <= right - left <= 500
    assert 300 <= top - bottom <= 320
    stack = season.read()
    images = np.load(DENMARK / "data" / "BANDS.npy")
    middle = stack.digital_numbers[:, :, season.grid.height // 2, season.grid.width // 2]
    around = np.rint(images[:, 13:18, 22:27] * 1e4).clip(1, 65534)
    assert all((around[index] == middle[index]).all(axis=-1).any() for index in range(99))
    assert stack.valid.mean() == pytest.approx(0.32, abs=0.03)
    assert [day.isoformat() for day in stack.dates[:2]] == ["2019-01-03", "2019-01-05"]


@pytest.mark.skipif(not SLOVENIA.is_dir(), reason="the real EOPatch is not here")
def test_a_real_patch_of_the_new_layout(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="only data/NDVI"):
        run(SLOVENIA / "TestEOPatch", tmp_path / "season")
    patch = tmp_path / "patch"
    shutil.copytree(SLOVENIA / "TestEOPatch", patch)
    for path in (patch, *patch.rglob("*")):
        path.chmod(0o755)
    scenes = np.load(SLOVENIA / "REFERENCE_SCENES.npy")
    days = ["2015-08-20", "2015-07-31", "2015-09-09", "2015-08-30", "2015-07-11"]
    (patch / "timestamps.json").write_text(str([f"{day}T10:00:08" for day in days]).replace("'", '"'))
    np.save(patch / "data" / "BANDS-S2-L1C.npy", scenes)
    for name in ("data/CLP", "mask/CLM", "mask/IS_DATA"):
        np.save(patch / f"{name}.npy", np.load(patch / f"{name}.npy")[[2, 1, 4, 3, 0]])
    result, warnings = run(patch, tmp_path / "season")
    assert result["dates"] == 5
    assert any("level 1C" in warning for warning in warnings)
    stack = Season.open(tmp_path / "season").read()
    assert [day.isoformat() for day in stack.dates] == sorted(days)
    np.testing.assert_array_equal(stack.digital_numbers[0, 3], np.rint(scenes[4, :, :, 3] * 1e4))
    shares = dict(zip(sorted(days), stack.valid.mean(axis=(1, 2)), strict=True))
    assert max(shares["2015-08-20"], shares["2015-07-31"]) < 0.1 < 0.9 < min(shares["2015-07-11"], shares["2015-08-30"])
