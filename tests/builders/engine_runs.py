"""Running real engine processes from tests: kill them, cancel them, see what they leave."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from furrow.engine.contract.client import run_job
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.spec import JobSpec


def run(spec: JobSpec, **options: Any) -> dict[str, Any]:
    """Run a job in an engine process with this Python and return the values of its result."""
    return run_job(spec, Path(sys.executable), on_log=lambda text: sys.stderr.write(text), **options).values


def kill_when(spec: JobSpec, condition: Callable[[Event], bool]) -> None:
    """Run a job and kill its process (signal 9) at the first event for which the condition holds.

    Raises:
        FurrowError: As the client explains it.
    """
    before = {child.pid for child in psutil.Process().children()}

    def watch(event: Event) -> None:
        if condition(event):
            for child in psutil.Process().children():
                if child.pid not in before:
                    child.kill()

    run(spec, on_event=watch)


def cancel_when(spec: JobSpec, condition: Callable[[Event], bool]) -> float:
    """Run a job, cancel it at the first event for which the condition holds, and return the seconds it took to end."""
    wanted = threading.Event()
    asked: list[float] = []

    def watch(event: Event) -> None:
        if condition(event):
            wanted.set()

    def cancelled() -> bool:
        if wanted.is_set() and not asked:
            asked.append(time.monotonic())
        return wanted.is_set()

    try:
        run(spec, on_event=watch, is_cancelled=cancelled)
    finally:
        ended = time.monotonic()
        cancel_when.seconds = ended - asked[0] if asked else float("nan")  # type: ignore[attr-defined]
    return ended - asked[0]


def past(share: float) -> Callable[[Event], bool]:
    """Return a condition: the job has done more than this share of its work."""
    return lambda event: isinstance(event, Progress) and event.fraction > share
