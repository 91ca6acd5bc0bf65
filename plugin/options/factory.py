"""Tells QGIS's options of Furrow's page."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from furrow.plugin.bars import icon
from furrow.plugin.options.page import OptionsPage

__all__ = ["PAGE", "FurrowOptions"]

PAGE = "FurrowOptions"
"""Name by which `iface.showOptionsDialog` finds the page."""


class FurrowOptions(QgsOptionsWidgetFactory):
    """Makes the page each time the options are opened.

    Args:
        open_setup: Opens the dialog that builds the engine.
    """

    def __init__(self, open_setup: Callable[[], object]) -> None:
        super().__init__("Furrow", icon("furrow"), PAGE)
        self._open_setup = open_setup

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        """Return a new page."""
        return _Page(self._open_setup, parent)


class _Page(QgsOptionsPageWidget):
    """Wraps the page for QGIS, which asks it to apply what was chosen when the options are accepted."""

    def __init__(self, open_setup: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self.page = OptionsPage(open_setup, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def apply(self) -> None:
        """Store the values."""
        self.page.store()

    def isValid(self) -> bool:
        """Whether the values can be stored; QGIS keeps the options open where they cannot."""
        return not self.page.problem()
