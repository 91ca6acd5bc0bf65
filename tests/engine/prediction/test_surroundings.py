"""Boxes side by side: what a season sees of its neighbours, and that no seam shows between them."""

import datetime
from dataclasses import replace

import numpy as np
import pytest
from affine import Affine
from rasterio.windows import Window

from furrow.engine.contract.events import Warn
from furrow.engine.contract.prediction_jobs import PredictCultivatedLand
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.prediction.job import predict_cultivated_land
from furrow.engine.prediction.surroundings import Sides, Surroundings
from furrow.engine.rasters import open_raster
from furrow.engine.reporting import Reporter
from furrow.tests.builders.boxes import DAYS, part_of, random_field, write_boxes, write_field
from furrow.tests.builders.networks import write_tiny_model
from furrow.tests.builders.seasons import build_grid

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def boxes(tmp_path_factory):
    """One place as a whole, and cut into four boxes; the dates of the boxes have different offsets."""
    found = write_boxes(tmp_path_factory.mktemp("škatle 'ob' škatlah"))
    return found.whole, found.parts


def others(cut, name):
    return [season for other, (season, _, _) in cut.items() if other != name]


def test_what_is_read_across_the_edges_is_what_lies_there(boxes):
    whole, cut = boxes
    expected = whole.read(bands=("B03", "B08"))
    for name, (season, rows, columns) in cut.items():
        found = Surroundings(season, ("B03", "B08"), others(cut, name))
        top, left = max(0, rows.start - 9), max(0, columns.start - 9)
        bottom, right = min(120, rows.stop + 9), min(136, columns.stop + 9)
        stack = found.read(Window(left - columns.start, top - rows.start, right - left, bottom - top))
        there = (slice(None), slice(top, bottom), slice(left, right))
        assert np.array_equal(stack.valid, expected.valid[there])
        reflectance = stack.surface_reflectance()
        assert np.allclose(reflectance, expected.surface_reflectance()[:, :, top:bottom, left:right], atol=1e-6)
        assert stack.dates == expected.dates


def test_there_is_something_to_see_only_where_a_neighbour_lies(boxes):
    _, cut = boxes
    season = cut["north west"][0]
    assert Surroundings(season, MODEL_BANDS).around(24) == Sides(0, 0, 0, 0)
    assert Surroundings(season, MODEL_BANDS, others(cut, "north west")).around(24) == Sides(0, 0, 24, 24)
    east = Surroundings(cut["south east"][0], MODEL_BANDS, [cut["south west"][0]])
    assert east.around(16) == Sides(0, 16, 0, 0)
    corner = Surroundings(cut["south east"][0], MODEL_BANDS, [season])
    assert corner.around(24) == Sides(0, 0, 0, 0)


def test_dates_of_one_side_alone_are_not_valid_on_the_other(tmp_path):
    grid = build_grid(20, 24)
    numbers, classes = random_field(20, 24)
    classes[:] = 4
    later = [*DAYS[:2], datetime.date(2021, 6, 9), DAYS[3]]
    left = write_field(
        tmp_path / "left", part_of(grid, slice(0, 20), slice(0, 12)), numbers[..., :12], classes[..., :12]
    )
    right = write_field(
        tmp_path / "right", part_of(grid, slice(0, 20), slice(12, 24)), numbers[..., 12:], classes[..., 12:], later
    )
    stack = Surroundings(left, MODEL_BANDS, [right]).read(Window(0, 0, 24, 20))
    assert stack.dates == tuple(sorted({*DAYS, *later}))
    shared = [day in DAYS for day in stack.dates], [day in later for day in stack.dates]
    assert np.array_equal(stack.valid[:, :, :12].all(axis=(1, 2)), shared[0])
    assert np.array_equal(stack.valid[:, :, 12:].any(axis=(1, 2)), shared[1])
    assert np.array_equal(stack.day_of_year, [day.timetuple().tm_yday for day in stack.dates])


