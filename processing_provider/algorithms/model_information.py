"""Model information: what a model is, was trained on and scores."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from furrow.engine.contract.events import Result
from furrow.engine.contract.model_jobs import ModelInformation
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import chosen_model, model_help, model_parameter, model_problem

__all__ = ["ModelInformationAlgorithm"]


class ModelInformationAlgorithm(FurrowAlgorithm):
    """Asks the engine for `model-information`."""

    ALGORITHM = "modelinformation"
    GROUP = Group.MODEL
    VALUES = {
        "name": "NAME",
        "version": "VERSION",
        "network": "NETWORK",
        "parameters": "WEIGHT_COUNT",
        "mflop_per_pixel": "MFLOP_PER_PIXEL",
        "margin": "MARGIN",
        "threshold": "THRESHOLD",
        "training_text": "TRAINING",
        "scores_text": "SCORES",
        "licence": "LICENCE",
    }

    MODEL = "MODEL"
    REPORT = "REPORT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Model information")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Tells what a model is: its network, its size and cost, the bands it needs, what it was trained on, how it "
            "scored, its licence."
            "\n\n"
            "The weights are compared with the model's card, so a model that passes can be used. Nothing of the model "
            "is run as code. The report is an HTML page."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("model,card,weights,parameters,bands,licence,training,score,safetensors,check")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(model_parameter(self.MODEL), model_help())
        self.add_input(
            QgsProcessingParameterFileDestination(self.REPORT, self.tr("Report"), "HTML (*.html)", optional=True),
            self.tr("An HTML page with all that is known of the model."),
        )
        for name, title, explanation in (
            ("NAME", self.tr("Name"), self.tr("Name of the model.")),
            ("VERSION", self.tr("Version"), self.tr("Version of its weights.")),
            ("NETWORK", self.tr("Network"), self.tr("Name of its network.")),
            ("BANDS", self.tr("Bands"), self.tr("The bands it needs, in their order, parted by commas.")),
            ("TRAINING", self.tr("Training"), self.tr("What it was trained on, and how.")),
            ("SCORES", self.tr("Scores"), self.tr("Its scores on data it was not trained on.")),
            ("LICENCE", self.tr("Licence"), self.tr("Licence of the weights.")),
        ):
            self.add_output(QgsProcessingOutputString(name, title), explanation)
        for name, title, explanation in (
            ("WEIGHT_COUNT", self.tr("Parameters of the network"), self.tr("Number of trained weights.")),
            (
                "MFLOP_PER_PIXEL",
                self.tr("Operations per pixel (millions)"),
                self.tr("Floating-point operations for a pixel of 10 m with 24 dates."),
            ),
            ("MARGIN", self.tr("Margin (pixels of 10 m)"), self.tr("How far around a pixel the network looks.")),
            ("THRESHOLD", self.tr("Threshold"), self.tr("Probability from which it calls a pixel cultivated.")),
            ("WEIGHTED_MCC", self.tr("Weighted MCC"), self.tr("The challenge's score, where the card states it.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the path of the model."""
        return model_problem(chosen_model(self, parameters, self.MODEL, context))

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ModelInformation:
        """Return the job."""
        return ModelInformation(
            model=chosen_model(self, parameters, self.MODEL, context),
            report=self.destination(self.REPORT, parameters, context),
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return what is known of the model, and the report where it is asked for."""
        found = super().outputs(result, parameters, context)
        found["BANDS"] = ",".join(result.values["bands"])
        if "weighted_mcc" in result.values["scores"]:
            found["WEIGHTED_MCC"] = result.values["scores"]["weighted_mcc"]
        return found
