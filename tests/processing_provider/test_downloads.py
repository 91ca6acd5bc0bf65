"""From an empty folder to complete seasons, as an analyst goes: grid, download, status, layers."""

import json
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import processing
import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from furrow.tests.builders.qgis_feedback import Feedback

ROOT = Path(__file__).resolve().parents[2]
PLACE = "sezone žito & 'co'"
WORDS = "skupno geslo"  # the master password of the test's authentication database


@contextmanager
def _served(engine_python, folder, kind):
    script = ROOT / "tests" / "builders" / "serve_truth.py"
    process = subprocess.Popen(
        [str(engine_python), "-I", str(script), str(ROOT / "build"), str(folder), kind],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        line = process.stdout.readline()
        assert line, f"{script} served nothing"
        yield json.loads(line)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


@pytest.fixture(scope="module")
def archive(engine_python, tmp_path_factory):
    with _served(engine_python, tmp_path_factory.mktemp("archive"), "archive") as told:
        yield told


@pytest.fixture(scope="module")
def hub(engine_python, tmp_path_factory):
    with _served(engine_python, tmp_path_factory.mktemp("hub"), "hub") as told:
        yield told


def run(name, feedback=None, **parameters):
    return processing.run(f"furrow:{name}", parameters, feedback=feedback or Feedback())


def extent_of(told, metres=0.0):
    box = told["box"]
    return f"{box['left']},{box['right'] - metres},{box['bottom']},{box['top']} [{box['crs']}]"


def archive_of(told):
    return {"ARCHIVE": "custom", "URL": told["url"], "COLLECTION": told["collection"], "CLOUD_COVER": 100}


@pytest.fixture
def grid(provider, qgis_new_project, archive, tmp_path):
    """Two by two boxes of 300 m, or less at the edges, over the served place."""
    path = tmp_path / "mreža 'š'.gpkg"
    results = run("createboxgrid", EXTENT=extent_of(archive), SIZE=300, CRS="EPSG:32633", GRID=str(path))
    layer = QgsVectorLayer(f"{path}|layername=mreža 'š'", "boxes", "ogr")
    if not layer.isValid():
        layer = QgsVectorLayer(str(path), "boxes", "ogr")
    assert layer.featureCount() == results["BOX_COUNT"] == 4
    return layer


def test_a_grid_is_filled_and_tells_its_state(archive, grid, tmp_path, feedback):
    seasons = tmp_path / PLACE
    order = {"BOXES": grid, "SEASONS": str(seasons), **archive_of(archive)}
    dry = run("downloadstac", feedback, DRY_RUN=True, **order)
    assert dry["REQUESTS"] > 0
    assert dry["MEGABYTES"] > 0
    assert not list(seasons.glob("*"))
    assert "Nothing was fetched" in dry["SUMMARY"]

    grid.selectByExpression("name = 'box-0002'")
    QgsProject.instance().addMapLayer(grid, False)
    chosen = QgsProcessingFeatureSourceDefinition(grid.id(), selectedFeaturesOnly=True)
    first = run("downloadstac", feedback, **{**order, "BOXES": chosen})
    assert (first["COMPLETE"], first["FETCHED"]) == (True, 3)
    assert [path.name for path in seasons.iterdir() if path.is_dir()] == ["box-0002"]

    grid.removeSelection()
    second = run("downloadstac", feedback, **order)
    assert (second["COMPLETE"], second["FETCHED"], second["PRESENT"]) == (True, 9, 3)
    third = run("downloadstac", feedback, **order)
    assert (third["FETCHED"], third["PRESENT"]) == (0, 12)

    shutil.rmtree(seasons / "box-0003" / archive["dates"][1])
    shutil.rmtree(seasons / "box-0004")
    run("refreshboxstatus", feedback, BOXES=grid, SEASONS=str(seasons))
    grid.dataProvider().reloadData()
    states = {feature["name"]: feature["status"] for feature in grid.getFeatures()}
    assert states == {"box-0001": "complete", "box-0002": "complete", "box-0003": "partial", "box-0004": "missing"}
    assert run("verifyseason", feedback, SEASON=str(seasons / "box-0001"))["COMPLETE"] is True
    assert run("loadseason", feedback, SEASON=str(seasons / "box-0001"))["DATES"] == 3


def test_an_extent_is_a_box(provider, qgis_new_project, archive, tmp_path, feedback):
    results = run(
        "downloadstac", feedback, EXTENT=extent_of(archive), SEASONS=str(tmp_path / PLACE), BANDS="B04 B08",
        LAST_DAY=archive["dates"][1], **archive_of(archive),
    )  # fmt: skip
    assert (results["COMPLETE"], results["FETCHED"]) == (True, 2)
    (season,) = (path for path in (tmp_path / PLACE).iterdir() if path.is_dir())
    index = run("spectralindex", feedback, SEASON=str(season), VARIABLE="NDVI", OUTPUT=str(tmp_path / "n.tif"))
    assert Path(index["OUTPUT"]).is_file()


@pytest.fixture
def configuration(provider, hub):
    """Returns a function (**values) -> identifier of a stored authentication configuration."""
    manager = QgsApplication.authManager()
    assert manager.masterPasswordIsSet() or manager.setMasterPassword(WORDS, verify=False)
    stored = []

    def store(username, password):
        config = QgsAuthMethodConfig("Basic")
        config.setName("Sentinel Hub ž")
        config.setConfig("username", username)
        config.setConfig("password", password)
        assert manager.storeAuthenticationConfig(config)[0]
        stored.append(config.id())
        return config.id()

    yield store
    for identifier in stored:
        manager.removeAuthenticationConfig(identifier)


def test_sentinel_hub_with_stored_credentials(provider, qgis_new_project, hub, configuration, tmp_path, feedback):
    order = {
        "EXTENT": extent_of(hub), "SEASONS": str(tmp_path / PLACE), "ENDPOINT": "custom", "BASE_URL": hub["base_url"],
        "TOKEN_URL": hub["token_url"], "CLOUD_COVER": 100,
    }  # fmt: skip
    wrong = configuration("nobody-7Hx", "wr0ng-secret-žž")
    with pytest.raises(QgsProcessingException, match="authentication settings") as caught:
        run("downloadsentinelhub", feedback, AUTHENTICATION=wrong, **order)
    right = configuration(hub["client_id"], hub["client_secret"])
    results = run("downloadsentinelhub", feedback, AUTHENTICATION=right, **order)
    assert (results["COMPLETE"], results["FETCHED"]) == (True, 3)
    assert results["PROCESSING_UNITS"] > 0
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    said = "\n".join([str(caught.value), *feedback.texts, *(text for _, text in feedback.said)]).encode() + written
    for secret in (hub["client_id"], hub["client_secret"], "nobody-7Hx", "wr0ng-secret-žž"):
        assert secret.encode() not in said


def test_products_on_disk(provider, qgis_new_project, engine_python, tmp_path, feedback):
    with _served(engine_python, tmp_path / "p", "products") as told:
        folder = str(Path(told["products"][0]).parent)
        results = run("importsafe", feedback, EXTENT=extent_of(told), SEASONS=str(tmp_path / PLACE), FOLDER=folder)
    assert (results["COMPLETE"], results["FETCHED"]) == (True, 3)


def test_a_dead_archive_is_told_in_one_sentence(provider, qgis_new_project, archive, tmp_path, feedback):
    order = {**archive_of(archive), "URL": "http://127.0.0.1:9/stac"}
    with pytest.raises(QgsProcessingException, match=r"127\.0\.0\.1:9") as caught:
        run("downloadstac", feedback, EXTENT=extent_of(archive), SEASONS=str(tmp_path / PLACE), ATTEMPTS=1, **order)
    assert "\n" not in str(caught.value).strip()


def test_the_same_through_qgis_process(qgis_process, archive, tmp_path):
    done = qgis_process(
        "run", "furrow:downloadstac", "--", f"EXTENT={extent_of(archive)}", f"SEASONS={tmp_path / PLACE}",
        "ARCHIVE=custom", f"URL={archive['url']}", f"COLLECTION={archive['collection']}", "CLOUD_COVER=100",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "1 of 1 boxes are complete: 3 dates came" in done.stdout + done.stderr
