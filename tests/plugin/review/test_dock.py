"""A review from its beginning to its end, and all that may go wrong on the way."""

import shutil
import sqlite3

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle, QgsSettings, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QComboBox, QDockWidget, QLineEdit, QWidget

from furrow.plugin.review.commands import Command
from furrow.plugin.review.entry import ReviewEntry
from furrow.plugin.review.memory import read_memory
from furrow.processing_provider.review.order import Order, Status
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.review.review_file import ReviewFile, review_path
from furrow.tests.builders.agreements import write_agreement
from furrow.tests.plugin.review.conftest import SAMPLE_ORIGIN, settle, until


def said(dock):
    item = dock.messages.currentItem()
    return item.text() if item else ""


def trigger(dock, command):
    dock.commands[command].trigger()


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_decisions_are_on_the_disk_at_once_with_all_that_was_said(dock, agreement):
    key = dock.desk.session.current.key
    dock.decisions.comment.setText("meja 'prestavljena' \u2013 žito")
    dock.decisions.corrected.setEditText('travnik "2x"')
    trigger(dock, Command.CHANGED)
    with sqlite3.connect(review_path(agreement)) as connection:
        rows = connection.execute(
            "SELECT parcel, outcome, corrected_class, comment, reviewer FROM decisions"
        ).fetchall()
    assert rows == [(key[1], "changed", 'travnik "2x"', "meja 'prestavljena' \u2013 žito", "Ana Žagar")]
    assert dock.decisions.comment.text() == ""
    assert dock.decisions.corrected.currentText() == ""


def test_a_corrected_class_is_kept_with_changed_alone(dock):
    key = dock.desk.session.current.key
    dock.decisions.corrected.setEditText("koruza")
    trigger(dock, Command.CONFIRMED)
    assert dock.desk.session.review.decisions()[key].corrected_class is None


def test_what_was_typed_waits_for_the_decision(dock):
    dock.decisions.comment.setText("ponoči pogledam")
    trigger(dock, Command.NEXT)
    assert dock.decisions.comment.text() == ""
    trigger(dock, Command.PREVIOUS)
    assert dock.decisions.comment.text() == "ponoči pogledam"


def test_a_decided_parcel_shows_what_was_decided(dock):
    dock.decisions.comment.setText("res je")
    trigger(dock, Command.CONFIRMED)
    assert dock.stage.figures.state == "Nobody has decided on this parcel yet."
    assert not any(dock.commands[command].isChecked() for command in (Command.CONFIRMED, Command.CHANGED))
    trigger(dock, Command.PREVIOUS)
    assert dock.stage.figures.state.startswith("Confirmed by Ana Žagar, ")
    assert dock.commands[Command.CONFIRMED].isChecked()
    assert dock.decisions.comment.text() == "res je"
    trigger(dock, Command.INCONCLUSIVE)
    trigger(dock, Command.PREVIOUS)
    assert dock.commands[Command.INCONCLUSIVE].isChecked()
    assert not dock.commands[Command.CONFIRMED].isChecked()


def test_without_advancing_the_parcel_stays(dock):
    dock.decisions.advance.setChecked(False)
    trigger(dock, Command.CONFIRMED)
    assert dock.desk.session.tour.position == 0
    assert dock.stage.figures.state.startswith("Confirmed by")
    assert dock.navigation.progress.startswith("1 of 35 reviewed; ")


def test_the_ends_of_the_way_are_told(dock):
    trigger(dock, Command.PREVIOUS)
    assert said(dock) == "This is the first parcel."
    for _ in range(34):
        trigger(dock, Command.CONFIRMED)
    assert not said(dock).startswith("All")
    trigger(dock, Command.CONFIRMED)
    assert said(dock) == "All parcels that pass the filters are reviewed."
    assert dock.navigation.progress == "35 of 35 reviewed; 100 % of weight"
    trigger(dock, Command.UNDO)
    assert said(dock).endswith("is taken back.")
    assert dock.navigation.progress.startswith("34 of 35 reviewed; ")


def test_undo_without_decisions_is_told(dock):
    trigger(dock, Command.UNDO)
    assert said(dock) == "There is no decision of yours to take back."


