"""Statuses of boxes, from real seasons in all their states, in layers of several formats."""

import shutil

import processing
import pytest
from qgis.core import (
    NULL,
    QgsField,
    QgsProcessing,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from furrow.tests.builders.parcel_layers import Parcel, parcel_layer

NAMES = ("box-0001", "Žito 'č'", "box-0003", "box-0004")


def rectangle(column):
    left, right = 465000 + 1000 * column, 466000 + 1000 * column
    return f"POLYGON (({left} 5080000, {right} 5080000, {right} 5081000, {left} 5081000, {left} 5080000))"


@pytest.fixture
def seasons(season, tmp_path):
    """A folder with a complete season, one that lacks a date, one whose document is damaged; the fourth is missing."""
    folder = tmp_path / "sezone 'č' ž"
    folder.mkdir()
    shutil.copytree(season, folder / NAMES[0])
    partial = shutil.copytree(season, folder / NAMES[1])
    shutil.rmtree(partial / "2019-03-13")
    damaged = shutil.copytree(season, folder / NAMES[2])
    (damaged / "collection.json").write_text("{")
    return folder


def memory(field="name"):
    return parcel_layer([Parcel(name, rectangle(index)) for index, name in enumerate(NAMES)], field=field)


def stored(path, driver):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.fileEncoding = "UTF-8"
    QgsVectorFileWriter.writeAsVectorFormatV3(memory(), str(path), QgsProject.instance().transformContext(), options)
    layer = QgsVectorLayer(str(path), "škatle", "ogr")
    assert layer.isValid()
    return layer


def refresh(layer, seasons, feedback=None, **parameters):
    return processing.run(
        "furrow:refreshboxstatus", {"BOXES": layer, "SEASONS": str(seasons)} | parameters, feedback=feedback
    )


def values(layer):
    fields = [field.name() for field in layer.fields()]
    share = "valid_share" if "valid_share" in fields else "valid_shar"
    return {f["name"]: (f["status"], f["dates"], f[share]) for f in layer.getFeatures()}


def check(results, found):
    assert [results[name] for name in ("MISSING", "PARTIAL", "COMPLETE", "DAMAGED")] == [1, 1, 1, 1]
    assert found[NAMES[0]][:2] == ("complete", 5)
    assert found[NAMES[1]][:2] == ("partial", 4)
    assert found[NAMES[2]][:2] == ("damaged", 0)
    assert found[NAMES[3]] == ("missing", 0, NULL)
    assert 0 < found[NAMES[0]][2] <= 1
    assert found[NAMES[2]][2] == NULL


def test_a_memory_layer_gets_its_fields_and_values(provider, qgis_new_project, seasons, feedback):
    layer = memory()
    QgsProject.instance().addMapLayer(layer)
    results = refresh(layer, seasons, feedback)
    check(results, values(layer))
    assert [field.name() for field in layer.fields()] == ["name", "status", "dates", "valid_share"]
    assert any("1 missing, 1 partial, 1 complete, 1 damaged" in line for line in feedback.heard("info"))


@pytest.mark.parametrize(("name", "driver"), [("škatle 'č'.gpkg", "GPKG"), ("skatle.shp", "ESRI Shapefile")])
def test_a_file_keeps_what_was_written_and_is_refreshed_again(
    provider, qgis_new_project, seasons, tmp_path, name, driver
):
    path = tmp_path / name
    layer = stored(path, driver)
    check(refresh(layer, seasons), values(layer))
    count = len(layer.fields())
    shutil.rmtree(seasons / NAMES[0])
    assert refresh(layer, seasons)["MISSING"] == 2
    assert len(layer.fields()) == count
    del layer
    again = values(QgsVectorLayer(str(path), "x", "ogr"))
    assert again[NAMES[0]] == ("missing", 0, NULL)
    assert again[NAMES[1]][0] == "partial"


def test_a_grid_just_made_is_refreshed(provider, qgis_new_project, season, tmp_path):
    extent = "465000,470000,5080000,5085000 [EPSG:32633]"
    grid = processing.run("furrow:createboxgrid", {"EXTENT": extent, "GRID": QgsProcessing.TEMPORARY_OUTPUT})["GRID"]
    QgsProject.instance().addMapLayer(grid)
    shutil.copytree(season, tmp_path / "seasons" / "box-0001")
    results = refresh(grid, tmp_path / "seasons")
    assert results["COMPLETE"] == 1
    assert values(grid)["box-0001"][0] == "complete"
    assert results["LAYER"] == grid


def test_another_field_may_hold_the_names(provider, qgis_new_project, seasons):
    layer = memory(field="oznaka")
    QgsProject.instance().addMapLayer(layer)
    assert refresh(layer, seasons, NAME_FIELD="oznaka")["COMPLETE"] == 1
    with pytest.raises(QgsProcessingException, match="no field 'ime'"):
        refresh(layer, seasons, NAME_FIELD="ime")


def test_a_layer_in_edit_mode_is_left_alone(provider, qgis_new_project, seasons):
    layer = memory()
    QgsProject.instance().addMapLayer(layer)
    layer.startEditing()
    with pytest.raises(QgsProcessingException, match="is being edited: save or discard"):
        refresh(layer, seasons)
    layer.rollBack()
    assert [field.name() for field in layer.fields()] == ["name"]


def test_a_layer_that_cannot_be_written_is_told(provider, qgis_new_project, seasons, tmp_path):
    layer = memory()
    QgsProject.instance().addMapLayer(layer)
    layer.setReadOnly(True)
    with pytest.raises(QgsProcessingException, match="cannot be written to: save it as a GeoPackage"):
        refresh(layer, seasons)
    folder = tmp_path / "locked"
    folder.mkdir()
    csv = folder / "x.csv"
    csv.write_text("name;wkt\nbox-0001;POLYGON((0 0,1 0,1 1,0 0))\n")
    text = QgsVectorLayer(f"file://{csv}?delimiter=;&wktField=wkt&crs=EPSG:32633&type=csv", "besedilo", "delimitedtext")
    assert text.isValid()
    with pytest.raises(QgsProcessingException, match="cannot be written to"):
        refresh(text, seasons)


def test_a_field_of_another_kind_is_told_and_nothing_is_lost(provider, qgis_new_project, seasons):
    layer = memory()
    layer.dataProvider().addAttributes([QgsField("status", QMetaType.Type.Int)])
    layer.updateFields()
    QgsProject.instance().addMapLayer(layer)
    with pytest.raises(QgsProcessingException, match=r"'status' .* cannot hold texts"):
        refresh(layer, seasons)
    assert [field.name() for field in layer.fields()] == ["name", "status"]


@pytest.mark.parametrize(
    ("layer", "folder", "words"),
    [
        (memory, "nowhere", "There is no folder"),
        (lambda: parcel_layer([], field="name"), "", "holds no boxes"),
    ],
)
def test_wrong_values_give_one_sentence(provider, qgis_new_project, seasons, layer, folder, words):
    made = layer()
    QgsProject.instance().addMapLayer(made)
    with pytest.raises(QgsProcessingException, match=words):
        refresh(made, seasons / folder)


def test_through_qgis_process(qgis_process, season, tmp_path):
    path = tmp_path / "škatle.gpkg"
    stored(path, "GPKG")
    shutil.copytree(season, tmp_path / "s" / NAMES[0])
    done = qgis_process("run", "furrow:refreshboxstatus", "--", f"BOXES={path}", f"SEASONS={tmp_path / 's'}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "COMPLETE:\t1" in done.stdout
    assert values(QgsVectorLayer(str(path), "x", "ogr"))[NAMES[0]][0] == "complete"
