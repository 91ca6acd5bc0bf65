"""The dock in a window, over an agreement in the sample season."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from furrow.plugin.review.entry import ReviewEntry
from furrow.tests.builders.agreements import write_agreement
from furrow.tests.builders.review_window import ReviewWindow

ROOT = Path(__file__).resolve().parents[3]
SAMPLE_ORIGIN = (574_690.0, 5_621_810.0)  # within the season that ships, EPSG:32631
AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"


@pytest.fixture
def agreement(qgis_app, tmp_path):
    folder = tmp_path / AWKWARD
    folder.mkdir()
    return write_agreement(folder / "ujemanje 'ž' 1.gpkg", 30, map_only=5, origin=SAMPLE_ORIGIN, epsg=32631)


@pytest.fixture
def season(tmp_path):
    """A copy of the season that ships, in a folder of its own; may be changed."""
    return Path(shutil.copytree(ROOT / "resources" / "sample" / "flanders-2019", tmp_path / f"sezona {AWKWARD}"))


@pytest.fixture
def review_window(qgis_app, qgis_new_project):
    made = ReviewWindow()
    made.mainWindow().resize(1400, 900)
    made.mainWindow().show()
    made.mainWindow().activateWindow()
    yield made
    made.mainWindow().close()
    made.end()


@pytest.fixture
def entry(review_window, empty_settings):
    made = ReviewEntry(review_window)
    yield made
    made.unload()
    QgsProject.instance().clear()


@pytest.fixture
def open_dock(entry, review_window):
    """Returns a function (agreement, season=None) -> the dock with a review under way and the keyboard in it."""

    def open_it(agreement, season=None):
        entry.show()
        dock = entry.dock
        dock.opening.choose(agreement, season)
        if season is None:
            dock.opening.season.setFilePath("")
        dock.opening.reviewer.setText("Ana Žagar")
        dock.desk.begin()
        review_window.mainWindow().resizeDocks([dock], [900], Qt.Orientation.Horizontal)
        QApplication.setActiveWindow(review_window.mainWindow())
        dock.stage.views.views[0].canvas.setFocus()
        settle()
        until(lambda: not dock.stage.views._settling.isActive())
        return dock

    return open_it


@pytest.fixture
def dock(open_dock, agreement):
    return open_dock(agreement)


def settle(milliseconds=60):
    """Let Qt do what waits."""
    QTest.qWait(milliseconds)


def until(condition, milliseconds=8000):
    """Wait for something to become true."""
    for _ in range(milliseconds // 10):
        if condition():
            return
        QTest.qWait(10)
    raise AssertionError("it never became true")
