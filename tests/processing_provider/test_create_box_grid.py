"""Grids made as an analyst makes them: over layers and extents of any CRS, with awkward names and wrong values."""

import gc

import processing
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from furrow.tests.builders.parcel_layers import Parcel, parcel_layer

L_SHAPE = (
    "POLYGON ((460003 5080007, 490000 5080007, 490000 5090000, 470000 5090000, 470000 5110000, 460003 5110000, "
    "460003 5080007))"
)


def area(*wkts, crs="EPSG:32633"):
    return parcel_layer([Parcel("x", wkt) for wkt in wkts], crs=crs, name="območje 'Krško' \"2019\" ž")


def grid(feedback=None, **parameters):
    results = processing.run(
        "furrow:createboxgrid", {"GRID": QgsProcessing.TEMPORARY_OUTPUT} | parameters, feedback=feedback
    )
    return results, results["GRID"]


def bounds(layer):
    """Name -> (left, bottom, right, top) of the boxes."""
    found = {}
    for feature in layer.getFeatures():
        box = feature.geometry().boundingBox()
        assert abs(feature.geometry().area() - box.area()) < 1e-6
        found[feature["name"]] = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return found


def test_an_area_is_covered_by_boxes_that_it_meets(provider, qgis_new_project, feedback):
    results, layer = grid(feedback, AREA=area(L_SHAPE))
    assert layer.crs().authid() == "EPSG:32633"
    assert [field.name() for field in layer.fields()] == ["name", "split", "status", "dates", "valid_share"]
    boxes = bounds(layer)
    assert results["BOX_COUNT"] == len(boxes) == 6 * 6 - 4 * 4
    shape = QgsGeometry.fromWkt(L_SHAPE)
    union = QgsGeometry.unaryUnion([feature.geometry() for feature in layer.getFeatures()])
    assert union.contains(shape)
    assert union.area() == pytest.approx(25e6 * len(boxes))  # no overlap
    assert all(feature.geometry().intersection(shape).area() > 0 for feature in layer.getFeatures())
    assert min(boxes)[:4] == "box-"
    assert boxes["box-0001"] == (460000, 5105000, 465000, 5110000)
    assert boxes["box-0020"] == (485000, 5080000, 490000, 5085000)
    order = sorted(boxes.values(), key=lambda box: (-box[3], box[0]))
    assert [boxes[name] for name in sorted(boxes)] == order  # from the north-west to the south-east
    assert {feature["status"] for feature in layer.getFeatures()} == {"missing"}
    assert {feature["dates"] for feature in layer.getFeatures()} == {0}
    parts = [feature["split"] for feature in layer.getFeatures()]
    assert [parts.count(name) for name in ("train", "validation", "test")] == [
        results["TRAIN_COUNT"],
        results["VALIDATION_COUNT"],
        results["TEST_COUNT"],
    ]
    assert results["TRAIN_COUNT"] >= 10
    assert results["TEST_COUNT"] >= 2
    assert any("20 boxes in EPSG:32633" in line for line in feedback.heard("info"))


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:3035", "EPSG:3794", "EPSG:32632"])
def test_the_same_area_in_another_crs_gives_the_same_boxes(provider, qgis_new_project, crs):
    wkt = "POLYGON ((465180 5079850, 500000 5079850, 500000 5110000, 465180 5110000, 465180 5079850))"
    dense = QgsGeometry.fromWkt(wkt).densifyByDistance(50).asWkt(6)
    _, layer = grid(AREA=area(dense, crs=crs), CRS="EPSG:32633", ALIGN=True, SIZE=5000)
    assert bounds(layer) == bounds(grid(AREA=area(wkt), ALIGN=True, SIZE=5000)[1])


