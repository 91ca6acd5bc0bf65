"""The client: runs one job in an engine process and hands its events on.

Works from any thread, knows neither QGIS nor any job. All calls of `on_event`, `is_cancelled` and
`is_paused` happen in the thread that called `run_job`.
"""

from __future__ import annotations

import json
import queue
import subprocess  # always a list of arguments, never a shell # nosec B404
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from furrow.engine.contract.errors import (
    EngineDiedError,
    EngineMissingError,
    FurrowError,
    JobCancelledError,
    error_from_kind,
)
from furrow.engine.contract.events import Event, Failure, Result, decode
from furrow.engine.contract.process import clean_environment, death_sentence, engine_command, popen_options
from furrow.engine.contract.spec import JobSpec

__all__ = ["CANCEL_GRACE_S", "run_job"]

#: A cancelled engine has this long to stop by itself before it is killed.
CANCEL_GRACE_S = 10.0

_POLL_S = 0.1
_LOG_TAIL = 20_000


def run_job(
    spec: JobSpec,
    interpreter: Path,
    *,
    on_event: Callable[[Event], None] = lambda event: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    is_paused: Callable[[], bool] = lambda: False,
    on_log: Callable[[str], None] = lambda text: None,
) -> Result:
    """Run a job in an engine process of its own and return its result.

    Args:
        spec: The job; it travels on standard input, never on the command line.
        interpreter: Python of the engine's environment.
        on_event: Called with each event as it arrives, the result included.
        is_cancelled: Asked about ten times a second; True stops the job.
        is_paused: Asked as often; while True the job waits at its next step. A cancel ends the wait.
        on_log: Called once with the end of the log when the job failed.

    Raises:
        EngineMissingError: The interpreter cannot be started.
        EngineDiedError: The process ended without an answer (killed, out of memory, crashed).
        JobCancelledError: `is_cancelled` said so.
        FurrowError: The job failed; the class and the text are the engine's.
    """
    with tempfile.TemporaryFile() as log:
        process = _start(interpreter, log)
        try:
            answer = _converse(process, spec, on_event, is_cancelled, is_paused)
        except FurrowError:
            _end(process)
            on_log(_tail(log))
            raise
        finally:
            _end(process)
        if isinstance(answer, Result):
            return answer
        if answer is not None and answer.kind == JobCancelledError.__name__:
            raise JobCancelledError(answer.message)
        on_log(_tail(log))
        if answer is not None:
            raise error_from_kind(answer.kind, answer.message)
        raise EngineDiedError(death_sentence(process.returncode))


def _start(interpreter: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # a list of arguments, no shell # nosec B603
            engine_command(interpreter),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=clean_environment(),
            **popen_options(),
        )
    except OSError as error:
        raise EngineMissingError(
            f"The engine's Python '{interpreter}' cannot be started ({error.strerror}): run 'Build the engine'."
        ) from error


def _converse(
    process: subprocess.Popen[bytes],
    spec: JobSpec,
    on_event: Callable[[Event], None],
    is_cancelled: Callable[[], bool],
    is_paused: Callable[[], bool],
) -> Result | Failure | None:
    """Send the job, hand its events on, and return the last word: None when there was none."""
    events: queue.SimpleQueue[Event | FurrowError | None] = queue.SimpleQueue()
    threading.Thread(target=_read_events, args=(process, events), daemon=True).start()
    _send(process, json.dumps(spec.to_document(), ensure_ascii=False).encode("utf-8") + b"\n")
    answer: Result | Failure | None = None
    deadline: float | None = None
    paused = False
    while True:
        if deadline is None and is_paused() != paused:
            paused = not paused
            _send(process, b"pause\n" if paused else b"resume\n")
        if deadline is None and answer is None and is_cancelled():
            _close_input(process)
            deadline = time.monotonic() + CANCEL_GRACE_S
        if deadline is not None and time.monotonic() > deadline:
            process.kill()
            if answer is not None:  # the work is done, only the process hangs at its end
                process.wait()
                return answer
            raise JobCancelledError("The job was cancelled; the engine did not stop by itself and was ended.")
        try:
            event = events.get(timeout=_POLL_S)
        except queue.Empty:
            continue
        if event is None:
            process.wait()
            if answer is None and deadline is not None:
                raise JobCancelledError("The job was cancelled; what was finished stays.")
            return answer
        if isinstance(event, FurrowError):
            raise event
        if isinstance(event, Result | Failure):
            answer = event
            deadline = time.monotonic() + CANCEL_GRACE_S
        on_event(event)


def _read_events(process: subprocess.Popen[bytes], events: queue.SimpleQueue[Event | FurrowError | None]) -> None:
    """Put every event of the process into the queue, then None at the end of its output."""
    try:
        for line in process.stdout or ():
            events.put(decode(line))
    except FurrowError as error:
        events.put(error)
    except (OSError, ValueError):  # the pipe was closed on our side
        events.put(None)
    else:
        events.put(None)


def _send(process: subprocess.Popen[bytes], line: bytes) -> None:
    try:
        if process.stdin is not None:
            process.stdin.write(line)
            process.stdin.flush()
    except OSError:  # the process died at once; the end of its output tells why
        _close_input(process)


def _close_input(process: subprocess.Popen[bytes]) -> None:
    try:
        if process.stdin is not None:
            process.stdin.close()
    except OSError:  # a broken pipe is as closed as it gets
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave no process behind, whatever happened."""
    _close_input(process)
    if process.poll() is None:
        try:
            process.wait(timeout=_POLL_S if process.stdout is None else 1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _tail(log: IO[bytes]) -> str:
    size = log.seek(0, 2)
    log.seek(max(0, size - _LOG_TAIL))
    return log.read().decode("utf-8", errors="replace")
