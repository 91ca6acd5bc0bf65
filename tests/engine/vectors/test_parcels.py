"""Parcels of masks, compared with scipy's labels and GDAL's polygons of the whole mask."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio.features
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import ndimage

from furrow.engine.contract.errors import JobCancelledError
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.parcels import parcels_of
from furrow.tests.builders.masks import in_strips, ragged_fields

EVERY_NEIGHBOUR = np.ones((3, 3))
masks = hnp.arrays(
    np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=12), elements=st.sampled_from([0, 1, 255])
)
connectivities = st.sampled_from([4, 8])


def found(mask, rows, connectivity=4, tolerance=None, probability=None):
    """Outlines, first pixels, pixels, sums and numbers of probabilities, in the order of the first pixels."""
    batches = list(parcels_of(in_strips(mask, rows, probability), connectivity, tolerance, Reporter()))
    names = ("outlines", "firsts", "pixels", "probability", "known")
    together = [np.concatenate([getattr(batch, name) for batch in batches]) for name in names]
    order = np.argsort(together[1])
    return [each[order] for each in together]


def gdal_polygons(mask, connectivity):
    """The polygons that GDAL makes of scipy's labels, one a component, dissolved where it makes several."""
    labels, count = ndimage.label(mask == 1, EVERY_NEIGHBOUR if connectivity == 8 else None)
    shapes = list(rasterio.features.shapes(labels, mask=mask == 1, connectivity=4))
    return [
        shapely.union_all([shapely.geometry.shape(shape) for shape, value in shapes if value == label])
        for label in range(1, count + 1)
    ]


def as_set(outlines):
    """Geometries as a set of texts; a multipolygon of one part is that part."""
    single = [each.geoms[0] if each.geom_type == "MultiPolygon" and len(each.geoms) == 1 else each for each in outlines]
    return {shapely.to_wkt(shapely.normalize(each), rounding_precision=-1) for each in single}


@pytest.mark.parametrize("rows", [200, 16, 7, 1])
@pytest.mark.parametrize("connectivity", [4, 8])
def test_the_polygons_are_gdals(connectivity, rows):
    mask = ragged_fields(150, 120)
    outlines = found(mask, rows, connectivity)[0]
    wanted = gdal_polygons(mask, connectivity)
    assert len(outlines) == len(wanted) > 30
    assert as_set(outlines) == as_set(wanted)


@given(masks, st.integers(1, 12), connectivities)
@settings(deadline=None, max_examples=300)
def test_areas_are_exact_and_strips_do_not_show(mask, rows, connectivity):
    outlines, firsts, pixels, _, _ = found(mask, rows, connectivity)
    whole, whole_firsts, whole_pixels, _, _ = found(mask, 100, connectivity)
    labels, count = ndimage.label(mask == 1, EVERY_NEIGHBOUR if connectivity == 8 else None)
    assert len(outlines) == count
    np.testing.assert_array_equal(pixels, np.bincount(labels.ravel(), minlength=count + 1)[1:])
    np.testing.assert_array_equal(shapely.area(outlines), pixels)
    assert shapely.is_valid(outlines).all()
    assert set(shapely.get_type_id(outlines)) <= {3 if connectivity == 4 else 6}
    np.testing.assert_array_equal(firsts, whole_firsts)
    np.testing.assert_array_equal(pixels, whole_pixels)
    assert [each.wkb for each in shapely.normalize(outlines)] == [each.wkb for each in shapely.normalize(whole)]
    centres = np.argwhere(labels > 0)
    for row, column in centres:
        here = shapely.contains_xy(outlines, column + 0.5, row + 0.5)
        assert here.sum() == 1
        assert np.flatnonzero(here)[0] == labels[row, column] - 1


