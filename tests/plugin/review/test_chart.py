"""The chart: what it draws, and how dates are chosen in it."""

from datetime import date, timedelta

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest

from furrow.plugin.review.chart import ChartPoint, SeriesChart

FIRST = date(2019, 3, 1)


def point(day, mean=0.5, clear=1.0, damaged=False):
    spread = (None, None) if mean is None else (mean - 0.1, mean + 0.1)
    return ChartPoint(FIRST + timedelta(day), mean, *spread, clear, clear >= 0.5, damaged)


POINTS = (point(0, 0.2), point(20, 0.4), point(40, 0.1, clear=0.2), point(60, 0.8), point(80, None, clear=0.0),
          point(100, 0.6), point(120, None, clear=0.0, damaged=True), point(150, 0.3))  # fmt: skip


@pytest.fixture
def chart(qgis_app):
    made = SeriesChart()
    made.resize(600, 200)
    made.show_points(POINTS, "NDVI")
    made.show()
    yield made
    made.deleteLater()


def chosen(chart):
    days = []
    chart.day_chosen.connect(lambda day: (days.append((day - FIRST).days), chart.set_day(day)))
    return days


def colour_at(chart, each):
    image = chart.grab().toImage()
    y = chart.height() - 20.0 if each.mean is None else chart._y(each.mean, chart._levels())
    return image.pixelColor(QPoint(int(chart._x(each.day)), int(y)))


def test_clear_dates_are_filled_and_cloudy_ones_hollow(chart):
    blue = QColor("#0072b2")
    for each in POINTS:
        colour = colour_at(chart, each)
        distance = (
            abs(colour.red() - blue.red()) + abs(colour.green() - blue.green()) + abs(colour.blue() - blue.blue())
        )
        if each.is_clear:
            assert distance < 60, each
        elif not each.is_damaged:
            assert colour.lightness() > 230, each
        else:
            assert colour.lightness() < 120, each  # the middle of its cross


def test_the_curve_passes_over_clouds(chart):
    image = chart.grab().toImage()
    between = [p for p in POINTS if p.is_clear][1:3]
    middle = sum(chart._x(p.day) for p in between) / 2
    height = sum(chart._y(p.mean, chart._levels()) for p in between) / 2
    colours = [image.pixelColor(int(middle), int(height) + step) for step in range(-3, 4)]
    assert min(colour.red() for colour in colours) < 60


def test_arrow_keys_go_from_date_to_date(chart):
    days = chosen(chart)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right,
                Qt.Key.Key_Home, Qt.Key.Key_Left):  # fmt: skip
        QTest.keyClick(chart, key)
    assert days == [0, 20, 40, 20, 150, 0]


def test_steps_between_clear_dates_pass_clouds_over(chart):
    days = chosen(chart)
    chart.set_day(FIRST + timedelta(20))
    for by in (1, 1, 1, 1, -1):
        chart.step(by, clear=True)
    assert days == [60, 100, 150, 100]
    chart.set_day(FIRST + timedelta(41))  # a date of another season
    chart.step(-1, clear=True)
    assert days[-1] == 20


def test_a_click_chooses_the_nearest_date(chart):
    days = chosen(chart)
    for each in (POINTS[3], POINTS[2]):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(int(chart._x(each.day)) + 4, 90))
    QTest.mouseClick(chart, Qt.MouseButton.RightButton, pos=QPoint(50, 90))
    assert days == [60, 40]


def test_the_shown_date_is_said(chart):
    chart.set_day(POINTS[3].day)
    assert chart.accessibleDescription() == "2019-04-30: NDVI 0.800, 100% clear"
    chart.set_day(POINTS[4].day)
    assert chart.accessibleDescription() == "2019-05-20: not observed"
    chart.set_day(POINTS[6].day)
    assert chart.accessibleDescription() == "2019-06-29: the images cannot be read"
    before = chart.grab().toImage()
    chart.set_day(POINTS[0].day)
    assert chart.grab().toImage() != before


def test_a_sentence_takes_the_place_of_the_chart(chart):
    days = chosen(chart)
    chart.show_sentence("Ni sezone 'ž'.")
    assert chart.points == ()
    assert chart.accessibleDescription() == "Ni sezone 'ž'."
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton)
    chart.grab()
    assert days == []


@pytest.mark.parametrize(
    "points",
    [
        [point(0)],
        [point(0, None, 0.0)],
        [point(0, 0.0), point(1, 0.0)],
        [point(0, 0.3, clear=0.1), point(9, None, 0.0)],
    ],
)
def test_few_dates_are_drawn_too(chart, points):
    chart.show_points(points, "B04")
    chart.resize(60, 40)
    assert not chart.grab().isNull()


def test_it_is_read_on_a_dark_theme_too(chart):
    chart.setStyleSheet("QWidget { color: #dddddd; background-color: transparent; }")  # as QGIS's dark themes do
    image = chart.grab().toImage()
    assert image.pixelColor(300, 100).lightness() < 60
    assert image.pixelColor(300, 100).alpha() == 255
    clear, cloudy = (colour_at(chart, POINTS[index]) for index in (3, 2))
    assert clear.lightness() > cloudy.lightness() + 60
