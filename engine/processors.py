"""How many processors this process may use."""

from __future__ import annotations

import os

__all__ = ["processors"]

_LIMIT = "OMP_NUM_THREADS"  # what torch obeys; workers that share a computer are given their share in it


def processors() -> int:
    """Return the number of processors: those the system lets the process run on, or fewer by `OMP_NUM_THREADS`."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    limit = os.environ.get(_LIMIT, "")
    return max(1, min(there, int(limit))) if limit.isdigit() else there
