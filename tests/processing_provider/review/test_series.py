"""The series of a parcel, compared with what the engine reads and shapely cuts."""

import json
import math
import shutil
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProject,
)

from furrow.engine.contract.errors import InputError, JobCancelledError
from furrow.engine.contract.jobs import DescribeSeason
from furrow.processing_provider.engine_job import EngineJob
from furrow.processing_provider.review.series import NDVI, read_series
from furrow.tests.builders.parcel_layers import BOUNDS
from furrow.tests.builders.qgis_feedback import Feedback

ROOT = Path(__file__).resolve().parents[3]
UTM = QgsCoordinateReferenceSystem("EPSG:32633")

_REFERENCE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import numpy as np, shapely
from furrow.engine.imagery.season import Season

def quartiles(values, weights, plain):
    if plain:
        return [float(each) for each in np.quantile(values, [0.25, 0.5, 0.75])]
    ordered = sorted(zip(values, weights))
    found = []
    for share in (0.25, 0.5, 0.75):
        reached = 0.0
        for value, weight in ordered:
            reached += weight
            if reached >= share * sum(weights) * (1 - 1e-9):
                found.append(float(value))
                break
    return found

season = Season.open(sys.argv[2])
stack = season.read()
left, bottom, right, top = season.grid.bounds
size = season.grid.ground_sampling_distance
answers = []
for text in json.loads(sys.argv[3]):
    outline = shapely.from_wkt(text)
    rows, columns = season.grid.shape
    x, y = np.meshgrid(left + size * (np.arange(columns) + 0.5), top - size * (np.arange(rows) + 0.5))
    inside = shapely.contains_xy(outline, x, y)
    plain = bool(inside.any()) and outline.area >= size**2
    squares = shapely.box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
    weights = inside * 1.0 if plain else shapely.area(shapely.intersection(squares, outline)) / size**2
    dates = {}
    for index, day in enumerate(stack.dates):
        numbers = stack.digital_numbers[index].astype(float)
        observed = (numbers != 0).all(axis=0) & (weights > 0)
        clear = stack.valid[index] & (weights > 0)
        kept = clear if clear.any() else observed
        entry = {"clear": float(weights[clear].sum() / weights.sum()), "values": {}}
        if kept.any():
            images = dict(zip(stack.bands, (numbers + float(stack.offset[index])) * float(season.dates[index].scale)))
            if "B08" in images and "B04" in images:
                images["NDVI"] = (images["B08"] - images["B04"]) / (images["B08"] + images["B04"])
            for name, image in images.items():
                mean = np.average(image[kept], weights=weights[kept])
                entry["values"][name] = [float(mean), *quartiles(image[kept], weights[kept], plain)]
        dates[day.isoformat()] = entry
    answers.append({"pixels": float(weights.sum()), "whole": plain, "dates": dates})
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def description(provider, season):
    return described(season)


def described(season):
    return EngineJob(DescribeSeason(season=str(season)), Feedback()).run().values


