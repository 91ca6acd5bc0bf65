"""Import and verify as an analyst runs them, with awkward names and wrong inputs."""

import shutil

import processing
import pytest
from qgis.core import QgsProcessing, QgsProcessingException

from furrow.tests.builders.geotiff_images import write_images

AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"


def run(name, feedback, **parameters):
    return processing.run(f"furrow:{name}", parameters, feedback=feedback)


@pytest.fixture
def images(tmp_path):
    write_images(tmp_path / AWKWARD)
    return tmp_path / AWKWARD


def test_geotiffs_become_a_season_that_verifies_and_loads(provider, qgis_new_project, images, tmp_path, feedback):
    target = tmp_path / "sezona ž"
    results = run("importgeotiffs", feedback, FOLDER=str(images), SEASON=str(target))
    assert results["SEASON"] == str(target)
    assert results["DATES"] == 3
    verified = run("verifyseason", feedback, SEASON=str(target))
    assert verified["COMPLETE"] is True
    assert verified["PROBLEMS"] == 0
    assert run("loadseason", feedback, SEASON=str(target))["DATES"] == 3


def test_a_temporary_season(provider, qgis_new_project, images, feedback):
    results = run("importgeotiffs", feedback, FOLDER=str(images), SEASON=QgsProcessing.TEMPORARY_OUTPUT)
    assert run("verifyseason", feedback, SEASON=results["SEASON"])["DATES"] == 3


def test_bands_may_be_named(provider, qgis_new_project, tmp_path, feedback):
    write_images(tmp_path / "in", described=False)
    results = run(
        "importgeotiffs", feedback, FOLDER=str(tmp_path / "in"), BANDS="B02,B03 B04; B08", SEASON=str(tmp_path / "out")
    )
    assert results["DATES"] == 3


def test_only_a_season_is_ever_replaced(provider, qgis_new_project, images, tmp_path, feedback):
    target = tmp_path / "dokumenti"
    target.mkdir()
    (target / "diploma.txt").write_text("ten years of work")
    with pytest.raises(QgsProcessingException, match="holds other things"):
        run("importgeotiffs", feedback, FOLDER=str(images), SEASON=str(target), OVERWRITE=True)
    assert (target / "diploma.txt").read_text() == "ten years of work"
    season = tmp_path / "season"
    run("importgeotiffs", feedback, FOLDER=str(images), SEASON=str(season))
    with pytest.raises(QgsProcessingException, match="allow overwriting"):
        run("importgeotiffs", feedback, FOLDER=str(images), SEASON=str(season))
    (images / "posnetek č 2019-06-01.tif").unlink()
    again = run("importgeotiffs", feedback, FOLDER=str(images), SEASON=str(season), OVERWRITE=True)
    assert again["DATES"] == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"FOLDER": "/nowhere"}, "no folder"),
        ({"BANDS": "B02 B99"}, "'B99' is no band"),
        ({"BANDS": "B02 B02"}, "named twice"),
        ({"DATE_PATTERN": "("}, "no regular expression"),
        ({"DATE_PATTERN": r"\d+"}, "no group named date"),
        ({"BANDS": "B02 B03"}, "band"),
    ],
)
def test_wrong_values_give_one_sentence(provider, qgis_new_project, images, tmp_path, feedback, changes, words):
    parameters = {"FOLDER": str(images), "SEASON": str(tmp_path / "out")} | changes
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run("importgeotiffs", feedback, **parameters)
    assert "\n" not in str(caught.value).removeprefix("Unable to execute algorithm\n")
    assert not (tmp_path / "out").exists()


def test_an_eopatch_is_asked_for_once(provider, qgis_new_project, tmp_path, feedback):
    (tmp_path / "patch").mkdir()
    archive = tmp_path / "patch.zip"
    archive.write_bytes(b"PK")
    for values in ({}, {"EOPATCH": str(tmp_path / "patch"), "ARCHIVE": str(archive)}):
        with pytest.raises(QgsProcessingException, match="either"):
            run("importeopatch", feedback, SEASON=str(tmp_path / "out"), **values)
    for values in ({"EOPATCH": str(tmp_path / "patch")}, {"ARCHIVE": str(archive)}):
        with pytest.raises(QgsProcessingException) as caught:
            run("importeopatch", feedback, SEASON=str(tmp_path / "out"), **values)
        assert "patch" in str(caught.value)
        assert not (tmp_path / "out").exists()


def test_a_truncated_image_is_named(provider, qgis_new_project, season, tmp_path, feedback):
    broken = shutil.copytree(season, tmp_path / "broken")
    image = broken / "2019-03-13" / "bands.tif"
    image.write_bytes(image.read_bytes()[: image.stat().st_size // 2])
    with pytest.raises(QgsProcessingException, match="2019-03-13"):
        run("verifyseason", feedback, SEASON=str(broken))
    lenient = run("verifyseason", feedback, SEASON=str(broken), STRICT=False)
    assert lenient["COMPLETE"] is False
    assert lenient["MISSING"] == "2019-03-13"
    assert lenient["PROBLEMS"] >= 1
    assert "2019-03-13" in lenient["REPORT"]