def test_where_boxes_overlap_the_one_in_the_middle_is_read(tmp_path):
    grid = build_grid(20, 32)
    numbers, classes = random_field(20, 32)
    classes[:] = 4
    left = write_field(
        tmp_path / "left", part_of(grid, slice(0, 20), slice(0, 20)), numbers[..., :20], classes[..., :20]
    )
    over = write_field(
        tmp_path / "over", part_of(grid, slice(0, 20), slice(12, 32)), numbers[..., 12:] + 7, classes[..., 12:]
    )
    third = write_field(
        tmp_path / "third", part_of(grid, slice(0, 20), slice(16, 32)), numbers[..., 16:] + 9, classes[..., 16:]
    )
    stack = Surroundings(left, MODEL_BANDS, [over, third]).read(Window(0, 0, 32, 20))
    assert np.array_equal(stack.digital_numbers[..., :20], numbers[..., :20])
    assert np.array_equal(stack.digital_numbers[..., 20:], numbers[..., 20:] + 7)


def test_seasons_that_do_not_fit_are_left_out_and_named(boxes, tmp_path):
    _, cut = boxes
    season = cut["north west"][0]
    numbers, classes = random_field(20, 20)
    grid = season.grid
    moved = GeoGrid(grid.crs, grid.transform @ Affine.translation(72.5, 0), 20, 20)
    other = replace(build_grid(20, 20, crs="EPSG:32632"), transform=grid.transform @ Affine.translation(72, 0))
    few = ("B02", "B04", "B08")
    left_out = [
        write_field(tmp_path / "half a pixel", moved, numbers, classes),
        write_field(tmp_path / "other zone", other, numbers, classes),
        write_field(
            tmp_path / "few bands", part_of(grid, slice(0, 20), slice(20, 40)), numbers[:, :3], classes, bands=few
        ),
    ]
    shifted = write_field(tmp_path / "by two", part_of(grid, slice(62, 82), slice(0, 20)), numbers, classes)
    found = Surroundings(season, MODEL_BANDS, [*left_out, shifted], multiple=4)
    assert found.left_out == ["half a pixel", "other zone", "few bands"]
    assert found.shifted == ["by two"]


@pytest.mark.parametrize("turns", [1, 8])
def test_boxes_side_by_side_make_the_map_of_the_whole(boxes, tmp_path, turns):
    whole, cut = boxes
    model = write_tiny_model(tmp_path / "model")

    def predict(season, neighbours, name):
        output = tmp_path / f"{name}.tif"
        events = []
        spec = PredictCultivatedLand(
            season=str(season.folder), probability=str(output), model=str(model), turns=turns, tile=32,
            neighbours=tuple(str(each.folder) for each in neighbours),
        )  # fmt: skip
        predict_cultivated_land(spec, Reporter(events.append))
        assert not [event for event in events if isinstance(event, Warn)]
        with open_raster(output) as dataset:
            return dataset.read(1).astype(int)

    expected = predict(whole, [], "whole")
    mosaic, alone = np.zeros_like(expected), np.zeros_like(expected)
    for name, (season, rows, columns) in cut.items():
        place = (slice(4 * rows.start, 4 * rows.stop), slice(4 * columns.start, 4 * columns.stop))
        mosaic[place] = predict(season, others(cut, name), name)
        alone[place] = predict(season, [], f"{name} alone")
    assert np.abs(mosaic - expected).max() <= 1
    assert np.abs(alone - expected).max() > 10  # without the neighbours there would be seams


def test_neighbours_that_cannot_be_used_are_told(boxes, tmp_path):
    _, cut = boxes
    season = cut["north west"][0]
    numbers, classes = random_field(20, 20)
    folder = tmp_path / "sosede"
    write_field(folder / "by two", part_of(season.grid, slice(62, 82), slice(0, 20)), numbers, classes)
    half = replace(part_of(season.grid, slice(62, 82), slice(30, 50)), transform=season.grid.transform)
    half = replace(half, transform=half.transform @ Affine.translation(30.5, 62))
    write_field(folder / "pol piksla", half, numbers, classes)
    write_field(folder / "far away", part_of(season.grid, slice(400, 420), slice(0, 20)), numbers, classes)
    events = []
    spec = PredictCultivatedLand(
        season=str(season.folder),
        mask=str(tmp_path / "m.tif"),
        model=str(write_tiny_model(tmp_path / "model")),
        neighbours=(str(folder),),
    )
    predict_cultivated_land(spec, Reporter(events.append))
    told = [event.text for event in events if isinstance(event, Warn)]
    assert len(told) == 2
    assert any("'pol piksla' lies on another grid" in sentence for sentence in told)
    assert any("'by two' is shifted" in sentence for sentence in told)
