"""Outlines: reprojected, repaired and cut."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from rasterio.crs import CRS
from rasterio.warp import transform_geom

from furrow.engine.reference.fetching.shapes import clipped, polygons_of, reprojected

UTM, DEGREES, NATIONAL = CRS.from_epsg(32633), CRS.from_epsg(4326), CRS.from_epsg(3794)
REGION = shapely.union_all([shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 50)])

corners = st.tuples(st.floats(-60, 260), st.floats(-60, 160))
rings = st.lists(st.lists(corners, min_size=4, max_size=9), min_size=1, max_size=6)


def array(*shapes: shapely.Geometry | None) -> np.ndarray:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


@given(rings)
def test_what_is_cut_is_what_the_region_and_the_outline_share(outlines: list) -> None:
    """Any ring, crossing itself or not: the area is that of the repaired outline within the region."""
    drawn = array(*(shapely.Polygon(ring) for ring in outlines))
    sound, _ = polygons_of(drawn)
    result = clipped(sound, REGION)
    for shape, whole in zip(result, drawn, strict=True):
        expected = shapely.make_valid(whole).intersection(REGION).area
        found = 0.0 if shape is None else shape.area
        assert abs(found - expected) < 0.02
        assert shape is None or (shape.is_valid and shape.geom_type == "MultiPolygon")
        assert shape is None or shape.difference(shapely.buffer(REGION, 1e-6)).is_empty


def test_what_has_no_area_is_left_out() -> None:
    bow_tie = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    line = shapely.LineString([(0, 0), (1, 1)])
    mixed = shapely.GeometryCollection([line, shapely.box(0, 0, 2, 2), shapely.MultiPolygon([shapely.box(5, 5, 6, 6)])])
    flat = shapely.Polygon([(0, 0), (10, 10), (0, 0), (0, 0)])
    shapes, repaired = polygons_of(array(bow_tie, line, mixed, flat, None, shapely.Polygon(), shapely.box(0, 0, 1, 1)))
    assert [None if shape is None else shape.area for shape in shapes] == [50, None, 5, None, None, None, 1]
    assert repaired.tolist() == [True, False, False, False, False, False, False]


def test_a_neighbour_that_only_touches_is_left_out() -> None:
    beside = array(
        shapely.MultiPolygon([shapely.box(-10, 0, 0, 10)]), shapely.MultiPolygon([shapely.box(-10, 0, 1e-5, 10)])
    )
    assert clipped(beside, REGION).tolist() == [None, None]


def test_a_small_parcel_within_is_kept() -> None:
    small = shapely.MultiPolygon([shapely.box(1, 1, 1.05, 1.05)])
    assert clipped(array(small), REGION)[0] == small


def test_a_parcel_across_two_boxes_stays_in_one_piece() -> None:
    across = shapely.MultiPolygon([shapely.box(90, 10, 110, 20)])
    assert clipped(array(across), REGION)[0] == across


def test_reprojection_agrees_with_gdal() -> None:
    hole = shapely.Polygon(
        [(465000, 5080000, 5), (465900, 5080000, 5), (465900, 5080700, 5)],
        [[(465600, 5080100, 5), (465700, 5080100, 5), (465700, 5080200, 5)]],
    )
    both = array(hole, None, shapely.MultiPolygon([shapely.box(465000, 5080000, 465010, 5080010)]))
    for target in (DEGREES, NATIONAL):
        moved = reprojected(both, UTM, target)
        assert moved[1] is None
        for index in (0, 2):
            expected = shapely.geometry.shape(transform_geom(UTM, target, shapely.force_2d(both[index])))
            assert shapely.hausdorff_distance(moved[index], expected) < 1e-9 * max(abs(b) for b in expected.bounds)
            assert not moved[index].has_z


def test_what_has_no_place_in_the_target_is_left_out() -> None:
    lost = shapely.Polygon([(np.inf, 0), (1, 1), (2, 0)])
    moved = reprojected(array(lost, shapely.box(14, 45, 15, 46)), DEGREES, UTM)
    assert moved[0] is None
    assert moved[1].area > 8e9


def test_nothing_is_nothing() -> None:
    nothing = np.empty(0, dtype=object)
    assert len(reprojected(nothing, DEGREES, UTM)) == 0
    assert len(polygons_of(nothing)[0]) == 0
    assert len(clipped(nothing, REGION)) == 0
