"""Parcels to masks and weights, as the engine process does it."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from scipy import ndimage

from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.events import LayerReady, Warn
from furrow.engine.contract.jobs import ReferenceFromParcels
from furrow.engine.reference.weights import weight_map
from furrow.tests.builders.parcels import strips, write_parcels
from furrow.tests.builders.seasons import AWKWARD, write_built_season

CULTIVATED = ("2", "oljna buča 'x'")


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    return write_built_season(tmp_path_factory.mktemp("seasons") / AWKWARD, height=60, width=50, count=1)


def parcels_of(season):
    shapes = strips(season.grid)
    names = np.array(["2", "oljna buča 'x'", "1", "100"], dtype=object)
    return shapes, [names[index % 4] for index in range(len(shapes))]


def job(season, source, folder, **changes):
    values = {
        "season": str(season.path),
        "parcels": str(source),
        "class_field": "class",
        "cultivated": CULTIVATED,
        "not_declared": ("100",),
        "cultivated_mask": str(folder / "c 'č'.tif"),
        "not_declared_mask": str(folder / "n.tif"),
        "weights": str(folder / "w.tif"),
    }
    return ReferenceFromParcels(**(values | changes))


def run(spec):
    events = []
    result = run_job(spec, Path(sys.executable), on_event=events.append)
    return result.values, events


def pixel_centres_in(shapes, grid):
    """Independent of GDAL: which pixel centres lie in any of the polygons."""
    rows, columns = np.mgrid[: grid.height, : grid.width]
    x, y = grid.transform @ (columns + 0.5, rows + 0.5)
    return shapely.contains_xy(shapely.union_all(shapes), x, y)


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_masks_hold_the_pixels_whose_centre_lies_in_a_shrunk_parcel(season, tmp_path, ending):
    shapes, classes = parcels_of(season)
    parcels = write_parcels(tmp_path / f"Parcele 'žito'{ending}", shapes, classes)
    values, events = run(job(season, parcels, tmp_path))
    fine = season.grid.refine()
    for name, wanted in (("c 'č'.tif", CULTIVATED), ("n.tif", ("100",))):
        chosen = [s.buffer(-2.5) for s, c in zip(shapes, classes, strict=True) if c in wanted]
        with rasterio.open(tmp_path / name) as dataset:
            assert dataset.transform.almost_equals(fine.transform)
            assert (dataset.crs, dataset.shape, dataset.nodata) == (fine.crs, fine.shape, 255)
            np.testing.assert_array_equal(dataset.read(1) == 1, pixel_centres_in(chosen, fine))
    with rasterio.open(tmp_path / "c 'č'.tif") as c, rasterio.open(tmp_path / "n.tif") as n:
        cultivated, not_declared = c.read(1) == 1, n.read(1) == 1
    with rasterio.open(tmp_path / "w.tif") as w:
        np.testing.assert_array_equal(w.read(1), weight_map(cultivated, not_declared))
    assert values["cultivated_hectares"] == pytest.approx(cultivated.sum() * 6.25 / 10_000)
    assert {(e.role, Path(e.path).name) for e in events if isinstance(e, LayerReady)} == {
        ("cultivated", "c 'č'.tif"),
        ("not_declared", "n.tif"),
        ("weights", "w.tif"),
    }


def test_neighbours_fall_apart_into_components(season, tmp_path):
    """Two touching parcels are shrunk by 2.5 m each: the gap keeps them apart, as the weights need it."""
    left, _, _, top = season.grid.bounds
    pair = [shapely.box(left + x, top - 100, left + x + 40, top - 20) for x in (50, 90)]
    parcels = write_parcels(tmp_path / "p.gpkg", pair, ["2", "2"])
    run(job(season, parcels, tmp_path))
    with rasterio.open(tmp_path / "c 'č'.tif") as dataset:
        assert ndimage.label(dataset.read(1), np.ones((3, 3)))[1] == 2


def test_faulty_outlines_are_repaired_and_told(season, tmp_path):
    left, _, _, top = season.grid.bounds
    bow = shapely.Polygon([(left + x, top - y) for x, y in ((50, 50), (150, 150), (150, 50), (50, 150))])
    good = shapely.box(left + 200, top - 200, left + 300, top - 100)
    parcels = write_parcels(tmp_path / "p.gpkg", [bow, good, None, shapely.Point(left, top)], ["2", "2", "2", "2"])
    values, events = run(job(season, parcels, tmp_path))
    warnings = [event.text for event in events if isinstance(event, Warn)]
    assert any("1 outlines crossed themselves" in text for text in warnings)
    assert values["parcels"] == 2
    assert values["cultivated_hectares"] > 1


def test_narrow_parcels_are_counted_as_vanished(season, tmp_path):
    left, _, _, top = season.grid.bounds
    narrow = shapely.box(left + 100, top - 300, left + 104, top - 100)
    wide = shapely.box(left + 200, top - 300, left + 240, top - 100)
    parcels = write_parcels(tmp_path / "p.gpkg", [narrow, wide], ["2", "2"])
    values, _ = run(job(season, parcels, tmp_path))
    assert (values["cultivated_parcels"], values["vanished_parcels"]) == (2, 1)


def test_numbers_as_classes(season, tmp_path):
    shapes, _ = parcels_of(season)
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, [2.0 if i % 2 else 1.0 for i in range(len(shapes))])
    values, _ = run(job(season, parcels, tmp_path, cultivated=("2",)))
    assert values["cultivated_parcels"] == len(shapes) // 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"class_field": "raba"}, "no field 'raba', but 'class'"),
        ({"cultivated": ("42",)}, "None of the .* parcels has a cultivated class; the classes here are '1', '100'"),
        ({"cultivated": ()}, "No class is named as cultivated"),
        ({"layer": "drugi"}, "no layer 'drugi'"),
        ({"shrink": -1.0}, "cannot be shrunk by -1 m"),
        ({"parcels": "/nowhere/p.gpkg"}, "no file of parcels"),
    ],
)
def test_wrong_parameters_are_one_sentence_and_write_nothing(season, tmp_path, change, sentence):
    shapes, classes = parcels_of(season)
    parcels = write_parcels(tmp_path / "p.gpkg", shapes, classes)
    with pytest.raises(InputError, match=sentence) as caught:
        run(job(season, parcels, tmp_path, **change))
    assert "\n" not in str(caught.value)
    assert [left.name for left in tmp_path.iterdir()] == ["p.gpkg"]


def test_parcels_elsewhere_are_refused(season, tmp_path):
    far = [shapely.box(600_000, 5_200_000, 600_100, 5_200_100)]
    parcels = write_parcels(tmp_path / "p.gpkg", far, ["2"])
    with pytest.raises(InputError, match="No parcel lies on the season"):
        run(job(season, parcels, tmp_path))


@pytest.mark.parametrize(("crs", "sentence"), [("EPSG:3794", "EPSG:3794.*EPSG:32633"), (None, "no coordinate")])
def test_parcels_in_another_crs_or_none_are_refused(season, tmp_path, crs, sentence):
    shapes, classes = parcels_of(season)
    with pytest.raises(InputError, match=sentence):
        run(job(season, write_parcels(tmp_path / "p.fgb", shapes, classes, crs=crs), tmp_path))


def test_other_formats_are_not_opened(season, tmp_path):
    shapes, classes = parcels_of(season)
    posing = write_parcels(tmp_path / "p.geojson", shapes, classes).rename(tmp_path / "p.gpkg")
    with pytest.raises(InputError, match="neither a GeoPackage nor a FlatGeobuf"):
        run(job(season, posing, tmp_path))


def test_a_damaged_file_is_named(season, tmp_path):
    parcels = tmp_path / "okvara.gpkg"
    parcels.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    with pytest.raises(DamagedFileError, match="okvara"):
        run(job(season, parcels, tmp_path))
