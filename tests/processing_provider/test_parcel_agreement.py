"""Parcel agreement through the toolbox's own way. What it computes: tests of the same name in tests/engine."""

import sqlite3
import subprocess
from itertools import pairwise
from pathlib import Path

import processing
import pytest
from osgeo import gdal
from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, QSize
from qgis.PyQt.QtGui import QColor

from furrow.processing_provider.styling import VECTOR_ROLES, apply_style
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

gdal.UseExceptions()

ROOT = Path(__file__).resolve().parents[2]

_MAKE_MAPS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import numpy as np
from furrow.tests.builders.masks import write_mask
folder = Path(sys.argv[2])
mask = np.zeros((160, 120), np.uint8)
mask[10:30, 10:30] = 1
mask[40:60, 10:30] = 1
mask[100:120, 80:110] = 1
mask[150:] = 255
chance = np.where(mask == 255, 255, np.where(mask == 1, 170, 20)).astype(np.uint8)
write_mask(folder / "maska 'č' #1.tif", mask)
write_mask(folder / "verjetnost 'ž'.tif", chance)
write_mask(folder / "zahod 'ž'.tif", chance[:, :60])
write_mask(folder / "vzhod 'ž'.tif", chance[:, 60:], column=60)
write_mask(folder / "uteži.tif", np.ones(mask.shape, np.float32), nodata=None)
"""

FIELD = Parcel("njiva, 'ž'", square(25, 25, 50))
MEADOW = Parcel("travnik", square(25, 100, 50))
FALSE = Parcel("njiva, 'ž'", square(150, 25, 50))
ACROSS = Parcel("njiva, 'ž'", square(125, 150, 50))
UNKNOWN = Parcel("100", square(25, 175, 50))
CLOUDED = Parcel("njiva, 'ž'", square(25, 376, 20))
OUTSIDE = Parcel("njiva, 'ž'", square(900, 25, 50))
LAYER = [FIELD, MEADOW, FALSE, ACROSS, UNKNOWN, CLOUDED, OUTSIDE]


@pytest.fixture(scope="module")
def maps(engine_python, tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps") / "Njive 'Škofja Loka' žito 100%"
    command = [str(engine_python), "-I", "-c", _MAKE_MAPS, str(ROOT / "build"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def rows(path, layer="agreement"):
    found = QgsVectorLayer(f"{path}|layername={layer}", "x")
    assert found.isValid()
    return {each["parcel"]: each for each in found.getFeatures()}


def values(maps, tmp_path, layer, **changes):
    return {
        "PARCELS": layer,
        "CLASS": "crop",
        "CULTIVATED_CLASSES": "\"njiva, 'ž'\"",
        "NOT_DECLARED_CLASSES": "100",
        "PROBABILITIES": [str(maps / "verjetnost 'ž'.tif")],
        "OUTPUT": str(tmp_path / "izhod 'ž' č" / "Ujemanje 'č'.gpkg"),
    } | changes


def run(parameters, feedback):
    return processing.run("furrow:parcelagreement", parameters, feedback=feedback)


def test_a_row_a_parcel_the_most_suspicious_first(provider, maps, tmp_path, feedback):
    layer = parcel_layer(LAYER, field="raba \"č\" 'x'", crs="EPSG:3794")
    found = run(values(maps, tmp_path, layer, CLASS="raba \"č\" 'x'"), feedback)
    table = rows(found["OUTPUT"])
    assert list(table) == ["1", "2", "3", "4", "5", "6"]
    field, meadow, false, across, unknown, clouded = table.values()
    assert field["declared"] == "njiva, 'ž'"
    assert [each["cultivated"] for each in (field, meadow, false)] == [1, 0, 1]
    assert unknown["cultivated"] == NULL
    assert (field["pixels"], field["cultivated_share"], field["iou"]) == (400, 1.0, 1.0)
    assert field["area_ha"] == pytest.approx(0.25, abs=1e-4)
    assert field["probability_mean"] == pytest.approx(0.85)
    assert meadow["committed_ha"] == pytest.approx(0.25)
    assert false["omitted_ha"] == pytest.approx(0.25)
    assert [false["rank"], meadow["rank"]] == sorted([false["rank"], meadow["rank"]])
    assert {false["rank"], meadow["rank"], across["rank"]} == {1, 2, 3}
    assert (unknown["suspicion"], clouded["suspicion"], clouded["pixels"]) == (0, 0, 0)
    alone = rows(found["MAP_ONLY"].partition("|")[0], "map_only")
    assert set(alone) == {"map-1"}
    assert alone["map-1"].geometry().area() == 600 * 6.25
    assert found["MAP_ONLY"] == f"{found['OUTPUT']}|layername=map_only"
    counts = {name: found[name] for name in ("PARCEL_COUNT", "CULTIVATED_COUNT", "LEFT_OUT_COUNT", "MAP_ONLY_COUNT")}
    assert counts == {"PARCEL_COUNT": 6, "CULTIVATED_COUNT": 4, "LEFT_OUT_COUNT": 1, "MAP_ONLY_COUNT": 1}
    assert found["OMITTED_HECTARES"] == pytest.approx(0.5)
    assert found["COMMITTED_HECTARES"] == pytest.approx(0.25)
    assert found["MAP_ONLY_HECTARES"] == pytest.approx(0.375)
    assert any("1 parcels lie" in text for text in feedback.heard("warning"))
    folder = Path(found["OUTPUT"]).parent
    assert [each.name for each in folder.iterdir()] == ["Ujemanje 'č'.gpkg"]


def test_two_boxes_masks_weights_and_a_selection(provider, maps, tmp_path, feedback):
    layer = parcel_layer(LAYER)
    boxes = [str(maps / name) for name in ("vzhod 'ž'.tif", "zahod 'ž'.tif")]
    whole = rows(run(values(maps, tmp_path, layer), feedback)["OUTPUT"])
    parts = rows(run(values(maps, tmp_path, layer, PROBABILITIES=boxes), feedback)["OUTPUT"])
    for name, row in whole.items():
        assert parts[name].attributes()[1:] == row.attributes()[1:]
    layer.selectByIds([1, 4])
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    QgsProject.instance().addMapLayer(layer)
    changes = {"PARCELS": selected, "PROBABILITIES": [], "MASKS": [str(maps / "maska 'č' #1.tif")],
               "WEIGHTS": [str(maps / "uteži.tif")], "CLASS": ""}  # fmt: skip
    try:
        found = run(values(maps, tmp_path, layer, **changes), feedback)
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    table = rows(found["OUTPUT"])
    assert set(table) == {"1", "4"}
    assert {each["cultivated"] for each in table.values()} == {1}
    assert table["1"]["weight"] == 400 + 4 * 40 + 4
    assert found["LEFT_OUT_COUNT"] == 0


def named_layer(names):
    layer = parcel_layer(LAYER)
    layer.dataProvider().addAttributes([QgsField("GERK 'č'", QMetaType.Type.QString)])
    layer.updateFields()
    index = layer.fields().indexOf("GERK 'č'")
    changes = {number: {index: name} for number, name in enumerate(names, start=1)}
    assert layer.dataProvider().changeAttributeValues(changes)
    return layer


def test_parcels_are_named_by_a_field(provider, maps, tmp_path, feedback):
    names = [f"č {number}/1" for number in range(len(LAYER))]
    found = run(values(maps, tmp_path, named_layer(names), ID="GERK 'č'"), feedback)
    assert list(rows(found["OUTPUT"])) == names[:-1]
    with pytest.raises(QgsProcessingException, match="names 6 parcels 'A'"):
        run(values(maps, tmp_path, named_layer(["A"] * len(LAYER)), ID="GERK 'č'"), feedback)


def test_seasons_and_observations(provider, season, maps, tmp_path, feedback):
    counted = processing.run(
        "furrow:validobservations", {"SEASON": str(season), "OUTPUT": str(tmp_path / "o.tif")}, feedback=feedback
    )
    layer = parcel_layer(LAYER[:3])
    found = []
    for changes in ({"SEASONS": [str(season)]}, {"OBSERVATIONS": [counted["OUTPUT"]]}):
        table = rows(run(values(maps, tmp_path, layer, **changes), feedback)["OUTPUT"])
        found.append([row["observations"] for row in table.values()])
    assert found[0] == found[1]
    assert all(0 < median <= 5 for median in found[0])


def test_both_layers_are_loaded_and_styled(provider, qgis_new_project, maps, tmp_path, feedback):
    parameters = values(maps, tmp_path, parcel_layer(LAYER), OUTPUT="TEMPORARY_OUTPUT")
    processing.runAndLoadResults("furrow:parcelagreement", parameters, feedback=feedback)
    (agreement,) = QgsProject.instance().mapLayersByName("Parcel agreement")
    (alone,) = QgsProject.instance().mapLayersByName("Fields that no parcel covers")
    assert (agreement.featureCount(), alone.featureCount()) == (6, 1)
    for layer, rules in ((agreement, 6), (alone, 3)):
        assert layer.isValid()
        assert isinstance(layer.renderer(), QgsRuleBasedRenderer)
        assert len(layer.renderer().rootRule().children()) == rules


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"PROBABILITIES": []}, "no prediction to compare"),
        ({"CULTIVATED_CLASSES": ""}, "No class counts as cultivated"),
        ({"CULTIVATED_CLASSES": "100"}, "named both as cultivated"),
        ({"CLASS": "ni polja"}, "ni polja"),
        ({"SEASONS": ["/ni/sezone"]}, "/ni/sezone"),
        ({"OUTPUT": "/ni/ujemanje.fgb"}, "is no GeoPackage"),
        ({"PROBABILITIES": ["/ni/karte.tif"]}, "There is no file '/ni/karte.tif'"),
    ],
)
def test_bad_values_get_a_sentence(provider, maps, tmp_path, feedback, changes, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(values(maps, tmp_path, parcel_layer(LAYER), **changes), feedback)


@pytest.mark.parametrize(
    ("parcels", "sentence"),
    [
        ([], "holds no features"),
        ([OUTSIDE], "No parcel of .* lies on the prediction"),
        ([Parcel("1", "")], "No parcel"),
    ],
)
def test_layers_without_parcels_get_a_sentence(provider, maps, tmp_path, feedback, parcels, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(values(maps, tmp_path, parcel_layer(parcels)), feedback)


def shown(layer):
    """Colours and widths that features of rising suspicion are drawn in, and a picture of the layer."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(0, 0, 100, 10))
    settings.setOutputSize(QSize(2000, 200))
    settings.setOutputDpi(300)
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def styled(role, suspicions, cultivated=1):
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:32633&field=suspicion:double&field=cultivated:integer&field=pixels:integer", "x", "memory"
    )
    for place, suspicion in enumerate(suspicions):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([suspicion, cultivated, 400])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(10 * place + 2, 2, 10 * place + 8, 8)))
        layer.dataProvider().addFeature(feature)
    assert apply_style(layer, role) == ""
    return layer


