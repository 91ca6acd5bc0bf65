"""The plugin is loaded and unloaded with and without a window, and leaves nothing behind."""

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QMainWindow, QMenu

import furrow
from furrow.processing_provider.algorithms import ALGORITHMS
from furrow.processing_provider.pausing import is_paused


class Window:
    """What the plugin asks of QGIS's window."""

    def __init__(self):
        self._window = QMainWindow()
        self.menu = QMenu("Plugins", self._window)

    def mainWindow(self):
        return self._window

    def pluginMenu(self):
        return self.menu


@pytest.fixture
def registry(qgis_app, qgis_processing):
    found = QgsApplication.processingRegistry()
    existing = found.providerById("furrow")
    if existing is not None:
        found.removeProvider(existing)
    return found


def test_without_a_window_it_registers_the_provider(registry):
    plugin = furrow.classFactory(None)
    plugin.initProcessing()
    plugin.initProcessing()
    assert registry.providerById("furrow") is not None
    assert {each.name() for each in registry.providerById("furrow").algorithms()} == {
        kind.ALGORITHM for kind in ALGORITHMS
    }
    plugin.unload()
    assert registry.providerById("furrow") is None


def test_with_a_window_it_has_a_menu_and_takes_it_away(registry):
    window = Window()
    plugin = furrow.classFactory(window)
    plugin.initGui()
    (action,) = window.menu.actions()
    assert action.text() == "Furrow"
    titles = [each.text() for each in action.menu().actions() if each.text()]
    assert titles == [
        "Check the engine…",
        "Build the engine…",
        "Pause Furrow's jobs",
        "Show the algorithms in the toolbox",
        "User guide",
    ]
    assert all(not each.icon().isNull() for each in action.menu().actions() if each.text())
    plugin.unload()
    assert window.menu.actions() == []
    plugin.unload()
    assert registry.providerById("furrow") is None


def test_menu_entries_open_the_dialogs_of_the_algorithms(registry, monkeypatch):
    import processing

    opened = []
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda algorithm, parameters: opened.append(algorithm))
    window = Window()
    plugin = furrow.classFactory(window)
    plugin.initGui()
    for action in window.menu.actions()[0].menu().actions()[:2]:
        action.trigger()
    assert opened == ["furrow:checkengine", "furrow:buildengine"]
    entry(window, "Show the algorithms in the toolbox").trigger()
    plugin.unload()


def entry(window, title):
    (found,) = [each for each in window.menu.actions()[0].menu().actions() if each.text() == title]
    return found


def test_the_menu_pauses_jobs_until_it_is_unticked_or_gone(registry):
    window = Window()
    plugin = furrow.classFactory(window)
    plugin.initGui()
    pause = entry(window, "Pause Furrow's jobs")
    assert pause.isCheckable()
    assert not pause.isChecked()
    assert not is_paused()
    assert "waits at its next step" in pause.toolTip()
    pause.trigger()
    assert is_paused()
    pause.trigger()
    assert not is_paused()
    pause.trigger()
    plugin.unload()
    assert not is_paused()


def test_it_is_loaded_anew_after_unloading(registry):
    for _ in range(2):
        plugin = furrow.classFactory(None)
        plugin.initProcessing()
        assert registry.algorithmById("furrow:checkengine") is not None
        plugin.unload()
