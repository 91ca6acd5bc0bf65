"""What can be wrong with a model. Builtin children only: `models` imports nothing else of Furrow."""

from __future__ import annotations

__all__ = ["DamagedModelError", "ModelError", "UnsafeModelError"]


class ModelError(ValueError):
    """A model, its settings or its card are not what Furrow can use; the text says what to do."""


class UnsafeModelError(ModelError):
    """A model file could run code, or asks for absurd sizes, and was not opened."""


class DamagedModelError(ModelError):
    """A model file is missing, truncated or does not fit its card."""
