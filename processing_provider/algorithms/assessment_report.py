"""Assessment report: scores, errors, curves and the worst parcels as one HTML file for a colleague."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from furrow.engine.contract.report_jobs import LANGUAGES, AssessmentReport
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.cluster_parameters import cluster_of, declare_cluster
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import folder_of_seasons, seasons_problem, written_path
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

__all__ = ["AssessmentReportAlgorithm"]

_OF_QGIS = "auto"


class AssessmentReportAlgorithm(FurrowAlgorithm):
    """Asks the engine for `assessment-report`."""

    ALGORITHM = "assessmentreport"
    GROUP = Group.ASSESSMENT
    VALUES = {
        "weighted_mcc": "WEIGHTED_MCC",
        "mcc": "MCC",
        "boxes": "BOXES",
        "pictured_parcels": "PICTURED_PARCELS",
    }

    AGREEMENT = "AGREEMENT"
    SEASONS = "SEASONS"
    TITLE = "TITLE"
    LANGUAGE = "LANGUAGE"
    REPORT = "REPORT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Assessment report")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Writes how good a map is as one HTML page to hand to a colleague: it holds its pictures, needs no network "
            "and prints well."
            "\n\n"
            "The page tells the score with its interval and what it means, where the map errs, how the score depends "
            "on the threshold and on the size of parcels, whether probabilities mean what they say, how far borders "
            "lie off, the scores of each box, and how all was computed. With what 'Parcel agreement' wrote it shows "
            "the most suspicious parcels, with a season also in true colour. The numbers are those of 'Score "
            "prediction'."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("report,html,print,accuracy,assessment,score,mcc,errors,calibration,threshold,confusion,share")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        declare_predictions(self)
        declare_references(self)
        declare_threshold(self)
        self.add_input(
            QgsProcessingParameterVectorLayer(
                self.AGREEMENT,
                self.tr("Parcel agreement"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            self.tr("The layer that 'Parcel agreement' wrote for these maps. Its worst parcels are shown."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.SEASONS,
                self.tr("Season, or folder of seasons"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                optional=True,
            ),
            self.tr("To show these parcels in true colour, on the clearest date."),
        )
        self.add_input(
            QgsProcessingParameterString(self.TITLE, self.tr("Title"), optional=True),
            self.tr("Of the report. Leave it empty for the usual one."),
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.LANGUAGE,
                self.tr("Language"),
                options=[_OF_QGIS, *LANGUAGES],
                defaultValue=_OF_QGIS,
                usesStaticStrings=True,
            ),
            self.tr(
                "Of the report: English (en), Slovenian (sl) or German (de). auto takes that of QGIS, or English where "
                "it is another."
            ),
        )
        declare_cluster(self)
        self.add_input(
            QgsProcessingParameterFileDestination(self.REPORT, self.tr("Report"), "HTML (*.html)"),
            self.tr("The HTML page. Open it with any browser."),
        )
        for name, title, explanation in (
            (
                "WEIGHTED_MCC",
                self.tr("Weighted MCC"),
                self.tr("The challenge's score: 1 perfect, 0 as good as chance."),
            ),
            ("MCC", self.tr("MCC"), self.tr("The same with all scored pixels equal.")),
            ("BOXES", self.tr("Boxes"), self.tr("Number of boxes scored.")),
            ("PICTURED_PARCELS", self.tr("Pictured parcels"), self.tr("Number of parcels that the report shows.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        report = written_path(parameters.get(self.REPORT), context)
        if report and Path(report).suffix.lower() not in (".html", ".htm"):
            return self.tr("The report '{path}' is no HTML file: choose a name that ends in .html.").format(path=report)
        return (
            predictions_problem(self, parameters, context)
            or references_problem(self, parameters, context)
            or seasons_problem(self.parameterAsString(parameters, self.SEASONS, context))
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> AssessmentReport:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no file.
        """
        language = self.parameterAsEnumString(parameters, self.LANGUAGE, context)
        if language == _OF_QGIS:
            spoken = QgsApplication.locale()[:2]
            language = spoken if spoken in LANGUAGES else AssessmentReport.language
        return AssessmentReport(
            predictions=predictions_of(self, parameters, context),
            **references_of(self, parameters, context),
            report=self.destination(self.REPORT, parameters, context),
            threshold=threshold_of(self, parameters, context),
            agreement=self._agreement(parameters, context),
            seasons=folder_of_seasons(self, parameters, self.SEASONS, context),
            title=self.parameterAsString(parameters, self.TITLE, context),
            language=language,
            **cluster_of(self, parameters, context),
        )

    def _agreement(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the GeoPackage of the agreement; empty where there is none."""
        layer = self.parameterAsVectorLayer(parameters, self.AGREEMENT, context)
        if layer is None:
            return ""
        path = Path(layer.source().partition("|")[0])
        if layer.providerType() != "ogr" or not path.is_file():
            raise QgsProcessingException(
                self.tr("The layer '{name}' is no file that 'Parcel agreement' wrote: choose its GeoPackage.").format(
                    name=layer.name()
                )
            )
        return str(path.absolute())
