"""The review's entry in menu and toolbar; the dock is made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction

from furrow.plugin.bars import icon
from furrow.plugin.review.memory import read_memory
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from furrow.plugin.review.dock import ReviewDock

__all__ = ["ReviewEntry"]

_PLACED = "furrow/review/placed"
_SHARE = 0.58  # of the window's width


class ReviewEntry:
    """Shows and hides the dock, and brings it back with a project that was closed with it.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._dock: ReviewDock | None = None
        self._unloaded = False
        self.action = QAction(icon("review"), translate("entry", "Review parcels"), iface.mainWindow())
        self.action.setObjectName("FurrowReview")
        self.action.setCheckable(True)
        self.action.setToolTip(translate("entry", "Go through the parcels of an agreement and decide on each"))
        self.action.triggered.connect(self.show)
        QgsProject.instance().readProject.connect(self._restore)
        if QgsProject.instance().fileName():  # the plugin was enabled with a project open
            self._restore()

    @property
    def dock(self) -> ReviewDock | None:
        """The dock; None until it is first wanted."""
        return self._dock

    def show(self, shown: bool = True) -> None:
        """Show the dock, or hide it."""
        made = self._dock is None
        if shown:
            dock = self._made()
            if made:
                dock.desk.restore()
            dock.setUserVisible(True)
        elif self._dock is not None:
            self._dock.setUserVisible(False)

    def unload(self) -> None:
        """Take everything away; once more does nothing."""
        if self._unloaded:
            return
        self._unloaded = True
        QgsProject.instance().readProject.disconnect(self._restore)
        if self._dock is not None:
            self._dock.unload()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        self.action.deleteLater()

    def _made(self) -> ReviewDock:
        if self._dock is None:
            from furrow.plugin.review.dock import ReviewDock  # so that QGIS starts no slower for it

            self._dock = ReviewDock(self._iface)
            self._dock.setToggleVisibilityAction(self.action)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
            self._widen(self._dock)
        return self._dock

    def _widen(self, dock: ReviewDock) -> None:
        """Give the dock room for two views the first time; later QGIS remembers what the analyst gave it."""
        if not QgsSettings().value(_PLACED, False, type=bool):
            window = self._iface.mainWindow()
            window.resizeDocks([dock], [int(_SHARE * window.width())], Qt.Orientation.Horizontal)
            QgsSettings().setValue(_PLACED, True)

    def _restore(self, *_document: object) -> None:
        if self._dock is not None:
            self._dock.desk.restore()
        elif read_memory(QgsProject.instance()).is_open:
            self.show()