@given(masks, st.integers(1, 12), connectivities, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_probabilities_are_summed_over_each_parcel(mask, rows, connectivity, random):
    probability = np.array([[random.choice([0, 90, 200, 255]) for _ in row] for row in mask], dtype=np.uint8)
    _, _, _, sums, known = found(mask, rows, connectivity, probability=probability)
    labels, count = ndimage.label(mask == 1, EVERY_NEIGHBOUR if connectivity == 8 else None)
    valued = np.where(probability == 255, 0, probability).astype(int)
    places = np.arange(1, count + 1)
    np.testing.assert_array_equal(sums, ndimage.sum_labels(valued, labels, places))
    np.testing.assert_array_equal(known, ndimage.sum_labels(probability != 255, labels, places))


@given(masks, st.integers(1, 12), connectivities)
@settings(deadline=None, max_examples=300)
def test_regularised_parcels_are_valid_and_do_not_overlap(mask, rows, connectivity):
    outlines, firsts, *_ = found(mask, rows, connectivity, tolerance=2.0)
    np.testing.assert_array_equal(firsts, found(mask, 100, connectivity)[1])
    assert shapely.is_valid(outlines).all()
    assert not shapely.is_empty(outlines).any()
    assert set(shapely.get_type_id(outlines)) <= {3 if connectivity == 4 else 6}
    if len(outlines):
        assert shapely.union_all(outlines).area == pytest.approx(shapely.area(outlines).sum(), abs=1e-9)


def test_regularised_outlines_lose_their_steps_and_stay_near():
    mask = ragged_fields(150, 120, specks=0)
    exact, regular = found(mask, 32)[0], found(mask, 32, tolerance=2.0)[0]
    large = shapely.area(exact) > 40
    assert large.sum() > 15
    assert shapely.get_num_coordinates(regular).sum() < 0.4 * shapely.get_num_coordinates(exact).sum()
    shared = shapely.area(shapely.intersection(exact, regular))[large]
    either = shapely.area(shapely.union(exact, regular))[large]
    assert (shared / either).min() > 0.75
    assert np.median(shared / either) > 0.93
    assert shapely.hausdorff_distance(exact[large], regular[large]).max() < 6  # pixels; three times the tolerance


def test_parcels_that_touch_at_a_corner_still_do_when_regularised():
    mask = np.zeros((40, 40), dtype=np.uint8)
    mask[5:20, 5:20] = mask[20:35, 20:35] = 1
    for rows in (40, 20, 9):
        first, second = found(mask, rows, tolerance=2.0)[0]
        assert first.intersection(second).equals(shapely.Point(20, 20))


def test_a_parcel_that_snakes_through_many_strips_stays_one():
    mask = np.zeros((60, 41), dtype=np.uint8)
    mask[:, 0::4] = 1
    for index, column in enumerate(range(0, 40, 4)):
        mask[0 if index % 2 else -1, column : column + 4] = 1
    (outline,), (first,), (pixels,), _, _ = found(mask, 5)
    assert outline.area == pixels == np.count_nonzero(mask == 1)
    assert outline.equals(gdal_polygons(mask, 4)[0])
    assert shapely.get_num_coordinates(outline) == shapely.get_num_coordinates(found(mask, 60)[0][0])
    assert first == 0


@pytest.mark.parametrize("rows", [1, 4, 5, 6, 30])
def test_a_ring_around_a_seam_keeps_its_hole_and_what_lies_in_it(rows):
    mask = np.zeros((12, 12), dtype=np.uint8)
    mask[2:10, 2:10] = 1
    mask[4:8, 4:8] = 0
    mask[5:7, 5:7] = 1
    outlines = found(mask, rows)[0]
    assert as_set(outlines) == as_set([shapely.box(2, 2, 10, 10) - shapely.box(4, 4, 8, 8), shapely.box(5, 5, 7, 7)])


def test_nodata_parts_parcels_and_belongs_to_none():
    mask = np.ones((6, 7), dtype=np.uint8)
    mask[:, 3] = 255
    assert as_set(found(mask, 2)[0]) == {shapely.to_wkt(shapely.normalize(box), rounding_precision=-1)
                                         for box in (shapely.box(0, 0, 3, 6), shapely.box(4, 0, 7, 6))}  # fmt: skip


def test_finished_parcels_are_handed_on_at_once():
    mask = np.zeros((40, 10), dtype=np.uint8)
    mask[::4] = 1
    batches = parcels_of(in_strips(mask, 2), 4, None, Reporter())
    assert [len(batch.outlines) for batch in batches] == [1, 0] * 10


def test_a_cancel_stops_between_strips():
    reporter = Reporter()
    batches = parcels_of(in_strips(ragged_fields(60, 60), 10), 4, None, reporter)
    next(batches)
    reporter.cancelled.set()
    with pytest.raises(JobCancelledError):
        next(batches)
