"""Jobs for tests of many at once: those of `engine_jobs.py` and two more, which workers load at their start."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from furrow.engine import handlers
from furrow.engine.contract.spec import JobSpec, register
from furrow.engine.reporting import Reporter
from furrow.tests.builders.engine_jobs import install_handlers

__all__ = ["PRELOAD", "Until", "Where", "dask_setup", "install"]

PRELOAD = __name__


@register
@dataclass(frozen=True)
class Where(JobSpec):
    """Tell the process's number and the threads it may use."""

    job: ClassVar[str] = "test-where"
    device: str = ""


@register
@dataclass(frozen=True)
class Until(JobSpec):
    """Wait until there are files."""

    job: ClassVar[str] = "test-until"
    files: tuple[str, ...]


def where(spec: Where, reporter: Reporter) -> dict[str, Any]:
    reporter.warn(f"asked for '{spec.device}', ž")
    return {"pid": os.getpid(), "threads": os.environ.get("OMP_NUM_THREADS")}


def until(spec: Until, reporter: Reporter) -> dict[str, Any]:
    while not all(Path(file).exists() for file in spec.files):
        reporter.check()
        time.sleep(0.02)
    return {}


def install() -> None:
    """Add the jobs to the table of this process."""
    install_handlers()
    handlers.HANDLERS[Where.job] = f"{__name__}:where"
    handlers.HANDLERS[Until.job] = f"{__name__}:until"


def dask_setup(worker: object) -> None:
    """Dask calls this in a worker that starts."""
    install()
