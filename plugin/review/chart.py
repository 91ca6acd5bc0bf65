"""The chart of a parcel through the season: mean, quartiles, clouds, and the date that the views show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qgis.PyQt.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QToolTip, QWidget

from furrow.processing_provider.texts import translate
from furrow.processing_provider.training_chart import ticks

__all__ = ["ChartPoint", "SeriesChart"]

_LEFT, _RIGHT, _TOP, _BOTTOM = 38.0, 10.0, 20.0, 20.0  # pixels around the plot
_DOT = 3.4
_SHOWN = QColor("#d55e00")
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class ChartPoint:
    """A date of the parcel.

    Attributes:
        day: The date.
        mean: Mean over the parcel's clear pixels; where none is clear over all observed ones, None without any.
        lower: Lower quartile of the same pixels.
        upper: Upper quartile.
        clear: Share of the parcel that is clear, 0 to 1.
        is_clear: Whether that is enough for the curve.
        is_damaged: Whether the images of the date could not be read.
    """

    day: date
    mean: float | None
    lower: float | None
    upper: float | None
    clear: float
    is_clear: bool
    is_damaged: bool = False


class SeriesChart(QWidget):
    """Draws the points; a click, or an arrow key, chooses a date."""

    day_chosen = pyqtSignal(object)
    """A `datetime.date`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[ChartPoint, ...] = ()
        self._quantity = ""
        self._sentence = ""
        self._day: date | None = None
        self._fixed: tuple[tuple[str, date], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 96)
        self.setAccessibleName(translate("chart", "Chart of the parcel through the season"))

    def sizeHint(self) -> QSize:
        """As wide as a view, low."""
        return QSize(420, 150)

    @property
    def points(self) -> tuple[ChartPoint, ...]:
        """What is shown."""
        return self._points

    @property
    def day(self) -> date | None:
        """The date marked as shown."""
        return self._day

    @property
    def sentence(self) -> str:
        """Why there is no chart; empty where there is one."""
        return self._sentence

    def show_points(self, points: Sequence[ChartPoint], quantity: str) -> None:
        """Show a series.

        Args:
            points: In time order.
            quantity: What their values are, such as "NDVI".
        """
        self._points, self._quantity, self._sentence = tuple(points), quantity, ""
        self._tell()

    def show_sentence(self, sentence: str) -> None:
        """Say why there is no chart."""
        self._points, self._sentence = (), sentence
        self._tell()

    def set_day(self, day: date | None) -> None:
        """Mark the date that the views show."""
        self._day = day
        self._tell()

    def set_fixed(self, fixed: Sequence[tuple[str, date]]) -> None:
        """Mark the dates that single views stay at: pairs of the view's name and its date."""
        self._fixed = tuple(fixed)
        self.update()

    def step(self, by: int, *, clear: bool) -> None:
        """Choose the date before (-1) or after (1) the one shown.

        Args:
            by: The direction.
            clear: Whether dates with clouds over the parcel are passed over.
        """
        days = [point.day for point in self._points if point.is_clear or not clear]
        later = [day for day in days if self._day is None or (day > self._day if by > 0 else day < self._day)]
        if later:
            self.day_chosen.emit(later[0] if by > 0 else later[-1])

    # What Qt asks ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another date."""
        if event.key() in _KEYS:
            self.step(_KEYS[event.key()], clear=False)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._points:
            self.day_chosen.emit(self._points[0 if event.key() == Qt.Key.Key_Home else -1].day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the date that lies nearest."""
        nearest = self._nearest(event.pos().x())
        if nearest is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_chosen.emit(nearest.day)

    def event(self, event: QEvent) -> bool:
        """Say the numbers of the date under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            nearest = self._nearest(event.pos().x())
            QToolTip.showText(event.globalPos(), self._words(nearest) if nearest else "", self)
            return True
        return bool(super().event(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = self.font()
        small.setPointSizeF(small.pointSizeF() * 0.86)
        painter.setFont(small)
        if self._points:
            self._draw_axes(painter)
            self._draw_days(painter)
            self._draw_curve(painter)
            self._draw_dots(painter)
        else:
            painter.setPen(self.palette().color(self.foregroundRole()))
            inner = self.rect().adjusted(12, 8, -12, -8)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75))

    # Places ------------------------------------------------------------------------------------

    def _span(self) -> tuple[float, float]:
        first, last = self._points[0].day.toordinal(), self._points[-1].day.toordinal()
        return first - 3.0, max(last, first + 1) + 3.0

    def _levels(self) -> list[float]:
        """Return the levels of the axis: those of clear dates, as clouds would squeeze the curve."""
        shown = [p for p in self._points if p.is_clear] or self._points
        values = [value for p in shown for value in (p.mean, p.lower, p.upper) if value is not None]
        return ticks(min(values, default=0.0), max(values, default=1.0), 3)

    def _x(self, day: date) -> float:
        first, last = self._span()
        return _LEFT + (day.toordinal() - first) / (last - first) * (self.width() - _LEFT - _RIGHT)

    def _y(self, value: float, levels: Sequence[float]) -> float:
        bottom = self.height() - _BOTTOM
        share = (value - levels[0]) / (levels[-1] - levels[0])
        return bottom - min(1.0, max(0.0, share)) * (bottom - _TOP)

    def _nearest(self, x: float) -> ChartPoint | None:
        return min(self._points, key=lambda point: abs(self._x(point.day) - x), default=None)

    # Strokes -----------------------------------------------------------------------------------

    @property
    def _ink(self) -> QColor:
        return self.palette().text().color()

    @property
    def _paper(self) -> QColor:
        base = self.palette().base().color()
        if base.alpha() == 255:
            return base
        return QColor("#1e1e1e" if self._is_dark else "white")  # themes of style sheets leave the palette transparent

    @property
    def _is_dark(self) -> bool:
        return self._ink.lightness() > 128

    @property
    def _line(self) -> QColor:
        return QColor("#56b4e9" if self._is_dark else "#0072b2")

    def _faint(self, alpha: int) -> QColor:
        colour = QColor(self._ink)
        colour.setAlpha(alpha)
        return colour

    def _draw_axes(self, painter: QPainter) -> None:
        levels = self._levels()
        right, bottom = self.width() - _RIGHT, self.height() - _BOTTOM
        for level in levels:
            y = self._y(level, levels)
            painter.setPen(QPen(self._faint(38), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(right, y))
            painter.setPen(self._faint(190))
            place = QRectF(0, y - 8, _LEFT - 5, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{level:g}")
        painter.drawText(QRectF(4, 2, 200, 16), Qt.AlignmentFlag.AlignLeft, self._quantity)
        for start in _months(self._points[0].day, self._points[-1].day):
            x, after = self._x(start), self._x((start + timedelta(days=31)).replace(day=1))
            if x >= _LEFT:
                painter.setPen(QPen(self._faint(70), 1))
                painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + 4))
            painter.setPen(self._faint(190))
            room = QRectF(max(x, _LEFT), bottom + 3, min(after, right) - max(x, _LEFT), 16)
            name = QLocale().standaloneMonthName(start.month, QLocale.FormatType.ShortFormat)
            if painter.fontMetrics().horizontalAdvance(name) <= room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _draw_days(self, painter: QPainter) -> None:
        bottom = self.height() - _BOTTOM
        for name, day in self._fixed:
            x = self._x(day)
            painter.setPen(QPen(self._faint(150), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, _TOP), QPointF(x, bottom))
            painter.drawText(QRectF(x + 2, _TOP, 20, 14), Qt.AlignmentFlag.AlignLeft, name)
        if self._day is not None:
            x = self._x(self._day)
            painter.setPen(QPen(_SHOWN, 2))
            painter.drawLine(QPointF(x, _TOP - 2), QPointF(x, bottom))
            text = self._day.isoformat()
            width = painter.fontMetrics().horizontalAdvance(text) + 4
            left = min(max(x - width / 2, _LEFT), self.width() - _RIGHT - width)
            painter.setPen(self._ink)
            painter.drawText(QRectF(left, 1, width, 16), Qt.AlignmentFlag.AlignCenter, text)

    def _draw_curve(self, painter: QPainter) -> None:
        levels = self._levels()
        clear = [p for p in self._points if p.is_clear and p.mean is not None]
        if not clear:
            return
        edges = [(p, p.lower, p.upper) for p in clear if p.lower is not None and p.upper is not None]
        band = [QPointF(self._x(p.day), self._y(upper, levels)) for p, _, upper in edges]
        band += [QPointF(self._x(p.day), self._y(lower, levels)) for p, lower, _ in reversed(edges)]
        shade = QColor(self._line)
        shade.setAlpha(55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF(band))
        painter.setPen(QPen(self._line, 1.6))
        painter.drawPolyline(QPolygonF([QPointF(self._x(p.day), self._y(float(p.mean or 0), levels)) for p in clear]))

    def _draw_dots(self, painter: QPainter) -> None:
        levels = self._levels()
        bottom = self.height() - _BOTTOM
        for point in self._points:
            x = self._x(point.day)
            y = bottom if point.mean is None else self._y(point.mean, levels)
            if point.is_damaged:
                painter.setPen(QPen(self._ink, 1.4))
                painter.drawLine(QPointF(x - 3, bottom - 3), QPointF(x + 3, bottom + 3))
                painter.drawLine(QPointF(x - 3, bottom + 3), QPointF(x + 3, bottom - 3))
                continue
            painter.setPen(QPen(self._line if point.is_clear else self._faint(150), 1.3))
            painter.setBrush(self._line if point.is_clear else self._paper)
            painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    # Words -------------------------------------------------------------------------------------

    def _tell(self) -> None:
        shown = next((point for point in self._points if point.day == self._day), None)
        self.setAccessibleDescription(self._words(shown) if shown else self._sentence)
        self.update()

    def _words(self, point: ChartPoint) -> str:
        if point.is_damaged:
            return translate("chart", "{date}: the images cannot be read").format(date=point.day.isoformat())
        if point.mean is None:
            return translate("chart", "{date}: not observed").format(date=point.day.isoformat())
        return translate("chart", "{date}: {quantity} {mean}, {clear} clear").format(
            date=point.day.isoformat(),
            quantity=self._quantity,
            mean=QLocale().toString(float(point.mean), "f", 3),
            clear=f"{point.clear:.0%}",
        )


def _months(first: date, last: date) -> list[date]:
    found = [first.replace(day=1)]
    while (following := (found[-1] + timedelta(days=31)).replace(day=1)) <= last:
        found.append(following)
    return found
