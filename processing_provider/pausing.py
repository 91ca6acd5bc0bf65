"""Whether the jobs of this QGIS shall wait: one word for all of them, said in the plugin's menu."""

from __future__ import annotations

import threading

__all__ = ["is_paused", "set_paused"]

_paused = threading.Event()


def is_paused() -> bool:
    """Whether running jobs shall wait at their next step. Safe to ask from any thread."""
    return _paused.is_set()


def set_paused(paused: bool) -> None:
    """Have all jobs of this QGIS wait, those that start later included, or let them go on."""
    if paused:
        _paused.set()
    else:
        _paused.clear()
