"""Fetch parcels, as users run it, against a real pygeoapi; and what 'Reference and weights' makes of its output."""

import json

import processing
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from furrow.tests.builders.faults import Status
from furrow.tests.builders.ogc_services import ogc_service
from furrow.tests.builders.parcel_layers import BOUNDS, Parcel, parcel_layer, square
from furrow.tests.builders.switchboard import Switchboard

gdal.UseExceptions()

FIELD = Parcel("3", square(50, 50, 60))
MEADOW = Parcel("1", square(150, 50, 60))
UNKNOWN = Parcel("100", square(50, 200, 60))
CUT = Parcel("2", square(-30, 300, 60))
ODD = Parcel("999", square(150, 200, 60))
OUTSIDE = Parcel("2", square(400, 0, 60))
LAYER = [FIELD, MEADOW, UNKNOWN, CUT, ODD, OUTSIDE]
EXTENT = f"{BOUNDS[0]},{BOUNDS[2]},{BOUNDS[1]},{BOUNDS[3]} [EPSG:32633]"
SECRET = "skrivni-žeton-123".encode().hex()


@pytest.fixture(scope="module")
def service(qgis_app, tmp_path_factory):
    folder = tmp_path_factory.mktemp("storitev")
    layer = parcel_layer(LAYER)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "parcele"
    source = folder / "vir.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(source), QgsProject.instance().transformContext(), options)
    with ogc_service(folder, source, storage="EPSG:32633", crs=["EPSG:32633"], limit=2) as url:
        yield url


@pytest.fixture
def parameters(service, tmp_path):
    return {
        "EXTENT": EXTENT,
        "SERVICE": "ogcapi",
        "URL": service,
        "COLLECTION": "parcele",
        "CLASS_FIELD": "crop",
        "PRESET": "slovenia",
        "OUTPUT": str(tmp_path / "parcele 'č' 100%.gpkg"),
    }


