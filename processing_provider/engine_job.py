"""Runs a job of the engine and shows its events in the feedback of a Processing algorithm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qgis.core import Qgis, QgsMessageLog, QgsProcessingException, QgsProcessingFeedback

from furrow.engine.contract.client import run_job
from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.errors import EngineDiedError, FurrowError, UnexpectedError
from furrow.engine.contract.events import Event, LayerReady, Measurement, Message, Progress, Result, Warn
from furrow.engine.contract.spec import JobSpec
from furrow.processing_provider.engine_settings import engine_environment
from furrow.processing_provider.pausing import is_paused
from furrow.processing_provider.texts import duration, translate

__all__ = ["EngineJob", "exception_of"]

# The log explains what the engine itself has no sentence for; a wrong input needs no traceback.
_NEEDS_LOG = (EngineDiedError, UnexpectedError)


@dataclass
class EngineJob:
    """One job and what it announced.

    Attributes:
        spec: The job.
        feedback: Where progress, messages and warnings are shown.
        start: Progress (0 to 1) of the algorithm when the job starts.
        end: Progress when it ends.
        environment: Where the engine runs; None for the one in use.
        on_measurement: Called with the numbers of long jobs.
        layers: The finished output files, in the order they were announced.
    """

    spec: JobSpec
    feedback: QgsProcessingFeedback
    start: float = 0.0
    end: float = 1.0
    environment: EngineEnvironment | None = None
    on_measurement: Callable[[Measurement], None] = lambda event: None
    layers: list[LayerReady] = field(default_factory=list)
    _text: str = ""
    _remaining: float | None = None
    _paused: bool = False
    _shown: str = ""
    _log: str = ""

    def run(self) -> Result:
        """Do the job and return its result.

        Raises:
            QgsProcessingException: The job failed, was cancelled, or the engine is missing; the
                text is one sentence.
        """
        try:
            environment = self.environment or engine_environment()
            return run_job(
                self.spec,
                environment.require(),
                on_event=self._show,
                is_cancelled=self.feedback.isCanceled,
                is_paused=self._ask_whether_paused,
                on_log=self._keep_log,
            )
        except FurrowError as error:
            if self._log and isinstance(error, _NEEDS_LOG):
                self.feedback.pushConsoleInfo(self._log)
            raise exception_of(error) from error

    def _keep_log(self, text: str) -> None:
        self._log = text.strip()
        if self._log:
            QgsMessageLog.logMessage(self._log, "Furrow", Qgis.MessageLevel.Info)

    def _show(self, event: Event) -> None:
        if isinstance(event, Progress):
            self._show_progress(event)
        elif isinstance(event, Message):
            self.feedback.pushInfo(event.text)
        elif isinstance(event, Warn):
            self.feedback.pushWarning(event.text)
        elif isinstance(event, LayerReady):
            self.layers.append(event)
        elif isinstance(event, Measurement):
            self.on_measurement(event)

    def _ask_whether_paused(self) -> bool:
        paused = is_paused()
        if paused != self._paused:
            self._paused = paused
            self._tell()
        return paused

    def _show_progress(self, event: Progress) -> None:
        self.feedback.setProgress(100 * (self.start + (self.end - self.start) * event.fraction))
        self._text = event.message or self._text
        self._remaining = event.remaining_s
        self._tell()

    def _tell(self) -> None:
        """Show what is being done, unless it is what is shown already."""
        parts = [self._text] if self._text else []
        if self._paused:
            parts.append(translate("engine_job", "paused"))
        elif self._remaining is not None and self._remaining >= 1:
            parts.append(translate("engine_job", "about {time} left").format(time=duration(self._remaining)))
        shown = ", ".join(parts)
        if shown != self._shown:  # qgis_process and the log of the dialog print a line each time
            self._shown = shown
            self.feedback.setProgressText(shown)


def exception_of(error: FurrowError) -> QgsProcessingException:
    """Return an error of Furrow as the exception that Processing shows."""
    return QgsProcessingException(str(error))
