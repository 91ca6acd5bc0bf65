"""Tells the review what happens to the project: layers come and go, it is closed."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

__all__ = ["ProjectWatch"]


class ProjectWatch(QObject):
    """Listens to the project of this QGIS until it is stopped."""

    changed = pyqtSignal()
    """Layers came or went; told once for all layers of a change, when they have come into the layer tree."""

    losing = pyqtSignal(object)
    """The identifiers, a set, of layers that are about to be removed."""

    closed = pyqtSignal()
    """The project was closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.changed)
        project = QgsProject.instance()
        project.layersAdded.connect(self._note)
        project.layersRemoved.connect(self._note)
        project.layersWillBeRemoved.connect(self._warn)
        project.cleared.connect(self.closed)

    def stop(self) -> None:
        """Listen no more."""
        project = QgsProject.instance()
        self._soon.stop()
        project.layersAdded.disconnect(self._note)
        project.layersRemoved.disconnect(self._note)
        project.layersWillBeRemoved.disconnect(self._warn)
        project.cleared.disconnect(self.closed)

    def _note(self, _layers: object) -> None:
        self._soon.start()

    def _warn(self, identifiers: list[str]) -> None:
        self.losing.emit(set(identifiers))
