"""Takes the pictures of the user guide from a real QGIS window.

QGIS runs this file itself, under a virtual display, after `make demo` (which leaves the project):

    xvfb-run -s "-screen 0 1500x950x24" qgis --nologo --code scripts/screenshots.py demo-output/furrow-demo.qgz

with the same variables as scripts/demo.sh (QGIS_PLUGINPATH, QGIS_CUSTOM_CONFIG_PATH,
FURROW_ENGINE_HOME), the folder of the pictures in FURROW_SCREENSHOTS and the wanted ones in FURROW_PICTURES (empty for
all). scripts/screenshots.sh does all that.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import processing
from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTreeView, QWidget
from qgis.utils import iface, plugins

from furrow.engine.contract.sentinel2 import SENTINEL2_BANDS
from furrow.engine.contract.training_jobs import LOG, unfinished_folder
from furrow.plugin.background import run_algorithm
from furrow.plugin.map_sheet import map_sheet
from furrow.plugin.options.factory import PAGE
from furrow.plugin.training.run import read_run
from furrow.processing_provider.season_layers import SeasonImage, season_layer
from furrow.processing_provider.styling import apply_style
from furrow.processing_provider.trainings import is_trained_here

_FOLDER = Path(os.environ["FURROW_SCREENSHOTS"])
_ROOT = _FOLDER.parents[1]  # QGIS runs this text without the name of its file


def settle(seconds: float = 1.5) -> None:
    """Let QGIS draw."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.start(int(seconds * 1000))
    while timer.isActive():
        QApplication.processEvents()


def wait_until(happened: Callable[[], bool], seconds: float) -> None:
    """Let QGIS work until something has happened, or some time is over."""
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        settle(0.2)


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
    """The dialog of every algorithm; those of the user guide with what the demo gives them."""
    filled = {
        "referencefromparcels": {
            "CLASS": "landuse",
            "CULTIVATED_CLASSES": "cropland",
            "NOT_DECLARED_CLASSES": "not declared",
            "SEASON": "demo-output/season",
        },
        "predictcultivatedland": {"SEASON": "demo-output/season"},
        "predictseasons": {"SEASONS": "demo-output"},
        "monthlycomposites": {"SEASON": "demo-output/season"},
    }
    (_FOLDER / "dialogs").mkdir(exist_ok=True)
    for algorithm in QgsApplication.processingRegistry().providerById("furrow").algorithms():
        dialog = processing.createAlgorithmDialog(algorithm.id(), filled.get(algorithm.name(), {}))
        dialog.resize(1000, 680)
        dialog.show()
        take(dialog, f"dialogs/{algorithm.name()}")
        dialog.close()


