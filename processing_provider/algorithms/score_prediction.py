"""Score prediction: weighted Matthews correlation and its companions, pooled over boxes."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.events import Result
from furrow.engine.contract.jobs import ScorePrediction
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import raster_paths

__all__ = ["ScorePredictionAlgorithm"]


class ScorePredictionAlgorithm(FurrowAlgorithm):
    """Asks the engine for `score-prediction`."""

    ALGORITHM = "scoreprediction"
    GROUP = Group.ASSESSMENT
    VALUES = {
        "weighted_mcc": "WEIGHTED_MCC",
        "mcc": "MCC",
        "f1": "F1",
        "iou": "IOU",
        "precision": "PRECISION",
        "recall": "RECALL",
        "overall_accuracy": "OVERALL_ACCURACY",
        "boxes": "BOXES",
        "scored_pixels": "SCORED_PIXELS",
    }

    PREDICTIONS = "PREDICTIONS"
    REFERENCES = "REFERENCES"
    WEIGHTS = "WEIGHTS"
    THRESHOLD = "THRESHOLD"
    REPORT = "REPORT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Score prediction")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Scores predictions against references with the weighted Matthews correlation of the Enhanced Sentinel-2 "
            "Agriculture challenge."
            "\n\n"
            "Several boxes are pooled: their weighted counts are summed first, then one score is computed. "
            "Predictions, "
            "references and weights are matched by their grids, so their order does not matter."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("accuracy,assessment,score,mcc,matthews,f1,iou,precision,recall,validation,confusion")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        raster = Qgis.ProcessingSourceType.Raster
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.PREDICTIONS, self.tr("Predictions"), raster),
            self.tr("Masks (0 and 1) or probabilities (0 to 200) that Furrow predicted, one a box."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.REFERENCES, self.tr("References"), raster),
            self.tr("Cultivated masks at 2.5 m, one a box, as 'Reference and weights from parcels' writes them."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.WEIGHTS, self.tr("Weight maps"), raster),
            self.tr("Weight maps at 2.5 m, one a box. Pixels of weight 0 are not scored."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.THRESHOLD,
                self.tr("Threshold"),
                Qgis.ProcessingNumberParameterType.Double,
                0.5,
                minValue=0.0,
                maxValue=1.0,
            ),
            self.tr("Probability (0 to 1) from which a pixel counts as cultivated. Masks need none."),
        )
        self.add_input(
            QgsProcessingParameterFileDestination(
                self.REPORT, self.tr("Report"), "JSON (*.json)", optional=True, createByDefault=False
            ),
            self.tr("A JSON file with all scores, of each box and of all together."),
        )
        for name, title, explanation in (
            (
                "WEIGHTED_MCC",
                self.tr("Weighted MCC"),
                self.tr("The challenge's score: 1 perfect, 0 as good as chance."),
            ),
            ("MCC", self.tr("MCC"), self.tr("The same with all scored pixels equal.")),
            ("F1", self.tr("F1"), self.tr("Harmonic mean of precision and recall.")),
            ("IOU", self.tr("IoU"), self.tr("Intersection over union of the cultivated areas.")),
            ("PRECISION", self.tr("Precision"), self.tr("Share of the predicted area that is cultivated.")),
            ("RECALL", self.tr("Recall"), self.tr("Share of the cultivated area that was predicted.")),
            ("OVERALL_ACCURACY", self.tr("Overall accuracy"), self.tr("Share of pixels that are right.")),
            ("BOXES", self.tr("Boxes"), self.tr("Number of boxes scored.")),
            ("SCORED_PIXELS", self.tr("Scored pixels"), self.tr("Pixels of weight above 0 with a prediction.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ScorePrediction:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        report = self.destination(self.REPORT, parameters, context)
        try:
            predictions, references, weights = (
                raster_paths(self.parameterAsLayerList(parameters, name, context))
                for name in (self.PREDICTIONS, self.REFERENCES, self.WEIGHTS)
            )
        except InputError as error:
            raise QgsProcessingException(str(error)) from error
        return ScorePrediction(
            predictions=predictions,
            references=references,
            weights=weights,
            threshold=self.parameterAsDouble(parameters, self.THRESHOLD, context),
            report=report,
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the scores, and the report where it is asked for."""
        found = super().outputs(result, parameters, context)
        return {name: value for name, value in found.items() if value is not None}
