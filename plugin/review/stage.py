"""What is looked at: the two views, the chart and the numbers of the parcel that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from furrow.plugin.review.chart import SeriesChart
from furrow.plugin.review.commands import Command, Commands
from furrow.plugin.review.contents import layers_of, offered
from furrow.plugin.review.figures import FiguresPanel
from furrow.plugin.review.flicker import Held
from furrow.plugin.review.mask_outline import mask_border
from furrow.plugin.review.memory import Memory
from furrow.plugin.review.outlines import Outlines
from furrow.plugin.review.places import follow_with
from furrow.plugin.review.season_pictures import SeasonPictures
from furrow.plugin.review.season_values import clearest, points_of, quantities_of
from furrow.plugin.review.series_reader import SeriesReader
from furrow.plugin.review.session import Session
from furrow.plugin.review.view_bar import ViewBar
from furrow.plugin.review.views import NARROW, LinkedViews
from furrow.processing_provider.review.parcels import ReviewParcel
from furrow.processing_provider.review.series import ParcelSeries
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["Stage"]


class Stage(QWidget):
    """The middle of the dock.

    Args:
        iface: The QGIS window.
        commands: The actions of the review.
        parent: The widget it belongs to.
    """

    arranged = pyqtSignal()
    """The analyst changed something that the project remembers."""

    def __init__(self, iface: QgisInterface, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._commands = commands
        self._session: Session | None = None
        self._outlines: Outlines | None = None
        self._parcel: ReviewParcel | None = None
        self._season: SeasonPictures | None = None
        self._day: date | None = None
        self.bar = ViewBar(commands, self)
        self.views = LinkedViews(self)
        self.chart = SeriesChart(self)
        self.figures = FiguresPanel(self)
        self.reader = SeriesReader(self)
        self._lower = QSplitter(Qt.Orientation.Horizontal)
        self.held = Held(commands[Command.FLICKER], self.bar.flicker, self.views.curtain.set_flickering)
        self._lay_out()
        self._connect()

    @property
    def day(self) -> date | None:
        """The date of the chart."""
        return self._day

    # Opening and closing -----------------------------------------------------------------------

    def open(self, session: Session, memory: Memory) -> None:
        """Show the parcels of a session, the way the project remembers."""
        self._session = session
        self._outlines = Outlines(session.agreement, session.crs)
        self._commands[Command.FIT].setChecked(memory.fit)
        self._commands[Command.SWIPE].setChecked(memory.swipe)
        self._commands[Command.MASK_OUTLINE].setChecked(memory.mask_outline)
        self.bar.follow.setChecked(memory.follow)
        self.bar.show_scale(memory.scale)
        self.bar.offer([self.bar.quantity.itemText(i) for i in range(self.bar.quantity.count())], memory.quantity)
        self.views.set_overview(fit=memory.fit, scale=memory.scale)
        self.views.open(session.crs, self._outlines.layers())
        self.views.offer(offered(QgsProject.instance(), season=False), (memory.view1, memory.view2))

    def open_season(self, description: Mapping[str, Any] | None, memory: Memory) -> None:
        """Take images and series from a season, or from none."""
        self.reader.open(description)
        self._season = SeasonPictures(description) if description else None
        days = self._season.days if self._season else []
        self.bar.offer(quantities_of(description), memory.quantity)
        for view, fixed in zip(self.views.views, (memory.fixed1, memory.fixed2), strict=True):
            view.set_season(self._season)
            view.fix(_day_of(fixed))
        wanted = _day_of(memory.day)
        self._set_day(wanted if wanted in days else clearest(description))
        self.offer((memory.view1, memory.view2))

    def offer(self, keys: tuple[str, str] | None = None) -> None:
        """Look again what can be shown: layers came or went."""
        shown = (self.views.views[0].key, self.views.views[1].key)
        self.views.offer(offered(QgsProject.instance(), season=self._season is not None), keys or shown)
        self._mark_fixed()
        self._draw_border()

    def release(self, identifiers: set[str]) -> None:
        """Show layers no more that are about to be removed from the project."""
        for view in self.views.views:
            kept = [layer for layer in view.canvas.layers() if layer.id() not in identifiers]
            view.canvas.setLayers(kept)
        self.views.curtain.stop()

    def close_session(self) -> None:
        """Show nothing any more."""
        self.held.release()
        self.reader.open(None)
        self.views.close()
        self._session = self._outlines = self._parcel = self._season = None
        self.figures.show_parcel(None)
        self.chart.show_sentence("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay chart and numbers one above the other where they would be narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._lower.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    # Parcels -----------------------------------------------------------------------------------

    def show_parcel(self, parcel: ReviewParcel | None, outline: QgsGeometry, corrected: QgsGeometry) -> None:
        """Show a parcel.

        Args:
            parcel: None where no parcel passes the filters.
            outline: Its outline in the agreement's CRS.
            corrected: The outline that an analyst drew, empty for none.
        """
        self._parcel = parcel
        self.figures.show_parcel(parcel)
        if self._outlines is not None:
            self._outlines.select(outline)
            self._outlines.correct(corrected)
        self.views.frame(parcel.bounds if parcel else None)
        self._read(parcel, outline)
        if parcel is not None and self.bar.follow.isChecked():
            self.bring_map()

    def show_corrected(self, corrected: QgsGeometry) -> None:
        """Show the outline that an analyst has just drawn."""
        if self._outlines is not None:
            self._outlines.correct(corrected)

    def bring_map(self) -> None:
        """Have QGIS's map show what the views show."""
        if self._session is not None:
            follow_with(self._iface.mapCanvas(), self.views.views[0].canvas.extent(), self._session.crs)

    def prefetch(self, parcel: ReviewParcel, outline: QgsGeometry) -> None:
        """Read the series of a parcel that will be shown soon."""
        if self._session is not None:
            transforms = QgsProject.instance().transformContext()
            self.reader.read(parcel.key, outline, self._session.crs, transforms, urgent=False)

    def remember(self, memory: Memory) -> Memory:
        """Return what is to be remembered, with what is chosen here."""
        one, two = self.views.views
        return replace(
            memory, view1=one.key, view2=two.key, fixed1=_text(one.fixed_day), fixed2=_text(two.fixed_day),
            day=_text(self._day), quantity=self.bar.quantity.currentText(), scale=float(self.bar.scale.scale()),
            fit=self.bar.fits, mask_outline=self._commands[Command.MASK_OUTLINE].isChecked(),
            swipe=self._commands[Command.SWIPE].isChecked(), follow=self.bar.follow.isChecked(),
        )  # fmt: skip

    def _read(self, parcel: ReviewParcel | None, outline: QgsGeometry) -> None:
        if self._season is None:
            self.chart.show_sentence(
                translate("stage", "Choose a season that shows this parcel to see its images and this chart.")
            )
        elif parcel is None or self._session is None:
            self.chart.show_sentence("")
        elif self.reader.answer(parcel.key) is None:
            self.chart.show_sentence(translate("stage", "Reading the images…"))
            self.reader.keep_only({parcel.key})
            self.reader.read(parcel.key, outline, self._session.crs, QgsProject.instance().transformContext())
        else:
            self._show_series()

    def _show_series(self, key: object = None) -> None:
        if self._parcel is None or (key is not None and key != self._parcel.key):
            return  # of a parcel that is not shown any more
        answer = self.reader.answer(self._parcel.key)
        if isinstance(answer, ParcelSeries):
            quantity = self.bar.quantity.currentText()
            self.chart.show_points(points_of(answer, quantity), quantity)
        elif answer is not None:
            self.chart.show_sentence(answer)

    # What the analyst chooses ------------------------------------------------------------------

    def _set_day(self, day: date | None) -> None:
        self._day = day
        self.chart.set_day(day)
        self.views.set_date(day)

    def _choose_day(self, day: date) -> None:
        one, two = self.views.views
        if one.day is None and two.day is None and self._season is not None:
            one.show_colours()
        self._set_day(day)
        self.arranged.emit()

    def _choose_overview(self) -> None:
        self.views.set_overview(fit=self.bar.fits, scale=self.bar.scale.scale())
        self.arranged.emit()

    def _choose_quantity(self, _quantity: str) -> None:
        self._show_series()
        self.arranged.emit()

    def _choose_content(self) -> None:
        self._mark_fixed()
        self.arranged.emit()

    def _take_scale(self, scale: float) -> None:
        self.bar.show_scale(scale)
        self.arranged.emit()

    def _mark_fixed(self) -> None:
        days = ((view.name, view.fixed_day) for view in self.views.views if view.day is not None)
        self.chart.set_fixed([(name, day) for name, day in days if day is not None])

    def _draw_border(self) -> None:
        if self._outlines is None or self._session is None:
            return
        wanted = self._commands[Command.MASK_OUTLINE].isChecked() and self._parcel is not None
        masks = layers_of(QgsProject.instance(), "role:mask") if wanted else []
        area = self.views.shown_area()
        self._outlines.set_mask_border(mask_border(masks, area, self._session.crs))

    # Making ------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.reader.ready.connect(self._show_series)
        self.chart.day_chosen.connect(self._choose_day)
        self.views.chosen.connect(self._choose_content)
        self.views.scale_changed.connect(self._take_scale)
        self.views.settled.connect(self._draw_border)
        self.bar.overview_changed.connect(self._choose_overview)
        self.bar.quantity_chosen.connect(self._choose_quantity)
        self.bar.follow_changed.connect(lambda _follows: self.arranged.emit())
        self._commands[Command.SWIPE].toggled.connect(self._swipe)
        self._commands[Command.MASK_OUTLINE].toggled.connect(self._toggle_border)
        self._commands[Command.EARLIER].triggered.connect(lambda _checked=False: self.chart.step(-1, clear=True))
        self._commands[Command.LATER].triggered.connect(lambda _checked=False: self.chart.step(1, clear=True))

    def _swipe(self, swipes: bool) -> None:
        self.views.curtain.set_swiping(swipes)
        self.arranged.emit()

    def _toggle_border(self, _shown: bool) -> None:
        self._draw_border()
        self.arranged.emit()

    def _lay_out(self) -> None:
        lower = self._lower
        lower.addWidget(self.chart)
        figures = QScrollArea()  # so that longer words make nothing else smaller
        figures.setWidgetResizable(True)
        figures.setFrameShape(QFrame.Shape.NoFrame)
        figures.setMinimumWidth(200)
        figures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        figures.setWidget(self.figures)
        lower.addWidget(figures)
        lower.setStretchFactor(0, 1)
        lower.setStretchFactor(1, 0)
        lower.setSizes([700, int(1.15 * self.figures.minimumWidth())])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self.views)
        whole.addWidget(lower)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        whole.setSizes([1000, self.figures.fontMetrics().lineSpacing() * 9])  # as high as the numbers need
        for splitter in (lower, whole):
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.bar)
        layout.addWidget(whole, 1)


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
