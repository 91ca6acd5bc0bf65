"""Cleaning masks and making polygons of them through the toolbox's own way. What they compute: tests/engine/vectors."""

import subprocess
from pathlib import Path

import processing
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from furrow.processing_provider.styling import VECTOR_ROLES, apply_style

gdal.UseExceptions()

ROOT = Path(__file__).resolve().parents[2]

_MAKE_MASKS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import numpy as np
from furrow.tests.builders.masks import ragged_fields, write_mask, write_mosaic
folder = Path(sys.argv[2])
mask = ragged_fields(64, 80, specks=0.05)
write_mask(folder / "maska 'č' #1.tif", mask)
write_mask(folder / "verjetnost.tif", np.where(mask == 255, 255, 40 + 120 * (mask == 1)).astype(np.uint8))
write_mask(folder / "ničle.tif", mask * 0)
write_mosaic(folder / "država ž.vrt", {(0, 0): folder / "maska 'č' #1.tif"}, 64, 80)
"""


@pytest.fixture(scope="module")
def masks(engine_python, tmp_path_factory):
    folder = tmp_path_factory.mktemp("masks") / "Njive 'Škofja Loka' žito 100%"
    command = [str(engine_python), "-I", "-c", _MAKE_MASKS, str(ROOT / "build"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def pixels(path):
    return gdal.Open(str(path)).ReadAsArray()


def test_a_mask_is_cleaned_then_polygonised(provider, masks, tmp_path, feedback):
    folder = tmp_path / "izhod 'ž' č"
    mask = masks / "maska 'č' #1.tif"
    found = processing.run(
        "furrow:cleanmask", {"MASK": str(mask), "OUTPUT": str(folder / "čista.tif")}, feedback=feedback
    )
    cleaned = pixels(found["OUTPUT"])
    assert found["REMOVED_PATCHES"] > 0 < found["FILLED_HOLES"]
    assert found["CULTIVATED_HECTARES"] == pytest.approx((cleaned == 1).sum() * 6.25 / 10_000)
    outlined = processing.run(
        "furrow:polygonisemask",
        {
            "MASK": found["OUTPUT"],
            "PROBABILITY": str(masks / "verjetnost.tif"),
            "OUTPUT": str(folder / "parcele 'č'.gpkg"),
        },
        feedback=feedback,
    )
    layer = QgsVectorLayer(f"{outlined['OUTPUT']}|layername=parcels", "x")
    assert layer.isValid()
    assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:32633")
    assert layer.fields().names()[1:] == ["id", "area", "perimeter", "determination_method", "probability_mean"]
    features = list(layer.getFeatures())
    assert len(features) == outlined["PARCEL_COUNT"] > 3
    assert sum(each.geometry().area() for each in features) == (cleaned == 1).sum() * 6.25
    assert all(each.geometry().isGeosValid() for each in features)
    assert all(each["area"] == pytest.approx(each.geometry().area() / 10_000) for each in features)
    assert outlined["HECTARES"] == pytest.approx(outlined["CULTIVATED_HECTARES"])
    assert all(0.2 < each["probability_mean"] <= 0.8 for each in features)
    assert not [each.name for each in folder.iterdir() if "furrow-part" in each.name]


def test_a_virtual_raster_gives_what_its_tile_gives(provider, masks, tmp_path, feedback):
    areas = set()
    for name in ("maska 'č' #1.tif", "država ž.vrt"):
        layer = QgsRasterLayer(str(masks / name), "a layer, not a path")
        parameters = {"MASK": layer, "CONNECTIVITY": "8", "REGULARISE": True, "OUTPUT": str(tmp_path / f"{name}.fgb")}
        found = processing.run("furrow:polygonisemask", parameters, feedback=feedback)
        areas.add((found["PARCEL_COUNT"], found["HECTARES"]))
    assert len(areas) == 1


def test_loaded_parcels_are_styled_and_named(provider, qgis_new_project, masks, feedback):
    parameters = {"MASK": str(masks / "maska 'č' #1.tif"), "OUTPUT": "TEMPORARY_OUTPUT"}
    processing.runAndLoadResults("furrow:polygonisemask", parameters, feedback=feedback)
    (layer,) = QgsProject.instance().mapLayersByName("Cultivated parcels (predicted)")
    assert layer.featureCount() > 3
    assert isinstance(layer.renderer(), QgsSingleSymbolRenderer)
    assert layer.renderer().symbol().symbolLayerCount() == 3
    assert layer.renderer().symbol().symbolLayer(2).color().name() == "#ffbf00"


def test_the_style_of_polygons_loads(qgis_app):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633", "x", "memory")
    assert "polygons" in VECTOR_ROLES
    assert apply_style(layer, "polygons") == ""
    assert layer.renderer().symbol().symbolLayerCount() == 3


def test_a_mask_without_ones_gives_an_empty_layer(provider, masks, tmp_path, feedback):
    found = processing.run(
        "furrow:polygonisemask",
        {"MASK": str(masks / "ničle.tif"), "OUTPUT": str(tmp_path / "nič.gpkg")},
        feedback=feedback,
    )
    assert found["PARCEL_COUNT"] == 0
    assert QgsVectorLayer(found["OUTPUT"], "x").featureCount() == 0
    assert any("no cultivated pixel" in text for text in feedback.heard("warning"))


@pytest.mark.parametrize(
    ("algorithm", "parameters", "words"),
    [
        ("cleanmask", {"MINIMUM_PARCEL": 0, "MAXIMUM_HOLE": 0, "OUTPUT": "m.tif"}, "nothing would be cleaned"),
        ("cleanmask", {"OUTPUT": "m.img"}, "ends in .tif"),
        ("polygonisemask", {"OUTPUT": "p.shp"}, "ends in .gpkg or .fgb"),
        ("polygonisemask", {"PROBABILITY": "nowhere.tif", "OUTPUT": "p.gpkg"}, "There is no file"),
        ("polygonisemask", {"PROBABILITY": "maska 'č' #1.tif", "MASK": "verjetnost.tif", "OUTPUT": "p.gpkg"}, "value"),
    ],
)
def test_wrong_values_get_one_sentence(provider, masks, tmp_path, feedback, algorithm, parameters, words):
    parameters = {"MASK": "maska 'č' #1.tif"} | parameters
    for name in {"MASK", "PROBABILITY"} & parameters.keys():
        parameters[name] = str(masks / parameters[name])
    parameters["OUTPUT"] = str(tmp_path / parameters["OUTPUT"])
    with pytest.raises(QgsProcessingException, match=words):
        processing.run(f"furrow:{algorithm}", parameters, feedback=feedback)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_being_edited_is_not_replaced(provider, qgis_new_project, masks, tmp_path, feedback):
    output = tmp_path / "parcele.gpkg"
    parameters = {"MASK": str(masks / "maska 'č' #1.tif"), "OUTPUT": str(output)}
    processing.run("furrow:polygonisemask", parameters, feedback=feedback)
    layer = QgsVectorLayer(str(output), "open")
    assert layer.startEditing()
    before = output.stat().st_ino
    with pytest.raises(QgsProcessingException, match="open in another program"):
        processing.run("furrow:polygonisemask", parameters, feedback=feedback)
    assert output.stat().st_ino == before
    assert layer.rollBack()
    del layer
    processing.run("furrow:polygonisemask", parameters, feedback=feedback)


def test_through_qgis_process(qgis_process, masks, tmp_path):
    folder = tmp_path / "izhod 'ž' č"
    for name, source, output in (
        ("cleanmask", masks / "država ž.vrt", folder / "čista.tif"),
        ("polygonisemask", folder / "čista.tif", folder / "parcele.fgb"),
    ):
        done = qgis_process("run", f"furrow:{name}", "--", f"MASK={source}", f"OUTPUT={output}")
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"OUTPUT:\t{output}" in done.stdout
    layer = QgsVectorLayer(str(folder / "parcele.fgb"), "x")
    assert layer.featureCount() > 3
    area = sum(each.geometry().area() for each in layer.getFeatures())
    assert area == (pixels(folder / "čista.tif") == 1).sum() * 6.25
