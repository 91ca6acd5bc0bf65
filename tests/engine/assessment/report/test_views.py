"""The pictures of parcels, decoded by another library and compared with the pixels they show."""

from __future__ import annotations

import base64
import datetime
import io
import re

import numpy as np
import pytest
import shapely
from PIL import Image
from rasterio.crs import CRS

from furrow.engine.assessment.finding import PREDICTIONS, REFERENCES, WEIGHTS, find_rasters
from furrow.engine.assessment.job import count_job
from furrow.engine.assessment.pairing import pair_boxes
from furrow.engine.assessment.report.pictures import VIRIDIS
from furrow.engine.assessment.report.views import Views
from furrow.engine.imagery.season import create_season
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter
from furrow.tests.builders.assessed_boxes import box_grid
from furrow.tests.builders.seasons import build_arrays, build_grid

GREY = (200, 200, 200)


def decoded(address):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGB")).astype(int)


def boxes_of(predictions, references, weights):
    kinds = (PREDICTIONS, REFERENCES, WEIGHTS)
    found = [
        find_rasters(paths, kind, Reporter())
        for paths, kind in zip((predictions, references, weights), kinds, strict=True)
    ]
    return [(box, count_job(box, None)) for box in pair_boxes(*found)[0]]


@pytest.fixture(scope="module")
def boxes(assessed):
    return boxes_of(assessed.predictions, assessed.references, assessed.weights)


def square(grid, column, row, side):
    """A square of so many pixels, by the pixel of its upper left corner."""
    left, top = grid.transform @ (column, row)
    return shapely.box(left, top - 2.5 * side, left + 2.5 * side, top)


def test_the_probability_around_a_parcel(assessed, boxes):
    box = assessed.boxes[1]
    view = Views(boxes, []).of(square(box.grid, 50, 70, 20), box.grid.crs)
    assert (view.side, view.metres, view.true_colour, view.date) == (48, 120.0, "", None)
    expected = np.array(VIRIDIS)[box.probability[56:104, 36:84]]
    np.testing.assert_array_equal(decoded(view.probability), expected.repeat(3, axis=0).repeat(3, axis=1))
    numbers = np.array(re.findall(r"[\d.]+", view.outline), float).reshape(-1, 2)
    assert numbers.min(axis=0).tolist() == [14, 14]
    assert numbers.max(axis=0).tolist() == [34, 34]
    assert re.fullmatch(r"M[\d. L]+Z", view.outline)


def test_what_lies_outside_or_has_no_data_is_grey(assessed, boxes):
    box = assessed.boxes[0]
    view = Views(boxes, []).of(square(box.grid, -10, -10, 20), box.grid.crs)
    found = decoded(view.probability)[::3, ::3]
    assert (found[:24] == GREY).all()
    assert (found[:, :24] == GREY).all()
    assert (found[24:26] == GREY).all(), "the first two rows have no prediction"
    np.testing.assert_array_equal(found[26:, 24:], np.array(VIRIDIS)[box.probability[2:24, :24]])


def test_a_large_parcel_is_shown_small(assessed, boxes):
    box = assessed.boxes[0]
    view = Views(boxes, []).of(shapely.box(*box.grid.bounds), box.grid.crs)
    assert view.side == 240
    assert decoded(view.probability).shape == (120, 120, 3)
    far = shapely.MultiPolygon([square(box.grid, 5, 5, 20), square(box.grid, 900_000, 5, 20)])
    assert decoded(Views(boxes, []).of(far, box.grid.crs).probability).shape[0] <= 161


def test_parcels_elsewhere_have_no_picture(assessed, boxes):
    grid = assessed.boxes[0].grid
    views = Views(boxes, [])
    assert views.of(square(grid, -500, 10, 20), grid.crs) is None
    assert views.of(square(grid, 10, 10, 20), CRS.from_epsg(32634)) is None
    assert views.of(shapely.Polygon(), grid.crs) is None


