"""Boxes from layers and extents: on the 10 m grid, under names that can be folders, or a sentence why not."""

import itertools
import unicodedata
from pathlib import Path

import processing
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.jobs import DescribeBoxes
from furrow.processing_provider.box_algorithm import BoxAlgorithm
from furrow.processing_provider.boxes import folder_name
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer


class Probe(BoxAlgorithm):
    """Takes boxes and does nothing with them."""

    ALGORITHM = "probe"

    def title(self):
        return "Probe"

    def purpose(self):
        return "Takes boxes."

    def keywords(self):
        return ""

    def declare(self):
        self.declare_boxes()


@pytest.fixture
def chosen(provider, qgis_new_project, feedback):
    """Returns a function (**parameters) -> boxes."""
    algorithm = Probe()
    algorithm.initAlgorithm()

    def choose(**parameters):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        sentence = algorithm.boxes_problem(parameters, context)
        assert sentence == "", sentence
        return algorithm.chosen_boxes(parameters, context, feedback)

    return choose


def rectangle(left, bottom, right, top):
    return f"POLYGON (({left} {bottom}, {right} {bottom}, {right} {top}, {left} {top}, {left} {bottom}))"


def layer_of(*boxes, crs="EPSG:32633", field="name"):
    """A memory layer of (name, WKT in EPSG:32633)."""
    return parcel_layer([Parcel(*box) for box in boxes], crs=crs, field=field, name="škatle 'č' \"2019\"")


A = rectangle(465000, 5080000, 470000, 5085000)
B = rectangle(470000, 5080000, 475000, 5085000)
BOX_A = Box("Žito 1", "EPSG:32633", 465000.0, 5080000.0, 470000.0, 5085000.0)


def test_boxes_on_the_grid_are_taken_as_they_are(chosen, feedback):
    boxes = chosen(BOXES=layer_of(("Žito 1", A), ("b", B)))
    assert boxes == (BOX_A, Box("b", "EPSG:32633", 470000.0, 5080000.0, 475000.0, 5085000.0))
    assert feedback.said == []
    DescribeBoxes.from_document({"folder": "x", "names": [box.name for box in boxes]})


def test_a_grid_that_was_just_made_comes_through_unchanged(chosen, feedback):
    layer = processing.run(
        "furrow:createboxgrid",
        {"EXTENT": "465001,489999,5080001,5099999 [EPSG:32633]", "GRID": QgsProcessing.TEMPORARY_OUTPUT},
    )["GRID"]
    boxes = chosen(BOXES=layer)
    assert [box.name for box in boxes] == [f"box-{number:04d}" for number in range(1, 21)]
    for box, feature in zip(boxes, layer.getFeatures(), strict=True):
        bounds = feature.geometry().boundingBox()
        assert (box.left, box.bottom) == (bounds.xMinimum(), bounds.yMinimum())
        assert (box.right, box.top) == (bounds.xMaximum(), bounds.yMaximum())
    assert feedback.said == []


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32632", "EPSG:4258"])
def test_boxes_stored_in_another_crs_come_back_onto_the_grid(chosen, feedback, crs):
    assert chosen(BOXES=layer_of(("Žito 1", A), crs=crs)) == (BOX_A,)
    (note,) = feedback.heard("info")
    assert "1 boxes were brought to the 10 m grid" in note
    assert "EPSG:32633" in note
    assert "'Žito 1'" in note


def test_boxes_from_geojson_come_back_onto_the_grid(chosen, tmp_path):
    path = tmp_path / "škatle 'č'.geojson"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    options.layerOptions = ["COORDINATE_PRECISION=7", "RFC7946=YES"]
    degrees = layer_of(("Žito 1", A), crs="EPSG:4326")
    QgsVectorFileWriter.writeAsVectorFormatV3(degrees, str(path), QgsProject.instance().transformContext(), options)
    assert chosen(BOXES=str(path)) == (BOX_A,)


