"""The main job through the toolbox's own way: reference, training, prediction, score, styled layers."""

import json

import processing
import pytest
from osgeo import gdal
from processing.gui.Postprocessing import handleAlgorithmResults
from qgis.core import (
    QgsApplication,
    QgsPalettedRasterRenderer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsSingleBandPseudoColorRenderer,
)

from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

gdal.UseExceptions()


def run(name, feedback, **parameters):
    return processing.run(f"furrow:{name}", parameters, feedback=feedback)


@pytest.fixture(scope="session")
def reference(provider, season, tmp_path_factory):
    """Cultivated mask and weights of the season."""
    folder = tmp_path_factory.mktemp("reference č")
    parcels = parcel_layer([Parcel("3", square(20 + 90 * c, 20 + 90 * r, 80)) for c in range(3) for r in range(4)])
    return processing.run(
        "furrow:referencefromparcels",
        {
            "PARCELS": parcels,
            "CLASS": "crop",
            "SEASON": str(season),
            "CULTIVATED": str(folder / "cultivated.tif"),
            "WEIGHTS": str(folder / "weights.tif"),
        },
    )


def test_the_shipped_model_predicts(provider, qgis_new_project, season, tmp_path, feedback):
    results = run(
        "predictcultivatedland",
        feedback,
        SEASON=str(season),
        PROBABILITY=str(tmp_path / "verjetnost č.tif"),
        MASK=str(tmp_path / "maska.tif"),
        THRESHOLD=0.4,
    )
    assert results["USED_THRESHOLD"] == pytest.approx(0.4)
    assert 0 <= results["CULTIVATED_SHARE"] <= 1
    probability = gdal.Open(results["PROBABILITY"])
    mask = gdal.Open(results["MASK"]).ReadAsArray()
    values = probability.ReadAsArray()
    assert values.shape == mask.shape == (160, 120)
    seen = values != 255
    assert (mask[seen] == (values[seen] >= 80)).all()
    assert (mask[~seen] == 255).all()
    tags = probability.GetMetadata()
    assert tags["FURROW_ROLE"] == "probability"
    assert str(tmp_path) not in str(tags)


def test_layers_come_styled_and_named(provider, context, season, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:predictcultivatedland")
    to_project = {
        name: QgsProcessingOutputLayerDefinition(
            QgsProperty.fromValue(QgsProcessing.TEMPORARY_OUTPUT), QgsProject.instance()
        )
        for name in ("PROBABILITY", "MASK")
    }
    to_project["MASK"].destinationName = "My mask"
    parameters = {"SEASON": str(season), **to_project}
    results, successful = algorithm.run(parameters, context, feedback)
    assert successful, feedback.said
    assert len(context.layersToLoadOnCompletion()) == 2
    assert handleAlgorithmResults(algorithm, context, feedback, parameters)
    by_name = {layer.name(): layer for layer in QgsProject.instance().mapLayers().values()}
    assert set(by_name) >= {"My mask"}
    assert len(by_name) == 2
    assert isinstance(by_name.pop("My mask").renderer(), QgsPalettedRasterRenderer)
    ((title, probability),) = by_name.items()
    assert "robability" in title
    assert isinstance(probability.renderer(), QgsSingleBandPseudoColorRenderer)
    assert probability.source() == results["PROBABILITY"]
    group = QgsProject.instance().layerTreeRoot().findGroup(season.name)  # where its images are too
    assert {node.layer().name() for node in group.findLayers()} == {"My mask", title}


def test_training_prediction_and_score(provider, qgis_new_project, season, reference, tmp_path, feedback):
    model = tmp_path / "moj model"
    trained = run(
        "trainmodel",
        feedback,
        SEASONS=[str(season / "collection.json")],
        REFERENCES=[reference["CULTIVATED"]],
        WEIGHTS=[reference["WEIGHTS"]],
        EPOCHS=1,
        PATCH=16,
        BATCH=4,
        DEVICE="cpu",
        MODEL=str(model),
    )
    assert trained["MODEL"] == str(model)
    assert sorted(path.name for path in model.iterdir()) == [
        "card.json",
        "examples.png",
        "model.safetensors",
        "training.csv",
    ]
    assert trained["EPOCHS_DONE"] == 1
    with pytest.raises(QgsProcessingException, match="allow overwriting"):
        run(
            "trainmodel",
            feedback,
            SEASONS=[str(season)],
            REFERENCES=[reference["CULTIVATED"]],
            EPOCHS=1,
            MODEL=str(model),
        )
    predicted = run(
        "predictcultivatedland", feedback, SEASON=str(season), MODEL=str(model), MASK=str(tmp_path / "mask.tif")
    )
    scored = run(
        "scoreprediction",
        feedback,
        PREDICTIONS=[predicted["MASK"]],
        REFERENCES=[reference["CULTIVATED"]],
        WEIGHTS=[reference["WEIGHTS"]],
        REPORT=str(tmp_path / "poročilo.json"),
    )
    assert -1 <= scored["WEIGHTED_MCC"] <= 1
    assert scored["BOXES"] == 1
    written = json.loads((tmp_path / "poročilo.json").read_text(encoding="utf-8"))
    assert written["weighted_mcc"] == scored["WEIGHTED_MCC"]


def test_a_reference_scored_against_itself_is_perfect(provider, qgis_new_project, reference, feedback):
    scored = run(
        "scoreprediction",
        feedback,
        PREDICTIONS=[reference["CULTIVATED"]],
        REFERENCES=[reference["CULTIVATED"]],
        WEIGHTS=[reference["WEIGHTS"]],
    )
    assert scored["WEIGHTED_MCC"] == pytest.approx(1.0, abs=1e-12)
    assert scored["RECALL"] == scored["PRECISION"] == 1
    assert "REPORT" not in scored


def test_a_missing_band_is_named(provider, qgis_new_project, make_season, tmp_path, feedback):
    poor = make_season(tmp_path / "poor", bands=["B02", "B03", "B04", "B08"], count=2)
    with pytest.raises(QgsProcessingException, match="B05") as caught:
        run("predictcultivatedland", feedback, SEASON=str(poor), MASK=str(tmp_path / "mask.tif"))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "mask.tif").exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"MODEL": "pickle.pth"}, "never pickles"),
        ({"MODEL": "empty"}, "no card.json"),
        ({"MODEL": "nowhere"}, "no model"),
        ({"OVERLAP": 128}, "less than half"),
        ({"MASK": None}, "at least one output"),
        ({"MASK": "mask.img"}, "ends in .tif"),
        ({"THRESHOLD": 1.5}, "THRESHOLD|Threshold"),
    ],
)
def test_wrong_values_give_one_sentence(provider, qgis_new_project, season, tmp_path, feedback, changes, words):
    (tmp_path / "pickle.pth").write_bytes(b"\x80\x04.")
    (tmp_path / "empty").mkdir()
    placed = {k: str(tmp_path / v) if isinstance(v, str) else v for k, v in changes.items()}
    parameters = {"SEASON": str(season), "MASK": str(tmp_path / "mask.tif")} | placed
    with pytest.raises(QgsProcessingException, match=words):
        run("predictcultivatedland", feedback, **parameters)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "pickle.pth"]


def test_a_raster_that_is_not_there_is_named(provider, qgis_new_project, reference, tmp_path, feedback):
    with pytest.raises(QgsProcessingException, match=r"There is no file .*nowhere"):
        run(
            "scoreprediction",
            feedback,
            PREDICTIONS=[str(tmp_path / "nowhere.tif")],
            REFERENCES=[reference["CULTIVATED"]],
            WEIGHTS=[reference["WEIGHTS"]],
        )
