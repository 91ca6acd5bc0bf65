"""What is scored, and against what: predictions, references and weight maps, as layers or as folders of boxes."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.parameters import folder_of_seasons, raster_paths
from furrow.processing_provider.texts import translate

__all__ = [
    "PREDICTIONS",
    "PREDICTION_FOLDER",
    "REFERENCES",
    "REFERENCE_FOLDER",
    "THRESHOLD",
    "WEIGHTS",
    "declare_predictions",
    "declare_references",
    "declare_threshold",
    "predictions_of",
    "predictions_problem",
    "references_of",
    "references_problem",
    "threshold_of",
]

PREDICTIONS = "PREDICTIONS"
PREDICTION_FOLDER = "PREDICTION_FOLDER"
REFERENCES = "REFERENCES"
WEIGHTS = "WEIGHTS"
REFERENCE_FOLDER = "REFERENCE_FOLDER"
THRESHOLD = "THRESHOLD"

_RASTER = Qgis.ProcessingSourceType.Raster
_FOLDER = Qgis.ProcessingFileParameterBehavior.Folder


def declare_predictions(algorithm: FurrowAlgorithm) -> None:
    """Add the parameters of the predictions: layers, or a folder that holds them."""
    algorithm.add_input(
        QgsProcessingParameterMultipleLayers(
            PREDICTIONS, translate("scored_rasters", "Predictions"), _RASTER, optional=True
        ),
        translate(
            "scored_rasters",
            "Masks (0 and 1) or probabilities (0 to 200) that Furrow predicted, one a box, or a mosaic of many boxes.",
        ),
    )
    algorithm.add_input(
        QgsProcessingParameterFile(
            PREDICTION_FOLDER, translate("scored_rasters", "Folder of predictions"), _FOLDER, optional=True
        ),
        translate(
            "scored_rasters",
            "Instead of layers, or beside them: a folder such as 'Predict many seasons' writes. Where a box has a "
            "probability and a mask, the probability is taken.",
        ),
    )


def declare_references(algorithm: FurrowAlgorithm) -> None:
    """Add the parameters of references and weight maps: layers, or a folder that holds both."""
    algorithm.add_input(
        QgsProcessingParameterMultipleLayers(
            REFERENCES, translate("scored_rasters", "References"), _RASTER, optional=True
        ),
        translate(
            "scored_rasters",
            "Cultivated masks at 2.5 m, one a box, as 'Reference and weights from parcels' writes them.",
        ),
    )
    algorithm.add_input(
        QgsProcessingParameterMultipleLayers(
            WEIGHTS, translate("scored_rasters", "Weight maps"), _RASTER, optional=True
        ),
        translate("scored_rasters", "Weight maps at 2.5 m, one a box. Pixels of weight 0 are not scored."),
    )
    algorithm.add_input(
        QgsProcessingParameterFile(
            REFERENCE_FOLDER,
            translate("scored_rasters", "Folder of references and weight maps"),
            _FOLDER,
            optional=True,
        ),
        translate(
            "scored_rasters",
            "Instead of layers: a folder with the cultivated masks and weight maps of many boxes, in folders of their "
            "own or not.",
        ),
    )


def declare_threshold(algorithm: FurrowAlgorithm) -> None:
    """Add the parameter of the threshold, which may be left empty for that of each prediction."""
    algorithm.add_input(
        QgsProcessingParameterNumber(
            THRESHOLD,
            translate("scored_rasters", "Threshold"),
            Qgis.ProcessingNumberParameterType.Double,
            None,
            optional=True,
            minValue=0.0,
            maxValue=1.0,
        ),
        translate(
            "scored_rasters",
            "Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the one that each "
            "prediction was made with. Masks need none.",
        ),
    )


def predictions_problem(algorithm: FurrowAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """Return what is wrong with the predictions; empty when nothing is."""
    if not _given(algorithm, parameters, PREDICTIONS, context) and not _folder(
        algorithm, parameters, PREDICTION_FOLDER, context
    ):
        return translate(
            "scored_rasters", "There is no prediction: choose layers, or the folder that holds the predictions."
        )
    return ""


def references_problem(algorithm: FurrowAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """Return what is wrong with references and weight maps; empty when nothing is."""
    if _folder(algorithm, parameters, REFERENCE_FOLDER, context):
        return ""
    if not _given(algorithm, parameters, REFERENCES, context):
        return translate(
            "scored_rasters", "There is no reference: choose layers, or the folder that holds references and weights."
        )
    if not _given(algorithm, parameters, WEIGHTS, context):
        return translate(
            "scored_rasters", "There is no weight map: choose layers, or the folder that holds references and weights."
        )
    return ""


def predictions_of(
    algorithm: FurrowAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[str, ...]:
    """Return the files and the folder of the predictions.

    Raises:
        QgsProcessingException: A layer is no raster file.
    """
    return _files(algorithm, parameters, PREDICTIONS, context) + _folder(
        algorithm, parameters, PREDICTION_FOLDER, context
    )


def references_of(
    algorithm: FurrowAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, tuple[str, ...]]:
    """Return the fields `references` and `weights` of a job: the layers, or where there are none the folder of both.

    Raises:
        QgsProcessingException: A layer is no raster file.
    """
    folder = _folder(algorithm, parameters, REFERENCE_FOLDER, context)
    return {
        field: _files(algorithm, parameters, name, context) or folder
        for field, name in (("references", REFERENCES), ("weights", WEIGHTS))
    }


def threshold_of(algorithm: FurrowAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> float | None:
    """Return the threshold, None where it was left empty."""
    if parameters.get(THRESHOLD) in (None, ""):
        return None
    return float(algorithm.parameterAsDouble(parameters, THRESHOLD, context))


def _files(
    algorithm: FurrowAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> tuple[str, ...]:
    try:
        return raster_paths(algorithm.parameterAsLayerList(parameters, name, context))
    except InputError as error:
        raise QgsProcessingException(str(error)) from error


def _folder(
    algorithm: FurrowAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> tuple[str, ...]:
    return folder_of_seasons(algorithm, parameters, name, context)


def _given(algorithm: FurrowAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> bool:
    return bool(algorithm.parameterAsLayerList(parameters, name, context))