def test_an_outline_that_crosses_itself_and_one_with_a_hole(assessed, boxes):
    grid = assessed.boxes[0].grid
    (x, y), step = grid.transform @ (40, 80), 50
    bow = shapely.Polygon([(x, y), (x + step, y - step), (x + step, y), (x, y - step)])
    assert Views(boxes, []).of(bow, grid.crs).outline.count("M") == 2
    ring = square(grid, 40, 60, 30).difference(square(grid, 50, 70, 5))
    assert Views(boxes, []).of(ring, grid.crs).outline.count("Z") == 2


@pytest.mark.parametrize("kind", ["mask", "float"])
def test_masks_and_floats_are_shown_too(assessed, tmp_path, kind):
    box = assessed.boxes[0]
    known = box.probability != 255
    if kind == "mask":
        array = np.where(known, box.probability >= 91, 255).astype(np.uint8)
        write_cog(tmp_path / "m.tif", array, box.grid, nodata=255)
        expected = np.where(known, 200 * (box.probability >= 91), -1)
    else:
        array = np.where(known, box.probability / 200, np.nan).astype(np.float32)
        write_cog(tmp_path / "m.tif", array, box.grid, nodata=float("nan"))
        expected = np.where(known, box.probability.astype(int), -1)
    found = boxes_of([str(tmp_path / "m.tif")], assessed.references[:1], assessed.weights[:1])
    view = Views(found, []).of(square(box.grid, 20, 0, 20), box.grid.crs)
    colours = np.array([*VIRIDIS, GREY])[expected[:34, 6:54]]
    np.testing.assert_array_equal(decoded(view.probability)[42::3, ::3], colours)


def test_the_clearest_date_in_true_colour(assessed, boxes, tmp_path):
    grid = build_grid()
    dates = [datetime.date(2019, month, 5) for month in (3, 5, 7, 9)]
    bands = ("B02", "B03", "B04", "B08")
    numbers, layers, _ = build_arrays((4, 4, *grid.shape), 7, clouds=0.0, nodata=0.0)
    layers["CLM"][:] = 0
    layers["CLM"][0, 15:25, 10:20] = 1  # March is the clearest on the whole, but not here
    layers["CLM"][1, :, :10] = 1  # May is clear here, but for two columns
    layers["CLM"][2:] = 1
    with create_season(tmp_path / "sezona 'č'", grid, bands, title="s", source="random") as season:
        for index, day in enumerate(dates):
            season.add(day, numbers[index], {name: layer[index] for name, layer in layers.items()}, 1e-4, 0.0)
    place = assessed.boxes[0].grid
    parcel = square(place, 50, 74, 12)  # the picture begins at row 56, column 32: row 14, column 8 of the season
    view = Views(boxes, [tmp_path / "sezona 'č'"]).of(parcel, place.crs)
    assert view.date == dates[1]
    shown = view_of(numbers[1], 14, 8)
    np.testing.assert_allclose(decoded(view.true_colour)[::12, ::12], shown, atol=1)
    layers["CLM"][1, 10:30, 5:25] = 1
    with create_season(tmp_path / "druga", grid, bands, title="s", source="random") as season:
        for index, day in enumerate(dates):
            season.add(day, numbers[index], {name: layer[index] for name, layer in layers.items()}, 1e-4, 0.0)
    view = Views(boxes, [tmp_path / "druga"]).of(parcel, place.crs)
    assert view.date == dates[0]


def view_of(numbers, row, column):
    """Twelve by twelve pixels in red, green and blue as QGIS shows them."""
    colours = numbers[[2, 1, 0], row : row + 12, column : column + 12].astype(float) * 1e-4
    return np.moveaxis(255 * np.clip(colours / 0.2, 0, 1) ** (1 / 1.4), 0, -1)


def test_a_season_elsewhere_shows_nothing(assessed, boxes):
    place = box_grid(2)
    view = Views(boxes, [assessed.folder / "sezona 'š'"]).of(square(place, 50, 70, 20), place.crs)
    assert view.probability
    assert view.true_colour == ""