@pytest.fixture
def auth_token(qgis_app):
    """Returns a function that stores a token and returns the name of its configuration."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("skupno geslo", verify=False)
    stored = []

    def store(token, method="Basic", **values):
        configuration = QgsAuthMethodConfig(method)
        configuration.setName("žeton 'č'")
        configuration.setConfigMap(values or {"username": "", "password": token})
        kept, configuration = manager.storeAuthenticationConfig(configuration)
        assert kept
        stored.append(configuration.id())
        return configuration.id()

    yield store
    for identifier in stored:
        manager.removeAuthenticationConfig(identifier)


def run(parameters, feedback):
    return processing.run("furrow:fetchparcels", parameters, feedback=feedback)


def pixels(path):
    return gdal.Open(path).ReadAsArray()


def test_parcels_come_with_their_status_and_an_editable_table(provider, qgis_new_project, parameters, feedback):
    results = run(parameters, feedback)
    assert results["PARCEL_COUNT"] == 5
    assert results["CULTIVATED_COUNT"] == 2
    assert results["NOT_CULTIVATED_COUNT"] == 1
    assert results["NOT_DECLARED_COUNT"] == 2
    assert results["UNMAPPED_COUNT"] == 1
    assert results["UNMAPPED_CODES"] == "999"
    assert "5 parcels" in results["SUMMARY"]
    assert any("'999'" in text for text in feedback.heard("warning"))
    layer = QgsVectorLayer(results["OUTPUT"], "o", "ogr")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32633"
    assert {(f["crop"], f["status"]) for f in layer.getFeatures()} == {
        ("3", "cultivated"), ("2", "cultivated"), ("1", "not_cultivated"), ("100", "not_declared"),
        ("999", "not_declared"),
    }  # fmt: skip
    cut = next(f for f in layer.getFeatures() if f["crop"] == "2")
    assert cut.geometry().area() == pytest.approx(30 * 60)
    table = QgsVectorLayer(results["CLASS_MAPPING"], "t", "ogr")
    assert table.isValid()
    assert table.fields().names() == ["fid", "code", "name", "status"]
    assert table.featureCount() == 5


def test_the_output_is_a_reference_without_a_further_step(
    provider, qgis_new_project, parameters, feedback, season, tmp_path
):
    fetched = run(parameters, feedback)
    common = {"SEASON": str(season), "SHRINK": 2.5}
    made = processing.run(
        "furrow:referencefromparcels",
        common | {
            "PARCELS": fetched["OUTPUT"], "CLASS": "status", "CULTIVATED_CLASSES": "cultivated",
            "NOT_DECLARED_CLASSES": "not_declared", "CULTIVATED": str(tmp_path / "c.tif"),
            "NOT_DECLARED": str(tmp_path / "n.tif"), "WEIGHTS": str(tmp_path / "w.tif"),
        },
        feedback=feedback,
    )  # fmt: skip
    inside = [parcel for parcel in LAYER if parcel is not CUT]  # whole ones: a cut edge is shrunk, too
    expected = processing.run(
        "furrow:referencefromparcels",
        common | {
            "PARCELS": parcel_layer([*inside, Parcel("2", square(0, 300, 30, 60))]), "CLASS": "crop",
            "CULTIVATED_CLASSES": "2,3", "NOT_DECLARED_CLASSES": "100,999", "CULTIVATED": str(tmp_path / "ce.tif"),
            "NOT_DECLARED": str(tmp_path / "ne.tif"), "WEIGHTS": str(tmp_path / "we.tif"),
        },
        feedback=feedback,
    )  # fmt: skip
    for name in ("CULTIVATED", "NOT_DECLARED", "WEIGHTS"):
        assert (pixels(made[name]) == pixels(expected[name])).all(), name
    assert made["CULTIVATED_COUNT"] == 2
    assert pixels(made["CULTIVATED"]).sum() > 22 * 22


def test_layers_are_loaded_and_styled(provider, qgis_new_project, parameters, feedback):
    processing.runAndLoadResults("furrow:fetchparcels", parameters | {"OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback)
    layers = {layer.name(): layer for layer in QgsProject.instance().mapLayers().values()}
    assert set(layers) == {"Parcels", "Class mapping"}
    assert layers["Parcels"].renderer().classAttribute() == "status"
    assert layers["Parcels"].featureCount() == 5
    assert not layers["Class mapping"].isSpatial()
    mapped = {"PARCELS": layers["Parcels"], "FIELD": "crop", "TABLE": layers["Class mapping"]}
    processing.runAndLoadResults("furrow:mapcropclasses", mapped | {"OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback)
    layers = {layer.name(): layer for layer in QgsProject.instance().mapLayers().values()}
    assert layers["Parcels with status"].renderer().classAttribute() == "status"


def test_without_a_field_there_is_no_table(provider, qgis_new_project, parameters, feedback):
    results = run(parameters | {"CLASS_FIELD": ""}, feedback)
    assert "CLASS_MAPPING" not in results
    assert results["PARCEL_COUNT"] == 5
    assert any("no status" in text for text in feedback.heard("info"))


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("Basic", {"username": "ana", "password": SECRET}),
        ("APIHeader", {"Authorization": f"Bearer {SECRET}"}),
    ],
)
def test_the_token_is_found_in_either_kind_of_configuration(
    provider, qgis_new_project, parameters, feedback, service, auth_token, method, values
):
    with Switchboard(service) as board:
        run(parameters | {"URL": board.url, "AUTH": auth_token("", method, **values)}, feedback)
        assert {asked.headers.get("authorization") for asked in board.requests} == {f"Bearer {SECRET}"}


def test_a_configuration_without_a_token_is_told(provider, qgis_new_project, parameters, feedback, auth_token):
    empty = auth_token("", "Basic", username="ana", password="")
    with pytest.raises(QgsProcessingException, match="holds no token"):
        run(parameters | {"AUTH": empty}, feedback)
    with pytest.raises(QgsProcessingException, match=r"no authentication configuration|Incorrect"):
        run(parameters | {"AUTH": "abcdefg"}, feedback)


def test_an_edited_table_changes_the_status(provider, qgis_new_project, parameters, feedback):
    fetched = run(parameters, feedback)
    table = QgsVectorLayer(fetched["CLASS_MAPPING"], "t", "ogr")
    table.startEditing()
    for row in table.getFeatures():
        if row["code"] == "999":
            table.changeAttributeValue(row.id(), table.fields().lookupField("status"), "cultivated")
    assert table.commitChanges()
    mapped = processing.run(
        "furrow:mapcropclasses",
        {"PARCELS": fetched["OUTPUT"], "FIELD": "crop", "TABLE": fetched["CLASS_MAPPING"],
         "OUTPUT": "TEMPORARY_OUTPUT"},
        feedback=feedback,
    )  # fmt: skip
    assert mapped["CULTIVATED_COUNT"] == 3
    assert mapped["UNMAPPED_COUNT"] == 0


def test_boxes_of_a_layer_name_the_parcels(provider, qgis_new_project, parameters, feedback):
    boxes = parcel_layer(
        [Parcel("zahod 'č'", square(0, 0, 150, 400)), Parcel("vzhod", square(150, 0, 150, 400))], field="name"
    )
    results = run(parameters | {"EXTENT": None, "BOXES": boxes}, feedback)
    layer = QgsVectorLayer(results["OUTPUT"], "o", "ogr")
    assert {(f["crop"], f["box"]) for f in layer.getFeatures()} == {
        ("3", "zahod 'č'"), ("2", "zahod 'č'"), ("100", "zahod 'č'"), ("1", "vzhod"), ("999", "vzhod")
    }  # fmt: skip


def test_the_token_is_nowhere_but_in_the_request(
    provider, qgis_new_project, parameters, feedback, service, tmp_path, auth_token
):
    with Switchboard(service) as board:
        run(parameters | {"URL": board.url, "AUTH": auth_token(SECRET)}, feedback)
        assert {asked.headers.get("authorization") for asked in board.requests} == {f"Bearer {SECRET}"}
        board.fail("items", times=None, fault=Status(401))
        with pytest.raises(QgsProcessingException, match="does not accept the credentials") as caught:
            run(parameters | {"URL": board.url, "AUTH": auth_token(SECRET)}, feedback)
    assert SECRET not in f"{caught.value}{feedback.said}{feedback.texts}"
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()


def test_a_cancel_leaves_nothing(provider, qgis_new_project, parameters, tmp_path):
    from furrow.tests.builders.qgis_feedback import Feedback

    feedback = Feedback()
    feedback._at_progress = feedback.cancel
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run(parameters, feedback)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"URL": "parcele.si"}, "must start with https"),
        ({"COLLECTION": " "}, "No collection|Incorrect"),
        ({"COLLECTION": "njive"}, "no collection 'njive', but 'parcele'"),
        ({"CLASS_FIELD": "kultura"}, "no field 'kultura', but 'fid', 'crop'|no field 'kultura'"),
        ({"OUTPUT": "parcele.shp"}, "no GeoPackage"),
        ({"MAPPING": "/no/č.csv"}, "There is no file|cannot be read"),
        ({"EXTENT": None}, "box|extent"),
        ({"EXTENT": "0,10,0,10 [EPSG:32633]"}, "No parcel|box|extent"),
    ],
)
def test_what_cannot_work_gives_one_sentence(
    provider, qgis_new_project, parameters, feedback, tmp_path, changes, words
):
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run(parameters | changes, feedback)
    assert "\n" not in str(caught.value).removeprefix("Unable to execute algorithm\n")
    assert "Traceback" not in str(feedback.said)
    assert list(tmp_path.iterdir()) == []


def test_through_qgis_process(qgis_process, parameters):
    done = qgis_process(
        "run", "furrow:fetchparcels", "--json", "--", *(f"{key}={value}" for key, value in parameters.items())
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout)["results"]
    assert results["PARCEL_COUNT"] == 5
    assert results["OUTPUT"] == parameters["OUTPUT"]
