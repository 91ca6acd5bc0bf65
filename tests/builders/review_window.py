"""A window with what the review asks of QGIS's: docks, a map, the tool that draws polygons."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QAction

from furrow.tests.builders.qgis_window import Window

__all__ = ["ReviewWindow"]


class ReviewWindow(Window):
    """Stands for the `QgisInterface`.

    Attributes:
        canvas: QGIS's map.
        active: The layer made active last.
        drawing: Whether the tool that adds features was chosen last.
    """

    def __init__(self) -> None:
        super().__init__()
        self.canvas = QgsMapCanvas(self.mainWindow())
        self.mainWindow().setCentralWidget(self.canvas)
        self.active: QgsVectorLayer | None = None
        self.drawing = False
        self._add, self._pan = QAction("Add"), QAction("Pan")
        self._add.triggered.connect(lambda: setattr(self, "drawing", True))
        self._pan.triggered.connect(lambda: setattr(self, "drawing", False))

    def mapCanvas(self) -> QgsMapCanvas:
        """Return QGIS's map."""
        return self.canvas

    def setActiveLayer(self, layer: QgsVectorLayer) -> None:
        """Note which layer is active."""
        self.active = layer

    def actionAddFeature(self) -> QAction:
        """Return what chooses the tool that adds features."""
        return self._add

    def actionPan(self) -> QAction:
        """Return what chooses the tool that moves the map."""
        return self._pan
