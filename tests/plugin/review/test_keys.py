"""The keys of the review: what they do, where they count, and that none of them is QGIS's."""

import json
import os
import shutil
import subprocess

import pytest
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtTest import QTest

from furrow.plugin.review.commands import Command, Commands
from furrow.processing_provider.review.outcomes import Outcome
from furrow.tests.plugin.review.conftest import settle

_DUMP = """
import json, os
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QShortcut
from qgis.utils import iface

def tell():
    window = iface.mainWindow()
    actions = window.findChildren(QAction)
    keys = [[key.toString(), action.objectName()] for action in actions for key in action.shortcuts()]
    keys += [[each.key().toString(), each.objectName()] for each in window.findChildren(QShortcut)]
    with open({path!r}, "w", encoding="utf-8") as file:
        json.dump([pair for pair in keys if pair[0]], file)
    os._exit(0)

QTimer.singleShot(500, tell)
"""


def view(dock):
    return dock.stage.views.views[0].canvas


def press(dock, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view(dock), key, modifier)
    settle(10)


def test_keys_step_decide_and_take_back(dock):
    tour, review = dock.desk.session.tour, dock.desk.session.review
    assert tour.position == 0
    press(dock, Qt.Key.Key_N)
    press(dock, Qt.Key.Key_N)
    press(dock, Qt.Key.Key_P)
    assert tour.position == 1
    decided = [tour.current.key]
    press(dock, Qt.Key.Key_1)
    decided.append(tour.current.key)
    press(dock, Qt.Key.Key_2)
    decided.append(tour.current.key)
    press(dock, Qt.Key.Key_3)
    outcomes = [review.decisions()[key].outcome for key in decided]
    assert outcomes == [Outcome.CONFIRMED, Outcome.CHANGED, Outcome.INCONCLUSIVE]
    assert tour.position == 4
    press(dock, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert decided[2] not in review.decisions()
    assert tour.current.key == decided[2]
    press(dock, Qt.Key.Key_P)
    press(dock, Qt.Key.Key_P)
    press(dock, Qt.Key.Key_U)
    assert tour.current.key == decided[2]


def test_keys_write_text_where_text_is_entered(dock):
    press(dock, Qt.Key.Key_C)
    assert dock.decisions.comment.hasFocus()
    QTest.keyClicks(dock.decisions.comment, "123 nupfw,.")
    assert dock.decisions.comment.text() == "123 nupfw,."
    assert dock.desk.session.tour.position == 0
    assert not dock.desk.session.review.decisions()
    QTest.keyClick(dock.decisions.comment, Qt.Key.Key_Escape)
    assert view(dock).hasFocus()
    press(dock, Qt.Key.Key_L)
    line = dock.decisions.corrected.lineEdit()
    assert line.hasFocus()
    QTest.keyClicks(line, "3 oljke")
    QTest.keyClick(line, Qt.Key.Key_Return)
    key = dock.desk.session.current.key
    press(dock, Qt.Key.Key_2)
    kept = dock.desk.session.review.decisions()[key]
    assert (kept.comment, kept.corrected_class) == ("123 nupfw,.", "3 oljke")


def test_keys_pressed_elsewhere_in_qgis_do_nothing(dock, review_window):
    review_window.canvas.setFocus()
    settle()
    for key in (Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_F):
        QTest.keyClick(review_window.canvas, key)
    settle()
    assert dock.desk.session.tour.position == 0
    assert not dock.desk.session.review.decisions()
    assert dock.stage.views.curtain.is_open


def test_a_changed_key_is_used_and_shown(dock):
    manager = QgsGui.shortcutsManager()
    action = dock.commands[Command.NEXT]
    try:
        assert manager.setKeySequence(action, "Ctrl+Alt+Shift+J")
        press(dock, Qt.Key.Key_N)
        assert dock.desk.session.tour.position == 0
        changed = Qt.KeyboardModifier
        press(dock, Qt.Key.Key_J, changed.ControlModifier | changed.AltModifier | changed.ShiftModifier)
        assert dock.desk.session.tour.position == 1
        assert "Ctrl+Alt+Shift+J" in action.toolTip()
    finally:
        manager.setKeySequence(action, "N")


def test_each_key_is_given_once_and_told_in_the_tooltip(dock):
    keys = [action.shortcut().toString() for action in dock.commands]
    assert len(set(keys)) == len(keys) == len(Command)
    assert all(keys)
    for action in dock.commands:
        assert action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut
        assert QKeySequence(action.shortcut()).toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()


@pytest.fixture(scope="session")
def keys_of_qgis(tmp_path_factory):
    """All keys of a real QGIS window as it is installed, in a new profile."""
    if not all(map(shutil.which, ("qgis", "xvfb-run"))):
        pytest.skip("QGIS's window, or a virtual display, is not installed here")
    folder = tmp_path_factory.mktemp("a real QGIS")
    script, told = folder / "dump.py", folder / "keys.json"
    script.write_text(_DUMP.format(path=str(told)), encoding="utf-8")
    left_out = ("PYTHONPATH", "PYTHONHOME", "QT_QPA_PLATFORM", "QGIS_PLUGINPATH")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"), "XDG_RUNTIME_DIR": str(folder)}
    folder.chmod(0o700)
    command = ["xvfb-run", "-a", "qgis", "--nologo", "--noversioncheck", "--code", str(script)]
    subprocess.run(command, env=environment, capture_output=True, timeout=240, check=False)
    assert told.is_file(), "QGIS did not start"
    return json.loads(told.read_text(encoding="utf-8"))


def test_no_key_is_one_of_qgis(keys_of_qgis, qgis_app, dock):
    theirs = {key for key, _ in keys_of_qgis}
    assert {"Ctrl+S", "Ctrl+Z", "S", "R"} <= theirs  # the window was there as a whole
    assert [action.shortcut().toString() for action in dock.commands if action.shortcut().toString() in theirs] == []


def test_unregistered_commands_are_in_no_list_of_shortcuts(qgis_app, review_window):
    commands = Commands(review_window.mainWindow())
    names = {action.objectName() for action in commands}
    listed = {action.objectName() for action in QgsGui.shortcutsManager().listActions()}
    assert names <= listed
    commands.unregister()
    assert not names & {action.objectName() for action in QgsGui.shortcutsManager().listActions()}
