"""The layer tree of QGIS's window, which Processing hands to QGIS when it loads layers: a stand-in will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import qgis.utils
from qgis.core import QgsLayerTreeModel, QgsProject
from qgis.gui import QgsLayerTreeView

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

__all__ = ["real_layer_tree"]


def real_layer_tree(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give QGIS's interface a layer tree of the project while a test runs, made when it is asked for."""
    views: list[QgsLayerTreeView] = []

    def view() -> QgsLayerTreeView:
        if not views:
            views.append(QgsLayerTreeView())
            views[0].setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), views[0]))
        return views[0]

    monkeypatch.setattr(qgis.utils.iface, "layerTreeView", view)
    yield
    for each in views:
        each.setModel(None)
