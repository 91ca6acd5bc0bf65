"""What every benchmark tells of the machine it ran on, and how it takes a median."""

from __future__ import annotations

import datetime
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

__all__ = ["describe_machine", "describe_processor", "median_seconds"]


def describe_machine() -> str:
    """Return processor, cores, Python and date in one line."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return f"{describe_processor()}, Python {platform.python_version()}, {today}"


def describe_processor() -> str:
    """Return the processor's model and the number of cores."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    return f"{model}, {os.cpu_count()} cores"


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median wall time of several runs after one warm-up, in seconds."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
