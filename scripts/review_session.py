"""What an analyst does in scripts/review_session.sh, which has QGIS run this file: until QGIS is killed, then anew."""

from __future__ import annotations

import os
import sqlite3
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QPushButton
from qgis.utils import iface

_SESSION = Path(os.environ["FURROW_SESSION"])
_WORK = _SESSION / "Delo 'ž' #1"
_REVIEW = _WORK / "agreement.review.gpkg"
_CORNERS = ((-145, -83), (-27, -116), (112, -126), (141, -54), (98, -6), (127, 138), (45, 162), (16, 33), (-113, 61))


def settle(seconds: float = 1.5) -> None:
    """Let QGIS draw."""
    QTest.qWait(int(seconds * 1000))


def dock() -> QDockWidget:
    """Return the dock of the review."""
    return iface.mainWindow().findChild(QDockWidget, "FurrowReviewDock")


def prepare(size: tuple[int, int]) -> None:
    """Give the window a size, hide what the review does not need, and have it take the keys."""
    window = iface.mainWindow()
    for other in window.findChildren(QDockWidget):
        if other.objectName() not in ("Layers", "FurrowReviewDock"):
            other.hide()
    iface.messageBar().clearWidgets()
    window.move(0, 0)
    window.resize(*size)
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers, dock()], [190, int(size[0] * 0.6)], Qt.Orientation.Horizontal)
    window.activateWindow()
    QApplication.setActiveWindow(window)
    settle(2)
    iface.messageBar().clearWidgets()


def take(name: str, seconds: float = 1.5) -> None:
    """Write what the window shows."""
    settle(seconds)
    iface.mainWindow().grab().save(str(_SESSION / f"{name}.png"))


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        settle(0.05)


def draw() -> None:
    """Draw a corrected outline with QGIS's own tool, in QGIS's map."""
    press(Qt.Key.Key_D)
    settle(1)
    canvas = iface.mapCanvas()
    corners = [QPoint(canvas.width() // 2 + x, canvas.height() // 2 + y) for x, y in _CORNERS]
    for corner in corners:
        QTest.mouseMove(canvas.viewport(), corner)
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=corner)
        settle(0.3)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, pos=corners[-1])
    take("drawn-1366x768")
    with sqlite3.connect(_REVIEW) as connection:
        drawn = connection.execute("SELECT parcel, source, reviewer, length(geom) FROM corrections").fetchall()
    if [row[:3] for row in drawn] != [(dock().desk.session.current.parcel, "agreement", "Ana Žagar")]:
        raise SystemExit(f"The corrected outline was not saved: {drawn}")


def first() -> None:
    """Begin a review, look around, decide, save the project, and go on deciding until somebody ends this."""
    project = QgsProject.instance()
    layer = QgsVectorLayer(f"{_WORK / 'agreement.gpkg'}|layername=agreement", "Ujemanje 'ž'", "ogr")
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer).setItemVisibilityChecked(False)
    iface.mainWindow().findChild(QAction, "FurrowReview").trigger()
    prepare((1366, 768))
    opening = dock().opening
    opening.reviewer.setText("Ana Žagar")
    take("opening-1366x768")
    next(button for button in opening.findChildren(QPushButton) if button.isDefault()).click()
    dock().stage.views.views[0].canvas.setFocus()
    take("first-1366x768", 3)
    press(Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P)
    press(Qt.Key.Key_W)
    take("swipe-1366x768")
    press(Qt.Key.Key_W)
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_F)
    take("flicker-1366x768", 0.5)
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_F)
    press(Qt.Key.Key_C)
    QApplication.focusWidget().insert("pokošeno junija, 2. košnja v avgustu")  # keys of a test are ASCII
    press(Qt.Key.Key_Escape, Qt.Key.Key_1)
    draw()
    press(Qt.Key.Key_2, Qt.Key.Key_3)
    press(Qt.Key.Key_Backspace, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_P, Qt.Key.Key_P)
    take("decided-1366x768")
    press(Qt.Key.Key_U)
    if not project.write():
        raise SystemExit(f"The project cannot be written: {project.error()}")
    (_SESSION / "deciding").touch()
    with (_SESSION / "decided").open("a", encoding="utf-8") as file:
        while dock().desk.session.tour.progress.reviewed < len(dock().desk.session.tour):
            parcel = dock().desk.session.current.parcel
            press(Qt.Key.Key_1)
            file.write(f"{parcel}\n")
            file.flush()
            os.fsync(file.fileno())
            settle(0.05)


def second() -> None:
    """Find the review where it was, see that nothing is lost, and go on."""
    prepare((1366, 768))
    desk = dock().desk
    told = (_SESSION / "decided").read_text(encoding="utf-8").split("\n")[:-1]
    with sqlite3.connect(_REVIEW) as connection:
        kept = {row[0] for row in connection.execute("SELECT parcel FROM decisions WHERE outcome = 'confirmed'")}
    lost = set(told) - kept
    where = desk.session.current
    problems = [
        *([f"{len(lost)} of {len(told)} decisions are lost"] if lost else []),
        *(["the dock did not come back"] if not dock().shows_review else []),
        *([f"'{where.parcel}' is decided already"] if where.key in desk.session.review.decisions() else []),
        *(["it did not go on behind the last decision"] if desk.session.tour.position < len(told) + 2 else []),
    ]
    dock().stage.views.views[0].canvas.setFocus()
    take("second-1366x768", 3)
    press(Qt.Key.Key_3, Qt.Key.Key_U)
    prepare((1920, 1060))
    press(Qt.Key.Key_G)
    dock().navigation.go_to.setText(told[0])
    press(Qt.Key.Key_Return)
    take("second-1920x1080", 3)
    prepare((1440, 860))
    press(Qt.Key.Key_P)  # the parcel whose outline was drawn
    take("review", 3)
    words = f"{len(told)} decisions told before the kill, none lost; went on at '{where.parcel}'"
    (_SESSION / "outcome").write_text("; ".join(problems) or words, encoding="utf-8")
    if problems:
        raise SystemExit("; ".join(problems))


def main() -> None:
    """Do a part, then end QGIS without its questions."""
    status = 1
    try:
        {"first": first, "second": second}[os.environ["FURROW_SESSION_PART"]]()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        QgsApplication.instance().exit(status)
        os._exit(status)


QTimer.singleShot(4000, main)
