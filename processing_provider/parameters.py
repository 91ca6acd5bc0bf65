"""Parameters that several algorithms share, and the early checks of their values.

A check returns one sentence for the analyst, or an empty text when the value can work. What only
the engine can tell (the bands of a season, the weights of a model) is left to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsRasterLayer,
)

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.prediction_jobs import LARGEST_TILE, SMALLEST_TILE, TURNS, PredictCultivatedLand
from furrow.processing_provider.defaults import defaults
from furrow.processing_provider.texts import translate

__all__ = [
    "DEVICES",
    "band_names",
    "chosen_model",
    "device_help",
    "device_parameter",
    "folder_of_seasons",
    "missing_file_problem",
    "model_help",
    "model_parameter",
    "model_problem",
    "output_folder_problem",
    "raster_paths",
    "season_problem",
    "seasons_problem",
    "threshold_help",
    "threshold_parameter",
    "tile_help",
    "tile_parameter",
    "turns_help",
    "turns_parameter",
    "written_path",
]

DEVICES = ("auto", "cpu", *(f"cuda:{index}" for index in range(8)))
"""Where the network may be computed."""

_BAND = re.compile(r"(B(0[1-9]|1[0-2]|8A)|SCL|CLM|CLP|dataMask)")


def device_parameter(name: str, title: str) -> QgsProcessingParameterEnum:
    """Return the parameter that says where the network is computed; its value is a text of `DEVICES`."""
    chosen = defaults().device
    default = chosen if chosen in DEVICES else DEVICES[0]
    return QgsProcessingParameterEnum(name, title, options=list(DEVICES), defaultValue=default, usesStaticStrings=True)


def device_help() -> str:
    """Return what the analyst should know of `device_parameter`."""
    return translate(
        "parameters",
        "auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.",
    )


def model_parameter(name: str) -> QgsProcessingParameterFile:
    """Return the parameter of the model to use, which may be left empty (see `chosen_model`)."""
    folder = Qgis.ProcessingFileParameterBehavior.Folder
    return QgsProcessingParameterFile(name, translate("parameters", "Model"), folder, optional=True)


def model_help() -> str:
    """Return what the analyst should know of `model_parameter`."""
    return translate(
        "parameters",
        "The folder that a training wrote, or its .safetensors file. Leave it empty for the model that ships with "
        "Furrow.",
    )


def chosen_model(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """Return the absolute path of the model of a parameter, or an empty text where none was chosen."""
    path = algorithm.parameterAsString(parameters, name, context)
    return str(Path(path).absolute()) if path else ""


def season_problem(path: str) -> str:
    """Return what is wrong with the path of a season: its folder, or its `collection.json`."""
    place = Path(path)
    if not place.exists():
        return translate("parameters", "There is no season '{path}': choose the folder that an import wrote.").format(
            path=path
        )
    if place.is_dir() and not (place / "collection.json").is_file():
        return translate(
            "parameters",
            "The folder '{path}' is no season because it holds no collection.json: choose the folder that an import "
            "wrote.",
        ).format(path=path)
    if place.is_file() and place.name != "collection.json":
        return translate(
            "parameters", "The file '{path}' is no season: choose the season's folder or its collection.json."
        ).format(path=path)
    return ""


def threshold_parameter(name: str) -> QgsProcessingParameterNumber:
    """Return the parameter of the threshold, which may be left empty for the model's own."""
    return QgsProcessingParameterNumber(
        name,
        translate("parameters", "Threshold"),
        Qgis.ProcessingNumberParameterType.Double,
        None,
        optional=True,
        minValue=0.0,
        maxValue=1.0,
    )


def threshold_help() -> str:
    """Return what the analyst should know of `threshold_parameter`."""
    return translate(
        "parameters",
        "Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the model's own.",
    )


def tile_parameter(name: str) -> QgsProcessingParameterNumber:
    """Return the parameter of the side of tiles."""
    return QgsProcessingParameterNumber(
        name,
        translate("parameters", "Tile size (pixels of 10 m)"),
        Qgis.ProcessingNumberParameterType.Integer,
        PredictCultivatedLand.tile,
        minValue=SMALLEST_TILE,
        maxValue=LARGEST_TILE,
    )


def tile_help() -> str:
    """Return what the analyst should know of `tile_parameter`."""
    return translate(
        "parameters", "Side of the squares that are computed at once. Lower it when memory does not suffice."
    )


def turns_parameter(name: str) -> QgsProcessingParameterEnum:
    """Return the parameter that says in how many ways images are turned; its value is a text of `TURNS`."""
    options = [str(number) for number in TURNS]
    title = translate("parameters", "Ways to turn the images")
    return QgsProcessingParameterEnum(name, title, options=options, defaultValue=options[0], usesStaticStrings=True)


