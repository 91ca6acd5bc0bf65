"""Predict cultivated land: a season and a model become probability and mask at 2.5 m."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from furrow.engine.contract.prediction_jobs import LARGEST_TILE, PredictCultivatedLand
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import (
    chosen_model,
    device_help,
    device_parameter,
    folder_of_seasons,
    model_help,
    model_parameter,
    model_problem,
    season_problem,
    seasons_problem,
    threshold_help,
    threshold_parameter,
    tile_help,
    tile_parameter,
    turns_help,
    turns_parameter,
)

__all__ = ["PredictCultivatedLandAlgorithm"]


class PredictCultivatedLandAlgorithm(FurrowAlgorithm):
    """Asks the engine for `predict-cultivated-land`."""

    ALGORITHM = "predictcultivatedland"
    GROUP = Group.PREDICTION
    VALUES = {
        "cultivated_hectares": "CULTIVATED_HECTARES",
        "cultivated_share": "CULTIVATED_SHARE",
        "valid_share": "VALID_SHARE",
        "threshold": "USED_THRESHOLD",
        "device": "USED_DEVICE",
        "seconds": "SECONDS",
    }

    SEASON = "SEASON"
    MODEL = "MODEL"
    THRESHOLD = "THRESHOLD"
    TILE = "TILE"
    OVERLAP = "OVERLAP"
    NEIGHBOURS = "NEIGHBOURS"
    TURNS = "TURNS"
    DEVICE = "DEVICE"
    PROBABILITY = "PROBABILITY"
    MASK = "MASK"
    UNCERTAINTY = "UNCERTAINTY"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Predict cultivated land")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Maps cultivated land at 2.5 m from a season of Sentinel-2 images at 10 m."
            "\n\n"
            "Works tile by tile, so the season may be as large as the disk holds. Pixels that no date shows clearly "
            "become nodata. The rasters carry the model, the season and the version of Furrow in their metadata."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr(
            "cropland,cultivated,agriculture,predict,inference,deep learning,super-resolution,segmentation,mask"
        )

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(self.SEASON, self.tr("Season"), Qgis.ProcessingFileParameterBehavior.Folder),
            self.tr("The folder of the season, or its collection.json. It must hold the bands that the model needs."),
        )
        self.add_input(model_parameter(self.MODEL), model_help())
        self.add_input(threshold_parameter(self.THRESHOLD), threshold_help())
        self.add_input(tile_parameter(self.TILE), tile_help(), advanced=True)
        self.add_input(
            QgsProcessingParameterNumber(
                self.OVERLAP,
                self.tr("Overlap of tiles (pixels of 10 m)"),
                Qgis.ProcessingNumberParameterType.Integer,
                PredictCultivatedLand.overlap,
                minValue=0,
                maxValue=LARGEST_TILE // 2,
            ),
            self.tr("What a tile sees beyond its edges, so that no seams show; raised to what the model needs."),
            advanced=True,
        )
        self.add_input(turns_parameter(self.TURNS), turns_help(), advanced=True)
        self.add_input(
            QgsProcessingParameterFile(
                self.NEIGHBOURS,
                self.tr("Folder of seasons around it"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                optional=True,
            ),
            self.tr(
                "A folder that holds the seasons next to this one. They are looked into at the edges, so that no seam "
                "shows between maps of boxes side by side."
            ),
            advanced=True,
        )
        self.add_input(device_parameter(self.DEVICE, self.tr("Compute on")), device_help(), advanced=True)
        self.add_input(
            QgsProcessingParameterRasterDestination(self.PROBABILITY, self.tr("Probability"), optional=True),
            self.tr("Probability of cultivated land in half per cent: 0 to 200, nodata 255."),
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(self.MASK, self.tr("Mask"), optional=True),
            self.tr("1 cultivated, 0 not, nodata 255."),
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(
                self.UNCERTAINTY, self.tr("Uncertainty"), optional=True, createByDefault=False
            ),
            self.tr(
                "How far several predictions of a pixel lie apart: their standard deviation in half per cent, nodata "
                "255. Needs turned images, or a folder of several models."
            ),
        )
        for name, title, explanation in (
            ("CULTIVATED_HECTARES", self.tr("Cultivated area (ha)"), self.tr("Area of the mask's ones.")),
            ("CULTIVATED_SHARE", self.tr("Cultivated share"), self.tr("Share of the valid area, 0 to 1.")),
            ("VALID_SHARE", self.tr("Valid share"), self.tr("Share of the season that could be mapped, 0 to 1.")),
            ("USED_THRESHOLD", self.tr("Threshold used"), self.tr("Yours or the model's own.")),
            ("SECONDS", self.tr("Seconds"), self.tr("How long the engine worked.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(
            QgsProcessingOutputString("USED_DEVICE", self.tr("Computed on")), self.tr("The device in words.")
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        if sentence := season_problem(self.parameterAsString(parameters, self.SEASON, context)):
            return sentence
        if sentence := model_problem(chosen_model(self, parameters, self.MODEL, context)):
            return sentence
        if not any(parameters.get(name) for name in (self.PROBABILITY, self.MASK, self.UNCERTAINTY)):
            return self.tr("Neither the probability nor the mask is asked for: choose at least one output.")
        if sentence := seasons_problem(self.parameterAsString(parameters, self.NEIGHBOURS, context)):
            return sentence
        tile = self.parameterAsInt(parameters, self.TILE, context)
        overlap = self.parameterAsInt(parameters, self.OVERLAP, context)
        if 2 * overlap >= tile:
            return self.tr(
                "The overlap {overlap} leaves nothing of a tile of {tile}: it must be less than half."
            ).format(overlap=overlap, tile=tile)
        return ""

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> PredictCultivatedLand:
        """Return the job."""
        own = parameters.get(self.THRESHOLD) in (None, "")
        return PredictCultivatedLand(
            season=str(Path(self.parameterAsString(parameters, self.SEASON, context)).absolute()),
            probability=self.destination(self.PROBABILITY, parameters, context),
            mask=self.destination(self.MASK, parameters, context),
            uncertainty=self.destination(self.UNCERTAINTY, parameters, context),
            neighbours=folder_of_seasons(self, parameters, self.NEIGHBOURS, context),
            turns=int(self.parameterAsEnumString(parameters, self.TURNS, context)),
            model=chosen_model(self, parameters, self.MODEL, context),
            threshold=None if own else self.parameterAsDouble(parameters, self.THRESHOLD, context),
            tile=self.parameterAsInt(parameters, self.TILE, context),
            overlap=self.parameterAsInt(parameters, self.OVERLAP, context),
            device=self.parameterAsEnumString(parameters, self.DEVICE, context),
        )