def test_a_national_metric_grid_is_kept_where_its_boxes_lie_on_10_m(chosen, feedback):
    layer = QgsVectorLayer("Polygon?crs=EPSG:3794&field=name:string", "d96", "memory")
    for name, wkt in (("na", rectangle(460000, 100000, 461000, 101000)), ("ob", rectangle(460003, 1e5, 461003, 101e3))):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    on, off = chosen(BOXES=layer)
    assert on == Box("na", "EPSG:3794", 460000.0, 100000.0, 461000.0, 101000.0)
    assert off.crs == "EPSG:32633"
    assert "1 boxes were brought" in feedback.heard("info")[0]
    assert "'ob'" in feedback.heard("info")[0]


def test_metres_that_are_none_on_the_ground_are_not_kept(chosen):
    extent = "1602000,1612000,5780000,5790000 [EPSG:3857]"
    (box,) = chosen(EXTENT=extent)
    assert box.crs == "EPSG:32633"
    assert 6_500 < box.right - box.left < 7_500  # a Mercator metre is 0.7 m there


coordinates = st.tuples(
    st.floats(8, 20, allow_nan=False), st.floats(-60, 70), st.floats(0.0005, 0.5), st.floats(0.0005, 0.3)
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(coordinates)
@example((11.9, 46.0, 0.2, 0.2))  # across the edge of two zones
@example((14.0, -0.1, 0.2, 0.2))  # across the equator
def test_any_extent_is_covered_on_the_grid(chosen, place):
    west, south, width, height = place
    (box,) = chosen(EXTENT=f"{west},{west + width},{south},{south + height} [EPSG:4326]")
    assert all(edge % 10 == 0 for edge in (box.left, box.bottom, box.right, box.top))
    outline = QgsGeometry.fromWkt(rectangle(west, south, west + width, south + height)).densifyByCount(100)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    outline.transform(QgsCoordinateTransform(degrees, QgsCoordinateReferenceSystem(box.crs), QgsProject.instance()))
    around = outline.boundingBox()
    slack = 5.2  # half a pixel of a bent edge may be let go
    assert box.left - slack <= around.xMinimum() < box.left + 10 + slack
    assert box.right - 10 - slack < around.xMaximum() <= box.right + slack
    assert box.bottom - slack <= around.yMinimum() < box.bottom + 10 + slack
    assert box.top - 10 - slack < around.yMaximum() <= box.top + slack
    assert box.name == "box-0001"


def test_utm_boxes_off_the_grid_grow_outward_in_their_own_zone(chosen):
    (box,) = chosen(BOXES=layer_of(("a", rectangle(465001, 5080009.5, 465095, 5080100.2))))
    assert box == Box("a", "EPSG:32633", 465000.0, 5080000.0, 465100.0, 5080110.0)


def test_a_rectangle_drawn_in_a_neighbouring_zone_stays_there(chosen):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32632&field=name:string", "sosednja", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["a"])
    feature.setGeometry(QgsGeometry.fromWkt(rectangle(735001, 5080000, 740000, 5085000)))  # 12.05 degrees east
    layer.dataProvider().addFeatures([feature])
    assert chosen(BOXES=layer) == (Box("a", "EPSG:32632", 735000.0, 5080000.0, 740000.0, 5085000.0),)


def test_polygons_that_are_no_rectangles_give_the_boxes_around_them(chosen, feedback):
    triangle = "POLYGON ((465000 5080000, 470000 5080000, 465000 5085000, 465000 5080000))"
    assert chosen(BOXES=layer_of(("Žito 1", triangle))) == (BOX_A,)
    assert any("1 polygons are no rectangles" in line for line in feedback.heard("info"))


def test_only_selected_boxes_are_taken_and_keep_their_names(chosen):
    for field, names in (("name", ["Žito 1", "b"]), ("oznaka", ["box-0001", "box-0002"])):
        layer = layer_of(("Žito 1", A), ("b", B), field=field)
        QgsProject.instance().addMapLayer(layer)
        assert [box.name for box in chosen(BOXES=layer)] == names
        layer.selectByExpression("$id = 2")
        source = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
        assert [box.name for box in chosen(BOXES=source)] == names[1:]


def test_another_field_may_hold_the_names(chosen):
    layer = layer_of(("Žito 1", A), field="oznaka 'ž'")
    assert chosen(BOXES=layer, NAME_FIELD="oznaka 'ž'")[0].name == "Žito 1"
    with pytest.raises(QgsProcessingException, match="no field 'ime': choose one of oznaka 'ž'"):
        chosen(BOXES=layer, NAME_FIELD="ime")


def test_numbers_and_gaps_become_names(chosen):
    layer = layer_of(("7", A), ("x", B), field="name")
    layer.dataProvider().addAttributes([QgsField("number", QMetaType.Type.Int)])
    layer.updateFields()
    layer.dataProvider().changeAttributeValues({1: {1: 42}})
    assert [box.name for box in chosen(BOXES=layer, NAME_FIELD="number")] == ["42", "box-0002"]


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (lambda: layer_of(("a", A), crs=""), "has no coordinate reference system"),
        (lambda: layer_of(), "holds no boxes, or none is selected"),
        (lambda: layer_of(("a", "")), "The box 'a' has no area"),
        (lambda: layer_of(("a", A), ("A", B)), "2 boxes of .* are named 'a'"),
        (lambda: layer_of(("x/y", A), ("x:y", B)), "2 boxes of .* are named 'x-y'"),
    ],
)
def test_layers_that_cannot_be_used_are_told(chosen, layer, words):
    with pytest.raises(QgsProcessingException, match=words):
        chosen(BOXES=layer())


