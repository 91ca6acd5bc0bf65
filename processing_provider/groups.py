"""The groups of the toolbox, in the order of the work.

The toolbox sorts groups by their shown names, so the names carry a number; the identifiers, which
scripts may hold on to, do not.
"""

from __future__ import annotations

from enum import Enum

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

__all__ = ["Group"]


class Group(Enum):
    """A group: its identifier is the value, its icon `resources/icons/<identifier>.svg`."""

    SETUP = "setup"
    IMAGERY = "imagery"
    REFERENCE = "reference"
    MODEL = "model"
    PREDICTION = "prediction"
    ASSESSMENT = "assessment"
    WORKFLOWS = "workflows"

    @property
    def title(self) -> str:
        """The name shown in the toolbox."""
        return str(QCoreApplication.translate("Group", _TITLES[self]))


_TITLES = {
    Group.SETUP: QT_TRANSLATE_NOOP("Group", "1 Setup"),
    Group.IMAGERY: QT_TRANSLATE_NOOP("Group", "2 Imagery"),
    Group.REFERENCE: QT_TRANSLATE_NOOP("Group", "3 Reference"),
    Group.MODEL: QT_TRANSLATE_NOOP("Group", "4 Model"),
    Group.PREDICTION: QT_TRANSLATE_NOOP("Group", "5 Prediction"),
    Group.ASSESSMENT: QT_TRANSLATE_NOOP("Group", "6 Assessment"),
    Group.WORKFLOWS: QT_TRANSLATE_NOOP("Group", "7 Workflows"),
}
