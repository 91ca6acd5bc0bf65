"""The windows of the plugin: made when they are first opened, kept while it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from qgis.PyQt.QtWidgets import QDialog

from furrow.plugin.models.browser import ModelBrowser
from furrow.plugin.training.monitor import TrainingMonitor

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["Windows"]

DialogT = TypeVar("DialogT", bound=QDialog)


class Windows:
    """Opens windows, each once.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._made: dict[type[QDialog], QDialog] = {}

    def open_models(self) -> ModelBrowser:
        """Open the list of models and return it."""
        return self._open(ModelBrowser)

    def open_training(self) -> TrainingMonitor:
        """Open the training monitor and return it."""
        return self._open(TrainingMonitor)

    def close(self) -> None:
        """Take all windows away."""
        for window in self._made.values():
            window.close()
            window.deleteLater()
        self._made.clear()

    def _open(self, kind: type[DialogT]) -> DialogT:
        window = self._made.get(kind)
        if window is None:
            window = self._made[kind] = kind(self._iface.mainWindow())
        window.show()
        window.raise_()
        window.activateWindow()
        return window  # type: ignore[return-value]
