"""The errors of Furrow: one root, a few children that are also the matching builtin.

The text of every error is one sentence for an analyst: what is wrong, the value, what to do next.
"""

from __future__ import annotations

__all__ = [
    "AccessError",
    "DamagedFileError",
    "EngineDiedError",
    "EngineMissingError",
    "FurrowError",
    "InputError",
    "JobCancelledError",
    "ResourceError",
    "TransferError",
    "UnexpectedError",
    "UnsafeFileError",
    "error_from_kind",
]


class FurrowError(Exception):
    """Anything Furrow can explain."""


class InputError(FurrowError, ValueError):
    """A parameter, layer or file is not what the job needs."""


class DamagedFileError(FurrowError, OSError):
    """A file is missing, truncated or holds something else than it says."""


class UnsafeFileError(InputError):
    """A file could run code or reach other files when opened, and was not opened."""


class ResourceError(FurrowError, MemoryError):
    """Memory (the processor's or the GPU's) or disk space does not suffice."""


class TransferError(FurrowError, ConnectionError):
    """A service on the network did not give what was asked for, after every attempt."""


class AccessError(FurrowError, PermissionError):
    """A service refused the credentials, or they lack a right. Trying again is of no use."""


class EngineMissingError(FurrowError, RuntimeError):
    """The engine's environment is not built, is out of date or is broken."""


class EngineDiedError(FurrowError, RuntimeError):
    """The engine process ended without an answer."""


class UnexpectedError(FurrowError, RuntimeError):
    """The engine met an error that Furrow has no sentence for: a fault of Furrow itself."""


class JobCancelledError(FurrowError, RuntimeError):
    """The job was cancelled; what it had finished stays."""


_KINDS: dict[str, type[FurrowError]] = {
    kind.__name__: kind
    for kind in (
        FurrowError,
        InputError,
        DamagedFileError,
        UnsafeFileError,
        ResourceError,
        TransferError,
        AccessError,
        EngineMissingError,
        EngineDiedError,
        UnexpectedError,
        JobCancelledError,
    )
}


def error_from_kind(kind: str, message: str) -> FurrowError:
    """Return the error a failure event stands for.

    Args:
        kind: Name of an error class of this module; an unknown one gives `UnexpectedError`.
        message: Sentence for the analyst.
    """
    return _KINDS.get(kind, UnexpectedError)(message)
