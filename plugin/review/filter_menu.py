"""The menu of the less usual filters: declared class, area, layer, what QGIS's map shows."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QActionGroup, QMenu, QToolButton, QWidget

from furrow.processing_provider.review.order import AreaClass, Filters, Status
from furrow.processing_provider.review.outcomes import Source
from furrow.processing_provider.texts import translate

__all__ = ["FilterMenu"]


class FilterMenu(QToolButton):
    """A button with the filters; its text says how many are at work."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QgsApplication.getThemeIcon("/mActionFilter2.svg"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(translate("filter_menu", "More filters: declared class, area, layer, what QGIS's map shows"))
        self.setAccessibleName(translate("filter_menu", "More filters"))
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._groups: list[QActionGroup] = []
        self._declared = self._choice(translate("filter_menu", "Declared class"), [])
        self._area = self._choice(translate("filter_menu", "Area"), _areas())
        self._source = self._choice(translate("filter_menu", "Layer"), _sources())
        self._extent = QAction(translate("filter_menu", "Only what QGIS's map shows now"), self)
        self._extent.setCheckable(True)
        self._extent.triggered.connect(self._announce)
        self._menu.addAction(self._extent)

    @property
    def only_shown(self) -> bool:
        """Whether only parcels within QGIS's map are looked at."""
        return bool(self._extent.isChecked())

    def filters(self, status: Status) -> Filters:
        """Return what is chosen, without the extent."""
        return Filters(status, _chosen(self._declared), _chosen(self._area), _chosen(self._source))

    def offer(self, classes: Sequence[str], filters: Filters) -> None:
        """Say which declared classes there are, and show filters as chosen."""
        unnamed = translate("filter_menu", "(none)")
        self._fill(self._declared, [(name or unnamed, name) for name in classes])
        for group, value in ((self._declared, filters.declared), (self._area, filters.area),
                             (self._source, filters.source)):  # fmt: skip
            actions = group.actions()
            fitting = (action for action in actions if action.data() == value and value is not None)
            next(fitting, actions[0]).setChecked(True)
        self._extent.setChecked(filters.extent is not None)
        self._count()

    def _choice(self, title: str, entries: Sequence[tuple[str, object]]) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusive(True)
        menu = self._menu.addMenu(title)
        group.triggered.connect(self._announce)
        self._groups.append(group)
        group.setProperty("menu", menu)
        self._fill(group, entries)
        return group

    def _fill(self, group: QActionGroup, entries: Sequence[tuple[str, object]]) -> None:
        menu: QMenu = group.property("menu")
        for action in group.actions():
            group.removeAction(action)
            menu.removeAction(action)
            action.deleteLater()
        for title, value in ((translate("filter_menu", "All"), None), *entries):
            action = QAction(title.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
        group.actions()[0].setChecked(True)

    def _announce(self, _action: object = None) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        number = sum(_chosen(group) is not None for group in self._groups) + self.only_shown
        self.setText(translate("filter_menu", "More ({number})").format(number=number) if number else "")
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if number else style.ToolButtonIconOnly)


def _chosen(group: QActionGroup) -> object:
    action = group.checkedAction()
    return None if action is None else action.data()


def _areas() -> list[tuple[str, object]]:
    return [
        (translate("filter_menu", "under 0.1 ha"), AreaClass.UNDER_TENTH),
        (translate("filter_menu", "0.1 to 0.25 ha"), AreaClass.TO_QUARTER),
        (translate("filter_menu", "0.25 to 1 ha"), AreaClass.TO_ONE),
        (translate("filter_menu", "1 ha and more"), AreaClass.OVER_ONE),
    ]


def _sources() -> list[tuple[str, object]]:
    return [
        (translate("filter_menu", "Declared parcels"), Source.AGREEMENT),
        (translate("filter_menu", "Only in the map"), Source.MAP_ONLY),
    ]
