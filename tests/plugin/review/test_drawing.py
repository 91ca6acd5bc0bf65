"""Corrected outlines: drawn with QGIS's tool, saved when they are finished, never into the agreement."""

import sqlite3

import pytest
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer

from furrow.plugin.review.commands import Command
from furrow.processing_provider.review.corrections import read_corrections
from furrow.tests.plugin.review.conftest import settle, until

TRIANGLE = QgsGeometry.fromPolygonXY([[QgsPointXY(574_800, 5_622_000), QgsPointXY(574_850, 5_622_000),
                                       QgsPointXY(574_800, 5_622_050)]])  # fmt: skip


def draw(window, geometry=TRIANGLE):
    """Add a feature as QGIS's tool does when its last corner is set."""
    feature = QgsFeature(window.active.fields())
    multiple = QgsGeometry(geometry)
    multiple.convertToMultiType()
    feature.setGeometry(multiple)
    assert window.active.addFeature(feature)


def rows(dock):
    with sqlite3.connect(dock.desk.session.review.path) as connection:
        return connection.execute("SELECT parcel, source, reviewer, corrected_class FROM corrections").fetchall()


def said(dock):
    item = dock.messages.currentItem()
    return item.text() if item else ""


def test_an_outline_is_saved_with_what_is_known(dock, review_window):
    key = dock.desk.session.current.key
    dock.decisions.corrected.setEditText("travnik 'ž'")
    dock.commands[Command.DRAW].trigger()
    assert review_window.drawing
    assert review_window.active.isEditable()
    assert review_window.active.editFormConfig().suppress() == Qgis.AttributeFormSuppression.On
    assert QgsProject.instance().layerTreeRoot().layerOrder()[0] is review_window.active
    draw(review_window)
    until(lambda: rows(dock))
    assert rows(dock) == [(key[1], key[0], "Ana Žagar", "travnik 'ž'")]
    assert not review_window.active.isEditable()
    assert not review_window.drawing
    assert said(dock) == "The outline is saved."
    stored = read_corrections(dock.desk.session.review.path)[key]
    assert stored.area() == pytest.approx(TRIANGLE.area())
    shown = next(dock.stage._outlines._corrected.getFeatures()).geometry()
    assert shown.area() == pytest.approx(TRIANGLE.area())
    dock.commands[Command.NEXT].trigger()
    assert dock.stage._outlines._corrected.featureCount() == 0
    dock.commands[Command.PREVIOUS].trigger()
    assert dock.stage._outlines._corrected.featureCount() == 1


def test_decisions_go_on_while_the_layer_is_loaded(dock, review_window):
    for _ in range(3):
        dock.commands[Command.DRAW].trigger()
        before = len(rows(dock))
        draw(review_window)
        until(lambda before=before: len(rows(dock)) == before + 1)
        dock.commands[Command.CHANGED].trigger()
    assert len(dock.desk.session.review.decisions()) == 3
    assert len({row[0] for row in rows(dock)}) == 3
    assert len(QgsProject.instance().mapLayers()) == 1  # the layer is added once


def test_going_on_without_drawing_leaves_nothing_in_edit_mode(dock, review_window):
    dock.commands[Command.DRAW].trigger()
    layer = review_window.active
    dock.commands[Command.NEXT].trigger()
    assert not layer.isEditable()
    assert not review_window.drawing
    dock.commands[Command.DRAW].trigger()
    dock.desk.end()
    assert not layer.isEditable()
    assert rows_of(layer) == 0


def rows_of(layer):
    return layer.featureCount()


def test_edits_that_were_begun_elsewhere_are_not_ended(dock, review_window):
    dock.commands[Command.DRAW].trigger()
    layer = review_window.active
    dock.commands[Command.NEXT].trigger()
    layer.startEditing()
    dock.commands[Command.DRAW].trigger()
    draw(review_window)
    until(lambda: rows(dock))
    assert layer.isEditable()
    layer.rollBack()


def test_a_layer_that_is_removed_while_drawing_does_no_harm(dock, review_window):
    dock.commands[Command.DRAW].trigger()
    QgsProject.instance().removeMapLayer(review_window.active.id())
    settle()
    dock.commands[Command.NEXT].trigger()
    dock.commands[Command.DRAW].trigger()
    assert review_window.drawing


def test_a_file_that_is_gone_is_told(dock, review_window):
    dock.desk.session.review.path.unlink()
    dock.commands[Command.DRAW].trigger()
    assert "cannot be edited" in said(dock)
    assert not review_window.drawing


def test_the_agreement_has_no_new_outline(dock, review_window, agreement):
    before = agreement.read_bytes()
    dock.commands[Command.DRAW].trigger()
    draw(review_window)
    until(lambda: rows(dock))
    assert agreement.read_bytes() == before
    assert QgsVectorLayer(f"{agreement}|layername=agreement", "a", "ogr").featureCount() == 30
