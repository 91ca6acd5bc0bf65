"""Takes the pictures of the user guide from a real QGIS window.

QGIS runs this file itself, under a virtual display, after `make demo` (which leaves the project):

    xvfb-run -s "-screen 0 1500x950x24" qgis --nologo --code scripts/screenshots.py demo-output/furrow-demo.qgz

with the same variables as scripts/demo.sh (QGIS_PLUGINPATH, QGIS_CUSTOM_CONFIG_PATH,
FURROW_ENGINE_HOME). scripts/screenshots.sh does all that.
"""

from __future__ import annotations

import os
from pathlib import Path

import processing
from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTreeView, QWidget
from qgis.utils import iface

_FOLDER = Path(os.environ["FURROW_SCREENSHOTS"])


def settle(seconds: float = 1.5) -> None:
    """Let QGIS draw."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.start(int(seconds * 1000))
    while timer.isActive():
        QApplication.processEvents()


def take(widget: QWidget, name: str) -> None:
    """Write what a widget shows."""
    settle()
    widget.grab().save(str(_FOLDER / f"{name}.png"))


def toolbox() -> None:
    """The window with the project of the demo, and the toolbox with all of Furrow's groups open."""
    window = iface.mainWindow()
    window.resize(1480, 920)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() not in ("Layers", "ProcessingToolbox"):
            dock.hide()
    dock = window.findChild(QDockWidget, "ProcessingToolbox")
    dock.show()
    dock.findChild(QgsFilterLineEdit).setText("furrow")
    settle()
    dock.findChild(QTreeView).expandAll()
    iface.mapCanvas().zoomToProjectExtent()
    settle(3)
    iface.messageBar().clearWidgets()
    take(window, "window")
    take(dock, "toolbox")


def dialogs() -> None:
    """The dialogs of some algorithms, with what the demo gives them."""
    wanted = {
        "referencefromparcels": {
            "CLASS": "landuse",
            "CULTIVATED_CLASSES": "cropland",
            "NOT_DECLARED_CLASSES": "not declared",
            "SEASON": "demo-output/season",
        },
        "predictcultivatedland": {"SEASON": "demo-output/season"},
    }
    for name, parameters in wanted.items():
        dialog = processing.createAlgorithmDialog(f"furrow:{name}", parameters)
        dialog.resize(1000, 680)
        dialog.show()
        take(dialog, name)
        dialog.close()


def main() -> None:
    """Take all pictures, then end QGIS."""
    try:
        toolbox()
        dialogs()
    finally:
        iface.actionExit().setEnabled(True)
        QgsApplication.instance().exit(0)
        os._exit(0)  # the project counts as changed, and nobody is there to answer QGIS's question


QTimer.singleShot(4000, main)
