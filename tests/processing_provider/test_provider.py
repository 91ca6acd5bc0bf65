"""What the toolbox shows: identifiers, help, groups, flags; and that every algorithm survives a model and a history."""

import re

import pytest
from qgis.core import Qgis, QgsApplication, QgsProcessingDestinationParameter

from furrow.engine.contract.jobs import (
    CleanMask,
    PolygoniseMask,
    PredictCultivatedLand,
    ReferenceFromParcels,
    TrainModel,
)
from furrow.processing_provider.groups import Group
from furrow.processing_provider.workflows import Workflow

NAMES = [
    "buildengine",
    "checkengine",
    "createboxgrid",
    "downloadsentinelhub",
    "downloadstac",
    "importsafe",
    "refreshboxstatus",
    "importeopatch",
    "importgeotiffs",
    "simulateseason",
    "verifyseason",
    "verifychallengearchive",
    "loadseason",
    "clearskymask",
    "validobservations",
    "surfacereflectance",
    "spectralindex",
    "interpolateseason",
    "monthlycomposites",
    "fetchparcels",
    "mapcropclasses",
    "referencefromparcels",
    "trainmodel",
    "modelinformation",
    "exportonnx",
    "predictcultivatedland",
    "predictseasons",
    "cleanmask",
    "polygonisemask",
    "scoreprediction",
    "parcelagreement",
    "assessmentreport",
    "exportreviewedparcels",
    "exportsubmission",
    "scoresubmission",
]


@pytest.fixture(params=NAMES)
def algorithm(provider, request):
    found = QgsApplication.processingRegistry().createAlgorithmById(f"furrow:{request.param}")
    assert found is not None
    return found


def test_identifiers_are_those_that_stay(provider):
    ours = [each.name() for each in provider.algorithms() if not isinstance(each, Workflow)]
    assert sorted(ours, key=NAMES.index) == NAMES
    assert provider.id() == "furrow"
    assert provider.name() == "Furrow"
    assert not provider.icon().isNull()


def test_groups_sort_in_the_order_of_the_work(provider):
    titles = [group.title for group in Group]
    assert titles == sorted(titles)
    assert {each.groupId() for each in provider.algorithms()} == {group.value for group in Group}


def test_every_text_is_there(algorithm):
    assert algorithm.displayName()[0].isupper()
    assert len(algorithm.shortDescription()) > 20
    assert algorithm.helpUrl().endswith(f"/docs/algorithms/{algorithm.name()}.md")
    assert len(algorithm.tags()) >= 4
    shown = algorithm.shortHelpString()
    assert "\n" not in shown
    for parameter in algorithm.parameterDefinitions():
        assert len(parameter.help()) > 10, parameter.name()
        assert parameter.name() == parameter.name().upper()
        assert re.sub("[<>&]", "", parameter.description()) in shown
    for output in algorithm.outputDefinitions():
        assert output.description()
        assert output.description() in shown


def test_rasters_are_written_as_geotiff(algorithm):
    for parameter in algorithm.parameterDefinitions():
        if isinstance(parameter, QgsProcessingDestinationParameter) and parameter.type() == "rasterDestination":
            assert parameter.defaultFileExtension() == "tif"
            assert not algorithm.provider().isSupportedOutputValue("probability.img", parameter, context_of())[0]


def context_of():
    from qgis.core import QgsProcessingContext

    return QgsProcessingContext()


@pytest.mark.parametrize(
    ("name", "spec", "pairs"),
    [
        ("predictcultivatedland", PredictCultivatedLand, {"TILE": "tile", "OVERLAP": "overlap", "DEVICE": "device"}),
        ("cleanmask", CleanMask, {"MINIMUM_PARCEL": "minimum_parcel", "MAXIMUM_HOLE": "maximum_hole"}),
        ("polygonisemask", PolygoniseMask, {"REGULARISE": "regularise", "TOLERANCE": "tolerance"}),
        ("referencefromparcels", ReferenceFromParcels, {"SHRINK": "shrink", "BORDER": "border"}),
        (
            "trainmodel",
            TrainModel,
            {
                "EPOCHS": "epochs",
                "PATCH": "patch",
                "BATCH": "batch",
                "LEARNING_RATE": "learning_rate",
                "VALIDATION_SHARE": "validation_share",
                "SEED": "seed",
                "NETWORK": "network",
                "DEVICE": "device",
            },
        ),
    ],
)
def test_defaults_are_those_of_the_jobs(provider, name, spec, pairs):
    algorithm = provider.algorithm(name)
    for parameter, field in pairs.items():
        assert algorithm.parameterDefinition(parameter).defaultValue() == spec.__dataclass_fields__[field].default


def test_what_few_need_is_advanced(provider):
    algorithm = provider.algorithm("trainmodel")
    flags = {
        p.name(): bool(p.flags() & Qgis.ProcessingParameterFlag.Advanced) for p in algorithm.parameterDefinitions()
    }
    assert not flags["SEASONS"]
    assert not flags["EPOCHS"]
    assert flags["LEARNING_RATE"]
    assert flags["DEVICE"]
