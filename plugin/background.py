"""Algorithms run as tasks of QGIS, as their dialogs run them, for windows that have no such dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)

__all__ = ["Ended", "run_algorithm"]

Ended = Callable[[bool, QgsProcessingAlgorithm, QgsProcessingContext], None]
"""Called in the main thread with whether it was done, and with what holds the layers it made."""

# A task holds no reference to what it works with, and may outlive the window that started it.
_kept: dict[int, tuple[object, ...]] = {}


def run_algorithm(
    identifier: str, parameters: Mapping[str, Any], feedback: QgsProcessingFeedback, ended: Ended
) -> QgsProcessingAlgRunnerTask:
    """Start an algorithm in the background and return its task.

    Args:
        identifier: Such as "furrow:loadseason".
        parameters: Its values.
        feedback: Takes what it says, in its thread.
        ended: Called once when it has ended, however it did.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(identifier)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    task = QgsProcessingAlgRunnerTask(algorithm, dict(parameters), context, feedback)
    _kept[id(task)] = (task, algorithm, context, feedback)

    def finish(done: bool, _results: dict[str, Any]) -> None:
        ended(done, algorithm, context)
        _kept.pop(id(task), None)

    task.executed.connect(finish)
    QgsApplication.taskManager().addTask(task)
    return task