def test_straight_edges_of_another_crs_are_followed(provider, qgis_new_project):
    """The top of a rectangle in degrees bends by kilometres in UTM; boxes must cover the bend."""
    wide = "POLYGON ((12 46, 18 46, 18 47, 12 47, 12 46))"
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "stopinje", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wide))
    layer.dataProvider().addFeatures([feature])
    _, made = grid(AREA=layer, SIZE=2000)
    union = QgsGeometry.unaryUnion([feature.geometry() for feature in made.getFeatures()])
    outline = QgsGeometry.fromWkt(wide).densifyByDistance(0.001)
    outline.transform(
        QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:32633"), QgsProject.instance())
    )
    assert outline.difference(union).area() < 1e-6 * outline.area()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(460_000, 470_000),
    st.integers(5_080_000, 5_090_000),
    st.integers(1, 30_000),
    st.integers(1, 30_000),
    st.sampled_from([1000, 2560, 5000]),
    st.booleans(),
)
def test_every_extent_is_covered_on_the_pixels_of_sentinel_2(
    provider, qgis_new_project, left, bottom, width, height, size, align
):
    extent = f"{left},{left + width},{bottom},{bottom + height} [EPSG:32633]"
    results, layer = grid(EXTENT=extent, SIZE=size, ALIGN=align)
    boxes = list(bounds(layer).values())
    assert all(edge % 10 == 0 for box in boxes for edge in box)
    assert all(edge % size == 0 for box in boxes for edge in box) or not align
    sides = [f(edges) for edges, f in zip(zip(*boxes, strict=True), (min, min, max, max), strict=True)]
    assert sides[0] <= left
    assert sides[1] <= bottom
    assert sides[2] >= left + width
    assert sides[3] >= bottom + height
    columns, rows = ((sides[2] - sides[0]) / size, (sides[3] - sides[1]) / size)
    assert len(set(boxes)) == len(boxes) == results["BOX_COUNT"] == columns * rows


def test_many_small_polygons_bring_each_box_once(provider, qgis_new_project):
    squares = []
    for column in range(40):
        for row in range(40):
            left, bottom = 465000 + 250 * column, 5080000 + 250 * row
            corners = [(left, bottom), (left + 100, bottom), (left + 100, bottom + 100), (left, bottom + 100)]
            squares.append(f"POLYGON (({', '.join(f'{x} {y}' for x, y in [*corners, corners[0]])}))")
    results, _ = grid(AREA=area(*squares), SIZE=1000)
    assert results["BOX_COUNT"] == 100


def test_only_selected_polygons_count(provider, qgis_new_project):
    layer = area(L_SHAPE, "POLYGON ((600000 5080000, 600100 5080000, 600100 5080100, 600000 5080100, 600000 5080000))")
    layer.selectByExpression("$id = 2")
    QgsProject.instance().addMapLayer(layer)
    results, made = grid(AREA=QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True))
    assert results["BOX_COUNT"] == 1
    assert bounds(made)["box-0001"] == (600000, 5080000, 605000, 5085000)


def test_an_area_that_crosses_itself_is_covered(provider, qgis_new_project):
    bow = "POLYGON ((460000 5080000, 480000 5100000, 480000 5080000, 460000 5100000, 460000 5080000))"
    results, layer = grid(AREA=area(bow), SIZE=1000)
    repaired = QgsGeometry.fromWkt(bow).makeValid()
    union = QgsGeometry.unaryUnion([feature.geometry() for feature in layer.getFeatures()])
    assert union.contains(repaired.buffer(-0.1, 4))
    assert 200 < results["BOX_COUNT"] < 300


def test_the_split_is_the_same_again_and_another_with_another_seed(provider, qgis_new_project):
    def parts(**changes):
        _, layer = grid(EXTENT="460000,500000,5080000,5120000 [EPSG:32633]", **changes)
        return {feature["name"]: feature["split"] for feature in layer.getFeatures()}

    assert parts() == parts()
    assert parts() != parts(SEED=2)
    assert set(parts(VALIDATION=0, TEST=0).values()) == {"train"}


def test_a_block_too_large_for_its_share_is_told(provider, qgis_new_project, feedback):
    results, _ = grid(feedback, EXTENT="460000,480000,5080000,5100000 [EPSG:32633]", BLOCK=4)
    assert results["TEST_COUNT"] == results["VALIDATION_COUNT"] == 0
    assert [line for line in feedback.heard("warning") if "'test'" in line and "smaller block" in line]


