"""A key or button that acts while it is held."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QApplication

__all__ = ["Held"]

_ENDINGS = (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationStateChange)


class Held(QObject):
    """Tells when an action's key, or a button, goes down and comes up.

    A shortcut tells only that its key went down. The key coming up is an event of whatever has the focus then, so all
    events are looked at, but only while the key is down. A window that loses the keyboard never hears of it.

    Args:
        action: Its shortcut is the key.
        button: Acts the same while the mouse, or Space, holds it down.
        changed: Called with whether it is held.
    """

    def __init__(self, action: QAction, button: QAbstractButton, changed: Callable[[bool], object]) -> None:
        super().__init__(action)
        self._changed = changed
        self._held = False
        action.triggered.connect(lambda _checked=False: self._press())
        button.pressed.connect(lambda: self._set(True))
        button.released.connect(lambda: self._set(False))

    def release(self) -> None:
        """End it, whatever is held."""
        self._set(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the key come up, or the window lose the keyboard."""
        kind = event.type()
        released = kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and not event.isAutoRepeat()
        away = kind in _ENDINGS and (
            kind == QEvent.Type.WindowDeactivate
            or QApplication.applicationState() != Qt.ApplicationState.ApplicationActive
        )
        if released or away:
            self._set(False)
        return False

    def _press(self) -> None:
        QApplication.instance().installEventFilter(self)
        self._set(True)

    def _set(self, held: bool) -> None:
        if not held:
            QApplication.instance().removeEventFilter(self)
        if held != self._held:
            self._held = held
            self._changed(held)
