import datetime
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.warp import Resampling, reproject

from furrow.engine.contract.errors import DamagedFileError, FurrowError, InputError
from furrow.engine.contract.events import Event, Warn
from furrow.engine.contract.jobs import ImportGeoTIFFs
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS, SENTINEL2_BANDS
from furrow.engine.imagery.geotiffs import import_geotiffs
from furrow.engine.imagery.season import Season
from furrow.engine.reporting import Reporter
from furrow.tests.builders.geotiffs import write_tiff
from furrow.tests.builders.seasons import AWKWARD, build_arrays, build_grid

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
BOADELLA = SHARED / "boadella_12band"
DAYS = ("2019-03-04", "2019-05-23", "2019-07-07")


def run(folder: Path, season: Path, **options: object) -> tuple[Season, list[str]]:
    events: list[Event] = []
    result = import_geotiffs(ImportGeoTIFFs(str(folder), str(season), **options), Reporter(events.append))
    opened = Season.open(season)
    assert result["dates"] == len(opened.dates)
    assert result["bands"] == list(opened.bands)
    return opened, [event.text for event in events if isinstance(event, Warn)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / f"in {AWKWARD}"


@pytest.fixture
def season(tmp_path: Path) -> Path:
    return tmp_path / "season ž"


def test_multi_band_files_by_their_descriptions(folder: Path, season: Path) -> None:
    numbers, masks, clear = build_arrays((3, 10, 40, 30))
    order = np.random.default_rng(3).permutation(10)
    for index, day in enumerate(DAYS):
        layers = np.concatenate([numbers[index, order], masks["SCL"][index][None], numbers[index, :1]])
        names = [f"{MODEL_BANDS[place]} - reflectance" for place in order] + ["SCL", "water vapour"]
        write_tiff(folder / f"S2A_{day.replace('-', '')}T100031.tif", layers, build_grid(), descriptions=names)
    opened, warnings = run(folder, season)
    stack = opened.read()
    assert stack.bands == MODEL_BANDS
    assert [day.isoformat() for day in stack.dates] == list(DAYS)
    np.testing.assert_array_equal(stack.digital_numbers, numbers)
    np.testing.assert_array_equal(stack.valid, np.isin(masks["SCL"], (4, 5, 6, 7)) & (numbers > 0).all(axis=1))
    assert warnings == []
    assert clear.any()


def test_a_file_a_band_of_10_20_and_60_metres(folder: Path, season: Path) -> None:
    numbers, masks, _ = build_arrays((1, 12, 60, 48), nodata=0)
    fine = build_grid(60, 48)
    for index, name in enumerate(SENTINEL2_BANDS):
        step = {"B02": 1, "B03": 1, "B04": 1, "B08": 1, "B01": 6, "B09": 6}.get(name, 2)
        coarse = numbers[0, index, ::step, ::step]
        write_tiff(folder / f"T33TWM_20190704T100031_{name}_{10 * step}m.tif", coarse, fine.coarsen(step))
        numbers[0, index] = coarse.repeat(step, axis=0).repeat(step, axis=1)
    write_tiff(folder / "T33TWM_20190704T100031_SCL_20m.tif", masks["SCL"][0, ::2, ::2], fine.coarsen(2))
    write_tiff(folder / "T33TWM_20190704T100031_AOT_20m.tif", masks["SCL"][0, ::2, ::2], fine.coarsen(2))
    write_tiff(folder / "T33TWM_20190704T100031_TCI_10m.tif", masks["SCL"][:1].repeat(3, axis=0), fine)
    opened, warnings = run(folder, season)
    assert opened.grid.matches(fine)
    assert opened.bands == SENTINEL2_BANDS
    np.testing.assert_array_equal(opened.read().digital_numbers, numbers)
    scl = masks["SCL"][0, ::2, ::2].repeat(2, axis=0).repeat(2, axis=1)
    np.testing.assert_array_equal(opened.read().valid[0], np.isin(scl, (4, 5, 6, 7)))
    assert warnings == [
        "2 files hold no known band and are left out: T33TWM_20190704T100031_AOT_20m.tif, "
        "T33TWM_20190704T100031_TCI_10m.tif."
    ]


@pytest.mark.parametrize(
    ("name", "tags", "pattern", "expected"),
    [
        ("a_2019-07-01.tif", {}, "", "2019-07-01"),
        ("a_2019_07_01_b.TIF", {}, "", "2019-07-01"),
        ("20190701.tiff", {}, "", "2019-07-01"),
        ("S2A_MSIL2A_20190701T100031_N0212_20190702T133005.tif", {}, "", "2019-07-01"),
        ("tile 20190701123456 x.tif", {}, "", "2019-07-01"),
        ("field.tif", {"TIFFTAG_DATETIME": "2019:07:01 10:00:31"}, "", "2019-07-01"),
        ("field.tif", {"ACQUISITIONDATE": "2019-07-01", "TIFFTAG_DATETIME": "2024:01:01 00:00:00"}, "", "2019-07-01"),
        ("field 12345678.tif", {"PRODUCT_START_TIME": "2019-07-01T10:00:31.024Z"}, "", "2019-07-01"),
        ("v20180101 acquired 01-2019-07-01.tif", {}, r"acquired \d\d-(?P<date>[\d-]{10})", "2019-07-01"),
    ],
)
def test_dates_in_names_and_tags(
    folder: Path, season: Path, name: str, tags: dict, pattern: str, expected: str
) -> None:
    write_tiff(
        folder / name, np.full((2, 4, 4), 7, np.uint16), build_grid(4, 4), descriptions=("B04", "B08"), tags=tags
    )
    opened, _ = run(folder, season, date_pattern=pattern)
    assert [each.date for each in opened.dates] == [datetime.date.fromisoformat(expected)]


def test_bands_by_a_stated_list(folder: Path, season: Path) -> None:
    array = np.arange(1, 4, dtype=np.uint16)[:, None, None] * np.ones((3, 4, 4), np.uint16)
    path = write_tiff(folder / "2019-07-01.tif", array, build_grid(4, 4))
    with pytest.raises(InputError, match=r"'2019-07-01.tif' has 3 bands without known names: state the names"):
        run(folder, season)
    with pytest.raises(InputError, match=r"2 bands are named, but '2019-07-01\.tif' has 3"):
        run(folder, season, bands=("B08", "B04"))
    with pytest.raises(InputError, match="B04 is named twice"):
        run(folder, season, bands=("B08", "B04", "B04"))
    opened, _ = run(folder, season, bands=("B08", "B04", "B10"))
    assert opened.bands == ("B04", "B08")
    assert opened.read().digital_numbers[0, :, 0, 0].tolist() == [2, 1]
    assert path.is_file()


def test_stored_numbers_keep_their_scale_and_offset(folder: Path, season: Path) -> None:
    array = np.array([[[0, 1000, 5000, 900]]], np.uint16)
    write_tiff(folder / "2022-07-01.tif", array, build_grid(1, 4), descriptions=["B04"])
    opened, _ = run(folder, season, offset=-1000.0)
    stack = opened.read()
    np.testing.assert_array_equal(stack.digital_numbers[0], array)
    np.testing.assert_allclose(stack.surface_reflectance()[0, 0, 0], [0, 0, 0.4, -0.01], atol=1e-6)


def test_a_declared_scale_counts(folder: Path, season: Path) -> None:
    array = np.array([[[0, 1000, 5000, 900]]], np.uint16)
    path = folder / "2022-07-01.tif"
    write_tiff(path, array, build_grid(1, 4), descriptions=["B04"], scale=(2e-4, -0.1), nodata=0)
    opened, _ = run(folder, season)
    assert opened.dates[0].scale == pytest.approx(2e-4)
    assert opened.dates[0].offset == pytest.approx(-500)
    np.testing.assert_allclose(opened.read().surface_reflectance()[0, 0, 0], [0, 0.1, 0.9, 0.08], atol=1e-6)


def test_floating_point_reflectance_with_holes(folder: Path, season: Path) -> None:
    array = np.array([[0.5, np.nan, -9999, 0.00001, -0.01, 7.0, np.inf, 0.12345]], np.float32)
    write_tiff(folder / "2019-07-01.tif", array, build_grid(1, 8), descriptions=["B04"], nodata=-9999)
    opened, _ = run(folder, season)
    numbers = opened.read().digital_numbers[0, 0, 0]
    assert numbers.tolist() == [5000, 0, 0, 1, 1, 65534, 0, round(float(np.float32(0.12345)) * 1e4)]


def test_floating_point_digital_numbers(folder: Path, season: Path) -> None:
    array = np.array([[5000.0, np.nan, 1234.4, 20.0]], np.float32)
    write_tiff(folder / "2019-07-01.tif", array, build_grid(1, 4), descriptions=["B04"])
    opened, _ = run(folder, season)
    assert opened.read().digital_numbers[0, 0, 0].tolist() == [5000, 0, 1234, 20]


def test_the_source_s_own_nodata_is_kept(folder: Path, season: Path) -> None:
    array = np.array([[[-32768, 65, -5, 1200, 4]]], np.int16)
    write_tiff(folder / "2019-07-01.tif", array, build_grid(1, 5), descriptions=["B04"], nodata=65)
    opened, _ = run(folder, season)
    assert opened.read().digital_numbers[0, 0, 0].tolist() == [0, 0, 0, 1200, 4]
    assert opened.read().valid[0, 0].tolist() == [False, False, False, True, True]


def test_mixed_scales_become_one(folder: Path, season: Path) -> None:
    array = np.array([[[0, 1000, 4000]]], np.uint16)
    write_tiff(folder / "2019-07-01.tif", array, build_grid(1, 3), descriptions=["B04"], scale=(2e-4, 0.0))
    write_tiff(folder / "2019-07-11.tif", array, build_grid(1, 3), descriptions=["B04"])
    opened, _ = run(folder, season)
    assert opened.read().digital_numbers[:, 0, 0].tolist() == [[0, 2000, 8000], [0, 1000, 4000]]


def test_degrees_are_warped_as_gdal_does(folder: Path, season: Path) -> None:
    numbers, _, _ = build_arrays((1, 1, 50, 60), nodata=0)
    degrees = rasterio.Affine(1.29e-4, 0, 14.5, 0, -9e-5, 46.05)
    grid = GeoGrid(rasterio.crs.CRS.from_epsg(4326), degrees, 50, 60)
    write_tiff(folder / "2019-07-01.tif", numbers[0], grid, descriptions=["B04"])
    opened, warnings = run(folder, season)
    assert opened.grid.crs.to_epsg() == 32633
    assert opened.grid.transform.a == 10
    expected = np.zeros((1, *opened.grid.shape), np.uint16)
    reproject(
        numbers[0], expected, src_transform=degrees, src_crs=grid.crs, src_nodata=0, dst_nodata=0, tolerance=0,
        dst_transform=opened.grid.transform, dst_crs=opened.grid.crs, resampling=Resampling.nearest,
    )  # fmt: skip
    np.testing.assert_array_equal(opened.read().digital_numbers[0], expected)
    assert "warped to EPSG:32633" in warnings[0]


def test_masks_of_another_system_are_brought_along(folder: Path, season: Path) -> None:
    grid = build_grid(40, 30)
    write_tiff(folder / "2019-07-01_B04.tif", np.full((40, 30), 900, np.uint16), grid)
    left, bottom, right, top = rasterio.warp.transform_bounds(grid.crs, "EPSG:4326", *grid.bounds)
    wide = GeoGrid(
        rasterio.crs.CRS.from_epsg(4326),
        rasterio.Affine((right - left) / 30, 0, left, 0, (bottom - top) / 40, top),
        40,
        30,
    )
    scene = np.full((40, 30), 4, np.uint8)
    scene[:20] = 9
    write_tiff(folder / "2019-07-01_SCL.tif", scene, wide)
    opened, warnings = run(folder, season)
    valid = opened.read().valid[0]
    assert not valid[:18].any()
    assert valid[22:-2, 2:-2].all()
    assert any("several coordinate reference systems" in warning for warning in warnings)


def test_a_part_that_an_image_does_not_reach_is_nodata(folder: Path, season: Path) -> None:
    write_tiff(folder / "2019-07-01_B04.tif", np.full((10, 10), 900, np.uint16), build_grid(10, 10))
    write_tiff(folder / "2019-07-09_B04.tif", np.full((10, 10), 900, np.uint16), build_grid(10, 10))
    half = build_grid(10, 10)
    half = GeoGrid(half.crs, half.transform @ rasterio.Affine.translation(5, 0), 10, 10)
    write_tiff(folder / "2019-07-21_B04.tif", np.full((10, 10), 800, np.uint16), half)
    opened, warnings = run(folder, season)
    assert opened.grid.matches(build_grid(10, 10))
    np.testing.assert_array_equal(opened.read().digital_numbers[2, 0, 0], [0] * 5 + [800] * 5)
    assert any("cover another part" in warning for warning in warnings)


def test_what_does_not_fit_is_one_sentence(folder: Path, season: Path) -> None:
    plain = np.full((6, 6), 900, np.uint16)
    grid = build_grid(6, 6)

    def refused(match: str, **options: object) -> None:
        with pytest.raises(FurrowError, match=match) as caught:
            run(folder, season, **options)
        assert "\n" not in str(caught.value)
        assert not season.exists()

    refused("There is no folder")
    folder.mkdir()
    refused("holds no GeoTIFFs")
    one = write_tiff(folder / "2019-07-01_B04.tif", plain, grid)
    refused("has no group named date", date_pattern=r"\d+")
    refused("is no regular expression", date_pattern="(")
    refused("'B4' is no band of Sentinel-2", bands=("B4",))
    refused("scale -1 is not above 0", scale=-1.0)
    two = write_tiff(folder / "2019-07-01_copy_B04.tif", plain, grid)
    refused("both hold B04 of 2019-07-01")
    two.unlink()
    two = write_tiff(folder / "2019-07-11_B08.tif", plain, grid)
    refused("images of 2019-07-01 lack B08, which those of 2019-07-11 have")
    two.unlink()
    two = write_tiff(folder / "summer_B04.tif", plain, grid)
    refused("Neither the name nor the tags of 'summer_B04.tif' hold a date")
    two.unlink()
    two = write_tiff(folder / "2019-07-11_B04.tif", plain, grid, crs=False)
    refused("has no coordinate reference system")
    far = GeoGrid(grid.crs, grid.transform @ rasterio.Affine.translation(500, 0), 6, 6)
    write_tiff(two, plain, far)
    refused("'2019-07-11_B04.tif' on EPSG:32633.* does not overlap the season")
    two.unlink()
    write_tiff(one, plain, build_grid(6, 6, pixel=20.0))
    refused("pixels of 20 m x 20 m, but a season needs 10 m")
    write_tiff(one, plain, grid)
    with rasterio.open(one, "r+") as dataset:
        dataset.transform = rasterio.Affine(10, 3, 465_180, 0, -10, 5_080_250)
    refused("'2019-07-01_B04.tif'.* rotated")
    one.unlink()
    write_tiff(folder / "2019-02-31_B04.tif", plain, grid, tags={})
    refused("does not exist: rename the file")


def test_a_cut_file_is_named(folder: Path, season: Path) -> None:
    for day in DAYS:
        path = write_tiff(
            folder / f"{day}_B04.tif", np.arange(1, 6401, dtype=np.uint16).reshape(80, 80), build_grid(80, 80)
        )
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(DamagedFileError, match=f"{DAYS[2]}_B04.tif' is damaged"):
        run(folder, season)
    assert not season.exists()


def test_a_vrt_that_poses_as_a_tiff_is_refused(folder: Path, season: Path, tmp_path: Path) -> None:
    secret = write_tiff(tmp_path / "secret.tif", np.full((6, 6), 900, np.uint16), build_grid(6, 6))
    folder.mkdir()
    (folder / "2019-07-01_B04.tif").write_text(
        '<VRTDataset rasterXSize="6" rasterYSize="6"><VRTRasterBand dataType="UInt16" band="1"><SimpleSource>'
        f"<SourceFilename>{secret}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    with pytest.raises(InputError, match="is no GeoTIFF"):
        run(folder, season)


@pytest.mark.skipif(not BOADELLA.is_dir(), reason="the real images are not here")
def test_real_images_in_degrees_with_a_stated_list(season: Path) -> None:
    opened, warnings = run(BOADELLA, season, bands=SENTINEL2_BANDS)
    assert len(opened.dates) == 12
    assert opened.grid.crs.to_epsg() == 32631
    assert any("without mask layers" in warning for warning in warnings)
    stack = opened.read(bands=("B08",))
    with rasterio.open(BOADELLA / "Boadella_2020-06-21.tif") as source:
        lake = source.read(8)
    index = [day.isoformat() for day in stack.dates].index("2020-06-21")
    ours = stack.digital_numbers[index, 0]
    assert np.median(ours[ours > 0]) == pytest.approx(np.median(lake[lake > 0]), rel=0.01)
    longitude, latitude = 2.815, 42.347
    with rasterio.open(BOADELLA / "Boadella_2020-06-21.tif") as source:
        there = source.read(8)[source.index(longitude, latitude)]
    xs, ys = rasterio.warp.transform("EPSG:4326", opened.grid.crs, [longitude], [latitude])
    column, row = (int(value) for value in ~opened.grid.transform @ (xs[0], ys[0]))
    assert there in ours[row - 1 : row + 2, column - 1 : column + 2]
