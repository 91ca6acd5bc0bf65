"""A window with what the plugin asks of QGIS's: real menus, toolbars and a message bar, and what was registered."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QMainWindow, QMenu, QToolBar

__all__ = ["Window"]


class Window:
    """Stands for the `QgisInterface`.

    Attributes:
        menu: The menu "Plugins".
        options: Factories of pages of the options that are registered now.
        drops: Drop handlers that are registered now.
        shown_options: Names of the pages that were asked for.
    """

    def __init__(self) -> None:
        self._window = QMainWindow()
        self.menu = QMenu("Plugins", self._window)
        self._bar = QgsMessageBar(self._window)
        self.options: list[Any] = []
        self.drops: list[Any] = []
        self.shown_options: list[str] = []

    def end(self) -> None:
        """Delete the window with all that lies in it, now: one that outlives QGIS crashes the process as it leaves."""
        sip.delete(self._window)

    def mainWindow(self) -> QMainWindow:
        """Return the window."""
        return self._window

    def pluginMenu(self) -> QMenu:
        """Return the menu "Plugins"."""
        return self.menu

    def messageBar(self) -> QgsMessageBar:
        """Return the message bar."""
        return self._bar

    def addToolBar(self, title: str) -> QToolBar:
        """Add a toolbar as QGIS does."""
        return self._window.addToolBar(title)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: Any) -> None:
        """Add a dock."""
        self._window.addDockWidget(area, dock)

    def removeDockWidget(self, dock: Any) -> None:
        """Take a dock away."""
        self._window.removeDockWidget(dock)

    def registerOptionsWidgetFactory(self, factory: Any) -> None:
        """Add a page to the options."""
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(self, factory: Any) -> None:
        """Take a page away."""
        self.options.remove(factory)

    def registerCustomDropHandler(self, handler: Any) -> None:
        """Add a drop handler."""
        self.drops.append(handler)

    def unregisterCustomDropHandler(self, handler: Any) -> None:
        """Take a drop handler away."""
        self.drops.remove(handler)

    def showOptionsDialog(self, parent: object = None, currentPage: str = "") -> None:  # noqa: N803 - QGIS's name
        """Remember that the options were asked for."""
        self.shown_options.append(currentPage)

    # What tests ask ----------------------------------------------------------------------------

    def furrow_menu(self) -> QMenu:
        """Return the one menu of the plugin."""
        (action,) = self.menu.actions()
        return action.menu()

    def entry(self, title: str) -> QAction:
        """Return the one entry of the plugin's menu with a title."""
        (found,) = [each for each in self.furrow_menu().actions() if each.text() == title]
        return found

    def toolbars(self) -> list[QToolBar]:
        """Return the toolbars of the window."""
        return self._window.findChildren(QToolBar)
