"""A Processing feedback that remembers, and acts at the first progress."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProcessingFeedback

__all__ = ["Feedback"]


class Feedback(QgsProcessingFeedback):
    """Keeps what was said.

    Args:
        at_progress: Called once, in the thread of the algorithm, when the engine first reports progress.
    """

    def __init__(self, at_progress: Callable[[], None] | None = None) -> None:
        super().__init__(False)
        self.said: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self._at_progress = at_progress

    def setProgressText(self, text: str) -> None:
        """Keep a text of the progress."""
        self.texts.append(text)
        if self._at_progress is not None:
            act, self._at_progress = self._at_progress, None
            act()

    def pushInfo(self, info: str) -> None:
        """Keep a line."""
        self.said.append(("info", info))

    def pushWarning(self, warning: str) -> None:
        """Keep a warning."""
        self.said.append(("warning", warning))

    def pushConsoleInfo(self, info: str) -> None:
        """Keep a part of the log."""
        self.said.append(("console", info))

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803 - QGIS names it
        """Keep an error."""
        self.said.append(("error", error))

    def heard(self, kind: str) -> list[str]:
        """Return what was said of one kind: "info", "warning", "console" or "error"."""
        return [text for said, text in self.said if said == kind]
