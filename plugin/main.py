"""The plugin as QGIS sees it: registers the provider and the translations, and adds its desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from furrow.__about__ import ROOT
from furrow.processing_provider.pausing import set_paused
from furrow.processing_provider.provider import FurrowProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from furrow.plugin.desktop import Desktop

__all__ = ["FurrowPlugin"]


class FurrowPlugin:
    """Lives as long as the plugin is loaded.

    Args:
        iface: The QGIS window, or None in `qgis_process`.

    Attributes:
        desktop: What it adds to the window, or None without one.
    """

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._provider: FurrowProvider | None = None
        self.desktop: Desktop | None = None
        self._translator = _install_translator()

    def initProcessing(self) -> None:
        """Register the provider. All that `qgis_process` asks for."""
        if self._provider is None:
            self._provider = FurrowProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Register the provider and add the desktop."""
        self.initProcessing()
        if self._iface is None:
            return
        from furrow.plugin.desktop import Desktop  # widgets, which `qgis_process` has no use for

        self.desktop = Desktop(self._iface)

    def unload(self) -> None:
        """Take everything away again, and let jobs that wait go on: nobody could tell them any more."""
        set_paused(False)
        if self.desktop is not None:
            self.desktop.close()
            self.desktop = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None


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
