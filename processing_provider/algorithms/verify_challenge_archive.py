"""The algorithm `furrow:verifychallengearchive`."""

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

from furrow.engine.contract.jobs import VerifyChallengeArchive
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group

__all__ = ["VerifyChallengeArchiveAlgorithm"]


class VerifyChallengeArchiveAlgorithm(FurrowAlgorithm):
    """Asks the engine for `verify-challenge-archive`."""

    ALGORITHM = "verifychallengearchive"
    GROUP = Group.IMAGERY

    ARCHIVE = "ARCHIVE"
    FOLDER = "FOLDER"
    CHECKSUMS = "CHECKSUMS"
    STRICT = "STRICT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Verify challenge archive")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Compares the arrays of EOPatches with the list of MD5 sums that was published with them."
            "\n\n"
            "Reads an archive from its beginning to its end without unpacking it to the disk. Run it once after "
            "downloading "
            "the archives of the Enhanced Sentinel-2 Agriculture challenge, before importing them."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("eopatch,challenge,md5,checksum,verify,download,archive,damaged")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(
                self.ARCHIVE,
                self.tr("Archive"),
                optional=True,
                fileFilter=self.tr("Archives (*.zip *.tar *.tar.gz *.tgz)"),
            ),
            self.tr("The archive as it was downloaded. Leave it empty for a folder."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.FOLDER, self.tr("Folder"), Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            ),
            self.tr("A folder that holds unpacked EOPatches. Leave it empty for an archive."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.CHECKSUMS, self.tr("List of checksums"), fileFilter=self.tr("CSV files (*.csv *.txt)")
            ),
            self.tr("The published CSV: in each row the path of an array and its MD5 sum, in any order."),
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.STRICT, self.tr("Fail when something is wrong or missing"), defaultValue=True
            ),
            self.tr("Ends with an error, so that a model or script stops. Otherwise the outputs tell what was found."),
        )
        self.add_output(
            QgsProcessingOutputBoolean("COMPLETE", self.tr("Complete")),
            self.tr("True when every array of the list is there as it was published."),
        )
        self.add_output(
            QgsProcessingOutputNumber("CHECKED", self.tr("Arrays checked")), self.tr("Arrays that are in the list.")
        )
        self.add_output(QgsProcessingOutputNumber("PROBLEMS", self.tr("Problems")), self.tr("How many were found."))
        self.add_output(QgsProcessingOutputString("REPORT", self.tr("Report")), self.tr("One sentence a problem."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        if len(self._sources(parameters, context)) != 1:
            return self.tr("Choose either an archive or a folder.")
        return ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Compare and tell what was found.

        Raises:
            QgsProcessingException: Something is wrong and the analyst wants an error then.
        """
        (source,) = self._sources(parameters, context)
        checksums = Path(self.parameterAsFile(parameters, self.CHECKSUMS, context)).absolute()
        result, _ = self.run_engine(VerifyChallengeArchive(source=source, checksums=str(checksums)), feedback)
        problems = [str(sentence) for sentence in result.values["problems"]]
        if problems and self.parameterAsBool(parameters, self.STRICT, context):
            raise QgsProcessingException(
                self.tr("{count} arrays are not as published. {first}").format(count=len(problems), first=problems[0])
            )
        return {
            "COMPLETE": result.values["complete"],
            "CHECKED": result.values["checked"],
            "PROBLEMS": len(problems),
            "REPORT": "\n".join(problems),
        }

    def _sources(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        named = (self.parameterAsFile(parameters, name, context) for name in (self.ARCHIVE, self.FOLDER))
        return [str(Path(path).absolute()) for path in named if path]