def test_boxes_or_an_extent_are_asked_for(provider, qgis_new_project):
    algorithm = Probe()
    algorithm.initAlgorithm()
    context = QgsProcessingContext()
    for values in ({}, {"BOXES": None, "EXTENT": ""}):
        assert "Neither boxes nor an extent" in algorithm.boxes_problem(values, context)
    both = {"BOXES": layer_of(("a", A)), "EXTENT": "0,1,0,1 [EPSG:4326]"}
    assert "Both boxes and an extent" in algorithm.boxes_problem(both, context)
    with pytest.raises(QgsProcessingException):
        algorithm.chosen_boxes({"EXTENT": "200,201,95,96 [EPSG:4326]"}, context, feedback_of())


def feedback_of():
    from furrow.tests.builders.qgis_feedback import Feedback

    return Feedback()


@given(st.text(max_size=300))
@example("../../etc/passwd")
@example("C:\\Windows")
@example("nul.txt")
@example(".furrow-lock-x")
@example("Polje 'Ž' \"2019\" č š. ")
def test_every_text_becomes_a_folder_name_that_every_system_takes(text):
    name = folder_name(text)
    assert folder_name(name) == name
    assert len(name.encode("utf-8")) <= 255
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name == name.strip()
    assert not name.startswith(".")
    assert not name.endswith(".")
    assert name.partition(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    if name:
        assert Path("folder", name).parent == Path("folder")
        assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("box-0001", "box-0001"),
        ("Škofja Loka, žito č", "Škofja Loka, žito č"),
        ("Z\u030cito", "Žito"),
        ("a/b\\c", "a-b-c"),
        ("CON", "CON_"),
        ("lpt1.tif", "lpt1_.tif"),
        ("  x. ", "x"),
        ("...", ""),
        ("\t", "-"),
    ],
)
def test_names_of_folders(text, name):
    assert folder_name(text) == name


def test_distinct_ordinary_names_stay_distinct():
    names = [f"{letter}{number}" for letter, number in itertools.product("abcčšž", range(50))]
    assert len({folder_name(name) for name in names}) == len(names)
