"""Builds the workflows of the toolbox, models of the model designer: resources/models/*.model3.

Usage (Debian): QT_QPA_PLATFORM=offscreen PYTHONPATH=build /usr/bin/python3 scripts/build_workflows.py

Their texts are translated by `processing_provider/workflows.py`, which lists them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF, QSizeF

from furrow.processing_provider.provider import FurrowProvider

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "models"
_FILE_FOLDER = Qgis.ProcessingFileParameterBehavior.Folder
_WHOLE, _REAL = Qgis.ProcessingNumberParameterType.Integer, Qgis.ProcessingNumberParameterType.Double
_POLYGONS = [Qgis.ProcessingSourceType.VectorPolygon]
_Source = QgsProcessingModelChildParameterSource

Sources = Mapping[str, QgsProcessingModelChildParameterSource]


@dataclass(frozen=True)
class Step:
    """An algorithm of a model: what its parameters are filled with, and which of its outputs the model keeps.

    QGIS lists the outputs of a model by the names of its steps, so these carry numbers.
    """

    name: str
    algorithm: str
    title: str
    sources: Sources
    outputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def of(parameter: str) -> QgsProcessingModelChildParameterSource:
    """Return the value of a parameter of the model."""
    return _Source.fromModelParameter(parameter)


def result(step: str, output: str) -> QgsProcessingModelChildParameterSource:
    """Return an output of an earlier step."""
    return _Source.fromChildOutput(step, output)


def fixed(value: object) -> QgsProcessingModelChildParameterSource:
    """Return a value that the model fixes."""
    return _Source.fromStaticValue(value)


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """Return a parameter that stands under Advanced."""
    parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def season_to_agreement() -> tuple[str, str, list[tuple[QgsProcessingParameterDefinition, str]], list[Step]]:
    """Season, prediction, cleaned mask, fields, agreement with the register."""
    inputs = [
        (
            QgsProcessingParameterFile("SEASON", "Season", _FILE_FOLDER),
            "The folder of the season, or its collection.json. It must hold the bands that the model needs.",
        ),
        (
            QgsProcessingParameterFile("MODEL", "Model", _FILE_FOLDER, optional=True),
            "The folder that a training wrote. Leave it empty for the model that ships with Furrow.",
        ),
        (
            QgsProcessingParameterFeatureSource("PARCELS", "Parcels", _POLYGONS),
            "The register: a polygon layer in any coordinate reference system.",
        ),
        (
            QgsProcessingParameterField("ID", "Field that names a parcel", None, "PARCELS", optional=True),
            "Unique in the layer. Empty takes the numbers of the features.",
        ),
        (
            QgsProcessingParameterExpression("CLASS", "Class of a parcel", "", "PARCELS", optional=True),
            "The field that holds the declared class. Empty takes all parcels as declared as cultivated.",
        ),
        (
            QgsProcessingParameterString("CULTIVATED_CLASSES", "Classes that count as cultivated", optional=True),
            "Parted by commas. Not used without a class.",
        ),
        (
            QgsProcessingParameterString("NOT_DECLARED_CLASSES", "Classes that are not declared", optional=True),
            "Nothing is known of these, so they are not judged.",
        ),
        (
            advanced(
                QgsProcessingParameterNumber(
                    "MINIMUM_PARCEL", "Minimum area of a parcel (m²)", _REAL, 250.0, minValue=0
                )
            ),
            "Smaller patches of the map become not cultivated.",
        ),
        (
            advanced(
                QgsProcessingParameterNumber("MAXIMUM_HOLE", "Fill holes smaller than (m²)", _REAL, 100.0, minValue=0)
            ),
            "Smaller holes of the map become cultivated.",
        ),
        (
            QgsProcessingParameterBoolean("REGULARISE", "Regularise outlines", False),
            "Takes the steps of the pixels out of the fields' outlines.",
        ),
    ]
    steps = [
        Step(
            "step1_predict", "predictcultivatedland", "Predict cultivated land",
            {"SEASON": of("SEASON"), "MODEL": of("MODEL")},
            {"PROBABILITY": ("PROBABILITY", "Probability")},
        ),
        Step(
            "step2_clean", "cleanmask", "Clean mask",
            {
                "MASK": result("step1_predict", "MASK"), "MINIMUM_PARCEL": of("MINIMUM_PARCEL"),
                "MAXIMUM_HOLE": of("MAXIMUM_HOLE"),
            },
            {"OUTPUT": ("MASK", "Cleaned mask")},
        ),
        Step(
            "step3_polygonise", "polygonisemask", "Polygonise mask",
            {
                "MASK": result("step2_clean", "OUTPUT"), "PROBABILITY": result("step1_predict", "PROBABILITY"),
                "REGULARISE": of("REGULARISE"),
            },
            {"OUTPUT": ("FIELDS", "Fields of the map")},
        ),
        Step(
            "step4_agree", "parcelagreement", "Parcel agreement",
            {
                "PARCELS": of("PARCELS"), "ID": of("ID"), "CLASS": of("CLASS"),
                "CULTIVATED_CLASSES": of("CULTIVATED_CLASSES"), "NOT_DECLARED_CLASSES": of("NOT_DECLARED_CLASSES"),
                "PROBABILITIES": result("step1_predict", "PROBABILITY"), "MASKS": result("step2_clean", "OUTPUT"),
            },
            {"OUTPUT": ("AGREEMENT", "Parcel agreement")},
        ),
    ]  # fmt: skip
    purpose = (
        "Maps cultivated land from a season, cleans the map, turns it into fields and compares it with the parcels of "
        "a register.\n\n"
        "Does what 'Predict cultivated land', 'Clean mask', 'Polygonise mask' and 'Parcel agreement' do, one after the "
        "other. To change it, open resources/models/season_to_agreement.model3 of the plugin's folder in the model "
        "designer and save it under another name."
    )
    return "Season to map and agreement", purpose, inputs, steps


def boxes_of_region() -> tuple[str, str, list[tuple[QgsProcessingParameterDefinition, str]], list[Step]]:
    """A region in boxes, their seasons from an open archive, and the map of all."""
    day = Qgis.ProcessingDateTimeParameterDataType.Date
    archives = ["earth-search", "earth-search-c1", "planetary-computer", "digital-earth-africa", "custom"]
    inputs = [
        (
            QgsProcessingParameterFeatureSource("AREA", "Area", _POLYGONS, optional=True),
            "Polygons in any coordinate reference system.",
        ),
        (
            QgsProcessingParameterExtent("EXTENT", "Extent, in place of an area", optional=True),
            "Drawn on the map, or taken from a layer.",
        ),
        (
            QgsProcessingParameterNumber("SIZE", "Side of a box (m)", _WHOLE, 5000, minValue=10, maxValue=200_000),
            "A multiple of 10 m.",
        ),
        (
            QgsProcessingParameterDateTime("FIRST_DAY", "First day", day, "2019-03-01"),
            "Both days count. Choose the growing season of the region.",
        ),
        (
            QgsProcessingParameterDateTime("LAST_DAY", "Last day", day, "2019-09-01"),
            "Both days count. Choose the growing season of the region.",
        ),
        (
            QgsProcessingParameterNumber(
                "CLOUD_COVER", "Largest cloud cover of a scene (%)", _REAL, 50.0, minValue=0, maxValue=100
            ),
            "Of the whole scene, about 100 km wide; a box may be clearer or cloudier.",
        ),
        (
            QgsProcessingParameterFile("MODEL", "Model", _FILE_FOLDER, optional=True),
            "The folder that a training wrote. Leave it empty for the model that ships with Furrow.",
        ),
        (
            advanced(
                QgsProcessingParameterEnum(
                    "ARCHIVE", "Archive", options=archives, defaultValue=archives[0], usesStaticStrings=True
                )
            ),
            "As in 'Download seasons from an open archive'.",
        ),
        (
            advanced(QgsProcessingParameterString("URL", "Address of a custom archive", optional=True)),
            "Its STAC API.",
        ),
        (
            advanced(QgsProcessingParameterString("COLLECTION", "Collection of a custom archive", optional=True)),
            "Its name there.",
        ),
    ]
    steps = [
        Step(
            "step1_grid", "createboxgrid", "Create box grid",
            {
                **{name: of(name) for name in ("AREA", "EXTENT", "SIZE")},
                "VALIDATION": fixed(0), "TEST": fixed(0),
            },
            {"GRID": ("GRID", "Boxes")},
        ),
        Step(
            "step2_download", "downloadstac", "Download seasons from an open archive",
            {
                "BOXES": result("step1_grid", "GRID"),
                **{name: of(name) for name in ("FIRST_DAY", "LAST_DAY", "CLOUD_COVER", "ARCHIVE", "URL", "COLLECTION")},
            },
            {"SEASONS": ("SEASONS", "Folder of the seasons")},
        ),
        Step(
            "step3_predict", "predictseasons", "Predict many seasons",
            {"SEASONS": result("step2_download", "SEASONS"), "MODEL": of("MODEL")},
            {"FOLDER": ("MAPS", "Folder of the maps")},
        ),
    ]  # fmt: skip
    purpose = (
        "Maps the cultivated land of a whole region: lays boxes over it, downloads their seasons and joins the "
        "predictions.\n\n"
        "Does what 'Create box grid', 'Download seasons from an open archive' and 'Predict many seasons' do, one after "
        "the other. What came stays: with the same folders and values a second run goes on with what is missing. To "
        "change it, open resources/models/boxes_of_region.model3 of the plugin's folder in the model designer and save "
        "it under another name."
    )
    return "Boxes of a region", purpose, inputs, steps


def build(
    title: str, purpose: str, inputs: Sequence[tuple[QgsProcessingParameterDefinition, str]], steps: Sequence[Step]
) -> QgsProcessingModelAlgorithm:
    """Return a model, laid out for the designer: inputs on the left, steps on the right."""
    model = QgsProcessingModelAlgorithm(title, "Furrow", "furrow")
    told = {"ALG_DESC": purpose}
    for row, (parameter, explanation) in enumerate(inputs):
        parameter.setHelp(explanation)
        told[parameter.name()] = explanation
        shown = QgsProcessingModelParameter(parameter.name())
        shown.setPosition(QPointF(150, 60 + 55 * row))
        shown.setSize(QSizeF(220, 30))
        model.addModelParameter(parameter, shown)
    for row, step in enumerate(steps):
        child = QgsProcessingModelChildAlgorithm(f"furrow:{step.algorithm}")
        child.setChildId(step.name)
        child.setDescription(step.title)
        child.setPosition(QPointF(520, 90 + 130 * row))
        for name, source in step.sources.items():
            child.addParameterSources(name, [source])
        kept = {}
        for name, (key, title_of_output) in step.outputs.items():
            output = QgsProcessingModelOutput(key, title_of_output)
            output.setChildId(step.name)
            output.setChildOutputName(name)
            output.setPosition(QPointF(820, 90 + 130 * row))
            kept[key] = output
        child.setModelOutputs(kept)
        model.addChildAlgorithm(child)
    model.setParameterOrder([parameter.name() for parameter, _ in inputs])
    model.setHelpContent(told)
    return model


def main() -> None:
    """Write the workflows."""
    application = QgsApplication([sys.argv[0].encode()], True)
    application.initQgis()
    provider = FurrowProvider()  # QGIS keeps its part only
    QgsApplication.processingRegistry().addProvider(provider)
    _FOLDER.mkdir(exist_ok=True)
    for name, described in (("season_to_agreement", season_to_agreement()), ("boxes_of_region", boxes_of_region())):
        if not build(*described).toFile(str(_FOLDER / f"{name}.model3")):
            raise SystemExit(f"The model '{name}' cannot be written.")
    application.exitQgis()


if __name__ == "__main__":
    main()
