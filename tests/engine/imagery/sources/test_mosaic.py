"""Scenes of a day on one grid."""

from __future__ import annotations

import numpy as np
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.sources.mosaic import Layer, Mosaic

BANDS = ("B02", "B03", "B04", "B08")
GRID = GeoGrid(CRS.from_epsg(32633), Affine(10, 0, 500_000, 0, -10, 5_000_000), 6, 8)


def layers(seed: int, hidden: float) -> tuple[dict[str, Layer], np.ndarray]:
    rng = np.random.default_rng(seed)
    there = rng.random(GRID.shape) >= hidden
    found = {name: Layer((rng.integers(1500, 9000, GRID.shape) * there).astype(np.uint16), GRID) for name in BANDS}
    found["SCL"] = Layer((rng.integers(1, 12, GRID.shape) * there).astype(np.uint16), GRID)
    return found, there


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.floats(0, 1)), min_size=1, max_size=4))
def test_each_pixel_comes_from_the_first_scene_that_has_it(scenes: list[tuple[int, float]]) -> None:
    mosaic = Mosaic(GRID, BANDS)
    expected, filled = np.zeros((4, *GRID.shape), int), np.zeros(GRID.shape, bool)
    for seed, hidden in scenes:
        found, there = layers(seed, hidden)
        mosaic.add(found, 0.0)
        new = there & ~filled
        expected[:, new] = np.stack([found[name].values for name in BANDS])[:, new]
        filled |= there
    assert np.array_equal(mosaic.digital_numbers, expected)
    assert np.array_equal(mosaic.masks()["dataMask"] == 1, filled)
    assert np.array_equal(mosaic.scene_classification != 0, filled)


def test_scenes_of_another_offset_are_brought_to_that_of_the_first() -> None:
    mosaic = Mosaic(GRID, BANDS)
    first, there = layers(1, 0.5)
    second, other = layers(2, 0.0)
    mosaic.add(first, 0.0)
    mosaic.add(second, -1000.0)
    new = other & ~there
    assert mosaic.offset == 0.0
    assert np.array_equal(mosaic.digital_numbers[0][new], second["B02"].values[new] - 1000)


def test_a_clipped_zero_becomes_one_and_a_pixel_of_few_bands_is_none() -> None:
    found, _ = layers(3, 0.0)
    found["B04"].values[0, 0] = 0
    for name in ("B02", "B03", "B04"):
        found[name].values[1, 1] = 0
    mosaic = Mosaic(GRID, BANDS)
    mosaic.add(found, 0.0)
    assert mosaic.digital_numbers[2, 0, 0] == 1
    assert (mosaic.digital_numbers[:, 1, 1] == 0).all()
    assert mosaic.masks()["dataMask"][1, 1] == 0


def test_no_number_leaves_its_type_when_offsets_differ() -> None:
    mosaic = Mosaic(GRID, BANDS)
    first, _ = layers(1, 1.0)
    first["B02"].values[0, 0] = first["B03"].values[0, 0] = first["SCL"].values[0, 0] = 4
    second, _ = layers(2, 0.0)
    for name in BANDS:
        second[name].values[2, :4] = 65535
        second[name].values[3, :4] = 3
    mosaic.add(first, -1000.0)
    mosaic.add(second, 0.0)
    assert (mosaic.digital_numbers[:, 2, :4] == 65535).all()
    assert (mosaic.digital_numbers[:, 3, :4] == 1003).all()
