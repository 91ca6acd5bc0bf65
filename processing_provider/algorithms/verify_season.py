"""Verify season: every block of every image is read once and compared with the season's documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from furrow.engine.contract.jobs import VerifySeason
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import season_problem

__all__ = ["VerifySeasonAlgorithm"]


class VerifySeasonAlgorithm(FurrowAlgorithm):
    """Asks the engine for `verify-season`."""

    ALGORITHM = "verifyseason"
    GROUP = Group.IMAGERY

    SEASON = "SEASON"
    STRICT = "STRICT"
    COMPLETE = "COMPLETE"
    DATES = "DATES"
    PROBLEMS = "PROBLEMS"
    MISSING = "MISSING"
    REPORT = "REPORT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Verify season")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Reads every image of a season completely and says which are missing or damaged."
            "\n\n"
            "A file that was cut short opens without complaint and fails, or reads as zeros, only later. Run "
            "this after "
            "copying a season or when a job stops at a damaged file."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,check,validate,damaged,truncated,missing,integrity,stac")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(self.SEASON, self.tr("Season"), Qgis.ProcessingFileParameterBehavior.Folder),
            self.tr("The folder of the season, or its collection.json."),
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.STRICT, self.tr("Fail when the season is not complete"), defaultValue=True
            ),
            self.tr("Ends with an error, so that a model or script stops. Otherwise the outputs tell what was found."),
        )
        self.add_output(
            QgsProcessingOutputBoolean(self.COMPLETE, self.tr("Complete")),
            self.tr("True when nothing is missing or damaged."),
        )
        self.add_output(
            QgsProcessingOutputNumber(self.DATES, self.tr("Dates")), self.tr("Number of dates of the season.")
        )
        self.add_output(QgsProcessingOutputNumber(self.PROBLEMS, self.tr("Problems")), self.tr("How many were found."))
        self.add_output(
            QgsProcessingOutputString(self.MISSING, self.tr("Missing dates")),
            self.tr("Dates whose files are missing or damaged, parted by commas."),
        )
        self.add_output(QgsProcessingOutputString(self.REPORT, self.tr("Report")), self.tr("One sentence a problem."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return season_problem(self.parameterAsString(parameters, self.SEASON, context))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Verify the season and tell what was found.

        Raises:
            QgsProcessingException: The season is not complete and the analyst wants an error then.
        """
        season = Path(self.parameterAsString(parameters, self.SEASON, context)).absolute()
        result, _ = self.run_engine(VerifySeason(season=str(season)), feedback)
        problems = [str(sentence) for sentence in result.values["problems"]]
        if problems and self.parameterAsBool(parameters, self.STRICT, context):
            for sentence in problems[1:]:
                feedback.pushWarning(sentence)
            raise QgsProcessingException(problems[0])
        for sentence in problems:
            feedback.pushWarning(sentence)
        if not problems:
            feedback.pushInfo(self.tr("The season is complete: {dates} dates.").format(dates=result.values["dates"]))
        return {
            self.COMPLETE: result.values["complete"],
            self.DATES: result.values["dates"],
            self.PROBLEMS: len(problems),
            self.MISSING: ", ".join(result.values["missing"]),
            self.REPORT: "\n".join(problems),
        }
