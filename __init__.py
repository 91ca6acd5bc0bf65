"""Furrow: cultivated land at 2.5 m from a season of Sentinel-2, inside QGIS.

The folder is a QGIS plugin (`classFactory`) and the Python package `furrow` at once. Importing it
loads nothing: QGIS imports `furrow.plugin`, the engine process imports `furrow.engine`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from furrow.plugin.main import FurrowPlugin


def classFactory(iface: QgisInterface | None) -> FurrowPlugin:
    """Return the plugin object QGIS works with.

    Args:
        iface: The QGIS window, or None in `qgis_process`.
    """
    from furrow.plugin.main import FurrowPlugin

    return FurrowPlugin(iface)
