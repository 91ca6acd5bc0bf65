"""Score submission: an archive of the challenge scored by halves of its boxes, and put on a leaderboard."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from furrow.engine.contract.assessment_jobs import ScoreSubmission
from furrow.engine.contract.events import Result
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import chosen_model, model_parameter, model_problem
from furrow.processing_provider.scored_rasters import declare_references, references_of, references_problem

__all__ = ["ScoreSubmissionAlgorithm"]


class ScoreSubmissionAlgorithm(FurrowAlgorithm):
    """Asks the engine for `score-submission`."""

    ALGORITHM = "scoresubmission"
    GROUP = Group.ASSESSMENT
    VALUES = {
        "public_weighted_mcc": "PUBLIC_WEIGHTED_MCC",
        "private_weighted_mcc": "PRIVATE_WEIGHTED_MCC",
        "boxes": "BOXES",
        "rank": "RANK",
        "entries": "ENTRIES",
        "page": "PAGE",
        "sha256": "SHA256",
    }

    ARCHIVE = "ARCHIVE"
    ENTRY = "ENTRY"
    TEAM = "TEAM"
    MODEL = "MODEL"
    SEED = "SEED"
    SHOW_PRIVATE = "SHOW_PRIVATE"
    LEADERBOARD = "LEADERBOARD"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Score submission")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Checks and scores a submission to the Enhanced Sentinel-2 Agriculture challenge, and enters it into a "
            "leaderboard of your own."
            "\n\n"
            "Half of the boxes, chosen by the seed, give the public score; the others give the private one, which the "
            "page of the leaderboard hides unless you ask for it. The leaderboard is a CSV to which a row is added; "
            "several people may enter at the same time. An archive that breaks a rule is refused with the file and the "
            "rule, and nothing of it is unpacked to the disk."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("challenge,submission,score,leaderboard,public,private,AI4EO,competition,team,archive,zip")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(
                self.ARCHIVE,
                self.tr("Submission"),
                fileFilter=self.tr("Archives (*.zip *.tar.gz *.tgz *.tar);;All files (*)"),
            ),
            self.tr("The archive that 'Export challenge submission' or anybody else packed."),
        )
        declare_references(self)
        self.add_input(
            QgsProcessingParameterString(self.ENTRY, self.tr("Name of the entry")),
            self.tr("What the leaderboard shows the submission by, such as 'U-Net, second try'."),
        )
        self.add_input(
            QgsProcessingParameterString(self.TEAM, self.tr("Team"), optional=True), self.tr("Who enters it.")
        )
        self.add_input(
            model_parameter(self.MODEL),
            self.tr("The model that made it, whose name and version are noted. Leave it empty to note none."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.SEED,
                self.tr("Seed"),
                Qgis.ProcessingNumberParameterType.Integer,
                ScoreSubmission.seed,
                minValue=0,
            ),
            self.tr(
                "Decides which boxes are public. It has to be the same for all entries of a leaderboard; another one, "
                "kept secret, keeps the halves secret."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.SHOW_PRIVATE, self.tr("Show the private scores"), defaultValue=ScoreSubmission.show_private
            ),
            self.tr("Shows the scores of the private half on the page, and tells that of this entry."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFileDestination(self.LEADERBOARD, self.tr("Leaderboard"), "CSV (*.csv)"),
            self.tr(
                "A row is added to this file; nothing in it is replaced. It is made where there is none, and a page of "
                "the same name that ends in .html beside it."
            ),
        )
        for name, title, explanation in (
            (
                "PUBLIC_WEIGHTED_MCC",
                self.tr("Public weighted MCC"),
                self.tr("The challenge's score, pooled over the public half of the boxes."),
            ),
            (
                "PRIVATE_WEIGHTED_MCC",
                self.tr("Private weighted MCC"),
                self.tr("The same of the private half; only where it is shown."),
            ),
            ("BOXES", self.tr("Boxes"), self.tr("Number of boxes in both halves.")),
            ("RANK", self.tr("Rank"), self.tr("Place of the entry by its public score, from 1.")),
            ("ENTRIES", self.tr("Entries"), self.tr("Number of rows of the leaderboard.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(QgsProcessingOutputFile("PAGE", self.tr("Page")), self.tr("The leaderboard as an HTML page."))
        self.add_output(QgsProcessingOutputString("SHA256", self.tr("SHA-256")), self.tr("Of the archive."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        if not self.parameterAsString(parameters, self.ENTRY, context).strip():
            return self.tr("The entry has no name: give one, by which the leaderboard shows it.")
        return references_problem(self, parameters, context) or model_problem(
            chosen_model(self, parameters, self.MODEL, context)
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ScoreSubmission:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        return ScoreSubmission(
            archive=self.parameterAsString(parameters, self.ARCHIVE, context),
            **references_of(self, parameters, context),
            entry=self.parameterAsString(parameters, self.ENTRY, context),
            team=self.parameterAsString(parameters, self.TEAM, context),
            model=chosen_model(self, parameters, self.MODEL, context),
            leaderboard=self.destination(self.LEADERBOARD, parameters, context),
            seed=self.parameterAsInt(parameters, self.SEED, context),
            show_private=self.parameterAsBool(parameters, self.SHOW_PRIVATE, context),
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the leaderboard, its page and the scores."""
        found = super().outputs(result, parameters, context)
        return {name: value for name, value in found.items() if value is not None}
