"""Masks to files of parcels, as the engine process does it."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio.features
import shapely
from rasterio.crs import CRS
from scipy import ndimage

from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import (
    DamagedFileError,
    InputError,
    JobCancelledError,
    ResourceError,
    UnsafeFileError,
)
from furrow.engine.contract.events import LayerReady, Progress, Warn
from furrow.engine.contract.jobs import PolygoniseMask
from furrow.engine.reporting import Reporter
from furrow.engine.vectors import masks
from furrow.engine.vectors.polygonise import polygonise_mask
from furrow.engine.virtual_rasters import open_mosaic
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.masks import GRID, ragged_fields, write_mask, write_mosaic

NAME = "Maska 'žito' č#1.tif"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Njive 'Škofja Loka' 100%"


def run(spec, **options):
    events = []
    result = run_job(spec, Path(sys.executable), on_event=events.append, **options)
    return result.values, events


def read(path):
    meta, _, wkb, columns = pyogrio.raw.read(path)
    return meta, shapely.from_wkb(wkb), dict(zip(meta["fields"], columns, strict=True))


def placed(mask):
    """The polygons that GDAL makes of the mask, where it lies."""
    labels, _ = ndimage.label(mask == 1)
    shapes = rasterio.features.shapes(labels, mask=mask == 1, transform=GRID.transform)
    return [shapely.geometry.shape(shape) for shape, _ in shapes]


def as_set(outlines):
    return {shapely.normalize(each).wkb for each in outlines}


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_parcels_with_the_fields_of_fiboa(folder, ending):
    mask = ragged_fields(GRID.height, GRID.width)
    probability = np.where(mask == 255, 255, np.random.default_rng(1).integers(0, 201, mask.shape)).astype(np.uint8)
    source = write_mask(folder / NAME, mask)
    before = source.read_bytes()
    output = folder / f"Parcele 'č'{ending}"
    spec = PolygoniseMask(str(source), str(output), probability=str(write_mask(folder / "p.tif", probability)))
    values, events = run(spec)
    meta, outlines, fields = read(output)
    assert as_set(outlines) == as_set(placed(mask))
    assert list(fields) == ["id", "area", "perimeter", "determination_method", "probability_mean"]
    assert len(set(fields["id"])) == len(outlines) == values["parcels"]
    np.testing.assert_array_equal(fields["area"], shapely.area(outlines) / 10_000)
    np.testing.assert_allclose(fields["perimeter"], shapely.length(outlines), rtol=1e-12)
    assert set(fields["determination_method"]) == {"auto-imagery"}
    ones = np.count_nonzero(mask == 1)
    assert shapely.area(outlines).sum() == ones * 6.25
    assert values["hectares"] == pytest.approx(values["cultivated_hectares"], rel=1e-12)
    assert values["cultivated_hectares"] == ones * 6.25 / 10_000
    labels, _ = ndimage.label(mask == 1)
    rows, columns = zip(*(map(int, each[1:].split("c")) for each in fields["id"]), strict=True)
    means = ndimage.mean(probability / 200, labels, labels[rows, columns])
    np.testing.assert_allclose(fields["probability_mean"], means, rtol=1e-12)
    assert shapely.is_ccw(shapely.get_exterior_ring(outlines)).all()
    assert meta["geometry_type"] == "Polygon"
    assert CRS.from_user_input(meta["crs"]) == GRID.crs
    assert [(e.path, e.role) for e in events if isinstance(e, LayerReady)] == [(str(output), "polygons")]
    assert source.read_bytes() == before
    assert sorted(each.name for each in folder.iterdir()) == sorted([NAME, "p.tif", output.name])


def test_the_layer_tells_where_it_comes_from(folder):
    source = write_mask(folder / NAME, ragged_fields(40, 40))
    run(PolygoniseMask(str(source), str(folder / "p.gpkg"), regularise=True, tolerance=4.0))
    info = pyogrio.read_info(folder / "p.gpkg")
    assert info["layer_name"] == "parcels"
    told = info["layer_metadata"]
    assert told["FURROW_MODEL"] == "majhna 'č'"
    assert (told["FURROW_ROLE"], told["FURROW_TOLERANCE_M"], told["FURROW_CONNECTIVITY"]) == ("polygons", "4", "4")


def test_a_mosaic_of_boxes_is_one_map(folder):
    mask = ragged_fields(64, 80, specks=0.05)
    tiles = {
        (row, column): write_mask(folder / f"box {row} 'č' {column}.tif", mask[row : row + 32, column : column + 40],
                                  row=row, column=column)
        for row in (0, 32) for column in (0, 40)
    }  # fmt: skip
    del tiles[32, 40]
    mask[32:, 40:] = 255
    mosaic = write_mosaic(folder / "država ž.vrt", tiles, 64, 80)
    values, _ = run(PolygoniseMask(str(mosaic), str(folder / "p.gpkg")))
    assert as_set(read(folder / "p.gpkg")[1]) == as_set(placed(mask))
    assert values["hectares"] == pytest.approx(np.count_nonzero(mask == 1) * 6.25 / 10_000, rel=1e-12)


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_many_small_strips_and_writes_change_nothing(folder, monkeypatch, ending):
    mask = ragged_fields(90, 70, specks=0.08)
    source = write_mask(folder / NAME, mask)
    polygonise_mask(PolygoniseMask(str(source), str(folder / f"a{ending}")), Reporter())
    monkeypatch.setattr(masks, "PIXELS_AT_ONCE", 1)
    monkeypatch.setattr("furrow.engine.vectors.layers._PARCELS_AT_ONCE", 7)
    polygonise_mask(PolygoniseMask(str(source), str(folder / f"b{ending}")), Reporter())
    (_, first, fields), (_, second, others) = read(folder / f"a{ending}"), read(folder / f"b{ending}")
    order, other = np.argsort(fields["id"]), np.argsort(others["id"])
    assert [each.wkb for each in shapely.normalize(first[order])] == [
        each.wkb for each in shapely.normalize(second[other])
    ]
    for name in fields:
        np.testing.assert_array_equal(fields[name][order], others[name][other])


def test_eight_neighbours_make_multipolygons(folder):
    mask = np.zeros((20, 20), dtype=np.uint8)
    mask[2:6, 2:6] = mask[6:9, 6:9] = mask[15, 15] = 1
    source = write_mask(folder / NAME, mask)
    run(PolygoniseMask(str(source), str(folder / "p.gpkg"), connectivity=8))
    meta, outlines, fields = read(folder / "p.gpkg")
    assert meta["geometry_type"] == "MultiPolygon"
    assert sorted(shapely.get_num_geometries(outlines)) == [1, 2]
    assert sorted(fields["area"]) == [6.25 / 10_000, 25 * 6.25 / 10_000]
    assert shapely.is_valid(outlines).all()


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_no_cultivated_pixel_gives_an_empty_layer_and_a_warning(folder, ending):
    source = write_mask(folder / NAME, np.full((20, 20), 255, dtype=np.uint8))
    probability = write_mask(folder / "p.tif", np.zeros((20, 20), dtype=np.uint8))
    values, events = run(PolygoniseMask(str(source), str(folder / f"p{ending}"), probability=str(probability)))
    assert values == {"parcels": 0, "hectares": 0.0, "cultivated_hectares": 0.0}
    assert any("no cultivated pixel" in event.text for event in events if isinstance(event, Warn))
    info = pyogrio.read_info(folder / f"p{ending}", force_feature_count=True)
    assert (info["features"], info["geometry_type"]) == (0, "Polygon")
    assert list(info["fields"]) == ["id", "area", "perimeter", "determination_method", "probability_mean"]
    assert CRS.from_user_input(info["crs"]) == GRID.crs


def test_a_parcel_without_probability_has_none(folder):
    mask = np.zeros((20, 20), dtype=np.uint8)
    mask[2:4, 2:4] = mask[8:10, 8:10] = 1
    probability = np.full((20, 20), 150, dtype=np.uint8)
    probability[8:10, 8:10] = 255
    probability[2, 2] = 255
    paths = write_mask(folder / NAME, mask), write_mask(folder / "p.tif", probability)
    run(PolygoniseMask(str(paths[0]), str(folder / "p.gpkg"), probability=str(paths[1])))
    np.testing.assert_array_equal(read(folder / "p.gpkg")[2]["probability_mean"], [0.75, np.nan])


def test_more_than_fiboa_allows_is_told(folder):
    mask = np.ones((40, 40), dtype=np.uint8)
    large = GRID.transform @ GRID.transform.scale(400)
    source = write_mask(folder / NAME, mask, transform=large)
    _, events = run(PolygoniseMask(str(source), str(folder / "p.gpkg")))
    assert any("more than fiboa allows" in event.text for event in events if isinstance(event, Warn))


def refused(spec, error, words):
    output = Path(spec.output)
    old = output.read_bytes() if output.is_file() else None
    with pytest.raises(error, match=words):
        polygonise_mask(spec, Reporter())
    assert (output.read_bytes() if output.is_file() else None) == old
    assert not [each.name for each in output.parent.iterdir() if "furrow-part" in each.name]


def test_wrong_inputs_get_one_sentence(folder):
    mask = ragged_fields(30, 30)
    source, output = str(write_mask(folder / NAME, mask)), str(folder / "p.gpkg")
    wrong = {
        "holds the value 7": write_mask(folder / "seven.tif", np.full((9, 9), 7, dtype=np.uint8)),
        "holds the value -1": write_mask(folder / "minus.tif", np.full((9, 9), -1, dtype=np.int16)),
        "type float32": write_mask(folder / "float.tif", mask.astype(np.float32)),
        "does not count in metres": write_mask(folder / "degrees.tif", mask, crs="EPSG:4326"),
        "no coordinate reference system": write_mask(folder / "bare.tif", mask, crs=None),
        "There is no file": folder / "nothing.tif",
    }
    for words, path in wrong.items():
        refused(PolygoniseMask(str(path), output), InputError, words)
    refused(PolygoniseMask(source, str(folder / "p.shp")), InputError, "ends in .gpkg or .fgb")
    refused(PolygoniseMask(source, output, connectivity=6), InputError, "connectivity is 6")
    refused(PolygoniseMask(source, output, regularise=True, tolerance=0), InputError, "tolerance of 0 m")
    elsewhere = write_mask(folder / "elsewhere.tif", mask, column=1)
    refused(PolygoniseMask(source, output, probability=str(elsewhere)), InputError, "lies on another grid")
    share = write_mask(folder / "share.tif", mask.astype(np.float32))
    refused(PolygoniseMask(source, output, probability=str(share)), InputError, "needs one of uint8")
    many = write_mask(folder / "many.tif", np.full((30, 30), 201, dtype=np.uint8))
    refused(PolygoniseMask(source, output, probability=str(many)), InputError, "holds the value 201")
    half = folder / "half.tif"
    half.write_bytes(Path(source).read_bytes()[: Path(source).stat().st_size // 2])
    refused(PolygoniseMask(str(half), output), DamagedFileError, "damaged")


def test_an_output_that_is_open_elsewhere_is_left_alone(folder):
    source, output = write_mask(folder / NAME, ragged_fields(30, 30)), folder / "p.gpkg"
    run(PolygoniseMask(str(source), str(output)))
    database = sqlite3.connect(output)
    database.execute("pragma journal_mode = wal")  # as QGIS opens it
    database.execute("pragma user_version").fetchall()
    database.execute("create table mine (x)")
    try:
        refused(PolygoniseMask(str(source), str(output)), InputError, "open in another program")
    finally:
        database.close()
    run(PolygoniseMask(str(source), str(output)))


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_a_full_disk_is_told_and_leaves_nothing(folder, monkeypatch, ending):
    source = write_mask(folder / NAME, np.indices((300, 300)).sum(0).astype(np.uint8) % 2)
    with small_disk(folder / "disk", 1000) as disk:
        monkeypatch.setattr("furrow.engine.vectors.polygonise._BYTES_A_PIXEL", 0)
        with pytest.raises(ResourceError, match="MB free"):
            polygonise_mask(PolygoniseMask(str(source), str(disk / f"p{ending}")), Reporter())
        assert list(disk.iterdir()) == []
    with small_disk(folder / "disk 2", 30) as disk:
        monkeypatch.undo()
        with pytest.raises(ResourceError, match="needed"):
            polygonise_mask(PolygoniseMask(str(source), str(disk / f"p{ending}")), Reporter())


def test_a_cancel_works_within_two_seconds_and_leaves_nothing(folder):
    noise = (np.random.default_rng(1).random((2600, 2600)) < 0.4).astype(np.uint8)
    source = write_mask(folder / NAME, noise, blockxsize=256, blockysize=256)
    cancelled = threading.Event()
    moments = []

    def watch(event):
        if isinstance(event, Progress) and not moments:
            threading.Timer(1.0, lambda: (moments.append(time.monotonic()), cancelled.set())).start()
            moments.append(0.0)

    spec = PolygoniseMask(str(source), str(folder / "p.gpkg"), regularise=True)
    with pytest.raises(JobCancelledError):
        run_job(spec, Path(sys.executable), on_event=watch, is_cancelled=cancelled.is_set)
    assert time.monotonic() - moments[1] < 2.5  # two seconds, and the process's own end
    assert [each.name for each in folder.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (("box 'č'.tif", "/vsicurl/https://example.org/box.tif"), UnsafeFileError, "no file of this computer"),
        (("box 'č'.tif", "https://example.org/box.tif"), UnsafeFileError, "no file of this computer"),
        (("box 'č'.tif", "nowhere.tif"), InputError, "is not there"),
        (("box 'č'.tif", "notes.txt"), UnsafeFileError, "is no GeoTIFF"),
        (("box 'č'.tif", "other.vrt"), UnsafeFileError, "is no GeoTIFF"),
        (('band="1">', 'band="1" subClass="VRTRawRasterBand">'), UnsafeFileError, "computes or warps"),
        (('band="1">', 'band="1" subClass="VRTDerivedRasterBand">'), UnsafeFileError, "computes or warps"),
        (("ComplexSource", "KernelFilteredSource"), UnsafeFileError, "computes or warps"),
        (("<VRTDataset", '<!DOCTYPE x [<!ENTITY a "b">]><VRTDataset'), InputError, "no plain VRT"),
        (("</VRTDataset>", ""), DamagedFileError, "not whole"),
        (("VRTDataset", "html"), InputError, "no VRT"),
    ],
)
def test_mosaics_of_other_things_than_geotiffs_are_not_opened(folder, change, error, words):
    tile = write_mask(folder / "box 'č'.tif", ragged_fields(30, 30))
    (folder / "notes.txt").write_text("secret")
    mosaic = write_mosaic(folder / "m.vrt", {(0, 0): tile}, 30, 30)
    write_mosaic(folder / "other.vrt", {(0, 0): tile}, 30, 30)
    with open_mosaic(mosaic) as dataset:
        assert (dataset.read(1) == ragged_fields(30, 30)).all()
    mosaic.write_text(mosaic.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    refused(PolygoniseMask(str(mosaic), str(folder / "p.gpkg")), error, words)
