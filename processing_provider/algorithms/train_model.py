"""Train model: seasons and their references become a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import TrainModel
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import (
    device_parameter,
    model_problem,
    output_folder_problem,
    raster_paths,
    season_problem,
)

__all__ = ["TrainModelAlgorithm"]


class TrainModelAlgorithm(FurrowAlgorithm):
    """Asks the engine for `train-model`."""

    ALGORITHM = "trainmodel"
    GROUP = Group.MODEL
    VALUES = {
        "validation_mcc": "VALIDATION_MCC",
        "training_loss": "TRAINING_LOSS",
        "epochs": "EPOCHS_DONE",
        "parameters": "WEIGHT_COUNT",
        "seconds": "SECONDS",
    }

    SEASONS = "SEASONS"
    REFERENCES = "REFERENCES"
    WEIGHTS = "WEIGHTS"
    START_FROM = "START_FROM"
    EPOCHS = "EPOCHS"
    NETWORK = "NETWORK"
    PATCH = "PATCH"
    BATCH = "BATCH"
    LEARNING_RATE = "LEARNING_RATE"
    VALIDATION_SHARE = "VALIDATION_SHARE"
    SEED = "SEED"
    DEVICE = "DEVICE"
    OVERWRITE = "OVERWRITE"
    MODEL = "MODEL"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Train model")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Trains a network on your own seasons and references, anew or going on from a model."
            "\n\n"
            "Seasons, references and weight maps are matched by their grids, so their order does not matter. "
            "Part of the "
            "area is kept for validation. The model is a folder with the weights (safetensors) and a card that "
            "says what "
            "it was trained on; the same seed gives the same model on the same device."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("train,learn,fine-tune,network,deep learning,model,safetensors,epochs")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        raster = Qgis.ProcessingSourceType.Raster
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.SEASONS, self.tr("Seasons"), Qgis.ProcessingSourceType.File),
            self.tr("The collection.json of each season, or its folder."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.REFERENCES, self.tr("References"), raster),
            self.tr("Cultivated masks at 2.5 m, one a season, as 'Reference and weights from parcels' writes them."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.WEIGHTS, self.tr("Weight maps"), raster, optional=True),
            self.tr("Weight maps at 2.5 m, one a season. Leave it empty to derive them from the references."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.START_FROM,
                self.tr("Model to go on from"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                optional=True,
            ),
            self.tr("A model's folder, for fine-tuning. Leave it empty to start anew."),
        )
        self.add_input(
            _integer(self.EPOCHS, self.tr("Epochs"), 30, 1, 100_000),
            self.tr("Passes over the training area. More is better until the validation score stops rising."),
        )
        self._declare_advanced()
        self.add_input(
            QgsProcessingParameterFolderDestination(self.MODEL, self.tr("Model")),
            self.tr("The folder to write: model.safetensors and card.json."),
        )
        for name, title, explanation in (
            ("VALIDATION_MCC", self.tr("Validation MCC"), self.tr("Weighted MCC on the area kept for validation.")),
            ("TRAINING_LOSS", self.tr("Training loss"), self.tr("Mean loss of the last epoch.")),
            ("EPOCHS_DONE", self.tr("Epochs done"), self.tr("Passes that were made.")),
            ("WEIGHT_COUNT", self.tr("Parameters of the network"), self.tr("Number of trained weights.")),
            ("SECONDS", self.tr("Seconds"), self.tr("How long the engine worked.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def _declare_advanced(self) -> None:
        double = Qgis.ProcessingNumberParameterType.Double
        for parameter, explanation in (
            (
                QgsProcessingParameterString(self.NETWORK, self.tr("Network"), "hybrid-small"),
                self.tr("Name of a network of Furrow. Not used when going on from a model."),
            ),
            (
                _integer(self.PATCH, self.tr("Patch size (pixels of 10 m)"), 32, 8, 512),
                self.tr("Side of the squares the network learns from."),
            ),
            (
                _integer(self.BATCH, self.tr("Patches a step"), 8, 1, 1024),
                self.tr("Lower it when memory does not suffice."),
            ),
            (
                QgsProcessingParameterNumber(
                    self.LEARNING_RATE, self.tr("Learning rate"), double, 0.001, minValue=1e-8, maxValue=1.0
                ),
                self.tr("Its highest value; it rises at the start and falls to the end. Take a tenth for fine-tuning."),
            ),
            (
                QgsProcessingParameterNumber(
                    self.VALIDATION_SHARE, self.tr("Share kept for validation"), double, 0.2, minValue=0.0, maxValue=0.5
                ),
                self.tr("Share of the area (0 to 0.5) that is never trained on, in blocks."),
            ),
            (
                _integer(self.SEED, self.tr("Seed"), 1, 0, 2**31 - 1),
                self.tr("Start of the random numbers."),
            ),
            (
                device_parameter(self.DEVICE, self.tr("Compute on")),
                self.tr(
                    "auto takes the GPU where the engine can use one, else the processor. A GPU that is named must "
                    "be there."
                ),
            ),
            (
                QgsProcessingParameterBoolean(
                    self.OVERWRITE, self.tr("Replace a model that is there"), defaultValue=False
                ),
                self.tr(
                    "The older model stays until the new one is whole. Folders that hold no model are never replaced."
                ),
            ),
        ):
            self.add_input(parameter, explanation, advanced=True)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        for season in self.parameterAsFileList(parameters, self.SEASONS, context):
            if sentence := season_problem(season):
                return sentence
        start = self.parameterAsString(parameters, self.START_FROM, context)
        if start and (sentence := model_problem(start)):
            return sentence
        return output_folder_problem(
            self.parameterAsString(parameters, self.MODEL, context),
            "card.json",
            self.parameterAsBool(parameters, self.OVERWRITE, context),
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> TrainModel:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        start = self.parameterAsString(parameters, self.START_FROM, context)
        seasons = self.parameterAsFileList(parameters, self.SEASONS, context)
        try:
            references, weights = (
                raster_paths(self.parameterAsLayerList(parameters, name, context))
                for name in (self.REFERENCES, self.WEIGHTS)
            )
        except InputError as error:
            raise QgsProcessingException(str(error)) from error
        return TrainModel(
            seasons=tuple(str(Path(season).absolute()) for season in seasons),
            references=references,
            weights=weights,
            model=self.destination(self.MODEL, parameters, context),
            network=self.parameterAsString(parameters, self.NETWORK, context),
            start_from=str(Path(start).absolute()) if start else "",
            epochs=self.parameterAsInt(parameters, self.EPOCHS, context),
            patch=self.parameterAsInt(parameters, self.PATCH, context),
            batch=self.parameterAsInt(parameters, self.BATCH, context),
            learning_rate=self.parameterAsDouble(parameters, self.LEARNING_RATE, context),
            validation_share=self.parameterAsDouble(parameters, self.VALIDATION_SHARE, context),
            seed=self.parameterAsInt(parameters, self.SEED, context),
            device=self.parameterAsEnumString(parameters, self.DEVICE, context),
        )


def _integer(name: str, title: str, default: int, least: int, most: int) -> QgsProcessingParameterNumber:
    return QgsProcessingParameterNumber(
        name, title, Qgis.ProcessingNumberParameterType.Integer, default, minValue=least, maxValue=most
    )
