"""Score prediction: weighted Matthews correlation and its companions, pooled over boxes."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from furrow.engine.contract.assessment_jobs import ScorePrediction
from furrow.engine.contract.events import Result
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.cluster_parameters import cluster_of, declare_cluster
from furrow.processing_provider.groups import Group
from furrow.processing_provider.scored_rasters import (
    declare_predictions,
    declare_references,
    declare_threshold,
    predictions_of,
    predictions_problem,
    references_of,
    references_problem,
    threshold_of,
)

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
        "weighted_mcc_below_quarter": "WEIGHTED_MCC_SMALL",
        "border_median_m": "BORDER_MEDIAN",
        "border_bias_m": "BORDER_BIAS",
        "calibration_error": "CALIBRATION_ERROR",
        "brier_score": "BRIER_SCORE",
    }

    SEED = "SEED"
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
            "Predictions, references and weights are matched by their grids, so their order does not matter. With "
            "three boxes or more each score comes with the interval in which it lies in 95 of 100 draws of the boxes."
            "\n\n"
            "The report adds the scores by the area of parcels, how far the borders of the map lie from those of the "
            "reference, and whether probabilities mean what they say."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr(
            "accuracy,assessment,score,mcc,matthews,f1,iou,precision,recall,validation,confusion,"
            "interval,bootstrap,calibration,borders"
        )

    def declare(self) -> None:
        """Add the parameters and outputs."""
        declare_predictions(self)
        declare_references(self)
        declare_threshold(self)
        declare_cluster(self)
        self.add_input(
            QgsProcessingParameterNumber(
                self.SEED,
                self.tr("Seed"),
                Qgis.ProcessingNumberParameterType.Integer,
                ScorePrediction.seed,
                minValue=0,
            ),
            self.tr("Decides which boxes are drawn for the intervals. The same seed gives the same intervals."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFileDestination(
                self.REPORT, self.tr("Report"), "JSON (*.json)", optional=True, createByDefault=False
            ),
            self.tr(
                "A JSON file with all scores and intervals, of each box and of all together, by the area of parcels, "
                "with the distances of borders and the calibration."
            ),
        )
        for name, title, explanation in (
            (
                "WEIGHTED_MCC",
                self.tr("Weighted MCC"),
                self.tr("The challenge's score: 1 perfect, 0 as good as chance."),
            ),
            (
                "WEIGHTED_MCC_LOW",
                self.tr("Weighted MCC, lower end"),
                self.tr("Of its interval; only with three boxes or more."),
            ),
            (
                "WEIGHTED_MCC_HIGH",
                self.tr("Weighted MCC, upper end"),
                self.tr("Of its interval; only with three boxes or more."),
            ),
            (
                "WEIGHTED_MCC_SMALL",
                self.tr("Weighted MCC of small parcels"),
                self.tr("Of parcels under 0.25 ha and the pixels around them."),
            ),
            ("MCC", self.tr("MCC"), self.tr("The same with all scored pixels equal.")),
            ("F1", self.tr("F1"), self.tr("Harmonic mean of precision and recall.")),
            ("IOU", self.tr("IoU"), self.tr("Intersection over union of the cultivated areas.")),
            ("PRECISION", self.tr("Precision"), self.tr("Share of the predicted area that is cultivated.")),
            ("RECALL", self.tr("Recall"), self.tr("Share of the cultivated area that was predicted.")),
            ("OVERALL_ACCURACY", self.tr("Overall accuracy"), self.tr("Share of pixels that are right.")),
            (
                "BORDER_MEDIAN",
                self.tr("Distance of borders (m)"),
                self.tr("Half of the border pixels of map and reference lie no farther from a border of the other."),
            ),
            (
                "BORDER_BIAS",
                self.tr("Bias of borders (m)"),
                self.tr("Mean displacement of borders at most 10 m apart; negative for a map that is too small."),
            ),
            (
                "CALIBRATION_ERROR",
                self.tr("Calibration error"),
                self.tr("How far probabilities lie from the shares that are cultivated, on average. Not for masks."),
            ),
            (
                "BRIER_SCORE",
                self.tr("Brier score"),
                self.tr("Mean squared error of the probability, weighted. Not for masks."),
            ),
            ("BOXES", self.tr("Boxes"), self.tr("Number of boxes scored.")),
            ("SCORED_PIXELS", self.tr("Scored pixels"), self.tr("Pixels of weight above 0 with a prediction.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return predictions_problem(self, parameters, context) or references_problem(self, parameters, context)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ScorePrediction:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        return ScorePrediction(
            predictions=predictions_of(self, parameters, context),
            **references_of(self, parameters, context),
            threshold=threshold_of(self, parameters, context),
            report=self.destination(self.REPORT, parameters, context),
            seed=self.parameterAsInt(parameters, self.SEED, context),
            **cluster_of(self, parameters, context),
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the scores, and the report where it is asked for."""
        found = super().outputs(result, parameters, context)
        if "weighted_mcc" in result.values["intervals"]:
            found["WEIGHTED_MCC_LOW"], found["WEIGHTED_MCC_HIGH"] = result.values["intervals"]["weighted_mcc"]
        return {name: value for name, value in found.items() if value is not None}
