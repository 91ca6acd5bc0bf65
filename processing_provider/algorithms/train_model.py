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
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.engine.contract.events import Measurement
from furrow.engine.contract.training_jobs import LIMITS, TrainModel
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import (
    chosen_model,
    folder_of_seasons,
    model_problem,
    output_folder_problem,
    raster_paths,
    season_problem,
    seasons_problem,
)
from furrow.processing_provider.training_parameters import fold_problem, settings, settings_of
from furrow.processing_provider.training_report import SCORE, write_training_report
from furrow.processing_provider.trainings import noted

__all__ = ["TrainModelAlgorithm"]


class TrainModelAlgorithm(FurrowAlgorithm):
    """Asks the engine for `train-model`."""

    ALGORITHM = "trainmodel"
    GROUP = Group.MODEL
    VALUES = {
        "validation_mcc": "VALIDATION_MCC",
        "threshold": "THRESHOLD",
        "best_step": "BEST_STEP",
        "training_loss": "TRAINING_LOSS",
        "epochs": "EPOCHS_DONE",
        "steps": "STEPS_DONE",
        "parameters": "WEIGHT_COUNT",
        "seconds": "SECONDS",
    }

    SEASONS = "SEASONS"
    SEASONS_FOLDER = "SEASONS_FOLDER"
    REFERENCES = "REFERENCES"
    WEIGHTS = "WEIGHTS"
    START_FROM = "START_FROM"
    EPOCHS = "EPOCHS"
    OVERWRITE = "OVERWRITE"
    MODEL = "MODEL"
    REPORT = "REPORT"

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
            QgsProcessingParameterMultipleLayers(
                self.SEASONS, self.tr("Seasons"), Qgis.ProcessingSourceType.File, optional=True
            ),
            self.tr("The collection.json of each season, or its folder. Or give a folder of seasons instead."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.SEASONS_FOLDER,
                self.tr("Folder of seasons"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                optional=True,
            ),
            self.tr("All seasons in it are trained on, so each needs its reference."),
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
            QgsProcessingParameterNumber(
                self.EPOCHS,
                self.tr("Epochs"),
                Qgis.ProcessingNumberParameterType.Integer,
                TrainModel.epochs,
                minValue=LIMITS["epochs"][0],
                maxValue=LIMITS["epochs"][1],
            ),
            self.tr("Passes over the training area. More is better until the validation score stops rising."),
        )
        for setting in settings():
            self.add_input(setting.parameter, setting.explanation, advanced=True)
        self.add_input(
            QgsProcessingParameterBoolean(self.OVERWRITE, self.tr("Replace a model that is there"), defaultValue=False),
            self.tr("The older model stays until the new one is whole. Folders that hold no model are never replaced."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFolderDestination(self.MODEL, self.tr("Model")),
            self.tr(
                "The folder to write: model.safetensors, card.json, training.csv, the log of the training, and "
                "examples.png, pictures of a few places kept for validation."
            ),
        )
        self.add_input(
            QgsProcessingParameterFileDestination(
                self.REPORT, self.tr("Training report"), "HTML (*.html)", optional=True
            ),
            self.tr(
                "An HTML page with the curves of loss and validation score, example maps, and what the model's card "
                "says."
            ),
        )
        for name, title, explanation in (
            ("VALIDATION_MCC", self.tr("Validation MCC"), self.tr("Weighted MCC on the area kept for validation.")),
            (
                "THRESHOLD",
                self.tr("Threshold"),
                self.tr("Probability from which a pixel counts as cultivated: the one that scores best."),
            ),
            ("BEST_STEP", self.tr("Best step"), self.tr("The step whose weights are kept.")),
            ("TRAINING_LOSS", self.tr("Training loss"), self.tr("Mean loss of the last epoch.")),
            ("EPOCHS_DONE", self.tr("Epochs done"), self.tr("Passes that were made.")),
            ("STEPS_DONE", self.tr("Steps done"), self.tr("Steps that were made.")),
            ("WEIGHT_COUNT", self.tr("Parameters of the network"), self.tr("Number of trained weights.")),
            ("SECONDS", self.tr("Seconds"), self.tr("How long the engine worked.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        folder = self.parameterAsString(parameters, self.SEASONS_FOLDER, context)
        seasons = self._seasons(parameters, context)
        if not folder and not seasons:
            return self.tr("No season was given: choose seasons, or a folder that holds them.")
        if sentence := seasons_problem(folder):
            return sentence
        for season in seasons:
            if sentence := season_problem(season):
                return sentence
        if sentence := model_problem(chosen_model(self, parameters, self.START_FROM, context)):
            return sentence
        folds, fold = (self.parameterAsInt(parameters, name, context) for name in ("FOLDS", "FOLD"))
        return fold_problem(folds, fold) or output_folder_problem(
            self.parameterAsString(parameters, self.MODEL, context),
            "card.json",
            self.parameterAsBool(parameters, self.OVERWRITE, context),
        )

    def _seasons(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        """Return the seasons that were named one by one; QGIS gives an empty name where there are none."""
        return [path for path in self.parameterAsFileList(parameters, self.SEASONS, context) if path]

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> TrainModel:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        seasons = self._seasons(parameters, context)
        try:
            references, weights = (
                raster_paths(self.parameterAsLayerList(parameters, name, context))
                for name in (self.REFERENCES, self.WEIGHTS)
            )
        except InputError as error:
            raise QgsProcessingException(str(error)) from error
        return TrainModel(
            seasons=(
                *(str(Path(season).absolute()) for season in seasons),
                *folder_of_seasons(self, parameters, self.SEASONS_FOLDER, context),
            ),
            references=references,
            weights=weights,
            model=self.destination(self.MODEL, parameters, context),
            start_from=chosen_model(self, parameters, self.START_FROM, context),
            epochs=self.parameterAsInt(parameters, self.EPOCHS, context),
            **settings_of(self, parameters, context),
        )

    def measured(self, event: Measurement, feedback: QgsProcessingFeedback) -> None:
        """Write a line for each validation."""
        if SCORE in event.values:
            feedback.pushInfo(
                self.tr("Step {step} of {steps}: loss {loss}, weighted MCC on validation {score}").format(
                    step=event.step,
                    steps=event.steps,
                    loss=f"{event.values['loss']:.4f}",
                    score=f"{event.values[SCORE]:.4f}",
                )
            )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Train, then write the report. A report that fails is told: the model is written and stays.

        Raises:
            QgsProcessingException: The training failed or was cancelled; the text is one sentence.
        """
        with noted(Path(self.destination(self.MODEL, parameters, context))):
            found = super().processAlgorithm(parameters, context, feedback)
        if self.REPORT in found:
            try:
                write_training_report(Path(found[self.REPORT]), Path(found[self.MODEL]), found)
            except (FurrowError, OSError) as error:
                feedback.pushWarning(
                    self.tr("The model is written, but its report is not: {reason}").format(reason=error)
                )
                del found[self.REPORT]
        return found