def outline(image, place):
    """The colour in the middle of a square's left edge, and how many pixels its line is wide."""
    edge, middle = 20 * (10 * place + 2), 100
    line = [image.pixelColor(column, middle) for column in range(edge - 20, edge + 20)]
    colour = image.pixelColor(edge, middle)
    lightness = 0.2126 * colour.red() + 0.7152 * colour.green() + 0.0722 * colour.blue()
    return lightness, sum(each.alpha() > 150 for each in line)


def test_suspicion_is_read_from_lightness_and_from_width(qgis_app):
    assert {"agreement", "map_only"} <= set(VECTOR_ROLES)
    image = shown(styled("agreement", [0.05, 0.2, 0.4, 0.6, 0.9]))
    found = [outline(image, place) for place in range(5)]
    assert [each[0] for each in found] == sorted((each[0] for each in found), reverse=True)
    assert all(lighter - darker > 20 for (lighter, _), (darker, _) in pairwise(found))
    widths = [each[1] for each in found]
    assert widths == sorted(widths)
    assert len(set(widths)) == 5
    image = shown(styled("map_only", [0.2, 0.6, 0.9]))
    widths = [outline(image, place)[1] for place in range(3)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


def test_what_is_not_judged_is_dashed(qgis_app):
    image = shown(styled("agreement", [0.9], cultivated=None))
    along = [image.pixelColor(40, row).lightness() for row in range(45, 155)]
    assert max(along) > 150 > 60 > min(along)


def test_the_file_is_a_geopackage_that_sqlite_reads(provider, maps, tmp_path, feedback):
    found = run(values(maps, tmp_path, parcel_layer(LAYER)), feedback)
    with sqlite3.connect(found["OUTPUT"]) as database:
        contents = dict(database.execute("SELECT table_name, srs_id FROM gpkg_contents"))
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert contents == {"agreement": 32633, "map_only": 32633}
