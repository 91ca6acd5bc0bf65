"""A season dropped on the map is loaded with Furrow's styles; everything else is left to QGIS."""

import shutil
import time

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from furrow.__about__ import ROOT
from furrow.plugin.season_drop import SeasonDrop, season_of

AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"


@pytest.fixture
def season(tmp_path):
    return shutil.copytree(ROOT / "resources" / "sample" / "flanders-2019", tmp_path / AWKWARD)


@pytest.fixture
def drop(window, provider, qgis_new_project):
    return SeasonDrop(window)


def wait_until(happened, seconds=60.0):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        QCoreApplication.processEvents()
        time.sleep(0.01)


@pytest.mark.parametrize("inner", ["", "collection.json"])
def test_a_season_is_known_by_its_folder_and_its_collection(season, inner):
    assert season_of(str(season / inner)) == season


@pytest.mark.parametrize("content", ['{"type": "Collection", "id": "x"}', "", "\udcff"])
def test_other_collections_and_files_are_left_to_qgis(tmp_path, drop, content):
    (tmp_path / "collection.json").write_text(content, errors="surrogateescape")
    (tmp_path / "parcels.json").write_text('{"furrow:season": {}}')
    for path in (tmp_path, tmp_path / "collection.json", tmp_path / "parcels.json", tmp_path / "nowhere"):
        assert not drop.handleFileDrop(str(path))


def test_a_dropped_season_comes_as_a_group_of_styled_dates(season, drop, window):
    assert drop.handleFileDrop(str(season / "collection.json"))
    root = QgsProject.instance().layerTreeRoot()
    wait_until(lambda: root.findGroup("Flanders 2019") is not None)
    layers = [node.layer() for node in root.findGroup("Flanders 2019").findLayers()]
    assert len(layers) == 32
    assert set(layers[0].styleManager().styles()) == {"True colour", "False colour"}
    assert window.messageBar().items() == []


def test_a_damaged_season_is_told_in_the_message_bar(season, drop, window):
    collection = season / "collection.json"
    collection.write_text(collection.read_text(encoding="utf-8")[:-200], encoding="utf-8")
    assert drop.handleFileDrop(str(season))
    wait_until(lambda: bool(window.messageBar().items()))
    assert "collection.json" in window.messageBar().currentItem().text()
    assert QgsProject.instance().mapLayers() == {}


def test_without_an_engine_it_is_told_what_to_do(season, drop, window, monkeypatch, tmp_path):
    monkeypatch.setenv("FURROW_ENGINE_HOME", str(tmp_path / "none"))
    assert drop.handleFileDrop(str(season))
    assert "not built yet" in window.messageBar().currentItem().text()


def test_what_is_still_being_loaded_when_the_plugin_goes_is_not_added(season, drop):
    assert drop.handleFileDrop(str(season))
    drop.close()
    end = time.monotonic() + 6
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.02)
    assert QgsProject.instance().mapLayers() == {}
