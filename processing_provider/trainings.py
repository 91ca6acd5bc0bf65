"""Which models are trained in this QGIS: what a monitor opens with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["is_trained_here", "noted", "trained_here"]

_turn = threading.Lock()  # algorithms run in threads
_models: list[tuple[Path, bool]] = []  # the model, and whether it is being trained now; the last one at the end


@contextmanager
def noted(model: Path) -> Iterator[None]:
    """Note for the time of the block, and as the last one after it, that a model is trained here."""
    _note(model, running=True)
    try:
        yield
    finally:
        _note(model, running=False)


def trained_here() -> list[Path]:
    """Return the models that were or are trained in this QGIS: those being trained first, then the latest first."""
    with _turn:
        newest = list(reversed(_models))
    return [model for model, _ in sorted(newest, key=lambda entry: not entry[1])]


def is_trained_here(model: Path) -> bool:
    """Whether this QGIS is training a model now."""
    with _turn:
        return (model, True) in _models


def _note(model: Path, *, running: bool) -> None:
    with _turn:
        _models[:] = [entry for entry in _models if entry[0] != model]
        _models.append((model, running))
