"""The workflows: listed, translated, in step with their steps, and run on the sample."""

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

import processing
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingModelAlgorithm,
    QgsProject,
    QgsVectorLayer,
)

from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider import workflows
from furrow.processing_provider.groups import Group
from furrow.processing_provider.workflows import WORKFLOWS, Workflow, identifier

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
NAMES = ["seasontoagreement", "boxesofregion"]


def created(name):
    return QgsApplication.processingRegistry().createAlgorithmById(f"furrow:{name}")


def run(name, feedback, **parameters):
    return processing.run(f"furrow:{name}", parameters, feedback=feedback)


def test_identifiers_are_those_that_stay(provider):
    assert [identifier(file) for file in WORKFLOWS] == NAMES
    assert sorted(path.name for path in (ROOT / "resources" / "models").iterdir()) == sorted(
        file.name for file in WORKFLOWS
    )
    kept = {name: created(name) for name in NAMES}  # parameters live as long as their algorithm
    assert {name: [p.name() for p in each.parameterDefinitions()] for name, each in kept.items()} == {
        "seasontoagreement": [
            "SEASON", "MODEL", "PARCELS", "ID", "CLASS", "CULTIVATED_CLASSES", "NOT_DECLARED_CLASSES",
            "MINIMUM_PARCEL", "MAXIMUM_HOLE", "REGULARISE",
            "probability", "cleaned_mask", "fields_of_the_map", "parcel_agreement",
        ],
        "boxesofregion": [
            "AREA", "EXTENT", "SIZE", "FIRST_DAY", "LAST_DAY", "CLOUD_COVER", "MODEL", "ARCHIVE", "URL", "COLLECTION",
            "boxes", "folder_of_the_seasons", "folder_of_the_maps",
        ],
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_there(provider, name):
    workflow = created(name)
    assert isinstance(workflow, Workflow)
    assert workflow.id() == f"furrow:{name}"
    assert workflow.groupId() == Group.WORKFLOWS.value
    assert workflow.helpUrl().endswith(f"/docs/algorithms/{name}.md")
    assert Path(workflow.svgIconPath()).is_file()
    assert len(workflow.tags()) >= 4
    shown = workflow.shortHelpString()
    assert workflow.shortDescription() in shown
    for parameter in workflow.parameterDefinitions():
        assert len(parameter.help()) >= 10, parameter.name()
        assert parameter.description() in shown
    assert workflow.canExecute() == (True, "")


def test_every_text_of_the_files_can_be_translated(provider, monkeypatch):
    texts = []
    for file in WORKFLOWS:
        model = QgsProcessingModelAlgorithm()
        assert model.fromFile(str(file))
        texts += [model.displayName(), model.helpContent()["ALG_DESC"]]
        for parameter in model.parameterDefinitions():
            texts.append(parameter.description())
            if not isinstance(parameter, QgsProcessingDestinationParameter):  # whose help is that of the step
                texts.append(parameter.help())
    assert set(workflows._TEXTS) == set(texts)
    monkeypatch.setattr(workflows, "translate_inherited", lambda contexts, text: f"«{text}»")
    for file in WORKFLOWS:
        workflow = Workflow(file)
        shown = [workflow.displayName(), workflow.purpose(), workflow.shortDescription(), *workflow.tags()[:1]]
        for part in [*workflow.parameterDefinitions(), *workflow.outputDefinitions()]:
            shown.append(part.description())
        assert all(text.startswith("«") for text in shown)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_steps_know_every_value_they_are_given_and_defaults_are_theirs(provider, file):
    workflow = Workflow(file)
    own = {parameter.name(): parameter for parameter in workflow.parameterDefinitions()}
    for step in workflow.childAlgorithms().values():
        for name, sources in step.parameterSources().items():
            theirs = step.algorithm().parameterDefinition(name)
            assert theirs is not None, (step.childId(), name)
            for source in sources:
                mine = own.get(source.parameterName())
                if mine is None or name.endswith("_CLASSES"):  # which suit the challenge alone
                    continue
                assert mine.type() == theirs.type(), name
                assert (mine.defaultValue() or None) == (theirs.defaultValue() or None), name
                assert mine.description() == theirs.description(), name


def test_without_an_engine_it_says_what_to_do(provider, monkeypatch, tmp_path):
    monkeypatch.setenv("FURROW_ENGINE_HOME", str(tmp_path / "prazno"))
    for name in NAMES:
        sound, sentence = created(name).canExecute()
        assert not sound
        assert "Build the engine" in sentence


@pytest.mark.parametrize("content", ["", "no XML", "<Option/>"])
def test_a_damaged_file_is_told_in_one_sentence(qgis_app, tmp_path, content):
    (tmp_path / "pokvarjen č.model3").write_text(content)
    with pytest.raises(DamagedFileError, match=r"pokvarjen č\.model3' cannot be read: install Furrow anew"):
        Workflow(tmp_path / "pokvarjen č.model3")


def test_a_season_becomes_a_map_and_its_agreement_with_the_register(provider, qgis_new_project, tmp_path, feedback):
    folder = tmp_path / "Izhod 'č' 100%"
    folder.mkdir()
    results = run(
        "seasontoagreement", feedback,
        SEASON=str(SAMPLE / "flanders-2019"), PARCELS=f"{SAMPLE / 'parcels.gpkg'}|layername=parcels",
        CLASS="landuse", CULTIVATED_CLASSES="cropland", NOT_DECLARED_CLASSES="not declared", ID="parcel",
        probability=str(folder / "p.tif"), cleaned_mask=str(folder / "m.tif"),
        fields_of_the_map=str(folder / "f.gpkg"), parcel_agreement=str(folder / "a.gpkg"),
    )  # fmt: skip
    assert {Path(results[name]).name for name in ("probability", "cleaned_mask")} == {"p.tif", "m.tif"}
    told = gdal.Open(str(folder / "m.tif")).GetMetadata()
    assert told["FURROW_MINIMUM_PARCEL_M2"] == "250"
    fields = QgsVectorLayer(str(folder / "f.gpkg"), "f", "ogr")
    assert 10 < fields.featureCount() < 200
    assert "probability_mean" in fields.fields().names()
    agreement = QgsVectorLayer(f"{folder / 'a.gpkg'}|layername=agreement", "a", "ogr")
    assert agreement.featureCount() == 40


def test_the_results_are_loaded_with_their_styles(provider, qgis_new_project, tmp_path, feedback):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    processing.runAndLoadResults(
        "furrow:seasontoagreement",
        {
            "SEASON": str(SAMPLE / "flanders-2019"), "PARCELS": f"{SAMPLE / 'parcels.gpkg'}|layername=parcels",
            "probability": str(tmp_path / "p.tif"), "cleaned_mask": str(tmp_path / "m.tif"),
            "fields_of_the_map": str(tmp_path / "f.gpkg"), "parcel_agreement": str(tmp_path / "a.gpkg"),
        },
        context=context, feedback=feedback,
    )  # fmt: skip
    loaded = {
        Path(layer.source().partition("|")[0]).name: layer for layer in QgsProject.instance().mapLayers().values()
    }
    assert {"p.tif", "m.tif", "f.gpkg", "a.gpkg"} <= set(loaded)
    assert loaded["m.tif"].styleManager().styles() == ["Filled", "Outline"]
    assert loaded["p.tif"].renderer().type() == "singlebandpseudocolor"


@contextmanager
def served(engine_python, folder):
    script = ROOT / "tests" / "builders" / "serve_truth.py"
    process = subprocess.Popen(
        [str(engine_python), "-I", str(script), str(ROOT / "build"), str(folder), "sample"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def test_a_region_becomes_boxes_seasons_and_one_map(provider, qgis_new_project, engine_python, tmp_path, feedback):
    folder = tmp_path / "Regija 'ž'"
    with served(engine_python, tmp_path / "arhiv") as told:
        box = told["box"]
        order = {
            "EXTENT": f"{box['left']},{box['left'] + 320},{box['bottom']},{box['bottom'] + 160} [{box['crs']}]",
            "SIZE": 160, "LAST_DAY": "2019-04-30", "CLOUD_COVER": 100,
            "ARCHIVE": "custom", "URL": told["url"], "COLLECTION": told["collection"],
            "boxes": str(folder / "mreža.gpkg"), "folder_of_the_seasons": str(folder / "sezone"),
            "folder_of_the_maps": str(folder / "karte"),
        }  # fmt: skip
        folder.mkdir()
        run("boxesofregion", feedback, **order)
    assert QgsVectorLayer(str(folder / "mreža.gpkg"), "b", "ogr").featureCount() == 2
    for name in ("box-0001", "box-0002"):
        assert (folder / "sezone" / name / "collection.json").is_file()
        assert (folder / "karte" / name / "mask.tif").is_file()
    (whole,) = (folder / "karte").glob("mask*.vrt")
    opened = gdal.Open(str(whole))
    assert (opened.RasterXSize, opened.RasterYSize) == (128, 64)


def checked(name, values, context):
    """What the workflow says of values, its outputs being temporary."""
    workflow = created(name)
    outputs = {each.name(): "TEMPORARY_OUTPUT" for each in workflow.destinationParameterDefinitions()}
    answer = workflow.checkParameterValues(values | outputs, context)
    context.temporaryLayerStore().removeAllMapLayers()  # or they would outlive QGIS where this is the last test
    return answer


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("boxesofregion", {}, "either an area or an extent"),
        ("boxesofregion", {"EXTENT": "0,1000,0,1000 [EPSG:32633]", "SIZE": 1234}, "must be a multiple of 10 m"),
        ("seasontoagreement", {"SEASON": "/nič 'ž'"}, "There is no season '/nič 'ž''"),
        ("seasontoagreement", {"SEASON": str(SAMPLE / "flanders-2019"), "MODEL": "/ni"}, "/ni"),
    ],
)
def test_what_the_first_step_refuses_is_told_before_anything_runs(provider, context, name, values, sentence):
    if name == "seasontoagreement":
        values = values | {"PARCELS": f"{SAMPLE / 'parcels.gpkg'}|layername=parcels"}
    sound, told = checked(name, values, context)
    assert not sound
    assert sentence in told


def test_what_can_work_is_let_through(provider, context):
    values = {"SEASON": str(SAMPLE / "flanders-2019"), "PARCELS": f"{SAMPLE / 'parcels.gpkg'}|layername=parcels"}
    assert checked("seasontoagreement", values, context) == (True, "")