def turns_help() -> str:
    """Return what the analyst should know of `turns_parameter`."""
    return translate(
        "parameters",
        "The images are turned and mirrored in so many ways, and the predictions averaged: a little better, and as "
        "many times as long. 1 leaves them as they are.",
    )


def folder_of_seasons(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> tuple[str, ...]:
    """Return the absolute path of the folder of a parameter, or nothing where none was chosen."""
    path = algorithm.parameterAsString(parameters, name, context)
    return (str(Path(path).absolute()),) if path else ()


def seasons_problem(path: str) -> str:
    """Return what is wrong with the path of a folder of seasons; empty is none at all."""
    if path and not Path(path).is_dir():
        return translate(
            "parameters", "There is no folder '{path}': choose the folder that holds the folders of the seasons."
        ).format(path=path)
    return ""


def model_problem(path: str) -> str:
    """Return what is wrong with the path of a model: its folder, or its `.safetensors` file; empty is none at all."""
    if not path:
        return ""
    place = Path(path)
    if not place.exists():
        return translate(
            "parameters",
            "There is no model '{path}': choose the folder that a training wrote, or leave it empty for the model that "
            "ships.",
        ).format(path=path)
    if place.is_file() and place.suffix.lower() != ".safetensors":
        return translate(
            "parameters",
            "The file '{path}' is no model: Furrow reads .safetensors files with a card.json beside them, never "
            "pickles.",
        ).format(path=path)
    folder = place if place.is_dir() else place.parent
    if not (folder / "card.json").is_file():
        return translate(
            "parameters",
            "The model '{path}' has no card.json, which says what the network needs: choose a folder that a training "
            "wrote.",
        ).format(path=path)
    return ""


def output_folder_problem(path: str, mark: str, overwrite: bool) -> str:
    """Return why a folder cannot be written.

    Args:
        path: The folder; it may not exist yet.
        mark: The file by which a folder of this kind is known. Only such a folder is ever replaced:
            an analyst who points at their documents by mistake must not lose them.
        overwrite: Whether the analyst allows to replace one.
    """
    folder = Path(path)
    if not path or path == QgsProcessing.TEMPORARY_OUTPUT or not folder.exists():
        return ""
    if folder.is_file():
        return translate("parameters", "The output folder '{path}' is a file: choose another name.").format(path=path)
    if not any(folder.iterdir()):
        return ""
    if not (folder / mark).is_file():
        return translate(
            "parameters", "The folder '{path}' holds other things: choose a new or an empty folder."
        ).format(path=path)
    if not overwrite:
        return translate(
            "parameters", "The folder '{path}' is written already: choose another name, or allow overwriting."
        ).format(path=path)
    return ""


def band_names(text: str) -> tuple[str, ...]:
    """Return the band names of a text such as "B02, B03 B04".

    Raises:
        InputError: A word is no band of Sentinel-2, or comes twice.
    """
    words = tuple(word for word in re.split(r"[\s,;]+", text) if word)
    for index, word in enumerate(words):
        if not _BAND.fullmatch(word):
            raise InputError(
                translate(
                    "parameters",
                    "'{word}' is no band of Sentinel-2: write names such as B02 B03 B04 B08 B8A, in the order of the "
                    "file.",
                ).format(word=word)
            )
        if word in words[:index]:
            raise InputError(
                translate("parameters", "The band '{word}' is named twice: name each band of the file once.").format(
                    word=word
                )
            )
    return words


def raster_paths(layers: Iterable[QgsMapLayer]) -> tuple[str, ...]:
    """Return the files of raster layers.

    Raises:
        InputError: A layer is no raster file of this computer.
    """
    paths = []
    for layer in layers:
        path = Path(layer.source().partition("|")[0])
        if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal" or not path.is_file():
            raise InputError(
                translate(
                    "parameters", "The layer '{name}' is no raster file on this computer: save it as GeoTIFF first."
                ).format(name=layer.name())
            )
        paths.append(str(path.absolute()))
    return tuple(paths)


def missing_file_problem(value: Any) -> str:  # noqa: ANN401 - whatever a parameter was given
    """Return a sentence when a value, or a part of it, is the path of a file that is not there.

    Texts that are no absolute paths may be names of layers and are not judged.
    """
    for part in value if isinstance(value, list | tuple) else [value]:
        path = Path(part.partition("|")[0]) if isinstance(part, str) else None
        if path is not None and path.is_absolute() and not path.exists():
            return translate("parameters", "There is no file '{path}': check the path.").format(path=path)
    return ""


def written_path(value: object, context: QgsProcessingContext) -> str:
    """Return the path that an analyst wrote for an output; empty for a temporary one, whose name QGIS makes up.

    Asking QGIS for the path would make it load the layer even where the run does not start.
    """
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.valueAsString(context.expressionContext())[0]
    return "" if value in (None, "", QgsProcessing.TEMPORARY_OUTPUT) else str(value)
