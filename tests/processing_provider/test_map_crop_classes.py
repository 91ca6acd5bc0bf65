"""Map crop classes, as users run it; and the style of its output."""

import processing
import pytest
from qgis.core import (
    QgsFeature,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from furrow.processing_provider.styling import apply_style
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

LAYER = [
    Parcel("2", square(50, 50, 60)),
    Parcel("1", square(150, 50, 60)),
    Parcel("100", square(50, 200, 60)),
    Parcel("čudna", square(150, 150, 60)),
    Parcel(None, square(200, 250, 60)),
]


def table(*rows, fields="field=code:string&field=name:string&field=status:string"):
    layer = QgsVectorLayer(f"None?{fields}", "šifrant 'č'", "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def run(layer, feedback, field="crop", output="TEMPORARY_OUTPUT", **changes):
    parameters = {"PARCELS": layer, "FIELD": field, "OUTPUT": output} | changes
    return processing.run("furrow:mapcropclasses", parameters, feedback=feedback)


def statuses(results):
    output = results["OUTPUT"]
    layer = output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(output, "o", "ogr")
    return [feature["status"] for feature in layer.getFeatures()]


def test_a_preset_gives_the_status(provider, qgis_new_project, feedback, monkeypatch):
    monkeypatch.delenv("FURROW_ENGINE_HOME", raising=False)  # no engine is needed
    results = run(parcel_layer(LAYER), feedback, PRESET="slovenia")
    assert statuses(results) == ["cultivated", "not_cultivated", "not_declared", "not_declared", "not_declared"]
    assert results["PARCEL_COUNT"] == 5
    assert results["CULTIVATED_COUNT"] == results["NOT_CULTIVATED_COUNT"] == 1
    assert results["NOT_DECLARED_COUNT"] == 3
    assert results["UNMAPPED_COUNT"] == 2
    assert results["UNMAPPED_CODES"] == "čudna"
    warned = feedback.heard("warning")
    assert any("1 parcels have a code" in text and "'čudna'" in text for text in warned)
    assert any("1 parcels have no code" in text for text in warned)


def test_a_table_goes_before_a_file_and_a_file_before_the_preset(provider, qgis_new_project, feedback, tmp_path):
    file = tmp_path / "šifrant 'č' 1.csv"
    file.write_text("code;name;status\n1*;x;cultivated\n2;x;not_declared\n", encoding="utf-8")
    own = table(("2", "koruza", "Not Cultivated"), ("čudna", "", None), (None, "", "cultivated"))
    results = run(parcel_layer(LAYER), feedback, PRESET="slovenia", MAPPING=str(file), TABLE=own)
    assert statuses(results) == ["not_cultivated", "cultivated", "cultivated", "not_declared", "not_declared"]
    assert results["UNMAPPED_CODES"] == ""


def test_a_status_that_is_there_is_replaced_and_the_rest_stays(provider, qgis_new_project, feedback, tmp_path):
    first = tmp_path / "prvič 'č'.gpkg"
    run(parcel_layer(LAYER, field="kultura 'č'"), feedback, "kultura 'č'", str(first), PRESET="slovenia")
    layer = QgsVectorLayer(str(first), "o", "ogr")
    results = run(layer, feedback, "kultura 'č'", TABLE=table(("*", "vse", "cultivated")))
    again = results["OUTPUT"]
    assert again.fields().names() == ["fid", "kultura 'č'", "status"]
    assert statuses(results) == ["cultivated"] * 4 + ["not_declared"]
    assert [f.geometry().asWkt(1) for f in again.getFeatures()] == [f.geometry().asWkt(1) for f in layer.getFeatures()]


@pytest.mark.parametrize("kind", ["int", "double"])
def test_codes_that_are_numbers(provider, qgis_new_project, feedback, kind):
    layer = parcel_layer([Parcel(3, square(0, 0, 50)), Parcel(100, square(60, 0, 50))], kind=kind)
    assert statuses(run(layer, feedback, PRESET="slovenia")) == ["cultivated", "not_declared"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "No mapping is given"),
        ({"MAPPING": "/no/č.csv"}, "There is no file|cannot be read"),
        ({"TABLE": ("1", "x", "njiva")}, "the status 'njiva'"),
        ({"TABLE": [("1", "x", "cultivated"), ("1", "x", "cultivated")]}, "again"),
    ],
)
def test_what_cannot_work_gives_one_sentence(provider, qgis_new_project, feedback, changes, words):
    if rows := changes.get("TABLE"):
        changes = {"TABLE": table(*(rows if isinstance(rows, list) else [rows]))}
    with pytest.raises(QgsProcessingException, match=words):
        run(parcel_layer(LAYER), feedback, **changes)


def test_a_table_without_the_fields_is_told(provider, qgis_new_project, feedback):
    other = table(("1", "x"), fields="field=koda:string&field=status:string")
    with pytest.raises(QgsProcessingException, match="no field 'code'"):
        run(parcel_layer(LAYER), feedback, TABLE=other)


# The style --------------------------------------------------------------------------------------


def drawn(layer, background):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent().buffered(20))
    settings.setOutputSize(QSize(400, 400))
    settings.setBackgroundColor(background)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def lightness(colour):
    return 0.2126 * colour.red() + 0.7152 * colour.green() + 0.0722 * colour.blue()


@pytest.mark.parametrize("background", [QColor(20, 40, 15), QColor(120, 130, 90), QColor(235, 235, 225)])
def test_outlines_stand_out_over_any_imagery(provider, qgis_new_project, feedback, background):
    results = run(parcel_layer(LAYER[:4]), feedback, PRESET="slovenia")
    layer = results["OUTPUT"]
    assert apply_style(layer, "parcels") == ""
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert labels == ["cultivated", "not cultivated", "not declared", "no status"]
    image = drawn(layer, background)
    row = [image.pixelColor(column, 110) for column in range(400)]
    shades = [lightness(colour) for colour in row]
    around = lightness(background)
    assert max(abs(shade - around) for shade in shades) > 70


def test_parcels_without_a_status_show_their_outlines(provider, qgis_new_project):
    layer = parcel_layer(LAYER)
    assert apply_style(layer, "parcels") == ""
    image = drawn(layer, QColor(120, 130, 90))
    colours = {image.pixelColor(column, line).rgb() for column in range(0, 400, 2) for line in range(0, 400, 2)}
    assert len(colours) > 3
