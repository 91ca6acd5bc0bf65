"""What the keys of the review do: one action a command, changeable in QGIS's keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from qgis.gui import QgsGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, Qt
from qgis.PyQt.QtWidgets import QAction, QWidget

from furrow.processing_provider.texts import translate

__all__ = ["Command", "Commands"]

_SECTION = "furrow/review/"  # of QGIS's settings, where a changed key is kept


class Command(Enum):
    """A command: its value names it in the settings, and is never changed."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    INCONCLUSIVE = "inconclusive"
    UNDO = "undo"
    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_UNREVIEWED = "next_unreviewed"
    GO_TO = "go_to"
    FLICKER = "flicker"
    SWIPE = "swipe"
    FIT = "fit"
    MASK_OUTLINE = "mask_outline"
    EARLIER = "earlier"
    LATER = "later"
    COMMENT = "comment"
    CLASS = "class"
    DRAW = "draw"


# The key, the words on the button, the words in QGIS's list of shortcuts, and what it does. Keys that write a character
# are written where text is entered: there Qt does not take them for shortcuts.
_WORDS: dict[Command, tuple[str, str, str, str]] = {
    Command.CONFIRMED: (
        "1",
        QT_TRANSLATE_NOOP("Command", "Confirmed"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: confirmed"),
        QT_TRANSLATE_NOOP("Command", "The declaration is right: the parcel is what it is declared to be"),
    ),
    Command.CHANGED: (
        "2",
        QT_TRANSLATE_NOOP("Command", "Changed"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: changed"),
        QT_TRANSLATE_NOOP("Command", "The declaration is wrong: say the right class, or draw the right outline"),
    ),
    Command.INCONCLUSIVE: (
        "3",
        QT_TRANSLATE_NOOP("Command", "Inconclusive"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: inconclusive"),
        QT_TRANSLATE_NOOP("Command", "The images do not tell; the parcel is kept out of training and scores"),
    ),
    Command.UNDO: (
        "Ctrl+Backspace",
        QT_TRANSLATE_NOOP("Command", "Undo"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: undo the last decision"),
        QT_TRANSLATE_NOOP("Command", "Take your last decision back and return to its parcel"),
    ),
    Command.NEXT: (
        "N",
        QT_TRANSLATE_NOOP("Command", "Next"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: next parcel"),
        QT_TRANSLATE_NOOP("Command", "Next parcel"),
    ),
    Command.PREVIOUS: (
        "P",
        QT_TRANSLATE_NOOP("Command", "Previous"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: previous parcel"),
        QT_TRANSLATE_NOOP("Command", "Previous parcel"),
    ),
    Command.NEXT_UNREVIEWED: (
        "U",
        QT_TRANSLATE_NOOP("Command", "Next unreviewed"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: next unreviewed parcel"),
        QT_TRANSLATE_NOOP("Command", "Next parcel that nobody has decided on"),
    ),
    Command.GO_TO: (
        "G",
        QT_TRANSLATE_NOOP("Command", "Go to"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: go to a parcel"),
        QT_TRANSLATE_NOOP("Command", "Type the identifier of a parcel and press Enter"),
    ),
    Command.FLICKER: (
        "F",
        QT_TRANSLATE_NOOP("Command", "Flicker"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: flicker (hold)"),
        QT_TRANSLATE_NOOP("Command", "While held, view 1 shows what view 2 shows"),
    ),
    Command.SWIPE: (
        "W",
        QT_TRANSLATE_NOOP("Command", "Swipe"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: swipe"),
        QT_TRANSLATE_NOOP("Command", "A handle over view 1 reveals what view 2 shows"),
    ),
    Command.FIT: (
        "Z",
        QT_TRANSLATE_NOOP("Command", "Fit"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: fit the views to the parcel"),
        QT_TRANSLATE_NOOP("Command", "Fit the views to each parcel instead of a fixed scale"),
    ),
    Command.MASK_OUTLINE: (
        "O",
        QT_TRANSLATE_NOOP("Command", "Mask outline"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: outline of the mask"),
        QT_TRANSLATE_NOOP("Command", "Draw the border of the cultivated land in the map over both views"),
    ),
    Command.EARLIER: (
        ",",
        QT_TRANSLATE_NOOP("Command", "Earlier"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: earlier clear date"),
        QT_TRANSLATE_NOOP("Command", "The clear date before the one shown"),
    ),
    Command.LATER: (
        ".",
        QT_TRANSLATE_NOOP("Command", "Later"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: later clear date"),
        QT_TRANSLATE_NOOP("Command", "The clear date after the one shown"),
    ),
    Command.COMMENT: (
        "C",
        QT_TRANSLATE_NOOP("Command", "Comment"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: write a comment"),
        QT_TRANSLATE_NOOP("Command", "Go to the line of the comment; Escape leaves it"),
    ),
    Command.CLASS: (
        "L",
        QT_TRANSLATE_NOOP("Command", "Class"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: choose the corrected class"),
        QT_TRANSLATE_NOOP("Command", "Go to the corrected class; Escape leaves it"),
    ),
    Command.DRAW: (
        "D",
        QT_TRANSLATE_NOOP("Command", "Draw outline"),
        QT_TRANSLATE_NOOP("Command", "Review parcels: draw the corrected outline"),
        QT_TRANSLATE_NOOP(
            "Command", "Draw the right outline in QGIS's map; a right click ends it. The map stays as it is"
        ),
    ),
}
_CHECKABLE = (Command.SWIPE, Command.FIT, Command.MASK_OUTLINE)


class Commands:
    """The actions of the review, with keys that count only while the focus is within one widget.

    Args:
        within: The dock. A key pressed elsewhere in QGIS is none of the review's.
    """

    def __init__(self, within: QWidget) -> None:
        self._actions: dict[Command, QAction] = {}
        for command, (key, label, listed, explained) in _WORDS.items():
            action = QAction(translate("Command", listed), within)
            action.setObjectName(f"FurrowReview_{command.value}")
            action.setIconText(translate("Command", label))
            action.setToolTip(translate("Command", explained))
            action.setCheckable(command in _CHECKABLE)
            action.setAutoRepeat(command in (Command.NEXT, Command.PREVIOUS, Command.EARLIER, Command.LATER))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            within.addAction(action)
            QgsGui.shortcutsManager().registerAction(action, key, _SECTION)
            self._actions[command] = action

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def enable(self, enabled: bool) -> None:
        """Let all commands act, or none: without a parcel there is nothing to do."""
        for action in self:
            action.setEnabled(enabled)

    def unregister(self) -> None:
        """Take the commands out of QGIS's list of shortcuts."""
        for action in self:
            if not sip.isdeleted(action):
                QgsGui.shortcutsManager().unregisterAction(action)
