"""Many seasons predicted through the toolbox: the maps, what is opened, what goes on, what is refused."""

import shutil

import processing
import pytest
from osgeo import gdal
from processing.gui.Postprocessing import handleAlgorithmResults
from qgis.core import (
    QgsApplication,
    QgsPalettedRasterRenderer,
    QgsProcessingException,
    QgsProject,
    QgsSingleBandPseudoColorRenderer,
)

gdal.UseExceptions()


@pytest.fixture
def seasons(season, tmp_path):
    """A folder of two seasons of one place."""
    folder = tmp_path / "sezone 'č'"
    for name in ("Žalec", "Celje"):
        shutil.copytree(season, folder / name)
    return folder


def run(feedback, **parameters):
    return processing.run("furrow:predictseasons", parameters, feedback=feedback)


def test_a_folder_of_seasons_becomes_a_map(provider, qgis_new_project, seasons, tmp_path, feedback):
    maps = tmp_path / "karte ž"
    results = run(feedback, SEASONS=str(seasons), FOLDER=str(maps), THRESHOLD=0.4)
    assert (results["PREDICTED"], results["KEPT"], results["FAILED"], results["FAILURES"]) == (2, 0, 0, "")
    assert results["MASK"] == str(maps / "mask.vrt")
    mask = gdal.Open(results["MASK"])
    assert (mask.RasterXSize, mask.RasterYSize) == (120, 160)
    assert (mask.ReadAsArray() == gdal.Open(str(maps / "Celje" / "mask.tif")).ReadAsArray()).all()
    assert any("2 seasons to predict" in line for _, line in feedback.said)
    again = run(feedback, SEASONS=str(seasons), FOLDER=str(maps), THRESHOLD=0.4, MOSAIC=2)
    assert (again["PREDICTED"], again["KEPT"]) == (0, 2)
    assert again["MASK"] == str(maps / "mask.tif")
    assert again["CULTIVATED_HECTARES"] == pytest.approx(results["CULTIVATED_HECTARES"])


def test_the_maps_are_opened_with_their_styles(provider, context, seasons, tmp_path, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:predictseasons")
    parameters = {
        "SEASONS": str(seasons), "FOLDER": str(tmp_path / "maps"), "UNCERTAINTY": True, "TURNS": "2",
    }  # fmt: skip
    _, successful = algorithm.run(parameters, context, feedback)
    assert successful, feedback.said
    assert handleAlgorithmResults(algorithm, context, feedback, parameters)
    layers = {layer.source().rsplit("/", 1)[1]: layer for layer in QgsProject.instance().mapLayers().values()}
    assert set(layers) == {"probability.vrt", "mask.vrt", "uncertainty.vrt"}
    assert isinstance(layers["mask.vrt"].renderer(), QgsPalettedRasterRenderer)
    assert isinstance(layers["probability.vrt"].renderer(), QgsSingleBandPseudoColorRenderer)
    shown = layers["uncertainty.vrt"].renderer()
    assert shown.classificationMax() == 40
    assert all(layer.name()[0].isupper() for layer in layers.values())


def test_nothing_is_opened_where_that_is_not_wanted(provider, context, seasons, tmp_path, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:predictseasons")
    parameters = {"SEASONS": str(seasons), "FOLDER": str(tmp_path / "maps"), "LOAD": False}
    _, successful = algorithm.run(parameters, context, feedback)
    assert successful, feedback.said
    assert not context.layersToLoadOnCompletion()


def test_a_season_that_fails_is_told_and_the_other_is_mapped(provider, qgis_new_project, seasons, tmp_path, feedback):
    (seasons / "Celje" / "collection.json").write_text("{", encoding="utf-8")
    results = run(feedback, SEASONS=str(seasons), FOLDER=str(tmp_path / "maps"))
    assert (results["PREDICTED"], results["FAILED"]) == (1, 1)
    assert results["FAILURES"].startswith("Celje: ")
    assert any("'Celje' was not predicted" in line for _, line in feedback.said)


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"SEASONS": "/nowhere/at all"}, "There is no folder '/nowhere/at all'"),
        ({"MODEL": "/no model"}, "There is no model '/no model'"),
        ({"UNCERTAINTY": True}, "spread of several predictions"),
    ],
)
def test_wrong_values_are_told_in_a_sentence(provider, seasons, tmp_path, feedback, parameters, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(feedback, **{"SEASONS": str(seasons), "FOLDER": str(tmp_path / "maps"), **parameters})


def test_a_folder_without_seasons_is_told(provider, tmp_path, feedback):
    (tmp_path / "empty").mkdir()
    with pytest.raises(QgsProcessingException, match="There is no season in"):
        run(feedback, SEASONS=str(tmp_path / "empty"), FOLDER=str(tmp_path / "maps"))
