"""The plugin as QGIS sees it: registers the provider and the translations, and puts its desktop together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction

from furrow.__about__ import ROOT
from furrow.plugin.algorithm_dialogs import has_algorithm, open_algorithm, show_toolbox
from furrow.plugin.bars import Bars, icon
from furrow.plugin.options.factory import PAGE, FurrowOptions
from furrow.plugin.review.entry import ReviewEntry
from furrow.plugin.setup.notice import tell_once
from furrow.plugin.setup.setup import Setup
from furrow.plugin.windows import Windows
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
        self._bars: Bars | None = None
        self._review: ReviewEntry | None = None
        self._setup: Setup | None = None
        self._windows: Windows | None = None
        self._options: FurrowOptions | None = None
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
        self._bars = Bars(self._iface)
        self._windows = Windows(self._iface)
        self._add_work(self._bars, self._windows)
        self._review = ReviewEntry(self._iface)
        self._bars.add(self._review.action, toolbar=True)
        self._bars.separate()
        self._add_setup(self._bars, self._iface)
        self._bars.separate()
        self._bars.add(self._pause_action(self._bars))
        self._bars.separate()
        self._add_help(self._bars, self._iface)

    def unload(self) -> None:
        """Take everything away again, and let jobs that wait go on: nobody could tell them any more."""
        set_paused(False)
        if self._options is not None and self._iface is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if self._windows is not None:
            self._windows.close()
            self._windows = None
        if self._setup is not None:
            self._setup.close()
            self._setup = None
        if self._review is not None:
            self._review.unload()
            self._review = None
        if self._bars is not None:
            self._bars.remove()
            self._bars = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def tr(self, text: str) -> str:
        """Return the translation of a text."""
        return str(QCoreApplication.translate("FurrowPlugin", text))

    def _add_work(self, bars: Bars, windows: Windows) -> None:
        """Add what an analyst does every day, in the order of the work."""
        bars.command(
            "Predict", self.tr("Predict cultivated land…"), icon("prediction"),
            partial(open_algorithm, "furrow:predictcultivatedland"),
            self.tr("Map cultivated land at 2.5 m from a season of Sentinel-2."), toolbar=True,
        )  # fmt: skip
        if has_algorithm("furrow:parcelagreement"):
            bars.command(
                "Agreement", self.tr("Parcel agreement…"), icon("assessment"),
                partial(open_algorithm, "furrow:parcelagreement"),
                self.tr("Compare a map with the register, parcel by parcel."), toolbar=True,
            )  # fmt: skip
        bars.command(
            "Models", self.tr("Models…"), icon("model"), windows.open_models,
            self.tr("The models that are there: what they need, were trained on and score."), toolbar=True,
        )  # fmt: skip
        bars.command(
            "Training", self.tr("Training monitor…"), icon("training"), windows.open_training,
            self.tr("Follow a training: its curves, the time left, and ending it with the best weights."),
        )  # fmt: skip

    def _add_setup(self, bars: Bars, iface: QgisInterface) -> None:
        self._setup = Setup(iface)
        self._options = FurrowOptions(self._setup.open)
        iface.registerOptionsWidgetFactory(self._options)
        bars.command(
            "SetUp", self.tr("Set up…"), icon("setup"), self._setup.open,
            self.tr("The state of the engine; builds, repairs and removes it."), toolbar=True,
        )  # fmt: skip
        settings = QgsApplication.getThemeIcon("/mActionOptions.svg")
        bars.command("Settings", self.tr("Settings…"), settings, partial(_show_options, iface))
        tell_once(iface, self._setup.open)

    def _add_help(self, bars: Bars, iface: QgisInterface) -> None:
        toolbox = self.tr("Show the algorithms in the toolbox")
        bars.command("Toolbox", toolbox, icon("furrow"), partial(show_toolbox, iface))
        picture = QgsApplication.getThemeIcon("/mActionHelpContents.svg")
        bars.command("Guide", self.tr("User guide"), picture, _open_guide)

    def _pause_action(self, bars: Bars) -> QAction:
        action = QAction(icon("pause"), self.tr("Pause Furrow's jobs"), bars.menu)
        action.setObjectName("FurrowPause")
        action.setCheckable(True)
        action.setToolTip(
            self.tr(
                "While ticked, every running job waits at its next step and keeps what it has; transfers under way are "
                "finished first. Untick it to go on."
            )
        )
        action.toggled.connect(set_paused)
        return action


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


def _show_options(iface: QgisInterface) -> None:
    iface.showOptionsDialog(iface.mainWindow(), PAGE)


def _open_guide() -> None:
    QDesktopServices.openUrl(QUrl(GUIDE))
