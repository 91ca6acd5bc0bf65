"""The geometry of grids of boxes: what holds for every area, size and seed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("qgis.core")

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.box_grid import (
    PIXEL,
    SPLITS,
    Cell,
    box_name,
    cells_that_meet,
    lattice_over,
    outward,
    split_cells,
    utm_code,
)

EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)

metres = st.floats(-9e6, 9e6, allow_nan=False)
sides = st.floats(0.01, 2e5)
sizes = st.integers(1, 5_000).map(lambda steps: steps * PIXEL)


@st.composite
def areas(draw):
    left, bottom = draw(metres), draw(metres)
    return left, bottom, left + draw(sides), bottom + draw(sides)


@given(areas(), sizes, st.booleans())
def test_a_lattice_covers_its_area_on_the_pixels_of_sentinel_2_and_is_no_larger_than_needed(bounds, size, aligned):
    lattice = lattice_over(bounds, size, aligned=aligned)
    left, bottom, right, top = lattice.bounds(0, 0, lattice.rows, lattice.columns)
    noise = 0.0011
    assert left <= bounds[0] + noise
    assert bottom <= bounds[1] + noise
    assert right >= bounds[2] - noise
    assert top >= bounds[3] - noise
    assert all(edge % PIXEL == 0 for edge in (left, bottom, right, top))
    slack = size if aligned else PIXEL
    assert bounds[0] - left <= slack
    assert bounds[1] - bottom <= slack
    assert right - size < bounds[2] + PIXEL
    assert top - size < bounds[3] + PIXEL
    if aligned:
        assert all(edge % size == 0 for edge in (left, bottom, right, top))


@given(st.tuples(metres, metres), sizes, st.integers(1, 12), st.integers(1, 12))
def test_boxes_tile_without_gap_or_overlap(corner, size, rows, columns):
    left, bottom = (round(value / PIXEL) * PIXEL for value in corner)
    lattice = lattice_over((left, bottom, left + columns * size, bottom + rows * size), size)
    assert (lattice.rows, lattice.columns) == (rows, columns)  # what fits exactly gets no further row or column
    boxes = {
        cell: lattice.bounds(cell.row, cell.column)
        for cell in cells_that_meet(lattice, EVERYWHERE, lambda bounds: True)
    }
    assert len(boxes) == rows * columns
    for cell, (west, south, east, north) in boxes.items():
        assert east - west == north - south == size
        if cell.column + 1 < columns:
            assert boxes[Cell(cell.row, cell.column + 1)][::3] == (east, north)
        if cell.row + 1 < rows:
            assert boxes[Cell(cell.row + 1, cell.column)][3] == south
    whole = lattice.bounds(0, 0, rows, columns)
    assert boxes[Cell(0, 0)][0] == whole[0]
    assert boxes[Cell(0, 0)][3] == whole[3]
    assert boxes[Cell(rows - 1, columns - 1)][1:3] == whole[1:3]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=30),
    st.integers(1, 60),
    st.integers(1, 60),
)
def test_the_squares_found_are_those_that_hold_a_point(points, rows, columns):
    lattice = lattice_over((0, 0, columns * 100, rows * 100), 100)
    places = [(x * 100 + 50, y * 100 + 50) for x, y in points]

    def meets(bounds):
        return any(bounds[0] <= x < bounds[2] and bounds[1] <= y < bounds[3] for x, y in places)

    wanted = {Cell(rows - 1 - y, x) for x, y in points if x < columns and y < rows}
    found = list(cells_that_meet(lattice, EVERYWHERE, meets))
    assert len(found) == len(set(found))
    assert set(found) == wanted


@given(areas(), areas(), sizes)
def test_looking_within_bounds_finds_the_squares_that_they_meet(bounds, other, size):
    lattice = lattice_over(bounds, size)
    row, column, rows, columns = lattice.window(other)
    if lattice.rows * lattice.columns > 5_000:
        return
    for cell in cells_that_meet(lattice, EVERYWHERE, lambda bounds: True):
        left, bottom, right, top = lattice.bounds(cell.row, cell.column)
        met = left < other[2] and other[0] < right and bottom < other[3] and other[1] < top
        inside = row <= cell.row < row + rows and column <= cell.column < column + columns
        assert inside >= met


def test_few_questions_find_a_small_area_in_a_large_lattice():
    asked = []
    lattice = lattice_over((0, 0, 10_000_000, 10_000_000), 1_000)

    def meets(bounds):
        asked.append(bounds)
        return bounds[0] <= 5_555_550 < bounds[2] and bounds[1] <= 1_234_560 < bounds[3]

    assert list(cells_that_meet(lattice, EVERYWHERE, meets)) == [Cell(8765, 5555)]
    assert len(asked) < 100


@given(st.tuples(metres, metres, metres, metres), st.sampled_from([10, 20, 5000]))
def test_growing_outward_twice_is_growing_once(bounds, step):
    grown = outward(bounds, step)
    assert outward(grown, step) == grown
    assert all(edge % step == 0 for edge in grown)


cell_sets = st.sets(st.builds(Cell, st.integers(0, 25), st.integers(0, 25)), min_size=1, max_size=200)
shares = st.floats(0, 0.49)


@given(cell_sets, shares, shares, st.integers(1, 6), st.integers(-5, 5))
def test_the_split_is_blocked_repeatable_and_near_the_shares(cells, validation, test, block, seed):
    settings = {"validation": validation, "test": test, "block": block, "seed": seed}
    parts = split_cells(sorted(cells), **settings)
    assert set(parts) == cells
    assert set(parts.values()) <= set(SPLITS)
    assert parts == split_cells(sorted(cells, reverse=True), **settings)
    of_block = {}
    for cell, part in parts.items():
        of_block.setdefault((cell.row // block, cell.column // block), set()).add(part)
    assert all(len(found) == 1 for found in of_block.values())
    counts = {part: sum(value == part for value in parts.values()) for part in SPLITS}
    assert abs(counts["test"] - test * len(cells)) <= block * block / 2
    if len({key for key, found in of_block.items() if found != {"test"}}) > 1 and counts["train"]:
        assert abs(counts["validation"] - validation * len(cells)) <= block * block / 2


@given(cell_sets, st.integers(1, 4), st.integers(0, 100))
def test_the_test_part_does_not_depend_on_the_validation_share(cells, block, seed):
    def tested(validation):
        parts = split_cells(sorted(cells), validation=validation, test=0.3, block=block, seed=seed)
        return {cell for cell, part in parts.items() if part == "test"}

    assert tested(0.0) == tested(0.5)


def test_another_seed_gives_another_split_and_the_same_seed_the_same_for_ever():
    cells = [Cell(row, column) for row in range(8) for column in range(8)]
    splits = [split_cells(cells, validation=0.25, test=0.25, block=2, seed=seed) for seed in range(1, 20)]
    assert len({tuple(split[cell] for cell in cells) for split in splits}) > 15
    rows = ["".join(splits[0][Cell(row, column)][:2] for column in range(0, 8, 2)) for row in range(0, 8, 2)]
    assert rows == RECORDED


# A grid made again with a later Furrow must keep its split, or what was trained on would be tested on.
RECORDED = ["trtrtete", "trtrtrte", "trvavava", "vatetrtr"]


@pytest.mark.parametrize(("validation", "test"), [(0.5, 0.5), (1, 0), (0, 1.2), (-0.1, 0.2)])
def test_something_must_be_left_to_train(validation, test):
    with pytest.raises(InputError, match="leave no box to train"):
        split_cells([Cell(0, 0)], validation=validation, test=test)


@given(st.integers(1, 200_000))
def test_names_of_a_grid_sort_as_their_numbers(total):
    numbers = sorted({1, 2, 9, 10, 11, total // 2 + 1, total})
    names = [box_name(number, total) for number in numbers]
    assert names == sorted(names)
    assert len({len(name) for name in names}) == 1
    assert len(names[0]) >= len("box-0001")


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (14.5, 46.05, "EPSG:32633"),  # Ljubljana
        (2.8, 51.0, "EPSG:32631"),  # Flanders
        (5.32, 60.39, "EPSG:32632"),  # Bergen: zone 32 is wider there
        (15.63, 78.22, "EPSG:32633"),  # Longyearbyen
        (8.9, 78.9, "EPSG:32631"),
        (9.1, 78.9, "EPSG:32633"),
        (28.2, -25.7, "EPSG:32735"),  # Pretoria
        (-58.4, -34.6, "EPSG:32721"),  # Buenos Aires
        (0.0, 0.0, "EPSG:32631"),
        (180.0, 10.0, "EPSG:32660"),
        (-180.0, -10.0, "EPSG:32701"),
    ],
)
def test_the_utm_zone_of_a_place(longitude, latitude, code):
    assert utm_code(longitude, latitude) == code


@pytest.mark.parametrize(("longitude", "latitude"), [(0, 85), (0, -81), (181, 0), (math.nan, 0), (4.6e5, 5.1e6)])
def test_places_without_a_utm_zone_are_refused(longitude, latitude):
    with pytest.raises(InputError, match="lies in no UTM zone"):
        utm_code(longitude, latitude)