@pytest.mark.parametrize(
    ("extent", "crs"),
    [
        ("14.4,14.6,46.0,46.1 [EPSG:4326]", "EPSG:32633"),
        ("28.1,28.3,-25.8,-25.6 [EPSG:4326]", "EPSG:32735"),
        ("1602000,1625000,5780000,5800000 [EPSG:3857]", "EPSG:32633"),
    ],
)
def test_the_utm_zone_is_found(provider, qgis_new_project, feedback, extent, crs):
    _, layer = grid(feedback, EXTENT=extent)
    assert layer.crs().authid() == crs
    assert any(crs in line for line in feedback.heard("info"))


def test_a_national_metric_crs_is_taken_with_a_word(provider, qgis_new_project, feedback):
    _, layer = grid(feedback, EXTENT="460000,470000,100000,110000 [EPSG:3794]", CRS="EPSG:3794")
    assert layer.crs().authid() == "EPSG:3794"
    assert any("resampled to EPSG:3794" in line for line in feedback.heard("info"))


EXTENT = "460000,470000,5080000,5090000 [EPSG:32633]"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"EXTENT": None}, "either an area or an extent"),
        ({"AREA": "layer"}, "either an area or an extent"),
        ({"SIZE": 5005}, "multiple of 10 m: choose 5000"),
        ({"CRS": "EPSG:4326"}, "EPSG:4326 is not in metres"),
        ({"CRS": "EPSG:2263"}, "EPSG:2263 is not in metres"),
        ({"CRS": "EPSG:3857"}, "are not 10 m on the ground"),
        ({"CRS": "EPSG:32640"}, "choose its UTM zone EPSG:32633"),
        ({"VALIDATION": 60, "TEST": 60}, "leave no box to train"),
        ({"SIZE": 10}, "more than 100000 boxes of 10 m"),
        (
            {"EXTENT": "460000,470000,5080000,5090000 [EPSG:4326]"},
            "check the coordinate reference system|check the CRS",
        ),
        ({"EXTENT": "0,10,86,88 [EPSG:4326]"}, "lies in no UTM zone"),
    ],
)
def test_wrong_values_give_one_sentence(provider, qgis_new_project, feedback, changes, words):
    if changes.get("AREA") == "layer":
        changes = {"AREA": area(L_SHAPE)}
    with pytest.raises(QgsProcessingException, match=words) as caught:
        grid(feedback, **({"EXTENT": EXTENT} | changes))
    assert "\n" not in str(caught.value).removeprefix("Unable to execute algorithm\n")


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (lambda: area(L_SHAPE, crs=""), "has no coordinate reference system"),
        (lambda: area(), "holds no polygon with an area"),
        (lambda: area(""), "holds no polygon with an area"),
        (lambda: area("POLYGON ((1 1, 2 2, 3 3, 1 1))"), "holds no polygon with an area"),
    ],
)
def test_areas_that_cannot_be_used_are_told(provider, qgis_new_project, feedback, layer, words):
    with pytest.raises(QgsProcessingException, match=words):
        grid(feedback, AREA=layer())


def test_a_cancel_ends_it(provider, qgis_new_project, feedback):
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="cancelled"):
        grid(feedback, AREA=area(L_SHAPE))


@pytest.mark.parametrize("name", ["mreža 'č'.gpkg", "mreza.shp", "mreža.geojson"])
def test_a_grid_is_written_to_a_file_and_styled(provider, qgis_new_project, feedback, tmp_path, name):
    path = tmp_path / name
    context = QgsProcessingContext()  # its layers must be gone before QGIS is
    context.setProject(QgsProject.instance())
    algorithm = provider.algorithm("createboxgrid").create()
    output = QgsProcessingOutputLayerDefinition(str(path), context.project())
    values = {"EXTENT": EXTENT, "GRID": output, "VALIDATION": 0, "TEST": 0}
    results, successful = algorithm.run(values, context, feedback)
    assert successful, feedback.said
    gc.collect()
    (identifier,) = context.layersToLoadOnCompletion()
    layer = QgsProcessingUtils.mapLayerFromString(results["GRID"], context)
    assert layer.featureCount() == 4
    context.layerToLoadOnCompletionDetails(identifier).postProcessor().postProcessLayer(layer, context, feedback)
    assert isinstance(layer.renderer(), QgsRuleBasedRenderer)
    assert {rule.label() for rule in layer.renderer().rootRule().children()} >= {"missing", "complete", "train", "test"}
    assert layer.labelsEnabled()
    assert not feedback.heard("warning")
