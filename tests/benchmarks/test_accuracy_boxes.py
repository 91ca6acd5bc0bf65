"""That the sets of the accuracy benchmark lie apart, in place and in seed, from each other and from all else."""

import itertools
from dataclasses import fields, replace

import numpy as np
import pytest
from rasterio.warp import transform_bounds

from furrow.benchmarks.accuracy.boxes import SETS, box_grid
from furrow.benchmarks.accuracy.real_place import SAMPLE
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season
from furrow.engine.simulation.season import simulate_place
from furrow.engine.simulation.settings import BENCHMARK, OTHER_PHYSICS
from furrow.engine.training.simulated import VALIDATION_SEED
from furrow.scripts import train_shipped

pytestmark = pytest.mark.engine

METRE = 1e-5  # degrees, about


def extents(boxes):
    """Return west, south, east and north of every box of a set in degrees, (n, 4), whatever its CRS."""
    grids = [box_grid(boxes, index) for index in range(boxes.number)]
    return np.array([transform_bounds(grid.crs, "EPSG:4326", *grid.bounds) for grid in grids])


def overlapping(ones, others):
    """Return (n, m) bool: which of some extents share ground with which of others."""
    west, south, east, north = (ones[:, None, side] for side in range(4))
    return (west < others[:, 2]) & (others[:, 0] < east) & (south < others[:, 3]) & (others[:, 1] < north)


def test_the_measure_of_overlap_can_see_one():
    ones = extents(SETS[0])
    moved = ones + np.array([100 * METRE, 0, 100 * METRE, 0])
    assert overlapping(ones, moved).diagonal().all()
    assert overlapping(ones, ones).sum() == SETS[0].number


@pytest.mark.parametrize("boxes", SETS, ids=lambda boxes: boxes.name)
def test_boxes_of_a_set_lie_apart(boxes):
    found = extents(boxes)
    assert overlapping(found, found).sum() == boxes.number  # each with itself alone


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(SETS, 2)), ids=lambda boxes: boxes.name)
def test_sets_lie_apart_in_place(one, other):
    wider = extents(one) + np.array([-1, -1, 1, 1]) * 1000 * METRE
    assert not overlapping(wider, extents(other)).any()


def test_no_set_lies_at_the_real_place():
    grid = Season.open(SAMPLE / "flanders-2019").grid
    real = np.array([transform_bounds(grid.crs, "EPSG:4326", *grid.bounds)])
    for boxes in SETS:
        assert not overlapping(extents(boxes), real).any()


def test_sets_lie_apart_in_seed():
    ranges = [range(boxes.first_seed, boxes.first_seed + boxes.number) for boxes in SETS]
    # Seeds of places the shipped model learns from run from 0; those it is validated on from VALIDATION_SEED.
    positions = 1_000_000 // train_shipped.REFRESH_STEPS + train_shipped.PLACES_IN_MEMORY
    ranges += [range(positions), range(VALIDATION_SEED, VALIDATION_SEED + train_shipped.VALIDATION_PLACES)]
    for one, other in itertools.combinations(sorted(ranges, key=lambda seeds: seeds.start), 2):
        assert one.stop + 10_000 <= other.start


def test_seeds_and_not_places_make_boxes_differ():
    """Two boxes of neighbouring seeds on one grid share no more than chance."""
    settings = replace(BENCHMARK, size=32, bands=MODEL_BANDS, dates=2)
    grid = replace(box_grid(SETS[0], 0), height=32, width=32)
    masks = [simulate_place(settings, SETS[0].first_seed + k, grid=grid, threads=1).reference[0] for k in range(2)]
    assert (masks[0] != masks[1]).mean() > 0.1


def test_nothing_of_the_real_place_enters():
    for boxes in SETS:
        assert boxes.settings.signatures == "generated"
    assert BENCHMARK.signatures == OTHER_PHYSICS.signatures == "generated"


def test_the_other_set_differs_in_land_growth_sensor_and_sky():
    by_name = {boxes.name: boxes.settings for boxes in SETS}
    assert by_name["train"] == by_name["validation"] == by_name["test"] == BENCHMARK
    differing = {
        part.name for part in fields(BENCHMARK)
        if getattr(by_name["other"], part.name) != getattr(BENCHMARK, part.name)
    }  # fmt: skip
    assert differing == {"land", "growth", "sensor", "sky"}
