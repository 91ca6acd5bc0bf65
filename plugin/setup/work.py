"""What is done to the engine, one thing at a time, as tasks of QGIS: build, check, take another Python, remove."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingFeedback, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.errors import FurrowError
from furrow.plugin.background import run_algorithm
from furrow.processing_provider.engine_settings import engine_home
from furrow.processing_provider.texts import translate

__all__ = ["Work"]

_LONGEST_END_S = 10.0


class Work(QObject):
    """Runs the algorithms of the setup in the background and keeps what they say.

    It belongs to the plugin, not to the dialog: a dialog that is closed and opened again shows the same work.

    Attributes:
        lines: What was said by the work that runs or ran last.
        doing: What is being done, in a few words.
        fraction: Share of it that is done, 0 to 1.
    """

    began = pyqtSignal()
    progressed = pyqtSignal()
    said = pyqtSignal(str)
    ended = pyqtSignal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self.doing = ""
        self.fraction = 0.0
        self._task: QgsTask | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    @property
    def can_cancel(self) -> bool:
        """Whether something is being done that can be stopped."""
        return self._task is not None and self._task.canCancel()

    def build(self, computing: str, base_interpreter: str = "", *, anew: bool = False) -> None:
        """Build, update or repair the engine.

        Args:
            computing: "auto", "cpu" or "cuda".
            base_interpreter: Python to build with; empty to have one found.
            anew: Build also where a usable engine is there.
        """
        self._run("furrow:buildengine", {"COMPUTING": computing, "BASE_INTERPRETER": base_interpreter, "REBUILD": anew})

    def use(self, interpreter: str) -> None:
        """Try a Python that the analyst keeps, and use it from now on when it works."""
        self._run("furrow:buildengine", {"INTERPRETER": interpreter})

    def check(self) -> None:
        """Make the report of the engine."""
        self._run("furrow:checkengine", {})

    def remove(self) -> None:
        """Remove the engine that Furrow built."""
        task = _RemoveTask(engine_home())
        task.taskCompleted.connect(lambda: self._end(done=True))
        task.taskTerminated.connect(lambda: self._end(done=False, last=task.problem))
        self._begin(task.description())
        self._task = task
        QgsApplication.taskManager().addTask(task)
        self.began.emit()

    def cancel(self) -> None:
        """Stop what is being done; it ends within seconds."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Stop what is being done and wait until it has ended: the plugin goes."""
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        deadline = time.monotonic() + _LONGEST_END_S
        while not task.waitForFinished(1) and time.monotonic() < deadline:
            time.sleep(0.05)  # while QGIS waits, no thread gets to run Python, the task's neither

    def _run(self, identifier: str, parameters: Mapping[str, Any]) -> None:
        if self.is_running:
            return
        feedback = _Feedback()
        feedback.said.connect(self._say)
        feedback.doing.connect(self._tell)
        feedback.progressChanged.connect(self._count)
        algorithm = QgsApplication.processingRegistry().algorithmById(identifier)
        self._begin(algorithm.displayName())
        self._task = run_algorithm(identifier, parameters, feedback, lambda done, *_made: self._end(done=done))
        self.began.emit()

    def _begin(self, doing: str) -> None:
        self.lines, self.doing, self.fraction = [], doing, 0.0

    def _say(self, line: str) -> None:
        self.lines.append(line)
        self.said.emit(line)

    def _tell(self, words: str) -> None:
        self.doing = words
        self._say(words)
        self.progressed.emit()

    def _count(self, percent: float) -> None:
        self.fraction = percent / 100
        self.progressed.emit()

    def _end(self, *, done: bool, last: str = "") -> None:
        if self._task is None:
            return
        self._task = None
        if last:
            self._say(last)
        self.fraction = 1.0 if done else 0.0
        self.ended.emit(done)


class _Feedback(QgsProcessingFeedback):
    """Hands on what an algorithm says, from its thread to that of the window."""

    said = pyqtSignal(str)
    doing = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)

    def setProgressText(self, text: str) -> None:
        self.doing.emit(text)

    def pushInfo(self, info: str) -> None:
        self.said.emit(info)

    def pushWarning(self, warning: str) -> None:
        self.said.emit(translate("work", "Warning: {text}").format(text=warning))

    def pushConsoleInfo(self, info: str) -> None:
        self.said.emit(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803 - QGIS names it
        self.said.emit(error)


class _RemoveTask(QgsTask):
    """Removes the environment: gigabytes of small files take a while."""

    def __init__(self, home: Path) -> None:
        super().__init__(translate("work", "Removing the engine"), QgsTask.Flag.Silent)
        self._home = home
        self.problem = ""

    def run(self) -> bool:
        try:
            EngineEnvironment(self._home).remove()
        except FurrowError as error:
            self.problem = str(error)
        except OSError as error:
            sentence = translate("work", "The engine cannot be removed from '{folder}' ({reason}): check its rights.")
            self.problem = sentence.format(folder=self._home, reason=error.strerror)
        return not self.problem
