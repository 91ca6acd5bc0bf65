"""What the plugin adds to QGIS's window: menu and toolbar, windows, a page of the options, a drop handler."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction

from furrow.plugin.algorithm_dialogs import has_algorithm, open_algorithm, show_toolbox
from furrow.plugin.bars import Bars, icon
from furrow.plugin.map_sheet import open_map_sheet
from furrow.plugin.options.factory import PAGE, FurrowOptions
from furrow.plugin.review.entry import ReviewEntry
from furrow.plugin.season_drop import SeasonDrop
from furrow.plugin.setup.notice import tell_once
from furrow.plugin.setup.setup import Setup
from furrow.plugin.windows import Windows
from furrow.processing_provider.base import GUIDE
from furrow.processing_provider.pausing import set_paused

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["Desktop"]


class Desktop:
    """Adds everything when it is made, and takes it away as a whole.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._bars = Bars(iface)
        self.windows, self.setup, self._review = Windows(iface), Setup(iface), ReviewEntry(iface)
        self._options, self._drop = FurrowOptions(self.setup.open), SeasonDrop(iface)
        iface.registerOptionsWidgetFactory(self._options)
        iface.registerCustomDropHandler(self._drop)
        self._add_work()
        self._bars.separate()
        self._add_setup()
        self._bars.separate()
        self._bars.add(self._pause_action())
        self._bars.separate()
        self._add_help()
        tell_once(iface, self.setup.open)

    def close(self) -> None:
        """Take everything away again."""
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self._iface.unregisterCustomDropHandler(self._drop)
        self._drop.close()
        self._review.unload()
        self.windows.close()
        self.setup.close()
        self._bars.remove()

    def tr(self, text: str) -> str:
        """Return the translation of a text."""
        return str(QCoreApplication.translate("Desktop", text))

    def _add_work(self) -> None:
        """Add what an analyst does every day, in the order of the work."""
        bars, windows = self._bars, self.windows
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
        bars.add(self._review.action, toolbar=True)
        bars.command(
            "Models", self.tr("Models…"), icon("model"), windows.open_models,
            self.tr("The models that are there: what they need, were trained on and score."), toolbar=True,
        )  # fmt: skip
        bars.command(
            "Training", self.tr("Training monitor…"), icon("training"), windows.open_training,
            self.tr("Follow a training: its curves, the time left, and ending it with the best weights."),
        )  # fmt: skip
        bars.command(
            "MapSheet", self.tr("New map sheet…"), QgsApplication.getThemeIcon("/mActionNewLayout.svg"),
            partial(open_map_sheet, self._iface),
            self.tr("Lay out the active prediction for printing, with grid, legend and what it was made of."),
        )  # fmt: skip

    def _add_setup(self) -> None:
        self._bars.command(
            "SetUp", self.tr("Set up…"), icon("setup"), self.setup.open,
            self.tr("The state of the engine; builds, repairs and removes it."), toolbar=True,
        )  # fmt: skip
        settings = QgsApplication.getThemeIcon("/mActionOptions.svg")
        self._bars.command("Settings", self.tr("Settings…"), settings, self._show_options)

    def _add_help(self) -> None:
        toolbox = self.tr("Show the algorithms in the toolbox")
        self._bars.command("Toolbox", toolbox, icon("furrow"), partial(show_toolbox, self._iface))
        picture = QgsApplication.getThemeIcon("/mActionHelpContents.svg")
        self._bars.command("Guide", self.tr("User guide"), picture, _open_guide)

    def _pause_action(self) -> QAction:
        action = QAction(icon("pause"), self.tr("Pause Furrow's jobs"), self._bars.menu)
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

    def _show_options(self) -> None:
        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)


def _open_guide() -> None:
    QDesktopServices.openUrl(QUrl(GUIDE))
