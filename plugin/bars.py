"""The menu "Furrow" under Plugins and the toolbar of the same name: added once, taken away as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar

from furrow.__about__ import ROOT

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["Bars", "icon"]


class Bars:
    """Menu and toolbar of the plugin.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self.menu = QMenu("Furrow")
        self.menu.setIcon(icon("furrow"))
        self.menu.setToolTipsVisible(True)
        self.toolbar: QToolBar = iface.addToolBar("Furrow")
        self.toolbar.setObjectName("FurrowToolBar")  # QGIS remembers its place by this name
        self.toolbar.setAccessibleName(QCoreApplication.translate("Bars", "Furrow's toolbar"))
        iface.pluginMenu().addMenu(self.menu)

    def command(
        self, name: str, title: str, picture: QIcon, run: Callable[[], object], explanation: str = "", *,
        toolbar: bool = False,
    ) -> QAction:  # fmt: skip
        """Add an entry and return it.

        Args:
            name: Name of the action's object, for tests and for QGIS's shortcuts.
            title: The visible text.
            picture: Its icon.
            run: What it does.
            explanation: One sentence shown when the mouse rests on it.
            toolbar: Whether it is a button of the toolbar too.
        """
        action = QAction(picture, title, self.menu)
        action.setObjectName(f"Furrow{name}")
        action.setToolTip(explanation or title.rstrip("…"))
        action.triggered.connect(lambda _checked=False: run())
        self.add(action, toolbar=toolbar)
        return action

    def add(self, action: QAction, *, toolbar: bool = False) -> None:
        """Add an action that somebody else made, such as that of a dock."""
        self.menu.addAction(action)
        if toolbar:
            self.toolbar.addAction(action)

    def separate(self) -> None:
        """Draw a line in the menu."""
        self.menu.addSeparator()

    def remove(self) -> None:
        """Take menu and toolbar away."""
        self._iface.pluginMenu().removeAction(self.menu.menuAction())
        self._iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()
        self.menu.deleteLater()


def icon(name: str) -> QIcon:
    """Return an icon of `resources/icons`."""
    return QIcon(str(ROOT / "resources" / "icons" / f"{name}.svg"))