@contextmanager
def archive(folder: Path) -> Iterator[dict[str, str]]:
    """Serve the season that ships as an open archive does, on this machine."""
    (python,) = Path(os.environ["FURROW_ENGINE_HOME"]).glob("env-*/bin/python")
    command = [str(python), "-I", "tests/builders/serve_truth.py", str(_ROOT / "build"), str(folder), "sample"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(30)


def boxes() -> None:
    """A grid of small boxes over the sample, some of them downloaded, coloured by their state."""
    iface.newProject()  # without the question whether to save the old one
    folder = Path(tempfile.mkdtemp())
    with archive(folder / "archive") as served:
        box = served["box"]
        extent = f"{box['left']},{box['right']},{box['bottom']},{box['top']} [{box['crs']}]"
        path = str(folder / "grid.gpkg")
        processing.run("furrow:createboxgrid", {"EXTENT": extent, "SIZE": 160, "BLOCK": 2, "GRID": path})
        grid = QgsVectorLayer(path, "Boxes", "ogr")
        QgsProject.instance().addMapLayer(grid)
        grid.selectByExpression("name < 'box-0011'")
        seasons = folder / "seasons"
        order = {
            "BOXES": QgsProcessingFeatureSourceDefinition(grid.id(), selectedFeaturesOnly=True),
            "ARCHIVE": "custom",
            "URL": served["url"],
            "COLLECTION": served["collection"],
            "LAST_DAY": "2019-06-30",
            "SEASONS": str(seasons),
        }
        processing.run("furrow:downloadstac", order)
    grid.removeSelection()
    for name in ("box-0009", "box-0010"):  # as if the network had failed there
        for image in sorted((seasons / name).glob("2019-0[56]*")):
            shutil.rmtree(image)
    processing.run("furrow:refreshboxstatus", {"BOXES": grid, "SEASONS": str(seasons)})
    grid.loadNamedStyle(str(_ROOT / "resources" / "styles" / "boxes.qml"))
    day = sorted((seasons / "box-0001").glob("2019-*"))[-1].name
    images = []
    for season in sorted(seasons.glob("box-*")):
        if (season / day / "bands.tif").is_file():
            when = date.fromisoformat(day)
            shown = SeasonImage(when, when, season / day / "bands.tif", SENTINEL2_BANDS, 1e-4, 0.0, 1.0)
            images.append(season_layer(shown))
    canvas = iface.mapCanvas()
    root = QgsProject.instance().layerTreeRoot()
    for image in images:
        QgsProject.instance().addMapLayer(image, False)
        root.addLayer(image)  # below the grid
    canvas.setDestinationCrs(grid.crs())
    rectangle = QgsRectangle(grid.extent())
    rectangle.scale(1.1)
    canvas.setExtent(rectangle)
    canvas.refresh()
    settle(3)
    take(canvas, "boxes")
    shutil.rmtree(folder, ignore_errors=True)


def parcels() -> None:
    """The map of the demo as parcels over an image of its season, with the edges of pixels and regularised."""
    folder = Path(tempfile.mkdtemp())
    mask, probability = str(_ROOT / "demo-output" / "mask.tif"), str(_ROOT / "demo-output" / "probability.tif")
    cleaned = processing.run("furrow:cleanmask", {"MASK": mask, "OUTPUT": str(folder / "cleaned.tif")})["OUTPUT"]
    days = sorted((_ROOT / "demo-output" / "season").glob("2019-0[67]-*"))
    season = json.loads((days[0].parent / "collection.json").read_text(encoding="utf-8"))
    bands = tuple(season["furrow:season"]["bands"])
    canvas = iface.mapCanvas()
    widget = iface.mainWindow()
    widget.resize(1100, 760)
    for name, regularise in (("parcels", False), ("parcels-regularised", True)):
        iface.newProject()
        when = date.fromisoformat(days[0].name)
        image = season_layer(SeasonImage(when, when, days[0] / "bands.tif", bands, 1e-4, 0.0, 1.0))
        QgsProject.instance().addMapLayer(image)
        made = processing.run(
            "furrow:polygonisemask",
            {
                "MASK": cleaned, "PROBABILITY": probability, "REGULARISE": regularise,
                "OUTPUT": str(folder / f"{name}.gpkg"),
            },
        )  # fmt: skip
        layer = QgsVectorLayer(made["OUTPUT"], "Parcels", "ogr")
        layer.loadNamedStyle(str(_ROOT / "resources" / "styles" / "polygons.qml"))
        QgsProject.instance().addMapLayer(layer)
        canvas.setDestinationCrs(layer.crs())
        rectangle = QgsRectangle(layer.extent())
        rectangle.scale(0.3)
        canvas.setExtent(rectangle)
        canvas.refresh()
        settle(3)
        take(canvas, name)
    shutil.rmtree(folder, ignore_errors=True)


def setup_and_models() -> None:
    """The dialog that builds the engine, as it is at first, and the list of models."""
    desktop = plugins["furrow"].desktop
    home = os.environ["FURROW_ENGINE_HOME"]
    os.environ["FURROW_ENGINE_HOME"] = str(Path(tempfile.gettempdir()) / "no engine yet")
    desktop.setup.open()
    space = desktop.setup.dialog.choices.space
    wait_until(lambda: "GB" in space.text(), 30)
    take(desktop.setup.dialog, "setup")
    desktop.setup.dialog.close()
    os.environ["FURROW_ENGINE_HOME"] = home
    models = desktop.windows.open_models()
    take(models, "models")
    models.close()


def options() -> None:
    """Furrow's page in the options, which wait for an answer: a timer takes the picture meanwhile."""
    home = os.environ.pop("FURROW_ENGINE_HOME")

    def take_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        take(dialog, "options")
        dialog.reject()

    QTimer.singleShot(2000, take_and_close)
    iface.showOptionsDialog(iface.mainWindow(), PAGE)
    os.environ["FURROW_ENGINE_HOME"] = home


def training() -> None:
    """The monitor of a training that runs, on a small simulated season, after some validations: curves and examples."""
    folder = Path(tempfile.mkdtemp())
    order = {"SIZE": 160, "DATE_COUNT": 6, "SEASON": str(folder / "season"), "TRUTH": str(folder / "truth.tif")}
    made = processing.run("furrow:simulateseason", order)
    model = folder / "my model"
    order = {
        "SEASONS": [made["SEASON"]], "REFERENCES": [made["TRUTH"]], "EPOCHS": 200, "PATCH": 24, "BATCH": 4,
        "DEVICE": "cpu", "MODEL": str(model),
    }  # fmt: skip
    ended: list[bool] = []
    task = run_algorithm("furrow:trainmodel", order, QgsProcessingFeedback(), lambda done, *_: ended.append(done))
    monitor = plugins["furrow"].desktop.windows.open_training()
    wait_until(lambda: is_trained_here(model), 30)
    monitor.follow(model)
    wait_until((unfinished_folder(model) / LOG).is_file, 60)
    wait_until(lambda: len(read_run(model).log.scores) >= 5, 600)
    monitor.look()
    take(monitor, "training-monitor")
    monitor.tabs.setCurrentWidget(monitor.examples)
    take(monitor, "training-examples")
    monitor.close()
    task.cancel()
    wait_until(lambda: bool(ended), 30)
    shutil.rmtree(folder, ignore_errors=True)


def sheet() -> None:
    """The map sheet of the demo's mask, outlined over the image of a clear day."""
    iface.addProject(str(_ROOT / "demo-output" / "furrow-demo.qgz"))
    project = QgsProject.instance()
    (mask,) = project.mapLayersByName("Cultivated (predicted)")
    apply_style(mask, "mask")
    mask.styleManager().setCurrentStyle("Outline")
    image = next(layer for layer in project.mapLayers().values() if layer.name().startswith("2019-06-25"))
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 96
    QgsLayoutExporter(map_sheet(project, mask, [mask, image])).exportToImage(str(_FOLDER / "map-sheet.png"), settings)


_PARTS = {
    part.__name__: part for part in (toolbox, dialogs, setup_and_models, options, training, sheet, parcels, boxes)
}


def main() -> None:
    """Take the pictures that are asked for, then end QGIS."""
    try:
        for part in os.environ["FURROW_PICTURES"].split() or _PARTS:
            _PARTS[part]()
    except Exception:
        traceback.print_exc()
    finally:
        iface.actionExit().setEnabled(True)
        QgsApplication.instance().exit(0)
        os._exit(0)  # the project counts as changed, and nobody is there to answer QGIS's question


QTimer.singleShot(4000, main)
