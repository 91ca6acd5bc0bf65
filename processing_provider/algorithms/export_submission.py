"""Export challenge submission: predictions of the challenge's boxes as one archive that keeps all its rules."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from furrow.engine.contract.assessment_jobs import NODATA_CHOICES, ExportSubmission
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import folder_of_seasons
from furrow.processing_provider.scored_rasters import (
    declare_predictions,
    declare_threshold,
    predictions_of,
    predictions_problem,
    threshold_of,
)

__all__ = ["ExportSubmissionAlgorithm"]


class ExportSubmissionAlgorithm(FurrowAlgorithm):
    """Asks the engine for `export-submission`."""

    ALGORITHM = "exportsubmission"
    GROUP = Group.ASSESSMENT
    VALUES = {"boxes": "BOXES", "filled_pixels": "FILLED_PIXELS", "sha256": "SHA256"}

    SEASONS = "SEASONS"
    NODATA = "NODATA"
    ARCHIVE = "ARCHIVE"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Export challenge submission")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Packs predictions as the Enhanced Sentinel-2 Agriculture challenge wants them: eopatch-NN.tif for each "
            "box, in a zip or tar.gz."
            "\n\n"
            "Then every file is read back out of the archive and checked as the organisers do: one band of 2000 x 2000 "
            "pixels, only 0 and 1, EPSG:32633, the bounding box of the images. An archive that breaks a rule is not "
            "written. Equal predictions give equal archives."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("challenge,submission,export,zip,archive,eopatch,AI4EO,competition,leaderboard")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        folder = Qgis.ProcessingFileParameterBehavior.Folder
        declare_predictions(self)
        self.add_input(
            QgsProcessingParameterFile(self.SEASONS, self.tr("Folder of seasons or EOPatches"), folder),
            self.tr(
                "The boxes of the submission: a folder that holds their seasons or EOPatches. The folder of each, or "
                "the title of the season, tells its number, such as eopatch-07."
            ),
        )
        declare_threshold(self)
        self.add_input(
            QgsProcessingParameterEnum(
                self.NODATA,
                self.tr("Pixels without a prediction"),
                options=[self.tr("Stop and tell how many there are"), self.tr("Become 0, not cultivated")],
                defaultValue=NODATA_CHOICES.index(ExportSubmission.nodata),
            ),
            self.tr("A submission has none: every pixel is 0 or 1."),
        )
        self.add_input(
            QgsProcessingParameterFileDestination(
                self.ARCHIVE, self.tr("Archive"), self.tr("Zip archives (*.zip);;Packed tar archives (*.tar.gz)")
            ),
            self.tr("The file to hand in, .zip or .tar.gz."),
        )
        for name, title, explanation in (
            ("BOXES", self.tr("Boxes"), self.tr("Number of files in the archive.")),
            (
                "FILLED_PIXELS",
                self.tr("Filled pixels"),
                self.tr("Number of pixels without a prediction that became 0."),
            ),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(
            QgsProcessingOutputString("SHA256", self.tr("SHA-256")),
            self.tr("Of the archive, by which the leaderboard knows it."),
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return predictions_problem(self, parameters, context)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ExportSubmission:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        return ExportSubmission(
            predictions=predictions_of(self, parameters, context),
            seasons=folder_of_seasons(self, parameters, self.SEASONS, context),
            archive=self.destination(self.ARCHIVE, parameters, context),
            threshold=threshold_of(self, parameters, context),
            nodata=NODATA_CHOICES[self.parameterAsEnum(parameters, self.NODATA, context)],
        )
