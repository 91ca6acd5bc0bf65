"""Opens the dialogs of algorithms, and the toolbox, from elsewhere in QGIS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["has_algorithm", "open_algorithm", "show_toolbox"]


def has_algorithm(identifier: str) -> bool:
    """Whether an algorithm such as "furrow:predictcultivatedland" is registered."""
    return QgsApplication.processingRegistry().algorithmById(identifier) is not None


def open_algorithm(identifier: str, parameters: Mapping[str, Any] | None = None) -> None:
    """Open the dialog of an algorithm, with values filled in."""
    import processing  # on QGIS's path once Processing, a plugin itself, is loaded

    processing.execAlgorithmDialog(identifier, dict(parameters or {}))


def show_toolbox(iface: QgisInterface) -> None:
    """Open the Processing toolbox with its search set to Furrow."""
    from qgis.gui import QgsFilterLineEdit
    from qgis.PyQt.QtWidgets import QDockWidget

    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    if dock is None:
        return
    dock.setVisible(True)
    dock.raise_()
    search = dock.findChild(QgsFilterLineEdit)
    if search is not None:
        search.setText("furrow")
