"""Tab goes through every window as one reads it: from top to bottom, and in a row from left to right."""

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QDialog, QVBoxLayout, QWidget

from furrow.plugin.models.browser import ModelBrowser
from furrow.plugin.options.page import OptionsPage
from furrow.plugin.setup.dialog import SetupDialog
from furrow.plugin.setup.work import Work
from furrow.plugin.training.monitor import TrainingMonitor

pytestmark = pytest.mark.usefixtures("empty_settings", "no_variables")
ROW = 14  # pixels by which the tops of widgets of one row may differ


def options():
    window = QDialog()
    QVBoxLayout(window).addWidget(OptionsPage(lambda: None))
    return window


WINDOWS = {
    "setup": lambda: SetupDialog(Work()),
    "options": options,
    "models": ModelBrowser,
    "training": TrainingMonitor,
}


def stops(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab stops at, in its order."""
    found, each = [], window.nextInFocusChain()
    while each is not window:
        takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
        if takes and each.isVisibleTo(window) and each.isEnabledTo(window):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def place(widget: QWidget, window: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(window, QPoint(0, 0))
    return corner.y(), corner.x()


@pytest.mark.parametrize("name", WINDOWS)
def test_tab_goes_as_one_reads(provider, name):
    window = WINDOWS[name]()
    window.show()
    found = stops(window)
    assert len(found) >= 3
    places = [place(each, window) for each in found]
    for (above, left), (below, right), widget in zip(places, places[1:], found[1:], strict=False):
        reads_on = below > above + ROW or (abs(below - above) <= ROW and right >= left)
        assert reads_on or _in_next_column(above, left, below, right), (name, widget, places)
    window.close()
    window.deleteLater()


def _in_next_column(above, left, below, right):
    """Whether a widget stands at the right of another, higher: two columns, as a list beside a page."""
    return right > left + 100 and below < above