def test_a_parcel_is_found_by_its_identifier(dock):
    field = dock.navigation.go_to
    field.setText(" NJIVA 'Ž' 17 ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dock.desk.session.current.parcel == "njiva 'ž' 17"
    assert field.text() == ""
    field.setText("map-3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dock.desk.session.current.parcel == "map-3"
    assert "Only in the map: no parcel lies here" in dock.stage.figures.text
    field.setText("njiva 99")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "'njiva 99'" in said(dock)
    assert dock.desk.session.current.parcel == "map-3"


def test_order_and_filters_are_applied(dock):
    session = dock.desk.session
    choose(dock.navigation.order, Order.AREA.value)
    assert session.current.area_ha == min(parcel.area_ha for parcel in session.parcels)
    trigger(dock, Command.CONFIRMED)
    choose(dock.navigation.status, Status.CONFIRMED.value)
    assert len(session.tour) == 1
    choose(dock.navigation.status, Status.CHANGED.value)
    assert session.current is None
    assert dock.navigation.title == "No parcel passes the filters"
    trigger(dock, Command.CONFIRMED)
    trigger(dock, Command.NEXT)
    assert len(session.review.decisions()) == 1
    choose(dock.navigation.status, Status.UNREVIEWED.value)
    assert len(session.tour) == 34


def test_less_usual_filters_are_in_a_menu(dock, review_window):
    session, menu = dock.desk.session, dock.navigation.filters.menu()
    declared, area, source = (action.menu() for action in menu.actions()[:3])
    next(action for action in declared.actions() if action.data() == 'travnik "2x"').trigger()
    assert {parcel.declared for parcel in session.tour._stops} == {'travnik "2x"'}
    assert dock.navigation.filters.text() == "More (1)"
    declared.actions()[0].trigger()
    source.actions()[2].trigger()
    assert len(session.tour) == 5
    source.actions()[0].trigger()
    area.actions()[1].trigger()
    assert all(parcel.area_ha < 0.1 for parcel in session.tour._stops)
    area.actions()[0].trigger()
    left, bottom, right, top = session.current.bounds
    review_window.canvas.setDestinationCrs(session.crs)
    review_window.canvas.setExtent(QgsRectangle(left, bottom, right, top))
    menu.actions()[3].trigger()
    assert 1 <= len(session.tour) < 10


def test_the_reviewer_is_asked_once(dock):
    assert QgsSettings().value("furrow/review/reviewer") is None  # the button was not pressed
    trigger(dock, Command.NEXT)
    dock.desk._leave()
    assert not dock.shows_review
    dock.opening.reviewer.setText("  ")
    assert not dock.opening.can_begin
    dock.opening.reviewer.setText("Žiga")
    QTest.keyClick(dock.opening.reviewer, Qt.Key.Key_Return)
    assert dock.shows_review
    assert QgsSettings().value("furrow/review/reviewer") == "Žiga"
    assert dock.desk.session.reviewer == "Žiga"
    assert dock.desk.session.tour.position == 1


def test_agreements_of_the_project_are_offered(entry, agreement, qgis_new_project):
    layer = QgsVectorLayer(f"{agreement}|layername=agreement", "Ujemanje 'ž'", "ogr")
    other = QgsVectorLayer("Polygon?field=parcel:string", "Parcele", "memory")
    entry.show()
    assert entry.dock.opening.chosen is None
    QgsProject.instance().addMapLayers([layer, other])
    settle()
    assert entry.dock.opening.agreement.count() == 1
    assert entry.dock.opening.chosen == agreement
    assert entry.dock.opening.agreement.currentText() == f"Ujemanje 'ž' ({agreement.name})"


def test_the_season_of_a_loaded_image_is_offered(entry, season):
    image = QgsRasterLayer(str(season / "2019-06-20" / "bands.tif"), "20. 6.", "gdal")
    QgsProject.instance().addMapLayer(image)
    entry.show()
    assert entry.dock.opening.chosen_season == season


def test_the_project_goes_on_where_it_was(open_dock, entry, agreement, season, tmp_path):
    dock = open_dock(agreement, season)
    choose(dock.navigation.order, Order.WEIGHT.value)
    for _ in range(4):
        trigger(dock, Command.NEXT)
    dock.stage.views.views[1]._choice.setCurrentIndex(1)
    dock.stage.views.views[1]._choice.activated.emit(1)
    dock.stage.views.views[1].fix(dock.stage.views.views[1]._season.days[7])
    until(lambda: dock.stage.chart.points)
    before = dock.stage.day
    dock.stage.chart.step(1, clear=False)
    where, day = dock.desk.session.current.key, dock.stage.day
    assert day > before
    place = tmp_path / "projekt 'ž'.qgz"
    assert QgsProject.instance().write(str(place))
    QgsProject.instance().clear()
    assert not dock.shows_review
    assert dock.desk.session is None
    assert QgsProject.instance().read(str(place))
    assert dock.shows_review
    assert dock.desk.session.current.key == where
    assert dock.navigation.chosen_order is Order.WEIGHT
    assert dock.stage.views.views[1].key == "season:False colour"
    assert dock.stage.day == day
    assert dock.stage.views.views[1].fixed_day.isoformat() == "2019-04-21"
    trigger(dock, Command.CONFIRMED)  # what a killed QGIS had decided after the project was saved
    after = dock.desk.session.current.key
    QgsProject.instance().read(str(place))
    assert dock.desk.session.current.key == after


def test_the_dock_comes_back_with_its_project(open_dock, entry, agreement, review_window, tmp_path):
    dock = open_dock(agreement)
    for command in (Command.NEXT, Command.NEXT, Command.CONFIRMED, Command.MASK_OUTLINE):
        trigger(dock, command)
    where = dock.desk.session.current.key
    place = tmp_path / "projekt.qgz"
    assert QgsProject.instance().write(str(place))
    entry.unload()
    QgsProject.instance().clear()
    again = ReviewEntry(review_window)
    try:
        assert again.dock is None
        QgsProject.instance().read(str(place))
        assert again.dock.shows_review
        assert again.action.isChecked()
        assert again.dock.desk.session.current.key == where
        assert not again.dock.commands[Command.MASK_OUTLINE].isChecked()
        assert read_memory(QgsProject.instance()).parcel == where[1]
    finally:
        again.unload()


def test_a_moved_project_finds_its_data_beside_it(open_dock, tmp_path, season):
    first = tmp_path / "prej ž"
    first.mkdir()
    write_agreement(first / "a.gpkg", 10, origin=SAMPLE_ORIGIN, epsg=32631)
    QgsProject.instance().write(str(first / "p.qgz"))
    open_dock(first / "a.gpkg")
    QgsProject.instance().write(str(first / "p.qgz"))
    QgsProject.instance().clear()
    second = tmp_path / "potem č"
    shutil.move(first, second)
    QgsProject.instance().read(str(second / "p.qgz"))
    assert read_memory(QgsProject.instance()).agreement == str(second / "a.gpkg")


def test_what_others_decide_is_taken_in(dock, agreement):
    other = ReviewFile.open_beside(agreement)
    key = dock.desk.session.current.key
    other.decide(Decision(*key, Outcome.CONFIRMED, "Bojan"))
    dock.desk._catch_up()
    assert dock.stage.figures.state.startswith("Confirmed by Bojan, ")
    assert dock.navigation.progress.startswith("1 of 35 reviewed")


def test_an_agreement_that_is_none_is_told(open_dock, entry, tmp_path):
    nothing = tmp_path / "nič.gpkg"
    nothing.write_bytes(b"no database")
    dock = open_dock(nothing)
    assert not dock.shows_review
    assert "nič.gpkg" in said(dock)
    assert not dock.commands[Command.NEXT].isEnabled()


def test_files_that_were_moved_away_are_told_and_nothing_is_lost(dock, agreement, tmp_path):
    away = tmp_path / "drugam"
    agreement.parent.rename(away)
    trigger(dock, Command.NEXT)
    assert "is not there any more" in said(dock)
    position = dock.desk.session.tour.position
    dock.decisions.comment.setText("to ostane")
    trigger(dock, Command.CONFIRMED)
    assert "is not there any more" in said(dock)
    assert dock.desk.session.tour.position == position
    assert dock.decisions.comment.text() == "to ostane"
    away.rename(agreement.parent)
    trigger(dock, Command.CONFIRMED)
    assert [each.comment for each in dock.desk.session.review.decisions().values()] == ["to ostane"]


def test_a_locked_review_file_is_told_and_the_parcel_stays(dock, agreement, monkeypatch):
    monkeypatch.setattr("furrow.processing_provider.review.database.PATIENCE", 0.05)
    holder = sqlite3.connect(review_path(agreement), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    trigger(dock, Command.CONFIRMED)
    assert "being written by another program" in said(dock)
    assert dock.desk.session.tour.position == 0
    assert not dock.commands[Command.CONFIRMED].isChecked()
    holder.execute("ROLLBACK")
    holder.close()
    trigger(dock, Command.CONFIRMED)
    assert dock.desk.session.tour.position == 1


def test_a_season_that_is_gone_is_told_and_the_review_goes_on(open_dock, agreement, season, tmp_path):
    dock = open_dock(agreement, tmp_path / "ni je")
    assert "is no season" in said(dock)
    assert dock.shows_review
    dock.desk._leave()
    dock = open_dock(agreement, season)
    until(lambda: dock.stage.chart.points)
    season.rename(tmp_path / "stran")
    for _ in range(5):
        trigger(dock, Command.NEXT)
    until(lambda: dock.stage.chart.points or dock.stage.chart.sentence not in ("", "Reading the images…"))
    assert all(point.is_damaged for point in dock.stage.chart.points)
    dock.stage.chart.step(1, clear=False)
    assert "cannot be opened" in dock.stage.views.views[0].problem


def test_layers_that_are_removed_are_shown_no_more(open_dock, agreement, season):
    raster = QgsRasterLayer(str(season / "2019-06-20" / "bands.tif"), "Podlaga 'ž'", "gdal")
    QgsProject.instance().addMapLayer(raster)
    dock = open_dock(agreement)
    view = dock.stage.views.views[1]
    assert view.key == f"layer:{raster.id()}"
    assert raster in view.canvas.layers()
    settle(200)
    QgsProject.instance().removeMapLayer(raster.id())
    settle(200)
    assert view.key == ""
    assert len(view.canvas.layers()) == 5  # outlines
    trigger(dock, Command.NEXT)
    settle(100)


def test_closing_the_project_ends_the_review(dock):
    trigger(dock, Command.NEXT)
    QgsProject.instance().clear()
    settle()
    assert not dock.shows_review
    assert dock.desk.session is None
    assert read_memory(QgsProject.instance()).agreement == ""
    for command in (Command.NEXT, Command.CONFIRMED, Command.UNDO, Command.DRAW):
        dock.commands[command].trigger()


def test_the_agreement_is_not_touched(open_dock, agreement, season):
    before = agreement.read_bytes()
    dock = open_dock(agreement, season)
    for command in (Command.CONFIRMED, Command.CHANGED, Command.UNDO, Command.NEXT):
        trigger(dock, command)
    dock.desk.end()
    assert agreement.read_bytes() == before


def test_all_is_reached_by_tab_and_has_a_name(open_dock, agreement, season):
    dock = open_dock(agreement, season)
    controls = [
        each for kind in (QAbstractButton, QComboBox, QLineEdit) for each in dock.widget().findChildren(kind)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()
        and not isinstance(each.parent(), QComboBox)
    ]  # fmt: skip
    assert len(controls) > 20
    unnamed = [each for each in controls if not (each.accessibleName() or getattr(each, "text", str)())]
    assert unnamed == []
    assert dock.stage.chart.accessibleName()
    start = dock.stage.views.views[0].canvas
    start.setFocus()
    seen = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        seen.append(widget)
        if widget is start:
            break

    def within(widget: QWidget) -> bool:
        return any(each is widget or widget.isAncestorOf(each) for each in seen)

    missed = [each for each in controls if not within(each) and each.parentWidget() not in seen]
    assert [(type(each).__name__, each.accessibleName()) for each in missed] == []
    assert dock.stage.chart in seen
    assert dock.stage.views.views[1].canvas in seen


def test_unloading_leaves_nothing(open_dock, entry, agreement, season, review_window):
    dock = open_dock(agreement, season)
    trigger(dock, Command.CONFIRMED)
    names = {action.objectName() for action in dock.commands}
    entry.unload()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    assert review_window.mainWindow().findChildren(QDockWidget) == []
    assert not names & {action.objectName() for action in QgsGui.shortcutsManager().listActions()}
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point", "x", "memory"))
    QgsProject.instance().clear()
    settle()
    entry.unload()


@pytest.mark.parametrize("damage", ["parcel", "weight"])
def test_an_agreement_without_a_field_is_told(open_dock, agreement, damage):
    with sqlite3.connect(agreement) as connection:
        connection.execute(f'ALTER TABLE agreement RENAME COLUMN "{damage}" TO "drugo"')
    dock = open_dock(agreement)
    assert not dock.shows_review
    assert f"'{damage}'" in said(dock)
