"""The plugin is loaded and unloaded with and without a window, and leaves nothing behind."""

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QDialog, QDockWidget

import furrow
from furrow.processing_provider.algorithms import ALGORITHMS
from furrow.processing_provider.pausing import is_paused


@pytest.fixture
def registry(qgis_app, qgis_processing):
    found = QgsApplication.processingRegistry()
    existing = found.providerById("furrow")
    if existing is not None:
        found.removeProvider(existing)
    return found


@pytest.fixture
def plugin(registry, window):
    loaded = furrow.classFactory(window)
    loaded.initGui()
    yield loaded
    loaded.unload()


def delete_what_was_let_go():
    """Qt deletes in its event loop what `deleteLater` was called for."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_without_a_window_it_registers_the_provider(registry):
    plugin = furrow.classFactory(None)
    plugin.initProcessing()
    plugin.initProcessing()
    assert registry.providerById("furrow") is not None
    registered = {each.name() for each in registry.providerById("furrow").algorithms()}
    assert registered >= {kind.ALGORITHM for kind in ALGORITHMS}
    plugin.unload()
    assert registry.providerById("furrow") is None


def titles(actions):
    return [each.text() for each in actions if each.text()]


def test_the_menu_holds_the_work_then_setup_then_help(plugin, window):
    shown = titles(window.furrow_menu().actions())
    assert window.menu.actions()[0].text() == "Furrow"
    assert shown[0] == "Predict cultivated land…"
    assert shown[-3:] == ["Pause Furrow's jobs", "Show the algorithms in the toolbox", "User guide"]
    assert all(not each.icon().isNull() for each in window.furrow_menu().actions() if each.text())
    assert all(each.toolTip() for each in window.furrow_menu().actions() if each.text())


def test_the_toolbar_has_buttons_of_the_menu_with_tooltips(plugin, window):
    (toolbar,) = window.toolbars()
    assert toolbar.windowTitle() == "Furrow"
    assert toolbar.objectName()
    assert toolbar.accessibleName()
    assert titles(toolbar.actions())[0] == "Predict cultivated land…"
    assert set(toolbar.actions()) <= set(window.furrow_menu().actions())
    assert all(each.toolTip() and each.objectName().startswith("Furrow") for each in toolbar.actions())


def test_parcel_agreement_is_offered_where_there_is_such_an_algorithm(plugin, window, registry):
    offered = "Parcel agreement…" in titles(window.furrow_menu().actions())
    assert offered == (registry.algorithmById("furrow:parcelagreement") is not None)


def test_loading_and_unloading_twice_leaves_nothing_behind(registry, window):
    before = (len(window.mainWindow().children()), len(QgsApplication.instance().topLevelWidgets()))
    for _ in range(2):
        plugin = furrow.classFactory(window)
        plugin.initGui()
        plugin.unload()
        plugin.unload()
        delete_what_was_let_go()
    assert window.menu.actions() == []
    assert window.toolbars() == []
    assert window.options == []
    assert window.drops == []
    assert window.mainWindow().findChildren(QDockWidget) == []
    assert window.mainWindow().findChildren(QDialog) == []
    assert registry.providerById("furrow") is None
    after = (len(window.mainWindow().children()), len(QgsApplication.instance().topLevelWidgets()))
    assert all(now <= then for now, then in zip(after, before, strict=True))


def test_menu_entries_open_the_dialogs_of_the_algorithms(plugin, window, monkeypatch):
    import processing

    opened = []
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda algorithm, parameters: opened.append(algorithm))
    window.entry("Predict cultivated land…").trigger()
    assert opened == ["furrow:predictcultivatedland"]
    window.entry("Show the algorithms in the toolbox").trigger()


def test_settings_are_the_page_of_the_options_that_was_registered(plugin, window):
    (factory,) = window.options
    window.entry("Settings…").trigger()
    assert window.shown_options == [factory.key()] == ["FurrowOptions"]


def test_the_menu_pauses_jobs_until_it_is_unticked_or_gone(registry, window):
    plugin = furrow.classFactory(window)
    plugin.initGui()
    pause = window.entry("Pause Furrow's jobs")
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
