"""What the plugin holds of the setup: its work, and the dialog once it was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from furrow.plugin.setup.dialog import SetupDialog
from furrow.plugin.setup.work import Work

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["Setup"]


class Setup:
    """Opens the dialog.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self.work = Work()
        self.dialog: SetupDialog | None = None

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self.dialog is None:
            self.dialog = SetupDialog(self.work, self._iface.mainWindow())
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> None:
        """Stop what is being done and take the dialog away."""
        self.work.close()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
