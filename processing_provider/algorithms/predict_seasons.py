"""Predict many seasons: a folder of seasons becomes a map of a region."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingUtils,
)

from furrow.engine.contract.events import LayerReady, Result
from furrow.engine.contract.prediction_jobs import MOSAICS, PredictSeasons
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.cluster_parameters import cluster_of, declare_cluster
from furrow.processing_provider.defaults import defaults
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import (
    chosen_model,
    device_help,
    device_parameter,
    folder_of_seasons,
    model_help,
    model_parameter,
    model_problem,
    seasons_problem,
    threshold_help,
    threshold_parameter,
    tile_help,
    tile_parameter,
    turns_help,
    turns_parameter,
)
from furrow.processing_provider.styling import styler_of

__all__ = ["PredictSeasonsAlgorithm"]


class PredictSeasonsAlgorithm(FurrowAlgorithm):
    """Asks the engine for `predict-seasons`."""

    ALGORITHM = "predictseasons"
    GROUP = Group.PREDICTION
    VALUES = {
        "predicted": "PREDICTED",
        "kept": "KEPT",
        "failed": "FAILED",
        "cultivated_hectares": "CULTIVATED_HECTARES",
        "seconds": "SECONDS",
    }

    SEASONS = "SEASONS"
    MODEL = "MODEL"
    THRESHOLD = "THRESHOLD"
    MOSAIC = "MOSAIC"
    LOAD = "LOAD"
    UNCERTAINTY = "UNCERTAINTY"
    TURNS = "TURNS"
    TILE = "TILE"
    DEVICE = "DEVICE"
    FOLDER = "FOLDER"
    LAYERS = {"probability": "PROBABILITY", "mask": "MASK", "uncertainty": "UNCERTAINTY_LAYER"}

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Predict many seasons")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Maps cultivated land at 2.5 m from all seasons of a folder, and joins the maps into one."
            "\n\n"
            "Seasons side by side are looked into across their edges, so the map has no seams. What is predicted "
            "already stays: a run that was stopped, or to which seasons were added, goes on with what is missing. A "
            "season that fails is told and does not stop the others."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("cropland,cultivated,predict,batch,boxes,country,mosaic,many,region,cluster,dask")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        folder = Qgis.ProcessingFileParameterBehavior.Folder
        self.add_input(
            QgsProcessingParameterFile(
                self.SEASONS, self.tr("Folder of seasons"), folder, defaultValue=defaults().seasons or None
            ),
            self.tr("The folder that holds the folders of the seasons, as a download of boxes writes it."),
        )
        self.add_input(model_parameter(self.MODEL), model_help())
        self.add_input(threshold_parameter(self.THRESHOLD), threshold_help())
        self.add_input(
            QgsProcessingParameterEnum(
                self.MOSAIC,
                self.tr("Join the maps"),
                options=[
                    self.tr("Not at all"),
                    self.tr("As a virtual raster that points at them"),
                    self.tr("As one GeoTIFF"),
                ],
                defaultValue=MOSAICS.index(PredictSeasons.mosaic),
            ),
            self.tr(
                "A virtual raster is made at once and takes no space; a GeoTIFF can be passed on by itself. Seasons of "
                "several projections make a map for each."
            ),
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.UNCERTAINTY, self.tr("Uncertainty too"), defaultValue=PredictSeasons.uncertainty
            ),
            self.tr(
                "Writes how far several predictions of a pixel lie apart. Needs turned images, or a folder of several "
                "models."
            ),
            advanced=True,
        )
        self.add_input(turns_parameter(self.TURNS), turns_help(), advanced=True)
        self.add_input(tile_parameter(self.TILE), tile_help(), advanced=True)
        self.add_input(device_parameter(self.DEVICE, self.tr("Compute on")), device_help(), advanced=True)
        declare_cluster(self)
        self.add_input(
            QgsProcessingParameterBoolean(self.LOAD, self.tr("Open the maps when done"), defaultValue=True),
            self.tr("Adds the joined maps to the project, with their styles."),
        )
        self.add_input(
            QgsProcessingParameterFolderDestination(
                self.FOLDER, self.tr("Folder of the maps"), defaults().maps or None
            ),
            self.tr("Gets a folder for each season with probability.tif and mask.tif, and the joined maps."),
        )
        for name, title, explanation in (
            ("PROBABILITY", self.tr("Probability"), self.tr("The joined probabilities.")),
            ("MASK", self.tr("Mask"), self.tr("The joined masks.")),
            ("UNCERTAINTY_LAYER", self.tr("Uncertainty"), self.tr("The joined uncertainties.")),
        ):
            self.add_output(QgsProcessingOutputRasterLayer(name, title), explanation)
        for name, title, explanation in (
            ("PREDICTED", self.tr("Predicted seasons"), self.tr("Number of seasons that were predicted now.")),
            ("KEPT", self.tr("Kept predictions"), self.tr("Number of predictions that were there already.")),
            ("FAILED", self.tr("Failed seasons"), self.tr("Number of seasons that could not be predicted.")),
            ("CULTIVATED_HECTARES", self.tr("Cultivated area (ha)"), self.tr("Area of the masks' ones.")),
            ("SECONDS", self.tr("Seconds"), self.tr("How long the engine worked.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(
            QgsProcessingOutputString("FAILURES", self.tr("Failures")),
            self.tr("What went wrong with which season, a line each."),
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        folder = self.parameterAsString(parameters, self.FOLDER, context)
        if folder and Path(folder).is_file():
            return self.tr("The folder of the maps '{path}' is a file: choose another name.").format(path=folder)
        return seasons_problem(self.parameterAsString(parameters, self.SEASONS, context)) or model_problem(
            chosen_model(self, parameters, self.MODEL, context)
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> PredictSeasons:
        """Return the job."""
        own = parameters.get(self.THRESHOLD) in (None, "")
        return PredictSeasons(
            seasons=folder_of_seasons(self, parameters, self.SEASONS, context),
            folder=self.destination(self.FOLDER, parameters, context),
            model=chosen_model(self, parameters, self.MODEL, context),
            threshold=None if own else self.parameterAsDouble(parameters, self.THRESHOLD, context),
            turns=int(self.parameterAsEnumString(parameters, self.TURNS, context)),
            uncertainty=self.parameterAsBool(parameters, self.UNCERTAINTY, context),
            tile=self.parameterAsInt(parameters, self.TILE, context),
            device=self.parameterAsEnumString(parameters, self.DEVICE, context),
            mosaic=MOSAICS[self.parameterAsEnum(parameters, self.MOSAIC, context)],
            **cluster_of(self, parameters, context),
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the folder, the joined maps and the numbers."""
        found = super().outputs(result, parameters, context)
        found["FAILURES"] = "\n".join(result.values["failures"])
        for role, paths in result.values["mosaics"].items():
            found[self.LAYERS[role]] = paths[0]
        return found

    def dress_layers(self, layers: list[LayerReady], parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Have QGIS open the joined maps, styled."""
        if not self.parameterAsBool(parameters, self.LOAD, context):
            return
        for layer in layers:
            details = QgsProcessingContext.LayerDetails(
                layer.title, context.project(), self.LAYERS[layer.role], QgsProcessingUtils.LayerHint.Raster
            )
            details.forceName = True
            details.setPostProcessor(styler_of(layer.role))
            context.addLayerToLoadOnCompletion(layer.path, details)
