"""What workers of tests load at their start: the jobs of `engine_jobs.py`, and one that tells where it ran."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, ClassVar

from furrow.engine import handlers
from furrow.engine.contract.spec import JobSpec, register
from furrow.engine.reporting import Reporter
from furrow.tests.builders.engine_jobs import install_handlers

__all__ = ["PRELOAD", "Where"]

PRELOAD = __name__


@register
@dataclass(frozen=True)
class Where(JobSpec):
    """Tell the process's number and the threads it may use."""

    job: ClassVar[str] = "test-where"
    device: str = ""


def where(spec: Where, reporter: Reporter) -> dict[str, Any]:
    reporter.warn(f"asked for '{spec.device}', ž")
    return {"pid": os.getpid(), "threads": os.environ.get("OMP_NUM_THREADS")}


install_handlers()
handlers.HANDLERS[Where.job] = f"{__name__}:where"
