"""The examples of a training as a widget: a few places in pictures, with what their colours mean."""

from __future__ import annotations

from html import escape
from pathlib import Path

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider.training_examples import (
    PANELS,
    ExamplePlace,
    Examples,
    address_of,
    caption,
    headline,
    kind_words,
    pale_words,
    panel_text,
    panel_title,
    ramp_picture,
    read_examples,
    swatch,
)

__all__ = ["ExamplePages", "Picture"]

_GAP = 6  # pixels between pictures
_SMALLEST = 100  # pixels along a side of a picture, at least


class Picture(QWidget):
    """One picture, each of its pixels as a whole number of the screen's, so that none is blurred."""

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = image
        self.fit(0)

    def fit(self, side: int) -> None:
        """Show the picture as large as it fits into a square, once or several times its size."""
        times = max(1, side // max(self.image.width(), self.image.height()))
        self.setFixedSize(self.image.size() * times)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.drawImage(self.rect(), self.image)  # without smoothing
        painter.setPen(QColor(85, 85, 85))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ExamplePages(QWidget):
    """Shows a file of examples, or says why there is nothing to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: tuple[object, ...] = ()
        self.pictures: list[Picture] = []
        self.words, self.head, self.legend = (_told() for _ in range(3))
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("Example maps"))
        self.area.viewport().installEventFilter(self)
        self.area.viewport().setAutoFillBackground(False)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(self.head)
        layout.addWidget(self.legend)
        layout.addWidget(self.area, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.words)
        self._pages.addWidget(page)
        self.show_file(None, is_kept=False)

    def show_file(self, path: Path | None, *, is_kept: bool) -> None:
        """Show a file; it is read anew only when it has changed.

        Args:
            path: The file, which need not exist; None for none.
            is_kept: Whether it is of the weights that became the model.
        """
        mark = (path, is_kept, *_mark(path))
        if mark == self._seen:
            return
        self._seen = mark
        if path is None or len(mark) == 2:
            self._say(
                self.tr("This training left no examples.")
                if is_kept
                else self.tr(
                    "Example maps appear after the first validation.\nA training that keeps no area for validation has "
                    "none."
                )
            )
            return
        try:
            self._show(read_examples(path), is_kept=is_kept)
        except DamagedFileError as error:
            self._say(str(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the pictures to the width there is."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return a size that needs no larger window than the curves do."""
        return QSize(700, 400)

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self._pages.setCurrentIndex(0)
        self._fill(())

    def _show(self, examples: Examples, *, is_kept: bool) -> None:
        if not examples.places:
            self._say(self.tr("No part of the area kept for validation is both scored and seen."))
            return
        self.head.setText(headline(examples, is_kept=is_kept))
        self.legend.setText(_legend(examples))
        above = self.area.verticalScrollBar().value()
        self._fill(examples.places)
        self.area.widget().adjustSize()
        self.area.verticalScrollBar().setValue(above)  # the analyst keeps looking at the same place
        self.area.setAccessibleDescription("; ".join(caption(place) for place in examples.places))
        self._pages.setCurrentIndex(1)

    def _fill(self, places: tuple[ExamplePlace, ...]) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        self.pictures = []
        for column, name in enumerate(PANELS if places else ()):
            title = QLabel(panel_title(name))
            font = title.font()
            font.setBold(True)
            title.setFont(font)
            grid.addWidget(title, 0, column)
        for row, place in enumerate(places):
            words = QLabel(caption(place))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, 2 * row + 1, 0, 1, len(PANELS))
            for column, name in enumerate(PANELS):
                picture = Picture(place.panels[name])
                text = panel_text(name, place)
                picture.setToolTip(f"<span>{escape(text)}</span>")
                picture.setAccessibleName(f"{panel_title(name)}: {caption(place)}")
                picture.setAccessibleDescription(text)
                grid.addWidget(picture, 2 * row + 2, column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.pictures.append(picture)
        grid.setRowStretch(2 * len(places) + 1, 1)
        grid.setColumnStretch(len(PANELS), 1)
        self.area.setWidget(content)
        content.setAutoFillBackground(False)  # the tab's own colour shows
        self._fit()

    def _fit(self) -> None:
        wide = (self.area.viewport().width() - (len(PANELS) - 1) * _GAP) // len(PANELS)
        for picture in self.pictures:
            picture.fit(max(wide, _SMALLEST))


def _told() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _legend(examples: Examples) -> str:
    """Return what the colours mean, as rich text that wraps."""
    kinds = " &nbsp; ".join(
        f'<img src="{address_of(swatch(colour))}">&nbsp;{escape(kind_words(kind))}' for kind, colour in examples.kinds
    )
    ramp = f'0% <img src="{address_of(ramp_picture(examples.ramp))}"> 100%, {escape(pale_words())}'
    titles = [escape(panel_title(name)) for name in ("probability", "difference")]
    return f"{titles[0]}: {ramp}<br>{titles[1]}: {kinds}"


def _mark(path: Path | None) -> tuple[object, ...]:
    """Return what tells one content of a file from another; nothing where there is no file."""
    try:
        facts = path.stat() if path is not None else None
    except OSError:
        return ()
    return () if facts is None else (facts.st_mtime_ns, facts.st_size)
