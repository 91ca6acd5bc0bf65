"""The numbers of a parcel in words and units: what made it suspicious."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from furrow.processing_provider.review.outcomes import Source
from furrow.processing_provider.review.parcels import ReviewParcel
from furrow.processing_provider.texts import translate

__all__ = ["Figure", "FiguresPanel", "figures_of", "headline"]

_UNKNOWN = "\N{EN DASH}"


@dataclass(frozen=True)
class Figure:
    """One number.

    Attributes:
        label: What it is.
        value: The number with its unit; a dash where it is not known.
        explanation: One sentence.
    """

    label: str
    value: str
    explanation: str


def headline(parcel: ReviewParcel) -> str:
    """Return in a sentence how declaration and map differ."""
    if parcel.source is Source.MAP_ONLY:
        return translate("figures", "Only in the map: no parcel lies here")
    if parcel.cultivated_share is None:
        return translate("figures", "The map has no data here")
    if parcel.cultivated is None:
        sentence = translate("figures", "Declaration unknown, {share} of it cultivated in the map")
    elif parcel.cultivated:
        sentence = translate("figures", "Declared cultivated, {share} of it in the map")
    else:
        sentence = translate("figures", "Declared not cultivated, {share} of it in the map")
    return sentence.format(share=_percent(parcel.cultivated_share))


def figures_of(parcel: ReviewParcel) -> list[Figure]:
    """Return the numbers of a parcel, the most telling first."""
    suspicion = translate("figures", "{suspicion} (no. {rank})").format(
        suspicion=_number(parcel.suspicion, 2), rank=_number(parcel.rank)
    )
    probability = _percent(parcel.probability_mean)
    if parcel.probability_spread is not None:
        probability = f"{probability} ± {_percent(parcel.probability_spread)}"
    figures = [
        Figure(
            translate("figures", "Suspicion"), suspicion,
            translate("figures", "How likely map or declaration is wrong, from 0 to 1; no. 1 is the worst"),
        ),
        Figure(
            translate("figures", "Probability"), probability,
            translate("figures", "Mean probability of cultivated land, with its standard deviation"),
        ),
        Figure(
            translate("figures", "Area"), _unit(parcel.area_ha, 3, "ha"),
            translate("figures", "Area of the outline"),
        ),
    ]  # fmt: skip
    if parcel.source is Source.AGREEMENT:
        figures += [
            Figure(
                translate("figures", "10 m pixels"), _number(parcel.pixels_10m),
                translate("figures", "Pixels of Sentinel-2 that lie within the parcel as a whole"),
            ),
            Figure(
                translate("figures", "Overlap"), _number(parcel.iou, 2),
                translate("figures", "Intersection over union of parcel and map (IoU): 1 is a perfect match"),
            ),
            Figure(
                translate("figures", "Omitted"), _unit(parcel.omitted_ha, 3, "ha"),
                translate("figures", "Declared cultivated, but not in the map"),
            ),
            Figure(
                translate("figures", "Committed"), _unit(parcel.committed_ha, 3, "ha"),
                translate("figures", "Cultivated in the map, but not declared so"),
            ),
            Figure(
                translate("figures", "Borders apart"), _unit(parcel.border_m, 1, "m"),
                translate("figures", "Mean distance between the parcel's border and the map's"),
            ),
        ]  # fmt: skip
    return [
        *figures,
        Figure(
            translate("figures", "Clear dates"), _number(parcel.observations),
            translate("figures", "Valid observations of the season, the median over the parcel"),
        ),
        Figure(
            translate("figures", "Weight"), _number(parcel.weight),
            translate("figures", "How much the parcel counts in the score"),
        ),
    ]  # fmt: skip


class FiguresPanel(QWidget):
    """Shows the numbers of a parcel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = QLabel()
        self._headline.setWordWrap(True)
        self._headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._headline.setAccessibleName(translate("figures", "How declaration and map differ"))
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state.setAccessibleName(translate("figures", "What was decided"))
        font = self._headline.font()
        font.setBold(True)
        self._headline.setFont(font)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnMinimumWidth(2, 12)
        for column in (1, 4):
            self._grid.setColumnStretch(column, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 2, 2)
        layout.setSpacing(3)
        layout.addWidget(self._headline)
        layout.addWidget(self._state)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """What is shown, a line a number."""
        lines = [f"{label.text()}: {value.text()}" for label, value in self._rows if label.isVisibleTo(self)]
        return "\n".join([self._headline.text(), *lines])

    @property
    def state(self) -> str:
        """What is said about the decision that stands."""
        return str(self._state.text())

    def show_state(self, sentence: str) -> None:
        """Say what was decided."""
        self._state.setText(sentence)

    def show_parcel(self, parcel: ReviewParcel | None) -> None:
        """Show the numbers of a parcel, or none."""
        self._headline.setText(headline(parcel) if parcel else "")
        figures = figures_of(parcel) if parcel else []
        while len(self._rows) < len(figures):
            self._add_row()
        for index, (label, value) in enumerate(self._rows):
            shown = index < len(figures)
            label.setVisible(shown)
            value.setVisible(shown)
            if shown:
                label.setText(figures[index].label)
                value.setText(figures[index].value)
                for each in (label, value):
                    each.setToolTip(figures[index].explanation)
                value.setAccessibleName(f"{figures[index].label}: {figures[index].value}")

    def _add_row(self) -> None:
        label, value = QLabel(), QLabel()
        label.setForegroundRole(self.foregroundRole())
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row, side = divmod(len(self._rows), 2)
        self._grid.addWidget(label, row, 3 * side)
        self._grid.addWidget(value, row, 3 * side + 1)
        self._rows.append((label, value))


def _number(value: float | None, digits: int = 0) -> str:
    return _UNKNOWN if value is None else str(QLocale().toString(float(value), "f", digits))


def _unit(value: float | None, digits: int, unit: str) -> str:
    return _number(value, digits) if value is None else f"{_number(value, digits)} {unit}"


def _percent(share: float | None) -> str:
    return _UNKNOWN if share is None else f"{_number(100 * share)} %"
