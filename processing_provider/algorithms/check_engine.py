"""Check the engine: a report of versions, devices, memory and disk that can be pasted into a bug report."""

from __future__ import annotations

import platform
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
)
from qgis.PyQt.QtCore import QT_VERSION_STR, QSysInfo

from furrow.__about__ import __version__
from furrow.engine.contract.jobs import CheckEngine
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.engine_settings import engine_environment
from furrow.processing_provider.groups import Group

__all__ = ["CheckEngineAlgorithm"]


class CheckEngineAlgorithm(FurrowAlgorithm):
    """Reports; never fails for want of an engine, since that is what it is asked about."""

    ALGORITHM = "checkengine"
    GROUP = Group.SETUP
    NEEDS_ENGINE = False

    OK = "OK"
    PROBLEMS = "PROBLEMS"
    REPORT = "REPORT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Check the engine")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Tells whether the engine works, and what to do about each problem."
            "\n\n"
            "Prints the versions of QGIS, Furrow and the engine's packages, the devices networks can be computed on, "
            "memory and disk. Your name and folders are left out, so the report can be pasted into a bug report "
            "as it is."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("engine,diagnose,report,bug,version,gpu,cuda,memory,disk,environment")

    def declare(self) -> None:
        """Add the outputs; there is nothing to choose."""
        self.add_output(
            QgsProcessingOutputBoolean(self.OK, self.tr("The engine works")), self.tr("True without problems.")
        )
        self.add_output(QgsProcessingOutputNumber(self.PROBLEMS, self.tr("Problems")), self.tr("How many were found."))
        self.add_output(QgsProcessingOutputString(self.REPORT, self.tr("Report")), self.tr("The report as plain text."))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make and print the report.

        Raises:
            QgsProcessingException: The check was cancelled.
        """
        lines = _desktop_lines()
        status = engine_environment().status()
        problems: list[str] = []
        if status.state == "ready":
            try:
                result, _ = self.run_engine(CheckEngine(), feedback)
            except QgsProcessingException as error:
                if feedback.isCanceled():
                    raise
                problems.append(str(error))
            else:
                lines += [str(line) for line in result.values.get("report", [])]
                problems += [str(sentence) for sentence in result.values.get("problems", [])]
        else:
            problems.append(status.message)
        lines = [_redacted(line) for line in lines]
        problems = [_redacted(sentence) for sentence in problems]
        for line in lines:
            feedback.pushInfo(line)
        for sentence in problems:
            feedback.pushWarning(sentence)
        if not problems:
            feedback.pushInfo(self.tr("No problems were found."))
        report = "\n".join([*lines, *(f"Problem: {sentence}" for sentence in problems)])
        return {self.OK: not problems, self.PROBLEMS: len(problems), self.REPORT: report}


def _desktop_lines() -> list[str]:
    # The report stays English whatever the language of QGIS: who mends a bug must be able to read it.
    return [
        f"Furrow {__version__}",
        f"QGIS {Qgis.version()}, Qt {QT_VERSION_STR}, Python {platform.python_version()}",
        f"System: {QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}",
    ]


def _redacted(text: str) -> str:
    """Return a text without the folder, and so the name, of the user."""
    home = Path.home()
    return text if home == home.parent else text.replace(str(home), "~").replace(home.as_posix(), "~")