def reference(engine_python, season, outlines):
    command = [str(engine_python), "-I", "-c", _REFERENCE, str(ROOT / "build"), str(season)]
    done = subprocess.run([*command, json.dumps(outlines)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def wkt(column, row, width, height):
    """A rectangle in metres from the upper left corner of the season."""
    left, top = BOUNDS[0] + column, BOUNDS[3] - row
    right, bottom = left + width, top - height
    return f"POLYGON(({left} {top}, {right} {top}, {right} {bottom}, {left} {bottom}, {left} {top}))"


OUTLINES = [
    wkt(31, 22, 87, 64),  # usual
    wkt(3.2, 4.1, 6, 7),  # smaller than a pixel, within one
    wkt(48, 57, 7, 6),  # smaller than a pixel, over four
    wkt(14.5, 20, 0.8, 300),  # a strip that holds centres
    wkt(16.5, 20, 2, 300),  # a strip that holds none
    wkt(-30, -40, 90, 80),  # half outside
    wkt(0, 0, 300, 400),  # all of it
    "POLYGON((465200.3 5080101, 465310 5080190.7, 465420 5080031.3, 465301 5080060, 465200.3 5080101))",
    "MULTIPOLYGON(((465200 5080101.2, 465261 5080192, 465250 5080101, 465200 5080101.2)),"
    "((465301 5079901, 465391 5079993.3, 465391 5079903, 465301 5079901),"
    "(465351 5079911.4, 465381 5079941, 465381 5079911, 465351 5079911.4)))",
]


def close(found, wanted):
    return found == pytest.approx(wanted, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    "settings",
    [
        {}, {"masks": [], "clouds": 0.0}, {"offset": -1000.0, "scale": 2e-4, "seed": 5},
        {"bands": ["B04", "B08"], "masks": ["SCL"], "seed": 3}, {"bands": ["B02"], "masks": ["CLM", "CLP"]},
        {"clouds": 1.0, "nodata": 0.5},
    ],
)  # fmt: skip
def test_every_value_is_what_the_engine_and_shapely_find(provider, engine_python, make_season, tmp_path, settings):
    season = make_season(tmp_path / "sezona 'ž' 100% #1", **settings)
    description = described(season)
    wanted = reference(engine_python, season, OUTLINES)
    for text, answer in zip(OUTLINES, wanted, strict=True):
        series = read_series(description, QgsGeometry.fromWkt(text), UTM, QgsCoordinateTransformContext())
        assert series.pixels == pytest.approx(answer["pixels"])
        assert series.whole_pixels == answer["whole"]
        assert [each.date.isoformat() for each in series.dates] == sorted(answer["dates"])
        for each in series.dates:
            expected = answer["dates"][each.date.isoformat()]
            assert each.problem == ""
            assert each.clear_share == pytest.approx(expected["clear"])
            assert each.cloudy == (expected["clear"] < 0.5 - 1e-9)
            assert set(each.values) == set(expected["values"])
            assert set(each.values) <= set(series.variables)
            for name, numbers in expected["values"].items():
                found = each.values[name]
                assert close([found.mean, found.lower, found.median, found.upper], numbers), (text, each.date, name)


def test_the_variables_are_told_and_the_index_comes_first(description, make_season, tmp_path):
    series = read_series(description, QgsGeometry.fromWkt(OUTLINES[0]), UTM, QgsCoordinateTransformContext())
    assert series.variables[0] == NDVI
    assert len(series.variables) == 11
    without = make_season(tmp_path / "s", bands=["B02", "B03"], count=1)
    series = read_series(described(without), QgsGeometry.fromWkt(OUTLINES[0]), UTM, QgsCoordinateTransformContext())
    assert series.variables == ("B02", "B03")


def test_an_outline_of_another_crs_is_brought_to_the_season(description):
    national = QgsCoordinateReferenceSystem("EPSG:3794")
    moved = QgsGeometry.fromWkt(OUTLINES[0])
    moved.transform(QgsCoordinateTransform(UTM, national, QgsProject.instance()))
    before = moved.asWkt()
    here = read_series(description, QgsGeometry.fromWkt(OUTLINES[0]), UTM, QgsCoordinateTransformContext())
    there = read_series(description, moved, national, QgsCoordinateTransformContext())
    assert there == here
    assert moved.asWkt() == before


@contextmanager
def exceptions_of_gdal(raising):
    """Have GDAL raise or not. QGIS asks for it once Processing is loaded, and old bindings heed the order of asking."""
    modules = [module for module in (osr, ogr, gdal) if bool(module.GetUseExceptions()) != raising]
    for module in modules:
        module.UseExceptions() if raising else module.DontUseExceptions()
    try:
        yield
    finally:
        for module in reversed(modules):
            module.DontUseExceptions() if raising else module.UseExceptions()


@pytest.mark.parametrize("raising", [False, True])
def test_damaged_dates_are_told_and_the_others_are_shown(provider, season, tmp_path, capfd, raising):
    copied = Path(shutil.copytree(season, tmp_path / "poškodovana 'č'"))
    description = described(copied)
    days = [entry["date"] for entry in description["dates"]]
    whole = read_series(description, QgsGeometry.fromWkt(OUTLINES[0]), UTM, QgsCoordinateTransformContext())
    bands = copied / days[0] / "bands.tif"
    bands.write_bytes(bands.read_bytes()[: bands.stat().st_size // 2])
    (copied / days[1] / "masks.tif").unlink()
    (copied / days[2] / "bands.tif").write_text("ni slika")
    shutil.copy(copied / days[3] / "masks.tif", copied / days[3] / "bands.tif")
    capfd.readouterr()
    with exceptions_of_gdal(raising):
        series = read_series(description, QgsGeometry.fromWkt(OUTLINES[0]), UTM, QgsCoordinateTransformContext())
        assert bool(gdal.GetUseExceptions()) == raising
    assert [bool(each.problem) for each in series.dates] == [True] * 4 + [False]
    assert series.dates[4] == whole.dates[4]
    for each, day in zip(series.dates[:4], days, strict=False):
        assert (each.clear_share, each.values, each.cloudy) == (None, {}, True)
        assert day in each.problem
        assert "Verify season" in each.problem
        assert "\n" not in each.problem
    assert "documents describe" in series.dates[3].problem
    assert capfd.readouterr().err == ""


def test_it_stops_between_dates(description):
    asked = []

    def cancelled():
        asked.append(threading.current_thread())
        return len(asked) > 2

    with pytest.raises(JobCancelledError):
        read_series(description, QgsGeometry.fromWkt(OUTLINES[6]), UTM, QgsCoordinateTransformContext(), cancelled)
    assert 3 <= len(asked) <= 5


@pytest.mark.parametrize(
    ("outline", "words"),
    [
        (wkt(4000, 0, 50, 50), "outside the season"), (wkt(301, 10, 5, 5), "outside the season"),
        ("LINESTRING(465200 5080100, 465260 5080190)", "no area"), ("POLYGON EMPTY", "no area"),
    ],
)  # fmt: skip
def test_a_parcel_without_pixels_gets_one_sentence(description, outline, words):
    with pytest.raises(InputError, match=words) as error:
        read_series(description, QgsGeometry.fromWkt(outline), UTM, QgsCoordinateTransformContext())
    assert str(error.value).endswith(".")


def test_two_series_may_be_read_at_once(description):
    outlines = [QgsGeometry.fromWkt(text) for text in OUTLINES * 3]
    wanted = [read_series(description, each, UTM, QgsCoordinateTransformContext()) for each in outlines]
    found = [None] * len(outlines)

    def read(index):
        found[index] = read_series(description, outlines[index], UTM, QgsCoordinateTransformContext())

    threads = [threading.Thread(target=read, args=(index,)) for index in range(len(outlines))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == wanted


def test_shares_and_quartiles_lie_in_order(description):
    for text in OUTLINES:
        series = read_series(description, QgsGeometry.fromWkt(text), UTM, QgsCoordinateTransformContext())
        for each in series.dates:
            assert 0 <= each.clear_share <= 1
            for spread in each.values.values():
                assert spread.lower <= spread.median <= spread.upper
                assert all(math.isfinite(number) for number in (spread.mean, spread.lower, spread.upper))
