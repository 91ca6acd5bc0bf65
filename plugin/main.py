"""The plugin as QGIS sees it: registers the provider, the translations and a small menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

from furrow.__about__ import ROOT
from furrow.processing_provider.base import GUIDE
from furrow.processing_provider.pausing import set_paused
from furrow.processing_provider.provider import FurrowProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["FurrowPlugin"]


class FurrowPlugin:
    """Lives as long as the plugin is loaded.

    Args:
        iface: The QGIS window, or None in `qgis_process`.
    """

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._provider: FurrowProvider | None = None
        self._menu: QMenu | None = None
        self._translator = _install_translator()

    def initProcessing(self) -> None:
        """Register the provider. All that `qgis_process` asks for."""
        if self._provider is None:
            self._provider = FurrowProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Register the provider and add the menu."""
        self.initProcessing()
        if self._iface is None:
            return
        self._menu = QMenu("Furrow")
        self._menu.setIcon(_icon("furrow"))
        entries = (
            ("furrow:checkengine", self.tr("Check the engine")),
            ("furrow:buildengine", self.tr("Build the engine")),
        )
        for algorithm, title in entries:
            action = QAction(_icon("setup"), f"{title}…", self._menu)
            action.triggered.connect(partial(self._open_dialog, algorithm))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.setToolTipsVisible(True)
        self._menu.addAction(self._pause_action(self._menu))
        self._menu.addSeparator()
        toolbox = QAction(_icon("furrow"), self.tr("Show the algorithms in the toolbox"), self._menu)
        toolbox.triggered.connect(self._show_toolbox)
        self._menu.addAction(toolbox)
        guide = QAction(QgsApplication.getThemeIcon("/mActionHelpContents.svg"), self.tr("User guide"), self._menu)
        guide.triggered.connect(_open_guide)
        self._menu.addAction(guide)
        self._iface.pluginMenu().addMenu(self._menu)

    def unload(self) -> None:
        """Take everything away again, and let jobs that wait go on: nobody could tell them any more."""
        set_paused(False)
        if self._menu is not None and self._iface is not None:
            self._iface.pluginMenu().removeAction(self._menu.menuAction())
            self._menu.deleteLater()
            self._menu = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def tr(self, text: str) -> str:
        """Return the translation of a text."""
        return str(QCoreApplication.translate("FurrowPlugin", text))

    def _pause_action(self, menu: QMenu) -> QAction:
        action = QAction(_icon("pause"), self.tr("Pause Furrow's jobs"), menu)
        action.setCheckable(True)
        action.setToolTip(
            self.tr(
                "While ticked, every running job waits at its next step and keeps what it has; transfers under way are "
                "finished first. Untick it to go on."
            )
        )
        action.toggled.connect(set_paused)
        return action

    def _open_dialog(self, algorithm: str, _checked: bool = False) -> None:
        import processing  # on QGIS's path once Processing, a plugin itself, is loaded

        processing.execAlgorithmDialog(algorithm, {})

    def _show_toolbox(self, _checked: bool = False) -> None:
        """Open the Processing toolbox with its search set to Furrow."""
        from qgis.gui import QgsFilterLineEdit
        from qgis.PyQt.QtWidgets import QDockWidget

        if self._iface is None:
            return
        dock = self._iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
        if dock is None:
            return
        dock.setVisible(True)
        dock.raise_()
        search = dock.findChild(QgsFilterLineEdit)
        if search is not None:
            search.setText("furrow")


def _install_translator() -> QTranslator | None:
    """Install the translation into QGIS's language, where there is one."""
    language = str(QgsSettings().value("locale/userLocale", QLocale().name()) or "")
    translator = QTranslator()
    for name in (language, language[:2]):
        file = ROOT / "i18n" / f"furrow_{name}.qm"
        if name and file.is_file() and translator.load(str(file)):
            QCoreApplication.installTranslator(translator)
            return translator
    return None


def _icon(name: str) -> QIcon:
    return QIcon(str(ROOT / "resources" / "icons" / f"{name}.svg"))


def _open_guide(_checked: bool = False) -> None:
    QDesktopServices.openUrl(QUrl(GUIDE))
